"""Questions for a year: of the guide, of what happens in it, until when; what holds for one year only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found, Searcher
from ingest.editions import choose_editions

_WHICH_YEAR = re.compile(
    r"\b(?:which|what) (?:call |calendar |programme )?years?\b(?! (?:\w+ )?(?:students?|pupils?|learners?))|"
    r"\b(?:mika|mita|minka|mina|mille|milta|mihin|mista|milla|missa) "
    r"(?:hakuvuo\w+|vuo(?:si|tta|den|nna|delle|delta|teen|desta|della|dessa)\w*)\b"
)
_STUDIES = re.compile(r"\b(?:stud\w+|opiskel\w+|opinto\w*|oppila\w+|lukuvuo\w+|kurssi\w*)\b")
_OF_GUIDE = re.compile(
    r"(?:guides?|slides?|decks?|materials?|documents?|presentations?|pages?|pdf|handbooks?|booklets?|files?|"
    r"\w*opas\w*|\w*oppaa\w*|\w*dia(?:t|n|ssa|sarja\w*|esity\w*)?|\w*esity\w*|\w*materiaal\w*|\w*kalvo\w*|\w*dokument\w*|\w*asiakirja\w*|"
    r"\w*tiedosto\w*|\w*ohje|\w*ohjeet)"
)
# Of the whole of it, and no matter of its own.
_OF_ALL = re.compile(
    r"years?|call|calls?|round|rounds?|cover\w*|about|deal\w*|concern\w*|information|info|data|from|valid|apply|applies|speak\w*|"
    r"describ\w*|is|erasmus\S*|these|this|the|vuo\w+|haku\w*|hakuvuo\w+|kierro\w*|hakukierro\w*|kosk\w+|kasitte\w+|"
    r"tieto\w*|tietoja|puhu\w+|kerto\w*|voimassa|sisalto\w*|kyse\w*|nama|nailla|naissa|tama|taman|tassa|tasta"
)
_SAYS = re.compile(
    r"years?|vuo\w+|hakuvuo\w+|mention\w*|sa(?:ys|id|y)|given?|told|stat\w+|main\w+|sano\w+|kerro\w+|kirjat\w+|according|mukaan|"
    r"guides?|slides?|opas|oppaa\w*|does|until|till|asti|saakka|on|ovat|is|are|was|were"
)
_ONLY = r"(?:only|solely|just|ainoastaan|vain|pelkastaan)"
_LIMIT = re.compile(
    rf"\b{_ONLY}\b[^.;]*\b(?P<only>20\d\d)\b|\b(?P<alone>20\d\d)\b[^.;]{{0,40}}\b{_ONLY}\b|"
    r"\b(?:(?:as )?from|starting(?: from| in)?|since) (?:the (?:year |call of )?)?(?P<from>20\d\d)\b|"
    r"\b(?:until|till|up to|through) (?:the (?:end of )?(?:year )?)?(?P<until>20\d\d)\b|"
    r"\b(?:vuoteen |vuoden )?(?P<asti>20\d\d) (?:asti|saakka|loppuun)\b|"
    r"\b(?:vuo(?:desta|nna) )?(?P<alkaen>20\d\d) (?:alkaen|lahtien|eteenpain|onwards?)\b"
)
_ALIKE = 0.7
_SURE = 0.0  # the reader's score of a first candidate that does without the question's words
_NEAR = 6
_LONGEST = 60  # words: a year in a long passage is one of many things there


def find_year(reading: Reading, found: Found, searcher: Searcher) -> Unit | None:
    """The passage that gives the year asked for; None where none is asked for, or it is not sure which one does."""
    question = fold(asking_sentence(reading.text))
    if not _WHICH_YEAR.search(question) or reading.asks_for("whether", "amount", "count", "comparison"):
        return None
    common = load_stopwords(reading.language)
    words = [word for word in split_words(_WHICH_YEAR.sub(" ", question)) if word not in common and len(word) > 1]
    if all(_OF_ALL.fullmatch(word) or _OF_GUIDE.fullmatch(word) for word in words):
        of_guide = any(_OF_GUIDE.fullmatch(word) for word in words)
        return _title_of(found, searcher, reading) if of_guide else None
    telling = [word for word in words if not _SAYS.fullmatch(word)]
    giving = [found.units[k] for k in found.order if _gives_year(found.units[k])]
    holding = [unit for unit in giving if telling and all(_has(unit, word) for word in telling)]
    best = found.order[0]
    topics = [w for i in reading.items if i.term is not None for w in i.text.split() if w in telling]
    named = [word for word in topics if not _OF_ALL.fullmatch(word)]
    sure = found.read is not None and float(found.read[best]) > _SURE
    sure = sure or bool(named and all(_has(found.units[best], word) for word in named))
    if found.units[best] in (giving if sure else holding):
        return found.units[best]
    return holding[0] if len(holding) == 1 else None


def lacks_year(reading: Reading, unit: Unit) -> bool:
    """True where a year is asked for, of no course of study, and a unit and what it stands under name none."""
    question = fold(asking_sentence(reading.text))
    if not _WHICH_YEAR.search(question) or _STUDIES.search(question) or reading.asks_for("whether"):
        return False
    return not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", " ".join((unit.text, *unit.headings)))


def settled_year(reading: Reading, found: Found) -> tuple[Unit, str] | None:
    """What holds for one year only, with that year, for a yes/no question about another: "only for the 2026 round"."""
    if len(reading.years) != 1 or not reading.asks_for("whether"):
        return None
    for k in found.order[:_NEAR]:
        unit = found.units[k]
        limit = None if unit.is_list else _LIMIT.search(fold(unit.text))
        if limit is None:
            continue
        only = limit["only"] or limit["alone"]
        until = limit["until"] or limit["asti"]
        year = only or until or limit["from"] or limit["alkaen"]
        asked = reading.years[0]
        if (asked > int(year)) if until else asked != int(year) and (only or asked < int(year)):
            return unit, year
    return None


def _title_of(found: Found, searcher: Searcher, reading: Reading) -> Unit | None:
    """The first passage of a document that names its call year."""
    kept = choose_editions(searcher.index.documents.values(), frozenset(reading.years))
    units: Sequence[Unit] = [u for u in found.units if u.document.id in kept and u.document.edition and not u.is_list]
    units = [unit for unit in units if all(value.kind != "date" for value in unit.values)]
    naming = (unit for unit in units if re.search(rf"\b{re.escape(unit.document.edition)}\b", unit.text))
    return min(naming, key=lambda unit: (unit.section, unit.members), default=None)


def _gives_year(unit: Unit) -> bool:
    return any(v.kind == "year" for v in unit.values) and not unit.is_list and len(unit.words) <= _LONGEST


def _has(unit: Unit, word: str) -> bool:
    return any(likeness(word, own, unit.language) >= _ALIKE for own in unit.words | unit.heading_words)
