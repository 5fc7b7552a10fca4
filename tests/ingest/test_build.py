"""Building: unchanged texts are not embedded again, and what is built can be opened and asked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.build import build_index
from ingest.context import passage_context, section_context
from ingest.corpus import hash_corpus, load_corpus
from ingest.errors import DocumentError, IndexBusyError, ManifestError
from ingest.index import open_index
from ingest.store import open_store


def builds(index_dir: Path) -> list[Path]:
    return list((index_dir / "builds").iterdir())


def test_a_build_holds_what_the_corpus_holds(small_corpus: Path, tmp_path: Path, embedder) -> None:
    report = build_index(small_corpus, tmp_path / "index", embedder)
    corpus = load_corpus(small_corpus)
    index = open_index(tmp_path / "index", "fake", hash_corpus(small_corpus))
    assert index.passages == corpus.passages
    assert index.sections == corpus.sections
    assert index.documents == {d.document.id: d.document for d in corpus.documents}
    assert index.sources == {d.document.id: d.source for d in corpus.documents}
    assert (report.documents, report.sections, report.passages) == (2, len(corpus.sections), len(corpus.passages))
    assert not report.fresh


def test_every_vector_is_that_of_its_own_text(small_corpus: Path, tmp_path: Path, embedder) -> None:
    build_index(small_corpus, tmp_path / "index", embedder)
    index = open_index(tmp_path / "index", "fake")
    for passage, vector in zip(index.passages, index.vectors, strict=True):
        assert np.allclose(vector, embedder.embed_query(passage_context(passage)))
    for passage, vector in zip(index.passages, index.text_vectors, strict=True):
        assert np.allclose(vector, embedder.embed_query(passage.text))
    for section, vector in zip(index.sections, index.section_vectors, strict=True):
        assert np.allclose(vector, embedder.embed_query(section_context(section)))


def test_a_passage_is_embedded_with_its_headings(small_corpus: Path) -> None:
    (passage,) = [p for p in load_corpus(small_corpus).passages if "Vähintään" in p.text]
    assert passage_context(passage) == "Suuret pilotit (KA920) – Vähintään 3 organisaatiota"


def test_every_text_is_embedded_once(small_corpus: Path, tmp_path: Path, embedder) -> None:
    report = build_index(small_corpus, tmp_path / "index", embedder)
    assert len(embedder.asked) == len(set(embedder.asked)) == report.embedded


def test_an_unchanged_corpus_embeds_nothing(small_corpus: Path, tmp_path: Path, embedder, make_embedder) -> None:
    build_index(small_corpus, tmp_path / "index", embedder)
    (before,) = builds(tmp_path / "index")
    again = make_embedder()
    report = build_index(small_corpus, tmp_path / "index", again)
    assert report.fresh
    assert (report.embedded, again.asked) == (0, [])
    assert builds(tmp_path / "index") == [before]


def test_only_what_changed_is_embedded(small_corpus: Path, tmp_path: Path, embedder, make_embedder) -> None:
    build_index(small_corpus, tmp_path / "index", embedder)
    old = open_index(tmp_path / "index", "fake")
    path = small_corpus / "handbook.en.md"
    path.write_text(path.read_text(encoding="utf-8").replace("30 days", "45 days"), encoding="utf-8")
    again = make_embedder()
    report = build_index(small_corpus, tmp_path / "index", again)
    assert report.embedded == len(again.asked) == 3, "the sentence, alone and below its headings, and its section"
    assert all("45 days" in text for text in again.asked)
    new = open_index(tmp_path / "index", "fake", hash_corpus(small_corpus))
    changed = [p.text for p in new.passages if p.text not in {q.text for q in old.passages}]
    assert changed == ["The first payment is made within 45 days."]
    for passage, vector in zip(new.passages, new.vectors, strict=True):
        assert np.allclose(vector, embedder.embed_query(passage_context(passage)))


def test_a_moved_text_is_not_embedded_again(small_corpus: Path, tmp_path: Path, embedder, make_embedder) -> None:
    build_index(small_corpus, tmp_path / "index", embedder)
    path = small_corpus / "handbook.en.md"
    path.write_text("\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    again = make_embedder()
    report = build_index(small_corpus, tmp_path / "index", again)
    assert (report.fresh, again.asked) == (False, [])
    index = open_index(tmp_path / "index", "fake")
    for passage in (p for p in index.passages if p.document_id == "handbook.en"):
        assert index.sources["handbook.en"][passage.start : passage.end] == passage.text


def test_a_change_of_the_manifest_alone_is_taken_in_without_embedding(
    small_corpus: Path, tmp_path: Path, embedder, make_embedder
) -> None:
    build_index(small_corpus, tmp_path / "index", embedder)
    manifest = small_corpus / "corpus.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"Kutsu 2031"', '"Kutsu"'), encoding="utf-8")
    again = make_embedder()
    assert not build_index(small_corpus, tmp_path / "index", again).fresh
    assert again.asked == []
    assert open_index(tmp_path / "index", "fake").documents["deck.fi"].title == "Kutsu"


def test_rebuild_embeds_everything(small_corpus: Path, tmp_path: Path, embedder, make_embedder) -> None:
    first = build_index(small_corpus, tmp_path / "index", embedder)
    again = make_embedder()
    report = build_index(small_corpus, tmp_path / "index", again, rebuild=True)
    assert report.embedded == first.embedded == len(again.asked)


def test_another_model_embeds_everything(small_corpus: Path, tmp_path: Path, embedder, make_embedder) -> None:
    first = build_index(small_corpus, tmp_path / "index", embedder)
    other = make_embedder("other")
    assert build_index(small_corpus, tmp_path / "index", other).embedded == first.embedded
    assert len(open_index(tmp_path / "index", "other").passages) == first.passages


def test_one_build_stays_on_disk(small_corpus: Path, tmp_path: Path, embedder) -> None:
    for _ in range(3):
        build_index(small_corpus, tmp_path / "index", embedder, rebuild=True)
    assert len(builds(tmp_path / "index")) == 1


def test_a_damaged_index_is_built_anew(small_corpus: Path, tmp_path: Path, embedder, make_embedder) -> None:
    build_index(small_corpus, tmp_path / "index", embedder)
    (build,) = builds(tmp_path / "index")
    (build / "vectors.npy").write_bytes(b"broken")
    again = make_embedder()
    report = build_index(small_corpus, tmp_path / "index", again)
    assert report.embedded == len(again.asked) > 0
    assert open_index(tmp_path / "index", "fake").passages


def test_a_lost_store_is_built_anew_without_embedding(
    small_corpus: Path, tmp_path: Path, embedder, make_embedder
) -> None:
    build_index(small_corpus, tmp_path / "index", embedder)
    (build,) = builds(tmp_path / "index")
    (build / "chroma" / "chroma.sqlite3").unlink()
    again = make_embedder()
    report = build_index(small_corpus, tmp_path / "index", again)
    assert (report.fresh, again.asked) == (False, [])
    (build,) = builds(tmp_path / "index")
    assert open_store(build / "chroma").get()["ids"]


def test_progress_is_reported_up_to_the_end(small_corpus: Path, tmp_path: Path, embedder) -> None:
    seen: list[tuple[str, int, int]] = []
    report = build_index(small_corpus, tmp_path / "index", embedder, progress=lambda *step: seen.append(step))
    assert seen[-1] == ("embed", report.embedded, report.embedded)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [("deck.fi.txt", b"", DocumentError), ("corpus.toml", b"[[document]]\n", ManifestError)],
)
def test_a_broken_corpus_leaves_the_index_as_it_was(
    name: str, content: bytes, error: type[Exception], small_corpus: Path, tmp_path: Path, embedder
) -> None:
    build_index(small_corpus, tmp_path / "index", embedder)
    before = open_index(tmp_path / "index", "fake").passages
    (small_corpus / name).write_bytes(content)
    with pytest.raises(error, match=name.replace(".", r"\.")):
        build_index(small_corpus, tmp_path / "index", embedder)
    assert open_index(tmp_path / "index", "fake").passages == before


def test_a_second_ingest_is_told_to_wait(small_corpus: Path, tmp_path: Path, make_embedder, monkeypatch) -> None:
    """The first one is in the midst of embedding when the second one comes."""
    monkeypatch.setattr("ingest.build._LOCK_SECONDS", 0.05)
    refused: list[str] = []

    class Slow(make_embedder):  # type: ignore[misc]
        def embed_passages(self, texts, progress=None):
            with pytest.raises(IndexBusyError) as caught:
                build_index(small_corpus, tmp_path / "index", make_embedder())
            refused.append(str(caught.value))
            return super().embed_passages(texts, progress)

    build_index(small_corpus, tmp_path / "index", Slow())
    assert len(refused) == 1
    assert str(tmp_path / "index") in refused[0]
    assert build_index(small_corpus, tmp_path / "index", make_embedder()).fresh, "the lock is let go"
