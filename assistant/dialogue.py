"""Follow-ups: what a question leaves out is filled in from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.carrying import (
    asks_bare,
    asks_for_day,
    asks_which,
    carried_by,
    compared_things,
    introduced,
    narrowing,
    without_carried,
)
from assistant.corrected_questions import ask_instead, ask_otherwise, only_points
from assistant.corrections import ASKING_WORD, Correction, read_correction
from assistant.counterparts import CONDITION, PREPOSITION, case_of, put_in_place, replace_counterpart
from assistant.cues import load_cues, patterns_of
from assistant.leads import Message, mentions, split_message
from assistant.other_numbers import states_number, with_numbers
from assistant.placing import leans_on, place_thing
from assistant.question import LONGEST_CUE, Reading, asking_sentence, read_question
from assistant.question_words import QUESTION
from assistant.replacements import replace_alike, replace_around, replace_last, replace_said, says
from assistant.smalltalk import find_smalltalk
from assistant.stopwords import is_common, load_stopwords
from assistant.swaps import swap_before_same, swap_doing, swap_people, swap_season
from assistant.terms import TermBook
from assistant.things import all_phrases, joined, phrases_of
from assistant.told import leans_on_told, statement_of, told_before
from assistant.words import fold, likeness, split_words
from ingest.types import Language

_OPENER = re.compile(
    r"^\s*(?:ent[aä]s?|entäpä|ent|mites|miten(?= olisi)|ja|no|sitten|ok,?|okei,?|selvä,?|and|what about|"
    r"how about|so|then|but|mut(?:ta)?|also)\b[\s,:]*",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"\b(?:se|sen|sita|siita|siihen|sille|silla|siina|siella|sinne|sielta|siihenkin|siinakin|ne|niiden|"
    r"niita|niista|niihin|niille|niissa|niilla|"
    r"tuo|tuon|tuohon|tuosta|siitahan|it|its|that|this|those|these|they|them|their|there|one|same|sama|"
    r"samaan|samalla|samassa|silloin|han|hanen|hanet|hanta|hanelle|hanesta|hanella|hanelta|heidat|heita|heille|heista|"
    r"he|she|him|(?:sellai|semmoi|tallai)\w+|such)\b"
)
_IF_AFTER = re.compile(r",?\s+(?=(?:jos|mikäli|if|when|unless)\b)", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:han|hanen|hanet|hanta|hanelle|hanesta|hanella|hanelta|he|she|him|her)\b")
_ASKS_OF_IT = re.compile(rf"^{QUESTION}")
_IT = re.compile(r"\b(?:it|they|them|he|she|se|ne)(?= \w)|\b(?:it|them)$")
# "From which regions, then?", "Ehdinkö vielä?"
_CLOSER = re.compile(r",?\s+(?:then|sitten|sit|siis)(?=\s*[?.!]*$)", re.IGNORECASE)
# A yes or no that is about whatever is spoken of: "Do we still make it?", "Täytyykö yritys olla mukana?"
_ASKS_ON = re.compile(
    r"^(?:\S+k[oa]?s?|is|are|can|could|may|must|do|does|am|will) .*"
    r"\b(?:viela|still|in time|too late|myohassa|mukana|mukaan|join|take part|involved)\b|^ehdi\w+"
)
_CODE = re.compile(r"([a-z]{2,5}[ -]?\d{1,4}(?:-[a-z]{2,5})?)(?::\w{1,5})?", re.IGNORECASE)
_BARE_LETTER = re.compile(r"(?:(?:for|in|of|with|by|from)\s+)?([A-Z])(?::\w{1,5})?")
_LETTER_IN_NAME = re.compile(r"(?<!\w)[A-Za-z](?![\w:])")
_VERB_FIRST = re.compile(r"(?:is|are|can|could|may|might|must|should|do|does|did|will|would|has|have)\b", re.IGNORECASE)
# "Can they do that?" asks the question before it again.
_DO_THAT = re.compile(
    r"(?:can|could|may|do|does|must|should|will|would) (?:they|it|he|she|we|i|you|one) (?:also )?"
    r"do (?:that|so|it|this)(?: too)?|"
    r"(?:voiko|voivatko|saako|saavatko) (?:se|ne|he|hän)(?: myös)? (?:tehdä (?:sen|niin|sitä)|(?:sen|niin|sitä) tehdä)",
    re.IGNORECASE,
)
_WHICH_THINGS = re.compile(
    r"(?:mitka|ketka|mita|which|what) (?!about\b|all\b|kaikki\b)\w+ \w+"
)  # "mitkä teatterit tulevat"
_ORDINAL = re.compile(
    r"\b(?:ensimmai|toise(?!n?\b)|kolma[ns]|neljan|neljas|viimei|first|second|third|fourth|last|final)\w*\s+|\btoinen\s+"
)
_LEADING = re.compile(r"(?:itse|ne|se|nuo|nämä|those|these)\s+(?=\w)", re.IGNORECASE)
_PARTITIVE = re.compile(r"\w\w(?:[eiouy]a|ta)$")
_SHORT = 6
_TELLING, _SAME_WORD = 5, 0.9  # letters of a word that may stand for a topic's name, and how like a word of it
_TURNS = 8
_STANDS_ALONE = 2  # things that a question names so that it needs no topic from before a "next"
_MOST_CHARS = 4000  # a longer turn is no question to lean on


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands by itself, and its reading."""

    text: str
    reading: Reading
    leans: bool


def resolve(question: str, history: Sequence[str], language: Language, book: TermBook) -> Resolved:
    """The question with its topic, and what it asks, taken from the latest turn that has them.

    What a message says before its question (`assistant.leads`) is left out; a thing that it goes back to is the topic.
    """
    righted = _put_right(question.strip(), history, language, book)
    if righted is not None:
        return Resolved(righted, read_question(righted, language, book), True)
    message = split_message(question.strip(), history, lambda words: _names_scope(words, book))
    if not message.led:
        told = told_before(question, history)
        if told and _OPENER.match(question) is None:
            own, said = (read_question(text, language, book) for text in (question, told))
            if leans_on_told(own, said, named=_names_topic(own) or _names_topic(said)):
                return _joined(told, question, language, book)
        return _complete(message.question, history, language, book)
    if message.first:
        return _complete(message.question, history[:1], language, book)
    reading = read_question(message.question, language, book)
    alone = _names_topic(reading) or len(reading.items) >= (1 if message.other else _STANDS_ALONE)
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
    text = _OPENER.sub("", message.question).strip() or message.question
    own = read_question(text, language, book)
    if not _names_topic(own):
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
    text = f"{told.rstrip('. ')}. {_capital(question)}"
    return Resolved(text, read_question(text, language, book), True)


def _names_scope(words: str, book: TermBook) -> bool:
    return any(book.is_scope(mention.term) for mention in book.link(words))


def _scopes_of(reading: Reading) -> str:
    """The topics that a question names, as they are written in it; empty where it names none."""
    names = [item.text for item in reading.items if item.term in reading.scopes]
    return ", ".join(dict.fromkeys(_shown(as_written(reading.text, name)) for name in names))


def _complete(question: str, history: Sequence[str], language: Language, book: TermBook) -> Resolved:
    """A question without anything before it, completed from the turns before."""
    own = read_question(question, language, book)
    again = _with_numbers(question, own, history, language, book) if history else None
    if again is not None:
        return Resolved(again, read_question(again, language, book), True)
    if not history or not leans_on_history(question, own):
        return Resolved(question, own, False)
    text = _OPENER.sub("", _OPENER.sub("", question)).strip() or question
    text = _CLOSER.sub("", text)
    turns = _telling_turns(history)
    if not turns:
        return Resolved(text, read_question(text, language, book), True)
    compared = _compare(text, turns, language, book) if asks_which(text, own) else None
    if compared is not None:
        return compared
    topic, earlier = _last_topic(turns, language, book, own, text)
    beside = None if _names_topic(own) or _names_it(text) else _find_beside(own, earlier, book)
    if _DO_THAT.fullmatch(text.rstrip("?! .")):
        merged = earlier.text
    elif beside is not None:
        merged = _take_beside(text, *beside, earlier, book)
    elif own.asks and not _names_topic(own) and own.organisations - earlier.organisations:
        merged = text
    elif _names_topic(own):
        merged = _swap_topic(text, own, earlier, book)
    elif own.years and not own.asks:
        merged = _swap_year(text, own, earlier)
    elif _is_condition(text) or _only_narrows(question, read_question(text, language, book)):
        merged = _swap_phrase(text, earlier)
    else:
        merged = f"{_capital(text.rstrip('?! .,'))} ({topic})?" if topic else text
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
    topic, earlier = _last_topic(turns, language, book, read_question(meant, language, book), meant)
    if not correction.sure and not says(earlier.text, correction.old, language):
        return None
    if (
        correction.question
        and not ASKING_WORD.fullmatch(fold(correction.question))
        and not only_points(correction, earlier, book)
    ):
        return ask_instead(correction, topic, earlier, book)
    return _replace(correction, topic, earlier, book)


def _replace(correction: Correction, topic: str, earlier: Reading, book: TermBook) -> str:
    """The earlier question with what is meant now."""
    language, new = earlier.language, correction.new
    own = read_question(new, language, book)

    def asks(span: tuple[int, int]) -> bool:
        return _says_what_is_asked(earlier, span)

    asked = ask_otherwise(correction.new or correction.question, earlier.text)
    if asked is not None:
        return asked
    if correction.old:
        replaced = replace_said(earlier.text, new, correction.old, language)
        if replaced is not None:
            return _worded_as(earlier, replaced)
    around = replace_around(earlier.text, new, language)
    if around is not None:
        replaced, between = around
        lost = between and _names_topic(earlier) and not _names_topic(read_question(replaced, language, book))
        return _worded_as(earlier, f"{replaced.rstrip('?! .')} ({topic})?" if lost else replaced)
    if _names_topic(own) and earlier.scopes | set(earlier.unknown_codes) | set(earlier.uncovered):
        return _swap_topic(new, own, earlier, book)
    if own.years and not own.asks:
        return _swap_year(new, own, earlier)
    replaced = replace_alike(earlier.text, new, language, asks)
    if replaced is not None:
        return _worded_as(earlier, replaced)
    if own.expects and topic:
        return f"{_capital(new)} ({topic})?"
    swapped = _swap_phrase(new, earlier)
    last = None if earlier.scopes or not swapped.endswith(f"({new})?") else replace_last(earlier.text, new)
    return last or swapped


def _worded_as(earlier: Reading, text: str) -> str:
    return _capital(f"{text.rstrip('?! .')}?" if earlier.text.rstrip().endswith("?") else text)


def leans_on_history(question: str, reading: Reading) -> bool:
    """True where a question cannot be understood alone.

    It begins like a follow-up, points back with a pronoun while naming no topic, or is a short question
    that names no topic or asks nothing.
    """
    text = fold(question)
    words = split_words(question)
    topic = _names_topic(reading)
    if _OPENER.match(question) and len(words) <= 14:
        return not topic or not reading.asks or len(words) <= _SHORT
    if not topic and _POINTER.search(text):
        return True
    if asks_which(question, reading) or (_CLOSER.search(question) and not topic):
        return True
    asked = asking_sentence(question)
    if not topic and len(split_words(asked)) <= _SHORT and _ASKS_ON.search(fold(asked)):
        return True
    return len(words) <= _SHORT and not topic and (bool(reading.expects) or not reading.items)


def _compare(text: str, turns: Sequence[str], language: Language, book: TermBook) -> Resolved | None:
    """A question that compares, with the two things that the turns before it were about."""
    readings = _readings_of(turns, language, book)[1]
    things = compared_things(readings)
    if things is None:
        return None
    shown = [_shown(as_written(" ".join(r.text for r in readings), thing)) for thing in things]
    between = "or" if language == "en" else "vai"
    text = f"{_capital(text.rstrip('?! .'))}, {shown[0]} {between} {shown[1]}?"
    return Resolved(text, read_question(text, language, book), True)


def _readings_of(turns: Sequence[str], language: Language, book: TermBook) -> tuple[Resolved, list[Reading]]:
    """The last turn with what it leaned on, and the readings of all turns, latest first."""
    resolved = resolve(turns[-1], turns[:-1], language, book)
    return resolved, [resolved.reading, *(read_question(turn, language, book) for turn in reversed(turns[:-1]))]


def _with_numbers(
    question: str, own: Reading, history: Sequence[str], language: Language, book: TermBook
) -> str | None:
    """The yes/no question of the last turn with the numbers of this one; None where that is not what is asked."""
    if _names_topic(own) or len(history[-1]) > _MOST_CHARS or not states_number(question, language):
        return None
    earlier = resolve(history[-1], history[-_TURNS:-1], language, book).reading
    return with_numbers(question, earlier.text, language) if earlier.asks_for("whether") else None


def _names_topic(reading: Reading) -> bool:
    return reading.names_topic


def _last_topic(
    turns: Sequence[str], language: Language, book: TermBook, own: Reading, text: str
) -> tuple[str, Reading]:
    """The topic of the latest turn that names one, as it was named, and the reading of the last turn.

    A last turn that was itself a follow-up is read with what it leaned on. A question that names nothing of its own
    is about all that the last turn spoke of, and so is one after "Is there an info day?".
    """
    resolved, readings = _readings_of(turns, language, book)
    last, body = resolved.reading, without_carried(resolved.text)
    inherited = carried_by(resolved.text) if resolved.leans else ""
    part = introduced(body) or (asking_sentence(body) if asks_bare(text) else "")
    phrases = [] if asks_bare(body) else phrases_of(part, language, () if introduced(body) else last.asks)
    if inherited and (_PERSON.search(fold(text)) or (asks_bare(body) and asks_bare(text))):
        return inherited, last
    named = next((reading for reading in readings if _names_topic(reading)), None)
    if named is None:
        if inherited:  # what the first of several follow-ups leaned on, without what each asked of it
            return joined([inherited], phrases, language), last
        return joined(
            [], phrases or all_phrases(readings, pointed=_POINTER.search(fold(text)) is not None), language
        ), last
    names = [i.text for i in named.items if i.term in named.scopes or i.term in named.uncovered]
    shown = [_shown(as_written(named.text, name)) for name in names]
    names = list(dict.fromkeys([*shown, *named.unknown_codes]))
    if phrases:
        return joined([inherited] if inherited else names, phrases, language), last
    narrow = narrowing(named, own)
    return ", ".join([*names[:-1], f"{names[-1]} {narrow}".strip()] if names else names), last


def _swap_topic(text: str, own: Reading, earlier: Reading, book: TermBook) -> str:
    """ "Entä KA220?" after "Milloin KA210-haku päättyy?": the earlier question about the new topic."""
    new = _without_shared(text, own, earlier)
    asking = own if new == text else read_question(new, own.language, book)
    if not asks_nothing(asking) and not _names_only(new, asking):
        return text
    text = _LEADING.sub("", new, count=1) if _LEADING.match(new) else new
    named = [item.text for item in earlier.items if item.term in earlier.scopes or item.term in earlier.uncovered]
    named += [fold(code) for code in earlier.unknown_codes]
    topic = text.rstrip("?! .")
    span = _span_of_all(earlier.text, list(dict.fromkeys(named)))
    if span is not None and not _CODE.fullmatch(topic):
        return _put_topic(earlier.text, span, topic)
    swapped = earlier.text
    for name in named:
        replaced = _replace_folded(swapped, name, topic)
        topic = "" if replaced != swapped else topic
        swapped = replaced
    if swapped == earlier.text:
        return _swap_phrase(text, earlier)
    return re.sub(r"\s+", " ", swapped).strip()


def _names_it(text: str) -> bool:
    """True where a question asks about the thing before by its pronoun: "What must they do?", "kauanko se kestää"."""
    return _IT.search(fold(text)) is not None


def _find_beside(own: Reading, earlier: Reading, book: TermBook) -> tuple[str, str] | None:
    """A word that is part of the name of a topic beside the earlier one, and that name.

    "networks" after "Learning EU initiatives", where there are "Jean Monnet networks" too. None where the words are
    part of no such name, or of several topics'.
    """
    if len(earlier.scopes) != 1:
        return None
    language, old = own.language, book[next(iter(earlier.scopes))]
    known = {*split_words(earlier.text), *(w for name in (*old.fi, *old.en) for w in split_words(name))}
    telling = [w for item in own.items for w in item.text.split() if item.is_name or not is_common(w, language)]
    telling = [w for w in telling if w not in split_words(own.counted)[:1]]
    new = [w for w in telling if not any(_alike(w, k, language) for k in known)]
    found: dict[str, tuple[str, str]] = {}
    for term in book.terms:
        if book.is_scope(term.id) and term.covered and term.broader == old.broader and term.id != old.id:
            names = term.fi if language == "fi" else term.en
            pairs = ((w, name) for name in names for w in new if any(_alike(w, k, language) for k in split_words(name)))
            pair = next(pairs, None)
            if pair is not None:
                found[term.id] = pair
    return next(iter(found.values())) if len(found) == 1 else None


def _alike(word: str, other: str, language: Language) -> bool:
    return min(len(word), len(other)) >= _TELLING and likeness(word, other, language) >= _SAME_WORD


def _take_beside(text: str, word: str, name: str, earlier: Reading, book: TermBook) -> str:
    """The earlier question about the topic beside; what the follow-up asks itself, where it asks."""
    if asks_nothing(read_question(text, earlier.language, book)):
        return _swap_topic(name, read_question(name, earlier.language, book), earlier, book)
    found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", fold(text))
    if found is None or len(fold(text)) != len(text):
        return f"{_capital(text.rstrip('?! .'))} ({name})?"
    return _capital(f"{text[: found.start()]}{name}{text[found.end() :]}")


def _without_shared(text: str, own: Reading, earlier: Reading) -> str:
    """ "the KA220 grant" without "grant", where the earlier question has that word too."""
    names = {word for item in own.items if item.term is not None for word in item.text.split()}
    shared = set(split_words(earlier.text)) - names
    words = text.rstrip("?! .").split()
    while len(words) > 1 and shared.issuperset(split_words(words[-1])):
        words.pop()
    return " ".join(words)


def _span_of_all(text: str, names: Sequence[str]) -> tuple[int, int] | None:
    """From the first to the last of names that stand in one row ("Tracks A and C"); None where others come between."""
    folded = fold(text)
    if not names or len(folded) != len(text):
        return None
    row = r"\W+(?:(?:ja|and|or|tai|seka)\W+)?".join(map(_pattern_of, names))
    found = re.search(rf"(?<!\w){row}(?::\w{{1,5}})?(?![\w-])", folded)
    return found.span() if found else None


def _put_topic(text: str, span: tuple[int, int], topic: str) -> str:
    """The text with the topic in a place; a bare letter takes over the noun that the old letter has."""
    old = text[span[0] : span[1]]
    letter = _BARE_LETTER.fullmatch(topic)
    if letter and (found := _LETTER_IN_NAME.search(old)):
        return f"{text[: span[0]]}{old[: found.start()]}{letter[1]}{old[found.end() :]}{text[span[1] :]}"
    return put_in_place(text, span, topic)


def asks_nothing(own: Reading) -> bool:
    """True for words that only name something. Word ends that ask in Finnish ("voiks") ask nothing in English."""
    named = own.language == "en" and own.main == "whether" and not _VERB_FIRST.match(own.text)
    if own.asks_for("list") and _WHICH_THINGS.match(fold(_OPENER.sub("", own.text))):
        return False
    return not own.expects and (not own.asks or named or own.main in ("open", "definition", "list", "comparison"))


def _names_only(text: str, own: Reading) -> bool:
    """True for "for Mentor Money?": nothing but a topic, though its name has a word that asks elsewhere."""
    named = {word for item in own.items if item.term in own.scopes for word in item.text.split()}
    common = load_stopwords("fi") | load_stopwords("en")
    return bool(named) and not set(split_words(text)) - named - common


def _is_condition(text: str) -> bool:
    """True for "if it is sold after seven years?": a condition, and no question after it."""
    return CONDITION.match(text) is not None and "," not in text


def _only_narrows(question: str, own: Reading) -> bool:
    """True for "Entä tiimeissä?" and "And in small towns?": something new to ask the same about."""
    opened = _OPENER.match(question)
    labels = {label for one in load_cues() for names in one.labels.values() for label in names}
    if _ASKS_OF_IT.match(fold(own.text)) and _names_it(own.text):  # "mitä se maksaa"
        return False
    if asks_for_day(own.text) or any(
        item.text in labels for item in own.items
    ):  # "Entä tuki?": another value of the same thing
        return False
    return (
        bool(opened)
        and asks_nothing(own)
        and bool(own.items)
        and len(split_words(_IF_AFTER.split(question)[0])) <= _SHORT
    )


def _before_condition(question: str) -> str:
    """A follow-up without its opening word and its condition: "a company" of "and a company, if it has trainees?"."""
    text = _OPENER.sub("", question).strip()
    return "" if CONDITION.match(text) else _IF_AFTER.split(text)[0]


def _swap_phrase(text: str, earlier: Reading) -> str:
    """The earlier question about something else: its counterpart gives way, else it is added at the end."""
    phrase, whole = text.rstrip("?! ."), earlier.text.rstrip("?! .")

    def asks(span: tuple[int, int]) -> bool:
        return _says_what_is_asked(earlier, span)

    swapped = swap_season(phrase, whole) or swap_doing(phrase, whole) or swap_people(phrase, whole)
    if swapped is None and earlier.language == "fi":
        swapped = swap_before_same(phrase, whole)
    if swapped is not None:
        return f"{swapped}?"
    head, *condition = _IF_AFTER.split(phrase, maxsplit=1)
    if head and condition and (swapped := replace_counterpart(whole, head, earlier.language, asks)) is not None:
        return f"{swapped.rstrip('?')} {condition[0]}?"
    swapped = replace_counterpart(whole, phrase, earlier.language, asks)
    if swapped is not None:
        return swapped
    whole = _without_ordinal(whole, phrase)
    if PREPOSITION.match(phrase) or (earlier.language == "fi" and case_of(phrase.split()[-1])):
        return f"{whole} {phrase}?"
    return f"{whole}, {phrase}?" if CONDITION.match(phrase) else f"{whole} ({phrase})?"


def _without_ordinal(whole: str, phrase: str) -> str:
    """The earlier question without its "first", where a phrase says "in the second round"."""
    if len(fold(whole)) != len(whole) or not _ORDINAL.search(fold(f"{phrase} ")):
        return whole
    found = list(_ORDINAL.finditer(fold(whole)))
    return whole[: found[0].start()] + whole[found[0].end() :] if len(found) == 1 else whole


def _says_what_is_asked(earlier: Reading, span: tuple[int, int]) -> bool:
    """True for a word of the phrase that asks: "ajassa" in "missä ajassa"."""
    text = fold(earlier.text)
    phrases = (found for pattern in patterns_of(earlier.asks) for found in pattern.finditer(text))
    asking = (found.span() for found in phrases if len(found.group()) <= LONGEST_CUE)
    return span[0] == 0 or any(start < span[1] and span[0] < stop for start, stop in asking)


def _swap_year(text: str, own: Reading, earlier: Reading) -> str:
    """ "And in 2027?" after "When does KA210 close?": the earlier question about the new year."""
    swapped = earlier.text
    for year in earlier.years:
        swapped = swapped.replace(str(year), str(own.years[0]))
    return swapped if earlier.years else f"{swapped.rstrip('?! .')} {text.rstrip('?! .')}?"


def _replace_folded(text: str, name: str, by: str) -> str:
    """`text` with the words that fold to `name` replaced; a code takes over the ending of a code."""
    found = re.search(rf"(?<!\w){_pattern_of(name)}(?P<end>:\w{{1,5}})?(?P<tail>-\w+)?", fold(text))
    if not found or len(fold(text)) != len(text):
        return text
    new, old = _CODE.fullmatch(by), _CODE.fullmatch(name)
    end, tail = (text[found.start(part) : found.end(part)] if found[part] else "" for part in ("end", "tail"))
    if new and old:
        by = new[1] + end + tail
    elif by and tail and tail[1:5] not in fold(by) and not (_PARTITIVE.search(fold(by)) and _PARTITIVE.search(tail)):
        by = f"{by} {tail[1:]}"
    return text[: found.start()] + by + text[found.end() :]


def as_written(text: str, name: str) -> str:
    """A name that is folded as it stands in the text."""
    found = re.search(rf"(?<!\w){_pattern_of(name)}(?!\w)", fold(text))
    return text[found.start() : found.end()] if found and len(fold(text)) == len(text) else name


def _pattern_of(name: str) -> str:
    """A folded name as it may be written: "opi eu hanke" stands for "Opi EU:sta -hanke"."""
    return r"(?::\w{1,5})?\W+".join(re.escape(word) for word in name.split())


def _shown(name: str) -> str:
    return name.upper() if re.fullmatch(r"[a-z]{2,4} ?\d{2,3}(?: \w+)?", name) else name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
