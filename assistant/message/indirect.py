"""Indirect questions, made direct: "whether it is too late" → "Is it too late"."""

from __future__ import annotations

import re

_BE = r"(?:is|are|was|were|can|could|may|might|must|should|will|would)"
_SUBJECT = r"(?:[^\s,?]+ ){0,5}?[^\s,?]+"
_WHETHER = re.compile(r"(?:whether|if) (?:or not )?(?=\w)", re.IGNORECASE)
_WITH_BE = re.compile(
    rf"(?P<subject>{_SUBJECT}?)(?P<is>(?: {_BE}|'s|'re|’s|’re))(?: (?P<rest>.+))?", re.IGNORECASE | re.DOTALL
)
_HAVE_TO = re.compile(
    rf"(?P<subject>{_SUBJECT}?) (?P<adverb>(?:still |also |really |always )?)(?P<verb>have|has|need|needs) to "
    r"(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_PRONOUN = re.compile(r"(?:i|we|you|they|there|it|he|she)$", re.IGNORECASE)
_WHAT = re.compile(
    rf"(?P<what>(?:what|which|how many)(?: \w+)?|when|where|who|how (?:much|long|big|high|large|often)) "
    rf"(?P<subject>(?:the|a|an|our|my|your|its|their|this|that|all)\b(?: [^\s,?]+){{1,8}}?) "
    rf"(?P<is>{_BE})(?P<rest>\b[^,?]*)",
    re.IGNORECASE,
)
_DIFFERS = re.compile(
    r"how (?P<subject>(?:[^\s,?]+ ){1,8}?)(?P<verb>differ|compare)(?P<one>s?) (?=from|between|with|to)", re.IGNORECASE
)
_MODAL = re.compile(
    r"(?P<what>how (?:many \w+|long|much|big|often)|when|where|what \w+) (?P<subject>(?:[^\s,?]+ ){1,8}?)"
    r"(?P<is>can|could|may|must|should|will|would) (?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_ASKS_ITSELF = re.compile(rf"\b(?:{_BE}|do|does|did|has|have|what|when|where|which|who|how)\b", re.IGNORECASE)
_OF_SUBJECT = re.compile(r"(?:who|which|that)\b", re.IGNORECASE)
_FULL = {"'s": "is", "’s": "is", "'re": "are", "’re": "are"}


def make_direct(clause: str) -> str:
    """An English clause after "tell me" as a question; a Finnish one, and one that no rule fits, as it is.

    The verb changes places with its subject where it is one of those that do so in questions: "be", a modal, "have to".
    """
    asked = _WHETHER.match(clause)
    if asked is not None:
        return invert(clause[asked.end() :]) or f"whether {clause[asked.end() :]}"
    differs = _DIFFERS.match(clause)
    if differs is not None and differs["verb"].lower() == "compare":
        return f"compare {differs['subject']}{clause[differs.end() :]}"
    if differs is not None:
        does = "does" if differs["one"] else "do"
        return f"how {does} {differs['subject']}{differs['verb']} {clause[differs.end() :]}"
    modal = _MODAL.match(clause)
    if modal is not None and not _ASKS_ITSELF.search(modal["subject"]):
        return f"{modal['what']} {modal['is']} {modal['subject']}{modal['rest']}"
    found = _WHAT.match(clause)
    if found is None or _OF_SUBJECT.search(found["subject"]):
        return clause
    return f"{found['what']} {found['is']} {found['subject']}{found['rest']}{clause[found.end() :]}"


def invert(clause: str) -> str | None:
    """ "teachers will be happier" → "Will teachers be happier"; None where it has no verb that goes first."""
    have = _HAVE_TO.match(clause)
    be = _WITH_BE.match(clause)
    if have is not None and (be is None or have.end("subject") <= be.end("subject")):
        does = "Does" if have["verb"].lower() in ("has", "needs") else "Do"
        verb = {"has": "have", "needs": "need"}.get(have["verb"].lower(), have["verb"].lower())
        return f"{does} {have['subject']} {have['adverb']}{verb} to {have['rest']}"
    if be is None or not be["subject"] or not be["rest"]:
        return None
    if be["is"].lower() in _FULL and not _PRONOUN.search(be["subject"]):  # "the school's plan"
        return None
    verb = _FULL.get(be["is"].lower(), be["is"].strip().lower())
    return f"{verb.capitalize()} {be['subject']} {be['rest']}"
