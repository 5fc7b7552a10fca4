"""One frozen, validated settings object, read from the environment and `.env` once."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "ERASMUS_GUIDE_"


class Settings(BaseSettings):
    """Where the corpus and the index are, and how texts are embedded.

    Every field can be set as `ERASMUS_GUIDE_<NAME>` in the environment or in `.env`.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=str(ROOT / ".env"),
        env_file_encoding="utf-8",
        frozen=True,
        extra="ignore",
    )

    corpus: Path = ROOT / "corpus"
    index: Path | None = None
    embedder: str = "packaged"
    threads: int = Field(default=2, ge=1, le=64)
    max_question_chars: int = Field(default=4000, ge=100, le=100_000)

    @property
    def index_dir(self) -> Path:
        """The index folder: the one set, else one of its own for every corpus folder."""
        if self.index is not None:
            return self.index
        if self.corpus.resolve() == (ROOT / "corpus").resolve():
            return ROOT / "index"
        digest = hashlib.sha256(str(self.corpus.resolve()).encode()).hexdigest()[:8]
        return ROOT / "index" / f"other-{self.corpus.name}-{digest}"


def load_settings(corpus: str | None = None, index: str | None = None) -> Settings:
    """Settings from the environment, with the command line's `--corpus` and `--index` on top.

    Raises `SettingsError` naming the variable that cannot be used.
    """
    given = {k: Path(v) for k, v in (("corpus", corpus), ("index", index)) if v}
    try:
        settings = Settings(**given)  # type: ignore[arg-type]
    except ValidationError as exc:
        first = exc.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"{name}: {first['msg']}. Mend it in the environment or .env.") from exc
    os.environ.setdefault("OMP_NUM_THREADS", str(settings.threads))
    return settings
