"""Follow-ups: what a question leaves out is filled in from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.question import Reading, read_question
from assistant.terms import TermBook
from assistant.words import fold, split_words
from ingest.types import Language

_OPENER = re.compile(
    r"^\s*(?:ent[aä]s?|entäpä|ent|mites|miten(?= olisi)|ja|no|sitten|ok,?|okei,?|selvä,?|and|what about|how about|so|then|but|mut(?:ta)?|also)\b[\s,:]*",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"\b(?:se|sen|sita|siita|siihen|sille|silla|siina|siella|sinne|sielta|siihenkin|siinakin|ne|niiden|niita|niista|niihin|niille|niissa|niilla|"
    r"tuo|tuon|tuohon|tuosta|siitahan|it|its|that|this|those|these|they|them|their|there|one|same|sama|samaan|samalla|samassa)\b"
)
_REPLACED = {"fi": "{question} ({topic})", "en": "{question} ({topic})"}
_SHORT = 6


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands by itself, and its reading."""

    text: str
    reading: Reading
    leans: bool


def resolve(question: str, history: Sequence[str], language: Language, book: TermBook) -> Resolved:
    """The question with its topic, and what it asks, taken from the latest turn that has them."""
    own = read_question(question, language, book)
    if not history or not leans_on_history(question, own):
        return Resolved(question.strip(), own, False)
    text = _OPENER.sub("", question.strip()).strip() or question.strip()
    topic, earlier = _last_topic(history, language, book)
    if earlier is None:
        return Resolved(text, read_question(text, language, book), True)
    if _names_topic(own):
        merged = _swap_topic(text, own, earlier, book)
    else:
        merged = f"{_capital(text.rstrip('?! .'))} ({topic})?" if topic else text
    return Resolved(merged, read_question(merged, language, book), True)


def leans_on_history(question: str, reading: Reading) -> bool:
    """True where a question cannot be understood alone.

    It begins like a follow-up, points back with a pronoun while naming no topic, or is a short question
    that names no topic or asks nothing.
    """
    text = fold(question)
    words = split_words(question)
    topic = _names_topic(reading)
    if _OPENER.match(question) and len(words) <= 14:
        return not topic or not reading.asks or len(words) <= _SHORT
    if not topic and _POINTER.search(text):
        return True
    return len(words) <= _SHORT and not topic and (bool(reading.expects) or not reading.items)


def _names_topic(reading: Reading) -> bool:
    return bool(reading.scopes or reading.unknown_codes or reading.uncovered)


def _last_topic(history: Sequence[str], language: Language, book: TermBook) -> tuple[str, Reading | None]:
    """The topic of the latest turn that names one, in the words it was named with, and that turn's reading."""
    for position in range(len(history) - 1, -1, -1):
        reading = read_question(history[position], language, book)
        if _names_topic(reading):
            named = [i.text for i in reading.items if i.term in reading.scopes or i.term in reading.uncovered]
            words = list(dict.fromkeys([*(_shown(n) for n in named), *reading.unknown_codes]))
            return ", ".join(words), read_question(history[-1], language, book)
    last = read_question(history[-1], language, book)
    return " ".join(item.text for item in last.items[:4]), last


def _swap_topic(text: str, own: Reading, earlier: Reading, book: TermBook) -> str:
    """ "Entä KA220?" after "Milloin KA210-haku päättyy?": the earlier question about the new topic."""
    if own.expects or (own.asks and own.main not in ("open", "definition", "list")):
        return text
    named = [item.text for item in earlier.items if item.term in earlier.scopes or item.term in earlier.uncovered]
    named += [fold(code) for code in earlier.unknown_codes]
    topic = text.rstrip("?! .")
    swapped = earlier.text
    for name in named:
        swapped = _replace_folded(swapped, name, topic)
        topic = "" if topic and _replace_folded(earlier.text, name, "") != earlier.text else topic
    if swapped == earlier.text:
        return f"{swapped.rstrip('?! .')} ({text.rstrip('?! .')})?"
    return re.sub(r"\s+", " ", swapped).strip()


def _replace_folded(text: str, name: str, by: str) -> str:
    """`text` with the words that fold to `name` replaced."""
    pattern = r"\W+".join(_loose(word) for word in name.split())
    found = re.search(rf"(?<!\w){pattern}(?:-\w+)?", fold(text))
    if not found or len(fold(text)) != len(text):
        return text
    return text[: found.start()] + by + text[found.end() :]


def _loose(word: str) -> str:
    return re.escape(word)


def _shown(name: str) -> str:
    return name.upper() if re.fullmatch(r"[a-z]{2,4} ?\d{2,3}(?: \w+)?", name) else name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
