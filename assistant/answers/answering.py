"""One question that stands by itself: picking what answers it, or finding that nothing does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.abstention.bearing import prefer_bearing
from assistant.abstention.confidence import Confidence, ConfidenceModel, signals_of
from assistant.abstention.domain import comes_from_elsewhere, is_about_applying, is_to_us, names_publisher
from assistant.abstention.negated import asks_what_not, only_denying, prefer_denying
from assistant.abstention.siblings import prefer_own_number
from assistant.abstention.silence import why_outright, why_silent
from assistant.answers.cases import find_case
from assistant.answers.outright import find_outright
from assistant.calendar.open_now import is_open
from assistant.calendar.same_day import compare_days
from assistant.language.words import fold
from assistant.passages.deadlines import day_of, is_event
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.features import NAMES
from assistant.retrieval.search import Found, Searcher, put_first
from assistant.selection.allowing import prefer_allowing
from assistant.selection.audiences import find_admitted, find_all_audiences, find_audience
from assistant.selection.close_second import with_close_second
from assistant.selection.continuation import with_neighbours
from assistant.selection.costs import find_costs
from assistant.selection.directions import prefer_outgoing
from assistant.selection.examples import find_examples
from assistant.selection.fitting_forms import find_length, prefer_fitting
from assistant.selection.groups import prefer_group
from assistant.selection.headed_lists import prefer_headed
from assistant.selection.links import find_channel, leads_to_link, link_beside, prefer_named_link
from assistant.selection.list_parts import part_asked_for
from assistant.selection.lists import Lists
from assistant.selection.near_misses import misses, names_too_few
from assistant.selection.novelties import find_novelties
from assistant.selection.offices import find_office
from assistant.selection.partner_search import find_partner_search
from assistant.selection.preferences import prefer_all_places, prefer_given, prefer_side, prefer_told
from assistant.selection.roles import prefer_role
from assistant.selection.rows import find_row
from assistant.selection.supports import find_support
from assistant.selection.tallies import find_tally, written
from assistant.selection.topic_cards import find_card
from assistant.selection.totals import find_total
from assistant.selection.wanted import only_giving, prefer_call
from assistant.types import Status
from assistant.verdicts.admitted_bodies import find_admitted_body
from assistant.verdicts.barred_others import bars_others
from assistant.verdicts.bonuses import find_bonus
from assistant.verdicts.bounded_subjects import lies_beyond
from assistant.verdicts.choices import find_choice
from assistant.verdicts.constraints import find_broken
from assistant.verdicts.country_lists import find_leaving_out
from assistant.verdicts.earlier_rounds import find_change
from assistant.verdicts.forms import allowing_form
from assistant.verdicts.hedges import hedge_of
from assistant.verdicts.lacking import leaves_open
from assistant.verdicts.limits import states_another
from assistant.verdicts.one_more import prefer_room
from assistant.verdicts.place_limits import allows_place, find_inside, prefer_place
from assistant.verdicts.polarity import judge
from assistant.verdicts.settling import find_settling
from assistant.verdicts.themes import find_theme
from assistant.verdicts.trips import prefer_trip, settles_trip
from assistant.verdicts.turns import turn_round
from assistant.verdicts.two_sides import of_topic, other_side
from assistant.wording.phrases import say
from assistant.wording.sentences import word_unit
from assistant.wording.statements import Statement
from ingest.values import same_value

_WITHIN = 2.0  # how far below the best score another topic's value may be to be listed beside it
_MOST_TOPICS = 6
# Who names one of these asks about the programme, however little else is known of the question.
_PROGRAMME_KINDS = ("action", "activity", "grant", "role", "organisation")
_SURE_BY_PLACE = 0.9
_VALUE_THERE = NAMES.index("value_there")
_BY_PLACE = 0.6  # how much less sure an answer may be that the question's words and the guide's headings both point to
_BY_COUNTRY = 0.4  # how much less sure an answer may be that rests on the group or region that a country belongs to


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """The answer to one question: its statements, or why there are none.

    `related` are positions of passages to look at where the guide does not answer; `section` is where the answer
    stands, as in `Unit.section`, None where there is none.
    """

    reading: Reading
    status: Status
    statements: tuple[Statement, ...]
    confidence: float
    related: tuple[int, ...] = ()
    section: int | None = None


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
        change = find_change(reading, found)
        if change is not None:
            return self.tell(reading, change, today, turn_round(reading, change, False))
        barred = why_outright(reading, found)
        if barred is not None:
            why = Statement(say(barred, reading.language), (), "intro")
            return PartAnswer(reading, "not_in_guide", (why,), 0.0, self._related(found))
        negated = asks_what_not(reading)
        told = None if negated else self._tell_outright(reading, found, today)
        if told is not None:
            return told
        found = prefer_room(reading, prefer_told(reading, self._lists.prefer(reading, prefer_given(reading, found))))
        found = prefer_outgoing(reading, prefer_call(reading, prefer_trip(reading, prefer_place(reading, found))))
        found = prefer_fitting(reading, found)
        found = prefer_denying(reading, prefer_named_link(reading, found, self._searcher))
        told = self._tell_settled(reading, found, today)
        if told is not None:
            return told
        confidence = self._model.judge(signals_of(found, self._searcher.book), found.foreign)
        found = prefer_bearing(reading, prefer_all_places(reading, found), self._searcher.book)
        row = find_row(reading, found, today)
        least = self._model.least_foreign if found.foreign else self._model.least_answerable
        if (row is not None and row.by == "country") or _settles_place(reading, found.units[found.order[0]]):
            least *= _BY_COUNTRY
        sure, book = confidence.answerable, self._searcher.book
        card = find_card(reading, found, self._searcher)
        if card is not None:
            return self.tell(reading, card, today)
        near = sure >= least * _BY_PLACE and not negated
        audience = find_audience(reading, found, self._searcher) if near else None
        if audience is not None:
            return self.tell(reading, audience, today)
        found = found if row is not None else prefer_own_number(reading, found, book)
        if why_silent(reading, found, row, sure, least, book, further=further) is not None:
            return self.refuse(reading, found, confidence)
        found = _prefer(reading, found) if row is None else put_first(found, row.position)
        if len(reading.scopes) > 1 and reading.expects:
            units = self._one_per_scope(reading, found, sorted(reading.scopes))
        else:
            found = prefer_headed(reading, found, self._searcher)
            units = self._narrower(reading, found) or [self._lists.complete(self._lists.widen(reading, found), reading)]
            if len(units) == 1:
                section = self._searcher.in_section(units[0].section)
                only = only_giving(reading, units[0], section)
                if only is not units[0] and misses(reading, only):
                    return self.refuse(reading, found, confidence)
                denying = only_denying(reading, only, section)
                if denying != [only]:
                    return self._tell_units(reading, denying, today, sure)
                part = part_asked_for(reading, only, section, self._searcher.book)
                units = with_neighbours(part[0], reading, found, self._searcher) if len(part) == 1 else list(part)
                units = with_close_second(units[0], reading, found) if len(units) == 1 else units
                if all(names_too_few(reading, unit) for unit in units):
                    return self.refuse(reading, found, confidence)
        return self._tell_units(reading, units, today, sure)

    def _tell_settled(self, reading: Reading, found: Found, today: date) -> PartAnswer | None:
        """A yes or a no that one sentence settles, however sure the ranking is of it; None where none does."""
        case = find_case(reading, found)
        if case is not None:
            return self.tell(reading, case[0], today, case[1])
        leaving_out = find_leaving_out(reading, self._searcher)
        if leaving_out is not None:
            return self.tell(reading, leaving_out, today, False)
        inside = find_inside(reading, found)
        if inside is not None:
            return self.tell(reading, found.units[inside], today, True)
        theme = find_theme(reading, self._searcher)
        if theme is not None:
            return self.tell(reading, theme, today, True)
        admitted = find_admitted(reading, found, self._searcher) or find_admitted_body(reading, found)
        if admitted is not None:
            return self.tell(reading, admitted, today, True)
        bonus = find_bonus(reading, found)
        if bonus is not None:
            told = self.tell(reading, bonus, today)
            said = _open_with("yes", list(told.statements), reading) if reading.wants_verdict else told.statements
            return replace(told, statements=tuple(said))
        settling = find_settling(reading, found)
        if settling is not None:
            return self.tell(reading, settling, today, turn_round(reading, settling, False))
        length = find_length(reading, found)
        return None if length is None else self._tell_units(reading, [length], today, _SURE_BY_PLACE)

    def _tell_units(self, reading: Reading, units: list[Unit], today: date, sure: float) -> PartAnswer:
        """The units that answer, with yes or no where that is asked, their link, and what has passed."""
        verdict = None
        if reading.wants_verdict:
            verdict, units = self._rule(reading, units)
            by_today = is_open(reading, units[0], today)
            verdict = verdict if by_today is None else by_today
            names = self._searcher.other_names(reading)
            barred = verdict is False and bars_others(reading, units[0], names)
            open_ = barred or lies_beyond(reading, units[0])
            if verdict is not None and (open_ or leaves_open(reading, units[0], names, yes=verdict)):
                verdict = None
        statements = [
            s for unit in units for s in word_unit(unit, reading, self._searcher.index, self._searcher.book, today)
        ]
        beside = self._searcher.in_section(units[0].section)
        link = link_beside(units[0], beside) if len(units) == 1 and leads_to_link(reading, units[0]) else None
        if link is not None:
            statements.append(Statement(link.text, link.members))
        remark = _passed_remark(units, reading, today)
        if remark is not None:
            statements.append(remark)
        if verdict is not None:
            other = self._other_side(reading, units, verdict, today)
            statements = _with_verdict(statements, verdict, reading, units[0])
            statements = statements + other if verdict else other + statements
        return PartAnswer(reading, "answered", tuple(statements), sure, (), units[0].section)

    def tell(self, reading: Reading, unit: Unit, today: date, verdict: bool | None = None) -> PartAnswer:
        """A unit that is the answer by where it stands: under a heading, beside the answer to the part before."""
        statements = list(word_unit(unit, reading, self._searcher.index, self._searcher.book, today))
        statements = statements if verdict is None else _with_verdict(statements, verdict, reading, unit)
        return PartAnswer(reading, "answered", tuple(statements), _SURE_BY_PLACE, (), unit.section)

    def _tell_outright(self, reading: Reading, found: Found, today: date) -> PartAnswer | None:
        """What answers by where it stands or by what it says, however sure the ranking is; None where it decides."""
        outright = find_outright(reading, found, self._searcher)
        if outright is not None:
            return self.tell(reading, outright, today)
        tally = find_tally(reading, found, self._searcher)
        if tally is not None:
            counted = say("tally", reading.language, count=written(len(tally.items), reading.language))
            total = Statement(counted, tuple(item.members[0] for item in tally.items), "tally")
            told = self.tell(reading, tally.unit, today)
            return replace(told, statements=(total, *told.statements))
        several = find_all_audiences(reading, found, self._searcher) or find_partner_search(reading, self._searcher)
        several = several or find_examples(reading, self._searcher) or find_total(reading, self._searcher)
        novel = [] if several else find_novelties(reading, found)
        if several or novel:
            each = [self.tell(reading, one, today) for one in several]
            each += [self.tell(reading, one, today, True if one is novel[0] else None) for one in novel]
            return replace(each[0], statements=tuple(said for one in each for said in one.statements))
        office = find_office(reading, found, self._searcher.book)
        if office is not None:
            return self.tell(reading, found.units[office[0]], today, office[1])
        channel = find_channel(reading, found, self._searcher)
        if channel:
            told = self.tell(reading, channel[0], today, True if reading.wants_verdict else None)
            links = (Statement(link.text, link.members) for link in channel[1:])
            return replace(told, statements=(*told.statements, *links))
        costs = find_costs(reading, found, self._searcher)
        if costs is not None:
            return self.tell(reading, costs[0], today, costs[1])
        support = find_support(reading, found)
        if support is not None:
            return self.tell(reading, support, today, True if reading.wants_verdict else None)
        return None

    def _rule(self, reading: Reading, units: list[Unit]) -> tuple[bool | None, list[Unit]]:
        """Yes or no, with the units that show it: a limit or a choice beside the best one may settle what it leaves.

        None where nothing speaks against it but a value that is another than the question's.
        """
        first, *more = units
        beside = self._searcher.in_section(first.section)
        counterpart = of_topic(reading, first, beside)
        if counterpart is not None:
            first = counterpart
            units = [first, *more]
        compared = compare_days(reading, beside)
        if compared is not None:
            return compared
        choice = find_choice(reading, first, beside)
        if choice is not None:
            return choice[0], [choice[1], *more]
        broken = find_broken(reading, first, beside)
        if broken is not None and broken is not first:
            return False, [broken, *more]
        verdict = judge(reading, first)
        if not verdict.yes and verdict.rests_on == "numbers":
            other = allowing_form(reading, first, beside, self._searcher.other_names(reading))
            if other is not None:
                return True, [other, *more]
        open_ = verdict.yes and verdict.rests_on == "nothing against" and states_another(reading, first)
        return None if open_ else verdict.yes, units

    def _other_side(self, reading: Reading, units: list[Unit], verdict: bool, today: date) -> list[Statement]:
        """What the section says of another topic where that turns yes into no, for a question that names no topic."""
        other = other_side(reading, units[0], self._searcher.in_section(units[0].section)) if len(units) == 1 else None
        if other is None or judge(reading, other).yes == verdict:
            return []
        statements = word_unit(other, reading, self._searcher.index, self._searcher.book, today)
        return _with_verdict(list(statements), not verdict, reading, other)

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


def _prefer(reading: Reading, found: Found) -> Found:
    """The best candidate of those that are for another side, doer or group of people than asked, put right."""
    return prefer_allowing(reading, prefer_group(reading, prefer_role(reading, prefer_side(reading, found))))


def _settles_place(reading: Reading, unit: Unit) -> bool:
    """True where a unit of the topic asked about says of the country asked about, by its region, yes or no."""
    if reading.asks_for("whether") and not reading.scopes and settles_trip(reading, unit):
        return True
    if not reading.asks_for("whether") or not reading.scopes & unit.scopes:
        return False
    return allows_place(reading, fold(reading.text), unit) is not None


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


def _with_verdict(statements: list[Statement], yes: bool, reading: Reading, unit: Unit) -> list[Statement]:
    hedge = hedge_of(reading, unit, yes=yes)
    return _open_with(("yes" if yes else "no") + (f"_{hedge}" if hedge else ""), statements, reading)


def _open_with(key: str, statements: list[Statement], reading: Reading) -> list[Statement]:
    first, *rest = statements
    return [replace(first, text=f"{say(key, reading.language)}. {first.text}"), *rest]
