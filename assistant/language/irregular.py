"""Finnish forms that no rule of ours brings to their dictionary form, from `data/forms.fi.txt`: "rahoja" of "raha"."""

from __future__ import annotations

from functools import cache
from importlib import resources


def dictionary_form(word: str) -> str:
    """The dictionary form of a folded Finnish word where it is listed; else the word itself."""
    return _forms().get(word, word)


@cache
def _forms() -> dict[str, str]:
    text = resources.files("assistant").joinpath("data/forms.fi.txt").read_text(encoding="utf-8")
    listed = (line.split(": ") for line in text.splitlines() if line and not line.startswith("#"))
    return {form: base for base, forms in listed for form in forms.split()}
