"""What gives way in an earlier question to the like of it."""

from __future__ import annotations

import pytest

from assistant.conversation.swaps import swap_someone, swap_subject, swap_way


@pytest.mark.parametrize(
    ("phrase", "earlier", "swapped"),
    [
        ("Ruotsi", "Voiko Espanja olla mukana", "Voiko Ruotsi olla mukana"),
        ("yhdistys", "Voiko kunta hakea", "Voiko yhdistys hakea"),
        ("rehtori", "Pitääkö opettajan tulla", None),  # a genitive is no "rehtori"
        ("rehtori", "Voiko kunta hakea", "Voiko rehtori hakea"),
        ("oppilas", "Voiko kunta lähettää opettajan", None),
        ("oppilas", "Saako opettaja tulla mukaan", "Saako oppilas tulla mukaan"),
        ("matkatuki", "Saako opettaja tulla mukaan", None),
        ("Ruotsi", "Voiko koulu olla mukana", None),
        ("yhdistys", "Milloin kunta hakee", None),
    ],
)
def test_whoever_follows_the_verb_gives_way_to_its_like(phrase: str, earlier: str, swapped: str | None) -> None:
    assert swap_subject(phrase, earlier) == swapped


@pytest.mark.parametrize(
    ("phrase", "earlier", "swapped"),
    [
        ("soutamaan", "Voiko kuoro mennä leirille", "Voiko kuoro mennä soutamaan"),
        ("soutamaan", "Voiko kuoro lähteä laulamaan", "Voiko kuoro lähteä soutamaan"),
        ("soutamaan", "Voiko kuoro harjoitella leirillä", None),
        ("kuoroon", "Voiko kuoro mennä leirille", None),
    ],
)
def test_what_one_goes_to_do_gives_way(phrase: str, earlier: str, swapped: str | None) -> None:
    assert swap_way(phrase, earlier) == swapped


@pytest.mark.parametrize(
    ("phrase", "earlier", "swapped"),
    [
        ("a company", "Can a high school apply", "Can a company apply"),
        ("a teacher", "May our student stay longer", "May a teacher stay longer"),
        ("a boat", "Can a high school apply", None),
        ("a teacher", "Can a high school apply", "Can a teacher apply"),
        ("a teacher", "Can a high school send a student", None),
        ("a company", "When can a high school apply", None),
    ],
)
def test_a_body_gives_way_to_a_body(phrase: str, earlier: str, swapped: str | None) -> None:
    assert swap_someone(phrase, earlier) == swapped
