"""Who does or pays a thing: the funder, of whom it is asked, or those who get the grant, of whom it is said."""

from __future__ import annotations

import re

from assistant.language.opposites import NEGATION
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.verdicts.demands import asks_demand

_OWN_MONEY = re.compile(
    r"\bat (?:their|his|her|its|your|our|my|one's) own (?:expense|cost)\b|\bout of (?:\w+ )?own pockets?\b|"
    r"\b(?:pays?|covers?|bears?) (?:for )?(?:their|his|her|its|your|the|all) (?:\w+ )?own\b|"
    r"\b(?:pays?|covers?) \w+ (?:them|it|him|her)sel(?:f|ves)\b|"
    r"\bomalla kustannuksella\w*|\bomakustantei\w+|\bomaan laskuun\w*|\bomasta (?:kukkarosta\w*|pussista\w*)|"
    r"\b(?:maks[ae]\w+|kustanta\w+) (?:\w+ )?itse\b|\bitse (?:maks[ae]\w+|kustanta\w+)"
)
_ASKS_MONEY = re.compile(
    r"\b(?:covers?|pays?|paid|funds?|funded|reimburse\w*|refund\w*|money|grant|free|budget|"
    r"kattaa\w*|kata\w*|korva\w+|makse\w+|maksa[at]\w*ko\w*|raho\w+|tuki|tuella|tuesta|tukea|ilmai\w+|avustu\w+|"
    r"apuraha\w+|budjet\w+)\b"
)
_ASKS_SELF = re.compile(
    r"\b(?:own|(?:my|our|your|them|him|her)sel(?:f|ves)|itse|oma\w*|omi\w+|pitaa\w* \w+ maksaa|must|have to)\b"
)
_DOES = (
    r"(?:arrang|book|buy|cover|insur|organi[sz]|pa(?:y|id)|provid|tak(?:e|es) (?:out|care)|find|fund|deal|handl|"
    r"(?:is|are) responsible)\w*"
)
_TEKEE = r"(?:jarjesta|hanki|hankki|varaa|maksa|korvaa|vakuutta|vastaa|huolehti|hoita|osta|etsi|tarjo|otta|kustanta)\w*"
_FUNDER = r"(?:you|funds?|foundation|programme|agency|centre|office|ministry|funder|organi[sz]ers?)"
_RAHOITTAJA = r"(?:te|saatio|ohjelma|rahasto|keskus|virasto|rahoittaja|ministerio|jarjestaja)"
_FUNDED = (
    r"(?:applicants?|participants?|beneficiar(?:y|ies)|schools?|travellers?|grantees?|recipients?|organi[sz]ations?|"
    r"coordinators?|everyone|students?|visitors?|hosts?|partners?|learners?|grant holders?)"
)
_SAAJA = (
    r"(?:hakija|osallistuja|edunsaaja|tuensaaja|saaja|koulu|matkustaja|organisaatio|oppilaitos|jokainen|kukin|"
    r"koordinaattori|opiskelija|oppija|yhdistys|yritys|kunta|kumppani|vierailija)t?"
)
_OF_FUNDER = re.compile(
    rf"\b(?:do|does|will|can|could) (?:the )?(?:\w+ )?{_FUNDER} (?:\w+ )?{_DOES}\b|"
    rf"\b{_TEKEE}(?<=ko|ks) (?:\w+ )?{_RAHOITTAJA}\b|\b{_TEKEE}(?<=tteko)\b"
)
_BY_FUNDED = re.compile(
    rf"(?:^|[.;:,] )(?:the |an? |each |every |all )?(?:\w+ )?{_FUNDED} (?:themselves |itself |must |has to |have to )?"
    rf"{_DOES}\b|(?:^|[.;:,] )(?:\w+ )?{_SAAJA} (?:itse )?{_TEKEE}\b"
)


def is_done_by_others(reading: Reading, unit: Unit) -> bool:
    """True where the funder is asked to do or pay what those who get the grant do or pay themselves."""
    asking, text = fold(asking_sentence(reading.text)), fold(unit.text)
    if NEGATION[unit.language].search(text) or NEGATION[reading.language].search(asking):
        return False
    if _OWN_MONEY.search(text) and _ASKS_MONEY.search(asking):
        return not (_ASKS_SELF.search(asking) or asks_demand(asking))
    return _OF_FUNDER.search(asking) is not None and _BY_FUNDED.search(text) is not None
