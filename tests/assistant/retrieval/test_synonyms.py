"""What people say and what a guide calls it: only where the guide has not the word itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import resources

import pytest

from assistant.passages.units import Unit
from assistant.question.renamed import Renamed
from assistant.retrieval.synonyms import Synonyms
from ingest.types import Language


@pytest.fixture
def known(unit_of: Callable[..., Unit]) -> Synonyms:
    units = [
        unit_of("Yritykset ja muut työnantajat voivat hakea", "fi", "Kuka voi hakea?"),
        unit_of("Laivalla matkustaminen on vihreää", "fi"),
        unit_of("Companies and local and regional authorities can apply", "en"),
    ]
    return Synonyms(units)


def names(renamed: Sequence[Renamed]) -> tuple[str, ...]:
    return tuple(one.name for one in renamed)


def test_the_guides_own_word_is_found(known: Synonyms) -> None:
    assert names(known.missing_from("Voiko konepaja hakea?", "fi")) == ("yritys", "yritykset")
    assert names(known.missing_from("Onko matkustaminen lautalla vihreää?", "fi")) == ("laiva",)
    assert names(known.missing_from("Can our bakery apply?", "en")) == ("company", "companies")
    assert names(known.missing_from("Can a town apply?", "en")) == ("local and regional authorities", "authority")


def test_a_word_is_told_for_which_it_stands(known: Synonyms) -> None:
    assert known.missing_from("Voiko konepaja hakea?", "fi")[0] == Renamed("yritys", ("konepaja",))


def test_a_word_of_which_the_guide_has_a_part_is_still_called_otherwise(unit_of: Callable[..., Unit]) -> None:
    known = Synonyms([unit_of("Ammatillinen oppilaitos voi hakea", "fi"), unit_of("Koulu on auki", "fi")])
    assert names(known.missing_from("Voiko ammattikoulu hakea?", "fi")) == ("ammatillinen oppilaitos", "oppilaitos")


def test_words_that_may_stand_for_each_other(unit_of: Callable[..., Unit]) -> None:
    known = Synonyms([unit_of("Avustus kattaa matkat, apuraha asumisen", "fi"), unit_of("The grant covers it", "en")])
    assert Renamed("avustus", ("apurahaa",)) in known.equal_to("Saako apurahaa?", "fi")
    assert known.equal_to("Is there any funding?", "en") == (Renamed("grant", ("funding",)),)
    assert known.equal_to("Is there any cake?", "en") == ()


def test_a_word_that_the_guide_has_needs_no_other(known: Synonyms) -> None:
    assert names(known.missing_from("Voiko työnantaja hakea?", "fi")) == ()
    assert names(known.missing_from("Kelpaako laivamatka?", "fi")) == ()
    assert names(known.missing_from("Which companies can apply?", "en")) == ()


def test_what_no_group_has_stays_as_it_is(known: Synonyms) -> None:
    assert names(known.missing_from("Maksetaanko palkkaa?", "fi")) == ()
    assert names(known.missing_from("Is there a salary?", "en")) == ()
    assert names(known.missing_from("", "fi")) == ()


def test_a_question_of_which_the_guide_knows_nothing_gets_no_words_of_it(known: Synonyms) -> None:
    assert names(known.missing_from("Suosittele ravintolaa", "fi")) == ()
    assert names(known.missing_from("Recommend me a hotel", "en")) == ()


def test_what_people_say_in_several_words(unit_of: Callable[..., Unit]) -> None:
    known = Synonyms([unit_of("Labour unions can apply", "en"), unit_of("Jatkuva haku", "fi")])
    assert names(known.missing_from("Can a trade union apply?", "en", widely=True)) == ("labour union",)
    assert names(known.missing_from("Can a union apply?", "en", widely=True)) == ()
    assert names(known.missing_from("Voiko hakea ympäri vuoden?", "fi", widely=True)) == ("jatkuva haku", "jatkuva")
    assert names(known.missing_from("Voiko hakea ympäri vuoden?", "fi")) == ()


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_line_of_the_equals_can_be_read(language: Language) -> None:
    text = resources.files("assistant").joinpath(f"data/equals.{language}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(set(lines)) == len(lines)
    for line in lines:
        row = line.split(" = ")
        assert len(row) > 1, line
        assert len(set(row)) == len(row), line


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_line_of_the_thesaurus_can_be_read(language: Language) -> None:
    text = resources.files("assistant").joinpath(f"data/thesaurus.{language}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(lines) > 1000
    assert len(set(lines)) == len(lines)
    for line in lines:
        assert (" = " in line) != (" > " in line), line
        names = [name for side in line.split(" > ") for name in side.replace(" = ", ", ").split(", ")]
        assert all(name.strip() == name and name for name in names), line
