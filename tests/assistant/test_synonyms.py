"""What people say and what a guide calls it: only where the guide has not the word itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.synonyms import Synonyms
from assistant.units import Unit


@pytest.fixture
def known(unit_of: Callable[..., Unit]) -> Synonyms:
    units = [
        unit_of("Yritykset ja muut työnantajat voivat hakea", "fi", "Kuka voi hakea?"),
        unit_of("Laivalla matkustaminen on vihreää", "fi"),
        unit_of("Companies and local and regional authorities can apply", "en"),
    ]
    return Synonyms(units)


def test_the_guides_own_word_is_found(known: Synonyms) -> None:
    assert known.missing_from("Voiko konepaja hakea?", "fi") == ("yritys", "yritykset")
    assert known.missing_from("Onko matkustaminen lautalla vihreää?", "fi") == ("laiva",)
    assert known.missing_from("Can our bakery apply?", "en") == ("company", "companies")
    assert known.missing_from("Can a town apply?", "en") == ("local and regional authorities", "authority")


def test_a_word_that_the_guide_has_needs_no_other(known: Synonyms) -> None:
    assert known.missing_from("Voiko työnantaja hakea?", "fi") == ()
    assert known.missing_from("Kelpaako laivamatka?", "fi") == ()
    assert known.missing_from("Which companies can apply?", "en") == ()


def test_what_no_group_has_stays_as_it_is(known: Synonyms) -> None:
    assert known.missing_from("Maksetaanko palkkaa?", "fi") == ()
    assert known.missing_from("Is there a salary?", "en") == ()
    assert known.missing_from("", "fi") == ()


def test_a_question_of_which_the_guide_knows_nothing_gets_no_words_of_it(known: Synonyms) -> None:
    assert known.missing_from("Suosittele ravintolaa", "fi") == ()
    assert known.missing_from("Recommend me a hotel", "en") == ()
