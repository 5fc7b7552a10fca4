"""The question before, with what a correction says in the place of what was wrong."""

from __future__ import annotations

from assistant.conversation.corrected_questions import ask_instead, ask_otherwise, only_points
from assistant.conversation.corrections import ASKING_WORD, Correction
from assistant.conversation.replacements import replace_alike, replace_around, replace_last, replace_said
from assistant.conversation.topic_swaps import (
    capital,
    names_topic,
    says_what_is_asked,
    swap_phrase,
    swap_topic,
    swap_year,
)
from assistant.language.words import fold, without_end
from assistant.names.terms import TermBook
from assistant.question.reading import Reading, read_question


def put_right(correction: Correction, topic: str, earlier: Reading, book: TermBook) -> str:
    """The earlier question about its `topic`, as a message corrects it."""
    if (
        correction.question
        and not ASKING_WORD.fullmatch(fold(correction.question))
        and not only_points(correction, earlier, book)
    ):
        return ask_instead(correction, topic, earlier, book)
    return _replace(correction, topic, earlier, book)


def _replace(correction: Correction, topic: str, earlier: Reading, book: TermBook) -> str:
    """The earlier question with what is meant now."""
    language, new = earlier.language, correction.new
    own = read_question(new, language, book)

    def asks(span: tuple[int, int]) -> bool:
        return says_what_is_asked(earlier, span)

    asked = ask_otherwise(correction.new or correction.question, earlier.text)
    if asked is not None:
        return asked
    if correction.old:
        replaced = replace_said(earlier.text, new, correction.old, language)
        if replaced is not None:
            return _worded_as(earlier, replaced)
    around = replace_around(earlier.text, new, language)
    if around is not None:
        replaced, between = around
        lost = between and names_topic(earlier) and not names_topic(read_question(replaced, language, book))
        return _worded_as(earlier, f"{without_end(replaced)} ({topic})?" if lost else replaced)
    if names_topic(own) and earlier.scopes | set(earlier.unknown_codes) | set(earlier.uncovered):
        return swap_topic(new, own, earlier, book)
    if own.years and not own.asks:
        return swap_year(new, own, earlier)
    replaced = replace_alike(earlier.text, new, language, asks)
    if replaced is not None:
        return _worded_as(earlier, replaced)
    if own.expects and topic:
        return f"{capital(new)} ({topic})?"
    swapped = swap_phrase(new, earlier)
    last = None if earlier.scopes or not swapped.endswith(f"({new})?") else replace_last(earlier.text, new)
    return last or swapped


def _worded_as(earlier: Reading, text: str) -> str:
    return capital(f"{without_end(text)}?" if earlier.text.rstrip().endswith("?") else text)
