"""Wordings that deny each other: "is it voluntary?" and "taking part is compulsory"."""

from __future__ import annotations

import re

from ingest.types import Language

NEGATION: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(r"\b(?:ei|eivat|eika|en|emme|ette|eivatka|ilman|kielletty)\b|[✗✘❌✖✕☒]"),
    "en": re.compile(r"\b(?:not|no|cannot|never|without|nor|neither)\b|n't\b|[✗✘❌✖✕☒]"),
}
# A list's own sign before an item that is not allowed; a statement keeps it only where others have "+" or "✓".
SHUT_OUT = re.compile(r"[-–−×xX]\s")
ONE_AT_MOST = re.compile(
    r"(?:max\.?|enint\w*|korkeintaan|at most|no more than|up to|only|vain) (?:1|one|once|yksi|yhden|yhteen|yhta|"
    r"kerran)\b"
)
# What is no obstacle and what is not demanded: a negation that says yes.
NO_BAR = re.compile(
    r"\b(?:ei|eivat) (?:\w+ )?(?:esta|rajoita|haittaa|vaadita|vaadi|edellyteta|edellyta|tarvita|tarvitse|ole este|"
    r"ole valia|ole merkitysta)\b|\b(?:does|do|is|are|need|have) not (?:\w+ )?(?:prevent|restrict|limit|hinder|require|"
    r"need|matter|necessary|required|needed|restricted|limited)\w*|"
    r"\bno \w+ (?:is |are )?(?:required|needed|necessary)\b|"
    r"\b(?:no need|need no|no obstacle|not necessary|no longer needed|poistuu|poistunut)\b"
)
HINDERS = re.compile(
    r"\b(?:este|esteena|estaak\w*|estaa|estyy\w*|stops?|stopping|prevents?|bars?|hinders?|rules? out|blocks?|"
    r"haittaa\w*|haittaak\w*)\b"
)

# What the question supposes, and what the text says where it is not so. A question that says both is left alone.
_OPPOSED: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (HINDERS, NO_BAR),
    (
        re.compile(
            r"\b(?:earlier|previous\w*|before|been around|ennestaan|aiem\w+|aikaisem\w+|jo ennen|ennen vuotta|"
            r"viime vuonna|last year)\b"
        ),
        re.compile(r"\b(?:uusi|uuden|uutta|uutena|new|ensimmaista kertaa|first time)\b"),
    ),
    (
        re.compile(
            r"\b(?:erikseen|separately|separate|oman? hakemu\w+|its own|their own|jokaisen|jokaista|kutakin|kaikkien|"
            r"every|each)\b"
        ),
        re.compile(
            r"\b(?:yhteensa|yhteenlaskettu\w*|together|in total|puolesta|on behalf|in one (?:part|instalment)|"
            r"yhdessa erassa)\b"
        ),
    ),
    (
        re.compile(r"\b(?:brussels|brysselin|bryssel\w*|cet|central european|keski-euroopan|london|lontoon|gmt|utc)\b"),
        re.compile(r"\b(?:suomen aikaa|finnish time)\b"),
    ),
    (
        re.compile(r"\b(?:matter|matters|merkitysta|valia|difference|make a difference|vaikut\w+)\b"),
        re.compile(r"\b(?:either|regardless|whether or not|joko|riippumatta|yhteensa)\b"),
    ),
    (
        re.compile(r"\b(?:final|fixed|confirmed|exact|lopulli\w+|vahviste\w+|tarkka)\b"),
        re.compile(r"\b(?:around|approximately|about|roughly|noin|arviolta|n\.)\b"),
    ),
    (
        re.compile(
            r"\b(?:twice|again|second time|another|both|two|toistamiseen|uudelleen|uudestaan|kahdesti|toisen kerran|"
            r"toinenkin|kaksi|kahdella)\b"
        ),
        ONE_AT_MOST,
    ),
)


def are_opposed(question: str, text: str) -> bool:
    """True where a folded text says the contrary of what a folded question supposes."""
    return any(asked.search(question) and said.search(text) and not said.search(question) for asked, said in _OPPOSED)
