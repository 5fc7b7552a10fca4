"""Who speaks of grants and projects asks about a programme, who speaks of benefits and loans does not."""

from __future__ import annotations

import pytest

from assistant.abstention.domain import is_about_applying, words_from_elsewhere


@pytest.mark.parametrize(
    "question",
    [
        "Kuinka monta vuotta hankkeen kuitit on säilytettävä?",
        "Miten hylätystä hakemuksesta voi valittaa?",
        "Who pays the wages of the host's trainees?",
        "Who are the evaluators?",
        "Do guests need a visa letter from you?",
        "Who pays visiting lecturers?",
        "Kuka vastaa turvallisuudesta ulkomaanjakson aikana?",
    ],
)
def test_words_of_applying(question: str) -> None:
    assert is_about_applying(question)


@pytest.mark.parametrize(
    "question",
    [
        "Milloin toimeentulotukihakemus pitää jättää Kelaan?",
        "How do I apply for a student loan?",
        "Can you help me with my job application?",
        "Millainen sää on huomenna?",
        "",
    ],
)
def test_other_matters(question: str) -> None:
    assert not is_about_applying(question)


@pytest.mark.parametrize(
    "question",
    [
        "What are the sanctions for late reporting?",
        "How do I complain about a negative decision?",
        "Do I need a parent's written consent?",
        "Montako vuotta tositteita on säilytettävä?",
        "Kuka nimittää valintalautakunnan?",
        "Mikä on OID-tunnus?",
        "Who carries out the on-the-spot checks?",
        "Mistä löydän lomakkeen?",
        "Milloin haku on?",
    ],
)
def test_papers_and_checks_belong_to_applying(question: str) -> None:
    assert is_about_applying(question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Paljonko opintotuki on kuussa?", ("opintotuki",)),
        ("Can I claim unemployment money?", ("unemployment money",)),
        ("Millainen sää on huomenna?", ("saa",)),
        ("Will it snow in Turku on Friday?", ("snow",)),
        ("Miten pullataikina kohoaa?", ("pullataikina",)),
        ("Saako opettaja matkustaa junalla?", ()),
        ("When does the call close?", ()),
    ],
)
def test_words_from_elsewhere(question: str, words: tuple[str, ...]) -> None:
    assert words_from_elsewhere(question) == words
