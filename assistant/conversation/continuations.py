"""What goes on from the turn before in a way of its own: a size, a comparison, a session's call, another way."""

from __future__ import annotations

import re

from assistant.conversation.after_sessions import ask_after_session
from assistant.conversation.against import compares_with_it, set_against
from assistant.conversation.instances import ask_of_instance
from assistant.conversation.other_ways import ask_another_way, asks_another_way
from assistant.conversation.sized import ask_of_sized
from assistant.conversation.subjects import swap_asked_of
from assistant.conversation.topic_swaps import OPENER
from assistant.language.words import fold, without_end
from assistant.names.terms import TermBook
from assistant.question.reading import Reading
from ingest.types import Language

# "Can a vocational school?", "Voiko lukio?": a doer, and nothing that it does.
_DOER: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:can|could|may|does|do|is|are|must) (?P<what>(?:an?|the|our|my) (?:[\w-]+ )?[\w-]+|[\w-]+s)"
        r"(?: too| also| as well)?",
        re.IGNORECASE,
    ),
    "fi": re.compile(
        r"(?:voiko|voivatko|saako|saavatko|pääseekö|pääsevätkö|onko|ovatko|pitääkö)(?: myös)? "
        r"(?P<what>(?:[\w-]+ )?[\w-]+)(?: myös)?",
        re.IGNORECASE,
    ),
}
_NO_DOER = re.compile(
    r"(?:it|they|we|i|you|this|that|these|those|there|one|ours|yes|us|se|ne|me|mina|han|he|siis|niin|nain|taas|sinne|siella|"
    r"siihen|pakko|mahdollista|muita|muuta|mitaan|jotain|vaihtoehto\w*|kyseessa|viela|the same|our case)\b"
)


def ask_on(question: str, text: str, own: Reading, earlier: Reading, book: TermBook) -> str | None:
    """The question that a follow-up asks in one of these ways; None where it goes on otherwise.

    `text` is the follow-up without its opening word, `earlier` the turn before with all that it leaned on.
    """
    return (
        set_against(text, own, earlier, book)
        or ask_after_session(text, own, earlier, book)
        or ask_another_way(question, earlier)
        or ask_of_sized(text, earlier, book)
        or ask_of_doer(text, earlier)
    )


def ask_of_doer(text: str, earlier: Reading) -> str | None:
    """ "Can a school?" after "Who can apply?" or "Can a company apply?": "Can a school apply?"; else None."""
    what = _doer_alone(text, earlier.language)
    if not what:
        return None
    asked = ask_of_instance(what, earlier, opened=True)
    swapped = None if asked is not None else swap_asked_of(what, without_end(earlier.text), earlier.language)
    return asked if swapped is None else f"{swapped}?"


def _doer_alone(text: str, language: Language) -> str:
    found = _DOER[language].fullmatch(without_end(text).strip())
    return found["what"] if found is not None and not _NO_DOER.match(fold(found["what"])) else ""


def goes_on(question: str, own: Reading) -> bool:
    """True where a question leans on the turn before in a way of its own, though it may name a topic."""
    if _doer_alone(OPENER.sub("", question), own.language) and not own.names_topic:
        return True
    return compares_with_it(question, own.language) or asks_another_way(question)
