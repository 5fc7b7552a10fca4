"""Decks made at random: the outline's entries find their slides again."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.outline import align, read_outline, split_slides

TITLE_WORDS = ["Hakuajat", "Tuki", "Kesto", "Jean", "Monnet", "Kumppanuus", "Call", "Support", "(KA210)", "2031", "(1)"]
BODY_WORDS = ["yksi", "kaksi", "kolme", "neljä", "one", "two", "5.3.2026", "klo", "30", "€", "kuukautta"]


@dataclass(frozen=True)
class MadeSlide:
    """A slide as it was before the export: what the outline says and what the text holds."""

    title: str
    text: str
    spaced: bool  # divided from the slide before by a line that begins with a space


def phrases(words: list[str], most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), min_size=1, max_size=most).map(" ".join)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    lines = draw(st.lists(phrases(BODY_WORDS, 5), max_size=5))
    signs = [draw(st.sampled_from(["", "• ", "▪ ", " "])) for _ in lines]
    gaps = [draw(st.sampled_from(["\n", "\n\n", " \n"])) for _ in lines]
    return "".join(gap + sign + line for gap, sign, line in zip(gaps, signs, lines, strict=True))


@st.composite
def decks(draw: st.DrawFn) -> list[MadeSlide]:
    """Titled, untitled, same-titled and wrapped slides; the first may have nothing but its title."""
    slides: list[MadeSlide] = []
    for number in range(draw(st.integers(2, 7))):
        body = draw(bodies())
        if draw(st.integers(0, 4)) == 0:
            text = draw(phrases(BODY_WORDS, 4)) + body
            slides.append(MadeSlide("", text, spaced=False))
            continue
        shared = [slide.title for slide in slides if slide.title]
        title = draw(st.sampled_from(shared)) if shared and draw(st.booleans()) else draw(phrases(TITLE_WORDS, 6))
        if number == 0 and draw(st.booleans()):
            slides.append(MadeSlide(title, "", spaced=False))
            continue
        joints = [draw(st.sampled_from([" ", "  ", " \n", "\n", "\n\n"])) for _ in title.split()]
        wrapped = "".join(word + joint for word, joint in zip(title.split(), joints, strict=True)).rstrip()
        slides.append(MadeSlide(title, wrapped + body, spaced=draw(st.booleans()) and number > 0))
    return slides


def export(slides: list[MadeSlide]) -> str:
    text = ""
    for slide in slides:
        if slide.text:
            text += ("" if not text else "\n " if slide.spaced else "\n\n\n\n") + slide.text
    outline = [f"\tDia {n}" + (f": {s.title}" if s.title else "") for n, s in enumerate(slides, start=1)]
    return text + "\n\n" + "\n".join(outline) + "\n"


def is_told_apart(slides: list[MadeSlide]) -> bool:
    """False where the text does not say to which slide it belongs: no reader could tell either.

    A slide that holds only its title in the outline must not be followed by one with a like title.
    """
    first, second = (slide.title.replace(" ", "") for slide in slides[:2])
    return bool(slides[0].text) or not (second.startswith(first) and second)


@given(decks().filter(is_told_apart))
def test_every_slide_gets_its_own_text(slides: list[MadeSlide]) -> None:
    source = export(slides)
    entries, stop = read_outline(source)
    spans = align(source, 0, stop, entries)
    assert [(entry.number, entry.title) for entry in entries] == [(n, s.title) for n, s in enumerate(slides, 1)]
    assert [source[span.start : span.end].strip() for span in spans] == [slide.text.strip() for slide in slides]


@given(decks())
def test_no_text_is_lost_between_slides(slides: list[MadeSlide]) -> None:
    source = export(slides)
    entries, stop = read_outline(source)
    spans = align(source, 0, stop, entries)
    assert spans[0].start == 0
    assert spans[-1].end == stop
    assert all(one.end == other.start for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize("bullets", [5, 30, 80])
@pytest.mark.parametrize("title", ["", "Lista"], ids=["untitled", "titled"])
def test_a_slide_may_hold_many_lines_that_begin_with_a_space(bullets: int, title: str) -> None:
    body = (title or "Kohdat") + "".join(f"\n kohta {n}" for n in range(bullets))
    slides = [
        MadeSlide("Alku", "Alku\nyksi", False),
        MadeSlide(title, body, False),
        MadeSlide("Loppu", "Loppu\nkaksi", False),
    ]
    source = export(slides)
    entries, stop = read_outline(source)
    assert [source[s.start : s.end].strip() for s in align(source, 0, stop, entries)] == [s.text for s in slides]


def test_more_stretches_than_entries_still_lose_nothing() -> None:
    source = "\n\n\n\n".join(f"kappale {n}" for n in range(60)) + "\n\tDia 1: Yksi\n\tDia 2: Kaksi\n"
    entries, stop = read_outline(source)
    spans = align(source, 0, stop, entries)
    assert (spans[0].start, spans[0].end, spans[1].end) == (0, spans[1].start, stop)


@pytest.mark.parametrize(
    ("source", "titles"),
    [
        ("a\n\tDia 1: Yksi \n\tDia 2\n", ["Yksi", ""]),
        ("a\n\tSlide 1: One\n\tSlide 2: Two: more\n", ["One", "Two: more"]),
        ("a\r\n\tDia 1\r\n\tDia 2: Kaksi \r\n", ["", "Kaksi"]),
        ("a\n\n\tDia 1: Yksi\n\n\tDia 2: Kaksi", ["Yksi", "Kaksi"]),
        ("a\n\tDia 1: Vain yksi\n", []),
        ("a\n\tDia 2: Kaksi\n\tDia 3: Kolme\n", []),
        ("a\n\tDia 1: Yksi\n\tDia 3: Kolme\n", []),
        ("a\n\tDia 1: Yksi\n\tDia 2: Kaksi\nLoppusanat", []),
        ("Dia 1: johdanto tekstissä\nteksti\n\tDia 1: Yksi\n\tDia 2: Kaksi\n", ["Yksi", "Kaksi"]),
        ("ei mitään", []),
    ],
)
def test_an_outline_closes_the_file_and_counts_from_one(source: str, titles: list[str]) -> None:
    entries, stop = read_outline(source)
    assert [entry.title for entry in entries] == titles
    assert [source[entry.start : entry.end] for entry in entries] == titles
    assert (stop == len(source)) == (not titles)


@pytest.mark.parametrize("blank", ["\n\n\n", "\n \n\t\n", "\r\n\r\n\r\n", "\n\n\n\n\n\n"])
def test_without_an_outline_blank_lines_divide(blank: str) -> None:
    source = f"Yksi\n\nteksti{blank}Kaksi\n teksti{blank}"
    spans = split_slides(source, 0, len(source))
    assert [source[span.start : span.end].split()[0] for span in spans] == ["Yksi", "Kaksi"]
