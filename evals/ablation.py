"""What each part of the ranking brings: the first choice by ever more of its features, each set fitted by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.retrieval.features import NAMES
from evals.grounds import Ground
from evals.training import Example, fit, held_out_hits, hits, make_examples

DENSE = (
    "dense", "section_dense", "counterpart_dense", "text_dense", "twin_dense", "text_dense_section",
    "twin_dense_section", "dense_section_rank", "title_dense", "lead_dense",
)  # fmt: skip
LEXICAL = ("lexical", "section_lexical")
SECTIONS = (
    "section_lexical", "section_dense", "counterpart_dense", "text_dense_section", "twin_dense_section",
    "dense_section_rank", "title_dense",
)  # fmt: skip
COVERAGE = ("cover_text", "cover_context", "cover_rarest", "cover_heading", "list_heading", "list_text", "list_dense")
GLOSSARY = ("scope_exact", "scope_own", "scope_related", "scope_other")
STEPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("dense, passages alone", frozenset({"dense"})),
    ("lexical, passages alone", frozenset({"lexical"})),
    ("dense and lexical, passages alone", frozenset({"dense", "lexical"})),
    ("… and sections, twins, leads", frozenset((*DENSE, *LEXICAL))),
    ("… and which words are covered", frozenset((*DENSE, *LEXICAL, *COVERAGE))),
    ("… and the glossary's topics", frozenset((*DENSE, *LEXICAL, *COVERAGE, *GLOSSARY))),
    ("all: … and kinds of value, lists, labels", frozenset(NAMES)),
    ("all but the glossary's topics", frozenset(NAMES) - frozenset(GLOSSARY)),
    ("all but what is dense", frozenset(NAMES) - frozenset((*DENSE, "list_dense"))),
    ("all but what is lexical", frozenset(NAMES) - frozenset((*LEXICAL, *COVERAGE))),
    ("all but sections", frozenset(NAMES) - frozenset(SECTIONS)),
)


def ablation_table(learnt: Ground, others: Sequence[Ground]) -> str:
    """A Markdown table: for each set of features, how often the first unit would do.

    Held out on the ground that is learnt from (5 folds), and on the other grounds by weights fitted on the first.
    """
    known = make_examples(learnt.candidates(False), learnt.places, learnt.sources)
    unseen = [make_examples(g.candidates(False), g.places, g.sources) for g in others]
    heads = [f"{learnt.name}, held out ({len(known)})"]
    heads += [f"{g.name} ({len(examples)})" for g, examples in zip(others, unseen, strict=True)]
    lines = ["| features | " + " | ".join(heads) + " |", "| --- |" + " ---: |" * len(heads)]
    for name, kept in STEPS:
        masked = [_mask(example, kept) for example in known]
        weights = fit(masked)
        rates = [held_out_hits(masked).mean()]
        rates += [hits([_mask(example, kept) for example in examples], weights).mean() for examples in unseen]
        lines.append(f"| {name} | " + " | ".join(f"{rate:.3f}" for rate in rates) + " |")
    return "\n".join(lines)


def _mask(example: Example, kept: frozenset[str]) -> Example:
    flags = np.array([name in kept for name in NAMES])
    return replace(example, features=example.features * flags)
