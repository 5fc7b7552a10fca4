"""What is new or has changed since the last call: the list that a guide gives under such a heading."""

from __future__ import annotations

import re

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, split_words
from assistant.question.reading import Reading
from assistant.retrieval.search import Found

_ASKS = re.compile(
    r"\b(?:new|news|changed?|changes|different|updated?|updates|uutta|uudet|uusia|uusi|uutuu\w+|uudistu\w+|muuttu\w+|muutok\w+|"
    r"muutta|toisin|eri tavalla)\b"
)
_HEADING = re.compile(
    r"\b(?:new (?:in|for|this)|what(?: is|.s| has|.s been)? (?:new|changed|different)|"
    r"changes (?:since|from|in|for|compared|to the|this)|changed since|"
    r"uutta(?: \w+)?(?= \d|$)|uutta (?:vuonna|tana|talla|hau\w+)|mita uutta|"
    r"mi(?:ka|ta) (?:on )?(?:muuttu\w+|uutta|toisin)|"
    r"(?:muutokset|uudistukset|uudistuksia|muutoksia) (?:vuo\w+|ede\w+|viime\w*|tana|hau\w+|\d{4})|"
    r"(?:muutokset|uudistukset|muuttunut) \w+ (?:vuo|hau|kierro)\w+)"
)
# Words that stand for the guide, its call and the time since the last one.
_OF_THE_CALL = re.compile(
    r"(?:years?|last|previous|earlier|past|before|since|compared?|comparison|call|round|guide|programme|program|rules?|stuff|"
    r"anything|everything|made|introduced|happened|come|came|tehty|tul\w+|now|time|version|edition|vuo\w+|viime\w*|ede\w+|aiem\w+|entis\w+|verra\w+|vertail\w+|haku\w*|hau[ns]\w*|"
    r"hakukierro\w+|kierro\w+|opas|oppaa\w+|ohjelma\w*|asia|asiat|asioi\w+|saann\w+|kaikk\w+|nyt\w*|talla|kertaa|kerralla|nahden|"
    r"jutu\w*|jutt\w+|\d{4})"
)


def find_news(reading: Reading, found: Found) -> int | None:
    """The list under "New in 2031", where a question asks for what is new and for nothing else; None elsewhere."""
    if not _asks_for_news(reading, found):
        return None
    lists = [k for k in found.order if _is_news(found, k)]
    return max(lists, key=lambda k: len(found.units[k].members), default=None)


def _asks_for_news(reading: Reading, found: Found) -> bool:
    text = fold(reading.text)
    if reading.scopes or reading.expects or reading.asks_for("whether") or not _ASKS.search(text):
        return False
    common = load_stopwords("fi") | load_stopwords("en") | _names(found)
    return all(word in common or _ASKS.fullmatch(word) or _OF_THE_CALL.fullmatch(word) for word in split_words(text))


def _names(found: Found) -> frozenset[str]:
    """The words of the guides' titles: a programme's name says nothing of what is asked."""
    titles = {unit.document.title for unit in found.units}
    return frozenset(word for title in titles for word in split_words(title))


def _is_news(found: Found, k: int) -> bool:
    unit = found.units[k]
    led = unit.headings[-1:]
    return unit.is_list and not unit.is_opening and any(_HEADING.search(" ".join(split_words(one))) for one in led)
