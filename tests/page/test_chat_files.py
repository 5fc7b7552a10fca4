"""Conversations as files: complete, readable, and literal whatever is in them."""

from __future__ import annotations

from datetime import datetime

import pytest
from markdown_it import MarkdownIt

from assistant.calendar.agenda import ZONE
from assistant.page.chat_files import copy_text, escape_markdown, write_markdown
from assistant.page.conversation import Turn
from assistant.page.texts import load_texts
from assistant.streaming import Draft
from assistant.types import Answer, Citation
from ingest.types import Slide

NOW = datetime(2031, 2, 1, 9, 30, tzinfo=ZONE)
CITATION = Citation(
    1, "call.fi", "Kutsu", "fi", Slide(17, "Hakuajat"), "5. maalis\nkuuta", 0, 1, "https://example.org/a"
)
ANSWER = Answer(
    "a1", "Milloin?", "Milloin?", "fi", "answered", "Haku päättyy 5.3.2031. [1]", (CITATION,), ("Käännös.",)
)
HOSTILE = [
    "<script>alert(1)</script>", "![x](http://evil.example/x.png)", "[link](javascript:alert(1))", "# otsikko",
    "**lihava** _kursiivi_ `koodi`", "$a^2$ ~~yli~~", "> lainaus", "1. yksi", "+ plus", "===", "a | b", "&lt;b&gt;",
    "\u202egnp.exe", "<http://evil.example>",
]  # fmt: skip


def test_a_copied_answer_has_its_numbered_sources() -> None:
    copied = copy_text(ANSWER, load_texts("fi"))
    assert copied.startswith("Milloin?\n\nHaku päättyy 5.3.2031. [1]\n")
    assert "[1] Kutsu, Dia 17: Hakuajat: “5. maalis kuuta” https://example.org/a" in copied
    assert "Käännös." in copied


def test_a_conversation_is_written_with_every_turn() -> None:
    turns = (
        Turn("Milloin?", ANSWER),
        Turn("Rikki", failure="Ei onnistunut."),
        Turn("Kesken", stopped=True, draft=Draft("Alku [1]", (CITATION,))),
    )
    written = write_markdown(turns, NOW, load_texts("fi"))
    assert written.startswith("# Keskustelu Erasmus+ -oppaasta\n\n01.02.2031")
    assert written.count("\n## ") == 3
    assert "Haku päättyy 5.3.2031. [1]" in written
    assert "1. Kutsu, Dia 17: Hakuajat" in written
    assert "Ei onnistunut." in written
    assert "Alku [1]" in written


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_literal_in_the_file(text: str) -> None:
    answer = Answer("a", text, text, "fi", "answered", f"{text} [1]", (Citation(
        1, "d", text, "fi", Slide(1, text), text, 0, 1, "javascript:alert(1)"),), (text,))  # fmt: skip
    made = (
        MarkdownIt("commonmark", {"html": True, "linkify": False})
        .enable("table")
        .render(write_markdown((Turn(text, answer),), NOW, load_texts("fi")))
    )
    for markup in ("<script", "<img", "href=", "<code", "<del", "<b>"):
        assert markup not in made
    assert made.count("<h1") == 1
    assert made.count("<h2") == 1


def test_lists_and_tables_of_answers_stay_lists_and_tables() -> None:
    text = "Johdanto:\n- yksi [1]\n- kaksi\n\n| | KA210 |\n|---|---|\n| Kesto | 6 kk [2] |"
    made = MarkdownIt("commonmark").enable("table").render(escape_markdown(text))
    assert made.count("<li>") == 2
    assert "<td>6 kk [2]</td>" in made
