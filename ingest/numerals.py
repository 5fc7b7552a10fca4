"""Numbers as they are written in Finnish and English: digits, multipliers and number words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

# Every repetition below is bounded: reading stays linear on hostile text.
SPACE = r"[ \t\u00a0\u202f\u2009]"
GAP = SPACE + r"{0,8}"
DASH = GAP + r"[-–—−‐‑]" + GAP + r"\n?" + GAP


class Numeral(NamedTuple):
    """A number and where it ends. `factor` is what a multiplier ("milj.") multiplied it by."""

    number: Decimal
    start: int
    end: int
    factor: int = 1
    digits: bool = True
    year_like: bool = False


_DIGITS = re.compile(
    r"""(?:
      (?P<spaced>[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3}){1,4}(?:[.,][0-9]{1,4})?)
    | (?P<comma>[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,4})?)
    | (?P<dot>[0-9]{1,3}(?:\.[0-9]{3}){1,4}(?:,[0-9]{1,4})?)
    | (?P<plain>[0-9]{1,12}(?:[.,][0-9]{1,4})?)
    )(?![0-9]|[.,][0-9])""",
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]{2,30}(?:(?<=ty)-[a-z]{3,5})?(?!\w)", re.IGNORECASE)
_REPEATED = re.compile(GAP + r"\((\w{1,30})\)")
_MULTIPLIER = re.compile(
    rf"""(?:{GAP}|-)(?:
      (?P<million>milj\b\.?|miljoon\w{{0,8}}|millions?\b|mn\b|M(?={GAP}(?:€|[eE][uU][rR])))
    | (?P<billion>mrd\b\.?|miljard\w{{1,8}}|billions?\b|bn\b)
    | (?P<thousand>tuhat(?:ta)?\b|tuhan\w{{1,6}}|thousand\b|t(?={GAP}€)|(?<=[0-9])[kK]\b(?!:))
    )""",
    re.VERBOSE,
)
_SHORT_MULTIPLIER = re.compile(GAP + r"(?P<million>[Mm]\b)")
_FACTORS = {"million": 10**6, "billion": 10**9, "thousand": 10**3}

_FINNISH: Final = (
    "yksi yhden yhtä yhdestä yhdellä yhdeltä yhdelle",
    "kaksi kahden kahta kahdesta kahdessa kahteen kahdella kahdelta kahdelle",
    "kolme kolmen kolmea kolmesta kolmessa kolmeen kolmella kolmelta kolmelle",
    "neljä neljän neljää neljästä neljässä neljään neljällä neljältä neljälle",
    "viisi viiden viittä viidestä viidessä viiteen viidellä viideltä viidelle",
    "kuusi kuuden kuutta kuudesta kuudessa kuuteen kuudella kuudelta kuudelle",
    "seitsemän seitsemän seitsemää seitsemästä seitsemässä seitsemään seitsemällä seitsemälle",
    "kahdeksan kahdeksan kahdeksaa kahdeksasta kahdeksassa kahdeksaan kahdeksalla kahdeksalle",
    "yhdeksän yhdeksän yhdeksää yhdeksästä yhdeksässä yhdeksään yhdeksällä yhdeksälle",
    "kymmenen kymmenen kymmentä kymmenestä kymmenessä kymmeneen kymmenellä kymmenelle",
)
_ENGLISH: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_ENGLISH_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"


def _number_words() -> dict[str, int]:
    """The words of one to ninety-nine: Finnish one to ten in common cases, the rest in two."""
    cases = [forms.split() for forms in _FINNISH]
    words = {form: number for number, forms in enumerate(cases, start=1) for form in forms}
    for unit, (one, genitive, partitive, *_) in enumerate(cases[:9], start=1):
        words |= dict.fromkeys((f"{form}toista" for form in (one, genitive, partitive)), 10 + unit)
        if unit > 1:
            words |= {one + "kymmentä": 10 * unit, genitive + "kymmenen": 10 * unit}
            words |= {f"{one}kymmentä{other[0]}": 10 * unit + more for more, other in enumerate(cases[:9], start=1)}
    words |= {word: number for number, word in enumerate(_ENGLISH.split(), start=1)}
    units = _ENGLISH.split()[:9]
    for tens, word in enumerate(_ENGLISH_TENS.split(), start=2):
        words[word] = 10 * tens
        words |= {f"{word}-{unit}": 10 * tens + i for i, unit in enumerate(units, start=1)}
    return words


NUMBER_WORDS: Final = _number_words()


def read_numeral(text: str, position: int, *, money: bool = False) -> Numeral | None:
    """Read the number that begins at `position`, with its multiplier, or nothing.

    With `money` (a currency came first) a lone "m" or "M" means million: "EUR 4M".
    """
    if digits := _DIGITS.match(text, position):
        surface, form, end = digits.group(), digits.lastgroup or "plain", digits.end()
    elif (word := _WORD.match(text, position)) and (spoken := _spoken(word.group())):
        surface, form, end = str(spoken[0]), "word", position + spoken[1]
    else:
        return None
    end = _end_of_repeated(text, end, surface)
    multiplier = _MULTIPLIER.match(text, end) or (_SHORT_MULTIPLIER.match(text, end) if money else None)
    factor = _FACTORS[multiplier.lastgroup or ""] if multiplier else 1
    scale = multiplier.group().lstrip() if multiplier else ""
    return Numeral(
        number=scaled(_decimal(surface, form, scale), factor),
        start=position,
        end=multiplier.end() if multiplier else end,
        factor=factor,
        digits=form != "word",
        year_like=factor == 1 and len(surface) == 4 and surface[:2] in ("19", "20"),
    )


def _end_of_repeated(text: str, end: int, surface: str) -> int:
    """Where a number ends that is said again in brackets: "two (2)", "3 (three)"."""
    again = _REPEATED.match(text, end)
    if not again:
        return end
    said = again.group(1)
    same = said == surface or str(NUMBER_WORDS.get(said.lower())) == surface
    return again.end() if same else end


def _spoken(surface: str) -> tuple[int, int] | None:
    """The number that a word or "twenty-four" says, and how many letters say it."""
    for words in (surface.lower(), surface.lower().partition("-")[0]):
        if words in NUMBER_WORDS:
            return NUMBER_WORDS[words], len(words)
    return None


def scaled(number: Decimal, factor: int) -> Decimal:
    """`number` times `factor`, written without needless zeros: 1.5 times a million is 1500000."""
    product = number * factor
    whole = product.to_integral_value()
    return whole if whole == product else product.normalize()


def _decimal(surface: str, form: str, scale: str) -> Decimal:
    """The number that `surface` writes before a multiplier (`scale`, or "").

    One separator with three digits after it is a thousands separator ("1,500", "1.500",
    "1,500 million"), but a decimal one after a zero and before other multipliers ("1.500 million",
    "1,500 milj.").
    """
    if form == "spaced":
        return Decimal(re.sub(r"[^0-9.,]", "", surface).replace(",", "."))
    separators = re.findall("[.,]", surface)
    fraction = surface.startswith("0") or (scale and not (form == "comma" and scale.startswith(("million", "b"))))
    if form in ("comma", "dot") and (len(separators) > 1 or not fraction):
        return Decimal(surface.replace(separators[0], "").replace(",", "."))
    return Decimal(surface.replace(",", "."))


def opens_alone(text: str, start: int) -> bool:
    """Whether nothing stands before `start` on its line: a number there may be a page number."""
    return not text[max(0, start - 40) : start].rpartition("\n")[2].strip()
