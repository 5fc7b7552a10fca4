"""Files that mean harm or are broken: bounded time and memory, a clear reason for each, the rest is ingested."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as WordFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pypdf import PdfReader, PdfWriter

from ingest.build import build_index
from ingest.corpus import load_document
from ingest.errors import DocumentError
from ingest.index import open_index
from ingest.loaders import load_file
from ingest.manifest import load_manifest
from ingest.office.blocks import assemble_blocks
from ingest.office.html import read_html
from ingest.passages import split_section
from ingest.pdf.document import assemble_pdf
from ingest.pdf.raw import Bookmark, RawPage, RawPdf, Rule, Segment
from ingest.sandbox import Limits
from ingest.types import Document, DocumentKind
from tests.ingest.made_files import Chapter, make_guide, make_lines_pdf

TIGHT = Limits(memory_mb=700, seconds=20)


def document(kind: DocumentKind) -> Document:
    return Document("d", "D", "en", kind, "", "", "2031")


def good_pdf(path: Path) -> None:
    make_guide(path, [Chapter("One", ("A text that is long enough to be cut somewhere. " * 20,))])


def encrypted_pdf(path: Path) -> None:
    good_pdf(path)
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)


def truncated_pdf(path: Path) -> None:
    good_pdf(path)
    path.write_bytes(path.read_bytes()[:300])


def random_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + random.Random(7).randbytes(20_000))


def empty_file(path: Path) -> None:
    path.write_bytes(b"")


def bomb(path: Path, member: str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, b"<a>" + b"0" * 80_000_000 + b"</a>")


def bomb_pptx(path: Path) -> None:
    bomb(path, "ppt/presentation.xml")


def bomb_docx(path: Path) -> None:
    bomb(path, "word/document.xml")


def truncated_pptx(path: Path) -> None:
    Presentation().save(str(path))
    path.write_bytes(path.read_bytes()[:-4000])


def truncated_docx(path: Path) -> None:
    WordFile().save(str(path))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def legacy_docx(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000)


def page_as_pdf(path: Path) -> None:
    path.write_text("<!DOCTYPE html><html><body>404</body></html>", encoding="utf-8")


def billion_laughs(path: Path) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    xml = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{entities}]><d>&l11;</d>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", xml)
        archive.writestr("[Content_Types].xml", xml)
        archive.writestr("_rels/.rels", xml)


def scripts_only(path: Path) -> None:
    path.write_text("<html><body><script>document.write('x')</script><nav>menu</nav></body></html>", encoding="utf-8")


HOSTILE: list[tuple[DocumentKind, Callable[[Path], None], str]] = [
    ("pdf", encrypted_pdf, "protected by a password"),
    ("pdf", truncated_pdf, "damaged"),
    ("pdf", random_pdf, "damaged"),
    ("pdf", empty_file, "the file is empty"),
    ("pdf", page_as_pdf, "not a PDF but a web page"),
    ("pptx", bomb_pptx, "would unpack to 76 MB"),
    ("docx", bomb_docx, "would unpack to 76 MB"),
    ("pptx", truncated_pptx, "cut off or damaged"),
    ("docx", truncated_docx, "cut off or damaged"),
    ("docx", legacy_docx, "protected by a password or in an old format"),
    ("docx", billion_laughs, "damaged"),
    ("pptx", good_pdf, "not a PowerPoint file but a PDF"),
    ("html", good_pdf, "not a web page but a PDF"),
    ("html", scripts_only, "no text in it"),
    ("markdown", good_pdf, "not text but a PDF"),
]


@pytest.mark.parametrize(("kind", "make", "says"), HOSTILE, ids=lambda value: getattr(value, "__name__", None))
def test_a_hostile_file_is_refused_with_its_reason(
    kind: DocumentKind, make: Callable[[Path], None], says: str, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    make(path)
    with pytest.raises(DocumentError) as caught:
        load_file(document(kind), path, limits=TIGHT)
    assert str(caught.value).startswith(f"{path}: ")
    assert says in str(caught.value)
    assert "Traceback" not in str(caught.value)


def test_a_title_a_label_and_a_bookmark_that_are_no_text_leave_the_pages(tmp_path: Path) -> None:
    """Half a surrogate pair; found by fuzzing."""
    path = tmp_path / "guide.pdf"
    make_lines_pdf(path, [["The text of the page."]])
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.add_metadata({"/Title": "AAAAAAAA"})
    writer.add_outline_item(title="AAAAAAAA", page_number=0)
    writer.set_page_label(0, 0, prefix="AAAAAAAA")
    writer.write(path)
    assert path.read_bytes().count(b"(AAAAAAAA)") == 3
    path.write_bytes(path.read_bytes().replace(b"(AAAAAAAA)", b"<FEFFD800>"))
    assert [section.text for section in load_file(document("pdf"), path).sections] == ["The text of the page."]


def test_one_bad_file_leaves_the_rest(tmp_path: Path, make_corpus, embedder) -> None:
    encrypted_pdf(tmp_path / "bad.pdf")
    good_pdf(tmp_path / "good.pdf")
    files = {f"{name}.en.pdf": (tmp_path / f"{name}.pdf").read_bytes() for name in ("bad", "good")}
    corpus = make_corpus(files)
    report = build_index(corpus, tmp_path / "index", embedder)
    assert [failure.document_id for failure in report.failed] == ["bad.en"]
    assert "bad.en.pdf: it is protected by a password" in report.failed[0].reason
    assert set(open_index(tmp_path / "index", "fake").documents) == {"good.en"}


def test_memory_and_time_are_bounded(tmp_path: Path) -> None:
    """With next to nothing allowed the reader ends, and says so; it does not take this process with it."""
    good_pdf(tmp_path / "guide.pdf")
    with pytest.raises(DocumentError, match=r"guide\.pdf: (reading it takes more than 20 MB|its reader)"):
        load_file(document("pdf"), tmp_path / "guide.pdf", limits=Limits(memory_mb=20))
    with pytest.raises(DocumentError, match=r"guide\.pdf: reading it takes more than 0 s"):
        load_file(document("pdf"), tmp_path / "guide.pdf", limits=Limits(seconds=0))


def test_too_many_pages_and_too_large_a_file_are_refused(tmp_path: Path) -> None:
    make_lines_pdf(tmp_path / "guide.pdf", [[f"Page {n} says something."] for n in range(12)])
    with pytest.raises(DocumentError, match="it has 12 pages; at most 10 are read"):
        load_file(document("pdf"), tmp_path / "guide.pdf", limits=Limits(pages=10))
    with pytest.raises(DocumentError, match="at most 0 are read"):
        load_file(document("pdf"), tmp_path / "guide.pdf", limits=Limits(file_mb=0))


def test_a_long_file_is_read_in_stretches_that_fit_together(tmp_path: Path) -> None:
    texts = ["About deadlines.", "", "", "", "", "", "", "", "About grants."]
    make_lines_pdf(tmp_path / "guide.pdf", [[*texts, f"This is text number {n}."] for n in range(1, 24)])
    seen: list[tuple[int, int]] = []
    read = load_file(
        document("pdf-guide"), tmp_path / "guide.pdf", lambda *step: seen.append(step), Limits(chunk_pages=5)
    )
    whole = load_file(document("pdf-guide"), tmp_path / "guide.pdf")
    assert read == whole
    assert [section.locator.number for section in read.sections] == list(range(1, 24))  # type: ignore[union-attr]
    assert seen[-1] == (23, 23)


def said_or_read(about: Document, path: Path) -> bool:
    """Whether a file gave text, or an error that names it."""
    try:
        return bool(load_file(about, path, limits=TIGHT).sections)
    except DocumentError as exc:
        return str(exc).startswith(f"{path}: ")


def test_deep_nesting_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body>" + "<div>" * 20_000 + "The text." + "</div>" * 20_000, encoding="utf-8")
    assert said_or_read(document("html"), path)


def test_external_entities_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret words", encoding="utf-8")
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    path = tmp_path / "page.html"
    path.write_text(f"{entity}<html><body><p>Before &x; after.</p></body></html>", encoding="utf-8")
    assert "secret words" not in load_file(document("html"), path).source


def test_a_link_out_of_the_corpus_is_no_document(tmp_path: Path, make_corpus) -> None:
    (tmp_path / "outside.en.md").write_text("# Secret\n\nNot for this corpus.\n", encoding="utf-8")
    corpus = make_corpus({"inside.en.md": "# Inside\n\nA text.\n"})
    (corpus / "link.en.md").symlink_to(tmp_path / "outside.en.md")
    assert [entry.id for entry in load_manifest(corpus)] == ["inside.en"]


TAGS = ("h1", "h2", "p", "ul", "li", "table", "tr", "td", "th", "div", "a", "main", "nav", "dl", "dt", "dd", "details")
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
numbers = st.floats(-100, 2000, allow_nan=False, width=32)
segments = st.builds(
    Segment, text=words, x0=numbers, y0=numbers, x1=numbers, y1=numbers, size=st.floats(0, 90), bold=st.booleans()
)
raw_pages = st.lists(
    st.builds(
        RawPage,
        number=st.just(1),
        label=words,
        width=st.floats(1, 2000),
        height=st.floats(1, 2000),
        segments=st.lists(segments, max_size=25).map(tuple),
        rules=st.lists(st.builds(Rule, x0=numbers, y0=numbers, x1=numbers, y1=numbers), max_size=12).map(tuple),
        pictured=st.floats(0, 1),
    ),
    min_size=1,
    max_size=5,
)


@pytest.mark.parametrize("kind", ["pdf", "pdf-deck", "pdf-guide"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(pages=raw_pages, titles=st.lists(words, max_size=6))
def test_whatever_stands_on_pages_becomes_sections_in_order(
    kind: DocumentKind, pages: list[RawPage], titles: list[str]
) -> None:
    numbered = tuple(page.model_copy(update={"number": n}) for n, page in enumerate(pages, start=1))
    marks = tuple(Bookmark(title=t, level=n % 3, page=n % len(pages) + 1) for n, t in enumerate(titles))
    raw = RawPdf(page_count=len(pages), bookmarks=marks, pages=numbered)
    try:
        read = assemble_pdf(document(kind), raw)
    except DocumentError:
        return
    ends = 0
    for section in read.sections:
        assert ends <= section.start < section.end <= len(read.source)
        ends = section.end
        for passage in split_section(document(kind), read.source, section):
            assert section.start <= passage.start < passage.end <= section.end
            assert read.source[passage.start : passage.end].strip()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(
        st.one_of(
            words,
            st.sampled_from(TAGS).flatmap(
                lambda tag: st.sampled_from([f"<{tag}>", f"</{tag}>", f'<{tag} id="a" colspan="9999" rowspan="7">'])
            ),
        ),
        max_size=40,
    )
)
def test_whatever_markup_becomes_sections_or_an_error(parts: list[str], tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body>" + "".join(parts), encoding="utf-8", errors="replace")
    try:
        read = assemble_blocks(document("html"), read_html(path))
    except DocumentError:
        return
    for section in read.sections:
        for passage in split_section(document("html"), read.source, section):
            assert read.source[passage.start : passage.end].strip()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("kind", ["pdf", "pptx", "docx"])
def test_damaged_bytes_are_read_or_refused(kind: DocumentKind, seed: int, tmp_path: Path) -> None:
    """Real files with some bytes changed, in the reader process: text, or a reason that names the file."""
    path = tmp_path / f"file.{kind}"
    if kind == "pdf":
        good_pdf(path)
    elif kind == "pptx":
        Presentation().save(str(path))
    else:
        WordFile().save(str(path))
    chance = random.Random(seed)
    raw = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 20, 400))):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    path.write_bytes(bytes(raw))
    assert said_or_read(document(kind), path)


def test_load_document_names_the_file(make_corpus, tmp_path: Path) -> None:
    random_pdf(tmp_path / "x.pdf")
    corpus = make_corpus({"x.en.pdf": (tmp_path / "x.pdf").read_bytes()})
    (entry,) = load_manifest(corpus)
    with pytest.raises(DocumentError, match=r"x\.en\.pdf: "):
        load_document(corpus, entry, {})
