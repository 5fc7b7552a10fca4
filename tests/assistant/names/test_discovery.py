"""Names that documents give to their codes, and headings that only look like a code and a name."""

from __future__ import annotations

import pytest

from assistant.names.terms import TermBook
from ingest.glossary import Term
from ingest.types import Document, Language, Passage, Section


def terms_of(language: Language, *texts: tuple[str, str]) -> dict[str, Term]:
    """The terms of a document whose passages are (heading, text), by the code they have."""
    document = Document("d", "Guide", language, "markdown", "", "", "2031")
    passages = [
        Passage(f"p{k}", "d", Section((heading,)), (heading,), text, 0, 5) for k, (heading, text) in enumerate(texts)
    ]
    return {term.codes[0]: term for term in TermBook((), passages, {"d": document}).terms if term.codes}


def test_the_number_of_a_heading_is_no_part_of_the_name() -> None:
    terms = terms_of("en", ("8. Hearing Loops (SK-120)", "Up to 60%."), ("2.1 Signed Stories (SK-130)", "Text."))
    assert (terms["SK-120"].en, terms["SK-130"].en) == (("Hearing Loops",), ("Signed Stories",))


def test_what_stands_before_a_code_in_a_sentence_is_no_name_beside_a_heading() -> None:
    terms = terms_of(
        "en",
        ("Field Week (FW-1)", "Languages: Finnish, English (FW-1)"),
        ("Events", "Tampere, town hall (FW-1)"),
        ("Money", "The maximum grant of a Field Week (FW-1) is EUR 500."),
    )
    assert terms["FW-1"].en == ("Field Week",)


def test_a_shorter_name_of_a_headings_name_is_one_where_it_can_stand_alone() -> None:
    texts = (
        ("Kylien lähiliikuntapaikat (LP-1)", "Tuki 100 €."),
        ("Uutta", "Lähiliikuntapaikoissa (LP-1) tuki nousi."),
        ("Pitkät matkat (LP-2)", "Matkat (LP-2) kestävät viikon."),
    )
    terms = terms_of("fi", *texts)
    assert "Lähiliikuntapaikoissa" in terms["LP-1"].fi
    assert terms["LP-2"].fi == ("Pitkät matkat",)


def test_a_word_that_is_left_of_an_english_name_is_no_name() -> None:
    """ "Return Voucher" without the word of all vouchers would be found in "Return the form"."""
    kinds = ("Return", "Team", "Idea", "Coaching")
    terms = terms_of("en", *((f"{kind} Voucher (VO-{k})", "Text.") for k, kind in enumerate(kinds, start=1)))
    assert terms["VO-1"].en == ("Return Voucher",)


def test_a_word_that_is_left_when_the_call_is_taken_away_is_one() -> None:
    names = ("Kumppanuushankkeiden", "Laatumerkin", "Verkostojen")
    terms = terms_of("fi", *((f"{name} haku (KU-{k})", "Teksti.") for k, name in enumerate(names, start=1)))
    assert terms["KU-1"].fi[0] == "Kumppanuushankkeiden"


CHAPTERS = (("B1 The agreement", "It is signed."), ("B2 Absence", "Tell us."), ("B3 Safety", "Wear boots."))


def test_numbered_chapters_are_no_actions() -> None:
    assert not terms_of("en", *CHAPTERS)


@pytest.mark.parametrize("row", ["B2: 3 March 2031", "Absence (B2) closes in March"])
def test_a_code_that_rows_give_too_is_an_action(row: str) -> None:
    assert "B2" in terms_of("en", *CHAPTERS, ("Calls", row))
