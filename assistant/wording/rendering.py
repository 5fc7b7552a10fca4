"""Answers and candidates as plain text for a terminal; control characters are taken out."""

from __future__ import annotations

import re

from assistant.retrieval.search import Found
from assistant.types import Answer, Citation
from assistant.wording.citations import unmarked
from ingest.lines import collapse
from ingest.types import Language, Locator, Section, Slide

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONGEST_QUOTE = 400
_WORDS: dict[Language, dict[str, str]] = {
    "fi": {"sources": "Lähteet", "slide": "dia", "section": "kohta", "page": "s.", "related": "Katso myös"},
    "en": {"sources": "Sources", "slide": "slide", "section": "section", "page": "p.", "related": "See also"},
}


def render_answer(answer: Answer) -> str:
    """The answer with its numbered sources, notices and, where it is refused, places to look."""
    words = _WORDS[answer.language]
    lines = [answer.text]
    if answer.citations:
        lines += ["", f"{words['sources']}:"]
        lines += [render_citation(c, answer.language) for c in answer.citations]
    if answer.related:
        lines += ["", f"{words['related']}:"]
        lines += [f"  - {c.document_title}, {describe(c.locator, answer.language)}" for c in answer.related]
    lines += [f"({notice})" for notice in answer.notices]
    return _CONTROL.sub("", "\n".join(lines))


def render_text(text: str) -> str:
    """An answer's text alone, as `render_answer` begins."""
    return _CONTROL.sub("", text)


def render_citation(citation: Citation, language: Language) -> str:
    """`[1] Title, slide 17: “quote”`; the quote's wrapped lines joined."""
    place = describe(citation.locator, language)
    return f"  [{citation.index}] {citation.document_title}, {place}: “{collapse(citation.quote)}”"


def describe(locator: Locator, language: Language) -> str:
    """Where a quote stands, in words: "dia 17 (Hakuajat 2026)"."""
    words = _WORDS[language]
    if isinstance(locator, Slide):
        return f"{words['slide']} {locator.number} ({collapse(locator.title)})"
    if isinstance(locator, Section):
        return f"{words['section']} {' › '.join(locator.path)}"
    return f"{words['page']} {locator.label}"


def describe_quote(citation: Citation, language: Language) -> str:
    """A list item with a quote's place, its words and its mark; a long one is cut."""
    opens, closes = ("”", "”") if language == "fi" else ("“", "”")
    quote = collapse(citation.quote)
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"- {describe(citation.locator, language)}: {opens}{unmarked(quote)}{closes} [{citation.index}]"


def render_candidates(found: Found, top: int) -> str:
    """The best candidates with the score and the signals it is made of."""
    lines = [f"asks: {', '.join(found.reading.asks) or '-'}; about: {', '.join(sorted(found.reading.terms)) or '-'}"]
    for rank, k in enumerate(found.order[:top], start=1):
        unit = found.units[k]
        place = f"{unit.document.id} {describe(unit.locator, found.reading.language)}"
        scores = f"dense {found.scored.dense[k]:.3f}  lexical {found.scored.lexical[k]:.2f}"
        lines.append(f"{rank:2}. {found.scores[k]:6.2f}  {scores}  {place}\n      {unit.text[:160]}")
    return _CONTROL.sub("", "\n".join(lines))
