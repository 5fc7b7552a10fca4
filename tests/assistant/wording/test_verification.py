"""Verification: what the cited passages do not say is not shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.engine import Assistant
from assistant.types import Citation
from assistant.wording.statements import Role, Statement
from assistant.wording.verification import check_statement, is_verbatim, verify
from ingest.types import Passage, Section

TEXTS = {
    "fi": (
        "KA210-VET-haku päättyy 5. maaliskuuta 2026 klo 13.00 Suomen aikaa",
        "Tuki on 120 000 € ja kattaa enintään 80 % kuluista",
        "Hankkeen kesto on 12–36 kk, mukana vähintään 3 organisaatiota",
    ),
    "en": (
        "The KA210-VET call closes on 5 March 2026 at 13:00 Finnish time",
        "The grant is EUR 120,000 and covers at most 80% of the costs",
        "A project lasts 12–36 months and has at least 3 organisations",
    ),
}


def passages(*texts: str) -> tuple[Passage, ...]:
    return tuple(Passage(f"p{k}", "d", Section(("S",)), ("S",), text, 0, len(text)) for k, text in enumerate(texts))


@pytest.mark.parametrize(
    ("language", "text", "cited"),
    [
        ("fi", "Haku päättyy 5.3.2026 klo 13.", (0,)),
        ("en", "The deadline is 5 March 2026 at 13:00.", (0,)),
        ("fi", "Saatte 120 000 euroa, enintään 80 %.", (1,)),
        ("en", "You get €120,000, up to 80 per cent.", (1,)),
        ("fi", "KA210: 12–36 kuukautta, 3 organisaatiota", (0, 2)),
        ("en", "KA210: 12 to 36 months, 3 organisations", (0, 2)),
        ("fi", "Kumppaneita tarvitaan.", (2,)),
    ],
)
def test_what_the_passages_say_may_be_said(language: str, text: str, cited: tuple[int, ...]) -> None:
    assert check_statement(Statement(text, cited), passages(*TEXTS[language])) is None


@pytest.mark.parametrize(
    ("language", "text", "cited"),
    [
        ("fi", "Haku päättyy 6.3.2026.", (0,)),  # day
        ("fi", "Haku päättyy 5.4.2026.", (0,)),  # month
        ("fi", "Haku päättyy 5.3.2027.", (0,)),  # year
        ("en", "The deadline is 6 March 2026.", (0,)),
        ("en", "It closes at 14:00.", (0,)),
        ("fi", "Haku sulkeutuu klo 12.00.", (0,)),
        ("fi", "Saatte 125 000 €.", (1,)),
        ("en", "You get EUR 12,000.", (1,)),
        ("en", "You get EUR 120 million.", (1,)),
        ("fi", "Tuki kattaa 90 % kuluista.", (1,)),
        ("en", "It covers 8% of the costs.", (1,)),
        ("fi", "Kesto on 12–24 kk.", (2,)),
        ("en", "It lasts 36 weeks.", (2,)),
        ("fi", "Mukana on 4 organisaatiota.", (2,)),
        ("en", "Four organisations take part.", (2,)),
        ("fi", "KA220-haku päättyy 5.3.2026.", (0,)),
        ("en", "KA210 covers at most 80%.", (1,)),  # the code stands in another passage
        ("fi", "Tuki on 120 000 €.", (0, 2)),  # the amount stands in a passage that is not cited
        ("fi", "Tuki kattaa 3 % kuluista.", (2,)),  # the number is there, as another kind of value
        ("en", "You get EUR 80.", (1,)),
        ("en", "See page 7.", (0, 1, 2)),
    ],
)
def test_a_value_that_no_cited_passage_has_is_dropped(language: str, text: str, cited: tuple[int, ...]) -> None:
    statement = Statement(text, cited)
    finding = check_statement(statement, passages(*TEXTS[language]))
    assert finding is not None
    assert finding.statement is statement
    assert "stands in no cited passage" in finding.reason


@pytest.mark.parametrize("cited", [(), (3,), (-1,), (0, 99)])
@pytest.mark.parametrize("role", ["claim", "remark"])
def test_a_statement_cites_retrieved_passages_only(cited: tuple[int, ...], role: Role) -> None:
    assert check_statement(Statement("Haku päättyy.", cited, role), passages(*TEXTS["fi"])) is not None


@pytest.mark.parametrize("text", ["Tuki on 5 €:", "Kolme 3:", "By 5 March 2026:", "100%"])
def test_an_intro_states_no_number(text: str) -> None:
    assert check_statement(Statement(text, (), "intro"), passages("Tuki on 5 €")) is not None


def test_an_intro_needs_no_passage() -> None:
    assert check_statement(Statement("Vielä avoinna:", (), "intro"), ()) is None


def test_what_fails_is_left_out_and_the_order_kept() -> None:
    good, bad, last = Statement("Tuki on 5 €.", (0,)), Statement("Tuki on 6 €.", (0,)), Statement("Haku:", (), "intro")
    kept, findings = verify([good, bad, last], passages("Tuki on 5 €"))
    assert kept == (good, last)
    assert [finding.statement for finding in findings] == [bad]


LINES = st.lists(st.sampled_from([text for texts in TEXTS.values() for text in texts]), min_size=1, max_size=4)


@given(LINES, st.data())
def test_what_is_copied_from_its_passage_always_passes(lines: list[str], data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(lines) - 1))
    assert check_statement(Statement(lines[position], (position,)), passages(*lines)) is None


def test_every_passage_of_the_guide_may_be_said_as_it_stands(guide_assistant: Assistant) -> None:
    known = guide_assistant.searcher.index.passages
    failed = [p.text for k, p in enumerate(known) if check_statement(Statement(p.text, (k,)), known)]
    assert failed == []


@given(st.sampled_from([text for texts in TEXTS.values() for text in texts]), st.data())
def test_a_changed_digit_never_passes(text: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([found.start() for found in re.finditer(r"\d", text)]))
    digit = data.draw(st.sampled_from("123456789"))
    assume(digit != text[place])
    changed = text[:place] + digit + text[place + 1 :]
    assert check_statement(Statement(changed, (0,)), passages(text)) is not None


SOURCE = {"d": "Tuki on 5 €.\nHaku on auki."}


@pytest.mark.parametrize(
    ("quote", "start", "end", "document", "verbatim"),
    [
        ("Tuki on 5 €.", 0, 12, "d", True),
        ("Tuki on 6 €.", 0, 12, "d", False),
        ("Tuki on 5 €.", 1, 13, "d", False),
        ("tuki on 5 €.", 0, 12, "d", False),
        ("5 €. Haku", 8, 17, "d", False),  # the line end is part of the source
        ("", 3, 3, "d", False),
        ("Tuki on 5 €.", 0, 12, "other", False),
    ],
)
def test_a_quote_is_the_source_s_own_text(quote: str, start: int, end: int, document: str, verbatim: bool) -> None:
    citation = Citation(1, document, "D", "fi", Section(("S",)), quote, start, end, "")
    assert is_verbatim(citation, SOURCE) is verbatim


@pytest.mark.parametrize(
    ("text", "cited", "holds"),
    [
        ("The guide lists 3.", (0, 1, 2), True),
        ("The guide lists three.", (0, 1, 2), True),
        ("The guide lists four.", (0, 1, 2), False),
        ("4 of them.", (0, 1, 2), False),
    ],
)
def test_a_tally_says_how_many_passages_it_rests_on(text: str, cited: tuple[int, ...], holds: bool) -> None:
    found = check_statement(Statement(text, cited, "tally"), passages(*TEXTS["en"]))
    assert (found is None) is holds
