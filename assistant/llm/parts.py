"""The parts of a question: what the guide's own answer gives each, and which claims of a model answer it."""

from __future__ import annotations

import re
from collections.abc import KeysView, Sequence
from dataclasses import replace

from assistant.answers.answering import PartAnswer
from assistant.wording.phrases import say
from assistant.wording.statements import Statement
from ingest.types import Language
from ingest.values import Value, read_values, supported

_BULLETS_FROM = 4


_LINK = re.compile(r"https?://|\bwww\.")


def is_for_model(part: PartAnswer) -> bool:
    """True for an answered part that a model may word: not where the answer is a link, for a model writes none."""
    return part.status == "answered" and not any(_LINK.search(statement.text) for statement in part.statements)


def anchor_of(part: PartAnswer) -> KeysView[int]:
    """The passages that the guide's own answer rests on, in its order."""
    return dict.fromkeys(k for statement in part.statements for k in statement.passages).keys()


def verdict_of(part: PartAnswer) -> bool | None:
    """Yes or no, where the guide's own answer says so first."""
    if not part.statements:
        return None
    language, text = part.reading.language, part.statements[0].text
    for key, verdict in (("yes", True), ("no", False)):
        if text.startswith((f"{say(key, language)}. ", f"{say(key, language)}, ")):
            return verdict
    return None


def values_asked(part: PartAnswer) -> tuple[Value, ...]:
    """The values of the kinds asked for that the guide's own answer gives."""
    if verdict_of(part) is not None:
        return ()
    texts = (statement.text for statement in part.statements if statement.role == "claim")
    return tuple(v for text in texts for v in read_values(text) if v.kind in part.reading.expects)


def share(
    parts: Sequence[PartAnswer], statements: Sequence[Statement], evidence: Sequence[frozenset[int]]
) -> list[tuple[Statement, ...]]:
    """Which claims answer which part: the one whose own answer cites a passage of theirs, else whose evidence does.

    `evidence[p]` are the positions that were found for part `p`.
    """
    own = [anchor_of(part) for part in parts]
    shares: list[list[Statement]] = [[] for _ in parts]
    for statement in statements:
        cited = frozenset(statement.passages)
        fits = [p for p, positions in enumerate(own) if positions & cited and is_for_model(parts[p])]
        fits += [p for p, positions in enumerate(evidence) if positions & cited]
        if fits:
            shares[_best(fits, parts, statement)].append(statement)
    return [tuple(share) for share in shares]


def _best(fits: Sequence[int], parts: Sequence[PartAnswer], statement: Statement) -> int:
    """Of the parts that a claim fits, the first one that asks for a value it holds."""
    for p in fits:
        wanted = values_asked(parts[p])
        if wanted and any(supported(v, wanted) for v in read_values(statement.text) if v.kind in _kinds(wanted)):
            return p
    return fits[0]


def _kinds(values: Sequence[Value]) -> frozenset[str]:
    return frozenset(value.kind for value in values)


def answers(part: PartAnswer, said: Sequence[Statement], bare: frozenset[int]) -> bool:
    """True where the claims rest on what the guide's own answer rests on and give all that it gives.

    That is a passage of it, all its values of the kind asked for, and every item of a list; `bare` headings are
    no items.
    """
    cited = frozenset(k for statement in said for k in statement.passages)
    if not anchor_of(part) & cited:
        return False
    given = [value for statement in said for value in read_values(statement.text)]
    if not all(supported(value, given) for value in values_asked(part)):
        return False
    is_list = part.reading.asks_for("list", "who") and verdict_of(part) is None
    items = frozenset(k for s in part.statements if s.bullet or is_list for k in s.passages)
    return items - bare <= cited


def reword(part: PartAnswer, said: Sequence[Statement]) -> PartAnswer:
    """The part with these claims in place of its own statements."""
    bullets = len(said) >= _BULLETS_FROM
    return replace(part, statements=tuple(replace(s, bullet=bullets) for s in said))


def finish_part(part: PartAnswer, said: Sequence[Statement]) -> PartAnswer:
    """The part in the model's words, with the guide's own yes or no before and its remarks behind."""
    anchor, verdict = anchor_of(part), verdict_of(part)
    if verdict is not None:  # what proves it comes first
        said = sorted(said, key=lambda statement: not anchor & set(statement.passages))
    first, *rest = said
    if verdict is not None and not _begins_with_verdict(first.text, part.reading.language):
        said = (replace(first, text=f"{say('yes' if verdict else 'no', part.reading.language)}. {first.text}"), *rest)
    remarks = tuple(statement for statement in part.statements if statement.role == "remark")
    worded = reword(part, said)
    return replace(worded, statements=(*worded.statements, *remarks))


def _begins_with_verdict(text: str, language: Language) -> bool:
    return text.casefold().startswith(
        tuple(f"{say(key, language).casefold()}{sign}" for key in ("yes", "no") for sign in ",.:! ")
    )
