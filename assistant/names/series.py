"""Topics that a guide tells apart by a letter: "Track E", "Linja E", "C-seteli", "Alue B".

A series is a noun that stands with several capital letters at the beginning of headings, lines or rows. Its letters
are topics, the same in both languages where a document and its counterpart have the same letters; a letter that
the guide does not have is known as one ("Linja H"), so that nothing is answered about another one. Appendices,
chapters and tables have letters too and are no topics.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold
from ingest.glossary import Term
from ingest.types import Document, Language, Passage

_NOUN_FIRST = re.compile(r"\W*(?=[A-ZÅÄÖ])(?:[^\W\d_]+ )?(?P<noun>[^\W\d_]{3,15}) (?P<letter>[A-Z])(?![\w-]|['’.]\w)")
_LETTER_FIRST = re.compile(r"\W*(?P<letter>[A-Z])-(?P<noun>[a-zåäö]{4,})")
_NO_TOPICS = frozenset(
    [
        "liite",
        "liitteen",
        "osa",
        "osan",
        "luku",
        "kohta",
        "kappale",
        "taulukko",
        "kuva",
        "kuvio",
        "lomake",
        "vaihtoehto",
        "esimerkki",
        "sivu",
        "sali",
        "huone",
        "talo",
        "rappu",
        "kerros",
        "ovi",
        "kysymys",
        "vastaus",
        "vaihe",
        "versio",
        "kori",
        "vitamiini",
        "hepatiitti",
        "annex",
        "appendix",
        "attachment",
        "part",
        "section",
        "chapter",
        "table",
        "figure",
        "box",
        "example",
        "option",
        "page",
        "room",
        "hall",
        "building",
        "floor",
        "door",
        "question",
        "answer",
        "form",
        "step",
        "version",
        "stage",
        "phase",
        "schedule",
        "exhibit",
        "plan",
        "vitamin",
        "hepatitis",
    ]
)
_FEWEST = 2
_ALIKE = 0.6
_NAME = re.compile(
    r"(?:\s*\(\d+(?:/\d+)?\))?(?P<sign>\s*[–—:,-]\s+|\s+)(?P<name>[A-ZÅÄÖ][^()\[\]\d:;.?!|–—,]{2,50}?)"
    r"(?:\s*\([^()]*\))?(?:\s+[–—-]\s.*)?"
)
_MOST_NAME_WORDS = 6


@dataclass(frozen=True, slots=True)
class Series:
    """One series: its nouns, folded, by language, and each letter's names.

    `written` is how a letter stands with the noun ("Linja {}", "{}-seteli"); `names` are what headings and rows
    call a letter ("Small Nature Deeds"), the usual one first.
    """

    nouns: Mapping[Language, str]
    written: Mapping[Language, str]
    letters: tuple[str, ...]
    names: Mapping[tuple[Language, str], tuple[str, ...]] = field(default_factory=dict)

    def term_id(self, letter: str) -> str:
        """The id of a letter's term."""
        return f"code:{next(iter(self.nouns.values()))}{letter.casefold()}"

    def terms(self) -> tuple[Term, ...]:
        """A topic for each letter, with its noun in each language as its codes."""
        return tuple(
            Term(
                id=self.term_id(letter),
                kind="action",
                codes=tuple(dict.fromkeys(form.format(letter) for form in self.written.values())),
                fi=self.names.get(("fi", letter), ()),
                en=self.names.get(("en", letter), ()),
            )
            for letter in self.letters
        )


def find_series(passages: Iterable[Passage], documents: Mapping[str, Document]) -> tuple[Series, ...]:
    """The series of all documents, those of a document and its counterpart as one."""
    texts: dict[Language, dict[str, dict[str, bool]]] = {"fi": defaultdict(dict), "en": defaultdict(dict)}
    for passage in passages:
        own = texts[documents[passage.document_id].language][passage.document_id]
        own.setdefault(passage.text, False)
        own.update(dict.fromkeys(passage.heading_path, True))
    by_language = {language: _of_language(found, language) for language, found in texts.items()}
    joined: list[Series] = []
    rest = list(by_language["en"])
    for series, holders in by_language["fi"]:
        akin = [one for one in rest if _same_guide(holders, one[1], documents) and _alike(series, one[0])]
        other = max(akin, key=lambda one: _share(series, one[0]), default=None)
        if other is None:
            joined.append(series)
            continue
        rest.remove(other)
        letters = tuple(sorted({*series.letters, *other[0].letters}))
        twin = other[0]
        nouns, written = {**series.nouns, **twin.nouns}, {**series.written, **twin.written}
        joined.append(Series(nouns, written, letters, {**series.names, **twin.names}))
    return (*joined, *(series for series, _ in rest))


def _of_language(texts: Mapping[str, Mapping[str, bool]], language: Language) -> list[tuple[Series, frozenset[str]]]:
    """The series of one language with the documents that hold them."""
    letters: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for text in (text for own in texts.values() for text in own):
        for form in (_NOUN_FIRST, _LETTER_FIRST) if language == "fi" else (_NOUN_FIRST,):
            if (found := form.match(text)) is not None:
                noun = fold(found["noun"])
                letters[noun].add(found["letter"])
                counts[noun] += 1
                shown = f"{found['noun']} {{}}" if form is _NOUN_FIRST else f"{{}}-{found['noun']}"
                written[noun][shown] += 1
    common = _NO_TOPICS | load_stopwords("fi") | load_stopwords("en")
    nouns: list[str] = []
    for noun, _ in counts.most_common():
        several = len(letters[noun]) >= _FEWEST and letters[noun] - set("AI")
        if several and noun not in common and not any(re.match(stems_of(n, language), noun) for n in nouns):
            nouns.append(noun)
    return [_collect(noun, language, texts, written[noun].most_common(1)[0][0]) for noun in nouns]


def _collect(
    noun: str, language: Language, texts: Mapping[str, Mapping[str, bool]], written: str
) -> tuple[Series, frozenset[str]]:
    stems = stems_of(noun, language)
    anywhere = re.compile(
        rf"(?<![\w-])(?i:{stems}\w{{0,7}}) (?P<after>[A-Z])(?![\w-])|(?<![\w-])(?P<before>[A-Z])-(?i:{stems})"
    )
    start = re.compile(
        rf"\W*(?:(?:[^\W\d_]+ )?(?i:{stems}\w?) (?P<after>[A-Z])|(?P<before>[A-Z])-(?i:{stems}\w?))(?![\w-])"
    )
    letters: set[str] = set()
    holders: set[str] = set()
    named: dict[tuple[Language, str], Counter[str]] = defaultdict(Counter)
    for document, own in texts.items():
        for text, is_heading in own.items():
            folded = text if fold(text) == text.casefold() else _marks_off(text)
            for found in anywhere.finditer(folded):
                letters.add(found["after"] or found["before"])
                holders.add(document)
            begun = start.match(folded)
            name = _NAME.fullmatch(text, begun.end()) if begun is not None and len(folded) == len(text) else None
            if begun is not None and name is not None and len(name["name"].split()) <= _MOST_NAME_WORDS:
                sure = is_heading or bool(re.search("[–—-]", name["sign"]))
                if sure and (":" not in name["sign"] or is_heading):
                    named[language, begun["after"] or begun["before"]][name["name"].strip()] += 1
    letters.discard("I") if "H" not in letters else None
    names = {key: tuple(name for name, _ in counter.most_common()) for key, counter in named.items()}
    return Series({language: noun}, {language: written}, tuple(sorted(letters)), names), frozenset(holders)


def _marks_off(text: str) -> str:
    """The text without the marks of its letters, in its own case and length."""
    return text.translate(str.maketrans("äöåÄÖÅ", "aoaAOA"))


def stems_of(noun: str, language: Language) -> str:
    """A pattern for the beginning of a folded noun's forms: consonants weaken in Finnish ("tuki", "tuen")."""
    if language == "en":
        return re.escape(noun)
    stems = {noun[:-1] if noun[-1] in "aeiouy" and len(noun) > 4 else noun}
    if re.search(r"(?:kk|pp|tt)[aeiouy]$", noun):
        stems.add(noun[:-2])
    if found := re.search(r"(?<=[aeiouyhlr])k(?P<last>[aeiouy])$", noun):
        vowel = "e" if found["last"] == "i" else found["last"]
        stems |= {noun[: found.start()] + vowel, noun[:-1] + vowel}
    if noun.endswith(("lma", "hma")):
        stems.add(noun[:-1])
    return "(?:" + "|".join(sorted(map(re.escape, stems), key=len, reverse=True)) + ")"


def _alike(one: Series, other: Series) -> bool:
    return _share(one, other) >= _ALIKE


def _share(one: Series, other: Series) -> float:
    a, b = set(one.letters), set(other.letters)
    return len(a & b) / len(a | b)


def _same_guide(one: frozenset[str], other: frozenset[str], documents: Mapping[str, Document]) -> bool:
    return any(documents[d].counterpart in other for d in one) or any(documents[d].counterpart in one for d in other)
