"""The programme's terms in a text: glossary entries and the name–code pairs that documents define.

A term is one thing with its names in both languages, its codes and abbreviations: "KA220",
"kumppanuushankkeissa" and "cooperation partnerships" all link to the same one. Names that stand
before a code in brackets, as in "Kyläkokeilut (RV12)", are terms of their own where the glossary
does not know the code, so that a guide without a glossary works too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.language.stopwords import load_stopwords
from assistant.language.words import likeness, split_words
from assistant.names.countries import read_countries
from assistant.names.discovery import code_key, discover_terms
from assistant.names.headed_topics import find_headed_topics
from assistant.names.letters import LetterReader
from assistant.names.series import find_series
from assistant.names.short_names import short_names
from ingest.glossary import Term
from ingest.types import Document, Language, Passage
from ingest.values import Value, read_values

_SAME = 0.9
_FORM = 0.95
_SCOPES = ("action", "activity")
# "huippuyksikköhankkeen", "kyläenergiahaku": a name with a general word at its end, in any case.
_WITH_HEAD = re.compile(r"[a-z]{0,2}(?:hank|hake|haku|hau[nt]|haui|toimin|tuki|tuen|tue[as]|avustu|projekt|rahoitu)\w*")
# A code takes Finnish case endings ("CoVEssa"), and no others: "covers" and "covered" are no forms of "CoVE".
_CODE_ENDING = re.compile(r"(?:e?n|t|i?ss?a|i?sta|i?lla|i?lta|i?lle|ksi|na|ia|ja|ita|eja|ien|jen|iin|hin|een|s)?")

# Finnish words that are written like an English name: "asia" is a matter, "tue" and "monet" are no money.
_OTHER_WORDS = frozenset(
    ("asia", "asiaa", "asian", "asiat", "asiassa", "asiasta", "asiaan", "asialla", "asiana", "tue", "monet", "island")
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A term in a text: which, and the words (positions in `split_words`) that name it."""

    term: str
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    term: str
    language: Language
    is_code: bool = False


class TermBook:
    """All terms of an index, linked to texts. Immutable once made; safe between threads."""

    def __init__(self, terms: Iterable[Term], passages: Iterable[Passage], documents: dict[str, Document]) -> None:
        known, passages = list(terms), list(passages)
        series = find_series(passages, documents)
        self._letters = LetterReader(series, any(passage.text.startswith("Q:") for passage in passages))
        lettered = [term for one in series for term in one.terms()]
        own = {term.id for term in lettered}
        self._terms = {term.id: term for term in (*lettered, *known)}
        codes = {code_key(code) for term in (*known, *lettered) for code in term.codes}
        for term in discover_terms(passages, documents, codes):
            self._terms[term.id] = term
        for term in find_headed_topics(passages, documents, self.terms):
            self._terms.setdefault(term.id, term)
        wider = {term.broader for term in self._terms.values()}
        self._roots = {t.id for t in self._terms.values() if t.broader is None and t.id in wider}
        self._by_code = {code_key(code): term.id for term in self._terms.values() for code in term.codes}
        self._by_prefix: dict[str, list[_Form]] = defaultdict(list)
        for term in self._terms.values():
            for form in _forms(term):
                if form.is_code and term.id in own:
                    continue  # its letter is read in its own way
                self._by_prefix[form.words[0][:2]].append(form)
        for form in _shortened(list(self._terms.values())):
            self._by_prefix[form.words[0][:2]].append(form)
        for forms in self._by_prefix.values():
            forms.sort(key=lambda form: (-len(form.words), -len(" ".join(form.words))))
        nouns = {term.id: tuple(one.nouns.items()) for one in series for term in one.terms()}
        self._loose: dict[str, list[_Form]] = defaultdict(list)
        for form in _loose(lettered, nouns, self._by_prefix):
            self._loose[form.words[0][:2]].append(form)
        self._starts: dict[tuple[str, bool], list[_Form]] = {}

    def __getitem__(self, term_id: str) -> Term:
        return self._terms[term_id]

    def __contains__(self, term_id: str) -> bool:
        return term_id in self._terms

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, the glossary's first."""
        return tuple(self._terms.values())

    def link(self, text: str, loose: bool = False, language: Language | None = None) -> tuple[Mention, ...]:
        """The terms that a text mentions, longest names first in case of doubt, none overlapping.

        `loose` takes the shorter names too that people use in questions (`assistant.names.short_names`). Where the
        text's `language` is told, a name of the other one must stand there as it is: "euroa" is no "Europe", "open"
        no "ope".
        """
        words = split_words(text)
        lettered: dict[int, list[Mention]] = defaultdict(list)
        for letter in self._letters.read(text):
            if letter.term is not None:
                lettered[letter.first].append(Mention(letter.term, letter.first, letter.stop))
        mentions: list[Mention] = []
        position = 0
        while position < len(words):
            found = lettered.get(position) or self._match(words, position, loose, language)
            mentions += found
            position = found[-1].stop if found else position + 1
        return tuple(mentions)

    def unknown_letters(self, text: str) -> tuple[str, ...]:
        """What a text calls by a letter that the guide's series do not have: "Linjan H"."""
        return tuple(dict.fromkeys(letter.text for letter in self._letters.read(text) if letter.term is None))

    def codes(self, text: str) -> tuple[Value, ...]:
        """The action codes that a text names."""
        return tuple(value for value in read_values(text) if value.kind == "code")

    def term_of_code(self, value: Value) -> str | None:
        """The term that a code stands for; None where no term has exactly it."""
        base, suffix = str(value.key[0]), str(value.key[1])
        return self._by_code.get(f"{base}{suffix}".casefold())

    def is_scope(self, term_id: str) -> bool:
        """True for actions and activities: what a statement can be about, one excluding another.

        The programme as a whole is none: everything is about it.
        """
        return self._terms[term_id].kind in _SCOPES and term_id not in self._roots

    def nearest(self, term_id: str) -> str | None:
        """The next wider topic, where it is narrower than the whole programme."""
        wider = self._terms[term_id].broader
        return wider if wider in self._terms and self.is_scope(wider) and self.is_scope(term_id) else None

    def is_place(self, term_id: str) -> bool:
        """True for countries and regions."""
        return self._terms[term_id].kind in ("country", "place")

    def is_organisation(self, term_id: str) -> bool:
        """True for agencies, platforms and networks that have a name of their own."""
        return self._terms[term_id].kind == "organisation"

    def ancestors(self, term_id: str) -> frozenset[str]:
        """The wider terms, the nearest and all above."""
        found: list[str] = []
        current = self._terms[term_id].broader
        while current is not None and current in self._terms and current not in found:
            found.append(current)
            current = self._terms[current].broader
        return frozenset(found)

    def _match(self, words: list[str], position: int, loose: bool, language: Language | None) -> list[Mention]:
        common = words[position] in _common_words()
        for form in self._candidates(words[position], loose):
            stop = position + len(form.words)
            if language is not None and form.language != language and not _stands_as_it_is(form, words, position):
                continue
            if common and len(form.words) == 1:
                continue
            if stop <= len(words) and all(
                _same(asked, written, form)
                for asked, written in zip(form.words[1:], words[position + 1 : stop], strict=True)
            ):
                return [Mention(form.term, position, stop)]
        return []

    def _candidates(self, word: str, loose: bool) -> list[_Form]:
        cached = self._starts.get((word, loose))
        if cached is None:
            forms = self._by_prefix.get(word[:2], [])
            forms = [*forms, *self._loose.get(word[:2], [])] if loose else forms
            same = (form for form in forms if _same(form.words[0], word, form) and self._may_be_place(form, word))
            cached = sorted(same, key=lambda form: (-len(form.words), not _is_form(form, word)))
            self._starts[word, loose] = cached
        return cached

    def _may_be_place(self, form: _Form, word: str) -> bool:
        """False for a word that is only like the name of a country: "puolet" is not Poland ("Puola")."""
        if len(form.words) > 1 or form.words[0] == word or not self.is_place(form.term):
            return True
        named = read_countries(form.words[0])
        return not named or bool(named & read_countries(word))


@cache
def _common_words() -> frozenset[str]:
    return load_stopwords("fi") | load_stopwords("en")


def _forms(term: Term) -> Iterable[_Form]:
    for language, names in (("fi", term.fi), ("en", term.en)):
        for name in names:
            words = tuple(split_words(name))
            if words:
                yield _Form(words, term.id, language)  # type: ignore[arg-type]
    for code in term.codes:
        for spelling in {code, re.sub(r"(?<=[A-Za-z])(?=\d)", " ", code), code_key(code)}:
            words = tuple(split_words(spelling))
            if words:
                yield _Form(words, term.id, "en", is_code=True)


def _shortened(terms: Iterable[Term]) -> Iterable[_Form]:
    """Topics' names without a word inside ("STEM Foundries"), where no other term goes by the rest."""
    own: dict[tuple[Language, tuple[str, ...]], set[str]] = defaultdict(set)
    stop = _common_words()
    for term in terms:
        for form in _forms(term):
            if form.is_code:
                continue
            own[form.language, form.words].add(term.id)
            for k in range(1, len(form.words) - 1) if term.covered and term.kind in _SCOPES else ():
                rest = (*form.words[:k], *form.words[k + 1 :])
                if rest[0] not in stop and rest[-1] not in stop and sum(word not in stop for word in rest) > 1:
                    own[form.language, rest].add(term.id)
    full = {(form.language, form.words) for term in terms for form in _forms(term)}
    for (language, words), ids in own.items():
        if len(ids) == 1 and (language, words) not in full:
            yield _Form(words, next(iter(ids)), language)


def _loose(
    terms: Iterable[Term], nouns: Mapping[str, Sequence[tuple[Language, str]]], known: Mapping[str, list[_Form]]
) -> Iterable[_Form]:
    """Shorter names of lettered topics, where they are no other topic's."""
    own: dict[tuple[Language, tuple[str, ...]], set[str]] = defaultdict(set)
    full = {(form.language, form.words) for forms in known.values() for form in forms}
    for term in terms:
        by_language: tuple[tuple[Language, tuple[str, ...]], ...] = (("fi", term.fi), ("en", term.en))
        for language, names in by_language:
            of_series = tuple(noun for key, noun in nouns.get(term.id, ()) if key == language)
            for words in (words for name in names for words in short_names(name, language, of_series)):
                own[language, words].add(term.id)
    for (language, words), ids in own.items():
        if len(ids) == 1 and (language, words) not in full:
            yield _Form(words, next(iter(ids)), language)


def _stands_as_it_is(form: _Form, words: list[str], position: int) -> bool:
    """True where a name of another language stands in a text letter for letter, but for a case or a plural."""
    written = words[position : position + len(form.words)]
    if form.is_code or len(written) < len(form.words):
        return form.is_code
    *first, last = zip(form.words, written, strict=True)
    if any(asked != word for asked, word in first) or (not first and last[1] in _OTHER_WORDS):
        return False
    if last[0].removesuffix("s") == last[1].removesuffix("s"):
        return True
    return last[1].startswith(last[0]) and _CODE_ENDING.fullmatch(last[1], len(last[0])) is not None


def _is_form(form: _Form, word: str) -> bool:
    """True where a word is a form of a name's first one, and no other word that begins so."""
    return form.is_code or form.words[0] == word or likeness(form.words[0], word, form.language) >= _FORM


def _same(asked: str, written: str, form: _Form) -> bool:
    if asked == written:
        return True
    if len(asked) < 4 or any(char.isdigit() for char in asked):
        return False
    stem = asked[:-1]
    inflects = form.language == "fi" and len(stem) >= 5 and written.startswith(stem)
    if inflects and _WITH_HEAD.fullmatch(written.removeprefix(stem)):
        return True
    if form.is_code:
        return written.startswith(asked) and _CODE_ENDING.fullmatch(written, len(asked)) is not None
    return written.startswith(asked[:2]) and likeness(asked, written, form.language) >= _SAME
