"""Words that begin alike and are never forms of one another."""

from __future__ import annotations

import time

import pytest

from assistant.language.apart import are_apart
from assistant.language.words import likeness
from ingest.types import Language


@pytest.mark.parametrize(
    ("asked", "written", "language"),
    [
        ("paattyy", "paatetaan", "fi"),
        ("kieli", "kieltaa", "fi"),
        ("kielta", "kielletty", "fi"),
        ("osan", "ostaa", "fi"),
        ("seuran", "seurataan", "fi"),
        ("tunnin", "tunnetaan", "fi"),
        ("ilman", "ilmainen", "fi"),
        ("kunnat", "kuntoon", "fi"),
        ("kumpi", "kumppani", "fi"),
        ("kumppanit", "kummassa", "fi"),
        ("hankkeen", "hankkia", "fi"),
        ("vasta", "vastaus", "fi"),
        ("vastuu", "vastauksen", "fi"),
        ("lahella", "lahetetaan", "fi"),
        ("lahde", "lahteva", "fi"),
        ("valita", "valissa", "fi"),
        ("valittomat", "valilliset", "fi"),
        ("eurot", "eurooppalainen", "fi"),
        ("saada", "saannot", "fi"),
        ("tutkinto", "tutkimus", "fi"),
        ("maksaa", "maksimituki", "fi"),
        ("lomalla", "lomake", "fi"),
        ("maara", "maaraaika", "fi"),
        ("laki", "laite", "fi"),
        ("lisa", "lisaksi", "fi"),
        ("ohjelma", "ohjeet", "fi"),
        ("kansallinen", "kansalainen", "fi"),
        ("palaute", "palautetaan", "fi"),
        ("international", "internal", "en"),
        ("author", "authority", "en"),
        ("university", "universe", "en"),
        ("policies", "police", "en"),
        ("organ", "organisation", "en"),
        ("general", "generated", "en"),
        ("imported", "important", "en"),
        ("trains", "traits", "en"),
        ("included", "inclusion", "en"),
        ("employers", "employee", "en"),
        ("business", "busy", "en"),
        ("customs", "customers", "en"),
        ("depart", "department", "en"),
        ("object", "objectives", "en"),
        ("mobile", "mobility", "en"),
        ("contact", "contract", "en"),
        ("competence", "competition", "en"),
        ("committed", "committee", "en"),
        ("prior", "priorities", "en"),
        ("presented", "prevented", "en"),
        ("rahoitus", "rajoitus", "fi"),
    ],
)
def test_words_that_only_begin_alike_are_no_forms_of_one_another(asked: str, written: str, language: Language) -> None:
    assert likeness(asked, written, language) == likeness(written, asked, language) == 0.0


@pytest.mark.parametrize(
    ("asked", "written", "language"),
    [
        ("opettaa", "opettaja", "fi"),
        ("haku", "hakuaika", "fi"),
        ("maksaa", "maksut", "fi"),
        ("kestaa", "kesto", "fi"),
        ("valita", "valinta", "fi"),
        ("valittu", "valinnat", "fi"),
        ("muuttaa", "muutokset", "fi"),
        ("paattyy", "paattymispaiva", "fi"),
        ("paatos", "paatetaan", "fi"),
        ("kielen", "kielikoulutus", "fi"),
        ("hanke", "hankkeeseen", "fi"),
        ("tutkinto", "tutkintojen", "fi"),
        ("osaa", "osan", "fi"),
        ("osaa", "osata", "fi"),
        ("lomake", "lomakkeella", "fi"),
        ("seurantaan", "seurataan", "fi"),
        ("voida", "voitaisiin", "fi"),
        ("organise", "organisation", "en"),
        ("train", "trains", "en"),
        ("trains", "training", "en"),
        ("trained", "trainees", "en"),
        ("apply", "applicants", "en"),
        ("universities", "university", "en"),
        ("customer", "customers", "en"),
        ("include", "including", "en"),
        ("allow", "allowed", "en"),
        ("department", "departments", "en"),
    ],
)
def test_forms_and_derivations_stay_together(asked: str, written: str, language: Language) -> None:
    assert not are_apart(asked, written, language)


def test_a_form_of_two_words_is_apart_from_neither() -> None:
    assert not are_apart("osaa", "osa", "fi")
    assert not are_apart("osaa", "osataan", "fi")
    assert are_apart("osa", "osataan", "fi")


def test_a_language_does_not_have_the_words_of_the_other() -> None:
    assert are_apart("kieli", "kieltaa", "fi")
    assert not are_apart("kieli", "kieltaa", "en")


def test_a_word_is_never_apart_from_itself() -> None:
    assert not any(are_apart(word, word, "fi") for word in ("kumpi", "lisaksi", "osaa", "hanke", ""))


def test_looking_many_words_up_is_fast() -> None:
    words = [f"{begun}{number}" for begun in ("kieli", "tieto", "vaih", "saa", "yhte") for number in range(400)]
    are_apart("kieli", "kielto", "fi")
    start = time.perf_counter()
    for word in words:
        are_apart("kieli", word, "fi")
    assert time.perf_counter() - start < 1.0
