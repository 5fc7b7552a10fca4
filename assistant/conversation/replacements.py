"""The words of a question that a correction replaces: those it takes back, or those of the same kind as the new."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from assistant.conversation.counterparts import PREPOSITION, case_of
from assistant.conversation.word_kinds import find_counterpart
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words, without_end
from assistant.names.countries import read_countries
from ingest.types import Language

Span = tuple[int, int]
Protected = Callable[[Span], bool]

_TOKEN = re.compile(r"(?P<word>[^\W_]+)(?P<ending>:[^\W\d_]{1,6}\b|['’]\w{1,3}\b)?")
_LAST_PHRASE = re.compile(r"\b(?:for|to|by|from|of|with)\s+(?P<what>[^\W\d][\w-]*(?:\s[\w-]+)?)\s*\?$")
_TWO_WORDS = ("phone number", "telephone number", "e mail", "web site")
_CODE = re.compile(r"(?P<code>[A-Za-zÅÄÖåäö]{1,5}[ -]?\d{1,4})(?::\w{1,6})?")
_OWN_DETERMINER = re.compile(r"^(?:an?|the|their|its|his|her|ne|se|nuo)\s+(?=\w)", re.IGNORECASE)
_ARTICLES = ("a", "an", "the")
_ONE = re.compile(r"\s+(?:ones?|kind|sort)$", re.IGNORECASE)
_SAYS_MUCH = frozenset(["list", "year", "vuosi", "vuoden", "most", "today", "day"])
_BEFORE = re.compile(
    r"\b(?:in|for|of|from|to|by|with|at|on|under|over|about|during|after|before|per|into)\s+(?:(?:an?|the)\s+)?$",
    re.IGNORECASE,
)
_POINTS = frozenset(
    ["one", "ones", "it", "that", "this", "those", "these", "itse", "itsensa", "se", "ne", "niita", "sita", "sellainen"]
)
_LIKE, _SURE, _NEAR = 0.5, 0.9, 3
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    stop: int

    @property
    def code(self) -> bool:
        return any(map(str.isdigit, self.text)) and any(map(str.isalpha, self.text))


def replace_said(question: str, new: str, old: str, language: Language) -> str | None:
    """The question with `new` for the words that `old` takes back; None where it has no such words."""
    words, news = _words(question), _words(new)
    span = _find_old(words, _telling(_words(old)), language)
    if span is None:
        return None
    first, last = _with_shared(words, news, span, language)
    if f"{words[last].text} {words[last + 1].text if last + 1 < len(words) else ''}" in _TWO_WORDS:
        last += 1
    if PREPOSITION.match(new) and (first, last) == span and not _BEFORE.search(question[: words[first].start]):
        rest = f"{question[: words[first].start]}{question[words[last].stop :].lstrip()}"
        return f"{without_end(rest)} {new}?"
    return _put(question, words, (first, last), new, news)


def replace_around(question: str, new: str, language: Language) -> tuple[str, bool] | None:
    """The question with `new` in the place of the words around those that both have; None where they share none.

    Also whether the new words begin and end with shared ones, so that what stood between them is left out.
    """
    words, news = _words(question), _words(new)
    found = _around_shared(words, news, language)
    shared = {k for _, k in _shared(words, news, language)}
    if found is None or found == (0, len(words) - 1) or (language == "fi" and _is_of_another(words, news, shared)):
        return None
    telling = _telling(news)
    both = {news[k].text for k, _ in _shared(words, news, language)}
    between = len(telling) > 1 and {telling[0].text, telling[-1].text} <= both
    return _put(question, words, found, new, news), between


def _is_of_another(words: Sequence[_Word], news: Sequence[_Word], found: Container[int]) -> bool:
    """True where what was found stands in another case, and another word in the new one's: "kumppania CoVEssa"."""
    case = case_of(news[-1].text) if news else ""
    alike = [k for k, word in enumerate(words) if case and case_of(word.text) == case]
    return bool(alike) and not any(k in found for k in alike)


def replace_last(question: str, new: str) -> str | None:
    """The question with `new` for the words after its last preposition: "for journalists?"; None where it has none."""
    found = _LAST_PHRASE.search(question)
    if found is None or any(_is_small(word) for word in split_words(found["what"])):
        return None
    return f"{question[: found.start('what')]}{new[:1].lower() + new[1:] if new[1:2].islower() else new}?"


def replace_alike(question: str, new: str, language: Language, protected: Protected) -> str | None:
    """The question with `new` for its counterpart: a word of the same kind, or a compound with the same head.

    None where there is none; `protected` says of a place whether its words ask.
    """
    words, news = _words(question), _words(new)
    telling = [(k, word.text) for k, word in enumerate(words) if not _is_small(word.text)]
    at = find_counterpart([text for _, text in telling], [new.text for new in _telling(news)])
    if at is None or (language == "fi" and _is_of_another(words, news, {telling[at][0]})):
        return None
    first = last = telling[at][0]
    found = first, last
    if (first, last) == (0, len(words) - 1) or (
        len(news) > 1 and protected((words[first].start, words[last].stop)) and first == 0
    ):
        return None
    return _put(question, words, found, new, news)


def says(question: str, words: str, language: Language) -> bool:
    """True where the question has the telling words, or some of them, in any form."""
    return _find_old(_words(question), _telling(_words(words)), language) is not None


def _words(text: str) -> list[_Word]:
    folded = fold(text)
    if len(folded) != len(text):
        return []
    return [_Word(m["word"], m.start(), m.end()) for m in _TOKEN.finditer(folded)]


def _is_small(word: str) -> bool:
    if word in _SAYS_MUCH:
        return False
    return word in load_stopwords("fi") or word in load_stopwords("en") or word in _POINTS


def _telling(words: Sequence[_Word]) -> list[_Word]:
    return [word for word in words if not _is_small(word.text)] or list(words)


def _find_old(words: Sequence[_Word], old: Sequence[_Word], language: Language) -> tuple[int, int] | None:
    """The first and last of the words that stand for the old ones, near each other; None where none does."""
    best: list[tuple[float, int]] = []
    for one in old:
        scored = [(_alike(one.text, word.text, language), -k) for k, word in enumerate(words)]
        score, position = max(scored, default=(0.0, 0))
        if score >= _LIKE:
            best.append((score, -position))
    if not best:
        return None
    _, anchor = max(best, key=lambda pair: (pair[0], -pair[1]))
    near = [position for _, position in best if abs(position - anchor) <= _NEAR]
    return min(near), max(near)


def _alike(one: str, other: str, language: Language) -> float:
    if one == other:
        return 1.0
    if any(map(str.isdigit, one + other)):
        return 0.0
    if _is_small(other):
        return 0.0
    score = max(likeness(one, other, language), likeness(other, one, language))
    if score < _LIKE and len(one) >= _SHORTEST and one[:_SHORTEST] == other[:_SHORTEST] and read_countries(one):
        return 0.8  # "Norway", "Norwegian"
    if score < _LIKE and language == "fi" and min(len(one), len(other)) >= _SHORTEST and one[:4] == other[:4]:
        return 0.6 if abs(len(one) - len(other)) <= _NEAR else score
    return score


def _shared(words: Sequence[_Word], news: Sequence[_Word], language: Language) -> list[tuple[int, int]]:
    """Which telling words of the new stand in the question too, and where."""
    pairs = []
    for k, new in enumerate(news):
        if _is_small(new.text):
            continue
        at = [i for i, word in enumerate(words) if _alike(new.text, word.text, language) >= _SURE]
        if at:
            pairs.append((k, at[-1]))
    return pairs


def _with_shared(
    words: Sequence[_Word], news: Sequence[_Word], span: tuple[int, int], language: Language
) -> tuple[int, int]:
    """The words taken back with those beside them that the new words repeat ("the host organisation's costs")."""
    first, last = span
    for k, at in _shared(words, news, language):
        reach = _NEAR + len(news)
        if last < at <= last + _NEAR + (k < len(news) - 1):
            last = at
        elif first - reach <= at < first and k <= first - at:
            first = (
                at - k
                if all(_alike(n.text, w.text, language) for n, w in zip(news[:k], words[at - k : at], strict=False))
                else at
            )
    while first > 0 and words[first - 1].stop + 1 == words[first].start and _glued(words, first):
        first -= 1
    return first, last


def _glued(words: Sequence[_Word], k: int) -> bool:
    return False if k == 0 else words[k].start - words[k - 1].stop == 0


def _around_shared(words: Sequence[_Word], news: Sequence[_Word], language: Language) -> tuple[int, int] | None:
    """The stretch around the words that question and correction share, as many on both sides as the correction has."""
    pairs = _shared(words, news, language)
    if not pairs or len({at for _, at in pairs}) == len(_telling(news)) or len(news) < 2:
        return None
    pairs.sort()
    (k, first), (m, last) = pairs[0], pairs[-1]
    if last < first or last - first > m - k + _NEAR:
        m, last = k, first
    before, after = news[:k], news[m + 1 :]
    while after and last + 1 < len(words) and after[0].text == words[last + 1].text:
        after, last = after[1:], last + 1
    first, last = _reach(words, first, -_count(before)), _reach(words, last, _count(after))
    begun = [
        at
        for at in range(max(0, first - 2), first)
        if words[at].text == news[0].text and (at == first - 1 or news[0].text not in _ARTICLES)
    ]
    return (begun[0] if begun else first), last


def _count(words: Sequence[_Word]) -> int:
    return sum(not _is_small(word.text) for word in words)


def _reach(words: Sequence[_Word], start: int, steps: int) -> int:
    """Where one is after some steps to telling words, stopping before a function word (one may be stepped over)."""
    direction, at = (1, start) if steps > 0 else (-1, start)
    for _ in range(abs(steps)):
        following = at + direction
        if not 0 <= following < len(words):
            break
        if _is_small(words[following].text) or (direction < 0 and following == 0):
            break
        at = following
    return at


def _put(text: str, words: Sequence[_Word], found: tuple[int, int], new: str, news: Sequence[_Word]) -> str:
    """The text with `new` in a place: articles and prepositions do not double, codes keep their endings."""
    start, stop = words[found[0]].start, words[found[1]].stop
    old = text[start:stop]
    by = new.strip()
    one, other = _CODE.fullmatch(by), _CODE.fullmatch(old)
    if one and other and ":" in old:
        by = one["code"] + old[old.index(":") :]
    tail = re.match(r"-(\w+)", text[stop:])
    if tail and one:
        by = one["code"]
    elif tail:
        stop, by = _join_tail(text, stop, by, tail)
    while start > 0 and text[start - 1] == "-" and (glued := re.search(r"\w+-$", text[:start])):
        start = glued.start()
    before = _BEFORE.search(text[:start])
    if before and PREPOSITION.match(by):
        start = before.start()
    elif start and not _OWN_DETERMINER.match(old):
        by = _OWN_DETERMINER.sub("", by)
    if re.match(r"\s+\w", text[stop:]) and not _is_small(split_words(text[stop:])[0]):
        by = _ONE.sub("", by)
    by = by[:1].lower() + by[1:] if _OWN_DETERMINER.match(by) else by
    if start == 0:
        by = by[:1].upper() + by[1:]
    elif by[:1].isupper() and by[1:].islower() and " " not in by and old[:1].islower():
        by = by[:1].lower() + by[1:]  # it began a sentence
    return f"{text[:start]}{by}{text[stop:]}"


def _join_tail(text: str, stop: int, by: str, tail: re.Match[str]) -> tuple[int, str]:
    """ "KA122-paperit" for which "akkreditointipaperit" is put loses its tail; "KA122-haku" keeps it as a word."""
    head = fold(tail[1])[:_SHORTEST]
    if head in fold(by):
        return stop + tail.end(), by
    return stop + 1, f"{by} "
