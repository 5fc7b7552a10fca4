"""What is shown of a passage: without list numbers, with the topic where the text leaves it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit, build_units
from assistant.question.reading import read_question
from assistant.wording.sentences import clean_topic, deadline_sentence, unsigned, word_unit
from ingest.types import Language
from tests.assistant.conftest import make_index

TODAY = date(2031, 1, 1)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("3. Lautakunnassa on 9 jäsentä", "Lautakunnassa on 9 jäsentä"),
        ("2.1 Mills and barns", "Mills and barns"),
        ("– Kolme puhujaa", "Kolme puhujaa"),
        ("✓ Travel is paid", "Travel is paid"),
        ("✗ Travel is not paid", "✗ Travel is not paid"),
        ("3. vaihe alkaa", "3. vaihe alkaa"),
        ("14. helmikuuta", "14. helmikuuta"),
        ("30 000 euroa", "30 000 euroa"),
        ("A school may apply", "A school may apply"),
    ],
)
def test_the_number_that_puts_a_text_in_a_row_of_items_is_left_out(text: str, shown: str) -> None:
    assert unsigned(text) == shown


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("4. Mills, ", "Mills"),
        ("MUT = Mill Upkeep Teams", "MUT"),
        ("Mills (M100)", "Mills"),
        (
            f"Mills {'of the whole country ' * 6}(and all of the barns beside them)",
            "Mills" + " of the whole country" * 6,
        ),
    ],
)
def test_a_topic_is_a_heading_without_number_gloss_and_brackets(heading: str, shown: str) -> None:
    assert clean_topic(heading) == shown


def _worded(book: TermBook, question: str, language: Language, *texts: str, heading: tuple[str, ...]) -> str:
    index = make_index(language, [(heading, text) for text in texts])
    units = build_units(index, book)
    whole = max(units, key=lambda unit: len(unit.members))
    return " ".join(s.text for s in word_unit(whole, read_question(question, language, book), index, book, TODAY))


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Who keeps the mill running?", "Long mill visits: The miller keeps it running."),
        ("How long is a mill visit?", "Long mill visits 2–60 days: The miller keeps it running."),
    ],
)
def test_a_topic_has_the_value_at_its_end_only_where_such_a_value_is_asked_for(
    book: TermBook, question: str, shown: str
) -> None:
    heading = "Long mill visits 2–60 days"
    texts = [(("Visits", heading), text) for text in (heading, "The miller keeps it running")]
    index = make_index("en", texts)
    unit = build_units(index, book)[1]
    said = word_unit(unit, read_question(question, "en", book), index, book, TODAY)
    assert [statement.text for statement in said] == [shown]


def test_the_only_heading_is_said_where_it_has_what_was_asked_about(book: TermBook) -> None:
    text, heading = "The money is paid once, EUR 700 in all", ("Tools",)
    assert _worded(book, "How much for tools?", "en", text, heading=heading).startswith("Tools: ")
    assert _worded(book, "How much money is paid?", "en", text, heading=heading).startswith("The money")


def test_short_items_keep_the_joint_before_the_last_one(book: TermBook) -> None:
    said = _worded(book, "Mitkä kelpaavat?", "fi", "Mylly", "Lato tai", "Aitta", heading=("Rakennus",))
    assert said == "Rakennus: Mylly, Lato tai Aitta."


def test_a_list_stands_under_the_nearest_heading_that_its_items_share(book: TermBook) -> None:
    """The outermost heading's number stands in no passage that is cited: with it the answer would not be shown."""
    path = ("Mill handbook, chapter 4", "Costs that are not paid")
    texts = [(path, "diesel"), (path, "gift cards")]
    index = make_index("en", [*texts, (("Other",), "More of mills")])
    whole = next(unit for unit in build_units(index, book) if unit.is_list and "diesel" in unit.text)
    whole = replace(whole, headings=path[:1], lead=None)
    said = word_unit(whole, read_question("Which costs are not paid?", "en", book), index, book, TODAY)
    assert [s.text for s in said] == ["Costs that are not paid: diesel, gift cards."]
    numbered = make_index("en", [(("Mill handbook, chapter 4",), text) for _, text in texts])
    whole = next(unit for unit in build_units(numbered, book) if unit.is_list)
    said = word_unit(whole, read_question("Which costs are not paid?", "en", book), numbered, book, TODAY)
    assert [s.text for s in said] == ["diesel, gift cards."]


def test_an_event_has_no_deadline(unit_of: Callable[..., Unit]) -> None:
    assert deadline_sentence(unit_of("Call for mills: 5 March 2031", "en"), "en", TODAY) is not None
    assert deadline_sentence(unit_of("Info session on the call: 5 March 2031", "en"), "en", TODAY) is None


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("What is a MUT?", "MUT = Mill Upkeep Teams:"),
        ("MUT?", "MUT = Mill Upkeep Teams:"),
        ("Which teams does a MUT have?", "MUT:"),
    ],
)
def test_what_a_short_name_stands_for_heads_what_it_is(book: TermBook, question: str, shown: str) -> None:
    heading = "MUT = Mill Upkeep Teams"
    items = ("They mend the wheels and the sails of mills that have been standing still", "They meet once a year")
    index = make_index("en", [((heading,), text) for text in (heading, *items)])
    whole = next(unit for unit in build_units(index, book) if unit.is_list and unit.lead is not None)
    said = word_unit(whole, read_question(question, "en", book), index, book, TODAY)
    assert said[0].text == shown
    assert bool(said[0].passages) is (" = " in shown)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("What is a MUT?", "MUT = Mill Upkeep Teams: Wheels, Sails."),
        ("Which things does a MUT mend?", "MUT: Wheels, Sails."),
    ],
)
def test_a_short_list_says_what_a_short_name_stands_for_too(book: TermBook, question: str, shown: str) -> None:
    heading = "MUT = Mill Upkeep Teams"
    index = make_index("en", [((heading,), text) for text in (heading, "Wheels", "Sails")])
    whole = next(unit for unit in build_units(index, book) if unit.is_list and unit.lead is not None)
    said = word_unit(whole, read_question(question, "en", book), index, book, TODAY)
    assert [statement.text for statement in said] == [shown]


def test_a_list_with_a_heading_inside_goes_on_lines_of_its_own(book: TermBook) -> None:
    texts = [
        (("Mills",), "Tell of old mills"),
        (("Mills", "Tell"), "Tell"),
        (("Mills", "Tell"), "children"),
        (("Mills", "Tell"), "guests"),
    ]
    index = make_index("en", texts)
    whole = max(build_units(index, book), key=lambda unit: len(unit.members))
    said = word_unit(whole, read_question("What do mills do?", "en", book), index, book, TODAY)
    assert [statement.text for statement in said] == ["Mills:", "Tell of old mills", "Tell:", "children", "guests"]


@pytest.mark.parametrize(("words", "whole"), [(22, True), (60, False)])
def test_a_long_lead_in_is_said_whole_before_its_items(book: TermBook, words: int, whole: bool) -> None:
    lead = f"The guild hopes for these {'good ' * words}effects on millers:"
    items = ("They sleep better in the weeks that follow on every visit to the old mills", "They sing")
    index = make_index("en", [(("Mills", lead.rstrip(":")), text) for text in (lead, *items)])
    unit = next(u for u in build_units(index, book) if u.is_list and u.lead is not None)
    said = word_unit(unit, read_question("How do millers gain?", "en", book), index, book, TODAY)
    assert ("on millers:" in said[0].text) is whole
