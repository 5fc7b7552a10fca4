"""Who applies: a person alone, or an organisation."""

from __future__ import annotations

import re

# A person who wants to apply alone, and those who may: organisations, with no person among them.
_APPLIES_ALONE = (
    re.compile(r"\b(?:apply|applicants?|hake\w*|haki\w*|haen|haem\w+)\b"),
    re.compile(
        r"\b(?:single|individual|private|alone|lone|in (?:my|his|her|their) own name|"
        r"on (?:my|his|her|their|our|your) own|myself|by (?:him|her)self|"
        r"yksittai\w+|yksityis\w+|yksin|itse|itsenai\w+|omissa nimissa\w*|omalla nimel\w+)\b"
    ),
    re.compile(
        r"\b(?:i|me|myself|(?:person|individual|teacher|student|learner|researcher|trainer|pupil|citizen)s?|"
        r"\w*henkilona|isa\w*|aiti\w*|vanhempi|huoltaja|father|mother|parent|"
        r"\w*(?:opettaja|opiskelija|henkilo|oppija|tutkija|kouluttaja|oppilas|kansalainen)|opena|voinko|saanko|"
        r"olen)\b"
    ),
)
# Who has a firm of her own applies for it.
_OWNS = re.compile(
    r"\b(?:olen yrittaja|i.m (?:self-employed|an entrepreneur)|i am (?:self-employed|an entrepreneur)|"
    r"(?:i (?:run|own|have|manage)|we (?:run|own|have)|my(?: own)?) (?:\S+ ){0,3}?(?:garage|shop|baker\w+|"
    r"workshop|salon|company|"
    r"firm|business|hotel|restaurant|farm|cafe|studio|clinic|factory|enterprise)|"
    r"(?:mulla|minulla|mun|minun) (?:on )?(?:oma |pieni )?(?:\w{2,}[aoiuy]mo|yritys|firma|\w*paja|\w*liike|"
    r"\w*ravintola|"
    r"\w*hotelli|maatila|toiminimi|\w*verstas|kahvila)|\w*(?:yritykseni|firmani|pajani|liikkeeni))\b"
)
_WE = re.compile(r"\b(?:we|ourselves|\w{2,}mmek[oa]\w*|meidan)\b")
_PERSONS = re.compile(
    r"\b(?:(?:teacher|student|learner|individual|person|researcher|trainer|citizen)s?|people|anyone)\b"
    r"(?! (?:education|training|union|associat|organi|institut|and (?:organi|institut)))|"
    r"\w*(?:opettaj|opiskelij|henkilo|oppij|tutkij|kouluttaj|kansalai)(?:a|at|ita|oita|t|set|nen)?\b"
)
_ORGANISATIONS = re.compile(
    r"\b(?:institutions?|organi[sz]ations?|compan(?:y|ies)|schools?|colleges?|universit(?:y|ies)|"
    r"municipalit(?:y|ies)|"
    r"authorit(?:y|ies)|associations?|bodies|consorti(?:um|a))\b|"
    r"\w*(?:laito(?:s|kset|ksia)|organisaatio(?:t|ita)?|yrity(?:s|kset|ksia)|koulu(?:t|ja)?|kun(?:ta|nat|tia)|"
    r"yhdisty(?:s|kset|ksia)|jarjesto(?:t|ja)?|viranomai(?:nen|set)|yhteiso(?:t|ja)?)\b"
)


def applies_alone(question: str, asking: str) -> bool:
    """True where a folded question is of a person who applies alone; `asking` is the sentence that asks."""
    alone = all(pattern.search(question) for pattern in _APPLIES_ALONE)
    return alone and not (_ORGANISATIONS.search(asking) or _WE.search(asking) or _OWNS.search(question))


def is_for_organisations(text: str) -> bool:
    """True for a folded text that names organisations, and no person among them."""
    return _ORGANISATIONS.search(text) is not None and _PERSONS.search(text) is None
