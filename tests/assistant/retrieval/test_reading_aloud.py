"""How a question is put to the reader beside each candidate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.question.renamed import Renamed
from assistant.retrieval.reading_aloud import put_to_reader, with_added


@pytest.mark.parametrize(
    ("question", "added", "text", "read"),
    [
        ("May we go to Peru in May?", ("latin america",), "Latin America", "May we go to Peru (latin america) in May?"),
        ("May we go to Peru in May?", ("latin america",), "Two schools", "May we go to Peru in May?"),
        (
            "May we go outside Europe?",
            ("global mobility",),
            "No global mobility",
            "May we go outside Europe (global mobility)?",
        ),
        ("Saako firma rahaa?", ("yritys", "tuki"), "Yritys saa 5 €", "Saako firma rahaa? (yritys)"),
        ("Saako firma rahaa?", (), "Yritys saa 5 €", "Saako firma rahaa?"),
        ("Saako hanke rahaa (MX7)?", (), "Tuki on 5 €", "Saako MX7-hanke rahaa (MX7)?"),
        ("Saako pienhanke rahaa (MX7)?", (), "Tuki on 5 €", "Saako pienhanke rahaa (MX7)?"),
        ("Saako hanke rahaa?", (), "Tuki on 5 €", "Saako hanke rahaa?"),
    ],
)
def test_a_candidate_is_read_with_its_own_words(
    question: str, added: tuple[str, ...], text: str, read: str, unit_of: Callable[..., Unit]
) -> None:
    language = "fi" if question.startswith("Saako") else "en"
    book = TermBook((), (), {})
    names = tuple(map(Renamed, added))
    asked = with_added(question, names) if added else question
    unit = unit_of(text, language)
    assert put_to_reader(replace(read_question(asked, language, book), added=names), unit, unit) == read


@pytest.mark.parametrize(
    ("question", "renamed", "text", "read"),
    [
        ("Saako firma rahaa?", Renamed("yritys", ("firma",)), "Yritys saa 5 €", "Saako yritys rahaa?"),
        ("Saako pieni firma rahaa?", Renamed("yritys", ("pieni", "firma")), "Yritys saa 5 €", "Saako yritys rahaa?"),
        ("Firma pyytää. Saako rahaa?", Renamed("yritys", ("firma",)), "Yritys saa 5 €", "Yritys pyytää. Saako rahaa?"),
        ("Saako firma rahaa?", Renamed("yritys", ("firma",)), "Koulu saa 5 €", "Saako firma rahaa?"),
        ("Can a bakery get it?", Renamed("company", ("bakery",)), "A company gets 5", "Can a company get it?"),
    ],
)
def test_the_guides_own_word_is_put_in_place(
    question: str, renamed: Renamed, text: str, read: str, unit_of: Callable[..., Unit]
) -> None:
    language = "en" if question.startswith("Can") else "fi"
    asked = read_question(with_added(question, (renamed,)), language, TermBook((), (), {}))
    unit = unit_of(text, language)
    assert put_to_reader(replace(asked, added=(renamed,)), unit, unit) == read
