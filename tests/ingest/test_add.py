"""`python -m ingest add`, `remove`, `list` and `doctor`: what they propose, doubt, write and find."""

from __future__ import annotations

import errno
import json
import tempfile
import tomllib
from pathlib import Path

import pytest
from pptx import Presentation

from ingest.cli import main
from ingest.index import open_index
from ingest.manifest import Entry, load_manifest
from tests.ingest.made_files import Chapter, make_guide, make_lines_pdf, make_scan

FINNISH = ("Hakemus jätetään viimeistään 19. helmikuuta ja päätökset tehdään, kun hakemukset on arvioitu.",) * 4
ENGLISH = (
    "The application is submitted by the deadline, and the decisions are made when all of them are assessed.",
) * 4


@pytest.fixture(autouse=True)
def fake_model(monkeypatch: pytest.MonkeyPatch, embedder) -> None:
    monkeypatch.setattr("ingest.cli.open_embedder", lambda spec, threads: embedder)
    monkeypatch.setattr("ingest.doctor.open_embedder", lambda spec, threads: embedder)
    for name in ("ERASMUS_GUIDE_CORPUS", "ERASMUS_GUIDE_INDEX"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of new files as an adviser would have them."""
    folder = tmp_path / "new"
    folder.mkdir()
    finnish = [Chapter("Erasmus+ -ohjelmaopas 2031", FINNISH), Chapter("Haku", FINNISH)]
    english = [Chapter("Erasmus+ Programme Guide 2031", ENGLISH), Chapter("Call", ENGLISH)]
    make_guide(folder / "programme-guide-2031_fi.pdf", finnish, title="Erasmus+ -ohjelmaopas 2031")
    make_guide(folder / "programme-guide-2031_en.pdf", english, title="Erasmus+ Programme Guide 2031")
    make_guide(folder / "programme-guide-2030_en.pdf", english[1:], title="Erasmus+ Programme Guide 2030")
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Hakukierros 2031"
    slide.placeholders[1].text_frame.text = FINNISH[0]
    deck.save(str(folder / "Esitys kevät.pptx"))
    return folder


def run(corpus: Path, *arguments: str) -> int:
    return main(["--corpus", str(corpus), "--index", str(corpus.parent / "index"), *arguments])


def entries(corpus: Path) -> dict[str, Entry]:
    return {entry.id: entry for entry in load_manifest(corpus)}


def test_entries_are_proposed_and_belong_together(files: Path, small_corpus: Path) -> None:
    names = (
        "programme-guide-2031_fi.pdf",
        "programme-guide-2031_en.pdf",
        "programme-guide-2030_en.pdf",
        "Esitys kevät.pptx",
    )
    assert run(small_corpus, "add", *(str(files / name) for name in names)) == 0
    made = entries(small_corpus)
    assert list(made) == [
        "deck.fi",
        "handbook.en",
        "programme-guide-2031.fi",
        "programme-guide-2031.en",
        "programme-guide-2030.en",
        "esitys-kevat.fi",
    ]
    finnish, english, older, deck = list(made.values())[2:]
    assert (finnish.title, finnish.language, finnish.kind, finnish.edition) == (
        "Erasmus+ -ohjelmaopas 2031",
        "fi",
        "pdf-guide",
        "2031",
    )
    assert (finnish.counterpart, english.counterpart, older.counterpart) == (english.id, finnish.id, None)
    assert (english.edition, older.edition) == ("2031", "2030")
    assert finnish.series == english.series == older.series == "programme-guide"
    assert (deck.kind, deck.title, deck.edition, deck.file) == ("pptx", "Hakukierros 2031", "2031", "Esitys kevät.pptx")
    assert run(small_corpus) == 0
    held = open_index(small_corpus.parent / "index", "fake")
    assert set(held.documents) == set(made)


def test_doubts_are_said_and_kept_beside_the_entry(
    tmp_path: Path, small_corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_lines_pdf(tmp_path / "a.pdf", [["12345 67890", "2030 and 2029", "4711"]])
    assert run(small_corpus, "add", str(tmp_path / "a.pdf")) == 0
    out = capsys.readouterr().out
    for doubt in ("language: too little text", "edition: 2030", "publisher, url and contact"):
        assert f"# check {doubt}" in out
        assert f"# check {doubt}" in (small_corpus / "corpus.toml").read_text(encoding="utf-8")


def test_what_the_user_says_is_not_doubted(files: Path, small_corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--title", "Kevään esitys", "--language", "fi", "--edition", "2032", "--id", "esitys.fi"]
    assert run(small_corpus, "add", *given, str(files / "Esitys kevät.pptx")) == 0
    out = capsys.readouterr().out
    made = entries(small_corpus)["esitys.fi"]
    assert (made.title, made.edition) == ("Kevään esitys", "2032")
    assert not any(f"check {field}" in out for field in ("title", "language", "edition"))


def test_a_dry_run_writes_nothing(files: Path, small_corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name: path.read_bytes() for path in small_corpus.iterdir()}
    assert run(small_corpus, "add", "--dry-run", str(files / "programme-guide-2031_fi.pdf")) == 0
    assert tomllib.loads(capsys.readouterr().out)["document"][0]["id"] == "programme-guide-2031.fi"
    assert {path.name: path.read_bytes() for path in small_corpus.iterdir()} == before


def test_bad_files_are_named_and_the_rest_is_added(
    files: Path, tmp_path: Path, small_corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7\ncut")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0\0")
    wanted = [tmp_path / "cut.pdf", tmp_path / "none.pdf", tmp_path / "picture.png", files / "Esitys kevät.pptx"]
    assert run(small_corpus, "add", *map(str, wanted)) == 1
    errors = capsys.readouterr().err
    for words in ("cut.pdf: it is damaged", "none.pdf: no such file", "picture.png: no text"):
        assert words in errors
    assert "esitys-kevat.fi" in entries(small_corpus)
    assert not (small_corpus / "cut.pdf").exists()


def test_a_folder_that_cannot_be_written_is_said(
    files: Path, small_corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for the user of a container, where the folder of guides is another user's."""

    def refuse(**_: object) -> tuple[int, str]:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    before = sorted(small_corpus.iterdir())
    file = files / "new.en.md"
    file.write_text("# New\n\nA text on deadlines.\n", encoding="utf-8")
    assert main(["--corpus", str(small_corpus), "add", str(file)]) == 1
    said = capsys.readouterr().err
    where = small_corpus / file.name
    assert said == f"error: {where}: cannot be written: Permission denied. Check space and permissions.\n"
    assert sorted(small_corpus.iterdir()) == before


def test_the_same_file_is_not_added_twice(files: Path, small_corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(files / "programme-guide-2031_en.pdf")
    assert run(small_corpus, "add", file) == 0
    before = (small_corpus / "corpus.toml").read_bytes()
    assert run(small_corpus, "add", file) == 1
    assert run(small_corpus, "add", str(small_corpus / "programme-guide-2031_en.pdf")) == 1
    assert "already" in capsys.readouterr().err
    assert (small_corpus / "corpus.toml").read_bytes() == before


def test_a_folder_without_a_manifest_gets_one(files: Path, tmp_path: Path, make_corpus) -> None:
    corpus = make_corpus({"note.en.md": "# Note\n\nA text.\n"})
    assert run(corpus, "add", str(files / "programme-guide-2031_en.pdf")) == 0
    assert list(entries(corpus)) == ["note.en", "programme-guide-2031.en"]
    empty = tmp_path / "empty"
    assert run(empty, "add", str(files / "programme-guide-2031_en.pdf")) == 0
    assert list(entries(empty)) == ["programme-guide-2031.en"]


def test_an_ending_that_lies_is_seen(files: Path, tmp_path: Path, small_corpus: Path, capsys) -> None:
    wrong = tmp_path / "guide 2031.docx"
    wrong.write_bytes((files / "programme-guide-2031_en.pdf").read_bytes())
    assert run(small_corpus, "add", str(wrong)) == 0
    assert entries(small_corpus)["guide-2031.en"].kind == "pdf-guide"
    assert "# check kind: a PDF in spite of its ending .docx" in capsys.readouterr().out


def test_a_removed_document_leaves_manifest_folder_and_index(files: Path, small_corpus: Path) -> None:
    for name in ("programme-guide-2031_fi.pdf", "programme-guide-2031_en.pdf"):
        assert run(small_corpus, "add", str(files / name)) == 0
    manifest = small_corpus / "corpus.toml"
    manifest.write_text("# Our guides.\n" + manifest.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(small_corpus) == 0
    assert run(small_corpus, "remove", "programme-guide-2031.fi") == 0
    assert list(entries(small_corpus)) == ["deck.fi", "handbook.en", "programme-guide-2031.en"]
    assert entries(small_corpus)["programme-guide-2031.en"].counterpart is None, "nothing names it any more"
    assert manifest.read_text(encoding="utf-8").startswith("# Our guides.\n")
    assert not (small_corpus / "programme-guide-2031_fi.pdf").exists()
    assert run(small_corpus) == 0
    assert "programme-guide-2031.fi" not in open_index(small_corpus.parent / "index", "fake").documents
    assert run(small_corpus, "remove", "--keep-file", "programme-guide-2031.en") == 0
    assert (small_corpus / "programme-guide-2031_en.pdf").exists()
    assert run(small_corpus, "remove", "nobody") == 1


def test_list_says_what_is_indexed_and_which_edition_counts(
    files: Path, small_corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(small_corpus) == 0
    for name in ("programme-guide-2031_en.pdf", "programme-guide-2030_en.pdf"):
        assert run(small_corpus, "add", str(files / name)) == 0
    capsys.readouterr()
    assert run(small_corpus, "list", "--json") == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["deck.fi"]["indexed"]
    assert rows["deck.fi"]["sections"] == 2
    assert not rows["programme-guide-2031.en"]["indexed"]
    assert (rows["programme-guide-2031.en"]["newest"], rows["programme-guide-2030.en"]["newest"]) == (True, False)
    assert run(small_corpus, "list") == 0
    assert "older edition" in capsys.readouterr().out


def test_doctor_finds_what_is_wrong(
    files: Path, tmp_path: Path, small_corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(small_corpus) == 0
    assert run(small_corpus, "doctor") == 0
    out = capsys.readouterr().out
    assert "index: " in out
    assert "check" not in out
    make_scan(small_corpus / "scan.pdf", pictures=[2], texts=[1, 3])
    assert run(small_corpus, "add", "--language", "en", str(small_corpus / "scan.pdf")) == 0
    (small_corpus / "deck.fi.txt").write_bytes(b"")
    (small_corpus / "loose.md").write_text("# Loose\n\nText.\n", encoding="utf-8")
    capsys.readouterr()
    assert run(small_corpus, "doctor") == 1
    out = capsys.readouterr().out
    for words in (
        "error  ",
        "deck.fi.txt: the file is empty",
        "page 2 cannot be read",
        "loose.md is in no entry",
        "Run: python -m ingest",
    ):
        assert words in out
