"""A source text as lines with offsets, and how wrapped lines are joined for reading."""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLET = re.compile(
    r"[ \t]*(?P<glyph>[•▪◦‣∙·●○■□➢►▶➤▸▹»◆◇❖⮚→⇒]|[-–—−*+o](?=\s))[ \t]*"
    r"|[ \t]*(?P<number>\d{1,2}\)|[①-⑳]|\d{1,2}\.(?=[ \t]+\**[A-ZÅÄÖ]))[ \t]+"
)
_CONJUNCTION = re.compile(r"(?:ja|tai|eli|sekä|että|and|or)\b")
_PLUS = re.compile(r"^[ \t]*\+\s", re.MULTILINE)  # one alone goes on with a sum: "matkatuki + yksilötuki"
_SPACES = re.compile(r"\s+")
_URL_TAIL = re.compile(r"(?:https?://|www\.)\S*$")
_ABBREVIATION_TAIL = re.compile(r"(?:^|\s|\()[A-ZÄÖÅ0-9+]{1,6}-$|\s-$|[A-ZÄÖÅ]{2,}-$|\d-$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source: its stripped content and where that content stands.

    `glyph` is the bullet sign, `" "` for a line that begins with a lost one, `|` for a row of a
    Markdown table, or empty.
    `gap` counts the blank lines before it.
    """

    text: str
    start: int
    end: int
    glyph: str
    gap: int


def split_lines(source: str, start: int, end: int) -> tuple[Line, ...]:
    """The non-blank lines of `source[start:end]`, in order."""
    lines: list[Line] = []
    position, gap = start, 0
    has_plus = len(_PLUS.findall(source, start, end)) > 1
    for raw in source[start:end].splitlines(keepends=True):
        content = raw.strip()
        if not content:
            gap += 1
            position += len(raw)
            continue
        glyph, skipped = _read_glyph(raw, has_plus)
        body = raw[skipped:]
        first = position + skipped + (len(body) - len(body.lstrip()))
        text = body.strip()
        if text:
            lines.append(Line(text, first, first + len(text), glyph, gap))
            gap = 0
        else:
            lines.append(
                Line(content, position + raw.index(content), position + raw.index(content) + len(content), "", gap)
            )
            gap = 0
        position += len(raw)
    return tuple(lines)


def _read_glyph(raw: str, has_plus: bool) -> tuple[str, int]:
    if raw.lstrip().startswith("|"):
        return "|", 0
    found = BULLET.match(raw)
    if found and raw[found.end() :].strip() and (has_plus or found.group("glyph") != "+"):
        return found.group("glyph") or found.group("number"), found.end()
    if raw.startswith(" "):
        return " ", 1
    return "", 0


def collapse(text: str) -> str:
    """White space folded to single blanks."""
    return _SPACES.sub(" ", text).strip()


def squash(text: str) -> str:
    """Text without white space and case: for comparing what was wrapped differently."""
    return _SPACES.sub("", text).casefold()


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
