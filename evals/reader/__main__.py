"""`python -m evals.reader --squad FILE`: train the reader from start to finish and write it for the engine.

Three stages: SQuAD 2.0 in Finnish and English (aligned here); the invented guides of `evals/guides` but for those that
are kept from it, with some more of SQuAD among them; then yes/no questions on single quotes of these guides and the
training questions on the bundled corpus, with some of the second stage among them. On two cores it takes two hours or
three; what is written is the mean of the last two stages. A checkpoint is kept after each stage, and `--resume` goes on
from it. Then `python -m evals weigh-reader` fits what its scores weigh.
"""

from __future__ import annotations

import argparse
import pickle
import random
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from assistant.retrieval.pairs import PairEncoder
from assistant.retrieval.ranking import load_ranking
from assistant.retrieval.reader import FOLDER, MODEL_FILE, TOKENIZER_FILE
from evals.grounds import GUIDES as GUIDES_FOLDER
from evals.grounds import KEPT_FROM_READER, TAUGHT, learning_names, open_guides, open_taught
from evals.reader.alignment import load_split
from evals.reader.examples import Example, from_guides, from_paragraphs, from_verdicts
from evals.reader.export import export_onnx
from evals.reader.model import ReaderModel
from evals.reader.training import Schedule, judge, make_batch, train
from evals.reader.vocabulary import count_pieces, cut_vocabulary, tokenizer_text
from ingest.e5_weights import build_tokenizer, packaged_path, read_weights
from ingest.embedder import open_embedder
from ingest.settings import load_settings

PIECES = 48_000
SQUAD = Schedule(batch=8, epochs=1, rate=1e-4, span=0.3)
GUIDES = Schedule(batch=6, epochs=1, rate=8e-5, span=0.2)
TAUGHT_AND_VERDICTS = Schedule(batch=8, epochs=1, rate=6e-5, span=0.2)
LAST = 0.6  # what the last stage weighs in the mean with the one before, which knows more of guides not seen
_PAIRS_SMOOTHED = 120
_ANSWERABLE = 0.65  # of the examples that are shown once more; with more silent ones the reader leans to silence


def main() -> None:
    """Train, judge on what was held out, export."""
    parser = argparse.ArgumentParser(prog="python -m evals.reader", description="Train the reader.")
    parser.add_argument("--squad", type=Path, required=True, help="squad2-fi-en.jsonl.gz")
    parser.add_argument("--examples", type=int, default=16_000, help="SQuAD examples to learn from (default: 16,000)")
    parser.add_argument("--again", type=int, default=1200, help="further ones among the guides (default: 1,200)")
    parser.add_argument("--once-more", type=int, default=2500, help="guide examples in the last stage (default: 2,500)")
    parser.add_argument("--guides", nargs="*", help="invented guides (default: all but those kept from the reader)")
    parser.add_argument("--out", type=Path, default=FOLDER, help="where to (default: assistant/data/reader)")
    parser.add_argument("--checkpoints", type=Path, default=Path("build/reader"), help="default: build/reader")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--resume", action="store_true", help="take finished stages from their checkpoints")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    settings = load_settings()
    torch.set_num_threads(settings.threads)
    args.checkpoints.mkdir(parents=True, exist_ok=True)
    args.out.mkdir(parents=True, exist_ok=True)

    learnt, held_out = load_split(args.squad, rng)
    all_paragraphs = [*learnt, *held_out]
    weights = read_weights(packaged_path())
    texts = (
        text for p in all_paragraphs for text in (*p.text.values(), *(q for a in p.asked for q in a.question.values()))
    )
    weights = cut_vocabulary(weights, count_pieces(build_tokenizer(weights), texts), PIECES)
    vocabulary = tokenizer_text(weights)
    encoder = PairEncoder(Tokenizer.from_str(vocabulary))
    model = ReaderModel(weights)

    examples = from_paragraphs(learnt, rng)
    rng.shuffle(examples)
    print(
        f"SQuAD: {len(examples)} sure examples of {len(learnt)} paragraphs, {args.examples} + {args.again} used",
        flush=True,
    )
    first, again = examples[: args.examples], examples[args.examples : args.examples + args.again]
    stage = _Stages(model, encoder, args.checkpoints, args.resume, args.seed)
    stage.run("squad", first, SQUAD)
    held = from_paragraphs(held_out, rng)[:400]
    _judge(model, encoder, "held-out paragraphs", held)

    embedder = open_embedder(settings.embedder, settings.threads)
    names = args.guides or learning_names()
    drawn = args.checkpoints / "guides.pickle"
    if args.resume and drawn.exists():
        shown = pickle.loads(drawn.read_bytes())
    else:
        shown = [e for es in from_guides(open_guides(names, embedder), load_ranking(), rng, variants=2) for e in es]
        drawn.write_bytes(pickle.dumps(shown))
    print(f"guides: {len(shown)} examples of {len(names)} guides, each question drawn twice", flush=True)
    stage.run("guides", [*shown, *again], GUIDES)
    taught = open_taught(settings, embedder)
    verdicts = from_verdicts(taught, TAUGHT, rng)
    for ground in open_guides(names, embedder):
        verdicts += from_verdicts(ground, GUIDES_FOLDER / ground.name, rng)
    asked = [e for es in from_guides([taught], load_ranking(), rng, variants=2) for e in es]
    print(f"verdicts: {len(verdicts)}; training questions on the bundled corpus: {len(asked)} examples", flush=True)
    stage.run("verdicts", [*verdicts, *asked, *_once_more(shown, args.once_more, rng)], TAUGHT_AND_VERDICTS)
    model.load_state_dict(
        _mean(torch.load(args.checkpoints / "guides.pt", weights_only=True), model.state_dict(), LAST)
    )
    export_onnx(model, args.out / MODEL_FILE, _some_pairs(encoder, asked, rng))
    (args.out / TOKENIZER_FILE).write_text(vocabulary, encoding="utf-8")
    print(f"written: {args.out}. Next: python -m evals weigh-reader", flush=True)
    _judge(model, encoder, "held-out paragraphs", held)
    for ground in open_guides(KEPT_FROM_READER, embedder):
        _judge(model, encoder, ground.name, from_guides([ground], load_ranking(), rng)[0])


class _Stages:
    """Trains one stage after the other; a stage that has a checkpoint is taken from it where that is asked for."""

    def __init__(self, model: ReaderModel, encoder: PairEncoder, folder: Path, resume: bool, seed: int) -> None:
        self._model, self._encoder, self._folder, self._resume, self._seed = model, encoder, folder, resume, seed

    def run(self, name: str, examples: list[Example], schedule: Schedule) -> None:
        checkpoint = self._folder / f"{name}.pt"
        if self._resume and checkpoint.exists():
            self._model.load_state_dict(torch.load(checkpoint, weights_only=True))
            return
        train(self._model, self._encoder, examples, schedule, self._seed)
        torch.save(self._model.state_dict(), checkpoint)


def _some_pairs(encoder: PairEncoder, examples: list[Example], rng: random.Random) -> list[tuple[Tensor, Tensor]]:
    """Token ids and masks of some examples' candidates, by which the model is smoothed."""
    return [make_batch(encoder, [e])[:2] for e in rng.sample(examples, min(_PAIRS_SMOOTHED, len(examples)))]


def _mean(before: dict[str, Tensor], after: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    return {name: (1 - share) * before[name] + share * tensor for name, tensor in after.items()}


def _once_more(examples: list[Example], count: int, rng: random.Random) -> list[Example]:
    told = [e for e in examples if any(one.good for one in e.candidates)]
    silent = [e for e in examples if not any(one.good for one in e.candidates)]
    share = round(count * _ANSWERABLE)
    return [*rng.sample(told, min(share, len(told))), *rng.sample(silent, min(count - share, len(silent)))]


def _judge(model: ReaderModel, encoder: PairEncoder, name: str, examples: list[Example]) -> None:
    held = judge(model, encoder, examples)
    print(
        f"{name}: {held.examples} examples, {held.answerable:.0%} answerable, "
        f"first choice right {held.hit:.3f}, AUC {held.auc:.3f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
