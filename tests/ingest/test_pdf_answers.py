"""The bundled decks as PDF give the same answers as their text exports, slide for slide."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from assistant.engine import Assistant
from ingest.build import build_index
from ingest.corpus import load_corpus
from ingest.embedder import open_embedder
from ingest.settings import Settings
from tests.ingest.made_files import make_deck_pdf

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ROOT / "evals" / "questions"
TODAY = date(2026, 2, 1)
EVERY = 40  # one question of so many


@pytest.fixture(scope="module")
def as_pdf(guide_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over the bundled corpus with both decks as PDF; vectors of equal texts are reused."""
    folder = tmp_path_factory.mktemp("pdf")
    corpus, index = folder / "corpus", folder / "index"
    shutil.copytree(guide_settings.corpus, corpus)
    shutil.copytree(guide_settings.index_dir, index, ignore=shutil.ignore_patterns("lock*"))
    for loaded in load_corpus(corpus).documents:
        identity = loaded.document.id
        if loaded.document.kind == "deck-text":
            word = "Dia" if loaded.document.language == "fi" else "Slide"
            make_deck_pdf(corpus / f"{identity}.pdf", loaded.sections, loaded.source, word)
            (corpus / f"{identity}.txt").unlink()
            manifest = (
                (corpus / "corpus.toml").read_text(encoding="utf-8").replace(f"{identity}.txt", f"{identity}.pdf")
            )
            (corpus / "corpus.toml").write_text(manifest, encoding="utf-8")
    manifest = (corpus / "corpus.toml").read_text(encoding="utf-8")
    (corpus / "corpus.toml").write_text(re.sub(r'"deck-text"', '"pdf"', manifest), encoding="utf-8")
    settings = guide_settings.model_copy(update={"corpus": corpus, "index": index})
    report = build_index(corpus, index, open_embedder(settings.embedder, settings.threads))
    assert report.failed == ()
    assert report.embedded < 10, "nearly every text is one that the text export has"
    return Assistant.from_index(settings)


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("language", ["fi", "en"])
def test_a_deck_as_pdf_gives_the_same_answers(language: str, guide_assistant: Assistant, as_pdf: Assistant) -> None:
    lines = (QUESTIONS / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line)["question"] for line in lines[::EVERY]]
    assert len(asked) >= 5
    for question in asked:
        wanted, found = guide_assistant.ask(question, today=TODAY), as_pdf.ask(question, today=TODAY)
        assert (found.status, found.text) == (wanted.status, wanted.text), question
        told = [(c.document_id, c.locator) for c in found.citations]
        assert told == [(c.document_id, c.locator) for c in wanted.citations], question
        for one, other in zip(found.citations, wanted.citations, strict=True):
            assert "".join(one.quote.split()) == "".join(other.quote.split()), question
