"""One frozen, validated settings object, read from the environment and `.env` once."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError
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
        populate_by_name=True,
    )

    corpus: Path = ROOT / "corpus"
    index: Path | None = None
    embedder: str = "packaged"
    threads: int = Field(default=2, ge=1, le=64)
    # A Chroma server that several machines share one index through (docs/scaling.md). Empty: none.
    chroma_url: str = Field(
        default="", pattern=r"^(https?://\S+)?$", validation_alias=AliasChoices(f"{PREFIX}CHROMA_URL", "CHROMA_URL")
    )
    chroma_token: SecretStr | None = None
    embedder_key: SecretStr | None = None  # for an embedding endpoint that asks for one
    # Whether the packaged reader helps to choose: more right answers for some 80 ms a question (docs/results.md).
    reader: Literal["on", "off"] = "on"
    max_question_chars: int = Field(default=4000, ge=100, le=100_000)

    # The chat model that words the answers (docs/models.md). Empty: none, the guide's own words answer.
    answer_model: str = Field(default="", validation_alias=AliasChoices(f"{PREFIX}ANSWER_MODEL", "ANSWER_MODEL"))
    answer_base_url: str = ""
    # The chat model that judges runs of the evals; another one than the answerer, unless `judge_itself`.
    judge_model: str = Field(default="", validation_alias=AliasChoices(f"{PREFIX}JUDGE_MODEL", "JUDGE_MODEL"))
    judge_base_url: str = ""  # empty: the answerer's
    judge_itself: bool = False
    answer_api_key: SecretStr | None = None
    answer_temperature: float = Field(default=0.0, ge=0.0, le=2.0)
    answer_timeout: float = Field(default=30.0, gt=0.0, le=600.0)  # seconds for all of the model's part of an answer
    answer_context_tokens: int = Field(default=6000, ge=1500, le=1_000_000)
    answer_max_tokens: int = Field(default=1000, ge=100, le=8000)
    answer_structured: Literal["auto", "json_schema", "json_object", "tool", "off"] = "auto"

    # The page. `today` stands in for the real day, for trying things out; feedback is deleted after `feedback_days`, 0
    # keeps none; a conversation can be reloaded for so many hours; without a password there is no administration.
    today: date | None = None
    feedback: Path = ROOT / "var" / "feedback.sqlite"
    feedback_days: int = Field(default=180, ge=0, le=3650)
    conversation_hours: float = Field(default=12.0, ge=0.0, le=720.0)
    answer_threads: int = Field(default=32, ge=1, le=512)
    admin_password: SecretStr | None = Field(default=None, min_length=8)

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
