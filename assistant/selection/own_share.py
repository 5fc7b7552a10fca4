"""What is left for those who go, or their school, to pay: the share of the costs that the grant covers."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found, Searcher
from assistant.selection.costs import OF_COSTS, share_of_costs, told_costs

_TRIP = (
    r"(?:trips?|travel\w*|journeys?|placements?|stays?|costs?|expenses?|going abroad|abroad|exchanges?|mobilit\w+|"
    r"\w*reissu\w*|\w*matka\w*|\w*matko\w*|\w*kulu(?:i|j|t)\w*|kulut|\w*kustannu\w*|vaihdo\w*|vaihto\w*|\w*jakso\w*|liikkuvuu\w*|"
    r"ulkomaa\w*|lahtemi\w*|kaik\w+|everything)"
)
_OURSELVES = (
    r"(?:pay (?:\w+ ){0,3}?(?:ourselves|ourself|himself|herself|themselves|myself|something|anything|the rest|"
    r"a share|part)|"
    r"(?:from|out of) (?:our|my|their|his|her|your) own (?:pocket|money|funds)|(?:share|part|"
    r"rest) (?:is )?left (?:for|to)|"
    r"left (?:for (?:us|me|the \w+|parents)|to pay)|own (?:contribution|share)|"
    r"(?:do|must|should|will|have) (?:we|i|parents|students|the \w+) (?:\w+ )?(?:have to |need to )?pay|"
    r"jaa(?:ko|vatko|vat)? (?:\S+ ){0,4}?(?:maksettava\w*|maksaa|itse\w*|omavastuu\w*|omalle|meille|meidan|koululle|"
    r"oppilaitokselle|opiskelijalle)|"
    r"(?:maksettava\w*|maksaa|maksamaan|kustanta\w+) (?:\w+ ){0,2}?(?:itse\w*|omasta|omista)|(?:itse|omasta pussista|"
    r"omista rahoista) (?:\w+ )?(?:maks\w+|kustan\w+)|"
    r"omavastuu\w*|omarahoitus\w*|oma osuus|(?:meidan|vanhempien|opiskelijan|koulun|"
    r"oppilaitoksen) (?:\w+ ){0,3}?maksettava\w*)"
)
_ASKS = re.compile(rf"\b{_OURSELVES}")
_OF_TRIP = re.compile(rf"\b{_TRIP}\b")
# What a project's own budget must hold: "Paljonko omaa rahaa huippuyksikköön täytyy laittaa?"
_OWN_MONEY = re.compile(
    r"\b(?:own (?:money|funds?|funding|contribution|share)|co-?financ\w+|(?:pay|put in|bring) (?:\w+ )?ourselves|"
    r"oma(?:a|n|t)? (?:raha\w*|rahoitus\w*|osuu\w*|panos\w*)|omia rahoja|omarahoitu\w*|omavastuu\w*|"
    r"itse (?:\w+ )?maks\w+|(?:maks\w+|laittaa|panna) (?:\w+ )?itse)\b"
)
_HOW_MUCH = re.compile(
    r"\b(?:how (?:much|big|large)|what (?:share|part|percentage|proportion)|paljon\w*|kuinka (?:paljon|suuri)|"
    r"(?:mika|minka suuruinen) on (?:\w+ ){0,2}?(?:oma\w*)|montako prosent\w+)\b"
)
_NOT_COSTS = re.compile(
    r"\b(?:wage|salary|palkka\w*|insurance|vakuutu\w+|before|first|advance|ennak\w+|takaisin|back|ill|sick|sairas\w*)\b"
)


def find_own_share(reading: Reading, found: Found, searcher: Searcher) -> Unit | None:
    """What says how much of the costs the grant covers; None where that is not asked, or of a project's own budget."""
    text = fold(asking_sentence(reading.text))
    if reading.scopes and not found.foreign:
        return _of_topic(reading, found) if _asks_own_money(reading, text, found) else None
    if reading.scopes or reading.values or found.foreign or reading.asks_for("who", "deadline", "comparison"):
        return None
    if not _ASKS.search(text) or not _OF_TRIP.search(text) or _NOT_COSTS.search(text):
        return None
    told = told_costs(reading, found)
    return share_of_costs(told, searcher) if told is not None else None


def _asks_own_money(reading: Reading, text: str, found: Found) -> bool:
    """True where it is asked how much a topic takes of one's own, and the best candidate does not speak of that."""
    asked = _OWN_MONEY.search(text) is not None and _HOW_MUCH.search(text) is not None
    told = _OWN_MONEY.search(fold(found.units[found.order[0]].text)) is not None
    return asked and not told and not reading.asks_for("whether")


def _of_topic(reading: Reading, found: Found) -> Unit | None:
    """What says which share of its costs a topic is paid: the rest is one's own."""
    own = (found.units[k] for k in found.order if reading.scopes & found.units[k].scopes)
    shares = (unit for unit in own if not unit.is_list and any(value.kind == "percentage" for value in unit.values))
    return next((unit for unit in shares if OF_COSTS.search(fold(unit.text))), None)
