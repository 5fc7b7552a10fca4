"""How many there are of what a heading names is counted by the list under it, and by no other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.names.terms import TermBook
from assistant.selection.tallies import find_numbered, find_tally
from ingest.types import Language
from tests.assistant.conftest import Text, rank_texts

_MILLS = (
    (("Aims of the fund",), "bread for all"),
    (("Aims of the fund",), "clean rivers"),
    (("Aims of the fund",), "young millers"),
    (("What counts", "Priorities of mills"), "water wheels"),
    (("What counts", "Priorities of mills"), "stone floors"),
    (("What counts", "Rural priorities"), "barns"),
    (("What counts", "Rural priorities"), "wells"),
    (("What counts", "Rural priorities"), "fences"),
    (("What counts", "Rural priorities"), "The priorities of each village are listed in its own book of rules"),
    (("Grants for mills",), "Duration: 2 years"),
    (("Grants for mills",), "At most EUR 3,000"),
    (("Where to find buyers?",), "fairs"),
    (("Where to find buyers?",), "markets"),
)
_MYLLYT = (
    (("Rahaston tavoitteet",), "leipää kaikille"),
    (("Rahaston tavoitteet",), "puhtaat joet"),
    (("Rahaston tavoitteet",), "nuoret myllärit"),
    (("Mikä ratkaisee", "Maaseudun painopisteet"), "aitat"),
    (("Mikä ratkaisee", "Maaseudun painopisteet"), "kaivot"),
    (("Mikä ratkaisee", "Myllyjen painopisteet"), "rattaat"),
    (("Mikä ratkaisee", "Myllyjen painopisteet"), "lattiat"),
    (("Mikä ratkaisee", "Myllyjen painopisteet"), "Tarkista omat painopisteesi ohjelmaoppaasta"),
)


@pytest.mark.parametrize(
    ("question", "language", "texts", "told"),
    [
        ("How many aims does the fund have?", "en", _MILLS, "bread for all; clean rivers; young millers"),
        ("How many goals are there?", "en", _MILLS, "bread for all; clean rivers; young millers"),
        ("How many rural priorities are there?", "en", _MILLS, "barns; wells; fences"),
        ("How many priorities of mills are listed?", "en", _MILLS, "water wheels; stone floors"),
        ("How many priorities are there?", "en", _MILLS, None),
        ("How many aims must we have?", "en", _MILLS, None),
        ("How many aims does the bakery have?", "en", _MILLS, None),
        ("How many grants for mills are there?", "en", _MILLS, None),
        ("How many buyers are there?", "en", _MILLS, None),
        ("Which aims does the fund have?", "en", _MILLS, None),
        ("Montako tavoitetta rahastolla on?", "fi", _MYLLYT, "leipää kaikille; puhtaat joet; nuoret myllärit"),
        ("Kuinka monta maaseudun painopistettä on?", "fi", _MYLLYT, "aitat; kaivot"),
        ("Montako painopistettä myllyillä on?", "fi", _MYLLYT, "rattaat; lattiat"),
        ("Montako painopistettä on?", "fi", _MYLLYT, None),
        ("Montako tavoitetta pitää olla?", "fi", _MYLLYT, None),
    ],
)
def test_the_list_that_is_counted(
    book: TermBook, question: str, language: Language, texts: Sequence[Text], told: str | None
) -> None:
    tally = find_tally(*rank_texts(question, language, texts, book))
    assert (tally.unit.text if tally else None) == told


@pytest.mark.parametrize(
    ("question", "language", "texts", "told"),
    [
        ("What are the three priorities?", "en", _MILLS, "barns; wells; fences"),
        ("Which two priorities are there?", "en", _MILLS, "water wheels; stone floors"),
        ("What are the four priorities?", "en", _MILLS, None),
        ("What are the three grants?", "en", _MILLS, None),
        ("What are the priorities?", "en", _MILLS, None),
        ("Mitkä ovat kolme tavoitetta?", "fi", _MYLLYT, "leipää kaikille; puhtaat joet; nuoret myllärit"),
        ("Mitkä ovat kaksi painopistettä?", "fi", _MYLLYT, None),
    ],
)
def test_the_list_of_the_length_that_is_named(
    book: TermBook, question: str, language: Language, texts: Sequence[Text], told: str | None
) -> None:
    unit = find_numbered(*rank_texts(question, language, texts, book))
    assert (unit.text if unit else None) == told
