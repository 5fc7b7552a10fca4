"""A source text as lines with offsets, and how wrapped lines are joined for reading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.signs import CHECKS

BULLET = re.compile(
    rf"[ \t]*(?P<glyph>[•▪◦‣∙·●○■□➢►▶➤▸▹»◆◇❖⮚→⇒]|[-–—−*+o](?=\s)|[{CHECKS}])\ufe0f?[ \t]*"
    r"|[ \t]*(?P<number>\d{1,2}\)|[①-⑳]|\d{1,2}\.(?=[ \t]+\**[A-ZÅÄÖ]))[ \t]+"
)
_CONJUNCTION = re.compile(r"(?:ja|tai|eli|sekä|että|and|or)\b")
_PLUS = re.compile(r"^[ \t]*\+\s", re.MULTILINE)  # one alone goes on with a sum: "matkatuki + yksilötuki"
_PLUS_BY_MINUS = re.compile(r"^[ \t]*(?:\+\s.*\n\s*[-–−xX×✗✘❌][ \t]|[-–−xX×✗✘❌][ \t][^(\n]*\n\s*\+\s)", re.MULTILINE)
_CROSS = re.compile(r"[ \t]*(?P<sign>[xX×])[ \t]+(?=\S)")
_YES_LINE = re.compile(r"^[ \t]*(?:\+\s|[✓✔✅☑])", re.MULTILINE)
# Numbers that are the bullets of a list only where the next or the one before begins a line too.
_STEP = re.compile(r"[ \t]*(?P<sign>(?P<number>\d{1,2})\.|(?P<letter>[a-zåäö])\))[ \t]+(?=\S)")
_STEPS = re.compile(rf"^{_STEP.pattern}", re.MULTILINE)
_MONTH = re.compile(r"\w+kuu(?:n|ta|ssa|hun|sta|lla|lle)?\b")  # "5. maaliskuuta" is a date
_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
_SPACES = re.compile(r"\s+")
_URL_TAIL = re.compile(r"(?:https?://|www\.)\S*$")
_ABBREVIATION_TAIL = re.compile(r"(?:^|\s|\()[A-ZÄÖÅ0-9+]{1,6}-$|\s-$|[A-ZÄÖÅ]{2,}-$|\d-$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source: its stripped content and where that content stands.

    `glyph` is the bullet sign, `" "` for a line that begins with a lost one, `|` for a row of a
    Markdown table, or empty; the sign begins at `mark`. `gap` counts the blank lines before it.
    """

    text: str
    start: int
    end: int
    glyph: str
    gap: int
    mark: int


def split_lines(source: str, start: int, end: int) -> tuple[Line, ...]:
    """The non-blank lines of `source[start:end]`, in order."""
    lines: list[Line] = []
    position, gap = start, 0
    signs = _Signs(source[start:end])
    for raw in source[start:end].splitlines(keepends=True):
        content = raw.strip()
        if not content:
            gap += 1
            position += len(raw)
            continue
        glyph, skipped = signs.read(raw)
        body = raw[skipped:]
        mark = position + raw.index(content)
        first = position + skipped + (len(body) - len(body.lstrip()))
        text = body.strip()
        if text:
            lines.append(Line(text, first, first + len(text), glyph, gap, mark if glyph.strip() else first))
        else:
            lines.append(Line(content, mark, mark + len(content), "", gap, mark))
        gap = 0
        position += len(raw)
    return tuple(lines)


class _Signs:
    """Which characters are bullets in one stretch of text: some are so only beside others of their list."""

    def __init__(self, text: str) -> None:
        self._has_plus = len(_PLUS.findall(text)) > 1 or bool(_PLUS_BY_MINUS.search(text))
        self._has_yes = bool(_YES_LINE.search(text))
        ranks = {_rank(found) for found in _STEPS.finditer(text) if not _MONTH.match(text, found.end())}
        self._steps = {(kind, rank) for kind, rank in ranks if {(kind, rank - 1), (kind, rank + 1)} & ranks}

    def read(self, raw: str) -> tuple[str, int]:
        """The sign of a line and how many characters it takes with the blanks around it."""
        if raw.lstrip().startswith("|"):
            return "|", 0
        found = BULLET.match(raw)
        if found and raw[found.end() :].strip() and (self._has_plus or found.group("glyph") != "+"):
            return found.group("glyph") or found.group("number"), found.end()
        cross = _CROSS.match(raw)
        if cross and self._has_yes:
            return cross["sign"], cross.end()
        step = _STEP.match(raw)
        if step and _rank(step) in self._steps and not _MONTH.match(raw, step.end()):
            return step["sign"], step.end()
        if raw.startswith(" "):
            return " ", 1
        return "", 0


def _rank(step: re.Match[str]) -> tuple[bool, int]:
    """A step's place in its list, numbers and letters apart."""
    return (True, int(step["number"])) if step["number"] else (False, _ALPHABET.index(step["letter"]))


def collapse(text: str) -> str:
    """White space folded to single blanks."""
    return _SPACES.sub(" ", text).strip()


def squash(text: str) -> str:
    """Text without white space and case: for comparing what was wrapped differently."""
    return _SPACES.sub("", text).casefold()


def without_sign(text: str) -> str:
    """A list item's text without its number or other sign: "3. Lähetä" is "Lähetä"."""
    found = BULLET.match(text) or _STEP.match(text) or _CROSS.match(text)
    return text[found.end() :] if found else text


def begins_with(text: str, words: str) -> bool:
    """True where a text begins with the words, however it is wrapped and whether or not its sign is told."""
    wanted = squash(words)
    return squash(text).startswith(wanted) or squash(without_sign(text)).startswith(wanted)


def join_lines(parts: list[str]) -> str:
    """Wrapped lines as one line: hyphenated words mended, links kept whole."""
    joined = ""
    for part in (collapse(p) for p in parts):
        if not joined:
            joined = part
        elif joined.endswith("-"):
            joined = _join_hyphen(joined, part)
        else:
            joined = f"{joined} {part}"
    return joined


def _join_hyphen(before: str, after: str) -> str:
    if before[-2:-1].isalpha() and _CONJUNCTION.match(after):  # "kirjasto- ja kulttuuritoimi"
        return f"{before} {after}"
    if before[-2:-1].lower() == after[:1] and after[:1] in "aeiouyäö":  # "linja-auto"
        return before + after
    keep = _URL_TAIL.search(before) or _ABBREVIATION_TAIL.search(before) or not after[:1].islower()
    return before + after if keep else before[:-1] + after
