"""Where lines are printed: the boxes of paged documents, kept in a build beside the texts."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from ingest.errors import IndexCorruptError
from ingest.extraction import Box, LineBox

NAME = "places.npz"


def write_places(build: Path, places: Mapping[str, Sequence[LineBox]]) -> None:
    """Write every document's line boxes into a build."""
    arrays = {}
    for document_id, lines in places.items():
        if lines:
            arrays[f"{document_id}:spans"] = np.array([(p.start, p.end, p.box.page) for p in lines], np.int32)
            arrays[f"{document_id}:boxes"] = np.array([_corners(p.box) for p in lines], np.float32)
    with (build / NAME).open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # stub: names and allow_pickle share **kwargs


def read_places(build: Path, document_ids: Iterable[str]) -> dict[str, tuple[LineBox, ...]]:
    """The line boxes of some documents; empty for one that has no pages.

    Raises `IndexCorruptError` where the build's record of them cannot be read.
    """
    path = build / NAME
    try:
        with np.load(path, allow_pickle=False) as held:
            return {name: _lines(held, name) for name in document_ids}
    except FileNotFoundError:
        return dict.fromkeys(document_ids, ())
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as exc:
        raise IndexCorruptError(f"{path}: not readable ({exc}). Run: python -m ingest --rebuild") from exc


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.y0, box.x1, box.y1


def _lines(held: Mapping[str, np.ndarray], name: str) -> tuple[LineBox, ...]:
    if f"{name}:spans" not in held:
        return ()
    spans, boxes = held[f"{name}:spans"].tolist(), held[f"{name}:boxes"].round(5).tolist()
    return tuple(
        LineBox(start, end, Box(page, *(round(value, 5) for value in box)))
        for (start, end, page), box in zip(spans, boxes, strict=True)
    )
