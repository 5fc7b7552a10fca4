"""What answers by where it stands, however sure the ranking is: news, counted items, what can be done."""

from __future__ import annotations

from assistant.calendar.no_call import find_no_call
from assistant.calendar.years_asked import find_year
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found, Searcher
from assistant.selection.allowing import find_allowed
from assistant.selection.audiences import find_readers
from assistant.selection.counted_items import find_counted
from assistant.selection.doings import find_doings
from assistant.selection.news import find_news
from assistant.selection.noted_items import find_noted
from assistant.selection.overviews import find_overview
from assistant.selection.own_share import find_own_share
from assistant.selection.regional_help import find_regional
from assistant.selection.tallies import find_numbered


def find_outright(reading: Reading, found: Found, searcher: Searcher) -> Unit | None:
    """The unit that answers by its heading or its items' names; None where the ranking decides."""
    for k in (find_news(reading, found), find_doings(reading, found)):
        if k is not None:
            return found.units[k]
    year = find_year(reading, found, searcher)
    return (
        year
        or find_no_call(reading, searcher)
        or find_own_share(reading, found, searcher)
        or find_allowed(reading, found, searcher)
        or find_regional(reading, searcher)
        or find_readers(reading, found)
        or find_noted(reading, found, searcher)
        or find_numbered(reading, found, searcher)
        or find_counted(reading, found, searcher)
        or find_overview(reading, searcher)
    )
