"""What gives way where a follow-up names the like of it: a season, a doing, those of whom something is said."""

from __future__ import annotations

import re

from assistant.conversation.counterparts import case_of
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, split_words
from assistant.names.countries import read_countries
from assistant.question.predicates import is_infinitive, verb_places
from assistant.question.reading import unit_of
from assistant.question.things import TOKEN
from ingest.types import Language

_SEASON = {
    "spring": re.compile(r"spring|kevat|keva[adni]\w*|kevai\w+"),
    "summer": re.compile(r"summer|kesa(?!ann)\w{0,4}"),
    "autumn": re.compile(r"autumn|fall|syksy\w*"),
    "winter": re.compile(r"winter|talve\w+|talvi\w{0,3}"),
}
_DOING = re.compile(r"\b(?:for|in|of|on|by|with|to|about) (?P<doing>[a-z]{2,}ing\b[^,;:.?!]*)$")
_DOING_FIRST = re.compile(r"[a-z]{2,}ing (?:an? |the |our |your )?[a-z]")
# People or things of which a clause says something: "where the guests are seen", "may the guests stay?"
_SEVERAL = re.compile(r"\b(?P<who>(?:the|any) [a-z]{2,}s)(?= (?:are|were|have|may|can|must|do|get)\b)")
_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2,}")
# "ajokortti", "päätös"; not "maksetaan", "päättyy", "hakijoita", "sallittu".
_BARE_NOUN = re.compile(r"\w{3,}(?:(?<![aeiouy])[aeiouy]|us|ys|in|as|os|es|is)(?<!ta)(?<!ttu)(?<!tty)(?<!va)(?<!isi)")
_MOST_BEFORE = 3
_MOST_OF_NAME = 2  # words of a place's name
# "Voiko Norja olla mukana?": who may or must, right after the verb.
_SUBJECT = re.compile(
    r"\W*(?:\w+[ ,]+){0,2}?(?:voiko|voisko|voisiko|saako|saisiko|pit[aä][aä]k[oö]|t[aä]ytyyk[oö]|onko|"
    r"kuuluuko|p[aä][aä]seek[oö])"
    r" (?P<who>[\w-]+)(?= \w)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:\w*(?:koulu|lukio|opisto|oppilaitos|yliopisto|firma|yhdistys|jarjesto|seura|koti|saatio|seurakunta|museo|kirjasto|"
    r"konsortio|organisaatio|laitos|yritys|kunta|kaupunki|virasto|liitto|keskus)|amk)"
)
_PERSON = re.compile(
    r"\w*(?:ja|las|nut|nyt|lainen|sihteeri|rehtori|mentori|kokki|henkilo|nuori|aikuinen|lapsi|kouluttaja|avustaja)"
)
_PERSON_ALONE = re.compile(
    r"\w*(?:opiskelija|oppilas|oppija|opettaja|henkilo|kouluttaja|ohjaaja|rehtori|hakija|osallistuja|valmistunut|yrittaja)"
)
_ANYONE = re.compile(
    r"\w*(?:opiskelij|oppila|oppij|opettaj|henkilo|koulutt|ohjaaj|rehtor|hakij|osallistuj|valmistun|yrittaj|koulu|yrity|"
    r"kunta|kunn)"
)
_A_BODY = (
    r"(?:an?|the|our|one) (?:[\w-]+ ){0,2}?(?:school|college|university|company|firm|municipality|city|town|"
    r"association|organisation|organization|institution|institute|ngo|museum|library|consortium|foundation|kindergarten)"
)
_A_PERSON = (
    r"(?:an?|the|our|my|one) (?:[\w-]+ ){0,2}?(?:student|teacher|learner|apprentice|pupil|graduate|trainer|instructor|"
    r"coach|mentor|principal|headteacher|person|expert|parent|participant|adult|trainee|secretary|assistant|colleague)"
)
_GOES = re.compile(
    r"\b(?:l[aä]hte[aä]|menn[aä]|tulla|p[aä][aä]st[aä]|matkustaa) "
    r"(?P<where>\w+(?:lle|m[aä][aä]n|seen|h[aeiouyäö]n|[aeiouyäö]{2}n))(?=\W*$)",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"\w+m[aä][aä]n", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\b(?:(?P<fi>montako|kuinka monta|miten monta|mont(?:aks|a))|how many)\s+(?P<noun>[^\W\d_]+)", re.IGNORECASE
)
_ONE_COUNTED = re.compile(r"(?:how many |montako |kuinka monta )?(?P<noun>[^\W\d_]{4,})", re.IGNORECASE)
_PARTITIVE = re.compile(r"\w{3,}(?:(?<=[aeiouy])a|ta|ia|ja)")
_PLURAL = re.compile(r"\w{3,}(?<!s)s|people")
_ONE_END = re.compile(
    r"\b(?:the )?(?P<end>(?:small|larg|bigg|long|short|high|low|earli|lat|young|old|cheap)est|minimum|maximum|"
    r"pienin|suurin|pisin|lyhin|korkein|matalin|alin|ylin|nuorin|vanhin|halvin|kallein|aikaisin|myöhäisin)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r",? (?P<if>kun (?P<said>[^,.;?]*\d[^,.;?]*))$", re.IGNORECASE)
# Where, from where, where to: Finnish names of places take the one or the other ending of each.
_SIDES = (
    re.compile(r"\w{2}(?:ssa|lla)$"),
    re.compile(r"\w{2}(?:sta|lta)$"),
    re.compile(r"\w{2}(?:lle|[aeiouy]{2}n|h\wn)$"),
)


def swap_season(phrase: str, earlier: str) -> str | None:
    """ "entä kevään?" after "… syksyn haku": the earlier question of another season; None where none is named."""
    words = phrase.split()
    new = [word for word in words if season_of(word)]
    old = [token for token in TOKEN.finditer(earlier) if season_of(token.group())]
    small = load_stopwords("fi") | load_stopwords("en") | {"round", "kierros", "one", "term"}
    rest = [word for word in split_words(phrase) if not season_of(word) and word not in small]
    if len(new) != 1 or len(old) != 1 or rest or season_of(new[0]) == season_of(old[0].group()):
        return None
    return f"{earlier[: old[0].start()]}{new[0]}{earlier[old[0].end() :]}"


def swap_doing(phrase: str, earlier: str) -> str | None:
    """ "planning a trip" for "finding friends" in "Where is help for finding friends?"; None where nothing is alike."""
    old = _DOING.search(earlier)
    return f"{earlier[: old.start('doing')]}{phrase}" if old and _DOING_FIRST.match(phrase) else None


def swap_someone(phrase: str, earlier: str) -> str | None:
    """ "a company" for "a high school" in "Can a high school apply?": a body by a body, a person by a person."""
    for kind in (_A_BODY, _A_PERSON):
        found = re.match(rf"(?P<verb>\W*(?:can|could|may|must|should|does|is|will) )(?P<who>{kind})\b", earlier, re.I)
        if found is not None and re.fullmatch(kind, phrase, re.I) and phrase.lower() != found["who"].lower():
            return f"{earlier[: found.start('who')]}{phrase}{earlier[found.end('who') :]}"
    found = re.match(rf"(?P<verb>\W*(?:can|could|may|must|should) )(?P<who>{_A_BODY}|{_A_PERSON})\b", earlier, re.I)
    someone = rf"\b(?:{_A_BODY}|{_A_PERSON})\b"
    if found is None or re.fullmatch(someone, phrase, re.I) is None or re.search(someone, earlier[found.end() :], re.I):
        return None
    return f"{earlier[: found.start('who')]}{phrase}{earlier[found.end('who') :]}"


def swap_people(phrase: str, earlier: str) -> str | None:
    """ "pupils" for "the guests" in "photos where the guests are seen"; None where no such words give way."""
    old = list(_SEVERAL.finditer(earlier))
    if not re.fullmatch(r"(?:the )?[a-z]{3,}s", phrase) or len(old) != 1:
        return None
    return f"{earlier[: old[0].start('who')]}{phrase}{earlier[old[0].end('who') :]}"


def swap_subject(phrase: str, earlier: str) -> str | None:
    """ "entä Sveitsi?" for "Norja" in "Voiko Norja olla mukana?": whoever follows the verb, by one of the same kind.

    None where the two are not both countries, both bodies or both people.
    """
    new, found = TOKEN.fullmatch(phrase), _SUBJECT.match(earlier)
    if new is None or found is None:
        return None
    rest = [token.group() for token in TOKEN.finditer(earlier, found.end())]
    if not _are_of_one_kind(phrase, found["who"]) and not (
        _is_someone(phrase) and _is_someone(found["who"]) and not any(_ANYONE.match(fold(word)) for word in rest)
    ):
        return None
    return f"{earlier[: found.start('who')]}{phrase}{earlier[found.end('who') :]}"


def swap_way(phrase: str, earlier: str) -> str | None:
    """ "entä varjostamaan?" for "kurssille" in "Voiko mennä kurssille?": what one goes to do; None for other verbs."""
    found = _GOES.search(earlier)
    if found is None or not _TO_DO.fullmatch(phrase):
        return None
    return f"{earlier[: found.start('where')]}{phrase}{earlier[found.end('where') :]}"


def names_body(phrase: str, language: Language) -> bool:
    """True for "a school" and "yritys": an organisation, and no person."""
    if language == "en":
        return re.fullmatch(_A_BODY, phrase, re.IGNORECASE) is not None
    return _BODY.fullmatch(fold(phrase.split()[-1])) is not None


def _is_someone(word: str) -> bool:
    """True for "kunta" and for "yksityishenkilö": a body or a person, in whatever case it stands as such."""
    folded = fold(word)
    return _BODY.fullmatch(folded) is not None or _PERSON_ALONE.fullmatch(folded) is not None


def _are_of_one_kind(one: str, other: str) -> bool:
    if fold(one) == fold(other):
        return False
    if read_countries(one) and read_countries(other):
        return True
    return any(kind.fullmatch(fold(one)) and kind.fullmatch(fold(other)) for kind in (_BODY, _PERSON))


def swap_counted(phrase: str, earlier: str) -> str | None:
    """ "entä organisaatiota?" for "maata" in "Montako maata tarvitaan?": what is counted; None for other words."""
    old, new = _HOW_MANY.search(earlier), _ONE_COUNTED.fullmatch(phrase)
    if old is None or new is None or len(fold(phrase)) != len(phrase):
        return None
    finnish = old["fi"] is not None
    counts = _PARTITIVE if finnish else _PLURAL
    noun = phrase if finnish else new["noun"]
    if any((unit_of(word) or ("",))[0] == "duration" for word in (noun, old["noun"])):  # students for days
        return None
    if not counts.fullmatch(fold(noun)) or not counts.fullmatch(fold(old["noun"])) or fold(noun) == fold(old["noun"]):
        return None
    return f"{earlier[: old.start('noun')]}{noun[:1].lower()}{noun[1:]}{earlier[old.end('noun') :]}"


def swap_extreme(phrase: str, earlier: str) -> str | None:
    """ "the largest" for "smallest" in "What is the smallest boat?": one end for the other; None for other words."""
    new, old = _ONE_END.fullmatch(phrase), list(_ONE_END.finditer(earlier))
    if new is None or len(old) != 1 or fold(new["end"]) == fold(old[0]["end"]):
        return None
    return f"{earlier[: old[0].start('end')]}{new['end']}{earlier[old[0].end('end') :]}"


def swap_when(phrase: str, earlier: str) -> str | None:
    """ "jos nuorin on 13" for "kun nuorin on 16" at the end of a question: the same said of another number."""
    old, new = _WHEN.search(earlier), re.match(r"jos (?P<said>.*\d.*)", phrase, re.IGNORECASE)
    if old is None or new is None or not set(split_words(old["said"])) & set(split_words(new["said"])) - {"on", "ei"}:
        return None
    return f"{earlier[: old.start('if')]}{phrase}"


def swap_place(phrase: str, earlier: str) -> str | None:
    """ "entä Brasiliassa?" for "Balkanilla" in "Kuka auttaa Balkanilla?": a place for a place, -ssa or -lla.

    None where not both are names in such a case, or the earlier question has several.
    """
    new = TOKEN.findall(phrase)
    for cases in _SIDES:
        old = [token for token in list(TOKEN.finditer(earlier))[1:] if _is_placed_name(token.group(), cases)]
        placed = 0 < len(new) <= _MOST_OF_NAME and all(_is_placed_name(word, cases) for word in new)
        if placed and phrase.endswith(new[-1]) and len(old) == 1:
            return f"{earlier[: old[0].start()]}{phrase}{earlier[old[0].end() :]}"
    return None


def _is_placed_name(word: str, cases: re.Pattern[str]) -> bool:
    return (
        word[:1].isupper() and word.replace("-", "").isalpha() and not word.isupper() and bool(cases.search(fold(word)))
    )


def swap_before_same(phrase: str, earlier: str) -> str | None:
    """ "oppilaiden retkiin" for "opettajien retkiin": the words before the one that both have; None where none is."""
    new, old = list(TOKEN.finditer(phrase)), list(TOKEN.finditer(earlier))
    if not 2 <= len(new) <= _MOST_BEFORE:
        return None
    places = [k for k, token in enumerate(old) if fold(token.group()) == fold(new[-1].group()) and k >= len(new)]
    small = load_stopwords("fi") | load_stopwords("en")
    if len(places) != 1 or fold(new[-1].group()) in small:
        return None
    first, last = old[places[0] - len(new) + 1], old[places[0]]
    return f"{earlier[: first.start()]}{phrase}{earlier[last.end() :]}"


def swap_finnish(phrase: str, earlier: str) -> str | None:
    """Finnish words for the like of them at the end of a question; None where nothing is alike.

    "korjata luiskan" for "palkata kartoittajan": from the infinitive on. "hygieniapassi" for "ajokortti": a last word
    without a case. "NEO" for "TCA": the one row of capitals.
    """
    new, old = list(TOKEN.finditer(phrase)), list(TOKEN.finditer(earlier))
    if not new or not old:
        return None
    if is_infinitive(fold(new[0].group())):
        places = verb_places([token.group() for token in old], "fi")
        place = max((k for k in places if k and is_infinitive(fold(old[k].group()))), default=None)
        return f"{earlier[: old[place].start()]}{phrase}" if place is not None else None
    capitals = [token for token in old if _CAPITALS.fullmatch(token.group())]
    if _CAPITALS.fullmatch(phrase) and len(capitals) == 1:
        return f"{earlier[: capitals[0].start()]}{phrase}{earlier[capitals[0].end() :]}"
    if len(new) == 1 and len(old) > 1 and _is_bare_noun(phrase) and _is_bare_noun(old[-1].group()):
        return f"{earlier[: old[-1].start()]}{phrase}{earlier[old[-1].end() :]}"
    return None


def _is_bare_noun(word: str) -> bool:
    """True for a Finnish word that is no verb and has no case, as far as its ending shows."""
    folded = fold(word)
    small = folded in load_stopwords("fi") or is_infinitive(folded)
    return not small and not case_of(word) and _BARE_NOUN.fullmatch(folded) is not None


def season_of(word: str) -> str:
    """The season that a word names, in either language; empty where it names none."""
    return next((name for name, pattern in _SEASON.items() if pattern.fullmatch(fold(word))), "")
