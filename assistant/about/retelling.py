"""An answer told again: with its places, in the guide's other language, with what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from assistant.about.requests import Request
from assistant.answers.answering import PartAnswer
from assistant.passages.units import Unit
from assistant.retrieval.search import Searcher
from assistant.types import Answer, Citation, Status
from assistant.wording.citations import Citer, write_text
from assistant.wording.phrases import say
from assistant.wording.rendering import describe, describe_quote
from assistant.wording.sentences import clean_topic, finish, tidy, word_unit
from assistant.wording.statements import Statement
from assistant.wording.verification import check_statement
from ingest.types import Language

_MOST_ITEMS = 6
_LONGEST_ROW = 300


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as it was given, with what answered its parts; no parts where nothing was looked up."""

    answer: Answer
    parts: tuple[PartAnswer, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Retold:
    """What is said when an answer is told again."""

    language: Language
    status: Status
    text: str
    citations: tuple[Citation, ...]


class Reteller:
    """Tells an answer again in another way."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def tell(self, request: Request, told: Told, language: Language, times: int) -> Retold:
        """An answer again: with its places, with what stands beside it, or as it was.

        `language` is the one of the request; `times` is how often the same was asked for before.
        """
        answer = told.answer
        if request in ("source", "sure"):
            return Retold(language, answer.status, self._show(request, answer, language), answer.citations)
        if request == "more" and answer.citations:
            items = self._beside(told, times)
            status: Status = "answered" if items else "not_in_guide"
            intro = Statement(say("told_more" if items else "told_no_more", answer.language), role="intro")
            citer = Citer(self._searcher.index)
            text = write_text([intro, *items], citer)
            return Retold(answer.language, status, text, citer.citations)
        told_plainly = request == "plain" and answer.citations
        text = f"{say('told_plain', answer.language)}\n\n{answer.text}" if told_plainly else answer.text
        return Retold(answer.language, answer.status, text, answer.citations)

    def _show(self, request: Request, answer: Answer, language: Language) -> str:
        """An answer's quotes and where they stand; for a refusal the nearest places."""
        if answer.status in ("answered", "partial"):
            key = "told_source" if request == "source" else "told_sure"
            return "\n".join([say(key, language), *(describe_quote(c, language) for c in answer.citations)])
        lines = [f"- {describe(c.locator, language)}" for c in answer.related]
        return "\n".join([say("told_source_none", language), *lines]) if lines else answer.text

    def _beside(self, told: Told, times: int) -> tuple[Statement, ...]:
        """What else the sections of an answer say; empty where that is all."""
        units = [u for part in told.parts for s in part.statements for u in self._units_of(s.passages)]
        said = {k for part in told.parts for s in part.statements for k in s.passages}
        left = [
            unit
            for section in dict.fromkeys(unit.section for unit in units)
            for unit in self._searcher.in_section(section)
            if not (unit.is_list or unit.is_heading or said & {*unit.members, unit.lead})
        ]
        headings = {unit.headings for unit in units}
        left.sort(key=lambda unit: unit.headings not in headings)  # what stands under the same heading first
        shown = left[_MOST_ITEMS * times : _MOST_ITEMS * (times + 1)]
        groups = groupby(shown, key=lambda unit: (unit.section, unit.headings))
        return tuple(s for (_, path), group in groups for s in self._headed(list(group), path in headings))

    def _headed(self, units: Sequence[Unit], is_told: bool) -> Iterable[Statement]:
        """Units of one heading: as they are where the answer stands under it, else short ones in a row after it."""
        texts = [tidy(unit.text) for unit in units]
        heading = clean_topic(units[0].headings[-1]) if units[0].headings else ""
        row = f"{heading}: {'; '.join(text.rstrip('.;,') for text in texts)}"
        members = tuple(k for unit in units for k in unit.members)
        together = Statement(finish(row), members, bullet=True)
        fits = bool(heading) and not is_told and len(row) <= _LONGEST_ROW
        if fits and check_statement(together, self._searcher.index.passages) is None:
            return (together,)
        return tuple(
            Statement(finish(text), unit.members, bullet=True) for text, unit in zip(texts, units, strict=True)
        )

    def in_language(self, told: Told, language: Language) -> tuple[PartAnswer, ...]:
        """The parts of an answer in another language: what the same places say in the other version of the document.

        What has no other version is quoted as it stands.
        """
        return tuple(
            replace(
                part,
                reading=replace(part.reading, language=language),
                statements=tuple(self._translate(part, language, told.today)),
            )
            for part in told.parts
        )

    def _translate(self, part: PartAnswer, language: Language, today: date) -> Iterable[Statement]:
        reading = replace(part.reading, language=language)
        index, book = self._searcher.index, self._searcher.book
        groups = dict.fromkeys(s.passages for s in part.statements if s.role == "claim" and s.passages)
        for passages in groups:
            twins = tuple(dict.fromkeys(int(self._searcher.retrieval.twins[k]) for k in passages))
            own = [k for k in twins if index.documents[index.passages[k].document_id].language == language]
            units = self._units_of(own or twins)
            for unit in units:
                yield from (
                    replace(s, bullet=s.bullet or len(groups) > 1) for s in word_unit(unit, reading, index, book, today)
                )

    def _units_of(self, passages: Sequence[int]) -> tuple[Unit, ...]:
        """The units that passages make: one that holds just them, else one for each that says something."""
        units = [u for u in self._searcher.units if set(u.members) & set(passages)]
        whole = next((u for u in units if set(u.members) == set(passages)), None)
        if whole is not None:
            return (whole,)
        return tuple(u for u in units if not u.is_list and not u.is_heading)
