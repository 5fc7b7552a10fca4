"""Questions are read strictly: a bad line is named with what is wrong, the rest is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.cases import load_cases
from evals.errors import QuestionsError
from evals.runs import QUESTIONS

GOOD = {
    "id": "fi-1",
    "language": "fi",
    "question": "Milloin?",
    "facts": [{"name": "day", "accepted": ["5.3.2026"]}],
    "relevant": [{"document_id": "deck.fi", "slide": 3}],
}


def write(path: Path, *rows: object) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{oops", "not JSON"),
        ("[1]", "not a JSON object"),
        ({**GOOD, "slde": 4}, "slde: not a known field"),
        ({**GOOD, "language": "sv"}, "language: Input should be 'fi' or 'en'"),
        ({k: v for k, v in GOOD.items() if k != "question"}, "question: Field required"),
        ({**GOOD, "question": "  "}, "question: String should have at least 1 character"),
        ({**GOOD, "today": "5.3.2026"}, "today: Input should be a valid date"),
        ({**GOOD, "status": "refused"}, "status: Input should be 'answered'"),
        ({**GOOD, "facts": [{"name": "day", "accepted": []}]}, "facts.0.accepted: "),
        ({**GOOD, "facts": GOOD["facts"] * 2}, "two facts share a name"),  # type: ignore[operator]
        ({**GOOD, "relevant": [{"document_id": "d"}]}, "relevant.0: give exactly one of slide, quote or page"),
        ({**GOOD, "relevant": [{"document_id": "d", "slide": 0}]}, "relevant.0.slide: "),
        (GOOD, "id fi-1 is taken by "),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_kept(tmp_path: Path, row: object, message: str) -> None:
    path = write(tmp_path / "q.jsonl", GOOD, "", row, {**GOOD, "id": "fi-2"})
    loaded = load_cases([path])
    assert [case.id for case in loaded.cases] == ["fi-1", "fi-2"]
    (problem,) = loaded.problems
    assert str(problem).startswith(f"{path}:3: ")
    assert message in problem.message


def test_a_line_separator_inside_a_string_ends_no_line(tmp_path: Path) -> None:
    path = write(tmp_path / "q.jsonl", {**GOOD, "question": "Milloin\u2028haku?"})
    assert load_cases([path]).cases[0].question == "Milloin\u2028haku?"


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QuestionsError, match=r"q\.jsonl"):
        load_cases([path])
    with pytest.raises(QuestionsError, match="missing"):
        load_cases([tmp_path / "missing.jsonl"])


def test_the_suites_own_questions_are_good() -> None:
    loaded = load_cases(sorted(QUESTIONS.glob("*.jsonl")))
    assert [str(problem) for problem in loaded.problems] == []
    assert len(loaded.cases) >= 320


SHEET = """question;Language;expected facts;slide;status;tags;relevant_any
Milloin haku päättyy?;fi;5.3.2026 | klo 13 / kello 13;17|18;;deadline|formal;yes
"Does it say
who?";EN;verdict: no;;not_in_guide;;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_table_becomes_cases(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(SHEET.replace(";", separator).replace("\n", "\r\n").encode(encoding))
    loaded = load_cases([path], deck="deck.fi")
    assert loaded.problems == ()
    first, second = loaded.cases
    assert (first.id, first.question, first.status) == ("own-2", "Milloin haku päättyy?", "answered")
    assert [fact.accepted for fact in first.facts] == [("5.3.2026",), ("klo 13", "kello 13")]
    assert [(r.document_id, r.slide) for r in first.relevant] == [("deck.fi", 17), ("deck.fi", 18)]
    assert (first.relevant_any, first.tags) == (True, ("deadline", "formal"))
    assert (second.id, second.language, second.status) == ("own-3", "en", "not_in_guide")
    assert (second.facts[0].name, second.facts[0].accepted) == ("verdict", ("no",))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Mitä?,fi,x,seventeen", "slide: 'seventeen' is not a slide number"),
        ("Mitä?,sv,x,1", "language: "),
        (",fi,x,1", "question: "),
        ("Mitä?,fi,10,000,1", "5 cells where the header has 4"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_is_kept(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f'question,language,facts,slide\n"a\nb",fi,x,1\n{row}\nKuka?,fi,x,2\n', encoding="utf-8")
    loaded = load_cases([path], deck="deck.fi")
    assert [case.id for case in loaded.cases] == ["own-2", "own-5"]
    (problem,) = loaded.problems
    assert str(problem).startswith(f"{path}:4: ")
    assert message in problem.message


def test_a_slide_needs_a_document(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("question,language,slide\nMitä?,fi,1\n", encoding="utf-8")
    assert "which document" in load_cases([path]).problems[0].message


def test_an_unknown_column_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("question,language,answer\nMitä?,fi,x\n", encoding="utf-8")
    with pytest.raises(QuestionsError, match=r"unknown columns \['answer'\].*The columns are: question"):
        load_cases([path])
