"""Follow-ups: what a question leaves out is filled in from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.conversation.antecedents import place_told
from assistant.conversation.carrying import (
    asks_bare,
    asks_which,
    carried_by,
    compared_things,
    introduced,
    name_value,
    narrowing,
    other_thing,
    without_carried,
)
from assistant.conversation.continuations import ask_on, goes_on
from assistant.conversation.corrections import read_correction
from assistant.conversation.counterparts import PREPOSITION
from assistant.conversation.instances import as_applicant, fits
from assistant.conversation.leads import Message, mentions, says_back, split_message
from assistant.conversation.new_cases import ask_anew, means_another, means_beyond
from assistant.conversation.other_numbers import states_number, with_numbers
from assistant.conversation.own_cases import ends_in_verdict, is_fragment, is_word_after, tells_own_case, with_counted
from assistant.conversation.placing import leans_on, place_thing
from assistant.conversation.putting_right import put_right
from assistant.conversation.referents import newly_asked, place_referent
from assistant.conversation.replacements import says
from assistant.conversation.stand_ins import ask_of_other, lacks_other, without_one
from assistant.conversation.told import leans_on_told, statement_of, told_before
from assistant.conversation.topic_swaps import (
    OPENER,
    as_shown,
    as_written,
    capital,
    find_beside,
    is_condition,
    names_it,
    names_topic,
    only_narrows,
    swap_phrase,
    swap_topic,
    swap_year,
    take_beside,
)
from assistant.language.occasions import name_session
from assistant.language.words import fold, split_words, without_end
from assistant.message.smalltalk import find_smalltalk
from assistant.names.terms import TermBook
from assistant.question.cues import Ask
from assistant.question.reading import Reading, asking_sentence, is_cue, read_question
from assistant.question.things import all_phrases, joined, phrases_of
from ingest.types import Language

_POINTER = re.compile(
    r"\b(?:se|sen|sita|siita|siihen|sille|silla|siina|siella|sinne|sielta|siihenkin|siinakin|ne|niiden|"
    r"niita|niista|niihin|niille|niissa|niilla|"
    r"tuo|tuon|tuohon|tuosta|siitahan|it|its|that|this|those|these|they|them|their|there|one|same|sama|"
    r"samaan|samalla|samassa|silloin|han|hanen|hanet|hanta|hanelle|hanesta|hanella|hanelta|heidat|heita|heille|heista|"
    r"he|she|him|(?:sellai|semmoi|tallai)\w+|such)\b"
)
# "It's 300 km to the school": that "it" stands for nothing.
_STANDS_FOR_NOTHING = re.compile(
    r"\bit(?:.s|s| is| takes| will take) (?:about |around |only |just |some |roughly |over |almost )?"
    r"(?:\d[\d ,.]* ?(?:km|kilomet\w+|miles?|metres?|hours?|days?)\b|"
    r"a (?:long|short) (?:way|trip|journey|drive)\b|far\b)"
)
_PERSON = re.compile(r"\b(?:han|hanen|hanet|hanta|hanelle|hanesta|hanella|hanelta|he|she|him|her)\b")
# "From which regions, then?", "Ehdinkö vielä?"
_CLOSER = re.compile(r",?\s+(?:then|sitten|sit|siis)(?=\s*[?.!]*$)", re.IGNORECASE)
_WHAT_IF = re.compile(r"^(?:what|mitäs?|mitä sitten) (?=(?:if|jos)\b)", re.IGNORECASE)
# A yes or no that is about whatever is spoken of: "Do we still make it?", "Täytyykö yritys olla mukana?"
_ASKS_ON = re.compile(
    r"^(?:\S+k[oa]?s?|is|are|can|could|may|must|do|does|am|will) .*"
    r"\b(?:viela|still|in time|too late|myohassa|mukana|mukaan|join|take part|involved)\b|^ehdi\w+"
)
# "Can they do that?" asks the question before it again.
_DO_THAT = re.compile(
    r"(?:can|could|may|do|does|must|should|will|would) (?:they|it|he|she|we|i|you|one) (?:also )?"
    r"do (?:that|so|it|this)(?: too)?|"
    r"(?:voiko|voivatko|saako|saavatko) (?:se|ne|he|hän)(?: myös)? (?:tehdä (?:sen|niin|sitä)|(?:sen|niin|sitä) tehdä)",
    re.IGNORECASE,
)
_INVOLVED = re.compile(
    r"ke(?:ta|ita|nen)|mukana|mukaan|lahte\w+|tule\w*|tulla|osallist\w+|tarvit\w+|vaadit\w+|along|present|involved|in|part|participate|join|"
    r"come|included|needed|required|there"
)
_SHORT = 6
_MEASURES: tuple[Ask, ...] = ("amount", "duration", "deadline", "share")
_TURNS = 8
_STANDS_ALONE = 2  # things that a question names so that it needs no topic from before a "next"
_MOST_CHARS = 4000  # a longer turn is no question to lean on


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands by itself, and its reading. `lost` where it is about another thing, not said which."""

    text: str
    reading: Reading
    leans: bool
    lost: bool = False


def resolve(question: str, history: Sequence[str], language: Language, book: TermBook) -> Resolved:
    """The question with its topic, and what it asks, taken from the latest turn that has them.

    What a message says before its question (`assistant.conversation.leads`) is left out; a thing that it goes back
    to is the topic.
    """
    if history and ends_in_verdict(question):
        return _complete(place_told(question.strip(), language, book), history, language, book)
    message = split_message(question.strip(), history, lambda words: _names_scope(words, book))
    righted = None if says_back(message, question) else _put_right(question.strip(), history, language, book)
    if righted is not None:
        return Resolved(righted, read_question(righted, language, book), True)
    if not message.led:
        told = told_before(question, history)
        if told and OPENER.match(question) is None:
            own, said = (read_question(text, language, book) for text in (question, told))
            if leans_on_told(own, said, named=names_topic(own) or names_topic(said)):
                return _joined(told, question, language, book)
        return _complete(place_told(message.question, language, book), history, language, book)
    if message.first:
        return _complete(message.question, history[:1], language, book)
    reading = read_question(message.question, language, book)
    alone = names_topic(reading) or len(reading.items) >= (1 if message.other else _STANDS_ALONE)
    topical, leans = _names_scope(message.thing, book), leans_on(message.question)
    if message.thing and (message.back or (topical and (leans or not alone))):
        return _go_back(message, history, language, book)
    if message.thing and leans and not topical:
        placed = place_thing(message.question, message.thing, language)
        return _complete(placed, () if message.other else history, language, book)
    if alone:
        return Resolved(message.question, reading, False)
    return _complete(message.question, history, language, book)


def _go_back(message: Message, history: Sequence[str], language: Language, book: TermBook) -> Resolved:
    """The question about the thing that its message goes back to, with the topic of the turn that had it."""
    text = OPENER.sub("", message.question).strip() or message.question
    own = read_question(text, language, book)
    compared = _compare(text, [message.thing], language, book) if asks_which(text, own) else None
    if compared is not None:
        return compared
    if not names_topic(own):
        thing = message.thing
        turns = mentions(history, thing)
        if turns and not _names_scope(thing, book):
            told = statement_of(turns[-1])
            if told and mentions([told], thing):
                return _joined(told, text, language, book)
            before = history[: list(history).index(turns[-1])]
            topic = _scopes_of(resolve(turns[-1], before, language, book).reading)
            text = place_thing(text, thing, language)
            thing = topic
        text = place_thing(text, thing, language)
        own = read_question(text, language, book)
    return Resolved(text, own, True)


def _joined(told: str, question: str, language: Language, book: TermBook) -> Resolved:
    """What was said before, and the question that leans on it, as one message."""
    text = f"{told.rstrip('. ')}. {capital(question)}"
    return Resolved(text, read_question(text, language, book), True)


def _names_scope(words: str, book: TermBook) -> bool:
    return any(book.is_scope(mention.term) for mention in book.link(words))


def _scopes_of(reading: Reading) -> str:
    """The topics that a question names, as they are written in it; empty where it names none."""
    names = [item.text for item in reading.items if item.term in reading.scopes]
    return ", ".join(dict.fromkeys(as_shown(as_written(reading.text, name)) for name in names))


def _complete(question: str, history: Sequence[str], language: Language, book: TermBook) -> Resolved:
    """A question without anything before it, completed from the turns before."""
    question = name_session(question, history[-1]) if history else question
    own = read_question(question, language, book)
    again = _with_numbers(question, own, history, language, book) if history else None
    if again is not None:
        return Resolved(again, read_question(again, language, book), True)
    word = bool(history) and not names_topic(own) and is_word_after(question, history[-1])
    if not history or not (word or leans_on_history(question, own)):
        return Resolved(question, own, False)
    text = OPENER.sub("", OPENER.sub("", question)).strip() or question
    text = _WHAT_IF.sub("", _CLOSER.sub("", text))
    turns = _telling_turns(history)
    if not turns:
        return Resolved(text, read_question(text, language, book), True)
    compared = _compare(text, turns, language, book) if asks_which(text, own) else None
    if compared is not None:
        return compared
    resolved, readings = _readings_of(turns, language, book)
    if (resolved.lost and not names_topic(own)) or means_beyond(text):
        return Resolved(text, read_question(text, language, book), True, lost=True)
    topic, earlier = _last_topic(resolved, readings, own, text)
    asked_on = ask_on(question, text, own, earlier, book)
    if asked_on is not None:
        return Resolved(asked_on, read_question(asked_on, language, book), True)
    if means_another(text):
        other = other_thing(readings)
        if not other:
            return Resolved(text, read_question(text, language, book), True, lost=True)
        text = as_shown(other)
        own = read_question(text, language, book)
    anew = None if names_topic(own) else ask_anew(question, text, earlier)
    if names_topic(own):
        text = without_one(text, language)
    elif anew is None:
        anew = ask_of_other(text, earlier, book)
    if anew is None and (lacks_other(text, earlier, book) if not names_topic(own) else False):
        return Resolved(text, own, True, lost=True)
    if anew is not None:
        return Resolved(anew, read_question(anew, language, book), True)
    text = as_applicant(text, earlier)
    text = with_counted(text, earlier) if tells_own_case(question, own) else text
    named = name_value(text, earlier.asks, language)
    if named != text and topic:
        named = f"{without_end(named)} ({topic})?"
        return Resolved(named, read_question(named, language, book), True)
    beside = None if names_topic(own) or names_it(text) else find_beside(own, earlier, book)
    if _DO_THAT.fullmatch(without_end(text)):
        merged = earlier.text
    elif beside is not None:
        merged = take_beside(text, *beside, earlier, book)
    elif own.asks and not names_topic(own) and own.organisations - earlier.organisations:
        merged = text
    elif names_topic(own):
        merged = swap_topic(text, own, earlier, book)
    elif own.years and not own.asks:
        merged = swap_year(text, own, earlier)
    elif is_condition(text) or only_narrows(question, read_question(text, language, book)):
        merged = swap_phrase(text, earlier)
    else:
        last = without_carried(earlier.text)
        thing = newly_asked(asking_sentence(last), text, language)
        thing = "" if _names_scope(thing, book) else thing
        merged = place_referent(text, thing, topic, language) if thing or topic else text
    return Resolved(merged, read_question(merged, language, book), True)


def _telling_turns(history: Sequence[str]) -> list[str]:
    turns = [turn for turn in history[-_TURNS:] if turn.strip() and len(turn) <= _MOST_CHARS]
    return [turn for turn in turns if find_smalltalk(turn) is None]


def _put_right(message: str, history: Sequence[str], language: Language, book: TermBook) -> str | None:
    """The earlier question as a message puts it right; None where it is no correction."""
    correction = read_correction(message) if history else None
    turns = _telling_turns(history) if correction is not None else []
    if correction is None or not turns:
        return None
    meant = correction.question or correction.new
    resolved, readings = _readings_of(turns, language, book)
    topic, earlier = _last_topic(resolved, readings, read_question(meant, language, book), meant)
    if not correction.sure and not says(earlier.text, correction.old, language):
        return None
    return put_right(correction, topic, earlier, book)


def leans_on_history(question: str, reading: Reading) -> bool:
    """True where a question cannot be understood alone.

    It begins like a follow-up, points back with a pronoun while naming no topic, or is a short question
    that names no topic or asks nothing.
    """
    words = split_words(question)
    topic = names_topic(reading)
    if OPENER.match(question) and len(words) <= 14:
        return not topic or not reading.asks or len(words) <= _SHORT
    if not topic and points_back(question):
        return True
    if asks_which(question, reading) or tells_own_case(question, reading):
        return True
    if goes_on(question, reading):
        return True
    if not topic and is_fragment(question):
        return True
    closes = _CLOSER.search(question) is not None
    if closes and (not topic or not reading.asks or PREPOSITION.match(question)):
        return True
    asked = asking_sentence(question)
    if not topic and reading.asks_for("who") and len(words) <= _SHORT and _only_involves(reading):
        return True
    if not topic and len(split_words(asked)) <= _SHORT and _ASKS_ON.search(fold(asked)):
        return True
    return len(words) <= _SHORT and not topic and (bool(reading.expects) or not reading.items or asks_bare(question))


def points_back(question: str) -> bool:
    """True for a question with a pronoun for something said before."""
    return _POINTER.search(_STANDS_FOR_NOTHING.sub(" ", fold(question))) is not None


def _only_involves(reading: Reading) -> bool:
    """True for "who must be along?": it names nothing but that somebody takes part, in something spoken of before."""
    return bool(reading.items) and all(_INVOLVED.fullmatch(item.text) for item in reading.items)


def _compare(text: str, turns: Sequence[str], language: Language, book: TermBook) -> Resolved | None:
    """A question that compares, with the two things that the turns before it were about."""
    readings = _readings_of(turns, language, book)[1]
    things = compared_things(readings)
    if things is None:
        return None
    shown = [as_shown(as_written(" ".join(r.text for r in readings), thing)) for thing in things]
    between = "or" if language == "en" else "vai"
    text = f"{capital(without_end(text))}, {shown[0]} {between} {shown[1]}?"
    return Resolved(text, read_question(text, language, book), True)


def _readings_of(turns: Sequence[str], language: Language, book: TermBook) -> tuple[Resolved, list[Reading]]:
    """The last turn with what it leaned on, and the readings of all turns, latest first."""
    resolved = resolve(turns[-1], turns[:-1], language, book)
    return resolved, [resolved.reading, *(read_question(turn, language, book) for turn in reversed(turns[:-1]))]


def _with_numbers(
    question: str, own: Reading, history: Sequence[str], language: Language, book: TermBook
) -> str | None:
    """The yes/no question of the last turn with the numbers of this one; None where that is not what is asked."""
    if names_topic(own) or len(history[-1]) > _MOST_CHARS or not states_number(question, language):
        return None
    earlier = resolve(history[-1], history[-_TURNS:-1], language, book).reading
    what = fits(question, language)
    question = f"{'and' if language == 'en' else 'entä'} {what}" if what else question
    return with_numbers(question, earlier.text, language) if earlier.asks_for("whether") else None


def _last_topic(resolved: Resolved, readings: Sequence[Reading], own: Reading, text: str) -> tuple[str, Reading]:
    """The topic of the latest turn that names one, as it was named, and the reading of the last turn.

    A last turn that was itself a follow-up is read with what it leaned on. A question that names nothing of its own
    is about all that the last turn spoke of, and so is one after "Is there an info day?".
    """
    last, body, language = resolved.reading, without_carried(resolved.text), resolved.reading.language
    inherited = carried_by(resolved.text) if resolved.leans else ""
    part = introduced(body) or (asking_sentence(body) if asks_bare(text) else "")
    phrases = [] if asks_bare(body) else phrases_of(part, language, () if introduced(body) else last.asks)
    if inherited and (_PERSON.search(fold(text)) or (asks_bare(body) and asks_bare(text))):
        return inherited, last
    named = next((reading for reading in readings if names_topic(reading)), None)
    if named is None:
        if inherited:  # what the first of several follow-ups leaned on, without what each asked of it
            return joined([inherited], phrases, language), last
        return joined(
            [], phrases or all_phrases(readings, pointed=_POINTER.search(fold(text)) is not None), language
        ), last
    names = [i.text for i in named.items if i.term in named.scopes or i.term in named.uncovered]
    shown = [as_shown(as_written(named.text, name)) for name in names]
    names = list(dict.fromkeys([*shown, *named.unknown_codes]))
    if phrases:
        phrases = [one for one in phrases if not all(is_cue(word, _MEASURES) for word in split_words(one))]
    if phrases:
        return joined([inherited] if inherited else names, phrases, language), last
    narrow = narrowing(named, own)
    return ", ".join([*names[:-1], f"{names[-1]} {narrow}".strip()] if names else names), last
