"""From a question to its ranked candidates."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.language.words import split_words
from assistant.names.countries import read_countries, regions_in
from assistant.names.terms import TermBook
from assistant.passages.deadlines import Call, find_calls
from assistant.passages.units import Unit, build_units
from assistant.question.reading import Reading, read_question
from assistant.question.renamed import Renamed
from assistant.retrieval.adapter import load_adapter
from assistant.retrieval.candidates import Narrowing, Retrieval, Scored
from assistant.retrieval.features import measure
from assistant.retrieval.known import load_known
from assistant.retrieval.places import PlaceNames
from assistant.retrieval.ranking import RankingModel, load_ranking
from assistant.retrieval.reader import SURE, Reader
from assistant.retrieval.reading_aloud import put_to_reader, with_added
from assistant.retrieval.shortlist import shortlist
from assistant.retrieval.synonyms import Synonyms, has_run
from ingest.editions import choose_editions
from ingest.embedder import Embedder, Vectors
from ingest.index import Index
from ingest.types import Language

Floats = NDArray[np.float32]
_REMEMBERED = 64  # questions whose vectors are kept: their parts and both languages ask for them
_MANY = 50_000  # with so many units only the first candidates are read, so that an answer comes in time
_READ_FEW = 3  # for one message; its parts share them
_SAID_OTHERWISE = 0.0  # so sure must the reader be of what other words than the question's have found
_NEVER = np.float32(50.0)  # puts a bare heading behind everything that says something


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The candidates for a question with their features, shape (units, features), and scores.

    All units of a language, or of a large one those that were kept (`Ranking.narrow`).
    `order` holds positions in `units`, best first. `scored` has the raw scores they came from. `read` has the
    reader's scores, shape (units,), NaN for what it has not read; None where there is no reader.
    """

    reading: Reading
    units: tuple[Unit, ...]
    features: Floats
    scores: Floats
    order: tuple[int, ...]
    scored: Scored
    foreign: bool = False
    read: Floats | None = None


def put_first(found: Found, k: int | None) -> Found:
    """The same candidates with one of them first."""
    return found if k is None else replace(found, order=(k, *(other for other in found.order if other != k)))


class Searcher:
    """An index made ready for questions. Building it takes some tenths of a second; then it is read only."""

    def __init__(
        self,
        index: Index,
        embedder: Embedder,
        model: RankingModel | None = None,
        reader: Reader | None = None,
        narrowing: Narrowing | None = None,
        *,
        asks_known: bool = True,
    ) -> None:
        """`asks_known` is false where what does without known questions is fitted."""
        self.index = index
        self.book = TermBook(index.terms, index.passages, index.documents)
        self.units = build_units(index, self.book)
        self._named = self._name_scopes()
        self._by_section: dict[int, list[Unit]] = defaultdict(list)
        for unit in self.units:
            self._by_section[unit.section].append(unit)
        adapter = load_adapter(embedder.name, index.vectors.shape[1])
        known = load_known(embedder.name, index.vectors.shape[1]) if asks_known else None
        self.retrieval = Retrieval(index, self.units, narrowing, adapter, known)
        self._embed = lru_cache(maxsize=_REMEMBERED)(embedder.embed_query)
        self._model = model or load_ranking()
        self._reader = reader
        self._calls: dict[tuple[Language | None, bool], tuple[Call, ...]] = {}
        self._editions: dict[frozenset[int], frozenset[str]] = {}

    def _name_scopes(self) -> frozenset[str]:
        """The topics that some unit is about, with the wider ones; others cannot tell units apart."""
        named = {scope for unit in self.units for scope in unit.scopes}
        return frozenset(named | {wider for scope in named for wider in self.book.ancestors(scope)})

    @property
    def reads(self) -> bool:
        """Whether the reader is used."""
        return self._reader is not None

    @property
    def has_many(self) -> bool:
        """Whether there are so many units that time and memory come before thoroughness."""
        return len(self.units) > _MANY

    def calls(self, language: Language | None, events: bool) -> tuple[Call, ...]:
        """The calls of the documents in a language (None: in any), or the events, by date; found once."""
        if (language, events) not in self._calls:
            self._calls[language, events] = find_calls(self.units, language, events, self.book)
        return self._calls[language, events]

    def embed(self, question: str) -> Vectors:
        """The question's vector, shape (d,)."""
        return self._embed(question)

    def current(self, language: Language, years: Iterable[int] = (), *, lists: bool = False) -> list[Unit]:
        """The single passages, or the `lists`, of a language in the newest editions, or in those of the years named."""
        left_out = self._other_editions(frozenset(years))
        own = (unit for unit in self.units if unit.language == language and unit.is_list == lists)
        return [unit for unit in own if unit.document.id not in left_out]

    def current_calls(self, language: Language, events: bool, years: Iterable[int] = ()) -> list[Call]:
        """The calls or events of the same editions."""
        left_out = self._other_editions(frozenset(years))
        return [call for call in self.calls(language, events) if call.unit.document.id not in left_out]

    def in_section(self, section: int) -> tuple[Unit, ...]:
        """The units of one section, in their order; `section` as in `Unit.section`."""
        return tuple(self._by_section.get(section, ()))

    def search(self, question: str, language: Language, vector: Vectors | None = None) -> Found:
        """The candidates of the question's own language, ranked."""
        return self.rank(read_question(question, language, self.book), vector)

    def rank(self, reading: Reading, vector: Vectors | None = None, *, parts: int = 1, quickly: bool = False) -> Found:
        """The candidates for a question that has been read, one of `parts` in a message; `quickly` without the reader.

        Where the reader is sure of none, they are looked for once more with all that our thesaurus knows of the guide's
        own words for the things that the question calls otherwise.

        `Found.reading` is the question as it was looked up: with the guide's own words for what it asks about.
        """
        languages = self.retrieval.languages
        language = reading.language if reading.language in languages else languages[0]
        left_out = self._other_editions(frozenset(reading.years))
        most = 0 if quickly else math.ceil(_READ_FEW / parts) if self.has_many else None

        def order(asked: Reading) -> Found:
            scored = self._score(asked, language, left_out, vector if asked is reading else None)
            return self._order(asked, scored, language != reading.language, left_out, most=most)

        names_place = read_countries(reading.text) or regions_in(reading.text)
        places = tuple(map(Renamed, self._places.missing_from(reading.text, language) if names_place else ()))
        added = (*places, *self._synonyms.missing_from(reading.text, language))
        plain = order(self._with(reading, added))
        if self._reader is None or most == 0 or _best_read(plain) >= SURE:
            return plain
        widely = (*places, *self._synonyms.missing_from(reading.text, language, widely=True))
        if widely == added:  # nothing more is known: the same words behind the question, not in the place of its own
            widely = tuple(Renamed(one.name) for one in added)
        if widely == added:
            return plain
        told = order(self._with(reading, widely))
        return told if _best_read(told) > max(_best_read(plain), _SAID_OTHERWISE) else plain

    def _with(self, reading: Reading, added: tuple[Renamed, ...]) -> Reading:
        """The question with the guide's own names for the countries and other things that it asks about."""
        if not added:
            return reading
        return replace(read_question(with_added(reading.text, added), reading.language, self.book), added=added)

    def other_names(self, reading: Reading) -> tuple[str, ...]:
        """What the guide calls the things of a question, by all of our synonyms."""
        widely = self._synonyms.missing_from(reading.text, reading.language, widely=True)
        return tuple(one.name for one in (*widely, *self.called_otherwise(reading)))

    def called_otherwise(self, reading: Reading) -> tuple[Renamed, ...]:
        """What the guide has beside, or instead of, words of a question, each with the words it stands for."""
        return self._synonyms.equal_to(reading.text, reading.language)

    def has_words(self, text: str, language: Language) -> bool:
        """Whether the documents of a language have all telling words of a text, in some form."""
        return self._synonyms.has_all(text, language)

    def has_phrase(self, text: str, language: Language) -> bool:
        """Whether the words of a text stand side by side in the documents of a language, in some form."""
        if not self.has_words(text, language):
            return False
        words, units = split_words(text), (u for u in self.units if u.language == language and not u.is_list)
        return any(has_run(words, split_words(told), language) for u in units for told in (u.text, *u.headings))

    def names_of_country(self, code: str, language: Language) -> tuple[str, ...]:
        """What the documents of a language call a country: its region, its own name."""
        return self._places.names_in(code, language)

    @cached_property
    def _synonyms(self) -> Synonyms:
        return Synonyms(self.units)

    @cached_property
    def _places(self) -> PlaceNames:
        return PlaceNames(self.units)

    def rank_foreign(self, reading: Reading, untranslated_only: bool = True) -> Found | None:
        """The candidates in the other language; None where there are none.

        Only documents without a counterpart in the question's language are of interest to readers; `untranslated_only`
        is false where the models are fitted.
        """
        other: Language = "en" if reading.language == "fi" else "fi"
        if other not in self.retrieval.languages:
            return None
        documents = self.index.documents
        known = frozenset(d.id for d in documents.values() if d.counterpart in documents)
        left_out = self._other_editions(frozenset(reading.years)) | (known if untranslated_only else frozenset())
        if all(document.id in left_out for document in documents.values() if document.language == other):
            return None
        found = self._order(reading, self._score(reading, other, left_out), True, left_out)
        return found if found.order else None

    def _score(
        self, reading: Reading, language: Language, left_out: frozenset[str], vector: Vectors | None = None
    ) -> Scored:
        """The scores of a language's units; of many, only those that may come first with documents left out."""
        near = self.embed(reading.text) if vector is None else vector
        narrower = (s for s in self._named if reading.scopes & self.book.ancestors(s)) if reading.scopes else ()
        return self.retrieval.score(reading, near, language, reading.scopes.union(narrower), left_out)

    def _other_editions(self, years: frozenset[int]) -> frozenset[str]:
        """The documents of other call years than those that are named; than the newest where none is."""
        if years not in self._editions:
            documents = self.index.documents
            if len(self._editions) >= _REMEMBERED:
                self._editions.clear()
            self._editions[years] = frozenset(documents) - choose_editions(documents.values(), years)
        return self._editions[years]

    def rank_again(self, found: Found, reading: Reading) -> Found:
        """The same candidates for another reading of the same words (one of its topics, one of its values)."""
        allowed = frozenset(found.order)
        again = self._order(reading, found.scored, found.foreign, frozenset(), found.read)
        return replace(again, order=tuple(k for k in again.order if k in allowed))

    def _order(
        self,
        reading: Reading,
        scored: Scored,
        foreign: bool,
        left_out: frozenset[str],
        read: Floats | None = None,
        *,
        most: int | None = None,
    ) -> Found:
        present = frozenset(scope for scope in reading.scopes if scope in self._named)
        if present != reading.scopes and not reading.uncovered:
            reading = replace(reading, scopes=present)
        features = measure(reading, scored, self.book)
        scores = self._model.scores(features, foreign)
        if not reading.asks_for("definition"):
            scores = scores - _NEVER * np.array([unit.is_bare for unit in scored.units], np.float32)
        order = _sorted(scores, scored.units, left_out)
        if order and read is None and self._reader is not None and most != 0:
            read = read_chosen(self._reader, reading, scored.units, order, most)
        if order and read is not None and not np.isnan(read[order[0]]):
            scores = self._model.read_scores(scores, features, read, foreign)
            order = _sorted(scores, scored.units, left_out)
        return Found(reading, scored.units, features, scores, order, scored, foreign, read)


def _best_read(found: Found) -> float:
    """What the reader thinks of the first candidate; minus infinity where it has not read it."""
    read = float(found.read[found.order[0]]) if found.read is not None and found.order else math.nan
    return -math.inf if math.isnan(read) else read


def read_chosen(
    reader: Reader, reading: Reading, units: Sequence[Unit], order: Sequence[int], most: int | None = None
) -> Floats:
    """The reader's scores of the candidates on its shortlist, shape (units,), NaN for all others.

    The best ones first, the rest only where none of these will surely do; all of them for a question for a list, or
    where a list has been put on the shortlist: it is the last one there. With `most` so many of the best and no more.
    """
    chosen = order[:most] if most is not None else shortlist(reading, units, order)
    thorough = most is None and (reading.asks_for("list") or tuple(chosen) != tuple(order[: len(chosen)]))
    scores = np.full(len(units), np.nan, np.float32)
    read = reader.score if thorough else reader.score_in_turn
    asked = [put_to_reader(reading, units[chosen[0]], units[k]) for k in chosen]
    scores[list(chosen)] = read(asked, [units[k] for k in chosen])
    return scores


def _sorted(scores: Floats, units: tuple[Unit, ...], left_out: frozenset[str]) -> tuple[int, ...]:
    ranked = (int(k) for k in np.argsort(-scores, kind="stable"))
    return tuple(k for k in ranked if units[k].document.id not in left_out)
