"""Two call years of one guide side by side: the newest answers, unless the question names a year."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.build import build_index
from ingest.embedder import open_embedder
from ingest.settings import Settings

TODAY = date(2031, 1, 10)
GUIDE = """\
# Deadlines

The KX100 call {year} closes on {day} March {year} at 13:00 Finnish time.

# Grants

The KX100 grant is at most EUR {grant} per project.
"""
ENTRY = """\
[[document]]
id = "guide-{year}.en"
file = "guide-{year}.en.md"
title = "Guide"
language = "en"
kind = "markdown"
edition = "{year}"
"""

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    corpus, index = tmp_path_factory.mktemp("editions"), tmp_path_factory.mktemp("editions-index")
    for year, day, grant in ((2031, 5, "30,000"), (2032, 9, "45,000")):
        text = GUIDE.format(year=year, day=day, grant=grant)
        (corpus / f"guide-{year}.en.md").write_text(text, encoding="utf-8")
    (corpus / "corpus.toml").write_text("\n".join(ENTRY.format(year=y) for y in (2031, 2032)), encoding="utf-8")
    build_index(corpus, index, open_embedder("packaged", 2))
    return Assistant.from_index(Settings(corpus=corpus, index=index, embedder="packaged"))


def test_the_newest_edition_answers_and_is_named(two_years: Assistant) -> None:
    answer = two_years.ask("How much is the KX100 grant at most?", today=TODAY)
    assert "45,000" in answer.text
    assert "30,000" not in answer.text
    assert {citation.document_id for citation in answer.citations} == {"guide-2032.en"}
    assert any("2032" in notice for notice in answer.notices)


def test_an_amount_that_has_changed_is_told_unless_a_year_is_asked_for(two_years: Assistant) -> None:
    answer = two_years.ask("How much is the KX100 grant at most?", today=TODAY)
    assert [n for n in answer.notices if "EUR 30,000" in n and "EUR 45,000" in n and "2031" in n]
    answer = two_years.ask("How much is the KX100 grant per project at most, guide 2032?", today=TODAY)
    assert "45,000" in answer.text
    assert not any("30,000" in notice for notice in answer.notices)


def test_a_year_in_the_question_chooses_the_edition(two_years: Assistant) -> None:
    answer = two_years.ask("When does the KX100 call 2031 close?", today=TODAY)
    assert "5 March 2031" in answer.text
    assert {citation.document_id for citation in answer.citations} == {"guide-2031.en"}
    assert any("2031" in notice for notice in answer.notices)


def test_a_year_that_no_edition_is_for_gets_no_answer(two_years: Assistant) -> None:
    assert two_years.ask("When does the KX100 call 2035 close?", today=TODAY).status == "not_in_guide"
