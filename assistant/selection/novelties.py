"""What is new: the headings and statements that call something new, where one asks if there is anything new."""

from __future__ import annotations

import re

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found

_NEW = re.compile(r"brand|new|newest|novel|uu(?:si|tta|sia|det|tena|sin\w*)|upouu\w+|uutuu\w+")
# Words that say no more than that something is there, now.
_GENERAL = re.compile(
    r"anything|something|things?|offer(?:ed|s)?|available|actions?|activit\w+|calls?|programme|program|guide|"
    r"scheme\w*|grants?|funding|"
    r"round|time|year|now|around|coming|come|start\w*|launch\w*|introduc\w+|completely|entirely|totally|quite|really|"
    r"jotain|jotakin|mitaan|jokin|joku|ihan|aivan|taysin|kokonaan|tarjolla|tarjo\w+|toiminto\w*|toimintoja|"
    r"haku\w*|hau\w+|"
    r"ohjelma\w*|oppaa\w*|opas|kierro\w*|vuonna|vuo\w+|talla|tana|nyt|kertaa|kerralla|tulossa|tulee|alkaa|tuki\w*|"
    r"rahoitu\w+|hankemuo\w+|hanketyyp\w+|(?:19|20)\d\d"
)
_CALLED_NEW = re.compile(
    r"\b(?:(?<!for )new (?:\w+ )?(?:action|activity|scheme|grant|programme|call|support|strand|measure)(?:s|"
    r"es)?\b(?! applicants?)|"
    r"(?:uusi|uudet|uutena|uusia) (?:\w+ )?(?:toimin\w+|hankemuo\w+|tukimuo\w+|haku\w*|ohjelma\w*|tuki\w*|"
    r"avustusmuo\w+))"
)
_LONGEST, _MOST = 120, 3


def find_novelties(reading: Reading, found: Found) -> list[Unit]:
    """The statements that call an action new, where it is asked whether there is anything new and nothing else."""
    words = split_words(asking_sentence(reading.text))
    if reading.scopes or found.foreign or not reading.wants_verdict or not any(map(_NEW.fullmatch, words)):
        return []
    common = load_stopwords(reading.language)
    if not all(word in common or _NEW.fullmatch(word) or _GENERAL.fullmatch(word) for word in words):
        return []
    units = (found.units[k] for k in found.order if not found.units[k].is_list)
    telling = [unit for unit in units if len(unit.text) <= _LONGEST and _CALLED_NEW.search(fold(unit.text))]
    return telling if len(telling) <= _MOST else []
