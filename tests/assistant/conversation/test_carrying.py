"""What a short question takes over: the thing asked about, its season, two things to compare; and what gives way."""

from __future__ import annotations

import pytest

from assistant.conversation.carrying import asks_bare, asks_for_day
from assistant.conversation.dialogue import resolve
from assistant.names.terms import TermBook
from assistant.question.things import phrases_of
from ingest.glossary import Term
from ingest.types import Language

_CRAFTS = TermBook(
    [
        Term(id="looms", kind="action", fi=("Kangaspuut",), en=("Loom Grants",)),
        Term(id="kilns", kind="action", fi=("Savuuuni",), en=("Kiln Support",)),
        Term(id="guests", kind="action", fi=("Vieraspaja",), en=("Guest Pupils",), broader="crafts"),
        Term(id="evening", kind="action", fi=("Iltapaja",), en=("Evening Loom",), broader="crafts"),
        Term(id="crafts", kind="action", fi=("Käsityö",), en=("Crafts",)),
    ],
    (),
    {},
)


@pytest.mark.parametrize(
    ("history", "question", "language", "standalone"),
    [
        (
            ["Is the weaver's info day about Loom Grants open?"],
            "And when is it held?",
            "en",
            "When is it held (weaver's info day about Loom Grants)?",
        ),
        (
            ["What are Loom Grants?", "Is there a webinar about them?", "Which day is it?"],
            "And at what hour?",
            "en",
            "At what hour (webinar, Loom Grants)?",
        ),
        (["How much do Loom Grants pay?"], "And how long do they run?", "en", "How long do they run (Loom Grants)?"),
        (["Onko Kangaspuista webinaaria?"], "missä se on?", "fi", "Missä se on (Kangaspuista webinaaria)?"),
        (
            ["How long is the autumn Loom Grants course?"],
            "And the deadline?",
            "en",
            "The deadline (Loom Grants autumn)?",
        ),
        (["What does Kiln Support pay?"], "From which towns, then?", "en", "From which towns (Kiln Support)?"),
        (["Mitä Savuuuni maksaa?"], "Ehdinkö vielä hakea?", "fi", "Ehdinkö vielä hakea (Savuuuni)?"),
        (
            ["Voiko kultaseppä tulla Norjasta?", "Maksetaanko hänelle palkkaa?"],
            "kuinka kauan hän saa olla?",
            "fi",
            "Kuinka kauan hän saa olla (kultaseppä Norjasta)?",
        ),
        (
            ["Olen töissä pajalla. Kehen meidän kannattaisi ottaa yhteyttä mosaiikista?"],
            "ja mitä se maksaa?",
            "fi",
            "Mitä se maksaa (mosaiikista)?",
        ),
    ],
)
def test_a_short_question_takes_the_thing_that_was_spoken_of(
    history: list[str], question: str, language: Language, standalone: str
) -> None:
    resolved = resolve(question, history, language, _CRAFTS)
    assert resolved.leans
    assert resolved.text == standalone


@pytest.mark.parametrize(
    ("history", "question", "language", "standalone"),
    [
        (
            ["How do Loom Grants and Kiln Support differ?"],
            "Which of them is longer?",
            "en",
            "Which of them is longer, Loom Grants or Kiln Support?",
        ),
        (
            ["Mikä on Kangaspuut?", "Entä Savuuuni?"],
            "Kumpi kestää kauemmin?",
            "fi",
            "Kumpi kestää kauemmin, Kangaspuut vai Savuuuni?",
        ),
        (
            ["What do Brass and Copper cost?"],
            "and which of the two is harder?",
            "en",
            "Which of the two is harder, Brass or Copper?",
        ),
    ],
)
def test_a_comparison_takes_both_things(history: list[str], question: str, language: Language, standalone: str) -> None:
    assert resolve(question, history, language, _CRAFTS).text == standalone


def test_a_comparison_that_says_what_it_compares_takes_nothing() -> None:
    question = "Which of them is longer, Loom Grants or Kiln Support?"
    assert resolve(question, ["What is the Crafts office?"], "en", _CRAFTS).text == question


@pytest.mark.parametrize(
    ("earlier", "question", "language", "standalone"),
    [
        ("Ehdinkö vielä syksyn pajalle?", "entä kevään?", "fi", "Ehdinkö vielä kevään pajalle?"),
        ("When does the spring round close?", "And the autumn one?", "en", "When does the autumn round close?"),
        (
            "Where can I read about finding a master?",
            "What about painting a wall?",
            "en",
            "Where can I read about painting a wall?",
        ),
        ("May we film where the guests are seen?", "and pupils?", "en", "May we film where pupils are seen?"),
        (
            "Mitä kisälleille suunnattuja kursseja on?",
            "Ja mestareille suunnattuja?",
            "fi",
            "Mitä mestareille suunnattuja kursseja on?",
        ),
        ("Where do you send a loom report?", "and the final day?", "en", "The final day (loom report)?"),
        (
            "May they paint a wall here?",
            "and a floor, if it has a kiln?",
            "en",
            "May they paint a floor here if it has a kiln?",
        ),
    ],
)
def test_the_like_of_what_is_new_gives_way(earlier: str, question: str, language: Language, standalone: str) -> None:
    assert resolve(question, [earlier], language, TermBook((), (), {})).text == standalone


@pytest.mark.parametrize("question", ["and how many pupils does a school need?", "What must they tell the pupils?"])
def test_a_question_of_its_own_is_not_rewritten_by_a_word_of_a_name(question: str) -> None:
    resolved = resolve(question, ["How much does Evening Loom pay?"], "en", _CRAFTS)
    assert resolved.reading.scopes == {"evening"}
    assert "Guest" not in resolved.text


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("When is it held?", True),
        ("ja monelta se alkaa?", True),
        ("And at what hour?", True),
        ("When is the report due?", False),
        ("Kuka sen maksaa?", False),
    ],
)
def test_a_bare_question_names_nothing(text: str, bare: bool) -> None:
    assert asks_bare(text) is bare


def test_a_day_is_asked_for_and_a_thing_is_not() -> None:
    assert asks_for_day("the final day?")
    assert not asks_for_day("the final report?")


@pytest.mark.parametrize(
    ("text", "language", "phrases"),
    [
        ("Is there a special needs seminar about glass?", "en", ["special needs seminar about glass"]),
        ("Kehen meidän kannattaisi olla yhteydessä mosaiikista?", "fi", ["mosaiikista"]),
        ("Should we ask about glass, or about brass?", "en", ["glass", "brass"]),
    ],
)
def test_things_are_worded_without_what_asks(text: str, language: Language, phrases: list[str]) -> None:
    assert phrases_of(text, language) == phrases


@pytest.mark.parametrize(
    ("history", "question", "language", "standalone"),
    [
        ("When does KA220 close?", "Is it 10 April?", "en", "Is the deadline 10 April (KA220)?"),
        ("Paljonko KA210:stä saa?", "Onko se 60 000 euroa?", "fi", "Onko tuki 60 000 euroa (KA210)?"),
        ("How long may KA210 last?", "Is it hard?", "en", "Is it hard (KA210)?"),
    ],
)
def test_a_value_is_asked_of_what_was_asked_for(
    history: str, question: str, language: Language, standalone: str, book: TermBook
) -> None:
    assert resolve(question, [history], language, book).text == standalone
