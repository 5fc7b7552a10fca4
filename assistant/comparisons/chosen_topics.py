"""Which of a family of topics: the one with the most, or those with a value that the question names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.comparisons.compared_words import COMPARE
from assistant.comparisons.contest import Contest, is_comparative, measure_of, names_measure, read_contest
from assistant.comparisons.families import Family, find_family
from assistant.comparisons.family_lists import MOST_BESIDE, listed, name_of, side_by_side
from assistant.comparisons.stated_values import own_values, stated_value
from assistant.language.words import fold, split_words
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.cues import Ask, cue
from assistant.question.reading import Reading, is_cue
from assistant.retrieval.search import Searcher
from assistant.values.sizes import size_of
from assistant.wording.phrases import say
from assistant.wording.statements import Statement
from ingest.values import Value

_MEASURES: tuple[Ask, ...] = ("duration", "amount", "count")
_FEWEST = 2
_SMALL = re.compile(
    r"erasmus|voi|voivat|saa|saada|saavat|antaa|antavat|myonne\w+|myontaa|pitaa|pitka\w*|kesta\w*|olla|sisalta\w*|"
    r"tarvitaan|riitta\w+|mukana|on|ovat|joissa|joiden|jossa|jonka|get|give|gives|have|has|need|needs|require|last|lasts|"
    r"run|runs|take|takes|allow|allows|can|may|must|with|that|worth|long|up|to|for|at|least|most|minimum|maximum|"
    r"vahintaan|enintaan|vahimmillaan|enimmillaan|korkeintaan|saadaan|haettavissa|hakea|apply|available|longest|"
    r"involve|involves|involved|exactly|tasan|tuki|tukea|suuruinen|arvoinen|mittai\w+|pituinen|kokoi\w+|yhteensa|"
    r"possible|mahdolli\w+|who|hakij\w+|applicants?|applies|kuka|ketka|want|wants|we|halu\w+|"
    r"tavoittel\w+|suunnittel\w+|planning|looking|etsi\w+|tarvitsemme|"
    r"pitk\w+|kuinka|kauan|(?:enimmais|maksimi|vahimmais|minimi)\w*|max|min|top|normal\w*|yleensa"
)
_PRICE = re.compile(r"\b(?:cheap\w*|expensive|dear\w*|halv[ei]\w*|kall(?:ein|eim|iim)\w*|edulli\w*)\b")  # not a grant
_MEMBER = re.compile(r"partners?|kumppan\w+|organi[sz]ations?|organisaatio\w*|members?|jasen\w*|tulla|come")
_PARTNER = re.compile(r"partner|kumppan")
_AT_LEAST = re.compile(r"\b(?:at least|no less than|vahintaan|yli|more than|over)\b")
_AT_MOST = re.compile(r"\b(?:at most|no more than|up to|enintaan|korkeintaan|alle|less than|under)\b")
_NOT_ASKED: tuple[Ask, ...] = ("whether", "deadline", "time", "contact", "share")


def answer_choice(reading: Reading, searcher: Searcher) -> tuple[Statement, ...] | None:
    """The topics of the family asked about that have the most or the value named; None where that is not asked.

    Empty where the guide states such a value of the topics, and of none the one that is named.
    """
    if reading.asks_for(*_NOT_ASKED) or reading.unknown_codes or reading.uncovered or reading.years:
        return None
    family = find_family(reading, searcher.book)
    if family is None:
        return None
    among = replace(reading, scopes=frozenset(family.topics), asks=(*reading.asks, "comparison"))
    contest = read_contest(among)
    if contest is None or contest.measures[0] not in _MEASURES:  # "Which projects last at least three years?"
        return _with_value(reading, family, searcher)
    unclear = len(contest.comparative) > 1 and not contest.counted and not _names_measure(reading, contest.measures[0])
    several = len({word for word in split_words(reading.text) if is_comparative(word) and word != "last"}) > 1
    if contest.claimed or unclear or several or _PRICE.search(fold(reading.text)):
        return None
    return _first_of(reading, family, contest, searcher)


def _names_measure(reading: Reading, ask: Ask) -> bool:
    """True where a word says what is measured: "most" alone may be of money, time or many other things."""
    words = (word for word in split_words(reading.text) if not is_comparative(word))
    return any(names_measure(word, (ask,)) or is_cue(word, (ask,)) for word in words)


def _first_of(reading: Reading, family: Family, contest: Contest, searcher: Searcher) -> tuple[Statement, ...] | None:
    """The topic that has the most or the least, of those whose value the guide states."""
    ask = contest.measures[0]
    if not asks_only(reading, family, (ask,), contest.counted, ()):
        return None
    told = stated(reading, family, ask, contest.counted, searcher)
    if len(told) < _FEWEST or (len(told) < len(family.topics) and not family.is_general):
        return None
    if _is_unclear(family, told, ask, contest, searcher):
        return None
    first = _winners(told, ask, contest)
    if not first:
        return None
    beside = _asked_beside(reading, ask)
    if beside is not None and beside not in contest.comparative:
        return _also(reading, first, beside, searcher)
    return _told_first(reading, contest, ask, first, told, searcher.book)


def _winners(told: dict[str, Unit], ask: Ask, contest: Contest) -> list[str]:
    """The topics that have the most; the least only where neither a smaller sum nor a lower ceiling is another's."""
    ends = {topic: _ends_of(unit, ask, contest.counted) for topic, unit in told.items()}
    most = (max if contest.largest else min)(high for _, high in ends.values())
    least = min(low for low, _ in ends.values())
    return [
        t for t, (low, high) in ends.items() if high == most and (contest.largest or ask == "count" or low == least)
    ]


def _ends_of(unit: Unit, ask: Ask, counted: str) -> tuple[Decimal, Decimal]:
    """The smallest and the largest of a statement's values; of counts the first one: "8 partners, 3 of them …"."""
    values = own_values(unit, ask, counted)[: 1 if ask == "count" else None]
    sizes = [size_of(value) for value in values]
    return min(low or Decimal(0) for low, _ in sizes), max(high or Decimal(0) for _, high in sizes)


def _is_unclear(family: Family, told: dict[str, Unit], ask: Ask, contest: Contest, searcher: Searcher) -> bool:
    """True where a topic without one stated value has any that may be more, or less, than that of the others."""
    ends = [_ends_of(unit, ask, contest.counted) for unit in told.values()]
    best = max(high for _, high in ends) if contest.largest else min(low for low, _ in ends)
    untold = (unit for topic in family.topics if topic not in told for unit in _units_of(topic, searcher))
    return any(_goes_beyond(unit, ask, contest, best) for unit in untold)


def _told_first(
    reading: Reading, contest: Contest, ask: Ask, first: Sequence[str], told: dict[str, Unit], book: TermBook
) -> tuple[Statement, ...]:
    """Who comes first, then all of few topics side by side, of many those that come first."""
    language = reading.language
    kind = "duration" if ask == "duration" else "size"
    values = {topic: _value_of(told[topic], ask, contest) for topic in first}
    alike = len({value.key for value in values.values()}) == 1
    members = tuple(dict.fromkeys(k for topic in first for k in told[topic].members))
    if len(first) == len(told) and alike:
        said = say("even_all" if len(told) > _FEWEST else "even", language, value=values[first[0]].text)
    else:
        names = [name_of(topic, told[topic], reading, book) for topic in first]
        with_values = [f"{name} ({value.text})" for name, value in zip(names, values.values(), strict=True)]
        named = ", ".join((*names[:-1], with_values[-1]) if alike else with_values)
        said = say(f"first_{kind}_{'more' if contest.largest else 'less'}", language, names=named)
    shown = tuple(told) if len(told) <= MOST_BESIDE else tuple(first)
    return Statement(said, members, "remark"), *side_by_side(reading, ask, {t: told[t] for t in shown}, book)


def _with_value(reading: Reading, family: Family, searcher: Searcher) -> tuple[Statement, ...] | None:
    """The topics whose stated value is or allows the one that the question names; none where no topic's does.

    Of sums more may be given than is stated: where none fits, nothing is said (None).
    """
    values = [value for value in reading.values if any(value.kind in cue(ask).expects for ask in _MEASURES)]
    if len(values) != 1 or len(reading.values) > 1:
        return None
    value = _with_ourselves(values[0])
    ask = next(ask for ask in _MEASURES if value.kind in cue(ask).expects)
    counted = value.unit if ask == "count" else ""
    said = (*split_words(value.text), *(_members_in(reading.text) if ask == "count" else ()))
    if (ask == "count" and not counted) or not asks_only(reading, family, (ask,), counted, said):
        return None
    told = stated(reading, family, ask, counted, searcher)
    untold = (unit for topic in family.topics if topic not in told for unit in _units_of(topic, searcher))
    if any(_holds(unit, ask, counted, value, reading) for unit in untold):
        return None  # one that has several such values
    fitting = {topic: unit for topic, unit in told.items() if _holds(unit, ask, counted, value, reading)}
    if not fitting:
        return () if ask != "amount" and len(told) >= _FEWEST else None
    beside = _asked_beside(reading, ask)
    return listed(reading, fitting, searcher.book) if beside is None else _also(reading, fitting, beside, searcher)


def _with_ourselves(value: Value) -> Value:
    """Two organisations for the one partner that somebody has: "with just one partner school"."""
    alone = value.kind == "count" and value.key == (1, 1) and _PARTNER.search(fold(value.text)) is not None
    return replace(value, key=(Decimal(2), Decimal(2)), unit="partner") if alone else value


def _members_in(text: str) -> tuple[str, ...]:
    """What is counted of, beside what is counted: "partners" of "partners from eight countries"."""
    return tuple(word for word in split_words(text) if _MEMBER.fullmatch(word))


def _asked_beside(reading: Reading, ask: Ask) -> Ask | None:
    """Another value that is asked for instead of the one chosen by: "… and how much does it get?"."""
    others = [other for other in _MEASURES if other in reading.asks]
    return others[0] if others and ask not in others else None


def _also(reading: Reading, topics: Iterable[str], ask: Ask, searcher: Searcher) -> tuple[Statement, ...] | None:
    """The other value of all topics chosen; None where the guide does not state it of each."""
    family = Family(tuple(topics), frozenset())
    told = stated(reading, family, ask, "", searcher) if ask != "count" else {}
    return listed(reading, told, searcher.book) if len(told) == len(family.topics) else None


def _holds(unit: Unit, ask: Ask, counted: str, value: Value, reading: Reading) -> bool:
    """True where a statement gives the value, or for a duration a span that it lies in, or more where that is asked."""
    text = fold(reading.text)
    low, high = size_of(value)
    for given in own_values(unit, ask, counted)[:1] if ask == "count" else own_values(unit, ask, counted):
        least, most = size_of(given)
        if least is None or most is None or low is None or high is None:
            continue
        reaches = (most >= low or not _AT_LEAST.search(text)) and (least <= high or not _AT_MOST.search(text))
        between = least <= low and high <= most
        spans = reaches if _AT_LEAST.search(text) or _AT_MOST.search(text) else between
        within = spans if ask == "duration" else low in (least, most)
        if within:
            return True
    return False


def stated(reading: Reading, family: Family, ask: Ask, counted: str, searcher: Searcher) -> dict[str, Unit]:
    """What the guide states of each topic of a family under a label, where it does."""
    units = {
        topic: stated_value(searcher, topic, ask, reading.language, counted=counted, among=family.topics)
        for topic in family.topics
    }
    return {topic: unit for topic, unit in units.items() if unit is not None}


def _value_of(unit: Unit, ask: Ask, contest: Contest) -> Value:
    """The value that is shown for a statement: the largest one, the smallest of a contest for the least."""
    values = own_values(unit, ask, contest.counted)
    if ask == "count":
        return values[0]
    return (max if contest.largest else min)(values, key=lambda value: size_of(value)[contest.largest] or Decimal(0))


def _units_of(topic: str, searcher: Searcher) -> tuple[Unit, ...]:
    return tuple(unit for unit in searcher.units if topic in unit.scopes and not unit.is_list)


def _goes_beyond(unit: Unit, ask: Ask, contest: Contest, best: Decimal) -> bool:
    """True for what a topic without a stated value has that may be more than the best one: then nothing is said."""
    found = measure_of(unit, ask, contest.counted)
    if found is None or not isinstance(found[1], Decimal):
        return False
    return found[1] >= best if contest.largest else found[1] <= best


def asks_only(reading: Reading, family: Family, asks: tuple[Ask, ...], counted: str, said: Sequence[str]) -> bool:
    """True where the question has no other telling words than the family's, the measure's and the value's."""
    items = (item.text for item in reading.items if item.term not in reading.scopes and not is_cue(item.text, asks))
    words = (word for text in items for word in text.split() if word not in family.words and word not in said)
    return all(
        COMPARE.fullmatch(word)
        or _SMALL.fullmatch(word)
        or is_comparative(word)
        or is_cue(word, asks)
        or names_measure(word, asks, counted)
        for word in words
    )
