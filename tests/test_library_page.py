"""The examples of docs/library.md run as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[1] / "docs" / "library.md"


def test_every_block_runs_after_those_before_it(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert len(blocks) >= 4
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), names)
    printed = capsys.readouterr().out
    assert "answered" in printed.splitlines()[0]
    assert "4. helmikuuta 2030" in printed.splitlines()[0]
    assert "RV20" in printed.splitlines()[1]
    assert "11. maaliskuuta 2030" in printed.splitlines()[1]
    assert "8 500 €" in printed
