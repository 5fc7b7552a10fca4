"""What is answered of a family of topics or forms as a whole, where the ranking would pick one of them."""

from __future__ import annotations

from assistant.comparisons.chosen_topics import answer_choice
from assistant.comparisons.each_of_family import answer_each
from assistant.comparisons.extreme_forms import answer_extreme
from assistant.comparisons.family_apart import answer_apart
from assistant.comparisons.fitting_places import answer_by_place
from assistant.comparisons.fitting_topics import answer_fitting
from assistant.comparisons.newcomers import answer_newcomer
from assistant.comparisons.told_apart import tell_apart
from assistant.question.reading import Reading
from assistant.retrieval.search import Found, Searcher
from assistant.wording.statements import Statement


def answer_family(reading: Reading, searcher: Searcher) -> tuple[Statement, ...] | None:
    """The topics that a question chooses, all of them, or two things told apart; None where none of these is asked.

    Empty where the guide shows that none of the topics is as the question says.
    """
    chosen = answer_newcomer(reading, searcher)
    chosen = answer_choice(reading, searcher) if chosen is None else chosen
    chosen = answer_each(reading, searcher) if chosen is None else chosen
    chosen = answer_by_place(reading, searcher) if chosen is None else chosen
    chosen = answer_apart(reading, searcher) if chosen is None else chosen
    return tell_apart(reading, searcher) if chosen is None else chosen


def answer_member(reading: Reading, found: Found, searcher: Searcher) -> tuple[Statement, ...] | None:
    """The one topic that a property fits, or the longest of several forms; None where that is not asked."""
    return answer_fitting(reading, found, searcher) or answer_extreme(reading, found, searcher)
