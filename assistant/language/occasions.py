"""Words for the two kinds of dated occasion in a guide: calls that close, and sessions to attend."""

from __future__ import annotations

import re

from assistant.language.words import fold

CALL = re.compile(
    r"\b(?:\w*haku|\w*hau[nt]|haku\w*|hakuai\w+|maaraai\w+|calls?|deadlines?|closing|due date|apply by)\b|\w+haku\b"
)
# What days of calls stand under as well: "Application periods", "When to apply?", "Milloin haetaan?".
APPLYING = re.compile(
    r"\b(?:application (?:periods?|times?|windows?|rounds?|dates?)|"
    r"when (?:to|can (?:i|we|you|one)|do (?:i|we|you)) apply|milloin (?:\w+ ){0,2}(?:haetaan|haen|haemme|hakea))\b"
)
EVENT = re.compile(
    r"\b(?:hakuinfo\w*|rahoitushakuinfo\w*|infotilai\w+|infotuokio\w*|kyselytun\w+|kyselytilai\w+|"
    r"webinaar\w+|\w*klinikka\w*|\w*klinikan|\w*klinikat|\w*klinikoi\w+|clinics?|rahoitushakukoulutu\w+|"
    r"starttipaket\w+|info ?sessions?|q ?& ?a|q and a|webinars?|starter (?:pack\w*|kit)|"
    r"training session\w*|trainings? (?:for|on) (?:the )?(?:funding )?(?:call|applica\w+)|questions? (?:hour|"
    r"time|session)s?|(?:budget|online|live|briefing) sessions?|briefings?|kysymystun\w+|"
    r"infos?|infot|infon|infoon|infoja|\w+info|\w+infot)\b"
)
# A word that only says that an application goes in, how late, and to whom.
APPLIES = re.compile(
    r"haki\w+|hake\w+|\w*haku\w*|\w*hakemu\w*|sisaan|sisalla|lahet\w+|\w*toimit\w+|jat[te]\w+|palaut\w+|perill\w*|vii?me\w*|pita\w*|taytyy|tulee|"
    r"mukaan|yritt\w+|send|sent|submi\w+|hand\w*|deliver\w*|papers?|proposals?|bids?|appl\w+|try|file\w*|get|got|in|"
    r"chance|ready|komissio\w*|virasto\w*|commission|agency|office|toimisto\w*|meid\w+|ihan|vika|uusin|asti|saakka|pyyt\w+|pyyd\w+|raha\w*|"
    r"hank\w+|projekt\w*|umpeut\w+|ens|ensi|aio\w+|aiko\w+|plan\w*|vuotui\w+|yearly|annual"
)
_THE_ONE = re.compile(
    r"(?<=[a-z] )(?<!which )(?<!this )(?<!that )(?<!the )(?<!no )(?<!any )(?<!only )one\b(?! (?:of|or|time|person)\b)"
)
_SESSION = re.compile(r"\bsessions?\b")
_WHEN = re.compile(r"\b(?:when|what (?:time|day|date|about)|which day|how (?:long|about)|and)\b")


def name_session(question: str, last: str) -> str:
    """ "When was the budget session?" for "When was the budget one?" after a question about sessions."""
    if not (EVENT.search(fold(last)) or _SESSION.search(fold(last))) or not _WHEN.search(fold(question)):
        return question
    return _THE_ONE.sub("session", question, count=1)
