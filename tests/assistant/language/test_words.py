"""Folding, stems, n-grams and how alike two words are."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.irregular import dictionary_form
from assistant.language.words import fold, likeness, likeness_by_rule, ngrams, split_words, stem, without_end
from assistant.retrieval.lexical import LexicalRanking
from ingest.types import Language

WORDS = st.text("abcdehiklmnoprstuv", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Ääkkönen", "aakkonen"), ("ÅLAND", "aland"), ("Čapek", "čapek"), ("Hakuaika", "hakuaika"), ("café", "cafe")],
)
def test_folding_drops_case_and_the_marks_that_people_leave_out(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Milloin KA210-haku päättyy?", ["milloin", "ka210", "haku", "paattyy"]),
        ("Erasmus+ -ohjelma", ["erasmus+", "ohjelma"]),
        ("KA210:stä ja EU:ssa", ["ka210", "ja", "eu"]),
        ("klo 13:00, 30 000 €", ["klo", "13", "00", "30", "000"]),
        ("don't snake_case", ["don", "t", "snake", "case"]),
        ("", []),
        ("?!…", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@given(st.text(max_size=60))
def test_words_are_folded_and_never_empty(text: str) -> None:
    assert all(word and word == fold(word) for word in split_words(text))


@pytest.mark.parametrize(
    ("asked", "written", "language", "least"),
    [
        ("liikkuvuushankkeen", "liikkuvuushanke", "fi", 0.95),
        ("kumppanuushankkeissa", "kumppanuushankkeet", "fi", 0.95),
        ("opettaja", "opettajille", "fi", 0.95),
        ("countries", "country", "en", 0.95),
        ("organizations", "organisation", "en", 1.0),
        ("recognize", "recognised", "en", 1.0),
        ("analyze", "analyse", "en", 1.0),
        ("haku", "hakuaika", "fi", 0.6),
        ("sisalto", "sisallon", "fi", 1.0),
        ("poydalla", "poyta", "fi", 1.0),
        ("saapas", "saappaassa", "fi", 1.0),
        ("haku", "haun", "fi", 1.0),
        ("hanke", "liikkuvuushanke", "fi", 0.6),
        ("partner", "partnership", "en", 0.6),
        ("kumpanuushanke", "kumppanuushanke", "fi", 0.75),
        ("akreditointi", "akkreditointi", "fi", 0.75),
        ("deadlnie", "deadline", "en", 0.75),
    ],
)
def test_forms_parts_and_misspellings_of_a_word_are_alike(
    asked: str, written: str, language: Language, least: float
) -> None:
    assert likeness(asked, written, language) >= least


@pytest.mark.parametrize(
    ("asked", "written", "language"),
    [
        ("2026", "2027", "fi"),
        ("2026", "20260", "en"),
        ("in", "into", "en"),
        ("maa", "haku", "fi"),
        ("grant", "deadline", "en"),
        ("koulu", "kulu", "fi"),
        ("kate", "kaden", "en"),
        ("lasku", "lasun", "fi"),
    ],
)
def test_other_words_and_numbers_are_not_alike(asked: str, written: str, language: Language) -> None:
    assert likeness(asked, written, language) == 0.0


def test_a_whole_form_counts_for_more_than_a_part_of_a_compound() -> None:
    assert likeness("haku", "haku", "fi") > likeness("haku", "hakuaika", "fi") > likeness("hanke", "koulu", "fi")


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("tukea", "tuki"),
        ("tukeen", "tuki"),
        ("nimeä", "nimi"),
        ("vuotta", "vuosi"),
        ("uuden", "uusi"),
        ("kurssit", "kurssi"),
    ],
)
def test_a_finnish_noun_in_i_is_known_in_its_cases(asked: str, written: str) -> None:
    assert likeness(fold(asked), fold(written), "fi") == 1.0


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("rahoja", "rahaa"),
        ("haetaan", "hakea"),
        ("asiakkaita", "asiakas"),
        ("aikuisten", "aikuinen"),
        ("kohteeksi", "kohde"),
        ("annettiin", "annetaan"),
        ("lasten", "lapsia"),
    ],
)
def test_forms_that_no_rule_knows_are_listed(asked: str, written: str) -> None:
    assert likeness(asked, written, "fi") == 1.0
    assert likeness_by_rule(asked, written, "fi") < 1.0


def test_the_list_holds_folded_forms_each_of_one_word() -> None:
    text = resources.files("assistant").joinpath("data/forms.fi.txt").read_text(encoding="utf-8")
    lines = [line.split(": ") for line in text.splitlines() if not line.startswith("#")]
    forms = [form for _, listed in lines for form in listed.split()]
    assert len(forms) > 5000
    assert len(forms) == len(set(forms))
    assert all(
        fold(form) == form and dictionary_form(form) == base for base, listed in lines for form in listed.split()
    )


@given(WORDS, WORDS, st.sampled_from(["fi", "en"]))
def test_likeness_is_a_share_and_1_for_the_word_itself(asked: str, written: str, language: Language) -> None:
    assert 0.0 <= likeness(asked, written, language) <= 1.0
    assert likeness(asked, asked, language) == 1.0


def test_ngrams_stay_within_words() -> None:
    assert ngrams(["haku", "on"]) == [" hak", "haku", "aku ", " on "]


@given(st.lists(WORDS, max_size=5), st.integers(2, 6))
def test_ngrams_of_a_word_cover_it(words: list[str], size: int) -> None:
    for word in words:
        grams = ngrams([word], size)
        rebuilt = grams[0] + "".join(gram[-1] for gram in grams[1:])
        assert rebuilt == f" {word} "


def test_stems_are_the_same_in_every_thread() -> None:
    words = [f"hankkee{end}" for end in ("n", "ssa", "sta", "lle", "t")] * 40
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda word: stem(word, "fi"), words)) == [stem(word, "fi") for word in words]


@pytest.mark.parametrize(
    ("question", "language", "best"),
    [("liikkuvuushankkeen hakuajat", "fi", 1), ("miten kumppanuushanketta haetaan", "fi", 0), ("grants", "en", 1)],
)
def test_bm25_finds_inflected_words(question: str, language: Language, best: int) -> None:
    texts = {
        "fi": ["Kumppanuushankkeiden haku", "Liikkuvuushankkeiden hakuaika", "Yhteystiedot"],
        "en": ["Who can apply", "The grant is EUR 60,000", "Contact"],
    }
    assert int(LexicalRanking(texts[language], language).scores(question).argmax()) == best


def test_bm25_of_nothing_shared_and_of_no_texts() -> None:
    assert LexicalRanking(["haku"], "fi").scores("xyzzy").tolist() == [0.0]
    assert LexicalRanking([], "fi").scores("haku").shape == (0,)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Ehtiikö sen jättää 4.3.?", "Ehtiikö sen jättää 4.3."),
        ("Is it open on 5.?", "Is it open on 5."),
        ("In 2026.", "In 2026"),
        ("When is it?!", "When is it"),
        ("Done. ", "Done"),
        ("...", ""),
        ("", ""),
    ],
)
def test_the_dot_of_a_day_is_no_end(text: str, bare: str) -> None:
    assert without_end(text) == bare


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("assosioitunut", "assosioituneet", True),
        ("valmistunutta", "valmistuneille", True),
        ("kutistunut", "kutistumattomat", False),
        ("kutistunut", "kuristuneet", False),
    ],
)
def test_forms_of_a_participle_that_tells_what_has_happened(one: str, other: str, same: bool) -> None:
    assert (likeness(one, other, "fi") == 1.0) is same
