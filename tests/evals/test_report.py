"""The page holds every case, escapes all text and loads nothing from anywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from evals.cases import Case
from evals.charts import Bar, draw_bars, draw_histogram
from evals.errors import RunError
from evals.outputs import Output
from evals.report import render_report, write_report
from evals.runs import Run, describe_run, save_run
from evals.sources import Sources
from evals.systems import DEFAULT_TODAY

ATTACK = "</article><script>alert('x')</script><img src=https://evil.example/x>"


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture
def run(tmp_path: Path, cases: tuple[Case, ...], right: Mapping[str, Output], sources: Sources) -> Run:
    asked = (cases[0].model_copy(update={"question": ATTACK, "history": (ATTACK,)}), *cases[1:])
    quoted = tuple(c.model_copy(update={"quote": ATTACK}) for c in right["fi-1"].citations)
    bad = right["fi-1"].model_copy(update={"answer": ATTACK, "citations": quoted, "notices": (ATTACK,)})
    settings = describe_run(
        system=ATTACK,
        split="all",
        questions=[],
        cases=len(asked),
        today=DEFAULT_TODAY,
        corpus=tmp_path,
        index=tmp_path,
        sources=sources,
    )
    return save_run(tmp_path, settings, asked, {**right, "fi-1": bad}, sources)


def test_every_text_is_escaped_and_nothing_is_loaded(run: Run, sources: Sources) -> None:
    text = render_report(run, sources)
    page = Page(text)
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "img" not in {tag for tag, _ in page.tags}
    assert not [attrs for _, attrs in page.tags if {"src", "href"} & attrs.keys()]
    assert "@import" not in text
    assert "url(" not in text
    assert ATTACK in unescape(text)


def test_every_case_is_there_failures_first(run: Run, sources: Sources) -> None:
    page = Page(render_report(run, sources))
    articles = [attrs for tag, attrs in page.tags if tag == "article"]
    assert [a["data-show"] for a in articles] == ["wrong"] + ["right"] * 5
    assert re.fullmatch(r"missing\s+quote\s*", articles[0]["data-fault"] or "")
    assert [a["data-language"] for a in articles] == ["fi", "en", "en", "en", "fi", "fi"]


def test_question_answer_quote_and_source_stand_side_by_side(run: Run, sources: Sources) -> None:
    text = unescape(render_report(run, sources))
    for expected in ("How much is granted", "The grant is EUR 4 million. [1]", "Deck, slide 2", "4 milj. €"):
        assert expected in text
    assert "Vähintään 3 organisaatiota. Tuki on 4 milj. €." in text


def test_a_place_that_cannot_be_written_is_named(run: Run, sources: Sources, tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"none/report\.html"):
        write_report(run, sources, tmp_path / "none" / "report.html")


def test_charts_escape_and_scale() -> None:
    chart = draw_bars("a<b", [Bar("x<y", 0.5, 0.4, 0.6, 10), Bar("z", 0.0, 0.0, 0.0, 1)])
    assert "x&lt;y" in chart
    assert 'width="180.0"' in chart
    assert "50% (n=10)" in chart
    assert draw_histogram("t", [], "ms") == ""
    assert draw_histogram("t", [5.0, 5.0], "ms").count("<rect") == 20
