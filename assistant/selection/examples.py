"""Where one sees what others have done: the guide's examples and lists of funded projects, with their links."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.passages.traits import LINK
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Searcher

_WHERE = re.compile(r"\b(?:where|which (?:site|page|website|place)|mista|missa|milta sivulta|milla sivulla)\b")
_SEE = (
    r"(?:see|look|find|read|browse|check|get to know|examples?|ideas?|inspiration|nahda|nakisi\w*|nakee|naen|naemme|"
    r"katsoa|katsella|"
    r"kurk\w+|kurkis\w+|vilkai\w+|tutustua|tutustumaan|lukea|selata|loyd\w+|loyt\w+|esimerk\w+|ideoita|vinkkeja)"
)
_OTHERS = (
    r"(?:what (?:\w+ ){0,4}?(?:others?|schools|colleges|people) (?:\w+ )?(?:(?:have|has|had) (?:\w+ )?(?:done|made|"
    r"achieved)|did|used)|"
    r"(?:others?|other \w+(?: \w+)?|previous \w*|earlier|past|funded) (?:\w+ ){0,2}?(?:projects?|done)|"
    r"projects? (?:that )?others|"
    r"(?:muut|toiset|muiden|toisten|aiem\w+|aikaisem\w+|edelli\w+|rahoitet\w+) (?:\w+ ){0,4}?(?:tehneet|tehty|"
    r"tekivat|saaneet aikaan|hanke\w*|hankk\w+|projekt\w+|kokemu\w+)|"
    r"(?:hankkei\w+|projekte\w+) (?:muut|muilla|muualla|toiset|on tehty|on rahoitettu))"
)
_ASKS = re.compile(rf"\b{_SEE}\b.*\b{_OTHERS}|\b{_OTHERS}.*\b{_SEE}\b")
_SHOWS = re.compile(
    r"\b(?:examples? of|esimerkkeja|all|kaikki|every) (?:\S+ ){0,6}?\W?(?:projects?|hankke(?:et|ita|ista|issa)|"
    r"projekte\w+)\b|"
    r"\b(?:project results|funded projects|hanketietokan\w+|rahoitetut hankkeet|hanke-esimerk\w+)\b"
)
_MOST = 4


def find_examples(reading: Reading, searcher: Searcher) -> tuple[Unit, ...]:
    """The statements with a link to what others have done; empty where that is not asked."""
    text = fold(asking_sentence(reading.text))
    if reading.scopes or reading.values or reading.asks_for("whether", "deadline", "count", "duration"):
        return ()
    if not _WHERE.search(text) or not _ASKS.search(text):
        return ()
    units = [u for u in searcher.current(reading.language) if LINK.search(u.text) and _SHOWS.search(fold(u.text))]
    return tuple(units) if len(units) <= _MOST else ()
