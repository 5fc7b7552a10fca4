"""What one clause asks for in two words, of which its answer may hold one: an address and the hours, least and most."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answers.answering import PartAnswer
from assistant.language.words import fold
from assistant.names.terms import TermBook
from assistant.question.reading import Reading, read_question
from assistant.selection.addresses import holds_address, holds_name
from assistant.wording.phrases import say
from assistant.wording.statements import Statement
from ingest.values import read_values

_AND = re.compile(
    r"[,;]?\s+(?:and|plus|ja|sekä|&)\s+(?:also |myös |vielä |sitten )?(?:(?:the|their|his|her|its|your|a|an|hänen|"
    r"heidän|teidän|sen|niiden)\s+)?",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\w(?:katu|tie|kuja|polku|aukio|ranta|puisto|bulevardi|esplanadi|vagen|gatan) \d|"
    r"\b\d+ (?:\w+ ){1,2}(?:street|road|avenue|lane|square)\b|\b(?:street|road|avenue|lane|square) \d|\b\d{5} [a-z]{3,}"
)
# A form of contact: how it is asked for in folded words, and whether a text gives it.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (
        re.compile(r"\b(?:(?:tele)?phone(?: numbers?)?\b(?! (?:hours|times))|puhelin(?:numero\w*)?\b)"),
        lambda told: holds_address("phone", told),
    ),
    (
        re.compile(r"\b(?:e-?mail(?: address(?:es)?)?|mail address|sahkoposti(?:osoit\w+)?|s-?posti\w*|meili\w*)\b"),
        lambda told: holds_address("email", told),
    ),
    (
        re.compile(
            r"\b(?:(?:street|visiting|postal|office) address|(?:katu|kaynti|posti|toimisto)osoit(?:e|etta|teet))\b"
        ),
        lambda told: _STREET.search(fold(told)) is not None,
    ),
    (
        re.compile(
            r"\b(?:(?:office|opening|service|visiting|telephone|phone) (?:hours|times)|aukiolot?|"
            r"(?:aukiolo|palvelu|paivystys|puhelin|asiointi|kaynti|toimisto)a(?:ika|ikaa|jat|ikoja))\b"
        ),
        lambda told: any(value.kind == "time" for value in read_values(told)),
    ),
    (re.compile(r"\b(?:names? of|full name|nim(?:i|en|et)\b)"), holds_name),
)
_BOUNDS = (
    (
        re.compile(
            r"\b(?:minimum|minimi|at (?:the )?least|vahintaan|vahimmais\w*|minimim\w+|alaraja\w*|lower limit)\b"
        ),
        re.compile(r"\b(?:min\b|minim|at (?:the )?least|vahint|\w*vahimm|no (?:fewer|less) than|ala(?:raja|ika))"),
    ),
    (
        re.compile(
            r"\b(?:maximum|maksimi\w*|at (?:the )?most|enintaan|korkeintaan|enimmais\w*|ylaraja\w*|upper limit)\b"
        ),
        re.compile(
            r"\b(?:max|maksim|at (?:the )?most|up to|no(?:t)? more than|enint|korkeint|\w*enimm|yla(?:raja|ika))"
        ),
    ),
)
_RANGE = re.compile(r"\d[^.;:,\d]{0,12}(?:[–-]|\bto\b|\btai\b|\bor\b) ?\d|\b(?:between|valilla)\b")


def split_halves(reading: Reading, book: TermBook) -> tuple[Reading, ...]:
    """The questions for each of two forms of contact, "mail of the team plus their hours"; none for one form."""
    asked, text = fold(reading.text), reading.text
    cut = _AND.search(text)
    if cut is None or not _later_forms(reading):
        return ()
    form = next((found for named, _ in _FORMS if (found := named.search(asked, 0, cut.start()))), None)
    if form is None:
        return ()
    questions = (f"{text[: cut.start()]}?", f"{text[: form.start()]}{text[cut.end() :]}")
    return tuple(read_question(question, reading.language, book) for question in questions)


def left_open(reading: Reading, part: PartAnswer) -> tuple[PartAnswer, ...]:
    """What an answered question asks for besides, in so many words, and what it was answered with does not hold."""
    if part.status != "answered" or reading.asks_for("whether", "comparison"):
        return ()
    told = " ".join(statement.text for statement in part.statements if statement.role == "claim")
    left = [words for words, gives in _later_forms(reading) if not gives(told)] or _bounds_left(reading, fold(told))
    return tuple(_open(part, reading, words) for words in left)


def _open(part: PartAnswer, reading: Reading, words: str) -> PartAnswer:
    text = say("not_in_guide_request", reading.language, part=words)
    return replace(part, status="not_in_guide", statements=(Statement(text, (), "intro"),))


def _later_forms(reading: Reading) -> list[tuple[str, Callable[[str], bool]]]:
    """The forms of contact that stand after an "and", where another one stands before it."""
    asked = fold(reading.text)
    if len(asked) != len(reading.text):
        return []
    found = []
    for cut in _AND.finditer(reading.text):
        if any(form.search(asked[: cut.start()]) for form, _ in _FORMS):
            matches = ((form.match(asked, cut.end()), gives) for form, gives in _FORMS)
            found += [
                (reading.text[match.start() : match.end()], gives) for match, gives in matches if match is not None
            ]
    return found


def _bounds_left(reading: Reading, told: str) -> list[str]:
    """The bound, least or most, that is asked for beside the other one and not told; none where a range is."""
    asked = fold(reading.text)
    if not reading.expects or _RANGE.search(told) or len(asked) != len(reading.text):
        return []
    words = [named.search(asked) for named, _ in _BOUNDS]
    gives = [telling.search(told) is not None for _, telling in _BOUNDS]
    if not all(words) or sum(gives) != 1:
        return []
    return [reading.text[w.start() : w.end()] for w, given in zip(words, gives, strict=True) if w and not given]
