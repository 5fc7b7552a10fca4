"""What goes on from the turn before in a way of its own: a size, a comparison, a session's call, another way."""

from __future__ import annotations

from assistant.conversation.after_sessions import ask_after_session
from assistant.conversation.against import compares_with_it, set_against
from assistant.conversation.other_ways import ask_another_way, asks_another_way
from assistant.conversation.sized import ask_of_sized
from assistant.names.terms import TermBook
from assistant.question.reading import Reading


def ask_on(question: str, text: str, own: Reading, earlier: Reading, book: TermBook) -> str | None:
    """The question that a follow-up asks in one of these ways; None where it goes on otherwise.

    `text` is the follow-up without its opening word, `earlier` the turn before with all that it leaned on.
    """
    return (
        set_against(text, own, earlier, book)
        or ask_after_session(text, own, earlier, book)
        or ask_another_way(question, earlier)
        or ask_of_sized(text, earlier, book)
    )


def goes_on(question: str, own: Reading) -> bool:
    """True where a question leans on the turn before in a way of its own, though it may name a topic."""
    return compares_with_it(question, own.language) or asks_another_way(question)
