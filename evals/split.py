"""The fixed dev/test split, by slide and by wording.

1. **By slide.** A question on the guide belongs to the slides and sections it is about (the same
   for a document and its counterpart). A fixed hash (BLAKE2b of the place's name, no seed to choose)
   makes each place dev or test; a question is dev only when all its places are dev, so nobody
   tuning on dev has been shown a question about a test slide.
2. **By wording.** A question without a place (unanswerable, out of scope) or tagged `today` (these
   gather on one slide) goes by the hash of its normalised wording, earlier turns included.
3. **Near-duplicates.** Two questions whose character trigrams overlap by half (Jaccard ≥ 0.5) must
   not be parted: where one is test, the other moves to test, and so on until nothing moves. Test
   wins, because a doublet in dev would give a test question away.

Adding a question never moves another from test to dev.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from evals.cases import Case, Relevant
from evals.places import Place

Split: TypeAlias = Literal["dev", "test"]

NEAR_DUPLICATE = 0.5
# Rule 3 and questions on several slides only ever move towards test, so more of the hashes say dev.
_DEV_SHARE = 0.55


def split_cases(cases: Sequence[Case], place_of: Callable[[Relevant], Place | None]) -> Mapping[str, Split]:
    """The split of every case by id."""
    split: dict[str, Split] = {case.id: _first_split(case, place_of) for case in cases}
    neighbours: dict[str, set[str]] = defaultdict(set)
    for one, other, _ in near_duplicates(cases):
        neighbours[one].add(other)
        neighbours[other].add(one)
    waiting = [case_id for case_id, side in split.items() if side == "test"]
    while waiting:
        for other in neighbours[waiting.pop()]:
            if split[other] == "dev":
                split[other] = "test"
                waiting.append(other)
    return split


def near_duplicates(cases: Sequence[Case], threshold: float = NEAR_DUPLICATE) -> Iterator[tuple[str, str, float]]:
    """Pairs of case ids with like wording, and how like: Jaccard of their character trigrams."""
    grams = {case.id: trigrams(wording(case)) for case in cases}
    holders: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        own = grams[case.id]
        shared = Counter(other for gram in own for other in holders[gram])
        for other, common in shared.items():
            likeness = common / (len(own) + len(grams[other]) - common)
            if likeness >= threshold:
                yield other, case.id, likeness
        for gram in own:
            holders[gram].append(case.id)


def wording(case: Case) -> str:
    """The whole dialogue in plain form: lower case, no diacritics, no punctuation."""
    text = " ".join([*case.history, case.question])
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[\W_]+", " ", plain).strip()


def trigrams(text: str) -> frozenset[str]:
    """The character trigrams of a text, its ends marked by a space."""
    padded = f" {text} "
    return frozenset(padded[i : i + 3] for i in range(max(1, len(padded) - 2)))


def _first_split(case: Case, place_of: Callable[[Relevant], Place | None]) -> Split:
    found = [place_of(relevant) for relevant in case.relevant]
    places = [str(place) for place in found if place is not None]
    if not places or not case.answerable or "today" in case.tags:
        places = [wording(case)]
    return "dev" if all(_is_dev(place) for place in places) else "test"


def _is_dev(key: str) -> bool:
    digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64 < _DEV_SHARE
