"""Fuzz the loaders, guided by coverage: mutated files go in; text, or a reason why there is none, must come out.

`python -m tests.fuzz.fuzz_loaders KIND [--seconds 300] [--keep FOLDER]`, from the root of the project, in an
environment that has atheris besides the project's dependencies. Another run with the same folder goes on from
what the earlier one has found. `… KIND --replay FILE…` tells what a file does.

A finding is: any exception but `DocumentError` where files are turned into sections and passages (that runs in
the process that ingests), one of our own lines failing in the reader process, offsets that do not hold, text that
cannot be written, or more than ten seconds. What a library raises on a broken file costs the file and no more; it
is counted, for what could be read all the same. Of each finding the smallest input is kept.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["ingest", "docx", "pptx", "markdown_it", "pypdf", "zipfile", "email"]):
    from docx import Document as WordFile
    from docx.oxml import OxmlElement
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    from ingest.errors import DocumentError
    from ingest.extraction import Extraction
    from ingest.loaders import load_file
    from ingest.office.blocks import assemble_blocks
    from ingest.office.docx import read_docx
    from ingest.office.html import read_html
    from ingest.office.pptx import read_pptx
    from ingest.passages import split_section
    from ingest.pdf.declared import read_language
    from ingest.pdf.document import assemble_pdf, judge
    from ingest.pdf.reader import read_pdf
    from ingest.sniff import sniff
    from ingest.types import Document, DocumentKind

from lxml import etree
from pydantic import BaseModel
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from tests.ingest.made_files import Chapter, make_deck_pdf, make_guide

ROOT = Path(__file__).resolve().parents[2]
SECONDS, MEMORY = 10, 3 * 1024**3  # for one file; instrumented code is some three times slower
LONGEST = 200_000  # bytes of a file
KINDS: tuple[DocumentKind, ...] = ("pdf", "pptx", "docx", "html", "markdown", "deck-text", "text", "guide-page-text")
OFFICE = {"pptx": read_pptx, "docx": read_docx, "html": read_html}

# What mutations put in, one a line; `\\` begins an escape.
WORDS, PDF_WORDS = (
    tuple(json.loads(f'"{line}"') for line in path.read_text(encoding="utf-8").splitlines())
    for path in (Path(__file__).with_name("words.txt"), Path(__file__).with_name("pdf_words.txt"))
)
_LEFT_OUT = re.compile(
    r"\.(?:jpeg|bin|xlsx)$|theme\d|stylesWithEffects|customXml|printerSettings|(?:fontTable|webSettings)\."
)


class TooSlow(BaseException):
    """More processor time than a file may take; no `except Exception` of a library holds it up."""


class Fuzzer:
    """One kind of document: reads, checks, mutates, and keeps what it finds."""

    def __init__(self, kind: DocumentKind, folder: Path, seconds: float) -> None:
        self.kind, self.folder, self._ends = kind, folder, time.monotonic() + seconds
        self.found: dict[str, int] = {}
        self.refused: Counter[str] = Counter()
        self.read = self.runs = 0
        shared = Path("/dev/shm")
        self._path = Path(tempfile.mkdtemp(dir=shared if shared.is_dir() else None)) / "file"

    def one(self, data: bytes) -> int:
        """Read one file; what is wrong with the reading is kept, and the fuzzing goes on.

        -1 where the file was refused: of Office files that are broken early enough is known.
        """
        if time.monotonic() > self._ends:
            self.report()
            os._exit(bool(self.found))  # libFuzzer runs nothing at exit
        self.runs += 1
        self._path.write_bytes(data)
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            for about, read in self._readings():
                check(about, read)
            self.read += 1
        except DocumentError as exc:
            self.refused[re.sub(r"\d+|\S*/file\S*", "…", str(exc))[:110]] += 1
            return -1 if self.kind in ("pptx", "docx") else 0
        except (Exception, TooSlow) as exc:  # noqa: BLE001 - each of them is a finding
            self._keep(exc, data)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return 0

    def _readings(self) -> Iterator[tuple[Document, Extraction]]:
        if self.kind == "pdf":
            raw = travel(self._in_reader(lambda: read_pdf(self._path, 1, 40)))
            travel(raw.model_copy(update={"language": self._in_reader(lambda: read_language(self._path))}))
            judge(raw)
            for kind in ("pdf", "pdf-deck", "pdf-guide"):
                yield document(kind), assemble_pdf(document(kind), raw)
        elif self.kind in OFFICE:
            sniff(self._path)
            read = travel(self._in_reader(lambda: OFFICE[self.kind](self._path)))
            yield document(self.kind), assemble_blocks(document(self.kind), read)
        else:
            yield document(self.kind), load_file(document(self.kind), self._path)

    def _in_reader(self, read: Callable[[], object]) -> object:
        """What runs in the reader process, where a library's exception is a file that is damaged."""
        try:
            return read()
        except (DocumentError, TooSlow):
            raise
        except Exception as exc:
            innermost = traceback.extract_tb(exc.__traceback__)[-1].filename
            if Path(innermost).is_relative_to(ROOT / "ingest"):
                raise
            raise DocumentError(f"a library: {place(exc)}") from exc

    def _keep(self, exc: BaseException, data: bytes) -> None:
        where = place(exc)
        if len(data) >= self.found.get(where, LONGEST + 1):
            return
        name = re.sub(r"[^\w.]+", "-", where)[:100]
        (self.folder / f"{name}.file").write_bytes(data)
        (self.folder / f"{name}.txt").write_text("".join(traceback.format_exception(exc)), "utf-8", "backslashreplace")
        if where not in self.found:
            print(f"\nFOUND {where}: {str(exc)[:200]!a} ({len(data)} bytes)", flush=True)
        self.found[where] = len(data)

    def report(self) -> None:
        """Say what came of it."""
        print(f"\n{self.kind}: {self.runs} files, {self.read} read, {len(self.found)} findings, kept in {self.folder}")
        for reason, count in self.refused.most_common(40):
            print(f"{count:8}  {reason!a}")
        for where, size in self.found.items():
            print(f"FOUND {where} ({size} bytes)")
        sys.stdout.flush()


def document(kind: DocumentKind) -> Document:
    """What the manifest would say of the file."""
    return Document("d", "Opas", "fi", kind, "", "", "2031")


def travel(read: object) -> object:
    """What was read, as it comes out of the reader process."""
    assert isinstance(read, BaseModel)
    return type(read).model_validate_json(read.model_dump_json(exclude_defaults=True))


def check(about: Document, read: Extraction) -> None:
    """What holds of every reading: offsets, passages that quote something, text that can be written."""
    read.source.encode()
    for section in read.sections:
        assert 0 <= section.start < section.end <= len(read.source), "a section's offsets"
        repr(section).encode()
        " ".join((*section.heading_path, section.text)).encode()
        for passage in split_section(about, read.source, section):
            assert section.start <= passage.start < passage.end <= section.end, "a passage's offsets"
            assert read.source[passage.start : passage.end].strip(), "a passage that quotes nothing"
            assert passage.text.strip(), "an empty passage"
            " ".join((*passage.heading_path, passage.text)).encode()


def place(exc: BaseException) -> str:
    """The kind of an exception and the line of ours, or else of a library, that it comes from."""
    frames = traceback.extract_tb(exc.__traceback__)
    ours = [f for f in frames if Path(f.filename).is_relative_to(ROOT / "ingest")]
    last, own = frames[-1], (ours or frames)[-1]
    return f"{type(exc).__name__} {Path(own.filename).name}:{own.lineno} ({Path(last.filename).name} {last.name})"


def mutate(kind: DocumentKind, data: bytes, most: int, seed: int) -> bytes:
    """Another file out of this one, still enough of its kind to get past the first check."""
    chance = random.Random(seed)
    if chance.random() < (0.02 if kind in ("pptx", "docx") else 0.15):
        return atheris.Mutate(data, most)
    if kind in ("pptx", "docx"):
        return mutate_archive(data, most, chance)
    for _ in range(chance.choice((1, 1, 2, 5))):
        data = mutate_text(data, PDF_WORDS if kind == "pdf" and chance.random() < 0.8 else WORDS, chance)
    return data[:most]


def mutate_text(data: bytes, words: tuple[str, ...], chance: random.Random) -> bytes:
    """A word put in, a number changed, a stretch taken out, doubled, moved or repeated many times."""
    word = chance.choice(words).encode("utf-8", "surrogatepass")
    at, to = sorted(chance.randrange(len(data) + 1) for _ in "ab")
    to = min(to, at + chance.choice((1, 10, 100, 5000)))
    step = chance.randrange(7)
    if step == 0:
        return data[:at] + data[to:]
    if step == 1:
        return data[:to] + data[at:to] * chance.choice((1, 1, 3, 60)) + data[to:]
    if step == 2:
        put = chance.randrange(len(data) + 1)
        return data[:put] + data[at:to] + data[put:]
    if step == 3:
        numbers = list(re.finditer(rb"-?\d+(?:\.\d+)?", data))
        if numbers:
            spot = chance.choice(numbers)
            return data[: spot.start()] + word + data[spot.end() :]
    return data[:at] + word * chance.choice((1, 1, 1, 2, 40)) + data[at if step < 6 else to :]


def mutate_archive(data: bytes, most: int, chance: random.Random) -> bytes:
    """The XML inside an Office file changed, the archive around it whole."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001 - whatever earlier mutations made of it
        return atheris.Mutate(data, most)
    if not parts:
        return data
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        name = chance.choice(sorted(parts))
        told = [n for n in parts if re.search(r"slide\d|notesSlide\d|document\.xml$|styles|chart\d|footnotes", n)]
        if told and chance.random() < 0.8:
            name = chance.choice(sorted(told))
        step = chance.random()
        if step < 0.01:
            del parts[name]
        elif step < 0.02:
            parts[name] = parts[chance.choice(sorted(parts))]
        elif step < 0.03:
            parts[name] = mutate_text(parts[name], WORDS, chance)
        else:
            parts[name] = mutate_xml(parts[name], chance)
        if not parts:
            return data
    made = pack(parts)
    return made if len(made) <= most else data


def mutate_xml(data: bytes, chance: random.Random) -> bytes:
    """An element taken out, doubled, moved, nested, renamed, or an attribute or text of it changed."""
    try:
        root = etree.fromstring(data)
    except (etree.XMLSyntaxError, ValueError):
        return mutate_text(data, WORDS, chance)
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    node, other = chance.choice(nodes), chance.choice(nodes)
    above, step = node.getparent(), chance.randrange(10)
    word = "".join(c for c in chance.choice(WORDS) if c >= " " and not "\ud800" <= c < "\ue000" and c != "\ufffe")
    if step <= 3 and node.attrib:
        key = chance.choice(sorted(node.attrib))
        if chance.random() < 0.3:
            del node.attrib[key]
        else:
            node.set(key, chance.choice([word, *other.attrib.values()]))
    elif step == 4:
        node.text = word
    elif step == 5 and above is not None:
        above.remove(node)
    elif step == 6 and above is not None:
        for _ in range(chance.choice((1, 1, 5, 80))):
            above.insert(chance.randrange(len(above) + 1), deepcopy(node))
    elif step == 7:
        other.insert(chance.randrange(len(other) + 1), deepcopy(node))
    elif step == 8 and above is not None:
        node.tag = other.tag
    elif len(node):
        for child in list(node):
            node.insert(chance.randrange(len(node)), child)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def pack(parts: dict[str, bytes]) -> bytes:
    """An archive without compression, so that bytes of the file are bytes of its parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def unpacked(data: bytes) -> bytes:
    """An Office file with its parts stored as they are."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if not _LEFT_OUT.search(name)}
    for name in [n for n in parts if n.endswith(".rels")]:
        root = etree.fromstring(parts[name])
        for link in [e for e in root if _LEFT_OUT.search(e.get("Target", ""))]:
            root.remove(link)
        parts[name] = etree.tostring(root)
    return pack(parts)


def seeds(kind: DocumentKind, folder: Path) -> Iterator[bytes]:
    """Small files of a kind, with each thing in them that its reader looks at."""
    bundled = sorted([*(ROOT / "corpus").glob("*.txt"), *(ROOT / "tests" / "unseen" / "corpus").glob("*.??.*")])
    table = (("Toiminto", "Tuki"), ("Lyhyt jakso", "120 €"), ("Pitkä jakso", "90 €"))
    if kind == "pdf":
        path = folder / "seed.pdf"
        guide = [
            Chapter("Hakuajat", ("KA122: 19.2.2031 klo 13.00. " * 4,), ("Yksi", "Kaksi"), table),
            Chapter("Tuki", ("Tukea saa 60 000 euroa, enintään 40 %. " * 9,), two_columns=True, level=1),
        ]
        make_guide(path, guide, roman=1)
        yield loosened(path)
        make_guide(path, guide[:1], ruled=False, labels=False)
        yield loosened(path)
        deck = Document("d", "D", "fi", "deck-text", "", "", "2031")
        read = load_file(deck, ROOT / "corpus" / "vet-call-2026.fi.txt")
        make_deck_pdf(path, read.sections[:4], read.source)
        yield loosened(path)
    elif kind == "pptx":
        yield from map(unpacked, made_decks())
    elif kind == "docx":
        yield from map(unpacked, made_texts(table))
    elif kind == "html":
        yield PAGE
        yield ARCHIVED + PAGE
    else:
        for path in bundled:
            whole = path.read_bytes()
            yield whole
            yield whole[:1500]
            yield whole[-1500:].decode("utf-8", "ignore").encode()
        yield b"# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- x\n  - y\n\nA setext\n===\n\n> quote\n\n```\n# no\n```\n"


def loosened(path: Path) -> bytes:
    """A PDF whose streams are not compressed."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(path.read_bytes())))
    for page in writer.pages:
        content = page.get_contents()
        if content is not None:
            plain = DecodedStreamObject()
            plain.set_data(content.get_data())
            page[NameObject("/Contents")] = writer._add_object(plain)
    writer.write(path)
    return path.read_bytes()


def made_decks() -> Iterator[bytes]:
    """Decks with lists, notes, tables, groups and charts, and no layouts but those in use."""
    for with_chart in (False, True):
        deck = Presentation()
        lists = deck.slides.add_slide(deck.slide_layouts[1])
        lists.shapes.title.text = "Hakuajat"
        lists.placeholders[1].text_frame.text = "KA122: 19.2.2031"
        lists.placeholders[1].text_frame.add_paragraph().text = "KA210: 5.3.2031"
        lists.notes_slide.notes_text_frame.text = "Suomen aikaa."
        columns = deck.slides.add_slide(deck.slide_layouts[4])
        for position, text in ((1, "Pienet"), (2, "60 000 €"), (3, "Suuret"), (4, "400 000 €")):
            columns.placeholders[position].text = text
        box = columns.shapes.add_group_shape().shapes.add_textbox(914400, 914400, 914400, 914400)
        box.text_frame.text = "Lisää"
        grid = columns.shapes.add_table(2, 2, 914400, 914400, 914400, 914400).table
        grid.cell(0, 0).text, grid.cell(1, 1).text = "Toiminto", "120 €"
        if with_chart:
            data = CategoryChartData()
            data.categories = ["2030", "2031"]
            data.add_series("KA1", (16.5, 17.5))
            lists.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 914400, 914400, 914400, 914400, data)
        for layout in list(deck.slide_layouts):
            if not layout.used_by_slides:
                deck.slide_layouts.remove(layout)
        out = BytesIO()
        deck.save(out)
        yield out.getvalue()


def made_texts(table: tuple[tuple[str, ...], ...]) -> Iterator[bytes]:
    """Word files with headings, lists, tables in tables, bookmarks and tracked changes."""
    word = WordFile()
    word.add_heading("Opas", 0)
    heading = word.add_heading("Hakuajat", 1)
    mark = OxmlElement("w:bookmarkStart")
    mark.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}name", "haku")
    heading._p.append(mark)
    word.add_paragraph("KA122: 19.2.2031 klo 13.00.")
    for text, style in (("Yksi", "List Bullet"), ("Kaksi", "List Bullet 2"), ("Kolme", "List Number")):
        word.add_paragraph(text, style=style)
    for number, level in ((1, 0), (1, 1)):
        numbering = word.add_paragraph(f"Kohta {level}")._p.get_or_add_pPr().get_or_add_numPr()
        numbering.get_or_add_numId().val, numbering.get_or_add_ilvl().val = number, level
    word.add_heading("Tuki", 2)
    grid = word.add_table(3, 2)
    for row, cells in zip(grid.rows, table, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    grid.cell(0, 0).merge(grid.cell(0, 1))
    grid.cell(2, 1).add_table(2, 2).cell(0, 0).text = "Sisällä"
    grid.cell(1, 1).text = "Pitkä teksti solussa. " * 14
    inserted = OxmlElement("w:ins")
    word.add_paragraph("Lisätty.")._p.append(inserted)
    styles = word.styles
    for style in [s for s in styles if not s.name.startswith(("Normal", "Heading 1", "Heading 2", "List", "Title"))]:
        style.delete()
    out = BytesIO()
    word.save(out)
    yield out.getvalue()


PAGE = """<!DOCTYPE html><html lang="fi"><head><meta charset="utf-8"><title>Opas</title></head><body>
<nav>Valikko</nav><main><h1 id="opas">Opas</h1><p>Erasmus+ tukee <b>liikkuvuutta</b>.<br>Lue lisää.</p>
<h2><a name="haku"></a>Hakuajat</h2><ul><li>KA122: 19.2.2031<ul><li>klo 13.00</li></ul></li><li>KA210</li></ul>
<table><caption>Tuki</caption><tr><th>Toiminto<th colspan="2">Tuki</tr><tr><td rowspan="2">Lyhyt<td>120 €<td>90 €</tr>
<tr><td>1<td>2</tr></table><dl><dt>Omarahoitus<dd>20 %</dl><details><summary>Kuka voi hakea?</summary>Koulut.</details>
</main><footer>Evästeet</footer></body></html>""".encode()


ARCHIVED = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"


def stop(*_: object) -> None:
    """End a reading that takes too long."""
    raise TooSlow(f"more than {SECONDS} s of processor time")


def main() -> None:
    """Fuzz one kind, or replay files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=None, help="where findings and inputs of interest are kept")
    parser.add_argument("--replay", type=Path, nargs="+", default=())
    given = parser.parse_args()
    folder = given.keep or Path(tempfile.mkdtemp(prefix="fuzz-"))
    inputs = folder / f"inputs-{given.kind}"
    inputs.mkdir(parents=True, exist_ok=True)
    fuzzer = Fuzzer(given.kind, folder, given.seconds)
    signal.signal(signal.SIGVTALRM, stop)
    for path in given.replay:
        fuzzer.one(path.read_bytes())
    if given.replay:
        fuzzer.report()
        sys.exit(bool(fuzzer.found))
    for number, data in enumerate(seeds(given.kind, folder)):
        (inputs / f"seed-{number}").write_bytes(data)
        fuzzer.one(data)
    if fuzzer.found or fuzzer.read == 0:
        fuzzer.report()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.RLIM_INFINITY))
    flags = [f"-max_len={LONGEST}", "-timeout=120", "-rss_limit_mb=0"]
    flags += [f"-seed={given.seed}", "-print_final_stats=0", "-verbosity=0", f"-artifact_prefix={folder}{os.sep}"]
    atheris.Setup(
        [sys.argv[0], *flags, str(inputs)],
        fuzzer.one,
        custom_mutator=lambda data, most, seed: mutate(given.kind, bytes(data), most, seed),
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
