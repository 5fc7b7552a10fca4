"""A language with many units is narrowed before they are described, which changes nothing in what comes first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from assistant.abstention.confidence import signals_of
from assistant.engine import Assistant
from assistant.language.words import is_graded, likeness, ngrams
from assistant.passages.units import SectionFinder
from assistant.retrieval.candidates import Narrowing, Retrieval
from assistant.retrieval.features import holds_expected, measure
from assistant.retrieval.lexical import LexicalRanking
from assistant.retrieval.matching import NumberedLexicalRanking, Postings, WordForms, kinds_given
from assistant.retrieval.search import Searcher
from evals.bench import choose_questions
from evals.cases import load_cases
from evals.cli_fitting import question_files
from ingest.embedder import Vectors, open_embedder
from ingest.index import Index
from ingest.types import Language, Passage, Section, SectionText

QUESTIONS = 60
LOW = Narrowing(above=100, most=200)
OF_THE_RANKING = ("share_first", "share_three", "margin")


class Remembering:
    """The packaged embedder, which embeds a question once."""

    def __init__(self) -> None:
        self._model = open_embedder("packaged", 2)
        self.name, self.dimension = self._model.name, self._model.dimension
        self._known: dict[str, Vectors] = {}

    def embed_query(self, text: str) -> Vectors:
        if text not in self._known:
            self._known[text] = self._model.embed_query(text)
        return self._known[text]

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        return self._model.embed_passages(texts, progress)


@pytest.fixture(scope="module")
def questions() -> list[str]:
    return choose_questions(load_cases(question_files(None)).cases, QUESTIONS)


@pytest.fixture(scope="module")
def pair(guide_assistant: Assistant) -> tuple[Assistant, Assistant]:
    """The bundled guide as it is, and narrowed to about a third of a language's units."""
    embedder = Remembering()
    index = guide_assistant.searcher.index
    return Assistant(Searcher(index, embedder)), Assistant(Searcher(index, embedder, narrowing=LOW))


@pytest.mark.model
def test_the_same_candidate_comes_first(pair: tuple[Assistant, Assistant], questions: list[str]) -> None:
    whole, narrowed = pair
    same = 0
    for question in questions:
        one, other = whole.search(question), narrowed.search(question)
        assert len(one.units) > len(other.units) >= LOW.most
        same += one.units[one.order[0]].members == other.units[other.order[0]].members
    assert same >= len(questions) - 1


@pytest.mark.model
def test_scores_are_measured_against_all_units(pair: tuple[Assistant, Assistant], questions: list[str]) -> None:
    """What is known of a unit that was kept is what is known of it among all."""
    whole, narrowed = pair
    for question in questions[:12]:
        one, other = whole.search(question), narrowed.search(question)
        rows = {(*unit.members, unit.is_opening): k for k, unit in enumerate(one.units)}
        kept = [rows[(*unit.members, unit.is_opening)] for unit in other.units]
        np.testing.assert_allclose(other.features, one.features[kept], atol=2e-4)
        np.testing.assert_allclose(other.scores, one.scores[kept], atol=2e-3)
        if kept[other.order[0]] == one.order[0]:
            signals = signals_of(other, narrowed.searcher.book)
            expected = signals_of(one, whole.searcher.book)
            assert {k: v for k, v in signals.items() if k not in OF_THE_RANKING} == pytest.approx(
                {k: v for k, v in expected.items() if k not in OF_THE_RANKING}, abs=2e-3
            )


@pytest.mark.model
def test_units_are_kept_with_their_section(pair: tuple[Assistant, Assistant], questions: list[str]) -> None:
    narrowed = pair[1]
    found = narrowed.search(questions[0])
    kept = {unit.section for unit in found.units}
    assert {id(unit) for unit in found.units} == {
        id(unit) for section in kept for unit in narrowed.searcher.in_section(section)
    }


@pytest.mark.model
def test_a_document_left_out_takes_no_place(guide_assistant: Assistant, questions: list[str]) -> None:
    searcher = guide_assistant.searcher
    retrieval = Retrieval(searcher.index, searcher.units, Narrowing(above=20, most=30))
    reading = guide_assistant.search(questions[0]).reading
    vector = searcher.embed(questions[0])
    (_, *others) = {u.document.id for u in searcher.units if u.language == reading.language}
    for name in others:
        scored = retrieval.score(reading, vector, reading.language, left_out=frozenset({name}))
        assert scored.units
        assert {unit.document.id for unit in scored.units}.isdisjoint({name})


@pytest.mark.model
def test_a_small_guide_is_not_narrowed(guide_assistant: Assistant) -> None:
    found = guide_assistant.search("When does the KA220 call close?")
    ranking = guide_assistant.searcher.retrieval.rankings[found.reading.language]
    assert found.scored.full is None
    assert found.units == ranking.units
    assert len(measure(found.reading, found.scored, guide_assistant.searcher.book)) == len(ranking.units)


@pytest.mark.model
def test_the_mean_of_products_is_the_product_with_the_mean(pair: tuple[Assistant, Assistant]) -> None:
    whole, narrowed = (one.searcher.retrieval for one in pair)
    vector = pair[0].searcher.embed("Paljonko tukea saa?")
    reading = pair[0].search("Paljonko tukea saa?").reading
    one, other = (retrieval.score(reading, vector, "fi").whole for retrieval in (whole, narrowed))
    for name in ("dense", "text_dense", "twin_dense", "title_dense", "lead_dense"):
        np.testing.assert_allclose(getattr(other, name), getattr(one, name), atol=1e-5)
    np.testing.assert_array_equal(other.lexical, one.lexical)


@pytest.mark.model
@pytest.mark.parametrize("language", ["fi", "en"])
def test_no_form_of_a_word_is_missed(guide_assistant: Assistant, language: Language) -> None:
    """What the lookups find is what holding every word against the asked one finds."""
    words = sorted(guide_assistant.searcher.retrieval.rankings[language].vocabulary.words)
    forms = WordForms(frozenset(words), language)
    rng = np.random.default_rng(3)
    asked = [words[k] for k in rng.integers(0, len(words), 12)]
    asked += [f"{w[:2]}{w[3:]}" for w in asked if len(w) > 5]  # a letter missing
    asked += [f"{one}{other}" for one, other in zip(asked[:8], asked[4:], strict=False)]  # compounds
    asked += [w[:-2] for w in asked[:12]] + [f"{w}iin" for w in asked[:12]]
    asked += [
        "tuki",
        "tuen",
        "haun",
        "hauissa",
        "x",
        "on",
        "hak",
        "2026",
        "ka2200",
        "opiskelijavaihtojaksoilla",
        "organisaatiot",
        "organizations",
    ]
    for word in asked:
        grams = set(ngrams([word], 3))
        degrees = {w: likeness(word, w, language) for w in words}
        grades = {w for w in words if language == "fi" and is_graded(word, w)}
        near = (w for w in words if w == word or w in grades or len(grams & set(ngrams([w], 3))) >= 2)
        assert forms.of(word) == {w: degrees[w] for w in near if degrees[w] > 0}, word


def test_postings_name_the_rows_of_a_key() -> None:
    postings = Postings([["a", "b"], [], ["b"], ["c", "a"]])
    assert {key: postings[key].tolist() for key in postings} == {"a": [0, 3], "b": [0, 2], "c": [3]}
    assert postings["d"].tolist() == []
    assert "c" in postings
    assert "d" not in postings
    assert list(Postings([])) == []
    assert Postings([[]])["a"].tolist() == []


def test_numbered_tokens_score_the_same() -> None:
    texts = ["Haku päättyy 5.3.", "", "Tuki on enintään 500 euroa, tuki maksetaan", "päättyy tuki", "!"]
    one, other = LexicalRanking(texts, "fi"), NumberedLexicalRanking(texts, "fi")
    for question in ("Milloin haku päättyy?", "tukea tuki tuki", "zzz", ""):
        np.testing.assert_array_equal(one.scores(question), other.scores(question))
    assert NumberedLexicalRanking([], "fi").scores("tuki").shape == (0,)


@pytest.mark.parametrize(
    "bounds",
    [[(0, 5), (5, 9), (12, 20)], [(12, 20), (0, 5), (5, 9)], [(0, 20), (4, 9), (9, 30)], [(3, 3), (3, 8)]],
)
def test_a_passage_is_found_in_the_first_section_that_holds_it(bounds: list[tuple[int, int]]) -> None:
    sections = [SectionText("d", Section((str(k),)), (), "", *one) for k, one in enumerate(bounds)]
    finder = SectionFinder(sections)
    numbers = {start: k for k, (start, _) in enumerate(bounds)}
    for place in range(32):
        expected = next((numbers[start] for start, end in bounds if start <= place < end), None)
        assert finder.find(Passage("p", "d", Section(()), (), "", place, place + 1)) == expected


def test_the_units_of_a_section(guide_of: Callable[..., Index]) -> None:
    index = guide_of(
        "en", [(("Calls",), "KX1 closes on 5 May 2031."), (("Calls",), "KX2 is open."), (("Aid",), "50 %")]
    )
    searcher = Searcher(index, Remembering())
    for section in (0, 1, 2):
        assert searcher.in_section(section) == tuple(u for u in searcher.units if u.section == section)


class Flat:
    """An embedder to which every question is the same."""

    name, dimension = "flat", 8

    def embed_query(self, text: str) -> Vectors:
        return np.full(8, 8**-0.5, np.float32)

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        return np.full((len(texts), 8), 8**-0.5, np.float32)


def test_of_an_endless_section_only_the_neighbours_are_kept(guide_of: Callable[..., Index]) -> None:
    lines = [(("Rules",), f"Rule {k} is about {word}.") for k, word in enumerate(["boats", "trains"] * 300)]
    lines[417] = (("Rules",), "Bicycles are hired for a week.")
    searcher = Searcher(guide_of("en", lines), Flat(), narrowing=Narrowing(above=100, most=60))
    found = searcher.search("Where are bicycles hired?", "en")
    kept = {unit.members for unit in found.units}
    assert len(kept) < 400 < len(searcher.units)
    assert found.units[found.order[0]].members == (417,)
    assert {(416,), (418,)} <= kept


def test_what_holds_an_asked_term_is_kept(guide_of: Callable[..., Index]) -> None:
    """However much else is said in the question's words: a topic that is there is not taken for one that is not."""
    lines = [((f"Grants {k}",), f"The grant for towns of size {k} is paid each year to the town.") for k in range(400)]
    lines[300] = (("Islands",), "Island schools (KX77) are twinned.")
    searcher = Searcher(guide_of("en", lines), Flat(), narrowing=Narrowing(above=100, most=60))
    found = searcher.search("Is the grant for towns paid each year to the town under KX77?", "en")
    assert len(found.units) < 400
    assert any(found.reading.scopes & unit.own_scopes for unit in found.units)


def test_a_guide_in_one_language_answers_the_other(guide_of: Callable[..., Index]) -> None:
    searcher = Searcher(guide_of("en", [(("Calls",), "KX1 closes on 5 May 2031.")]), Flat())
    found = searcher.search("Milloin KX1 sulkeutuu?", "fi")
    assert found.foreign
    assert searcher.rank_foreign(searcher.search("When does KX1 close?", "en").reading) is None


@pytest.mark.model
@pytest.mark.parametrize("kind", ["contact", "place", "date", "amount", "duration", "percentage"])
def test_the_kinds_given_are_those_that_a_question_expects(guide_assistant: Assistant, kind: str) -> None:
    reading = replace(guide_assistant.search("Erasmus+").reading, expects=(kind,))
    units = guide_assistant.searcher.units
    giving = {id(unit) for unit in units if holds_expected(reading, unit)}
    assert giving
    assert giving == {id(unit) for unit in units if kind in kinds_given(unit)}
