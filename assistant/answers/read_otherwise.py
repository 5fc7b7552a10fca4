"""What a question is asked as once more, where its own reading finds nothing: for a condition, for another year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.answers.answering import Answerer, PartAnswer
from assistant.calendar.when_conditions import as_condition, asks_more, asks_of_state, tells_condition
from assistant.calendar.years_asked import settled_year
from assistant.passages.traits import traits_of
from assistant.passages.units import Unit
from assistant.question.reading import Reading, read_question
from assistant.retrieval.search import Found, Searcher


def answer_otherwise(
    reading: Reading, part: PartAnswer, found: Found, searcher: Searcher, answerer: Answerer, today: date
) -> PartAnswer:
    """The answer to the question as it may be read besides, where that says more than `part`; else `part`."""
    settled = _settle_year(reading, found, searcher, answerer, today) if part.status != "answered" else None
    return settled or _tell_condition(reading, part, searcher, answerer, today)


def _tell_condition(
    reading: Reading, part: PartAnswer, searcher: Searcher, answerer: Answerer, today: date
) -> PartAnswer:
    """What is said of the condition that "when" asks for, where no day answers it.

    A state ("When is a partner required?") is not told by the day on which a call closes.
    """
    asked = as_condition(reading, searcher.book)
    shown = _shown(part, searcher)
    if asked is None or tells_condition(asked, shown):
        return part
    dated = [unit for unit in shown if any(value.kind == "date" for value in unit.values)]
    amiss = asks_of_state(asked) and any(traits_of(unit).is_call for unit in dated)
    if dated and not amiss:
        return part
    told = answerer.answer(asked, searcher.rank(asked), today)
    tells = told.status == "answered" and tells_condition(asked, _shown(told, searcher))
    if tells and (amiss or told.confidence > part.confidence):
        return told
    amiss = amiss or (part.status == "answered" and asks_more(asked))
    return replace(part, status="not_in_guide", statements=()) if amiss else part


def _shown(part: PartAnswer, searcher: Searcher) -> list[Unit]:
    """The units, lists left out, that an answer shows."""
    passages = {k for statement in part.statements for k in statement.passages}
    return [unit for unit in searcher.units if not unit.is_list and passages & set(unit.members)]


def _settle_year(
    reading: Reading, found: Found, searcher: Searcher, answerer: Answerer, today: date
) -> PartAnswer | None:
    """No for a year other than the one that a statement holds for, where it would answer for that one."""
    settled = settled_year(reading, found)
    if settled is None:
        return None
    unit, year = settled
    asked = read_question(reading.text.replace(str(reading.years[0]), year), reading.language, searcher.book)
    again = searcher.rank(asked)
    best = again.units[again.order[0]]
    said = answerer.answer(asked, again, today).status == "answered"
    return answerer.tell(reading, unit, today, False) if said and best.members == unit.members else None
