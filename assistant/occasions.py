"""Words for the two kinds of dated occasion in a guide: calls that close, and sessions to attend."""

from __future__ import annotations

import re

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
    r"webinaar\w+|rahoitushakukoulutu\w+|"
    r"starttipaket\w+|info ?sessions?|q ?& ?a|q and a|webinars?|starter (?:pack\w*|kit)|"
    r"training session\w*|trainings? (?:for|on) (?:the )?(?:funding )?(?:call|applica\w+)|questions? (?:hour|"
    r"time|session)s?|(?:budget|online|live|briefing) sessions?|briefings?|kysymystun\w+|"
    r"infos?|infot|infon|infoon|infoja|\w+info|\w+infot)\b"
)
