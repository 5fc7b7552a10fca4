"""The names that documents give to codes: "Kyläkokeilut (RV12)", a heading "Growth Leap KT-2"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.language.occasions import CALL
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from ingest.glossary import Term
from ingest.types import Document, Language, Passage
from ingest.values import read_values

_NAME_BEFORE_CODE = re.compile(
    r"(?P<name>[^()\[\]:;|•\n]{3,90}?)\s*\(\s*(?P<code>[A-Z]{2,5}-?\d{1,4}(?:-[A-Z]{2,5})?|[A-Z]{2,5}-[A-Z])\b[^)]*\)"
)
_CODE = r"(?:[A-ZÅÄÖ]{1,5}-?\d{1,4}(?:-[A-Z]{2,5})?|[A-Z]{2,5}-[A-Z])"
_LETTERED = r"[A-ZÅÄÖ][a-zåäö]{2,12} [A-Z]"  # "Track E", "Linja B"
_PLAIN_NAME = r"(?P<name>[A-ZÅÄÖ][^()\[\]\d:;|•–]{2,50}?)"
_AFTER = r"(?:\s*\([^()]*\))?(?:\s+[–-]\s.*|:.*|,.*)?"
# Headings that are a name and a code: "Growth Leap KT-2", "KT-2 Growth Leap (1/2)", "Track E – Small Deeds".
_HEADING_FORMS = (
    re.compile(rf"{_PLAIN_NAME}\s+(?:[–-]\s+)?(?P<code>{_CODE})(?:\s+[A-ZÅÄÖ].*|{_AFTER})"),
    re.compile(rf"(?P<code>{_CODE})\s*(?:[–:,-]\s*|\s){_PLAIN_NAME}{_AFTER}"),
    re.compile(rf"(?P<code>{_LETTERED})\s*[–:,-]\s*{_PLAIN_NAME}{_AFTER}"),
)
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[^\W\d])")  # "8. Hearing Equipment (SA-120)"
_SHEET = re.compile(r"\s*(?:\(\d{1,2}(?: ?/ ?\d{1,2})?\)|\d ?/ ?\d)?[\s:–-]*")  # "(1/2)" after a heading
_CHAPTER = re.compile(r"(?P<letter>[A-Z])(?P<number>\d{1,2})[.:]?\s")
_FEWEST_CHAPTERS = 3
_MOST_NAME_WORDS = 6
_FEWEST_ROWS = 2  # so often must a name that no heading bears stand at the beginning of a text
_ALIKE = 0.6
_LONG = 7  # letters

_Names = dict[Language, Counter[str]]


@dataclass(slots=True)
class _Named:
    """What one code is called: by headings that are its name and the code, and anywhere else."""

    titles: _Names = field(default_factory=lambda: {"fi": Counter(), "en": Counter()})
    mentions: _Names = field(default_factory=lambda: {"fi": Counter(), "en": Counter()})
    rows: _Names = field(default_factory=lambda: {"fi": Counter(), "en": Counter()})


def discover_terms(passages: Iterable[Passage], documents: dict[str, Document], known: set[str]) -> tuple[Term, ...]:
    """Terms for codes that the texts introduce as "Name (CODE)" and that are not in `known`."""
    passages = list(passages)
    names: dict[str, _Named] = defaultdict(_Named)
    surface: dict[str, str] = {}
    known = known | _chapters(passages)
    for passage in passages:
        language = documents[passage.document_id].language
        for text in {passage.text, *passage.heading_path}:
            is_heading = text in passage.heading_path
            plain = _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text
            for found in _NAME_BEFORE_CODE.finditer(plain):
                key = code_key(found["code"])
                if key in known or len(re.findall(_CODE, found.group())) > 1:
                    continue
                surface[key] = found["code"]
                is_title = is_heading and found.start() == 0 and _SHEET.fullmatch(plain, found.end()) is not None
                _count(names[key], language, found, is_title=is_title)
            for code, name in _read_headings(plain) if is_heading else ():
                if code_key(code) not in known and len(split_words(name)) <= _MOST_NAME_WORDS:
                    surface.setdefault(code_key(code), code)
                    names[code_key(code)].titles[language][name] += 1
            for value in read_values(text):
                key = code_key(value.text)
                if value.kind == "code" and key not in known:
                    surface.setdefault(key, value.text)
    return tuple(_discovered(key, surface[key], names) for key in surface)


def _count(named: _Named, language: Language, found: re.Match[str], *, is_title: bool) -> None:
    """Note what stands before a code in brackets."""
    name = _clean_name(found["name"])
    if is_title:
        named.titles[language][found["name"].strip(" ,.–-") if CALL.search(fold(found["name"])) is None else name] += 1
    elif name:
        named.mentions[language][name] += 1
        if found.start() == 0 and name == found["name"].strip():
            named.rows[language][name] += 1


def _read_headings(heading: str) -> Iterable[tuple[str, str]]:
    """The code and the name that a heading consists of."""
    for form in _HEADING_FORMS:
        found = form.fullmatch(heading.strip())
        if found is not None:
            yield found["code"], found["name"].strip(" ,–-")
            return


def _discovered(key: str, code: str, every: dict[str, _Named]) -> Term:
    kept: dict[Language, tuple[str, ...]] = {}
    for language in ("fi", "en"):
        shared = _shared_words(every, language)
        trimmed = (short for name in _names_of(every[key], language) for short in _trim(name, shared, language))
        kept[language] = tuple(dict.fromkeys(name for name in trimmed if name))
    return Term(id=f"code:{key}", kind="action", codes=(code,), fi=kept["fi"], en=kept["en"])


def _names_of(named: _Named, language: Language) -> Iterable[str]:
    """The names in one language: those of headings, and of others what is like one of these or begins several texts.

    "Venues' morning (ER4)" and "12 pages (SO21)" tell of what the heading "Guest Stage (ER4)" names.
    """
    titles, mentions = named.titles[language], named.mentions[language]
    yield from titles
    for name in mentions:
        if not titles or (named.rows[language][name] >= _FEWEST_ROWS and name[:1].isupper()):
            yield name
        elif tail := _tail_like(name, titles, language):
            yield tail


def _tail_like(name: str, titles: Iterable[str], language: Language) -> str:
    """The last words of a name that are a form of a title, or of its own last words: "share of Intensive Weeks".

    Empty where none are, or only one word that may mean anything ("Visits" of "In-depth Visits").
    """
    words = name.split()
    for title in titles:
        own = title.split()[-len(words) :]
        tail = words[-len(own) :]
        stands_alone = len(title.split()) == len(own) or _stands_alone(" ".join(tail), language)
        if stands_alone and all(_is_form(a, b, language) for a, b in zip(own, tail, strict=True)):
            return " ".join(tail)
    return ""


def _stands_alone(name: str, language: Language) -> bool:
    """True for what names a thing without more: two words, or a long Finnish one, which tells more than an English."""
    return len(name.split()) > 1 or (language == "fi" and len(name) >= _LONG)


def _is_form(word: str, other: str, language: Language) -> bool:
    return likeness(fold(word), fold(other), language) >= _ALIKE


def _chapters(passages: Sequence[Passage]) -> set[str]:
    """The codes that only count a document's chapters, "B1 Absence", "B2 Safety", …: no actions.

    They follow each other from 1 on, and no other text begins with one or has one in brackets.
    """
    runs: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    for passage in passages:
        for found in filter(None, map(_CHAPTER.match, passage.heading_path)):
            runs[passage.document_id, found["letter"]][int(found["number"])] = None
    headings = {heading for passage in passages for heading in passage.heading_path}
    told = {passage.text for passage in passages} - headings
    chapters: set[str] = set()
    for (_, letter), run in runs.items():
        code = re.compile(rf"{letter}\d{{1,2}}\b|.*\({letter}\d{{1,2}}\)", re.DOTALL)
        if (
            len(run) >= _FEWEST_CHAPTERS
            and list(run) == list(range(1, len(run) + 1))
            and not any(map(code.match, told))
        ):
            chapters.update(f"{letter}{number}".casefold() for number in run)
    return chapters


def _shared_words(every: dict[str, _Named], language: Language) -> frozenset[str]:
    """Words in the names of most codes ("haku", "call"): they tell nothing apart."""
    holders: Counter[str] = Counter()
    for named in every.values():
        own = (*named.titles[language], *named.mentions[language])
        holders.update({word for name in own for word in split_words(name)})
    limit = max(3, 0.5 * len(every))
    return frozenset(word for word, count in holders.items() if count >= limit)


def _trim(name: str, shared: frozenset[str], language: Language) -> tuple[str, ...]:
    """A name without stop words at its ends, and without what most names share where the rest can stand alone.

    "Kumppanuushankkeiden" can, and so can two words; "Return", "Week" and "Team" of the vouchers and boots cannot.
    """
    stop = load_stopwords("en") | load_stopwords("fi")
    full, core = _strip(name, stop), _strip(name, stop | shared)
    if not core or core == full:
        return (core,)
    left_out = " ".join(word for word in split_words(full) if word not in split_words(core))
    alone = _stands_alone(core, language) or CALL.search(left_out) is not None
    return (core, full) if alone else (full,)


def _strip(name: str, common: frozenset[str]) -> str:
    """A name without the common words that it begins or ends with."""
    words = name.split()
    while words and set(split_words(words[0])) <= common:
        words.pop(0)
    while words and set(split_words(words[-1])) <= common:
        words.pop()
    return " ".join(words)


def _clean_name(name: str) -> str:
    """The name itself: what follows a preposition, as in "90 days for Village Pilots"."""
    inner = re.split(r"\b(?:for|on|about|in|ja|and)\s+(?=[A-ZÅÄÖ])", name)[-1]
    words = inner.strip(" ,.–-").split()
    return " ".join(words[-_MOST_NAME_WORDS:])


def code_key(code: str) -> str:
    """A code without its spaces and hyphens, folded: what two spellings of it share."""
    return re.sub(r"[\s-]", "", fold(code))
