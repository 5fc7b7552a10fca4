"""Whether somebody may come along, by what the guide says of those who accompany; a supervisor who goes herself."""

from __future__ import annotations

import re

from assistant.language.opposites import NEGATION
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found
from assistant.values.purposes import purposes_in

_ALONG = re.compile(
    r"\b(?:(?:bring|take)s? (?:(?:his|her|their|our|my|a|an|the|some) )(?:\S+ ){1,2}(?:along|with)|"
    r"(?:bring|take)s? along|"
    r"(?:go|come|travel|fly|leave|tag) (?:along )?with (?:him|her|them|the (?:student|competitor|learner)|"
    r"our (?:student|competitor|learner)|me)|"
    r"accompan(?:y|ies|ied)|come along|go along|tag along|"
    r"(?:ottaa|otta\w+|saada|tuoda|tulla|lahtea|paasta|tulee|lahtee|paasee) (?:\S+ ){0,3}?(?:mukaan|mukaansa|"
    r"mukanaan|mukana|matkaan)|"
    r"(?:hanen|heidan|opiskelijan|kilpailijan|kisaajan) (?:kanssaan|kanssa|mukanaan|mukaansa|seuraksi\w*|tueksi\w*)|"
    r"saattajana|tukihenkilona|mukaansa)\b"
)
_COMPANION = re.compile(
    r"\b(?:coach\w*|trainer|teacher|instructor|mentor|friend|parent|mother|father|mum|dad|assistant|helper|"
    r"support person|"
    r"companion|somebody|someone|adult|guide|"
    r"\w*valmentaj\w+|\w*opettaj\w+|ope(?:n|nsa|nsakin)?|\w*ohjaaj\w+|tukihenkilo\w*|saattaj\w+|avustaj\w+|joku|"
    r"jonkun|aikui\w+)\b"
)
_ACCOMPANIES = re.compile(
    r"\b(?:accompanying (?:persons?|people|adults?|teachers?|staff|coach\w*)|companions?|support persons?|"
    r"tukihenkilo\w*|"
    r"saattaja\w*|saattavat? (?:henkilo|opettaj)\w*)\b"
)
_SUPERVISES = re.compile(
    r"\b(?:(?:look(?:ing)? after|supervis\w+|train(?:ing)?|guid(?:e|es|ing)|mentor(?:ing)?|take on|host) (?:\S+ ){0,3}?"
    r"(?:trainees?|apprentices?|interns?|students?)|"
    r"(?:ohjaan|koulutan|opastan|otan|vastaan|ohjaamme|koulutamme|otamme) (?:\S+ ){0,3}?(?:harjoittelij\w+|"
    r"harkkar\w+|oppisopimus\w+|opiskelij\w+|"
    r"tyossaoppij\w+)|(?:harjoittelijoi\w+|harkkareit\w+|opiskelijoi\w+) (?:ohjaan|koulutan|opastan))\b"
)
_WORKPLACE = re.compile(
    r"\b(?:garages?|shops?|baker(?:y|ies)|workshops?|salons?|compan(?:y|ies)|firms?|business\w*|hotels?|"
    r"restaurants?|farms?|cafe|"
    r"kitchens?|hospitals?|clinics?|factor(?:y|ies)|offices?|nurser(?:y|ies)|kindergartens?|workplaces?|day ?care|"
    r"\w{2,}[aoiuy]mo(?:n|lla|ssa|ni)?|\w*yrity\w+|\w*firma\w*|\w*paja(?:n|lla|ssa)?|\w*ravintola\w*|"
    r"\w*hotelli\w*|\w*liike\w*|"
    r"paivakod\w+|sairaala\w*|\w*tyopaik\w+|tehtaa\w+|maatila\w*|keittio\w*)\b"
)
_GOES_MYSELF = re.compile(
    r"\b(?:can|could|may|might) (?:our|my|the) (?!students?\b|apprentices?\b|trainees?\b|interns?\b|daughter|son\b)"
    r"(?:\w+ ){1,2}(?:go|travel) (?:\S+ ){0,2}?(?:abroad|too|as well|along)\b|"
    r"\b(?:voiko|saako|paaseeko) (?:meidan |minun )?(?!opiskelij|oppisopimu|harjoittelij)"
    r"\w+(?:johtaja|mestari|esimies|paallikko|ohjaaja|kouluttaja|seppa|kokki)\w*(?: \S+){0,2}? "
    r"(?:lahtea|ulkomai\w+|mukaan|vaihtoon)\b|"
    r"\b(?:can|could|may|might) (?:our|my) (?:own )?(?:staff|employees?|workers?|people|instructors?)(?: \S+){0,3}? "
    r"(?:go|travel|leave|come along|abroad|take part)\b|"
    r"\b(?:voiko|voivatko|saako|saavatko|paaseeko|paasevatko) (?:\S+ )?(?:henkilokun\w+|henkilosto\w*|"
    r"tyonteki\w+|\w*ohjaaja\w*)(?: \S+){0,3}? "
    r"(?:lahtea|ulkomai\w+|mukaan|vaihtoon)\b|"
    r"\b(?:can|could|may|might|am|would) i\b(?:\s(?!apply|get|receive)\S+){0,6}? (?:go|going|travel|leave|"
    r"come along|abroad|take part)\b|"
    r"\b(?:voinko|voisinko|saanko|paasenko|paasisinko) (?!\S* ?hakea)(?:\S+ ){0,5}?(?:lahtea|matkustaa|menna|"
    r"paasta|ulkomai\w+|"
    r"mukaan|jonnekin|vaihtoon)\b"
)
_INSTRUCTOR = re.compile(
    r"\b(?:workplace (?:instructors?|trainers?|mentors?|supervisors?|tutors?)|tyopaikkaohjaaj\w+|"
    r"tyopaikkakouluttaj\w+)\b"
)
_SHORT = 60
_ALIKE = 0.75


def find_companion(reading: Reading, found: Found) -> Unit | None:
    """The statement that somebody may accompany those who go for what the question names."""
    question = fold(reading.text)
    asks = _ALONG.search(question) and _COMPANION.search(question)
    if not asks or found.foreign or not reading.asks_for("whether"):
        return None
    told = (unit for unit in (found.units[k] for k in found.order) if _accompanies(unit))
    return next((unit for unit in told if _is_of(reading, unit)), None)


def find_instructor(reading: Reading, found: Found) -> Unit | None:
    """The item "For workplace instructors" for one who looks after trainees in a firm and asks to go abroad."""
    question = fold(reading.text)
    if found.foreign or not reading.asks_for("whether"):
        return None
    if not (_SUPERVISES.search(question) and _WORKPLACE.search(question)):
        return None
    if not _GOES_MYSELF.search(fold(asking_sentence(reading.text))):
        return None
    units = (found.units[k] for k in found.order)
    return next(
        (u for u in units if not u.is_list and len(u.text) <= _SHORT and _INSTRUCTOR.search(fold(u.text))), None
    )


def _accompanies(unit: Unit) -> bool:
    text = fold(unit.text)
    return not unit.is_list and _ACCOMPANIES.search(text) is not None and not NEGATION[unit.language].search(text)


def _is_of(reading: Reading, unit: Unit) -> bool:
    """True where what a unit stands under is for the purpose that the question names."""
    above = " ".join(unit.headings[-1:])
    if purposes_in(reading.text) & purposes_in(f"{above} {unit.text}"):
        return True
    told = [word for word in split_words(above) if len(word) > 5]
    asked = [word for word in split_words(reading.text) if len(word) > 5]
    return any(likeness(a, b, unit.language) >= _ALIKE for a in asked for b in told)
