"""What "only" leaves in: a place, a topic, a way of sending, one of something."""

from __future__ import annotations

import re

from assistant.language.opposites import ONE_AT_MOST, ONLY
from assistant.language.spoken import write_out
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.overlap import shared_by
from assistant.verdicts.channels import names_channel

_EVERY = re.compile(
    r"\b(?:kaik\w+|kaikki|m(?:ika|ihin|issa|ita|ista|inka) tahansa|jokai\w+|useam\w+|useit\w+|usea\w+|monta|moneen|"
    r"monelle|kaksi|toinen|toisen|"
    r"molem\w+|kahdesti|kahtena|kolmesti|toinenkin|myos|all|any|every|each|several|multiple|many|more than|two|both|"
    r"another|second|twice|other|"
    r"earlier|previous|aiem\w+|aikaisem\w+)\b"
)
# Whether there is anything at all, where there is, but only of one kind.
_ANYTHING = re.compile(
    r"\b(?:onko (?:\w+ )?(?:mitaan|jotain|mitenkaan)|mitenkaan|millaan (?:tavalla|ehdolla)|(?:is|are) there any\w*|"
    r"any way|in any form|at all)\b"
)
_ONLY_IF = re.compile(
    r"\W*(?:(?:jos|kun|mikali|silloin|if|when|once|after|where|provided)\b|"
    r"(?:for|with|in|on|by) (?:(?:an?|the|our|your|its|very|good|prior) )*(?:\w+ )?(?:reasons?|cases?|"
    r"circumstances|approval|"
    r"permission|consent|agreement|occasions?)\b|"
    r"(?:\w+ )?(?:\w*syysta|syista|luvalla|suostumuksella|paatoksella|sopimuksesta|poikkeustapauks\w+|tapauksissa|"
    r"perustellusti|perustelluista)\b)"
)
_ONLY_AT_END = re.compile(r"(?:[(–-]\s*|^)(?P<what>[^()–;]{1,60}?) (?:only|alone)\b(?=\W*(?:$|[):,;]))")
_ONLY_WHAT = re.compile(r"\b(?:vain|ainoastaan|pelkastaan|only|solely)\b:?\s*(?P<what>[^.;)]*)")
_COMMAS = re.compile(r"[,;]\s|\.\s+")
_VERB = re.compile(r"\b(?:voi|voivat|saa|saavat|on|ovat|can|may|is|are|must|\w{3,}[dtlnr]aan)\b")
_SUBJECT = re.compile(
    r"(?!(?:only|vain|ainoastaan|pelkastaan|but only|mutta vain|ja vain|and only|solely|however)\b)\w+ "
)
_CODE = re.compile(r"\b[a-z]{1,5}[ -]?\d{1,4}\b")
_ONE = re.compile(r"\b(?:one|a single|yksi|yhden|yhta|yhdella)\b(?! (?:more|lisaa|viela))")


def leaves_in(reading: Reading, unit: Unit, question: str, text: str) -> bool:
    """Whether a unit that says "only" leaves in what a folded question is about; `text` has its heading too."""
    several = _EVERY.search(question) is not None
    if _ANYTHING.search(fold(asking_sentence(reading.text))) or (not several and _says_only_of_another(reading, unit)):
        return True
    if several and names_channel(question, text) is None:
        return False
    return _is_within_only(reading, unit, fold(unit.text))


def _is_within_only(reading: Reading, unit: Unit, text: str) -> bool:
    """True where what the question is about is what "only" leaves in: "only in the Group Bridge", "(LT-C only)"."""
    found = _ONLY_AT_END.search(text) or _ONLY_WHAT.search(text)
    if found is None or _ONLY_IF.match(found["what"]) or not found["what"].strip():
        return True
    if _CODE.search(found["what"]) and not reading.scopes:
        return True  # "(LT-C only)", where the question names no action
    question = fold(write_out(reading.text))
    by_channel = names_channel(question, found["what"])
    if by_channel is not None:
        return by_channel
    if ONE_AT_MOST.search(text) and _ONE.search(question):
        return True
    return bool(reading.scopes & unit.own_scopes or reading.places & unit.places) or bool(
        shared_by(reading, found["what"], unit.language)
    )


def _says_only_of_another(reading: Reading, unit: Unit) -> bool:
    """True where "only" stands in a clause of another thing: "tools are paid, machines only in workshops"."""
    clauses = [clause for clause in _COMMAS.split(fold(unit.text)) if clause.strip()]
    only = [clause for clause in clauses if ONLY[unit.language].search(clause)]
    if len(only) == len(clauses) or any(shared_by(reading, clause, unit.language) for clause in only):
        return False
    others = [clause for clause in clauses if clause not in only]
    return any(_VERB.search(clause) and shared_by(reading, clause, unit.language) for clause in others) and all(
        _SUBJECT.match(clause) for clause in only
    )
