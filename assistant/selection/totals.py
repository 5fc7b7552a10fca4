"""The whole sum that there is to share out, where no topic is named: "how big is the pot?"."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Searcher

_ASKS = re.compile(
    r"\bhow much (?:money|funding|funds|support) (?:is|will be|are|was)(?: there)?(?: \w+){0,6}? "
    r"(?:altogether|in all|all in all|in total|overall|shared out|given out|handed out|awarded|"
    r"to share(?: out)?|on offer)\b|"
    r"\b(?:how (?:big|large) is|what(?: is|.s)) the (?:(?:whole|entire|full|total|overall) )?(?:pot|kitty|purse)\b|"
    r"\b(?:how (?:big|large) is|what(?: is|.s)) the (?:whole|entire|full|total|overall) (?:budget|sum|amount)\b|"
    r"\b(?:paljonko|kuinka paljon|miten paljon) (?:rahaa|tukea|rahoitusta) (?:on |jaetaan |myonnetaan )?"
    r"(?:jaossa|jaettavana|yhteensa|kaikkiaan|kaiken kaikkiaan|tarjolla|koko suome\w+|on jaossa)\b|"
    r"\b(?:paljonko|kuinka paljon|miten paljon) (?:rahaa|tukea|rahoitusta) jaetaan\b|"
    r"\b(?:kuinka|miten) (?:iso|suuri) (?:on )?(?:koko |se )?(?:raha)?potti\b|"
    r"\bmika on (?:koko potti|kokonaisbudjetti|koko budjetti)\b"
)
_OF_ONE = re.compile(
    r"\b(?:per|a|an|each|one|single|yhde\w+|yksi|jokai\w+|kohti) (?:projects?|hank\w+|person|student|participant)\b"
)
# "EUR 9.6 million will be awarded in 2027", "the total budget is", "yhteensä jaetaan".
_TELLS = re.compile(
    r"\b(?:total budget|overall budget|budget (?:for|is|of)|in total|altogether|(?:will be|are|is) "
    r"(?:awarded|shared out|given out|distributed|available)|to be (?:shared out|awarded|distributed)|share awarded|"
    r"kokonaisbudjet\w+|budjetti (?:vuo\w+|on)|\w+ budjetti|yhteensa|jaetaan|jaossa|jaettava\w*|myonnetaan)\b"
)
_MILLIONS = re.compile(r"\b(?:million|milj|miljoona\w*|me)\b|€m\b")
_EACH = re.compile(
    r"/ ?\w+|\bper\b|\b(?:each|kohti|kohden|hanketta|project|enintaan|at most|max|up to|grant|avustus)\b"
)
_MOST = 2


def find_total(reading: Reading, searcher: Searcher) -> tuple[Unit, ...]:
    """The statements of what there is in all; empty where it is not asked, or a topic or another year is."""
    text = fold(asking_sentence(reading.text))
    if reading.names_topic or not _ASKS.search(text) or _OF_ONE.search(text):
        return ()
    units = [unit for unit in searcher.current(reading.language, reading.years) if _tells(unit)]
    named = [unit for unit in units if any(str(year) in unit.text for year in reading.years)]
    told = named if reading.years else units
    return tuple(told) if len({unit.section for unit in told}) == 1 and len(told) <= _MOST else ()


def _tells(unit: Unit) -> bool:
    """True for a sum of millions in all, of no topic."""
    text = fold(unit.text)
    amounts = any(value.kind == "amount" for value in unit.values)
    whole = amounts and not unit.own_scopes and _TELLS.search(text) is not None
    return whole and _MILLIONS.search(text) is not None and _EACH.search(text) is None
