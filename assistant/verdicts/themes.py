"""May a project be about something: yes where the guide has it among its priorities or themes."""

from __future__ import annotations

import re

from assistant.language.stopwords import is_common, load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.names.countries import read_countries
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Searcher

_THEME = re.compile(
    r"\b(?:\w*aihee(?:na|ksi|ltaan)|\w*teema(?:na|ksi|ltaan)|aihe|teema|kasitella|keskittya|liittya|be about|about|"
    r"theme|topic|subject|deal with|"
    r"focus on|address)\b"
)
_PRIORITIES = re.compile(r"\b(?:\w*priorit(?:y|ies)|\w*painopiste\w*|themes?|\w*teem(?:a|at|oja|oista))\b")
_OF_PROJECT = re.compile(
    r"\w*hanke\w*|\w*hankk\w+|projects?|partnerships?|projekt\w+|aihe\w*|teema\w*|theme\w*|topic\w*|subject\w*|"
    r"deal|focus|address|"
    r"kasitella|keskittya|liittya|application\w*|hakemu\w+|grant\w*|money|tehda|make"
)
_ALIKE = 0.75
_ENOUGH = 0.6
_SHORTEST = 4


def find_theme(reading: Reading, searcher: Searcher) -> Unit | None:
    """The one priority that holds most of what a project is to be about; None where that is not asked, or none does."""
    text = asking_sentence(reading.text)
    if not reading.asks_for("whether") or reading.values or not _THEME.search(fold(text)):
        return None
    words = list(_telling(text, reading))
    places = read_countries(text)
    if len(words) < 2:
        return None
    units = [
        unit
        for unit in searcher.current(reading.language)
        if not (unit.is_heading or unit.scopes)
        and any(_PRIORITIES.search(fold(heading)) for heading in unit.headings)
        and places <= read_countries(unit.text)
        and sum(_is_in(word, unit) for word in words) >= _ENOUGH * len(words)
    ]
    return units[0] if len(units) == 1 else None


def _telling(text: str, reading: Reading) -> list[str]:
    topics = {word for item in reading.items if item.term in reading.scopes for word in item.text.split()}
    common = load_stopwords(reading.language) | topics
    words = [w for w in split_words(text) if len(w) >= _SHORTEST and w not in common and not _OF_PROJECT.fullmatch(w)]
    return [word for word in words if not is_common(word, reading.language)]


def _is_in(word: str, unit: Unit) -> bool:
    return any(likeness(word, held, unit.language) >= _ALIKE for held in unit.words)
