"""The English renderings against their Finnish originals: nothing lost, added or changed in value."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Hashable
from pathlib import Path

import pytest

from ingest.corpus import Corpus, LoadedDocument, load_corpus
from ingest.frontmatter import read_front_matter
from ingest.types import SectionText, Slide
from ingest.values import read_numbers, read_values

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "corpus"

# The owner's documents, byte for byte.
ORIGINALS = {
    "vet-call-2026.fi.txt": "e4494d4709d998ed4ba37595efa750c27616cb182bd6a163e549c5ca373635e8",
    "guide-key-action-1.fi.txt": "0693e56d32db8fe762e731aeb82347ab45ccaa05d4197f30a814a03a85e470ba",
}
PAIRS = {"vet-call-2026.fi": "vet-call-2026.en", "guide-key-action-1.fi": "guide-key-action-1.en"}

# Differences that are no mistakes. Slide: (what only the Finnish or only the English has, why).
HARMLESS_VALUES = {
    22: ({("count", 1)}, "'vain yhden kerran' counts one time; English says 'only once'"),
}
HARMLESS_NAMES = {
    28: (
        {"STEM": 1},
        "'STEM-alojen taitopajat (STEM Skills Foundries)' gives the name in both languages; English has it once",
    ),
    40: ({"EU": 1}, "'unionin edustustoihin' are the 'EU Delegations'"),
}

LINK = re.compile(r"https?://\S+|\S+(?:@|\(at\)|\(@\))\S+")
NAME = re.compile(r"(?<![\w/])[A-ZÄÖ]{2,}[0-9]*(?:-VET)?|(?<![\w/])E\+")


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    return load_corpus(ROOT / "corpus")


@pytest.fixture(scope="module")
def documents(bundled: Corpus) -> dict[str, LoadedDocument]:
    return {loaded.document.id: loaded for loaded in bundled.documents}


def slide_pair(documents: dict[str, LoadedDocument], number: int) -> tuple[SectionText, SectionText]:
    fi, en = (documents[f"vet-call-2026.{language}"].sections[number - 1] for language in ("fi", "en"))
    assert isinstance(fi.locator, Slide)
    assert isinstance(en.locator, Slide)
    assert fi.locator.number == en.locator.number == number
    return fi, en


def values(text: str) -> Counter[Hashable]:
    """Dates, times, amounts, percentages, durations, counts, years and codes, by value."""
    return Counter((value.kind, value.key) for value in read_values(LINK.sub(" ", text)))


def other_numbers(text: str) -> Counter[str]:
    """Digits that stand in no value: the year row of a chart, `(1)` in a title."""
    rest = list(LINK.sub(" ", text))
    for value in read_values("".join(rest)):
        rest[value.start : value.end] = " " * (value.end - value.start)
    return Counter(re.findall(r"\d+", "".join(rest)))


def names(text: str) -> Counter[str]:
    """Action codes and abbreviations (KA210-VET, EACEA, E+); the euro has its sign in Finnish."""
    return Counter(name for name in NAME.findall(LINK.sub(" ", text)) if name != "EUR")


def difference(one: Counter[Hashable], other: Counter[Hashable]) -> Counter[Hashable]:
    return (one - other) + (other - one)


@pytest.mark.parametrize("name", ORIGINALS)
def test_the_originals_are_the_owners(name: str) -> None:
    assert hashlib.sha256((ROOT / "corpus" / name).read_bytes()).hexdigest() == ORIGINALS[name]


@pytest.mark.parametrize("name", ORIGINALS)
@pytest.mark.skipif(not SHARED.is_dir(), reason="the owner's copies are not on this machine")
def test_the_originals_are_the_shared_ones(name: str) -> None:
    assert (ROOT / "corpus" / name).read_bytes() == (SHARED / name).read_bytes()


@pytest.mark.parametrize(("original", "rendering"), PAIRS.items())
def test_a_rendering_is_marked_as_unofficial(
    original: str, rendering: str, documents: dict[str, LoadedDocument]
) -> None:
    fi, en = documents[original].document, documents[rendering].document
    assert (fi.language, en.language) == ("fi", "en")
    assert (fi.counterpart, en.counterpart) == (rendering, original)
    assert (fi.translation_of, en.translation_of) == (None, original)
    assert "unofficial translation" in en.title
    assert "Unofficial English translation" in en.licence
    assert "Finnish original prevails" in en.licence
    assert (fi.kind, fi.edition, fi.url) == (en.kind, en.edition, en.url)
    front = read_front_matter(documents[rendering].source)
    assert front["translation_of"] == original
    assert front["note"] == "Unofficial English translation. The Finnish original prevails."


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_english_section_leads_to_its_original(
    language: str, bundled: Corpus, documents: dict[str, LoadedDocument]
) -> None:
    for section in bundled.sections:
        document = documents[section.document_id].document
        if document.language == language:
            assert (document.translation_of is not None) == (language == "en")


def test_the_decks_have_the_same_slides(documents: dict[str, LoadedDocument]) -> None:
    fi, en = (documents[f"vet-call-2026.{language}"].sections for language in ("fi", "en"))
    assert len(fi) == len(en) == 50
    for one, other in zip(fi, en, strict=True):
        assert isinstance(one.locator, Slide)
        assert isinstance(other.locator, Slide)
        assert (one.locator.number, one.locator.derived) == (other.locator.number, other.locator.derived)


@pytest.mark.parametrize("number", range(1, 51))
def test_a_slide_states_the_same_values(number: int, documents: dict[str, LoadedDocument]) -> None:
    fi, en = slide_pair(documents, number)
    harmless, _ = HARMLESS_VALUES.get(number, (set(), ""))
    left = difference(values(fi.text), values(en.text))
    assert {(kind, int(key[0])) for kind, key in left} <= harmless, left
    assert other_numbers(fi.text) == other_numbers(en.text)
    assert read_numbers(fi.text) == read_numbers(en.text)


@pytest.mark.parametrize("number", range(1, 51))
def test_a_slide_names_the_same_codes(number: int, documents: dict[str, LoadedDocument]) -> None:
    fi, en = slide_pair(documents, number)
    harmless, _ = HARMLESS_NAMES.get(number, ({}, ""))
    assert difference(names(fi.text), names(en.text)) - Counter(harmless) == Counter()


@pytest.mark.parametrize("number", range(1, 51))
def test_a_slide_gives_the_same_links_and_addresses(number: int, documents: dict[str, LoadedDocument]) -> None:
    fi, en = slide_pair(documents, number)
    assert Counter(LINK.findall(fi.text)) == Counter(LINK.findall(en.text))


@pytest.mark.parametrize("number", range(1, 51))
def test_a_slide_has_the_same_bullets(number: int, documents: dict[str, LoadedDocument]) -> None:
    fi, en = slide_pair(documents, number)
    assert fi.text.count("\n• ") == en.text.count("\n• ")


def test_the_page_has_the_same_sections_bullets_and_values(documents: dict[str, LoadedDocument]) -> None:
    fi, en = (documents[f"guide-key-action-1.{language}"].sections for language in ("fi", "en"))
    shapes = [[(s.text.count("\n• "), len(s.text.split("\n"))) for s in sections] for sections in (fi, en)]
    assert shapes[0] == shapes[1]
    for one, other in zip(fi, en, strict=True):
        assert values(one.text) == values(other.text)
        assert names(one.text) == names(other.text)


@pytest.mark.parametrize(
    ("finnish", "english"),
    [
        ("20.1.2026 klo 14-16", "20 January 2026 at 14:00–16:00"),
        ("5. maaliskuuta 2026 klo 13.00", "5 March 2026 at 13:00"),
        ("4 milj.€", "EUR 4 million"),
        ("noin 17,5 miljoonaa euroa", "around EUR 17.5 million"),
        ("3 kk-12kk", "3–12 months"),
        ("enintään 80% kustannuksista", "at most 80% of the costs"),
        ("KA210-VET", "KA210-VET"),
    ],
)
def test_this_comparison_knows_equal_values(finnish: str, english: str) -> None:
    assert values(finnish) == values(english) != Counter()


@pytest.mark.parametrize(
    ("finnish", "english"),
    [
        ("20.1.2026 klo 14-16", "20 January 2026 at 14:00–15:00"),
        ("5.3.2026", "3 May 2026"),
        ("4 milj.€", "EUR 4,000"),
        ("2–60 pv", "2–60 months"),
        ("KA210-VET", "KA220-VET"),
    ],
)
def test_this_comparison_knows_different_values(finnish: str, english: str) -> None:
    assert values(finnish) != values(english)
