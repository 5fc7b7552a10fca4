"""What a grant pays for, asked in everyday words of both languages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.names.terms import TermBook
from assistant.selection.costs import find_costs
from ingest.types import Language
from tests.assistant.conftest import Text, rank_texts

_MILL_GRANT = (
    (("Mill guide",), "The mill grant covers travel, lodging and tool costs of the millers"),
    (("Mill guide",), "On average 70% of the costs are paid"),
    (("Mill guide",), "Salaries are not covered by the grant, nor are other costs"),
    (("Mill guide",), "Millers are old"),
)
_MYLLYTUKI = (
    (("Myllyopas",), "Avustuksella tuetaan myllärien matka-, majoitus- ja työkalukuluja"),
    (("Myllyopas",), "Tavoitteena on kattaa noin 70 % kuluista"),
    (("Myllyopas",), "Myllärit ovat vanhoja"),
)


@pytest.mark.parametrize(
    ("question", "language", "texts", "begins", "verdict"),
    [
        ("What costs does the grant cover?", "en", _MILL_GRANT, "The mill grant", None),
        ("Which expenses are reimbursed?", "en", _MILL_GRANT, "The mill grant", None),
        ("What can the money be spent on?", "en", _MILL_GRANT, "The mill grant", None),
        ("Is accommodation paid for?", "en", _MILL_GRANT, "The mill grant", True),
        ("Does the grant pay for tools?", "en", _MILL_GRANT, "The mill grant", True),
        ("Does the grant cover everything?", "en", _MILL_GRANT, "On average", False),
        ("Are all expenses reimbursed?", "en", _MILL_GRANT, "On average", False),
        ("Is lodging free?", "en", _MILL_GRANT, "On average", False),
        ("What is the grant for?", "en", _MILL_GRANT, "The mill grant", None),
        ("Who pays for the travel?", "en", _MILL_GRANT, "The mill grant", None),
        ("Does the grant cover food?", "en", _MILL_GRANT, None, None),
        ("What does the insurance cover?", "en", _MILL_GRANT, None, None),
        ("How much does the grant cover?", "en", _MILL_GRANT, None, None),
        ("What is not covered by the grant?", "en", _MILL_GRANT, None, None),
        ("What costs are covered if the mill burns?", "en", _MILL_GRANT, None, None),
        ("Mitä kuluja apuraha kattaa?", "fi", _MYLLYTUKI, "Avustuksella", None),
        ("Mitkä menot korvataan?", "fi", _MYLLYTUKI, "Avustuksella", None),
        ("Mihin tukea saa käyttää?", "fi", _MYLLYTUKI, "Avustuksella", None),
        ("Saako avustuksella maksettua majoituksen?", "fi", _MYLLYTUKI, "Avustuksella", True),
        ("Maksetaanko matkat?", "fi", _MYLLYTUKI, "Avustuksella", True),
        ("Kuka maksaa asumisen?", "fi", _MYLLYTUKI, "Avustuksella", None),
        ("Korvataanko kaikki kulut?", "fi", _MYLLYTUKI, "Tavoitteena", False),
        ("Maksetaanko palkat?", "fi", _MYLLYTUKI, None, None),
        ("Onko majoitus ilmainen?", "fi", _MYLLYTUKI, "Tavoitteena", False),
        ("Onko leipä ilmaista?", "fi", _MYLLYTUKI, None, None),
        ("Paljonko kuluja korvataan?", "fi", _MYLLYTUKI, None, None),
    ],
)
def test_what_is_paid_for(
    book: TermBook,
    question: str,
    language: Language,
    texts: Sequence[Text],
    begins: str | None,
    verdict: bool | None,
) -> None:
    told = find_costs(*rank_texts(question, language, texts, book, texts[-1][1]))
    assert (told is None) is (begins is None)
    assert told is None or (told[0].text.startswith(begins or "") and told[1] is verdict)


def test_several_topics_with_costs_of_their_own_are_left_open(book: TermBook) -> None:
    texts = (
        (("Mills",), "The mill grant covers travel and lodging costs"),
        (("Ovens",), "The oven grant covers brick and clay costs"),
    )
    assert find_costs(*rank_texts("What costs does the grant cover?", "en", texts, book)) is None
