"""Sentences end where they end: not at dates, abbreviations or ordinals."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Haku päättyy 5.3.2026 klo 13.00.", "Tulokset tulevat kesällä."],
        ["Haku alkaa 5. maaliskuuta 2026.", "Se päättyy myöhemmin."],
        ["Haku on 5. Maaliskuuta."],
        ["Samalle kurssille voi osallistua max. 3 henkilöä."],
        ["Kesto väh. 40 tuntia.", "Tuki on enint. 500 euroa."],
        ["Esim. Ruotsi ja Norja ovat mukana."],
        ["Ota mukaan mm. Opetushallituksen ohje, ks. Liite."],
        ["Projects (e.g. Jean Monnet) last 3 years.", "The grant is max. EUR 300,000."],
        ["Tarvitsetko apua?", "Täytä lomake!", "Kiitos."],
        ["Hän sanoi: ”Tule.”", "Sitten hän meni."],
        ["At 13.00 it closes.", "2 days later it opens."],
        ["The fee is 1.5 million. it stays"],
        ["Avustus H1 .......... 17.3.2031 klo 16.15"],
        ["Artistic quality ... 45 p"],
        ["He waited...", "Then he went."],
        ["No end mark"],
    ],
    ids=lambda sentences: sentences[0][:30],
)
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@given(
    st.lists(st.sampled_from(["Ab", "c.", "D!", "e?”", "(F.)", "5.", "max.", "6", "„G“"]), max_size=12).map(" ".join)
)
def test_no_character_is_lost_and_order_stays(text: str) -> None:
    spans = split_sentences(text)
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


def test_nothing_gives_nothing() -> None:
    assert split_sentences("") == () == split_sentences("  ")
