"""Sections laid out: bullets, labels with values, columns; the quote marked, and not a letter lost."""

from __future__ import annotations

import pytest

from assistant.page.conversation import Opened
from assistant.page.marking import Pieces, mark, plain
from assistant.page.markup import slide_html
from assistant.page.slides import Block, SlideLayout, lay_out
from assistant.page.sources import find_section, open_counterpart, step
from ingest.index import Index
from ingest.lines import squash
from ingest.types import Passage, SectionText, Slide

TITLE = "Kaksi tapaa"


def laid_out(source: str, *passages: tuple[str, tuple[str, ...]], quote: str = "") -> SlideLayout:
    """A slide whose passages are the given stretches of its source, each with what it stands under."""
    made, position = [], 0
    for raw, above in passages:
        start = source.index(raw, position)
        position = start + len(raw)
        text = " ".join(raw.split())
        made.append(Passage(f"p{start}", "d", Slide(1, TITLE), (TITLE, *above), text, start, position))
    section = SectionText("d", Slide(1, TITLE), (TITLE,), source, 0, len(source))
    start = source.index(quote)
    return lay_out(section, made, source, [(start, start + len(quote))] if quote else [])


def blocks(layout: SlideLayout) -> list[Block]:
    return [block for column in layout.columns for block in column.blocks]


def marked(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces if piece.marked)


def test_bullets_stand_under_their_lead_in() -> None:
    source = f"{TITLE}\n\n• Edellyttää:\n• suunnitelman\n\n• Myös konsortio"
    layout = laid_out(
        source, (TITLE, ()), ("Edellyttää:", ()), ("suunnitelman", ("Edellyttää",)), ("Myös konsortio", ())
    )
    assert plain(layout.title) == TITLE
    assert [(b.kind, b.level, plain(b.content)) for b in blocks(layout)] == [
        ("bullet", 0, "Edellyttää:"),
        ("bullet", 1, "suunnitelman"),
        ("bullet", 0, "Myös konsortio"),
    ]


def test_a_line_that_leads_into_bullets_is_a_heading() -> None:
    layout = laid_out(f"{TITLE}\n\nVerkostot\n\n• yksi", (TITLE, ()), ("Verkostot", ()), ("yksi", ("Verkostot",)))
    assert [b.kind for b in blocks(layout)] == ["heading", "bullet"]


def test_a_label_stands_apart_from_its_value_and_the_quote_covers_both() -> None:
    source = f"{TITLE}\n\nHaku (KA210):\n\n5. maaliskuuta 2031\n\nMuu haku:\n\n6. maaliskuuta 2031"
    first, second = "Haku (KA210):\n\n5. maaliskuuta 2031", "Muu haku:\n\n6. maaliskuuta 2031"
    layout = laid_out(source, (TITLE, ()), (first, ()), (second, ()), quote=first)
    one, other = blocks(layout)
    assert (marked(one.content), [marked(v) for v in one.values]) == ("Haku (KA210):", ["5. maaliskuuta 2031"])
    assert (marked(other.content), [marked(v) for v in other.values]) == ("", [""])
    assert plain(other.values[0]) == "6. maaliskuuta 2031"


def test_amounts_under_a_bullet_become_its_values() -> None:
    raw = "Kertakorvaus\n\n• 120 000 €\n\n• 250 000 €"
    source = f"{TITLE}\n\n• {raw}"
    start = source.index(raw)
    passages = [Passage("p", "d", Slide(1, TITLE), (TITLE,), "Kertakorvaus: 120 000 €, 250 000 €", start, len(source))]
    layout = lay_out(SectionText("d", Slide(1, TITLE), (TITLE,), source, 0, len(source)), passages, source)
    assert [plain(value) for value in blocks(layout)[0].values] == ["120 000 €", "250 000 €"]


def test_columns_that_the_layout_names_stand_side_by_side() -> None:
    source = f"{TITLE}\n\nRahoitus Lyhyet\n\n• yksi\n\n• kaksi"
    layout = laid_out(
        source, (TITLE, ()), ("Rahoitus Lyhyet", ()), ("yksi", ("Rahoitus",)), ("kaksi", ("Lyhyet (KA122)",))
    )
    assert [column.heading for column in layout.columns] == ["Rahoitus", "Lyhyet (KA122)"]
    assert 'class="eg-columns"' in slide_html(layout, "fi", "Dia 1/1")


def test_the_row_of_column_names_stays_where_it_is_quoted() -> None:
    source = f"{TITLE}\n\nRahoitus Lyhyet\n\n• yksi\n\n• kaksi"
    layout = laid_out(
        source,
        (TITLE, ()),
        ("Rahoitus Lyhyet", ()),
        ("yksi", ("Rahoitus",)),
        ("kaksi", ("Lyhyet",)),
        quote="Rahoitus Lyhyet",
    )
    assert marked(blocks(layout)[0].content) == "Rahoitus Lyhyet"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("1. Kirjaudu\n2. Lähetä\nlomake", ("1. Kirjaudu", "2. Lähetä\nlomake")),
        ("+ rent\n– fines", ("+ rent", "– fines")),
        ("✓ kunnat\n\n✗ yritykset", ("✓ kunnat", "✗ yritykset")),
    ],
)
def test_an_item_that_keeps_its_sign_is_a_bullet_without_another(source: str, said: tuple[str, str]) -> None:
    layout = laid_out(source, *((text, ()) for text in said))
    assert [(b.kind, b.has_sign, plain(b.content)) for b in blocks(layout)] == [
        ("bullet", True, " ".join(text.split())) for text in said
    ]
    assert slide_html(layout, "fi", "Dia 1/1").count("eg-signed") == 2


def test_sentences_of_one_bullet_are_joined_and_marked_apart() -> None:
    layout = laid_out("• Yksi asia. Toinen asia.", ("Yksi asia.", ()), ("Toinen asia.", ()), quote="Toinen asia.")
    (block,) = blocks(layout)
    assert plain(block.content) == "Yksi asia. Toinen asia."
    assert marked(block.content) == "Toinen asia."


@pytest.mark.parametrize(
    ("text", "source", "quote", "expected"),
    [
        ("Hankkeen kesto: 12 kk", "Hankkeen \nkesto: 12 kk", "kesto: 12", "kesto: 12"),
        ("koulutusalan tuki", "koulu-\ntusalan tuki", "koulu-\ntusalan", "koulutusalan"),
        ("Tuki: 10 €, 20 €", "Tuki\n\n• 10 €\n\n• 20 €", "• 20 €", "20 €"),
        ("a a a", "a a a", "", ""),
    ],
)
def test_the_quote_is_found_where_lines_were_joined(text: str, source: str, quote: str, expected: str) -> None:
    start = source.index(quote)
    pieces = mark(text, source, 0, len(source), [(start, start + len(quote))] if quote else [])
    assert plain(pieces) == text
    assert marked(pieces).strip() == expected


def test_slides_lose_no_text(index: Index) -> None:
    for document in index.documents:
        opened: Opened | None = Opened(document, 0)
        while opened is not None:
            found = find_section(index, opened)
            assert found is not None
            layout = lay_out(found.section, found.passages, found.source)
            shown = squash(plain(layout.title) + "".join(_texts(layout)))
            for passage in found.passages:
                for word in passage.text.replace(",", " ").replace(":", " ").split():
                    assert squash(word) in shown
            opened = step(index, opened, 1)


def _texts(layout: SlideLayout) -> list[str]:
    return [plain(pieces) for b in blocks(layout) for pieces in (b.content, *b.values)]


def test_the_counterpart_is_the_same_slide_with_the_same_quote(index: Index) -> None:
    found = find_section(index, Opened("call-2031.fi", 0))
    assert found is not None
    passage = found.passages[1]
    other = open_counterpart(index, Opened("call-2031.fi", 0, ((passage.start, passage.end),)))
    assert other is not None
    ((start, end),) = other.quotes
    assert index.sources[other.document_id][start:end].endswith("5 March 2031 at 13:00 Finnish time")
    back = open_counterpart(index, other)
    assert back is not None
    assert back.quotes == ((passage.start, passage.end),)


def test_the_ends_of_a_document_have_no_neighbour(index: Index) -> None:
    assert step(index, Opened("call-2031.fi", 0), -1) is None
    assert step(index, Opened("call-2031.fi", 3), 1) is None
    assert find_section(index, Opened("call-2031.fi", 9)) is None
    assert open_counterpart(index, Opened("gone.fi", 0)) is None
