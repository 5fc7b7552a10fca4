"""The batch interface: its shape, its order, and lines that cannot be answered."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.batch import answer_lines, write_json
from assistant.cli import main
from assistant.engine import Assistant

KEYS = [
    "id", "question", "standalone_question", "language", "status", "answer", "citations", "notices", "elapsed_ms",
]  # fmt: skip
CITATION_KEYS = ["index", "document_id", "document_title", "language", "locator", "quote", "start", "end", "url"]
LINE = {"id": "a", "question": "Milloin KA210-haku päättyy?", "today": "2026-01-15"}


def answer(assistant: Assistant, *lines: bytes | str | dict[str, Any]) -> list[dict[str, Any]]:
    written = [json.dumps(line) if isinstance(line, dict) else line for line in lines]
    return list(answer_lines(written, assistant))


def test_the_shape_is_the_agreed_one(guide_assistant: Assistant) -> None:
    (record,) = answer(guide_assistant, LINE)
    assert list(record) == KEYS
    (citation,) = record["citations"]
    assert list(citation) == CITATION_KEYS
    assert citation["locator"] == {"kind": "slide", "slide": 17, "title": "Hakuajat 2026"}
    assert (record["id"], record["language"], record["status"]) == ("a", "fi", "answered")
    assert isinstance(record["elapsed_ms"], float)
    assert record["question"] == record["standalone_question"] == LINE["question"]


def test_a_section_has_its_path(guide_assistant: Assistant) -> None:
    question = "What effects are mobility activities expected to have on participants?"
    (record,) = answer(guide_assistant, {"id": 1, "question": question})
    locators = [c["locator"] for c in record["citations"]]
    assert all(set(loc) == {"kind", "path"} and loc["path"] for loc in locators if loc["kind"] == "section")
    assert any(loc["kind"] == "section" for loc in locators)


@pytest.mark.parametrize("identity", ["a", "", "ä", "🙂", 0, 7, -3, 10**30])
def test_an_id_comes_back_as_it_was(guide_assistant: Assistant, identity: str | int) -> None:
    (record,) = answer(guide_assistant, LINE | {"id": identity})
    assert record["id"] == identity
    assert type(record["id"]) is type(identity)


def test_order_is_kept_and_blank_lines_are_skipped(guide_assistant: Assistant) -> None:
    lines = [LINE | {"id": k} for k in range(3)]
    records = answer(guide_assistant, lines[0], "\n", "not json", lines[1], b"  \r\n", lines[2])
    assert [record["id"] for record in records] == [0, None, 1, 2]


def test_history_is_leant_on(guide_assistant: Assistant) -> None:
    line = {"id": 1, "question": "Entä KA220?", "history": ["Mikä on KA210-hankkeen kesto?"]}
    (record,) = answer(guide_assistant, line)
    assert record["question"] == "Entä KA220?"
    assert record["standalone_question"] == "Mikä on KA220-hankkeen kesto?"
    assert "36" in record["answer"]


def test_today_is_the_line_s_own(guide_assistant: Assistant) -> None:
    early, late = answer(guide_assistant, LINE, LINE | {"today": "2026-12-01"})
    assert "on päättynyt" in late["answer"]
    assert "on päättynyt" not in early["answer"]


@pytest.mark.parametrize(
    ("line", "identity", "says"),
    [
        ("{", None, "not JSON"),
        ("{'id': 1}", None, "not JSON"),
        ("[" * 100_000, None, "nested"),
        ("[1]", None, "line"),
        ("null", None, "line"),
        ('"Milloin?"', None, "line"),
        ('{"id": 1, "question": "Milloin?", "n": ' + "1" * 5000 + "}", None, "digits"),
        ({"id": "a"}, "a", "question"),
        ({"question": "Milloin?"}, None, "id"),
        ({"id": None, "question": "Milloin?"}, None, "id"),
        ({"id": True, "question": "Milloin?"}, None, "id"),
        ({"id": 1.5, "question": "Milloin?"}, None, "id"),
        ('{"id": NaN, "question": "Milloin?"}', None, "id"),
        ({"id": ["a"], "question": "Milloin?"}, None, "id"),
        ({"id": 1, "question": 5}, 1, "question"),
        ({"id": 1, "question": None}, 1, "question"),
        ({"id": 1, "question": "Milloin?", "history": "Miten?"}, 1, "history"),
        ({"id": 1, "question": "Milloin?", "history": [1]}, 1, "history"),
        ({"id": 1, "question": "Milloin?", "today": "2026-02-30"}, 1, "today"),
        ({"id": 1, "question": "Milloin?", "today": "5.3.2026"}, 1, "today"),
        ({"id": 1, "question": "Milloin?", "today": "tomorrow"}, 1, "today"),
        ({"id": 1, "question": "Milloin?", "today": 0}, 1, "today"),
        ({"id": 1, "question": "ä" * 2_000_000}, 1, "2000000"),
        (b'\xff\xfe{"id": 1}', None, "UTF-8"),
        (b'{"id": 1, "question": "p\xe4\xe4ttyy"}', None, "UTF-8"),
    ],
)
def test_a_bad_line_gets_an_error_and_the_run_goes_on(
    guide_assistant: Assistant, line: Any, identity: object, says: str
) -> None:
    before, bad, after = answer(guide_assistant, LINE, line, LINE | {"id": "z"})
    assert (before["id"], after["id"]) == ("a", "z")
    assert "error" not in before | after
    assert list(bad) == ["id", "error"]
    assert bad["id"] == identity
    assert bad["error"].startswith("line 2: ")
    assert says in bad["error"]
    assert len(bad["error"]) < 400


def test_a_byte_order_mark_and_windows_line_ends_are_taken(guide_assistant: Assistant) -> None:
    (record,) = answer(guide_assistant, b"\xef\xbb\xbf" + json.dumps(LINE).encode() + b"\r\n")
    assert record["status"] == "answered"


def test_unknown_fields_are_left_alone_and_null_is_no_day(guide_assistant: Assistant) -> None:
    (record,) = answer(guide_assistant, LINE | {"today": None, "tags": ["x"]})
    assert "error" not in record


def test_a_fault_of_the_engine_ends_one_line_only() -> None:
    broken = SimpleNamespace(ask=lambda *_: 1 / 0)
    first, second = answer_lines([json.dumps(LINE), json.dumps(LINE | {"id": 2})], broken)  # type: ignore[arg-type]
    assert (first["id"], second["id"]) == ("a", 2)
    assert "ZeroDivisionError" in first["error"]


@given(st.text(max_size=40) | st.sampled_from(["\ud800", "\x9b31m", "a\u2028b\u0085c\u202e", "\x1b[2J"]))
@settings(max_examples=200)
def test_a_line_is_one_line_safe_to_print_and_reads_back_the_same(text: str) -> None:
    line = write_json({"id": text})
    assert json.loads(line) == {"id": text}
    assert line.splitlines() == [line]
    assert not set(line) & set(map(chr, [*range(32), *range(0x7F, 0xA0), 0x202E]))
    assert line.encode("utf-8").decode("utf-8") == line


def run_batch(
    capsys: pytest.CaptureFixture[str], options: list[str], *name: str
) -> tuple[int, list[dict[str, Any]], str]:
    code = main([*options, "ask", "--batch", *name])
    printed = capsys.readouterr()
    return code, [json.loads(line) for line in printed.out.splitlines()], printed.err


def test_the_exit_code_says_that_lines_failed(
    tiny: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "questions.jsonl"
    good = json.dumps({"id": 1, "question": "When does the KX100 call close?"})
    file.write_text(good + "\n", encoding="utf-8")
    assert run_batch(capsys, tiny, str(file))[0] == 0
    file.write_bytes(f"{good}\n".encode() + b'{"id": 2}\n\xff\n' + good.encode())
    code, records, said = run_batch(capsys, tiny, str(file))
    assert code == 3
    assert ["error" in record for record in records] == [False, True, True, False]
    assert said.startswith("2 line(s)")


def test_a_batch_can_come_from_standard_input(
    tiny: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = json.dumps({"id": "ä", "question": "Milloin KX100-haku päättyy?"}, ensure_ascii=False).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines), encoding="latin-1"))
    code, (record,), _ = run_batch(capsys, tiny, "-")
    assert (code, record["id"]) == (0, "ä")
    assert "5. maaliskuuta 2031" in record["answer"]


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir()])
def test_a_file_that_cannot_be_read_is_named(
    tiny: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Any
) -> None:
    file = tmp_path / "questions.jsonl"
    make(file)
    code, records, said = run_batch(capsys, tiny, str(file))
    assert (code, records) == (1, [])
    assert said.startswith(f"error: {file}: ")


def test_an_empty_file_is_an_empty_run(tiny: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    assert run_batch(capsys, tiny, str(tmp_path / "none.jsonl"))[:2] == (0, [])
