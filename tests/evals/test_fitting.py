"""Both models come out of one command, the same every time, and the test questions have no part in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.abstention.confidence import ConfidenceModel
from assistant.retrieval.features import NAMES
from evals.cases import Case
from evals.cli import BAD_INPUT, OK, main
from evals.cutoffs import Cutoffs
from evals.errors import QuestionsError
from evals.fitting import Fitted, confidence_record, fit_models, ranking_record
from evals.fitting_report import describe_fit
from evals.sources import Sources
from evals.split import split_cases
from ingest.embedder import Embedder
from ingest.index import Index

MakeCase = Callable[..., Case]
ASKED = (
    ("fi", "Milloin haku loppuu?", 1, "5.3.2031"),
    ("en", "What is the closing day?", 1, "5.3.2031"),
    ("fi", "Mihin kellonaikaan mennessä KA910 pitää jättää?", 1, "klo 13"),
    ("en", "Large pilots: what is paid?", 2, "4 milj. €"),
    ("fi", "Paljonko isot saavat?", 2, "4 milj. €"),
    ("en", "How many organisations in a large one?", 2, "3 organisations"),
    ("fi", "Paljonko pieni pilotti saa rahaa?", 3, "60 000 €"),
    ("en", "Grant of KA910?", 3, "EUR 60,000"),
    ("fi", "Monta organisaatiota vähintään pienessä?", 3, "2 organisaatiota"),
)
UNANSWERED = (
    ("fi", "Saako koiran mukaan?", "not_in_guide"),
    ("en", "Is KA131 funded by regions?", "not_in_guide"),
    ("fi", "Kuka allekirjoittaa sopimuksen?", "not_in_guide"),
    ("en", "Which insurance is compulsory?", "not_in_guide"),
    ("fi", "Moikka!", "out_of_scope"),
    ("en", "Tell me a joke", "out_of_scope"),
    ("fi", "Mikä sää huomenna?", "out_of_scope"),
    ("en", "Who won the hockey?", "out_of_scope"),
)


@pytest.fixture(scope="module")
def known(make_case: MakeCase) -> list[Case]:
    answered = [
        make_case(
            id=f"a{n}",
            language=language,
            question=question,
            facts=[{"name": "fact", "accepted": [fact]}],
            relevant=[{"document_id": f"deck.{language}", "slide": slide}],
        )
        for n, (language, question, slide, fact) in enumerate(ASKED)
    ]
    silent = [
        make_case(id=f"u{n}", language=language, question=question, status=status)
        for n, (language, question, status) in enumerate(UNANSWERED)
    ]
    return answered + silent


@pytest.fixture(scope="module")
def fitted(index: Index, embedder: Embedder, sources: Sources, known: list[Case]) -> Fitted:
    return fit_models(index, embedder, known, sources, Cutoffs())


def used(fitted: Fitted) -> set[str]:
    examples = [*fitted.own.examples, *fitted.foreign.examples]
    rows = [*fitted.answerable.rows, *fitted.foreign_answerable.rows, *fitted.on_topic.rows]
    return {example.case.id for example in examples} | {row.case.id for row in rows}


def test_only_dev_questions_are_used(
    fitted: Fitted, index: Index, embedder: Embedder, sources: Sources, known: list[Case]
) -> None:
    sides = split_cases(known, sources.place_of)
    dev = {key for key, side in sides.items() if side == "dev"}
    assert 0 < len(dev) < len(known)
    assert used(fitted) == dev == {case.id for case in fitted.cases}
    nonsense = [{"name": "fact", "accepted": ["1 organisaatio"]}]
    sabotaged = [
        case if case.id in dev else Case.model_validate({**case.model_dump(), "facts": nonsense}) for case in known
    ]
    for others in (sabotaged, [case for case in known if case.id in dev]):
        again = fit_models(index, embedder, others, sources, Cutoffs())
        assert ranking_record(again) == ranking_record(fitted)
        assert confidence_record(again) == confidence_record(fitted)


def test_without_dev_questions_nothing_is_fitted(
    index: Index, embedder: Embedder, sources: Sources, known: list[Case]
) -> None:
    sides = split_cases(known, sources.place_of)
    for cases in (
        [case for case in known if sides[case.id] == "test"],
        [case for case in known if sides[case.id] == "dev" and not case.answerable],
    ):
        with pytest.raises(QuestionsError):
            fit_models(index, embedder, cases, sources, Cutoffs())


def test_the_files_are_what_the_engine_reads(fitted: Fitted) -> None:
    ranking = json.loads(json.dumps(ranking_record(fitted)))
    assert list(ranking["weights"]) == list(NAMES)
    assert list(ranking["foreign"]) == list(NAMES)
    confidence = json.loads(json.dumps(confidence_record(fitted)))
    model = ConfidenceModel(**{name: confidence[name] for name in ConfidenceModel.__slots__})
    assert (model.least_answerable, model.least_foreign, model.least_on_topic) == (0.35, 0.5, 0.6)
    for record in (ranking, confidence):
        assert record["note"]["split"] == "dev"
        assert record["note"]["corpus"] == "small"


def test_the_report_marks_the_chosen_thresholds(
    index: Index, embedder: Embedder, sources: Sources, known: list[Case]
) -> None:
    report = describe_fit(fit_models(index, embedder, known, sources, Cutoffs(0.37, 0.5, 0.6)))
    for expected in ("| own language |", "| … fi |", "| 0.37 * |", "| 0.5 * |", "| 0.6 * |", "AUC"):
        assert expected in report


GUIDE = {
    "fi": "# Opas\n\n## Maksut\n\nEnsimmäinen erä on 40 %.\n\n## Kesto\n\nHanke kestää 12 kuukautta.\n\n"
    "## Haku\n\nHaku päättyy 4.2.2031.\n\n## Tuki\n\nTuki on 60 000 €.\n",
    "en": "# Guide\n\n## Payments\n\nThe first instalment is 40 %.\n\n## Duration\n\nA project lasts 12 months.\n\n"
    "## Call\n\nThe call closes on 4.2.2031.\n\n## Grant\n\nThe grant is EUR 60,000.\n",
}
QUESTIONS = (
    ("fi", "Kuinka suuri on ensimmäinen erä?", "Ensimmäinen erä", "40 %"),
    ("en", "How long does it last?", "A project lasts", "12 months"),
    ("fi", "Milloin pitää hakea?", "Haku päättyy", "4.2.2031"),
    ("en", "What is the sum granted?", "The grant is", "EUR 60,000"),
)


@pytest.mark.model
def test_the_command_writes_both_files_or_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    places = ["--corpus", str(tmp_path / "corpus"), "--index", str(tmp_path / "index")]
    write_corpus(tmp_path / "corpus")
    questions = write_questions(tmp_path / "questions.jsonl")
    command = [*places, "train", "--questions", str(questions), "--out", str(tmp_path / "out")]
    assert main(command) == BAD_INPUT  # no index yet
    assert "python -m ingest" in capsys.readouterr().err

    from ingest.cli import main as ingest

    assert ingest([*places, "--quiet"]) == OK
    assert main([*command, "--dry-run"]) == OK
    assert "## Ranking" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()

    assert main([*command, "--least-answerable", "0.4"]) == OK
    files = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert set(files) == {"ranking.json", "confidence.json"}
    assert json.loads(files["confidence.json"])["least_answerable"] == 0.4
    assert main([*command, "--least-answerable", "0.4"]) == OK
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == files


@pytest.mark.parametrize("value", ["-0.1", "1.2", "much"])
def test_a_threshold_is_a_probability(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["train", "--least-answerable", value])
    assert "--least-answerable" in capsys.readouterr().err


def write_corpus(folder: Path) -> None:
    folder.mkdir()
    manifest = ""
    for language, text in GUIDE.items():
        other = "en" if language == "fi" else "fi"
        (folder / f"guide.{language}.md").write_text(text, encoding="utf-8")
        manifest += f'[[document]]\nid = "guide.{language}"\nfile = "guide.{language}.md"\ntitle = "Guide"\n'
        manifest += f'language = "{language}"\nkind = "markdown"\ncounterpart = "guide.{other}"\n\n'
    (folder / "corpus.toml").write_text(manifest, encoding="utf-8")


def write_questions(path: Path) -> Path:
    rows: list[dict[str, object]] = [
        {
            "id": f"a{n}",
            "language": language,
            "question": question,
            "facts": [{"name": "fact", "accepted": [fact]}],
            "relevant": [{"document_id": f"guide.{language}", "quote": quote}],
        }
        for n, (language, question, quote, fact) in enumerate(QUESTIONS)
    ]
    rows += [
        {"id": f"u{n}", "language": language, "question": question, "status": status}
        for n, (language, question, status) in enumerate(UNANSWERED)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
