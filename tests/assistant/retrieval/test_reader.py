"""The reader: one input for training and use, few candidates read, and nothing where its files are missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer

from assistant.engine import Assistant
from assistant.retrieval.features import NAMES
from assistant.retrieval.pairs import MOST_QUESTION_TOKENS, MOST_TOKENS, PairEncoder
from assistant.retrieval.ranking import READ, RankingModel
from assistant.retrieval.reader import FOLDER, READ_FIRST, SURE, TOKENIZER_FILE, Reader, load_reader
from assistant.retrieval.shortlist import READ_MOST
from ingest.settings import Settings


@pytest.fixture(scope="module")
def reader() -> Reader:
    found = load_reader()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def encoder() -> PairEncoder:
    return PairEncoder(Tokenizer.from_file(str(FOLDER / TOKENIZER_FILE)))


def test_the_text_stands_where_it_is_said_to(encoder: PairEncoder) -> None:
    text = "Haku päättyy 5. maaliskuuta 2026 klo 13.00"
    ids, first, offsets = encoder.encode("Milloin haku päättyy?", "Hakuajat 2026", text)
    assert len(ids) == first + len(offsets) + 1
    assert "".join(text[start:end] for start, end in offsets).replace(" ", "") == text.replace(" ", "")


def test_a_long_input_is_cut_and_keeps_its_shape(encoder: PairEncoder) -> None:
    ids, first, _ = encoder.encode("miksi " * 500, "otsikko " * 500, "teksti " * 500)
    assert len(ids) <= MOST_TOKENS
    assert first <= MOST_QUESTION_TOKENS + 64
    assert ids.count(ids[-1]) == 3  # the question, the headings and the text each end


def test_half_a_character_is_no_crash(encoder: PairEncoder) -> None:
    assert encoder.encode("mit\udce4?", "", "\ud83d")[0]


def test_padding_is_masked(encoder: PairEncoder) -> None:
    ids, mask = encoder.pad_all([[5, 6, 7], [5]])
    assert ids.shape == mask.shape == (2, 3)
    assert mask.tolist() == [[1, 1, 1], [1, 0, 0]]
    assert ids[1, 1:].tolist() == [encoder.pad, encoder.pad]


@pytest.mark.model
def test_what_answers_is_scored_above_what_does_not(reader: Reader, guide_assistant: Assistant) -> None:
    units = [u for u in guide_assistant.searcher.units if u.language == "fi" and not u.is_list]
    deadline = next(u for u in units if "KA220" in u.text and any(v.kind == "date" for v in u.values))
    other = next(u for u in units if "eTwinning" in u.text)
    scores = reader.score(["Milloin KA220-haku päättyy?"] * 2, [other, deadline])
    assert scores[1] > scores[0]


@pytest.mark.model
def test_what_is_read_beside_it_hardly_moves_a_score(reader: Reader, guide_assistant: Assistant) -> None:
    units = [u for u in guide_assistant.searcher.units if u.language == "en"][:60:4]
    together = reader.score(["How much can we get?"] * len(units), units)
    alone = np.array([reader.score(["How much can we get?"], [unit])[0] for unit in units])
    # Activations are quantised over a whole batch: single scores move by some tenths, sometimes by more.
    assert np.abs(together - alone).mean() < 0.5
    assert np.corrcoef(together, alone)[0, 1] > 0.75


@pytest.mark.model
def test_it_helps_unless_it_is_switched_off(guide_settings: Settings, guide_assistant: Assistant) -> None:
    assert guide_assistant.searcher.reads
    assert not Assistant.from_index(guide_settings.model_copy(update={"reader": "off"})).searcher.reads


def test_without_its_files_there_is_no_reader(tmp_path: Path) -> None:
    assert load_reader(tmp_path) is None


@pytest.mark.model
def test_only_the_first_candidates_are_read(guide_assistant: Assistant) -> None:
    found = guide_assistant.search("Paljonko vakuutus maksaa?")
    assert found.read is not None
    assert int((~np.isnan(found.read)).sum()) == READ_MOST
    assert not np.isnan(found.read[found.order[0]])


class _Told(Reader):
    """A reader that gives the scores it was told, in order."""

    def __init__(self, *scores: float) -> None:
        self.scores = list(scores)

    def score(self, questions: Sequence[str], units: Sequence[object]) -> NDArray[np.float32]:
        told, self.scores = self.scores[: len(units)], self.scores[len(units) :]
        return np.array(told, np.float32)


@pytest.mark.parametrize(("best", "read"), [(SURE + 0.5, READ_FIRST), (SURE - 0.5, READ_FIRST + 3)])
def test_the_rest_is_read_where_none_of_the_first_is_sure(best: float, read: int) -> None:
    many = READ_FIRST + 3
    scores = _Told(-3.0, best, *[-2.0] * (READ_FIRST + 1)).score_in_turn(["How much?"] * many, [None] * many)  # type: ignore[list-item]
    assert int((~np.isnan(scores)).sum()) == read
    assert scores[1] == np.float32(best)


def test_what_is_not_read_is_taken_for_the_worst_that_is() -> None:
    weights = np.zeros(len(READ), np.float32)
    weights[:2] = 1.0, 0.5
    model = RankingModel(np.zeros(1, np.float32), np.zeros(1, np.float32), weights, weights)
    features = np.zeros((3, len(NAMES)), np.float32)
    read = np.array([-4.0, 4.0, np.nan], np.float32)
    scores = model.read_scores(np.array([2.0, 1.0, 1.0], np.float32), features, read)
    assert scores.tolist() == [0.0, 3.0, -1.0]
