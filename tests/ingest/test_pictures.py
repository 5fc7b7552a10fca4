"""Pictures of pages: the marked rectangles lie on the ink of the quote."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ingest.build import build_index
from ingest.errors import DocumentError
from ingest.index import open_index
from ingest.pictures import page_picture, quote_rectangles
from ingest.settings import Settings
from tests.ingest.made_files import Chapter, make_guide

MANIFEST = """\
[[document]]
id = "guide.en"
file = "guide.pdf"
title = "Guide"
language = "en"
kind = "pdf"

[[document]]
id = "note.en"
file = "note.md"
title = "Note"
language = "en"
kind = "markdown"
"""
DEADLINE = (
    "Applications are submitted by 19 February 2031 at 12:00 Brussels time, and not a minute later than that, please."
)


@pytest.fixture
def settings(make_corpus, tmp_path: Path, embedder) -> Settings:
    make_guide(
        tmp_path / "guide.pdf", [Chapter("One", ("First.", "Before it.")), Chapter("Two", (DEADLINE, "After it."))]
    )
    pdf = (tmp_path / "guide.pdf").read_bytes()
    corpus = make_corpus({"corpus.toml": MANIFEST, "guide.pdf": pdf, "note.md": "# Note\n\nText.\n"})
    made = Settings(corpus=corpus, index=tmp_path / "index")
    build_index(corpus, made.index_dir, embedder)
    return made


def test_a_quotes_rectangles_hold_its_ink_and_nothing_else(settings: Settings) -> None:
    source = open_index(settings.index_dir, "fake").sources["guide.en"]
    start = source.index(DEADLINE)
    rectangles = quote_rectangles(settings, "guide.en", start, start + len(DEADLINE))
    assert len(rectangles) == 2, "it is printed on two lines"
    assert {page for page, *_ in rectangles} == {2}
    picture = Image.open(BytesIO(page_picture(settings, "guide.en", 2, 2.0))).convert("L")
    width, height = picture.size
    assert (width, height) == (1191, 1684)
    for _, x0, y0, x1, y1 in rectangles:
        inside = picture.crop((int(x0 * width), int(y0 * height), int(x1 * width) + 1, int(y1 * height) + 1))
        assert inside.getextrema()[0] < 100, "there is ink in it"
        picture.paste(255, (int(x0 * width) - 1, int(y0 * height) - 2, int(x1 * width) + 2, int(y1 * height) + 3))
    band = picture.crop((0, int(rectangles[0][2] * height), width, int(rectangles[1][4] * height)))
    assert band.getextrema()[0] > 200, "and none of the quote beside it"


def test_a_part_of_a_line_is_a_part_of_its_rectangle(settings: Settings) -> None:
    source = open_index(settings.index_dir, "fake").sources["guide.en"]
    start = source.index(DEADLINE)
    ((_, *whole),) = quote_rectangles(settings, "guide.en", start, start + 40)
    ((_, *part),) = quote_rectangles(settings, "guide.en", start + 10, start + 20)
    assert whole[0] < part[0] < part[2] < whole[2]
    assert (whole[1], whole[3]) == (part[1], part[3])


def test_places_survive_an_ingest_that_reads_nothing_again(settings: Settings, embedder) -> None:
    before = quote_rectangles(settings, "guide.en", 0, 200)
    (settings.corpus / "note.md").write_text("# Note\n\nAnother text.\n", encoding="utf-8")
    assert build_index(settings.corpus, settings.index_dir, embedder).parsed == 1
    assert quote_rectangles(settings, "guide.en", 0, 200) == before != ()


def test_what_has_no_pages_has_no_rectangles_and_no_picture(settings: Settings) -> None:
    assert quote_rectangles(settings, "note.en", 0, 10) == ()
    with pytest.raises(DocumentError, match="no PDF"):
        page_picture(settings, "note.en", 1)
    with pytest.raises(DocumentError, match=r"guide\.pdf: it has no page 9; it has 2"):
        page_picture(settings, "guide.en", 9)
