"""Yes or no: whether what the guide states agrees with what the question supposes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.asides import (
    EVEN_IF,
    allowed_aside,
    aside_of,
    clause_of,
    without_denied_aside,
    without_others,
    without_relative,
)
from assistant.bare_numbers import compare_bare
from assistant.constraints import meets
from assistant.contradictions import BEFORE, allows_place, contradicts, names_other_years
from assistant.countries import read_countries
from assistant.demands import FREE_TO, asks_demand, leaves_free
from assistant.fractions import compare_shares
from assistant.given_answers import SUPPOSES_NO, given_answer
from assistant.limits import compare_values
from assistant.membership import is_left_out, is_member, names_language
from assistant.one_more import compare_next
from assistant.opposites import EXCEPT, HINDERS, NEGATION, NO_BAR, ONLY, SHUT_OUT
from assistant.overlap import mentions, shared_by
from assistant.question import Reading, asking_sentence
from assistant.spoken import write_out
from assistant.units import Unit
from assistant.words import fold
from ingest.types import Language

_EVERY = re.compile(
    r"\b(?:kaik\w+|kaikki|m(?:ika|ihin|issa|ita|ista|inka) tahansa|jokai\w+|useam\w+|useit\w+|usea\w+|monta|moneen|"
    r"monelle|kaksi|toinen|toisen|"
    r"molem\w+|kahdesti|kahtena|kolmesti|toinenkin|myos|all|any|every|each|several|multiple|many|more than|two|both|"
    r"another|second|twice|other|"
    r"earlier|previous|aiem\w+|aikaisem\w+)\b"
)
# What a rule depends on does not turn it round: "may be granted if the sender does not award a grant".
_IF = re.compile(r"\b(?:if|where|when|provided that|jos|mikali|kun|silloin kun)\b[^.;,]*")
_OR = re.compile(r"\b(?:or|tai)\b")
_MAY = re.compile(r"\b(?:voi|voivat|saa|saavat|may|can)\b")
_BRACKETS = re.compile(r"\([^()]*\)")
# Whether there is anything at all, where there is, but only of one kind.
_ANYTHING = re.compile(
    r"\b(?:onko (?:\w+ )?(?:mitaan|jotain|mitenkaan)|mitenkaan|millaan (?:tavalla|ehdolla)|(?:is|are) there any\w*|"
    r"any way|in any form|at all)\b"
)
_TOO = re.compile(r"\b(?:liikaa|liian|too (?:many|much|long|big|large|short|late))\b")
_WITHOUT = re.compile(r"\b(?:without|ilman|ei (?:ole|oo) (?:yhtaan|yhtakaan|ainuttakaan)|has no|have no|with no)\b")
_ALL_OF = re.compile(
    r"\b(?:vain|vaan|ainoastaan|pelkastaan|pelk[ak]\w+|aina|kokonaan|only|solely|always|entirely|reserved for|"
    r"limited to)\b(?! (?:\d|one|two|three|a (?:day|week|month)|yksi|yhde\w*|yhta|kaksi|kahde\w*|kolme\w*)\b)"
)
# What counts by itself, where the guide says that it counts on a condition.
_AS_SUCH = re.compile(
    r"\b(?:automati\w+|automaatti\w+|sellaisenaan|itsessaan|pelk[ak]\w+|pelkastaan|always|aina|regardless|riippumatta|"
    r"as such|in itself|on its own|alone (?:counts?|is|does|would|suffices?|enough|qualif\w+)|"
    r"ilman (?:mitaan )?muuta|ei (?:ole |mitaan )?muuta|muuta \w+ ei|no other|"
    r"without anything else|nothing (?:else|but))\b"
)
_ONLY_WHERE = re.compile(r"\b(?:if|provided(?: that)?|on condition that|jos|mikali|kunhan|edellyttaen)\b")
_OR_ONLY = re.compile(r"[,;]? (?:vai|or) (?:onko|onks|is|are|does|do|only|just|vain|pelkastaan)\b[^?]*")
# What may go without something: "either side may leave without a reason".
_GOES_WITHOUT = re.compile(r"\b(?:without [^.;,]*|ilman [^.;,]*)")
_WITHOUT_IT = re.compile(r"\b(?:without [^.;,]*|ilman \w+)")
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
        r"\w*(?:opettaja|opiskelija|henkilo|oppija|tutkija|kouluttaja|oppilas|kansalainen)|opena|voinko|saanko|olen)\b"
    ),
)
_CLAIMED = re.compile(r"\b(?:correct|right|true|totta|oikein|paikkansa)\b")
_WE = re.compile(r"\b(?:we|ourselves|\w{2,}mmek[oa]\w*|meidan)\b")
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
_ONLY_AFTER = re.compile(
    r"\b(?:vasta|aikaisintaan|at the earliest|only (?:after|once|when)|once|not (?:before|until)|no earlier)\b"
)
_REQUIRED = re.compile(
    r"\b(?:vahintaan|oltava|taytyy|pitaa|edellyt\w+|vaadit\w+|at least|must|requir\w+|"
    r"minimum|needs?|vaatii|vaativat|tarvit\w+|suostumu\w+|consent)\b"
)
_FREE = re.compile(
    r"\b(?:maksuton\w*|maksutta|ilmai\w+|free of charge|for free|no fee|(?:is|are|be) free(?! to| from))\b"
)
_ASKS_FREE = re.compile(r"\bfree\W*$")
_COSTS = re.compile(r"\b(?:maks\w+|hinta\w*|peri[ai]\w*|fees?|costs?|charged?|pay|paid|price|free|ilmai\w+)\b")
_ONLY_IF = re.compile(r"\W*(?:jos|kun|mikali|silloin|if|when|once|after|where|provided)\b")
_ONLY_AT_END = re.compile(r"(?:[(–-]\s*|^)(?P<what>[^()–;]{1,60}?) (?:only|alone)\b(?=\W*(?:$|[):,;]))")
_ONLY_WHAT = re.compile(r"\b(?:vain|ainoastaan|pelkastaan|only|solely)\b:?\s*(?P<what>[^.;)]*)")
_ASKS_NOTHING = re.compile(
    r"\b(?:without (?:asking|telling|(?:any )?(?:permission|approval|notice)|a permit|prior \w+)|"
    r"ilman (?:eri(?:llista)? )?(?:lupaa|hakemusta|ilmoitusta|pyyntoa|suostumusta))\b"
)
_AGREED = re.compile(
    r"\b(?:only (?:if|with|after|when)|vain jos|agree\w*|permission|approval|approved|consent|luvalla|luvan|lupa|lupaa|"
    r"suostumu\w+|kirjalli\w+|in writing|in advance)\b"
)
_NOT_ONLY = re.compile(r"\b(?:not (?:only|just|merely|solely)|ei(?:ka|vat)? (?:vain|vaan|pelkastaan|ainoastaan))\b")
_CODE = re.compile(r"\b[a-z]{1,5}[ -]?\d{1,4}\b")
_NOT_YET = re.compile(
    r"\bstill (?:running|open|ongoing|outstanding|going on|under way|pending|unpaid|unfinished|in progress)\b|"
    r"\b(?:on|ovat|olisi) (?:\w+ )?(?:kesken|kaynnissa|maksamatta|saamatta|tekematta)\b|"
    r"\bei (?:ole|oo) (?:viela )?(?:paattynyt|valmis|loppunut)\b"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A yes or a no, and what it rests on: words, numbers, or only that nothing in the statement speaks against it."""

    yes: bool
    rests_on: Literal["words", "numbers", "nothing against"]


def is_yes(reading: Reading, unit: Unit) -> bool:
    """True where the unit's statement answers a yes/no question with yes."""
    return judge(reading, unit).yes


def judge(reading: Reading, unit: Unit) -> Verdict:
    """Whether the unit's statement answers with yes or no: numbers are compared, words go by rules."""
    settled = given_answer(reading, unit)
    for settle in (is_member, contradicts):
        settled = settle(reading, unit) if settled is None else settled
    if settled is not None:
        return Verdict(settled, "words")
    measured = compare_shares(fold(write_out(reading.text)), fold(unit.text))
    for compare in (meets, compare_next, compare_values, compare_bare):
        measured = compare(reading, unit) if measured is None else measured
    if measured is not None:
        return Verdict(not measured if _TOO.search(fold(reading.text)) else measured, "numbers")
    agrees = _agrees(reading, unit)
    return Verdict(agrees, "nothing against" if agrees else "words")


def _agrees(reading: Reading, unit: Unit) -> bool:
    """True where neither a negation, a closed list nor an exception speaks against what the question supposes."""
    question = _OR_ONLY.sub("", _NOT_ONLY.sub(" ", fold(write_out(reading.text))))
    above = fold(unit.headings[-1]) + " " if len(unit.headings) > 1 and not _permits(unit) else ""
    text, language = above + fold(unit.text), unit.language
    only = bool(ONLY[language].search(text))
    if names_language(fold(asking_sentence(reading.text)), text) is False:
        return False
    allowed = allowed_aside(question, text, language)
    if allowed:
        return True
    inner = aside_of(reading, text, language)
    if inner is not None:
        return not NEGATION[language].search(clause_of(reading, inner, language))
    excepted = EXCEPT.search(text)
    if excepted and _is_excepted(reading, question, excepted["what"], language):
        return bool(NEGATION[language].search(text[: excepted.start()]))
    if _is_allowed_with(reading, question, text, language):
        return True
    lies_within = allows_place(question, unit)
    if lies_within is not None:
        return lies_within
    if names_other_years(question, text):
        return False
    if _AS_SUCH.search(question) and _ONLY_WHERE.search(text) and not NEGATION[language].search(text):
        return False
    if _fails_condition(reading, question, text, language):
        return False
    demands = asks_demand(question)
    said = _ASKS_NOTHING.sub(" ", clause_of(reading, without_others(reading, fold(unit.text), language), language))
    said = without_relative(reading, said, language)
    if not demands and FREE_TO.search(said):
        said = _WITHOUT_IT.sub(" ", said)
    meant = _IF.sub(" ", EVEN_IF.sub(" ", EXCEPT.sub("", f"{above}; {said}")))
    meant = without_denied_aside(reading, meant, language)
    negative = bool(NEGATION[language].search(meant) or SHUT_OUT.match(unit.text))
    named = _RELATIVE.split(text, maxsplit=1)[0]
    asking = fold(asking_sentence(reading.text))
    alone = all(pattern.search(question) for pattern in _APPLIES_ALONE)
    alone = alone and not (_ORGANISATIONS.search(asking) or _WE.search(asking))
    if alone and _ORGANISATIONS.search(named) and not _PERSONS.search(named):
        return False
    if (BEFORE.search(question) or _NOT_YET.search(question)) and _ONLY_AFTER.search(text):
        return False
    if _FREE.search(said) and _COSTS.search(question):
        return bool(_FREE.search(question) or _ASKS_FREE.search(asking))
    if demands and NO_BAR.search(text):
        return False
    if _supposes_no(question, text) or HINDERS.search(asking) or _denies(reading):
        shut_out = only and is_left_out(reading, unit, only)
        return (negative or shut_out or bool(HINDERS.search(text))) and not NO_BAR.search(text)
    if NO_BAR.search(text) and not demands:
        return True
    supposed = question if _CLAIMED.search(asking) else _NOT_ONLY.sub(" ", _OR_ONLY.sub("", asking))
    if not negative and _ALL_OF.search(supposed) and not _ALL_OF.search(text):
        return False
    if demands and leaves_free(reading, said, text, language):
        return False
    if _ASKS_NOTHING.search(question) and _AGREED.search(_ASKS_NOTHING.sub(" ", text)):
        return False
    if _WITHOUT.search(question) and _REQUIRED.search(text):
        return False
    if not negative and is_left_out(reading, unit, only):
        return False
    if not negative and only and _ANYTHING.search(asking):
        return True
    if not negative and only:
        return not _EVERY.search(question) and _within_only(reading, unit, fold(unit.text))
    return not negative


def _is_allowed_with(reading: Reading, question: str, text: str, language: Language) -> bool:
    """True where nothing may be done without a thing that the question has: "not without a permit", "if we get one"."""
    asked, without = _IF.search(question), _GOES_WITHOUT.search(text)
    if asked is None or without is None or not NEGATION[language].search(text[: without.start()]):
        return False
    told = shared_by(reading, asked.group(), reading.language) & shared_by(reading, without.group(), language)
    return bool(told) and not NEGATION[reading.language].search(asked.group())


def _permits(unit: Unit) -> bool:
    """True for a sentence that permits something itself, whatever heading it stands under."""
    main = _RELATIVE.split(_IF.sub(" ", _BRACKETS.sub(" ", fold(unit.text))), maxsplit=1)[0]
    ends = unit.text.rstrip().endswith(".")
    return ends and _MAY.search(main) is not None and not NEGATION[unit.language].search(main)


def _supposes_no(question: str, text: str) -> bool:
    """True where a question supposes a no that the text does not name: "refused?" is asked of what "may be refused"."""
    supposed = SUPPOSES_NO.search(question)
    return supposed is not None and supposed.group() not in text


def _is_excepted(reading: Reading, question: str, what: str, language: Language) -> bool:
    """True where an exception names what is asked about: its word, its country or the code of its action."""
    if _WITHOUT.search(question):
        return False  # "without the board's consent", where it is not allowed "unless the board agrees"
    codes = {f"code:{re.sub(r'[ -]', '', code)}" for code in _CODE.findall(what)}
    return bool(
        mentions(reading, what, language) or read_countries(what) & read_countries(question) or reading.scopes & codes
    )


def _within_only(reading: Reading, unit: Unit, text: str) -> bool:
    """True where what the question is about is what "only" leaves in: "only in the Group Bridge", "(LT-C only)"."""
    found = _ONLY_AT_END.search(text) or _ONLY_WHAT.search(text)
    if found is None or _ONLY_IF.match(found["what"]) or not found["what"].strip():
        return True
    return bool(reading.scopes & unit.own_scopes or reading.places & unit.places) or bool(
        shared_by(reading, found["what"], unit.language)
    )


def _denies(reading: Reading) -> bool:
    """True where what is to be confirmed is a denial: "she says that dogs are not allowed. Is that true?"."""
    asking = fold(asking_sentence(reading.text))
    claim = fold(reading.text).removesuffix(asking)
    return bool(_CLAIMED.search(asking) and NEGATION[reading.language].search(claim))


def _fails_condition(reading: Reading, question: str, text: str, language: Language) -> bool:
    """True where a rule holds only if something is not so, and the question says that it is."""
    conditions = (one for found in _IF.finditer(text) for one in _OR.split(found.group()))
    return not NEGATION[reading.language].search(question) and any(
        NEGATION[language].search(one) and shared_by(reading, one, language) for one in conditions
    )
