"""What the suite's own tests share: a small corpus in two languages, its cases and right answers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import pytest

from assistant.engine import Assistant
from evals.cases import Case
from evals.outputs import Output
from evals.sources import Source, Sources
from ingest.embedder import Progress, Vectors
from ingest.index import Index
from ingest.types import Document, Language, Passage, Section, SectionText, Slide

SLIDES: Mapping[Language, tuple[tuple[str, str], ...]] = {
    "fi": (
        ("Hakuajat", "KA910-haku päättyy 5. maaliskuuta 2031 klo 13.00 Suomen aikaa."),
        ("Suuret pilotit (KA920)", "Vähintään 3 organisaatiota. Tuki on 4 milj. €."),
        ("Pienet pilotit (KA910)", "Vähintään 2 organisaatiota. Tuki on 60 000 €."),
    ),
    "en": (
        ("Deadlines", "The KA910 call closes on 5 March 2031 at 13:00 Finnish time."),
        ("Large pilots (KA920)", "At least 3 organisations. The grant is EUR 4,000,000."),
        ("Small pilots (KA910)", "At least 2 organisations. The grant is EUR 60,000."),
    ),
}
SECTIONS: Mapping[Language, tuple[tuple[str, str], ...]] = {
    "fi": (("Johdanto", "Ohjelma tukee oppimista."), ("Vaikutukset", "Kielitaito paranee.")),
    "en": (("Introduction", "The programme supports learning."), ("Impact", "Language skills improve.")),
}


def _document(stem: str, language: Language) -> Document:
    other = "en" if language == "fi" else "fi"
    return Document(
        id=f"{stem}.{language}",
        title=stem.title(),
        language=language,
        kind="markdown",
        url="",
        publisher="",
        edition="2031",
        counterpart=f"{stem}.{other}",
    )


def _source(stem: str, language: Language, parts: tuple[tuple[str, str], ...], *, slides: bool) -> Source:
    document, text, sections = _document(stem, language), "", []
    for number, (title, body) in enumerate(parts, start=1):
        start = len(text)
        text += f"{title}\n\n{body}\n\n\n"
        locator = Slide(number, title) if slides else Section((title,))
        sections.append(SectionText(document.id, locator, (title,), body, start, len(text)))
    return Source(document, text, tuple(sections))


@pytest.fixture(scope="session")
def sources() -> Sources:
    """A deck of three slides and a guide of two sections, in Finnish and English."""
    decks = [_source("deck", lang, parts, slides=True) for lang, parts in SLIDES.items()]
    guides = [_source("guide", lang, parts, slides=False) for lang, parts in SECTIONS.items()]
    return Sources([*decks, *guides], digest="small")


class HashEmbedder:
    """Unit vectors of dimension 8 from a hash of the text: a text is near itself alone."""

    name = "hash"
    dimension = 8

    def embed_query(self, text: str) -> Vectors:
        digest = hashlib.sha256(text.encode()).digest()
        numbers = np.frombuffer(digest, dtype=np.uint32).astype(np.float32) - 2.0**31
        return (numbers / np.linalg.norm(numbers)).astype(np.float32)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        return np.array([self.embed_query(text) for text in texts], dtype=np.float32).reshape(len(texts), 8)


@pytest.fixture(scope="session")
def embedder() -> HashEmbedder:
    """An embedder that needs no model."""
    return HashEmbedder()


@pytest.fixture(scope="session")
def index(sources: Sources, embedder: HashEmbedder) -> Index:
    """The small corpus as an index in memory: a passage for each sentence."""
    passages = [passage for source in sources for passage in _passages(source)]
    documents = [source.document for source in sources]
    texts = {source.document.id: source.text for source in sources}
    return Assistant.from_passages(passages, documents, texts, embedder).searcher.index


def _passages(source: Source) -> Iterator[Passage]:
    for section in source.sections:
        for sentence in re.split(r"(?<=\.) (?=[A-Z])", section.text):
            start = source.text.index(sentence, section.start)
            yield Passage(
                f"{source.document.id}:{start}",
                source.document.id,
                section.locator,
                section.heading_path,
                sentence,
                start,
                start + len(sentence),
            )


def make_case(**fields: object) -> Case:
    """A case with these fields, and ordinary ones where none are given."""
    return Case.model_validate({"id": "fi-1", "language": "fi", "question": "Milloin haku päättyy?", **fields})


@pytest.fixture(name="make_case", scope="session")
def make_case_fixture() -> Callable[..., Case]:
    """`make_case(**fields)`."""
    return make_case


def fact(name: str, *accepted: str) -> dict[str, object]:
    """A fact as a case spells it."""
    return {"name": name, "accepted": list(accepted)}


def slide(number: int, language: Language = "fi") -> dict[str, object]:
    """A slide of the small deck as a case names it."""
    return {"document_id": f"deck.{language}", "slide": number}


@pytest.fixture(scope="session")
def cases() -> tuple[Case, ...]:
    """Cases of every status, on slides and sections, in both languages."""
    return (
        make_case(
            facts=[fact("deadline", "5.3.2031"), fact("time", "klo 13")],
            relevant=[slide(1)],
            forbidden=[fact("other year", "5.3.2030")],
            tags=["deadline"],
        ),
        make_case(
            id="en-1",
            language="en",
            question="How much is granted to large pilots?",
            facts=[fact("grant", "4 milj. €")],
            relevant=[slide(2)],
            forbidden=[fact("small", "EUR 60,000")],
            tags=["amount"],
        ),
        make_case(
            id="fi-2",
            question="Montako organisaatiota pienessä ja suuressa pilotissa on?",
            facts=[fact("small", "2 organisaatiota"), fact("large", "3 organisaatiota")],
            relevant=[slide(2), slide(3)],
            tags=["comparison"],
        ),
        make_case(
            id="en-2",
            language="en",
            question="Do language skills improve?",
            facts=[fact("verdict", "yes"), fact("skills", "language skill")],
            relevant=[{"document_id": "guide.fi", "quote": "Kielitaito paranee"}],
            tags=["whether"],
        ),
        make_case(id="fi-3", question="Entä KA131?", status="not_in_guide", tags=["deadline", "near-miss"]),
        make_case(id="en-3", language="en", question="Hello there!", status="out_of_scope", tags=["small-talk"]),
    )


def cite(sources: Sources, index: int, document_id: str, quote: str) -> dict[str, object]:
    """A citation of a phrase that stands in the small corpus."""
    source = sources.get(document_id)
    assert source is not None
    start = source.text.index(quote)
    section = next(s for s in source.sections if s.start <= start < s.end)
    place: dict[str, object] = {"kind": "section", "path": list(section.heading_path)}
    if isinstance(section.locator, Slide):
        place = {"kind": "slide", "slide": section.locator.number, "title": section.locator.title}
    return {
        "index": index,
        "document_id": document_id,
        "document_title": source.document.title,
        "language": source.document.language,
        "locator": place,
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "url": "",
    }


@pytest.fixture(scope="session")
def right(sources: Sources) -> dict[str, Output]:
    """Recorded outputs that answer every case rightly."""

    def output(case_id: str, answer: str, *citations: tuple[str, str], status: str = "answered") -> Output:
        cited = [cite(sources, i, doc, quote) for i, (doc, quote) in enumerate(citations, start=1)]
        language = case_id[:2]
        row = {"id": case_id, "language": language, "status": status, "answer": answer, "citations": cited}
        return Output.model_validate({**row, "elapsed_ms": 12.0})

    outputs = (
        output(
            "fi-1",
            "KA910-haku päättyy 5.3.2031 klo 13.00. [1]",
            ("deck.fi", "päättyy 5. maaliskuuta 2031 klo 13.00"),
        ),
        output("en-1", "The grant is EUR 4 million. [1]", ("deck.en", "The grant is EUR 4,000,000.")),
        output(
            "fi-2",
            "Pienessä on vähintään 2 organisaatiota [1] ja suuressa vähintään 3 organisaatiota [2].",
            ("deck.fi", "Vähintään 2 organisaatiota."),
            ("deck.fi", "Vähintään 3 organisaatiota."),
        ),
        output("en-2", "**Yes**, language skills improve. [1]", ("guide.en", "Language skills improve.")),
        output("fi-3", "Opas ei kerro siitä.", status="not_in_guide"),
        output("en-3", "Hello! Ask me about the programme.", status="out_of_scope"),
    )
    return {o.id: o for o in outputs}
