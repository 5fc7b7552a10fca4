"""What there is of a kind, and what a list is no reason for."""

from __future__ import annotations

import pytest

from assistant.engine import Assistant
from assistant.message.smalltalk import find_smalltalk


@pytest.mark.parametrize(
    ("question", "held", "items"),
    [
        ("What types of projects are there?", "Capacity Building projects", 14),
        ("Mitä hanketyyppejä on?", "Kumppanuushankkeet", 14),
        ("Millaisia hankkeita voi hakea?", "Jean Monnet", 14),
        ("What does Key Action 2 include?", "Cooperation partnerships", 7),
        ("Mitä Avaintoimi 2 sisältää?", "Kumppanuushankkeet", 7),
        ("Mitä Jean Monnet -toimintoihin kuuluu?", "Opi EU:sta", 0),
        # a deadline is asked for
        ("Which projects close on 5 March?", "KA210", 2),
    ],
)
def test_what_there_is_of_a_kind(guide_assistant: Assistant, question: str, held: str, items: int) -> None:
    text = guide_assistant.ask(question).text
    assert held in text
    assert (text.count("- ") >= items) if items else ("\n- " not in text)


@pytest.mark.parametrize("question", ["Miksi kannattaa hakea akkreditointia?", "Why get accredited?"])
def test_what_is_required_is_no_reason(guide_assistant: Assistant, question: str) -> None:
    assert not guide_assistant.ask(question).text.startswith(("Edellyttää", "Requires"))


@pytest.mark.parametrize(
    ("message", "is_talk"),
    [
        ("What can you do?", True),
        ("What can you help me with?", True),
        ("What can you do in a partnership?", False),
        ("Mitä kuuluu?", True),
        ("Mitä kuuluu avaintoimeen 1?", False),
        ("Mitä osaat tehdä?", True),
        ("Mitä voit tehdä hankkeessa?", False),
    ],
)
def test_small_talk_is_the_whole_message(message: str, is_talk: bool) -> None:
    assert (find_smalltalk(message) is not None) is is_talk
