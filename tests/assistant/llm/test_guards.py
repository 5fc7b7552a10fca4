"""Claims against the guards: true rewordings pass, false ones do not."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from assistant.engine import Assistant, Plan
from assistant.llm.claims import Claim
from assistant.llm.evidence import Evidence, gather
from assistant.llm.grounding import Grounding
from assistant.llm.guards import Fault, Guard, clean, comparable
from assistant.wording.statements import Statement

FILE = Path(__file__).with_name("claims.jsonl")
ROWS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
LEAST_PASSED = 0.8
QUESTION = "How long can a KA210 project last?"


@dataclass(frozen=True)
class Bench:
    """A question's guard, and the numbers of its passages by what they say."""

    guard: Guard
    evidence: Evidence
    texts: dict[int, str]

    def number(self, words: str) -> int:
        return next(number for number, text in self.texts.items() if words in text)

    def check(self, text: str, words: str, quote: str | None = None) -> Statement | Fault:
        number = self.number(words)
        return self.guard.check(Claim(text, (number,), self.texts[number] if quote is None else quote))


@pytest.fixture(scope="module")
def grounding(guide_assistant: Assistant) -> Grounding:
    return Grounding(guide_assistant.searcher)


def bench(assistant: Assistant, grounding: Grounding, question: str, *cited: str) -> Bench:
    """The guard of a question; passages with the words cited are among its evidence, whatever was found for it."""
    plan = assistant.plan(question, (), date(2026, 1, 15))
    assert isinstance(plan, Plan)
    evidence = gather(plan.parts, assistant.searcher, 4000, grounding.bare)
    index = assistant.searcher.index
    for words in cited:
        if not any(words in index.passages[k].text for k in evidence.positions):
            holders = (k for k, p in enumerate(index.passages) if words in p.text)
            k = next(k for k in holders if index.documents[index.passages[k].document_id].language == plan.language)
            first, *others = evidence.parts
            evidence = replace(evidence, positions=(*evidence.positions, k), parts=(first | {k}, *others))
    guard = Guard(assistant.searcher, grounding, evidence, plan.parts, plan.language, plan.question)
    passages = assistant.searcher.index.passages
    return Bench(guard, evidence, {n: passages[k].text for n, k in enumerate(evidence.positions, start=1)})


@pytest.mark.parametrize("row", [r for r in ROWS if not r["holds"]], ids=lambda row: row["text"][:40])
def test_a_false_claim_is_not_shown(guide_assistant: Assistant, grounding: Grounding, row: dict[str, str]) -> None:
    found = bench(guide_assistant, grounding, row["q"], row["cite"]).check(row["text"], row["cite"])
    assert isinstance(found, Fault), row["text"]


def test_true_rewordings_are_shown(guide_assistant: Assistant, grounding: Grounding) -> None:
    """Not all: what cannot be told from an invention is dropped."""
    true = [row for row in ROWS if row["holds"]]
    checked = [bench(guide_assistant, grounding, row["q"], row["cite"]).check(row["text"], row["cite"]) for row in true]
    assert sum(isinstance(found, Statement) for found in checked) >= LEAST_PASSED * len(true)


@pytest.mark.parametrize("quote", ["", "a", "KA210", "6–24 months or so", "Duration of the project: 6–25 months"])
def test_a_quote_stands_in_the_passage(guide_assistant: Assistant, grounding: Grounding, quote: str) -> None:
    found = bench(guide_assistant, grounding, QUESTION).check("A KA210 project lasts 6–24 months.", "6–24", quote)
    assert isinstance(found, Fault)
    assert "quote" in found.reason


@pytest.mark.parametrize(
    "quote", ["Duration of the project: 6–24 months", "duration of the project:  6-24 months.", "“6–24 months”"]
)
def test_spaces_dashes_and_quotation_marks_may_differ(
    guide_assistant: Assistant, grounding: Grounding, quote: str
) -> None:
    found = bench(guide_assistant, grounding, QUESTION).check("A KA210 project lasts 6–24 months.", "6–24", quote)
    assert isinstance(found, Statement)


def test_a_passage_that_proves_nothing_is_not_cited(guide_assistant: Assistant, grounding: Grounding) -> None:
    table = bench(
        guide_assistant, grounding, "Kenelle pienimuotoiset kumppanuushankkeet on tarkoitettu ensisijaisesti?"
    )
    right, other = table.number("Suunnattu erityisesti"), table.number("Hankkeen kesto")
    found = table.guard.check(Claim(table.texts[right], (other, right), table.texts[right]))
    assert isinstance(found, Statement)
    assert found.passages == (table.evidence.position_of(right),)


def test_values_of_two_actions_are_not_mixed_in_one_claim(guide_assistant: Assistant, grounding: Grounding) -> None:
    table = bench(guide_assistant, grounding, "Paljonko tukea saa KA210-hankkeeseen ja paljonko KA220-hankkeeseen?")
    small, big = table.number("30 000"), table.number("120 000")
    swapped = "KA210-hanke saa 400 000 € ja KA220-hanke 60 000 €."
    found = table.guard.check(Claim(swapped, (small, big), table.texts[small]))
    assert isinstance(found, Fault)


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org", "See www.example.org", "See example.eu/path", "[x](y)", "<b>x</b>", "`x`", "a | b",
        "javascript:x", "x [1]", "&lt;b&gt;", "write to data:text/html,x", "$$x$$",
    ],
)  # fmt: skip
def test_links_and_markup_are_refused(guide_assistant: Assistant, grounding: Grounding, text: str) -> None:
    found = bench(guide_assistant, grounding, QUESTION).check(f"A KA210 project lasts 6–24 months. {text}", "6–24")
    assert isinstance(found, Fault)
    assert "link" in found.reason or "markup" in found.reason


def test_the_translation_of_a_foreign_passage_is_judged_by_meaning(
    guide_assistant: Assistant, grounding: Grounding
) -> None:
    """Both languages of one statement lie near each other; another statement of the same guide does not."""
    passages = guide_assistant.searcher.index.passages
    english = next(k for k, p in enumerate(passages) if p.text == "Consortia cannot apply")
    units = (grounding.unit_of(english),)
    assert grounding.wrong(Statement("Konsortiot eivät voi hakea.", (english,)), units, "fi", "") == ""
    for text in ("Konsortiot voivat hakea.", "Lahjakortit eivät kuulu osallistujille.", "Consortia cannot apply."):
        assert grounding.wrong(Statement(text, (english,)), units, "fi", "") != ""


@pytest.mark.parametrize(
    ("text", "plain"),
    [("  - A **bold**\nclaim ", "A bold claim"), ("1. First", "First"), ("a\u200bb", "ab"), ("2–60 days", "2–60 days")],
)
def test_a_claim_is_tidied(text: str, plain: str) -> None:
    assert clean(text) == plain


def test_comparing_forgives_form_and_nothing_else() -> None:
    assert comparable("“A – b”…") == comparable("a - B")
    assert comparable("6–24") != comparable("6–25")
