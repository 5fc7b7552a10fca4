"""A named thing put into a question that leans on it: "How long is it valid?" and "the accreditation" make one."""

from __future__ import annotations

import re

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words, without_end
from ingest.types import Language

_IT = re.compile(r"(?<![\w'’-])(?:it|they|them|(?:that|those)(?= (?:mean|stand|refer)s?\b|\W*$))(?![\w'’-])")
_DETERMINER = re.compile(r"(?:the|an?|our|my|your|its|their|this|that|these|those|some|any)\b", re.IGNORECASE)
# "Is it possible to …", "does it take": no thing.
_EMPTY_IT = re.compile(
    r"\bit (?:(?:is|was) )?(?:also |still |even )?"
    r"(?:possible|allowed|ok|okay|enough|necessary|mandatory|takes?|true|worth|too late)\b"
)
_SEVERAL = re.compile(r",.* (?:and|or|ja|tai|sekä) |, \w+, ")
_FI = re.compile(
    r"(?<![\w'’-])(?:sen|se|sita|siita|siihen|sille|silla|silta|siina|sinne|sielta|siella|ne|niiden|niita|niista|niihin|niille|niissa|niilla|"
    r"hanelle|heille|hanen|heidan|hanta|heita)(?![\w'’-])"
)
_LEANS = re.compile(
    rf"{_IT.pattern}|{_FI.pattern}|\b(?:its|their|there|such|(?:sellai|semmo|tallai|tammo)\w+|that|this|those|these)\b"
)
# In a second question a pronoun may stand for what the first one names: "what does the team get, and when does it …".
_LATER = re.compile(
    r"\b(?:and|ja|seka) (?:how|what|when|where|which|who|why|mi\w+|kuka|koska|kauan\w*|paljon\w*|mon\w+)\b"
)
_PERSON = re.compile(r"\b(?:she|he|her|him|his|han|hanen|hanelle|hanta|hanella|hanesta)\b")


def place_thing(question: str, thing: str, language: Language) -> str:
    """A question with a thing in the place of its first pronoun, or in brackets at its end."""
    if not thing or _named_in(question, thing, language):
        return question
    folded = fold(question)
    if len(folded) == len(question):
        if language == "en" and not _EMPTY_IT.search(folded):
            found = _IT.search(folded)
            if found is not None and not _LATER.search(folded, 0, found.start()):
                return _capital(f"{question[: found.start()]}{_with_article(thing)}{question[found.end() :]}")
        if language == "fi":
            found = _FI.search(folded)
            if found is not None and not _LATER.search(folded, 0, found.start()):
                return _capital(f"{question[: found.start()]}{thing}{question[found.end() :]}")
    if _SEVERAL.search(thing):
        return f"{_capital(thing)}: {question}"
    return f"{_capital(without_end(question))} ({thing})?"


def leans_on(question: str) -> bool:
    """True where a question has a pronoun that a thing may take the place of."""
    return _LEANS.search(_EMPTY_IT.sub(" ", fold(question))) is not None or points_to_person(question)


def points_to_person(question: str) -> bool:
    """True where a question asks about "her" or "hän"."""
    return _PERSON.search(fold(question)) is not None


def _with_article(thing: str) -> str:
    return thing if not thing[:1].islower() or _DETERMINER.match(thing) else f"the {thing}"


def _named_in(question: str, thing: str, language: Language) -> bool:
    """True where a question has all telling words of a name itself."""
    small = load_stopwords("fi") | load_stopwords("en")
    asked = split_words(question)
    words = [word for word in split_words(thing) if word not in small]
    return all(any(likeness(word, one, language) >= 0.75 for one in asked) for word in words)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
