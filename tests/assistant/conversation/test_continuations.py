"""Follow-ups that go on in a way of their own: a size, a comparison, a session's call, another way, another doer."""

from __future__ import annotations

import pytest

from assistant.conversation.continuations import goes_on
from assistant.conversation.dialogue import resolve
from assistant.conversation.other_ways import asks_another_way
from assistant.conversation.sized import names_size
from assistant.conversation.subjects import swap_asked_of, swap_kind, swap_looked_for
from assistant.names.terms import TermBook
from assistant.question.reading import read_question
from ingest.glossary import Term
from ingest.types import Language

BOATS = TermBook(
    [
        Term(
            id="small-regatta",
            kind="action",
            codes=("SO1",),
            fi=("pienregatta", "pieni regattamatka"),
            en=("small regatta", "small-scale regatta"),
        ),
        Term(id="regatta", kind="action", codes=("SO2",), fi=("regattamatka",), en=("sea regatta",)),
        Term(id="camp", kind="action", fi=("leirihanke", "leirihankkeet"), en=("camp project", "camp projects")),
    ],
    (),
    {},
)


@pytest.mark.parametrize(
    ("earlier", "question", "language", "standalone"),
    [
        ("How much does a small regatta get?", "And the bigger one?", "en", "How much does a sea regatta get?"),
        ("How long is the sea regatta?", "What about the small one?", "en", "How long is the small regatta?"),
        ("When does SO2 close?", "And the smaller one?", "en", "When does SO1 close?"),
        (
            "How long is a small regatta?",
            "How much money is in the big one?",
            "en",
            "How much money is in the sea regatta?",
        ),
        ("Who decides on grants under 5,000?", "And the bigger ones?", "en", "Who decides on grants over 5,000?"),
        ("Kuka päättää yli 5000 euron tuista?", "Entä pienemmistä?", "fi", "Kuka päättää alle 5000 euron tuista?"),
        ("Can a club join a small regatta?", "And Camp Projects?", "en", "Can a club join Camp Projects?"),
        ("Milloin SO1:n haku päättyy?", "Entä isomman?", "fi", "Milloin SO2:n haku päättyy?"),
        ("Paljonko pieneen regattamatkaan saa?", "Entä isoon?", "fi", "Paljonko regattamatkaan saa?"),
        ("Montako venettä regattamatkalla on?", "Entä pienellä?", "fi", "Montako venettä pienellä regattamatkalla on?"),
        (
            "How long is a sea regatta?",
            "Is it longer than a camp project?",
            "en",
            "Is the sea regatta longer than a camp project?",
        ),
        (
            "How many boats does SO2 need?",
            "Does it need more than a camp project?",
            "en",
            "Does SO2 need more boats than a camp project?",
        ),
        (
            "How long is a sea regatta?",
            "Is a camp project longer?",
            "en",
            "Is a camp project longer than the sea regatta?",
        ),
        (
            "Kauanko leirihankkeessa ollaan?",
            "Kestääkö se yhtä kauan kuin regattamatka?",
            "fi",
            "Kestääkö leirihanke yhtä kauan kuin regattamatka?",
        ),
        ("Kauanko leirihanke kestää?", "Kestääkö SO2 kauemmin?", "fi", "Kestääkö SO2 kauemmin kuin leirihanke?"),
        ("When is the Q&A session for SO2?", "And the call itself?", "en", "When is the deadline for SO2?"),
        ("Milloin on SO1-hakuinfo?", "Ja haku?", "fi", "Milloin haku on (SO1)?"),
        ("When does SO1 close?", "And the info session?", "en", "When is the info session (SO1)?"),
        ("Milloin on purjehdusinfo?", "Kauanko se kestää?", "fi", "Kauanko purjehdusinfo kestää?"),
        ("Who can apply for SO2?", "Can a school?", "en", "Can a school apply for SO2?"),
        ("Voiko kunta hakea SO2:ta?", "Voiko yritys?", "fi", "Voiko yritys hakea SO2:ta?"),
        ("In which ports (AALTO)?", "And PISARA?", "en", "In which ports (PISARA)?"),
        ("Can a club row to Peru with a camp project?", "How then?", "en", "Which way can a club row to Peru?"),
        ("Voiko seura hakea SO1:stä?", "Mitä se voi hakea sitten?", "fi", "Millä tavalla seura voi hakea?"),
        ("Pääseekö Peruun leirihankkeella?", "Millä sitten pääsee?", "fi", "Millä tavalla pääsee Peruun?"),
    ],
)
def test_a_follow_up_goes_on_with_the_latest_topic(
    earlier: str, question: str, language: Language, standalone: str
) -> None:
    assert resolve(question, [earlier], language, BOATS).text == standalone


def test_it_is_the_topic_named_last() -> None:
    turns = ["How much does a small regatta get?", "And the bigger one?"]
    resolved = resolve("How many boats must be in it?", turns, "en", BOATS)
    assert resolved.reading.scopes == {"regatta"}


def test_it_is_the_session_that_a_turn_took_over() -> None:
    turns = ["Onko SO1-hakuinfo etänä?", "Kuka siellä puhuu?"]
    assert resolve("Mihin aikaan se alkaa?", turns, "fi", BOATS).text == "Milloin on SO1-hakuinfo?"


def test_it_is_nothing_after_a_thing_that_nobody_named() -> None:
    turns = ["How much does a camp project get?", "And the other one?"]
    assert resolve("How long does it last?", turns, "en", BOATS).lost
    assert not resolve("How long does SO1 last?", turns, "en", BOATS).lost


@pytest.mark.parametrize(("question", "lost"), [("And after that?", True), ("And after the camp?", False)])
def test_nothing_says_what_comes_after(question: str, lost: bool) -> None:
    assert resolve(question, ["Until when does SO1 run?"], "en", BOATS).lost is lost


@pytest.mark.parametrize(
    ("text", "language", "sized"),
    [
        ("the bigger one", "en", True),
        ("a normal one", "en", True),
        ("the biggest boat", "en", False),
        ("the big boat", "en", False),
        ("isossa", "fi", True),
        ("tavallinen", "fi", True),
        ("suurin", "fi", False),
        ("pieni vene", "fi", False),
    ],
)
def test_a_size_alone_names_a_thing(text: str, language: Language, sized: bool) -> None:
    assert names_size(text, language) is sized


@pytest.mark.parametrize(
    ("question", "language", "goes"),
    [
        ("Is it longer than a camp project?", "en", True),
        ("Is a camp project longer?", "en", True),
        ("Is it longer than before?", "en", False),
        ("Which is longer, SO1 or SO2?", "en", False),
        ("Kestääkö se kauemmin kuin leirihanke?", "fi", True),
        ("Onko leirihanke pidempi kuin regattamatka?", "fi", False),
        ("How then?", "en", True),
        ("How do we apply?", "en", False),
        ("Mitä sitten tapahtuu?", "fi", False),
    ],
)
def test_what_leans_though_it_names_a_topic(question: str, language: Language, goes: bool) -> None:
    assert goes_on(question, read_question(question, language, BOATS)) is goes


@pytest.mark.parametrize("question", ["What can it apply for then?", "Miten sitten?", "Mitä muuta se voi hakea?"])
def test_another_way_is_asked_for(question: str) -> None:
    assert asks_another_way(question)


@pytest.mark.parametrize(
    ("phrase", "earlier", "language", "swapped"),
    [
        ("a private person", "Can companies apply", "en", "Can a private person apply"),
        ("a bike", "Does a ferry count as clean", "en", "Does a bike count as clean"),
        ("trains", "Does a ferry count as clean", "en", "Do trains count as clean"),
        ("a canoe", "Is a raft a boat", "en", "Is a canoe a boat"),
        ("the deadline", "Can companies apply", "en", None),
        ("a canoe", "Can we row in spring", "en", None),
        ("in Peru", "Can companies apply", "en", None),
        ("Norway", "Can a company have a partner in Peru", "en", None),
        ("Norja", "Voiko yritys ottaa kumppanin Perusta", "fi", None),
        ("yksityishenkilö", "Voivatko yritykset hakea", "fi", "Voiko yksityishenkilö hakea"),
        ("yritykset", "Voiko kunta hakea", "fi", "Voivatko yritykset hakea"),
        ("opettajat", "Voivatko kokit lähteä", "fi", "Voivatko opettajat lähteä"),
        ("rehtori", "Voivatko kokit lähteä", "fi", "Voiko rehtori lähteä"),
        ("laiva", "Lasketaanko juna puhtaaksi", "fi", "Lasketaanko laiva puhtaaksi"),
        ("hakuaika", "Voiko kunta hakea", "fi", None),
        ("keväällä", "Voiko kunta hakea", "fi", None),
        ("vene", "Voiko mukaan ottaa soutajan", "fi", None),
    ],
)
def test_another_doer_takes_the_place_of_the_first(
    phrase: str, earlier: str, language: Language, swapped: str | None
) -> None:
    assert swap_asked_of(phrase, earlier, language) == swapped


@pytest.mark.parametrize(
    ("phrase", "earlier", "language", "swapped"),
    [
        ("maps", "Where can I see old boats", "en", "Where can I see maps"),
        ("in spring", "Where can I see old boats", "en", None),
        ("karttoja", "Mistä näkee vanhoja veneitä", "fi", "Mistä näkee karttoja"),
        ("keväällä", "Mistä näkee vanhoja veneitä", "fi", None),
    ],
)
def test_another_thing_is_looked_for(phrase: str, earlier: str, language: Language, swapped: str | None) -> None:
    assert swap_looked_for(phrase, earlier, language) == swapped


@pytest.mark.parametrize(
    ("phrase", "earlier", "language", "swapped"),
    [
        ("the special ones", "What are the aims for rowers", "en", "What are the special aims"),
        ("erityiset", "Mitkä ovat soudun tavoitteet", "fi", "Mitkä ovat erityiset tavoitteet"),
        ("the special ones", "Who sets the aims", "en", None),
    ],
)
def test_another_kind_of_the_same_is_asked_for(
    phrase: str, earlier: str, language: Language, swapped: str | None
) -> None:
    assert swap_kind(phrase, earlier, language) == swapped
