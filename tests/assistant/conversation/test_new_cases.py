"""Follow-ups that bring in a case, an instance or another thing, and what was asked before of that."""

from __future__ import annotations

import pytest

from assistant.conversation.dialogue import resolve
from assistant.conversation.instances import ask_of_instance, fits
from assistant.conversation.new_cases import ask_anew, ask_of_case, means_another
from assistant.conversation.own_cases import ends_in_verdict, is_fragment, tells_own_case, with_counted
from assistant.conversation.stand_ins import ask_of_other, lacks_other, stands_for_other, without_one
from assistant.conversation.swaps import swap_counted, swap_place
from assistant.names.terms import TermBook
from assistant.question.reading import read_question
from ingest.glossary import Term
from ingest.types import Language

CLUBS = TermBook(
    [
        Term(id="rowing", kind="action", codes=("SO1",), fi=("Souda ulos",), en=("Row Out",)),
        Term(id="choirs", kind="action", codes=("KU2",), fi=("Kuorot",), en=("Choirs",)),
        Term(id="aalto", kind="organisation", codes=("AALTO",), fi=("AALTO-sivusto",), en=("Site for Grown Rowers",)),
        Term(
            id="pisara", kind="organisation", codes=("PISARA",), fi=("lapsisoutajien sivu",), en=("Site for Children",)
        ),
    ],
    (),
    {},
)


@pytest.mark.parametrize(
    ("earlier", "question", "language", "asked"),
    [
        ("Who can apply?", "What about a band?", "en", "Can a band apply?"),
        ("Who may join the camp?", "Are parents allowed?", "en", "May parents join the camp?"),
        ("Where can we row?", "And Norway?", "en", "Can we row in Norway?"),
        ("Where do the coaches work?", "What about Japan?", "en", "Do the coaches work in Japan?"),
        ("Which countries can join?", "And Iceland?", "en", "Can Iceland join?"),
        ("Which countries are eligible?", "And Chile?", "en", "Is Chile eligible?"),
        ("Kuka voi hakea?", "Käykö yhtye?", "fi", "Voiko yhtye hakea?"),
        ("Ketkä saavat tulla?", "Entä vanhemmat?", "fi", "Saavatko vanhemmat tulla?"),
        ("Mihin maihin leiri voi mennä?", "Käykö Kiina?", "fi", "Voiko leiri mennä Kiinaan?"),
        ("Mistä maista voi ottaa soutajan?", "Entä Turkki?", "fi", "Voiko ottaa soutajan Turkista?"),
        ("Missä neuvojat toimivat?", "Entä Japanissa?", "fi", "Toimivatko neuvojat Japanissa?"),
        ("Mitkä maat ovat mukana?", "Entä Serbia?", "fi", "Onko Serbia mukana?"),
        ("How many boats are needed?", "And coaches?", "en", "How many coaches are needed?"),
        ("Montako venettä tarvitaan?", "Entä valmentajaa?", "fi", "Montako valmentajaa tarvitaan?"),
        ("How long is it safe with a vest?", "And without?", "en", "How long is it safe without a vest?"),
        ("Kauanko leiri kestää?", "Entä jos menee soutamaan?", "fi", "Kuinka kauan, jos menee soutamaan?"),
        ("Kauanko saa laulaa?", "Jos taas lähteekin sinne soutamaan?", "fi", "Kuinka kauan, jos lähtee soutamaan?"),
        ("What is the smallest boat for a lake?", "And the largest?", "en", "What is the largest boat for a lake?"),
        ("Mikä on pienin vene järvelle?", "Entä suurin?", "fi", "Mikä on suurin vene järvelle?"),
        (
            "Mikä on kurssin hinta, kun nuorin on 16?",
            "Entä jos nuorin on 9?",
            "fi",
            "Mikä on kurssin hinta, jos nuorin on 9?",
        ),
        ("How long may she sing?", "What if she rows instead?", "en", "How long, if she rows instead?"),
    ],
)
def test_what_was_asked_is_asked_of_what_is_new(earlier: str, question: str, language: Language, asked: str) -> None:
    assert resolve(question, [earlier], language, CLUBS).text == asked


@pytest.mark.parametrize(
    ("earlier", "question", "language"),
    [
        ("Who can apply?", "And when?", "en"),
        ("Who can apply?", "And for a choir?", "en"),
        ("Who can apply?", "And Norway, Sweden?", "en"),
        ("When can we row?", "What about a choir?", "en"),
        ("Kuka voi hakea?", "Entä kuka maksaa?", "fi"),
        ("Kuka voi hakea?", "Käykö se?", "fi"),
        ("Kuka voi hakea?", "Entä enimmäistuki?", "fi"),
        ("Who can apply?", "And the deadlines?", "en"),
        ("Kuka voi hakea?", "Entä kuorolle?", "fi"),
        ("Mitkä maat ovat mukana?", "Entä kuoro?", "fi"),
        ("How many days does it take?", "And coaches?", "en"),
        ("Montako päivää se kestää?", "Entä valmentajaa?", "fi"),
        ("Kauanko leiri kestää?", "Entä jos sataa?", "fi"),
        ("Kauanko soutamaan saa mennä?", "Entä jos menee soutamaan yöllä?", "fi"),
        ("Kuka soutaa?", "Entä jos menee laulamaan?", "fi"),
    ],
)
def test_other_follow_ups_are_not_asked_anew(earlier: str, question: str, language: Language) -> None:
    text = question.partition(" ")[2] if question.startswith(("And ", "Entä ")) else question
    assert ask_anew(question, text, read_question(earlier, language, CLUBS)) is None


def test_what_an_earlier_question_took_over_is_kept() -> None:
    earlier = read_question("Who can apply (Row Out)?", "en", CLUBS)
    assert ask_of_instance("a choir", earlier, opened=True) == "Can a choir apply (Row Out)?"
    assert ask_of_instance("a choir", earlier, opened=False) is None


@pytest.mark.parametrize(
    ("question", "language", "what"),
    [
        ("Käykö Kiina?", "fi", "Kiina"),
        ("Kelpaako vanha vene myös?", "fi", "vanha vene"),
        ("Is an old boat fine?", "en", "an old boat"),
        ("Would five days do?", "en", "five days"),
        ("Is it OK?", "en", ""),
        ("Käykö se?", "fi", ""),
        ("Is the boat red?", "en", ""),
    ],
)
def test_what_is_asked_to_do(question: str, language: Language, what: str) -> None:
    assert fits(question, language) == what


@pytest.mark.parametrize(
    ("question", "language", "own"),
    [
        ("We would share a boat. OK?", "en", True),
        ("Ours would last two years. Possible?", "en", True),
        ("Could ours run for a year and a half?", "en", True),
        ("Could four of us go?", "en", True),
        ("Meillä on viisi venettä. Riittääkö?", "fi", True),
        ("Oltaisiin viikko, käykö?", "fi", True),
        ("Meidän kestäisi kaksi vuotta?", "fi", True),
        ("Riittääkö jos meitä on vain kaksi?", "fi", True),
        ("Could four boats race?", "en", False),
        ("We would share a boat. Who pays?", "en", False),
        ("OK?", "en", False),
        ("Row Out is for us. OK?", "en", False),  # it names the topic itself
        ("Onko meidän vene hyvä?", "fi", False),
    ],
)
def test_an_own_case_is_judged_by_what_was_spoken_of(question: str, language: Language, own: bool) -> None:
    assert tells_own_case(question, read_question(question, language, CLUBS)) is own


@pytest.mark.parametrize(
    ("text", "earlier", "language", "told"),
    [
        ("We have two. OK?", "How many boats do we need?", "en", "We have two boats. OK?"),
        ("Meillä on viisi. Riittääkö?", "Montako venettä tarvitaan?", "fi", "Meillä on viisi venettä. Riittääkö?"),
        ("Meitä on kaksi. Käykö?", "Montako soutajaa tarvitaan?", "fi", "Meitä on kaksi. Käykö?"),
        ("We have two sails. OK?", "How many boats do we need?", "en", "We have two sails. OK?"),
        ("We have two. OK?", "How much is it?", "en", "We have two. OK?"),
        ("Lähtisi viisi. Käykö?", "Montako meiltä voi lähteä?", "fi", "Lähtisi viisi. Käykö?"),
    ],
)
def test_a_bare_number_counts_what_was_counted(text: str, earlier: str, language: Language, told: str) -> None:
    assert with_counted(text, read_question(earlier, language, CLUBS)) == told


def test_a_case_takes_the_topic_over() -> None:
    assert resolve("We have two. OK?", ["How many boats in Row Out?"], "en", CLUBS).text == (
        "We have two boats. OK (Row Out)?"
    )
    assert resolve("As a guest?", ["How often can one be in Row Out?"], "en", CLUBS).text.endswith("(Row Out)?")
    assert ends_in_verdict("A ferry and a train. OK?")
    assert not ends_in_verdict("Is it two? OK?")
    assert is_fragment("As a guest?")
    assert not is_fragment("For how long is the boat ours, then?")


@pytest.mark.parametrize(
    ("earlier", "question", "language", "asked"),
    [
        ("What is AALTO for?", "And the one for children?", "en", "What is PISARA for?"),
        ("Mikä AALTO on?", "Entä se lapsisoutajille tarkoitettu?", "fi", "Mikä PISARA on?"),
        ("When is the boat session?", "And the one on sails?", "en", "When is the session on sails?"),
        ("When is the talk for Row Out?", "And the one for Choirs?", "en", "When is the talk for Choirs?"),
        ("How deep is the small pool?", "And the big one?", "en", "How deep is the big pool?"),
    ],
)
def test_the_one_for_something_is_another_of_the_kind(
    earlier: str, question: str, language: Language, asked: str
) -> None:
    resolved = resolve(question, [earlier], language, CLUBS)
    assert (resolved.text, resolved.lost) == (asked, False)


@pytest.mark.parametrize(
    ("history", "question", "language"),
    [
        (["How long is Row Out?"], "And the other one?", "en"),
        (["How long is Row Out?"], "And the bigger one?", "en"),
        (["How long is Row Out?"], "And the yearly one?", "en"),
        (["How much of it is paid for?"], "And the rest?", "en"),
        (["Kauanko Souda ulos kestää?"], "Entä se toinen?", "fi"),
        (["Kauanko leiri kestää?"], "Ja se pitkä?", "fi"),
    ],
)
def test_nothing_is_asked_where_nobody_can_know_which_is_meant(
    history: list[str], question: str, language: Language
) -> None:
    assert resolve(question, history, language, CLUBS).lost


def test_the_other_of_two_is_the_other_one() -> None:
    resolved = resolve("And the other one?", ["When do Choirs meet?", "How long is Row Out?"], "en", CLUBS)
    assert (resolved.text.lower(), resolved.lost) == ("how long is choirs?", False)


def test_a_word_alone_goes_on_where_the_turn_before_asks_so() -> None:
    assert resolve("Parents?", ["Who may join the camp?"], "en", CLUBS).text == "May parents join the camp?"
    assert resolve("Kumppanit?", ["Souda ulos kesto?"], "fi", CLUBS).text == "Kumppanit?"
    assert resolve("Kumppanit?", ["SO1 kesto?"], "fi", CLUBS).text == "Kumppanit (SO1)?"
    assert resolve("Newsletter?", ["How long is Row Out?"], "en", CLUBS).text == "Newsletter?"


def test_a_body_is_asked_about_as_the_applicant() -> None:
    assert resolve("Is a school OK?", ["What is Row Out?"], "en", CLUBS).text == "Can a school apply (Row Out)?"
    assert resolve("Käykö kunta?", ["Mikä on SO1?"], "fi", CLUBS).text == "Voiko kunta hakea (SO1)?"
    assert resolve("Is a school OK?", ["How long is Row Out?"], "en", CLUBS).text == "Is a school OK (Row Out)?"


def test_what_stands_for_another() -> None:
    assert stands_for_other("the one for children", "en") == "for children"
    assert stands_for_other("the boat", "en") == ""
    assert without_one("the one for Choirs", "en") == "Choirs"
    assert without_one("the one without Choirs", "en") == "the one without Choirs"
    earlier = read_question("What is AALTO for?", "en", CLUBS)
    assert ask_of_other("the one for singers", earlier, CLUBS) != "What is PISARA for?"
    assert lacks_other("the yearly one", earlier, CLUBS)
    assert means_another("the larger one")
    assert not means_another("the larger boat")
    assert ask_of_case("the larger boat", earlier) is None


@pytest.mark.parametrize(
    ("phrase", "earlier", "swapped"),
    [
        ("Brasiliassa", "Kuka auttaa Balkanilla", "Kuka auttaa Brasiliassa"),
        ("Afrikasta", "Saako Länsi-Balkanilta tulla", "Saako Afrikasta tulla"),
        ("Brasiliaan", "Kuka auttaa Balkanilla", None),
        ("Brasiliassa", "Kuka auttaa Perussa Balkanilla", None),
        ("leirillä", "Kuka auttaa Balkanilla", None),
    ],
)
def test_a_place_gives_way_to_a_place(phrase: str, earlier: str, swapped: str | None) -> None:
    assert swap_place(phrase, earlier) == swapped


def test_what_is_counted_gives_way() -> None:
    assert swap_counted("soutajaa", "Kuinka monta venettä on") == "Kuinka monta soutajaa on"
    assert swap_counted("red", "How many boats are there") is None
