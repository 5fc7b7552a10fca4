"""The sentence before or after one that answers how, why or what happens: what it leans on, what goes on with it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found, Searcher
from ingest.values import read_values

_LEANS = re.compile(
    r"(?:(?:sen|taman|naiden|niiden) (?:jalkeen|lisaksi|sijaan|perusteella)|talloin|silloin|siina tapauksessa|"
    r"muutoin|muuten|siita|tasta|siihen|tahan|siina|tassa|niista|naista|se|ne|tama|nama|han|he|"
    r"after that|after this|before that|then|otherwise|in (?:that|this|such a) case|it|they|this|these|that|those|"
    r"he|she|if not|if so|from then on)\b"
)
# "Q: Can it be repeated? A: Yes." says little without the sentence after it.
_BARE_ANSWER = re.compile(r"\?\s*(?:[AV]|Vastaus|Answer)?[:.]?\s*[^\W\d_]+(?: [^\W\d_]+)?\.\s*$")
_FEWEST_WORDS = 4
_NEAR, _WITHIN = 4, 2.5  # how high, and how near to the best score, the next sentence must stand to go with it
_LONGEST = 500


def with_neighbours(unit: Unit, reading: Reading, found: Found, searcher: Searcher) -> list[Unit]:
    """The unit with the sentence that it leans on ("After that payment stops."), or the next where that is near too.

    Only for questions that ask how, why or what happens: to a value or a yes one sentence is enough. An answer in the
    guide that is a mere "Yes." is shown with what it goes on with, whatever is asked.
    """
    bare = _BARE_ANSWER.search(unit.text) is not None and not unit.is_list
    if not (bare or _is_open(reading)) or not _is_sentence(unit):
        return [unit]
    beside = {
        u.members[0]: u for u in searcher.in_section(unit.section) if not u.is_list and u.headings == unit.headings
    }
    if bare:
        beside = {u.members[0]: u for u in searcher.in_section(unit.section) if not u.is_list}
        goes_on = beside.get(unit.members[0] + 1)
        return [unit] if goes_on is None or "?" in goes_on.text else [unit, replace(goes_on, headings=unit.headings)]
    before, after = beside.get(unit.members[0] - 1), beside.get(unit.members[0] + 1)
    chain = [unit]
    if before is not None and _is_sentence(before) and _LEANS.match(fold(unit.text)):
        chain.insert(0, before)
    elif after is not None and _is_sentence(after) and (_LEANS.match(fold(after.text)) or _is_near(after, found)):
        chain.append(after)
    if sum(len(u.text) for u in chain) > _LONGEST:
        return [unit]
    return chain if unit.language == reading.language or len(chain) == 1 else [_join(chain)]


def _join(chain: list[Unit]) -> Unit:
    """Sentences that are quoted in the other language, as one quote."""
    text = " ".join(u.text for u in chain)
    return replace(chain[0], members=tuple(k for u in chain for k in u.members), text=text, values=read_values(text))


def _is_open(reading: Reading) -> bool:
    return reading.asks_for("open") and not reading.expects and not reading.asks_for("whether", "list", "comparison")


def _is_sentence(unit: Unit) -> bool:
    """True for running text: a passage that begins and ends as a sentence does."""
    text = unit.text.strip()
    long_enough = len(text.split()) >= _FEWEST_WORDS
    return not unit.is_list and not unit.is_heading and long_enough and text[:1].isupper() and text.endswith((".", "!"))


def _is_near(unit: Unit, found: Found) -> bool:
    best = float(found.scores[found.order[0]])
    return any(found.units[k] is unit and float(found.scores[k]) >= best - _WITHIN for k in found.order[:_NEAR])
