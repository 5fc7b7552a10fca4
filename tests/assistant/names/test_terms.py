"""Terms in texts: names, codes and spellings of one thing, and what documents define by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.words import split_words
from assistant.names.terms import TermBook
from ingest.glossary import Term
from ingest.types import Document, Language, Passage, Section

PARTNERSHIP, SMALL, ACCREDITATION = "cooperation-partnerships", "small-scale-partnerships", "erasmus-accreditation"


def linked(book: TermBook, text: str) -> list[str]:
    return [mention.term for mention in book.link(text)]


@pytest.mark.parametrize(
    ("text", "language", "terms"),
    [
        ("Keneltä voin kysyä asiasta?", "fi", []),
        ("Voiko mennä Aasiaan?", "fi", ["asia"]),
        ("May we go to Asia?", "en", ["asia"]),
        ("Montako euroa?", "fi", []),
        ("Is it open?", "en", []),  # "ope" is a Finnish word for a teacher
        ("Our school is on an island", "en", ["education-organisation"]),
        ("Maksetaanko puolet?", "fi", []),
        ("Milloin Blueprintin haku on?", "fi", ["alliances-blueprint", "call"]),
        ("Mitä tarkoittaa cooperation partnership?", "fi", [PARTNERSHIP]),
    ],
)
def test_a_name_of_the_other_language_must_stand_as_it_is(
    book: TermBook, text: str, language: Language, terms: list[str]
) -> None:
    assert [mention.term for mention in book.link(text, language=language)] == terms


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("KA220", PARTNERSHIP),
        ("ka220", PARTNERSHIP),
        ("ka 220", PARTNERSHIP),
        ("KA220-VET", PARTNERSHIP),
        ("KA 220-VET", PARTNERSHIP),
        ("ka220vet", PARTNERSHIP),
        ("KA220:ssä", PARTNERSHIP),
        ("KA220-hankkeessa", PARTNERSHIP),
        ("kumppanuushankkeissa", PARTNERSHIP),
        ("kumppanuushankkeen", PARTNERSHIP),
        ("Cooperation Partnerships", PARTNERSHIP),
        ("pienimuotoisten kumppanuushankkeiden", SMALL),
        ("small scale partnership", SMALL),
        ("akkreditoinnin", ACCREDITATION),
        ("huippuyksikössä", "cove"),
        ("CoVEssa", "cove"),
        ("CoVEn", "cove"),
        ("CoVEs", "cove"),
        ("työnvarjostuksessa", "job-shadowing"),
        ("Jean Monnet -verkostoissa", "jean-monnet-networks"),
        ("Lot 2", "alliances-blueprint"),
    ],
)
def test_a_name_a_code_and_their_forms_link_to_one_term(book: TermBook, text: str, term: str) -> None:
    assert linked(book, text)[:1] == [term]


@pytest.mark.parametrize(
    "text",
    ["KA2201", "Does it cover insurance?", "the covered costs", "what the grant covers", "cover", "hake", "KX999", ""],
)
def test_what_only_looks_like_a_name_is_none(book: TermBook, text: str) -> None:
    assert not {PARTNERSHIP, SMALL, "cove"} & set(linked(book, text))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("pienimuotoisten kumppanuushankkeiden haku", SMALL),
        ("the Jean Monnet networks", "jean-monnet-networks"),
        ("call for small-scale partnerships", SMALL),
    ],
)
def test_the_longest_name_wins(book: TermBook, text: str, term: str) -> None:
    found = linked(book, text)
    assert term in found
    assert not {PARTNERSHIP, "jean-monnet"} & set(found)


@given(st.text("abkKuhnpä 120-?():", max_size=40) | st.sampled_from(["KA210 KA220 ka 210-vet", "haku " * 9]))
def test_mentions_are_in_order_do_not_overlap_and_are_within_the_text(book: TermBook, text: str) -> None:
    stop = 0
    for mention in book.link(text):
        assert stop <= mention.first < mention.stop <= len(split_words(text))
        assert mention.term in book
        stop = mention.stop


def test_wider_terms_are_found_all_the_way_up(book: TermBook) -> None:
    assert book.ancestors(SMALL) == {"key-action-2", "erasmus-plus"}
    assert book.is_scope(SMALL)


def test_a_circle_of_wider_terms_ends() -> None:
    terms = [Term(id="a", fi=("aika",), broader="b"), Term(id="b", fi=("bussi",), broader="a")]
    assert TermBook(terms, (), {}).ancestors("a") == {"a", "b"}


def test_codes_are_told_apart_by_their_term(book: TermBook) -> None:
    known, unknown = book.codes("KA210-VET ja KX999")
    assert book.term_of_code(known) == SMALL
    assert book.term_of_code(unknown) is None


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Milloin kyläkokeilujen haku päättyy?", "code:rv12"),
        ("RV12", "code:rv12"),
        ("rv 12", "code:rv12"),
        ("RV35-ENE kesto", "code:rv35ene"),
        ("RV35ENE", "code:rv35ene"),
        ("talvivaloresidenssiin", "code:rv40"),
        ("Culture Trails", "code:rv20"),
        ("a Small Culture Trail", "code:rv21"),
        ("pienten kulttuuripolkujen tuki", "code:rv21"),
    ],
)
def test_names_that_documents_give_codes_to_become_terms(unseen_book: TermBook, text: str, term: str) -> None:
    assert linked(unseen_book, text) == [term]


def test_only_what_the_documents_name_is_discovered(unseen_book: TermBook) -> None:
    assert {term.codes[0] for term in unseen_book.terms} == {"RV12", "RV20", "RV21", "RV35-ENE", "RV40", "RV50"}


def test_a_code_of_the_glossary_is_not_discovered_again(book: TermBook) -> None:
    assert not [term.id for term in book.terms if term.id in ("code:ka210", "code:ka220vet")]


@pytest.mark.parametrize(
    ("heading", "text", "term"),
    [
        ("Growth Leap KT-2", "Who approves the Growth Leap?", "code:kt2"),
        ("KT-2 Growth Leap (1/2)", "growth leap deadline", "code:kt2"),
        ("Trial Voucher KI-2 From idea to first version", "a Trial Voucher", "code:ki2"),
        ("Linja E – Kuntien hulevedet", "Milloin hulevesihaku (Linja E) päättyy?", "code:linjae"),
        ("Linja E – Kuntien hulevedet", "Linjan E tuki", "code:linjae"),
        ("Track D, Small Nature Deeds", "small nature deeds", "code:trackd"),
    ],
)
def test_headings_of_a_code_and_a_name_make_a_term(heading: str, text: str, term: str) -> None:
    document = Document("d", "Guide", "en", "markdown", "", "", "2031")
    passage = Passage("p", "d", Section(("Guide", heading)), ("Guide", heading), "Text.", 0, 5)
    book = TermBook((), (passage,), {"d": document})
    assert term in linked(book, text)


def test_several_codes_behind_one_name_do_not_share_it() -> None:
    document = Document("d", "Guide", "en", "markdown", "", "", "2031")
    passage = Passage("p", "d", Section(("Guide",)), ("Guide",), "Vouchers (KI-1, KI-2, KI-3)", 0, 27)
    book = TermBook((), (passage,), {"d": document})
    assert linked(book, "How many vouchers can we have?") == []


def test_a_form_of_a_name_is_taken_before_a_longer_name_that_only_begins_so(book: TermBook) -> None:
    (mention,) = book.link("virtuaalivaihtoja", language="fi")
    assert book[mention.term].covered
    (mention,) = book.link("virtuaalivaihtohankkeita", language="fi")
    assert not book[mention.term].covered
