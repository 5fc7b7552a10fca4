"""A family of topics in a made-up guide: which has the most, which has a value or a property, the value of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.comparisons.by_family import answer_family
from assistant.comparisons.families import find_family
from assistant.engine import Assistant
from assistant.question.reading import read_question
from ingest.types import Language

pytestmark = pytest.mark.model

SLIDES = {
    "en": (
        ("Orchard grant (OG10)", ("Duration: 6–12 months", "Grant: max. EUR 20,000", "At least 2 organisations")),
        (
            "Pond grant (PG20)",
            ("Duration: 2 years", "Grant: max. EUR 80,000", "At least 4 organisations", "A new action in 2030"),
        ),
        (
            "Meadow grant (MG30)",
            ("Duration: 2 years", "Grant: EUR 5,000 per day", "Beekeepers cannot apply", "Aimed at new applicants"),
        ),
        ("Stays for pupils", ("Farm stays 2–20 days", "Forest stays 1–5 days", "Island stays 3–40 days")),
    ),
    "fi": (
        ("Hedelmätarhatuki (OG10)", ("Kesto: 6–12 kk", "Avustus: max 20 000 €", "Vähintään 2 organisaatiota")),
        (
            "Lampituki (PG20)",
            ("Kesto: 2 vuotta", "Avustus: max 80 000 €", "Vähintään 4 organisaatiota", "Uusi toiminto 2030"),
        ),
        (
            "Niittytuki (MG30)",
            ("Kesto: 2 vuotta", "Avustus: 5 000 € päivässä", "Suunnattu ensikertalaisille"),
        ),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def garden(decks_of: Callable[..., Assistant]) -> Assistant:
    return decks_of(SLIDES)


@pytest.mark.parametrize(
    ("question", "begins", "holds"),
    [
        ("Which project is the shortest?", "Shortest: Orchard grant", "6–12 months"),
        ("Which action lasts longest?", "Longest: ", "Meadow grant"),
        ("Which project needs the fewest organisations?", "Least: Orchard grant", "At least 2"),
        ("Which action lasts two years?", "- Pond grant", "Meadow grant"),
        ("Which projects need 4 organisations?", "Pond grant", "At least 4 organisations"),
        ("How long are the projects?", "- Orchard grant", "Meadow grant"),
        ("Which action is new?", "", "A new action in 2030"),
        ("Which project is not for beekeepers?", "Meadow grant", "Beekeepers cannot apply"),
        ("We have never applied before. Which should we choose?", "Meadow grant", "new applicants"),
        ("What is the longest stay for a pupil?", "Longest: Island stays", "Forest stays 1–5 days"),
        ("What is the shortest stay for a pupil?", "Shortest: Forest stays", "Farm stays"),
        ("Mikä hanke on lyhin?", "Lyhin: Hedelmätarhatuki", "6–12 kk"),
        ("Mitkä hankkeet kestävät kaksi vuotta?", "- Lampituki", "Niittytuki"),
        ("Mikä hanke vaatii vähiten organisaatioita?", "Vähiten: Hedelmätarhatuki", "Vähintään 2"),
        ("Kuinka pitkiä hankkeet ovat?", "- Hedelmätarhatuki", "Niittytuki"),
        ("Haemme ensimmäistä kertaa. Mitä kannattaa hakea?", "Niittytuki", "ensikertalaisille"),
    ],
)
def test_the_family_is_answered(garden: Assistant, question: str, begins: str, holds: str) -> None:
    answer = garden.ask(question)
    assert answer.status == "answered"
    assert answer.text.startswith(begins)
    assert holds in answer.text


@pytest.mark.parametrize("question", ["Which action lasts five years?", "Mikä hanke kestää viisi vuotta?"])
def test_a_value_that_no_topic_has_is_refused(garden: Assistant, question: str) -> None:
    assert garden.ask(question).status == "not_in_guide"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Which grant is the smallest?", "en"),  # one of them is given by the day
        ("Which project has the most fans?", "en"),
        ("Which action is the cheapest?", "en"),
        ("Which action has the shortest name and the largest grant?", "en"),
        ("Which participants stay longest?", "en"),
        ("How long does the Pond grant last?", "en"),
        ("How much can one get?", "en"),
        ("Mikä hanke on suosituin?", "fi"),
        ("Voiko hanke kestää kaksi vuotta?", "fi"),
    ],
)
def test_what_is_no_choice_of_a_family_is_left_alone(garden: Assistant, question: str, language: Language) -> None:
    reading = read_question(question, language, garden.searcher.book)
    assert answer_family(reading, garden.searcher) is None


@pytest.mark.parametrize(
    ("question", "language", "size"),
    [
        ("Which Jean Monnet action lasts longest?", "en", 3),
        ("Which alliance needs most partners?", "en", 3),
        ("Which of the partnerships is larger?", "en", 2),
        ("Mikä innovaatioyhteenliittymistä kestää kauimmin?", "fi", 3),
        ("Mikä niistä on uusi (innovaatioyhteenliittymät)?", "fi", 3),
        ("Which organisation may apply?", "en", 0),
        ("Which partners must pay?", "en", 0),  # partners are no partnerships
        ("How long does a CoVE last?", "en", 0),
        ("Mitä KA210 tarkoittaa?", "fi", 0),
    ],
)
def test_the_family_that_is_named(guide_assistant: Assistant, question: str, language: Language, size: int) -> None:
    book = guide_assistant.searcher.book
    family = find_family(read_question(question, language, book), book)
    assert (0 if family is None else len(family.topics)) == size
