"""The command line: ask, chat and search, their exit codes, and what reaches the terminal."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import main

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "When does the KX100 call close?"
STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

Captured = pytest.CaptureFixture[str]


def type_in(monkeypatch: pytest.MonkeyPatch, typed: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))


@pytest.mark.parametrize(
    ("question", "date", "sources"),
    [
        (QUESTION, "5 March 2031", "Sources:"),
        ("Milloin KX100-haku päättyy?", "5. maaliskuuta 2031", "Lähteet:"),
    ],
)
def test_an_answer_with_its_sources(tiny: list[str], capsys: Captured, question: str, date: str, sources: str) -> None:
    assert main([*tiny, "ask", question]) == 0
    shown = capsys.readouterr().out
    text, _, cited = shown.partition(sources)
    assert date in text
    assert "[1]" in text
    assert re.search(rf"\[1\] \w+, \w+ .+: “[^”]*{date}", cited)


def test_a_question_may_be_given_as_words_or_on_standard_input(
    tiny: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    main([*tiny, "ask", *QUESTION.split()])
    as_words = capsys.readouterr().out
    type_in(monkeypatch, f"{QUESTION}\n".encode())
    assert main([*tiny, "ask", "-"]) == 0
    assert capsys.readouterr().out == as_words


def test_json_is_the_batch_s_shape(tiny: list[str], capsys: Captured) -> None:
    assert main([*tiny, "ask", "--json", QUESTION]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    record = json.loads(line)
    assert record["question"] == QUESTION
    assert record["citations"][0]["locator"] == {"kind": "section", "path": ["Deadlines"]}


@pytest.mark.parametrize(("today", "passed"), [("2031-03-05", False), ("2031-03-06", True)])
def test_today_can_be_set(tiny: list[str], capsys: Captured, today: str, passed: bool) -> None:
    assert main([*tiny, "ask", "--today", today, QUESTION]) == 0
    assert ("has passed" in capsys.readouterr().out) is passed


@pytest.mark.parametrize("today", ["2031-02-30", "5.3.2031", "tomorrow", ""])
@pytest.mark.parametrize("verb", [["ask", QUESTION], ["chat"]])
def test_a_wrong_day_is_a_usage_error(tiny: list[str], capsys: Captured, verb: list[str], today: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*tiny, *verb, "--today", today])
    assert stopped.value.code == 2
    assert "--today" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], [""], ["  "]])
def test_no_question_is_a_usage_error(tiny: list[str], capsys: Captured, words: list[str]) -> None:
    assert main([*tiny, "ask", *words]) == 2
    assert "no question" in capsys.readouterr().err


def test_an_enormous_question_is_refused(tiny: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, b"haku " * 500_000)
    assert main([*tiny, "ask", "-"]) == 1
    said = capsys.readouterr()
    assert (said.out, len(said.err) < 200) == ("", True)
    assert "4000" in said.err


def test_bytes_that_are_no_text_are_no_crash(
    tiny: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, b"\xff\xfe When is the KX100 deadline? \xc3")
    assert main([*tiny, "ask", "-"]) == 0
    assert "5 March 2031" in capsys.readouterr().out
    assert main([*tiny, "ask", "When is the KX100 deadline? \udcff"]) == 0


@pytest.mark.parametrize("verb", [["ask", "KX100?"], ["search", "KX100"], ["chat"], ["ask", "--batch", "-"]])
def test_a_missing_index_says_how_to_make_it(
    tiny: list[str], tmp_path: Path, capsys: Captured, verb: list[str]
) -> None:
    assert main([*tiny, "--index", str(tmp_path / "none"), *verb]) == 1
    assert "Run: python -m ingest" in capsys.readouterr().err


def test_an_index_of_another_corpus_is_not_asked(
    tiny_guide: tuple[Path, Path], tmp_path: Path, capsys: Captured
) -> None:
    corpus = shutil.copytree(tiny_guide[0], tmp_path / "corpus")
    file = corpus / "handbook.en.md"
    file.write_text(file.read_text(encoding="utf-8").replace("5 March", "6 March"), encoding="utf-8")
    assert main(["--corpus", str(corpus), "--index", str(tiny_guide[1]), "ask", QUESTION]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "another version of the corpus" in said.err
    assert "python -m ingest" in said.err


def test_a_damaged_index_is_not_asked(tiny_guide: tuple[Path, Path], tmp_path: Path, capsys: Captured) -> None:
    index = shutil.copytree(tiny_guide[1], tmp_path / "index")
    (content,) = index.glob("builds/*/content.json")
    content.write_text(content.read_text(encoding="utf-8").replace("30,000", "90,000"), encoding="utf-8")
    assert main(["--corpus", str(tiny_guide[0]), "--index", str(index), "ask", QUESTION]) == 1
    assert "--rebuild" in capsys.readouterr().err


def test_search_shows_scores_and_places(tiny: list[str], capsys: Captured) -> None:
    assert main([*tiny, "search", "--top", "2", "When", "is", "the", "KX100", "deadline?"]) == 0
    head, *ranked = capsys.readouterr().out.splitlines()
    assert "deadline" in head
    assert [line.split()[0] for line in ranked if "dense" in line] == ["1.", "2."]
    assert "Deadlines" in ranked[0]


def test_chat_remembers_and_ends_with_an_empty_line(
    tiny: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(
        monkeypatch, f"{QUESTION}\nAnd how much money can we get?\n{'haku ' * 900}\nhello\n\nnever asked\n".encode()
    )
    assert main([*tiny, "chat"]) == 0
    said = capsys.readouterr()
    assert said.out.index("5 March 2031") < said.out.index("30,000") < said.out.index("Hello!")
    assert "4000" in said.err
    assert said.out.count("> ") == 5


def test_chat_ends_with_the_input(tiny: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, b"")
    assert main([*tiny, "chat"]) == 0


@pytest.mark.parametrize(
    "verb", [["ask", "How big is the KX100 grant?"], ["search", "grant portal"], ["ask", "--json"]]
)
def test_a_document_cannot_steer_the_terminal(tiny: list[str], capsys: Captured, verb: list[str]) -> None:
    question = ["What is the portal of the KX100 grant called?"] if verb[-1] == "--json" else []
    assert main([*tiny, *verb, *question]) == 0
    shown = capsys.readouterr().out
    assert "30,000" in shown
    assert not STEERS.search(shown)


def test_a_question_cannot_steer_the_terminal(tiny: list[str], capsys: Captured) -> None:
    for form in ([], ["--json"]):
        assert main([*tiny, "ask", *form, "Say \x1b]0;title\x07 and \x9b31m about KX999?"]) == 0
        assert not STEERS.search(capsys.readouterr().out)


@pytest.mark.parametrize("arguments", [[], ["--nonsense"], ["answer"], ["search"]])
def test_wrong_usage_has_its_own_exit_code(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def test_a_reader_that_has_seen_enough_is_no_error(tiny: list[str]) -> None:
    lines = "\n".join(json.dumps({"id": k, "question": "hello"}) for k in range(2000))
    command = [sys.executable, "-m", "assistant", *tiny, "ask", "--batch", "-"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdin.write(lines)
        run.stdin.close()
        assert '"id": 0' in run.stdout.readline()
        run.stdout.close()
        assert "Traceback" not in run.stderr.read()
        assert run.wait(timeout=60) == 0
