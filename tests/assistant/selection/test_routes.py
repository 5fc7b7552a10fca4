"""A topic told by what it does without, or by what those have for whom it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.engine import Assistant
from assistant.selection.routes import is_kin, name_route
from ingest.types import Language

TODAY = date(2030, 1, 1)
SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fi": (
        ("Pursimerkki (MX5)", ("Merkki haetaan kerran", "Haku päättyy 9.9.2030 klo 12")),
        ("Merkittyjen rahoitus (MX6)", ("Merkittyjen toimijoiden haku (MX6) päättyy 7.3.2030 klo 12",)),
        ("Soutuhankkeet (MX7)", ("Kesto 3–9 kk", "Tähän ei tarvita pursimerkkiä", "Haku päättyy 4.2.2030 klo 12")),
        ("Luotsihankkeet (MX8)", ("Kesto 14–20 kk", "Haku päättyy 11.4.2030 klo 12", "Yhdistykset eivät voi hakea")),
    ),
    "en": (
        ("Badge (MX5)", ("The badge is applied for once", "The call closes on 9 September 2030 at 12:00")),
        (
            "Funding for badged crews (MX6)",
            ("Call for badged organisations (MX6): deadline 7 March 2030 at 12:00",),
        ),
        (
            "Rowing projects (MX7)",
            ("Duration 3–9 months", "No badge is needed for a rowing project", "The call closes on 4 February 2030"),
        ),
        ("Pilot boats (MX8)", ("Duration 14–20 months", "The call closes on 11 April 2030", "Clubs cannot apply")),
    ),
}


@pytest.fixture(scope="module")
def assistant(decks_of: Callable[..., Assistant]) -> Assistant:
    return decks_of(SLIDES)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "language", "named"),
    [
        ("Kuinka kauan hanke kestää ilman pursimerkkiä?", "fi", "Kuinka kauan hanke kestää (MX7)?"),
        ("Kauanko hanke kestää, jos meillä ei ole pursimerkkiä?", "fi", "Kauanko hanke kestää (MX7)?"),
        ("Meillä ei ole pursimerkkiä. Mihin mennessä haetaan?", "fi", "Mihin mennessä haetaan (MX7)?"),
        ("Entä ilman pursimerkkiä?", "fi", "Entä MX7?"),
        ("Mitä voi hakea ilman pursimerkkiä?", "fi", "Mikä on MX7?"),
        ("How long is the project without a badge?", "en", "How long is the project (MX7)?"),
        ("We have no badge. When is the deadline?", "en", "When is the deadline (MX7)?"),
        ("When is the deadline for those who do not have a badge?", "en", "When is the deadline (MX7)?"),
        ("When do badged crews and other badged schools apply?", "en", None),
        ("Meillä ei ole pursimerkkiä. Milloin sitä haetaan?", "fi", None),
        ("Voiko MX8:aa hakea ilman pursimerkkiä?", "fi", None),
        ("Kuinka kauan hanke kestää ilman venettä?", "fi", None),
        ("How long is a rowing project without oars?", "en", None),
    ],
)
def test_what_goes_without(assistant: Assistant, question: str, language: Language, named: str | None) -> None:
    assert name_route(question, language, assistant.searcher) == (named or question)


@pytest.mark.model
def test_those_who_have_it(assistant: Assistant) -> None:
    told = name_route("We have the badge. When must we apply for money?", "en", assistant.searcher)
    assert told == "When must we apply for money (MX6)?"
    assert (
        name_route("How many badged crews are there?", "en", assistant.searcher) == "How many badged crews are there?"
    )


@pytest.mark.model
def test_the_topic_stays_in_a_follow_up(assistant: Assistant) -> None:
    answer = assistant.ask("How long may it last?", ("We have no badge. When is the deadline?",), TODAY)
    assert "3–9 months" in answer.text


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "barred"),
    [("Voiko MX8:aa hakea?", False), ("Voiko yhdistys hakea MX8:aa?", True), ("Can clubs apply for MX8?", True)],
)
def test_a_bar_is_no_answer_to_others(assistant: Assistant, question: str, barred: bool) -> None:
    assert assistant.ask(question, today=TODAY).text.startswith(("Ei", "No.")) == barred


@pytest.mark.parametrize(
    ("word", "other", "kin"),
    [
        ("akkreditointia", "akkreditoitujen", True),
        ("accreditation", "accredited", True),
        ("jasenyytta", "jasenet", True),
        ("lisenssia", "lisaa", False),
        ("badge", "budget", False),
    ],
)
def test_words_of_one_thing(word: str, other: str, kin: bool) -> None:
    assert is_kin(word, other) == kin
