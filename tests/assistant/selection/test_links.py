"""Which link a statement stands for, and the newsletter, list or page that one asks for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.names.terms import TermBook
from assistant.selection.links import find_channel, link_beside, prefer_named_link
from ingest.types import Language
from tests.assistant.conftest import Text, rank_texts

_LIST, _NEWS, _PAGE, _FORM = (
    f"https://{name}" for name in ("l.example/s/a", "n.example/b", "linkedin.com/m", "f.example")
)
_NEXT = (
    (("What next",), "Join our mailing list and hear of new mills"),
    (("What next",), "Follow us on LinkedIn"),
    (("What next",), "Subscribe to the newsletter of the mills"),
    (("What next",), "Contact us: mills(at)mill.example"),
    (("What next",), "Do you need help? Fill in the contact form on our website"),
    (("What next",), _LIST),
    (("What next",), _PAGE),
    (("What next",), _NEWS),
    (("What next",), _FORM),
)
_SEURAAVAKSI = (
    (("Seuraavaksi",), "Liity sähköpostilistallemme"),
    (("Seuraavaksi",), _LIST),
    (("Seuraavaksi",), "Tilaa myllyjen asiakaskirje"),
    (("Seuraavaksi",), _NEWS),
    (("Seuraavaksi",), "Myllyt ovat vanhoja"),
)


@pytest.mark.parametrize(
    ("question", "language", "texts", "told"),
    [
        ("How do I subscribe to the newsletter?", "en", _NEXT, _NEWS),
        ("Where can I join the mailing list?", "en", _NEXT, _LIST),
        ("Do you have a LinkedIn page?", "en", _NEXT, _PAGE),
        ("What social media are you on?", "en", _NEXT, _PAGE),
        ("Where is the contact form?", "en", _NEXT, _FORM),
        ("Miten tilaan uutiskirjeen?", "fi", _SEURAAVAKSI, _NEWS),
        ("Mikä on postituslistan osoite?", "fi", _SEURAAVAKSI, _LIST),
        ("Oletteko Facebookissa?", "fi", _SEURAAVAKSI, None),
        ("Kuinka usein uutiskirje ilmestyy?", "fi", _SEURAAVAKSI, None),
        ("Who writes the newsletter?", "en", _NEXT, None),
        ("Where do I find mills?", "en", _NEXT, None),
    ],
)
def test_what_one_follows_and_its_link(
    book: TermBook, question: str, language: Language, texts: Sequence[Text], told: str | None
) -> None:
    channel = find_channel(*rank_texts(question, language, texts, book))
    assert (channel[-1].text if channel else None) == told


def test_a_statement_that_goes_nowhere_has_no_link(book: TermBook) -> None:
    _, _, searcher = rank_texts("Mills?", "fi", _SEURAAVAKSI, book)
    section = searcher.in_section(0)
    old = next(unit for unit in section if unit.text == "Myllyt ovat vanhoja")
    assert link_beside(old, section) is None


_FIGURES = (
    (("Look here",), "All mills of the land: https://mills.example"),
    (("Look here",), "The mills in figures: https://figures.example"),
)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Where can I find statistics?", "The mills in figures"),
        ("Where can I find mills?", "All mills"),
        ("Are there statistics?", "All mills"),
    ],
)
def test_a_link_that_stands_under_another_word(book: TermBook, question: str, begins: str) -> None:
    found = prefer_named_link(*rank_texts(question, "en", _FIGURES, book, "All mills"))
    assert found.units[found.order[0]].text.startswith(begins)
