"""A section's text for reading: one block a line, bullets kept, wrapped lines joined."""

from __future__ import annotations

from ingest.blocks import read_blocks


def read_text(source: str, start: int, end: int, title: str = "", number: int = 0) -> str:
    """The blocks of a section, one a line; a bullet begins with `• `, or with the sign that its text keeps."""
    blocks = read_blocks(source, start, end, title, number)
    return "\n".join(f"• {b.text}" if b.is_bullet and not b.keeps_sign else b.text for b in blocks)
