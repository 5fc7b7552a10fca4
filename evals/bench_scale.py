"""Bench of size: `python -m evals.bench_scale [--times 1 10 100] [--questions 60] [--reader]`, as a Markdown table.

How the engine fares on 1, 10 and 100 times as many passages as the corpus has, without the reader or with it. What is
added is made up: slides of invented words and of the corpus's own, half and half, with random vectors about as near to
one another as the real ones, so nothing is embedded but the questions. That makes it a bench of time and memory, not of
answers; it says all the same how often the first candidate is the one that the engine finds on the corpus alone.
Each size is measured in a process of its own: the seconds until it is ready, given the index in memory; questions that
were not asked before (embedding them included), after as many others; the memory that is held after them.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.engine import Assistant
from assistant.retrieval.reader import load_reader
from assistant.retrieval.search import Searcher
from evals.bench import choose_questions, percentile
from evals.cases import load_cases
from evals.cli_fitting import question_files
from evals.errors import BenchError
from ingest.build import build_index
from ingest.embedder import open_embedder
from ingest.index import Index, open_index
from ingest.settings import ROOT, load_settings
from ingest.types import Document, Language, Passage, SectionText, Slide

_TIMES = (1, 10, 100)
_QUESTIONS = 60
_SLIDES = 50
_RSS_PER_MB = 1024 * 1024 if sys.platform == "darwin" else 1024
_ONSETS, _VOWELS = "hjklmnprstv", ("a", "e", "i", "o", "u", "aa", "ie", "uo")
_ENDINGS: dict[Language, tuple[str, ...]] = {
    "fi": ("", "", "n", "a", "t", "ssa", "sta", "lle", "ja", "ien"),
    "en": ("", "", "", "s", "ing", "ed"),
}
_VALUES: dict[Language, tuple[str, ...]] = {
    "fi": ("{n} kuukautta", "{n} 000 euroa", "{n} %", "{n}.3.2026", "klo {n}.00"),
    "en": ("{n} months", "EUR {n},000", "{n} %", "{n} March 2026", "at {n}:00"),
}
_ROWS = (
    ("passages", "passages", "{:.0f}"),
    ("units (passages and lists)", "units", "{:.0f}"),
    ("ready, from the index in memory (s)", "ready_s", "{:.1f}"),
    ("a question, warm: p50 (ms)", "p50_ms", "{:.0f}"),
    ("a question, warm: p95 (ms)", "p95_ms", "{:.0f}"),
    ("memory held (MB)", "held_mb", "{:.0f}"),
    ("peak memory (MB)", "peak_mb", "{:.0f}"),
    ("same first candidate as on the corpus alone", "same_first", "{:.2f}"),
)

Floats = NDArray[np.float32]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench_scale", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--times", type=int, nargs="+", default=list(_TIMES), help="sizes, as multiples of the corpus")
    parser.add_argument("--questions", type=int, default=_QUESTIONS)
    parser.add_argument("--corpus", help="the corpus folder (default: the one set)")
    parser.add_argument("--reader", action="store_true", help="with the reader, as the engine runs")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one is not None:
        print(json.dumps(measure(options.one, options.questions, options.corpus, reads=options.reader)))
        return 0
    load = os.getloadavg()[0]
    given = options.questions, options.corpus, options.reader
    figures = [_measure_apart(times, *given) for times in options.times]
    threads = os.environ.get("OMP_NUM_THREADS", "not set")
    loads = f"load before {load:.1f}, after {os.getloadavg()[0]:.1f}"
    print(f"{os.cpu_count()} cores, {loads}; OMP_NUM_THREADS {threads}; {options.questions} questions\n")
    print("| | " + " | ".join(f"{times}x" for times in options.times) + " |")
    print("|---|" + "---:|" * len(figures))
    for label, key, shape in _ROWS:
        print(f"| {label} | " + " | ".join(shape.format(found[key]) for found in figures) + " |")
    return 0


def measure(times: int, count: int, corpus: str | None = None, *, reads: bool = False) -> dict[str, float]:
    """The figures of one size, in this process: `count` questions are timed after as many others.

    Raises what `ingest.index.open_index` and `evals.cases.load_cases` raise.
    """
    settings = load_settings(corpus)
    embedder = open_embedder(settings.embedder, settings.threads)
    build_index(settings.corpus, settings.index_dir, embedder)
    small = open_index(settings.index_dir, embedder.name)
    questions = choose_questions(load_cases(question_files(None)).cases, 2 * count)
    warming, timed = questions[::2], questions[1::2]
    reader = load_reader(threads=settings.threads) if reads else None
    alone = _first_candidates(Assistant(Searcher(small, embedder, reader=reader)), timed)
    index = enlarge(small, times * len(small.passages))
    started = time.perf_counter()
    assistant = Assistant(Searcher(index, embedder, reader=reader))
    ready = time.perf_counter() - started
    for question in warming:
        assistant.ask(question)
    took = []
    for question in timed:
        started = time.perf_counter()
        assistant.ask(question)
        took.append((time.perf_counter() - started) * 1000)
    firsts = _first_candidates(assistant, timed)
    return {
        "passages": len(index.passages),
        "units": len(assistant.searcher.units),
        "ready_s": ready,
        "p50_ms": percentile(took, 0.5),
        "p95_ms": percentile(took, 0.95),
        "held_mb": _held_mb(),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _RSS_PER_MB,
        "same_first": sum(one == other for one, other in zip(firsts, alone, strict=True)) / len(timed),
    }


def enlarge(index: Index, count: int, seed: int = 7) -> Index:
    """An index with made-up passages after its own, `count` or a few more in all; the same for the same seed."""
    maker = _Maker(index, np.random.default_rng(seed))
    made: list[_Deck] = []
    total = len(index.passages)
    while total < count:
        pair = maker.pair(len(made) // 2, count - total)
        made.extend(pair)
        total += sum(len(deck.passages) for deck in pair)
    passages = [p for deck in made for p in deck.passages]
    sections = [s for deck in made for s in deck.sections]
    return replace(
        index,
        documents={**index.documents, **{deck.document.id: deck.document for deck in made}},
        sources={**index.sources, **{deck.document.id: deck.source for deck in made}},
        sections=(*index.sections, *sections),
        passages=(*index.passages, *passages),
        vectors=maker.vectors(index.vectors, len(passages)),
        text_vectors=maker.vectors(index.text_vectors, len(passages)),
        section_vectors=maker.vectors(index.section_vectors, len(sections)),
        folder=None,
    )


@dataclass(frozen=True, slots=True)
class _Deck:
    document: Document
    source: str
    sections: tuple[SectionText, ...]
    passages: tuple[Passage, ...]


class _Maker:
    """Makes decks in pairs, a Finnish one and an English one of the same shape."""

    def __init__(self, index: Index, rng: np.random.Generator) -> None:
        self._rng = rng
        self._words: dict[Language, list[str]] = {"fi": [], "en": []}
        for passage in index.passages:
            self._words[index.documents[passage.document_id].language].extend(passage.text.split())

    def pair(self, number: int, wanted: int) -> tuple[_Deck, _Deck]:
        shapes = list(self._shapes(wanted))
        first, second = f"made-{number}.fi", f"made-{number}.en"
        return self._deck("fi", first, second, shapes), self._deck("en", second, first, shapes)

    def vectors(self, real: Floats, count: int) -> Floats:
        """The real vectors with so many random ones below them, as near to the real ones' mean as these are."""
        made = self._rng.standard_normal((count, real.shape[1]), dtype=np.float32)
        made /= np.linalg.norm(made, axis=1, keepdims=True)
        centre = real.mean(axis=0)
        near = float(np.linalg.norm(centre))
        made *= np.sqrt(max(0.0, 1.0 - near**2))
        made += centre
        made /= np.linalg.norm(made, axis=1, keepdims=True)
        found: Floats = np.concatenate([real, made])
        return found

    def _shapes(self, wanted: int) -> Iterator[tuple[int, int]]:
        """For each slide how many passages stand under its title, and how many of them under a lead-in."""
        total = 0
        for _ in range(_SLIDES):
            plain, led = int(self._rng.integers(3, 8)), int(self._rng.choice((0, 0, 3, 4, 6)))
            yield plain, led
            total += 2 * (1 + plain + led + bool(led))
            if total >= wanted:
                return

    def _deck(self, language: Language, name: str, other: str, shapes: Sequence[tuple[int, int]]) -> _Deck:
        document = Document(name, name.title(), language, "deck-text", "", "", "2026", counterpart=other)
        source, passages, sections = "", list[Passage](), list[SectionText]()
        for number, (plain, led) in enumerate(shapes, start=1):
            title = self._text(language, 2, 4).capitalize()
            lead = self._text(language, 2, 5).capitalize()
            lines: list[tuple[tuple[str, ...], str]] = [((title,), title)]
            lines += [((title,), self._sentence(language)) for _ in range(plain)]
            if led:
                lines += [((title,), f"{lead}:"), *(((title, lead), self._sentence(language)) for _ in range(led))]
            start, locator = len(source), Slide(number, title)
            for path, text in lines:
                key, place = f"{name}:{len(passages)}", len(source)
                passages.append(Passage(key, name, locator, path, text, place, place + len(text)))
                source += f"{text}\n"
            sections.append(SectionText(name, locator, (title,), source[start:-1], start, len(source) - 1))
        return _Deck(document, source, tuple(sections), tuple(passages))

    def _sentence(self, language: Language) -> str:
        text = self._text(language, 3, 12).capitalize()
        if self._rng.random() < 0.3:
            value = str(self._rng.choice(_VALUES[language]))
            text += " " + value.format(n=int(self._rng.integers(2, 28)))
        return text

    def _text(self, language: Language, least: int, most: int) -> str:
        real = self._words[language]
        chosen = (
            real[int(self._rng.integers(len(real)))] if self._rng.random() < 0.5 else self._invent(language)
            for _ in range(int(self._rng.integers(least, most)))
        )
        return " ".join(chosen)

    def _invent(self, language: Language) -> str:
        """A word of two to four syllables; a few are frequent and most are rare."""
        rank = int(min(self._rng.zipf(1.4), 10**6)) + 400
        syllables = []
        while rank:
            rank, rest = divmod(rank, len(_ONSETS) * len(_VOWELS))
            syllables.append(_ONSETS[rest % len(_ONSETS)] + _VOWELS[rest // len(_ONSETS)])
        endings = _ENDINGS[language]
        return "".join(syllables) + endings[int(self._rng.integers(len(endings)))]


def _first_candidates(assistant: Assistant, questions: Sequence[str]) -> list[tuple[int, ...]]:
    found = (assistant.search(question) for question in questions)
    return [one.units[one.order[0]].members for one in found]


def _held_mb() -> float:
    """The memory that this process holds now; its peak where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _RSS_PER_MB
    return pages * resource.getpagesize() / 2**20


def _measure_apart(times: int, questions: int, corpus: str | None, reads: bool) -> dict[str, float]:
    command = [sys.executable, "-m", "evals.bench_scale", "--one", str(times), "--questions", str(questions)]
    command += ["--corpus", corpus] if corpus else []
    command += ["--reader"] if reads else []
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchError(f"{times}x ended with exit code {done.returncode}: {done.stderr.strip()[-300:]}")
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    sys.exit(main())
