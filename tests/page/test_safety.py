"""Whatever a document, a question or a model says shows as text and does nothing."""

from __future__ import annotations

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.page.answers import Mark, answer_html
from assistant.page.markup import note_html, question_html
from assistant.page.safe import escape, shorten, web_link

MARKS = {1: Mark("source-x-1", "Lähde 1", "open-0"), 2: Mark("source-x-2", "Lähde 2")}
OWN_TAGS = {"p", "ul", "li", "a", "span", "div", "table", "thead", "tbody", "tr", "th", "td"}
HOSTILE = [
    "<script>alert(1)</script>",
    "![x](http://evil.example/x.png)",
    "[link](http://evil.example)",
    "$a^2$ and $$b$$",
    "`code` and ```fence```",
    "**bold** _it_ # heading",
    ":smile: :red[x] :material/home:",
    "&lt;b&gt; &amp;",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "http://evil.example and www.evil.example",
]  # fmt: skip


class Reader(HTMLParser):
    """What a browser would make of some HTML: its tags, links and text."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    for markup in (answer_html(text, MARKS), question_html(text), note_html(text)):
        read = Reader(markup)
        assert text in read.text
        assert read.tags <= OWN_TAGS
        assert read.links == []


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("frame", ["- {} [1]", "| | A |\n|---|---|\n| {} | b [1] |", "| | {} |\n|---|---|\n| a | b |"])
def test_hostile_text_stays_text_in_lists_and_tables(text: str, frame: str) -> None:
    read = Reader(answer_html(frame.format(text), MARKS))
    assert text in read.text
    assert read.tags <= OWN_TAGS
    assert set(read.links) <= {"#source-x-1"}


@given(st.text(max_size=200))
def test_any_text_makes_only_the_pages_own_tags(text: str) -> None:
    read = Reader(answer_html(text, MARKS))
    assert read.tags <= OWN_TAGS
    assert read.attributes <= {"class", "href", "aria-label", "scope", "role", "tabindex", "data-label", "data-opens"}
    assert set(read.links) <= {"#source-x-1", "#source-x-2"}


def test_marks_become_links_to_the_sources_and_unknown_ones_stay() -> None:
    read = Reader(answer_html("5. maaliskuuta [1][2], ei [7]", MARKS))
    assert read.links == ["#source-x-1", "#source-x-2"]
    assert read.text == "5. maaliskuuta12, ei [7]"


def test_paragraphs_lists_and_tables_are_told_apart() -> None:
    text = "Johdanto: [1]\n- yksi [1]\n- kaksi\n\nLoppu.\n\n| | KA210 |\n|---|---|\n| Kesto | 6 kk [2] |\n"
    made = answer_html(text, MARKS)
    assert made.count("<p>") == 2
    assert made.count("<li>") == 2
    assert '<th scope="col">KA210</th>' in made
    assert '<th scope="row">Kesto</th>' in made
    assert '<td data-label="KA210">' in made


def test_a_table_row_may_have_more_or_fewer_cells_than_columns() -> None:
    made = answer_html("| | A |\n|---|---|\n| x | 1 | 2 |\n| y |", MARKS)
    assert made.count("<tr>") == 3
    assert made.count("<td") == 2


def test_direction_and_control_characters_are_taken_out() -> None:
    assert escape("a\u202eb\u2066c\x00d\x1b[31m") == "abcd[31m"
    assert html.unescape(escape("<&>\"'")) == "<&>\"'"


def test_a_long_text_is_cut() -> None:
    assert shorten("x" * 50, 10) == "x" * 9 + "…"
    assert shorten("short", 10) == "short"
    assert len(question_html("y" * 100_000)) < 2_000


@pytest.mark.parametrize("url", ["https://www.oph.fi/fi?a=b#c", "http://example.org/"])
def test_web_addresses_are_linked(url: str) -> None:
    assert web_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "", "javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://example.org", "https://",
        "https://user:pass@example.org", "https://exa mple.org", 'https://x.org/"onclick="', "https://[::bad",
        "JAVASCRIPT://x.org/%0aalert(1)",
    ],
)  # fmt: skip
def test_other_addresses_are_not(url: str) -> None:
    assert web_link(url) == ""
