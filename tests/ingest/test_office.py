"""PowerPoint, Word and saved web pages: exact locators, lists, tables and columns as a reader sees them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from ingest.extraction import Extraction
from ingest.loaders import load_file
from ingest.passages import split_section
from ingest.types import Document, DocumentKind, Language, Section, Slide


def load(path: Path, kind: DocumentKind, language: Language = "fi") -> Extraction:
    return load_file(Document("d", "Opas", language, kind, "", "", "2031"), path)


def passages(read: Extraction, kind: DocumentKind) -> list[tuple[str, tuple[str, ...]]]:
    document = Document("d", "Opas", "fi", kind, "", "", "2031")
    found = [p for s in read.sections for p in split_section(document, read.source, s)]
    for passage in found:
        assert read.source[passage.start : passage.end].strip()
    return [(p.text, p.heading_path) for p in found]


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    made = Presentation()
    first = made.slides.add_slide(made.slide_layouts[0])
    first.shapes.title.text = "Hakukierros 2031"
    first.placeholders[1].text = "Opetushallitus"
    lists = made.slides.add_slide(made.slide_layouts[1])
    lists.shapes.title.text = "Hakuajat 2031"
    frame = lists.placeholders[1].text_frame
    frame.text = "Liikkuvuushankkeet (KA122): 19.2.2031 klo 13.00"
    for text, level in (
        ("Kumppanuushankkeet", 0),
        ("KA210: 5.3.2031", 1),
        ("KA220: 6.3.2031", 1),
        ("Akkreditointi", 0),
    ):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    lists.notes_slide.notes_text_frame.text = "Kerro, että aika on Suomen aikaa."
    columns = made.slides.add_slide(made.slide_layouts[4])
    columns.shapes.title.text = "Vertailu"
    for position, text in ((1, "Pienet"), (2, "60 000 €"), (3, "Suuret"), (4, "400 000 €")):
        columns.placeholders[position].text = text
    table = made.slides.add_slide(made.slide_layouts[5])
    table.shapes.title.text = "Tuki"
    grid = table.shapes.add_table(3, 2, Inches(1), Inches(2), Inches(6), Inches(2)).table
    for row, cells in enumerate((("Toiminto", "Tuki"), ("Lyhyt jakso", "120 €"), ("Pitkä jakso", "90 €"))):
        for column, text in enumerate(cells):
            grid.cell(row, column).text = text
    bare = made.slides.add_slide(made.slide_layouts[6])
    box = bare.shapes.add_textbox(Inches(1), Inches(1), Inches(5), Inches(1))
    box.text_frame.text = "Kysy lisää: erasmus@oph.example"
    made.slides.add_slide(made.slide_layouts[6])
    chart = made.slides.add_slide(made.slide_layouts[5])
    chart.shapes.title.text = "Budjetti"
    data = CategoryChartData()
    data.categories = ["2030", "2031"]
    data.add_series("KA1", (16.5, 17.5))
    chart.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(2), Inches(5), Inches(3), data)
    made.save(str(tmp_path / "deck.pptx"))
    return tmp_path / "deck.pptx"


def test_slides_keep_their_numbers_and_titles(deck: Path) -> None:
    read = load(deck, "pptx")
    assert [section.locator for section in read.sections] == [
        Slide(1, "Hakukierros 2031"),
        Slide(2, "Hakuajat 2031"),
        Slide(3, "Vertailu"),
        Slide(4, "Tuki"),
        Slide(5, "Kysy lisää: erasmus@oph.example", derived=True),
        Slide(7, "Budjetti"),
    ]
    assert read.notices == ("slide 6 has no text",)


def test_slides_lists_columns_tables_charts_and_notes(deck: Path) -> None:
    told = passages(load(deck, "pptx"), "pptx")
    assert ("KA210: 5.3.2031", ("Hakuajat 2031", "Kumppanuushankkeet")) in told
    assert ("Akkreditointi", ("Hakuajat 2031",)) in told
    assert ("Muistiinpanot: Kerro, että aika on Suomen aikaa.", ("Hakuajat 2031",)) in told
    assert ("Toiminto: Lyhyt jakso; Tuki: 120 €", ("Tuki",)) in told
    assert any("2031; KA1: 17.5" in text for text, _ in told)
    texts = [text for text, path in told if path[0] == "Vertailu"]
    assert " ".join(texts).index("60 000 €") < " ".join(texts).index("Suuret"), "a column is read to its end"


def test_notes_are_named_in_the_documents_language(deck: Path) -> None:
    assert "Notes:" in load(deck, "pptx", "en").source


@pytest.fixture
def word(tmp_path: Path) -> Path:
    made = WordFile()
    made.add_heading("Ohjelmaopas", 0)
    made.add_paragraph("Johdanto oppaaseen.")
    made.add_heading("Hakeminen", 1)
    made.add_heading("Määräajat", 2)
    made.add_paragraph("Hakemus jätetään viimeistään:")
    made.add_paragraph("KA122: 19.2.2031", style="List Bullet")
    made.add_paragraph("alakohta", style="List Bullet 2")
    paragraph = made.add_paragraph("Määräaika on ")
    for tag, inner, text in (("w:del", "w:delText", "12"), ("w:ins", "w:t", "13")):
        change, run, content = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        content.text = text
        run.append(content)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run(".00 Suomen aikaa.")
    made.add_heading("Rahoitus", 1)
    table = made.add_table(rows=3, cols=2)
    rows = (("Toiminto", "Tuki"), ("Lyhyt jakso", "120 €"), ("Ehdot", "Ensimmäinen ehto on pitkä. " * 20))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    start = OxmlElement("w:bookmarkStart")
    start.set(qn("w:name"), "loppu")
    last = made.add_heading("Loppu", 1)
    last._p.insert(0, start)
    made.add_paragraph("Viimeinen kappale.")
    made.save(str(tmp_path / "opas.docx"))
    return tmp_path / "opas.docx"


def test_a_word_file_keeps_its_headings_lists_and_tables(word: Path) -> None:
    read = load(word, "docx")
    assert [section.locator for section in read.sections] == [
        Section(("Ohjelmaopas",)),
        Section(("Ohjelmaopas", "Hakeminen", "Määräajat")),
        Section(("Ohjelmaopas", "Rahoitus")),
        Section(("Ohjelmaopas", "Rahoitus", "Ehdot")),
        Section(("Ohjelmaopas", "Loppu"), "loppu"),
    ]
    told = passages(read, "docx")
    assert ("KA122: 19.2.2031", ("Ohjelmaopas", "Hakeminen", "Määräajat", "Hakemus jätetään viimeistään")) in told
    assert ("Määräaika on 13.00 Suomen aikaa.", ("Ohjelmaopas", "Hakeminen", "Määräajat")) in told
    assert ("Toiminto: Lyhyt jakso; Tuki: 120 €", ("Ohjelmaopas", "Rahoitus")) in told
    assert told.count(("Ensimmäinen ehto on pitkä.", ("Ohjelmaopas", "Rahoitus", "Ehdot"))) == 20


PAGE = """<!DOCTYPE html><html lang="fi"><head><title>Sivusto | Erasmus+</title><script>evil()</script></head><body>
<header><nav><a href="/">Etusivu</a> <a href="/haku">Haku</a></nav></header>
<div class="cookie-consent"><button>Hyväksy evästeet</button></div>
<main><nav class="breadcrumb"><a href="/">Etusivu</a></nav>
<h1>Ohjelmaopas 2031</h1><p>Johdanto, jossa on <b>lihavoitu</b> sana ja
rivinvaihto.</p>
<h2 id="haku">Hakeminen</h2><p>Hakea voi:</p><ul><li>oppilaitos<ul><li>ammatillinen</li></ul></li><li>yritys</li></ul>
<h3><a name="aika"></a>Määräajat</h3><p hidden>Piilossa.</p><p style="display: none">Piilossa.</p>
<table><caption>Ajat</caption><tr><th>Haku</th><th>Aika</th></tr>
<tr><td rowspan="2">KA1</td><td>19.2.2031</td></tr><tr><td>5.3.2031</td></tr></table>
<dl><dt>Yhteys</dt><dd>erasmus@oph.example</dd></dl>
<details><summary>Lisätietoja</summary><p>Tässä on lisää tietoa.</p></details></main>
<footer>Tietosuoja</footer></body></html>"""


def test_a_web_page_is_read_without_its_chrome(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    read = load(tmp_path / "page.html", "html")
    assert [section.locator for section in read.sections] == [
        Section(("Ohjelmaopas 2031",)),
        Section(("Ohjelmaopas 2031", "Hakeminen"), "haku"),
        Section(("Ohjelmaopas 2031", "Hakeminen", "Määräajat"), "aika"),
        Section(("Ohjelmaopas 2031", "Hakeminen", "Määräajat", "Lisätietoja")),
    ]
    told = passages(read, "html")
    assert ("Johdanto, jossa on lihavoitu sana ja rivinvaihto.", ("Ohjelmaopas 2031",)) in told
    assert ("Haku: KA1; Aika: 5.3.2031", ("Ohjelmaopas 2031", "Hakeminen", "Määräajat")) in told
    assert any(text == "ammatillinen" and path[-1] == "oppilaitos" for text, path in told)
    assert any("Yhteys: erasmus@oph.example" in text for text, _ in told)
    for word in ("evil", "Etusivu", "eväst", "Tietosuoja", "Piilossa"):
        assert word not in read.source


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_a_pages_letters_are_read_in_its_encoding(encoding: str, tmp_path: Path) -> None:
    page = PAGE.replace("<head>", f'<head><meta charset="{encoding}">')
    (tmp_path / "page.html").write_bytes(page.encode(encoding))
    assert load(tmp_path / "page.html", "html").sections[2].heading_path[-1] == "Määräajat"


def test_a_web_archive_is_read(tmp_path: Path) -> None:
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    message = MIMEMultipart("related")
    message.attach(MIMEText(PAGE, "html", "utf-8"))
    (tmp_path / "page.mhtml").write_bytes(message.as_bytes())
    assert "Johdanto, jossa" in load(tmp_path / "page.mhtml", "html").source


def _sign(paragraph: Any, tag: str, **attributes: str) -> None:
    """Give a slide's paragraph a bullet of its own, as PowerPoint writes it."""
    properties = paragraph._p.get_or_add_pPr()
    element = etree.SubElement(properties, f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{tag}")
    for name, value in attributes.items():
        element.set(name, value)


def _listed(path: Path, items: list[tuple[str, dict[str, str]]], font: str = "") -> Path:
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = "Lista"
    frame = slide.placeholders[1].text_frame
    for order, (text, sign) in enumerate(items):
        paragraph = frame.add_paragraph() if order else frame.paragraphs[0]
        paragraph.text = text
        if font:
            _sign(paragraph, "buFont", typeface=font)
        _sign(paragraph, "buAutoNum" if "type" in sign else "buChar", **sign)
    made.save(str(path / "list.pptx"))
    return path / "list.pptx"


@pytest.mark.parametrize(
    ("sign", "texts"),
    [
        ({"type": "arabicPeriod"}, ["1. Kirjaudu", "2. täytä", "3. Lähetä"]),
        ({"type": "arabicParenR", "startAt": "4"}, ["4) Kirjaudu", "5) täytä", "6) Lähetä"]),
        ({"type": "alphaLcParenR"}, ["a) Kirjaudu", "b) täytä", "c) Lähetä"]),
        ({"type": "alphaUcPeriod"}, ["A. Kirjaudu", "B. täytä", "C. Lähetä"]),
        ({"type": "romanUcPeriod"}, ["I. Kirjaudu", "II. täytä", "III. Lähetä"]),
        ({"type": "circleNumDbPlain"}, ["① Kirjaudu", "② täytä", "③ Lähetä"]),
        ({"char": "–"}, ["Kirjaudu", "täytä", "Lähetä"]),
        ({"char": "✓"}, ["Kirjaudu", "täytä", "Lähetä"]),
    ],
)
def test_steps_of_a_slide_keep_their_numbers(tmp_path: Path, sign: dict[str, str], texts: list[str]) -> None:
    items = [(text, sign) for text in ("Kirjaudu", "täytä", "Lähetä")]
    read = load(_listed(tmp_path, items), "pptx")
    assert [text for text, _ in passages(read, "pptx")][1:] == texts
    assert all(text in read.source for text in texts)


@pytest.mark.parametrize(
    ("signs", "font", "texts"),
    [
        ("++–", "", ["+ palkat", "+ vuokra", "– sakot"]),
        ("+––", "", ["+ palkat", "– vuokra", "– sakot"]),
        ("✓✓x", "", ["✓ palkat", "✓ vuokra", "x sakot"]),
        ("üüû", "Wingdings", ["✓ palkat", "✓ vuokra", "✗ sakot"]),
        ("§§§", "Wingdings", ["palkat", "vuokra", "sakot"]),
        ("••–", "", ["palkat", "vuokra", "sakot"]),
    ],
)
def test_allowed_and_not_allowed_stay_apart(tmp_path: Path, signs: str, font: str, texts: list[str]) -> None:
    items = [(text, {"char": sign}) for text, sign in zip(("palkat", "vuokra", "sakot"), signs, strict=True)]
    told = passages(load(_listed(tmp_path, items, font), "pptx"), "pptx")
    assert [text for text, _ in told][1:] == texts


def test_lines_broken_within_a_paragraph_stay_rows(tmp_path: Path) -> None:
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = "Yhteys"
    box = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(5), Inches(2))
    box.text_frame.text = "Maija Meikäläinen, asiantuntija\vMatti Virtanen, päällikkö"
    made.save(str(tmp_path / "rows.pptx"))
    told = [text for text, _ in passages(load(tmp_path / "rows.pptx", "pptx"), "pptx")]
    assert told == ["Yhteys", "Maija Meikäläinen, asiantuntija", "Matti Virtanen, päällikkö"]


def test_a_word_files_steps_keep_their_numbers(tmp_path: Path) -> None:
    made = WordFile()
    made.add_heading("Vaiheet", 1)
    for text in ("Kirjaudu", "täytä lomake"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("Välissä on muuta.")
    made.add_paragraph("Lähetä", style="List Number")
    made.add_paragraph("Muista", style="List Bullet")
    rows = made.add_paragraph("Aukiolo")
    for text in ("Maanantai 9–15", "Tiistai 10–16"):
        rows.add_run().add_break()
        rows.add_run(text)
    made.save(str(tmp_path / "steps.docx"))
    told = passages(load(tmp_path / "steps.docx", "docx"), "docx")
    texts = [text for text, _ in told]
    assert texts[:5] == ["1. Kirjaudu", "2. täytä lomake", "Välissä on muuta.", "3. Lähetä", "Muista"]
    assert told[-2:] == [("Maanantai 9–15", ("Vaiheet", "Aukiolo")), ("Tiistai 10–16", ("Vaiheet", "Aukiolo"))]


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<ol><li>Log in</li><li>send</li></ol>", ["1. Log in", "2. send"]),
        ("<ol start=3><li>Log in</li><li>Send</li></ol>", ["3. Log in", "4. Send"]),
        ("<ol reversed><li>Log in</li><li>Send</li></ol>", ["2. Log in", "1. Send"]),
        ("<ol><li value=7>Log in</li><li>Send</li></ol>", ["7. Log in", "8. Send"]),
        ("<ol type=a><li>town</li><li>school</li></ol>", ["a. town", "b. school"]),
        ("<ol><li>Log in<ul><li>name</li></ul></li><li>Send</li></ol>", ["1. Log in", "name", "2. Send"]),
        ("<ul><li>Log in</li><li>Send</li></ul>", ["Log in", "Send"]),
        ("<p>Opening hours<br>Monday 9–15<br>Tuesday 10–16</p>", ["Opening hours", "Monday 9–15", "Tuesday 10–16"]),
        ("<p>The call closes<br>on 5 March</p>", ["The call closes on 5 March"]),
    ],
)
def test_a_web_pages_numbers_and_breaks_are_kept(tmp_path: Path, markup: str, texts: list[str]) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><main><h1>Guide</h1>{markup}</main></body></html>", encoding="utf-8")
    assert [text for text, _ in passages(load(path, "html"), "html")] == texts


def _control(item: Any, gallery: str = "") -> Any:
    """Put a paragraph or table into a content control, as templates and forms do."""
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    properties = OxmlElement("w:sdtPr")
    if gallery:
        part, named = OxmlElement("w:docPartObj"), OxmlElement("w:docPartGallery")
        named.set(qn("w:val"), gallery)
        part.append(named)
        properties.append(part)
    item.addprevious(control)
    content.append(item)
    control.extend([properties, content])
    return control


def test_what_stands_in_content_controls_is_read_in_its_place(tmp_path: Path) -> None:
    made = WordFile()
    made.add_heading("Hakuajat", 1)
    made.add_paragraph("Ensimmäinen haku päättyy 1.3.2031.")
    inner = made.add_paragraph("Toinen haku päättyy 1.9.2031.")
    _control(_control(inner._p))
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Tuki", "5 000 €"
    _control(table._tbl)
    made.add_paragraph("Kolmatta hakua ei ole.")
    made.save(str(tmp_path / "lomake.docx"))
    read = load(tmp_path / "lomake.docx", "docx")
    places = [read.source.index(text) for text in ("1.3.2031", "1.9.2031", "5 000 €", "Kolmatta hakua")]
    assert places == sorted(places)
    assert read.source.count("Toinen haku") == 1


def test_a_table_of_contents_in_a_control_is_no_text(tmp_path: Path) -> None:
    made = WordFile()
    _control(made.add_paragraph("Hakuajat ........ 7")._p, "Table of Contents")
    made.add_heading("Hakuajat", 1)
    made.add_paragraph("Haku päättyy 1.3.2031.")
    made.save(str(tmp_path / "opas.docx"))
    read = load(tmp_path / "opas.docx", "docx")
    assert "........" not in read.source
    assert "Haku päättyy 1.3.2031." in read.source
