"""What a question is asked as once more, where its own reading finds nothing: for a condition, for another year."""

from __future__ import annotations

from datetime import date

from assistant.answering import Answerer, PartAnswer
from assistant.question import Reading, read_question
from assistant.search import Found, Searcher
from assistant.when_conditions import as_condition, states_day, tells_condition
from assistant.years_asked import settled_year


def answer_otherwise(
    reading: Reading, part: PartAnswer, found: Found, searcher: Searcher, answerer: Answerer, today: date
) -> PartAnswer:
    """The answer to the question as it may be read besides, where that says more than `part`; else `part`."""
    settled = _settle_year(reading, found, searcher, answerer, today) if part.status != "answered" else None
    return settled or _tell_condition(reading, part, found, searcher, answerer, today)


def _tell_condition(
    reading: Reading, part: PartAnswer, found: Found, searcher: Searcher, answerer: Answerer, today: date
) -> PartAnswer:
    """What is said of the condition that "when" asks for, where no day answers it."""
    asked = as_condition(reading, searcher.book)
    if asked is None or states_day(part.statements, found.units):
        return part
    again = searcher.rank(asked)
    told = answerer.answer(asked, again, today)
    tells = told.status == "answered" and tells_condition(asked, told.statements, again.units)
    return told if tells and told.confidence > part.confidence else part


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
