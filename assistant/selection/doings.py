"""What can be done in an action: the list under "Forms of activity can be, for example:"."""

from __future__ import annotations

import re

from assistant.language.stopwords import is_common, load_stopwords
from assistant.language.words import fold, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found

_ASKS = re.compile(
    r"\bmita (?:\S+ ){0,6}?(?:voi(?:daan|vat|si\w*|mme)?|saa(?:daan)?|pysty\w+) (?:\S+ ){0,4}?"
    r"(?:tehda|tehdaan|puuha\w*|touhu\w*|toteut\w+|jarjest\w+)\b|"
    r"\bmita (?:\S+ ){0,5}?(?:tehdaan|puuhataan|touhutaan)(?: (?:kaytannossa|oikein|oikeasti))?\W*$|"
    r"\bmillais\w+ (?:toimin\w+|tekemi\w+|aktivitee\w+)|\bmita toimin\w+|"
    r"\bwhat (?:can|may|could|do|does|might) (?:\S+ ){0,4}?(?:be done|do|carry out|carried out|actually do)\b|"
    r"\b(?:what|which) (?:kinds? of |sorts? of |forms? of )?activit(?:y|ies)\b"
)
_CASE = re.compile(r"\b(?:if|when|unless|jos|kun|mikali|ellei)\b")
_VERBS = re.compile(
    r"\b(?:mita|what|which|voi\w*|saa\w*|pysty\w+|tehda|tehdaan|puuha\w*|touhu\w*|toteut\w+|toimin\w+|kaytanno\w+|"
    r"oikein|oikeasti|actually|practice|activit\w+|kinds?|sorts?|forms?)\b"
)
_MOST_NEW = 1
_LEADS = re.compile(
    r"\b(?:toimintamuo\w+|toiminnan muo\w+|mahdollis\w+ toimin\w+|toimintaa voi\w*|toiminta voi\w*|"
    r"forms? of activit\w+|possible activit\w+|activities (?:can|may|could)|types? of activit\w+|"
    r"(?:avulla|hankkeessa|hankkeella) voi\w*|(?:you|projects?|one) can)\b"
)


def find_doings(reading: Reading, found: Found) -> int | None:
    """The list of what may be done in the one action that is asked about; None where none is led to so."""
    if reading.expects or reading.asks_for("comparison", "who") or len(reading.scopes) != 1:
        return None
    if reading.wants_verdict or not _asks_only_that(reading):
        return None
    return next((k for k in found.order if _lists_doings(reading, found.units[k])), None)


def _asks_only_that(reading: Reading) -> bool:
    """True where a question names little but the action: "What can we do if a partner leaves?" asks something else."""
    text = fold(asking_sentence(reading.text))
    asked = _ASKS.search(text)
    if asked is None or _CASE.search(text):
        return False
    topics = {word for item in reading.items if item.term in reading.scopes for word in split_words(item.text)}
    known = topics | load_stopwords("fi") | load_stopwords("en")
    rest = split_words(f"{text[: asked.start()]} {_VERBS.sub(' ', asked.group())} {text[asked.end() :]}")
    new = [word for word in rest if word not in known and not is_common(word, reading.language)]
    return len(new) <= _MOST_NEW


def _lists_doings(reading: Reading, unit: Unit) -> bool:
    led = fold(unit.headings[-1]) if unit.headings else ""
    own = unit.is_list and not unit.is_opening and reading.scopes <= unit.scopes | unit.terms
    return own and _LEADS.search(led) is not None
