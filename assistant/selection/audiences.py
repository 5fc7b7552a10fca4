"""For whom something is: the items "For learners", "For apprentices" of a list, where a question asks who may go."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found, Searcher
from assistant.selection.counted_items import join_items
from assistant.selection.groups import groups_in

_ASKS = re.compile(
    r"\b(?:who|which (?:learners|students|staff|people|groups?|participants)|kuka|ketka|keta|kenelle|keille|"
    r"mitka (?:\w*ryhm\w+|opiskelija\w*|oppija\w*))\b.*\b(?:go|travel|leave|join|for|meant|take part|sent|eligible|"
    r"lahtea|lahtevat|lahtee|matkust\w+|paasee|paasevat|tarko\w*tet\w+|suunnattu|mukaan)\b"
)
_FOR_WHOM = re.compile(
    r"\W*(?:for (?!example)(?:\w+ ){0,4}\w+s\b|(?:\w+ ja )?(?:\w+ )?\w{4,}lle\b)(?! \w+(?:taan|daan)\b)"
)
# "Who travels with the group?" asks for those who go along, not for whom it is.
_ALONG = re.compile(
    r"\b(?:with (?:the|an?|our|their|them|your|us|it|learners|students|\w+s)|accompan\w+|\w+(?:n|iden|jen|ien) "
    r"(?:mukaan|mukana|kanssa|seurassa)|saatta\w+)\b"
)
# "Whom is the guide written for?", and where a guide says so.
_GUIDE = r"(?:guide|guidelines|handbook|document|opas|oppaa\w*|opast\w*|ohjelmaop\w+|kasikirja\w*|ohjeistus\w*)"
_ASKS_READERS = re.compile(
    rf"\b(?:who|whom)\b(?: \S+){{0,4}} {_GUIDE}\b(?: \S+){{0,3}} (?:for|at)\b|\bfor whom\b(?: \S+){{0,4}} {_GUIDE}\b|"
    rf"\b(?:kenelle|keille|ketka)\b(?: \S+){{0,4}} (?:{_GUIDE} (?:\S+ )?(?:tarko\w+|kirjoit\w+|suunnat\w+|tehty)|"
    rf"(?:tarko\w+|kirjoit\w+|suunnat\w+|tehty) {_GUIDE})"
)
_SAYS_READERS = re.compile(
    r"\b(?:(?:intended|meant|written|designed) (?:\w+ )?for|aimed (?:\w+ )?at|tarkoitettu|suunnattu|kirjoitettu)\b"
)
_NAMES_GUIDE = re.compile(rf"\b{_GUIDE}\b")
_GO = r"(?:lahtea|lahtee|menna|paasta|matkustaa|osallistua|hakeutua|go|travel|leave|take part|participate|be sent)"
_THERE = (
    r"(?:(?:\w*vaihtoon|ulkomaille|liikkuvuuteen|mukaan|reissuun|\w*jaksolle|kv-\w+|vaihto-ohjelmaan|"
    r"abroad|overseas|on (?:an? )?(?:\w+ )?(?:exchange|mobility|placement)s?|in (?:a |the )?(?:\w+ )?mobility)\b\W*)"
)
_ASKS_WHETHER_GOES = re.compile(
    rf"^\W*(?:voiko|voisiko|saako|paaseeko|voivatko|saavatko|paasevatko|can|may|could|is|"
    rf"are)\b(?P<who>(?: \S+){{1,3}}?) "
    rf"(?:(?:eligible|allowed|able) to )?(?:{_GO} )?{_THERE}+"
    r"(?:\((?P<other>[^()]+)\)\W*)?$"
)
_ASKS_WHO_GOES = re.compile(
    rf"^\W*(?:who|ketka|kuka|keita|kenella)\b(?: (?:can|may|could|is|are|all|voi|voivat|saa|saavat|paasee|paasevat|"
    rf"lahtee|lahtevat|kaikki|oikein))*(?: (?:eligible|allowed|able) to)?(?: {_GO})?"
    rf"(?: (?:lahte\w+|osallistu\w+))? {_THERE}+$"
)
_SAME = 0.9
_LEANS = re.compile(r"\W*(?:it|this|se|tama)\b")
_NO_MORE = re.compile(r"\W*(?:for (?:\w+ ){0,4}\w+|(?:\w+ ja )?(?:\w+ )?\w{4,}lle)\W*")
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST = 80
_FEWEST = 2


def find_audience(reading: Reading, found: Found, searcher: Searcher) -> Unit | None:
    """The items that say for whom the best candidate is, or its group of people; None where fewer than two do."""
    if reading.expects or reading.asks_for("whether", "comparison") or not _ASKS.search(fold(reading.text)):
        return None
    if _ALONG.search(fold(reading.text)):
        return None
    best = found.units[found.order[0]]
    asked = groups_in(reading.text)
    section = searcher.in_section(best.section)
    for whole in sorted(section, key=lambda unit: -len(unit.headings)):  # the nearest heading first
        if not whole.is_list or whole.is_opening or whole.headings != best.headings[: len(whole.headings)]:
            continue
        items = [u for u in section if not u.is_list and u.members[0] in whole.members and _is_for_whom(u)]
        led = groups_in(whole.headings[-1]) if whole.headings else frozenset()
        if len(items) >= _FEWEST and (not asked or bool(asked & led)):
            return join_items(whole, items)
    return None


def find_all_audiences(reading: Reading, found: Found, searcher: Searcher) -> tuple[Unit, ...]:
    """The items "For learners", "For teachers" of each list that has several, where it is asked who may go abroad."""
    if found.foreign or not _ASKS_WHO_GOES.match(fold(asking_sentence(reading.text))):
        return ()
    items = [u for u in (found.units[k] for k in sorted(found.order)) if not u.is_list and _is_group(u)]
    audiences = []
    for headings, section in dict.fromkeys((u.headings, u.section) for u in items):
        own = [u for u in items if (u.headings, u.section) == (headings, section)]
        beside = (u for u in searcher.in_section(section) if u.is_list and not u.is_opening and u.headings == headings)
        whole = next((u for u in beside if {one.members[0] for one in own} <= set(u.members)), None)
        if len(own) >= _FEWEST and whole is not None and groups_in(" ".join(u.text for u in own)):
            audiences.append(join_items(whole, own))
    return tuple(audiences) if len({unit.section for unit in audiences}) == 1 else ()


def find_admitted(reading: Reading, found: Found, searcher: Searcher) -> Unit | None:
    """The item "For apprentices" where it is asked whether an apprentice may go; None where more is asked.

    The reader hardly takes such an item for an answer to "Voiko oppisopimusopiskelija lähteä vaihtoon?".
    """
    asked = _ASKS_WHETHER_GOES.match(fold(asking_sentence(reading.text)))
    if asked is None or found.foreign or not reading.asks_for("whether"):
        return None
    who = [w for w in split_words(asked["other"] or asked["who"]) if w not in load_stopwords(reading.language)]
    items = [u for u in (found.units[k] for k in found.order) if not u.is_list and who and _admits(u, who)]
    beside = [u for item in items for u in searcher.in_section(item.section) if u.headings == item.headings]
    return items[0] if sum(not u.is_list and _is_group(u) for u in dict.fromkeys(beside)) >= _FEWEST else None


def _admits(unit: Unit, who: Sequence[str]) -> bool:
    told = split_words(unit.text)
    return _is_group(unit) and all(any(likeness(w, t, unit.language) >= _SAME for t in told) for w in who)


def _is_group(unit: Unit) -> bool:
    """True for what says for whom and nothing more: "For students", and not "for students EUR 65 per day"."""
    return _is_for_whom(unit) and _NO_MORE.fullmatch(_BRACKETS.sub(" ", fold(unit.text))) is not None


def find_readers(reading: Reading, found: Found) -> Unit | None:
    """The sentence that says whom the guide is written for, where that is asked."""
    if not _ASKS_READERS.search(fold(reading.text)):
        return None
    single = {found.units[k].members[0]: found.units[k] for k in found.order if not found.units[k].is_list}
    for k in found.order:
        unit, text = found.units[k], fold(found.units[k].text)
        if unit.is_list or _SAYS_READERS.search(text) is None:
            continue
        before = single.get(unit.members[0] - 1)
        leans = _LEANS.match(text) and before is not None and _NAMES_GUIDE.search(fold(before.text))
        if leans or _NAMES_GUIDE.search(text):
            return unit
    return None


def _is_for_whom(unit: Unit) -> bool:
    return len(unit.text) <= _LONGEST and not unit.is_heading and _FOR_WHOM.match(fold(unit.text)) is not None
