"""A yes must be borne out by its statement: of others, of nothing that is asked, it is none."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

from assistant.abstention.bearing import Fault, lacks_bearing
from assistant.abstention.unspoken import says_not_together
from assistant.names.terms import TermBook
from assistant.passages.units import Unit, build_units
from assistant.question.reading import read_question
from assistant.retrieval.matching import Vocabulary
from ingest.index import Index
from ingest.types import Language

_SURE, _UNSURE = 5.0, 1.0


@pytest.mark.parametrize(
    ("question", "heading", "stated", "language", "read", "fault"),
    [
        ("May a rower come?", "Boats", "A rower may come", "en", _UNSURE, None),
        # the guide knows no such person; the reader, or words that all stand there, may know better
        ("May a juggler come?", "Boats", "The crew may come", "en", _UNSURE, "strange"),
        ("May a juggler come?", "Boats", "The crew may come", "en", _SURE, None),
        ("Pääseekö jonglööri mukaan?", "Veneet", "Miehistö pääsee mukaan", "fi", _UNSURE, "strange"),
        ("Will rowers feel stronger?", "Effects on rowers", "more muscles", "en", _UNSURE, None),
        # what tells of aims demands nothing
        ("Must a cook be on board?", "Boats", "The aim is to support every cook", "en", _SURE, "no demand"),
        ("Must a cook be on board?", "Boats", "At least one cook on board", "en", _SURE, None),
        ("Pitääkö kokin olla mukana?", "Veneet", "Tavoitteena on tukea kokkeja", "fi", _SURE, "no demand"),
        # other people, another purpose
        ("May pupils take the sail?", "Sails for teachers", "The sail takes place in May", "en", _SURE, "other people"),
        ("May teachers take the sail?", "Sails for teachers", "The sail takes place in May", "en", _SURE, None),
        ("May we watch a skipper at work?", "Contests", "Contests take place in May", "en", _SURE, "other purpose"),
        # numbers, times and places of which nothing is said
        ("May we bring 40 guests?", "Boats", "Sails of 10 days", "en", _SURE, "uncounted"),
        ("Do rowers meet every year?", "Boats", "Rowers meet in the harbour", "en", _SURE, "how often"),
        ("Do rowers meet every year?", "Boats", "Rowers meet annually", "en", _SURE, None),
        ("May we row there twice?", "Boats", "Rowers meet in the harbour", "en", _SURE, "how often"),
        ("Can an Indian crew take part?", "Boats", "Crews exchange songs", "en", _SURE, "no place"),
        ("Is the fee the same everywhere?", "Where", "Norway, Iceland, Serbia", "en", _SURE, "places alone"),
        ("May we bring an unlimited number of guests?", "Boats", "At least 2 guests", "en", _SURE, "unbounded"),
    ],
)
def test_what_bears_no_yes_out(
    book: TermBook,
    guide_of: Callable[..., Index],
    question: str,
    heading: str,
    stated: str,
    language: Language,
    read: float,
    fault: Fault | None,
) -> None:
    units = tuple(build_units(guide_of(language, [(("Guide", heading), stated)]), book)[:1])
    reading = read_question(question, language, book)
    voters = SimpleNamespace(applies=True)
    match = Vocabulary(units, language).match(reading)
    scored = SimpleNamespace(match=match, known=np.zeros(1, np.float32), votes=voters)
    read_as = np.array([read], np.float32)
    found = SimpleNamespace(reading=reading, units=units, order=(0,), scored=scored, read=read_as, foreign=False)
    assert lacks_bearing(reading, found, book) == fault
    found.foreign = True  # no words can be held against those of another language
    assert lacks_bearing(reading, found, book) is None


@pytest.mark.parametrize(
    ("question", "stated", "language", "bears"),
    [
        ("Could three crews apply together?", "The call is open in May", "en", False),
        ("Could three crews apply together?", "A consortium can also apply", "en", True),
        ("Could a crew apply?", "The call is open in May", "en", True),
        ("Voiko kolme miehistöä hakea yhdessä?", "Haku on auki toukokuussa", "fi", False),
        ("Voiko kolme miehistöä hakea yhdessä?", "Myös konsortio voi hakea", "fi", True),
    ],
)
def test_who_applies_with_whom(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, bears: bool
) -> None:
    unit = unit_of(stated, language, "Boats")
    assert says_not_together(read_question(question, language, book), unit) is not bears
