"""The `---` block that a text may begin with: remarks about the text, not part of it."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<body>.*?)\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def front_matter_end(source: str) -> int:
    """The offset at which the text proper begins: after the block, or a byte order mark, or 0."""
    found = _BLOCK.match(source)
    return found.end() if found else int(source.startswith("\ufeff"))


def read_front_matter(source: str) -> dict[str, str]:
    """The block's `key: value` lines; empty where there is no block."""
    found = _BLOCK.match(source)
    if not found:
        return {}
    pairs = (line.partition(":") for line in found.group("body").splitlines())
    return {key.strip(): value.strip() for key, colon, value in pairs if colon}
