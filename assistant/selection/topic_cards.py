"""What stands under a topic's own heading, for a question that only names the topic: "KA220?", "What is KA220?"."""

from __future__ import annotations

import re

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found, Searcher

_CARDS = (("definition",), ("definition", "list"), ())
_VALUES = ("amount", "date", "duration", "count", "percentage")
_FEWEST = 3
_LONGEST = 900  # letters
_SAME = 0.75
_ITEM_END = re.compile(r"[;:]")
_ASKS_MORE = re.compile(
    r"\b(?:what|which|how|why|who|where|when|can|may|do|does|should|must|"
    r"mi[a-z]*|ku(?:ka|inka)|ketka|paljonko|montako|voi\w*|saa\w*|pita\w*|onko)\b"
)
# "What is KA220?", not "what is KA220 for?" nor "what good is KA220?".
_WHAT_IS = re.compile(
    r"\W*(?:(?:so|hi|hello|hei|moi|no)\W+)?(?:what (?:is|are|s)|what does .* mean|mika (?:se |on)|"
    r"mita (?:on|ovat|tarkoit\w+)|mitka ovat|mikas on|"
    r"kerro|tell me about|explain|describe|selita|esittele)\b(?!.*\b(?:for|good|use|used|like)\b)"
)
# "At most?" after a number asks for one.
_LIMIT = re.compile(
    r"\b(?:at (?:the )?(?:most|least)|maximum|minimum|max|min|enintaan|vahintaan|korkeintaan|enimmillaan)\b"
)
_MARKED = re.compile(
    r"\b[A-Z]{2,5}[ -]?\d{1,4}(?:-[A-Z]{2,5})?\b|\(\d+\)|\d[\d\s–-]*(?:pv|kk|vuotta|days?|months?|years?)?\b"
)


def find_card(reading: Reading, found: Found, searcher: Searcher) -> Unit | None:
    """The list right under the topic's name, where the best candidate only gives one of its values.

    None where something else is asked as well, or the topic has no heading of its own.
    """
    if (
        len(reading.scopes) != 1
        or reading.asks not in _CARDS
        or any(item.term not in reading.scopes for item in reading.items)
    ):
        return None
    text = fold(reading.text)
    if not _WHAT_IS.match(text) if reading.asks else _ASKS_MORE.search(text) or _LIMIT.search(text):
        return None
    best = found.units[found.order[0]]
    if found.foreign or (reading.asks and (best.is_list or not any(v.kind in _VALUES for v in best.values))):
        return None
    topic, book = next(iter(reading.scopes)), searcher.book
    cards = [
        unit
        for unit in found.units
        if unit.is_list
        and not unit.is_opening
        and len(unit.members) >= _FEWEST
        and len(unit.text) <= _LONGEST
        and unit.headings
        and only_names(unit.headings[-1], topic, book, unit)
        and not only_names(_ITEM_END.split(unit.text)[0], topic, book, unit)  # a list that begins with its own name
    ]
    return max(cards, key=lambda unit: (-unit.section, len(unit.members)), default=None)


def only_names(heading: str, topic: str, book: TermBook, unit: Unit) -> bool:
    """True for "Cooperation partnerships (KA220)" of KA220, not for "Info sessions on cooperation partnerships"."""
    if {mention.term for mention in book.link(heading)} - book.ancestors(topic) != {topic}:
        return False
    term, common = book[topic], load_stopwords(unit.language)
    names = {word for name in (*term.fi, *term.en, *term.codes) for word in split_words(name)}
    words = [word for word in split_words(_MARKED.sub(" ", heading)) if word not in common]
    return all(any(likeness(word, name, unit.language) >= _SAME for name in names) for word in words)
