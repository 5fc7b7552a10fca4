"""The page of a PDF as a picture: the right page, the quote marked where it is printed, harmless whatever it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.pdfgen import canvas
from streamlit.testing.v1 import AppTest

from assistant.page.conversation import Opened
from assistant.page.markup import picture_html
from assistant.page.pictures import draw_source
from assistant.page.sources import find_section
from assistant.page.texts import load_texts
from ingest.build import build_index
from ingest.embedder import open_embedder
from ingest.errors import GuideError
from ingest.index import Index, open_index
from ingest.settings import Settings

pytestmark = pytest.mark.model

QUOTE = "The deadline of the KA220 call is 6 March 2031 at 13:00 Finnish time."
MANIFEST = """\
[[document]]
id = "guide.en"
file = "guide.pdf"
title = "Guide"
language = "en"
kind = "pdf"
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Index]:
    """A PDF of two pages, the quote on the second."""
    corpus = tmp_path_factory.mktemp("pdf-corpus")
    sheet = canvas.Canvas(str(corpus / "guide.pdf"), pagesize=(595, 842))
    for lines in (("Introduction", "This guide is about the calls of 2031 and nothing else."), ("Deadlines", QUOTE)):
        sheet.setFont("Helvetica-Bold", 18)
        sheet.drawString(72, 760, lines[0])
        sheet.setFont("Helvetica", 11)
        sheet.drawString(72, 700, lines[1])
        sheet.showPage()
    sheet.save()
    (corpus / "corpus.toml").write_text(MANIFEST, encoding="utf-8")
    (corpus / "glossary.toml").write_text("", encoding="utf-8")
    settings = Settings(corpus=corpus, index=tmp_path_factory.mktemp("pdf-index"))
    embedder = open_embedder("packaged", 2)
    build_index(corpus, settings.index_dir, embedder)
    return settings, open_index(settings.index_dir, embedder.name)


def opened_at_quote(index: Index) -> Opened:
    start = index.sources["guide.en"].index("6 March 2031")
    place = next(k for k, s in enumerate(index.sections) if s.start <= start < s.end)
    return Opened("guide.en", place, ((start, start + len("6 March 2031")),))


def test_the_page_of_the_quote_is_drawn_with_the_quote_marked(made: tuple[Settings, Index]) -> None:
    settings, index = made
    shown = opened_at_quote(index)
    found = find_section(index, shown)
    assert found is not None
    picture = draw_source(settings, found, shown.quotes)
    assert picture is not None
    assert picture.number == 2
    (mark,) = picture.marks
    assert 0.1 < mark.left < 0.9
    assert 0.14 < mark.top < 0.19, "700 of 842 points from below"
    assert Image.open(BytesIO(picture.png)).size[1] > 1000


def test_without_a_quote_the_sections_own_page_is_drawn(made: tuple[Settings, Index]) -> None:
    settings, index = made
    found = find_section(index, Opened("guide.en", 0))
    assert found is not None
    picture = draw_source(settings, found, ())
    assert picture is not None
    assert (picture.number, picture.marks) == (1, ())


def test_what_is_no_pdf_has_no_picture(made: tuple[Settings, Index]) -> None:
    settings, index = made
    found = find_section(index, Opened("guide.en", 0))
    assert found is not None
    text = replace(found, document=replace(found.document, kind="text"))
    assert draw_source(settings, text, ()) is None


def test_the_picture_is_data_and_has_a_text_alternative(made: tuple[Settings, Index]) -> None:
    settings, index = made
    shown = opened_at_quote(index)
    found = find_section(index, shown)
    assert found is not None
    picture = draw_source(settings, found, shown.quotes)
    assert picture is not None
    written = picture_html(picture, load_texts("fi"))
    assert written.count('src="data:image/png;base64,') == 1
    assert "http" not in written
    assert 'alt="Sivu 2 kuvana' in written
    assert written.count("eg-page-mark") == 1


@pytest.fixture
def page(made: tuple[Settings, Index], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], Any]:
    settings, index = made
    monkeypatch.setenv("ERASMUS_GUIDE_CORPUS", str(settings.corpus))
    monkeypatch.setenv("ERASMUS_GUIDE_INDEX", str(settings.index_dir))
    monkeypatch.setenv("ERASMUS_GUIDE_FEEDBACK", str(tmp_path / "feedback.sqlite"))

    def opened() -> AppTest:
        test = AppTest.from_file(Path(__file__).resolve().parents[2] / "app.py", default_timeout=60)
        test.session_state["opened"] = opened_at_quote(index)
        return test.run()

    return opened


def test_the_opened_source_shows_the_page_above_its_text(page: Callable[[], Any]) -> None:
    drawn = page()
    assert not drawn.exception
    written = [element.value for element in drawn.html]
    (picture,) = [k for k, value in enumerate(written) if '<figure class="eg-page"' in value]
    (text,) = [k for k, value in enumerate(written) if "<mark>6 March 2031</mark>" in value]
    assert picture < text


def test_a_page_that_cannot_be_drawn_leaves_its_text(
    page: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise GuideError("guide.pdf: cannot be drawn")

    monkeypatch.setattr("views.source.draw_source", fail)
    drawn = page()
    assert not drawn.exception
    assert any("<mark>6 March 2031</mark>" in element.value for element in drawn.html)
    assert "cannot be drawn" in caplog.text
