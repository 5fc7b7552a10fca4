"""`layout.toml` and `glossary.toml`: read strictly, errors name the file and the entry."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.corpus import Corpus, hash_corpus, load_corpus
from ingest.errors import ManifestError
from ingest.glossary import load_glossary
from ingest.layout import load_layouts
from ingest.types import Slide

Maker = Callable[[dict[str, str | bytes]], Path]

LAYOUT = """\
[[layout]]
document = "deck.fi"
slide = 2
columns = [
  { heading = "Ehdot", first = "Vähintään" },
  { heading = "Raha", first = "Budjetti", last = "20 000" },
]
"""
GLOSSARY = """\
[[term]]
id = "ka910"
codes = ["KA910"]
fi = ["pieni pilotti"]
en = ["small pilot"]

[[term]]
id = "ka920"
fi = ["suuri pilotti"]
"""


def test_a_layout_gives_columns_to_its_slide(small_corpus: Path) -> None:
    (small_corpus / "layout.toml").write_text(LAYOUT, encoding="utf-8")
    assert [c.heading for c in load_layouts(small_corpus)["deck.fi", 2]] == ["Ehdot", "Raha"]
    paths = {p.text: p.heading_path for p in load_corpus(small_corpus).passages}
    assert paths["Vähintään 3 organisaatiota"][-1] == "Ehdot"
    assert paths["Budjetti perustuu kertakorvaukseen: 10 000 €, 20 000 €"][-1] == "Raha"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("slide = 2", "slide = 0", "layout.0.slide"),
        ("slide = 2", "slide = 2\nside = 'left'", "layout.0.side"),
        ('heading = "Ehdot", ', "", "layout.0.columns.0.heading"),
        ('first = "Budjetti"', 'first = ""', "layout.0.columns.1.first"),
        ("[[layout]]", "[[layouts]]", "layouts"),
        ("slide = 2", "slide = ", "TOML"),
        ('document = "deck.fi"', 'document = "desk.fi"', "slide 2 of 'desk.fi': no such document"),
        ('document = "deck.fi"', 'document = "deck.fi"\n# \udce4', "TOML"),
    ],
)
def test_a_mistake_in_the_layout_is_named(old: str, new: str, says: str, small_corpus: Path) -> None:
    path = small_corpus / "layout.toml"
    path.write_bytes(LAYOUT.replace(old, new).encode("utf-8", "surrogateescape"))
    with pytest.raises(ManifestError, match=re.escape(says)) as caught:
        load_corpus(small_corpus)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("words", ["first = 'Vahintaan'", "first = 'Budjetti', last = 'Vahintaan'"])
def test_a_layout_whose_words_are_not_on_the_slide_is_an_error(words: str, small_corpus: Path) -> None:
    """A column that opens nowhere would put its statements under the wrong one, silently."""
    layout = f'[[layout]]\ndocument = "deck.fi"\nslide = 2\ncolumns = [{{ heading = "Ehdot", {words} }}]\n'
    (small_corpus / "layout.toml").write_text(layout, encoding="utf-8")
    with pytest.raises(ManifestError, match=r"layout\.toml.*slide 2 of 'deck\.fi'.*'Vahintaan'"):
        load_corpus(small_corpus)


def test_a_layout_of_a_slide_that_is_not_there_is_an_error(small_corpus: Path) -> None:
    (small_corpus / "layout.toml").write_text(LAYOUT.replace("slide = 2", "slide = 9"), encoding="utf-8")
    with pytest.raises(ManifestError, match=r"layout\.toml.*slide 9 of 'deck\.fi'"):
        load_corpus(small_corpus)


def test_a_glossary_is_read(small_corpus: Path) -> None:
    assert load_glossary(small_corpus) == ()
    (small_corpus / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    first, second = load_corpus(small_corpus).terms
    assert (first.codes, first.fi, first.en) == (("KA910",), ("pieni pilotti",), ("small pilot",))
    assert (second.codes, second.covered, second.broader) == ((), True, None)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('id = "ka920"', 'id = "ka910"', "two terms have the id 'ka910'"),
        ('id = "ka920"', "", "term.1.id"),
        ('fi = ["suuri pilotti"]', 'fi = "suuri pilotti"', "term.1.fi"),
        ('fi = ["suuri pilotti"]', 'sv = ["stor pilot"]', "term.1.sv"),
        ('fi = ["suuri pilotti"]', 'fi = ["suuri pilotti"', "TOML"),
        ("[[term]]", "[[word]]", "word"),
        ("small pilot", "sm\udce4ll pilot", "TOML"),
    ],
)
def test_a_mistake_in_the_glossary_is_named(old: str, new: str, says: str, small_corpus: Path) -> None:
    path = small_corpus / "glossary.toml"
    path.write_bytes(GLOSSARY.replace(old, new).encode("utf-8", "surrogateescape"))
    with pytest.raises(ManifestError, match=re.escape(says)) as caught:
        load_corpus(small_corpus)
    assert str(path) in str(caught.value)


def test_the_bundled_glossary_names_every_term_in_both_languages(bundled: Corpus) -> None:
    ids = {term.id for term in bundled.terms}
    for term in bundled.terms:
        assert (term.fi and term.en) or term.codes, term.id
        assert term.broader is None or term.broader in ids, term.id


def test_the_bundled_layouts_use_every_column(bundled: Corpus) -> None:
    """Each column of each slide has something under it."""
    root = Path(__file__).resolve().parents[2]
    layouts = load_layouts(root / "corpus")
    assert layouts
    for (document_id, number), columns in layouts.items():
        on_slide = [
            p
            for p in bundled.passages
            if p.document_id == document_id and isinstance(p.locator, Slide) and p.locator.number == number
        ]
        for column in columns:
            assert any(column.heading in p.heading_path for p in on_slide), (document_id, number, column.heading)


@pytest.mark.parametrize("name", ["corpus.toml", "deck.fi.txt", "handbook.en.md", "glossary.toml", "layout.toml"])
def test_the_corpus_hash_changes_with_every_file(name: str, small_corpus: Path) -> None:
    (small_corpus / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    (small_corpus / "layout.toml").write_text(LAYOUT, encoding="utf-8")
    before = hash_corpus(small_corpus)
    assert hash_corpus(small_corpus) == before
    (small_corpus / "README").write_text("not part of it", encoding="utf-8")
    assert hash_corpus(small_corpus) == before
    with (small_corpus / name).open("a", encoding="utf-8") as file:
        file.write("# more\n")
    assert hash_corpus(small_corpus) != before
