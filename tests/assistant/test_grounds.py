"""A yes or no must rest on a statement of what is asked about, or on one that the reader takes for an answer."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

from assistant.grounds import lacks_ground
from assistant.matching import Vocabulary
from assistant.question import read_question
from assistant.terms import TermBook
from assistant.units import build_units
from ingest.index import Index
from ingest.types import Language

_SURE, _UNSURE, _DOUBTED, _NOT_AT_ALL, _UNREAD = 2.0, 0.0, -1.0, -3.0, float("nan")
_HALF_SURE = 0.5


@pytest.mark.parametrize(
    ("question", "heading", "stated", "language", "read", "lacks"),
    [
        # nothing there says no, but nothing there speaks of it
        (
            "Must a museum be a registered body to join?",
            "Lamps",
            "Bodies of several towns take part",
            "en",
            _DOUBTED,
            True,
        ),
        ("Tuleeko asunto paikan puolesta?", "Minne?", "Paikka on Riika tai Tallinna", "fi", _DOUBTED, True),
        (
            "Must a museum be a registered body to join?",
            "Lamps",
            "Bodies of several towns take part",
            "en",
            _SURE,
            False,
        ),
        (
            "Must a museum be a registered body to join?",
            "Lamps",
            "Bodies of several towns take part",
            "en",
            _UNSURE,
            False,
        ),
        ("Tuleeko asunto paikan puolesta?", "Minne?", "Paikka on Riika tai Tallinna", "fi", _UNREAD, True),
        ("Voitteko antaa osoitteen?", "Lamput", "https://example.org/lamput", "fi", _DOUBTED, False),
        # all that is asked about stands there, or only a country does not
        ("Can mentors be shadowed?", "Mentors", "shadowed for a while", "en", _DOUBTED, False),
        ("Can a returnee from Canada come?", "Who comes", "returnees who want to", "en", _DOUBTED, False),
        # a number within the limits speaks for itself, until the reader sees nothing in it at all
        ("Are 5 days enough for a fee?", "Lamps", "Trips take 2–10 days", "en", _DOUBTED, False),
        ("Are 5 days enough for a fee?", "Lamps", "Trips take 2–10 days", "en", _NOT_AT_ALL, True),
        # a name in a list of those that may
        ("Does the fund know Kenya?", "These regions may come", "Sub-Saharan Africa", "en", _DOUBTED, False),
        # a denial of something else, and one of what is asked about
        ("Are uniforms paid for?", "The grant does not cover", "stand-by hours", "en", _DOUBTED, True),
        ("Are uniforms paid for?", "The grant does not cover", "uniforms", "en", _DOUBTED, False),
        ("May we go to Japan?", "The grant does not cover", "global trips", "en", _DOUBTED, False),
    ],
)
def test_a_verdict_needs_a_statement_of_what_is_asked(
    book: TermBook,
    guide_of: Callable[..., Index],
    question: str,
    heading: str,
    stated: str,
    language: Language,
    read: float,
    lacks: bool,
) -> None:
    units = tuple(build_units(guide_of(language, [(("Guide", heading), stated)]), book)[:1])
    reading = read_question(question, language, book)
    match = Vocabulary(units, language).match(reading)
    scored = SimpleNamespace(match=match)
    read_as = np.array([read], np.float32)
    found = SimpleNamespace(reading=reading, units=units, order=(0,), scored=scored, read=read_as, foreign=False)
    assert lacks_ground(reading, found, _HALF_SURE) is lacks
    found.foreign = True  # no words can be held against those of another language
    assert lacks_ground(reading, found, _HALF_SURE) is (read == _NOT_AT_ALL)
    found.read = None
    assert not lacks_ground(reading, found, _HALF_SURE)  # without a reader the confidence decides
