"""What a statement says nothing of: how many, how often, how long, from where."""

from __future__ import annotations

import re

from assistant.language.spoken import write_out
from assistant.language.words import fold, split_words
from assistant.names.countries import HOME, read_countries, read_regions
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.values.counted import counts_other, names, noun_of

# A number that is the limit itself: "the limit of five applications".
_LIMIT = re.compile(r"\b(?:limit|cap|quota|ceiling|maximum|katto\w*|kiintio\w*|raja\w*|enimmais\w+|kattoon)\b")
_FROM_EVENT = re.compile(r"\([^()]*\d+ \w+ (?:(?:after|from|since) \w+|\w+(?:misesta|sta)|\w+ jalkeen)\)")
_AGED = re.compile(r"\b(?:old|aged?|\w*vuoti\w+|vanha\w*|ika|ikai\w+|olen|i am|i.m|tayttan\w+|tayttaa)\b")
_FRAME = re.compile(r"\b(?:in|within) (?:one|a|1|the same) (?:year|month|week)\b|\b(?:vuodessa|kuukaudessa|viikossa)\b")
# How long something has been so already.
_SO_FAR = re.compile(
    r"\b(?:have|has|had|ve) (?:\w+ )?(?:been|existed|run|operated|taught|worked|had)\b|"
    r"\b(?:olemme|ollaan|olleet|ollut|on|ovat) (?:\S+ ){0,3}?\w+(?:nut|nyt|neet|ttu|tty)\b|\b(?:toiminut|toimineet)\b"
)
_POSSIBLE = re.compile(r"\W*(?:possible|mahdollinen) ")
# What is asked of how often something is, and what tells of that.
_HOW_OFTEN = (
    (
        re.compile(
            r"\b(?:every|each) (?:year|month|week|spring|autumn)\b|\b(?:annual(?:ly)?|yearly|monthly|joka (?:vuosi|"
            r"kuukausi|viikko|kevat|syksy)|vuosittain\w*|kuukausittain\w*)\b"
        ),
        re.compile(
            r"\b(?:every|each|annual\w*|yearly|monthly|per (?:year|month)|joka|vuosittai\w+|kuukausittai\w+|vuodessa|"
            r"once|twice|kerran|october|february|lokakuussa|helmikuussa)\b"
        ),
    ),
    (
        re.compile(
            r"\b(?:twice|a second time|second time|once more|kahdesti|kaksi kertaa|toistamiseen|toisen kerran)\b"
        ),
        re.compile(
            r"\b(?:once|twice|times|again|one|only|single|several|repeat\w*|max\w*\.? 1|kerran|kertaa|kahdesti|"
            r"vain|yhden|"
            r"yhdelle|useam\w+|uudelleen|toistu\w*)\b"
        ),
    ),
)
# "Can we apply together?", and what says who applies with whom.
_TOGETHER = re.compile(
    r"\b(?:appl(?:y|ying)|bid|application) (?:\S+ ){0,4}?(?:together|jointly|as a group|in a group)\b|"
    r"\b(?:together|jointly) (?:\S+ ){0,3}?apply\b|\bjoint(?:ly)? appl\w+|"
    r"\b(?:hake\w+|haetaan|haku\w*) (?:\S+ ){0,4}?(?:yhdessa|yhteisesti|porukalla)\b|"
    r"\b(?:yhdessa|yhteisesti|porukalla) (?:\S+ ){0,4}?(?:hake\w+|haetaan)\b|\byhtei(?:nen|sella|sen) hakemu\w+"
)
_SAYS_TOGETHER = re.compile(
    r"\b(?:consorti\w+|together|joint\w*|on behalf|partners?|partnership|alliance|network|"
    r"single|individual|alone|each|both|"
    r"(?:at least|min\.?|minimum) (?:\d+|two|three|four) \w+|konsorti\w+|yhdessa|yhtei\w+|puolesta|kumppan\w+|"
    r"verkosto\w*|yhteenliittym\w+|yksittai\w+|yksin|kukin|(?:vahintaan|vah\.?) (?:\d+|kaksi|kolme|nelja) \w+)\b"
)
_AS_ONE = re.compile(
    r"\b(?:consorti\w+|joint applications?|apply (?:together|jointly)|konsorti\w+|yhteinen hakemus|hakea yhdessa)\b"
)
_APPLIES = re.compile(r"\b(?:appl(?:y|ies|icants?|ications?)|hake\w+|haki\w+)\b")
_JOINS = re.compile(
    r"\b(?:partners?|join\w*|take part|participat\w+|involved|be (?:in|part)|kumppan\w+|partneri\w*|"
    r"osallistu\w+|mukana|"
    r"mukaan|liitty\w+)\b"
)
_OF_PLACES = re.compile(
    r"\b(?:countr\w+|regions?|abroad|global|programme|eu|europe\w*|outside|\w*maa|\w*maat|\w*mai\w+|"
    r"\w*maa\w{2,4}|alue\w*|globaali\w*|eurooppa\w*|euroopa\w*|ulkomai\w+|ulkopuol\w+)\b"
)


def says_not_how_often(reading: Reading, unit: Unit) -> bool:
    """True where it is asked whether something is every year, or twice, and the unit says nothing of how often."""
    asking, text = fold(asking_sentence(reading.text)), fold(unit.text)
    return any(often.search(asking) is not None and told.search(text) is None for often, told in _HOW_OFTEN)


def says_not_together(reading: Reading, unit: Unit) -> bool:
    """True where it is asked whether several may apply as one, and the unit says nothing of who applies with whom."""
    return asks_together(reading) and not says_together(unit)


def asks_together(reading: Reading) -> bool:
    """True for "Could three schools apply together?"."""
    return _TOGETHER.search(fold(asking_sentence(reading.text))) is not None


def says_together(unit: Unit) -> bool:
    """True for "A consortium can also apply", "at least 3 organisations"."""
    return _SAYS_TOGETHER.search(fold(unit.text)) is not None


def says_who_applies(unit: Unit) -> bool:
    """True for "A consortium can also apply" and "The applicant is a school on behalf of the network"."""
    text = fold(unit.text)
    return not unit.is_list and _AS_ONE.search(text) is not None and _APPLIES.search(text) is not None


def says_no_place(reading: Reading, unit: Unit) -> bool:
    """True where it is asked whether somebody of a country may join, and the unit speaks of no country at all."""
    asking = fold(asking_sentence(reading.text))
    if not read_countries(asking) - {HOME} or not _JOINS.search(asking):
        return False
    return not (read_countries(unit.context) or read_regions(unit.context) or _OF_PLACES.search(fold(unit.context)))


def counts_what_is_not(reading: Reading, unit: Unit) -> bool:
    """True where a number of things is asked about and the unit counts nothing: "may we send 40?", "10 days"."""
    asking = fold(write_out(asking_sentence(reading.text)))
    asked = [v for v in reading.values if v.kind == "count" and fold(v.text) in asking and v.key[:1] != (1,)]
    stated = [value for value in unit.values if value.kind == "count"]
    if _AGED.search(asking):
        return False
    if not _FRAME.search(asking) and any(v.kind == "duration" and fold(v.text) in asking for v in reading.values):
        timed = any(value.kind in ("duration", "date", "percentage") for value in unit.values)
        of_past = _SO_FAR.search(asking) is not None and not _SO_FAR.search(fold(unit.text))
        return of_past or not timed or _runs_from_event(unit)
    if stated:
        return any(all(counts_other(value, other, unit.text, unit.language) for other in stated) for value in asked)
    if asks_together(reading) and says_together(unit):
        return False
    if asked and _POSSIBLE.match(fold(unit.text)):
        return True  # "possible accompanying person": of two nothing is said
    nouns = [noun_of(value) or value.text for value in asked]
    return not _LIMIT.search(asking) and any(not names(noun, unit.text, unit.language) for noun in nouns)


def _runs_from_event(unit: Unit) -> bool:
    """True for "For recent graduates (max. 12 months after graduation)", which says nothing of how long one is away."""
    return _FROM_EVENT.search(fold(unit.text)) is not None


def lists_places_alone(reading: Reading, unit: Unit) -> bool:
    """True for a list of countries where no country is asked about: "Is the grant the same in every country?"."""
    asked = reading.places or read_countries(reading.text) or read_regions(reading.text)
    named = read_countries(unit.text)
    return not asked and len(named) > 1 and len(split_words(unit.text)) <= 2 * len(named)
