"""Whether a claim says what its passages say: their words, their negations, or their meaning in another language.

No threshold on words proves that a sentence follows from another. Together with the typed checks it keeps out what a
model makes up, and lets through plain rewording; `docs/models.md` says what it was measured on.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

from assistant.language.spoken import write_out
from assistant.language.stopwords import is_common, load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.retrieval.search import Searcher
from assistant.wording.statements import Statement
from ingest.types import Language
from ingest.values import read_values

_ALIKE = 0.6
_MOST_STRANGE = 0.2  # share of content that neither passages, question nor everyday speech explain
_MOST_PLAIN = 1.5  # everyday words and words of the question for each word, value and name of the passages
_LEAST_NATIVE = 0.34  # share of words of the answer's language that the guide knows, where the passage is in the other
_LEAST_COSINE = 0.85
_NEAREST = 5
_NEGATION: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(
        r"\b(?:ei|eivat|eika|eivatka|en|emme|ette|et|alkaa|ala|ilman|kielletty\w*|\w+(?:maton|mattom\w+|matta)|"
        r"paitsi|lukuun ottamatta|vain|ainoastaan|pelkastaan)\b"
    ),
    "en": re.compile(
        r"\b(?:not|no|cannot|never|without|nor|neither|none|except|excluding|excluded|ineligible|only|solely|"
        r"impossible|unable|prohibited|forbidden)\b|n't\b|\b(?:don|doesn|isn|aren|can|won|mustn|shouldn)’t"
    ),
}

_LEAST: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(r"\b(?:vahintaan|vah|minimi\w*|min|ainakin|yli)\b"),
    "en": re.compile(r"\b(?:at least|minimum|min|no(?:t)? less than|no fewer than|over|more than)\b"),
}
_MOST: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(r"\b(?:enintaan|enint|max|maks\w*|korkeintaan|alle|saakka|asti)\b"),
    "en": re.compile(r"\b(?:at most|maximum|max|no(?:t)? more than|up to|under|less than|not exceed\w*)\b"),
}
_VERDICT = re.compile(r"^(?:ei|no|yes|kyll[aä])\s*[,.:!–-]\s*", re.IGNORECASE)
_RANGE = re.compile(r"\d\s?[–-]\s?\d")


class Grounding:
    """What claims are held against: the index's words and vectors. Safe to share between threads."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._units = {unit.members[0]: unit for unit in searcher.units if not unit.is_list}
        self.bare = frozenset(position for position, unit in self._units.items() if unit.is_bare)
        self.known_words: dict[Language, frozenset[str]] = {
            language: ranking.vocabulary.words for language, ranking in searcher.retrieval.rankings.items()
        }

    def __contains__(self, position: int) -> bool:
        """True for passages that may be cited: not those that give orders to a model."""
        return position in self._units

    def unit_of(self, position: int) -> Unit:
        """The unit of one passage."""
        return self._units[position]

    def wrong(self, statement: Statement, units: Sequence[Unit], language: Language, question: str) -> str:
        """Why the claim does not rest on the units of its passages; empty where it does."""
        if self._denies(statement, units, language):
            return "claim and passage differ in what they deny or limit"
        if _turns_limit(statement.text, units, language):
            return "a least is no most, and the other way round"
        own = [unit for unit in units if unit.language == language]
        if own:
            return self._wrong_words(statement, own, language, question)
        return self._wrong_meaning(statement, units, language)

    def _denies(self, statement: Statement, units: Sequence[Unit], language: Language) -> bool:
        """True where only one of claim and passages has a negation or an "only"."""
        text = _VERDICT.sub("", fold(statement.text))
        claimed = bool(_NEGATION[language].search(text))
        stated = [bool(_NEGATION[unit.language].search(fold(unit.context))) for unit in units]
        if claimed:
            return not any(stated)
        return all(bool(_NEGATION[unit.language].search(fold(unit.text))) for unit in units)

    def strange_words(self, statement: Statement, units: Sequence[Unit], language: Language) -> frozenset[str]:
        """The claim's content words that its passages of the same language do not hold."""
        own = [unit for unit in units if unit.language == language]
        held = _words_of(own)
        words = self._content_words(statement.text, language, own)
        return frozenset(word for word in words if not _holds(held, word, language))

    def _wrong_words(self, statement: Statement, units: Sequence[Unit], language: Language, question: str) -> str:
        """Too few words of the passages for those that neither passages, question nor everyday speech explain."""
        words = self._content_words(statement.text, language, units)
        strange = self.strange_words(statement, units, language)
        asked = frozenset(split_words(question))
        plain = {w for w in strange if _is_plain(w, language) or _holds(asked, w, language)}
        supported = len(words) - len(strange) + self._named_and_valued(statement.text, units)
        made_up = strange - plain
        if (
            not supported
            or any(not self._is_known(word, language) for word in made_up)
            or len(plain) > _MOST_PLAIN * supported
            or len(made_up) > _MOST_STRANGE * (supported + len(made_up))
        ):
            return f"the cited passages do not say this: {', '.join(sorted(made_up or plain)[:4])}"
        return ""

    def _is_known(self, word: str, language: Language) -> bool:
        """True for a word that the guide uses somewhere, in any form; a model needs no others."""
        forms = self._searcher.retrieval.rankings[language].vocabulary.forms(word)
        return max(forms.values(), default=0.0) >= _ALIKE

    def _named_and_valued(self, text: str, units: Sequence[Unit]) -> int:
        """How many values (all have been verified) and names of the passages' own topics a claim holds."""
        linked = frozenset(term for unit in units for term in unit.terms)
        return len(read_values(text)) + len({m.term for m in self._searcher.book.link(text) if m.term in linked})

    def _content_words(self, text: str, language: Language, units: Sequence[Unit]) -> tuple[str, ...]:
        """The words that say something: no function words, no values and limits, no names of the passages' topics."""
        bare = without_values(_VERDICT.sub("", text))
        linked = frozenset(term for unit in units for term in unit.terms)
        written = split_words(bare)
        named = {w for m in self._searcher.book.link(bare) if m.term in linked for w in written[m.first : m.stop]}
        kept = dict.fromkeys(word for word in written if word not in named and len(word) > 2)
        stop = load_stopwords(language)
        return tuple(w for w in kept if w not in stop and not w.isdigit() and not _is_limit(w, language))

    def _wrong_meaning(self, statement: Statement, units: Sequence[Unit], language: Language) -> str:
        """Across languages: near in meaning to what it cites, nearer than to nearly everything else."""
        words = [w for w in split_words(statement.text) if len(w) > 2 and not any(c.isdigit() for c in w)]
        native = [w for w in words if w in load_stopwords(language) or w in self.known_words[language]]
        if len(native) < _LEAST_NATIVE * len(words):
            return "the text is in another language than the question"
        index = self._searcher.index
        scores = index.text_vectors @ self._searcher.embed(statement.text)
        others = [k for k, p in enumerate(index.passages) if index.documents[p.document_id].language != language]
        best = max(float(scores[k]) for k in statement.passages)
        nearer = sum(float(scores[k]) > best for k in others)
        if best < _LEAST_COSINE or nearer >= _NEAREST:
            return "the text does not mean what the cited passages say"
        return ""


def _turns_limit(text: str, units: Sequence[Unit], language: Language) -> bool:
    """True where the claim says "at least" and its passages only "at most", or the other way round, or neither."""
    claimed, stated = fold(text), [(unit.language, fold(unit.context)) for unit in units]
    if any(_RANGE.search(context) for _, context in stated):
        return False
    return any(
        sign[language].search(claimed) and not any(sign[spoken].search(context) for spoken, context in stated)
        for sign in (_LEAST, _MOST)
    )


@cache
def _plain_words(language: Language) -> frozenset[str]:
    text = resources.files("assistant.llm").joinpath("plain.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[language].split())


def _is_plain(word: str, language: Language) -> bool:
    """True for words with which anything is said, in any of their forms."""
    begins = (word[:length] in _plain_words(language) for length in range(3, len(word) + 1))
    return is_common(word, language) or any(begins)


def _is_limit(word: str, language: Language) -> bool:
    return bool(_LEAST[language].fullmatch(word) or _MOST[language].fullmatch(word))


def without_values(text: str) -> str:
    """A text without the dates, amounts and other values that it states."""
    pieces, position = [], 0
    for value in read_values(text):
        pieces.append(text[position : value.start])
        position = value.end
    return " ".join((*pieces, text[position:]))


def _words_of(units: Sequence[Unit]) -> frozenset[str]:
    """All words of passages, their headings and their documents' titles; numbers also written out."""
    held = {word for unit in units for word in (*unit.words, *unit.heading_words)}
    held |= {word for unit in units for word in split_words(f"{unit.document.title} {write_out(unit.text)}")}
    return frozenset(held)


@lru_cache(maxsize=4096)
def _holds(words: frozenset[str], asked: str, language: Language) -> bool:
    return any(likeness(asked, word, language) >= _ALIKE for word in words)
