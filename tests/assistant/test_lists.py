"""Where a list is asked for, the list is shown of which most of the first candidates are items."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.engine import Assistant
from ingest.types import Language

_SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "en": (
        (
            "The harbour school helps the island",
            (
                "The school helps fishers to sell their catch",
                "The school helps children to learn to swim",
                "The school helps islanders to build boats",
                "The school helps visitors to find a bed",
            ),
        ),
        ("Fees", ("The entry fee is EUR 12.", "The fee is paid in the office.")),
    ),
    "fi": (
        (
            "Satamakoulu auttaa saarta",
            (
                "Koulu auttaa kalastajia myymään saaliinsa",
                "Koulu auttaa lapsia oppimaan uimaan",
                "Koulu auttaa saarelaisia rakentamaan veneitä",
                "Koulu auttaa vieraita löytämään majapaikan",
            ),
        ),
        ("Maksut", ("Osallistumismaksu on 12 euroa.", "Maksu maksetaan toimistossa.")),
    ),
}


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "question", "whole"),
    [
        ("en", "In which ways does the school help the island?", True),
        ("en", "Name every way in which the school helps the island", True),
        ("fi", "Millä tavoin koulu auttaa saarta?", True),
        ("fi", "Millä kaikilla tavoilla koulu auttaa saarta?", True),
        ("en", "Does the school help children to swim?", False),
        ("fi", "Auttaako koulu lapsia oppimaan uimaan?", False),
    ],
)
def test_a_question_for_all_gets_the_whole_list(
    decks_of: Callable[..., Assistant], language: Language, question: str, whole: bool
) -> None:
    answer = decks_of({language: _SLIDES[language]}).ask(question)
    shown = sum(text in answer.text for text in _SLIDES[language][0][1])
    assert (shown == len(_SLIDES[language][0][1])) is whole
