"""What a pronoun means, which words are verbs by their place, and what gives way to the like of it in Finnish."""

from __future__ import annotations

import pytest

from assistant.conversation.dialogue import resolve
from assistant.conversation.referents import newly_asked
from assistant.names.terms import TermBook
from assistant.question.predicates import verb_places
from ingest.glossary import Term
from ingest.types import Language

_FIELDS = TermBook(
    [
        Term(id="field", kind="action", fi=("Kenttäraha",), en=("Field Money",)),
        Term(id="club", kind="action", fi=("Seuratuki",), en=("Club Support",)),
    ],
    (),
    {},
)


@pytest.mark.parametrize(
    ("earlier", "question", "language", "thing"),
    [
        ("Must the farmer keep a diary?", "How often is it checked?", "en", "diary"),
        ("Do you need a steering group?", "Who sits in it?", "en", "steering group"),
        ("How many referees does it require?", "Who chooses them?", "en", "referees"),
        ("How many referees does it require?", "Who chooses it?", "en", ""),
        ("Can a club apply?", "How much does it get?", "en", ""),
        ("Who reviews the research plan?", "When is that paid?", "en", ""),
        ("Must the farmer keep a diary?", "And the barn, is it checked?", "en", ""),
        ("Saako maatilalle rakentaa lantalan?", "Miten suuri se saa olla?", "fi", "lantalan"),
        ("Pitääkö tekijän toimittaa käsikirjoitus?", "Kenelle se lähetetään?", "fi", "käsikirjoitus"),
        ("Vaaditaanko omarahoitusta?", "Voiko se olla talkootyötä?", "fi", "omarahoitusta"),
        ("Edellyttääkö apuraha vakuutusta?", "Kuka sen ottaa?", "fi", "vakuutusta"),
        ("Voiko seura hakea?", "Paljonko se saa?", "fi", ""),
        ("Saako maatilalle rakentaa lantalan?", "Kuka tilan tarkastaa?", "fi", ""),
    ],
)
def test_a_pronoun_means_what_was_newly_asked_about(
    earlier: str, question: str, language: Language, thing: str
) -> None:
    assert newly_asked(earlier, question, language) == thing


@pytest.mark.parametrize(
    ("earlier", "question", "language", "standalone"),
    [
        ("Does Club Support cover bus rides?", "How are they reported?", "en", "How are the bus rides reported (Club"),
        ("Saako Kenttärahalla rakentaa katsomon?", "Montako paikkaa siinä on?", "fi", "Montako paikkaa siinä on (kat"),
        ("Who can use Club Support?", "How long does it last?", "en", "How long does it last (Club Support)?"),
        ("Mitä Kenttäraha maksaa?", "Onko se verotonta?", "fi", "Onko Kenttäraha verotonta?"),
        ("Kuka saa mennä leirille?", "Mitä sille pakataan?", "fi", "Mitä leirille pakataan?"),
        ("Kuka saa mennä leirille?", "Milloin se alkaa?", "fi", "Milloin se alkaa (leirille)?"),
        ("Can Club Support be the main grant?", "And Field Money?", "en", "Can Field Money be the main grant?"),
    ],
)
def test_the_thing_comes_before_the_topic(earlier: str, question: str, language: Language, standalone: str) -> None:
    assert resolve(question, [earlier], language, _FIELDS).text.startswith(standalone)


@pytest.mark.parametrize(
    ("text", "language", "verbs"),
    [
        ("What does the Valley Board decide?", "en", ["decide"]),
        ("Who reviews the plans?", "en", ["reviews"]),
        ("Do they also write verdicts?", "en", ["write"]),
        ("How are bus rides paid by clubs?", "en", ["paid"]),
        ("How do I sign up for a camp?", "en", ["sign"]),
        ("Saako rahalla palkata valmentajan?", "fi", ["palkata"]),
        ("Pitääkö pellosta pyytää lausunto?", "fi", ["pyytää"]),
        ("Kuka tarkastaa laiturit?", "fi", ["tarkastaa"]),
        ("Paljonko rahaa saa pellosta?", "fi", []),
    ],
)
def test_verbs_are_told_by_their_place(text: str, language: Language, verbs: list[str]) -> None:
    words = text.rstrip("?").split()
    found = [words[place] for place in sorted(verb_places(words, language)) if words[place] != "pellosta"]
    assert found == verbs


@pytest.mark.parametrize(
    ("earlier", "question", "language", "standalone"),
    [
        ("Pitääkö hakemuksessa olla budjetti?", "Entä aikataulu?", "fi", "Pitääkö hakemuksessa olla aikataulu?"),
        ("Saako rahalla palkata vahdin?", "Entäs korjata katon?", "fi", "Saako rahalla korjata katon?"),
        ("Milloin haku päättyy?", "Entä raportti?", "fi", "Milloin haku päättyy (raportti)?"),
        ("mikä on SVT?", "entä OKK?", "fi", "mikä on OKK?"),
        ("Can a barn be the stage?", "What about a tent?", "en", "Can a tent be the stage?"),
        (
            "Can nets be bought with Field Money?",
            "With Club Support, then?",
            "en",
            "Can nets be bought with Club Support?",
        ),
    ],
)
def test_the_like_of_it_gives_way(earlier: str, question: str, language: Language, standalone: str) -> None:
    assert resolve(question, [earlier], language, _FIELDS).text == standalone
