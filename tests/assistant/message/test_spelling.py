"""Misspelt words are put right; words that may be meant, names, codes and addresses stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.message.spelling import Speller


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Which organiations can apply?", "Which organisations can apply?"),
        ("Which organisatoins can apply?", "Which organisations can apply?"),
        ("Which orgenisations can apply?", "Which organisations can apply?"),
        ("Can we applyy for a grant?", "Can we apply for a grant?"),
        ("Who are the particpants?", "Who are the participants?"),
        ("Do you fund sutdents?", "Do you fund students?"),
        ("Milloin haku päättty?", "Milloin haku päättyy?"),
        ("Kauanko työnvarjotus kestää?", "Kauanko työnvarjostus kestää?"),
    ],
)
def test_slips_are_put_right(written: str, meant: str, speller: Speller) -> None:
    assert speller.correct(written) == meant


def test_a_rare_word_that_is_often_written_for_another_is_put_right(speller: Speller) -> None:
    assert speller.correct("Which activites are funded?") == "Which activities are funded?"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Milloin haku paattyy?", "Milloin haku päättyy?"),
        ("Miten lahetamme hakemuksen?", "Miten lähetämme hakemuksen?"),
        ("Kauanko tyonvarjostus kestaa?", "Kauanko työnvarjostus kestää?"),
    ],
)
def test_lost_dots_are_put_back(written: str, meant: str, speller: Speller) -> None:
    assert speller.correct(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Mikä on kumpanuushanke?", "Mikä on kumppanuushanke?"),
        ("Mikä on kumppanushanke?", "Mikä on kumppanuushanke?"),
        ("Kuka saa kumpanuushanketta?", "Kuka saa kumppanuushanketta?"),
    ],
)
def test_misspelt_compounds_are_put_right(written: str, meant: str, speller: Speller) -> None:
    assert speller.correct(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Kuka on asian tuntija?", "Kuka on asiantuntija?"),
        ("Mikä on kumppanuus hanke?", "Mikä on kumppanuushanke?"),
        ("Mikä on kumpanuus hanke?", "Mikä on kumppanuushanke?"),
        ("Mitkä ovat haku ajat?", "Mitkä ovat hakuajat?"),
        ("Onko yleis sivistävä koulutus mukana?", "Onko yleissivistävä koulutus mukana?"),
    ],
)
def test_compounds_in_two_words_are_joined(written: str, meant: str, speller: Speller) -> None:
    assert speller.correct(written) == meant


@pytest.mark.parametrize(
    "text", ["Onko ammatillinen koulutus mukana?", "Milloin haku päättyy?", "Which partner countries are there?"]
)
def test_words_that_stand_apart_are_not_joined(text: str, speller: Speller) -> None:
    assert speller.correct(text) == text


@pytest.mark.parametrize(
    ("written", "meant"), [("Canwe apply?", "Can we apply?"), ("Miksi eioo tukea?", "Miksi ei oo tukea?")]
)
def test_words_run_together_are_parted(written: str, meant: str, speller: Speller) -> None:
    assert speller.correct(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Mikä on KA210-hanke?",
        "KA121, KA220-VET ja CoVE",
        "Kirjoita osoitteeseen anna.virtanne@oph.fi nyt",
        "Katso www.oph.fi/erasmsu ja https://exampel.org",
        "ask Markus Lindholm or Virpi Keinonen",
        "Kävin Kouvolassa Lyseonpuistossa",
        "Mikä on EPAEL?",
        "TCAA on mikä?",
        "ajk",
        "KumppanuusHanke iPhone",
        "superkalifragilistisekspialidosisjotainmuutavieläpitempiä",
    ],
)
def test_names_codes_addresses_and_signs_stay(text: str, speller: Speller) -> None:
    assert speller.correct(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Mitä kalvoilla lukee?",
        "Mihin haulle ilmoitan?",
        "Miten pääsen postituslistalle?",
        "kesäkoulu ja etäopiskelu",
        "rahoituspäätöksestämme ja tutkintotodistusjäljennökset",
    ],
)
def test_rare_but_real_words_stay(text: str, speller: Speller) -> None:
    assert speller.correct(text) == text


@pytest.mark.parametrize(
    "word",
    [
        "hankkeidemme",
        "hankkeessammekin",
        "kumppaneidemme",
        "osallistujillemme",
        "organisaatioidemme",
        "ryhmäliikkuvuuksillaan",
        "työnvarjostuksissaan",
        "loppuraporttiimme",
        "partnerships",
        "cofinancing",
    ],
)
def test_forms_of_the_guide_s_words_stay(word: str, speller: Speller) -> None:
    assert speller.correct(word) == word


def test_the_capital_of_a_word_stays(speller: Speller) -> None:
    assert speller.correct("Organiations?") == "Organisations?"


MIXED = st.lists(
    st.sampled_from(
        [
            "organiations",
            "Paattyy",
            "haku",
            "ajat",
            "kumpanuushanke",
            "KA210",
            "12.3.2026",
            "€",
            "5 %",
            "mikä",
            "oneday",
        ]
    )
    | st.text("abehikmnouy", min_size=1, max_size=9),
    max_size=8,
).map(" ".join)


def marks(text: str) -> list[str]:
    """What stands between the words, without the spaces, which come and go with compounds and words run together."""
    return re.findall(r"[^ \w]|[\d_]", text)


@given(text=st.text(max_size=60) | MIXED)
def test_nothing_but_words_changes(text: str, speller: Speller) -> None:
    assert marks(speller.correct(text)) == marks(text)


@given(text=MIXED | st.text(max_size=60))
def test_spaces_change_only_with_the_number_of_words(text: str, speller: Speller) -> None:
    corrected = speller.correct(text)
    same = [len(line.split()) for line in corrected.splitlines()] == [len(line.split()) for line in text.splitlines()]
    assert not same or corrected.count(" ") == text.count(" ")


@pytest.mark.parametrize(
    "text",
    [
        "Which organiations can aply for a garnt?",
        "Milloin haku paattyy?",
        "Mikä on kumpanuus hanke ja mitkä ovat haku ajat?",
        "Canwe apply?",
        "Kauanko työnvarjotus kestää?",
    ],
)
def test_correcting_twice_changes_nothing_more(text: str, speller: Speller) -> None:
    corrected = speller.correct(text)
    assert speller.correct(corrected) == corrected


def test_signs_are_what_the_guide_writes_in_capitals() -> None:
    assert Speller(["Ask TCA about the EPALE pages.", "A plan"]).signs == {"TCA", "EPALE"}


@pytest.mark.parametrize(
    "question",
    [
        "Montako horisontaalista painopistettä on?",
        "Mitä horisontaalisilla painopisteillä tarkoitetaan?",
        "Kuinka monta pienimuotoista hanketta on?",
        "Entä lyhytkestoisista hankkeista?",
    ],
)
def test_another_form_of_an_adjective_of_the_guide_stays(question: str, speller: Speller) -> None:
    assert speller.correct(question) == question
