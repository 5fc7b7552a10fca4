"""The items of a list that a question counts: "which two declarations?" where just two of seven items are such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.language.stopwords import is_common, load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found, Searcher
from assistant.retrieval.shortlist import counts_named
from ingest.numerals import NUMBER_WORDS
from ingest.values import read_values

_AFTER_NUMBER = 5  # words after the number among which the thing that is counted stands
_SHORTEST = 5
_ALIKE = 0.85
_FIRST_WORDS = 2
_BEST = 6  # so many of the first candidates say which lists are looked at


def find_counted(reading: Reading, found: Found, searcher: Searcher) -> Unit | None:
    """The items of one list that name what is counted, where they are as many as the question says; else None."""
    if reading.expects or not reading.asks_for("list") or reading.asks_for("whether", "comparison") or found.foreign:
        return None
    counts = counts_named(reading)
    if not counts:
        return None
    sections = dict.fromkeys(found.units[k].section for k in found.order[:_BEST])
    lists = [unit for section in sections for unit in single_lists(searcher.in_section(section))]
    for noun in _counted_nouns(reading):
        for whole, items in lists:
            named = [item for item in items if _names(item, noun)]
            if len(named) in counts and len(named) < len(items) and _is_of_these(whole, named, noun):
                return join_items(whole, named)
    return None


def _counted_nouns(reading: Reading) -> Iterator[str]:
    """The telling words after a number, in their order."""
    words = split_words(reading.text)
    common = load_stopwords(reading.language)
    numbers = {fold(word) for word in NUMBER_WORDS}
    for position, word in enumerate(words):
        if word in numbers or word.isdigit():
            near = words[position + 1 : position + 1 + _AFTER_NUMBER]
            yield from (
                w for w in near if len(w) >= _SHORTEST and w not in common and not is_common(w, reading.language)
            )


def single_lists(section: Sequence[Unit]) -> Iterator[tuple[Unit, list[Unit]]]:
    """The lists of a section of which all items stand right under one heading, with their items."""
    single = {unit.members[0]: unit for unit in section if not unit.is_list and not unit.is_heading}
    for whole in section:
        if whole.is_list and not whole.is_opening:
            items = [single[k] for k in whole.members if k in single and not _is_label(single[k])]
            labels = sum(k in single and _is_label(single[k]) for k in whole.members)
            if len(items) + labels == len(whole.members) and len({item.headings for item in items}) == 1:
                yield whole, items


def _is_label(item: Unit) -> bool:
    """True for a heading that stands among its own items: "Our actions:"."""
    return item.text.rstrip().endswith(":") and set(split_words(item.text)) <= item.heading_words


def _names(item: Unit, noun: str) -> bool:
    return any(likeness(noun, word, item.language) >= _ALIKE for word in split_words(item.text))


def _is_of_these(whole: Unit, named: Sequence[Unit], noun: str) -> bool:
    """True where the items are named by what is counted: a heading that names it too speaks for all items."""
    above = any(likeness(noun, word, whole.language) >= _ALIKE for word in split_words(" ".join(whole.headings[-1:])))
    return not above or all(
        any(likeness(noun, word, item.language) >= _ALIKE for word in split_words(item.text)[:_FIRST_WORDS])
        for item in named
    )


def join_items(whole: Unit, items: Sequence[Unit]) -> Unit:
    """Some of a list's items as a list."""
    text = "; ".join(item.text for item in items)
    members = tuple(item.members[0] for item in items)
    return replace(whole, members=members, text=text, values=read_values(text))
