"""Bench of ingest: `python -m evals.bench_ingest [--pages 10 100 1000] [--texts 400]`, as Markdown tables.

Reading: pages a second and peak memory on made guides of growing length, each in a process of its own; its parser
processes count by their largest. Embedding: the same texts through the bulk path of ingest, through plain
sentence-transformers on the same weights (float32, as it comes) and through the packaged engine, in turns so that
a busy machine is busy for all of them, best of the turns.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.distractors import add_distractors
from evals.errors import BenchError
from ingest.settings import ROOT, load_settings

_PAGES = (10, 100, 1000)
_TEXTS = 400
_TURNS = 3
_RSS_PER_MB = 1024 * 1024 if sys.platform == "darwin" else 1024


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench_ingest", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pages", type=int, nargs="+", default=list(_PAGES))
    parser.add_argument("--texts", type=int, default=_TEXTS)
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.read is not None:
        print(json.dumps(_read(options.read)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        rows = [_read_apart(Path(folder) / str(pages), pages) for pages in options.pages]
    print("| pages | passages | reading (s) | pages/s | peak memory (MB) | largest parser (MB) |")
    print("|---:|---:|---:|---:|---:|---:|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()
    print(f"| {options.texts} texts | texts/s | least cosine to the packaged engine |")
    print("|---|---:|---:|")
    for name, rate, cosine in _embed(options.texts):
        print(f"| {name} | {rate:.1f} | {cosine:.4f} |")
    return 0


def _read_apart(folder: Path, pages: int) -> tuple[str, ...]:
    add_distractors(load_settings().corpus, folder, pages)
    command = [sys.executable, "-m", "evals.bench_ingest", "--read", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchError(f"reading {pages} pages ended with exit code {done.returncode}: {done.stderr.strip()[-300:]}")
    found = json.loads(done.stdout)
    rate = pages / found["seconds"]
    shown = (f"{found['seconds']:.1f}", f"{rate:.0f}", f"{found['own_mb']:.0f}", f"{found['parser_mb']:.0f}")
    return str(pages), str(found["passages"]), *shown


def _read(folder: Path) -> dict[str, float]:
    from ingest.corpus import read_corpus

    started = time.perf_counter()
    corpus = read_corpus(folder)
    seconds = time.perf_counter() - started
    own, parsers = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "seconds": seconds,
        "passages": len(corpus.passages),
        "own_mb": own / _RSS_PER_MB,
        "parser_mb": parsers / _RSS_PER_MB,
    }


def _embed(count: int) -> list[tuple[str, float, float]]:
    import numpy as np

    from ingest import e5_weights
    from ingest.context import passage_context
    from ingest.corpus import read_corpus
    from ingest.embedder import TORCH_PAYS_CHARS, PackagedE5

    with tempfile.TemporaryDirectory() as folder:
        add_distractors(load_settings().corpus, Path(folder) / "made", 30)
        passages = read_corpus(Path(folder) / "made").passages
    texts = list(dict.fromkeys(passage_context(p) for p in passages))
    texts = [texts[k * len(texts) // count] for k in range(min(count, len(texts)))]
    bulk, few = PackagedE5(), PackagedE5()
    bulk.embed_passages(["warm " * 40] * (TORCH_PAYS_CHARS // 200 + 1))
    plain = e5_weights.build_sentence_transformer(e5_weights.packaged_path())
    plain.encode(texts[:8], prompt_name="passage")
    systems: dict[str, Callable[[], object]] = {
        "packaged engine": lambda: np.concatenate([few.embed_passages([text]) for text in texts]),
        "plain sentence-transformers": lambda: plain.encode(texts, prompt_name="passage"),
        "ingest, in bulk": lambda: bulk.embed_passages(texts),
    }
    best = dict.fromkeys(systems, float("inf"))
    made: dict[str, np.ndarray] = {}
    for _ in range(_TURNS):
        for name, embed in systems.items():
            started = time.perf_counter()
            made[name] = np.asarray(embed(), np.float32)
            best[name] = min(best[name], time.perf_counter() - started)
    reference = made["packaged engine"]
    return [(name, len(texts) / best[name], float((made[name] * reference).sum(axis=1).min())) for name in systems]


if __name__ == "__main__":
    sys.exit(main())
