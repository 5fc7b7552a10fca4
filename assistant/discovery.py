"""The names that documents give to codes: "Kyläkokeilut (RV12)", a heading "Growth Leap KT-2"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from assistant.stopwords import load_stopwords
from assistant.words import fold, split_words
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
_MOST_NAME_WORDS = 6


def discover_terms(passages: Iterable[Passage], documents: dict[str, Document], known: set[str]) -> tuple[Term, ...]:
    """Terms for codes that the texts introduce as "Name (CODE)" and that are not in `known`."""
    names: dict[str, dict[Language, Counter[str]]] = defaultdict(lambda: {"fi": Counter(), "en": Counter()})
    surface: dict[str, str] = {}
    for passage in passages:
        language = documents[passage.document_id].language
        for text in {passage.text, *passage.heading_path}:
            for found in _NAME_BEFORE_CODE.finditer(text):
                key = code_key(found["code"])
                if key in known or len(re.findall(_CODE, found.group())) > 1:
                    continue
                surface[key] = found["code"]
                name = _clean_name(found["name"])
                if name:
                    names[key][language][name] += 1
            for code, name in _read_headings(text) if text in passage.heading_path else ():
                if code_key(code) not in known and len(split_words(name)) <= _MOST_NAME_WORDS:
                    surface.setdefault(code_key(code), code)
                    names[code_key(code)][language][name] += 1
            for value in read_values(text):
                key = code_key(value.text)
                if value.kind == "code" and key not in known:
                    surface.setdefault(key, value.text)
    return tuple(_discovered(key, surface[key], names[key], names) for key in surface)


def _read_headings(heading: str) -> Iterable[tuple[str, str]]:
    """The code and the name that a heading consists of."""
    for form in _HEADING_FORMS:
        found = form.fullmatch(heading.strip())
        if found is not None:
            yield found["code"], found["name"].strip(" ,–-")
            return


def _discovered(
    key: str, code: str, own: dict[Language, Counter[str]], every: dict[str, dict[Language, Counter[str]]]
) -> Term:
    kept: dict[Language, tuple[str, ...]] = {}
    for language, counter in own.items():
        shared = _shared_words(every, language)
        trimmed = (_trim(name, shared) for name in counter)
        kept[language] = tuple(dict.fromkeys(name for name in trimmed if name))
    return Term(id=f"code:{key}", kind="action", codes=(code,), fi=kept["fi"], en=kept["en"])


def _shared_words(every: dict[str, dict[Language, Counter[str]]], language: Language) -> frozenset[str]:
    """Words in the names of most codes ("haku", "call"): they tell nothing apart."""
    holders: Counter[str] = Counter()
    for names in every.values():
        holders.update({word for name in names[language] for word in split_words(name)})
    limit = max(3, 0.5 * len(every))
    return frozenset(word for word, count in holders.items() if count >= limit)


def _trim(name: str, shared: frozenset[str]) -> str:
    words = name.split()
    stop = load_stopwords("en") | load_stopwords("fi") | shared
    while words and (not split_words(words[0]) or split_words(words[0])[0] in stop):
        words.pop(0)
    while words and (not split_words(words[-1]) or split_words(words[-1])[-1] in stop):
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
