"""Topics told apart by a letter: found in headings and rows, named in questions, unknown letters seen as such."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from assistant.conversation.dialogue import resolve
from assistant.names.series import find_series
from assistant.names.terms import TermBook
from assistant.question.reading import read_question
from ingest.types import Document, Language, Passage, Section

VOUCHERS = {
    "fi": ("A-seteli Selvitys", "B-seteli – Muotoilu – 8 000 €", "C-seteli (1) Testaus", "C-seteli: 1.3.–9.4.2027"),
    "en": ("Voucher A Study", "Voucher B – Design – EUR 8,000", "Voucher C (1) Testing", "Voucher C: 1 March 2027"),
}
TRACKS = {
    "fi": ("Linja A – Kosteikot", "Linja B – Niityt ja laitumet", "Linja D – Lampien hoito"),
    "en": ("Track A – Wetlands", "Track B – Meadows and Pastures", "Track D – Care of Ponds"),
}
AIDS = {
    "fi": ("Tuki A – Kattotuki", "Tuki B – Kylätalotuki (2)", "Tuki B: 14.3.2029"),
    "en": ("Aid A – Roof Aid", "Aid B – Village Hall Aid (2)", "Aid B: 14.3.2029"),
}


def passages_of(headings: Mapping[str, tuple[str, ...]]) -> tuple[list[Passage], dict[str, Document]]:
    passages, documents = [], {}
    for name, lines in headings.items():
        language: Language = "fi" if name == "fi" else "en"
        other = "en" if language == "fi" else "fi"
        documents[name] = Document(name, "Guide", language, "markdown", "", "", "2031", counterpart=other)
        for k, line in enumerate(lines):
            passages.append(Passage(f"{name}{k}", name, Section((line,)), (line,), line, 0, len(line)))
    return passages, documents


def book_of(headings: Mapping[str, tuple[str, ...]]) -> TermBook:
    return TermBook((), *passages_of(headings))


def letters_in(book: TermBook, text: str) -> list[str]:
    return [mention.term[-1] for mention in book.link(text)]


def test_both_languages_of_a_guide_share_one_series() -> None:
    (series,) = find_series(*passages_of(TRACKS))
    assert series.nouns == {"fi": "linja", "en": "track"}
    assert series.letters == ("A", "B", "D")
    assert next(term.codes for term in series.terms()) == ("Linja A", "Track A")
    assert series.names["en", "D"] == ("Care of Ponds",)


def test_names_stand_after_the_letter_and_are_no_values_and_no_sentences() -> None:
    (series,) = find_series(*passages_of({**VOUCHERS, "en": (*VOUCHERS["en"], "Voucher C (2) What is tested?")}))
    assert series.names["fi", "B"] == ("Muotoilu",)
    assert series.names["en", "C"] == ("Testing",)
    assert [term.codes for term in series.terms()][2] == ("C-seteli", "Voucher C")


@pytest.mark.parametrize(
    ("headings", "text", "letters"),
    [
        (TRACKS, "Paljonko linjalla D saa?", "d"),
        (TRACKS, "linjoilla A ja B", "ab"),
        (TRACKS, "linjan b raportti", "b"),
        (TRACKS, "Who pays on Tracks A and D?", "ad"),
        (TRACKS, "Tracks A–D can be applied for", "abd"),
        (TRACKS, "track d deadline", "d"),
        (TRACKS, "Track A – Wetlands", "aa"),
        (VOUCHERS, "A-setelihakemus", "a"),
        (VOUCHERS, "A- ja C-seteli", "ac"),
        (VOUCHERS, "c-setelillä", "c"),
        (VOUCHERS, "Montako viikkoa B-päätös kestää?", "b"),
        (VOUCHERS, "Entä C?", "c"),
        (VOUCHERS, "And for B?", "b"),
        (VOUCHERS, "can a Voucher A project be given time", "a"),
        (AIDS, "Tuki A:ta voi hakea", "a"),
        (AIDS, "tuella B", "b"),
        (AIDS, "kattotuen haku", "a"),
        (AIDS, "kattotuessa", "a"),
    ],
)
def test_a_letter_is_read_in_its_forms(headings: Mapping[str, tuple[str, ...]], text: str, letters: str) -> None:
    assert "".join(letters_in(book_of(headings), text)) == letters


@pytest.mark.parametrize(
    ("headings", "text", "unknown"),
    [
        (TRACKS, "Milloin linjan H haku päättyy?", ("linjan H",)),
        (TRACKS, "When does Track H close?", ("Track H",)),
        (VOUCHERS, "F-seteli hakuaika", ("F-seteli",)),
        (AIDS, "Milloin Tuki G:n haku päättyy?", ("Tuki G:n",)),
        (TRACKS, "Milloin linjan A haku päättyy?", ()),
        (TRACKS, "Can the track I use be changed?", ()),
    ],
)
def test_a_letter_that_the_guide_does_not_have_is_unknown(
    headings: Mapping[str, tuple[str, ...]], text: str, unknown: tuple[str, ...]
) -> None:
    assert read_question(text, "fi", book_of(headings)).unknown_codes == unknown


@pytest.mark.parametrize(
    "text", ["Can a voucher be split?", "Is a voucher a grant?", "Part C is long", "Liite B", "E-lasku"]
)
def test_other_letters_are_none(text: str) -> None:
    assert letters_in(book_of(VOUCHERS), text) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("Liite A: Budjetti", "Liite B: Aikataulu"),
        ("Annex A – Budget", "Annex B – Timetable"),
        ("Can I apply?", "Can A school apply?"),
        ("Plan B", "Something else"),
        ("Osa A Yleistä", "Osa B Rahoitus"),
    ],
)
def test_appendices_parts_and_sentences_are_no_series(lines: tuple[str, ...]) -> None:
    assert find_series(*passages_of({"en": lines, "fi": lines})) == ()


@pytest.mark.parametrize(
    ("headings", "text", "letters"),
    [
        (AIDS, "roof grant deadline", "a"),
        (AIDS, "Paljonko kattoavustus on?", "a"),
        (AIDS, "the roof of our house", ""),
        (TRACKS, "What about meadows?", "b"),
        (TRACKS, "the wetland grant", "a"),
        (VOUCHERS, "Milloin testauseteliä haetaan?", "c"),
        (VOUCHERS, "muotoilusetelillä", "b"),
    ],
)
def test_a_question_may_name_a_topic_by_its_telling_part(
    headings: Mapping[str, tuple[str, ...]], text: str, letters: str
) -> None:
    reading = read_question(text, "fi", book_of(headings))
    assert "".join(sorted(term[-1] for term in reading.scopes)) == letters


@pytest.mark.parametrize(
    ("earlier", "question", "standalone"),
    [
        ("Kauanko on aikaa linjalla B?", "Entä linjoilla A ja D?", "Kauanko on aikaa linjoilla A ja D?"),
        ("Kauanko on aikaa linjoilla A ja D?", "Entä linjalla B?", "Kauanko on aikaa linjalla B?"),
        ("Mikä on linjan A osuus?", "Entä D?", "Mikä on linjan D osuus?"),
        ("When can I apply for a wetland?", "What about meadows?", "When can I apply for meadows?"),
    ],
)
def test_a_lettered_topic_gives_way_to_another(earlier: str, question: str, standalone: str) -> None:
    language: Language = "en" if earlier.startswith("When") else "fi"
    assert resolve(question, [earlier], language, book_of(TRACKS)).text == standalone


def test_a_letter_takes_over_the_noun_behind_the_old_one() -> None:
    resolved = resolve("Entä C?", ["Montako viikkoa B-päätös kestää?"], "fi", book_of(VOUCHERS))
    assert resolved.text == "Montako viikkoa C-päätös kestää?"
