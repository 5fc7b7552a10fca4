"""PDF guides and decks, made by the test as real ones are: every locator is exact, and nothing printed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from ingest.corpus import LoadedDocument, load_corpus
from ingest.errors import DocumentError
from ingest.extraction import Extraction
from ingest.layout import load_layouts
from ingest.loaders import load_file
from ingest.passages import split_section
from ingest.repair import repair
from ingest.sandbox import peek_pdf
from ingest.types import Document, DocumentKind, Language, Page, Passage, SectionText, Slide
from tests.ingest.made_files import Chapter, make_deck_pdf, make_guide, make_lines_pdf, make_scan

ROOT = Path(__file__).resolve().parents[2]

TEXTS: dict[Language, tuple[str, ...]] = {
    "fi": (
        "Hakemus jätetään viimeistään 19. helmikuuta 2031 klo 12.00 Brysselin aikaa.",
        "Tukikelpoisia hakijoita ovat ammatillisen koulutuksen järjestäjät ja työelämän yhteistyökumppanit, jotka "
        "sijaitsevat jäsenvaltiossa tai ohjelmaan assosioituneessa maassa.",
        "Päätökset julkaistaan kesäkuussa 2031.",
    ),
    "en": (
        "Applications are submitted by 19 February 2031 at 12:00 Brussels time.",
        "Eligible applicants are providers of vocational education and training and their partners in working life, "
        "which are established in a Member State or in a third country associated to the programme.",
        "Decisions are published in June 2031.",
    ),
}


def document(language: Language = "en", kind: DocumentKind = "pdf") -> Document:
    return Document("guide", "Guide", language, kind, "", "", "2031")


def load(path: Path, language: Language = "en", kind: DocumentKind = "pdf") -> Extraction:
    return load_file(document(language, kind), path)


def passages_of(read: Extraction) -> tuple[Passage, ...]:
    return tuple(p for s in read.sections for p in split_section(document(), read.source, s))


def pages_of(read: Extraction) -> list[Page]:
    assert all(isinstance(section.locator, Page) for section in read.sections)
    return [section.locator for section in read.sections if isinstance(section.locator, Page)]


def find(read: Extraction, words: str) -> SectionText:
    (section,) = [section for section in read.sections if words in section.text]
    return section


def check(read: Extraction) -> None:
    """What every reading keeps: sections in order and apart, offsets inside, boxes on the page."""
    ends = 0
    for section in read.sections:
        assert ends <= section.start < section.end <= len(read.source)
        ends = section.end
    for passage in passages_of(read):
        quote = read.source[passage.start : passage.end]
        assert quote.strip()
        words = [word for word in passage.text.replace(";", " ").split() if word.isalpha()]
        assert passage.locator is not None
        assert not words or words[-1] in quote or "|" in quote
    for line in read.lines:
        assert 0 <= line.start < line.end <= len(read.source)
        assert 0 <= line.box.x0 < line.box.x1 <= 1
        assert 0 <= line.box.y0 < line.box.y1 <= 1


@pytest.mark.parametrize("language", ["fi", "en"])
def test_a_guide_keeps_its_pages_labels_headings_and_text(language: Language, tmp_path: Path) -> None:
    chapters = [
        Chapter("Part A", TEXTS[language]),
        Chapter("Actions", ("All about actions.",), level=1),
        Chapter("Deadlines", TEXTS[language][:1], ("first bullet", "second bullet"), level=2),
        Chapter("Part B", ("The end.",)),
    ]
    make_guide(tmp_path / "guide.pdf", chapters, roman=2)
    read = load(tmp_path / "guide.pdf", language)
    check(read)
    assert [(p.number, p.label, p.path) for p in pages_of(read)] == [
        (1, "i", ()),
        (2, "ii", ()),
        (3, "1", ("Part A",)),
        (4, "2", ("Part A", "Actions")),
        (5, "3", ("Part A", "Actions", "Deadlines")),
        (6, "4", ("Part B",)),
    ]
    assert find(read, "first bullet").text.split("\n")[-2:] == ["• first bullet", "• second bullet"]
    for text in TEXTS[language]:
        assert text in read.source, "joined from its lines, hyphens and spaces as they were"
    assert "Programme Guide 2031" not in read.source, "the running head is left out"
    assert read.notices == ()


def test_labels_are_read_off_the_pages_where_the_file_names_none(tmp_path: Path) -> None:
    chapters = [Chapter(f"Chapter {n}", TEXTS["en"]) for n in range(1, 7)]
    make_guide(tmp_path / "guide.pdf", chapters, roman=3, labels=False)
    read = load(tmp_path / "guide.pdf")
    assert [(p.number, p.label) for p in pages_of(read)] == [
        *((n, "") for n in (1, 2, 3)),
        *((n + 3, str(n)) for n in range(1, 7)),
    ]
    assert not any(section.text.endswith(str(number)) for number, section in enumerate(read.sections[3:], start=1))


def test_headings_without_bookmarks_are_told_by_their_looks(tmp_path: Path) -> None:
    chapters = [
        Chapter("Part A", TEXTS["en"], bookmarked=False),
        Chapter("Actions", TEXTS["en"], level=1, bookmarked=False),
        Chapter("Deadlines", TEXTS["en"], level=2, bookmarked=False),
        Chapter("Part B", TEXTS["en"], bookmarked=False),
    ]
    make_guide(tmp_path / "guide.pdf", chapters)
    read = load(tmp_path / "guide.pdf")
    assert [p.path for p in pages_of(read)] == [
        ("Part A",),
        ("Part A", "Actions"),
        ("Part A", "Actions", "Deadlines"),
        ("Part B",),
    ]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_tables_rows_keep_its_header_overleaf(ruled: bool, tmp_path: Path) -> None:
    header = ("Activity", "Distance", "Grant for one participant")
    grant = "and as much for every accompanying person"
    rows = [(f"Mobility {n}", f"{n}00–{n}99 km", f"{n * 23} € {grant}") for n in range(1, 90)]
    make_guide(tmp_path / "guide.pdf", [Chapter("Rates", ("The rates.",), table=(header, *rows))], ruled=ruled)
    read = load(tmp_path / "guide.pdf")
    check(read)
    texts = {p.text: p.locator for p in passages_of(read)}
    for activity, distance, grant in rows:
        assert f"Activity: {activity}; Distance: {distance}; Grant for one participant: {grant}" in texts
    assert len({page.number for page in pages_of(read)}) >= 3
    printed = [page.extract_text() for page in PdfReader(tmp_path / "guide.pdf").pages]
    for text, locator in texts.items():
        if text.startswith("Activity: Mobility"):
            assert isinstance(locator, Page)
            assert f"{text.split(';')[0].removeprefix('Activity: ')}\n" in printed[locator.number - 1] + "\n"


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    sentences = [
        f"Statement number {n} speaks of the organisational support and of the travel costs that an applicant claims."
        for n in range(60)
    ]
    make_guide(tmp_path / "guide.pdf", [Chapter("Columns", tuple(sentences), two_columns=True)])
    read = load(tmp_path / "guide.pdf")
    check(read)
    found = [p.text for p in passages_of(read) if p.text.startswith("Statement")]
    assert found == sentences


def test_a_sentence_that_goes_on_overleaf_is_one(tmp_path: Path) -> None:
    first = [f"Line {n} of the first page says something." for n in range(30)]
    make_lines_pdf(
        tmp_path / "guide.pdf",
        [
            [*first, "The grant is paid in two parts, the first of which"],
            ["comes within 30 days. The other one follows.", "", "More."],
        ],
    )
    read = load(tmp_path / "guide.pdf")
    check(read)
    (passage,) = [p for p in passages_of(read) if "two parts" in p.text]
    assert passage.text == "The grant is paid in two parts, the first of which comes within 30 days."
    assert passage.locator == Page(1, "1")
    assert find(read, "The other one follows.").locator == Page(2, "2")
    boxes = {line.box.page for line in read.lines if line.start >= passage.start and line.end <= passage.end}
    assert boxes == {1, 2}, "and is marked on both pages"


HYPHENS = [
    ("Oppilaitokset saavat tukea liikku-", "vuuteen kolmeksi vuodeksi.", "tukea liikkuvuuteen kolmeksi"),
    ("Tuki koskee perus-", "ja jatkokoulutusta.", "koskee perus- ja jatkokoulutusta"),
    ("Matkaan sopii linja-", "auto tai juna.", "sopii linja-auto tai"),
    ("Vaihto-opiskelija hakee. Jokainen vaihto-", "opiskelija saa tukea.", "Jokainen vaihto-opiskelija saa"),
    ("Haku koskee KA1-", "hankkeita tänä vuonna.", "koskee KA1-hankkeita tänä"),
    ("Ohje on sivulla www.oph.fi/erasmus-", "ohjelma kokonaan.", "www.oph.fi/erasmus-ohjelma kokonaan"),
]


@pytest.mark.parametrize(("above", "below", "wanted"), HYPHENS)
def test_hyphens_at_line_ends(above: str, below: str, wanted: str, tmp_path: Path) -> None:
    make_lines_pdf(tmp_path / "guide.pdf", [[above, below, "", "Toinen kappale."]])
    assert wanted in load(tmp_path / "guide.pdf", "fi").source


def test_broken_letters_are_mended(tmp_path: Path) -> None:
    lines = [
        "a\u0308a\u0308ni ja o\u0308ljy",
        "ﬁnancial oﬃce",
        "MÃ¤Ã¤rÃ¤aika pÃ¤Ã¤ttyy",
        "Ha¨met lahjoittaa",
        "\uf0fb sakot",
    ]
    assert [repair(line) for line in lines] == [
        "ääni ja öljy",
        "financial office",
        "Määräaika päättyy",
        "Hämet lahjoittaa",
        "✗ sakot",
    ]
    make_lines_pdf(tmp_path / "guide.pdf", [["MÃ¤Ã¤rÃ¤aika pÃ¤Ã¤ttyy.", "", "", "Ha¨met lahjoittaa."]])
    source = load(tmp_path / "guide.pdf", "fi").source
    assert "Määräaika päättyy." in source
    assert "Hämet lahjoittaa." in source


def test_scanned_pages_are_named(tmp_path: Path) -> None:
    make_scan(tmp_path / "guide.pdf", pictures=[2, 4, 5, 6], texts=[1, 3, 7])
    read = load(tmp_path / "guide.pdf")
    assert [p.number for p in pages_of(read)] == [1, 3, 7]
    (notice,) = read.notices
    assert notice.startswith("pages 2, 4–6 cannot be read")


def test_a_file_of_scanned_pages_is_an_error(tmp_path: Path) -> None:
    make_scan(tmp_path / "guide.pdf", pictures=[1, 2], texts=[])
    with pytest.raises(DocumentError, match=r"guide\.pdf: pages 1–2 cannot be read.*OCR"):
        load(tmp_path / "guide.pdf")


def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    """As broad tables are printed: drawn sideways on a page that is then turned."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    page = canvas.Canvas(str(tmp_path / "drawn.pdf"), pagesize=A4)
    page.rotate(90)
    page.setFont("Helvetica", 12)
    page.drawString(60, -100, "First line of the broad page.")
    page.drawString(60, -115, "Second line of the broad page.")
    page.save()
    writer = PdfWriter(clone_from=PdfReader(tmp_path / "drawn.pdf"))
    writer.pages[0].rotate(90)
    writer.write(tmp_path / "turned.pdf")
    read = load(tmp_path / "turned.pdf", kind="pdf-guide")
    check(read)
    assert read.source == "First line of the broad page. Second line of the broad page.\n"
    first, second = read.lines
    assert first.box.x0 == pytest.approx(60 / 842, abs=0.01)
    assert first.box.y0 < second.box.y0 < 0.25


def test_ticks_and_crosses_of_a_font_of_signs_are_read(tmp_path: Path) -> None:
    """Wingdings draws them in the place of letters, which stay letters in other fonts."""
    from reportlab import __file__ as reportlab_file
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    signs = TTFont("Signs", str(Path(reportlab_file).parent / "fonts" / "Vera.ttf"))
    signs.face.name = b"Wingdings-Regular"
    pdfmetrics.registerFont(signs)
    page = canvas.Canvas(str(tmp_path / "deck.pdf"), pagesize=(960, 540))
    page.setFont("Helvetica", 32)
    page.drawString(50, 470, "Costs")
    for y, sign, text in ((400, "ü", "Übungen und Reisen"), (370, "û", "Wages of the staff")):
        page.setFont("Signs", 18)
        page.drawString(60, y, sign)
        page.setFont("Helvetica", 18)
        page.drawString(90, y, text)
    page.save()
    texts = [passage.text for passage in passages_of(load(tmp_path / "deck.pdf"))]
    assert texts == ["Costs", "✓ Übungen und Reisen", "✗ Wages of the staff"]


def test_the_same_file_makes_the_same_text(tmp_path: Path) -> None:
    make_guide(tmp_path / "guide.pdf", [Chapter("One", TEXTS["fi"]), Chapter("Two", TEXTS["en"], two_columns=True)])
    assert load(tmp_path / "guide.pdf") == load(tmp_path / "guide.pdf")


def bundled_decks(real_documents: dict[str, LoadedDocument]) -> Iterator[LoadedDocument]:
    yield real_documents["vet-call-2026.fi"]
    yield real_documents["vet-call-2026.en"]


@pytest.mark.parametrize("size", [(960, 540), (595, 842)], ids=["wide", "A4"])
def test_the_bundled_decks_as_pdf_are_the_same_slides_and_passages(
    size: tuple[int, int], real_documents: dict[str, LoadedDocument], tmp_path: Path
) -> None:
    """50 slides with the same numbers and titles, and passage for passage the same text below the same headings."""
    layouts = load_layouts(ROOT / "corpus")
    for loaded in bundled_decks(real_documents):
        word = "Dia" if loaded.document.language == "fi" else "Slide"
        path = tmp_path / f"{loaded.document.language}.pdf"
        make_deck_pdf(path, loaded.sections, loaded.source, word, size)
        made = replace(loaded.document, kind="pdf")
        read = load_file(made, path)
        assert [section.locator for section in read.sections] == [section.locator for section in loaded.sections]
        passages = [
            p
            for s in read.sections
            for p in split_section(made, read.source, s, layouts.get((made.id, s.locator.number), ()))  # type: ignore[union-attr]
        ]
        told = [(p.id, p.text, p.heading_path) for p in passages]
        assert told == [(p.id, p.text, p.heading_path) for p in loaded.passages]


def test_a_deck_without_bookmarks_is_titled_by_its_largest_line(tmp_path: Path) -> None:
    from reportlab.pdfgen import canvas

    page = canvas.Canvas(str(tmp_path / "deck.pdf"), pagesize=(960, 540))
    for title in ("Deadlines 2031", "Who can apply", ""):
        if title:
            page.setFont("Helvetica", 32)
            page.drawString(50, 470, title)
        page.setFont("Helvetica", 18)
        page.drawString(60, 400, "• Applications by 5 March 2031")
        page.drawString(60, 370, "• At least three organisations")
        page.drawString(900, 20, str(page.getPageNumber()))
        page.showPage()
    page.save()
    read = load(tmp_path / "deck.pdf")
    assert [s.locator for s in read.sections] == [
        Slide(1, "Deadlines 2031"),
        Slide(2, "Who can apply"),
        Slide(3, "Applications by 5 March 2031", derived=True),
    ]
    assert [p.text for p in passages_of(read)][:3] == [
        "Deadlines 2031",
        "Applications by 5 March 2031",
        "At least three organisations",
    ]


def test_a_corpus_may_mix_formats(tmp_path: Path, make_corpus) -> None:
    make_guide(tmp_path / "guide.pdf", [Chapter("One", TEXTS["fi"])])
    folder = make_corpus({"guide.pdf": (tmp_path / "guide.pdf").read_bytes(), "note.en.md": "# Note\n\nA text.\n"})
    loaded = {d.document.id: d for d in load_corpus(folder).documents}
    assert loaded["guide"].document.language == "fi", "told by its text, where its name does not say"
    assert {type(s.locator).__name__ for s in loaded["guide"].sections} == {"Page"}


def test_the_language_that_a_file_declares_is_read(tmp_path: Path) -> None:
    path = tmp_path / "opas.pdf"
    make_lines_pdf(path, [["Hakuopas"]])
    assert peek_pdf(path).language == ""
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.root_object[NameObject("/Lang")] = TextStringObject("fi-FI")
    writer.write(path)
    assert peek_pdf(path).language == "fi-FI"


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (["1. Kirjaudu palveluun", "2. Lähetä hakemus"], ["1. Kirjaudu palveluun", "2. Lähetä hakemus"]),
        (["+ rent", "+ wages", "– fines"], ["+ rent", "+ wages", "– fines"]),
        (["• rent", "• wages"], ["rent", "wages"]),
        (["Opening hours", "Monday 9–15", "Tuesday 10–16"], ["Opening hours", "Monday 9–15", "Tuesday 10–16"]),
    ],
)
def test_numbers_signs_and_rows_are_kept(tmp_path: Path, lines: list[str], texts: list[str]) -> None:
    paragraph = "This paragraph is long enough to be what most of the page's text looks like in this guide."
    make_lines_pdf(tmp_path / "guide.pdf", [[paragraph, "It ends here.", "", *lines]])
    told = [passage.text for passage in passages_of(load(tmp_path / "guide.pdf"))]
    assert told[-len(texts) :] == texts
