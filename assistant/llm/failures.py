"""What can go wrong with a model's server, in one word each: for the log, the evals and the notice to the user."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from ingest.errors import GuideError

Cause: TypeAlias = Literal[
    "not_installed",  # the provider's package is missing
    "not_configured",  # no key, or settings that the provider refuses
    "resting",  # left alone after several failures in a row
    "unreachable",  # refused, unknown host, no route
    "timeout",
    "unauthorized",  # 401, 403
    "unknown_model",  # 404
    "rejected",  # another 4xx
    "rate_limited",  # 429
    "server_error",  # 5xx, or an error in the stream
    "broken_stream",  # the answer stopped half way
    "invalid_json",
    "too_long",  # more than the tokens allowed
    "empty",  # no claims
    "incomplete",  # claims that hold, and do not give all that was asked
    "unverified",  # claims, and none that held
]


class ModelFailure(GuideError):
    """The model gave no usable answer; `cause` says why in one word. Never holds text of the question."""

    def __init__(self, cause: Cause, detail: str = "") -> None:
        super().__init__(f"{cause}: {detail}" if detail else cause)
        self.cause: Cause = cause
        self.detail = detail


_BY_STATUS: dict[int, Cause] = {
    401: "unauthorized", 403: "unauthorized", 404: "unknown_model", 408: "timeout", 429: "rate_limited",
    504: "timeout",
}  # fmt: skip
_BY_NAME: tuple[tuple[str, Cause], ...] = (
    ("timeout", "timeout"),
    ("timedout", "timeout"),
    ("remoteprotocol", "broken_stream"),
    ("incompleteread", "broken_stream"),
    ("readerror", "broken_stream"),
    ("connect", "unreachable"),
    ("gaierror", "unreachable"),
)


def classify(error: BaseException) -> ModelFailure:
    """A provider's error as a failure with a cause.

    Providers share no base class, so the status code, else the names of the error and of what caused it, decide.
    The error's own text is left out: it may repeat the question.
    """
    if isinstance(error, ModelFailure):
        return error
    chain = tuple(_chain(error))
    for found in chain:
        status = _status(found)
        if status is not None:
            cause = _BY_STATUS.get(status) or ("server_error" if status >= 500 else "rejected")
            return ModelFailure(cause, f"HTTP {status}")
    for found in chain:
        names = [cls.__name__.lower() for cls in type(found).__mro__]
        for part, cause in _BY_NAME:
            if any(part in name for name in names):
                return ModelFailure(cause, type(found).__name__)
    if any(isinstance(found, ValueError) for found in chain):
        return ModelFailure("server_error", f"unreadable reply ({type(error).__name__})")
    return ModelFailure("server_error", type(error).__name__)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, then what it was raised from; at most some steps, for a chain may be a ring."""
    current: BaseException | None = error
    for _ in range(8):
        if current is None:
            return
        yield current
        current = current.__cause__ or current.__context__


def _status(error: BaseException) -> int | None:
    response = getattr(error, "response", None)
    for holder, name in ((error, "status_code"), (response, "status_code"), (error, "code")):
        value = getattr(holder, name, None)
        if isinstance(value, int) and not isinstance(value, bool) and 400 <= value < 600:
            return value
    return None
