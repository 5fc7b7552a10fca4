"""Whether there may be any number or length at all: "as long as we want", "an unlimited number of partners"."""

from __future__ import annotations

import re

from assistant.language.spoken import write_out
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.values.sizes import size_of
from assistant.verdicts.limits import bound_of
from ingest.values import Value

_WISH = (
    r"(?:want(?:s|ed)?|like[sd]?|wish(?:es)?|please[sd]?|choose[s]?|need(?:s|ed)?|necessary|possible|it takes|"
    r"decide[sd]?|prefer(?:s|red)?|can)"
)
_HALUAA = (
    r"(?:halu\w+|tahto\w+|tahdo\w+|tarvit\w+|tarve\w*|mielii|jaksa\w+|ehti\w+|huvitta\w+|lystaa\w*|tarpeen|vain|vaan)"
)
_NO_END = (
    r"(?:unlimited|limitless|indefinite(?:ly)?|endless(?:ly)?|without (?:any )?(?:a )?(?:limits?|restrictions?|end))"
)
_LENGTH = re.compile(
    rf"\bas long as (?:(?:we|you|they|i|he|she|one|it|the \w+|our \w+) )?(?:\w+ )?{_WISH}\b|\bany (?:length|"
    rf"duration)\b|"
    rf"\b(?:however|no matter how) long\b|\b(?:for ever|forever|{_NO_END})\b|"
    rf"\b(?:niin|vaikka kuinka|miten) (?:pitka\w*|pitkaan|kauan)(?: \w+){{0,2}}? (?:kuin|ku) (?:\w+ )?{_HALUAA}|"
    r"\b(?:vaikka (?:kuinka|miten) (?:kauan|pitk\w+)|minka (?:pituinen|mittainen) tahansa|kuinka (?:kauan|"
    r"pitka\w*) tahansa|"
    r"loputtomi\w+|rajattomasti|rajattoman|ilman (?:aika)?raja\w*|maarattoman|ikuisesti)\b"
)
_NUMBER = re.compile(
    rf"\bas (?:many|much) (?:\w+ ){{0,3}}?as (?:(?:we|you|they|i|he|she|one|it|the \w+|our \w+) )?(?:\w+ )?{_WISH}\b|"
    rf"\bas often as (?:we|you|they|i) \w+\b|\bany (?:number|amount)\b|\b(?:however|no matter how) (?:many|much|"
    rf"often)\b|"
    rf"\b{_NO_END}\b|"
    rf"\b(?:niin|vaikka kuinka) (?:mon\w+|paljon|usea\w*|usein)(?: \w+){{0,3}}? (?:kuin|ku) (?:\w+ )?{_HALUAA}|"
    r"\b(?:vaikka (?:kuinka|miten) (?:mon\w+|paljon|usein)|kuinka (?:mon\w+|paljon) tahansa|rajattomasti|rajaton\w*|"
    r"rajattoman|rajoituksetta|ilman (?:yla)?raja\w*)\b"
)
_ASKS_LIMIT = re.compile(
    r"\b(?:is|are|isn.t|has|have|onko|onks|ovatko)\b(?: \S+){0,4} (?:(?:an? |any )?(?:upper )?limits?|maximum|"
    r"raja|ylaraja|aikaraja|ikaraja|rajoitettu\w*|rajattu\w*|limited|restricted|enimmais\w+)\b"
)


def leaves_unbounded(reading: Reading, unit: Unit) -> bool:
    """True where it is asked whether there may be any number at all, and the unit states no upper limit."""
    question = fold(write_out(reading.text))
    return (
        not _ASKS_LIMIT.search(question)
        and bool(_LENGTH.search(question) or _NUMBER.search(question))
        and (exceeds_any(reading, unit) is None)
    )


def exceeds_any(reading: Reading, unit: Unit) -> bool | None:
    """False where a question supposes that there is no limit and the unit states one; None for anything else."""
    question = fold(write_out(reading.text))
    if _ASKS_LIMIT.search(question) or unit.is_list:
        return None
    of_length, of_number = _LENGTH.search(question), _NUMBER.search(question)
    kinds = {"duration"} if of_length and not of_number else {"count", "amount", "duration", "percentage"}
    if not (of_length or of_number) or any(value.kind in kinds for value in reading.values):
        return None
    return False if any(value.kind in kinds and _ends(value, unit) for value in unit.values) else None


def _ends(value: Value, unit: Unit) -> bool:
    """True for what is "at most", and for a range or a length: "12–36 months", "duration 3 years"."""
    if value.kind == "amount":
        return True
    bound = bound_of(value, fold(unit.text))
    low, high = size_of(value)
    if bound is not None:
        return bound == "most"
    return low is not None and high is not None and (low < high or value.kind == "duration")
