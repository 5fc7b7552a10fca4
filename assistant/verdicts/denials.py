"""Denials that affirm: "is smoking forbidden?", "nobody travels without insurance", "no age limit", "no other than"."""

from __future__ import annotations

import re

from assistant.language.opposites import HINDERS, NEGATION
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.overlap import shared_by
from assistant.verdicts.asides import clause_of
from assistant.verdicts.demands import asks_demand
from assistant.verdicts.given_answers import SUPPOSES_NO
from ingest.types import Language

_IF = re.compile(r"\b(?:if|when|where|unless|jos|kun|mikali|ellei)\b.*")
_ASKS_STATE = re.compile(
    r"\W*(?:(?:so|and|but|ja|mutta|eli|well) )?(?:is|are|was|were|will|would|has|have|does|do|onko|onks|ovatko|oliko|"
    r"jaako|jaavatko|\w+(?:taanko|tetaanko|uuko|yyko|uvatko|yvatko))\b"
)
# After a participle that is no attribute: "rejected for good", not "a rejected applicant".
_NO_NOUN = r"(?=\W*(?:$|(?:in|on|at|for|from|by|to|this|now|entirely|altogether|outright|automatically|too|or)\b))"
# What a guide says no with: the question may suppose it in any of the words of a row.
_SAID_NO = (
    re.compile(
        rf"\b(?:(?:forbidden|prohibited|banned|off[ -]limits){_NO_NOUN}|kielletty|kiellettya|kielletyt|kielletaan\w*)\b"
    ),
    re.compile(
        rf"\b(?:(?:dropped(?! out)|scrapped|abolished|discontinued|removed|withdrawn|done away with|ended){_NO_NOUN}|"
        r"no longer|poistu(?:u|uko|nut|vat)|poistettu|poistetaan\w*|lakkau\w+|luovuttu|lopetettu|lopetetaan\w*|"
        r"ei (?:\w+ )?enaa)\b"
    ),
    re.compile(
        rf"\b(?:(?:rejected|refused|denied|turned down|declined|disregarded){_NO_NOUN}|"
        r"(?:not|never|no longer) (?:\w+ )?(?:processed|considered|handled|read|taken|accepted)|"
        r"hylataan\w*|hylatty|evataan\w*|evatty|ei(?:vat)? (?:\w+ )?(?:kasitella|oteta|hyvaksyta)|"
        r"kasittelematta|huomiotta|ja(?:tetaanko|ako|avatko) (?:\w+ ){0,5}(?:pois|ulos|lukematta))\b"
    ),
)
_NOT_SO = re.compile(r"\b(?:ei(?:vat)? (?:ole )?(?:\w+ )?|(?:not|never|no longer) (?:\w+ )?)$")
_WITHOUT = re.compile(
    r"\b(?:without|ilman) [^.;,]*?(?= (?:ei(?:vat)?|is|are|can|may|will|cannot)\b|[.;,]|$)|\b\w{4,}matta\b"
)
_ASKS_WITHOUT = re.compile(
    r"\b(?:may|can|could|is|are|do|voi\w*|saa\w*|kay\w*|onnistuu\w*|paasee\w*)\b[^?]*\b(?:without|ilman) "
)
_PERMISSION = re.compile(r"\b(?:permission|approval|permit|asking|lupaa|hyvaksyntaa|suostumusta)\b")
_MAY_WITHOUT = re.compile(r"\b(?:may|can|voi|voivat|saa|saavat) (?:[^.;,]* )?(?P<without>(?:without|ilman) [^.;,]*)")
# A no that is denied, and what has no effect on another thing: both allow.
NO_TO_NO = re.compile(
    r"\b(?:not|never|no one|nobody|none|no|n.t) (?:\w+ ){0,4}?(?:forbidden|prohibited|banned|excluded|ruled out|"
    r"barred|impossible|"
    r"left (?:out|without)|turned away)\b|"
    r"\bei(?:vat)? (?:\w+ ){0,3}?(?:kielletty\w*|kiellet\w+|kielleta|poissuljettu\w*|suljeta (?:pois|ulos)|mahdoton\w*|"
    r"jaa (?:\w+ )?(?:ilman|ulkopuol\w+)|jateta (?:\w+ )?(?:ilman|ulkopuol\w+))\b"
)
_NO_EFFECT = re.compile(
    r"\b(?:not|never|n.t) (?:\w+ )?(?:reduce|lower|affect|decrease|cut|influence)\b|"
    r"\bei(?:vat)? (?:\w+ )?(?:vahenna|pienenna|alenna|leikkaa|vaikuta)\b"
)
_ASKS_EFFECT = re.compile(
    r"\b(?:reduc\w+|lower\w*|affect\w*|decreas\w+|cut|influence\w*|vahent\w+|vahene\w+|pienen\w+|alen\w+|leik\w+|"
    r"vaikut\w+|matters?|lose|menet\w+|less|smaller|vahemman|pienem\w+|alem\w+)\b"
)
_ASKS_MAY = re.compile(
    r"\b(?:may|can|could|allowed|possible|okay?|fine|safe|all right|voi\w*|saa\w*|kay\w*|onnistuu\w*)\b"
)
_NEED_NOT = re.compile(
    r"\b(?:need not|needn.t|(?:do|does)(?: not|n.t) have to|ei(?:vat)? ole pakko)\b(?P<what>[^.;,]*)"
)
_HAS_NOT = re.compile(r"\b(?:not|n.t|no|non|without|ei|en|emme|eivat|ilman)\b")
_NO_LIMIT = re.compile(
    r"\bno (?:\w+ ){0,3}?(?:limits?|restrictions?|maximum|ceiling|cap)\b|"
    r"\b\w*(?:raja(?:a|ja)|rajoitu(?:sta|ksia)|kattoa) ei(?:vat)? ole\b|"
    r"\bei ole (?:\w+ ){0,2}?\w*(?:raja(?:a|ja)|rajoitu(?:sta|ksia)|kattoa)\b"
)
_ASKS_LIMIT = re.compile(r"\b(?:\w*raja\w*|rajoit\w+|katto\w*|limit\w*|restrict\w*|maximum|ceiling|cap|too|liian)\b")
_NO_OTHER = re.compile(
    r"\bno (?:other|further) [^.;]*?\bthan (?P<a>[^.;,]*?)(?= (?:is|are|can|may|will)\b|[.;,]|$)|"
    r"\bnothing (?:but|else than|other than|besides) (?P<b>[^.;,]*?)(?= (?:is|are|can|may|will)\b|[.;,]|$)|"
    r"\bmui(?:ta|hin|lle|den|ssa|sta|lla) (?:\w+ ){0,4}?kuin (?P<c>[^.;,]*?)(?= ei(?:vat)?\b)|"
    r"\bei(?:vat)? [^.;,]*?\bmu(?:uta|uhun|ualle|ita|ihin|ille|illa) (?:\w+ ){0,3}?kuin (?P<d>[^.;,]*)"
)
# What is so where the contrary is denied: kept, where it may not be thrown away; free, where nothing is charged.
_AFFIRMED = tuple(
    (re.compile(rf"\b(?:{asked})\b"), re.compile(rf"\b(?:{denied})\b"))
    for asked, denied in (
        (
            r"kept?|keep|stored?|archived?|retain\w*|sailyt\w+|arkistoi\w+|tallessa",
            r"thrown?(?: \w+)? away|destroy\w*|delet\w+|discard\w*|havit\w+|heit\w+ pois|tuhota",
        ),
        (
            r"unchanged|unaltered|as (?:it|they) (?:is|are)|as such|ennallaan|ennalleen|sellaisena\w*|muuttumatto\w+",
            r"chang\w+|edit\w*|modif\w+|alter\w*|muut(?:taa|ella|eta)|muokata",
        ),
        (
            r"(?:stay|remain|be there|present)|oltava (?:paikalla|mukana|lasna)|olla (?:paikalla|lasna|koko)|jaatava",
            r"leave|leaving|lahtea|poistua",
        ),
        (r"free(?: of charge)?|ilmai\w+|maksut\w+", r"charge[sd]?|fees?|costs?|perita|maksua|maksa|veloiteta"),
        (r"tax[ -](?:free|exempt)|verovapa\w+|verot(?:on|onta|tomia)", r"tax(?:ed|es)?|taxable|vero(?:a|ja|teta)"),
        (
            r"keep (?:the |our |my |this )?(?:money|grant|support)|pitaa (?:\w+ )?(?:raha\w*|tu(?:ki|en)|avustu\w+)|"
            r"(?:rahat|tuen|avustuksen) pitaa",
            r"(?:taken|paid|pay|claimed) back|reclaim\w*|recover\w*|repa(?:y|id)|return\w*|takaisin|palaut\w+",
        ),
        (
            r"confidential|secret|private|salai\w+|salassa|luottamukselli\w+",
            r"public|published|disclosed|shown|julki\w+|julkai\w+|naytet\w+|luovut\w+",
        ),
        (
            r"strict\w*|binding|absolute|ehdo(?:ton|ttom\w+)|tiuk(?:ka|at)|sitov\w+",
            r"late\w*|exten\w+|after|myohas\w+|pidenn\w+|jatke\w*|jatkaa|jalkeen",
        ),
        (
            r"(?:only|not) (?:paid )?(?:after\w*|at the end)|in arrears|vasta (?:lopussa|jalkikateen|raportin)|"
            r"jalkikateen",
            r"in advance|up ?front|beforehand|ennakko\w*|ennakkoon|etukateen",
        ),
        (
            r"adults?|of age|(?:over|at least) (?:18|eighteen)|taysi-?ika\w+|taysi-?ikai\w+|18\b.*",
            r"minors?|alaikai\w+",
        ),
        (r"final|lopulli\w+", r"appeal\w*|chang\w+|challeng\w+|valit\w+|oikais\w+|muut\w+"),
    )
)
# What one does or pays oneself, and who else might: "do I pay for lunch myself?", "lunches are not covered".
_ONESELF = re.compile(
    r"\b(?:(?:my|him|her|it)self|(?:our|your|them)selves|(?:my|our|your|their|its|his|her) own (?:\w+ )?(?:cost|"
    r"expense|pocket|"
    r"money)|out of (?:our|my|their|your) pocket|itse|omaan piikkiin|omasta (?:pussista|taskusta|kukkarosta)|"
    r"oma(?:lla|lle|an|sta)? (?:raha\w*|kustannukse\w*)|omakustantei\w+)\b"
)
_HAS_TO = re.compile(r"\b(?:pay\w*|expense|costs?|maks\w+|jaa\w*|meneeko|on(?:ko|ks) (?:\w+ ){1,4}\w+t[t]?ava)\b")
_DONE_FOR_ONE = re.compile(
    r"\b(?:cover\w*|reimburs\w+|paid|pays?|fund\w*|insur\w+|look\w* for|find\w*|search\w*|arrang\w+|book\w*|"
    r"organi[sz]e\w*|"
    r"provid\w+|korva\w+|kat[ae]\w*|makse\w*|maksa|tueta|rahoiteta|vakuut\w+|vakuuta|etsi|etsita|hanki\w*|"
    r"jarjest\w+|varaa\w*|"
    r"hoida\w*|tarjo\w+|kuulu)\b"
)
_COVERED = re.compile(
    r"\b(?:is|are) (?:\w+ )?(?:covered|reimbursed|provided|included)\b|\b(?:korvataan|katetaan|kuuluvat|kuuluu)\b"
)
_BOUNDS = re.compile(r"\d|\b(?:only|if|when|unless|up to|vain|jos|kun|ellei|asti|saakka|osa|partly|part)\b")
# A denial of more than some number, which allows what is less: "cannot be extended by more than a month".
MORE_THAN = re.compile(
    r"\b(?:cannot|not|no|ei|eivat)\b(?=[^.;,]*\b(?:(?:more|longer|later|further|larger|bigger|higher) than|yli|"
    r"(?:enempaa|enemman|kauemmin|pidempaan|useammin) kuin) \w)"
)


def affirms(reading: Reading, question: str, text: str, unit: Unit) -> bool:
    """True where a unit denies something so that it answers a folded question with yes; `text` has its heading too."""
    language = unit.language
    asking = fold(asking_sentence(reading.text))
    said = clause_of(reading, text, language)
    return (
        _says_same_no(asking, said)
        or _not_without(reading, question, said, language)
        or (_NO_LIMIT.search(said) is not None and not (_ASKS_LIMIT.search(question) or HINDERS.search(question)))
        or _names_other(reading, text, language)
        or _denies_contrary(asking, said, language)
        or _denies_a_denial(question, asking, clause_of(reading, fold(unit.text), language))
        or _goes_without_too(reading, question, text, language)
        or _spares_those_without(reading, question, said, language)
    )


def leaves_to_oneself(reading: Reading, question: str, text: str, language: Language) -> bool | None:
    """Whether those who ask if they do or pay something themselves do so; None where another thing is asked.

    They do where it is not covered or looked for, and do not where it is covered.
    """
    asking = fold(asking_sentence(reading.text))
    said = clause_of(reading, text, language)
    asks = _ONESELF.search(asking) and (_HAS_TO.search(asking) or asks_demand(question))
    if not asks or _ONESELF.search(said) or not _DONE_FOR_ONE.search(said):
        return None
    if NEGATION[language].search(said):
        return True
    return False if _COVERED.search(said) and not _BOUNDS.search(said) else None


def _says_same_no(asking: str, said: str) -> bool:
    """True where question and text say the same no: "is it banned?", "it is prohibited"."""
    if not _ASKS_STATE.match(asking):
        return False
    supposed = _IF.sub("", asking)
    for words in _SAID_NO:
        found = words.search(said)
        if found and words.search(supposed) and not _NOT_SO.search(said[: found.start()]):
            return True
    return False


def _not_without(reading: Reading, question: str, said: str, language: Language) -> bool:
    """True where nothing goes without a thing that is asked about as a demand: "no one travels without insurance"."""
    without = _WITHOUT.search(said)
    if without is None or not asks_demand(question) or not shared_by(reading, without.group(), language):
        return False
    return bool(NEGATION[language].search(said[: without.start()] + " ; " + said[without.end() :]))


def _names_other(reading: Reading, text: str, language: Language) -> bool:
    """True where nothing else than what is asked about is left in: "no other costs than rent"."""
    found = _NO_OTHER.search(text)
    what = next((part for part in found.groups() if part), "") if found else ""
    return bool(shared_by(reading, what, language))


def _denies_contrary(asking: str, said: str, language: Language) -> bool:
    """True where the contrary of what is asked about is denied: "kept?", "may not be thrown away"."""
    denial = NEGATION[language].search(said)
    return denial is not None and any(
        asked.search(asking) and denied.search(said) and not asked.search(said) for asked, denied in _AFFIRMED
    )


def _spares_those_without(reading: Reading, question: str, said: str, language: Language) -> bool:
    """True where what those who ask are not, or do not have, need not be: "I'm no member", "need not be a member"."""
    found = _NEED_NOT.search(said)
    return bool(found and _HAS_NOT.search(question) and shared_by(reading, found["what"], language))


def _goes_without_too(reading: Reading, question: str, text: str, language: Language) -> bool:
    """True where both ask and allow to do without: of one language without the same thing."""
    found = _MAY_WITHOUT.search(text)
    if found is None or not _ASKS_WITHOUT.search(question) or NEGATION[language].search(text[: found.start("without")]):
        return False
    same = shared_by(reading, found["without"], language) or (_PERMISSION.search(question) and _PERMISSION.search(text))
    return bool(same) or reading.language != language


def _denies_a_denial(question: str, asking: str, said: str) -> bool:
    """True where what is asked about as allowed is not forbidden: "is not prohibited", "does not reduce the grant"."""
    if SUPPOSES_NO.search(question) or HINDERS.search(question) or asks_demand(question):
        return False
    if NO_TO_NO.search(said):
        return True
    return bool(_NO_EFFECT.search(said) and _ASKS_MAY.search(asking) and not _ASKS_EFFECT.search(question))
