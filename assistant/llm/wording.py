"""An answer worded by a model: every claim checked, what fails mended once, the guide's own words otherwise."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.engine import Assistant, Plan
from assistant.llm.chat import Chat, Turn, Usage
from assistant.llm.claims import SCHEMA, Claim, ClaimReader
from assistant.llm.evidence import Evidence, gather
from assistant.llm.failures import Cause, ModelFailure
from assistant.llm.grounding import Grounding
from assistant.llm.guards import Fault, Guard
from assistant.llm.parts import answers, finish_part, is_for_model, reword, share
from assistant.llm.prompts import Prompt, question_tokens, write_prompt
from assistant.llm.rest import Rest
from assistant.passages.hostile import neutralise
from assistant.streaming import Draft
from assistant.types import Answer, ModelUse
from assistant.wording.phrases import say
from assistant.wording.statements import Statement
from ingest.settings import Settings

log = logging.getLogger("erasmus_guide.model")

_RULES_TOKENS = 1100  # the rules, and what a second try adds
_LEAST_PASSAGE_TOKENS = 200
_MOST_PROBLEMS = 6
_LEAST_REPAIR_S = 1.0
_NOTICES: dict[Cause, str] = {
    "unverified": "model_unverified",
    "invalid_json": "model_unverified",
    "empty": "model_incomplete",
    "incomplete": "model_incomplete",
    "too_long": "model_incomplete",
    "broken_stream": "model_incomplete",
}


def open_wording(settings: Settings, assistant: Assistant) -> ModelWording:
    """The wording by the model that the settings name. Raises `SettingsError` for a name that is none."""
    return ModelWording(assistant, Chat(settings, SCHEMA), settings)


@dataclass(slots=True)
class _Turn:
    """One answer in the making: claims by their place, None while one does not hold."""

    plan: Plan
    evidence: Evidence
    guard: Guard
    started: float
    until: float
    slots: list[Statement | Fault] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)
    claims: int = 0
    first_claim_ms: float | None = None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What holds so far, in the model's order."""
        return tuple(slot for slot in self.slots if isinstance(slot, Statement))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What does not hold so far."""
        return tuple(slot for slot in self.slots if isinstance(slot, Fault))

    def report(self, cause: str = "") -> ModelUse:
        """What the model was asked and what became of it."""
        usage = self.usage
        return ModelUse(
            usage.calls, self.claims, self.claims - len(self.statements), usage.input_tokens, usage.output_tokens,
            self.first_claim_ms, cause,
        )  # fmt: skip


class ModelWording:
    """Words plans with a chat model. Safe to share between threads."""

    def __init__(self, assistant: Assistant, chat: Chat, settings: Settings) -> None:
        self._assistant = assistant
        self._chat = chat
        self._seconds = settings.answer_timeout
        self._prompt_tokens = settings.answer_context_tokens - settings.answer_max_tokens
        self._grounding = Grounding(assistant.searcher)
        self._rest = Rest()

    def stream(self, plan: Plan, cancelled: Callable[[], bool]) -> Iterator[Draft | Answer]:
        """Drafts of verified claims, then the answer; it ends without one where it was cancelled."""
        searcher = self._assistant.searcher
        if not any(map(is_for_model, plan.parts)):
            yield self._assistant.compose(plan)
            return
        tokens = self._prompt_tokens - _RULES_TOKENS - question_tokens(plan.question, plan.standalone)
        evidence = gather(plan.parts, searcher, max(_LEAST_PASSAGE_TOKENS, tokens), self._grounding.bare)
        asked = f"{plan.question} {plan.standalone}"
        guard = Guard(searcher, self._grounding, evidence, plan.parts, plan.language, asked)
        started = time.monotonic()
        turn = _Turn(plan, evidence, guard, started, started + self._seconds)
        if not evidence.positions:
            yield self._own_words(turn, "empty")
            return
        if self._rest.is_on:
            yield self._own_words(turn, "resting")
            return
        try:
            yield from self._converse(turn, cancelled)
        except ModelFailure as failure:
            rests = "; it is left alone for a minute" if self._rest.note(failure.cause) else ""
            log.warning("the model gave no usable answer (%s); the guide's own words were given%s", failure, rests)
            if not cancelled():
                yield self._own_words(turn, failure.cause)
            return
        self._rest.note(None)
        if not cancelled():
            yield self._finish(turn)

    def _converse(self, turn: _Turn, cancelled: Callable[[], bool]) -> Iterator[Draft]:
        plan = turn.plan
        index = self._assistant.searcher.index
        prompt = write_prompt(plan.question, plan.standalone, plan.language, turn.evidence, index, plan.today)
        problems: Sequence[str] = ()
        try:
            yield from self._call(turn, prompt.turns, range(0), cancelled)
        except ModelFailure as failure:
            if failure.cause != "invalid_json":
                raise
            problems = ("The reply was not one JSON object of the shape asked for.",)
        if turn.faults:
            problems = _tell(turn.faults)
        if not problems or cancelled() or turn.until - time.monotonic() < _LEAST_REPAIR_S:
            return
        yield from self._repair(turn, prompt, problems, cancelled)

    def _repair(
        self, turn: _Turn, prompt: Prompt, problems: Sequence[str], cancelled: Callable[[], bool]
    ) -> Iterator[Draft]:
        """The one second try. Where it fails, what held before it still stands."""
        places = [k for k, slot in enumerate(turn.slots) if isinstance(slot, Fault)][:_MOST_PROBLEMS]
        try:
            yield from self._call(turn, prompt.repair(problems), places, cancelled)
        except ModelFailure as failure:
            if not turn.statements:
                raise
            log.warning("the model's second try failed (%s); its first claims were kept", failure)

    def _call(
        self, turn: _Turn, turns: tuple[Turn, ...], places: Sequence[int], cancelled: Callable[[], bool]
    ) -> Iterator[Draft]:
        """Claims as they come, checked; with `places`, each takes the place of one that did not hold."""
        reader, free = ClaimReader(), list(places)
        for piece in self._chat.stream(turns, turn.until, cancelled, turn.usage):
            for claim in reader.feed(piece):
                if places and not free:
                    return
                if self._take(turn, claim, free.pop(0) if free else None):
                    yield self._draft(turn)
            if cancelled():
                return
        if not cancelled():
            reader.close()

    def _take(self, turn: _Turn, claim: Claim, place: int | None) -> bool:
        checked = turn.guard.check(claim)
        if isinstance(checked, Statement) and any(checked.text == said.text for said in turn.statements):
            return False
        if place is None:
            turn.claims += 1
            turn.slots.append(checked)
        elif isinstance(checked, Statement):
            turn.slots[place] = checked
        if isinstance(checked, Fault):
            return False
        if turn.first_claim_ms is None:
            turn.first_claim_ms = round((time.monotonic() - turn.started) * 1000, 1)
        return True

    def _draft(self, turn: _Turn) -> Draft:
        """What has been verified so far, without what is still open."""
        shares = share(turn.plan.parts, turn.statements, turn.evidence.parts)
        parts = [reword(part, said) for part, said in zip(turn.plan.parts, shares, strict=True) if said]
        answer = self._assistant.compose(replace(turn.plan, parts=tuple(parts)))
        return Draft(answer.text, answer.citations)

    def _finish(self, turn: _Turn) -> Answer:
        """Every part in the model's words where they answer it, in the guide's own where they do not."""
        if not turn.claims or not turn.statements:
            cause: Cause = "unverified" if turn.claims else "empty"
            reasons = "; ".join(sorted({_kind(fault.reason) for fault in turn.faults}))
            log.warning("no claim of the model held (%s: %s); the guide's own words were given", cause, reasons or "-")
            return self._own_words(turn, cause)
        shares = share(turn.plan.parts, turn.statements, turn.evidence.parts)
        parts = tuple(
            finish_part(part, said) if is_for_model(part) and answers(part, said, self._grounding.bare) else part
            for part, said in zip(turn.plan.parts, shares, strict=True)
        )
        if parts == turn.plan.parts:
            log.warning("the model's claims left the question open; the guide's own words were given")
            return self._own_words(turn, "incomplete")
        answer = self._assistant.compose(replace(turn.plan, parts=parts))
        return replace(answer, engine="model", model=turn.report())

    def _own_words(self, turn: _Turn, cause: Cause) -> Answer:
        answer = self._assistant.compose(turn.plan)
        notices = (*answer.notices, say(_NOTICES.get(cause, "model_unavailable"), turn.plan.language))
        return replace(answer, notices=notices, model=turn.report(cause))


def _tell(faults: Sequence[Fault]) -> list[str]:
    """The claims that did not hold, with the reasons, as lines of data."""
    lines = []
    for fault in faults[:_MOST_PROBLEMS]:
        text = json.dumps(neutralise(fault.claim.text)[:300], ensure_ascii=False)
        lines.append(f"- {text} (passages {list(fault.claim.passages)[:8]}): {neutralise(fault.reason)[:200]}")
    return lines


def _kind(reason: str) -> str:
    """A reason without what it quotes: nothing of the question or answer goes into the log."""
    kinds = ("stands in no cited passage", "is not the", "do not say this", "are not about", "there is no passage")
    return next((kind for kind in kinds if kind in reason), reason)
