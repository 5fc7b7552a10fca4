"""How many there are of what a heading names, counted by the list under it: "How many aims are there?" under "Aims"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from statistics import median

from assistant.language.words import fold, likeness, split_words
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import Item, Reading, asking_sentence
from assistant.retrieval.features import counts_asked
from assistant.retrieval.search import Found, Searcher
from assistant.retrieval.shortlist import counts_named
from assistant.selection.counted_items import join_items, single_lists
from assistant.selection.offices import says_office
from ingest.numerals import NUMBER_WORDS
from ingest.types import Language

# "How many … are there?": being, having, naming; not "must there be", which asks for a limit.
_ASKS = re.compile(r"\b(?:how many|montako|(?:kuinka |miten )?monta|kuinka moni\w*|lukumaar\w+|number of)\b")
_ELSE = re.compile(
    r"\b(?:at least|at most|minimum|maximum|max|min|must|need\w*|should|required?|can|may|could|allowed|"
    r"vahintaan|enintaan|korkeintaan|pitaa|pitaisi|taytyy|tarvit\w+|voi|voivat|voidaan|saa|saadaan|saavat|times|kertaa|"
    r"people|ihmi\w+|henkilo(?:a|n|ita)?|million\w*|days?|months?|years?|weeks?|hours?|paivaa|kuukau\w+|vuotta|viikkoa|tuntia)\b"
)
_IS = re.compile(
    r"(?:is|are|was|were|there|have|has|had|do|does|exist\w*|list\w*|mention\w*|nam(?:e|es|ed|ing)|given?|set|offer\w*|contain\w*|"
    r"includ\w*|cover\w*|altogether|total|all|different|various|kinds?|types?|on|ovat|onko|oli|eri|erilai\w+|yhteensa|kaikkiaan|"
    r"oikein|lueteltu|luetellaan|mainittu|mainitaan|nimetty|maaritelty|asetettu|loytyy|sisaltyy|kuuluu|olemassa|sita|niita|guide|opas|"
    r"oppaa\w*|ohjelma(?:n|ssa|lla|an)?|programmes?|call|haussa|montako|monta|moni\w*|kuinka|miten|many|how|number|lukumaar\w+)"
)
# Where the noun that is counted ends: "priorities | does the call have"; in Finnish it is a partitive.
_ENDS_NOUN = re.compile(
    r"is|are|was|were|do|does|did|has|have|had|there|the|for|in|of|on|to|at|by|exist|listed|mentioned|count"
)
_PARTITIVE = re.compile(r"\w+a(?<!ssa)(?<!lla)(?<!lta)")
# Beside the items: where to read more.
_NOTE = re.compile(r"\b(?:ohjelmaop\w+|programme guide)\b|^\W*(?:tarkista|katso|lue|ks|check|see|read|note|huom)\b")
_SAME = 0.9
_LONG, _SHORT = 7, 4  # an item of more words than these is a note beside a list of names of so few
_FEWEST = 2
# In words, as small numbers are written; and no number is shown that the guide itself does not have.
_WORDS: Mapping[Language, tuple[str, ...]] = {
    "fi": ("yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi", "seitsemän", "kahdeksan", "yhdeksän", "kymmenen"),
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """The items of one list that are counted."""

    whole: Unit
    items: tuple[Unit, ...]

    @property
    def unit(self) -> Unit:
        """The counted items as a list."""
        return join_items(self.whole, self.items) if len(self.items) < len(self.whole.members) else self.whole


def find_tally(reading: Reading, found: Found, searcher: Searcher) -> Tally | None:
    """The one list whose heading names all that is counted; None where none does, or several of other lengths."""
    if not _asks_tally(reading) or found.foreign or counts_asked(reading, found.units[found.order[0]]):
        return None
    asked = _Asked.of(reading, searcher)
    if not asked.counted:
        return None
    sections = dict.fromkeys(unit.section for unit in found.units if unit.headings)
    lists = [one for section in sections for one in _lists(searcher.in_section(section))]
    ranked = [(rank, *one) for one in lists if (rank := asked.rank(one[0], searcher.book)) is not None]
    best = min((rank for rank, _, _ in ranked), default=(0, 0))
    near = [(whole, items) for rank, whole, items in ranked if rank[0] == best[0]]
    if len(asked.items) > 1 or " " in asked.items[0].text:  # "priorities" alone may be any of several lists
        near = [(whole, items) for rank, whole, items in ranked if rank == best]
    near = [one for one in near if not any(set(one[0].members) > set(other.members) for other, _ in near)]
    tallies = [_count(whole, items, searcher.book) for whole, items in near]
    lengths = {None if tally is None else len(tally.items) for tally in tallies}
    alike = {fold(whole.headings[-1]) for whole, _ in near}
    return tallies[0] if len(lengths) == 1 and len(alike) == 1 else None


def find_numbered(reading: Reading, found: Found, searcher: Searcher) -> Unit | None:
    """The one list with as many items as the question says ("the five priorities") under a heading that names them."""
    counts = counts_named(reading)
    if not counts or found.foreign or reading.expects or not reading.asks_for("list"):
        return None
    if reading.asks_for("whether", "comparison", "who"):
        return None
    asked = _Asked.of(reading, searcher)
    items = tuple(item for item in asked.items if item.text not in NUMBER_WORDS and not item.text.isdigit())
    if not items:
        return None
    asked = replace(asked, counted=items[:1], items=items)
    sections = dict.fromkeys(unit.section for unit in found.units if unit.headings)
    lists = [one for section in sections for one in _lists(searcher.in_section(section))]
    tallies = [_count(*one, searcher.book) for one in lists if asked.rank(one[0], searcher.book) is not None]
    fitting = [tally for tally in tallies if tally is not None and len(tally.items) in counts]
    return fitting[0].unit if len({fold(tally.whole.headings[-1]) for tally in fitting}) == 1 else None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is counted, the words and terms that say of what, and what else a guide may call each word."""

    counted: tuple[Item, ...]
    items: tuple[Item, ...]
    names: dict[str, frozenset[str]]

    @classmethod
    def of(cls, reading: Reading, searcher: Searcher) -> _Asked:
        words = split_words(reading.counted)
        if reading.language == "en":
            noun = set(takewhile(lambda word: not _ENDS_NOUN.fullmatch(word), words))
        else:
            noun = {word for word in words if _PARTITIVE.fullmatch(word)}
        items = tuple(item for item in reading.items if not _IS.fullmatch(item.text))
        names: dict[str, set[str]] = defaultdict(set)
        for one in searcher.called_otherwise(reading):
            if len(one.said) == 1:
                names[one.said[0]].update(split_words(one.name))
        counted = tuple(item for item in items if noun.intersection(split_words(item.text)))
        return cls(counted or items[:1], items, {word: frozenset(others) for word, others in names.items()})

    def rank(self, whole: Unit, book: TermBook) -> tuple[int, int] | None:
        """How near the heading right above a list comes, the less the nearer; None where it names not what is counted.

        What that is of may stand higher up, or in the document's title.
        """
        nearest = split_words(whole.headings[-1])
        head = list(takewhile(lambda word: word not in ("of", "for"), nearest))  # "aims of the fund" are no fund
        mentions = book.link(whole.headings[-1], language=whole.language)
        higher = (*whole.headings[:-1], whole.document.title)
        above = {word for text in higher for word in split_words(text)}
        wider = {m.term for text in higher for m in book.link(text, language=whole.language)}
        used: set[str] = set()
        own = 0
        for item in self.items:
            named = [w for m in mentions if m.term == item.term for w in nearest[m.first : m.stop]]
            here = {*named, *self._in(item, nearest, whole)}
            if item in self.counted and not here.intersection(head):
                return None
            if not here and (item in self.counted or not (item.term in wider or self._in(item, above, whole))):
                return None
            used |= here
            own += bool(here)
        return -own, len([word for word in nearest if word not in used])

    def _in(self, item: Item, words: Iterable[str], whole: Unit) -> set[str]:
        """Those of some words that are an item's, where it has all of its own there."""
        ways = [{word, *self.names.get(word, ())} for word in split_words(item.text)]
        held = [{h for h in words if any(likeness(w, h, whole.language) >= _SAME for w in way)} for way in ways]
        return set().union(*held) if all(held) else set()


def _asks_tally(reading: Reading) -> bool:
    """True for "how many … are there?", of nothing that a guide would set a limit to."""
    if not reading.counted or reading.asks_for("whether", "comparison", "amount", "duration", "share", "deadline"):
        return False
    text = fold(asking_sentence(reading.text))
    return _ASKS.search(text) is not None and _ELSE.search(text) is None and not reading.unknown_codes


def _lists(section: Sequence[Unit]) -> Iterable[tuple[Unit, list[Unit] | None]]:
    """The lists of a section, with their items where all stand right under one heading."""
    flat = {id(whole): items for whole, items in single_lists(section)}
    for whole in section:
        if whole.is_list and not whole.is_opening and whole.headings and not whole.headings[-1].rstrip().endswith("?"):
            yield whole, flat.get(id(whole))


def _count(whole: Unit, items: list[Unit] | None, book: TermBook) -> Tally | None:
    """The items that are of the thing counted; None where they only tell of it."""
    if items is None:
        return None
    usual = median(len(item.text.split()) for item in items)
    named = [item for item in items if not _is_note(item, usual) and not says_office(item)]
    if any(book.is_scope(m.term) for m in book.link(whole.headings[-1], language=whole.language)):
        named = [item for item in named if item.own_scopes]
    told = any(v.kind not in ("code", "year") for item in named for v in item.values)
    return None if told or len(named) < _FEWEST or 2 * len(named) < len(items) else Tally(whole, tuple(named))


def _is_note(item: Unit, usual: float) -> bool:
    """True for what stands under the items and is none: much longer than they are, or of another place to read."""
    length = len(item.text.split())
    long = length > _LONG and usual <= _SHORT
    return long or item.text.endswith(":") or _NOTE.search(fold(item.text)) is not None


def written(count: int, language: Language) -> str:
    """A number of things as it is written: in words up to ten."""
    words = _WORDS[language]
    return words[count - 1] if 0 < count <= len(words) else str(count)
