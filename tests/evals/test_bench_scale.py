"""The bench of size makes an index larger without touching what it holds."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from assistant.engine import Assistant
from evals.bench_scale import enlarge, main
from ingest.index import Index


@pytest.fixture
def index(guide_assistant: Assistant) -> Index:
    return guide_assistant.searcher.index


@pytest.mark.model
def test_an_enlarged_index_is_sound(index: Index) -> None:
    made = enlarge(index, 3000)
    assert 3000 <= len(made.passages) < 3100
    assert made.passages[: len(index.passages)] == index.passages
    assert made.sections[: len(index.sections)] == index.sections
    assert len({p.id for p in made.passages}) == len(made.passages)
    for passage in made.passages[len(index.passages) :]:
        assert made.sources[passage.document_id][passage.start : passage.end] == passage.text
    for name, rows in (("vectors", made.passages), ("text_vectors", made.passages), ("section_vectors", made.sections)):
        vectors, real = getattr(made, name), getattr(index, name)
        assert vectors.shape == (len(rows), real.shape[1])
        np.testing.assert_array_equal(vectors[: len(real)], real)
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-4)


@pytest.mark.model
def test_made_decks_have_counterparts_of_the_same_shape(index: Index) -> None:
    made = enlarge(index, 2000)
    size = Counter((p.document_id, p.locator.number) for p in made.passages if p.document_id.startswith("made-"))  # type: ignore[union-attr]
    for (name, number), count in size.items():
        counterpart = made.documents[name].counterpart
        assert counterpart is not None
        assert size[(counterpart, number)] == count


@pytest.mark.model
def test_the_same_seed_makes_the_same_index(index: Index) -> None:
    one, other, third = enlarge(index, 1200), enlarge(index, 1200), enlarge(index, 1200, seed=8)
    assert one.passages == other.passages
    np.testing.assert_array_equal(one.vectors, other.vectors)
    assert one.passages != third.passages


@pytest.mark.model
def test_nothing_is_added_to_what_is_large_enough(index: Index) -> None:
    made = enlarge(index, 5)
    assert made.passages == index.passages
    assert made.documents == index.documents


@pytest.mark.model
@pytest.mark.slow
def test_the_table_has_a_column_for_each_size(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--times", "1", "2", "--questions", "3"]) == 0
    rows = [line.split("|") for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    assert [cell.strip() for cell in rows[0][2:4]] == ["1x", "2x"]
    figures = {row[1].strip(): [float(cell) for cell in row[2:4]] for row in rows[2:]}
    assert figures["passages"][1] == pytest.approx(2 * figures["passages"][0], rel=0.05)
    assert figures["same first candidate as on the corpus alone"][0] == 1.0
    assert all(figure >= 0 for row in figures.values() for figure in row)
