"""The numbers and bullets of a Word document's lists, which Word works out as it prints. Runs in the reader process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.text.paragraph import Paragraph

from ingest.office.numbering import Counters, fill, number, symbol

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = 8  # styles that a style may be based on, one on the other


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered: its form, the pattern around the number, its first number, its font."""

    form: str
    pattern: str
    start: int
    font: str


class WordLists:
    """Counts a document's numbered paragraphs; each one must be asked for once, in order."""

    def __init__(self, document: Any) -> None:
        self._counters = Counters()
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        root = getattr(part, "element", None)
        if root is None:
            return
        for element in root.iter(f"{_W}abstractNum"):
            levels = {_integer(level, "ilvl"): _read_level(level) for level in element.iter(f"{_W}lvl")}
            self._abstract[element.get(f"{_W}abstractNumId", "")] = levels
        for element in root.iter(f"{_W}num"):
            abstract = _value(element.find(f"{_W}abstractNumId"))
            restarts = {
                _integer(held, "ilvl"): int(start)
                for held in element.iter(f"{_W}lvlOverride")
                if (start := _value(held.find(f"{_W}startOverride"))).isdecimal()
            }
            self._lists[element.get(f"{_W}numId", "")] = (abstract, restarts)

    def sign(self, paragraph: Paragraph) -> str:
        """What Word prints before a paragraph: "3.", "b)", "✓"; empty where the file does not say."""
        found = _numbering_of(paragraph)
        if found is None or found[0] not in self._lists:
            return ""
        list_id, depth = found
        abstract, restarts = self._lists[list_id]
        level = self._abstract.get(abstract, {}).get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return symbol(level.pattern, level.font)
        # Lists of one definition go on counting, unless one says where it begins.
        name = list_id if restarts else abstract
        self._counters.count(name, depth, restarts.get(depth, level.start))
        return fill(level.pattern, self._numbers(name, abstract, depth))

    def _numbers(self, name: str, abstract: str, depth: int) -> dict[int, str]:
        levels = self._abstract[abstract]
        return {
            place + 1: number(self._counters.current(name, place), held.form)
            for place, held in levels.items()
            if place <= depth
        }


def _read_level(element: Any) -> _Level:
    start = _value(element.find(f"{_W}start"))
    fonts = element.find(f"{_W}rPr/{_W}rFonts")
    return _Level(
        form=_value(element.find(f"{_W}numFmt")) or "decimal",
        pattern=_value(element.find(f"{_W}lvlText")),
        start=int(start) if start.isdecimal() else 1,
        font=fonts.get(f"{_W}ascii", "") if fonts is not None else "",
    )


def _numbering_of(paragraph: Paragraph) -> tuple[str, int] | None:
    """The list and level that a paragraph or its style names."""
    holders: list[Any] = [paragraph._p]
    style: Any = paragraph.style
    while style is not None and len(holders) <= _STYLES:
        holders.append(style.element)
        style = style.base_style
    depth = ""
    for holder in holders:
        found = holder.find(f"{_W}pPr/{_W}numPr")
        if found is None:
            continue
        depth = depth or _value(found.find(f"{_W}ilvl"))
        name = _value(found.find(f"{_W}numId"))
        if name:
            return name, int(depth) if depth.isdecimal() else 0
    return None


def _integer(element: Any, name: str) -> int:
    text = element.get(f"{_W}{name}", "")
    return int(text) if text.isdecimal() else 0


def _value(element: Any) -> str:
    return str(element.get(f"{_W}val", "")) if element is not None else ""
