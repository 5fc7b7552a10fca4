"""Where one finds partners: all that a guide names under the heading that asks it, not the first of it alone."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Searcher

_PARTNER = (
    r"(?:\w*partner(?!ship)\w*|\w*kumppan(?!uu)\w*|\w*kaveri\w*|\w*ystavyyskoul\w*|\w*ystavyysoppilait\w*|"
    r"sister schools?|twin schools?|"
    r"(?:schools?|colleges?|somebody|someone|organi[sz]ations?) (?:from |in |to )?(?:abroad|another country|"
    r"other countries|(?:work|cooperate|co-operate) with)|"
    r"ulkomai\w+ (?:\w*koul\w+|\w*oppilaito\w+)|yhteistyo(?:koulu|oppilaito|tah)\w*|(?:koulu|"
    r"oppilaito)\w* (?:ulkomail\w+|muualta))"
)
_FIND = (
    r"(?:find|finds|finding|found|look(?:ing)? for|search(?:ing)?(?: for)?|meet|get hold|seek\w*|loyd\w+|loyt\w+|"
    r"etsi\w*|hakea|haetaan|saada|saisi\w*|hankk\w+|hankit\w*|tavata|tapaa)"
)
_WHERE = re.compile(
    r"\b(?:where|how|which (?:site|tool|service|platform)s?|what helps|mista|miten|kuinka|milla|missa|mika auttaa)\b"
)
_ASKS = re.compile(rf"\b(?:{_FIND}\b.*\b{_PARTNER}|{_PARTNER}.*\b{_FIND})\b|\b(?:partner search|kumppanihaku\w*)\b")
_TITLE = re.compile(
    r"\b(?:where|how|mista|miten|kuinka)\b.*\b\w*(?:partner|kumppan)\w*|\b(?:find\w*|search\w* for|etsi\w*|"
    r"loyt\w+) (?:\w+ )?(?:partners?|kumppan\w*)|"
    r"\bpartner search|\w*kumppani(?:haku|n? etsinta|en etsinta)"
)
_HELPS = re.compile(r"\b\w*(?:partner(?!ship)|kumppan(?!uu))\w*\b")
_LITTLE = re.compile(
    rf"{_PARTNER}|{_FIND}|abroad|foreign|ulkoma\w*|kansainvali\w+|international|countr\w+|maa\w*|maista|tunne\w*|know|nobody|anybody|anyone|"
    r"schools?|colleges?|koulu\w*|oppilaito\w*|hyv[ai]\w*|good|suita\w+|sopiv\w+|projects?|hanke\w*|hankk\w+|yhteisty\w+|cooperat\w*|"
    r"work|somebody|someone|new|uusi\w*|uude\w+|erasmus|partnership\w*|europe\w*|euroop\w*|ketaan|need|tarvi\w+|help\w*|auttaa|apua|helpo\w+|eas\w+|paras|parhai\w+|best|organi[sz]ation\w*|organisaatio\w*"
)
_MOST = 6
_LONGEST = 300


def find_partner_search(reading: Reading, searcher: Searcher) -> tuple[Unit, ...]:
    """The statements on partners under the headings that ask where to find them; empty where that is not all asked."""
    text = fold(asking_sentence(reading.text))
    if reading.asks_for("whether", "deadline", "time", "amount", "count") or reading.values or reading.places:
        return ()
    if not _WHERE.search(text) or not _ASKS.search(text) or not _asks_no_more(reading, text):
        return ()
    told = [
        unit
        for unit in searcher.current(reading.language)
        if unit.headings
        and any(_TITLE.search(fold(heading)) for heading in unit.headings)
        and not (unit.is_heading or unit.is_bare or len(unit.text) > _LONGEST)
        and _HELPS.search(fold(unit.text))
        and not _TITLE.fullmatch(fold(unit.text).strip(" ?"))
    ]
    return tuple(told) if len(told) <= _MOST else ()


def _asks_no_more(reading: Reading, text: str) -> bool:
    words = (word for item in reading.items for word in item.text.split())
    return all(_LITTLE.fullmatch(word) or word not in text for word in words)
