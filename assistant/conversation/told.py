"""What people tell before they ask: a turn, or the sentences of a turn, that say how things are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.conversation.leads import ASKS, SENTENCE_END
from assistant.conversation.placing import leans_on, points_to_person
from assistant.language.words import fold, split_words
from assistant.message.smalltalk import find_smalltalk
from assistant.question.reading import Reading

_SENTENCES = re.compile(r"(?<=[^\W\d_][.!?…])\s+|(?<=[\d)\"”][.!?…])\s+(?=[A-ZÅÄÖ])")
_LONGEST_TURN = 300  # characters
_FEWEST_WORDS = 4
_FEWEST_THINGS = 3


def statement_of(turn: str) -> str:
    """What a turn says before its question: "Our town is small. May it apply?"; empty where it says nothing."""
    sentences = _SENTENCES.split(turn.strip())
    asking = (k for k, said in enumerate(sentences) if said.endswith("?") or ASKS.match(fold(said)))
    return " ".join(sentences[: next(asking, 0)])


def told_before(question: str, history: Sequence[str]) -> str:
    """The last sentence of the last turn, where that only told something and the question asks at once; else empty."""
    last = history[-1].strip() if history else ""
    if not 0 < len(last) <= _LONGEST_TURN or find_smalltalk(last) is not None or statement_of(question):
        return ""
    sentences = SENTENCE_END.split(last)
    if "?" in last or any(ASKS.match(fold(sentence)) for sentence in sentences):
        return ""
    return sentences[-1] if len(split_words(sentences[-1])) >= _FEWEST_WORDS else last


def leans_on_told(own: Reading, said: Reading, *, named: bool) -> bool:
    """True where a question asks about the person, or the thing, that was told of.

    `named` says whether either of the two names a topic: the pronoun may then stand for that.
    """
    if not own.items or len(said.items) < _FEWEST_THINGS:
        return False
    return points_to_person(own.text) or (leans_on(own.text) and not named)
