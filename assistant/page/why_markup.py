"""How sure an answer is and why, as HTML one click away."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.page.safe import escape, shorten
from assistant.page.texts import PageTexts
from assistant.page.why import Reasons
from assistant.types import Answer

_MOST = 400


def why_html(answer: Answer, reasons: Reasons, texts: PageTexts) -> str:
    """A heading that opens the reasons: how sure, what was understood, which words were found, what was checked."""
    percent = round(100 * reasons.confidence)
    shown = answer.status in ("answered", "partial")
    level = f"why_level_{reasons.sureness}" if shown else "why_refused"
    rows = [
        (texts("why_understood"), reasons.understood),
        (texts("why_topics"), ", ".join(reasons.topics)),
        (texts("why_asks"), ", ".join(texts(f"ask_{ask}") for ask in reasons.asks)),
        (texts("why_found" if shown else "why_near"), _words(reasons.found)),
        (texts("why_missing"), _words(reasons.missing)),
    ]
    if reasons.quotes:
        rows.append((texts("why_checked"), texts("why_quotes", exact=reasons.exact, quotes=reasons.quotes)))
    listed = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(shorten(text, _MOST))}</dd></div>" for name, text in rows if text
    )
    meter = f'<meter class="eg-meter" min="0" max="100" value="{percent}" aria-hidden="true"></meter>'
    return (
        f'<details class="eg-details eg-why"><summary>{escape(texts("why"))}</summary><div>'
        f"<p>{meter} {escape(texts(level, percent=percent))}</p><dl>{listed}</dl>"
        f"<p>{escape(texts(f'why_engine_{answer.engine}'))}</p></div></details>"
    )


def _words(words: Iterable[str]) -> str:
    return ", ".join(words)
