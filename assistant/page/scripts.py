"""The page's few lines of JavaScript: constants into which only numbers, flags and language codes go.

A script runs again when its text changes, so each carries what it belongs to.
"""

from __future__ import annotations

from assistant.page.conversation import Opened
from ingest.types import Language


def show_quote(opened: Opened) -> str:
    """Scroll the opened source to its quote; where it was just opened, the keyboard goes there too."""
    return f"""<script data-opened="{hash(opened):x}">
requestAnimationFrame(() => {{
  const panel = document.querySelector(".st-key-source-panel");
  if (!panel) return;
  panel.scrollTop = 0;
  panel.querySelector("mark")?.scrollIntoView({{block: "nearest"}});
  if ({str(opened.fresh).lower()}) panel.querySelector("button")?.focus({{preventScroll: true}});
}});
</script>"""


def show_turn(number: int) -> str:
    """Scroll to the latest question, so that its answer is read from its beginning."""
    return f"""<script data-turn="{number}">
requestAnimationFrame(() => [...document.querySelectorAll(".eg-question")].at(-1)?.scrollIntoView({{block: "start"}}));
</script>"""


def set_language(language: Language) -> str:
    """Tell the browser and screen readers which language the page is in."""
    return f'<script>document.documentElement.lang = "{language}";</script>'
