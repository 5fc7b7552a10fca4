"""What a passage must name to be the answer: the same moment, the same kind of thing, the same matter.

"When are the results announced?" is not answered by the day on which a call closes, "at what time" not by a day,
"what percentage" not by a sum, "which are the 14 sectors?" not by "14 sectors", "may it be split?" by no length.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias

from assistant.language.words import fold, likeness, split_words
from assistant.passages.traits import traits_of
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence, main_clause
from assistant.selection.bounds import SAME_ONE, binds_another, lacks_venue
from assistant.selection.rounds import is_of_another_round
from assistant.values.purposes import purposes_in
from ingest.values import read_values

_Table: TypeAlias = Literal["moment", "kind", "matter", "reason"]

_CLOCK_WORDS = re.compile(r"\b(?:noon|midday|midnight|keskipaiva\w*|keskiyo\w*|puoliyo\w*|puolilta)\b")
_PERCENT = re.compile(
    r"\b(?:per ?cent\w*|\w*prosent\w+|pros(?:at|aa)\w*)\b|%|"
    r"\b(?:share|part|portion|proportion|slice|fraction) of (?:\w+ )?(?:\w+ )?(?:costs?|expenses|expenditure|budget)\b|"
    r"osuu\w+ (?:\w+ )?(?:kuluista|kustannuksista|menoista|budjetista)\b|"
    r"\b(?:kuluista|kustannuksista|menoista) (?:\w+ ){0,3}osuu\w+|"
    r"\b(?:what|which|how (?:big|large|great) an?) (?:share|proportion|portion|fraction|slice)\b"
    r"[^?]*\b(?:cover|pay|pays|covers|paid|fund|money)|"
    r"\b(?:kuinka|miten|minka) (?:suuren |ison )?(?:osan|osuuden)\b"
    r"[^?]*\b(?:kattaa|katetaan|maksaa|maksetaan|korva\w+)|"
    r"\bco-?financing (?:rate|share)\b|\bomarahoitusosuu\w+"
)
_PART_WORDS = re.compile(
    r"\b(?:half|third|quarter|all|whole|full\w*|entire\w*|puolet|puolikas|kolmanne\w*|kolmaso\w*|neljanne\w*|"
    r"neljaso\w*|"
    r"kaikki|kokonaan|koko|taysimaar\w+)\b"
)
# From where on a question asks when: what stands before it only tells how things are.
_WHEN = re.compile(
    r"\b(?:when|what time|(?:what|which) (?:date|day|hour)|milloin|koska|mihin (?:mennessa|aikaan|kellonaikaan)|"
    r"moneltako|monelta|mina paivana|minka paivana|mista paivasta)\b(?P<what>(?: [^\s.;!?]+){2,})"
)
# "Until which day is it open?" asks when it closes.
_UNTIL = re.compile(r"\b(?:until|till|how long|asti|saakka|kauanko|kuinka kauan)\b")
_OPEN = re.compile(r"\b(?:open|auki|avoinna|avoin)\b")
_BEGINS = re.compile(r"\b(?:open(?:s|ing|ed)?|starts?|begins?|aukea\w*|avau\w+|alka\w*)\b(?! until)")
_HOURS = re.compile(r"\b(?:how many|montako|(?:kuinka |miten )?mon(?:ta|en)) (?:\w+ )?(?:hours?|tunti\w*|tunnin)\b")
_HOURS_TOLD = re.compile(r"\b(?:hours?|\w*tunti\w*|\w*tunni\w*|h)\b")
_NAME_ALL = re.compile(
    r"\b(?:which|what|name|list|mitka|luettele|listaa)(?: (?:are|is|me|ovat|on|ne|the|those|these|all|of|kaikki|eri|"
    r"nama|different|(?!seven|ten\b|\w+teen\b)\w+n))* (?=(?P<what>\w+ \w+))"
)
_COUNT_ALONE = re.compile(
    r"\W*(?:[^:]{2,40}: )?(?:(?:at least|at most|max\.?|min\.?|up to|vahintaan|enintaan|yhteensa|in all|altogether) )?"
    r"(?:\d+|[a-z]+) [^\W\d]+(?: [^\W\d]+)?\W*"
)
_BETWEEN = re.compile(r"[,;•/]|\b(?:and|or|ja|seka|tai)\b")
_FEWEST_NAMED = 3
# "May two of us follow the same teacher around?": it is the other one who is the same.
_SAME_PERSON = re.compile(
    r"\b(?:follow|shadow|watch|observe|trail)\w* (?:around )?(?:the same|one) \w+|"
    r"\bsamaa (?:\w*opettajaa|kollegaa|mentoria|henkiloa|ihmista|tyontekijaa|ammattilaista|ohjaajaa|kouluttajaa)\b"
)
_OF_ME = re.compile(r"\b(?:me|minua|mua|minulla|mulla|minulle|mulle)\b")
_AT_MOST = re.compile(r"\b(?:enintaan|korkeintaan|max|vain|at most|no more than|up to|only)\b")
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class _Named:
    """One moment, kind of thing or matter: how questions ask for it, what tells of it, and what tells of another."""

    asked: re.Pattern[str]
    told: re.Pattern[str]
    other: re.Pattern[str]

    def is_told(self, text: str) -> bool:
        """True where a text tells of it, or of no other where it must name another to be one."""
        return self.told.search(text) is not None or self.other.search(text) is None


_WHY = re.compile(r"\b(?:why|miksi|minka takia|benefits?|advantages?|hyoty\w*|etu(?:ja|na)?|edut|kannattaa)\b")
_DEMANDS = re.compile(
    r"\W*(?:requires?|required|requirements?|conditions?|edellyt\w+|vaatimu\w+|vaati\w*|ehdot)\b\W*(?:\w+\W*){0,2}$"
)


def misses(reading: Reading, unit: Unit) -> bool:
    """True where a unit tells of another moment, kind of thing or matter than the question asks for."""
    question, told = _asked(reading, compared=len(reading.scopes) > 1), fold(unit.context)
    if _lacks_named(_named("matter"), question, told) or (_WHY.search(question) and _is_demanded(unit)):
        return True
    if reading.asks_for("comparison"):
        return False
    if reading.asks_for("whether"):
        return _limits_another(reading, unit)
    return (
        _lacks_unit(reading, question, told, unit)
        or _lacks_named(_named("kind"), question, told)
        or _lacks_named(_named("reason"), question, told)
        or binds_another(reading, question, unit)
        or lacks_venue(question, unit)
        or (_asks_moment(reading, unit) and is_of_another_round(question, unit))
        or _lacks_moment(reading, unit, question, told)
        or (_asks_names(reading) and _COUNT_ALONE.fullmatch(fold(unit.text)) is not None and _counts(unit))
    )


def _is_demanded(unit: Unit) -> bool:
    """True for what stands under "Requires:": no reason for doing it."""
    return bool(unit.headings) and _DEMANDS.match(fold(unit.headings[-1])) is not None


def _asked(reading: Reading, *, compared: bool) -> str:
    """What the folded main clause asks, without the names of topics that are compared: "interpreting or equipment"."""
    question = fold(main_clause(asking_sentence(reading.text)))
    names = [item.text for item in reading.items if item.term in reading.scopes] if compared else []
    for name in names:
        question = question.replace(name, " ")
    return question


def tells_of_another(reading: Reading, unit: Unit) -> bool:
    """True where a unit tells of another moment or matter; for comparisons, whose "least" asks for no minimum."""
    question, told = _asked(reading, compared=True), fold(unit.context)
    return _lacks_named(_named("matter"), question, told) or _lacks_moment(reading, unit, question, told)


def lacks_matter(reading: Reading, told: str) -> bool:
    """True where what a comparison would show names nothing of the matter that it is asked about: "paid sooner"."""
    return _lacks_named(_named("matter"), _asked(reading, compared=True), fold(told))


def names_too_few(reading: Reading, unit: Unit) -> bool:
    """True where so many things are to be named ("the 14 sectors") that the unit cannot hold half of them."""
    if reading.expects or reading.counted or reading.asks_for("whether", "comparison"):
        return False
    found, lower = _NAME_ALL.search(fold(reading.text)), reading.text.casefold()
    what = lower[found.start("what") : found.end("what")] if found else ""
    counts = [value for value in read_values(what) if value.kind == "count" and value.start == 0]
    asked = max((int(str(v.key[0])) for v in counts if str(v.key[0]).isdigit()), default=0)
    held = max(len(unit.members), 1 + len(_BETWEEN.findall(fold(unit.text))))
    return asked >= _FEWEST_NAMED and (2 * held < asked or _only_counts(unit, asked))


def _only_counts(unit: Unit, number: int) -> bool:
    """True where one of a unit's items says how many there are and names none: "14 target sectors"."""
    items = (item for item in unit.text.split("; ") if _COUNT_ALONE.fullmatch(fold(item)))
    return any(value.kind == "count" and value.key[:1] == (number,) for item in items for value in read_values(item))


def _lacks_unit(reading: Reading, question: str, told: str, unit: Unit) -> bool:
    """True where a clock time, a percentage or hours are asked for in so many words, and the unit has none."""
    kinds = {value.kind for value in unit.values}
    if reading.main == "time" or (reading.main == "deadline" and reading.asks_for("time")):
        return "time" not in kinds and _CLOCK_WORDS.search(told) is None
    if reading.main == "share" and _PERCENT.search(question):
        return "percentage" not in kinds and _PART_WORDS.search(told) is None
    return bool(_HOURS.search(question)) and _HOURS_TOLD.search(told) is None


def _limits_another(reading: Reading, unit: Unit) -> bool:
    """True where a number is held against what holds for "the same mentor", and the question is of no mentor.

    Who asks may be that one: "Two of them shadow me already".
    """
    text = fold(unit.text)
    if _OF_ME.search(fold(reading.text)):
        return False
    same = [found["what"] for found in SAME_ONE.finditer(text)]
    if not same or unit.is_list or not any(value.kind == "count" for value in reading.values):
        return False
    if _SAME_PERSON.search(fold(reading.text)) and purposes_in(reading.text) & purposes_in(text):
        return False  # "may two of us follow the same teacher around?", of a mentor who is shadowed
    if not _AT_MOST.search(text) or (unit.own_terms - unit.scopes) & reading.terms:
        return False
    asked = {*split_words(reading.text), *(word for item in reading.items for word in item.text.split())}
    return not any(likeness(word, one, unit.language) >= _ALIKE for word in asked for one in same)


def _asks_moment(reading: Reading, unit: Unit) -> bool:
    """True where a day or an hour is asked for, and the unit gives one, of no session that people attend."""
    dated = any(value.kind in ("date", "time") for value in unit.values)
    from_to = any(value.kind == "time" and isinstance(value.key[0], tuple) for value in unit.values)
    return dated and not from_to and reading.asks_for("deadline", "time") and not traits_of(unit).is_event


def _lacks_moment(reading: Reading, unit: Unit, question: str, told: str) -> bool:
    spans = any(value.kind == "date" and value.key[0] == "range" for value in unit.values)
    if spans and _BEGINS.search(_after_when(question)):
        return False  # "1 March – 15 April" says when it opens
    return _asks_moment(reading, unit) and _lacks_named(_named("moment"), _after_when(question), told)


def _after_when(question: str) -> str:
    found = _WHEN.search(question)
    what = found["what"] if found else question
    return _OPEN.sub(" ", what) if _UNTIL.search(question) else what


def _asks_names(reading: Reading) -> bool:
    return reading.asks_for("list") and not reading.expects and not reading.counted


def _counts(unit: Unit) -> bool:
    return not unit.is_list and any(value.kind == "count" for value in unit.values)


def _lacks_named(named: tuple[_Named, ...], question: str, told: str) -> bool:
    asked = [one for one in named if one.asked.search(question)]
    return bool(asked) and not any(one.is_told(told) for one in asked)


@cache
def _named(table: _Table) -> tuple[_Named, ...]:
    text = resources.files("assistant").joinpath("data/near_misses.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)[table].values()
    return tuple(
        _Named(*(re.compile(rf"\b(?:{'|'.join(entry.get(key, ['']))})") for key in ("asked", "told", "other")))
        for entry in entries
    )
