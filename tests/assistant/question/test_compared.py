"""What a question compares: the things as they are worded, and the topics of the guide that they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.comparisons.compared_topics import with_topics
from assistant.engine import Assistant
from assistant.names.terms import TermBook
from assistant.question.compared import read_apart, read_things
from assistant.question.reading import read_question
from ingest.types import Language

TODAY = date(2030, 4, 1)
SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fi": (
        ("Kylätalo (KT10)", ("Kesto: 6–12 kk", "Tuki enintään 20 000 €", "Mukana vähintään 2 kumppania 5 maasta")),
        ("Kyläpolku (KP20)", ("Kesto: 3–8 kk", "Tuki enintään 35 000 €", "Mukana vähintään 4 kumppania 2 maasta")),
        ("Kyläkuoro (KK30)", ("Kesto: 9–24 kk", "Tuki enintään 5 000 €", "Mukana vähintään 3 kumppania 3 maasta")),
        ("Pisteytys", ("Laatu: 30 pistettä", "Ympäristö: 12 pistettä", "Talousarvio: 18 pistettä")),
        ("Raportti", ("Loppuraportti annetaan hankkeen päätyttyä.",)),
    ),
    "en": (
        ("Village Hall (KT10)", ("Duration: 6–12 months", "Grant at most EUR 20,000", "2 partners, 5 countries")),
        ("Village Path (KP20)", ("Duration: 3–8 months", "Grant at most EUR 35,000", "4 partners, 2 countries")),
        ("Village Choir (KK30)", ("Duration: 9–24 months", "Grant at most EUR 5,000", "3 partners, 3 countries")),
        ("Scoring", ("Quality: 30 points", "Environment: 12 points", "Budget: 18 points")),
        ("Report", ("The final report is given when the project is over.",)),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def assistant(decks_of: Callable[..., Assistant]) -> Assistant:
    return decks_of(SLIDES)


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("Which is longest: the hall, the path or the choir?", ("hall", "path", "choir")),
        ("Mikä kestää pisimpään: talo, polku, kuoro vai leiri?", ("talo", "polku", "kuoro", "leiri")),
        ("Which of these closes first: a camp, a club, a choir?", ("camp", "club", "choir")),
        ("Camp, club, choir: which lasts longest?", ("Camp", "club", "choir")),
        ("Kumpi saa enemmän, Opi EU:sta vai verkosto, ja paljonko?", ("Opi EU:sta", "verkosto")),
        ("The camp versus the club: how many days?", ("camp", "club")),
        ("no kummas on isompi tuki, leiri vai kerho", ("leiri", "kerho")),
        ("Kerho, leiri ja kuoro – mikä näistä on kallein?", ("Kerho", "leiri", "kuoro")),
        ("Leiri ja kerho: kummassa on isompi ryhmä?", ("Leiri", "kerho")),
        ("Grants side by side: the camp, the club, the choir.", ("camp", "club", "choir")),
        ("Prices: camp against club, what are the limits?", ("camp", "club")),
        ("Is more time left for the camp or for the club?", ("camp", "club")),
        ("Voiko leirille tai kerhoon tulla?", ()),
        ("Leiri ja kerho: milloin ne alkavat?", ()),
        ("Which camp is it, then?", ()),
    ],
)
def test_things_are_read_as_worded(question: str, things: tuple[str, ...]) -> None:
    assert read_things(question) == things


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("What's different about the camp and the club regarding food?", ("the camp", "the club")),
        ("Millä tavalla leiri ja kerho eroavat?", ("leiri", "kerho")),
        ("How do the group sizes of the camp and the club differ?", ("the camp", "the club")),
        ("Miten pitkän leirin ja kerhon osallistujamäärät eroavat?", ("pitkän leirin", "kerhon")),
        ("How does a camp differ from a club in its food?", ("a camp", "a club")),
        ("What sets the camp apart from the club?", ("the camp", "the club")),
        ("Compare the smallest team of the camp with that of the club.", ("the camp", "the club")),
        ("Miten leiri eroaa kestoltaan kerhosta?", ("leiri", "kerhosta")),
        ("Vertaile leiriä ja kerhoa.", ("leiriä", "kerhoa")),
        ("Who runs the camp and the club?", ()),
        ("Mitä eroa on leirillä ja kerholla maantieteellisesti?", ("leirillä", "kerholla")),
    ],
)
def test_things_told_apart_by_and(question: str, things: tuple[str, ...]) -> None:
    assert read_apart(question) == things


@pytest.mark.parametrize(
    ("question", "language", "scopes"),
    [
        (
            "Kummassa on enemmän osapuolia, pienimuotoisessa vai tavallisessa kumppanuushankkeessa?",
            "fi",
            {"small-scale-partnerships", "cooperation-partnerships"},
        ),
        (
            "Kumpi Jean Monnet -toiminto kestää kauemmin, Opi EU:sta vai verkostot?",
            "fi",
            {"jean-monnet-learning-eu", "jean-monnet-networks"},
        ),
        (
            "Which of the three Jean Monnet actions is the shortest?",
            "en",
            {"jean-monnet-learning-eu", "jean-monnet-networks", "jean-monnet-teacher-training"},
        ),
        (
            "How do the two partnerships differ in length?",
            "en",
            {"small-scale-partnerships", "cooperation-partnerships"},
        ),
        (
            "Which pays more, Jean Monnet networks or learning EU?",
            "en",
            {"jean-monnet-learning-eu", "jean-monnet-networks"},
        ),
        (
            "How do the small-scale and the ordinary partnership differ in length?",
            "en",
            {"small-scale-partnerships", "cooperation-partnerships"},
        ),
        (
            "Which Jean Monnet action has the lowest ceiling?",
            "en",
            {"jean-monnet-learning-eu", "jean-monnet-networks", "jean-monnet-teacher-training"},
        ),
        (
            "Missä innovaatioyhteenliittymässä on vähiten maita?",
            "fi",
            {"alliances-blueprint", "alliances-education-enterprises", "stem-skills-foundries"},
        ),
        (
            "How do the grants of the three alliance types differ?",
            "en",
            {"alliances-blueprint", "alliances-education-enterprises", "stem-skills-foundries"},
        ),
        ("How high is at most the grant of a Jean Monnet action?", "en", {"jean-monnet"}),
        ("Which three activities does Jean Monnet have?", "en", {"jean-monnet"}),
        ("What is first on the list of all Jean Monnet actions?", "en", {"jean-monnet"}),
    ],
)
def test_topics_named_by_a_shared_noun_or_by_the_wider_topic(
    book: TermBook, question: str, language: Language, scopes: set[str]
) -> None:
    reading = with_topics(read_question(question, language, book), book)
    assert reading.scopes == scopes


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said", "values"),
    [
        ("Mikä kestää pisimpään: kylätalo, kyläpolku vai kyläkuoro?", "Pidempi: Kyläkuoro", ("12 kk", "8 kk", "24 kk")),
        (
            "Which lasts longest: Village Hall, Village Path or Village Choir?",
            "Longer: Village Choir",
            ("12 months", "8 months", "24 months"),
        ),
        ("Kumpi vaatii enemmän maita, kylätalo vai kyläpolku?", "Enemmän: Kylätalo (5 maa", ("5 maa", "2 maa")),
        (
            "Which needs more countries, Village Hall or Village Path?",
            "More: Village Hall",
            ("5 countries", "2 countr"),
        ),
        ("Kumpi painaa pisteytyksessä enemmän, ympäristö vai talousarvio?", "Enemmän: Talousarvio", ("12", "18")),
        ("Which weighs more in the scoring, the environment or the budget?", "More: Budget", ("12", "18")),
        ("Kumpi kestää pidempään, kylätalo vai kyläpolku, ja mitkä ovat enimmäispituudet?", "Pidempi: Kylätalo", ()),
        ("Village Hall or Village Path: which is longer, and what are both limits?", "Longer: Village Hall", ()),
    ],
)
def test_the_winner_comes_first_then_each_value(
    assistant: Assistant, question: str, said: str, values: tuple[str, ...]
) -> None:
    answer = assistant.ask(question, today=TODAY)
    assert answer.status == "answered"
    assert answer.text.startswith(said)
    assert all(value in answer.text for value in values)


@pytest.mark.model
@pytest.mark.parametrize(
    "question",
    [
        "Kumman loppuraportti on pidempi, kylätalon vai kyläpolun?",
        "Whose final report is longer, Village Hall's or Village Path's?",
        "Kumpaan tulee enemmän hakemuksia, kylätaloon vai kyläpolkuun?",
        "Which gets fewer applications, Village Hall or Village Path?",
        "Kummassa tukiprosentti on korkeampi, kylätalossa vai kyläpolussa?",
        "Kumpi saa helpommin avustuksen, kylätalo vai kyläpolku?",
        "Which gets the grant easier, Village Hall or Village Path?",
        "Which is granted more often, Village Hall or Village Path?",
        "Kumpi hyväksytään useammin, kylätalo vai kyläpolku?",
        "Which is quicker to pay out, Village Hall or Village Path?",
    ],
)
def test_what_the_guide_does_not_state_is_not_compared(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, today=TODAY)
    assert answer.status == "not_in_guide"
    assert "|---|" not in answer.text


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "cells"),
    [
        # the reader or the next row tells the other side
        ("Miten KA121 ja KA122 eroavat globaalin liikkuvuuden suhteen?", ("Mahdollistaa", "Ei mahdollisuutta")),
        ("Mitä eroa KA121:llä ja KA122:lla on, jos ajatellaan konsortioita?", ("Myös konsortio", "Konsortiot eivät")),
        (
            "Mikä seuraavista haetaan aikaisimmin: Jean Monnet, KA210 vai kapasiteettihanke?",
            ("Aikaisempi: Jean Monnet",),
        ),
        ("Kummassa tarvitaan enemmän maita, STEM-taitopajoissa vai Blueprintissä?", ("Enemmän: Blueprint (8",)),
        ("Which allows global mobility: the accredited route or the short-term one?", ("Also makes", "No possibility")),
    ],
)
def test_both_sides_are_told(guide_assistant: Assistant, question: str, cells: tuple[str, ...]) -> None:
    answer = guide_assistant.ask(question, today=date(2026, 1, 1))
    assert "|---|" in answer.text
    assert all(cell in answer.text for cell in cells)


@pytest.mark.model
@pytest.mark.parametrize(
    "question",
    [
        "Which runs longer, a KA121 project or a KA122 project?",  # the one "two years" is no duration of a project
        "Which report is due sooner after the end, KA122's or KA121's?",
        "Which had a better success rate last year, KA210 or KA220?",
        "Montako liikkuvuusjaksoa KA121-rahoitukseen enintään mahtuu?",  # the limit of KA122 beside it
        "On what date can KA210 projects start at the earliest?",
    ],
)
def test_a_value_of_something_else_decides_nothing(guide_assistant: Assistant, question: str) -> None:
    assert guide_assistant.ask(question, today=date(2026, 1, 1)).status == "not_in_guide"


@pytest.mark.model
def test_what_is_easier_is_no_row_of_what_is_said_of_each(guide_assistant: Assistant) -> None:
    answer = guide_assistant.ask("Kumpi saa helpommin rahoitusta, KA210 vai KA220?", today=TODAY)
    assert answer.status == "not_in_guide"
    assert "|" not in answer.text
