"""A comparison with a pronoun on one side: "Is it longer than a course?", "Kestääkö se yhtä kauan kuin kurssi?"."""

from __future__ import annotations

import re

from assistant.conversation.counterparts import case_of
from assistant.conversation.topic_swaps import as_shown, as_written
from assistant.language.words import fold, likeness, without_end
from assistant.names.terms import TermBook
from assistant.question.reading import Reading
from ingest.types import Language

_AGAINST: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"^(?P<before>.*?)\b(?P<it>it|its|that|this|they|their|those|these)\b(?P<between>[^,.;?]*?)"
        r"\b(?:than|as \w+(?: \w+)? as|the same (?:\w+ )?as)\b(?P<other>.+)$"
    ),
    "fi": re.compile(
        r"^(?P<before>.*?)\b(?P<it>se|sen|siihen|siita|siina|silla|sille|ne|niiden|niihin|niissa|niista|niilla|niita|sita|tama|tuo)"
        r"\b(?P<between>[^,.;?]*?)\bkuin\b(?P<other>.+)$"
    ),
}
_POINTS = re.compile(
    r"^\W*(?:it|that|this|they|those|these|we|i|you|usual|before|now|se|ne|ennen|nyt|me|tavallisesti)\W*$"
)
_BARE_MORE = re.compile(r"\b(?P<more>more|fewer|less|enemmän|vähemmän)(?= (?:than|kuin)\b)", re.IGNORECASE)
# "Does a course last longer?": longer than what was spoken of.
_OPEN: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"^\W*(?:and |but |so )?(?:is|are|does|do|can|will|has) .*"
        r"\b(?:longer|shorter|more|less|fewer|bigger|larger|smaller|higher|lower)"
        r"(?: (?:money|time|partners|countries|organi[sz]ations))?\W*$"
    ),
    "fi": re.compile(
        r"^\W*(?:ja |enta |mutta )?\w+(?:ko|ks)\b .*"
        r"\b(?:kauemmin|pide\w*mp\w+|pite\w*mp\w+|lyhyem\w+|enemman|vahemman|suurem\w+|"
        r"isom\w+|pienem\w+|korkeam\w+)(?: (?:rahaa|tukea|aikaa|maita|partnereita|organisaatioita))?\W*$"
    ),
}
_CLOSED = re.compile(r"\b(?:than|kuin|vai|or|no (?:more|less|longer|fewer))\b")
_OWNS = ("its", "their")
_NOUN_EN = re.compile(r"[a-z]+s|people")
_NOUN_FI = re.compile(r"\w+a")
_SAME = 0.8


def compares_with_it(text: str, language: Language) -> bool:
    """True where one side of a comparison is a pronoun, or left out, and the other is named."""
    folded = fold(text)
    if _OPEN[language].search(folded) and not _CLOSED.search(folded):
        return True
    found = _AGAINST[language].match(folded) if len(folded) == len(text) else None
    return found is not None and _POINTS.match(found["other"]) is None


def set_against(text: str, own: Reading, earlier: Reading, book: TermBook) -> str | None:
    """The comparison with the earlier topic in the place of its pronoun; None where there is no one such topic.

    A bare "more" takes over what the earlier question counts.
    """
    language = own.language
    if not compares_with_it(text, language) or len(earlier.scopes) != 1 or earlier.scopes & own.scopes:
        return None
    found = _AGAINST[language].match(fold(text))
    if not own.names_topic:
        return None
    if found is None:
        return _with_other_side(text, own, earlier, book)
    first, stop = found.span("it")
    said = _with_counted(text[stop:], earlier)
    before = text[:first]
    name = _name(found["it"], earlier, book)
    if language == "en":
        name = f"{_with_article(name)}{'’s' if found['it'] in _OWNS else ''}"
    asked = f"{before}{name}{said}"
    return f"{asked[:1].upper()}{asked[1:]}"


def _with_other_side(text: str, own: Reading, earlier: Reading, book: TermBook) -> str | None:
    """ "Does a course last longer?" with what it was asked after: "… longer than a project?"."""
    if not own.wants_verdict or len(own.scopes) != 1:
        return None
    asked = _with_counted(f"{without_end(text)} {'than' if own.language == 'en' else 'kuin'}", earlier)
    return (
        f"{asked} {_with_article(_name('se', earlier, book)) if own.language == 'en' else _name('se', earlier, book)}?"
    )


def _with_article(name: str) -> str:
    return name if not name[:1].islower() or name.split()[0] in ("the", "a", "an") else f"the {name}"


def _name(pronoun: str, earlier: Reading, book: TermBook) -> str:
    """The earlier topic as it may stand for a pronoun: in Finnish by its base form where that is the subject."""
    term = book[next(iter(earlier.scopes))]
    folded = next((item.text for item in earlier.items if item.term == term.id), "")
    written = as_shown(as_written(earlier.text, folded)) if folded else ""
    if earlier.language == "en" or (written and pronoun not in ("se", "ne", "tama", "tuo") and case_of(written)):
        return written or (term.en[0] if term.en else term.codes[0])
    if any(map(str.isdigit, folded)) or not term.fi:
        return term.codes[0] if term.codes else written
    best = max(term.fi, key=lambda name: likeness(fold(name), folded, "fi"))
    return best if likeness(fold(best), folded, "fi") >= _SAME else term.fi[0]


def _with_counted(said: str, earlier: Reading) -> str:
    """ "more organisations than" for "more than", after a question about a number of organisations."""
    words = earlier.counted.split()
    pattern = _NOUN_FI if earlier.language == "fi" else _NOUN_EN
    if not words or not pattern.fullmatch(fold(words[0])):
        return said
    return _BARE_MORE.sub(lambda found: f"{found['more']} {words[0]}", said, count=1)
