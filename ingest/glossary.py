"""`glossary.toml`: the programme's terms in both languages, with codes and abbreviations."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import ManifestError

NAME = "glossary.toml"


class Term(BaseModel):
    """One thing and its names. `covered` is false for what the corpus is known not to treat."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1)
    kind: str = "concept"
    codes: tuple[str, ...] = ()
    fi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    broader: str | None = None
    covered: bool = True


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    term: tuple[Term, ...] = ()


def load_glossary(corpus: Path) -> tuple[Term, ...]:
    """The corpus's terms; none where there is no `glossary.toml`.

    Raises `ManifestError` naming the file and the term that is wrong.
    """
    path = corpus / NAME
    if not path.exists():
        return ()
    try:
        terms = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).term
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise ManifestError(f"{path}: not readable as TOML: {exc}") from exc
    except ValidationError as exc:
        first = exc.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ManifestError(f"{path}: {where}: {first['msg']}") from exc
    ids = [term.id for term in terms]
    twice = next((i for i in ids if ids.count(i) > 1), None)
    if twice is not None:
        raise ManifestError(f"{path}: two terms have the id '{twice}'. Rename one.")
    return terms
