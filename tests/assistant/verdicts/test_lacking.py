"""What goes without something that is needed, and whether one thing is of a kind that others are said to be of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.lacking import lies_on_other_side, only_defines, tells_of_other_thing
from assistant.verdicts.polarity import is_yes
from ingest.types import Language

_KIND = "Quiet hobbies are things that one does alone, such as knitting or chess."
_REGARDED = "Rowing is regarded as a quiet hobby if nobody sings."
_PIDETAAN = "Soutamista pidetään hiljaisena harrastuksena, jos kukaan ei laula."


@pytest.mark.parametrize(
    ("question", "stated", "language", "yes"),
    [
        ("May the choir sail without a cook?", "A cook is present throughout", "en", False),
        ("May the choir sail with a cook?", "A cook is present throughout", "en", True),
        ("May the choir sail without a cook?", "A cook is not required", "en", True),
        ("May the choir sail without a drummer?", "A cook is present throughout", "en", True),
        ("Voiko kuoro purjehtia ilman kokkia?", "Kokki koko matkan mukana", "fi", False),
        ("Voiko kuoro purjehtia kokin kanssa?", "Kokki koko matkan mukana", "fi", True),
        # this round only
        ("Does the fee concern older choirs?", "The fee is for new choirs, not for earlier ones", "en", False),
        ("Does the fee concern new choirs?", "The fee is for new choirs, not for earlier ones", "en", True),
        ("Koskeeko maksu vanhoja kuoroja?", "Maksu koskee tämän vuoden kuoroja, ei aiempia", "fi", False),
        ("Koskeeko maksu tämän vuoden kuoroja?", "Maksu koskee tämän vuoden kuoroja, ei aiempia", "fi", True),
        # for newcomers; so many people are no visits
        ("Is it for experienced choirs?", "Aimed at newcomers", "en", False),
        ("Is it for new choirs?", "Aimed at newcomers", "en", True),
        ("May two people come to the visit?", "Visits (1–3 people per visit; max. 1 visit)", "en", True),
        ("May we make two visits?", "Visits (1–3 people per visit; max. 1 visit)", "en", False),
        ("Is the fee only for choirs?", "The fee is for choirs or only planned choirs", "en", False),
        # with something else; by receipts
        ("Is rowing alone quiet?", "Rowing is quiet if combined with knitting", "en", False),
        ("Is rowing with knitting quiet?", "Rowing is quiet if combined with knitting", "en", True),
        ("Is the grant paid by actual costs?", "The grant is a lump sum", "en", False),
        ("Onko tuki todellisten kulujen mukainen?", "Tuki on kertakorvaus", "fi", False),
        # all of it, and a list of bodies
        ("Does it cover the whole costs?", "It covers some 70% of the costs", "en", False),
        ("Voiko lukio hakea?", "Hakijana koulu / korkeakoulu", "fi", True),
        ("Voiko yritys hakea?", "Hakijana koulu / korkeakoulu", "fi", False),
    ],
)
def test_nothing_goes_without_what_is_needed(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, yes: bool
) -> None:
    assert is_yes(read_question(question, language, book), unit_of(stated, language)) is yes


@pytest.mark.parametrize(
    ("question", "stated", "names", "language", "other"),
    [
        ("Is drumming a quiet hobby?", _REGARDED, (), "en", True),
        ("Is rowing a quiet hobby?", _REGARDED, (), "en", False),
        ("Is canoeing a quiet hobby?", _REGARDED, ("rowing",), "en", False),
        ("Is drumming a quiet hobby?", _KIND, (), "en", True),
        ("Does chess count as a quiet hobby?", _KIND, (), "en", False),
        ("When is rowing a quiet hobby?", _REGARDED, (), "en", False),
        ("Onko rummutus hiljainen harrastus?", _PIDETAAN, (), "fi", True),
        ("Onko soutaminen hiljainen harrastus?", _PIDETAAN, (), "fi", False),
        ("Is drumming a quiet hobby?", "Drumming is loud", (), "en", False),
    ],
)
def test_what_is_said_of_another_thing_is_no_yes(
    book: TermBook,
    unit_of: Callable[..., Unit],
    question: str,
    stated: str,
    names: tuple[str, ...],
    language: Language,
    other: bool,
) -> None:
    assert tells_of_other_thing(read_question(question, language, book), unit_of(stated, language), names) is other


@pytest.mark.parametrize(
    ("question", "stated", "language", "other"),
    [
        ("May we row over 500 metres?", "Less than 500 metres are rowed", "en", True),
        ("May we row less than 500 metres?", "Less than 500 metres are rowed", "en", False),
        ("May we row 500 metres?", "Less than 500 metres are rowed", "en", False),
        ("Saako yli 500 metriä soutaa?", "Alle 500 metriä soudetaan", "fi", True),
        ("Saako yli 700 metriä soutaa?", "Alle 500 metriä soudetaan", "fi", False),
    ],
)
def test_what_holds_below_a_number_says_nothing_of_what_lies_above(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, other: bool
) -> None:
    assert lies_on_other_side(read_question(question, language, book), unit_of(stated, language)) is other


@pytest.mark.parametrize(
    ("question", "stated", "language", "defines"),
    [
        ("Must we row quietly?", "Quiet rowing: Rowing in which nobody sings", "en", True),
        ("Must we row quietly?", "Quiet rowing is required", "en", False),
        ("May we row quietly?", "Quiet rowing: Rowing in which nobody sings", "en", False),
        ("Pitääkö soutaa hiljaa?", "Hiljainen soutu: Soutu, jossa kukaan ei laula", "fi", True),
        ("Pitääkö soutaa hiljaa?", "Hiljainen soutu on pakollista", "fi", False),
    ],
)
def test_what_something_is_does_not_say_that_one_must(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, defines: bool
) -> None:
    assert only_defines(read_question(question, language, book), unit_of(stated, language)) is defines
