"""Of a list for several topics the topic's items, of one that says yes and no the half that is asked about."""

from __future__ import annotations

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import build_units
from assistant.question.reading import read_question
from assistant.selection.list_parts import part_asked_for
from ingest.glossary import Term
from tests.assistant.conftest import GuideMaker

ATTACHMENTS = (
    (("Field Week (FW-1)",), "Duration: 5 days"),
    (("Field Season (FW-2)",), "Duration: 4 months"),
    (("Field Camp (FW-3)",), "Duration: 3 weeks"),
    (("Attachments",), "Field Week – a letter from the farm"),
    (("Attachments",), "Field Season – a study plan"),
    (("Attachments",), "Field Camp – a list of the campers"),
    (("Attachments",), "All applications – the rules of the club"),
)
COSTS = (
    (("Costs", "May be bought:"), "seeds"),
    (("Costs", "May be bought:"), "boots"),
    (("Costs", "May not be bought:"), "tractors"),
    (("Costs", "May not be bought:"), "alcohol"),
)


@pytest.mark.parametrize(
    ("texts", "question", "told"),
    [
        (ATTACHMENTS, "Which attachments does the Field Season need?", {"study plan", "rules"}),
        (ATTACHMENTS, "Which attachments are needed?", {"letter", "study plan", "campers", "rules"}),
        (ATTACHMENTS, "Does the Field Season need attachments?", {"letter", "study plan", "campers", "rules"}),
        (COSTS, "List the costs that are not okay", {"tractors", "alcohol"}),
        (COSTS, "Which costs are accepted?", {"seeds", "boots"}),
        (COSTS, "Which costs are accepted and which are not?", {"seeds", "boots", "tractors", "alcohol"}),
    ],
)
def test_the_part_that_is_asked_about(
    guide_of: GuideMaker, texts: tuple[tuple[tuple[str, ...], str], ...], question: str, told: set[str]
) -> None:
    index = guide_of("en", texts)
    book = TermBook((), index.passages, index.documents)
    units = build_units(index, book)
    last = max(unit.section for unit in units)
    section = [unit for unit in units if unit.section == last]
    whole = max(section, key=lambda unit: len(unit.members))
    parts = part_asked_for(read_question(question, "en", book), whole, section, book)
    part = " ".join(unit.text for unit in parts)
    every = {"letter", "study plan", "campers", "rules", "seeds", "boots", "tractors", "alcohol"}
    assert {word for word in every if word in part} == told


def test_an_outline_of_wider_and_narrower_topics_stays_whole(guide_of: GuideMaker) -> None:
    terms = (
        Term(id="mobility", kind="action", en=("Mobility",)),
        Term(id="camps", kind="action", en=("Camps",), broader="mobility"),
        Term(id="visits", kind="action", en=("Visits",), broader="mobility"),
        Term(id="clubs", kind="action", en=("Clubs",)),
    )
    index = guide_of("en", tuple((("Outline",), text) for text in ("Mobility", "Camps", "Visits", "Clubs")))
    book = TermBook(terms, index.passages, index.documents)
    units = build_units(index, book)
    whole = max(units, key=lambda unit: len(unit.members))
    reading = read_question("Which two things does Mobility consist of?", "en", book)
    assert part_asked_for(reading, whole, units, book) == (whole,)
