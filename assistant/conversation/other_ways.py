""" "How then?", "Millä sitten?": what else allows the thing that was asked of one way, whichever the answer was."""

from __future__ import annotations

import re

from assistant.conversation.carrying import without_carried
from assistant.conversation.counterparts import case_of
from assistant.conversation.topic_swaps import as_written, pattern_of
from assistant.language.words import fold, without_end
from assistant.question.predicates import is_infinitive
from assistant.question.reading import Reading

_THEN = re.compile(r"\b(?:then|instead|else|sitten|sit|sen sijaan|muuten|muulla|muuta)\b")
_HOW_ELSE = re.compile(
    r"(?:(?:so|and|but|ok|no|ja|mutta) )*"
    r"(?:how(?: else)?|(?:what|which)(?: \w+)?(?: else)?(?: (?:can|could|may|should|would|do))?|by what|with what|"
    r"in what way)"
    r"(?: (?:else|can|could|may|do|would|should|it|they|we|i|you|one|that|so|go|apply|do|get|there|for|use|join|"
    r"work))*|"
    r"(?:(?:no|ja|mutta|mut) )*"
    r"(?:miten|milla(?: (?:tavalla|tavoin|hankkeella|tuella|rahalla|keinolla|muulla))?|mita|mista|mihin)"
    r"(?: (?:se|sita|sinne|ne|me|siihen|niita|muuta|muuten|muulla|voi|voivat|voisi|saa|paasee|paasisi|onnistuu|"
    r"onnistuisi|hakea|hakee|lahtea|menna|tehda|tavalla|voidaan|voimme|kannattaa|pitaa|pitaisi))*"
)
_BY = r"(?:with|in|through|under|by|as part of|within|on|for|via|using)"
_VERB_FIRST = re.compile(r"(?P<verb>\w{2,}?)(?:ko|kö|ks)(?:han|hän)?\b", re.IGNORECASE)
_MODAL = re.compile(r"(?:can|could|may|must|do|does|is|are)\b", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"(?: ?-?(?:projects?|grants?|actions?|funding|hank\w+|haku\w*|hau\w+|tuel\w+))?")
_FEWEST = 2  # words that are left


def asks_another_way(question: str) -> bool:
    """True for "How then?" and "Millä sitten pääsee?"."""
    return _THEN.search(fold(question)) is not None and _HOW_ELSE.fullmatch(_bare(question)) is not None


def ask_another_way(question: str, earlier: Reading) -> str | None:
    """The earlier yes-or-no question as one for the way that allows it, without the way that it named; else None."""
    if not asks_another_way(question):
        return None
    if not earlier.wants_verdict or len(earlier.scopes) != 1:
        return None
    rest = _without_topic(without_end(without_carried(earlier.text)), earlier)
    if rest is None or len(rest.split()) < _FEWEST:
        return None
    if earlier.language == "en":
        return f"Which way {rest[:1].lower()}{rest[1:]}?" if _MODAL.match(rest) else None
    first = _VERB_FIRST.match(rest)
    if first is None:
        return None
    verb, after = first["verb"].lower(), rest[first.end() :].split()
    if len(after) > 1 and not case_of(after[0]) and is_infinitive(fold(after[1])):
        return f"Millä tavalla {after[0]} {verb} {' '.join(after[1:])}?"
    return f"Millä tavalla {verb} {' '.join(after)}?"


def _bare(text: str) -> str:
    folded = fold(without_end(text))
    return re.sub(r"\s+", " ", re.sub(r"\b(?:then|instead|sitten|sit|sen sijaan)\b", " ", folded)).strip()


def _without_topic(text: str, earlier: Reading) -> str | None:
    """A question without the topic that it names, and what belongs to that; None where it names it otherwise."""
    folded = fold(text)
    name = next((item.text for item in earlier.items if item.term in earlier.scopes), "")
    if not name or len(folded) != len(text) or not as_written(text, name):
        return None
    found = re.search(
        rf"(?:\b{_BY} )?(?:\b(?:an?|the|our|one) )?(?<!\w){pattern_of(name)}(?::\w{{1,5}})?(?:-\w+)?"
        rf"{_NOUN_AFTER.pattern}(?!\w)",
        folded,
    )
    if found is None:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return re.sub(r"\s+", " ", rest).strip(" ,")
