"""Messages that hold several questions, each of which stands by itself."""

from __future__ import annotations

import re

from assistant.language.stopwords import is_common
from assistant.language.words import fold
from assistant.names.terms import TermBook
from assistant.parts.splitting import REFERS, begins_as_question
from assistant.question.reading import Reading, cue_words, is_cue, read_question
from ingest.types import Language

_ENDS = re.compile(r"\?[?!.]*\s+(?=\S)")
_NUMBERED = re.compile(r"(?:(?<=\s)|^)(?:\d{1,2}|[a-hA-H])[.)]\s+(?=\S)")
_BULLET = re.compile(r"(?:^|\n)\s*[-–•*]\s+(?=\S)")
# "Two questions:", "Pari juttua.": how many there are to come.
_ANNOUNCED = re.compile(
    r"\s*(?:(?:ok|hei|hi|so|no|well|and|ja)[,!]?\s+)?"
    r"(?:(?:minulla|mulla|meillä|tässä|olisi|ois|on|täältä|tulee|i have|i.ve got|we have|here are|just|got)\s+){0,3}"
    r"(?:two|three|four|a couple of|a few|some|several|many|kaksi|kolme|neljä|pari|muutama|useampi|monta|2|3|4)\s+"
    r"(?:\w+\s+){0,2}?(?:questions?|things?|points?|kysymystä|kysymys|juttua|juttu|asiaa|asia|kysyttävää)"
    r"(?:\s+(?:for you|teille|sulle|tästä|aiheesta|about (?:this|it)))?\s*[:.!–—-]\s*",
    re.IGNORECASE,
)
# "And also, …", "Toinen kysymys: …": that one more comes.
_ONE_MORE = re.compile(
    r"(?:(?:ja|and|sitten|sit|then|plus)\s+)?(?:(?:vielä|also|lisäksi|toiseksi|kolmanneksi|ensinnäkin|ensiksi|samalla|"
    r"first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|lopuksi|additionally|next|"
    r"(?:one more|another|a different|a separate|(?:ihan|aivan) (?:eri|muu|toinen)|toinen|"
    r"kolmas|yksi|eka|toka)\s+(?:\w+\s+)?(?:thing|question|kysymys|juttu|asia))"
    r"(?:\s+(?:vielä|yksi|sellainen|juttu|asia|kysymys))*\s*[,:–—-]\s*)",
    re.IGNORECASE,
)
_CARRIES_ON = re.compile(
    r"(?:or|tai|vai|eli|siis|i\.e|and if|ja jos|enta jos|what if|if so|if not|jos (?:on|ei|niin|kylla|saa|voi))\b"
)
_LEANS = re.compile(
    r"(?:ja |and |no |well )?(?:enta|entas|entapa|mites|what about|how about)\b|(?:ja|and) \w+(?: \w+)?\?"
)
_WHICH = re.compile(r"(?:kumpi|kumman|kumpaa|kummal|kummas|which (?:one|of (?:the (?:two|three)|them|these|those)))")
_CHOICE = re.compile(r"\b(?:vai|or|tai)\b|:|\bof (?:the )?(?!two|three|them|these|those)\w+")
_OF_EACH = re.compile(r"\b(?:kum(?:ma|pa)\w+kin|kumpikin|molem\w+|each|both|either)\b")
_SIGN = re.compile(r"(?<![^\W\d_])[A-ZÅÄÖ]{2,}(?![a-zåäö])")  # "TCA"
_CLAUSE_ENDS = re.compile(r"[.,;:–—]|\b(?:ja|seka|and|that|etta|if|jos)\b")
_FEWEST = 2  # words of its own that make a question one of its own
_MOST = 5


def split_questions(message: str, language: Language, book: TermBook) -> tuple[str, ...]:
    """The questions of a message, each with what is said before it; one where they belong together.

    "How long may KA210 last? And KA220?" is one: the second leans on the first.
    """
    announced = _ANNOUNCED.match(message)
    text = message[announced.end() :] if announced is not None and "?" in message[announced.end() :] else message
    text = _unlisted(text)
    pieces = _pieces(text)
    groups: list[str] = []
    for piece in pieces:
        marked = _ONE_MORE.match(piece)
        plain = piece[marked.end() :] if marked is not None else piece
        is_further = marked is not None or announced is not None
        if not groups or _stands_alone(plain, language, book, fewest=1 if is_further else _FEWEST):
            groups.append(plain[:1].upper() + plain[1:])
        else:
            groups[-1] = f"{groups[-1]} {piece}"
    if len(groups) > _MOST:
        groups[_MOST - 1 :] = [" ".join(groups[_MOST - 1 :])]
    return tuple(groups) if len(groups) > 1 or text not in message else (message,)


def _unlisted(text: str) -> str:
    """A text with the items of its list in a row: "About KA210: when does it close? who can apply?"."""
    marker = next((m for m in (_NUMBERED, _BULLET) if len(m.findall(text)) > 1), None)
    if marker is None:
        return text
    head, *items = (item.strip(" ,;.\n") for item in marker.split(text))
    row = " ".join(item if item.endswith("?") else f"{item}?" for item in items if item)
    return f"{head.rstrip(':')}: {row}" if head and not head.endswith(("?", "!")) else f"{head} {row}".strip()


def _pieces(text: str) -> list[str]:
    """What ends with a question mark each; what comes after the last one belongs to it."""
    pieces: list[str] = []
    start = 0
    for end in _ENDS.finditer(text):
        pieces.append(text[start : end.end()].strip())
        start = end.end()
    rest = text[start:].strip()
    if rest and ("?" in rest or not pieces):
        pieces.append(rest)
    elif rest:
        pieces[-1] = f"{pieces[-1]} {rest}"
    return pieces


def _stands_alone(piece: str, language: Language, book: TermBook, fewest: int) -> bool:
    """True for a question that names enough of its own, and points to nothing before it."""
    if _CARRIES_ON.match(fold(piece)) or _LEANS.match(fold(piece)):
        return False
    reading = read_question(piece, language, book)
    if not (reading.asks or begins_as_question(piece)) or (
        _WHICH.match(fold(piece)) and not _CHOICE.search(fold(piece))
    ):
        return False
    own = [item.text for item in reading.items if _tells(item.text, reading)]
    named = reading.scopes or reading.unknown_codes or reading.uncovered or _SIGN.search(piece)
    if not named and (len(own) < fewest or _OF_EACH.search(fold(piece))):
        return False
    text = fold(piece)
    names = [fold(word) for word in _SIGN.findall(piece)] + [
        item.text for item in reading.items if item.term is not None
    ]
    named_after = re.compile(rf" (?:{'|'.join(map(re.escape, names)) or '(?!)'})")  # "ne ENFP-pisteet": no pronoun
    pointer = next((p for p in REFERS.finditer(text) if not named_after.match(text, p.end())), None)
    if pointer is None:
        return True
    before = text[: pointer.start()]
    return _CLAUSE_ENDS.search(before) is not None and any(word in before for word in own)


def _tells(text: str, reading: Reading) -> bool:
    asking = cue_words(reading.text, reading.asks)
    return not (is_common(text, reading.language) or is_cue(text, reading.asks) or text in asking)
