"""Corrections: what a message puts right in the question before it, "Oops, not KA210 but KA220"."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.language.question_words import QUESTION, VERB_ASKS
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, split_words

_CLAUSES = re.compile(
    r"(?<=[^\W\d_])[.]\s+|(?<=[\d)])[.]\s+(?=[A-ZÅÄÖ])|[!?…]+\s*|[;:]\s+|\s+[–—-]+\s+|,\s+|\.{2,}\s*|\s*[\n]+\s*|\s+\("
)
_GOES_ON = re.compile(
    r"(?:jo(?:ka|tka|ta|ita|lla|nka|iden|ssa|ille|lle)|kun|jos|mikali|kuten|who|which|that|when|if|where|with|in|for|at|on|"
    r"from|to|and|or|ja|tai|eli)\b"
)
_ASKS = re.compile(rf"(?:(?:and|ja|siis|niin|so|but) )?(?:{QUESTION}{VERB_ASKS})")
# "a course she'd be going on", "the email we need": who does it says nothing new.
_TAIL = re.compile(
    r"\s+(?:(?:that|which|who) )?(?:i|we|she|he|they|you)"
    r"(?:.(?:d|m|s|re|ve|ll)\b|\s+(?:would|am|is|are|was|were|want\w*|need\w*|had|have|will|meant|mean)\b).*$"
)
_BUT = re.compile(r",?\s+(?:vaan|but(?: rather)?|rather)\s+")
_INNER_NOT = re.compile(r"\s+(?:(?:and )?not|rather than|instead of|as opposed to|eika|enka|eivatka|emmeka|ei|en)\s+")
_NOT_AFTER = re.compile(r",\s+(?:not|ei|eikä|en|instead of|rather than)\b.*$", re.IGNORECASE)
_EDGE = " \t*,;:.!?…–—-()\"“”'"
_STARRED = re.compile(r"\*+\s*[\w:’'-]+(?: [\w:’'-]+){0,4}|[\w:’'-]+(?: [\w:’'-]+){0,4}\s*\*+")  # "*KA220"
# A question word alone: "when, not where".
ASKING_WORD = re.compile(
    r"(?:when|where|who|why|how|what time|how long|how much|how many|until when|milloin|koska|missa|miten|miksi|kuka|"
    r"ketka|mista|mihin|kuinka kauan|paljonko|mihin mennessa|mihin aikaan)"
)
_STATEMENT = re.compile(
    r"(?:i|we|so|there|you|it|he|she|they|someone|(?:my|our|the) \w+ (?:is|are|was|were|has|have)|en|emme|ei|et|eivat|"
    r"olen|olemme|ma|mina|me|meilla|minulla|mulla)\b"
)
_LONGEST = 220
_FEW = 8  # words that a weak sign ("sorry", "siis") may put right
_SHORTEST_QUESTION = 2


@dataclass(frozen=True, slots=True)
class Correction:
    """What is meant now, what was meant not ("" where it is not said), and the question that is asked instead, if any.

    `sure` is false where only the words of the earlier question can tell whether it is a correction at all.
    """

    new: str
    old: str
    question: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    strong: re.Pattern[str]
    interjection: re.Pattern[str]
    denial: re.Pattern[str]
    weak: re.Pattern[str]
    noise: re.Pattern[str]
    blame: re.Pattern[str]
    meant: re.Pattern[str]
    meant_after: re.Pattern[str]
    around: re.Pattern[str]
    not_meant: re.Pattern[str]
    wrote: tuple[re.Pattern[str], ...]
    said_at_end: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    table = tomllib.loads(resources.files("assistant").joinpath("data/corrections.toml").read_text(encoding="utf-8"))

    def any_of(*names: str) -> str:
        return "|".join(f"(?:{pattern})" for name in names for pattern in table[name])

    ends = r"(?=[\s,]|$)[\s,]*"
    return _Patterns(
        strong=re.compile(rf"(?:{any_of('strong')}){ends}"),
        weak=re.compile(rf"(?:{any_of('weak')}){ends}"),
        interjection=re.compile(rf"(?:{any_of('interjections')}){ends}"),
        denial=re.compile(rf"(?:{any_of('denials')}){ends}"),
        noise=re.compile(rf"(?:{any_of('noise')}){ends}"),
        blame=re.compile(
            rf"(?:{any_of('blame')})(?: (?:there|then|again|taas|tossa|tuossa|siina|sori|sorry|now|above))?"
        ),
        meant=re.compile(rf"(?:{any_of('meant')}){ends}"),
        meant_after=re.compile(rf"[\s,]+(?:{any_of('meant_after')})$"),
        around=re.compile(rf"(?:{any_of('around')}){ends}"),
        not_meant=re.compile(rf"(?:{any_of('not_meant')})\s+"),
        wrote=tuple(re.compile(pattern) for pattern in table["wrote"]),
        said_at_end=re.compile(
            rf"[\s,]+(?:{any_of('strong', 'interjections', 'weak')}|kiitos|please|thanks|instead|of course|tietysti)$"
        ),
    )


@dataclass(slots=True)
class _Found:
    """What the clauses read so far say."""

    new: str = ""
    old: str = ""
    question: str = ""
    strong: bool = False
    interjection: bool = False
    denial: bool = False
    weak: bool = False
    asks_besides: bool = False
    later: str = ""  # a question that nothing before it makes a correction


def read_correction(message: str) -> Correction | None:
    """What a message puts right; None for one that is no correction."""
    text = message.strip()
    if len(text) > _LONGEST or len(fold(text)) != len(text):
        return None
    found = _Found(strong=_STARRED.fullmatch(text) is not None)
    start = 0
    for end, stop in [*(m.span() for m in _CLAUSES.finditer(text)), (len(text), len(text))]:
        asks = "?" in text[end:stop] or text[end - 1 : end] == "?"
        if text[start:end].strip(_EDGE):
            _read_clause(text[start:end].strip(_EDGE), found, asks=asks, rest=text[start:])
        start = stop
        if found.question:
            break
    return _settle(found)


def _settle(found: _Found) -> Correction | None:
    new, old = _trim(found.new), _trim(found.old)
    if old and not new and not found.question and _NOT_AFTER.search(found.later):
        found.question = found.later
    new = "" if is_empty(new) and not ASKING_WORD.fullmatch(fold(new)) else new
    sure = found.strong or _is_sure(found, new, old)
    if found.question and _STATEMENT.match(fold(new)):
        new = ""
    if not (new or found.question):
        return None
    if not sure and not (old and (new or found.question)):
        return None
    asked, mark, _ = found.question.partition("?")
    question = asked if mark and not (old and old in asked) else _NOT_AFTER.sub("", asked)
    return Correction(new, old, question.strip(_EDGE), sure)


def _is_sure(found: _Found, new: str, old: str) -> bool:
    """Whether lesser signs than "I meant" make a correction of what was said with them."""
    few = len(split_words(new)) <= _FEW
    words = bool(new) and few and not found.asks_besides
    if found.interjection and not _STATEMENT.match(fold(new)) and (words or not new or bool(old)):
        return True
    return (found.weak and few and (bool(old) if found.asks_besides else bool(new))) or (found.denial and words)


def _read_clause(clause: str, found: _Found, *, asks: bool, rest: str) -> None:
    """Read one clause into what was found before it."""
    patterns = _patterns()
    if patterns.blame.fullmatch(fold(clause)):
        found.strong = True
        return
    clause = _strip_signs(clause, found)
    folded = fold(clause)
    if not clause or patterns.blame.fullmatch(folded):
        found.strong |= bool(clause)
        return
    if _is_question(clause, asks) and not patterns.meant.match(folded):
        if asks or found.strong or found.old or found.new:
            found.question = rest[rest.index(clause) :].strip(" ,")
        else:
            found.later = rest[rest.index(clause) :].strip(" ,")
        found.asks_besides = True
        return
    wrote = next((m for m in (pattern.fullmatch(folded) for pattern in patterns.wrote) if m), None)
    if wrote is not None:
        found.old, found.new, found.strong = clause[slice(*wrote.span("old"))], clause[slice(*wrote.span("new"))], True
        return
    negated = patterns.not_meant.match(folded)
    if negated is not None:
        _read_negated(clause[negated.end() :], found)
        return
    inner = list(_INNER_NOT.finditer(folded))
    if inner:
        found.old = clause[inner[-1].end() :]
        clause = clause[: inner[-1].start()]
    _add_new(clause, found, asks=asks, rest=rest)


def _read_negated(clause: str, found: _Found) -> None:
    """ "KA210 but KA220", after "not"."""
    but = _BUT.search(fold(clause))
    old = clause[: but.start()] if but else clause
    found.old = found.old or re.sub(r"\s+(?:tarkoittan\w+|meinannu\w+|hakenu\w+|kysyny\w+|tarkottan\w+)$", "", old)
    if but:
        _add_new(clause[but.end() :], found, asks=False, rest=clause[but.end() :])


def _add_new(clause: str, found: _Found, *, asks: bool, rest: str) -> None:
    """What a clause says is meant, without the words around it."""
    patterns = _patterns()
    begun = clause
    clause = _strip_signs(clause, found)
    after = patterns.meant_after.search(fold(clause))
    meant = False
    if after is not None and clause[: after.start()].strip(_EDGE):
        clause, meant = clause[: after.start()], True
    while (start := patterns.meant.match(fold(clause)) or patterns.around.match(fold(clause))) is not None:
        meant |= patterns.meant.match(fold(clause)) is not None
        if not clause[start.end() :].strip(_EDGE):
            clause = ""
            break
        clause = clause[start.end() :]
    found.strong |= meant
    if not clause.strip(_EDGE):
        return
    if (
        _is_question(clause, asks)
        and clause in rest
        and len(split_words(clause)) >= _SHORTEST_QUESTION
        and (meant or found.strong)
    ):
        found.question = rest[rest.index(clause) :].strip(" ,")
    elif not found.new or (meant and begun != clause and not is_empty(clause)):
        found.new = clause
    elif _GOES_ON.match(fold(clause)) and not asks:
        found.new = f"{found.new}, {clause}"


def _is_question(clause: str, asks: bool) -> bool:
    words = split_words(clause)
    return len(words) >= _SHORTEST_QUESTION and (
        _ASKS.match(fold(clause)) is not None or (asks and len(words) > _FEW // 2)
    )


def _strip_signs(clause: str, found: _Found) -> str:
    """A clause without the signs of a correction before and after it."""
    patterns = _patterns()
    while True:
        folded = fold(clause)
        strong, weak = patterns.strong.match(folded), patterns.weak.match(folded)
        interjection, denial = patterns.interjection.match(folded), patterns.denial.match(folded)
        sign = strong or interjection or denial or weak or patterns.noise.match(folded)
        if sign is None or (strong is None and patterns.not_meant.match(folded)):
            break
        found.strong |= strong is not None
        found.interjection |= interjection is not None
        found.denial |= denial is not None
        found.weak |= weak is not None
        clause = clause[sign.end() :].lstrip(_EDGE)
        if not clause:
            return ""
    while (end := patterns.said_at_end.search(fold(clause))) is not None and end.start() > 0:
        found.weak = True
        clause = clause[: end.start()].rstrip(_EDGE)
    return clause


def _trim(words: str) -> str:
    """Words without signs at their edges and without who does it."""
    words = words.strip(_EDGE)
    tail = _TAIL.search(fold(words))
    return (words[: tail.start()] if tail and tail.start() else words).strip(_EDGE)


def is_empty(words: str) -> bool:
    """True for words that only point or join."""
    return set(split_words(words)) <= load_stopwords("fi") | load_stopwords("en")
