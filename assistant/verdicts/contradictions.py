"""What a statement rules out whatever else it says: other countries, other applicants, another season, other bodies."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.language.opposites import NEGATION, are_opposed
from assistant.language.spoken import write_out
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.names.countries import HOME, read_countries
from assistant.passages.deadlines import day_of
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.overlap import shared_by
from assistant.values.days import MONTHS, seasons_of
from assistant.values.sizes import size_of
from assistant.verdicts.asides import clause_of
from assistant.verdicts.constraints import counts_us
from assistant.verdicts.limits import bound_of
from assistant.verdicts.repeats import repeats_too_often
from assistant.verdicts.turns import asks_too
from ingest.types import Language

# "The applicant is a single institution" against several that want to apply together.
BEFORE = re.compile(r"\b(?:ennen\w*|before|without waiting)\b")
_SINGLE = re.compile(r"\b(?:yksittai\w+|single|sole|individual)\b(?! (?:euro|day|week|month))")
_TOGETHER = re.compile(
    r"\b(?:yhdessa|yhteis\w+|joint\w*|together|useam\w+|usean|usea|useita|several|ryhma\w*|ryhmittym\w+|"
    r"consorti\w+|konsorti\w+|"
    r"kahden|kaksi|kolme\w*|molem\w+|two|three|four|both|partners?|kumppan\w+|network|verkosto\w*)\b"
)
_ALONE = re.compile(
    r"\b(?:ilman (?:\w+ )?(?:kumppan|verkosto|konsorti|ryhm)\w+|"
    r"(?:without|no) (?:a |any |other )?(?:partners?|networks?|consorti\w+|groups?))\b"
)
ALL_COSTS = re.compile(
    r"\b(?:all (?:the |of the |our |its |their )?(?:costs?|expenses|money)|every (?:cent|euro|cost|expense)|"
    r"everything|the lot|(?:whole|entire|total|full) (?:costs?|sum|budget|bill|expenses|amount)|"
    r"(?:100|hundred) ?(?:%|per ?cent)|sata ?prosent\w+|100[ -]prosentti\w+|"
    r"in full|fully|entirely|kaik\w+ (?:kulu\w*|kustannu\w*|meno\w*)|kokonaan|kokonaisuudessaan|taysimaaraise\w*|"
    r"koko (?:summa\w*|lasku\w*|budjet\w*))\b"
)
_ONE_AT_LEAST = re.compile(
    r"\b(?:vahintaan|vah\.|at least) (?:1|yksi|yhden|yhta|one|a)\b|\b(?:must be involved|oltava mukana|mukana oltava|"
    r"mukana on oltava|must include)\b"
)
_NONE_OF = re.compile(
    r"\b(?:without|ilman|nobody|no one|not (?:a|one) single|not one|has no|have no|with no|but no|no \w+ (?:at all|"
    r"involved)|pelk[ak]\w+|"
    r"pelkastaan|just|only|vain|vaan|ei (?:\w+ )?(?:yhtaan|yhtakaan|ainuttakaan))\b"
)
# Exactly one, which is one at least: "with one employee only", "jolla on vain yksi".
_JUST_ONE = re.compile(
    r"\b(?:only|just|vain|vaan|pelkastaan) (?:have |has |got |on )?(?:(?:the|our|my) )?(?:one|a single|1|yksi|"
    r"yhden|yhta|yhdesta|"
    r"yhdelle|yhdella)\b|\b(?:one|1|a single) (?:\w+ )?(?:\w+ )?(?:only|alone)\b|\byksi ainoa\b"
)
_VOLUNTARY = re.compile(
    r"\b(?:voluntary|optional|vapaaehtoi\w+|valinnai\w+|skip|jattaa (?:pois|valiin|tekematta)|leave out)\b"
)
_COMPULSORY = re.compile(
    r"\b(?:compulsory|obligatory|mandatory|required|must|pakolli\w+|pakko|vaaditaan|edellytetaan)\b"
)
_BELONGS = re.compile(r"\b(?:kuulu\w+|osa|osana|part of|belongs?|under|thing|counted|luetaan|lasketaan)\b")
_MEANT = re.compile(
    r"\b(?:in the first place|first and foremost|ensi sijassa|"
    r"meant|intended|aimed|chiefly|mainly|mostly|primarily|suit\w*|target\w*|tarkoitet\w+|ensisijai\w+|"
    r"soveltu\w+|sopi\w+|"
    r"ennen kaikkea|kohderyhm\w*|paaasiassa)\b"
)
_FOR_WHOM = re.compile(
    r"\b(?:for|at|of|to) (?P<whom>(?:\w+[ -]?){1,5})|\b(?P<kenelle>\w{4,}lle)\b|\b(?P<keta>\w{4,}) varten\b"
)
_FOR = re.compile(r"\bfor (?:\w+[ -]?){1,3}|\b\w{4,}lle\b|\b\w{4,} varten\b")
# Kinds of bodies that apply; a list of them that leaves one out says that it cannot.
_BODIES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:yrity\w+|firma\w*|compan(?:y|ies)|firms?|business(?:es)?|enterprises?)\b",
        r"\b(?:kun(?:ta|nan|nalla|nat|tien|nille)|kaupun\w+|municipalit\w+|towns?|cit(?:y|ies)|"
        r"(?:alue|paikallis)?viranomai\w+|(?:local|regional|public) authorit(?:y|ies))\b",
        r"\b(?:yhdisty\w+|jarjesto\w*|associations?|ngos?|non-profit\w*|saatio\w*|foundations?)\b",
        r"\b(?:seurakun\w+|parish\w*|church\w*)\b",
        r"\b(?:museo\w*|museums?)\b",
        r"\b(?:kirjasto\w*|librar(?:y|ies))\b",
        r"\b(?:sairaal\w+|hospitals?)\b",
    )
)
# Those who are new to it, in whatever words: "beginners", "organisations with less experience".
_NEWCOMERS = re.compile(
    r"\b(?:beginners?|newcomers?|novices?|first[ -]tim\w+|new (?:\S+ )?(?:applicants?|organi[sz]ations?|"
    r"participants?|schools?)|"
    r"(?:less|little|no|without) (?:\w+ )?experience|inexperienced|never (?:\w+ )?(?:applied|done|taken part|had)|"
    r"aloittelij\w+|ensikertalai\w+|uusi(?:a|lle|en|lla|ita)?(?: \S+)? (?:hakij\w+|toimij\w+|tulokk\w+|"
    r"organisaatio\w*)|"
    r"uude(?:lle|n|lla) \w+|uusille|kokemattom\w+|(?:vahemman|vahan|ei) (?:\w+ )?kokemusta|ensimmai\w+ kerta\w*)\b"
)
# Kinds of educational institutions; one that is named without its kind may be any of them.
_EDUCATION = {
    "vocational": re.compile(
        r"\b(?:ammattiopisto\w*|ammattikoulu\w*|ammattioppilaito\w+|ammatilli\w+ (?:\w+ )?oppilaito\w+|"
        r"(?:vocational|vet) (?:\w+ )?(?:schools?|colleges?|institutions?|provider\w*))\b"
    ),
    "higher": re.compile(r"\b(?:yliopisto\w*|korkeakoul\w+|amk\w*|universit(?:y|ies)|higher education)\b"),
    "teacher": re.compile(
        r"\b(?:opettajankoulutu\w+|yliopisto\w*|universit(?:y|ies)|teacher (?:education|training))\b"
    ),
    "general": re.compile(
        r"\b(?:lukio\w*|peruskoulu\w*|alakoulu\w*|primary schools?|secondary schools?|kindergarten\w*)\b"
    ),
}
_SCHOOL = re.compile(
    r"\b(?:koulu|koulun|koulut|koulumme|oppilaito\w+|schools?|colleges?|educational (?:institutions?|"
    r"establishments?))\b"
)
_ITEMS = re.compile(r"\s/\s|[,;]|\b(?:tai|or)\b")
_AND_OTHERS = re.compile(r"\b(?:other|muut|muita|muu)\b")
_APPLICANT = re.compile(
    r"\b(?:hakijana|hakija on|hakijat|hakija|hakea voivat|hakea voi|voivat hakea|kuka (?:voi|saa) hakea|who (?:can|"
    r"may) apply|"
    r"applicants?|can apply|may apply|(?:can|may) be applied for by|can receive)\b"
)
_APPLIES = re.compile(
    r"\b(?:apply\w*|applicants?|hake\w*|haki\w*|kelpa\w+|eligible|jattaa|submit|saada|saa\w* (?:rahaa|tukea|"
    r"avustusta)|get|receive|wants?|halu\w+)\b"
)
_ABROAD_LEFT_OUT = re.compile(
    r"\b(?:nobody from abroad|ilman ulkomai\w+|no (?:\w+ )?foreign\w*|same (?:town|country|city)|samasta (?:maasta|"
    r"kaupungista|kunnasta)|"
    r"no partners? abroad)\b"
)
_JUST_THESE = re.compile(
    r"\b(?:all|both|only|just|kaikki|kaikkien|molemmat|vain|vaan|pelkastaan|joko|"
    r"keskenaan|(?:among|amongst|between) (?:themselves|ourselves|us))\b"
)
# "We opened last autumn", where two years of work are wanted.
_STARTED = re.compile(
    r"\b(?:start\w*|open\w*|found(?:ed|ing)|began|begun|established|set up|"
    r"perust\w+|aloit\w+|alkoi|alkanut|avat\w+|avas\w+)\b"
)
_LATELY = re.compile(
    r"\b(?:(?:last|this) (?:year|spring|summer|autumn|fall|winter|month|week)|recently|just (?:started|opened|founded)|"
    r"(?:viime|tana) (?:vuonna|kevaana|kesana|syksyna|talvena|kuussa|viikolla)|askettain|"
    r"juuri (?:perust\w+|aloit\w+|avat\w+))\b"
)
_YEARS = re.compile(r"(?<![\d.])(20\d\d)(?:\s?[–-]\s?(20\d\d))?(?![\d.])")
_TWO_YEARS = 720  # days
_LISTED = 2  # so many countries make a list; a text of so many words is an item of one


def contradicts(reading: Reading, unit: Unit) -> bool | None:
    """False where the unit rules out what is asked whatever numbers stand in it; None where neither is settled."""
    question, text = fold(write_out(reading.text)), fold(unit.text)
    with_heading = " ".join((*map(fold, unit.headings[-1:]), text))
    if _VOLUNTARY.search(question) and _COMPULSORY.search(text):
        return bool(NEGATION[unit.language].search(text))
    if _BELONGS.search(question) and len(reading.scopes) > 1 and reading.scopes & unit.scopes:
        return reading.scopes <= unit.scopes | unit.terms
    ruled_out = (
        (asks_too(question) and _NEWCOMERS.search(question) is not None and _NEWCOMERS.search(text) is not None)
        or are_opposed(question, with_heading, clause_of(reading, text, unit.language, commas=True))
        or repeats_too_often(question, text)
        or _leaves_out_one(reading, question, text, unit)
        or (ALL_COSTS.search(question) and is_part(unit))
        or (_MEANT.search(question) and _meant_for_others(question, text, unit.language))
        or _other_countries(question, unit)
        or _other_applicant(reading, question, text, unit)
        or (_STARTED.search(question) and _LATELY.search(question) and asks_years(text, unit))
        or (_SINGLE.search(text) and _TOGETHER.search(_ALONE.sub(" ", question)) and not _SINGLE.search(question))
        or (reading.organisations and unit.organisations and not reading.organisations & unit.terms)
    )
    return False if ruled_out else _in_season(question, unit)


def _leaves_out_one(reading: Reading, question: str, text: str, unit: Unit) -> bool:
    """True for "without any company" where at least one is required."""
    told = _NONE_OF.search(_JUST_ONE.sub(" ", question)) and _ONE_AT_LEAST.search(text)
    return bool(told) and bool(shared_by(reading, text, unit.language))


def asks_years(text: str, unit: Unit) -> bool:
    """True where a folded text wants two years or more of something."""
    wanted = [size_of(v)[0] for v in unit.values if v.kind == "duration" and bound_of(v, text) == "least"]
    return any(days is not None and days >= _TWO_YEARS for days in wanted)


def _other_countries(question: str, unit: Unit) -> bool:
    """True where the countries of the question are too few, or none of those that the unit lists."""
    asked = read_countries(question)
    needed = [size_of(v)[0] for v in unit.values if v.kind == "count" and v.unit == "country"]
    least = max((n for n in needed if n is not None), default=None)
    if least is not None:
        number = len(asked) + (1 if asked - {HOME} and len(asked) == 1 and counts_us(question) else 0)
        few = asked and number < least and (number > 1 or _JUST_THESE.search(question))
        return bool(few or (least > 1 and _ABROAD_LEFT_OUT.search(question)))
    named = read_countries(unit.text)
    is_list = len(named) >= _LISTED or len(split_words(unit.text)) <= _LISTED
    abroad = asked - {HOME}
    closed = bool(named) and is_list and not NEGATION[unit.language].search(fold(unit.context))
    return closed and bool(abroad) and not asked & named


def _meant_for_others(question: str, text: str, language: Language) -> bool:
    """True where both say for whom something is, and not for the same."""
    asked, said = (
        [w for found in _FOR_WHOM.finditer(t) for g in found.groups() if g for w in split_words(g)]
        for t in (question, text)
    )
    common = load_stopwords(language)
    asked, said = ([w for w in words if w not in common and len(w) > 3] for words in (asked, said))
    if _NEWCOMERS.search(question) and _NEWCOMERS.search(text):
        return False
    if not asked or not said or any(likeness(a, b, language) >= 0.6 for a in asked for b in said):
        return False
    # "A tool for organisations in adult education" is for adult education too.
    groups = [w for found in _FOR.finditer(question) for w in split_words(found.group()) if w in asked]
    told = split_words(text)
    return not any(likeness(a, b, language) >= 0.8 for a in groups for b in told)


def _without_topic(reading: Reading, question: str) -> str:
    """A folded question without the names of its topics: "Teacher training" is no kind of school."""
    for name in (item.text for item in reading.items if item.term in reading.scopes):
        question = question.replace(name, " ")
    return question


def _other_applicant(reading: Reading, question: str, text: str, unit: Unit) -> bool:
    """True where a kind of body asks whether it may apply, and the unit lists others that may."""
    above = fold(unit.headings[-1]) if unit.headings else ""
    if (
        not _APPLICANT.search(f"{above} {text}")
        or not _APPLIES.search(question)
        or NEGATION[unit.language].search(above + text)
    ):
        return False
    asking = bodies_in(_without_topic(reading, question))
    listed = {body for item in _ITEMS.split(text) for body in bodies_in(item)}
    return bool(asking and listed) and not asking & listed and not _AND_OTHERS.search(text)


def bodies_in(text: str) -> set[str]:
    """The kinds of bodies that a folded text names."""
    schools = {kind for kind, words in _EDUCATION.items() if words.search(text)}
    if not schools and _SCHOOL.search(text):
        schools = set(_EDUCATION)
    return schools | {str(k) for k, words in enumerate(_BODIES) if words.search(text)}


def is_part(unit: Unit) -> bool:
    """True for "80 % of the costs": a share that is less than all."""
    shares = (value.key[1] for value in unit.values if value.kind == "percentage")
    return any(isinstance(high, Decimal) and high < 100 for high in shares)


def _in_season(question: str, unit: Unit) -> bool | None:
    """Whether the unit's only day lies in, or before, the season that is asked about; None where none is."""
    days = [day for v in unit.values if v.kind == "date" and (day := day_of(v)) is not None]
    seasons = seasons_of(question)
    if len(days) != 1 or len(seasons) != 1:
        return None
    months = MONTHS[min(seasons)]
    return days[0].month < months[0] if BEFORE.search(question) else days[0].month in months


def names_other_years(question: str, text: str) -> bool:
    """True where the question names a year and the text others, among them none that reaches it."""
    asked = {int(year) for found in _YEARS.finditer(question) for year in found.groups() if year}
    stated = [(int(a), int(b or a)) for a, b in (found.groups() for found in _YEARS.finditer(text))]
    return bool(asked and stated) and not any(first <= year <= last for year in asked for first, last in stated)
