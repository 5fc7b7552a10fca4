"""The list to answer with: the one that the best passage is an item of, or that a heading leads into."""

from __future__ import annotations

import re

import numpy as np

from assistant.language.words import fold, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found, Searcher, put_first
from assistant.retrieval.shortlist import counts_named, defines, is_counted
from assistant.selection.roles import names_role
from assistant.selection.wanted import gives
from ingest.lines import squash

_LOOK_AHEAD = 12
_LISTING_COMMAS = 2
_SHORT_LIST = 6  # so many items are shown whole where the first of them answer
_SHORT_WHOLE = 400  # and such a short one, however many items it has
_LIST_WITHIN = 3.0
_ABOUT_HEADING, _MORE_ABOVE = 0.5, 0.3  # how much of a question headings hold, and more than the item, to ask for all
_LONGEST_WHOLE = 900
_LONGEST_SAID = 1800  # where all of it is asked for in so many words
_FIRST, _CROWD = 5, 3  # so many of the first candidates must be items of a list to stand for it
_ANY_COUNT = 99
_LESS_HELD = 0.25
_READ_SURELY, _SURER = 2.0, 1.0  # the reader's score of a list, and how much more than the best passage's, to show it
_ITEM_SURELY = 4.0  # the reader's score of an item that answers by itself
_ALL = re.compile(r"\b(?:all|every|each|everything|list|kaik\w+|jokai\w+|luettel\w+|listaa)\b")
_ABBREVIATION = re.compile(r"\b(?:stands? for|lyhen\w+|abbreviat\w+|acronym|in full|tulee sanoista)\b")
_WHY = re.compile(
    r"\b(?:why|what for|what.s the (?:point|use|idea)|get out of|gets? from|gains?|benefits?|advantages?|"
    r"worth it|worthwhile|"
    r"miksi|mita varten|mita jarkea|mita ideaa|mita iloa|hyo[td]\w*|etuja|etua|etuna|irti|kannattaa|saadaan aikaan)\b"
)
_GLOSS = re.compile(r"\S = \S")  # "TCA = Transnational Cooperation Activity"


class Lists:
    """Finds lists among the units of an index."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def prefer(self, reading: Reading, found: Found) -> Found:
        """Put first the list that the reader is surer of than of the best passage, where a list may be asked for.

        A list that has as many items as the question says need not be surer by much.
        """
        best = found.order[0]
        read = found.read
        if read is None or reading.expects or reading.asks_for("whether", "comparison") or defines(reading):
            return found
        lists = [
            k
            for k in found.order[:_LOOK_AHEAD]
            if found.units[k].is_list
            and not found.units[k].is_opening
            and len(found.units[k].text) <= (_LONGEST_SAID if asks_for_all(reading) else _LONGEST_WHOLE)
            and read[k] >= _READ_SURELY
        ]
        surely = float(np.nan_to_num(read[best], nan=-_SURER)) + _SURER if reading.asks_for("list") else np.inf
        lists = [k for k in lists if _holds_as_much(found, k, best) or read[k] >= surely]
        counted = [k for k in lists if is_counted(reading, found.units[k])]
        if best in counted:
            return found
        other = found.units[best].is_list
        same = [k for k in counted if _holds_as_much(found, k, best)]
        if other and same and not found.units[best].is_opening:  # the best list is of another length
            return put_first(found, max(same, key=lambda k: float(found.scores[k])))
        surest = max(counted or lists, key=lambda k: float(read[k]), default=best)
        lead = 0.0 if reading.asks_for("list") or surest in counted else _SURER
        own = float(np.nan_to_num(read[best], nan=-_SURER))
        return found if other or float(read[surest]) < own + lead else put_first(found, surest)

    def widen(self, reading: Reading, found: Found) -> Unit:
        """Where a list is asked for, the list that the best passage is an item of."""
        best = found.order[0]
        unit = found.units[best]
        bare = not reading.asks and reading.scopes and all(item.term is not None for item in reading.items)
        if bare and not (reading.terms - reading.scopes) & unit.own_terms:
            return self._overview(reading, found)
        if names_role(reading, unit):
            return unit
        whole = self._reasons(reading, found, best) or self._list_asked_about(reading, found, best)
        if whole is not None:
            return whole
        whole = self._crowding(reading, found, best)
        if whole is not None:
            return whole
        if unit.is_list and not unit.is_opening and not (reading.expects or reading.asks_for("whether", "comparison")):
            return self._with_kin(unit)
        if not reading.asks_for("list", "who") or reading.asks_for("whether"):
            whole = self._whole_list(unit) if unit.is_opening and not reading.asks_for("definition") else unit
            short = len(whole.members) <= _SHORT_LIST or (not reading.expects and len(whole.text) <= _SHORT_WHOLE)
            return whole if short else unit
        if unit.is_opening:
            return self._whole_list(unit)
        if reading.expects:
            if (unit.is_list and gives(reading, unit)) or self._is_specific(reading, found, best):
                return unit
            full = (k for k in found.order[:_LOOK_AHEAD] if found.units[k].is_list and gives(reading, found.units[k]))
            return found.units[next(full, best)]
        if unit.is_list or self._is_specific(reading, found, best):
            return unit
        holders = [
            k
            for k, other in enumerate(found.units)
            if other.is_list
            and other.section == unit.section
            and not other.is_opening
            and (unit.members[0] in other.members or other.lead == unit.members[0])
        ]
        if not holders:
            return unit
        widest = max(holders, key=lambda k: float(found.scores[k]))
        return found.units[widest] if found.scores[widest] > found.scores[best] - _LIST_WITHIN else unit

    def _list_asked_about(self, reading: Reading, found: Found, best: int) -> Unit | None:
        """The list that the best passage is an item of, where the question is about its heading and not about the item.

        "How does it support the Union of Skills?" asks for all that stands under "Supports the Union of Skills".
        """
        unit, match = found.units[best], found.scored.match
        open_ended = not reading.expects and not reading.asks_for("whether", "comparison", "definition")
        if unit.is_list or found.foreign or not open_ended or not len(match.weights):
            return None
        own_share = float(match.weights @ match.text[:, best])
        whole_share = float(match.weights @ match.context[:, best])
        named = (reading.terms - reading.scopes) & unit.own_terms
        if named and found.read is not None and float(found.read[best]) >= _ITEM_SURELY:
            return None  # "What does it do for companies?": the item that names them answers
        if (
            whole_share < _ABOUT_HEADING
            or own_share > whole_share - _MORE_ABOVE
            or self._is_specific(reading, found, best)
        ):
            return None
        holders = [
            u
            for u in self._searcher.in_section(unit.section)
            if u.is_list and not u.is_opening and unit.members[0] in u.members and u.headings == unit.headings
        ]
        shortest = min(holders, key=lambda u: len(u.members), default=None)
        return shortest if shortest is not None and len(shortest.text) <= _LONGEST_WHOLE else None

    def _reasons(self, reading: Reading, found: Found, best: int) -> Unit | None:
        """For why, and for what is gained, the list of reasons or gains that the best passage is an item of."""
        unit = found.units[best]
        if unit.is_list or unit.is_heading or found.foreign or reading.expects or reading.asks_for("whether", "who"):
            return None
        if unit.text.rstrip().endswith((".", "!", "?")) or not _WHY.search(fold(reading.text)):
            return None
        holders = [
            u
            for u in self._searcher.in_section(unit.section)
            if u.is_list and not u.is_opening and u.headings == unit.headings and unit.members[0] in u.members
        ]
        shortest = min(holders, key=lambda u: len(u.members), default=None)
        return shortest if shortest is not None and len(shortest.text) <= _LONGEST_WHOLE else None

    def _crowding(self, reading: Reading, found: Found, best: int) -> Unit | None:
        """Where a list is asked for, the list of which most of the first candidates are items, the best one too."""
        unit = found.units[best]
        asked = reading.asks_for("list") and not reading.expects and not reading.asks_for("whether", "comparison")
        if not asked or unit.is_list or found.foreign:
            return None
        if unit.text.count(",") >= _LISTING_COMMAS and not asks_for_all(reading):
            return None
        items = [u for u in (found.units[k] for k in found.order) if not u.is_list and not u.is_bare]
        first = {u.members[0] for u in items[:_FIRST] if u.section == unit.section and u.headings == unit.headings}
        longest = _LONGEST_SAID if asks_for_all(reading) or len(first) > _CROWD else _LONGEST_WHOLE
        counts = counts_named(reading, _ANY_COUNT)
        holders = [
            u
            for u in self._searcher.in_section(unit.section)
            if u.is_list
            and not u.is_opening
            and unit.members[0] in u.members
            and len(first.intersection(u.members)) >= _CROWD
            and len(u.text) <= longest
            and (not counts or len(u.members) in counts)
        ]
        return min(holders, key=lambda u: len(u.members), default=None)

    def _with_kin(self, whole: Unit) -> Unit:
        """A list under one bare word, "Promote", with what stands beside it and begins with that word."""
        words = split_words(whole.headings[-1]) if len(whole.headings) > 1 else []
        if len(words) != 1:
            return whole
        section = self._searcher.in_section(whole.section)
        beside = [u for u in section if not u.is_list and u.headings == whole.headings[:-1] and not u.is_bare]
        kin = [u.members[0] for u in beside if split_words(u.text)[:1] == words and len(split_words(u.text)) > 1]
        holders = [u for u in section if u.is_list and not u.is_opening and {*whole.members, *kin} <= set(u.members)]
        shortest = min(holders, key=lambda u: len(u.members), default=whole) if kin else whole
        return shortest if len(shortest.text) <= _LONGEST_WHOLE else whole

    def _overview(self, reading: Reading, found: Found) -> Unit:
        """For a bare topic ("KA122") what stands under it: the best list about exactly that."""
        about = (
            found.units[k]
            for k in found.order
            if found.units[k].is_list
            and not found.units[k].is_opening
            and reading.scopes & found.units[k].scopes
            and not found.units[k].own_scopes - reading.scopes
        )
        return next(about, found.units[found.order[0]])

    def _whole_list(self, opening: Unit) -> Unit:
        same = (
            u
            for u in self._searcher.in_section(opening.section)
            if u.is_list and not u.is_opening and u.headings == opening.headings
        )
        return max(same, key=lambda u: len(u.members), default=opening)

    def _is_specific(self, reading: Reading, found: Found, best: int) -> bool:
        """True where the passage lists by itself, or has of the question what headings and neighbours lack."""
        if found.units[best].text.count(",") >= _LISTING_COMMAS:
            return True
        match, section = found.scored.match, found.units[best].section
        beside = [k for k, u in enumerate(found.units) if u.section == section and not u.is_list and k != best]
        if not beside or not len(match.weights):
            return False
        own = match.text[:, best] >= 0.75
        shared = match.text[:, beside].mean(axis=1) >= 0.4
        above = match.context[:, beside].max(axis=1) >= 0.75
        return bool((own & ~shared & ~above).any())

    def complete(self, unit: Unit, reading: Reading) -> Unit:
        """A heading or lead-in by itself says nothing: the list that it leads into."""
        if unit.is_bare and _ABBREVIATION.search(fold(reading.text)):
            return unit
        named_only = not reading.asks and _GLOSS.search(unit.text) is not None
        asked = named_only or reading.asks_for("who", "definition")
        if unit.is_heading and not unit.is_list and not reading.expects and asked:
            return self._led_by(unit) or unit
        dangling = unit.text.rstrip().endswith((":", "joista", "of which", "which are", "are to"))
        if unit.is_list or not (dangling or unit.is_bare):
            return unit
        return self._led_by(unit) or unit

    def _led_by(self, unit: Unit) -> Unit | None:
        """The list that a heading or lead-in leads into."""
        position = unit.members[0]
        led = [u for u in self._searcher.in_section(unit.section) if u.lead == position]
        whole = [u for u in led if not u.is_opening]
        if not led:
            wanted = squash(unit.text.rstrip(" :"))
            below = (u for u in self._searcher.in_section(unit.section) if not u.is_list and u.headings)
            return next((u for u in below if squash(u.headings[-1]) == wanted and u is not unit), None)
        return min(led if unit.is_bare else whole or led, key=lambda u: len(u.members), default=None)


def asks_for_all(reading: Reading) -> bool:
    """True where all of a list is asked for in so many words."""
    return reading.asks_for("list") and _ALL.search(fold(reading.text)) is not None


def _holds_as_much(found: Found, k: int, best: int) -> bool:
    """True where a candidate holds nearly as much of the question as the best one does."""
    match = found.scored.match
    return not len(match.weights) or bool(
        match.weights @ match.context[:, k] >= match.weights @ match.context[:, best] - _LESS_HELD
    )
