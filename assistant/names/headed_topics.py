"""Topics of guides that give their actions no codes: names that head sections and stand before rows of other ones.

"Journey Trail" heads a slide, and on the slides of deadlines, applicants and payments a row begins with it, beside
rows that begin with "Peek" and "Master Year". Together they are the guide's actions.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.language.words import fold
from ingest.glossary import Term
from ingest.types import Document, Locator, Passage, Slide

_SIGN = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[^\W\d])")
_REST = re.compile(r"\s*(?::\s|\s[–—-]\s|\(|\s\d ?/ ?\d).*", re.DOTALL)  # "Peek: a taste", "Master Year (1/2)"
_NO_NAME = re.compile(r"[\d?!:;.,]")
_AFTER_NAME = re.compile(r"\s*(?:[:–—,(]|-\s|\d|$)")
_MOST_WORDS = 5
_SHORTEST = 4
_FEWEST_SECTIONS = 2  # in which a name must begin a row beside another name that does
_FEWEST_NAMES = 3  # in one section: two may be any two things
_LETTER = re.compile(r"[A-ZÅÄÖ] (?=[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True)
class _Headed:
    """What one document's sections are headed by: its actions' names, and every slide's name by its number."""

    actions: Mapping[str, Locator]
    by_slide: Mapping[int, str]


def find_headed_topics(
    passages: Iterable[Passage], documents: Mapping[str, Document], known: Sequence[Term]
) -> tuple[Term, ...]:
    """The actions of the documents that name them by headings alone, and head no section with a `known` one."""
    by_document: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_document[passage.document_id].append(passage)
    headed = {name: _read(own, known) for name, own in by_document.items()}
    terms: list[Term] = []
    for name, own in headed.items():
        twin = next((d.id for d in documents.values() if name in (d.id, d.counterpart) and d.id != name), None)
        twin = documents[name].counterpart or twin
        if documents[name].language == "en" and twin in headed:
            continue  # it is read with its counterpart
        pairs = _paired(own, headed[twin]) if twin in headed else [(action, "") for action in own.actions]
        terms += [_term(*(pair if documents[name].language == "fi" else pair[::-1])) for pair in pairs]
    return tuple(terms)


def _term(fi: str, en: str) -> Term:
    return Term(id=f"name:{fold(fi or en)}", kind="action", fi=_with_short(fi), en=_with_short(en))


def _with_short(name: str) -> tuple[str, ...]:
    """A name, and the same without the letter that counts it: "B Day Off"."""
    return tuple(dict.fromkeys(one for one in (name, _LETTER.sub("", name, count=1)) if one))


def _paired(own: _Headed, other: _Headed) -> list[tuple[str, str]]:
    """Each name with the other language's: that of the slide with the same number, else the one in the same place."""
    if not own.by_slide:
        others = list(other.actions) if len(own.actions) == len(other.actions) else [""] * len(own.actions)
        return list(zip(own.actions, others, strict=True))
    numbers = {place.number for headed in (own, other) for place in headed.actions.values() if isinstance(place, Slide)}
    pairs = [(own.by_slide.get(number, ""), other.by_slide.get(number, "")) for number in sorted(numbers)]
    return [pair for pair in pairs if any(pair)]


def _read(passages: Sequence[Passage], known: Sequence[Term]) -> _Headed:
    """What one document's sections are headed by; nothing where one of them is a known action's."""
    headed: dict[str, list[Locator]] = defaultdict(list)
    by_slide: dict[int, str] = {}
    for passage in passages:
        for heading in passage.heading_path[: 1 if isinstance(passage.locator, Slide) else 2]:
            if _heads_known(heading, known):
                return _Headed({}, {})
            if name := name_of(heading):
                headed[name].append(passage.locator)
                if isinstance(passage.locator, Slide):
                    by_slide.setdefault(passage.locator.number, name)
    actions = _actions(passages, headed)
    return _Headed({name: places[0] for name, places in headed.items() if name in actions}, by_slide)


def _actions(passages: Sequence[Passage], headed: Mapping[str, Sequence[Locator]]) -> set[str]:
    """The names that begin rows of several other sections, each time beside others that do."""
    rows: dict[Locator, set[str]] = defaultdict(set)
    for passage in passages:
        begun = (name for name in headed if _begins(passage.text, name))
        rows[passage.locator].update(name for name in begun if passage.locator not in headed[name])
    beside = [names for names in rows.values() if len(names) > 1]
    counts = Counter(name for names in beside for name in names)
    sure = {name for name, count in counts.items() if count >= _FEWEST_SECTIONS}
    several = [names for names in beside if len(names & sure) >= _FEWEST_NAMES]
    return sure.union(*several) if several else set()


def _begins(text: str, name: str) -> bool:
    return text.startswith(name) and _AFTER_NAME.match(text, len(name)) is not None


def name_of(heading: str) -> str:
    """The name that a heading begins with; empty where it is a question or a sentence."""
    plain = _SIGN.sub("", heading.strip(), count=1)
    name = _REST.sub("", plain).strip()
    is_name = name[:1].isupper() and len(name) >= _SHORTEST and len(name.split()) <= _MOST_WORDS
    return name if is_name and not _NO_NAME.search(name) and not heading.rstrip().endswith("?") else ""


def _heads_known(heading: str, known: Sequence[Term]) -> bool:
    """True where a heading names an action that is known by its code or from the glossary."""
    text = fold(heading)
    names = (name for term in known if term.kind == "action" for name in (*term.codes, *term.fi, *term.en))
    return any(fold(name) in text for name in names)
