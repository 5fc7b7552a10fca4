"""Several questions in one: where one ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.contest import read_contest
from assistant.cues import Ask, cue
from assistant.question import Reading, cue_words, is_cue, read_question
from assistant.stopwords import is_common
from assistant.terms import TermBook
from assistant.words import fold

_ASKS = (
    r"(?:milloin|koska|palj\w+|kuinka|miten|mon(?:ta\w*|es\w+|el\w+|een\w*|iko)|mikä|mitä|mitkä|"
    r"mi(?:hin|stä|ssä|llä|lle|ltä|nkä|nne|llai\w+|nkälai\w+|ksi)|kuka|ketkä|ke(?:tä|itä|ne\w+|ill\w+|iden)|kauan\w*|when|how|what|why|which|whom?|where)\b"
)
_AFTER_COMMA = r"(?:milloin|koska|paljonko|kuinka|montako|mikä|mitkä|mistä|missä|kuka|when|how|what|which|who|where)\b"
_BEGINS = (
    rf"(?:can|could|is|are|was|were|do|does|did|may|must|should|will|would|\w+k[oö])\b|"
    rf"(?:\w+[\s,]){{0,3}}?(?!which|who|where){_ASKS}|"
    r"(?:(?:by|for|from|to|in|at|on|with|of|about) )?(?:which|whom?|where)\b"
)
_CUT = re.compile(
    rf"\?\s+(?=\S)|[,;]?\s+(?:ja|sekä|and|plus|&)\s+(?:myös |also |sit |sitten |then )?(?={_BEGINS})|"
    rf",\s+(?={_AFTER_COMMA})",
    re.IGNORECASE,
)
_BEGINNING = re.compile(_BEGINS, re.IGNORECASE)
_INTERROGATIVE = re.compile(_ASKS, re.IGNORECASE)
_PAIRED: tuple[Ask, ...] = ("deadline", "duration", "amount", "share", "count", "contact")
_MOST = 3
_POINTS_BACK = re.compile(r"\b(?:se|ne|sen|niiden|it|they|them)\b")
_EACH = re.compile(
    r"kum\w+|molem\w+|each|both|either|they|them|ne|nii\w+|pituu\w+|maar\w+|\w*summa\w*|sums?|ceilings?|days?|dates?|paiv\w+"
)


def split_question(reading: Reading, book: TermBook) -> tuple[Reading, ...]:
    """The questions that one message holds, each with the topic; the message itself where it is one.

    A new question begins at a question mark or at "and" before a question word; it takes over the
    topic where it names none. "KA220 duration and grant" asks for two values in one clause.
    """
    pieces = [piece.strip(" ,;") for piece in _CUT.split(reading.text) if piece and piece.strip(" ,;?")]
    if 1 < len(pieces) <= _MOST + 1:
        readings = [read_question(piece, reading.language, book) for piece in pieces]
        if read_contest(reading) is not None and all(_adds_nothing(r) for r in readings[1:]):
            return (reading,)
        named = bool(reading.scopes or reading.unknown_codes or reading.uncovered)
        if read_contest(reading) is not None and all(_POINTS_BACK.search(fold(r.text)) for r in readings[1:]):
            return (reading,)
        asking = bool(readings[0].asks) or _INTERROGATIVE.match(pieces[0]) is not None
        if asking and all(_asks(r) and (r.items or (r.expects and named)) for r in readings[1:]):
            return tuple(_with_topic(r, reading, book) for r in readings[:_MOST])
    return _split_values(reading)


def _asks(part: Reading) -> bool:
    """True for a part that says what is asked, or begins as a question does and has words of its own.

    One word is not enough where the part points back: "kuinka pitkiä ne ovat" asks more about the same.
    """
    telling = [item for item in part.items if item.term is None and not is_common(item.text, part.language)]
    fewest = 2 if _POINTS_BACK.search(fold(part.text)) else 1
    return bool(part.asks) or (len(telling) >= fewest and _BEGINNING.match(part.text) is not None)


def _adds_nothing(part: Reading) -> bool:
    """True for what only asks for the values that a comparison shows anyway: "and how long is each?"."""
    asking = cue_words(part.text, part.asks)
    return all(
        item.term in part.asks
        or _EACH.fullmatch(item.text) is not None
        or (item.term is None and (item.text in asking or is_cue(item.text, part.asks)))
        for item in part.items
    )


def _with_topic(part: Reading, whole: Reading, book: TermBook) -> Reading:
    if part.scopes or part.unknown_codes or not (whole.scopes or whole.unknown_codes):
        return part
    names = [item.text for item in whole.items if item.term in whole.scopes] + list(whole.unknown_codes)
    return read_question(f"{part.text.rstrip('?')} ({', '.join(dict.fromkeys(names))})?", part.language, book)


def _split_values(reading: Reading) -> tuple[Reading, ...]:
    wanted = [ask for ask in reading.asks if ask in _PAIRED]
    if len(wanted) < 2 or "comparison" in reading.asks or "whether" in reading.asks:
        return (reading,)
    if not re.search(r"\b(?:ja|sekä|and|plus|&)\b|,", reading.text):
        return (reading,)
    return tuple(narrow(reading, ask) for ask in wanted[:_MOST])


def narrow(reading: Reading, ask: Ask) -> Reading:
    """The same question with only one of the values that it asks for."""
    others = [a for a in reading.asks if a not in _PAIRED]
    return replace(reading, asks=(ask, *others), expects=cue(ask).expects)
