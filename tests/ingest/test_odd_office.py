"""Office files that are not as they should be, most of them found by fuzzing: what can be read of them is read."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest
from docx import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pptx import Presentation
from pptx.util import Inches

from ingest.errors import DocumentError
from ingest.loaders import load_file
from ingest.office.blocks import assemble_blocks
from ingest.office.docx import read_docx
from ingest.office.pptx import read_pptx
from ingest.types import Document, Slide


def set_on_cell(cell, name: str, value: str | None) -> None:
    mark = OxmlElement(f"w:{name}")
    if value is not None:
        mark.set(qn("w:val"), value)
    cell._tc.get_or_add_tcPr().append(mark)


def rows_of(path: Path) -> list[tuple[str, ...]]:
    return [block.cells for section in read_docx(path).sections for block in section.blocks if block.kind == "row"]


@pytest.mark.parametrize("span", ["99999999999", "1000000", "-3", "x", ""])
def test_a_cell_spans_no_more_columns_than_a_table_has(span: str, tmp_path: Path) -> None:
    """python-docx makes as many cells as the file says: a billion of them end the reader process."""
    word = WordFile()
    table = word.add_table(2, 2)
    for row, texts in zip(table.rows, (("Action", "Grant"), ("KA122", "120 €")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    set_on_cell(table.rows[1].cells[1], "gridSpan", span)
    word.save(str(tmp_path / "file.docx"))
    first, second = rows_of(tmp_path / "file.docx")
    assert first == ("Action", "Grant")
    assert second[:2] == ("KA122", "120 €")
    assert len(second) <= 64
    assert not any(second[2:])


def test_cells_merged_over_rows_and_columns_are_read_as_one(tmp_path: Path) -> None:
    word = WordFile()
    table = word.add_table(3, 3)
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            cell.text = f"{number}{column}"
    table.cell(0, 0).merge(table.cell(1, 1)).text = "both"
    word.save(str(tmp_path / "file.docx"))
    assert rows_of(tmp_path / "file.docx") == [("both", "", "02"), ("both", "", "12"), ("20", "21", "22")]


def test_a_merged_cell_that_begins_nowhere_is_read_where_it_stands(tmp_path: Path) -> None:
    word = WordFile()
    table = word.add_table(2, 2)
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            cell.text = f"{number}{column}"
    set_on_cell(table.rows[0].cells[0], "vMerge", None)
    word.save(str(tmp_path / "file.docx"))
    assert rows_of(tmp_path / "file.docx") == [("00", "01"), ("10", "11")]


def test_a_cell_merged_over_a_thousand_rows_is_read_in_a_moment(tmp_path: Path) -> None:
    """python-docx climbs to the first row from each of them: too deep a thousand rows down, and slow long before."""
    word = WordFile()
    table = word.add_table(1200, 1)
    for number, row in enumerate(table._tbl.tr_lst):
        mark = OxmlElement("w:vMerge")
        if number == 0:
            mark.set(qn("w:val"), "restart")
            row.tc_lst[0].p_lst[0].add_r().text = "Label"
        row.tc_lst[0].get_or_add_tcPr().append(mark)
    word.save(str(tmp_path / "file.docx"))
    started = time.process_time()
    assert rows_of(tmp_path / "file.docx") == [("Label",)] * 1200
    assert time.process_time() - started < 5


@pytest.mark.parametrize("level", ["-7", "x", "99999999999"])
def test_a_list_item_has_a_level_from_nought(level: str, tmp_path: Path) -> None:
    """A negative level was no sign's number: the whole ingest ended, not this file alone."""
    word = WordFile()
    numbering = word.add_paragraph("An item.")._p.get_or_add_pPr().get_or_add_numPr()
    numbering.get_or_add_numId().val = 1
    numbering.get_or_add_ilvl().set(qn("w:val"), level)
    word.save(str(tmp_path / "file.docx"))
    read = assemble_blocks(Document("d", "D", "en", "docx", "", "", "2031"), read_docx(tmp_path / "file.docx"))
    assert read.sections[0].text.endswith("An item.")


@pytest.fixture
def deck(tmp_path: Path):
    """A deck of two slides that say one sentence each."""
    made = Presentation()
    for text in ("The first slide says this.", "The second slide says that."):
        slide = made.slides.add_slide(made.slide_layouts[6])
        slide.shapes.add_textbox(Inches(1), Inches(1), Inches(5), Inches(1)).text_frame.text = text
    return made


def test_a_box_without_form_and_place_is_read(deck, tmp_path: Path) -> None:
    """python-pptx does not know what such a shape is; exports of other programs hold them."""
    box = deck.slides[0].shapes[0]._element
    del box.nvSpPr.cNvSpPr.attrib["txBox"]
    for part in list(box.spPr):
        box.spPr.remove(part)
    deck.save(str(tmp_path / "deck.pptx"))
    read = load_file(Document("d", "D", "en", "pptx", "", "", "2031"), tmp_path / "deck.pptx")
    assert [section.text for section in read.sections] == ["The first slide says this.", "The second slide says that."]


def test_a_damaged_slide_is_told_and_the_others_are_read(deck, tmp_path: Path) -> None:
    deck.slides[0].shapes[0]._element.spPr.xfrm.off.set("x", "left")
    deck.save(str(tmp_path / "deck.pptx"))
    read = load_file(Document("d", "D", "en", "pptx", "", "", "2031"), tmp_path / "deck.pptx")
    (section,) = read.sections
    assert isinstance(section.locator, Slide)
    assert section.locator.number == 2
    assert len(read.notices) == 1
    assert read.notices[0].startswith("slide 1 is damaged and was not read (ValueError: ")


def test_a_deck_of_damaged_slides_is_refused(deck, tmp_path: Path) -> None:
    for slide in deck.slides:
        slide.shapes[0]._element.spPr.xfrm.off.set("x", "left")
    deck.save(str(tmp_path / "deck.pptx"))
    with pytest.raises(DocumentError, match=r"it is damaged: slide 1 is damaged and was not read"):
        read_pptx(tmp_path / "deck.pptx")


def spoil_properties(path: Path) -> None:
    """Say of the part with title and author that it is something else."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"vnd.openxmlformats-package.core-properties+xml", b"x")
    assert parts["[Content_Types].xml"] != types
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_damaged_properties_leave_the_text(deck, tmp_path: Path) -> None:
    deck.save(str(tmp_path / "deck.pptx"))
    word = WordFile()
    word.add_paragraph("The text.")
    word.save(str(tmp_path / "file.docx"))
    for name in ("deck.pptx", "file.docx"):
        spoil_properties(tmp_path / name)
    assert len(read_pptx(tmp_path / "deck.pptx").sections) == 2
    assert read_docx(tmp_path / "file.docx").sections[0].blocks[0].text == "The text."
