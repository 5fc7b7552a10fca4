"""Still open, or too late: a stated day held against the day of asking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.calendar.open_now import is_open
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "stated", "language", "today", "yes"),
    [
        ("Is the lamp call still open?", "Lamps: 4 May 2030", "en", date(2030, 5, 4), True),
        ("Is the lamp call still open?", "Lamps: 4 May 2030", "en", date(2030, 5, 5), False),
        ("Can we still apply for lamps?", "Lamps: 4 May 2030", "en", date(2030, 6, 1), False),
        ("Are we too late for the lamps?", "Lamps: 4 May 2030", "en", date(2030, 6, 1), True),
        ("Has the lamp call closed already?", "Lamps: 4 May 2030", "en", date(2030, 4, 1), False),
        ("Onko lamppuhaku vielä auki?", "Lamput: 4.5.2030 klo 16", "fi", date(2030, 5, 5), False),
        ("Ehdinkö hakea lamppurahaa?", "Lamput: 4.5.2030 klo 16", "fi", date(2030, 5, 5), False),
        ("Onks lamppuhaku jo ohi?", "Lamput: 4.5.2030 klo 16", "fi", date(2030, 5, 5), True),
        ("voiks lamppuja viel hakee nyt", "Lamput: 4.5.2030 klo 16", "fi", date(2030, 4, 30), True),
        # from a day on, and a month in between
        ("Is the lamp call open now?", "Lamps: 1 March – 4 May 2030", "en", date(2030, 2, 1), False),
        ("Is the lamp call open now?", "The lamp call opens on 1 March 2030", "en", date(2030, 2, 1), False),
        ("Is the lamp call open now?", "The lamp call opens on 1 March 2030", "en", date(2030, 3, 2), True),
        ("Onko haku nyt auki?", "Haku 1.2.–30.11.2030, kiinni heinäkuussa", "fi", date(2030, 7, 9), False),
        ("Onko haku nyt auki?", "Haku 1.2.–30.11.2030, kiinni heinäkuussa", "fi", date(2030, 8, 9), True),
        # of several days that of the season
        ("Is the autumn call still open?", "Two calls: 3 March 2030, 9 October 2030", "en", date(2030, 10, 20), False),
        ("Is the spring call still open?", "Two calls: 3 March 2030, 9 October 2030", "en", date(2030, 4, 1), False),
        ("Is the call still open?", "Two calls: 3 March 2030, 9 October 2030", "en", date(2030, 4, 1), True),
        # nothing about today
        ("Is the lamp call open to schools?", "Lamps: 4 May 2030", "en", date(2030, 6, 1), None),
        ("Can we still apply on 2 May 2030?", "Lamps: 4 May 2030", "en", date(2030, 6, 1), None),
        ("Can we still apply if we apply next week?", "Lamps: 4 May 2030", "en", date(2030, 5, 1), None),
        ("Has the first round closed already?", "Round 2: 4 May 2030", "en", date(2030, 4, 1), None),
        ("Onko lamppuhaku vielä auki?", "Lamppuja voi hakea aina", "fi", date(2030, 5, 5), None),
    ],
)
def test_a_call_is_open_until_its_day(
    book: TermBook,
    unit_of: Callable[..., Unit],
    question: str,
    stated: str,
    language: Language,
    today: date,
    yes: bool | None,
) -> None:
    assert is_open(read_question(question, language, book), unit_of(stated, language), today) is yes
