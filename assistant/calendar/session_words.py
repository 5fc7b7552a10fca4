"""What people say of a session in everyday words: that somebody teaches them a thing, that one may join in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.words import fold, likeness
from assistant.passages.deadlines import Call

# "Will anybody teach us how to make a budget?": the session is told by what is taught there.
_TAUGHT = re.compile(
    r"\b(?:teach(?!er)\w*|taught|learn(?!er)\w*|show(?:s|n)? (?:us|me|how)|train(?:s|ed)? (?:us|me)|explain\w*|"
    r"goes? over|talk(?:s|ed)? us through|"
    r"guid(?:e|es|ance) (?:us|me)|opete\w+|opetat\w*|opettaa\w*|opasta\w+|opastu\w+|neuvo\w+|"
    r"kerro\w+|selit\w+|perehdy\w+)\b"
)
_FOR_US = re.compile(
    r"\b(?:us|we|i|me|you|anybody|anyone|somebody|someone|meille|meita|minulle|minua|mulle|joku|jokin|teilta|"
    r"opetatteko|"
    r"neuvotteko|kerrotteko|opastatteko|selitatteko|\w*tilaisuu\w*|sessions?|events?|webina\w+|\w*info\w*|when|"
    r"milloin|koska)\b"
)
# "Can I teach for a month?": who asks teaches others.
_TEACHES_OTHERS = re.compile(
    r"\b(?:can|may|could|might|must|should|do|would|am|are) (?:i|we|(?:our|my|a|an|the) (?:\w+ )?\w+)\b(?: \S+){0,3}? "
    r"(?:teach|teaching|train|explain|guide)\b|"
    r"\b(?:voinko|voimmeko|saanko|saammeko|paasenko|pitaako (?:minun|meidan)|"
    r"(?:voiko|saako|paaseeko|voivatko|saavatko) (?:\w+ )?\w*(?:opettaja\w*|ope|kouluttaj\w+|ohjaaj\w+|henkilo\w*))\b"
    r"(?: \S+){0,5}? (?:opetta\w+|koulutta\w+|opasta\w+)\b"
)
# Says only that one makes or writes what is taught.
_MAKES = re.compile(
    r"mak(?:e|ing)|draw\w*|writ\w+|do|doing|prepar\w*|fill\w*|plann?ing|build\w*|put\w*|"
    r"together|up|out|side|turn\w*|into|work\w*|about|"
    r"what|teh\w+|teke\w+|teossa|laat\w+|laad\w+|kirjoit\w+|tayt\w+|suunnitella|rakent\w+|"
    r"puol\w+|asio\w+|miten|kuinka|kanssa|"
    r"properly|well|hyvin|oikein|goes?|on"
)
_JOINS = re.compile(
    r"\b(?:anything|something|what|which|mita|mihin|johonkin|jotain|mitaan|mika)\b.*\b"
    r"(?:attend\w*|join|take part|go to|"
    r"osallist\w+|menna|mukaan|paas\w+)\b"
)
# "Missä tilaisuudessa": which one, and no place.
WHICH_SESSION = re.compile(
    r"\b(?:missa|mihin|mista|mille|milla) (?![\w-]*(?:info|koulutus|tilaisuus|webinaari|klinikka|tapahtuma) "
    r"(?:on|ovat|pide\w+|jarjest\w+|sijai\w+)\b)[\w-]*(?:info|tilaisuu|webina|koulutu|klinik|tapahtum)\w*|"
    r"\b(?:jossain|jossakin|missaan) [\w-]*(?:info|tilaisuu|webina|koulutu|klinik)\w*|"
    r"\b\w*(?:info|tilaisuu|webinaar|koulutu|klinik)\w*,? (?:jossa|missa)\b|"
    r"\b(?:at|in|to) which\b|\b(?:sessions?|events?|infos?|webinars?|trainings?) (?:where|in which)\b|"
    r"\bwhere .*\b(?:live|in person|face to face)\b|\bmissa .*\b(?:livena|kasvotusten|suoraan)\b"
)
# "Onko joku info", "pidetäänkö infoa": one to attend, where "infoa" alone may be any word about a thing.
ONE_HELD = re.compile(
    r"\b(?:pide\w+|jarjest\w+|held|hold|organi[sz]\w+|tulossa|luvassa|osallistu\w*|attend)\b|"
    r"\b(?:an?|joku|jokin|joku muu|toinen|another|seuraava|next) infos?\b"
)
_PAPERS = re.compile(r"\b(?:raha\w*|money|financ\w+|(?:hanke|projekti)\w{6,})\b")
# Words of the matter that a session is about, and what it may be called there.
MEANT = ((re.compile(r"raha\w*|talou\w*|money|financ\w+|kustannu\w*"), re.compile(r"\b(?:budj|budg|talou|financ)\w*")),)
_ALIKE = 0.7


def is_taught(question: str) -> bool:
    """True where a folded question asks for the session at which something is taught."""
    if _TEACHES_OTHERS.search(question):
        return False
    return _TAUGHT.search(question) is not None and _FOR_US.search(question) is not None


def asks_to_join(question: str) -> bool:
    """True for a folded "what can I join?", which asks for sessions where it names a day or a week."""
    return _JOINS.search(question) is not None


def what_is_taught(words: Sequence[str], question: str) -> list[str]:
    """Of a question's telling words those that name what is taught, with the names of plans and of money."""
    telling = [word for word in words if not _MAKES.fullmatch(word) and not _TAUGHT.fullmatch(word)]
    return list(dict.fromkeys((*telling, *(found.group() for found in _PAPERS.finditer(question)))))


def teaching(words: Sequence[str], sessions: Sequence[Call]) -> list[Call]:
    """The sessions whose own titles have what is taught; none where some word is in no title."""
    held = [[session for session in sessions if _has(session, word)] for word in words]
    if not all(held):
        return []
    return [session for session in sessions if any(session in some for some in held)]


def _has(session: Call, word: str) -> bool:
    unit = session.unit
    own = any(likeness(word, other, unit.language) >= _ALIKE for other in unit.words)
    return own or any(said.fullmatch(word) and there.search(fold(unit.text)) for said, there in MEANT)
