"""Tables of questions: the CSV that an evaluator writes in a spreadsheet.

The first row names the columns, in any order and case; the separator is `,`, `;` or a tab.

| column      | needed | meaning |
|-------------|--------|---------|
| `question`  | yes    | what the user types |
| `language`  | yes    | `fi` or `en` |
| `facts`     | no     | what the answer must say (see below), divided by `|` |
| `forbidden` | no     | what it must not say, written the same way |
| `slide`     | no     | slide numbers divided by `|`; a citation of each is expected |
| `quote`     | no     | instead of a slide: a phrase of the section that holds the answer |
| `document`  | no     | the document's id; without it, the corpus's deck |
| `relevant_any` | no  | `yes`: one of the slides is enough |
| `status`    | no     | `answered` (without it), `partial`, `not_in_guide`, `out_of_scope` |
| `history`   | no     | the user's earlier questions divided by `|` |
| `today`     | no     | `YYYY-MM-DD` |
| `tags`      | no     | divided by `|` |
| `id`        | no     | without it, the file's name and the line |

Facts are divided by `|`, and the accepted forms of one fact by ` / ` with its spaces: `5.3.2026 | bus / coach`
asks for the day and for one of the two words. `verdict: yes` asks for an answer that begins with "yes".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from evals.errors import QuestionsError

COLUMNS: tuple[str, ...] = (
    "question",
    "language",
    "facts",
    "forbidden",
    "slide",
    "quote",
    "document",
    "relevant_any",
    "status",
    "history",
    "today",
    "tags",
    "id",
)
_ALIASES = {
    "expected facts": "facts",
    "expected_facts": "facts",
    "fact": "facts",
    "document_id": "document",
    "slides": "slide",
    "lang": "language",
}
_YES = {"yes", "true", "1", "x", "kyllä"}
_NO = {"", "no", "false", "0", "ei"}


def read_table(path: Path, *, deck: str | None = None) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    """The rows of a table as case fields, with their line numbers; a `str` says what is wrong.

    Raises `QuestionsError` when the file cannot be read or its columns are not the ones above.
    """
    text = _read(path)
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = _columns(path, next(reader, []))
    start = reader.line_num + 1
    for cells in reader:
        line, start = start, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(columns):
            yield line, f"{len(cells)} cells where the header has {len(columns)}; quote cells"
            continue
        row = {name: cell.strip() for name, cell in zip(columns, cells, strict=False)}
        yield line, _fields(row, default_id=f"{path.stem}-{line}", deck=deck)


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise QuestionsError(f"{path}: {exc}") from exc
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel's plain "CSV" writes on a Finnish or English Windows.
        return data.decode("cp1252", errors="replace")


def _columns(path: Path, header: list[str]) -> list[str]:
    names = [cell.strip().lower() for cell in header]
    names = [_ALIASES.get(name, name) for name in names]
    unknown = [name for name in names if name not in COLUMNS]
    missing = [name for name in ("question", "language") if name not in names]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if unknown or missing or doubled:
        raise QuestionsError(
            f"{path}:1: unknown columns {unknown}, missing columns {missing}, doubled columns "
            f"{doubled}. The columns are: {', '.join(COLUMNS)}."
        )
    return names


def _fields(row: dict[str, str], *, default_id: str, deck: str | None) -> dict[str, object] | str:
    any_of = row.get("relevant_any", "").lower()
    if any_of not in _YES | _NO:
        return f"relevant_any: {any_of!r} is neither yes nor no"
    relevant = _relevant(row, deck)
    if isinstance(relevant, str):
        return relevant
    return {
        "id": row.get("id") or default_id,
        "language": row.get("language", "").lower(),
        "question": row.get("question", ""),
        "history": _parts(row, "history"),
        "today": row.get("today") or None,
        "status": row.get("status") or "answered",
        "facts": _facts(row, "facts"),
        "relevant": relevant,
        "relevant_any": any_of in _YES,
        "forbidden": _facts(row, "forbidden"),
        "tags": _parts(row, "tags"),
    }


def _relevant(row: dict[str, str], deck: str | None) -> list[dict[str, object]] | str:
    slides, quote = _parts(row, "slide"), row.get("quote", "")
    document = row.get("document") or deck
    if not slides and not quote:
        return []
    if document is None:
        return "document: say which document the slide or quote is in"
    wrong = [slide for slide in slides if not slide.isdecimal()]
    if wrong:
        return f"slide: {wrong[0]!r} is not a slide number"
    found: list[dict[str, object]] = [{"document_id": document, "slide": int(s)} for s in slides]
    return [*found, {"document_id": document, "quote": quote}] if quote else found


def _parts(row: dict[str, str], column: str) -> list[str]:
    return [part.strip() for part in row.get(column, "").split("|") if part.strip()]


def _facts(row: dict[str, str], column: str) -> list[dict[str, object]]:
    facts: list[dict[str, object]] = []
    for number, part in enumerate(_parts(row, column), start=1):
        forms = [form.strip() for form in re.split(r"\s+/\s+", part) if form.strip()]
        name = "verdict" if forms and forms[0].lower().startswith("verdict:") else f"fact {number}"
        facts.append({"name": name, "accepted": [_unnamed(form) for form in forms]})
    return facts


def _unnamed(form: str) -> str:
    return re.sub(r"(?i)^verdict:\s*", "", form)
