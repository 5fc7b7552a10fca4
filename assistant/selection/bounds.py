"""For what a number is a limit ("the same mentor"), and where a thing is held, which its hours do not tell."""

from __future__ import annotations

import re

from assistant.language.words import fold, likeness
from assistant.passages.units import Unit
from assistant.question.reading import Reading

# "The same mentor may be shadowed by two": a limit for one mentor, course or school, not for one moment.
SAME_ONE = re.compile(
    r"\b(?:the same|sama\w{0,5}|samo\w{2,5}) "
    r"(?!time|aika|kerta|kerra|tava|way|day|paiva|haku|call\b|moment|hetk|place\b|verran|year|vuo|vaiv)(?P<what>\w+)"
)
_WHERE_HELD = re.compile(
    r"\bwhere (?:is|are|will|does|do|was) [^?]*\b(?:held|takes? place|happen|organi[sz]ed|arranged|located)\b|"
    r"\bmissa [^?]*\b(?:pidetaan|jarjestetaan|sijaitsee|tapahtuu)\b"
)
_ONLINE = re.compile(r"\b(?:https?|www|online|webina|zoom|teams|\w*verko|eta(?:na|yhte|tilai))")
# "From one school", "at the same host", "samasta organisaatiosta": the body that a number is a limit for.
_BODY = re.compile(
    r"\b(?:organi[sz]ation|host\b|hosts\b|school|college|institution|company|firm|workplace|employer|partner|"
    r"\w*organisaatio|\w*koulu(?!tu|ks|te|ti)|\w*oppilaito|\w*opisto|\w*yrity|firma|\w*tyopaik|\w*koht(?:ee|ei)|\w*kumppan)"
)
_ONE_BODY = re.compile(
    r"\b(?:(?:the )?(?:same|one|single|each|a single|our) (?:\w+ )?(?:organi[sz]ation|host|school|college|institution|"
    r"company|firm|workplace|employer)|(?:sama\w*|yhde\w+|meidan|kusta\w+|kuhunkin|jokaise\w+) "
    r"(?:\w*organisaatio|\w*koulu(?!tu|ks|te|ti)|\w*oppilaito|\w*opisto|\w*yrity|firma|\w*tyopaik|kohtee)\w*)"
)
_ALIKE = 0.5


def binds_another(reading: Reading, question: str, unit: Unit) -> bool:
    """True where so many of one school or at one host are asked for, and the unit limits those of "the same mentor"."""
    if not reading.counted or _ONE_BODY.search(question) is None:
        return False
    text = fold(unit.text)
    same = [found["what"] for found in SAME_ONE.finditer(text)]
    asked = [found["what"] for found in SAME_ONE.finditer(question)]
    shared = any(likeness(one, other, unit.language) >= _ALIKE for one in same for other in asked)
    return bool(same) and not shared and _BODY.search(text) is None and not unit.is_list


def lacks_venue(question: str, unit: Unit) -> bool:
    """True where one asks where a thing is held, and the unit says only what and when: "Q&A: 5 May 2031 at 17:00"."""
    times = [value for value in unit.values if value.kind in ("date", "time")]
    if not times or unit.is_list or not _WHERE_HELD.search(question) or _ONLINE.search(fold(unit.text)):
        return False
    before = unit.text[: min(value.start for value in times)]
    names_place = "," in before or any(char.isalpha() for char in before.rpartition(":")[2] if ":" in before)
    return not names_place and not any(char.isalpha() for char in unit.text[max(value.end for value in times) :])
