"""How questions begin, on folded text; for what stands before them (`courtesies`, `background`, `indirect`)."""

from __future__ import annotations

import re

from assistant.language.words import fold

_WH = r"(?:when|what|whats|where|which|who|whom|whose|why|how|whether|if)"
_FIRST_WORD = (
    rf"(?:(?:at|by|in|on|to|for|from|until|till|with|of|about|within) )?{_WH}\b|"
    r"(?:milloin\w*|millo\w*|koska|miksi\w*|mika\w*|mita\w{0,4}|mitka\w*|mihin\w*|mista\w*|missa\w*|millai\w+|"
    r"minkalai\w+|milla|mille|milta|minka|minne|mina paivana|miten\w*|kuinka|kauan\w*|palj\w+|kuka\w*|ketka\w*|keta|"
    r"kenen|kenelle|kenella|kum(?!ppan)\w+|mon(?:ta|tako|iko|essako|elleko|esko)\w*|mones\w*|entas?|entapa|mites|"
    r"voisko|oisko|onks|saaks|voiks|pitaaks)\b|"
)
# A word that asks, or a Finnish verb that does within the first words.
QUESTION = _FIRST_WORD + (
    r"(?:\S+ ){0,3}?(?!joko |koko |jatko )\w{2,}k(?:o|ohan|os)\b|"
    r"(?:\S+ ){0,2}?\w{2,}(?:aa|ii|oo|uu|ee|yy|t|n|oi|ai|i)ks\b"
)
VERB_ASKS = r"|(?:(?:and|but) )?(?:is|are|can|could|may|must|should|do|does|did|will|would|has|have|was|were)\b"
_KNOWING = (
    r"(?:know|knowing|hear|asks?|asked|asking|wonder\w*|find(?:ing)? out|tell|explain|confirm|clarify|understand|learn|"
    r"no idea|curious|unsure|sure|remember|figure out|tieta(?:a|isi\w*)|tieda|tieto|tietoa|kysymys(?=[,:])|"
    r"kysy(?:n|y|i|a|mme|isin|isimme|vat|ivat|ttiin|taan)|kysel(?:en|ee|i|la|isin|emme|evat|ivat|tiin)|"
    r"selvi(?:aa|aisi|lle|lla)|selvaa|selvit\w+|mieti\w*|miett\w*|pohti\w*|pohdi\w*|mieleen|mielessa|kuul(?:la|isin|isimme)|"
    r"varmist(?:aa|an|aisin|amme|us)|tarkist(?:aa|an|aisin|amme)|ihmett\w*|kiinnosta\w*|askarru\w*|tiedust\w*|"
    r"utel\w*|muista\w*|epaselv\w*|hahmot\w*)"
)
_NO_WH = rf"(?!(?:{_WH})\b)"
# Words without a question of their own, one of them for knowing or asking, before a question: "It would help to know".
_ASKS_AT_ONCE = rf"(?:{_FIRST_WORD}\w{{2,}}k(?:o|ohan|os)\b{VERB_ASKS})"
EMBEDDED = re.compile(
    rf"(?!{_ASKS_AT_ONCE})(?:{_NO_WH}[^\s?!.:]+ ){{0,14}}?{_KNOWING}(?:,? {_NO_WH}[^\s?!.:,]+){{0,5}}?"
    rf"(?:[,:]?\s+(?:(?:etta|that|on|about|is) )?(?={QUESTION})|:\s+(?={QUESTION}{VERB_ASKS}))"
)

# "what fee do they get", "mita palkkaa he saavat": the thing asked for stands right after the question word.
_FOR_THING = re.compile(
    r"(?:what|which) (?:(?:kind|sort|type) of )?(?!\w+n.t )(?P<en>\w+) "
    r"(?:do|does|did|can|may|must|should|will|have|has)\b|"
    r"(?:mika|mita|mitka|minka?lai\w+|millai\w+) (?P<fi>\w{4,}) "
    r"(?:on|saa|voi|\w+(?:vat|taan|daan|aan|aa|ee|ko)|\w{2,8} (?:on|saa|voi|\w+(?:vat|taan|aa|ee)))\b"
)
# "how must they be divided", "miten ne jaetaan": the verb alone tells what is asked.
_MANNER = re.compile(
    r"how (?:must|should|can|could|may|will|is|are|was|were) (?:it|they|these|those) (?:be )?\w{4,}|"
    r"(?:miten|kuinka|milla tavalla) (?:se|ne|sita|niita|sen|niiden) (?:on |pitaa |voi |saa )?\w{5,}"
)


def asks_manner(question: str) -> bool:
    """True for a question that asks how something that it only points back to is done."""
    return _MANNER.match(fold(question)) is not None


def thing_asked_for(question: str) -> str:
    """The noun, folded, that a question has right after its question word; empty where it has none there."""
    found = _FOR_THING.match(fold(question))
    return (found["en"] or found["fi"]) if found is not None else ""
