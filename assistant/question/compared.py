"""The things that a question compares, as they are worded."""

from __future__ import annotations

import re

from assistant.language.words import fold, split_words

_LONGEST = 9  # words of one thing
_LONGEST_LISTED = 6  # of one that commas alone mark off
# "…, the van or other equipment, and how long?": the two things that a comma and "or" mark off.
_OR = re.compile(
    r"(?:^|[,:;–]\s+)(?P<one>(?:[^,:;?]|:(?=\w)){2,70}?),?\s+(?:vai|or)\s+(?P<other>(?:[^,:;?]|:(?=\w)){2,70}?)\s*"
    r"(?=[,;?.]|:\s|$|\s(?:ja|and)\s(?:paljon|kuinka|mitk|mika|mikä|millä|monta|how|what|which|by))",
    re.IGNORECASE,
)
# "KA1, KA2, KA3: which …?" and "which …: KA1, KA2, KA3?"
_BEFORE_COLON = re.compile(
    r"^(?P<list>[^:;?.]+,[^:;?.]+)(?::| [–—-])\s|"
    r"^(?P<two>[^:;?.,]+ (?:ja|and) [^:;?.,]+)(?::| [–—-])\s+(?=kum(?!pp)|which\b)",
    re.IGNORECASE,
)
_AFTER_COLON = re.compile(r":\s+(?P<list>[^:;?]+,[^:;?]+?)(?:\?|\.?$)")
_FOR_EITHER = re.compile(
    r"\b(?P<for>for|in|with|from|under) (?P<one>[^,:;?]{2,60}?) or (?P=for) (?P<other>[^,:;?]{2,60}?)(?=[?,.]|$)",
    re.IGNORECASE,
)
_VERSUS = re.compile(
    r"(?:^|:\s)(?:compare\s+)?(?P<one>[^,:;?]{2,60}?)\s+(?:vs\.?|versus|against|verrattuna|vastaan)\s+"
    r"(?P<other>[^,:;?]{2,60}?)(?=[,:;?.]|$)",
    re.IGNORECASE,
)
_END = r"(?=\s+(?:in|when|if|as|regarding|concerning|about|for|on)\b|[?,.;:]|$)"
# "How do A and B differ?", "the difference between A and B", "Mitä eroa on A:lla ja B:llä?"
_APART = (
    re.compile(
        r"\bhow (?:do|does|are|is) (?P<one>.{1,80}?) and (?P<other>.{1,80}?) (?:differ\b|different\b)", re.IGNORECASE
    ),
    re.compile(
        r"\b(?:between|different about) (?P<one>.{1,80}?) and (?P<other>.{1,80}?)"
        r"(?=\s+(?:in|when|if|as|regarding|concerning|about|for)\b|[?,.;:]|$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:miten|kuinka|(?:millä|mil) tav\w+) (?P<one>.{1,80}?) (?:ja|sekä) (?P<other>.{1,80}?) "
        r"(?:eroa\w+|poikkea\w+|jakautu\w+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bero\w*(?: on)? (?P<one>\S+(?: \S+)?) (?:ja|sekä) (?P<other>\S+(?: \S+)??)(?=\s+välillä|[?,.;:]|$)",
        re.IGNORECASE,
    ),
    # "Mikä on A:n ja B:n ero?"
    re.compile(
        r"\b(?:mikä|mitä|mitkä) (?:on|ovat) (?P<one>\S+n) (?:ja|sekä) (?P<other>\S+n) "
        r"(?:välinen |väliset |keskeinen |suurin |oikein )*ero(?:t|ja|na)?\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<one>\S+) (?:ja|sekä|and) (?P<other>\S+) .*\b(?:vai|or) (?:miten|mitä|how)\b", re.IGNORECASE),
    # "How does A differ from B?", "Miten A eroaa B:stä?", "Compare A with B.", "Vertaile A:ta ja B:tä."
    re.compile(
        r"\bhow (?:do|does|is|are) (?P<one>.{1,80}?) (?:differ\w*|compares?) (?:from|to|with) (?P<other>.{1,80}?)"
        + _END,
        re.IGNORECASE,
    ),
    re.compile(
        r"\bwhat (?:sets|makes) (?P<one>.{1,80}?) (?:apart|different) from (?P<other>.{1,80}?)" + _END, re.IGNORECASE
    ),
    re.compile(
        r"\bcompare (?:the )?(?P<one>[^,;:?]{1,80}?) (?:and|with|to|against) (?:th(?:at|ose) of )?(?P<other>.{1,80}?)"
        + _END,
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:vertaa|vertaile|vertailkaa) (?P<one>[^,;:?]{1,80}?) (?:ja|sekä) "
        r"(?P<other>[^\s?,.;]+(?: [^\s?,.;]+){0,2}?)"
        r"(?=\s+keskenään|[?,.;:]|$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:miten|kuinka) (?P<one>.{1,60}?) (?:eroa\w*|poikkea\w*) (?:\w+l[t]aan )?(?P<other>(?:\S+st[aä]\b ?)+)",
        re.IGNORECASE,
    ),
)
# "Are A and B the same length?", "Päättyvätkö A ja B samana päivänä?": read for topics alone.
_ALIKE = (
    re.compile(
        r"^(?:is|are|do|does|have|has)(?: the)? (?P<one>[^,?]{1,80}?) and (?:the )?(?P<other>[^,?]{1,80}?) "
        r"(?:(?:both )?(?:the |a |an |have |on |of )*(?:same|equal\w*|identical|different|as)|"
        r"close|last|end|start|get|need)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\w+k[oö] (?P<one>[^,?]{1,80}?) (?:ja|sekä) (?P<other>[^,?]{1,80}?) (?:sama\w*|samat|eri|yhtä|saman\w+)\b",
        re.IGNORECASE,
    ),
)
_EACH_OTHER = re.compile(
    r"(?:each|one an)other\b|each other\b|toisistaan\b"
)  # "How do the three differ from each other?"
_AT = re.compile(r"ll[aä]$")  # "A:lla ja B:llä maantieteellisesti": the last word is no part of B
_SHARED_START = re.compile(
    r"^(?:is it|is that|se on|onko se|onko|is|are|does|do|the|a|an|in|for|to|with)\s+(?:(?:the|a|an)\s+)?",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:kum(?:pi|pia|paa\w*|man|mas\w*|mal\w*|mat)|on|ovat|saa|voi|mika|mita|missa|mille|milla|kuka|kenen|miten|kuinka|milloin|paljon\w*|monta\w*|"
    r"which|what|who|whose|how|when|where|is|are|does|do|can|may|has|have|gets?)\b"
)


def read_things(text: str) -> tuple[str, ...]:
    """The things that a comma, a colon, "or" or "versus" mark off, as they are worded; empty where there are none."""
    readers = (_read_either, _read_or, _read_listed, _read_versus)
    read = (tuple(_SHARED_START.sub("", thing.strip(" .\"'”“")) for thing in reader(text)) for reader in readers)
    sound = (things for things in read if things and all(0 < len(split_words(thing)) <= _LONGEST for thing in things))
    return next(sound, ())


def _read_either(text: str) -> tuple[str, ...]:
    found = _FOR_EITHER.search(text)
    return () if found is None else (found["one"], found["other"])


def _read_or(text: str) -> tuple[str, ...]:
    found = _OR.search(text)
    return () if found is None else (*_listed_before(text[: found.start("one")]), found["one"], found["other"])


def _read_listed(text: str) -> tuple[str, ...]:
    found = _BEFORE_COLON.search(text) or _AFTER_COLON.search(text)
    if found is None:
        return ()
    listed = next(part for part in found.groups() if part)
    things = tuple(re.split(r",\s+(?:and|ja|or|vai)\s+|,\s+|\s+(?:and|ja|or|vai)\s+", listed))
    return things if all(_may_be_listed(thing) for thing in things) else ()


def _read_versus(text: str) -> tuple[str, ...]:
    found = _VERSUS.search(text)
    return () if found is None else (found["one"], found["other"])


def read_apart(text: str) -> tuple[str, ...]:
    """The two things that a question tells apart by "and": "How do A and B differ?"; empty where there are none."""
    found = next((match for pattern in _APART if (match := pattern.search(text))), None)
    found = None if found is not None and _EACH_OTHER.match(fold(found["other"])) else found
    return () if found is None else _without_aspect(found["one"], found["other"])


def _without_aspect(one: str, other: str) -> tuple[str, str]:
    """Two things without what is compared of them: "the sizes of A" and "B", "A:n" and "B:n tukiosuudet"."""
    one = one.rpartition(" of ")[2]
    words = other.split()
    if one.endswith("n") and words[0].endswith("n") and not words[-1].endswith("n"):
        last = next(k for k, word in enumerate(words) if not word.endswith("n"))
        other = " ".join(words[:last])
    elif _AT.search(one) and (agreeing := [k for k, word in enumerate(words) if _AT.search(word)]):
        other = " ".join(words[: agreeing[-1] + 1])
    return one, other


def read_alike(text: str) -> tuple[str, ...]:
    """The two things that may be the same: "Do A and B close on the same day?"; empty where there are none."""
    found = next((match for pattern in _ALIKE if (match := pattern.search(text))), None)
    return () if found is None else (found["one"], found["other"])


def _listed_before(text: str) -> tuple[str, ...]:
    """The things before the last two: "A, B, " of "Which is longest: A, B, C or D?"."""
    pieces = re.split(r"(?<=[:;–])\s+", text)[-1].rstrip(" ,").split(", ") if text.rstrip().endswith(",") else []
    listed: list[str] = []
    for piece in reversed(pieces):
        if not _may_be_listed(piece):
            break
        listed.insert(0, piece)
    return tuple(listed)


def _may_be_listed(piece: str) -> bool:
    return 0 < len(split_words(piece)) <= _LONGEST_LISTED and _ASKING.search(fold(piece)) is None
