"""`python -m ingest`: what it prints, and exit codes that mean something."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ingest.cli import main
from ingest.index import open_index

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def fake_model(monkeypatch: pytest.MonkeyPatch, embedder) -> None:
    """The command opens the fake embedder in place of the model, and no `.env` of the user's."""
    monkeypatch.setattr("ingest.cli.open_embedder", lambda spec, threads: embedder)
    for name in ("ERASMUS_GUIDE_CORPUS", "ERASMUS_GUIDE_INDEX"):
        monkeypatch.delenv(name, raising=False)


def inspect(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("document_id", "prefix", "untitled"),
    [
        ("vet-call-2026.fi", "Dia", {10, 16, 24, 25, 32, 37, 48}),
        ("vet-call-2026.en", "Slide", {10, 16, 24, 25, 32, 37, 48}),
    ],
)
def test_inspect_lists_the_bundled_decks_slides(
    document_id: str, prefix: str, untitled: set[int], capsys: pytest.CaptureFixture[str]
) -> None:
    records = inspect(capsys, "inspect", document_id)
    source = (ROOT / "corpus" / f"{document_id}.txt").read_text(encoding="utf-8")
    assert [record["locator"]["slide"] for record in records] == list(range(1, 51))
    for record in records:
        locator = record["locator"]
        assert set(record) == {"locator", "heading_path", "text", "start", "end"}
        assert locator["kind"] == "slide"
        assert set(locator) - {"derived"} == {"kind", "slide", "title"}
        assert (locator.get("derived") is True) == (locator["slide"] in untitled)
        if locator["slide"] not in untitled:
            assert f"\t{prefix} {locator['slide']}: {locator['title']}" in source
        assert record["heading_path"] == [" ".join(locator["title"].split())]
        assert source[record["start"] : record["end"]].split()[0] in record["text"]


def test_inspect_of_a_page_has_section_locators(capsys: pytest.CaptureFixture[str]) -> None:
    records = inspect(capsys, "inspect", "guide-key-action-1.fi")
    assert records[2]["locator"] == {"kind": "section", "path": ["Avaintoimi 1: Oppimiseen liittyvä yksilöliikkuvuus"]}


def test_inspect_writes_finnish_letters_as_they_are(small_corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpus", str(small_corpus), "inspect", "deck.fi", "--json"]) == 0
    assert "Vähintään 3 organisaatiota" in capsys.readouterr().out


def test_inspect_of_a_document_of_another_corpus(small_corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = inspect(capsys, "--corpus", str(small_corpus), "inspect", "handbook.en")
    assert [record["locator"]["path"] for record in records] == [["Handbook", "Payments"]]


def test_the_corpus_can_be_set_in_the_environment(
    small_corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ERASMUS_GUIDE_CORPUS", str(small_corpus))
    assert len(inspect(capsys, "inspect", "deck.fi")) == 2


def test_inspect_passages(small_corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = inspect(capsys, "--corpus", str(small_corpus), "inspect", "deck.fi", "--passages")
    assert set(records[0]) == {"id", "document_id", "locator", "heading_path", "text", "start", "end"}
    assert "Pienten pilottien haku (KA910): 5. maaliskuuta 2031 klo 13.00 Suomen aikaa" in [r["text"] for r in records]


def test_inspect_for_people_names_slides_and_marks_derived_titles(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "vet-call-2026.fi"]) == 0
    out = capsys.readouterr().out
    assert "== 17. Hakuajat 2026\n" in out
    assert "(title derived)" in out.split("== 10. ")[1].splitlines()[0]


def test_an_unknown_document_is_an_error_that_lists_the_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "vet-call-2027.fi"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error: No document 'vet-call-2027.fi'")
    assert "vet-call-2026.fi, vet-call-2026.en" in err


def test_ingest_builds_then_says_that_nothing_changed(
    small_corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--corpus", str(small_corpus), "--index", str(tmp_path / "index")]
    assert main(arguments) == 0
    assert "Indexed 2 documents, 3 sections" in capsys.readouterr().out
    assert open_index(tmp_path / "index", "fake").passages
    assert main(arguments) == 0
    assert "up to date" in capsys.readouterr().out
    assert main([*arguments, "--rebuild"]) == 0
    assert "0 reused" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("deck.fi.txt", b"", "deck.fi.txt: the file is empty"),
        ("deck.fi.txt", b"a\nb\xff\n", "deck.fi.txt:2: not UTF-8"),
        ("corpus.toml", b"[[document]]\nid = 'a'\ncolour = 'b'\n", "corpus.toml:"),
        ("glossary.toml", b"[[term]]\n", "glossary.toml: term.0.id"),
        ("layout.toml", b"layout = 1\n", "layout.toml: layout"),
    ],
)
@pytest.mark.parametrize("verb", ["build", "inspect"])
def test_an_error_names_the_file_on_stderr(
    verb: str,
    name: str,
    content: bytes,
    says: str,
    small_corpus: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if (verb, name) == ("inspect", "glossary.toml"):
        pytest.skip("inspect does not read the glossary")
    (small_corpus / name).write_bytes(content)
    arguments = ["--corpus", str(small_corpus), "--index", str(tmp_path / "index")]
    left_out = verb == "build" and name == "deck.fi.txt"
    assert main(arguments + (["inspect", "deck.fi"] if verb == "inspect" else [])) == (3 if left_out else 1)
    out, err = capsys.readouterr()
    assert out.startswith("Indexed 1 documents") if left_out else out == ""
    assert err.startswith("error: ")
    assert f"{small_corpus}/{says}" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [["--colour"], ["inspect"], ["frobnicate"], ["inspect", "a", "b"]])
def test_wrong_usage_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: python -m ingest" in capsys.readouterr().err


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ERASMUS_GUIDE_THREADS", "many")
    assert main(["inspect", "vet-call-2026.fi"]) == 1
    assert "ERASMUS_GUIDE_THREADS" in capsys.readouterr().err


def test_ctrl_c_says_that_nothing_changed(
    small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ingest.cli.build_index", interrupt)
    assert main(["--corpus", str(small_corpus), "--index", str(tmp_path / "index")]) == 130
    assert "unchanged" in capsys.readouterr().err


def test_the_module_runs_as_a_command_and_bears_a_closed_pipe(small_corpus: Path) -> None:
    """`python -m ingest inspect … | head -1` ends quietly."""
    with (small_corpus / "handbook.en.md").open("a", encoding="utf-8") as file:
        file.write("\nA sentence among many others.\n" * 5000)
    command = [sys.executable, "-m", "ingest", "--corpus", str(small_corpus), "inspect", "handbook.en", "--passages"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"handbook.en@")
        process.stdout.close()
        assert process.stderr.read() == b""
