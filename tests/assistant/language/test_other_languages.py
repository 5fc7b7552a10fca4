"""Messages in other languages are told from Finnish and English that is misspelt, spoken or full of names."""

from __future__ import annotations

import pytest

from assistant.engine import Assistant
from assistant.language.other_languages import find_other_language


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("När stänger ansökan för KA220?", "sv"),
        ("Vem får resa på kurs?", "sv"),
        ("Wann endet die Antragsfrist für KA210?", "de"),
        ("Combien peut-on recevoir pour KA210 ?", "fr"),
        ("¿Cuándo cierra la convocatoria?", "es"),
        ("Когда заканчивается приём заявок KA220?", "und"),
        ("KA220の締め切りはいつですか", "und"),
    ],
)
def test_another_language_is_found(message: str, language: str) -> None:
    assert find_other_language(message) == language


@pytest.mark.parametrize(
    "message",
    [
        "Kuka voi hakea akkreditointia?",
        "mis osottees samas paikas",
        "teh deadlien for ka220 plz",
        "EPALE ESEP eTwinning",
        "Kesto?",
        "job shadowing?",
        "Mikä on Jean Monnet?",
        "KA220",
        "",
        "12.5.2026",
    ],
)
def test_finnish_and_english_are_ours_however_written(message: str) -> None:
    assert find_other_language(message) is None


def test_nothing_is_said_of_the_guide(guide_assistant: Assistant) -> None:
    swedish = guide_assistant.ask("När stänger ansökan för KA220?")
    assert (swedish.status, swedish.citations) == ("out_of_scope", ())
    assert swedish.text.startswith("Jag svarar")
    german = guide_assistant.ask("Wann endet die Antragsfrist für KA210?")
    assert german.status == "out_of_scope"
    assert "Finnish and English" in german.text
