"""Yes or no: whether what the guide states agrees with what the question supposes."""

from __future__ import annotations

import re

from assistant.limits import compare_values
from assistant.question import Reading
from assistant.units import Unit
from assistant.words import fold, likeness, split_words
from ingest.types import Language

_NEGATION = {
    "fi": re.compile(r"\b(?:ei|eivat|eika|en|emme|ette|eivatka|ilman|kielletty)\b|[✗✘❌]"),
    "en": re.compile(r"\b(?:not|no|cannot|never|without|nor|neither)\b|n't\b|[✗✘❌]"),
}
_ONLY = {
    "fi": re.compile(r"\b(?:vain|ainoastaan|pelkastaan|yksi|yhdelle|yhden|kerran)\b"),
    "en": re.compile(r"\b(?:only|solely|just|once)\b"),
}
_EVERY = re.compile(
    r"\b(?:kaik\w+|kaikki|mika tahansa|jokai\w+|useam\w+|useit\w+|usea\w+|monta|moneen|monelle|kaksi|toinen|toisen|"
    r"molem\w+|myos|all|any|every|each|several|multiple|many|more than|two|both|another|second|twice|other|"
    r"earlier|previous|aiem\w+|aikaisem\w+)\b"
)
_EXCEPT = re.compile(r"\b(?:paitsi|lukuun ottamatta|except|excluding|excluded)\b(?P<what>[^.;)]*)")
# What a rule depends on does not turn it round: "may be granted if the sender does not award a grant".
_IF = re.compile(r"\b(?:if|where|when|provided that|jos|mikali|kun|silloin kun)\b[^.;,]*")
_BRACKETS = re.compile(r"\((?P<inner>[^()]+)\)")
_CLAUSES = re.compile(r";|[.!?]\s+|,?\s(?:mutta|but|vaan|whereas|while|kun taas)\s")
_CAN = re.compile(r"\b(?:voi|voivat|saa|saavat|ei|eivat|can|may|must|cannot|not|is|are)\b")
_TOO = re.compile(r"\b(?:liikaa|liian|too (?:many|much|long|big|large|short|late))\b")
_WITHOUT = re.compile(r"\b(?:without|ilman|ei (?:ole|oo) (?:yhtaan|yhtakaan|ainuttakaan)|has no|have no|with no)\b")
# A question that supposes a no: "ruled out?", "jääkö ulkopuolelle?". What is not allowed answers it with yes.
_SUPPOSES_NO = re.compile(
    r"\b(?:(?:ruled|left|shut|kept|locked) out|excluded|barred|forbidden|prohibited|banned|disqualif\w+|refused|"
    r"(?:not|n.t) (?:allowed|eligible|accepted|supported|funded|covered|possible)|gone for good|"
    r"ulkopuolel\w+|kiellet\w+|suljettu|suljetaanko|poissuljettu|est[ay]\w*ko|evataanko|hylataanko|kielletaanko|"
    r"onko niin,? ett(?:ei|en|emme|eivat))\b"
)
_ALL_OF = re.compile(
    r"\b(?:vain|vaan|ainoastaan|pelkastaan|pelkk\w+|aina|kokonaan|only|solely|always|entirely|reserved for|"
    r"limited to)\b(?! (?:\d|one|two|three|a (?:day|week|month)|yksi|yhde\w*|yhta|kaksi|kahde\w*|kolme\w*)\b)"
)
_OBLIGED = re.compile(
    r"^\W*(?:pitaako|taytyyko|taytyyks|pitaaks|tarvitseeko|tarviiko|tarviik?s|tuleeko|must|do \w+ (?:have|need) to|"
    r"does \w+ (?:have|need) to)\b|\b(?:onko (?:\w+ )?pakko|pakolli\w+|compulsory|obligatory|mandatory|obliged|"
    r"is it necessary)\b"
)
_FREE_TO = re.compile(r"\b(?:voi|voivat|saa|saavat|may|can|voluntary|optional|vapaaehtoi\w+|halutessa\w*)\b")
_BOUND_TO = re.compile(
    r"\b(?:vain|ainoastaan|only|ei|eivat|not|cannot|must|pitaa|taytyy|tulee|oltava|\w+ttava|\w+tava|pakolli\w+|"
    r"compulsory|required|vahintaan|at least|enintaan|at most)\b"
)
# A person who wants to apply alone, and those who may: organisations, with no person among them.
_APPLIES_ALONE = (
    re.compile(r"\b(?:apply|applicants?|hake\w*|haki\w*|haen|haem\w+)\b"),
    re.compile(
        r"\b(?:single|individual|private|alone|on (?:my|his|her|their|our|your) own|myself|by (?:him|her)self|"
        r"yksittai\w+|yksityis\w+|yksin|itse|itsenai\w+|omissa nimissa\w*|omalla nimel\w+)\b"
    ),
    re.compile(
        r"\b(?:i|me|myself|(?:person|individual|teacher|student|learner|researcher|trainer|pupil|citizen)s?|"
        r"\w*(?:opettaja|opiskelija|henkilo|oppija|tutkija|kouluttaja|oppilas|kansalainen)|opena|voinko|saanko|olen)\b"
    ),
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|jotka|joka|joissa|jossa|joiden|jonka)\b")
_PERSONS = re.compile(
    r"\b(?:(?:teacher|student|learner|individual|person|researcher|trainer|citizen)s?|people|anyone)\b"
    r"(?! (?:education|training|union|associat|organi|institut|and (?:organi|institut)))|"
    r"\w*(?:opettaj|opiskelij|henkilo|oppij|tutkij|kouluttaj|kansalai)(?:a|at|ita|oita|t|set|nen)?\b"
)
_ORGANISATIONS = re.compile(
    r"\b(?:institutions?|organi[sz]ations?|compan(?:y|ies)|schools?|colleges?|universit(?:y|ies)|municipalit(?:y|ies)|"
    r"authorit(?:y|ies)|associations?|bodies|consorti(?:um|a))\b|"
    r"\w*(?:laito(?:s|kset|ksia)|organisaatio(?:t|ita)?|yrity(?:s|kset|ksia)|koulu(?:t|ja)?|kun(?:ta|nat|tia)|"
    r"yhdisty(?:s|kset|ksia)|jarjesto(?:t|ja)?|viranomai(?:nen|set)|yhteiso(?:t|ja)?)\b"
)
_BEFORE = re.compile(r"\b(?:ennen|before|without waiting)\b")
_ONLY_AFTER = re.compile(r"\b(?:vasta|only (?:after|once|when)|once|not (?:before|until)|no earlier)\b")
# What is no obstacle and what is not demanded: a negation that says yes.
_NO_BAR = re.compile(
    r"\b(?:ei|eivat) (?:\w+ )?(?:esta|rajoita|haittaa|vaadita|vaadi|edellyteta|edellyta|tarvita|tarvitse|ole este|"
    r"ole valia|ole merkitysta)\b|\b(?:does|do|is|are|need|have) not (?:\w+ )?(?:prevent|restrict|limit|hinder|require|"
    r"need|matter|necessary|required|needed|restricted|limited)\w*|"
    r"\bno \w+ (?:is |are )?(?:required|needed|necessary)\b|"
    r"\b(?:no need|need no|no obstacle|not necessary|maksuton\w*|free of charge|no longer needed)\b"
)
_FAQ = re.compile(r"\W*(?:(?:a|v|answer|vastaus)\s*:\s*)?(?:(?P<yes>yes|kylla|on|voi|saa)|no|ei|not)\b(?! one)")
_LANGUAGES = {
    name: re.compile(rf"\b(?:{forms})")
    for name, forms in {
        "en": r"english|englan(?:ti\b|nik|niks|nin)\w*",
        "fi": r"finnish|suome(?:ksi|nkiel|n kiel)\w*|suomi\b",
        "sv": r"swedish|ruots(?:iksi|inkiel|in kiel)\w*",
        "se": r"sami\b|saame\w*|pohjoissaame\w*",
        "de": r"german\b|saksa(?:ksi|nkiel|n kiel)\w*",
        "fr": r"french|ransk(?:aksi|ankiel|an kiel)\w*",
        "et": r"estonian|viro(?:ksi|nkiel|n kiel)\w*",
        "ru": r"russian|venaja(?:ksi|nkiel|n kiel)\w*",
        "uk": r"ukrainian|ukraina(?:ksi|nkiel|n kiel)\w*",
    }.items()
}
_IN_LANGUAGE = re.compile(r"\b(?:language|in (?:english|finnish|swedish)|kiel\w+|\w+kieli\w+|\w+ksi)\b")
_REQUIRED = re.compile(r"\b(?:vahintaan|oltava|taytyy|pitaa|edellyt\w+|vaadit\w+|at least|must|requir\w+|minimum)\b")
_LISTED = 2  # commas of a list of places, which is closed


def is_yes(reading: Reading, unit: Unit) -> bool:
    """True where the unit's statement answers a yes/no question with yes: numbers are compared, words go by rules."""
    faq = _own_answer(unit.text)
    if faq is not None:
        return faq != bool(_SUPPOSES_NO.search(fold(reading.text)))
    measured = compare_values(reading, unit)
    if measured is not None:
        return not measured if _TOO.search(fold(reading.text)) else measured
    return _agrees(reading, unit)


def _agrees(reading: Reading, unit: Unit) -> bool:
    """True where neither a negation, a closed list nor an exception speaks against what the question supposes."""
    question = fold(reading.text)
    above = fold(unit.headings[-1]) + " " if len(unit.headings) > 1 else ""
    text, language = above + fold(unit.text), unit.language
    only = bool(_ONLY[language].search(text))
    if _names_language(question, text) is False:
        return False
    inner = _aside(reading, text, language)
    if inner is not None:
        return not _NEGATION[language].search(inner)
    excepted = _EXCEPT.search(text)
    if excepted and _mentions(reading, excepted["what"], language):
        return False
    meant = _IF.sub(" ", _EXCEPT.sub("", above + _clause(reading, fold(unit.text), language)))
    negative = bool(_NEGATION[language].search(meant))
    named = _RELATIVE.split(text, maxsplit=1)[0]
    alone = all(pattern.search(question) for pattern in _APPLIES_ALONE)
    if alone and _ORGANISATIONS.search(named) and not _PERSONS.search(named):
        return False
    if _BEFORE.search(question) and _ONLY_AFTER.search(text):
        return False
    if _OBLIGED.search(question) and _NO_BAR.search(text):
        return False
    if _SUPPOSES_NO.search(question):
        return negative and not _NO_BAR.search(text)
    if _NO_BAR.search(text) and not _OBLIGED.search(question):
        return True
    if not negative and _ALL_OF.search(question) and not _ALL_OF.search(text):
        return False
    if _OBLIGED.search(question) and _FREE_TO.search(text) and not _BOUND_TO.search(text):
        return False
    if _WITHOUT.search(question) and _REQUIRED.search(text):
        return False
    if not negative and _is_left_out(reading, unit, only):
        return False
    if not negative and only:
        return not _EVERY.search(question)
    return not negative


def _clause(reading: Reading, text: str, language: Language) -> str:
    """The clause that has most of the question's words; the whole text where none has more than the others."""
    clauses = [clause for clause in _CLAUSES.split(text) if clause.strip()]
    if len(clauses) < 2:
        return text
    shared = [len(_shared(reading, clause, language)) for clause in clauses]
    most = max(shared)
    return clauses[shared.index(most)] if shared.count(most) == 1 else text


def _is_left_out(reading: Reading, unit: Unit, only: bool) -> bool:
    """True where a closed list ("only KA121 and KA122") names other places or actions than the question."""
    other_action = bool(reading.scopes) and bool(unit.own_scopes) and not reading.scopes & unit.own_scopes
    return (only and other_action) or ((only or _is_closed(unit)) and _names_other_places(reading, unit))


def leaves_place_open(reading: Reading, unit: Unit) -> bool:
    """True where one place is asked about and the unit names others, without saying that there are no more."""
    only = bool(_ONLY[unit.language].search(fold(unit.context)) or _NEGATION[unit.language].search(fold(unit.text)))
    return _names_other_places(reading, unit) and not _is_closed(unit) and not only


def _is_closed(unit: Unit) -> bool:
    return unit.text.count(",") >= _LISTED


def _names_other_places(reading: Reading, unit: Unit) -> bool:
    """True where the question and the unit name places, none of them the same."""
    return bool(reading.places) and not reading.places & unit.terms and bool(unit.places)


def _own_answer(text: str) -> bool | None:
    """The yes or no that a question and answer in the guide gives itself; None where the unit is none."""
    asked, mark, answer = fold(text).partition("?")
    found = _FAQ.match(answer) if mark and len(asked) > 1 else None
    return None if found is None else bool(found["yes"])


def _names_language(question: str, text: str) -> bool | None:
    """Whether the language that is asked about is among those named; None where either names none."""
    asked = {name for name, pattern in _LANGUAGES.items() if pattern.search(question)}
    named = {name for name, pattern in _LANGUAGES.items() if pattern.search(text)}
    if not asked or not named or not _IN_LANGUAGE.search(text):
        return None
    return bool(asked & named)


def _aside(reading: Reading, text: str, language: Language) -> str | None:
    """What stands in brackets, where it has a verb and more of the question's words than the rest."""
    for found in _BRACKETS.finditer(text):
        inner, outer = found["inner"], text[: found.start()] + text[found.end() :]
        if _CAN.search(inner):
            within, without = _shared(reading, inner, language), _shared(reading, outer, language)
            if len(within - without) > len(without - within):
                return inner
    return None


def _shared(reading: Reading, text: str, language: Language) -> set[str]:
    words = split_words(text)
    asked = {word for item in reading.items for word in item.text.split()}
    return {a for a in asked if any(likeness(a, w, language) >= 0.6 for w in words)}


def _mentions(reading: Reading, text: str, language: Language) -> bool:
    words = split_words(text)
    return any(
        likeness(asked, word, language) >= 0.9
        for item in reading.items
        for asked in item.text.split()
        for word in words
    )
