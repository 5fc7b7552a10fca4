"""A new case in the place of the old one: "Kauanko kurssi kestää?" and "Entä jos menee kilpailemaan?".

What was asked is asked of the new case alone. Where nothing says which other thing is meant ("the bigger one?", "entä
se toinen?"), nothing is asked of the old one again.
"""

from __future__ import annotations

import re

from assistant.conversation.carrying import carried_by, without_carried
from assistant.conversation.counterparts import CONDITION
from assistant.conversation.instances import ask_of_instance
from assistant.conversation.own_cases import is_word_after
from assistant.conversation.swaps import swap_counted, swap_extreme, swap_when
from assistant.conversation.topic_swaps import OPENER
from assistant.language.words import fold, without_end
from assistant.question.cues import Ask
from assistant.question.reading import Reading
from ingest.types import Language

_ASKING: dict[Ask, dict[Language, str]] = {
    "duration": {"fi": "Kuinka kauan", "en": "How long"},
    "amount": {"fi": "Kuinka paljon tukea", "en": "How much"},
}
_INSTEAD = re.compile(r"\b(?:instead|rather|taas|sen sijaan|sittenkin)\b")
_TO_DO = re.compile(
    r"\b(?!mene|lahte|tule|hake|saa|ole|paase|osallistu|olema|kestama|pitama)(?P<doing>\w{4,})m(?:aan|assa|asta)\b"
)
_SMALL = re.compile(r"\b(?:taas|sen sijaan|sittenkin|sinne|siellä|nyt|vaikka|vaan|vain)\b\s*", re.IGNORECASE)
_TOO = re.compile(r"(?<=[aeiouyäö])kin\b")
_WITHOUT = re.compile(r"without(?: (?:it|one|that|them|any))?", re.IGNORECASE)
_WITH = re.compile(r"\bwith\b", re.IGNORECASE)
_SHARED = 5  # letters
_OTHER = re.compile(
    r"(?:the|that) (?:other|second|bigger|smaller|larger|longer|shorter|cheaper|older|newer) (?:one|ones)|"
    r"(?:se|ne|tuo|toi) (?:toinen|toiset|isompi|pienempi|suurempi|pidempi|pitempi|lyhyempi|isommat|pienemmat|muut)|"
    r"the (?:rest|remainder)|loput|loppuosa|loppu"
)

_BEYOND = re.compile(
    r"(?:the one )?(?:after|before) (?:that|it|this)|"
    r"(?:se )?(?:sen jalkeen|sita ennen|ennen sita|sita seuraava|siita eteenpain)"
)


def ask_anew(question: str, text: str, earlier: Reading) -> str | None:
    """The earlier question of what a follow-up brings in: another case, an instance, another thing that is counted.

    `text` is the follow-up without its opening word. None where it is nothing of the kind.
    """
    opened = OPENER.match(question) is not None or is_word_after(question, earlier.text)
    asked = ask_of_case(text, earlier) or ask_without(text, earlier) or ask_of_instance(text, earlier, opened=opened)
    if asked is not None or not opened:
        return asked
    whole, phrase = without_end(without_carried(earlier.text)), without_end(text)
    counted = swap_counted(phrase, whole) or swap_extreme(phrase, whole) or swap_when(phrase, whole)
    carried = carried_by(earlier.text)
    if counted is None:
        return None
    return f"{counted} ({carried})?" if carried else f"{counted}?"


def ask_without(text: str, earlier: Reading) -> str | None:
    """ "And without?" after a question about what holds with something: the same question without it."""
    withs = list(_WITH.finditer(earlier.text))
    if not _WITHOUT.fullmatch(without_end(text).strip()) or len(withs) != 1:
        return None
    return f"{earlier.text[: withs[0].start()]}without{earlier.text[withs[0].end() :]}"


def ask_of_case(text: str, earlier: Reading) -> str | None:
    """What was asked before, of the new case of a condition alone; None where the condition adds to the old one."""
    asked = next((_ASKING[ask] for ask in earlier.asks if ask in _ASKING), None)
    if asked is None or CONDITION.match(text) is None:
        return None
    folded, before = fold(text), fold(earlier.text)
    doing = _TO_DO.search(folded) if earlier.language == "fi" else None
    other = doing is not None and doing["doing"][:_SHARED] not in before
    if not (other or _INSTEAD.search(folded)):
        return None
    case = _TOO.sub("", _SMALL.sub("", without_end(text))).strip()
    return f"{asked[earlier.language]}, {case[:1].lower()}{case[1:]}?"


def means_beyond(text: str) -> bool:
    """True for "and after that?": the next of what was spoken of, which no question has named."""
    return _BEYOND.fullmatch(fold(without_end(text)).strip()) is not None


def means_another(text: str) -> bool:
    """True for "the other one" and "se isompi": not what was spoken of, and nothing says which."""
    return _OTHER.fullmatch(fold(without_end(text)).strip()) is not None
