"""The assistant: a question in, an answer with verified citations out."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.about.answered_topics import with_answered_topic
from assistant.about.requests import Request, asks_guide, find_request, last_question, wanted_language
from assistant.about.retelling import Reteller, Told
from assistant.about.second_tries import is_better, take_otherwise
from assistant.about.whereabouts import Guidebook, Whereabouts, read_whereabouts
from assistant.abstention.confidence import ConfidenceModel, load_confidence
from assistant.answers.answering import Answerer, PartAnswer
from assistant.answers.plainly import say_first, say_plainly
from assistant.answers.read_otherwise import answer_otherwise
from assistant.calendar.dated_calls import answer_dated_calls
from assistant.calendar.in_time import answer_in_time
from assistant.calendar.missed import answer_missed
from assistant.calendar.on_the_day import answer_day
from assistant.calendar.relative_days import name_call_year
from assistant.calendar.sessions import answer_sessions
from assistant.calendar.timing import answer_timing
from assistant.comparisons.by_family import answer_family, answer_member
from assistant.comparisons.compared_topics import with_topics
from assistant.comparisons.comparison import compare, compares, leaves_open
from assistant.comparisons.contrast import contrast, read_contrast
from assistant.conversation.dialogue import Resolved, resolve
from assistant.in_memory import index_passages
from assistant.language.detection import detect_language
from assistant.language.other_languages import find_other_language
from assistant.language.stopwords import load_stopwords
from assistant.message.past_years import name_past_year
from assistant.message.smalltalk import find_smalltalk
from assistant.message.spelling import Speller
from assistant.message.tidying import Tidier
from assistant.parts.aspects import split_aspects
from assistant.parts.composing import Composer
from assistant.parts.further import asks_of_person, counts_both, find_beside, held, says_again
from assistant.parts.halves import left_open, split_halves
from assistant.parts.several import split_questions
from assistant.parts.splitting import split_counted, split_question
from assistant.passages.hostile import is_hostile
from assistant.question.reading import Reading, read_question
from assistant.retrieval.reader import load_reader
from assistant.retrieval.search import Found, Searcher
from assistant.selection.near_misses import lacks_matter
from assistant.selection.routes import name_route
from assistant.types import Answer, Status
from assistant.verdicts.outsiders import asks_of_outsiders, counts_insiders, find_outsiders
from assistant.wording.phrases import say
from ingest.corpus import hash_corpus
from ingest.embedder import Embedder, open_embedder
from ingest.errors import GuideError
from ingest.glossary import Term
from ingest.index import Index, open_index
from ingest.settings import Settings
from ingest.shared import fetch_index
from ingest.types import Document, Language, Passage

_FOREIGN_LEAD = 0.15  # by so much the other language must be surer to be quoted instead
_DOUBTFUL = 0.8  # an answer less sure than this is compared with what the other language's documents say
_SURE_OF_OTHER_WORDS = 0.6  # so sure must an answer be that other words than the question's have found
_HOSTILE_LEAST = 0.6  # so sure must an answer to a message be that asks nothing but to be disobedient
_SCRIPT = re.compile(r"<(script|style)\b[^<>]{0,200}>.{0,2000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
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
        self._composer = Composer(searcher)
        self._reteller = Reteller(searcher)
        self._guidebook = Guidebook(searcher)
        self._tidier = Tidier(searcher.book, Speller(tuple(_texts_of(searcher.index))))
        self._limit = limit
        if searcher.has_many:
            gc.freeze()  # millions of objects that live as long as the engine: walking them takes 0.4 s each time
        self._known: dict[Language, frozenset[str]] = {
            language: ranking.vocabulary.words for language, ranking in searcher.retrieval.rankings.items()
        }
        self._ours = load_stopwords("fi").union(load_stopwords("en"), *self._known.values())

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
        foreign = find_other_language(_strip_markup(text), self._ours)
        if foreign is not None:
            spoken = say("other_language_sv" if foreign == "sv" else "other_language", "en")
            return self._composer.plain(text, text, "en", "out_of_scope", spoken)
        tidied = self._tidier.read(_strip_markup(text))
        asked, respelt = name_past_year(tidied.text, today), tidied.text if tidied.respelt else ""
        earlier = [self._tidier.tidy(t) if len(t) <= self._limit else t for t in history if asks_guide(t)]
        language = self._language_of(asked, earlier)
        request = find_request(text) or find_request(asked)
        if request is not None:
            return self._retell(request, text, history, language, today)
        talk = "empty" if not any(c.isalnum() for c in text) else find_smalltalk(asked)
        if talk is not None:
            return self._composer.plain(text, text, language, "out_of_scope", say(talk, language))
        whereabouts = read_whereabouts(asked) or read_whereabouts(text)
        if whereabouts is not None:
            return self._look_up(whereabouts, text, language)
        earlier = [name_route(turn, language, self.searcher) for turn in earlier]
        questions = split_questions(asked, language, self.searcher.book)
        questions = tuple(q for q in questions if not is_hostile(q)) or questions  # orders to a model ask nothing
        planned = [
            self._plan_in_turn(question, earlier if k == 0 else (), language, today)  # the others stand by themselves
            for k, question in enumerate(questions)
        ]
        parts = tuple(part for one in planned for part in one.parts)
        standalone = " ".join(one.standalone for one in planned)
        return Plan(text, standalone, language, parts, today, any(one.fixed for one in planned), respelt)

    def _plan_in_turn(self, asked: str, earlier: Sequence[str], language: Language, today: date) -> Plan:
        """What there is to say to a question, taken with the turns before it in the way that answers it."""
        planned = self._plan_question(asked, earlier, language, today)
        otherwise = take_otherwise(asked, planned.standalone, earlier, planned.parts, self.searcher)
        if otherwise is None:
            return planned
        second = self._plan_question(otherwise, (), language, today)
        return second if is_better(second.parts, planned.parts, self.searcher) else planned

    def _plan_question(self, asked: str, earlier: Sequence[str], language: Language, today: date) -> Plan:
        """What there is to say to one question of a message; its parts, where it asks several things of one matter."""
        editions = {document.edition for document in self.searcher.index.documents.values()}
        named = name_route(name_call_year(asked, today, editions), language, self.searcher)
        book = self.searcher.book

        def answer(turn: str, before: Sequence[str]) -> tuple[str, tuple[PartAnswer, ...]]:
            planned = self._plan_question(turn, before, language, today)
            return planned.standalone, planned.parts

        earlier = with_answered_topic(named, earlier, language, self.searcher, answer)
        resolved = resolve(named, earlier, language, book)
        if resolved.lost:
            return Plan(asked, resolved.text, language, (PartAnswer(resolved.reading, "not_in_guide", (), 0.0),), today)
        first = self._plan_otherwise(asked, resolved, say_first(resolved.reading, self.searcher), language, today)
        if first is not None:
            return first
        plan = self._plan_reading(asked, resolved, language, today)
        plain = say_plainly(resolved.reading, self.searcher) if _is_refused(plan) else None
        return self._plan_otherwise(asked, resolved, plain, language, today) or plan

    def _plan_otherwise(
        self, asked: str, resolved: Resolved, text: str | None, language: Language, today: date
    ) -> Plan | None:
        """What there is to say to a question put in other words; None where it is not, or nothing is found for it."""
        if text is None:
            return None
        reading = read_question(text, language, self.searcher.book)
        plan = self._plan_reading(asked, replace(resolved, text=text, reading=reading), language, today)
        unsure = any(part.confidence < _SURE_OF_OTHER_WORDS for part in plan.parts)
        return None if _is_refused(plan) or unsure else replace(plan, standalone=resolved.text)

    def _plan_reading(self, asked: str, resolved: Resolved, language: Language, today: date) -> Plan:
        """What there is to say to a question that stands by itself."""
        book = self.searcher.book
        session = self._tell_sessions(resolved.reading, today)
        if session is not None:
            return Plan(asked, resolved.text, language, (session,), today, fixed=True)
        aspects = split_aspects(resolved.reading, book)
        if aspects:
            parts = tuple(self._answer_part(one, one, today, parts=len(aspects)) for one in aspects)
            return Plan(asked, resolved.text, language, parts, today)
        timed = answer_missed(resolved.reading, self.searcher, today)
        timed = timed or answer_in_time(resolved.reading, self.searcher, today)
        timed = timed or answer_dated_calls(resolved.reading, self.searcher, today)
        timed = timed or answer_timing(resolved.reading, self.searcher, today)
        if timed is not None and not resolved.reading.unknown_codes and not resolved.reading.uncovered:
            status, statements = timed
            part = PartAnswer(resolved.reading, status, statements, 1.0)
            return Plan(asked, resolved.text, language, (part,), today, fixed=True)
        readings = split_question(resolved.reading, book)
        asking = [r for r in readings if not is_hostile(r.text)]
        said = asking or list(readings)
        parts = self._answer_parts(said, today)
        if not asking:
            parts = tuple(p if p.confidence >= _HOSTILE_LEAST else _say_nothing(p) for p in parts)
        fixed = any(statement.cell is not None for part in parts for statement in part.statements)
        return Plan(asked, resolved.text, language, parts, today, fixed)

    def _tell_sessions(self, reading: Reading, today: date) -> PartAnswer | None:
        """What is said of the sessions that a question or a part of one is about; None where it is about none."""
        told = answer_day(reading, self.searcher, today) or answer_sessions(reading, self.searcher, today)
        return None if told is None else PartAnswer(reading, "answered", told[0], 1.0, (), told[1][0].section)

    def _retell(self, request: Request, text: str, history: Sequence[str], language: Language, today: date) -> Answer:
        """The answer to the last question again, as the person wants it now."""
        last = last_question(history)
        if last is None:
            return self._composer.plain(text, text, language, "out_of_scope", say("nothing_asked", language))
        planned = self.plan(history[last], history[:last], today)
        answer = self.compose(planned) if isinstance(planned, Plan) else planned
        told = Told(answer, planned.parts if isinstance(planned, Plan) else (), today)
        wanted = wanted_language(request) or answer.language
        if wanted != answer.language and told.parts:
            parts = self._reteller.in_language(told, wanted)
            return self._composer.compose(text, answer.standalone_question, wanted, parts)
        times = sum(find_request(turn) == request for turn in history[last + 1 :])
        retold = self._reteller.tell(request, told, language, times)
        standalone = answer.standalone_question
        made = self._composer.make(
            text, standalone, retold.language, retold.status, retold.text, retold.citations, answer.confidence
        )
        return replace(made, related=answer.related)

    def _look_up(self, asked: Whereabouts, text: str, language: Language) -> Answer:
        """What was asked of the guide as a document; a refusal where it tells nothing of that."""
        shown = self._guidebook.look_up(asked, language)
        if asked.kind == "find" and not shown.citations:
            reading = read_question(text, language, self.searcher.book)
            return self._composer.refuse(text, text, language, [PartAnswer(reading, "not_in_guide", (), 0.0)])
        status: Status = "answered" if shown.citations else "out_of_scope"
        return self._composer.make(text, text, language, status, shown.text, shown.citations, 1.0)

    def compose(self, plan: Plan) -> Answer:
        """The verified answer that the parts of a plan make."""
        answer = self._composer.compose(plan.question, plan.standalone, plan.language, plan.parts)
        if not plan.respelt:
            return answer
        return replace(answer, notices=(*answer.notices, say("respelt", plan.language, question=plan.respelt)))

    def _answer_parts(self, readings: Sequence[Reading], today: date) -> tuple[PartAnswer, ...]:
        """The answer to each part of a message; a further part may be held by the answer to the first one."""
        first = self._answer_part(readings[0], readings[0], today, parts=len(readings))
        pair = split_counted(readings[0], self.searcher.book) if len(readings) == 1 else ()
        if pair and not counts_both(pair, first):
            return tuple(self._answer_part(one, one, today, parts=len(pair)) for one in pair)
        if len(readings) == 1:
            return self._answer_halves(readings[0], first, today)
        count = len(readings)
        parts = [first, *(self._answer_further(r, readings[0], first, today, parts=count) for r in readings[1:])]
        if first.status == "not_in_guide" and not first.statements:
            parts[0] = next((same for part in parts[1:] if (same := held(first.reading, part)) is not None), first)
        return tuple(parts)

    def _answer_halves(self, reading: Reading, whole: PartAnswer, today: date) -> tuple[PartAnswer, ...]:
        """The answer to one question, with what it asks for besides and the answer leaves open."""
        halves = split_halves(reading, self.searcher.book) if whole.status != "answered" else ()
        parts = tuple(self._answer_part(half, half, today, parts=len(halves)) for half in halves)
        if any(part.status == "answered" for part in parts):
            return parts
        return (whole, *left_open(reading, whole))

    def _answer_further(
        self, reading: Reading, asked: Reading, first: PartAnswer, today: date, *, parts: int
    ) -> PartAnswer:
        """The answer to a further part, which may stand in or beside the answer to the first one, `asked`."""
        part = held(reading, first)
        if part is not None and not says_again(part, first):
            return part
        if asks_of_person(reading) and first.status == "answered":
            return PartAnswer(reading, "not_in_guide", (), first.confidence)
        part = self._answer_part(reading, asked, today, parts=parts)
        section = first.section if part.status != "answered" else None
        beside = find_beside(reading, first, self.searcher.in_section(section)) if section is not None else None
        part = part if beside is None else self._answerer.tell(reading, beside, today)
        return replace(part, status="not_in_guide", statements=()) if says_again(part, first) else part

    def _answer_part(self, reading: Reading, first: Reading, today: date, *, parts: int) -> PartAnswer:
        further = reading is not first
        session = self._tell_sessions(reading, today)
        if session is not None:
            return session
        chosen = answer_family(reading, self.searcher)
        if chosen is not None:
            return PartAnswer(reading, "answered" if chosen else "not_in_guide", chosen, 1.0)
        asked_as, reading = reading, with_topics(reading, self.searcher.book)
        found = self.searcher.rank(reading, parts=parts)
        fitting = answer_member(asked_as, found, self.searcher)
        if fitting is not None:
            return PartAnswer(reading, "answered", fitting, 1.0)
        if asks_of_outsiders(asked_as):
            outside = find_outsiders(asked_as, found)
            if outside is not None:
                return self._answerer.tell(reading, outside, today)
            if counts_insiders(found):
                return PartAnswer(reading, "not_in_guide", (), 1.0)
        part = self._answerer.answer(reading, found, today, further=further)
        if part.status in ("not_in_guide", "out_of_scope") or part.confidence < _DOUBTFUL:
            part = self._answer_foreign(reading, part, today, further=reading.text != first.text)
        part = answer_otherwise(reading, part, found, self.searcher, self._answerer, today)
        if compares(reading) and not (part.status == "not_in_guide" and part.confidence == 0.0):
            cells = compare(reading, found, self.searcher)
            asked = reading.asks_for("comparison") or part.status == "answered"
            shows = asked or all(cell.passages for cell in cells)
            if cells and shows and not lacks_matter(reading, " ".join(cell.text for cell in cells)):
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


def _is_refused(plan: Plan) -> bool:
    """True where no part of a question is answered."""
    return not any(part.status in ("answered", "partial") for part in plan.parts)


def _say_nothing(part: PartAnswer) -> PartAnswer:
    return replace(part, status="out_of_scope", statements=())


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
