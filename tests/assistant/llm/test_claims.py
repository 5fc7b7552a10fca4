"""Reading claims out of a reply that comes in pieces."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.llm.claims import MOST_CLAIMS, Claim, ClaimReader
from assistant.llm.failures import ModelFailure

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
claim_lists = st.lists(st.builds(Claim, texts, st.lists(st.integers(-5, 99), max_size=4).map(tuple), texts), max_size=6)


def write(claims: list[Claim], *, ascii_only: bool = False) -> str:
    rows = [{"quote": c.quote, "passages": list(c.passages), "text": c.text} for c in claims]
    return json.dumps({"claims": rows}, ensure_ascii=ascii_only)


def read(text: str, size: int) -> list[Claim]:
    reader = ClaimReader()
    found = [claim for k in range(0, len(text), size) for claim in reader.feed(text[k : k + size])]
    reader.close()
    return found


@given(claim_lists, st.integers(1, 40), st.booleans())
@settings(max_examples=150)
def test_claims_come_out_as_they_went_in_however_the_reply_is_cut(
    claims: list[Claim], size: int, ascii_only: bool
) -> None:
    assert read(write(claims, ascii_only=ascii_only), size) == claims


def test_a_claim_is_handed_on_with_its_closing_brace() -> None:
    first, second = Claim("One.", (1,), "one"), Claim("Two.", (2,), "two")
    text = write([first, second])
    end = text.index("},") + 1
    reader = ClaimReader()
    assert reader.feed(text[: end - 1]) == []
    assert reader.feed(text[end - 1 : end]) == [first]
    assert reader.feed(text[end:]) == [second]


def test_no_more_claims_than_a_screen_holds() -> None:
    assert len(read(write([Claim(str(k), (1,), "q") for k in range(50)]), 17)) == MOST_CLAIMS


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "empty"), ("  \n", "empty"), ("Hello!", "invalid_json"), ("{}", "invalid_json"),
        ('{"claims": "none"}', "invalid_json"), ('{"claims": [', "invalid_json"),
        ('{"claims": [{"text": "a"', "invalid_json"),
        ('{"claims": [{"text": "a", "passages": [1], "quote": "b"}', "broken_stream"),
        ('{"claims": [5]}', "invalid_json"), ('{"claims": [{"text": "a", "passages": ["one"]}]}', "invalid_json"),
        ('{"claims": [{"text": null, "passages": [1]}]}', "invalid_json"),
    ],
)  # fmt: skip
def test_what_is_no_list_of_claims_is_named(text: str, cause: str) -> None:
    with pytest.raises(ModelFailure) as raised:
        read(text, 7)
    assert raised.value.cause in (cause, "broken_stream" if text.startswith('{"claims": [') else cause)


@given(st.text(max_size=300))
@settings(max_examples=200)
def test_anything_at_all_ends_in_claims_or_a_failure(text: str) -> None:
    with contextlib.suppress(ModelFailure):
        read(text, 9)
