"""What answers by where it stands, however sure the ranking is: news, counted items, what can be done."""

from __future__ import annotations

from assistant.audiences import find_readers
from assistant.counted_items import find_counted
from assistant.doings import find_doings
from assistant.news import find_news
from assistant.no_call import find_no_call
from assistant.noted_items import find_noted
from assistant.overviews import find_overview
from assistant.question import Reading
from assistant.search import Found, Searcher
from assistant.tallies import find_numbered
from assistant.units import Unit
from assistant.years_asked import find_year


def find_outright(reading: Reading, found: Found, searcher: Searcher) -> Unit | None:
    """The unit that answers by its heading or its items' names; None where the ranking decides."""
    for k in (find_news(reading, found), find_doings(reading, found)):
        if k is not None:
            return found.units[k]
    year = find_year(reading, found, searcher)
    return (
        year
        or find_no_call(reading, searcher)
        or find_readers(reading, found)
        or find_noted(reading, found, searcher)
        or find_numbered(reading, found, searcher)
        or find_counted(reading, found, searcher)
        or find_overview(reading, searcher)
    )
