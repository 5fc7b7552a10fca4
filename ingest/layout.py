"""`layout.toml`: which statement stands in which column, where the export lost the columns.

A text export writes a two-column slide as one run of bullets. Which bullet belongs to which column
is known only to someone who has seen the slide, so it is data beside the document, not a guess in
code: for each slide, the columns (or groups) with their heading, the words that their first block
begins with and, where something else follows, those of their last block. The source file itself
is not touched and every quote still maps to it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import ManifestError

NAME = "layout.toml"


class Column(BaseModel):
    """A column: its heading, the words its first block begins with, and optionally its last's."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    heading: str = Field(min_length=1)
    first: str = Field(min_length=1)
    last: str = ""


class SlideLayout(BaseModel):
    """The columns of one slide."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document: str
    slide: int = Field(ge=1)
    columns: tuple[Column, ...] = Field(min_length=1)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    layout: tuple[SlideLayout, ...] = ()


Layouts = dict[tuple[str, int], tuple[Column, ...]]


def load_layouts(corpus: Path) -> Layouts:
    """The columns by document id and slide number; empty where there is no `layout.toml`.

    Raises `ManifestError` naming the file and the entry that is wrong.
    """
    path = corpus / NAME
    if not path.exists():
        return {}
    try:
        content = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise ManifestError(f"{path}: not readable as TOML: {exc}") from exc
    except ValidationError as exc:
        first = exc.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ManifestError(f"{path}: {where}: {first['msg']}") from exc
    return {(entry.document, entry.slide): entry.columns for entry in content.layout}
