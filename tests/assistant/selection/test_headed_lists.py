"""Of what stands side by side, the one that the question names: by its heading, by who goes, by what is counted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.abstention.counted_alone import counts_just_that
from assistant.names.terms import TermBook
from assistant.selection.directions import prefer_outgoing
from assistant.selection.headed_lists import prefer_headed
from ingest.types import Language
from tests.assistant.conftest import rank_texts

_LISTS = (
    (("Priorities", "Priorities of old mills"), "wheels"),
    (("Priorities", "Priorities of old mills"), "floors"),
    (("Priorities", "Rural priorities"), "barns"),
    (("Priorities", "Rural priorities"), "wells of mills"),
)


@pytest.mark.parametrize(
    ("question", "best", "first"),
    [
        ("What are the priorities of old mills?", "barns; wells", "wheels; floors"),
        ("Which rural priorities are there?", "wheels; floors", "barns; wells of mills"),
        ("What are the priorities?", "barns; wells", "barns; wells of mills"),
        ("What are the rural priorities of mills?", "barns; wells", "barns; wells of mills"),
        ("Is there a priority of old mills?", "barns; wells", "barns; wells of mills"),
    ],
)
def test_the_list_whose_heading_names_what_is_asked(book: TermBook, question: str, best: str, first: str) -> None:
    found = prefer_headed(*rank_texts(question, "en", _LISTS, book, best))
    assert found.units[found.order[0]].text == first


_ELSEWHERE = (
    (("Aims of the fund", "Promote"), "bread"),
    (("Aims of the fund", "Promote"), "rivers"),
    (("Aims of the fund for old mills",), "wheels that turn"),
    (("Aims of the fund for old mills",), "floors that hold"),
)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What are the aims for old mills?", "wheels that turn; floors that hold"),
        ("What are the aims of the fund?", "bread; rivers"),
        ("What are the aims for young millers?", "bread; rivers"),
    ],
)
def test_a_list_elsewhere_whose_heading_names_all(book: TermBook, question: str, first: str) -> None:
    found = prefer_headed(*rank_texts(question, "en", _ELSEWHERE, book, "bread; rivers"))
    assert found.units[found.order[0]].text == first


_SIDES = (
    (("Mills", "What we back"), "wheels"),
    (("Mills", "What we back"), "floors"),
    (("Mills", "Not supported"), "bread"),
    (("Mills", "Not supported"), "salt"),
)


def test_what_is_not_paid_for_is_no_list_of_what_is(book: TermBook) -> None:
    found = prefer_headed(*rank_texts("Which things are supported?", "en", _SIDES, book, "wheels; floors"))
    assert found.units[found.order[0]].text == "wheels; floors"


_STAYS = (
    (("Stays",), "Hosting millers in training 10–365 days"),
    (("Stays",), "Milling abroad 2–60 days"),
    (("Stays",), "Mills are old"),
)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How long can a miller be abroad?", "Milling abroad"),
        ("How long can we host a miller from abroad?", "Hosting"),
        ("How long can a miller stay?", "Hosting"),
    ],
)
def test_what_holds_for_guests_is_not_for_those_who_go(book: TermBook, question: str, first: str) -> None:
    reading, found, _ = rank_texts(question, "en", _STAYS, book, "Hosting")
    scores = np.linspace(2.0, 1.0, len(found.units)).astype(np.float32)
    found = prefer_outgoing(reading, replace(found, scores=scores))
    assert found.units[found.order[0]].text.startswith(first)


_HOURS_EN = ((("Mill school",), "Duration 3 years (min. 40 milling hours / year)"), (("Mill school",), "3 schools"))
_HOURS_FI = ((("Myllykoulu",), "Kesto 3 vuotta (väh. 40 jauhatustuntia / vuosi)"), (("Myllykoulu",), "3 koulua"))


@pytest.mark.parametrize(
    ("question", "language", "best", "is_so"),
    [
        ("How many milling hours must there be?", "en", "Duration", True),
        ("Montako jauhatustuntia vaaditaan?", "fi", "Kesto", True),
        ("How many sleeping hours must there be?", "en", "Duration", False),
        ("How many schools must there be?", "en", "3 schools", False),
        ("Montako koulua vaaditaan?", "fi", "3 koulua", False),
    ],
)
def test_a_number_of_just_what_is_counted(
    book: TermBook, question: str, language: Language, best: str, is_so: bool
) -> None:
    reading, found, _ = rank_texts(question, language, _HOURS_EN if language == "en" else _HOURS_FI, book, best)
    assert counts_just_that(reading, found) is is_so
