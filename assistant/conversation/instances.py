"""One instance after an open question: "Who can apply?" and "A company?" make "Can a company apply?".

The same of places: "Mihin maihin hanke voi suuntautua?" and "Käykö Kiina?" make "Voiko hanke suuntautua Kiinaan?".
"""

from __future__ import annotations

import re

from assistant.conversation.carrying import carried_by, without_carried
from assistant.conversation.counterparts import PREPOSITION, case_of
from assistant.conversation.swaps import names_body
from assistant.language.question_words import QUESTION, VERB_ASKS
from assistant.language.words import fold, without_end
from assistant.names.countries import read_countries, read_regions
from assistant.question.reading import Reading
from ingest.types import Language

_WHAT = r"(?P<what>[^\W\d](?:[\w'’-]| (?!(?:and|or|ja|tai|vai)\b)){1,40}?)"
# "Käykö Kiina?", "Is Asia OK?": whether something will do, said of nothing else.
_FITS = {
    "fi": re.compile(
        rf"(?:käy(?:kö|ks)|kelpaa(?:ko|ks)|sopii(?:ko|ks)|passaa(?:ko|ks)|onnistuu(?:ko|ks))(?: myös)? {_WHAT}"
        r"(?: myös| mukaan| kans(?:sa)?)?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"(?:(?:is|are) {_WHAT} "
        r"(?:ok|okay|fine|allowed|possible|eligible|accepted|alright|included|too)|"
        rf"(?:will|would|does|do|could|can) {_WHAT.replace('what', 'doer')} (?:do|count|qualify|work|"
        r"be (?:ok|okay|fine|possible|allowed|accepted|included))(?: too| as well)?)",
        re.IGNORECASE,
    ),
}
_POINTS = re.compile(
    r"(?:it|that|this|they|those|these|he|she|we|i|you|one|ours|there|se|ne|tama|tuo|han|he|me|nain|niin|sellai\w+)\b"
)
_MODAL = r"(?P<modal>can|could|may|might|must|should|will|would)"
_WHO = re.compile(
    rf"\W*(?:who|(?:which|what) (?:kinds? of |sorts? of )?[a-z]+(?: [a-z]+)?) {_MODAL} (?P<rest>[^?,;]+)", re.IGNORECASE
)
_WHERE = re.compile(
    rf"\W*(?:where|(?:(?:to|in|from) )?(?:which|what) (?:countries|regions|areas|places)) {_MODAL} (?P<rest>[^?,;]+)",
    re.IGNORECASE,
)
_MAY_FI = r"(?P<modal>voi|voivat|saa|saavat|pääsee|pääsevät)"
_WHO_FI = re.compile(
    rf"\W*(?:kuka|ketkä|mikä \w+|mitkä \w+|millai(?:nen|set) \w+) {_MAY_FI}(?: muuten| siis)? (?P<rest>[^?,;]+)",
    re.IGNORECASE,
)
_WHERE_FI = re.compile(
    r"\W*(?P<case>mihin|minne|missä|mistä|mille|millä)(?: (?:mai|alue|paik|val?tio|kohte)\w+)?"
    rf" (?P<subject>[^?,;]*?) ?\b{_MAY_FI} (?P<rest>[^?,;]+)",
    re.IGNORECASE,
)
_ASKING = {"vo": ("Voiko", "Voivatko"), "sa": ("Saako", "Saavatko"), "pä": ("Pääseekö", "Pääsevätkö")}
_ARE = re.compile(
    r"\W*(?:which|what) (?:countries|regions|areas|places) (?:is|are) (?P<rest>(?!the\b|in\b)[^?,;]+)", re.IGNORECASE
)
_ARE_FI = re.compile(r"\W*mi(?:kä|tkä) (?:maa|maat|alue|alueet|valtiot?) (?:on|ovat) (?P<rest>[^?,;]+)", re.IGNORECASE)
_WHERE_DO = re.compile(r"\W*where (?P<modal>do|does|are|is) (?P<rest>[^?,;]+)", re.IGNORECASE)
_WHERE_DO_FI = re.compile(
    r"\W*missä(?: mai\w+| aluei\w+)? (?P<subject>[^?,;]+) (?P<verb>\w{3,}(?:vat|vät)|toimii|on|ovat)", re.IGNORECASE
)
_APPLIES = re.compile(r"\b(?:applicant|hakij)")
_BACK = re.compile(r"[aouAOU]")
# What is asked of a matter, and nobody who may do it.
_VALUE = re.compile(
    r"(?!\w*(?:[bcdfghjklmnpqrstv]|ohja)ajat$|rehtor)"  # "opettajat" are no times, "rehtori" no "ehto"
    r"\w*(?:raha|tuki|tuen|aika|ajat|summa|maara|kesto|paiva|hinta|maksu|budjetti|lomake|ehdot|ehto|kriteeri|ohje|opas|osuus|"
    r"tilaisuus|info|haku|hakemus|kulut|kustannukset|liite|liitteet|raportti|arvio|koulutus|kurssi|jakso|paikka|osoite)\w{0,3}|"
    r"(?:grant|amount|money|sum|deadline|date|day|time|duration|length|budget|form|fee|price|cost|support|criterion|criteria|"
    r"rule|condition|document|annex|report|application|session|course|period|place|address|percentage|share|rest|maximum|"
    r"minimum|limit|call|guide|help|advice|contact|number|aim|priority|topic)(?:e?s)?"
)
_ASKS = re.compile(rf"^{QUESTION}{VERB_ASKS}")
_MOST_WORDS = 4


def fits(text: str, language: Language) -> str:
    """What is asked to do, "Kiina" of "Käykö Kiina?"; empty for other questions, and for those about "it"."""
    found = _FITS[language].fullmatch(without_end(text).strip())
    if found is None:
        return ""
    what = next(one for one in found.groups() if one)
    return "" if len(what.split()) > _MOST_WORDS or _POINTS.match(fold(what)) else what


def ask_of_instance(text: str, earlier: Reading, *, opened: bool) -> str | None:
    """The open question before as a yes-or-no question of what a follow-up names; None where it is no instance.

    `opened` says whether the follow-up began with "what about", "entä" or the like.
    """
    language = earlier.language
    what = fits(text, language) or (named_alone(text, language) if opened else "")
    if not what:
        return None
    whole, carried = without_carried(earlier.text), carried_by(earlier.text)
    whole = without_end(whole)
    asked = _english(whole, what) if language == "en" else _finnish(whole, what)
    if asked is None:
        return None
    return f"{asked} ({carried})?" if carried else f"{asked}?"


def asks_openly(text: str) -> bool:
    """True for a question that a name alone may follow: "Who can apply?" and then "Companies?"."""
    return any(pattern.match(without_end(text)) for pattern in (_WHO, _WHERE, _WHO_FI, _WHERE_FI, _WHERE_DO, _ARE_FI))


def as_applicant(text: str, earlier: Reading) -> str:
    """ "Käykö lukio?" after a question about an action as a whole: "Voiko lukio hakea?"; other texts as they are."""
    what = fits(text, earlier.language)
    body = names_body(what, earlier.language) if what else False
    if not body or not (earlier.main in ("definition", "open", "who") or _APPLIES.search(fold(earlier.text))):
        return text
    return f"Voiko {what} hakea?" if earlier.language == "fi" else f"Can {what} apply?"


def named_alone(text: str, language: Language) -> str:
    """A follow-up that is a name alone, of a few words and no case."""
    what = without_end(text).strip()
    if not what or len(what.split()) > _MOST_WORDS or re.search(r"[\d,;:()?]", what) or _POINTS.match(fold(what)):
        return ""
    if (
        _ASKS.match(fold(what))
        or _VALUE.fullmatch(fold(what.split()[-1]))
        or (PREPOSITION.match(what) and not _is_place(what))
    ):
        return ""
    return what


def _is_place(what: str) -> bool:
    return bool(read_countries(what) or read_regions(what) or read_regions(f"in {what}") or read_regions(_in(what)))


def _english(whole: str, what: str) -> str | None:
    place = _is_place(what)
    found = _WHERE.match(whole) if place else None
    if found is not None:
        bare = PREPOSITION.match(what) is not None
        subject = re.match(r"(?:which|what) ", whole, re.IGNORECASE)
        if subject is None or not re.match(r"(?:be|take|join|apply|participate|host)\b", found["rest"]):
            return f"{found['modal'].capitalize()} {found['rest'].strip()} {'' if bare else 'in '}{what}"
    found = (_WHERE_DO.match(whole) or _ARE.match(whole)) if place else None
    if found is not None:
        if found.re is _ARE:
            return None if PREPOSITION.match(what) else f"Is {what} {found['rest'].strip()}"
        return f"{found['modal'].capitalize()} {found['rest'].strip()} {'' if PREPOSITION.match(what) else 'in '}{what}"
    found = _WHO.match(whole)
    if found is None or PREPOSITION.match(what) or (not place and not whole.lower().startswith("who ")):
        return None
    return f"{found['modal'].capitalize()} {_inside(what)} {found['rest'].strip()}"


def _finnish(whole: str, what: str) -> str | None:
    case = case_of(what.split()[-1])
    found = _WHERE_FI.match(whole) if _is_place(what) else None
    if found is not None:
        placed = what if case else _cased(what, found["case"].lower())
        words = (
            _asking(found["modal"], several=found["modal"].endswith("t")),
            found["subject"].strip(),
            found["rest"].strip(),
            placed,
        )
        return " ".join(word for word in words if word)
    if _is_place(what):
        found = _ARE_FI.match(whole)
        if found is not None and not case:
            return f"Onko {what} {found['rest'].strip()}"
        found = _WHERE_DO_FI.fullmatch(whole)
        if found is not None:
            verb = found["verb"]
            asking = f"{verb[:1].upper()}{verb[1:]}{'ko' if _BACK.search(verb) else 'kö'}"
            return f"{asking} {found['subject'].strip()} {what if case else _cased(what, 'missä')}"
    found = _WHO_FI.match(whole)
    place = re.match(r"\W*mi(?:kä|tkä) (?:maa|maat|alue|alueet|valtio\w*)\b", whole, re.IGNORECASE)
    if found is None or case or (place is not None) != _is_place(what):
        return None
    several = what.endswith("t")
    return f"{_asking(found['modal'], several=several)} {_inside(what)} {found['rest'].strip()}"


def _inside(what: str) -> str:
    """A name as it stands inside a sentence."""
    return what if _is_place(what) or not what[1:].islower() else f"{what[:1].lower()}{what[1:]}"


def _asking(modal: str, *, several: bool = False) -> str:
    """ "voi" as it asks: of one, or of several."""
    return _ASKING[modal.lower()[:2]][several]


def _in(name: str) -> str:
    return _cased(name, "missä")


def _cased(name: str, asked: str) -> str:
    """A place's Finnish name in the case of a question word: "Kiina" after "mihin" is "Kiinaan"."""
    last = name[-1:]
    if last.lower() not in "aeiouyäö":
        name, last = f"{name}i", "i"
    if asked in ("mihin", "minne", "mille"):
        return f"{name}{last}n"
    weak = f"{name[:-2]}{last}" if re.search(r"(?:kk|pp|tt).$", name) else name
    end = "st" if asked == "mistä" else "ss"
    return f"{weak}{end}{'a' if _BACK.search(weak) else 'ä'}"
