"""What gives way in the earlier question to the new case of a follow-up: "for testing" to "for a study".

The counterpart is of the same form: a country for a country, a number for a number, a condition for a condition, a
name for a name, in English the same preposition or the same article, in Finnish the same case. Where nothing has
the form of what is new, nothing gives way.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, stem, without_end
from assistant.names.countries import read_countries
from ingest.numerals import NUMBER_WORDS
from ingest.types import Language

Protected = Callable[[tuple[int, int]], bool]

_PREPOSITIONS = "in for of from to by with at on under over above below without during after before per"
_ANY_PREPOSITION = _PREPOSITIONS.replace(" ", "|")
PREPOSITION = re.compile(rf"(?:{_ANY_PREPOSITION})\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:(?P<one>an?)|(?P<known>the))\s+", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(r"\b(?:an?|the)\s+$", re.IGNORECASE)
_INDEFINITE_BEFORE = re.compile(r"\ban?\s+$")
_PLURAL_NAME = re.compile(r"[\w’'-]+(?: [\w’'-]+)*[^s\W]s")
_CONDITION = re.compile(r"(?P<before>,?\s+)(?P<if>(?:jos|mikäli|if|when|unless)\b[^?,.;]*)", re.IGNORECASE)
CONDITION = re.compile(r"(?:jos|mikäli|if|unless)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d\s\u00a0.,]*\d|\d")
_NAME = re.compile(r"(?<=[\w,;:] )[A-ZÅÄÖ][\w-]*(?: (?:of |and )?[A-ZÅÄÖ][\w-]*)*")
_ALL_NAMES = re.compile(r"[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)*")
_WORD = re.compile(r"[^\W_]+(?:[-:'’][^\W_]+)*")
# Finnish cases on folded text, longest ending first; the plural's i does not count.
_CASES = (
    ("local", re.compile(r"(?<=\w\w)i?(?P<case>ssa|sta|lla|lta|lle|ksi)$")),
    ("into", re.compile(r"(?<=\w\w)(?:(?P<v>[aeiouy])h(?P=v)n|seen|siin|(?P<w>[aeiou])(?P=w)n|ihin)$")),
    ("of", re.compile(r"(?<=\w\w)(?:[aeiouy]|ie|te)n$")),
)
_PASSIVE = re.compile(r"(?:[aeiou]t|[aeiou]d|hd)aan$")  # "annetaan" is no case
_UNITS = frozenset(
    re.findall(r"\w+", "year month week day hour person head project time piece kilometre kilometer half")
)
_SAYS_WHAT = re.compile(r"\b(?:be|act as|serve as|count as|become) $", re.IGNORECASE)
_VERBS = frozenset(
    re.findall(
        r"\w+",
        """
        get gets take takes cost costs pay pays last lasts give given need have has receive close closes due
        open apply cover begin start end use used spend be keep last run include allow allowed extend
        extended apply work
        """,
    )
)
_LONGEST = 5
_MOST_SAID = 2  # words of a condition that says where: that one goes, and the country
# "someone still doing a PhD", "a school that is new": all of it gives way together.
_WITH_CLAUSE = re.compile(
    r"(?P<head>(?:(?:some|any|every)(?:one|body)|those|people|persons?|an?yone else)\b)?(?P<clause>[^,.;:?!]*)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\s+(?:who|whose|which|that)\b", re.IGNORECASE)
_LEAST_WRITTEN = 2  # "one" and "yhtä" count nothing as often as not


def replace_counterpart(earlier: str, phrase: str, language: Language, protected: Protected) -> str | None:
    """The earlier question with `phrase` in the place of its counterpart; None where nothing has its form.

    `protected` says of a place in the earlier question whether its words ask, and so cannot give way.
    """
    whole = without_end(earlier)
    phrase = phrase.strip(" ,")
    span, by = _find(whole, phrase, language, protected) or (None, phrase)
    if span is None or not by or span == (0, len(whole)):
        return None
    return f"{whole[: span[0]]}{by}{whole[span[1] :]}?"


def put_in_place(text: str, span: tuple[int, int], phrase: str) -> str:
    """The text with a phrase in a place; its preposition takes that of the words before, or is left out."""
    span, by = _with_preposition(text, span, phrase)
    before = text[: span[0]]
    if (article := _INDEFINITE_BEFORE.search(before)) is not None and not _ARTICLE.match(by):
        fitting = "" if _PLURAL_NAME.fullmatch(by) else "an " if by[:1].lower() in "aeiou" else "a "
        before = f"{before[: article.start()]}{fitting}"
    return f"{before}{by}{text[span[1] :]}"


def _find(whole: str, phrase: str, language: Language, protected: Protected) -> tuple[tuple[int, int], str] | None:
    if CONDITION.match(phrase):
        found = _CONDITION.search(whole)
        return (found.span("if"), phrase) if found else _country_in_condition(whole, phrase)
    span = _country(whole, phrase) or _number(whole, phrase)
    if span is not None:
        return _with_preposition(whole, span, phrase)
    if language == "fi":
        span = _same_case(whole, phrase, protected)
        return (span, phrase) if span is not None else None
    span = _same_preposition(whole, phrase)
    if span is not None and not protected(span):
        return span, phrase
    span = _same_head(whole, phrase)
    if span is not None and not protected(span):
        return span, _bare(phrase)
    span = _same_name(whole, phrase)
    if span is not None and not protected(span):
        return _with_preposition(whole, span, phrase)
    span = _same_article(whole, phrase, protected)
    return _with_preposition(whole, span, phrase) if span is not None else None


def _bare(phrase: str) -> str:
    """A phrase without the preposition before it."""
    found = PREPOSITION.match(phrase)
    return phrase[found.end() :].strip() if found else phrase


def _with_preposition(whole: str, span: tuple[int, int], phrase: str) -> tuple[tuple[int, int], str]:
    """The new preposition takes the place of the old one; where there was none, it is left out."""
    before = re.search(rf"\b(?:{_ANY_PREPOSITION})\s+$", whole[: span[0]], re.IGNORECASE)
    owns = re.match(r"['’]s\b", whole[span[1] :])
    if PREPOSITION.match(phrase) and before and not owns:
        return (before.start(), span[1]), f"{phrase[:1].lower()}{phrase[1:]}"
    article = _ARTICLE_BEFORE.search(whole[: span[0]])
    several = re.fullmatch(r"[a-z][\w ]*s", _bare(phrase))  # "brooks" for "a wetland"
    if article and (several or _ARTICLE.match(_bare(phrase))):
        span = (article.start(), span[1])
    return span, _bare(phrase)


def _country(whole: str, phrase: str) -> tuple[int, int] | None:
    if not read_countries(phrase):
        return None
    spans = [found.span() for found in _WORD.finditer(whole) if read_countries(found.group())]
    return _with_same_noun(whole, spans[0], phrase) if len(spans) == 1 else None


def _with_same_noun(whole: str, span: tuple[int, int], phrase: str) -> tuple[int, int]:
    """A place with the word after it where the phrase says that too: "a school in Peru" for "Moroccan school".

    An article before it goes along.
    """
    said = [fold(word) for word in _WORD.findall(phrase)]
    follows = _WORD.match(whole, span[1] + 1)
    if follows is None or len(said) < 2 or fold(follows.group()) not in said:
        return span
    article = _ARTICLE_BEFORE.search(whole[: span[0]])
    return (article.start() if article else span[0]), follows.end()


def _country_in_condition(whole: str, phrase: str) -> tuple[tuple[int, int], str] | None:
    """The country of the earlier question, and the one that is all that a condition says: "if we go to Poland"."""
    words = _WORD.findall(phrase)[1:]
    named = [word for word in words if read_countries(word)]
    common = load_stopwords("fi") | load_stopwords("en")
    telling = [word for word in words if fold(word) not in common and not PREPOSITION.fullmatch(word)]
    span = _country(whole, phrase)
    return (span, named[0]) if span is not None and len(named) == 1 and len(telling) <= _MOST_SAID else None


def _number(whole: str, phrase: str) -> tuple[int, int] | None:
    """The one number of the earlier question, with its unit where the new one has it too."""
    written = _number_word(whole, phrase)
    if written is not None:
        return written
    new, old = list(_NUMBER.finditer(phrase)), list(_NUMBER.finditer(whole))
    if len(new) != 1 or len(old) != 1:
        return None
    unit = fold(phrase[new[0].end() :].strip())
    follows = _WORD.match(whole, old[0].end() + 1)
    if not unit:
        return old[0].span()
    if follows and fold(follows.group())[:4] == unit[:4]:
        return old[0].start(), follows.end()
    return None


def _number_word(whole: str, phrase: str) -> tuple[int, int] | None:
    """The one written number of the earlier question where the phrase is one: "kolme" after "voiko kaksi"."""
    if NUMBER_WORDS.get(phrase.lower(), 0) < _LEAST_WRITTEN:
        return None
    spans = [f.span() for f in _WORD.finditer(whole) if NUMBER_WORDS.get(f.group().lower(), 0) >= _LEAST_WRITTEN]
    return spans[0] if len(spans) == 1 else None


def _same_preposition(whole: str, phrase: str) -> tuple[int, int] | None:
    asked = PREPOSITION.match(phrase)
    if asked is None:
        return None
    inner = re.findall(rf"\b(?:{_ANY_PREPOSITION})\b", phrase, re.IGNORECASE)
    for wanted in dict.fromkeys([asked.group(), *inner]):
        places = list(re.finditer(rf"\b{wanted}\s+", whole, re.IGNORECASE))
        for place in reversed(places):
            stop = _with_clause(whole, place.end(), _noun_phrase(whole, place.end()))
            if place.start() > 0 and stop > place.end():
                return place.start(), stop
    return None


def _same_name(whole: str, phrase: str) -> tuple[int, int] | None:
    """A capitalised name where the phrase is one."""
    if not _ALL_NAMES.fullmatch(_bare(phrase)):
        return None
    spans = [found.span() for found in _NAME.finditer(whole)]
    return spans[-1] if len(spans) == 1 else None


def _same_head(whole: str, phrase: str) -> tuple[int, int] | None:
    """The words before and with the one that the phrase ends with: "voluntary work" for "machine work"."""
    words = _WORD.findall(phrase)
    if len(words) < 2:
        return None
    head = stem(fold(words[-1]), "en")
    tokens = list(_WORD.finditer(whole))
    for k in range(len(tokens) - 1, 0, -1):
        if stem(fold(tokens[k].group()), "en") == head and not _ends(tokens[k - 1].group()):
            first = tokens[k - 1]
            if k > 1 and _ARTICLE.match(tokens[k - 2].group() + " ") and _ARTICLE.match(_bare(phrase)):
                first = tokens[k - 2]
            return first.start(), tokens[k].end()
    return None


def _same_article(whole: str, phrase: str, protected: Protected) -> tuple[int, int] | None:
    own = _ARTICLE.match(_bare(phrase))
    if own is None:
        return None
    spans: list[tuple[bool, tuple[int, int]]] = []
    subject: tuple[int, int] | None = None
    for found in re.finditer(rf"\b{_ARTICLE.pattern}", whole, re.IGNORECASE):
        stop = _noun_phrase(whole, found.end())
        last = fold(whole[found.end() : stop]).split()
        wide = re.match(r"\s+of\b", whole[stop:])
        if not last or (len(last) == 1 and last[0] in _UNITS) or wide:
            continue
        if subject is not None and _SAYS_WHAT.search(whole[: found.start()]):
            return subject  # "can a town be the workplace": it is asked of the town
        subject = subject or (found.start(), stop)
        if protected((found.start(), stop)):
            continue
        spans.append(((found["one"] is None) == (own["one"] is None), (found.start(), stop)))
    alike = [span for same, span in spans if same]
    every = alike or [span for _, span in spans]
    return every[-1] if every else None


def _noun_phrase(text: str, start: int) -> int:
    """Where a noun phrase that begins at `start` ends: before a verb, a function word or a sign."""
    stop = start
    for count, found in enumerate(_WORD.finditer(text, start)):
        gap = text[stop : found.start()]
        article = count == 0 and _ARTICLE.match(found.group() + " ")
        if (gap.strip() and count) or count >= _LONGEST or (not article and _ends(found.group())):
            break
        stop = found.start() + len(re.sub(r"['’]s$", "", found.group()))
        if stop < found.end():
            break
    return stop


def _with_clause(text: str, start: int, stop: int) -> int:
    """Where a noun phrase ends with what tells more of it: "someone still doing a PhD", "a school that is new"."""
    found = _WITH_CLAUSE.match(text, start)
    if found is None or not (found["head"] or _RELATIVE.match(text, stop)):
        return stop
    return max(stop, found.end() - (len(found["clause"]) - len(found["clause"].rstrip())))


def _ends(word: str) -> bool:
    return fold(word) in load_stopwords("en") or fold(word) in _VERBS or bool(PREPOSITION.fullmatch(word))


def _same_case(whole: str, phrase: str, protected: Protected) -> tuple[int, int] | None:
    """The last word in the case of the phrase's last word; of its first one where only that has a case."""
    words = _WORD.findall(phrase)
    case = case_of(words[-1]) if words else ""
    if not case:
        return None
    for found in reversed(list(_WORD.finditer(whole))):
        if case_of(found.group()) == case and not protected(found.span()):
            return found.span()
    return None


def case_of(word: str) -> str:
    """The case that a Finnish word's ending shows: "ssa", "into", "of"; empty where it shows none."""
    folded = fold(word).replace(":", "")
    if folded in load_stopwords("fi") or _PASSIVE.search(folded):
        return ""
    for name, pattern in _CASES:
        found = pattern.search(folded)
        if found is not None:
            return found["case"] if name == "local" else name
    return ""
