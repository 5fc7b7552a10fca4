"""What all tests share: the bundled guide with an index that fits it, made at most once a run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.engine import Assistant
from ingest.build import build_index
from ingest.corpus import load_corpus
from ingest.embedder import open_embedder
from ingest.errors import GuideError
from ingest.index import current_build, open_index
from ingest.settings import Settings

ROOT = Path(__file__).resolve().parent


@pytest.fixture(scope="session")
def guide_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings for the bundled corpus and a copy of its index, built anew only where it does not fit."""
    project, index = ROOT.parent, tmp_path_factory.mktemp("guide-index")
    settings = Settings(corpus=project / "corpus", index=index, embedder="packaged", threads=2)
    embedder = open_embedder(settings.embedder, settings.threads)
    corpus = load_corpus(settings.corpus)
    try:
        build = current_build(project / "index")
        copy = shutil.ignore_patterns("chroma")  # reading takes no store, and a build reuses the vectors
        shutil.copytree(build, index / "builds" / build.name, ignore=copy)
        (index / "current").write_text(build.name, encoding="utf-8")
        if open_index(index, embedder.name, corpus.digest).passages == corpus.passages:
            return settings
    except (GuideError, OSError):
        shutil.rmtree(index / "builds", ignore_errors=True)
        (index / "current").unlink(missing_ok=True)
    build_index(settings.corpus, index, embedder)
    return settings


@pytest.fixture(scope="session")
def guide_assistant(guide_settings: Settings) -> Assistant:
    """The assistant over the bundled corpus."""
    return Assistant.from_index(guide_settings)
