"""After a question about a session: "And the call?" asks for the day of the call, "And the next one?" for another."""

from __future__ import annotations

import re

from assistant.conversation.carrying import without_carried
from assistant.language.occasions import EVENT
from assistant.language.question_words import QUESTION, VERB_ASKS
from assistant.language.words import fold, without_end
from assistant.names.terms import TermBook
from assistant.question.reading import Reading

_CALL_EN = r"(?:call|application(?: (?:round|period|deadline|window|date))?|deadline|round|closing date|due date)"
_CALL_FI = r"(?:haku|hakuaika|hakemus|maaraaika|dedis|deadline|takaraja|hakukierros|hakupaiva)"
_OF_THE_CALL = re.compile(
    rf"(?:(?:the|an?|that) )?(?:(?:actual|real|main) )?{_CALL_EN}(?: (?:itself|proper|then))?"
    r"(?: for (?:it|that|them|those|these))?|"
    rf"when (?:does|is|do|will|can|must|should) (?:the )?(?:(?:actual|real|main) )?{_CALL_EN}(?: itself)?"
    r"(?: (?:close|closes|end|ends|due|open|be in|in))?(?: for (?:it|that|them|those|these))?|"
    r"when (?:do|can|must|should) (?:we|i|you|one) apply(?: by| then)?|"
    rf"(?:(?:itse|se|varsinainen|oikea) )*{_CALL_FI}(?: (?:itse|sitten|sulkeutuu|paattyy|loppuu|umpeutuu))?|"
    rf"(?:milloin|koska|mihin mennessa|mihin asti) (?:(?:itse|se|varsinainen|on) )*{_CALL_FI}"
    r"(?: (?:on|paattyy|loppuu|sulkeutuu|umpeutuu|menee kiinni|menee umpeen|pitaa jattaa|jatetaan))?|"
    r"(?:milloin|koska|mihin mennessa) (?:(?:se|sita|siihen|niita|sitten) )?(?:haetaan|(?:pitaa|taytyy|voi) hakea)"
)
_NAMED_SESSION = re.compile(r"(?:(?:the|an?|that|its|sen|se|niiden) )?(?:[\w&-]+ ){0,4}?[\w&-]+")
_ASKS = re.compile(rf"(?:{QUESTION}{VERB_ASKS}|\w+(?:ko|ks)\b)")
_WHEN = re.compile(r"\b(?:when|milloin|koska|mihin (?:kellon)?aikaan|what (?:time|day|date))\b")
_HOW_LONG = re.compile(
    r"how long(?: (?:does|will|is|do) (?:it|that|they)(?: (?:last|take|be|go on))?)?|"
    r"(?:kauanko|kuinka kauan|kuinka pitka(?:an)?|miten kauan)(?: (?:se|ne|siina))?(?: (?:kestaa|kestavat|menee|on))?"
)
_WHEN_IT = re.compile(
    r"(?:when|what time)(?: (?:is|does|will)(?: (?:it|that))?(?: (?:start|begin|be|held|on))?)?|"
    r"(?:milloin|koska|mihin aikaan|mihin kellonaikaan|monelta)(?: (?:se|ne))?(?: (?:alkaa|on|pidetaan|jarjestetaan))?"
)
_CODED = re.compile(r"\d")
_MEETING = re.compile(r"\b\w*(?:tilaisuu\w+|tapaamis\w*|sessions?|meetings?|events?)\b")
_SESSION_EN = re.compile(
    r"\W*when (?:is|will|does|was) (?P<what>(?:the |an? |our )?.+?)(?: (?:start|begin|be|held))*\W*$", re.I
)
_SESSION_FI = re.compile(r"\W*(?:milloin|koska) (?:on|pidetään|järjestetään|oli) (?P<what>.+?)\W*$", re.IGNORECASE)
_OWN = re.compile(r"^(?:its|sen|niiden|their) ", re.IGNORECASE)


def asks_for_call(text: str) -> bool:
    """True for "the call", "the deadline" and "haku" alone, and for "when do we apply?"."""
    return _OF_THE_CALL.fullmatch(fold(without_end(text)).strip()) is not None


def ask_after_session(text: str, own: Reading, earlier: Reading, book: TermBook) -> str | None:
    """What a follow-up asks after a question about a session: the day of its call, or of another session.

    None where the earlier question is of no session, or the follow-up asks something else. A session that is named
    after a question about anything else of a topic is asked for by its day.
    """
    if own.names_topic:
        return None
    said = without_end(text).strip()
    topic = _topic(earlier, book)
    if asks_for_call(text) and EVENT.search(fold(earlier.text)):
        if not topic:
            return None
        return f"When is the deadline for {topic}?" if own.language == "en" else f"Milloin haku on ({topic})?"
    whole = without_carried(earlier.text)
    if _WHEN_IT.fullmatch(fold(said)) and EVENT.search(fold(earlier.text)) and not EVENT.search(fold(whole)):
        session = _session_in(earlier.text)
        when = "When is the" if own.language == "en" else "Milloin on"
        return f"{when} {session}?" if not topic or _CODED.search(session) else f"{when} {session} ({topic})?"
    length = _length_of(said, whole)
    if length:
        return length
    named = EVENT.search(fold(said)) is not None and _NAMED_SESSION.fullmatch(fold(said)) is not None
    again = _WHEN.search(fold(whole)) is not None and whole != earlier.text
    if not named or (EVENT.search(fold(whole)) and not again) or _ASKS.match(fold(said)):
        return None
    when = "When is" if own.language == "en" else "Milloin on"
    asked = f"{when} {_OWN.sub('', said[:1].lower() + said[1:] if said[1:2].islower() else said)}"
    return f"{asked} ({topic})?" if topic else f"{asked}?"


def _topic(earlier: Reading, book: TermBook) -> str:
    """The names of the topics that a question about a session names, without the session's own word."""
    names = []
    for term in sorted(earlier.scopes):
        known = book[term]
        coded = any(map(str.isdigit, "".join(known.codes[:1])))
        own = known.fi if earlier.language == "fi" else known.en
        names.append((known.codes if coded or not own else own)[0])
    return ", ".join(names)


def _session_in(text: str) -> str:
    """The words by which a question names a session, with what is joined to them: "KA210-hakuinfo"."""
    found = EVENT.search(fold(text))
    start, stop = found.span() if found is not None and len(fold(text)) == len(text) else (0, 0)
    before = re.search(r"[\w-]*-$", text[:start])
    return text[before.start() if before is not None else start : stop]


def _length_of(said: str, whole: str) -> str:
    """ "How long is the info day?" for "How long does it last?" after "When is the info day?"; else empty."""
    if not _HOW_LONG.fullmatch(fold(said)) or not (EVENT.search(fold(whole)) or _MEETING.search(fold(whole))):
        return ""
    english, finnish = _SESSION_EN.match(whole), _SESSION_FI.match(whole)
    if english is not None:
        return f"How long is {english['what']}?"
    return f"Kauanko {finnish['what']} kestää?" if finnish is not None else ""
