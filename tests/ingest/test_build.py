"""Building: unchanged texts are not embedded again, and what is built can be opened and asked."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest

import ingest.index
from ingest.build import build_index
from ingest.context import passage_context, section_context
from ingest.corpus import hash_corpus, load_corpus
from ingest.errors import DocumentError, GuideError, IndexBusyError, ManifestError
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


def test_a_broken_manifest_leaves_the_index_as_it_was(small_corpus: Path, tmp_path: Path, embedder) -> None:
    build_index(small_corpus, tmp_path / "index", embedder)
    before = open_index(tmp_path / "index", "fake").passages
    (small_corpus / "corpus.toml").write_bytes(b"[[document]]\n")
    with pytest.raises(ManifestError, match=r"corpus\.toml"):
        build_index(small_corpus, tmp_path / "index", embedder)
    assert open_index(tmp_path / "index", "fake").passages == before


def test_a_document_that_broke_keeps_its_earlier_reading(small_corpus: Path, tmp_path: Path, embedder) -> None:
    build_index(small_corpus, tmp_path / "index", embedder)
    before = open_index(tmp_path / "index", "fake").passages
    (small_corpus / "deck.fi.txt").write_bytes(b"")
    text = (small_corpus / "handbook.en.md").read_text(encoding="utf-8").replace("30 days", "45 days")
    (small_corpus / "handbook.en.md").write_text(text, encoding="utf-8")
    report = build_index(small_corpus, tmp_path / "index", embedder)
    (failure,) = report.failed
    assert (failure.document_id, failure.kept) == ("deck.fi", True)
    assert "deck.fi.txt: the file is empty" in failure.reason
    after = open_index(tmp_path / "index", "fake", hash_corpus(small_corpus)).passages
    assert [p for p in after if p.document_id == "deck.fi"] == [p for p in before if p.document_id == "deck.fi"]
    assert "45 days" in " ".join(p.text for p in after), "and the rest is brought up to date"
    assert build_index(small_corpus, tmp_path / "index", embedder).failed == report.failed, "and is said every time"


def test_a_document_that_cannot_be_read_leaves_the_rest(small_corpus: Path, tmp_path: Path, embedder) -> None:
    (small_corpus / "deck.fi.txt").write_bytes(b"")
    report = build_index(small_corpus, tmp_path / "index", embedder)
    assert [(f.document_id, f.kept) for f in report.failed] == [("deck.fi", False)]
    assert set(open_index(tmp_path / "index", "fake").documents) == {"handbook.en"}


def test_a_corpus_of_which_nothing_can_be_read_is_an_error(small_corpus: Path, tmp_path: Path, embedder) -> None:
    for name in ("deck.fi.txt", "handbook.en.md"):
        (small_corpus / name).write_bytes(b"")
    with pytest.raises(DocumentError, match=r"deck\.fi\.txt.*\n.*handbook\.en\.md"):
        build_index(small_corpus, tmp_path / "index", embedder)


def test_only_changed_documents_are_read(small_corpus: Path, tmp_path: Path, embedder) -> None:
    assert build_index(small_corpus, tmp_path / "index", embedder).parsed == 2
    assert build_index(small_corpus, tmp_path / "index", embedder).parsed == 0
    (small_corpus / "handbook.en.md").write_text("# Handbook\n\nAnother text.\n", encoding="utf-8")
    assert build_index(small_corpus, tmp_path / "index", embedder).parsed == 1
    manifest = (small_corpus / "corpus.toml").read_text(encoding="utf-8")
    (small_corpus / "corpus.toml").write_text(manifest + 'edition = "2031"\n', encoding="utf-8")
    report = build_index(small_corpus, tmp_path / "index", embedder)
    assert (report.parsed, report.fresh) == (0, False)
    assert open_index(tmp_path / "index", "fake").documents["handbook.en"].edition == "2031"


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


def test_a_second_ingest_waits_for_the_first(small_corpus: Path, tmp_path: Path, make_embedder) -> None:
    """The second one begins in the midst of the first, waits, and finds that all is done."""
    order: list[str] = []

    def second() -> None:
        said = lambda step, done, total: order.append(step) if step == "wait" else None  # noqa: E731
        report = build_index(small_corpus, tmp_path / "index", make_embedder(), progress=said, wait=60)
        order.append(f"second: {report.embedded}")

    class Slow(make_embedder):  # type: ignore[misc]
        def embed_passages(self, texts, progress=None):
            thread.start()
            for _ in range(600):
                if order:
                    break
                time.sleep(0.05)
            order.append("first")
            return super().embed_passages(texts, progress)

    thread = threading.Thread(target=second)
    build_index(small_corpus, tmp_path / "index", Slow())
    thread.join(timeout=60)
    assert order == ["wait", "first", "second: 0"]


def test_readers_answer_while_builds_are_swapped(small_corpus: Path, tmp_path: Path, embedder) -> None:
    """Opened again and again during eight swaps: always a whole index, the old one or the new one."""
    index_dir = tmp_path / "index"
    build_index(small_corpus, index_dir, embedder)
    seen: list[int] = []
    wrong: list[Exception] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                seen.append(len(open_index(index_dir, "fake").passages))
            except (GuideError, OSError, ValueError) as exc:
                wrong.append(exc)

    thread = threading.Thread(target=read)
    thread.start()
    try:
        for number in range(8):
            (small_corpus / "handbook.en.md").write_text(f"# Handbook\n\nText {number}.\n", encoding="utf-8")
            build_index(small_corpus, index_dir, embedder)
    finally:
        done.set()
        thread.join(timeout=60)
    assert wrong == []
    assert len(seen) > 8


def test_a_build_swapped_away_while_it_is_read_is_opened_anew(
    small_corpus: Path, tmp_path: Path, embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_dir = tmp_path / "index"
    build_index(small_corpus, index_dir, embedder)
    read = ingest.index.read_meta
    swapped: list[str] = []

    def swap_then_read(build: Path):
        meta = read(build)
        if not swapped:
            swapped.append(build.name)
            (small_corpus / "handbook.en.md").write_text("# Handbook\n\nAfter the swap.\n", encoding="utf-8")
            build_index(small_corpus, index_dir, embedder, rebuild=True)
        return meta

    monkeypatch.setattr("ingest.index.read_meta", swap_then_read)
    assert open_index(index_dir, "fake").passages[-1].text == "After the swap."
    assert swapped


@pytest.mark.parametrize("name", ["content.json", "vectors.npy", "text_vectors.npy", "section_vectors.npy"])
def test_a_build_removed_after_a_file_of_it_was_read_is_opened_anew(
    name: str, small_corpus: Path, tmp_path: Path, embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_dir = tmp_path / "index"
    build_index(small_corpus, index_dir, embedder)
    read = Path.read_bytes
    swapped: list[str] = []

    def read_then_swap(path: Path) -> bytes:
        content = read(path)
        if path.name == name and path.is_relative_to(index_dir) and not swapped:
            swapped.append(name)
            (small_corpus / "handbook.en.md").write_text("# Handbook\n\nAfter the swap.\n", encoding="utf-8")
            build_index(small_corpus, index_dir, embedder, rebuild=True)
        return content

    monkeypatch.setattr(Path, "read_bytes", read_then_swap)
    index = open_index(index_dir, "fake")
    assert swapped
    assert index.folder is not None
    assert len(index.passages) == len(index.vectors)
    if name != "section_vectors.npy":  # the last file: all of the old build was read, and is whole
        assert index.passages[-1].text == "After the swap."
