"""Where a text names letters of a series: "linjoilla A ja C", "Tracks C and E", "C- ja D-seteli", "Tuki A:ta"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, split_words
from assistant.names.series import Series, stems_of

_LETTER = r"[a-z](?::\w{1,5})?(?![\w’'])"
_BETWEEN = r"(?:\s*,\s*(?:ja |and |seka )?|\s+(?:ja|tai|vai|seka|and|or|&)\s+|\s*[–/]\s*)"
_BARE = re.compile(
    rf"(?<![\w.–-])(?P<letters>{_LETTER}-?(?:{_BETWEEN}{_LETTER}-?)*)(?P<word>(?<=-)[a-z]{{3,}})?(?!\w|\.\w)"
)
_ELECTRONIC = re.compile(r"e-?(?:lasku|kirj|resep|osoi|opp|lomak|asioi|palvel|urheil|mail|post|form|invoi|learn|book)")
_ENDED = re.compile(r"\s*(?:$|[?!.,:;)])")
_GOES_ON = re.compile(r"\s*(?:$|[?!.,:;)]|(?:ja|and|or|tai|vai)\b)")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a series in a text: its term (None for one that the guide does not have) and its words."""

    term: str | None
    first: int
    stop: int
    text: str


class LetterReader:
    """Finds the letters of some series in texts. `has_answers` is true where "A:" begins an answer."""

    def __init__(self, series: Sequence[Series], has_answers: bool = False) -> None:
        self._series = series
        self._patterns = [(one, _pattern(one)) for one in series]
        self._has_answers = has_answers

    def read(self, text: str) -> tuple[Letter, ...]:
        """The letters that a text names, in order."""
        folded = fold(text) if self._series else ""
        if not self._series or len(folded) != len(text):
            return ()
        found: list[Letter] = []
        taken: list[tuple[int, int]] = []
        for series, pattern in self._patterns:
            for match in pattern.finditer(folded):
                letters = list(_letters_of(match, series, text))
                if letters:
                    taken.append(match.span())
                    found += letters
        if len(self._series) == 1:
            for match in _BARE.finditer(folded):
                if not any(a < match.end() and match.start() < b for a, b in taken) and self._is_bare(match, text):
                    found += _spread(match, self._series[0], text, match.start(), match.end())
        return tuple(sorted(found, key=lambda letter: letter.first))

    def _is_bare(self, match: re.Match[str], text: str) -> bool:
        """True where a letter without its noun stands for the series: "Entä D?", "B-päätös", "A: 4 weeks"."""
        written = re.findall(r"(?<!\w)(?<!:)[A-Za-z](?!\w)", text[match.start() : match.end("letters")])
        if not written or any(c not in self._series[0].letters or c == "I" for c in written):
            return False
        before, after = text[: match.start()].rstrip(), text[match.end() :]
        if match["word"]:
            return _ELECTRONIC.match(match.group()) is None
        if match["letters"].endswith("-"):
            return False
        if not before and after.startswith(":") and self._has_answers:
            return False
        words = split_words(before[-30:])
        bound = not words or before[-1] in ",:;(" or words[-1] in load_stopwords("fi") | load_stopwords("en")
        plain = written != ["A"] or _GOES_ON.match(after) is not None
        return bound and plain and not (len(written) == 1 and not before and not after.startswith((":", "?")) and after)


def _pattern(series: Series) -> re.Pattern[str]:
    forms = []
    for language, noun in series.nouns.items():
        stems = stems_of(noun, language)
        tail = r"\w{0,7}" if language == "fi" else r"s?"
        forms.append(rf"(?<![\w-]){stems}{tail} (?P<{language}_after>{_LETTER}(?:{_BETWEEN}{_LETTER})*)(?!-?\w|-)")
        if language == "fi":
            forms.append(rf"(?<![\w.-])(?P<fi_before>(?:{_LETTER}-?{_BETWEEN})*{_LETTER})[- ]{stems}\w*")
    return re.compile("|".join(forms))


def _letters_of(match: re.Match[str], series: Series, text: str) -> Iterator[Letter]:
    """The letters of one match; nothing where its last letter is a word of the sentence ("can a voucher")."""
    group = str(match.lastgroup)
    written = text[match.start(group) : match.end(group)]
    if group == "fi_before":
        spaced = text[match.end(group)] == " "
        if spaced and not written.isupper():
            return
    elif group == "en_after" and re.search(r"(?:^|\W)[aio]$", written) and not _ENDED.match(text, match.end()):
        return
    yield from _spread(match, series, text, match.start(), match.end(), group)


def _spread(
    match: re.Match[str], series: Series, text: str, start: int, end: int, group: str = "letters"
) -> Iterator[Letter]:
    """One letter after the other, the first with the noun before it, the last with what follows."""
    offset = match.start(group)
    found = list(re.finditer(r"(?<![\w:])[A-Za-z](?!\w)", text[offset : match.end(group)]))
    if not found:
        return
    places = [(f.group().upper(), offset + f.start()) for f in found]
    shown = []
    for k, (letter, place) in enumerate(places):
        first = start if k == 0 else place
        stop = end if k == len(places) - 1 else place + 1
        shown.append((letter, first, stop))
        ranged = k + 1 < len(places) and re.fullmatch(r"\s*–\s*", text[place + 1 : places[k + 1][1]])
        if ranged:
            between = range(ord(letter) + 1, ord(places[k + 1][0]))
            shown += [(chr(code), first, stop) for code in between]
    for letter, first, stop in shown:
        known = letter in series.letters
        if not known and (group == "letters" or letter in "AI"):
            continue
        begin = len(split_words(text[:first]))
        length = len(split_words(text[first:stop]))
        yield Letter(series.term_id(letter) if known else None, begin, begin + length, text[start:end].strip())
