"""What a statement needs that a question leaves out, and what it says of other things than the one asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.language.opposites import NEGATION, NO_BAR, ONE_AT_MOST
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, is_alike, split_words
from assistant.names.countries import read_countries
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.verdicts.unmet import leaves_unmet

_WITHOUT = re.compile(r"\b(?:without|ilman)\b(?P<what>(?: [^\s.,;:?!]+){1,4})")
_NEEDED = re.compile(
    r"\b(?:present|accompan\w+|must|has to|have to|needs?|needed|requir\w+|compulsory|mandatory|obligatory|at least|"
    r"whole (?:period|time|stay)|throughout|mukana|oltava|pitaa|taytyy|tulee|pakolli\w+|vaadi\w+|vaaditaan|edellyt\w+|"
    r"vahintaan|tarvit\w+|koko (?:jakson|ajan|matkan))\b"
)
# "Is flying green travel?", "Lasketaanko lentäminen vihreäksi?": whether a thing is one of a kind.
_IS_ONE = re.compile(
    r"^\W*(?:(?:so|and|but|well|hi|hello)\W+)?(?:is|are|would|do|does|onko|onks|ovatko|lasketaanko|katsotaanko|"
    r"pidetaanko|"
    r"kuuluuko|menee\w*|saa(?:ko|nko|mmeko)|can (?:we|i|you) (?:get|have)|will (?:we|i) get)\b"
)
_GETS = re.compile(r"\b(?:saa(?:ko|nko|mmeko)|get|have)\b")
# "... that already take part, or are only planning to": as well as, not nobody else.
_OR_MERELY = re.compile(
    r"\b(?:or|tai) (?:(?:are|is|have|who|that|jotka|ovat) )*(?:only|just|vasta|vain|vaan)\b(?: (?P<what>\w+))?"
)
_BY_ITSELF = re.compile(r"\b(?:alone|only|just|merely|yksin|yksinaan|pelk[ak]\w+|pelkastaan|vain|ainoastaan)\b")
_COMBINED = re.compile(
    r"\b(?:if|provided(?: that)?|jos|mikali|kunhan)\b[^.;]*"
    r"\b(?:combined|together|along(?:side)? with|yhdiste\w+|yhdessa)\b"
)
_REGARDED = re.compile(
    r"(?P<subject>.+?)\b(?:(?:is|are) (?:also )?(?:regarded|considered|counted|seen|classed|treated)|counts?|pidetaan|"
    r"katsotaan|lasketaan)\b"
)
_SUCH_AS = re.compile(r"\b(?:such as|for example|e\.g\.|kuten|esimerkiksi|esim)\b(?P<named>.+)")
_EARLIER_WORDS = (
    r"(?:old|older|earlier|previous|past|existing|former|ongoing|running|vanha\w*|vanho\w+|aiem\w+|aikaisem\w+|"
    r"edelli\w+|"
    r"entis\w+|kaynnissa|menneill\w+|viime\w*)"
)
_EARLIER = re.compile(rf"\b{_EARLIER_WORDS}\b(?! (?:experience|participation|kokemu\w+|osallistumi\w+))")
NOT_EARLIER = re.compile(rf"\b(?:not|never|ei|eika|eivat)(?: \w+){{0,3}}? {_EARLIER_WORDS}\b")
_SIDES = re.compile(
    r"\b(?:(?P<over>yli|over|more than|above|beyond|longer than|exceed\w*)|alle|under|less than|below|shorter than) "
    r"(?P<number>\d[\d ]*)"
)
_DEMANDS = re.compile(
    r"\b(?:must|(?:do|does) \w+ (?:\w+ )?(?:have|need) to|compulsory|mandatory|obligatory|required|pitaako|taytyyko|"
    r"pakko|pakolli\w+|vaaditaanko)\b"
)
_IN_PARTICULAR = re.compile(
    r"\b(?:aimed|meant|intended|designed|suited|tarkoitettu|suunnattu|sopii|soveltuu)\b[^.;]{0,30}?"
    r"\b(?:in particular|particularly|especially|above all|erityisesti|etenkin|varsinkin|ennen kaikkea)\b"
)
_MAY = re.compile(
    r"\b(?:can|may|could|might|allowed|eligible|possible|open|voi\w*|saa(?:ko|nko|mmeko|vatko|daanko)|paase\w+|"
    r"kelpaa\w*|mahdollista)\b"
)
_DEFINES = re.compile(r"^[^:.]{3,60}: .*\b(?:in which|jossa|joissa)\b|\b(?:means|tarkoittaa|tarkoitetaan)\b")
_KIND_WORD = re.compile(
    r"count\w*|regard\w*|consider\w*|class\w*|treat\w*|seen|also|really|still|katsot\w+|laske\w+|pidet\w+|kuulu\w*|"
    r"myos|enaa|viela|sitten|mielesta\w*|going|goes|using|taking|kulk\w+|menna|menee"
)
_HOW_MANY = re.compile(
    r"\b(?:one|once|twice|again|another|several|many|more|both|every|each|all|any|second|other|multiple|"
    r"yksi|yhde\w+|yhte\w+|kahde\w+|kahdesti|toise\w+|toinen\w*|usea\w*|monta|mone\w+|molem\w+|kaik\w+|jokai\w+|"
    r"uudelleen|uudestaan|lisaa|viela)\b"
)
_WITHIN_WORD = re.compile(r"(?<=\w)-(?=\w)")
_FEWEST = 3  # so many items make a list that may lack one
_SHORTEST = 4
_ALIKE, _SAME, _PART = 0.6, 0.9, 5


def leaves_something_out(reading: Reading, unit: Unit) -> bool:
    """True where the statement leaves out what the question is about: it lacks what is needed, or is of before."""
    lacks = leaves_unmet(reading, unit) or goes_without_needed(reading, unit)
    return lacks or leaves_out_earlier(reading, unit)


def goes_without_needed(reading: Reading, unit: Unit) -> bool:
    """True for "may a group go without a teacher?" where the statement has a teacher with it, or wants one."""
    found, text = _WITHOUT.search(fold(asking_sentence(reading.text))), fold(unit.text)
    if found is None or not _NEEDED.search(text) or NEGATION[unit.language].search(text) or NO_BAR.search(text):
        return False
    common = load_stopwords(reading.language)
    left_out = [word for word in split_words(found["what"]) if word not in common and len(word) >= _SHORTEST]
    return bool(left_out) and _has(left_out[0], split_words(unit.text), unit)


def leaves_open(reading: Reading, unit: Unit, names: Iterable[str], *, yes: bool) -> bool:
    """True where a statement on the matter says neither yes nor no: of another thing or case, or what a thing is.

    `names` are what else the things of the question are called; `yes` is what it would be taken to say.
    """
    if lies_on_other_side(reading, unit) or only_defines(reading, unit) or limits_number_alone(reading, unit):
        return True
    if not yes:
        return favours_only(reading, unit)
    return tells_of_other_thing(reading, unit, names) or lists_others(reading, unit, names)


def favours_only(reading: Reading, unit: Unit) -> bool:
    """True for "may experienced ones apply?" beside "in particular for others": nobody is shut out."""
    question, text = fold(asking_sentence(reading.text)), fold(unit.text)
    return _IN_PARTICULAR.search(text) is not None and _MAY.search(question) is not None


def only_defines(reading: Reading, unit: Unit) -> bool:
    """True for "must we travel greenly?" where the statement says what green travel is, and not that one must."""
    text = fold(unit.text)
    demands = _DEMANDS.search(fold(asking_sentence(reading.text))) is not None
    return demands and _DEFINES.search(text) is not None and not _NEEDED.search(re.sub("at least|vahintaan", " ", text))


def defines_kind(reading: Reading, unit: Unit) -> bool:
    """True for "does my own car count as green?" where the statement says what is green, with examples."""
    question, text = fold(asking_sentence(reading.text)), fold(unit.text)
    if not (_IS_ONE.search(question) and _DEFINES.search(text) and _SUCH_AS.search(text)) or reading.values:
        return False
    defined = split_words(text.split(":")[0])
    return any(_has(word, defined, unit, _SAME) for word in _own_words(reading, ()))


def lies_on_other_side(reading: Reading, unit: Unit) -> bool:
    """True for "may we fly over 500 km?" where the statement is about journeys under 500 km."""
    asked, told = (dict(map(_side, _SIDES.finditer(fold(text)))) for text in (reading.text, unit.text))
    return any(number in told and told[number] != side for number, side in asked.items())


def _side(found: re.Match[str]) -> tuple[str, bool]:
    return re.sub(r"\D", "", found["number"]), found["over"] is not None


def leaves_out_earlier(reading: Reading, unit: Unit) -> bool:
    """True for "does it apply to old projects?" where the statement is "of this round only, not of earlier ones"."""
    asked = _EARLIER.search(fold(asking_sentence(reading.text))) is not None
    return asked and NOT_EARLIER.search(fold(unit.text)) is not None


def tells_of_other_thing(reading: Reading, unit: Unit, names: Iterable[str]) -> bool:
    """True where it is asked whether one thing is of a kind, and the statement says so of others only.

    "Is flying green travel?" is not answered with yes by "travelling by ship is regarded as green travel", nor by "such
    as bus or train". `names` are what else the things of the question are called.
    """
    question, text = fold(asking_sentence(reading.text)), fold(unit.text)
    said = _REGARDED.match(text) or _SUCH_AS.search(text)
    if said is None or not _IS_ONE.search(question) or reading.values:
        return False
    text = _WITHIN_WORD.sub("", text)  # a "linja-auto" is no "auto"
    said = said.re.match(text) or said.re.search(text) or said
    start, end = said.span("subject" if said.re is _REGARDED else "named")
    rest = split_words(text[:start] + " " + text[end:])
    told = [word for word in split_words(text[start:end]) if not _has(word, rest, unit, _SAME)]
    asked = [word for word in _own_words(reading, names) if not _has(word, rest, unit, _SAME)]
    return bool(asked) and not any(_has(word, told, unit) for word in asked)


def limits_number_alone(reading: Reading, unit: Unit) -> bool:
    """True for "may our secretary take part?" where the statement says only that one may take part once."""
    question, text = fold(asking_sentence(reading.text)), fold(unit.text)
    if not ONE_AT_MOST.search(text) or reading.values or _HOW_MANY.search(question) or unit.is_list:
        return False
    here = split_words(f"{unit.context} {unit.text}")
    return any(not _has(word, here, unit) for word in _own_words(reading, ()))


def without_others_too(question: str, text: str) -> str:
    """A text without "or are only planning to", unless the question is about those who only plan."""
    found = _OR_MERELY.search(text)
    return text if found is None or (found["what"] or " ") in question else _OR_MERELY.sub(" ", text)


def needs_company(question: str, text: str) -> bool:
    """True for "is a ferry alone green?" where it is "if combined with other ways", both folded."""
    return _BY_ITSELF.search(question) is not None and _COMBINED.search(text) is not None


def lists_others(reading: Reading, unit: Unit, names: Iterable[str]) -> bool:
    """True for "is sport a priority?" where the list of the priorities has no sport."""
    question = fold(asking_sentence(reading.text))
    asks = _IS_ONE.search(question) and not _GETS.search(question)
    if not unit.is_list or len(unit.members) < _FEWEST or not asks or read_countries(question):
        return False
    lead, items = split_words(unit.context), split_words(unit.text)
    own = [word for word in _own_words(reading, ()) if word not in items]
    asked = [word for word in own if not _has(word, lead, unit, _SAME)]
    known = [*asked, *(word for name in names for word in split_words(name) if len(word) > 2)]
    return 0 < len(asked) < len(own) and not any(_has(word, items, unit) for word in known)


def _own_words(reading: Reading, names: Iterable[str]) -> list[str]:
    """What a question and the other names of its things say, without the words of every question of the kind."""
    common = load_stopwords(reading.language)
    own = [word for word in split_words(f"{reading.text} {' '.join(names)}") if len(word) > 2 and word not in common]
    return [word for word in own if not _IS_ONE.fullmatch(word) and not _KIND_WORD.fullmatch(word)]


def _has(word: str, words: list[str], unit: Unit, least: float = _ALIKE) -> bool:
    return any(is_alike(word, other, unit.language, least, _PART) for other in words)
