"""What somebody goes for: a contest, a course, a placement; what holds for one is no answer for another."""

from __future__ import annotations

import re

from assistant.language.words import fold

_PURPOSES = {
    "contest": re.compile(
        r"\b(?:compet(?:e|es|ed|ing|itions?|itors?)|contests?|championships?|champions?|tournaments?|"
        r"\w*kilpail\w+|\w*kisa(?:t|a|n|an|ssa|lla|an|ily\w*|ilee|illa)?|\w*kiso(?:ihin|issa|ista|ja|jen)|"
        r"\w*kisoihin|\w*mestaruu\w+)\b"
    ),
    "course": re.compile(
        r"\b(?:courses?|seminars?|workshops?|\w*kurss\w+|\w*koulutuks(?:et|iin|ille|issa)|\w*tyopaj\w+)\b"
    ),
    "shadowing": re.compile(
        r"\b(?:(?:job|work)[ -]?shadow\w*|shadow(?:ing|s|ed)?|\w*varjost\w+|"
        r"(?:follow|observe|watch)(?:ing)? (?:\S+ ){0,4}?(?:at work|colleagues?|job)|"
        r"(?:follow|trail|tail)(?:ing|s)? (?:\S+ ){1,5}?around|"
        r"seura\w+ (?:\S+ ){0,2}?(?:tyota|tyoskentelya|opettajaa|opettajan|kollegaa|kollegan|mentoria|"
        r"(?:sama\w* )?(?:ihmista|henkiloa|ammattilaista|tyontekijaa)))\b"
    ),
    "teaching": re.compile(
        r"\b(?:teach(?:es|ing)?(?! (?:staff|hours?|lessons?|profess))|teaching assignments?|opettamaan|"
        r"opettamassa|opettaa|"
        r"opetusjakso\w*|opetustehtav\w+|opetustyo\w*)\b"
    ),
    "group": re.compile(
        r"\b(?:groups?|(?:with )?(?:the|my|our|a|whole) class|classes|ryhma\w*|luok(?:an|ka|alle|kaa|kani|kamme|kansa)|"
        r"luokkaretk\w*|porukka\w*|porukal\w+)\b"
    ),
    "visit": re.compile(r"\b(?:preparatory|valmistelev\w+|tutustumiskaynti\w*|tutustumiskaynni\w*)\b"),
    "guest": re.compile(r"\b(?:invited|incoming|hosting|kutsutut|kutsuttu\w*|vastaanottaminen)\b"),
}
_PLACEMENT = re.compile(
    r"\b(?:placements?|internships?|traineeships?|practical training|(?:to|in|at) (?:a|an|some|the) "
    r"(?:workplace|company|firm|bakery|workshop|hotel|restaurant)|"
    r"\w*harjoittelu(?:un|ssa|a|n|jakso\w*|paik\w+)?|\w*harkka(?:an|ssa|a)?|harkassa|harkkaan|"
    r"\w*tyossaoppi\w+|\w*tyopaikalle|toihin)\b"
)
_ALONE = re.compile(r"\b(?:alone|on (?:his|her|my|their) own|by (?:him|her|my)self|yksin|yksinaan|itsekseen)\b")


def purposes_in(text: str) -> frozenset[str]:
    """The purposes that a text names; what one learns at a workplace is none of these."""
    folded = fold(text)
    return frozenset(name for name, pattern in _PURPOSES.items() if pattern.search(folded))


def is_placement(text: str) -> bool:
    """True for a text about learning at a workplace."""
    return _PLACEMENT.search(fold(text)) is not None


def serves_other(question: str, text: str) -> bool:
    """True where a text is of a purpose, and the question names another one.

    A placement is none of those that a guide gives a name of their own, and nobody who goes alone goes in a group.
    """
    told, folded = purposes_in(text), fold(question)
    asked = purposes_in(question)
    if not told or told & asked:
        return False
    return bool(asked) or _PLACEMENT.search(folded) is not None or (told == {"group"} and bool(_ALONE.search(folded)))
