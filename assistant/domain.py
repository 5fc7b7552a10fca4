"""Words of applying for money and running what it pays for: who says them asks about a programme like this one."""

from __future__ import annotations

import re

from assistant.words import fold

_WORDS = re.compile(
    r"\b(?:hank(?:e|kee)\w*|\w*hakemu\w+|haki(?:ja|joi)\w*|osallistuj\w+|kumppan\w+|harjoittelij\w+|harjoittelupai\w+|"
    r"lahtij\w+|"
    r"vastaanotta\w+|rahoit\w+|avustu\w*|apuraha\w*|kuit(?:ti|it|tien|teja)|\w*raport\w+|oikaisu\w*|takaisinper\w+|"
    r"projects?|appli(?:cants?|cations?)|apply|grants?|funding|participants?|partners?|trainees?|hosts?|mobilit\w+|agency|"
    r"receipts?|consorti\w+|coordinat\w+|reimburs\w+|co-?financ\w+|evaluators?|assessors?)\b"
)
# Benefits, loans and jobs are applied for too, and no programme pays them.
_OTHER_MONEY = re.compile(
    r"\b(?:kela\w*|\w*toimeentulo\w*|\w*tyottomyys\w*|opintolain\w*|opintotu\w+|asumis\w+|lapsilisa\w*|elak\w+|pankki\w*|"
    r"(?:student|housing|bank|car) (?:loan|benefit|grant|allowance)s?|loans?|mortgage|unemployment|child benefit|"
    r"pension|job)\b"
)


_US = re.compile(r"\b(?:your|yours|teidan|teille|teilta|teihin|teita)\b")


def is_to_us(question: str) -> bool:
    """True for a question that speaks to those who give the advice: "your phone number"."""
    return _US.search(fold(question)) is not None


def is_about_applying(question: str) -> bool:
    """True for a question in the words of grants and projects, though the guide may not know them."""
    text = fold(question)
    return _WORDS.search(text) is not None and _OTHER_MONEY.search(text) is None
