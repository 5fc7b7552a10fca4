"""The numbered passages of one turn: the closed set that a model may cite.

For every part of the question that the guide answers these are the passages of the guide's own answer, then the
best candidates of the same ranking. What is about another action, activity or year than the one asked about is
left out, so that it cannot be cited.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answers.answering import PartAnswer
from assistant.llm.parts import anchor_of, is_for_model, values_asked, verdict_of
from assistant.passages.hostile import is_hostile
from assistant.retrieval.features import NAMES
from assistant.retrieval.search import Found, Searcher

_WITHIN = 2.5  # how far below the best score a candidate may be
_CLOSED_WITHIN = 1.0
_AT_LEAST_WITHIN = 5.0  # the first few may be farther
_FEWEST_UNITS = 3
_MOST_UNITS = 8
_MOST_PER_PART = 16
CHARS_PER_TOKEN = 2.5  # Finnish, with the tokenizers of today's models; English has more
_LINE_CHARS = 24  # a passage's number, and its share of the heading above
_SCOPE_OTHER, _YEAR_OTHER = NAMES.index("scope_other"), NAMES.index("year_other")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Passages by number: number `n` is `positions[n - 1]`, a position in the index.

    `parts[p]` holds the positions that were found for part `p` of the question; `left_out` counts passages that look
    like orders to a model and are kept from it.
    """

    positions: tuple[int, ...]
    parts: tuple[frozenset[int], ...]
    left_out: int = 0

    def position_of(self, number: int) -> int | None:
        """The position that a number stands for; None where there is no such passage."""
        return self.positions[number - 1] if 1 <= number <= len(self.positions) else None


def gather(parts: Sequence[PartAnswer], searcher: Searcher, most_tokens: int, bare: frozenset[int]) -> Evidence:
    """The evidence for the answered parts of a question, best first, in at most so many tokens.

    `bare` are the positions of headings that say nothing by themselves: they are shown above what stands under them.
    """
    passages = searcher.index.passages
    per_part = [tuple(dict.fromkeys(_for_part(part, searcher, bare))) for part in parts]
    budget = most_tokens * CHARS_PER_TOKEN
    taken: dict[int, None] = {}
    hostile: set[int] = set()
    for rank in range(max(map(len, per_part), default=0)):
        for found in per_part:
            if rank >= len(found) or found[rank] in taken or found[rank] in hostile:
                continue
            position = found[rank]
            if is_hostile(" ".join((*passages[position].heading_path, passages[position].text))):
                hostile.add(position)
                continue
            budget -= len(passages[position].text) + _LINE_CHARS
            if budget < 0 and taken:
                break
            taken[position] = None
    kept = tuple(taken)
    shares = tuple(frozenset(found) & taken.keys() for found in per_part)
    return Evidence(kept, shares, len(hostile))


def _for_part(part: PartAnswer, searcher: Searcher, bare: frozenset[int]) -> Iterator[int]:
    """Positions for one part: those of the guide's own answer, then of the next candidates.

    Where a value, or yes or no, is asked for, candidates must be nearly as good: they are context, not answers.
    """
    if not is_for_model(part):
        return
    own = tuple(anchor_of(part))
    yield from (k for k in own if k not in bare) if any(k not in bare for k in own) else own
    documents = {searcher.index.passages[k].document_id for k in own}
    languages = {searcher.index.documents[d].language for d in documents}
    foreign = bool(languages) and part.reading.language not in languages
    found = searcher.rank_foreign(part.reading) if foreign else searcher.rank(part.reading)
    if found is not None:
        is_closed = bool(values_asked(part)) or verdict_of(part) is not None
        fewest, within = (0, _CLOSED_WITHIN) if is_closed else (_FEWEST_UNITS, _WITHIN)
        yield from (k for k in _candidates(found, fewest, within) if k not in bare)


def _candidates(found: Found, fewest: int, within: float) -> Iterator[int]:
    top = float(found.scores[found.order[0]])
    count = units = 0
    for k in found.order:
        margin = within if units >= fewest else _AT_LEAST_WITHIN
        if units == _MOST_UNITS or count >= _MOST_PER_PART or found.scores[k] < top - margin:
            return
        unit = found.units[k]
        if unit.is_bare or found.features[k, _SCOPE_OTHER] or found.features[k, _YEAR_OTHER]:
            continue
        units += 1
        members = (*((unit.lead,) if unit.lead is not None else ()), *unit.members)
        count += len(members)
        yield from members
