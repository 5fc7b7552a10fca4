"""One question that stands by itself: picking what answers it, or finding that nothing does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.addresses import lacks_address
from assistant.bare_values import rests_on_value
from assistant.choices import find_choice
from assistant.confidence import Confidence, ConfidenceModel, signals_of
from assistant.constraints import find_broken
from assistant.continuation import with_neighbours
from assistant.countries import read_countries
from assistant.deadlines import day_of, is_event
from assistant.domain import comes_from_elsewhere, is_about_applying, is_to_us, names_publisher
from assistant.features import NAMES
from assistant.lists import Lists
from assistant.near_misses import misses, names_too_few
from assistant.news import find_news
from assistant.occasions import EVENT
from assistant.opposites import NEGATION
from assistant.phrases import say
from assistant.polarity import is_yes, leaves_place_open
from assistant.question import Reading, asking_sentence, is_cue
from assistant.rows import find_row, lies_outside
from assistant.search import Found, Searcher
from assistant.statements import Statement
from assistant.stopwords import load_stopwords
from assistant.traits import ADDRESS, LINK, is_link
from assistant.types import Status
from assistant.units import Unit
from assistant.wanted import (
    gives,
    gives_instead,
    only_giving,
    prefer_dated,
    prefer_fitting,
    prefer_member,
    put_first,
    required,
)
from assistant.wording import word_unit
from assistant.words import fold, likeness, split_words
from ingest.values import same_value

_TELLING = 6  # letters of a word that may tell links apart
_WITHIN = 2.0  # how far below the best score another topic's value may be to be listed beside it
_MOST_TOPICS = 6
# Who names one of these asks about the programme, however little else is known of the question.
_PROGRAMME_KINDS = ("action", "activity", "grant", "role", "organisation")
_KNOWN = 0.55
_SHORTEST = 3
_ADDRESS_WITHIN = 1.0
_LEAST_HELD = 0.2
_UNFOUNDED = 0.45  # a yes or no less sure than this needs one of the question's own words in its source
_READ_SURELY = 0.5  # so sure with the reader, a value of another kind than was asked for may be the answer
_FAR = 5.0  # so much more log-odds of the reader speak for the best candidate, whatever topic it stands under
_WELL_READ = 3.0  # so sure the reader is of what answers a further part, whose words may be others
_SURE_OF_PART = 0.96  # so sure with the reader, a further part needs none of its own words in what answers it
_SURE_ABROAD = 0.85  # so sure must a further part be of what only the other language's document says
_SURE_BY_HEADING = 0.9
_VALUE_THERE = NAMES.index("value_there")
_SCOPE_OTHER = NAMES.index("scope_other")
_LOOK_AHEAD = 12
_BY_COUNTRY = 0.5  # how much less sure an answer may be whose row is the group that the guide lists the country in
_VALUE_WITHIN = 3.0
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)")
_MONTH = re.compile(r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|q|\w+kuu\w*|(?:mon|tues|wednes|thurs|fri)days?")


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """The answer to one question: its statements, or why there are none.

    `related` are positions of passages to look at where the guide does not answer.
    """

    reading: Reading
    status: Status
    statements: tuple[Statement, ...]
    confidence: float
    related: tuple[int, ...] = ()


class Answerer:
    """Answers one read question from ranked candidates."""

    def __init__(self, searcher: Searcher, model: ConfidenceModel) -> None:
        self._searcher = searcher
        self._model = model
        self._lists = Lists(searcher)

    def answer(self, reading: Reading, found: Found, today: date, *, further: bool = False) -> PartAnswer:
        """The statements that answer, or a status that says why not.

        `further` marks the second and later parts of a question: what answers the first part stands high for them
        too, so that one of their own words must stand in what answers them.
        """
        refusal = self._refuse_outright(reading, found)
        if refusal is not None:
            return refusal
        news = find_news(reading, found)
        if news is not None:
            return self._tell(reading, found.units[news], today)
        found = prefer_fitting(reading, prefer_member(reading, self._prefer_values(reading, found)))
        found = prefer_dated(reading, found)
        found = self._prefer_told(reading, self._lists.prefer(reading, found))
        confidence = self._model.judge(signals_of(found, self._searcher.book), found.foreign)
        row = find_row(reading, found, today)
        least = self._model.least_foreign if found.foreign else self._model.least_answerable
        if row is not None and row.by == "country":
            least *= _BY_COUNTRY
        read_surely = found.read is not None and confidence.answerable >= _READ_SURELY
        best = found.units[found.order[0]]
        lacks_value = lacks_address(reading, best) or (not read_surely and self._lacks_value(reading, found))
        unfounded = confidence.answerable < _UNFOUNDED and _holds_nothing(reading, found)
        sure = read_surely and (confidence.answerable >= _SURE_OF_PART or _counts_only(reading, found))
        shares_nothing = _shares_nothing(found) and not sure
        if found.foreign:  # its words cannot be held against another language's
            strayed = further and confidence.answerable < _SURE_ABROAD
        else:
            strayed = further and (shares_nothing or _lacks_verb(reading, found)) and not _is_well_read(found)
        elsewhere = reading.asks_for("whether") and (leaves_place_open(reading, best) or _is_of_another(reading, found))
        rests = row is None and not found.foreign and _asks_verdict(reading) and rests_on_value(reading, best)
        bare_yes = rests and is_yes(reading, best)
        near_miss = misses(reading, best if row is None else found.units[row.position])
        off = lacks_value or near_miss or unfounded or strayed or elsewhere or bare_yes
        off = off or _names_unknown(reading, found)
        off = off or (row is None and lies_outside(reading, found))
        alone = _asks_value_alone(reading, found) or _asks_contact_alone(reading, found)
        if (confidence.answerable < least and not alone) or off:
            return self.refuse(reading, found, confidence)
        if row is not None:
            found = put_first(found, row.position)
        if len(reading.scopes) > 1 and reading.expects:
            units = self._one_per_scope(reading, found, sorted(reading.scopes))
        else:
            units = self._narrower(reading, found) or [self._lists.complete(self._lists.widen(reading, found), reading)]
            if len(units) == 1:
                only = only_giving(reading, units[0], self._searcher.in_section(units[0].section))
                units = with_neighbours(only, reading, found, self._searcher)
                if all(names_too_few(reading, unit) for unit in units):
                    return self.refuse(reading, found, confidence)
        verdict = None
        if _asks_verdict(reading):
            verdict, units = self._rule(reading, units)
        statements = [
            s for unit in units for s in word_unit(unit, reading, self._searcher.index, self._searcher.book, today)
        ]
        link = self._link_beside(units[0]) if reading.asks_for("place") and len(units) == 1 else None
        if link is not None:
            statements.append(Statement(link.text, link.members))
        remark = _passed_remark(units, reading, today)
        if remark is not None:
            statements.append(remark)
        if verdict is not None:
            statements = _with_verdict(statements, verdict, reading)
        return PartAnswer(reading, "answered", tuple(statements), confidence.answerable)

    def _tell(self, reading: Reading, unit: Unit, today: date) -> PartAnswer:
        """A unit that is the answer by its heading."""
        statements = word_unit(unit, reading, self._searcher.index, self._searcher.book, today)
        return PartAnswer(reading, "answered", tuple(statements), _SURE_BY_HEADING)

    def _rule(self, reading: Reading, units: list[Unit]) -> tuple[bool, list[Unit]]:
        """Yes or no, with the units that show it: a limit or a choice beside the best one may settle what it leaves."""
        first, *more = units
        beside = self._searcher.in_section(first.section)
        counterpart = _of_topic(reading, first, beside)
        if counterpart is not None:
            first = counterpart
            units = [first, *more]
        choice = find_choice(reading, first, beside)
        if choice is not None:
            return choice[0], [choice[1], *more]
        broken = find_broken(reading, first, beside)
        if broken is not None and broken is not first:
            return False, [broken, *more]
        return is_yes(reading, first), units

    def _prefer_values(self, reading: Reading, found: Found) -> Found:
        """Put first the best candidate that holds what is asked for, about what is asked about."""
        if reading.asks_for("place", "contact"):
            return self._prefer_address(found)
        if not required(reading) or gives(reading, found.units[found.order[0]]):
            return self._prefer_topic(found)
        top = float(found.scores[found.order[0]])
        for k in found.order[:_LOOK_AHEAD]:
            if found.scores[k] < top - _VALUE_WITHIN:
                break
            if gives(reading, found.units[k]) and not found.features[k, _SCOPE_OTHER]:
                return put_first(found, k)
        return found

    def _prefer_told(self, reading: Reading, found: Found) -> Found:
        """Put first the best candidate near the top that tells of the moment or kind of thing that is asked for."""
        if not misses(reading, found.units[found.order[0]]):
            return found
        least = float(found.scores[found.order[0]]) - _VALUE_WITHIN
        near = (k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > least and not found.features[k, _SCOPE_OTHER])
        fitting = (k for k in near if not misses(reading, found.units[k]))
        k = next((k for k in fitting if not required(reading) or gives(reading, found.units[k])), None)
        return put_first(found, k)

    def _prefer_address(self, found: Found) -> Found:
        """Put first the best candidate with a link, an address or a place, where one is near the top."""
        top = float(found.scores[found.order[0]])
        near = (k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > top - _ADDRESS_WITHIN)
        k = next((k for k in near if found.features[k, _VALUE_THERE]), None)
        return put_first(found, k)

    def _link_beside(self, unit: Unit) -> Unit | None:
        """The address that a unit without one stands for: the link right after it, or the only one with its words.

        Exports of decks put a slide's links at its end: "Follow us on LinkedIn" stands for the one that has "linkedin".
        """
        if LINK.search(unit.text):
            return None
        beside = self._searcher.in_section(unit.section)
        links = [other for other in beside if not other.is_list and is_link(other.text)]
        after = [link for link in links if link.members[0] == unit.members[-1] + 1]
        words = {w for w in split_words(unit.text) if len(w) >= _TELLING}
        alike = [link for link in links if words & set(re.split(r"[\W_]+", fold(link.text)))]
        told = {link.text: link for link in alike}
        return after[0] if after else next(iter(told.values())) if len(told) == 1 else None

    def _prefer_topic(self, found: Found) -> Found:
        """Put first the best candidate that is not about another topic than the one asked about."""
        if not found.features[found.order[0], _SCOPE_OTHER]:
            return found
        top = float(found.scores[found.order[0]])
        near = (k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > top - _VALUE_WITHIN)
        k = next((k for k in near if not found.features[k, _SCOPE_OTHER]), None)
        return found if k is not None and _reads_worse(found, k) else put_first(found, k)

    def _lacks_value(self, reading: Reading, found: Found) -> bool:
        """True where a value is asked for and the best candidate gives none, or gives another topic's."""
        if not required(reading):
            return False
        best = found.order[0]
        text = fold(reading.text)
        if self._about_something_else(reading, found, best):
            return True
        if EVENT.search(text) and not is_event(found.units[best]) and reading.asks_for("deadline", "time"):
            return True
        other = bool(found.features[best, _SCOPE_OTHER]) and not any(
            reading.scopes & found.units[k].own_scopes for k in found.order[:1]
        )
        unit = found.units[best]
        return other or not (gives(reading, unit) or gives_instead(reading, unit))

    def _about_something_else(self, reading: Reading, found: Found, best: int) -> bool:
        """True where the topic is right but nothing else that the question says stands at the value."""
        others = [k for k, item in enumerate(found.reading.items) if item.term is None]
        dated_call = reading.asks_for("deadline") and not EVENT.search(fold(reading.text))
        if not reading.scopes or not others or found.foreign or not dated_call:
            return False
        weights, held = found.scored.match.weights[others], found.scored.match.context[others, best]
        return float(weights @ held) < _LEAST_HELD * float(weights.sum())

    def refuse(self, reading: Reading, found: Found, confidence: Confidence) -> PartAnswer:
        """Nothing in the guide answers: off its topic, or on it but not said."""
        book = self._searcher.book
        elsewhere = comes_from_elsewhere(found)
        kinds = _PROGRAMME_KINDS[:3] if elsewhere else _PROGRAMME_KINDS  # "How high is the pension of a teacher?"
        named = any(book[term].kind in kinds for term in reading.terms)
        named = named or (reading.asks_for("whether") and bool(reading.places) and not elsewhere)  # "Can Norway join?"
        named = named or is_about_applying(reading.text) or (reading.asks_for("contact") and is_to_us(reading.text))
        named = named or names_publisher(found)
        likely = confidence.on_topic >= self._model.least_on_topic and not elsewhere
        on_topic = named or likely
        status: Status = "not_in_guide" if on_topic else "out_of_scope"
        return PartAnswer(reading, status, (), confidence.answerable, self._related(found))

    def _refuse_outright(self, reading: Reading, found: Found) -> PartAnswer | None:
        """What the guide cannot answer whatever stands in it: an unknown action, another year."""
        units = found.units
        absent = [t for t in reading.uncovered if not any(t in unit.own_terms for unit in units)]
        key = "unknown_code" if absent or reading.unknown_codes else ""
        if not key and reading.years and not self._covers_year(reading, found):
            key = "other_year"
        if not key:
            return None
        why = Statement(say(key, reading.language), (), "intro")
        return PartAnswer(reading, "not_in_guide", (why,), 0.0, self._related(found))

    def _covers_year(self, reading: Reading, found: Found) -> bool:
        first = found.units[found.order[0]]
        stated = {int(y) for y in _YEAR.findall(ADDRESS.sub(" ", first.text))}
        if stated and reading.expects and not stated & set(reading.years):
            return False
        best = [found.units[k] for k in found.order[:3]]
        return any(
            str(year) in " ".join((unit.text, *unit.headings, unit.document.edition))
            for year in reading.years
            for unit in best
        )

    def _one_per_scope(self, reading: Reading, found: Found, scopes: Sequence[str]) -> list[Unit]:
        """The best unit for each topic; one unit may serve several."""
        units: list[Unit] = []
        for scope in scopes[:_MOST_TOPICS]:
            ranked = self._searcher.rank_again(found, replace(reading, scopes=frozenset({scope})))
            best = ranked.order[0]
            if ranked.features[best, _VALUE_THERE] or not reading.expects:
                units.append(self._lists.complete(ranked.units[best], reading))
        return list(dict.fromkeys(units)) or [self._lists.complete(found.units[found.order[0]], reading)]

    def _narrower(self, reading: Reading, found: Found) -> list[Unit]:
        """Where a wide topic has several values ("alliances for innovation"), those of each narrower one."""
        best = found.units[found.order[0]]
        if len(reading.scopes) != 1 or not reading.expects or best.is_list or reading.scopes & best.scopes:
            return []
        asked = next(iter(reading.scopes))
        book = self._searcher.book
        scopes = {s for unit in found.units for s in unit.scopes if asked in book.ancestors(s)}
        top = float(found.scores[found.order[0]])
        units: list[Unit] = []
        for scope in sorted(scopes):
            ranked = self._searcher.rank_again(found, replace(reading, scopes=frozenset({scope})))
            unit, score = ranked.units[ranked.order[0]], float(ranked.scores[ranked.order[0]])
            if scope in unit.scopes and ranked.features[ranked.order[0], _VALUE_THERE] and score > top - _WITHIN:
                units.append(unit)
        units = list(dict.fromkeys(units))[:_MOST_TOPICS]
        return units if len(units) > 1 and not _all_same(units, reading) else []

    def _related(self, found: Found, most: int = 3) -> tuple[int, ...]:
        seen: dict[int, int] = {}
        for k in found.order[:12]:
            unit = found.units[k]
            seen.setdefault(unit.section, unit.members[0])
        return tuple(seen.values())[:most]


def _asks_verdict(reading: Reading) -> bool:
    """True where a yes or a no is wanted: no list, and no two topics side by side."""
    side_by_side = reading.asks_for("comparison") and len(reading.scopes) > 1
    return reading.asks_for("whether") and not reading.asks_for("list") and not side_by_side


def _of_topic(reading: Reading, unit: Unit, section: Sequence[Unit]) -> Unit | None:
    """What a section says of the topic asked about where the unit says like words of another one beside it.

    "Consortia can apply" in one column, "Consortia cannot apply" in the next.
    """
    if not reading.scopes or not unit.scopes or unit.is_list or reading.scopes & unit.scopes:
        return None
    common = load_stopwords(unit.language)
    text = NEGATION[unit.language].sub(" ", fold(unit.text))
    telling = [word for word in split_words(text) if word not in common and len(word) > _SHORTEST]
    alike = [
        other
        for other in section
        if not other.is_list
        and reading.scopes <= other.scopes
        and not unit.scopes & other.scopes
        and telling
        and all(any(likeness(word, w, unit.language) >= _KNOWN for w in other.words) for word in telling)
    ]
    return alike[0] if len(alike) == 1 else None


def _names_unknown(reading: Reading, found: Found) -> bool:
    """True where what is asked about has a proper name that stands nowhere in the guide.

    Towns that are only told of ("We are a school in Lyon. …") and countries are none of it.
    """
    known = found.scored.match.known
    asking = frozenset(split_words(asking_sentence(reading.text)))
    items = found.reading.items
    unknown = (i.text for k, i in enumerate(items) if i.is_name and i.text in asking and known[k] < _KNOWN)
    return not found.foreign and any(not read_countries(name) and not _MONTH.fullmatch(name) for name in unknown)


def _asks_value_alone(reading: Reading, found: Found) -> bool:
    """True where nothing but a topic's value is asked for, and the best unit gives such a value for that topic."""
    unit = found.units[found.order[0]]
    alone = bool(reading.scopes) and not reading.years and all(item.term is not None for item in reading.items)
    alone = alone and not reading.asks_for("open")
    return alone and bool(required(reading)) and gives(reading, unit) and reading.scopes <= unit.scopes


def _asks_contact_alone(reading: Reading, found: Found) -> bool:
    """True for "Where can I write?", of no topic, where the best unit gives the document's own contact."""
    unit = found.units[found.order[0]]
    if not reading.asks_for("contact") or reading.asks_for("whether", "who") or reading.terms or reading.years:
        return False
    contact = unit.document.contact
    return bool(contact) and contact in unit.text and all(is_cue(item.text, ("contact",)) for item in reading.items)


def _holds_nothing(reading: Reading, found: Found) -> bool:
    """True where a yes or no would rest on a unit that has none of the question's own words.

    Where there is a reader, one that names no topic ("Are you sure?"): it sees the rest by itself.
    """
    if found.foreign or not reading.asks_for("whether"):
        return False
    if found.read is not None:
        return not reading.terms and _shares_nothing(found)
    return _shares_nothing(found, least=2)


def _shares_nothing(found: Found, least: int = 1) -> bool:
    """True where none of the question's own words, of which there are `least` or more, stands in the best unit."""
    own = [k for k, item in enumerate(found.reading.items) if item.term is None]
    return len(own) >= least and float(found.scored.match.context[own, found.order[0]].max()) < _KNOWN


def _counts_only(reading: Reading, found: Found) -> bool:
    """True for "and how many countries (Harbour Network)?" where the best unit counts them, in whatever words."""
    own = {item.text for item in found.reading.items if item.term is None}
    counted = set(split_words(reading.counted))
    return bool(counted and reading.scopes) and own <= counted and gives(reading, found.units[found.order[0]])


def _lacks_verb(reading: Reading, found: Found) -> bool:
    """True where a further yes or no ("and can it be extended?") names nothing that the best unit speaks of."""
    unit = found.units[found.order[0]]
    if not reading.asks_for("whether") or reading.expects:
        return False
    topics = {word for item in reading.items if item.term is not None for word in item.text.split()}
    common = load_stopwords(reading.language) | topics
    words = [w for w in split_words(reading.text)[1:] if w not in common and len(w) > _SHORTEST]
    held = unit.words | unit.heading_words
    return bool(words) and not any(likeness(w, h, reading.language) >= _KNOWN for w in words for h in held)


def _is_of_another(reading: Reading, found: Found) -> bool:
    """True where one topic is asked about and the best unit stands under another one."""
    return bool(reading.scopes) and not found.foreign and bool(found.features[found.order[0], _SCOPE_OTHER])


def _is_well_read(found: Found) -> bool:
    """True where the reader is quite sure of the best unit, and that has a term of the question beside the topic's."""
    best, items = found.order[0], found.reading.items
    if found.read is None or float(found.read[best]) < _WELL_READ:
        return False
    terms = [k for k, item in enumerate(items) if item.term is not None and item.term not in found.reading.scopes]
    return bool(terms) and float(found.scored.match.text[terms, best].max()) > _KNOWN


def _reads_worse(found: Found, k: int) -> bool:
    """True where the reader is far surer of the best candidate than of another one."""
    best = found.order[0]
    return found.read is not None and float(found.read[best] - found.read[k]) > _FAR


def _all_same(units: Sequence[Unit], reading: Reading) -> bool:
    first = [v for v in units[0].values if v.kind in reading.expects]
    return all(any(same_value(first[0], v) for v in unit.values) if first else False for unit in units[1:])


def _passed_remark(units: Sequence[Unit], reading: Reading, today: date) -> Statement | None:
    """ "This deadline has passed.": where every date that was asked for lies behind."""
    if not reading.asks_for("deadline", "time") and not reading.expects:
        return None
    days = [(unit, day) for unit in units for v in unit.values if v.kind == "date" and (day := day_of(v)) is not None]
    if not days or "date" not in reading.expects or any(day >= today for _, day in days):
        return None
    key = "passed_event" if all(is_event(unit) for unit, _ in days) else "passed_deadline"
    return Statement(say(key, reading.language), units[-1].members, "remark")


def _with_verdict(statements: list[Statement], yes: bool, reading: Reading) -> list[Statement]:
    first, *rest = statements
    verdict = say("yes" if yes else "no", reading.language)
    return [replace(first, text=f"{verdict}. {first.text}"), *rest]
