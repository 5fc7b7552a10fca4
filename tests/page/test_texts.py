"""The page's words: both languages say the same things, and everything the page asks for is there."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from assistant.page.texts import choose_language, load_texts
from ingest.types import Language

ROOT = Path(__file__).resolve().parents[2]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys_and_placeholders() -> None:
    fi, en = load_texts("fi"), load_texts("en")
    assert fi.entries.keys() == en.entries.keys()
    assert {key: placeholders(text) for key, text in fi.entries.items()} == {
        key: placeholders(text) for key, text in en.entries.items()
    }
    assert len(fi.starters) == len(en.starters)
    assert fi.templates.keys() == en.templates.keys()
    assert all(placeholders(template) == {"topic"} for t in (fi, en) for template in t.templates.values())


def test_nothing_is_left_untranslated() -> None:
    fi, en = load_texts("fi").entries, load_texts("en").entries
    assert [key for key in fi if fi[key] == en[key]] == []


def test_every_key_is_used_and_every_key_asked_for_is_there() -> None:
    files = [ROOT / "app.py", *(ROOT / "views").glob("*.py"), *(ROOT / "assistant" / "page").glob("*.py")]
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    known = set(load_texts("fi").entries)
    asked = set(re.findall(r"""texts\(["']([a-z_]+)["']""", source))
    assert asked <= known
    # Made from a status, a language, an error, a kind of asking and the like.
    made = (
        "status_", "next_", "quote_in_", "in_", "index_", "beside_", "why_level_", "why_engine_", "ask_", "reason_",
        "kind_", "kinds_", "state_", "days_left_", "dates_", "column_", "ics_", "point_", "nav_", "go_",
    )  # fmt: skip
    named = set(re.findall(r"""["']([a-z_]+)["']""", source))
    assert {key for key in known - named if not key.startswith(made)} == set()


@pytest.mark.parametrize(
    ("asked", "locale", "language"),
    [
        ("en", "fi-FI", "en"),
        ("fi", "en-US", "fi"),
        (None, "fi-FI", "fi"),
        (None, "fi_FI", "fi"),
        (None, "en-GB", "en"),
        (None, "sv-SE", "en"),
        (None, None, "fi"),
        ("<script>", "en-GB", "en"),
    ],
)
def test_the_language_follows_the_address_then_the_browser(
    asked: str | None, locale: str | None, language: Language
) -> None:
    assert choose_language(asked, locale) == language
