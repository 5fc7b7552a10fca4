"""The items of a list that a remark says no of: "(Pilots, no call in 2031)" for "Which actions have no call?"."""

from __future__ import annotations

import re

from assistant.language.stopwords import is_common, load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found, Searcher
from assistant.selection.counted_items import join_items

_NOT = re.compile(r"\b(?:no|not|without|cannot|isn.t|aren.t|ei|eivat|ilman|eika)\b")
_ASKS = re.compile(r"\b(?:which|what|mitka|mita|mihin|millä|milla|minka|missa|mista)\b")
# What such a question calls the items, and other words that say little.
_KIND = re.compile(
    r"(?:actions?|projects?|calls?|grants?|programmes?|toimin\w+|hank\w+|hau[nt]?|tue[tn]?|tuki\w*|ohjelm\w+|muodo\w*|jaa\w*|kokonaan|"
    r"lainkaan|ollenkaan|at all|any|vuonna|vuode\w*|year|ole|olla|this|tana|round|kierroks\w+|avoinna|auki|open)"
)
_REMARK = re.compile(r"[,(–—;:-]\W*(?:\w+ )?(?:no|not|without|ei|ilman)\b")
_LONGEST = 12  # words of an item with such a remark
_SAME = 0.9


def find_noted(reading: Reading, found: Found, searcher: Searcher) -> Unit | None:
    """The items with a remark that says no to what the question names; None where that is not asked."""
    text = fold(asking_sentence(reading.text))
    if found.foreign or reading.expects or reading.asks_for("whether", "comparison", "who"):
        return None
    if not (_ASKS.search(text) and _NOT.search(text)):
        return None
    asked = _telling(text, reading)
    section = next((u.section for u in (found.units[k] for k in found.order) if _is_noted(u, asked)), None)
    if section is None:
        return None
    units = searcher.in_section(section)
    noted = [unit for unit in units if _is_noted(unit, asked)]
    holders = [u for u in units if u.is_list and not u.is_opening and {n.members[0] for n in noted} <= set(u.members)]
    whole = min(holders, key=lambda u: len(u.members), default=None)
    return join_items(whole, noted) if whole is not None and len(noted) > 1 else noted[0]


def _telling(text: str, reading: Reading) -> list[str]:
    common = load_stopwords("fi") | load_stopwords("en")
    topics = {word for item in reading.items if item.term in reading.scopes for word in split_words(item.text)}
    known = common | topics
    return [w for w in split_words(text) if w not in known and not _NOT.fullmatch(w)]


def _is_noted(unit: Unit, asked: list[str]) -> bool:
    """True for a short item that names something and says no of all that is asked, but for its kind and the year."""
    told = fold(unit.text)
    if (
        unit.is_list
        or unit.is_heading
        or len(told.split()) > _LONGEST
        or not (unit.own_scopes and _REMARK.search(told))
    ):
        return False
    remark = split_words(_NOT.split(told, maxsplit=1)[1])
    held = {w for w in asked if any(likeness(w, r, unit.language) >= _SAME for r in remark)}
    rest = [w for w in asked if w not in held and not _KIND.fullmatch(w) and not is_common(w, unit.language)]
    return any(not w.isdigit() for w in held) and not rest
