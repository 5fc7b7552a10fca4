"""Yes or no: whether what the guide states agrees with what the question supposes."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.countries import read_countries
from assistant.deadlines import day_of
from assistant.limits import compare_values, size_of
from assistant.question import Reading
from assistant.units import Unit
from assistant.words import fold, likeness, split_words
from ingest.types import Language
from ingest.values import Value

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
    r"molem\w+|kahdesti|kahtena|kolmesti|toinenkin|myos|all|any|every|each|several|multiple|many|more than|two|both|another|second|twice|other|"
    r"earlier|previous|aiem\w+|aikaisem\w+)\b"
)
_EXCEPT = re.compile(r"\b(?:paitsi|lukuun ottamatta|except|excluding|excluded)\b(?P<what>[^.;)]*)")
# What a rule depends on does not turn it round: "may be granted if the sender does not award a grant".
_IF = re.compile(r"\b(?:if|where|when|provided that|jos|mikali|kun|silloin kun)\b[^.;,]*")
_BRACKETS = re.compile(r"\((?P<inner>[^()]+)\)")
_CLAUSES = re.compile(r";|[.!?]\s+|,?\s(?:mutta|but|vaan|whereas|while|kun taas)\s")
_CAN = re.compile(r"\b(?:voi|voivat|saa|saavat|ei|eivat|mahdolli\w+|can|may|must|cannot|not|is|are|possible)\b")
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
        r"\w*henkilona|isa\w*|aiti\w*|vanhempi|huoltaja|father|mother|parent|"
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
    r"\b(?:no need|need no|no obstacle|not necessary|no longer needed|poistuu|poistunut)\b"
)
_FAQ = re.compile(
    r"\W*(?:(?:a|v|answer|vastaus)\s*:\s*)?(?:(?P<yes>yes|kylla|on|voi(?:t|mme|tte|daan)?|saa(?:t|mme|tte)?|kay|pitaa|taytyy|"
    r"(?:it|you|they|we) (?:can|may|must|do|does|is|are)\b(?! ?not))|no|ei|et|emme|not|never)\b(?! one)"
)
_LANGUAGES = {
    name: re.compile(rf"\b(?:{forms})")
    for name, forms in {
        "en": r"english|englan(?:ti\b|nik|niks|nin)\w*",
        "fi": r"finnish|suome(?:ksi|nkiel|n kiel)\w*|suomi\b",
        "sv": r"swedish|ruots(?:iksi|inkiel|in kiel)\w*|ruotsi\b",
        "se": r"sami\b|saame\w*|pohjoissaame\w*",
        "de": r"german\b|saksa(?:ksi|nkiel|n kiel)\w*",
        "fr": r"french|ransk(?:aksi|ankiel|an kiel)\w*",
        "et": r"estonian|viro(?:ksi|nkiel|n kiel)\w*",
        "ru": r"russian|venaja(?:ksi|nkiel|n kiel)\w*",
        "uk": r"ukrainian|ukraina(?:ksi|nkiel|n kiel)\w*",
    }.items()
}
_IN_LANGUAGE = re.compile(r"\b(?:languages?|in (?:english|finnish|swedish)|kiel\w+|\w+kieli\w+|\w+ksi)\b")
_REQUIRED = re.compile(r"\b(?:vahintaan|oltava|taytyy|pitaa|edellyt\w+|vaadit\w+|at least|must|requir\w+|minimum)\b")
_NEW = re.compile(r"\b(?:uusi|uuden|uutta|uutena|new|ensimmaista kertaa|first time)\b")
_OF_OLD = re.compile(
    r"\b(?:earlier|previous\w*|before|been around|ennestaan|aiem\w+|aikaisem\w+|jo ennen|ennen vuotta|viime vuonna|last year)\b"
)
_VOLUNTARY = re.compile(r"\b(?:voluntary|optional|vapaaehtoi\w+|valinnai\w+|skip|jattaa (?:pois|valiin|tekematta)|leave out)\b")
_COMPULSORY = re.compile(r"\b(?:compulsory|obligatory|mandatory|required|must|pakolli\w+|pakko|vaaditaan|edellytetaan)\b")
_APART = re.compile(r"\b(?:erikseen|separately|separate|oman? hakemu\w+|its own|their own|jokaisen|jokaista|kutakin|kaikkien|every|each)\b")
_AS_ONE = re.compile(r"\b(?:yhteensa|yhteenlaskettu\w*|together|in total|puolesta|on behalf|in one (?:part|instalment)|yhdessa erassa)\b")
_BELONGS = re.compile(r"\b(?:kuulu\w+|osa|osana|part of|belongs?|under|thing|counted|luetaan|lasketaan)\b")
_TAKES_PART = re.compile(
    r"\b(?:mukana|mukaan|osallis\w+|kumppan\w+|partner\w*|jasen\w*|member\w*|take part|join\w*|role|roolissa|somehow|some way|"
    r"mitenkaan|jollain|jotenkin|paase\w*|come|tulla|along|financier|rahoittaja\w*)\b"
)
_MAY = re.compile(r"\b(?:voi|voivat|saa|saavat|kay|mahdolli\w+|can|may|possible|must|on kuitenkin|sen on)\b")
# Kinds of bodies that apply; a list of them that leaves one out says that it cannot.
_BODIES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:yrity\w+|firma\w*|compan(?:y|ies)|firms?|business(?:es)?|enterprises?)\b",
        r"\b(?:kun(?:ta|nan|nalla|nat|tien|nille)|kaupun\w+|municipalit\w+|towns?|cit(?:y|ies))\b",
        r"\b(?:yhdisty\w+|jarjesto\w*|associations?|ngos?|non-profit\w*|saatio\w*|foundations?)\b",
        r"\b(?:koulu|koulun|koulut|koulumme|oppilaito\w+|ammattiopisto\w*|schools?|colleges?|(?:vocational|educational) institutions?|"
        r"yliopisto\w*|korkeakoul\w+|amk\w*|universit(?:y|ies)|higher education|opettajankoulutuslaito\w+|teacher education)\b",
        r"\b(?:seurakun\w+|parish\w*|church\w*)\b",
    )
)
_APPLICANT = re.compile(
    r"\b(?:hakijana|hakija on|hakijat|hakija|hakea voivat|hakea voi|voivat hakea|kuka (?:voi|saa) hakea|who (?:can|may) apply|"
    r"applicants?|can apply|may apply|(?:can|may) be applied for by|can receive)\b"
)
_APPLIES = re.compile(r"\b(?:apply\w*|applicants?|hake\w*|haki\w*|kelpa\w+|eligible|jattaa|submit|saada|saa\w* (?:rahaa|tukea|avustusta)|get|receive)\b")
_ABROAD_LEFT_OUT = re.compile(
    r"\b(?:nobody from abroad|ilman ulkomai\w+|no (?:\w+ )?foreign\w*|same (?:town|country|city)|samasta (?:maasta|kaupungista|kunnasta)|"
    r"no partners? abroad)\b"
)
_JUST_THESE = re.compile(r"\b(?:all|both|only|just|kaikki|kaikkien|molemmat|vain|vaan|pelkastaan|joko)\b")
# A question whether something is demanded, or costs: what is not needed, and what is free, answers it with no.
_ASKS_DEMAND = re.compile(
    r"\b(?:tarvit\w+ko|tarvits\w+|tarvii\w*|tarvitaanko|vaadi\w+|vaati\w+|vaatimus\w*|edellyt\w+|ehto|ehtona|vaikuttaako|vaikuttaaks|"
    r"maksaako|maksaaks|maksulli\w+|pita[ay]\w*ko|pitaaks|taytyyko|oltava|pitanyt|pakko|pakolli\w*)\b|"
    r"\b(?:do|does|did|must|will|would) (?:\S+ ){1,6}?(?:need|have to|cost|require|take|bring)\b|"
    r"\b(?:is|are) (?:\S+ ){1,6}?(?:required|a condition|needed|compulsory|necessary|mandatory)\b|\bmust\b|\bneed (?:a|an|any|to)\b"
)
_FREE = re.compile(r"\b(?:maksuton\w*|maksutta|ilmai\w+|free of charge|for free|no fee)\b")
_COSTS = re.compile(r"\b(?:maks\w+|hinta\w*|peri[ai]\w*|fees?|costs?|charged?|pay|paid|price|free|ilmai\w+)\b")
_ONLY_IF = re.compile(r"\W*(?:jos|kun|mikali|silloin|if|when|once|after|where|provided)\b")
_ONLY_AT_END = re.compile(r"(?:[(–-]\s*|^)(?P<what>[^()–;]{1,60}?) (?:only|alone)\b")
_ONLY_WHAT = re.compile(r"\b(?:vain|ainoastaan|pelkastaan|only|solely)\b:?\s*(?P<what>[^.;)]*)")
_BUT = re.compile(r"\b(?:but|except(?: for)?|mutta|paitsi|lukuun ottamatta)\b(?P<what>.*)", re.DOTALL)
_CELL = re.compile(r"(?P<label>[^:;]{1,40}): (?P<value>[^;]+)")
_CELL_YES = re.compile(r"\W*(?:yes|kylla|x\b|joo)|.*[✓✔☑]")
_CELL_NO = re.compile(r"\W*(?:no|ei|none|not)\b|\s*[–—-]\s*$|.*[✗✘❌]")
# "The applicant is a single institution" against several that want to apply together.
_SINGLE = re.compile(r"\b(?:yksittai\w+|single|sole|individual)\b(?! (?:euro|day|week|month))")
_TOGETHER = re.compile(
    r"\b(?:yhdessa|yhteis\w+|joint\w*|together|useam\w+|usean|usea|useita|several|ryhma\w*|ryhmittym\w+|consorti\w+|konsorti\w+|"
    r"kahden|kaksi|kolme\w*|molem\w+|two|three|four|both|partners?|kumppan\w+|network|verkosto\w*)\b"
)
_ALL_COSTS = re.compile(
    r"\b(?:all (?:the |of the |our |its |their )?(?:costs?|expenses|money)|every (?:cent|euro|cost|expense)|everything|the lot|whole (?:cost|sum|budget|bill)|"
    r"in full|fully|entirely|kaik\w+ (?:kulu\w*|kustannu\w*|meno\w*)|kokonaan|kokonaisuudessaan|taysimaaraise\w*|koko (?:summa\w*|lasku\w*|budjet\w*))\b"
)
_HINDERS = re.compile(
    r"\b(?:este|esteena|estaak\w*|estaa|estyy\w*|stops?|stopping|prevents?|bars?|hinders?|rules? out|blocks?|haittaa\w*|haittaak\w*)\b"
)
_ONE_AT_LEAST = re.compile(
    r"\b(?:vahintaan|vah\.|at least) (?:1|yksi|yhden|yhta|one|a)\b|\b(?:must be involved|oltava mukana|mukana oltava|mukana on oltava|must include)\b"
)
_NONE_OF = re.compile(
    r"\b(?:without|ilman|nobody|no one|not (?:a|one) single|not one|has no|have no|with no|but no|no \w+ (?:at all|involved)|pelk[ak]\w+|"
    r"pelkastaan|just|only|vain|vaan|ei (?:\w+ )?(?:yhtaan|yhtakaan|ainuttakaan))\b"
)
_FOLLOWING = re.compile(r"\b(?:following|seuraavi\w+|seuraavat|seuraava)\b")
_ASKS_NOTHING = re.compile(
    r"\b(?:without (?:asking|permission|approval|notice|a permit|any permission|prior \w+)|"
    r"ilman (?:eri(?:llista)? )?(?:lupaa|hakemusta|ilmoitusta|pyyntoa|suostumusta))\b"
)
_NOT_ONLY = re.compile(r"\b(?:not (?:only|just|merely|solely)|ei(?:ka|vat)? (?:vain|vaan|pelkastaan|ainoastaan))\b")
_YEARS = re.compile(r"(?<![\d.])(20\d\d)(?:\s?[–-]\s?(20\d\d))?(?![\d.])")
_SEASONS = {
    (1, 5): re.compile(r"\b(?:kevaa\w+|kevat\w*|spring)\b"),
    (6, 8): re.compile(r"\b(?:kesa\w*|summer)\b"),
    (8, 12): re.compile(r"\b(?:syksy\w*|syys|autumn|fall)\b"),
    (12, 12): re.compile(r"\b(?:joulu\w*|christmas|new year|vuodenvaih\w+)\b"),
}
_LISTED = 2  # commas of a list of places, which is closed


def is_yes(reading: Reading, unit: Unit) -> bool:
    """True where the unit's statement answers a yes/no question with yes: numbers are compared, words go by rules."""
    faq = _own_answer(unit.text)
    if faq is not None:
        return _as_answered(reading, unit, faq)
    cell = _cell_of(reading, unit)
    if cell is not None:
        return cell
    contradicted = _contradicts(reading, unit)
    if contradicted is not None:
        return contradicted
    measured = compare_values(reading, unit)
    if measured is not None:
        return not measured if _TOO.search(fold(reading.text)) else measured
    return _agrees(reading, unit)


def _as_answered(reading: Reading, unit: Unit, answer: bool) -> bool:
    """The guide's own yes or no to a like question: turned round where one of the two supposes the contrary."""
    asked, _, said = fold(unit.text).partition("?")
    question = fold(reading.text)
    if not answer:
        exception = _BUT.search(said)
        if exception is not None and _shared(reading, exception["what"], unit.language) - _shared(reading, asked, unit.language):
            return True
        if (_ASKS_DEMAND.search(asked) or _HINDERS.search(asked)) and not _ASKS_DEMAND.search(question):
            return not _HINDERS.search(question)
    return answer != bool(_SUPPOSES_NO.search(question))


def _cell_of(reading: Reading, unit: Unit) -> bool | None:
    """The yes or no in a table's row under the very action that is asked about; None where there is none."""
    cells = [found for piece in fold(unit.text).split("; ") if (found := _CELL.fullmatch(piece)) is not None]
    if len(cells) < 2:
        return None
    words = set(split_words(reading.text))
    for cell in cells[1:]:
        label = re.sub(r"[\s-]", "", cell["label"])
        if label in words or f"code:{label}" in reading.scopes or set(split_words(cell["label"])) <= words:
            if _CELL_NO.match(cell["value"]):
                return False
            if _CELL_YES.match(cell["value"]):
                return True
    return None


def _contradicts(reading: Reading, unit: Unit) -> bool | None:
    """What the wording settles whatever numbers stand in it; None where it does not."""
    question, text = fold(reading.text), fold(unit.text)
    if _HINDERS.search(question) and _NO_BAR.search(text):
        return False
    if _NONE_OF.search(question) and _ONE_AT_LEAST.search(text) and _lacks_required(reading, unit):
        return False
    if _ALL_COSTS.search(question) and any(v.kind == "percentage" and _below_all(v) for v in unit.values):
        return False
    if _NEW.search(f"{' '.join(map(fold, unit.headings[-1:]))} {text}") and _OF_OLD.search(question):
        return False
    if _VOLUNTARY.search(question) and _COMPULSORY.search(text):
        return bool(_NEGATION[unit.language].search(text))
    if _APART.search(question) and _AS_ONE.search(text) and not _AS_ONE.search(question):
        return False
    if _BELONGS.search(question) and len(reading.scopes) > 1 and reading.scopes & unit.scopes:
        return reading.scopes <= unit.scopes | unit.terms
    outside = _countries_fit(question, unit)
    if outside is not None:
        return outside
    if _other_applicant(question, text, unit):
        return False
    if _SINGLE.search(text) and _TOGETHER.search(question) and not _SINGLE.search(question):
        return False
    if reading.organisations and unit.organisations and not reading.organisations & unit.terms:
        return False
    return _in_season(question, unit)


def _countries_fit(question: str, unit: Unit) -> bool | None:
    """False where the countries of the question are too few, or none of those that the unit lists."""
    asked = read_countries(question)
    needed = [size_of(v)[0] for v in unit.values if v.kind == "count" and v.unit == "country"]
    least = max((n for n in needed if n is not None), default=None)
    if least is not None:
        few = asked and len(asked) < least and (len(asked) > 1 or _JUST_THESE.search(question))
        return False if few or (least > 1 and _ABROAD_LEFT_OUT.search(question)) else None
    named = read_countries(unit.text) if unit.text.count(",") or "; " in unit.text else frozenset()
    if len(named) < _LISTED or asked <= {"FI"} or asked & named or _NEGATION[unit.language].search(fold(unit.context)):
        return None
    return False


def _other_applicant(question: str, text: str, unit: Unit) -> bool:
    """True where a kind of body asks whether it may apply, and the unit lists others that may."""
    above = fold(unit.headings[-1]) if unit.headings else ""
    if not _APPLICANT.search(f"{above} {text}") or not _APPLIES.search(question) or _NEGATION[unit.language].search(above + text):
        return False
    asking = {k for k, words in enumerate(_BODIES) if words.search(question)}
    listed = {k for k, words in enumerate(_BODIES) if words.search(text)}
    return bool(asking and listed) and not asking & listed


def _lacks_required(reading: Reading, unit: Unit) -> bool:
    """True where the question speaks of what the unit requires one of, so that leaving it out is what is asked."""
    return bool(_shared(reading, fold(unit.text), unit.language))


def _below_all(value: Value) -> bool:
    highest = value.key[1]
    return isinstance(highest, Decimal) and highest < 100


def _in_season(question: str, unit: Unit) -> bool | None:
    """Whether the unit's only day lies in, or before, the season that is asked about; None where none is."""
    days = [day for v in unit.values if v.kind == "date" and (day := day_of(v)) is not None]
    months = next((months for months, words in _SEASONS.items() if words.search(question)), None)
    if len(days) != 1 or months is None:
        return None
    first, last = months
    before = _BEFORE.search(question)
    return days[0].month < first if before else first <= days[0].month <= last


def _other_years(question: str, text: str) -> bool:
    """True where the question names a year and the text others, among them none that reaches it."""
    asked = {int(year) for found in _YEARS.finditer(question) for year in found.groups() if year}
    stated = [(int(a), int(b or a)) for a, b in (found.groups() for found in _YEARS.finditer(text))]
    return bool(asked and stated) and not any(first <= year <= last for year in asked for first, last in stated)


def _agrees(reading: Reading, unit: Unit) -> bool:
    """True where neither a negation, a closed list nor an exception speaks against what the question supposes."""
    question = _NOT_ONLY.sub(" ", fold(reading.text))
    above = fold(unit.headings[-1]) + " " if len(unit.headings) > 1 else ""
    text, language = above + fold(unit.text), unit.language
    only = bool(_ONLY[language].search(text))
    if _names_language(question, text) is False:
        return False
    allowed = _allowed_aside(question, text, language)
    if allowed:
        return True
    inner = _aside(reading, text, language)
    if inner is not None:
        return not _NEGATION[language].search(inner)
    excepted = _EXCEPT.search(text)
    if excepted and _mentions(reading, excepted["what"], language):
        return False
    if _other_years(question, text):
        return False
    if _fails_condition(reading, question, text, language):
        return False
    said = _ASKS_NOTHING.sub(" ", _clause(reading, fold(unit.text), language))
    meant = _IF.sub(" ", _EXCEPT.sub("", above + said))
    negative = bool(_NEGATION[language].search(meant))
    named = _RELATIVE.split(text, maxsplit=1)[0]
    alone = all(pattern.search(question) for pattern in _APPLIES_ALONE)
    if alone and _ORGANISATIONS.search(named) and not _PERSONS.search(named):
        return False
    if _BEFORE.search(question) and _ONLY_AFTER.search(text):
        return False
    if _FREE.search(text) and _COSTS.search(question):
        return bool(_FREE.search(question))
    demands = bool(_OBLIGED.search(question) or _ASKS_DEMAND.search(question))
    if demands and _NO_BAR.search(text):
        return False
    if _SUPPOSES_NO.search(question):
        return negative and not _NO_BAR.search(text)
    if _NO_BAR.search(text) and not demands:
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
        return not _EVERY.search(question) and _within_only(reading, unit, fold(unit.text))
    return not negative


def _within_only(reading: Reading, unit: Unit, text: str) -> bool:
    """True where what the question is about is what "only" leaves in: "only in the Group Bridge", "(LT-C only)"."""
    found = _ONLY_AT_END.search(text) or _ONLY_WHAT.search(text)
    if found is None or _ONLY_IF.match(found["what"]) or not found["what"].strip():
        return True
    return bool(reading.scopes & unit.own_scopes) or bool(_shared(reading, found["what"], unit.language))


def _fails_condition(reading: Reading, question: str, text: str, language: Language) -> bool:
    """True where a rule holds only if something is not so, and the question says that it is."""
    condition = next((found.group() for found in _IF.finditer(text) if _NEGATION[language].search(found.group())), "")
    return bool(condition) and not _NEGATION[reading.language].search(question) and len(_shared(reading, condition, language)) > 0


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
    return unit.text.count(",") >= _LISTED or bool(_FOLLOWING.search(fold(unit.context)))


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


def _allowed_aside(question: str, text: str, language: Language) -> bool:
    """True where brackets allow in one role what the list they stand in shuts out: "✗ schools (may be partners)"."""
    for found in _BRACKETS.finditer(text):
        outer = text[: found.start()] + text[found.end() :]
        allows = _MAY.search(found["inner"]) and not _NEGATION[language].search(found["inner"])
        if allows and _NEGATION[language].search(outer) and _TAKES_PART.search(question):
            return True
    return False


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
