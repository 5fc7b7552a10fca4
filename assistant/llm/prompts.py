"""The prompts: versioned files in `prompts/`, filled in with what one turn is about."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from itertools import groupby
from string import Template
from typing import Literal, TypeAlias

from assistant.llm.chat import Turn
from assistant.llm.evidence import CHARS_PER_TOKEN, Evidence
from assistant.passages.hostile import neutralise
from assistant.wording.phrases import say
from ingest.index import Index
from ingest.types import Language, Locator, Section, Slide

VERSION = "v1"
PLACEHOLDERS: dict[str, frozenset[str]] = {
    "system": frozenset({"language", "most_claims", "yes", "no", "fence"}),
    "question": frozenset({"fence", "passages", "question", "standalone", "today", "language"}),
    "repair": frozenset({"fence", "problems", "language"}),
}
Name: TypeAlias = Literal["system", "question", "repair"]
_LANGUAGES: dict[Language, str] = {"fi": "Finnish", "en": "English"}
_MOST_ASKED = 8
_MOST_QUESTION_CHARS = 1200


@cache
def load_prompt(name: Name, version: str = VERSION) -> Template:
    """One prompt, with `$placeholders`."""
    text = resources.files("assistant.llm").joinpath(f"prompts/{version}/{name}.md").read_text(encoding="utf-8")
    return Template(text)


@dataclass(frozen=True, slots=True)
class Prompt:
    """The turns of the first call of an answer; `repair` makes those of the second."""

    turns: tuple[Turn, ...]
    fence: str
    language: Language

    def repair(self, problems: Sequence[str]) -> tuple[Turn, ...]:
        """The same call with what did not hold. `problems` are claims and reasons, already safe to show."""
        filled = load_prompt("repair").substitute(
            fence=self.fence, problems="\n".join(problems), language=_LANGUAGES[self.language]
        )
        (system, (role, question)) = self.turns
        return (system, (role, f"{question}\n{filled}"))


def write_prompt(
    question: str, standalone: str, language: Language, evidence: Evidence, index: Index, today: date
) -> Prompt:
    """The prompt for one question. The fence is drawn anew every time, so that no document can hold it."""
    fence = f"=={secrets.token_hex(6)}=="
    named = _LANGUAGES[language]
    system = load_prompt("system").substitute(
        language=named, most_claims=_MOST_ASKED, yes=say("yes", language), no=say("no", language), fence=fence
    )
    asked = load_prompt("question").substitute(
        fence=fence,
        passages=write_passages(evidence, index),
        question=neutralise(question)[:_MOST_QUESTION_CHARS],
        standalone=neutralise(standalone)[:_MOST_QUESTION_CHARS],
        today=today.isoformat(),
        language=named,
    )
    return Prompt((("system", system), ("user", asked)), fence, language)


def question_tokens(question: str, standalone: str) -> int:
    """How many tokens a question takes in the prompt, at most."""
    return int(sum(min(len(text), _MOST_QUESTION_CHARS) for text in (question, standalone)) / CHARS_PER_TOKEN)


def write_passages(evidence: Evidence, index: Index) -> str:
    """The numbered passages in the order of the text, each group under its document, place, language and headings."""
    numbered = sorted((position, number) for number, position in enumerate(evidence.positions, start=1))

    def place(item: tuple[int, int]) -> tuple[str, Locator, tuple[str, ...]]:
        passage = index.passages[item[0]]
        return passage.document_id, passage.locator, passage.heading_path

    lines: list[str] = []
    for (document_id, locator, headings), items in groupby(numbered, key=place):
        document = index.documents[document_id]
        where = f"document: {document.title} | {_locate(locator)} | language: {document.language}"
        lines.append(neutralise(f"{where} | under: {' › '.join(headings)}" if headings else where))
        lines += [f"({number}) {neutralise(index.passages[position].text)}" for position, number in items]
    return "\n".join(lines)


def _locate(locator: Locator) -> str:
    if isinstance(locator, Slide):
        return f"slide {locator.number}: {locator.title}"
    if isinstance(locator, Section):
        return f"section: {' › '.join(locator.path)}"
    return f"page {locator.label}"
