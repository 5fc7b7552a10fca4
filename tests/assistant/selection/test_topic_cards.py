"""What stands under a topic's own heading, for a question that only names the topic."""

from __future__ import annotations

import pytest

from assistant.engine import Assistant
from ingest.types import Slide


@pytest.mark.parametrize(
    ("question", "begins", "slide"),
    [
        ("Mikä on KA220?", "Kumppanuushankkeet:\n- Vähintään 3", 19),
        ("What is KA220?", "Cooperation partnerships:\n- At least 3", 19),
        ("Mikä on KA210?", "Pienimuotoiset kumppanuushankkeet", 20),
        ("KA210?", "Pienimuotoiset kumppanuushankkeet:\n- Vähintään 2", 20),
        ("What can we use a cooperation partnership for?", "Through the projects you can, for example:", 18),
        ("KA121?", "Erasmus-akkreditoitujen rahoitus:\n- Akkreditointihaku", 11),
        ("Jean Monnet?", "Jean Monnet -toiminnot: Jean Monnet –koulutukset", 16),
        # what says what it is, and what is asked of the topic besides
        ("What is capacity building?", "Capacity Building projects", 29),
        ("Mitä eroa on KA220:lla ja KA210:llä?", "|", 19),
        ("Mikä on KA220:n kesto?", "Kumppanuushankkeet: Hankkeen kesto", 19),
    ],
)
def test_a_topic_alone_gets_what_stands_under_its_name(
    guide_assistant: Assistant, question: str, begins: str, slide: int
) -> None:
    answer = guide_assistant.ask(question)
    assert answer.text.startswith(begins)
    assert slide in {c.locator.number for c in answer.citations if isinstance(c.locator, Slide)}


def test_another_thing_of_the_topic_is_no_card(guide_assistant: Assistant) -> None:
    assert guide_assistant.ask("What are the priorities of KA220?").status == "not_in_guide"
