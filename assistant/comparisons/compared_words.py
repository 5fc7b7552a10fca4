"""The words of a comparison that a value must stand with: "final report" in "Whose final report is longer?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.comparisons.contest import Contest, is_comparative, names_measure
from assistant.language.words import fold
from assistant.question.cues import Ask
from assistant.question.reading import Reading, is_cue
from assistant.retrieval.search import Found

HELD = 0.5  # how much of some words a passage must hold
KNOWN = 0.75
_WHOSE = re.compile(r"\b(?:kumman|whose) (\w+)")  # "Kumman loppuraportti on pidempi?" is about the report
COMPARE = re.compile(
    r"er[oa]\w*|poikkea\w*|vertaa|vertail\w*|verrat\w*|kum(?!ppan)\w+|valil\w+|versus|vs|vai|differ\w*|compar\w*|between|longer|shorter|bigger|larger|smaller|"
    r"paljo\w*|hanke|hankk\w*|project\w*|olla|better|parempi|toisi\w+|osalta|suhtau\w+|number|numbers|minimum|please|give|"
    r"both|vahimmaismaar\w+|hakemus|hau[nt]|haku|call|calls|"
    r"vaati\w*|vaadi\w*|edellyt\w+|tarvi\w+|anta\w+|anne\w+|tarjo\w+|requir\w+|demand\w*|need\w*|giv\w+|offer\w*|runs?|"
    r"toimin\w+|muoto\w*|muodo\w*|tyyp\w+|vaihtoehto\w*|actions?|activit\w+|types?|kinds?|forms?|strands?|options?|"
    r"top|max\w*|maks(?!at)\w*|ylin|ylim\w*|far|clearly|selva\w+|side|each|kumpikin|kummank\w+|two|three|four|five|"
    r"kahde\w+|kolme\w*|nelja\w*|viide\w+|nai(?:sta|ssa|lla)|seuraav\w+|these|those|following|among|joukosta|"
    r"suhteen|kannalta|kohdalla|nakokulma\w*|mielessa|ajatel\w+|katso\w+|tarkastel\w+|comes|regarding|concerning|terms|"
    r"korva\w+|katta\w+|varat\w+|cover\w*|reserved|pays?|differently|mainit\w+|mention|put|"
    r"bring\w*|gets?|tuo|tuovat|irtoa\w+|heru\w+|haali\w+|hankki\w+|yksi|yhdella|muilla|muu[ta]|muista|ones?|others?|"
    r"lots?|tell|anna|kerro|amounts?|figures?|luvut|raja\w*|limits?|rest|"
    r"nopea\w+|nopei\w+|hitaa\w+|quick\w*|fast\w*|slow\w*"
)


def own_words(reading: Reading, asks: Sequence[Ask] = (), counted: str = "") -> list[int]:
    """The positions of the items that say what is compared, beside the topics and the measure: "to report"."""
    asking = tuple(dict.fromkeys((*asks, *reading.asks)))
    return [
        k
        for k, item in enumerate(reading.items)
        if item.term is None
        and not COMPARE.fullmatch(item.text)
        and not is_comparative(item.text)
        and not is_cue(item.text, asking)
        and not names_measure(item.text, asking, counted)
    ]


def point_words(reading: Reading) -> list[int]:
    """The positions of the items that say on which point topics are compared: "global mobility", "own contribution"."""
    return [
        k
        for k, item in enumerate(reading.items)
        if item.term not in reading.scopes and not COMPARE.fullmatch(item.text) and not is_comparative(item.text)
    ]


def telling(reading: Reading, contest: Contest | None, found: Found, ask: Ask) -> list[int]:
    """The items that a value must stand with. "Longer" and "earlier" say by themselves what is measured: then only
    those that the guide speaks of ("to report"); "more" does not ("more popular").
    """
    if contest is None:
        return []
    own = own_words(reading, (ask,), contest.counted)
    return own if len(contest.comparative) > 1 or not own else telling_words(reading, found, ask, contest.counted)


def telling_words(reading: Reading, found: Found, ask: Ask, counted: str = "") -> list[int]:
    """The items that say what is compared and that the guide speaks of: "threshold" of "compare the thresholds"."""
    whose = frozenset(_WHOSE.findall(fold(reading.text)))
    own = own_words(reading, (ask,), counted)
    return [k for k in own if float(found.scored.match.known[k]) >= KNOWN or reading.items[k].text in whose]


def covers(found: Found, k: int, own: Sequence[int], least: float = HELD) -> bool:
    """True where a candidate holds enough of some of the question's items."""
    match, chosen = found.scored.match, list(own)
    if not chosen:
        return True
    return float(match.weights[chosen] @ match.context[chosen, k]) >= least * float(match.weights[chosen].sum())
