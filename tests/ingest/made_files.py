"""Realistic files made for the tests: guides and decks as PDF, PowerPoint, Word and web pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from reportlab import __file__ as reportlab_file
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from ingest.types import SectionText, Slide

FONT, BOLD = "Vera", "Vera-Bold"


def fonts() -> None:
    """A font with ä and ö that comes with reportlab."""
    folder = Path(reportlab_file).parent / "fonts"
    for name, file in ((FONT, "Vera.ttf"), (BOLD, "VeraBd.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a made guide: heading, paragraphs, bullets, a table (header row first), columns or not."""

    title: str
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    two_columns: bool = False
    level: int = 0
    bookmarked: bool = True


class _Guide(BaseDocTemplate):
    def afterFlowable(self, flowable: Any) -> None:
        mark = getattr(flowable, "bookmark", None)
        if mark:
            title, level, key = mark
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(title, key, level)


def make_guide(
    path: Path,
    chapters: Sequence[Chapter],
    head: str = "Erasmus+ Programme Guide 2031",
    roman: int = 0,
    labels: bool = True,
    numbers: bool = True,
    ruled: bool = True,
    title: str = "",
) -> None:
    """A guide on A4 with running heads, page numbers and bookmarks; every chapter begins on a page of its own.

    The first `roman` pages are front matter labelled i, ii, …; with `labels` the file says its pages' labels.
    """
    fonts()
    body = ParagraphStyle("body", fontName=FONT, fontSize=10, leading=13, spaceAfter=6)
    bullet = ParagraphStyle("bullet", parent=body, leftIndent=18, bulletIndent=4, spaceAfter=2)
    cell = ParagraphStyle("cell", parent=body, fontSize=9, leading=11, spaceAfter=0)
    looks = [
        ParagraphStyle(f"h{n}", fontName=BOLD, fontSize=s, leading=s * 1.25, spaceAfter=8)
        for n, s in enumerate((18, 14, 12))
    ]

    def furniture(canv: Any, document: Any) -> None:
        canv.setFont(FONT, 8)
        canv.drawString(50, 812, head)
        if numbers and canv.getPageNumber() > roman:
            canv.drawCentredString(297, 24, str(canv.getPageNumber() - roman))

    wide = Frame(50, 50, 495, 745, id="wide")
    halves = [Frame(50, 50, 235, 745, id="left"), Frame(310, 50, 235, 745, id="right")]
    document = _Guide(str(path), pagesize=A4, title=title)
    document.addPageTemplates(
        [PageTemplate("one", [wide], onPage=furniture), PageTemplate("two", halves, onPage=furniture)]
    )
    story: list[Any] = []
    for number in range(roman):
        story += [Paragraph(f"Front matter, sheet {'i' * (number + 1)}.", body), PageBreak()]
    for number, chapter in enumerate(chapters):
        template = "two" if chapter.two_columns else "one"
        story.append(NextPageTemplate(template))
        if number or chapter.two_columns:
            story.append(PageBreak())
        heading = Paragraph(chapter.title, looks[chapter.level])
        if chapter.bookmarked:
            heading.bookmark = (chapter.title, chapter.level, f"c{number}")
        story.append(heading)
        story += [Paragraph(text, body) for text in chapter.paragraphs]
        story += [Paragraph(text, bullet, bulletText="•") for text in chapter.bullets]
        if chapter.table:
            rows = [[Paragraph(text, cell) for text in row] for row in chapter.table]
            width = 495 / len(rows[0])
            table = Table(rows, colWidths=[width] * len(rows[0]), repeatRows=1)
            table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []))
            story += [Spacer(1, 8), table]
    document.build(story)
    if labels:
        _label(path, roman)


def _label(path: Path, roman: int) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(path.read_bytes())))
    count = len(writer.pages)
    if roman:
        writer.set_page_label(0, roman - 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(roman, count - 1, style=PageLabelStyle.DECIMAL, start=1)
    writer.write(path)


def make_deck_pdf(
    path: Path, sections: Sequence[SectionText], source: str, word: str = "Dia", size: tuple[int, int] = (960, 540)
) -> None:
    """A deck's text export printed on slides, one a page, each with its bookmark as PowerPoint names them."""
    fonts()
    page = canvas.Canvas(str(path), pagesize=size)
    for section in sections:
        slide = section.locator
        assert isinstance(slide, Slide)
        title = "" if slide.derived else slide.title
        page.bookmarkPage(f"s{slide.number}")
        page.addOutlineEntry(
            f"{word} {slide.number}: {title}" if title else f"{word} {slide.number}", f"s{slide.number}"
        )
        lines = source[section.start : section.end].split("\n")
        height = max(5.0, min(14.0, (size[1] - 40) / 1.2 / len(lines)))
        page.setFont(FONT, height)
        for row, line in enumerate(lines):
            page.drawString(40, size[1] - 20 - 1.2 * height * (row + 1), line.rstrip().replace("\t", " "))
        page.showPage()
    page.save()


def make_lines_pdf(path: Path, pages: Sequence[Sequence[str]], size: float = 11, font: str = FONT) -> None:
    """Plain lines on A4 pages, as they are given."""
    fonts()
    page = canvas.Canvas(str(path), pagesize=A4)
    for lines in pages:
        page.setFont(font, size)
        for row, line in enumerate(lines):
            page.drawString(60, 780 - row * size * 1.25, line)
        page.showPage()
    page.save()


def make_scan(path: Path, pictures: Sequence[int], texts: Sequence[int]) -> None:
    """A file whose pages `pictures` are one picture each and whose pages `texts` have text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    fonts()
    page = canvas.Canvas(str(path), pagesize=A4)
    image = ImageReader(Image.new("L", (200, 280), 200))
    for number in range(1, max([*pictures, *texts]) + 1):
        if number in pictures:
            page.drawImage(image, 0, 0, *A4)
        else:
            page.setFont(FONT, 11)
            page.drawString(60, 700, f"This is the text of page {number} of the guide, which can be read.")
        page.showPage()
    page.save()


__all__ = ["Chapter", "make_deck_pdf", "make_guide", "make_lines_pdf", "make_scan"]
