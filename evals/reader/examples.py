"""What the reader learns from: questions with candidates, from aligned SQuAD paragraphs and from invented guides."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.passages.units import Unit
from assistant.retrieval.pairs import join_headings
from assistant.retrieval.ranking import RankingModel
from assistant.retrieval.shortlist import shortlist
from evals.candidates import Candidates, rank_anew
from evals.facts import VERDICT
from evals.grounds import VERDICTS, Ground
from evals.reader.alignment import Asked, Paragraph, Span
from evals.training import utilities

SURE, FIRST = 0.35, 0.0  # the least margin and lead of an assignment that is learnt from
_SAME_LANGUAGE = 0.7
_TAKEN_AWAY = 0.2
_FROM_OTHER_LANGUAGE = 0.5
_SILENT_AGAIN = 0.4  # how many of those without an answer are drawn again
_MOST_CANDIDATES, _HARDEST, _MOST_GOOD = 6, 3, 2
_NEAR, _PARTLY = 0.15, 0.3
_MOST_OF_QUOTE = 0.8
_BESIDE = 1  # wrong candidates beside the one that a verdict is about
_YES = {"yes", "kyllä"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text under its headings, whether it answers, and the answer's characters in it where they are known."""

    headings: str
    text: str
    good: bool
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A question and its candidates; none of them is good where there is no answer. `yes` where it asks whether."""

    question: str
    candidates: tuple[Candidate, ...]
    yes: bool | None = None


def from_paragraphs(paragraphs: Sequence[Paragraph], rng: random.Random) -> list[Example]:
    """One example for each question with a sure mark, and for those that are left over: sentences as candidates."""
    examples = []
    for paragraph in paragraphs:
        for place, asked in enumerate(paragraph.asked):
            if asked.mark is not None and (asked.margin < SURE or asked.lead < FIRST):
                continue
            if asked.mark is None and place < len(paragraph.asked) - paragraph.spare:
                continue
            example = _from_sentences(paragraph, asked, paragraphs, rng)
            if example is not None:
                examples.append(example)
    return examples


def _from_sentences(
    paragraph: Paragraph, asked: Asked, others: Sequence[Paragraph], rng: random.Random
) -> Example | None:
    spoken = rng.choice(("fi", "fi", "en"))
    written = spoken if rng.random() < _SAME_LANGUAGE else {"fi": "en", "en": "fi"}[spoken]
    text, sentences = paragraph.text[written], paragraph.sentences[written]
    holder, span = None, None
    if asked.mark is not None:
        start, end = paragraph.marks[written][asked.mark]
        holder = next((k for k, (first, last) in enumerate(sentences) if first <= start < last), None)
        if holder is None:
            return None
        first, last = sentences[holder]
        span = (start - first, min(end, last) - first)
    stems = {word[:5] for word in re.findall(r"\w+", asked.question[written].lower()) if len(word) > 3}

    def nearness(k: int) -> float:
        lowered = text[sentences[k][0] : sentences[k][1]].lower()
        return sum(stem in lowered for stem in stems) + rng.random() * 0.5

    ranked = sorted((k for k in range(len(sentences)) if k != holder), key=lambda k: -nearness(k))
    hidden = holder is not None and rng.random() < _TAKEN_AWAY and len(ranked) >= 2
    candidates = []
    for k in ([] if holder is None or hidden else [holder]) + ranked[:2]:
        start, end = sentences[k]
        before = text[slice(*sentences[k - 1])] if k and rng.random() < 0.5 else ""
        candidates.append(Candidate(before, text[start:end], k == holder, span if k == holder else None))
    if not candidates:
        return None
    while len(candidates) < 3:
        other = rng.choice(others)
        start, end = rng.choice(other.sentences[written])
        candidates.append(Candidate("", other.text[written][start:end], False))
    rng.shuffle(candidates)
    return Example(asked.question[spoken], tuple(candidates))


def from_guides(
    grounds: Iterable[Ground], model: RankingModel, rng: random.Random, variants: int = 1
) -> list[list[Example]]:
    """For each variant, the questions on invented guides, with candidates drawn anew.

    The wrong candidates are what the engine ranks high. Now and then an answerable question comes a second time
    without its answer.
    """
    drawn: list[list[Example]] = [[] for _ in range(variants)]
    for ground in grounds:
        for foreign in (False, True):
            for one in ground.candidates(foreign):
                ranked = rank_anew(one, model)
                for number, examples in enumerate(drawn):
                    if foreign and rng.random() > _FROM_OTHER_LANGUAGE:
                        continue
                    for example in _from_candidates(ranked, ground, rng):
                        silent = not any(one.good for one in example.candidates)
                        if not (number and silent and rng.random() > _SILENT_AGAIN):
                            examples.append(example)
    return drawn


def _from_candidates(one: Candidates, ground: Ground, rng: random.Random) -> list[Example]:
    found, answerable = one.found, one.case.status == "answered"
    order = list(shortlist(found.reading, found.units, found.order))
    gains = utilities(one, ground.places, ground.sources)
    if answerable and gains.max() <= 0 and not _stands_elsewhere(one, ground):
        return []
    good = set(np.nonzero(gains >= gains.max() - _NEAR)[0].tolist()) if gains.max() > 0 else set()
    due = {ground.places[found.units[k]] for k in good}
    best = sorted(good, key=lambda k: -float(found.scores[k]))[:_MOST_GOOD]
    partly = {k for k in order if ground.places[found.units[k]] in due and gains[k] > _PARTLY * gains.max()}
    wrong = [k for k in order if k not in good and k not in partly]
    hardest, rest = wrong[:_HARDEST], wrong[_HARDEST:]
    rng.shuffle(rest)
    chosen = [[*best, *hardest, *rest[: max(0, _MOST_CANDIDATES - len(best) - _HARDEST)]]]
    if good and rng.random() < _TAKEN_AWAY:
        chosen.append([k for k in wrong if ground.places[found.units[k]] not in due][:_MOST_CANDIDATES])
    return [_show(one, some, good, rng) for some in chosen if some]


def _show(one: Candidates, chosen: list[int], good: set[int], rng: random.Random) -> Example:
    rng.shuffle(chosen)
    candidates = []
    for k in chosen:
        unit = one.found.units[k]
        span = _span_of(one, unit.text) if k in good else None
        candidates.append(Candidate(join_headings(unit.document.title, unit.headings), unit.text, k in good, span))
    return Example(one.case.question, tuple(candidates), _verdict_of(one))


def _verdict_of(one: Candidates) -> bool | None:
    forms = {form.casefold() for fact in one.case.facts if fact.name.casefold() == VERDICT for form in fact.accepted}
    return None if not forms else bool(forms & _YES)


def from_verdicts(ground: Ground, folder: Path, rng: random.Random) -> list[Example]:
    """Yes/no questions on single quotes: `verdicts.jsonl`, `question`, `document_id`, `quote` and `verdict` a line.

    None where a guide has no such file. The unit that holds the quote answers, unless the verdict is "open": then it
    is a wrong candidate that looks right.
    """
    units = [unit for unit in ground.searcher.units if not unit.is_list]
    examples = []
    written = (folder / VERDICTS).read_text(encoding="utf-8") if (folder / VERDICTS).exists() else ""
    for record in map(json.loads, written.splitlines()):
        holder = _unit_of_quote(record["document_id"], record["quote"], units, ground)
        if holder is None:
            continue
        answers = record["verdict"] != "open"
        away = [u for u in units if u.document.id == holder.document.id and u.section != holder.section]
        beside = [u for u in units if u.section == holder.section and u is not holder and not u.is_heading]
        others = [rng.choice(some) for some in (beside if answers else [], away, away) if some]
        shown = [(holder, answers), *((unit, False) for unit in others[:_BESIDE])]
        rng.shuffle(shown)
        candidates = tuple(
            Candidate(join_headings(unit.document.title, unit.headings), unit.text, good) for unit, good in shown
        )
        examples.append(Example(record["question"], candidates, record["verdict"] == "yes" if answers else None))
    return examples


def _unit_of_quote(document_id: str, quote: str, units: Sequence[Unit], ground: Ground) -> Unit | None:
    """The shortest unit that most of the quote stands in; None where the quote is none of the document's."""
    index = ground.searcher.index
    start = index.sources[document_id].find(quote)
    if start < 0:
        return None
    end = start + len(quote)

    def overlap(unit: Unit) -> int:
        passages = [index.passages[k] for k in unit.members]
        return sum(max(0, min(end, p.end) - max(start, p.start)) for p in passages if p.document_id == document_id)

    found = [(overlap(unit), -len(unit.text), unit) for unit in units if unit.document.id == document_id]
    held, _, unit = max(found, key=lambda one: one[:2], default=(0, 0, None))
    return unit if held >= _MOST_OF_QUOTE * len(quote) else None


def _stands_elsewhere(one: Candidates, ground: Ground) -> bool:
    """True where the answer stands in a document of the other language alone, so that all of these are wrong."""
    documents = {d.id: d for d in ground.searcher.index.documents.values()}
    own = one.found.units[one.found.order[0]].language
    answers = [documents[r.document_id] for r in one.case.relevant if r.document_id in documents]
    return bool(answers) and all(d.language != own and d.counterpart not in documents for d in answers)


def _span_of(one: Candidates, text: str) -> Span | None:
    """Where the only fact stands in a text word for word; None where there are several facts or places."""
    facts = [fact for fact in one.case.facts if fact.name.casefold() != VERDICT]
    if len(facts) != 1:
        return None
    starts = [(text.find(form), len(form)) for form in facts[0].accepted if text.count(form) == 1]
    start, length = max(starts, key=lambda found: found[1], default=(-1, 0))
    return (start, start + length) if start >= 0 else None
