"""The family that a question chooses from: "which alliance …?", "which Jean Monnet action …?", "which project …?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.comparisons.contest import is_comparative
from assistant.language.words import fold, likeness, split_words
from assistant.names.terms import TermBook
from assistant.question.reading import Reading, asking_sentence
from ingest.glossary import Term
from ingest.types import Language

_SAME = 0.9
_MOST = 16
_FEWEST_LETTERS = 4
_BEFORE_NOUN = 4  # so many words may stand between the interrogative and the noun
_WHICH = re.compile(
    r"^\W*(?:(?:and|so|but|ja|no|enta|mutta) )?(?:(?:in|for|with|under|from|to|of|by) )?"
    r"(?:which|what|mika|mitka|minka|mita|mille|milla|missa|mihin|mista|miksi|"
    r"(?P<two>kum(?:pi|paa|massa|malla|mat|man|masta|paan)))\b"
)
_SMALL = re.compile(
    r"of|the|this|all|different|kinds?|types?|sorts?|two|three|four|five|six|your|our|available|is|are|"
    r"erasmus|eri|kaikki|kaikista|kaksi|kahdesta|kolme|kolmesta|neljasta|viidesta|tyyppis\w+|oppaan|s|"
    r"on|ovat|possible|mahdolli\w+"
)
# What any topic of a guide may be called.
_ANY_TOPIC = re.compile(
    r"projects?|actions?|grants?|funding|tuki|tue[nt]|tuista|avustus|avustuks\w+|rahoitus|schemes?|strands?|instruments?|programmes?|"
    r"(?:tuki|rahoitus|hanke|avustus)?(?:hanke|hankk\w+|projekt\w+|toimin\w+|ohjelm\w+|instrument\w+)|"
    r"(?:tuki|rahoitus|hanke|avustus|toiminto)(?:muo[td]o\w*|tyyp\w+|lajei\w*|laji\w*)|tukimuo\w+"
)


_OF = re.compile(r"\s(?:of|for|in|with|to|between|among|on)\s")
_MONEY = re.compile(r"grants?|funding|tuki|tue[nt]|tuista|avustus|avustuks\w+|rahoitus")
_PRONOUN = re.compile(r"them|these|those|niista|naista|noista|niiden|naiden|one|ones")
_ADDED = re.compile(r"\((?P<noun>[^\W\d_]+)\)\W*$")
_THEIRS = re.compile(r"\w{3,}(?:iden|itten|jen|ien)")  # "mitkä ovat hankkeiden painopisteet": what is theirs
_FORM = re.compile(r"(?:muo[td]o|tyyp|laj[ei]|versio|vaihtoeh)\w*")  # "mikä yhteenliittymien muodoista": which of them
_PLURAL = re.compile(r"\w{3,}(?:s|[ei]t|issa|ihin|iin|illa|ille|ista|ilta|ita|oita)")


@dataclass(frozen=True, slots=True)
class Family:
    """Topics of one kind, and the words of the question (folded) that name them.

    `is_general` marks all topics of a guide: "which project".
    """

    topics: tuple[str, ...]
    words: frozenset[str]
    is_general: bool = False

    @property
    def may_be_money(self) -> bool:
        """Whether the topics are named by a word that may as well mean the sum: "mikä on tuki?"."""
        return self.is_general and any(_MONEY.fullmatch(word) for word in self.words)

    @property
    def is_plural(self) -> bool:
        """Whether the question speaks of several: "which projects", "missä hankkeissa"."""
        return any(_PLURAL.fullmatch(word) for word in self.words)


def is_any_topic(word: str) -> bool:
    """True for what any topic of a guide may be called: "project", "toiminto"."""
    return _ANY_TOPIC.fullmatch(word) is not None


def leaf_topics(book: TermBook) -> tuple[str, ...]:
    """The actions that a guide covers, without those that others are narrower than."""
    known = [term for term in book.terms if term.kind == "action" and term.covered and book.is_scope(term.id)]
    wider = {above for term in known for above in book.ancestors(term.id)}
    return tuple(term.id for term in known if term.id not in wider)


def find_family(reading: Reading, book: TermBook) -> Family | None:
    """The family that stands after "which"; None where none does."""
    text = fold(asking_sentence(reading.text))
    asked = _WHICH.match(text)
    family = None if asked is None else _named_first(split_words(text[asked.end() :]), reading, book)
    of_two = asked is not None and asked["two"] is not None
    if family is None or (of_two and len(family.topics) != 2):
        return None
    words = split_words(text[asked.end() :]) if asked is not None else []
    theirs = (word for word, after in zip(words, [*words[1:], ""], strict=True) if not _FORM.fullmatch(after))
    return None if any(_THEIRS.fullmatch(word) and word in family.words for word in theirs) else family


def _named_first(words: list[str], reading: Reading, book: TermBook) -> Family | None:
    """The family that the first telling words name."""
    for k, word in enumerate(words[:_BEFORE_NOUN]):
        if _SMALL.fullmatch(word) or is_comparative(word):
            continue
        if _PRONOUN.fullmatch(word):
            told = _of_scope(reading, book)
            if told is not None:
                return told
            continue
        return (
            _by_name(words[k:], reading, book)
            or _general(word, reading, book)
            or family_of_noun(word, reading.language, book)
        )
    return None


def _by_name(words: list[str], reading: Reading, book: TermBook) -> Family | None:
    """The narrower topics of the only one that is named: "Which Jean Monnet action"."""
    if len(reading.scopes) != 1:
        return None
    scope = next(iter(reading.scopes))
    name = next((item.text.split() for item in reading.items if item.term == scope), [])
    below = narrower(scope, book)
    if not name or words[: len(name)] != name or not 1 < len(below) <= _MOST:
        return None
    after = words[len(name) : len(name) + 1]
    return Family(below, frozenset((*name, *(w for w in after if _ANY_TOPIC.fullmatch(w)))))


def _of_scope(reading: Reading, book: TermBook) -> Family | None:
    """The narrower topics of the only one that is named, for "which of them?" after a question about it."""
    if not reading.scopes:
        added = _ADDED.search(reading.text)  # "Which one is new (alliances)?"
        return family_of_noun(fold(added["noun"]), reading.language, book) if added is not None else None
    if len(reading.scopes) != 1:
        return None
    scope = next(iter(reading.scopes))
    below = narrower(scope, book)
    words = frozenset(word for item in reading.items if item.term == scope for word in item.text.split())
    return Family(below, words) if 1 < len(below) <= _MOST else None


def narrower(scope: str, book: TermBook) -> tuple[str, ...]:
    """The narrowest topics below a wider one."""
    return tuple(topic for topic in leaf_topics(book) if scope in book.ancestors(topic))


def _general(word: str, reading: Reading, book: TermBook) -> Family | None:
    topics = leaf_topics(book)
    fits = _ANY_TOPIC.fullmatch(word) and not reading.scopes and not reading.uncovered and not reading.unknown_codes
    return Family(topics, frozenset({word}), True) if fits and len(topics) > 1 else None


def family_of_noun(noun: str, language: Language, book: TermBook) -> Family | None:
    """The topics below the only one whose name has a noun as its head ("alliance"), or those with such names."""
    if len(noun) < _FEWEST_LETTERS or _ANY_TOPIC.fullmatch(noun):
        return None
    known = [term for term in book.terms if book.is_scope(term.id) and term.covered]
    groups = {
        narrower(t.id, book) for t in known if any(_ends_in(name, noun, language) for name in _names(t, language))
    }
    groups = {group for group in groups if 1 < len(group) <= _MOST}
    leaves = leaf_topics(book)
    alike = tuple(
        t.id for t in known if t.id in leaves and any(_ends_in(name, noun, language) for name in _names(t, language))
    )
    if not groups and 1 < len(alike) <= _MOST:
        return Family(alike, frozenset({noun}))
    return Family(next(iter(groups)), frozenset({noun})) if len(groups) == 1 else None


def _names(term: Term, language: Language) -> tuple[str, ...]:
    return term.fi if language == "fi" else term.en


def _ends_in(name: str, noun: str, language: Language) -> bool:
    """True where a noun is what a name calls its thing: "partnership" of "partnerships for schools"."""
    head = _OF.split(name)[0] if language == "en" else name
    return any(likeness(noun, word, language) >= _SAME for word in split_words(head)[-1:])
