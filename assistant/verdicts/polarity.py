"""Yes or no: whether what the guide states agrees with what the question supposes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from assistant.language.opposites import EXCEPT, HINDERS, NEGATION, NO_BAR, ONLY, SHUT_OUT
from assistant.language.spoken import write_out
from assistant.language.words import fold
from assistant.names.countries import read_countries
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.overlap import mentions, shared_by
from assistant.values.ages import meets_age
from assistant.verdicts.applicants import applies_alone, is_for_organisations
from assistant.verdicts.asides import (
    EVEN_IF,
    allowed_aside,
    aside_of,
    clause_of,
    without_denied_aside,
    without_others,
    without_relative,
)
from assistant.verdicts.bare_numbers import compare_bare
from assistant.verdicts.constraints import meets
from assistant.verdicts.contradictions import BEFORE, contradicts, names_other_years
from assistant.verdicts.demands import ASKS_NOTHING, FREE_TO, asks_demand, leaves_free, without_unasked
from assistant.verdicts.denials import MORE_THAN, NO_TO_NO, affirms, leaves_to_oneself
from assistant.verdicts.doers import is_done_by_others
from assistant.verdicts.exclusives import leaves_in
from assistant.verdicts.fractions import compare_shares
from assistant.verdicts.given_answers import SUPPOSES_NO, answer_within, given_answer
from assistant.verdicts.lacking import leaves_something_out, needs_company, without_others_too
from assistant.verdicts.languages import names_language
from assistant.verdicts.limits import compare_values
from assistant.verdicts.membership import is_left_out, is_member
from assistant.verdicts.networks import compare_network
from assistant.verdicts.one_more import compare_next
from assistant.verdicts.place_limits import allows_place
from assistant.verdicts.turns import turn_round
from assistant.verdicts.unbounded import exceeds_any
from ingest.types import Language

# What a rule depends on does not turn it round: "may be granted if the sender does not award a grant".
_IF = re.compile(
    r"\b(?:if|where|when|(?:provided|providing|on condition)(?! by)(?: that)?|(?:as|so) long as|jos|mikali|"
    r"kun(?:han)?|silloin kun|(?:edellyttaen|silla (?:ehdolla|edellytyksella))(?:,? etta)?)\b[^.;,]*"
)
# "Those that take part already or are only planning to": both, which leaves nobody out.
# What is left for the other thing, which alone is asked about: "take the train instead of flying".
_INSTEAD = re.compile(
    r",? (?:instead of|rather than) [^,.;?]+|,? [\w-]+(?:n|en) (?:sijasta|sijaan)\b|,? eikä [\w-]+(?:en|lla|llä)\b",
    re.IGNORECASE,
)
_NOT_YET_DOING = re.compile(
    r"\b(?:only|just|merely|vain|vasta) (?=thinking|planning|considering|about to|suunnit|harkit|aiko)"
)
_OR_JUST = re.compile(r"\b(?:or|tai) (?:are |is |ovat |on )?(?:only|just|merely|vain|vasta|pelkastaan)\b")
_OR = re.compile(r"\b(?:or|tai)\b")
# The verb of a whole sentence, and one that still says no: "Costs of the application are excluded."
_STATES = re.compile(r"\b(?:voi|voivat|saa|saavat|on|ovat|oltava|\w{3,}[dtlnr]aan|may|can|must|is|are|will|has|have)\b")
_SHUTS_OUT = re.compile(
    r"\b(?:excluded|ineligible|(?:own|oma\w*) (?:expense|cost|kustannu\w+)|barred|ban|rajattu pois|"
    r"jaa\w* (?:\w+ )?(?:ulkopuol\w+|maksettav\w+))\b"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_WITHOUT = re.compile(r"\b(?:without|ilman|ei (?:ole|oo) (?:yhtaan|yhtakaan|ainuttakaan)|has no|have no|with no)\b")
_ALL_OF = re.compile(
    r"\b(?:vain|vaan|ainoastaan|pelkastaan|pelk[ak]\w+|aina|kokonaan|only|solely|always|entirely|reserved for|"
    r"limited to)\b(?! (?:\d|one|two|three|a (?:day|week|month)|yksi|yhde\w*|yhta|kaksi|kahde\w*|kolme\w*)\b)"
)
# What counts by itself, where the guide says that it counts on a condition.
_AS_SUCH = re.compile(
    r"\b(?:automati\w+|automaatti\w+|sellaisenaan|itsessaan|pelk[ak]\w+|pelkastaan|always|aina|regardless|"
    r"riippumatta|"
    r"as such|in itself|on its own|alone (?:counts?|is|does|would|suffices?|enough|qualif\w+)|"
    r"ilman (?:mitaan )?muuta|ei (?:ole |mitaan )?muuta|muuta \w+ ei|no other|"
    r"without anything else|nothing (?:else|but))\b"
)
_ONLY_WHERE = re.compile(r"\b(?:if|provided(?: that)?|on condition that|jos|mikali|kunhan|edellyttaen)\b")
_OR_ONLY = re.compile(r"[,;]? (?:vai|or) (?:onko|onks|is|are|does|do|only|just|vain|pelkastaan)\b[^?]*")
# What may go without something: "either side may leave without a reason".
_GOES_WITHOUT = re.compile(r"\b(?:without [^.;,]*|ilman [^.;,]*)")
_WITHOUT_IT = re.compile(r"\b(?:without [^.;,]*|ilman \w+)")
_CLAIMED = re.compile(r"\b(?:correct|right|true|totta|oikein|paikkansa)\b")
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|jotka|joka|joissa|jossa|joiden|jonka)\b")
_ONLY_AFTER = re.compile(
    r"\b(?:vasta|aikaisintaan|at the earliest|only (?:after|once|when)|once|not (?:before|until)|no earlier)\b"
)
_REQUIRED = re.compile(
    r"\b(?:vahintaan|oltava|taytyy|pitaa|edellyt\w+|vaadit\w+|at least|must|requir\w+|"
    r"minimum|needs?|vaatii|vaativat|tarvit\w+|suostumu\w+|consent)\b"
)
_FREE = re.compile(
    r"\b(?:maksuton\w*|maksutta|ilmai\w+|free of charge|free (?:entry|admission)|for free|no fee|"
    r"(?:is|are|be) free(?! to| from))\b"
)
_ASKS_FREE = re.compile(r"\bfree\W*$")
_COSTS = re.compile(r"\b(?:maks\w+|hinta\w*|peri[ai]\w*|fees?|costs?|charged?|pay|paid|price|free|ilmai\w+)\b")
_AGREED = re.compile(
    r"\b(?:only (?:if|with|after|when)|vain jos|agree\w*|permission|approval|approved|consent|luvalla|luvan|"
    r"lupa|lupaa|"
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
    if _INSTEAD.search(reading.text):
        reading = replace(reading, text=_INSTEAD.sub("", reading.text))
    network = compare_network(reading, unit)
    if network is not None:
        return Verdict(turn_round(reading, unit, network), "numbers")
    settled = False if is_done_by_others(reading, unit) else given_answer(reading, unit)
    for settle in (exceeds_any, is_member, meets_age, contradicts):
        settled = settle(reading, unit) if settled is None else settled
    if settled is False and unit.is_list and allows_place(reading, fold(reading.text), unit):
        settled = None  # the list has the country's group, and others that are none of it
    if settled is None and leaves_something_out(reading, unit):
        settled = False
    if settled is not None:
        return Verdict(settled, "words")
    measured = compare_shares(fold(write_out(reading.text)), fold(unit.text))
    for compare in (meets, compare_next, compare_values, compare_bare):
        measured = compare(reading, unit) if measured is None else measured
    if measured is not None:
        return Verdict(turn_round(reading, unit, measured), "numbers")
    agrees = _agrees(reading, unit)
    return Verdict(agrees, "nothing against" if agrees else "words")


def _agrees(reading: Reading, unit: Unit) -> bool:
    """True where neither a negation, a closed list nor an exception speaks against what the question supposes."""
    question = _OR_ONLY.sub("", _NOT_ONLY.sub(" ", fold(write_out(reading.text))))
    above = fold(unit.headings[-1]) + " " if len(unit.headings) > 1 and not _permits(unit) else ""
    text, language = above + fold(unit.text), unit.language
    inclusive = _OR_JUST.search(text) is not None
    only = bool(ONLY[language].search(text)) and not inclusive
    if names_language(reading, unit) is False:
        return False
    if allowed_aside(reading, question, text, language) or affirms(reading, question, text, unit):
        return True
    by_oneself = leaves_to_oneself(reading, question, text, language)
    if by_oneself is not None:
        return by_oneself
    inner = aside_of(reading, text, language)
    if inner is not None:
        return not NEGATION[language].search(clause_of(reading, inner, language))
    excepted = EXCEPT.search(text)
    if excepted and _is_excepted(reading, question, excepted["what"], language):
        return bool(NEGATION[language].search(text[: excepted.start()]))
    if _is_allowed_with(reading, question, text, language):
        return True
    lies_within = allows_place(reading, question, unit)
    if lies_within is not None:
        return lies_within
    if names_other_years(question, text):
        return False
    alone = needs_company(question, text) or (_AS_SUCH.search(question) and _ONLY_WHERE.search(text))
    if alone and not NEGATION[language].search(text):
        return False
    if _fails_condition(reading, question, text, language):
        return False
    demands = asks_demand(question)
    said = clause_of(reading, without_others(reading, answer_within(fold(unit.text)), language), language)
    said = without_relative(reading, without_unasked(reading, said, language, demands=demands), language)
    if not demands and FREE_TO.search(said):
        said = _WITHOUT_IT.sub(" ", said)
    meant = _IF.sub(" ", EVEN_IF.sub(" ", EXCEPT.sub("", f"{above}; {said}")))
    meant = MORE_THAN.sub(" ", without_denied_aside(reading, meant, language))
    negative = bool(NEGATION[language].search(meant) or SHUT_OUT.match(unit.text))
    named = _RELATIVE.split(text, maxsplit=1)[0]
    asking = fold(asking_sentence(reading.text))
    if applies_alone(question, asking) and is_for_organisations(named):
        return False
    if (BEFORE.search(question) or _NOT_YET.search(question)) and _ONLY_AFTER.search(text):
        return False
    is_free = _FREE.search(said) or (_FREE.search(text) and not _COSTS.search(_FREE.sub(" ", text)))
    if is_free and _COSTS.search(question):
        return bool(_FREE.search(question) or _ASKS_FREE.search(asking))
    if demands and NO_BAR.search(text):
        return False
    if _supposes_no(question, text) or HINDERS.search(asking) or _denies(reading):
        shut_out = only and is_left_out(reading, unit, only)
        says_no = negative or shut_out or bool(HINDERS.search(text))
        return says_no and not (NO_BAR.search(text) or NO_TO_NO.search(said))
    if NO_BAR.search(text) and not demands:
        return True
    asking = _NOT_YET_DOING.sub(" ", asking)
    supposed = question if _CLAIMED.search(asking) else _NOT_ONLY.sub(" ", _OR_ONLY.sub("", asking))
    if not negative and _ALL_OF.search(supposed) and not _ALL_OF.search(without_others_too(question, text)):
        return False
    if demands and leaves_free(reading, said, text, language):
        return False
    if ASKS_NOTHING.search(question) and _AGREED.search(ASKS_NOTHING.sub(" ", text)):
        return False
    if _WITHOUT.search(question) and _REQUIRED.search(text):
        return False
    if not negative and is_left_out(reading, unit, only):
        return False
    if not negative and only:
        return leaves_in(reading, unit, question, text)
    return not negative


def _is_allowed_with(reading: Reading, question: str, text: str, language: Language) -> bool:
    """True where nothing may be done without a thing that the question has: "not without a permit", "if we get one"."""
    asked, without = _IF.search(question), _GOES_WITHOUT.search(text)
    if asked is None or without is None or not NEGATION[language].search(text[: without.start()]):
        return False
    told = shared_by(reading, asked.group(), reading.language) & shared_by(reading, without.group(), language)
    return bool(told) and not NEGATION[reading.language].search(asked.group())


def _permits(unit: Unit) -> bool:
    """True for a sentence that states something itself, whatever heading it stands under."""
    main = _RELATIVE.split(_IF.sub(" ", _BRACKETS.sub(" ", fold(unit.text))), maxsplit=1)[0]
    ends = unit.text.rstrip().endswith(".")
    return (
        ends
        and _STATES.search(main) is not None
        and not (NEGATION[unit.language].search(main) or _SHUTS_OUT.search(main))
    )


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
