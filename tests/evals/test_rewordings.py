"""Rewordings name known questions, in known styles; the blind half is asked and counted, never shown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from evals.cases import load_cases
from evals.cli import main
from evals.cli_fitting import question_files
from evals.errors import QuestionsError
from evals.grounds import GUIDES
from evals.rewordings import BUNDLED, HALVES, STYLES, Half, find_set, load_rewordings
from evals.runs import EVALS, select_cases
from evals.sources import load_sources
from ingest.settings import load_settings

Row = Mapping[str, object]
GUIDE = "# Guide\n\n## Payments\n\nThe first instalment is 40 %.\n\n## Duration\n\nA project lasts 12 months.\n"
CASES: Sequence[Row] = (
    {
        "id": "a1",
        "language": "en",
        "question": "How long does a project last?",
        "facts": [{"name": "duration", "accepted": ["12 months"]}],
        "relevant": [{"document_id": "guide.en", "quote": "A project lasts"}],
    },
    {"id": "u1", "language": "en", "question": "Good evening!", "status": "out_of_scope"},
)
HOW_LONG = {"set": "small", "id": "a1", "style": "greet", "message": "Hello! How long does a project last? Thanks!"}
LOST = {"set": "small", "id": "a1", "style": "terse", "message": "zebra\nxylophones"}
EVENING = {"set": "small", "id": "u1", "style": "spoken", "message": "good evenin'"}


def _write(path: Path, rows: Sequence[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def evals(tmp_path: Path) -> Path:
    """A folder like `evals`, with one invented guide."""
    folder = tmp_path / "evals"
    _write(folder / "guides" / "small" / "questions.jsonl", CASES)
    corpus = folder / "guides" / "small" / "corpus"
    corpus.mkdir()
    (corpus / "guide.en.md").write_text(GUIDE, encoding="utf-8")
    (corpus / "corpus.toml").write_text(
        '[[document]]\nid = "guide.en"\nfile = "guide.en.md"\ntitle = "Guide"\nlanguage = "en"\nkind = "markdown"\n',
        encoding="utf-8",
    )
    _write(folder / "questions" / "rewordings" / "seen.jsonl", [HOW_LONG, LOST, EVENING])
    _write(folder / "questions" / "rewordings" / "blind.jsonl", [LOST])
    return folder


@pytest.mark.parametrize("half", HALVES)
def test_every_line_names_a_known_question_and_style(half: Half) -> None:
    reworded = load_rewordings(half)
    assert {pair.style for one in reworded for pair in one.pairs} == set(STYLES)
    assert all(one.half == half for one in reworded)
    # Each question stands in one half alone: what is tuned on the one gives nothing of the other away.
    other = load_rewordings("blind" if half == "seen" else "seen")
    named, beside = ({(o.questions.name, p.plain.id) for o in some for p in o.pairs} for some in (reworded, other))
    assert not named & beside


def test_no_question_of_the_test_split_is_reworded() -> None:
    """The seen half is tuned on, so it must give none of them away."""
    sources = load_sources(load_settings())
    tested = {case.id for case in select_cases(load_cases(question_files(None)).cases, "test", sources)}
    for one in (one for half in HALVES for one in load_rewordings(half) if one.questions.name == BUNDLED):
        assert not tested & {pair.plain.id for pair in one.pairs}


def test_the_suites_own_questions_are_not_disturbed() -> None:
    names = {path.parent.name for path in question_files(None)}
    assert names == {"questions"}
    ids = {case.id for case in load_cases(question_files(None)).cases}
    assert not any("#" in name for name in ids)


def test_sets_stand_where_they_should() -> None:
    assert find_set("bundled").files == tuple(question_files(None))
    assert find_set("weigh-m").files == (EVALS / "questions" / "weigh" / "weigh-m.jsonl",)
    assert find_set("train-u").corpus is None
    assert find_set("vasara").corpus == GUIDES / "vasara" / "corpus"


def test_messages_are_paired_with_their_questions(evals: Path) -> None:
    (small,) = load_rewordings("seen", evals)
    assert [pair.changed.id for pair in small.pairs] == ["a1#greet", "a1#terse", "u1#spoken"]
    assert [pair.plain.question for pair in small.pairs][2] == "Good evening!"
    (spoken,) = load_rewordings("seen", evals, ["spoken"])
    assert [pair.changed.question for pair in spoken.pairs] == ["good evenin'"]
    assert load_rewordings("seen", evals, ["mail"]) == ()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({**LOST, "id": "a9"}, r"seen\.jsonl:2: the set 'small' has no question 'a9'"),
        ({**LOST, "set": "large"}, r"seen\.jsonl:2: no set of questions 'large'"),
        ({**LOST, "set": "weigh-9"}, r"seen\.jsonl:2: no set of questions 'weigh-9'"),
        ({**LOST, "set": "bundled"}, r"seen\.jsonl:2: no set of questions 'bundled'"),
        ({**LOST, "style": "shouted"}, r"seen\.jsonl:2: style: "),
        ({**LOST, "message": " "}, r"seen\.jsonl:2: message: "),
        (HOW_LONG, r"seen\.jsonl:2: small a1 comes twice in the style greet"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(evals: Path, row: Row, message: str) -> None:
    _write(evals / "questions" / "rewordings" / "seen.jsonl", [HOW_LONG, row])
    with pytest.raises(QuestionsError, match=message):
        load_rewordings("seen", evals)


@pytest.mark.model
def test_the_command_shows_what_was_lost_but_never_of_the_blind_half(
    evals: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("evals.cli_wordings.FOLDER", evals)
    monkeypatch.setenv("ERASMUS_GUIDE_INDEX", str(tmp_path / "index"))

    assert main(["rewordings", "--show", "5"]) == 0
    shown = capsys.readouterr().out
    assert "| greet | 1 | 1.000 | 1.000 | 0 / 0 | 1.000 |" in shown
    assert "| terse | 1 | 1.000 | 0.000 | 0 / 1 | 1.000 |" in shown
    assert "| all | 3 | " in shown
    assert "- small a1, terse:\n    zebra\n    xylophones\n  first written: How long does a project last?" in shown

    assert main(["rewordings", "--half", "all", "--show", "5"]) == 0
    assert capsys.readouterr().out.count("zebra") == 1
    assert main(["rewordings", "--half", "blind"]) == 0
    shown = capsys.readouterr().out
    assert "| all | 1 | 1.000 | 0.000 | 0 / 1 | 1.000 |" in shown
    assert "zebra" not in shown

    assert main(["rewordings", "--half", "blind", "--show", "5"]) == 2
    assert main(["rewordings", "--style", "mail"]) == 2
    assert "no message in the style mail" in capsys.readouterr().err
