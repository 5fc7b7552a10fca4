"""A passage answers only where it names the field, the one thing, the region or the meaning that is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.abstention.unnamed import leaves_unnamed
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "text", "language", "left"),
    [
        ("When does the harbour call close?", "Harbour info session 3 March 2031 at 14:00–15:00", "en", True),
        ("When is the harbour info session?", "Harbour info session 3 March 2031 at 14:00–15:00", "en", False),
        ("When does the harbour call close?", "The harbour call: 3 March 2031 at 14:00", "en", False),
        ("Does a fleet need at least one lighthouse?", "At least 6 harbours, 3 countries", "en", True),
        ("Does a fleet need at least one harbour?", "At least 6 harbours, 3 countries", "en", False),
        ("Onko laivastossa oltava vähintään yksi majakka?", "Vähintään 6 satamaa, 3 maata", "fi", True),
        ("Onko laivastossa oltava vähintään yksi majakka?", "Vähintään 6 satamaa ja majakka", "fi", False),
        ("What is the deadline of harbour twins in youth?", "Harbour twins: 3 March 2031", "en", True),
        ("What is the deadline of harbour twins in youth?", "Harbour twins (youth): 3 March 2031", "en", False),
        ("Mikä on satamaparien takaraja nuorisoalalla?", "Satamaparit: 3.3.2031", "fi", True),
        ("Of those 4 million euros, how much goes to piers?", "The budget is EUR 4 million", "en", True),
        ("Of those 4 million euros, how much goes to piers?", "Piers get EUR 1 million", "en", False),
        ("How much goes to piers?", "The budget is EUR 4 million", "en", False),
        ("Mitä tarkoitetaan kiertopurjeella?", "Tukea voi hakea myös kiertopurjeen kantajille", "fi", True),
        ("Mitä tarkoitetaan kiertopurjeella?", "Kiertopurje = purje, joka kiertää", "fi", False),
        ("What does towing mean?", "A grant may be asked for towing", "en", True),
        ("What does towing mean?", "Towing is pulling a ship", "en", False),
        ("Mikä on LOMA?", "Hakijana satama tai telakka (LOMA) koko ketjun puolesta", "fi", True),
        ("Mikä on LOMA?", "LOMA eli lossimatkat", "fi", False),
        ("What is a pilot?", "For pilots", "en", True),
        ("What is a pilot?", "For pilots, who steer ships", "en", False),
        ("What does LOMA stand for?", "LOMA harbours, a new line", "en", True),
        ("What does LOMA stand for?", "Lossi Oulun Matkat Aina (LOMA)", "en", False),
        ("Who looks after the harbour page?", "https://example.org/harbour", "en", True),
        ("Where is the harbour page?", "https://example.org/harbour", "en", False),
        ("List the countries of the Northern Shore.", "Norway, Iceland, Denmark", "en", True),
        ("Luettele Pohjoisrannan maat.", "Norja, Islanti, Tanska", "fi", True),
    ],
)
def test_what_is_asked_for_is_named(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, left: bool
) -> None:
    assert leaves_unnamed(read_question(question, language, book), unit_of(text, language)) is left


@pytest.mark.parametrize(
    ("headings", "left"), [((), True), (("Northern Shore",), False), (("Countries of the Southern Bay",), True)]
)
def test_countries_of_a_region_stand_under_its_name(
    book: TermBook, unit_of: Callable[..., Unit], headings: tuple[str, ...], left: bool
) -> None:
    reading = read_question("Which countries make up the Northern Shore?", "en", book)
    assert leaves_unnamed(reading, unit_of("Norway, Iceland, Denmark", "en", *headings)) is left


def test_a_name_at_its_heading_is_explained(book: TermBook, unit_of: Callable[..., Unit]) -> None:
    reading = read_question("What is LOMA?", "en", book)
    assert not leaves_unnamed(reading, unit_of("offers a search for ships", "en", "Lossi Matkat, LOMA"))
