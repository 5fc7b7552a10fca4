"""What a grant pays for: the sentence that names the costs it covers, in whatever everyday words one asks for it.

"Mitä kuluja apuraha kattaa?" and "Mitkä menot korvataan?" ask for "avustuksella tuetaan matka- ja majoituskuluja"; "is
everything paid?" asks for the share of the costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.stopwords import is_common, load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.names.countries import read_countries
from assistant.passages.traits import NOT
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found, Searcher
from assistant.selection.cost_kinds import is_kind_among

_COST = (
    r"(?:costs?|expenses?|expenditures?|outlays?|spending|kulu(?:t|ja|jen|ista|ihin|i|a|n)?|kustannu\w+|"
    r"meno(?:t|ja|jen|ista|ihin))"
)
_MONEY = (
    r"(?:grants?|funding|money|support|subsid\w+|(?:\w+-)?(?:apuraha|avustu|stipendi|rahoitu)\w*|"
    r"(?:\w+-)?tu(?:ki|en|ella|kea|esta|keen)|"
    r"(?:\w+-)?raha(?:t|a|an|n|lla|sta|oja|oista|oilla)?)"
)
_PAYS = (
    r"(?:cover\w*|pay|pays|paid|reimburs\w*|refund\w*|compensat\w*|funded|financed|supported|"
    r"kattaa\w*|kattav\w*|kate(?:taan|ttu|ttav)\w*|kata|korva(?:a|an|avat|ta|ttu)\w*|makse(?:taan|ta|ttu)\w*|"
    r"maksaa\w*|maksava\w*|maksettua|"
    r"kustan(?:taa|netaan|ne)\w*|tuetaan\w*|tukee(?!n)\w*|rahoit(?:taa|etaan)\w*|"
    r"eligible|tukikelpoi\w+|used|spent|spend|kayt(?:taa|etaan)\w*|meant|intended|tarkoitettu\w*)"
)
_ALL = (
    r"(?:all|every|everything|full|fully|entire(?:ly)?|whole|kaikki|kaiken|kaikkia|koko|kokonaan|taysin|"
    r"taysimaarais\w+)"
)
_PEOPLE = (
    r"(?:participants?|students?|learners?|our|my|me|us|opiskelij\w+|osallistuj\w+|lahtij\w+|multa|mulle|"
    r"minulle|meille)"
)
_ASKS_WHAT = re.compile(
    r"^\W*(?:(?:ja|entas?|and|so|well|no)\W+)?(?:what|which|mita|mihin|mitka|millais\w+|minkalais\w+)\b"
)
_ASKS_WHO = re.compile(r"^\W*(?:who|kuka|mika taho)\b")
_ELSE = re.compile(
    r"\b(?:how (?:much|many|big|large|long)|paljon\w*|kuinka|montako|summa\w*|per ?cent\w*|share|part|osa|osan|"
    r"osuu\w+|not|cannot|"
    r"ei|eivat|if|jos|when|milloin|koska|before|after|ennen|jalkeen)\b"
)
_GETS = re.compile(
    r"\bsaa(?:ko|daanko|nko|mmeko)\b.*\b(?:rahaa|tukea|avustusta|apurahaa|rahoitusta)\b|"
    r"\bget (?:\w+ )?(?:money|funding|support|a grant) (?:for|towards)\b"
)
_IS_FOR = re.compile(
    rf"\bwhat(?: is|.s) (?:the |this )?(?:\w+ )?{_MONEY} for\W*$|"
    rf"\bwhat (?:does|do|will) (?:\S+ ){{0,6}}?go (?:on|to|towards|into|for)\W*$|"
    rf"\bmihin (?:\S+ ){{0,5}}?(?:menee|menevat|kuluu|kuluvat)\W*$"
)
_FREE = re.compile(r"\b(?:ilmai\w+|maksut\w+|free(?: of charge)?)\W*$")
_MENTIONS_MONEY = re.compile(rf"\b(?:{_MONEY}|{_COST})\b")
_PAID = re.compile(rf"\b{_PAYS}\b")
_WHOLE = re.compile(rf"\b{_ALL}\b")
_SAID = re.compile(
    rf"{_COST}|{_MONEY}|{_PAYS}|{_ALL}|{_PEOPLE}|types?|kinds?|sorts?|get|got|gets|given|go|goes|"
    r"abroad|overseas|there|ulkomai\w+|perilla|menee|menevat|kuluu|kuluvat|annettu|eri|erilai\w+|saa\w*|voi\w*|itse|ilmai\w+|maksut\w+|free|charge"
)
# "The grant supports travel, accommodation and living costs": several kinds of cost, and who bears them.
_TELLS = re.compile(
    r"\b(?:grants?|support|funding|subsidy|\w*avustu\w+|\w*apuraha\w*|\w*rahoitu\w+|\w*tu(?:ki|ella|en))\b"
    r"(?:(?!\b\d)[^.;:]){0,40}?"
    r"\b(?:supports?|covers?|pays?(?: for)?|reimburses?|contributes? (?:to|towards)|can be used for|is (?:for|"
    r"meant for|intended for)|"
    r"tuetaan|tukee|katetaan|kattaa|korvataan|korvaa|maksetaan|rahoitetaan|voi(?:daan)? (?:kayttaa|kattaa|maksaa))\b"
    r"(?P<what>[^.;]*(?:costs?|expenses|kulu\w*|kustannu\w+|meno\w*))"
)
_SEVERAL = re.compile(r",|\band\b|\bja\b|\bseka\b|- ")
OF_COSTS = re.compile(
    r"\bof (?:\w+ )?(?:\w+ )?(?:costs?|expenses)\b|\b(?:kuluista|kustannuksista|menoista|kustannusten|kulujen)\b"
)
_ADDED = re.compile(r"\([^()]+\)\W*$")
_COSTS_OF = re.compile(r"(?:kul(?:u|uja|ut|ujen|uihin|uista)|kustannu\w+|meno(?:t|ja|jen|ihin))$")
_SHORTEST = 4
_SAME = 0.9


def find_costs(reading: Reading, found: Found, searcher: Searcher) -> tuple[Unit, bool | None] | None:
    """The unit that says what the grant pays for, with yes or no where that is asked; None where no such thing is."""
    text = fold(asking_sentence(reading.text))
    paid = any(asked.search(text) for asked in (_PAID, _GETS, _IS_FOR, _FREE))
    if (
        found.foreign
        or not paid
        or _ELSE.search(text)
        or _heads_costs(found)
        or reading.asks_for("comparison", "deadline")
    ):
        return None
    told = told_costs(reading, found)
    if told is None:
        return None
    rest = list(_telling(reading, text, told))
    names_all = _WHOLE.search(text) is not None or _FREE.search(text) is not None
    named = all(_is_named(word, told, reading, searcher) for word in rest)
    if reading.asks_for("whether"):
        if names_all:
            share = share_of_costs(told, searcher) if named else None
            return None if share is None else (share, False)
        return (told, True) if rest and named else None
    if _ASKS_WHO.match(text):
        return (told, None) if rest and named else None
    asks_what = _ASKS_WHAT.match(text) and _MENTIONS_MONEY.search(f"{text} {_programme(reading, told)}")
    follows = named and _ADDED.search(text) is not None  # "Mitä apuraha kattaa (majoitus)?": what follows up is named
    return (told, None) if asks_what and (follows or not rest) else None


def told_costs(reading: Reading, found: Found) -> Unit | None:
    """The one sentence that names what is paid for, of the topic asked about; None where topics have each their own."""
    units = [found.units[k] for k in found.order if tells_costs(found.units[k])]
    own = [unit for unit in units if reading.scopes <= unit.scopes | unit.terms] if reading.scopes else units
    sections = {unit.section for unit in own}
    return own[0] if len(sections) == 1 else None


def _heads_costs(found: Found) -> bool:
    """True where the best candidate is a list of costs by its heading: "Accepted costs"."""
    best = found.units[found.order[0]]
    return best.is_list and any(re.search(rf"\b\w*{_COST}\b", fold(heading)) for heading in best.headings[-1:])


def tells_costs(unit: Unit) -> bool:
    """True for a statement that names several kinds of cost that a grant pays for."""
    if unit.is_list or unit.is_heading or NOT.search(fold(unit.text)):
        return False
    told = _TELLS.search(fold(unit.text))
    return told is not None and _SEVERAL.search(told["what"]) is not None


def _telling(reading: Reading, text: str, told: Unit) -> Iterator[str]:
    """The words that say what is paid for, beside those for paying, costs and grants."""
    common = load_stopwords("fi") | load_stopwords("en")
    topics = {word for item in reading.items if item.term in reading.scopes for word in split_words(item.text)}
    known = {*split_words(told.document.title), *topics}
    for word in split_words(text):
        if word in common or word in known or is_common(word, reading.language) or _SAID.fullmatch(word):
            continue
        if read_countries(word):  # a hotel in Berlin is a hotel
            continue
        if not any(likeness(word, one, reading.language) >= _SAME for one in known):
            yield word


def _programme(reading: Reading, told: Unit) -> str:
    """ "money" where the question names the programme by a word of the guide's title: "What does Erasmus+ pay?"."""
    titles = set(split_words(told.document.title))
    return "money" if titles.intersection(split_words(reading.text)) else ""


def _is_named(word: str, told: Unit, reading: Reading, searcher: Searcher) -> bool:
    """True where the statement has a word, its first part ("matkakulut" in "matka-"), or another word for it."""
    others = {w for one in searcher.called_otherwise(reading) if one.said == (word,) for w in split_words(one.name)}
    ways = {_bare(way) for way in (word, *others)}
    return is_kind_among(fold(word), map(fold, told.words)) or any(
        likeness(way, _bare(held), told.language) >= _SAME for way in ways for held in told.words
    )


def _bare(word: str) -> str:
    """What a compound of costs is for: "matka" of "matkakulut"."""
    own = _COSTS_OF.sub("", word)
    return own if len(own) >= _SHORTEST else word


def share_of_costs(told: Unit, searcher: Searcher) -> Unit | None:
    """The unit beside the statement that says what share of the costs is paid, where that is less than all."""
    for unit in searcher.in_section(told.section):
        shares = [value for value in unit.values if value.kind == "percentage"]
        if not unit.is_list and shares and OF_COSTS.search(fold(unit.text)):
            return None if any(float(str(value.key[0])) >= 100 for value in shares) else unit
    return None
