"""What a question names and its answer leaves unnamed: a field, one thing at least, whose parts they are, a meaning."""

from __future__ import annotations

import re

from assistant.language.occasions import EVENT
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.deadlines import is_event
from assistant.passages.traits import is_link, traits_of
from assistant.passages.units import Unit
from assistant.question.cues import Ask
from assistant.question.reading import Reading, asking_sentence
from ingest.values import Value, same_value

_CLOSES = re.compile(
    r"\b(?:clos(?:e|es|ing)|deadlines?|paattyy|paattyvat|paattyyko|umpeutu\w+|sulkeutu\w+|menee kiinni|takaraja\w*|"
    r"hakuaik\w+|maaraaik\w+)\b"
)
# "At least one university": one thing of a kind must be there.
_ONE_AT_LEAST = re.compile(r"\b(?:at least (?:one|a|an)|vahintaan yksi|ainakin yksi) (?P<what>[^\W\d]{4,})")
# A field beside the one that a guide is for: how a question names it, and what tells of it.
_IN = r"(?:in|for) (?:the )?(?:field of )?"
_FIELDS = tuple(
    (re.compile(rf"\b(?:{asked})"), re.compile(rf"\b(?:{told})"))
    for asked, told in (
        (rf"{_IN}youth\b(?! \w)|youth (?:field|sector)|nuoriso(?:ala|puol|sektor)\w*", "youth|nuor"),
        (
            rf"{_IN}(?:school|general) education|school (?:field|sector)|yleissivistav\w+ (?:puol|sektor|ala)\w*|"
            r"koulu(?:puol|sektor)\w*",
            "school|general education|yleissivist|koulusek|koulup",
        ),
        (
            rf"{_IN}adult education|adult (?:field|sector)|aikuis(?:puol|sektor|koulutussekt|koulutuspuol)\w*",
            "adult|aikuis",
        ),
        (
            rf"{_IN}higher education|higher education (?:field|sector|side)|korkeakoulu(?:ala|puol|sektor)\w*|"
            "korkeakoulujen",
            r"higher education|universit|he\b|korkeakoul|yliopist",
        ),
        (
            rf"{_IN}sports?\b(?! \w)|sports? (?:field|sector)|(?:liikunta|urheilu)(?:ala|puol|sektor)\w*",
            "sport|liikun|urheil",
        ),
    )
)
_WHICH_COUNTRIES = re.compile(
    r"^\W*(?:which|what|mitka|mita) (?:\w+ )?(?:countries|maat|maita|valtiot|valtioita)\b(?P<of>.*)", re.DOTALL
)
_CONSISTS = re.compile(r"\b(?:make up|belong to|form\b|constitute|kuuluvat|kuuluu|muodostavat|sisaltyvat)")
_MEANING = re.compile(
    r"\b(?:mita (?:\S+ ){0,4}?(?:tarkoittaa|tarkoitetaan|meinaa)\w*|what (?:does|do) (?:\S+ ){1,5}?(?:mean|stand for)|"
    r"(?:what is |what.s )?(?:the )?(?:meaning|definition) of|maaritelma|mean(?:t)? by|what counts as|who counts as|"
    r"who (?:is|are) (?:an? )?(?:person|people|participant|learner|student)s? (?:with|of)|"
    r"kuka on (?:\S+ ){1,4}?(?:henkilo|osallistuja|opiskelija|nuori)|"
    r"ke(?:ta|nta|ita) (?:\S+ ){0,4}?(?:tarkoitetaan|lasketaan|luetaan))\b"
)
_STANDS_FOR = (
    re.compile(r"\bwhat (?:does|do) (?P<name>[A-Z][A-Za-z]{1,5}) (?:stand|abbreviate|is short)"),
    re.compile(r"\b(?P<name>[A-Z]{2,6})\b.*\b(?:lyhenne|lyhennetty|stands? for|abbreviation|acronym)"),
    re.compile(r"\b(?:lyhenne|acronym|abbreviation) (?P<name>[A-Z]{2,6})\b"),
)
_AIMS = re.compile(
    r"\b(?:aims?|do|does|about|contain\w*|say|says|pyrkii|tavoit\w+|sisalt\w+|sanotaan|kerrotaan|tekee|koskee)\b"
)
# "What is EXA?": the name of a thing in capitals, right after the question word.
_WHAT_IS = re.compile(
    r"^\W*(?:what.s|what is|what are|mikä (?:ihme )?on|mitkä ovat|mikä se) (?:(?:an?|the|se|oikein|tuo) )?"
    r"(?P<name>(?-i:(?=\w*[A-ZÅÄÖ]\w*[A-ZÅÄÖ]))[^\W\d_]{2,8})\b",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"\b(?:tarkoit\w+|means?|refers?|defined|maarit\w+|eli|i\.e|that is|such as|kuten|who|which|jo(?:ka|tka|ita|ille)|"
    r"luetaan|lasketa\w+|"
    r"(?:is|are|on|ovat) (?!(?:also|myos|mahdolli\w+|possible|available|in|at|to)\b)\w+|"
    r"consider\w*|count\w*|regarded|pidet\w+|esimerkiksi|esim|for example|e\.g|includ\w*|mm)\b|[=:–—]"
)
_ALIKE = 0.6
_FORM = 0.75
_BARE_NAME = 6  # words of a line that is little more than a name
# "List the countries of the Western Balkans", "Mitkä ovat Länsi-Balkanin maat?": a region by its name.
_COUNTRIES_OF = re.compile(
    r"^\W*(?:(?:please |can you |could you )?(?:list|name|give me|tell me|what are|which are|enumerate)"
    r"\b[^?]*?\bcountries "
    r"(?:in|of|from|within|that belong to|belonging to) (?:the )?(?P<en>[^?.]+)|"
    r"(?:luettele|listaa|mainitse|kerro|mitka ovat|mitka on|nimea)"
    r"(?: kaikki| kaikkien)? (?P<fi>(?:\S+ ){1,3}?)(?:maat|maita|valtiot)\b)"
)
_NUMBERS: tuple[Ask, ...] = ("amount", "count", "share", "duration")


def leaves_unnamed(reading: Reading, unit: Unit) -> bool:
    """True where a unit does not name what it would have to, or says again only what the question says."""
    question = fold(asking_sentence(reading.text))
    told = fold(unit.context)
    return (
        _is_of_session(reading, question, unit)
        or _lacks_one(reading, question, unit)
        or _lacks_field(reading, question, told, unit)
        or _lacks_whole(reading, question, unit)
        or _repeats(reading, unit)
        or (_explains_nothing(reading, question, unit) and not _spells_out(reading, unit))
        or _says_nothing_new(reading, unit)
        or _spells_out(reading, unit) is False
        or _gives_address_for_person(reading, unit)
    )


def _is_of_session(reading: Reading, question: str, unit: Unit) -> bool:
    """True where one asks when a call closes, and the unit gives the day or hour of a session about it."""
    if not reading.asks_for("deadline", "time") or reading.asks_for("whether", "comparison"):
        return False
    return bool(_CLOSES.search(question)) and not EVENT.search(question) and is_event(unit) and traits_of(unit).is_event


def _lacks_one(reading: Reading, question: str, unit: Unit) -> bool:
    """True where "at least one university" is asked about, and the unit names no university."""
    found = _ONE_AT_LEAST.search(question)
    if found is None or not reading.asks_for("whether"):
        return False
    if any(found["what"] in item.text.split() and item.term in unit.terms for item in reading.items):
        return False
    words = (*unit.words, *unit.heading_words)
    return not any(likeness(found["what"], word, unit.language) >= _ALIKE for word in words)


def _lacks_field(reading: Reading, question: str, told: str, unit: Unit) -> bool:
    """True where another field is asked about than that of the document, and the unit does not name it."""
    said = f"{told} {fold(unit.document.title)}"
    return not reading.asks_for("whether") and any(
        asked.search(question) and not telling.search(said) for asked, telling in _FIELDS
    )


def _lacks_whole(reading: Reading, question: str, unit: Unit) -> bool:
    """True where the countries of a region are asked for, and the unit lists them, or others, under another name."""
    listed = _COUNTRIES_OF.match(question)
    found = _WHICH_COUNTRIES.match(question)
    if listed is None and (found is None or not _CONSISTS.search(found["of"])):
        return False
    said = (listed["en"] or listed["fi"]) if listed else _CONSISTS.split(found["of"] if found else "")[-1]
    common = load_stopwords("fi") | load_stopwords("en")
    names = [word for word in split_words(said) if word not in common]
    if not names or not (reading.places or any(item.is_name for item in reading.items if item.text in names)):
        return False
    label, colon, _ = unit.text.partition(":")
    above = [*unit.heading_words, *(split_words(label) if colon else ())]
    return not all(any(likeness(name, word, unit.language) >= _ALIKE for word in above) for name in names)


def _repeats(reading: Reading, unit: Unit) -> bool:
    """True where a number is asked for, and the unit gives none but the one that the question states."""
    if reading.asks_for("whether", "comparison", "list", "deadline", "time") or not reading.asks_for(*_NUMBERS):
        return False
    stated = [value for value in reading.values if value.kind in ("amount", "count", "percentage", "duration")]
    given = [value for value in unit.values if value.kind in reading.expects]
    return bool(stated and given) and all(any(_is_same(one, other) for other in stated) for one in given)


def _is_same(one: Value, other: Value) -> bool:
    return same_value(one, other) or (one.kind == "amount" and one.key[:1] == other.key[:1])


def _says_nothing_new(reading: Reading, unit: Unit) -> bool:
    """True where one asks what a thing is or is for, and the unit is its name and no more: "For apprentices"."""
    if not reading.asks_for("definition", "open") and not _AIMS.search(fold(reading.text)):
        return False
    if (
        unit.is_list
        or unit.is_heading
        or unit.values
        or reading.asks_for("whether", "comparison", "who", "place", "contact")
    ):
        return False
    common = load_stopwords("fi") | load_stopwords("en")
    words = [word for word in split_words(unit.text) if word not in common]
    asked = split_words(reading.text)
    return bool(words) and all(any(likeness(word, a, unit.language) >= _FORM for a in asked) for word in words)


def _spells_out(reading: Reading, unit: Unit) -> bool | None:
    """Whether a unit's words spell out the letters of which one asks what they stand for; None where none are asked."""
    found = next((found for pattern in _STANDS_FOR if (found := pattern.search(reading.text)) is not None), None)
    if found is None or unit.is_list:
        return None
    letters, context = fold(found["name"]), fold(unit.context)
    words = split_words(context)
    runs = ("".join(word[0] for word in words[k : k + len(letters)]) for k in range(len(words)))
    named = re.search(rf"\b{re.escape(letters)}\b[^\w]*(?:=|:|–|-|\(|tarkoit|means|stands|lyhen)", fold(unit.text))
    return named is not None or letters in runs or f"({letters}" in context


def _gives_address_for_person(reading: Reading, unit: Unit) -> bool:
    """True where one asks who does something, and the unit is no more than a link."""
    return reading.asks_for("who") and not reading.asks_for("contact", "list", "whether") and is_link(unit.text)


def _explains_nothing(reading: Reading, question: str, unit: Unit) -> bool:
    """True where one asks what a name means, and the unit only uses the name."""
    acronym = _WHAT_IS.match(reading.text)
    if reading.asks_for("comparison") or not (_MEANING.search(question) or acronym) or unit.is_list or unit.is_heading:
        return False
    if _EXPLAINS.search(fold(unit.text)) is not None:
        return False
    own = [item for item in reading.items if item.term not in reading.scopes] or list(reading.items)
    names = [fold(acronym["name"])] if acronym else [word for item in own for word in item.text.split()]
    above = split_words(fold(" ".join(unit.headings)))
    held = [name for name in names if any(likeness(name, word, unit.language) >= _ALIKE for word in above)]
    return not held or (len(held) < len(names) and len(unit.text.split()) <= _BARE_NAME)
