"""`python -m evals.reader --squad FILE`: train the reader from start to finish and write it for the engine.

Two stages: SQuAD 2.0 in Finnish and English (aligned here), then the invented guides of `evals/guides` but for those
that are kept from it. On two cores that nothing else uses it takes about 35 minutes; a checkpoint is kept after each
stage. Then `python -m evals weigh-reader` fits what its scores weigh.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from tokenizers import Tokenizer

from assistant.pairs import PairEncoder
from assistant.ranking import load_ranking
from assistant.reader import FOLDER, MODEL_FILE, TOKENIZER_FILE
from evals.grounds import KEPT_FROM_READER, guide_names, open_guides
from evals.reader.alignment import align, read_paragraphs
from evals.reader.examples import Example, from_guides, from_paragraphs
from evals.reader.export import export_onnx
from evals.reader.model import ReaderModel
from evals.reader.training import Schedule, judge, train
from evals.reader.vocabulary import count_pieces, cut_vocabulary, tokenizer_text
from ingest.e5_weights import build_tokenizer, packaged_path, read_weights
from ingest.embedder import open_embedder
from ingest.settings import load_settings

PARAGRAPHS, PIECES = 7000, 48_000
SQUAD = Schedule(batch=8, epochs=1, rate=1e-4, span=0.3)
GUIDES = Schedule(batch=6, epochs=2, rate=8e-5, span=0.0)
_HELD = 10  # every tenth paragraph is held out


def main() -> None:
    """Train, judge on what was held out, export."""
    parser = argparse.ArgumentParser(prog="python -m evals.reader", description="Train the reader.")
    parser.add_argument("--squad", type=Path, required=True, help="squad2-fi-en.jsonl.gz")
    parser.add_argument("--examples", type=int, default=9000, help="SQuAD examples to learn from (default: 9000)")
    parser.add_argument("--guides", nargs="*", help="invented guides (default: all but those kept from the reader)")
    parser.add_argument("--out", type=Path, default=FOLDER, help="where to (default: assistant/data/reader)")
    parser.add_argument("--checkpoints", type=Path, default=Path("build/reader"), help="default: build/reader")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    settings = load_settings()
    torch.set_num_threads(settings.threads)
    args.checkpoints.mkdir(parents=True, exist_ok=True)
    args.out.mkdir(parents=True, exist_ok=True)

    records = read_paragraphs(args.squad)
    rng.shuffle(records)
    paragraphs = list(align(records[:PARAGRAPHS]))
    weights = read_weights(packaged_path())
    texts = (
        text for p in paragraphs for text in (*p.text.values(), *(q for a in p.asked for q in a.question.values()))
    )
    weights = cut_vocabulary(weights, count_pieces(build_tokenizer(weights), texts), PIECES)
    vocabulary = tokenizer_text(weights)
    encoder = PairEncoder(Tokenizer.from_str(vocabulary))
    model = ReaderModel(weights)

    learnt = [p for k, p in enumerate(paragraphs) if k % _HELD]
    examples = from_paragraphs(learnt, rng)
    rng.shuffle(examples)
    print(f"SQuAD: {len(examples)} sure examples of {len(learnt)} paragraphs, {args.examples} used", flush=True)
    train(model, encoder, examples[: args.examples], SQUAD, args.seed)
    torch.save(model.state_dict(), args.checkpoints / "squad.pt")
    _judge(model, encoder, "held-out paragraphs", from_paragraphs(paragraphs[::_HELD], rng)[:400])

    embedder = open_embedder(settings.embedder, settings.threads)
    names = args.guides or [name for name in guide_names() if name not in KEPT_FROM_READER]
    shown = from_guides(open_guides(names, embedder), load_ranking(), rng)
    print(f"guides: {len(shown)} examples of {len(names)} guides", flush=True)
    train(model, encoder, shown, GUIDES, args.seed)
    torch.save(model.state_dict(), args.checkpoints / "guides.pt")
    for ground in open_guides(KEPT_FROM_READER, embedder):
        _judge(model, encoder, ground.name, from_guides([ground], load_ranking(), rng))

    export_onnx(model, args.out / MODEL_FILE)
    (args.out / TOKENIZER_FILE).write_text(vocabulary, encoding="utf-8")
    print(f"written: {args.out}. Next: python -m evals weigh-reader")


def _judge(model: ReaderModel, encoder: PairEncoder, name: str, examples: list[Example]) -> None:
    held = judge(model, encoder, examples)
    print(
        f"{name}: {held.examples} examples, {held.answerable:.0%} answerable, "
        f"first choice right {held.hit:.3f}, AUC {held.auc:.3f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
