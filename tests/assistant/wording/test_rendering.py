"""Answers as plain text for a terminal."""

from __future__ import annotations

import re

import pytest

from assistant.types import Answer, Citation
from assistant.wording.rendering import describe, render_answer
from ingest.types import Language, Locator, Page, Section, Slide

SLIDE = Slide(17, "Hakuajat \n2026")


def citation(index: int, quote: str, locator: Locator = SLIDE) -> Citation:
    return Citation(index, "d", "Kutsu 2026", "fi", locator, quote, 0, len(quote), "https://example.org")


@pytest.mark.parametrize(
    ("locator", "language", "words"),
    [
        (SLIDE, "fi", "dia 17 (Hakuajat 2026)"),
        (SLIDE, "en", "slide 17 (Hakuajat 2026)"),
        (Section(("Tuki", "Määrä")), "fi", "kohta Tuki › Määrä"),
        (Section(("Grant",)), "en", "section Grant"),
        (Page(3, "iii"), "fi", "s. iii"),
        (Page(3, "iii"), "en", "p. iii"),
    ],
)
def test_a_place_in_words(locator: Locator, language: Language, words: str) -> None:
    assert describe(locator, language) == words


def test_text_sources_and_notices_in_that_order() -> None:
    answer = Answer(
        "x",
        "q",
        "q",
        "fi",
        "answered",
        "Haku päättyy 5.3.2026. [1]",
        (citation(1, "Haku\npäättyy 5.3.2026"),),
        ("Huom!",),
    )
    assert render_answer(answer).splitlines() == [
        "Haku päättyy 5.3.2026. [1]",
        "",
        "Lähteet:",
        "  [1] Kutsu 2026, dia 17 (Hakuajat 2026): “Haku päättyy 5.3.2026”",
        "(Huom!)",
    ]


def test_places_to_look_where_the_guide_is_silent() -> None:
    answer = Answer("x", "q", "q", "en", "not_in_guide", "The guide does not say this.", related=(citation(1, "a"),))
    assert render_answer(answer).splitlines()[-2:] == ["See also:", "  - Kutsu 2026, slide 17 (Hakuajat 2026)"]


@pytest.mark.parametrize("steering", ["\x1b[2J", "\x9b31m", "\x07", "\x00", "\r", "\x7f", "\u202e", "\u2066"])
def test_what_steers_a_terminal_is_taken_out(steering: str) -> None:
    spiked = f"a{steering}b"
    cited = citation(1, spiked, Slide(1, spiked))
    shown = render_answer(Answer("x", spiked, spiked, "fi", "answered", spiked, (cited,), (spiked,)))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert "a" in shown
    assert "b" in shown
