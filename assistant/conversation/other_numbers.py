"""Follow-ups that ask a yes/no question again with other numbers: "And with three?", "Entä jos niitä on kuusi?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, stem, without_end
from assistant.question.reading import unit_of
from ingest.numerals import NUMBER_WORDS
from ingest.types import Language
from ingest.values import compatible

_AGAIN = re.compile(
    r"\s*(?:(?:ent[aä]s?|entäpä|mites|miten|ja|no|mutta|and|but|so|then|or|ok|okay|what about|"
    r"how about|what)\b[\s,:]*)+",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"(?<![\w.,:/%€-])(?:\d{1,3}(?![\w.,:/%€-]*\d)|[^\W\d_]{2,})(?![\w%€/-])")
_NOT_COUNTED = re.compile(r"\b(?:the|that|this|which|another|each|every|no|any)\s+$", re.IGNORECASE)
# Words that only carry the new number: "if we are five", "jos meitä onkin viisi".
_CARRIES = re.compile(
    r"(?:if|jos|with|of|us|them|there|only|just|instead|already|people|in|from|for|by|to|at|"
    r"vain|vaan|vasta|jo|onkin|olisi\w*|oliskin|olis|ois|ol[io]\w*|meit\w*|niit\w*|heit\w*|meidan|siina|mukana|were|was|had|have|has|"
    r"got|take|go|come|olemme|ollaan|otetaan|lahtee|lahtisi|tulee|tulisi)"
)
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number that a text writes, with the word after it where that may be what is counted."""

    number: str
    noun: str
    start: int
    end: int
    noun_end: int


def with_numbers(question: str, earlier: str, language: Language) -> str | None:
    """The earlier question with the numbers of a follow-up that says nothing else; None where it is none such."""
    rest = _AGAIN.sub("", question, count=1) if _AGAIN.match(question) else question
    if len(rest.split()) > _MOST_WORDS:
        return None
    new, old = _counted(rest, language), _counted(earlier, language)
    if not new or not old or not _says_only(rest, new, language):
        return None
    if rest == question and not re.match(r"\s*(?:if|jos|with)\b", question, re.IGNORECASE):
        return None
    asked, added = without_end(earlier), []
    for one in new:
        place = _place_of(one, old)
        if place is None:
            added.append(rest[one.start : one.noun_end])
            continue
        old.remove(place)
        keeps = not one.noun or _stem(one.noun, language) == _stem(place.noun, language)
        end = place.end if keeps else place.noun_end
        text = rest[one.start : one.end if keeps else one.noun_end]
        asked = f"{asked[: place.start]}{text}{asked[end:]}"
        shift = len(text) - (end - place.start)
        old = [_moved(other, shift) if other.start > place.start else other for other in old]
    return f"{asked}{''.join(f', {words}' for words in added)}?" if len(added) < len(new) else None


def states_number(question: str, language: Language) -> bool:
    """True for a short question with a number in it: it may ask the one before it again."""
    return len(question.split()) <= _MOST_WORDS + 2 and bool(_counted(question, language))


def _counted(text: str, language: Language) -> list[_Counted]:
    """The numbers of a text; one only where it has no other."""
    tokens = list(_TOKEN.finditer(text))
    found: list[tuple[int, _Counted]] = []
    common = load_stopwords(language)
    for token, after in zip(tokens, [*tokens[1:], None], strict=False):
        word = token.group().lower()
        size = int(word) if word.isdigit() else NUMBER_WORDS.get(word, 0)
        if not size:
            continue
        near = after is not None and not text[token.end() : after.start()].strip()
        noun = after.group() if near and after is not None else ""
        if not noun or fold(noun) in common or _CARRIES.fullmatch(fold(noun)) or noun.isdigit():
            noun = ""
        if size == 1 and (not noun or _NOT_COUNTED.search(text[: token.start()])):
            continue
        end = after.end() if noun and after is not None else token.end()
        found.append((size, _Counted(word, noun, token.start(), token.end(), end)))
    several = [one for size, one in found if size > 1]
    return several or [one for _, one in found]


def _says_only(text: str, numbers: list[_Counted], language: Language) -> bool:
    """True where a text has nothing but numbers, what they count and words that carry them."""
    taken = [(one.start, one.noun_end) for one in numbers]
    common = load_stopwords(language)
    rest = (t for t in re.finditer(r"[^\W_]+", text) if not any(a <= t.start() < b for a, b in taken))
    return all(fold(t.group()) in common or _CARRIES.fullmatch(fold(t.group())) for t in rest)


def _place_of(new: _Counted, old: list[_Counted]) -> _Counted | None:
    """The number in whose place the new one comes: of the same kind, or, where it says none, the first."""
    if not new.noun:
        return old[0] if old else None
    own = unit_of(new.noun)
    alike = [one for one in old if one.noun and fold(one.noun)[:4] == fold(new.noun)[:4]]
    same = [one for one in old if one.noun and own is not None and _same_kind(own, unit_of(one.noun))]
    open_ = [one for one in old if own is None and (not one.noun or unit_of(one.noun) is None)]
    return next(iter([*alike, *same, *open_]), None)


def _same_kind(one: tuple[str, str], other: tuple[str, str] | None) -> bool:
    if other is None or one[0] != other[0]:
        return False
    return one[0] == "duration" or compatible(one[1], other[1]) or compatible(other[1], one[1])


def _stem(word: str, language: Language) -> str:
    return stem(fold(word), language)


def _moved(one: _Counted, by: int) -> _Counted:
    return _Counted(one.number, one.noun, one.start + by, one.end + by, one.noun_end + by)
