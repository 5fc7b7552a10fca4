""" "And the bigger one?", "Entä isossa?": the small or the large topic beside the one that was spoken of.

A topic is small where a name of it says so ("small-scale partnership", "pieni avustus"). The large one is the other
topic with the same noun and no such word.
"""

from __future__ import annotations

import re

from assistant.conversation.topic_swaps import pattern_of, swap_topic
from assistant.language.words import fold, likeness, split_words, without_end
from assistant.names.terms import TermBook
from assistant.question.reading import Reading, read_question
from ingest.glossary import Term
from ingest.types import Language

_BIG = {
    "en": r"(?:big|bigger|large|larger|normal|ordinary|regular|usual|standard|full(?:-size|-sized|-scale)?)",
    "fi": r"(?:is(?:o|oo|on|ossa|osta|oon|olla|olle|ot|oja|ojen|oissa|oihin|oilla)|isom\w+|suur(?!in\b|imma)\w+|"
    r"tavalli\w+|tavis|normaali\w*)",
}
_SMALL = {
    "en": r"(?:small|smaller|little|smallish|small-scale)",
    "fi": r"(?:pien(?!in\b|imma)\w+)",
}
_ONE_EN = (
    r"(?P<before>(?:for|in|with|of|about|on|to) )?(?:(?:the|that|an?|those) )(?P<size>SIZE) "
    r"(?P<one>ones?|kind|type|sort|version)\b"
)
_ONE_FI = r"(?:(?:se|ne|toi|tuo|siin[aä]|siihen|sen) )?(?P<size>SIZE)(?: (?:hank|projekt|verte)\w+)?"
_SIZED_BEFORE = re.compile(rf"\b(?:{_BIG['fi']}|{_SMALL['fi']}) $")
# What says of no topic what it is: two of them need not be one small and one large thing.
_GENERAL = re.compile(
    r"hank\w+|projekt\w*|projects?|actions?|toimin\w+|haku|haut|calls?|programmes?|ohjelma\w*|tuki|tuet"
)
_SMALL_NAME = re.compile(r"(?:small|mini|micro|pien|kevyt|light)")
_UNDER: dict[Language, str] = {"en": "under|below|less than|up to|at most", "fi": "alle|enintään|korkeintaan"}
_OVER: dict[Language, str] = {"en": "over|above|more than|at least", "fi": "yli|vähintään"}
_AGREES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"\w+issa$"), "isoissa", "pienissä"),
    (re.compile(r"\w+ssa$"), "isossa", "pienessä"),
    (re.compile(r"\w+sta$"), "isosta", "pienestä"),
    (re.compile(r"\w+ihin$"), "isoihin", "pieniin"),
    (re.compile(r"\w+(?:seen|aan|oon|uun|yyn|iin|een)$"), "isoon", "pieneen"),
    (re.compile(r"\w+lla$"), "isolla", "pienellä"),
    (re.compile(r"\w+lle$"), "isolle", "pienelle"),
    (re.compile(r"\w+ien$|\w+iden$|\w+jen$"), "isojen", "pienten"),
    (re.compile(r"\w+n$"), "ison", "pienen"),
    (re.compile(r"\w+t$"), "isot", "pienet"),
    (re.compile(r"\w+[ij]a$"), "isoja", "pieniä"),
    (re.compile(r"\w+tta$"), "isoa", "pientä"),
)


def names_size(text: str, language: Language) -> bool:
    """True where a follow-up names a thing by its size alone: "the bigger one", "isossa"."""
    return _said(text, language) is not None


def ask_of_sized(text: str, earlier: Reading, book: TermBook) -> str | None:
    """What a follow-up asks of the larger or smaller topic beside the earlier one; None where it names none such.

    A follow-up that asks nothing itself takes over the earlier question.
    """
    said = _said(text, earlier.language)
    if said is None:
        return None
    if (beyond := _on_the_other_side(earlier, big=said[1])) is not None:
        return beyond
    if len(earlier.scopes) != 1:
        return None
    found, big = said
    old = book[next(iter(earlier.scopes))]
    other = _beside(old, book, earlier.language, big=big)
    if other is None:
        return None
    name = _name_of(other, earlier.language, big=big)
    if found.group() != fold(without_end(text)).strip():
        if earlier.language == "fi":
            return f"{without_end(text)} ({name})?"
        before = found["before"] or ""
        return f"{text[: found.start()]}{before}the {name}{text[found.end() :]}"
    named = next((item.text for item in earlier.items if item.term == old.id), "")
    if other.codes and re.fullmatch(r"[a-z]{1,5} ?\d{1,4}(?: \w+)?", named):
        name = other.codes[0]
    elif earlier.language == "fi":
        sized = _agreeing(earlier.text, named, other, book, big=big)
        if sized is not None:
            return sized
    return swap_topic(name, read_question(name, earlier.language, book), earlier, book)


def _on_the_other_side(earlier: Reading, *, big: bool) -> str | None:
    """ "… grants over 5,000" for "… grants under 5,000", or the other way round; None where no limit is named."""
    sides = _UNDER[earlier.language] if big else _OVER[earlier.language]
    found = list(
        re.finditer(rf"\b(?:{sides}) (?=[^\s?,.]*\d|\w+ (?:thousand|million|hundred|tuha\w+))", earlier.text, re.I)
    )
    if len(found) != 1:
        return None
    other = {"en": "over", "fi": "yli"} if big else {"en": "under", "fi": "alle"}
    return f"{earlier.text[: found[0].start()]}{other[earlier.language]} {earlier.text[found[0].end() :]}"


def _said(text: str, language: Language) -> tuple[re.Match[str], bool] | None:
    """Where a follow-up names a size, and whether that is the large one."""
    folded = fold(without_end(text)).strip()
    if len(folded) != len(without_end(text).strip()):
        return None
    for big, sizes in ((True, _BIG), (False, _SMALL)):
        if language == "en":
            found = re.search(_ONE_EN.replace("SIZE", sizes["en"]), folded)
        else:
            found = re.fullmatch(_ONE_FI.replace("SIZE", sizes["fi"]), folded)
        if found is not None:
            return found, big
    return None


def _beside(old: Term, book: TermBook, language: Language, *, big: bool) -> Term | None:
    """The only topic beside the old one that is the large or the small one of the two."""
    found = []
    for term in book.terms:
        if term.id == old.id or not book.is_scope(term.id) or not term.covered:
            continue
        small, large = (old, term) if big else (term, old)
        if _is_small(large, language):
            continue
        nouns = {split_words(name)[-1] for name in _small_names(small, language)}
        nouns = {noun for noun in nouns if not _GENERAL.fullmatch(noun)}
        if any(_alike(noun, split_words(name)[-1]) for noun in nouns for name in _names(large, language)):
            found.append(term)
    beside = [term for term in found if term.broader == old.broader] or found
    return beside[0] if len(beside) == 1 else None


def _names(term: Term, language: Language) -> tuple[str, ...]:
    return tuple(name for name in (term.fi if language == "fi" else term.en) if split_words(name))


def _small_names(term: Term, language: Language) -> tuple[str, ...]:
    return tuple(n for n in _names(term, language) if _SMALL_NAME.match(fold(n)) and len(split_words(n)) > 1)


def _is_small(term: Term, language: Language) -> bool:
    return bool(_small_names(term, language))


def _alike(one: str, other: str) -> bool:
    return one == other or (len(one) > 4 and likeness(one, other, "en") >= 0.95)


def _name_of(term: Term, language: Language, *, big: bool) -> str:
    names = _names(term, language) if big else _small_names(term, language)
    return names[0] if names else term.codes[0]


def _agreeing(text: str, named: str, other: Term, book: TermBook, *, big: bool) -> str | None:
    """The text with "isossa" or "pienessä" before the noun of a topic; None where it does not name it by a noun.

    No such word is needed where the noun alone names the other topic.
    """
    found = re.search(rf"(?<!\w){pattern_of(named)}(?!\w)", fold(text)) if named else None
    if found is None or len(fold(text)) != len(text):
        return None
    words = found.group().split()
    if _SMALL_NAME.match(words[0]):
        words = words[1:]
    start = found.end() - len(" ".join(words))
    adjective = next((forms[not big] for pattern, *forms in _AGREES if pattern.match(words[-1])), None) if words else ""
    if len(words) != 1 or _GENERAL.fullmatch(words[0]):
        return None
    before = text[: found.start()]
    sized = _SIZED_BEFORE.search(fold(before))
    before = before[: sized.start()] if sized is not None else before
    alone = any(mention.term == other.id for mention in book.link(text[start : found.end()]))
    size = "" if alone else f"{adjective or ('iso' if big else 'pieni')} "
    asked = f"{before}{size}{text[start:]}"
    return f"{asked[:1].upper()}{asked[1:]}"
