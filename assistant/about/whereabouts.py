"""Questions about the guide as a document: where it tells of something, what a slide says, what it covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from assistant.language.stopwords import is_common, load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading, read_question
from assistant.retrieval.search import Searcher
from assistant.types import Citation
from assistant.wording.citations import Citer, unmarked
from assistant.wording.phrases import say
from assistant.wording.rendering import describe, describe_quote
from assistant.wording.sentences import clean_topic, finish, tidy
from ingest.types import Language, Slide

Kind: TypeAlias = Literal["find", "show", "contents"]

_SLIDE = r"(?:dia(?:lla|ssa|lta|sta|n|t|a)?|kalvo(?:lla|ssa|lta|sta|n|t)?|slides?)"
_PLACE = r"(?:kohda|kohta|osa|osio|luvu|luku)\w*"
_TELLS = (
    r"(?:kertoo|kerrotaan|puhuu|puhutaan|kasittelee|kasitellaan|mainitsee|mainitaan|selittaa|selitetaan|esittelee|"
    r"esitellaan|loytyy|loytyvat|loydan|sanotaan|neuvotaan|on|ovat|lukee|luetellaan)"
)
_FIND = re.compile(
    r"(?:(?:ja|enta|and|so) )?"
    r"(?:(?:(?:on|in|at) )?(?:which|what) (?:slides?|(?:section|part|page|chapter)s? of the guide)|where in the guide|"
    rf"(?:milla|missa|mika|mitka|mista|milta) (?:{_SLIDE}|{_PLACE} (?:oppaassa|opasta|oppaasta)|oppaan {_PLACE})|"
    rf"(?:missa|mista) (?:oppaassa|oppaasta|opas) (?={_TELLS}))\b(?P<what>.*)"
)
_NUMBER = rf"(?:\b{_SLIDE} (?:number |no |nro |numero )?(?P<after>\d{{1,3}})\b|\b(?P<before>\d{{1,3}})\.? {_SLIDE})"
_SHOW = re.compile(rf"(?P<lead>.{{0,40}}?){_NUMBER}(?P<tail>.{{0,25}})")
_TOPICS = r"(?:topics|subjects|things|areas|themes)"
_CONTENTS = re.compile(
    r"(?:show (?:me )?the )?table of contents|sisallysluettelo|sisallys|"
    rf"what(?: all)? (?:{_TOPICS} )?(?:does|do) (?:the|this|your) guide(?:book)? "
    r"(?:cover|contain|include|deal with|talk about|tell about|tell)|"
    r"what(?: is|.s)? (?:in|inside) (?:the|this) guide|what(?: is|.s) (?:the|this) guide about|"
    rf"(?:what|which) {_TOPICS} (?:are there )?(?:in|are in) the guide|"
    r"(?:mista|mita)(?: kaikesta| kaikkea| kaikki| asioista| asioita| aiheista| aiheita)? (?:tama |se )?"
    r"(?:opas|oppaassa)(?: oikein)? (?:kertoo|kerrotaan|kattaa|sisaltaa|kasittelee|kasitellaan|on|puhuu|puhutaan)|"
    r"mita aiheita oppaassa (?:on|kasitellaan)"
)
# What says only that something is told.
_SAYS = frozenset(
    re.findall(
        r"\w+",
        """
        is are does do tell tells about described describe describes cover covers covered explain explains explained
        mention mentions mentioned list lists listed show shows shown say says said discussed discuss deal deals with
        find found talk talks guide opas oppaan oppaassa oppaasta kertoo kerrotaan puhuu puhutaan kasittelee kasitellaan
        mainitsee mainitaan selittaa selitetaan esittelee esitellaan loytyy loytyvat loydan sanoo sanotaan neuvotaan on
        ovat lukee luetellaan nayta avaa open content contents sisalto sisaltaa
        """,
    )
)
_ALIKE = 0.75
_LOOKED_AT = 15
_MOST_PLACES, _MOST_LINES, _MOST_TITLES = 3, 24, 40


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is asked of the guide as a document: `what` it should tell of, or the `number` of a slide."""

    kind: Kind
    what: str = ""
    number: int = 0


def read_whereabouts(question: str) -> Whereabouts | None:
    """What a question asks of the document; None for one that asks something of what it says."""
    plain = " ".join(re.findall(r"[\w'’:.-]+", fold(question))).rstrip(".")
    if _CONTENTS.fullmatch(plain):
        return Whereabouts("contents")
    shown = _SHOW.fullmatch(plain)
    small = load_stopwords("fi") | load_stopwords("en") | _SAYS
    if shown is not None and small.issuperset(split_words(f"{shown['lead']} {shown['tail']}")):
        return Whereabouts("show", number=int(shown["after"] or shown["before"]))
    found = _FIND.fullmatch(plain)
    if found is None or not set(split_words(found["what"])) - small:
        return None
    said = question.split()[-len(found["what"].split()) :]
    return Whereabouts("find", what=" ".join(w for w in said if fold(w).strip("?.,!") not in _SAYS).strip(" ?.!"))


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of the guide: a text with marks, and the quotes that they stand for."""

    text: str
    citations: tuple[Citation, ...]


class Guidebook:
    """Looks things up in the documents as documents."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def look_up(self, asked: Whereabouts, language: Language) -> Shown:
        """What was asked of the document, from the documents in the reader's language where there are any."""
        if asked.kind == "find":
            return self._find(read_question(asked.what, language, self._searcher.book))
        if asked.kind == "show":
            return self._show(asked.number, language)
        return self._list(language)

    def _find(self, reading: Reading) -> Shown:
        """The sections among the best candidates that hold all that the question names."""
        found = self._searcher.rank(reading)
        best: dict[int, Unit] = {}
        for k in found.order[:_LOOKED_AT]:
            best.setdefault(found.units[k].section, found.units[k])
        units = [unit for section, unit in best.items() if self._holds(section, reading)][:_MOST_PLACES]
        citer = Citer(self._searcher.index)
        for unit in units:
            citer.cite(unit.members)
        lines = [describe_quote(citation, reading.language) for citation in citer.citations]
        return Shown("\n".join([say("told_where", reading.language), *lines]), citer.citations)

    def _holds(self, section: int, reading: Reading) -> bool:
        units = self._searcher.in_section(section)
        terms = frozenset().union(*(unit.terms for unit in units))
        words = frozenset().union(*(unit.words | unit.heading_words for unit in units))
        items = [i for i in reading.items if i.term is not None or not is_common(i.text, reading.language)]
        return bool(items) and all(
            item.term in terms
            or all(any(likeness(w, o, reading.language) >= _ALIKE for o in words) for w in split_words(item.text))
            for item in items
        )

    def _show(self, number: int, language: Language) -> Shown:
        """A slide: its title and its lines."""
        units = [u for u in self._units(language) if isinstance(u.locator, Slide) and u.locator.number == number]
        if not units:
            numbers = {u.locator.number for u in self._units(language) if isinstance(u.locator, Slide)}
            key = "no_such_slide" if numbers else "no_slides"
            return Shown(say(key, language, last=max(numbers, default=0)), ())
        citer = Citer(self._searcher.index)
        lines = [u for u in units if u.text not in u.headings[:1]][:_MOST_LINES] or units[:1]
        citer.reserve(k for unit in lines for k in unit.members)
        place = describe(units[0].locator, language)
        texts = [f"{_line(unit)} {citer.cite(unit.members)}" for unit in lines]
        return Shown("\n".join([f"{place[:1].upper()}{place[1:]}:", *texts]), citer.citations)

    def _list(self, language: Language) -> Shown:
        """The titles of the slides, or of the sections: each once."""
        citer = Citer(self._searcher.index)
        lines: dict[str, str] = {}
        for unit in self._units(language):
            title = clean_topic(unit.headings[0] if isinstance(unit.locator, Slide) and unit.headings else _top(unit))
            if title and title not in lines and len(lines) < _MOST_TITLES:
                lines[title] = f"- {title}"
        return Shown("\n".join([say("told_contents", language), *lines.values()]), citer.citations)

    def _units(self, language: Language) -> Sequence[Unit]:
        """The single units of the documents in a language, of all documents where it has none."""
        singles = [unit for unit in self._searcher.units if not unit.is_list]
        return [unit for unit in singles if unit.language == language] or singles


def _line(unit: Unit) -> str:
    """A line of a slide: a list item, or what others stand under."""
    text = unmarked(tidy(unit.text))
    return f"\n{text.rstrip(':')}:" if unit.is_heading else f"- {finish(text)}"


def _top(unit: Unit) -> str:
    headings: Iterable[str] = unit.headings[1:2] or unit.headings[:1]
    return next(iter(headings), "")
