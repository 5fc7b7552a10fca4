"""Guests from abroad: whether somebody may come to teach or to practise, by what the guide says of those who come."""

from __future__ import annotations

import re

from assistant.conversation.carrying import without_carried
from assistant.language.opposites import NEGATION
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found

_COMES = re.compile(
    r"\b(?:(?:invite|inviting|host(?:ing)?|receive|welcome|bring|get|have|fly) (?:\S+ ){0,9}?(?:over|in|here|"
    r"to (?:us|our)|"
    r"from (?!the (?:guide|agency|eu|programme|project|grant))\w+|to (?:teach|train))|invite|inviting|"
    r"come(?:s)? (?:over |here )?(?:to (?:us|our|teach|train|help|show)|and (?:teach|train|help|show)|"
    r"for (?:an?|one|two|three|four|six|half|\d+) (?:\w+ ){0,2}?(?:days?|weeks?|months?|years?|terms?|semesters?)\b)|"
    r"visit (?:us|our \w+) (?:and|to)|"
    r"(?:teach|train|practise|practice|work|stay) (?:at|in|with) (?:us|our (?:school|college|place))|"
    r"kutsua|kutsumme|kutsuisimme|kutsutaan|kutsuttais\w+|vastaanottaa|ottaa vastaan|(?:tulla|tulisi|tulee|"
    r"tulossa|saada|saisimme|paasta) "
    r"(?:\S+ ){0,3}?(?:meille|tanne|kouluumme|opettamaan|luoksemme|kouluttamaan)|(?:meille|kouluumme|tanne) "
    r"(?:\S+ ){0,3}?(?:tulla|tulisi|opettamaan|kouluttamaan|kuukaudeksi|viikoksi|harjoittel\w+|opettaja\w*)|"
    r"halua\w* (?:tulla )?(?:meille|kouluumme)|(?:olla|viipya|opettaa|kouluttaa) (?:meilla|koulussamme|luonamme))\b"
)
_TEACHES = re.compile(
    r"\b(?:teach(?:es|ing)?|train(?:ers?|ing)?|instruct\w*|lectur\w+|experts?|professionals?|masters?|specialists?|"
    r"help (?:us )?(?:\S+ ){0,3}?(?:improve|develop) (?:\S+ ){0,3}?(?:teaching|lessons|training|classes|courses)|"
    r"show(?:ing)? (?:us|our \w+) (?:\S+ ){0,2}?(?:methods?|ways?|skills?|techniques?|how)|"
    r"(?:auttamaan|kehittamaan|parantamaan) (?:\S+ ){0,2}?opetu\w+|nayttamaan (?:\S+ ){0,3}?(?:tapoja|"
    r"menetelmi\w+|taitoja)|"
    r"opetta(?!j)\w+|kouluttaj\w+|kouluttamaan|luennoi\w+|asiantuntij\w+|ammattilai\w+|\w*mestar\w+|\w*huippu\w+)\b"
)
_IN_TRAINING = re.compile(
    r"\b(?:student[ -]teachers?|teacher[ -](?:students?|trainees?)|trainee[ -]teachers?|"
    r"teachers? (?:and educators? )?in "
    r"training|(?:studying|studies|training) to (?:be|become) an? (?:teacher|trainer)|\w*ope(?:ttaja)?opiskelij\w+|"
    r"\w*opettajaharjoittelij\w+|opettajaksi opiskel\w+|opetusharjoittelij\w+)\b"
)
_EXPERT = re.compile(r"\b(?:experts?|asiantuntij\w+)\b")
_GUEST_LABEL = re.compile(
    r"\b(?:invited|visiting|guest|incoming|hosting|kutsut\w*|kutsuttu\w*|vierailev\w+|vastaanottaminen|saapuv\w+)\b"
)
_LONGEST = 80  # letters: a label with a length


def find_guest(reading: Reading, found: Found) -> Unit | None:
    """What is said of experts who are invited, or of teachers in training who are hosted, where one is told of."""
    question = fold(reading.text)
    if found.foreign or reading.asks_for("amount", "share", "contact", "deadline", "definition", "time", "place"):
        return None
    if not reading.asks_for("whether", "duration") or not _COMES.search(fold(without_carried(reading.text))):
        return None
    trains = _IN_TRAINING.search(question) is not None
    if not trains and not _TEACHES.search(question):
        return None
    if trains and _EXPERT.search(question):
        return None
    labels = (unit for unit in (found.units[k] for k in found.order) if _is_label(unit))
    fitting = [unit for unit in labels if (_IN_TRAINING.search(fold(unit.text)) is not None) == trains]
    return fitting[0] if len(fitting) == 1 else None


def _is_label(unit: Unit) -> bool:
    text = fold(unit.text)
    if unit.is_list or len(unit.text) > _LONGEST or NEGATION[unit.language].search(text):
        return False
    return _GUEST_LABEL.search(text) is not None and any(value.kind == "duration" for value in unit.values)
