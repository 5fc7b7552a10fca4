"""What is said of sessions: one as a sentence, several as a list, the next one where there is none on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.calendar.openings import asks_over
from assistant.language.words import fold
from assistant.passages.deadlines import Call
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Searcher
from assistant.wording.phrases import say
from assistant.wording.sentences import clean_topic, tidy, word_unit
from assistant.wording.statements import Statement


def tell_span(
    span: tuple[date, date], sessions: Sequence[Call], reading: Reading, searcher: Searcher, today: date
) -> tuple[tuple[Statement, ...], tuple[Unit, ...]] | None:
    """The sessions from a day to another; the next one after them, with a no, where there is none of them."""
    chosen = [session for session in sessions if span[0] <= session.day <= span[1]]
    if chosen:
        return word_sessions(chosen, reading, searcher, today), tuple(session.unit for session in chosen)
    later = [session for session in sessions if session.day > span[1]][:1]
    if not later:
        return None
    no = f"{say('no' if reading.asks_for('whether') else 'no_event_then', reading.language)}. "
    told = Statement(session_line(later[0].unit), later[0].unit.members, bullet=True)
    return (Statement(f"{no}{say('next_event', reading.language)}", (), "intro"), told), (later[0].unit,)


def word_sessions(sessions: Sequence[Call], reading: Reading, searcher: Searcher, today: date) -> tuple[Statement, ...]:
    """The sessions, one as a sentence, several as a list, with a yes where it was asked whether there are any."""
    units = list(dict.fromkeys(session.unit for session in sessions))
    yes = _verdict(sessions, reading, today)
    if len(units) == 1:
        over = Statement(say("passed_event", reading.language), units[0].members, "remark")
        remark = (over,) if all(session.day < today for session in sessions) else ()
        first, *rest = word_unit(units[0], reading, searcher.index, searcher.book, today)
        return Statement(f"{yes}{first.text}", first.passages, first.role), *rest, *remark
    heads = {clean_topic(unit.headings[-1]) if unit.headings else "" for unit in units}
    shared = heads.pop() if len(heads) == 1 else ""
    lead = f"{shared}:" if shared else say("all_events", reading.language)
    items = (Statement(session_line(unit, shared), unit.members, bullet=True) for unit in units)
    return Statement(f"{yes}{lead}", (), "intro"), *items


def _verdict(sessions: Sequence[Call], reading: Reading, today: date) -> str:
    """Yes where it was asked whether there are any; by today where it was asked whether they are over."""
    if not reading.asks_for("whether"):
        return ""
    if not asks_over(fold(asking_sentence(reading.text))):
        return f"{say('yes', reading.language)}. "
    over = {session.day < today for session in sessions}
    return f"{say('yes' if over.pop() else 'no', reading.language)}. " if len(over) == 1 else ""


def session_line(unit: Unit, shared: str = "") -> str:
    """A session as a list's item: with what it stands under, unless all do (`shared`)."""
    head = clean_topic(unit.headings[-1]) if unit.headings and not shared else ""
    return tidy(unit.text) if not head or any(c.isdigit() for c in head) else f"{head}: {tidy(unit.text)}"
