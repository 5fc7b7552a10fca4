"""Which link a statement stands for, and what one follows, joins or orders: a newsletter, a mailing list, a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.words import fold, likeness, split_words
from assistant.passages.traits import LINK, MAIL, is_link
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found, Searcher, put_first

# Says to go to a page, whose link then stands beside it.
_VERBS = (
    r"(?:liity|liittykaa|tilaa|tilatkaa|seuraa|seuratkaa|lue|lukekaa|katso|katsokaa|tutustu|tutustukaa|ilmoittaudu|"
    r"ilmoittautukaa|lataa|ladatkaa|tayta|tayttakaa|rekisteroidy|kirjaudu|kirjautukaa|hae|avaa|kay|"
    r"join|subscribe|sign up|follow|read|see|visit|register|download|fill in|log in|open|order|check)"
)
_GO_THERE = re.compile(rf"\W*{_VERBS}\b")
_GO_SOMEWHERE = re.compile(rf"(?:^|[.?!] )\W*{_VERBS}\b")
# What people keep in touch by, however they call it: how questions and guides name each.
_CHANNELS = tuple(
    re.compile(rf"\b(?:{names})")
    for names in (
        r"\w*(?:uutiskirje|asiakaskirje|tiedotekirje|newsletter)\w*|news ?letter\w*|(?:e-)?bulletin\w*",
        r"\w*(?:sahkopostilist|postituslist|postilist|maililist|meililist)\w*|(?:mailing|e-?mail|distribution|"
        r"post) lists?\b",
        r"\w*(?:yhteydenottolom|palautelom)\w*|(?:contact|enquiry|inquiry) forms?\b",
        r"linked ?in\w*",
        r"facebook\w*|\bfb\b",
        r"instagram\w*|insta\w*",
        r"youtube\w*",
        r"twitter\w*",
    )
)
_SOCIAL = re.compile(
    r"\bsome(?:ssa|ssakin|sta|en|kanav\w+|tile\w+|tili\w*)\b|\bsosiaali\w+ media\w+|"
    r"\bsocial (?:media|channels?|networks?)\b"
)
_SOCIAL_FROM = 3  # the channels from this one on are social media
_TO_IT = re.compile(
    r"\b(?:miten|kuinka|how|mista|missa|mika on|mihin|minne|where|what(?: is|.s)|which|link\w*|osoite\w*|"
    r"osoittee\w*|sivu\w*|page|address|url|"
    r"tilaa\w*|tilata|tilaan|liitty\w*|liityn|seurata|seuraan|subscribe|sign up|join|follow|get|"
    r"onko (?:teilla|teil|olemassa|\w+lla)|onks|oletteko|ootteko|do you have|is there|are you)\b"
)
_ELSE = re.compile(
    r"\b(?:when|how often|how many|how much|who|whom|why|what does|what is in|contain\w*|say|says|tell\w*|cost\w*|"
    r"milloin|kuinka usein|kuinka monta|montako|paljonko|kuka|kenelle|miksi|mita \w+ (?:kerrotaan|on)|"
    r"sisalta\w*|kerrotaan mita|"
    r"maksaa|ilmesty\w*|unsubscribe|poistua|peru\w+)\b"
)
_SAME = 0.9
_NEAR = 5  # so many of the best candidates may be the link that is meant
_TELLING = 6  # letters of a word that may tell links apart


def leads_to_link(reading: Reading, unit: Unit) -> bool:
    """True where a link beside a unit belongs to the answer: for a place, and for how where it says "Join our list"."""
    if reading.asks_for("place"):
        return True
    asks_how = reading.asks_for("open", "contact") and not reading.asks_for("whether", "comparison")
    return asks_how and not unit.is_list and _GO_THERE.match(fold(unit.text)) is not None


def link_beside(unit: Unit, section: Sequence[Unit]) -> Unit | None:
    """The address that a unit without one stands for: the link right after it, the one in its place, or of its words.

    Exports of decks put a slide's links at its end, in the order of what stands for them. "Follow us on LinkedIn"
    stands for the one that has "linkedin".
    """
    if LINK.search(unit.text):
        return None
    links = [other for other in section if not other.is_list and is_link(other.text)]
    placed = _in_its_place(unit, section, links)
    if placed is not None:
        return placed
    at = {link.members[0]: link for link in links}
    after = unit.members[-1] + 1
    if after in at and after + 1 not in at:
        return at[after]
    words = {w for w in split_words(_GO_SOMEWHERE.sub(" ", fold(unit.text))) if len(w) >= _TELLING}
    alike = [link for link in links if words & set(re.split(r"[\W_]+", fold(link.text)))]
    told = {link.text: link for link in alike}
    return next(iter(told.values())) if len(told) == 1 else at.get(after)


def _in_its_place(unit: Unit, section: Sequence[Unit], links: Sequence[Unit]) -> Unit | None:
    """The link at a section's end that has the unit's place, where as many statements say to go somewhere."""
    going = [u for u in section if _goes_somewhere(u)]
    last = max((u.members[-1] for u in going), default=0)
    at_end = list({link.text: link for link in links if link.members[0] > last}.values())
    if unit.is_list or len(going) != len(at_end):
        return None
    return next((link for one, link in zip(going, at_end, strict=True) if one.members == unit.members), None)


def _goes_somewhere(unit: Unit) -> bool:
    if unit.is_list or unit.is_heading or is_link(unit.text) or MAIL.search(unit.text):
        return False
    return _GO_SOMEWHERE.search(fold(unit.text)) is not None


def prefer_named_link(reading: Reading, found: Found, searcher: Searcher) -> Found:
    """Put first the link beside the best one that stands under another word for what is asked: "figures"."""
    best = found.units[found.order[0]]
    if not reading.asks_for("place", "contact") or reading.asks_for("whether") or not LINK.search(best.text):
        return found
    for one in searcher.called_otherwise(reading):
        if _has(best, one.said) or _has(best, split_words(one.name)):
            continue
        near = (k for k in found.order[1:_NEAR] if found.units[k].section == best.section)
        named = (k for k in near if _has(found.units[k], split_words(one.name)) and LINK.search(found.units[k].text))
        k = next((k for k in named if not found.units[k].is_list), None)
        if k is not None:
            return put_first(found, k)
    return found


def _has(unit: Unit, words: Sequence[str]) -> bool:
    told = split_words(LINK.sub(" ", unit.text))
    return all(any(likeness(word, held, unit.language) >= _SAME for held in told) for word in words)


def find_channel(reading: Reading, found: Found, searcher: Searcher) -> tuple[Unit, ...]:
    """What says to join, follow or order the channel that is asked for, with its link; nothing where none is."""
    text = fold(asking_sentence(reading.text))
    asked = [k for k, channel in enumerate(_CHANNELS) if channel.search(text)]
    if not asked and _SOCIAL.search(text):
        asked = list(range(_SOCIAL_FROM, len(_CHANNELS)))
    if not asked or found.foreign or _ELSE.search(text) or not _TO_IT.search(text):
        return ()
    named = [u for u in (found.units[k] for k in found.order) if _names(u, asked)]
    going = next((u for u in named if _goes_somewhere(u)), None)
    if going is None:
        return tuple(u for u in named if is_link(u.text))[:1]
    link = link_beside(going, searcher.in_section(going.section))
    return (going,) if link is None else (going, link)


def _names(unit: Unit, channels: Sequence[int]) -> bool:
    told = fold(unit.text)
    return not unit.is_list and not unit.is_heading and any(_CHANNELS[k].search(told) for k in channels)
