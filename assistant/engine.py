"""The assistant: a question in, an answer with verified citations out."""

from __future__ import annotations

import gc
import re
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering import Answerer, PartAnswer
from assistant.citations import Citer, write_text
from assistant.compared_topics import with_topics
from assistant.comparison import compare, compares, leaves_open
from assistant.confidence import ConfidenceModel, load_confidence
from assistant.contrast import contrast, read_contrast
from assistant.dialogue import resolve
from assistant.disagreement import Disagreements, tell
from assistant.further import asks_of_person, counts_both, find_beside, held
from assistant.hostile import is_hostile
from assistant.in_memory import index_passages
from assistant.language import detect_language
from assistant.parts import is_question, split_counted, split_question
from assistant.phrases import say
from assistant.question import Reading, without_added
from assistant.reader import load_reader
from assistant.requests import Request, asks_guide, find_request, last_question, wanted_language
from assistant.retelling import Reteller, Told
from assistant.search import Found, Searcher
from assistant.smalltalk import find_smalltalk
from assistant.spelling import Speller
from assistant.statements import Statement, say_once
from assistant.tidying import Tidier
from assistant.timing import answer_timing
from assistant.types import Answer, Citation, Status
from assistant.verification import is_verbatim, verify
from ingest.corpus import hash_corpus
from ingest.editions import group_editions, series_of
from ingest.embedder import Embedder, open_embedder
from ingest.errors import GuideError
from ingest.glossary import Term
from ingest.index import Index, open_index
from ingest.settings import Settings
from ingest.shared import fetch_index
from ingest.types import Document, Language, Passage
from ingest.values import read_values

_FOREIGN_LEAD = 0.15  # by so much the other language must be surer to be quoted instead
_DOUBTFUL = 0.6  # an answer less sure than this is compared with what the other language's documents say
_SCRIPT = re.compile(r"<(script|style)\b[^<>]{0,200}>.{0,2000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_MOST_DISAGREEMENTS = 2
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


class QuestionError(GuideError):
    """The question cannot be taken as it is: too long."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A question as it was understood, with what the guide's own words answer to each of its parts.

    `fixed` is true where code alone may answer: what depends on today's date, and tables. `respelt` is the question
    as it was read where misspelt words in it were put right; empty elsewhere.
    """

    question: str
    standalone: str
    language: Language
    parts: tuple[PartAnswer, ...]
    today: date
    fixed: bool = False
    respelt: str = ""


class Assistant:
    """Answers questions from one index. Safe to share between threads once made."""

    def __init__(self, searcher: Searcher, model: ConfidenceModel | None = None, limit: int = 4000) -> None:
        self.searcher = searcher
        self._answerer = Answerer(searcher, model or load_confidence(searcher.reads))
        self._disagreements = Disagreements(
            searcher.index, searcher.units, searcher.book, searcher.retrieval.counterparts
        )
        self._reteller = Reteller(searcher)
        self._tidier = Tidier(searcher.book, Speller(tuple(_texts_of(searcher.index))))
        self._limit = limit
        if searcher.has_many:
            gc.freeze()  # millions of objects that live as long as the engine: walking them takes 0.4 s each time
        self._known: dict[Language, frozenset[str]] = {
            language: ranking.vocabulary.words for language, ranking in searcher.retrieval.rankings.items()
        }

    @classmethod
    def from_index(cls, settings: Settings) -> Assistant:
        """The assistant over the index in use.

        Raises the errors of `ingest.index.open_index`, each of which names the command that mends it.
        """
        key = settings.embedder_key.get_secret_value() if settings.embedder_key is not None else ""
        embedder = open_embedder(settings.embedder, settings.threads, key=key)
        fetch_index(settings, force=False)
        digest = hash_corpus(settings.corpus) if settings.corpus.is_dir() else None
        index = open_index(settings.index_dir, embedder.name, digest)
        reader = load_reader(threads=settings.threads) if settings.reader == "on" else None
        return cls(Searcher(index, embedder, reader=reader), limit=settings.max_question_chars)

    @classmethod
    def from_passages(
        cls,
        passages: Sequence[Passage],
        documents: Iterable[Document],
        sources: dict[str, str],
        embedder: Embedder | None = None,
        terms: Sequence[Term] = (),
    ) -> Assistant:
        """The assistant over passages in memory, with no store: for benchmarks and other corpora.

        `sources[document_id][passage.start:passage.end]` is each passage's quote. Passages of one locator
        make a section.
        """
        model = embedder or open_embedder("packaged")
        index = index_passages(passages, documents, sources, model, terms)
        return cls(Searcher(index, model, reader=load_reader()))

    def search(self, question: str) -> Found:
        """The ranked candidates for a question, with their scores."""
        text = self._tidier.tidy(question.strip()[: self._limit])
        return self.searcher.search(text, detect_language(text, self._known))

    def ask(self, question: str, history: Sequence[str] = (), today: date | None = None) -> Answer:
        """Answer one question.

        `history` are the user's earlier questions, oldest first; `today` is the day it is asked on. Raises
        `QuestionError` where the question is longer than the settings allow.
        """
        started = time.perf_counter()
        planned = self.plan(question, history, today)
        answer = self.compose(planned) if isinstance(planned, Plan) else planned
        return replace(answer, elapsed_ms=round((time.perf_counter() - started) * 1000, 3))

    def plan(self, question: str, history: Sequence[str] = (), today: date | None = None) -> Plan | Answer:
        """What there is to say, before it is worded; the answer itself for small talk.

        Takes and raises what `ask` does.
        """
        text = question.strip()
        if len(text) > self._limit:
            language = detect_language(text[:400], self._known)
            message = say("question_too_long", language, length=len(text), limit=self._limit)
            raise QuestionError(message)
        today = today or date.today()
        tidied = self._tidier.read(_strip_markup(text))
        asked, respelt = tidied.text, tidied.text if tidied.respelt else ""
        earlier = [self._tidier.tidy(t) if len(t) <= self._limit else t for t in history if asks_guide(t)]
        language = self._language_of(asked, earlier)
        request = find_request(text) or find_request(asked)
        if request is not None:
            return self._retell(request, text, history, language, today)
        talk = "empty" if not any(c.isalnum() for c in text) else find_smalltalk(asked)
        if talk is not None:
            return self._plain(text, text, language, "out_of_scope", say(talk, language))
        resolved = resolve(asked, earlier, language, self.searcher.book)
        timed = answer_timing(resolved.reading, self.searcher, today)
        if timed is not None and not resolved.reading.unknown_codes and not resolved.reading.uncovered:
            status, statements = timed
            part = PartAnswer(resolved.reading, status, statements, 1.0)
            return Plan(text, resolved.text, language, (part,), today, fixed=True, respelt=respelt)
        readings = split_question(resolved.reading, self.searcher.book)
        asking = [r for r in readings if not is_hostile(r.text)]  # orders to a model ask nothing
        said = asking or list(readings)
        parts = self._answer_parts(said, today)
        if not asking:
            parts = tuple(p if p.confidence >= _DOUBTFUL else _say_nothing(p) for p in parts)
        fixed = any(statement.cell is not None for part in parts for statement in part.statements)
        return Plan(text, resolved.text, language, parts, today, fixed, respelt)

    def _retell(self, request: Request, text: str, history: Sequence[str], language: Language, today: date) -> Answer:
        """The answer to the last question again, as the person wants it now."""
        last = last_question(history)
        if last is None:
            return self._plain(text, text, language, "out_of_scope", say("nothing_asked", language))
        planned = self.plan(history[last], history[:last], today)
        answer = self.compose(planned) if isinstance(planned, Plan) else planned
        told = Told(answer, planned.parts if isinstance(planned, Plan) else (), today)
        wanted = wanted_language(request) or answer.language
        if wanted != answer.language and told.parts:
            parts = self._reteller.in_language(told, wanted)
            return self._compose(text, answer.standalone_question, wanted, parts, today)
        times = sum(find_request(turn) == request for turn in history[last + 1 :])
        retold = self._reteller.tell(request, told, language, times)
        standalone = answer.standalone_question
        made = self._make(
            text, standalone, retold.language, retold.status, retold.text, retold.citations, answer.confidence
        )
        return replace(made, related=answer.related)

    def compose(self, plan: Plan) -> Answer:
        """The verified answer that the parts of a plan make."""
        answer = self._compose(plan.question, plan.standalone, plan.language, plan.parts, plan.today)
        if not plan.respelt:
            return answer
        return replace(answer, notices=(*answer.notices, say("respelt", plan.language, question=plan.respelt)))

    def _answer_parts(self, readings: Sequence[Reading], today: date) -> tuple[PartAnswer, ...]:
        """The answer to each part of a message; a further part may be held by the answer to the first one."""
        first = self._answer_part(readings[0], readings[0], today, parts=len(readings))
        pair = split_counted(readings[0], self.searcher.book) if len(readings) == 1 else ()
        if pair and not counts_both(pair, first):
            return tuple(self._answer_part(one, one, today, parts=len(pair)) for one in pair)
        count = len(readings)
        parts = [first, *(self._answer_further(r, readings[0], first, today, parts=count) for r in readings[1:])]
        if first.status == "not_in_guide" and not first.statements:
            parts[0] = next((same for part in parts[1:] if (same := held(first.reading, part)) is not None), first)
        return tuple(parts)

    def _answer_further(
        self, reading: Reading, asked: Reading, first: PartAnswer, today: date, *, parts: int
    ) -> PartAnswer:
        """The answer to a further part, which may stand in or beside the answer to the first one, `asked`."""
        part = held(reading, first)
        if part is not None:
            return part
        if asks_of_person(reading) and first.status == "answered":
            return PartAnswer(reading, "not_in_guide", (), first.confidence)
        part = self._answer_part(reading, asked, today, parts=parts)
        section = first.section if part.status != "answered" else None
        beside = find_beside(reading, first, self.searcher.in_section(section)) if section is not None else None
        return part if beside is None else self._answerer.tell(reading, beside, today)

    def _answer_part(self, reading: Reading, first: Reading, today: date, *, parts: int) -> PartAnswer:
        further = reading is not first
        asked_as, reading = reading, with_topics(reading, self.searcher.book)
        found = self.searcher.rank(reading, parts=parts)
        part = self._answerer.answer(reading, found, today, further=further)
        if part.status in ("not_in_guide", "out_of_scope") or part.confidence < _DOUBTFUL:
            part = self._answer_foreign(reading, part, today, further=reading.text != first.text)
        if compares(reading) and not (part.status == "not_in_guide" and part.confidence == 0.0):
            cells = compare(reading, found, self.searcher)
            asked = reading.asks_for("comparison") or part.status == "answered"
            if cells and (asked or all(cell.passages for cell in cells)):
                return replace(part, status="answered", statements=cells)
        things = read_contrast(asked_as) if part.status == "answered" else None
        cells = contrast(asked_as, things, self.searcher) if things is not None else ()
        if cells:
            return replace(part, statements=cells)
        unsaid = part.status == "answered" and leaves_open(reading, part.statements)
        return replace(part, status="not_in_guide", statements=()) if unsaid else part

    def _answer_foreign(self, reading: Reading, own: PartAnswer, today: date, *, further: bool) -> PartAnswer:
        """What only a document in the other language says, where that is surer; else what the own language said."""
        if reading.unknown_codes:
            return own
        found = self.searcher.rank_foreign(reading)
        other = self._answerer.answer(reading, found, today, further=further) if found is not None else own
        surer = own.status != "answered" or other.confidence > own.confidence + _FOREIGN_LEAD
        return other if other.status == "answered" and surer else own

    def _language_of(self, text: str, history: Sequence[str]) -> Language:
        default: Language = detect_language(history[-1], self._known) if history else "fi"
        return detect_language(text, self._known, default)

    def _compose(
        self, question: str, standalone: str, language: Language, parts: Sequence[PartAnswer], today: date
    ) -> Answer:
        answered = [p for p in parts if p.status == "answered"]
        told = say_once([verify(p.statements, self.searcher.index.passages)[0] for p in parts])
        checked = list(zip(parts, told, strict=True))
        shown = [(p, statements) for p, statements in checked if any(s.role == "claim" for s in statements)]
        confidence = min((p.confidence for p in parts), default=0.0)
        if not shown or (not answered and parts[0].status != "not_in_guide"):
            return self._refusal(question, standalone, language, parts)
        citer = Citer(self.searcher.index)
        text = "\n\n".join(write_text(statements, citer) for _, statements in shown)
        open_parts = [p for p, _ in checked if p.status != "answered"]
        status: Status = "answered" if not open_parts else "partial" if answered else "not_in_guide"
        if open_parts:
            text = "\n\n".join([text, *self._say_open(open_parts, language, citer, named=bool(answered))])
        return self._make(question, standalone, language, status, text, citer.citations, confidence)

    def _say_open(self, parts: Sequence[PartAnswer], language: Language, citer: Citer, named: bool) -> list[str]:
        """What the guide leaves open, part by part, and whom to ask."""
        lines = []
        for part in parts:
            own = next((s.text for s in part.statements if s.role == "intro"), "")
            asked = without_added(part.reading.text)
            request = "not_in_guide_part" if is_question(asked) else "not_in_guide_request"
            key = request if named else "not_in_guide"
            said = say(key, language, part=_as_part(asked, language))
            lines.append(own or said)
        wants_contact = any(part.reading.asks_for("contact") for part in parts)
        contact = None if wants_contact else self._contact(language)
        if contact is not None:
            lines[-1] += f" {contact.text} {citer.cite(contact.passages)}"
        return lines

    def _refusal(self, question: str, standalone: str, language: Language, parts: Sequence[PartAnswer]) -> Answer:
        status: Status = "not_in_guide" if any(p.status != "out_of_scope" for p in parts) else "out_of_scope"
        if status == "out_of_scope":
            return self._plain(question, standalone, language, status, say("out_of_scope", language))
        citer = Citer(self.searcher.index)
        text = " ".join(self._say_open(parts[:1], language, citer, named=False))
        confidence = max(p.confidence for p in parts)
        answer = self._make(question, standalone, language, status, text, citer.citations, confidence)
        related = Citer(self.searcher.index)
        related.cite(k for p in parts for k in p.related)
        return replace(answer, related=related.citations)

    def _contact(self, language: Language) -> Statement | None:
        """Whom to ask, where a document names a contact that its own text prints."""
        index = self.searcher.index
        for document in sorted(index.documents.values(), key=lambda d: (d.language != language, -len(d.edition))):
            if not document.contact:
                continue
            for position, passage in enumerate(index.passages):
                if passage.document_id == document.id and document.contact in passage.text:
                    text = say("ask_contact", language, contact=document.contact)
                    return Statement(f"{text}", (position,))
        return None

    def _make(
        self,
        question: str,
        standalone: str,
        language: Language,
        status: Status,
        text: str,
        citations: tuple[Citation, ...],
        confidence: float,
    ) -> Answer:
        sound = tuple(c for c in citations if is_verbatim(c, self.searcher.index.sources))
        return Answer(
            id=uuid.uuid4().hex[:12],
            question=question,
            standalone_question=standalone,
            language=language,
            status=status,
            text=text,
            citations=sound,
            notices=(*self._notices(sound, language), *self._disagreeing(sound, standalone, language, text)),
            confidence=round(confidence, 3),
        )

    def _plain(self, question: str, standalone: str, language: Language, status: Status, text: str) -> Answer:
        return self._make(question, standalone, language, status, text, (), 0.0)

    def _notices(self, citations: Sequence[Citation], language: Language) -> tuple[str, ...]:
        documents = [self.searcher.index.documents[c.document_id] for c in citations]
        notices = []
        if any(d.language != language for d in documents):
            notices.append(say("translated_quote", language))
        if any(d.translation_of for d in documents):
            notices.append(say("unofficial_translation", language))
        editions = group_editions(self.searcher.index.documents.values())
        quoted = dict.fromkeys(d.edition for d in documents if len({e.edition for e in editions[series_of(d)]}) > 1)
        if quoted:
            notices.append(say("edition", language, edition=", ".join(quoted)))
        return tuple(notices)

    def _disagreeing(
        self, citations: Sequence[Citation], question: str, language: Language, text: str
    ) -> tuple[str, ...]:
        """Where another place has another value for what the answer states; earlier editions where no year is named."""
        if not citations:
            return ()
        names_year = any(value.kind in ("year", "date") for value in read_values(question))
        found = self._disagreements.find(citations, read_values(text), editions=not names_year)
        return tuple(tell(one, language) for one in found[:_MOST_DISAGREEMENTS])


def _say_nothing(part: PartAnswer) -> PartAnswer:
    return replace(part, status="out_of_scope", statements=())


def _as_part(asked: str, language: Language) -> str:
    """A part of a message as it goes into the sentence that names it: a clause in Finnish, a question in English."""
    if asked[1:2].isupper():  # a name or code
        return asked
    return (asked[:1].lower() if language == "fi" else asked[:1].upper()) + asked[1:]


def _strip_markup(text: str) -> str:
    """A question without HTML tags (and what scripts hold): they say nothing and are never rendered."""
    plain = _TAG.sub(" ", _SCRIPT.sub(" ", text)).strip()
    return plain if any(char.isalnum() for char in plain) else text


def _texts_of(index: Index) -> Iterator[str]:
    """All that an index's documents say, headings and names of terms included."""
    for passage in index.passages:
        yield passage.text
        yield from passage.heading_path
    for term in index.terms:
        yield from (*term.fi, *term.en)
