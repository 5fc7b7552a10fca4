"""Disagreements: the other language, another slide or the edition before has another value, and the answer says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from assistant.answers.disagreement import Disagreements, tell
from assistant.engine import Assistant
from assistant.names.terms import TermBook
from assistant.passages.units import build_units
from assistant.retrieval.candidates import pair_sections
from assistant.types import Citation
from assistant.wording.phrases import say
from ingest.build import build_index
from ingest.corpus import load_corpus
from ingest.embedder import open_embedder
from ingest.index import Index
from ingest.settings import Settings
from ingest.types import Language
from ingest.values import read_values

TODAY = date(2031, 1, 10)
FINNISH = """\
# Kyläkokeilut (RV12)

- Tuki on enintään 30 000 €
- Hankkeen kesto on 6–24 kk
- Hankkeessa on vähintään 3 organisaatiota
- Tuki kattaa 80 % kuluista

# Hakuajat

- Kyläkokeilujen haku (RV12): 5.3.2031 klo 13.00
- Kylävierailujen haku (RV14): 9.4.2031 klo 13.00
"""
ENGLISH = """\
# Village Trials (RV12)

- The grant is at most EUR 30,000
- The project lasts 6–24 months
- A project has at least 3 organisations
- The grant covers 80% of the costs

# Deadlines

- Call for Village Trials (RV12): 5 March 2031 at 13:00
- Call for Village Visits (RV14): 9 April 2031 at 13:00
"""
ENTRY = """\
[[document]]
id = "{id}"
file = "{id}.md"
title = "Guide"
language = "{language}"
kind = "markdown"
edition = "{edition}"
"""
Texts = dict[str, str]
Writer = Callable[[Texts], Path]


@pytest.fixture
def write(tmp_path: Path) -> Writer:
    """A function that writes documents by id ("guide-2031.fi") as a corpus; those of one year are counterparts."""

    def make(texts: Texts) -> Path:
        entries = []
        for name, text in texts.items():
            (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
            series, language = name.split(".")
            other = f"{series}.{'en' if language == 'fi' else 'fi'}"
            entry = ENTRY.format(id=name, language=language, edition=series[-4:])
            entries.append(entry + (f'counterpart = "{other}"\n' if other in texts else ""))
        (tmp_path / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")
        return tmp_path

    return make


def read_index(folder: Path) -> Index:
    corpus, none = load_corpus(folder), np.zeros((0, 8), np.float32)
    documents = {loaded.document.id: loaded.document for loaded in corpus.documents}
    sources = {loaded.document.id: loaded.source for loaded in corpus.documents}
    return Index(documents, sources, corpus.sections, corpus.passages, none, none, none, corpus.terms)


def disagreements(index: Index) -> Disagreements:
    book = TermBook(index.terms, index.passages, index.documents)
    return Disagreements(index, build_units(index, book), book, pair_sections(index))


def all_alarms(folder: Path) -> set[tuple[str, str, str, str]]:
    """Every disagreement of a corpus: where, the document, the own value and the other one."""
    index = read_index(folder)
    book = TermBook(index.terms, index.passages, index.documents)
    units = build_units(index, book)
    held = Disagreements(index, units, book, pair_sections(index))
    return {
        (one.where, unit.document.id, one.own.text, one.other.text)
        for unit in units
        if not unit.is_list
        for one in held.about(unit)
    }


def cite(index: Index, document_id: str, text: str) -> Citation:
    """A citation of the passage that holds a text."""
    passage = next(p for p in index.passages if p.document_id == document_id and text in p.text)
    document = index.documents[document_id]
    return Citation(
        1, document_id, document.title, document.language, passage.locator, text, passage.start, passage.end, ""
    )


def test_versions_that_agree_are_silent(write: Writer) -> None:
    assert all_alarms(write({"guide-2031.fi": FINNISH, "guide-2031.en": ENGLISH})) == set()


def test_languages_that_disagree_on_an_amount_and_a_date(write: Writer) -> None:
    english = ENGLISH.replace("EUR 30,000", "EUR 45,000").replace("5 March", "12 March")
    assert all_alarms(write({"guide-2031.fi": FINNISH, "guide-2031.en": english})) == {
        ("language", "guide-2031.fi", "30 000 €", "EUR 45,000"),
        ("language", "guide-2031.en", "EUR 45,000", "30 000 €"),
        ("language", "guide-2031.fi", "5.3.2031", "12 March 2031"),
        ("language", "guide-2031.en", "12 March 2031", "5.3.2031"),
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("5 March 2031", "March 2031"),  # less close
        ("5 March 2031", "5 March"),  # no year
        ("EUR 30,000", "EUR 20,000–30,000"),  # the end of a range
        ("6–24 months", "half a year to two years"),
        ("3 organisations", "3 partners"),
    ],
)
def test_a_value_said_less_closely_or_otherwise_is_no_other_one(write: Writer, before: str, after: str) -> None:
    english = ENGLISH.replace(before, after)
    assert english != ENGLISH
    assert all_alarms(write({"guide-2031.fi": FINNISH, "guide-2031.en": english})) == set()


def test_another_order_or_a_missing_line_is_no_disagreement(write: Writer) -> None:
    lines = ENGLISH.splitlines(keepends=True)
    swapped = "".join([*lines[:-2], lines[-1], lines[-2]])
    assert all_alarms(write({"guide-2031.fi": FINNISH, "guide-2031.en": swapped})) == set()
    shorter = ENGLISH.replace("- The project lasts 6–24 months\n", "")
    assert all_alarms(write({"guide-2031.fi": FINNISH, "guide-2031.en": shorter})) == set()


def test_versions_that_do_not_run_side_by_side_are_not_compared(write: Writer) -> None:
    moved = "# Preface\n\nThe fund has EUR 7,000,000 and 12 people for 4 years.\n\n" + ENGLISH
    assert all_alarms(write({"guide-2031.fi": FINNISH, "guide-2031.en": moved})) == set()


def test_two_places_of_one_document_with_other_closing_dates(write: Writer) -> None:
    twice = FINNISH + "\n# Pähkinänkuoressa\n\n- Kyläkokeilut (RV12): haku 15.3.2031\n"
    found = all_alarms(write({"guide-2031.fi": twice}))
    assert found == {
        ("document", "guide-2031.fi", "5.3.2031", "15.3.2031"),
        ("document", "guide-2031.fi", "15.3.2031", "5.3.2031"),
    }


@pytest.mark.parametrize(
    "line",
    [
        "- Kyläkokeilut (RV12): haku maaliskuussa",  # less close
        "- Pienhankkeiden (RV16) haku 15.3.2031",  # another case
        "- Kyläkokeilut (RV12): haku aukeaa 15.1.2031",  # another date of the call
        "- Kyläkokeilut (RV12): hakuinfo 15.1.2031",  # a session
        "- Kyläkokeilut (RV12): 2. kierroksen haku 15.9.2031",  # another round
        "- Kyläkokeilut (RV12): haku 15.3.2032",  # another year
    ],
)
def test_what_only_looks_alike_is_silent(write: Writer, line: str) -> None:
    assert all_alarms(write({"guide-2031.fi": f"{FINNISH}\n# Haku pähkinänkuoressa\n\n{line}\n"})) == set()


def test_cases_with_the_same_label_and_choices_are_silent(write: Writer) -> None:
    cases = """\
# Kyläkokeilut (RV12)

- Tuki hankkeelle enintään 30 000 €
- Hankkeen kesto enintään 24 kk

# Kylävierailut (RV14)

- Tuki hankkeelle enintään 60 000 €
- Hankkeen kesto enintään 12 kk

# Haku

- Kyläkokeilut (RV12): haku 5.3.2031
- Kyläkokeilut (RV12): haku 5.9.2031

# Haut kootusti

- Kyläkokeilut (RV12): haku 1.10.2031
"""
    assert all_alarms(write({"guide-2031.fi": cases})) == set()


def test_the_same_line_with_another_amount_on_two_slides(write: Writer) -> None:
    twice = FINNISH + "\n# Kyläkokeilut (RV12)\n\n- Hankkeen kesto on 6–24 kk\n- Tuki kattaa 90 % kuluista\n"
    found = all_alarms(write({"guide-2031.fi": twice}))
    assert ("document", "guide-2031.fi", "80 %", "90 %") in found
    assert {values for *_, values in found} == {"80 %", "90 %"}


def test_only_what_the_answer_states_is_told_and_only_once(write: Writer) -> None:
    english = ENGLISH.replace("EUR 30,000", "EUR 45,000").replace("80%", "90%")
    index = read_index(write({"guide-2031.fi": FINNISH, "guide-2031.en": english}))
    held, grant = disagreements(index), cite(index, "guide-2031.fi", "30 000 €")
    found = held.find([grant, grant], read_values("Tuki on enintään 30 000 €."), editions=True)
    assert [(one.own.text, one.other.text) for one in found] == [("30 000 €", "EUR 45,000")]
    assert held.find([grant], read_values("Tuki kattaa 80 % kuluista."), editions=True) == ()


def test_an_answer_that_quotes_both_places_has_one_remark(write: Writer) -> None:
    index = read_index(
        write({"guide-2031.fi": FINNISH + "\n# Pähkinänkuoressa\n\n- Kyläkokeilut (RV12): haku 15.3.2031\n"})
    )
    both = [cite(index, "guide-2031.fi", day) for day in ("5.3.2031", "15.3.2031")]
    found = disagreements(index).find(both, read_values("Haku päättyy 5.3.2031 tai 15.3.2031."), editions=True)
    assert len(found) == 1


def test_the_edition_before_only_where_it_is_asked_for(write: Writer) -> None:
    later = FINNISH.replace("2031", "2032").replace("30 000", "45 000").replace("5.3.", "8.3.")
    index = read_index(write({"guide-2031.fi": FINNISH, "guide-2032.fi": later}))
    held, grant = disagreements(index), cite(index, "guide-2032.fi", "45 000 €")
    (found,) = held.find([grant], read_values("Tuki on enintään 45 000 €."), editions=True)
    assert (found.where, found.other.text, found.unit.document.edition) == ("edition", "30 000 €", "2031")
    said = tell(found, "fi")
    assert "45 000 €" in said
    assert "30 000 €" in said
    assert "2031" in said
    assert held.find([grant], read_values("Tuki on enintään 45 000 €."), editions=False) == ()
    call = cite(index, "guide-2032.fi", "8.3.2032")  # dates are new every year
    assert held.find([call], read_values("Haku päättyy 8.3.2032."), editions=True) == ()
    older = cite(index, "guide-2031.fi", "30 000 €")  # what comes later is not held against an earlier edition
    assert held.find([older], read_values("30 000 €"), editions=True) == ()


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("where", ["document", "language_fi", "language_en", "edition"])
def test_every_remark_names_both_values_and_the_place(language: Language, where: str) -> None:
    said = say(f"disagrees_{where}", language, own="OWN", other="OTHER", place="PLACE", edition="2031")
    assert all(part in said for part in ("OWN", "OTHER", "PLACE"))


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Milloin Erasmus-akkreditoinnin haku päättyy?", ("29. syyskuuta 2026", "lokakuussa", "dia 11")),
        ("When is the call for Erasmus accreditation (KA120)?", ("29 September 2026", "October", "slide 11")),
    ],
)
def test_the_bundled_guide_gives_two_dates_for_accreditation(
    guide_assistant: Assistant, question: str, values: tuple[str, ...]
) -> None:
    answer = guide_assistant.ask(question, today=date(2026, 1, 10))
    notices = [notice for notice in answer.notices if values[1] in notice]
    assert len(notices) == 1
    assert all(value in notices[0] for value in values)
    assert values[1] not in answer.text


def test_the_bundled_guide_raises_no_other_alarm() -> None:
    found = all_alarms(Path(__file__).resolve().parents[3] / "corpus")
    assert {frozenset(values) for _, _, *values in found} == {
        frozenset({"lokakuussa", "29. syyskuuta 2026"}),
        frozenset({"October", "29 September 2026"}),
    }


@pytest.mark.model
def test_an_answer_names_the_other_value_and_where_it_stands(
    write: Writer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    index = tmp_path_factory.mktemp("disagreeing-index")
    corpus = write({"guide-2031.fi": FINNISH, "guide-2031.en": ENGLISH.replace("EUR 30,000", "EUR 45,000")})
    build_index(corpus, index, open_embedder("packaged", 1))
    assistant = Assistant.from_index(Settings(corpus=corpus, index=index, embedder="packaged", reader="off"))
    finnish = assistant.ask("Paljonko on Kyläkokeilujen tuki?", today=TODAY)
    assert "30 000 €" in finnish.text
    assert any("EUR 45,000" in n and "englanninkielisessä" in n and "Village Trials" in n for n in finnish.notices)
    english = assistant.ask("How much is the Village Trials grant at most?", today=TODAY)
    assert "EUR 45,000" in english.text
    assert any("30 000 €" in n and "Finnish version" in n for n in english.notices)
    duration = assistant.ask("Kuinka kauan RV12-hanke kestää?", today=TODAY)
    assert "6–24 kk" in duration.text
    assert duration.notices == ()
