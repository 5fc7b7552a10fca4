"""Rewordings and conversations name known questions; the blind half is asked and counted, never shown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from evals.cases import load_cases
from evals.cli import main
from evals.cli_fitting import question_files
from evals.conversations import CONVERSATIONS
from evals.errors import QuestionsError
from evals.grounds import GUIDES
from evals.restatements import BUNDLED, HALVES, Half, Kind, find_set, load_restated, lost_ones
from evals.rewordings import REWORDINGS
from evals.runs import EVALS, select_cases
from evals.sources import load_sources
from evals.wordings import Outcome
from ingest.settings import load_settings

Row = Mapping[str, object]
each_kind = pytest.mark.parametrize("kind", [REWORDINGS, CONVERSATIONS], ids=lambda kind: kind.name)
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
FIRST = "How much is the first instalment?"
NAMED = {"set": "small", "id": "a1", "style": "named", "turns": ["How long does a project last?"]}
AFTER = {"set": "small", "id": "a1", "style": "after", "turns": ["Good evening!", "How long does a project last?"]}
LEFT = {"set": "small", "id": "a1", "style": "back", "turns": [FIRST, "Thanks!", "zebra\nxylophones"]}


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
    _write(folder / "questions" / "conversations" / "seen.jsonl", [NAMED, AFTER, LEFT])
    _write(folder / "questions" / "conversations" / "blind.jsonl", [LEFT])
    return folder


@each_kind
@pytest.mark.parametrize("half", HALVES)
def test_every_line_names_a_known_question_and_style(kind: Kind, half: Half) -> None:
    restated = load_restated(kind, half)
    assert {pair.style for one in restated for pair in one.pairs} == set(kind.styles)
    assert all(one.half == half for one in restated)
    # Each question stands in one half alone: what is tuned on the one gives nothing of the other away.
    other = load_restated(kind, "blind" if half == "seen" else "seen")
    named, beside = ({(o.questions.name, p.plain.id) for o in some for p in o.pairs} for some in (restated, other))
    assert not named & beside


@each_kind
def test_no_question_of_the_test_split_is_restated(kind: Kind) -> None:
    """The seen half is tuned on, so it must give none of them away."""
    sources = load_sources(load_settings())
    tested = {case.id for case in select_cases(load_cases(question_files(None)).cases, "test", sources)}
    for one in (one for half in HALVES for one in load_restated(kind, half) if one.questions.name == BUNDLED):
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
    (small,) = load_restated(REWORDINGS, "seen", evals)
    assert [pair.changed.id for pair in small.pairs] == ["a1#greet", "a1#terse", "u1#spoken"]
    assert [pair.plain.question for pair in small.pairs][2] == "Good evening!"
    (spoken,) = load_restated(REWORDINGS, "seen", evals, ["spoken"])
    assert [pair.changed.question for pair in spoken.pairs] == ["good evenin'"]
    assert load_restated(REWORDINGS, "seen", evals, ["mail"]) == ()


def test_the_last_turn_is_the_question_and_those_before_are_its_history(evals: Path) -> None:
    (small,) = load_restated(CONVERSATIONS, "seen", evals)
    assert [pair.changed.id for pair in small.pairs] == ["a1#named", "a1#after", "a1#back"]
    assert [pair.changed.question for pair in small.pairs] == [
        "How long does a project last?",
        "How long does a project last?",
        "zebra\nxylophones",
    ]
    assert [pair.changed.history for pair in small.pairs] == [(), ("Good evening!",), (FIRST, "Thanks!")]
    assert all(pair.plain.history == () for pair in small.pairs)
    # A conversation replaces the question's own history.
    rows = [CASES[0], {**CASES[1], "history": ["What is it about?"]}]
    _write(evals / "guides" / "small" / "questions.jsonl", rows)
    _write(evals / "questions" / "conversations" / "seen.jsonl", [{**NAMED, "id": "u1"}])
    (pair,) = load_restated(CONVERSATIONS, "seen", evals)[0].pairs
    assert (pair.plain.history, pair.changed.history) == (("What is it about?",), ())


@each_kind
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": "a9"}, "the set 'small' has no question 'a9'"),
        ({"set": "large"}, "no set of questions 'large'"),
        ({"set": "weigh-9"}, "no set of questions 'weigh-9'"),
        ({"set": "bundled"}, "no set of questions 'bundled'"),
        ({"style": "shouted"}, "style: "),
        ({"lang": "en"}, "lang: not a known field"),
        ({}, "small a1 comes twice in the style "),
    ],
)
def test_a_line_that_cannot_be_used_is_named(evals: Path, kind: Kind, change: Row, message: str) -> None:
    good: Row = HOW_LONG if kind is REWORDINGS else NAMED
    _write(evals / "questions" / kind.name / "seen.jsonl", [good, {**good, **change}])
    with pytest.raises(QuestionsError, match=rf"{kind.name}/seen\.jsonl:2: {message}"):
        load_restated(kind, "seen", evals)


@pytest.mark.parametrize(
    ("kind", "row", "field"),
    [
        (REWORDINGS, {**LOST, "message": " "}, "message"),
        (CONVERSATIONS, {**LEFT, "turns": []}, "turns"),
        (CONVERSATIONS, {**LEFT, "turns": [FIRST, " "]}, r"turns\.1"),
        (CONVERSATIONS, {**LEFT, "turns": FIRST}, "turns"),
    ],
)
def test_a_line_that_says_nothing_is_named(evals: Path, kind: Kind, row: Row, field: str) -> None:
    path = evals / "questions" / kind.name / "seen.jsonl"
    _write(path, [row])
    with pytest.raises(QuestionsError, match=rf"seen\.jsonl:1: {field}: "):
        load_restated(kind, "seen", evals)
    path.write_text("zebra\n", encoding="utf-8")
    with pytest.raises(QuestionsError, match=r"seen\.jsonl:1: not JSON"):
        load_restated(kind, "seen", evals)
    path.unlink()
    with pytest.raises(QuestionsError, match=r"seen\.jsonl"):
        load_restated(kind, "seen", evals)


def test_a_lost_one_is_shown_with_all_turns_and_what_it_was_read_as(evals: Path) -> None:
    restated = load_restated(CONVERSATIONS, "seen", evals, ["back"])
    outcome = Outcome(restated[0].pairs[0], True, False, "The guide\ndoes not say.", "zebra (first instalment)")
    assert lost_ones([(restated[0], [outcome])], 5) == (
        "- small a1, back:\n"
        f"    1. {FIRST}\n    2. Thanks!\n    3. zebra\n    xylophones\n"
        "  first written: How long does a project last?\n"
        "  read as: zebra (first instalment)\n"
        "  told:\n    The guide\n    does not say.",
    )
    (blind,) = load_restated(CONVERSATIONS, "blind", evals)
    assert lost_ones([(blind, [outcome])], 5) == ()


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


@pytest.mark.model
def test_the_command_shows_all_turns_of_a_conversation_but_never_of_the_blind_half(
    evals: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("evals.cli_wordings.FOLDER", evals)
    monkeypatch.setenv("ERASMUS_GUIDE_INDEX", str(tmp_path / "index"))

    assert main(["conversations", "--half", "all", "--show", "5"]) == 0
    shown = capsys.readouterr().out
    rows = [line for line in shown.splitlines() if line.startswith("| ")][2:]
    assert rows == [
        "| named | 1 | 1.000 | 1.000 | 0 / 0 | 1.000 |",
        "| after | 1 | 1.000 | 1.000 | 0 / 0 | 1.000 |",
        "| back | 2 | 1.000 | 0.000 | 0 / 2 | 0.500 |",
        "| all | 4 | 1.000 | 0.500 | 0 / 2 | 0.500 |",
    ]
    turns = f"    1. {FIRST}\n    2. Thanks!\n    3. zebra\n    xylophones\n"
    assert f"- small a1, back:\n{turns}  first written: How long does a project last?\n" in shown
    assert shown.count("zebra") == 1

    assert main(["conversations", "--half", "blind"]) == 0
    assert "zebra" not in capsys.readouterr().out
    assert main(["conversations", "--half", "blind", "--show", "5"]) == 2
    assert main(["conversations", "--style", "long"]) == 2
    assert "no message in the style long" in capsys.readouterr().err
