"""A yes or no must rest on a statement of what is asked about, or on one that the reader takes for an answer."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import build_units
from assistant.question.reading import read_question
from assistant.retrieval.matching import Vocabulary
from assistant.verdicts.grounds import is_doubted, lacks_ground, reads_yes_or_no
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
        # that something is all right is said by naming it; a way of sending is no other thing than itself
        ("Is puppetry accepted?", "What is new", "★ Puppetry for the first time", "en", _DOUBTED, False),
        ("Hyväksytäänkö nukketeatteri?", "Uutta", "★ Nukketeatteri ensi kertaa", "fi", _DOUBTED, False),
        ("Is puppetry recorded?", "What is new", "★ Puppetry for the first time", "en", _DOUBTED, True),
        ("Voiko lampun tilata sähköpostilla?", "Kynttilät", "Sähköposti ei kelpaa.", "fi", _DOUBTED, False),
        ("Voiko lampun tilata pullolla?", "Kynttilät", "Sähköposti ei kelpaa.", "fi", _DOUBTED, True),
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


@pytest.mark.parametrize(
    ("stated", "read", "taken"),
    [
        ("Lamps cannot be lit anew.", [1.5, -2.0], True),
        ("Lamps cannot be lit anew.", [1.5, 1.9], False),
        ("Lamps cannot be lit anew.", [0.2, -2.0], False),
        ("Lamps are lit in June.", [1.5, -2.0], False),
        ("Lamps cannot be lit for more than 2 days.", [1.5, -2.0], False),
    ],
)
def test_the_reader_takes_a_yes_or_no(
    book: TermBook, guide_of: Callable[..., Index], stated: str, read: list[float], taken: bool
) -> None:
    units = tuple(build_units(guide_of("en", [(("Guide", "Lamps"), stated), (("Guide", "Oil"), "Oil burns.")]), book))
    singles = tuple(unit for unit in units if not unit.is_list)[:2]
    reading = read_question("Can lamps be lit again for 5 days?", "en", book)
    found = SimpleNamespace(units=singles, order=(0, 1), read=np.array(read, np.float32), foreign=False)
    assert reads_yes_or_no(reading, found) is taken
    assert not is_doubted(found)
    found.read = None
    assert not reads_yes_or_no(reading, found)
    assert is_doubted(found)
