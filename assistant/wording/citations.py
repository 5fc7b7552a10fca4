"""Statements to text with numbered citations: neighbouring passages of a section make one quote."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.types import Citation
from assistant.wording.statements import Statement
from ingest.index import Index

_LIKE_A_MARK = re.compile(r"\[(\d+)\]")


class Citer:
    """Numbers the quotes of one answer; the same stretch of text is cited under one number."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._found: dict[tuple[str, int, int], Citation] = {}
        self._planned: dict[int, list[int]] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations so far, in the order of their numbers."""
        return tuple(self._found.values())

    def reserve(self, positions: Iterable[int]) -> None:
        """Make one quote of neighbouring passages that statements will cite one by one."""
        for run in self._runs(sorted(set(positions))):
            self._planned.update(dict.fromkeys(run, run))

    def cite(self, positions: Iterable[int]) -> str:
        """The marks for some passages, as in `[1][2]`."""
        wanted = sorted({k for p in positions for k in self._planned.get(p, [p])})
        marks = [f"[{self._number(run)}]" for run in self._runs(wanted)]
        return "".join(dict.fromkeys(marks))

    def _runs(self, positions: list[int]) -> list[list[int]]:
        runs: list[list[int]] = []
        for position in positions:
            if runs and position == runs[-1][-1] + 1 and self._same_section(position, runs[-1][-1]):
                runs[-1].append(position)
            else:
                runs.append([position])
        return runs

    def _same_section(self, one: int, other: int) -> bool:
        a, b = self._index.passages[one], self._index.passages[other]
        return (a.document_id, a.locator) == (b.document_id, b.locator)

    def _number(self, run: list[int]) -> int:
        first, last = self._index.passages[run[0]], self._index.passages[run[-1]]
        key = (first.document_id, first.start, last.end)
        inside = next((c for (d, s, e), c in self._found.items() if d == key[0] and s <= key[1] and key[2] <= e), None)
        if inside is not None:
            return inside.index
        document = self._index.documents[first.document_id]
        self._found[key] = Citation(
            index=len(self._found) + 1,
            document_id=document.id,
            document_title=document.title,
            language=document.language,
            locator=first.locator,
            quote=self._index.sources[document.id][first.start : last.end],
            start=first.start,
            end=last.end,
            url=document.url,
        )
        return len(self._found)


def write_text(statements: Iterable[Statement], citer: Citer) -> str:
    """The answer's text: sentences in a row, list items and tables on lines of their own (Markdown)."""
    statements = tuple(statements)
    citer.reserve(k for s in statements if s.bullet for k in s.passages)
    lines: list[str] = []
    table: list[Statement] = []
    for statement in statements:
        if statement.cell is not None:
            table.append(statement)
            continue
        lines.extend(_write_table(table, citer))
        table = []
        _append(lines, statement, citer)
    lines.extend(_write_table(table, citer))
    return "\n".join(lines).strip()


def _append(lines: list[str], statement: Statement, citer: Citer) -> None:
    mark = citer.cite(statement.passages) if statement.passages else ""
    text = f"{unmarked(statement.text)} {mark}".strip()
    if statement.bullet:
        lines.append(f"- {text}")
    elif lines and not lines[-1].startswith(("- ", "|")) and not lines[-1].endswith(":") and lines[-1]:
        lines[-1] = f"{lines[-1]} {text}"
    else:
        if lines and lines[-1].startswith(("- ", "|")):
            lines.append("")
        lines.append(text)


def _write_table(cells: list[Statement], citer: Citer) -> list[str]:
    if not cells:
        return []
    placed = {statement.cell: statement for statement in cells}
    rows = list(dict.fromkeys(s.cell[0] for s in cells if s.cell))
    columns = list(dict.fromkeys(s.cell[1] for s in cells if s.cell))
    lines = ["", "| | " + " | ".join(_escape(c) for c in columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for row in rows:
        shown = []
        for column in columns:
            statement = placed.get((row, column))
            mark = f" {citer.cite(statement.passages)}" if statement and statement.passages else ""
            shown.append(_escape(unmarked(statement.text)) + mark if statement else "–")
        lines.append(f"| {_escape(row)} | " + " | ".join(shown) + " |")
    return [*lines, ""]


def unmarked(text: str) -> str:
    """Without footnote marks of the source, which would pass for citations: "[2]" becomes "(2)"."""
    return _LIKE_A_MARK.sub(r"(\1)", text)


def _escape(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")
