"""Follow-ups that ask the same again: of another topic, of something else, of another year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.conversation.carrying import asks_for_day
from assistant.conversation.counterparts import CONDITION, PREPOSITION, case_of, put_in_place, replace_counterpart
from assistant.conversation.subjects import swap_asked_of, swap_carried, swap_kind, swap_looked_for
from assistant.conversation.swaps import (
    swap_before_same,
    swap_doing,
    swap_finnish,
    swap_people,
    swap_place,
    swap_season,
    swap_someone,
    swap_subject,
    swap_way,
)
from assistant.language.question_words import QUESTION
from assistant.language.stopwords import is_common, load_stopwords
from assistant.language.words import fold, likeness, split_words, without_end
from assistant.names.terms import TermBook
from assistant.question.cues import load_cues, patterns_of
from assistant.question.reading import LONGEST_CUE, Reading, read_question
from assistant.question.things import TOKEN
from ingest.types import Language

OPENER = re.compile(
    r"^\s*(?:ent[aä]s?|entäpä|ent|mites|miten(?= olisi)|ja|no|sitten|ok,?|okei,?|selvä,?|and|what about|"
    r"how about|so|then|but|mut(?:ta)?|also)\b[\s,:]*",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\b(?:an?|one) (?:of|for|with) (?=(?:EUR |€ ?)?\d)", re.IGNORECASE)
_IF_AFTER = re.compile(r",?\s+(?=(?:jos|mikäli|if|when|unless)\b)", re.IGNORECASE)
_ASKS_OF_IT = re.compile(rf"^{QUESTION}")
_CODE = re.compile(r"([a-z]{2,5}[ -]?\d{1,4}(?:-[a-z]{2,5})?)(?::\w{1,5})?", re.IGNORECASE)
_BARE_LETTER = re.compile(r"(?:(?:for|in|of|with|by|from)\s+)?([A-Z])(?::\w{1,5})?")
_LETTER_IN_NAME = re.compile(r"(?<!\w)[A-Za-z](?![\w:])")
_VERB_FIRST = re.compile(r"(?:is|are|can|could|may|might|must|should|do|does|did|will|would|has|have)\b", re.IGNORECASE)
_WHICH_THINGS = re.compile(
    r"(?:mitka|ketka|mita|which|what) (?!about\b|all\b|kaikki\b)\w+ \w+"
)  # "mitkä teatterit tulevat"
_ORDINAL = re.compile(
    r"\b(?:ensimmai|toise(?!n?\b)|kolma[ns]|neljan|neljas|viimei|first|second|third|fourth|last|final)\w*\s+|\btoinen\s+"
)
_IT = re.compile(r"\b(?:it|they|them|he|she|se|ne)(?= \w)|\b(?:it|them)$")
_LEADING = re.compile(r"(?:itse|ne|se|nuo|nämä|those|these)\s+(?=\w)", re.IGNORECASE)
_PARTITIVE = re.compile(r"\w\w(?:[eiouy]a|ta)$")
_SHORT = 6
# "the small-scale ones", "pienimuotoiset": a kind of what was spoken of, by an adjective alone.
_ONLY_A_KIND = re.compile(
    r"(?:(?:for|in|with|about|to) )?(?:the )?[\w-]+ (?:ones?|kind|type)|"
    r"\w{4,}i(?:nen|set|sen|sten|sille|sissa|sista|sella|sessa|sesta)"
)
_TELLING, _SAME_WORD = 5, 0.9  # letters of a word that may stand for a topic's name, and how like a word of it


def names_it(text: str) -> bool:
    """True where a question asks about the thing before by its pronoun: "What must they do?", "kauanko se kestää"."""
    return _IT.search(fold(text)) is not None


def names_topic(reading: Reading) -> bool:
    return reading.names_topic


def swap_topic(text: str, own: Reading, earlier: Reading, book: TermBook) -> str:
    """ "Entä KA220?" after "Milloin KA210-haku päättyy?": the earlier question about the new topic."""
    new = _without_shared(text, own, earlier)
    asking = own if new == text else read_question(new, own.language, book)
    if not asks_nothing(asking) and not _names_only(new, asking):
        return text
    text = _LEADING.sub("", new, count=1) if _LEADING.match(new) else new
    named = [item.text for item in earlier.items if item.term in earlier.scopes or item.term in earlier.uncovered]
    named += [fold(code) for code in earlier.unknown_codes]
    topic = without_end(text)
    span = span_of_all(earlier.text, list(dict.fromkeys(named)))
    if span is not None and not _CODE.fullmatch(topic):
        return put_topic(earlier.text, span, topic)
    swapped = earlier.text
    for name in named:
        replaced = _replace_folded(swapped, name, topic)
        topic = "" if replaced != swapped else topic
        swapped = replaced
    if swapped == earlier.text:
        return swap_phrase(text, earlier)
    return re.sub(r"\s+", " ", swapped).strip()


def find_beside(own: Reading, earlier: Reading, book: TermBook) -> tuple[str, str] | None:
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
    anywhere = _ONLY_A_KIND.fullmatch(fold(OPENER.sub("", own.text)).strip(" ?.!")) is not None
    for term in book.terms:
        beside = anywhere or term.broader == old.broader
        if book.is_scope(term.id) and term.covered and beside and term.id != old.id:
            names = term.fi if language == "fi" else term.en
            pairs = ((w, name) for name in names for w in new if any(_alike(w, k, language) for k in split_words(name)))
            pair = next(pairs, None)
            if pair is not None:
                found[term.id] = pair
    return next(iter(found.values())) if len(found) == 1 else None


def _alike(word: str, other: str, language: Language) -> bool:
    return min(len(word), len(other)) >= _TELLING and likeness(word, other, language) >= _SAME_WORD


def take_beside(text: str, word: str, name: str, earlier: Reading, book: TermBook) -> str:
    """The earlier question about the topic beside; what the follow-up asks itself, where it asks."""
    if asks_nothing(read_question(text, earlier.language, book)):
        name = _with_case(name, text)
        return swap_topic(name, read_question(name, earlier.language, book), earlier, book)
    found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", fold(text))
    if found is None or len(fold(text)) != len(text):
        return f"{capital(without_end(text))} ({name})?"
    return capital(f"{text[: found.start()]}{name}{text[found.end() :]}")


def _with_case(name: str, text: str) -> str:
    """ "Jean Monnet -verkostoon" for "Jean Monnet -verkosto" where the follow-up says "verkostoon"; else the name."""
    said, last = text.strip(" ?.!").split()[-1:], TOKEN.findall(name)[-1:]
    if not said or not last or not case_of(said[0]) or not fold(said[0]).startswith(fold(last[0])[:-1]):
        return name
    return f"{name[: name.rindex(last[0])]}{said[0]}"


def _without_shared(text: str, own: Reading, earlier: Reading) -> str:
    """ "the KA220 grant" without "grant", where the earlier question has that word too."""
    names = {word for item in own.items if item.term is not None for word in item.text.split()}
    shared = set(split_words(earlier.text)) - names
    words = without_end(text).split()
    while len(words) > 1 and shared.issuperset(split_words(words[-1])):
        words.pop()
    return " ".join(words)


def span_of_all(text: str, names: Sequence[str]) -> tuple[int, int] | None:
    """From the first to the last of names that stand in one row ("Tracks A and C"); None where others come between."""
    folded = fold(text)
    if not names or len(folded) != len(text):
        return None
    row = r"(?::\w{1,5})?\W+(?:(?:ja|and|or|tai|seka)\W+)?".join(map(pattern_of, names))
    found = re.search(rf"(?<!\w){row}(?::\w{{1,5}})?(?![\w-])", folded)
    return found.span() if found else None


def put_topic(text: str, span: tuple[int, int], topic: str) -> str:
    """The text with the topic in a place; a bare letter takes over the noun that the old letter has."""
    old = text[span[0] : span[1]]
    letter = _BARE_LETTER.fullmatch(topic)
    if letter and (found := _LETTER_IN_NAME.search(old)):
        return f"{text[: span[0]]}{old[: found.start()]}{letter[1]}{old[found.end() :]}{text[span[1] :]}"
    return put_in_place(text, span, topic)


def asks_nothing(own: Reading) -> bool:
    """True for words that only name something. Word ends that ask in Finnish ("voiks") ask nothing in English."""
    named = own.language == "en" and own.main == "whether" and not _VERB_FIRST.match(own.text)
    if own.asks_for("list") and _WHICH_THINGS.match(fold(OPENER.sub("", own.text))):
        return False
    return not own.expects and (not own.asks or named or own.main in ("open", "definition", "list", "comparison"))


def _names_only(text: str, own: Reading) -> bool:
    """True for "for Mentor Money?": nothing but a topic, though its name has a word that asks elsewhere."""
    named = {word for item in own.items if item.term in own.scopes for word in item.text.split()}
    common = load_stopwords("fi") | load_stopwords("en")
    return bool(named) and not set(split_words(text)) - named - common


def is_condition(text: str) -> bool:
    """True for "if it is sold after seven years?": a condition, and no question after it."""
    return CONDITION.match(text) is not None and "," not in text


def only_narrows(question: str, own: Reading) -> bool:
    """True for "Entä tiimeissä?" and "And in small towns?": something new to ask the same about."""
    opened = OPENER.match(question)
    labels = {label for one in load_cues() for names in one.labels.values() for label in names}
    if _ASKS_OF_IT.match(fold(own.text)) and names_it(own.text):  # "mitä se maksaa"
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
    text = OPENER.sub("", question).strip()
    return "" if CONDITION.match(text) else _IF_AFTER.split(text)[0]


def swap_phrase(text: str, earlier: Reading) -> str:
    """The earlier question about something else: its counterpart gives way, else it is added at the end."""
    phrase, whole = _ONE_OF.sub("", without_end(text)), without_end(earlier.text)

    def asks(span: tuple[int, int]) -> bool:
        return says_what_is_asked(earlier, span)

    swapped = swap_season(phrase, whole) or swap_doing(phrase, whole) or swap_people(phrase, whole)
    swapped = swapped or swap_someone(phrase, whole) or swap_subject(phrase, whole) or swap_way(phrase, whole)
    swapped = swapped or swap_carried(phrase, whole)
    swapped = swapped or swap_kind(phrase, whole, earlier.language) or swap_looked_for(phrase, whole, earlier.language)
    swapped = swapped or swap_asked_of(phrase, whole, earlier.language)
    if swapped is None and earlier.language == "fi":
        swapped = swap_place(phrase, whole) or swap_before_same(phrase, whole) or swap_finnish(phrase, whole)
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


def says_what_is_asked(earlier: Reading, span: tuple[int, int]) -> bool:
    """True for a word of the phrase that asks: "ajassa" in "missä ajassa"."""
    text = fold(earlier.text)
    phrases = (found for pattern in patterns_of(earlier.asks) for found in pattern.finditer(text))
    asking = (found.span() for found in phrases if len(found.group()) <= LONGEST_CUE)
    return span[0] == 0 or any(start < span[1] and span[0] < stop for start, stop in asking)


def swap_year(text: str, own: Reading, earlier: Reading) -> str:
    """ "And in 2027?" after "When does KA210 close?": the earlier question about the new year."""
    swapped = earlier.text
    for year in earlier.years:
        swapped = swapped.replace(str(year), str(own.years[0]))
    return swapped if earlier.years else f"{without_end(swapped)} {without_end(text)}?"


def _replace_folded(text: str, name: str, by: str) -> str:
    """`text` with the words that fold to `name` replaced; a code takes over the ending of a code."""
    found = re.search(rf"(?<!\w){pattern_of(name)}(?P<end>:\w{{1,5}})?(?P<tail>-\w+)?", fold(text))
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
    found = re.search(rf"(?<!\w){pattern_of(name)}(?!\w)", fold(text))
    return text[found.start() : found.end()] if found and len(fold(text)) == len(text) else name


def pattern_of(name: str) -> str:
    """A folded name as it may be written: "opi eu hanke" stands for "Opi EU:sta -hanke"."""
    return r"(?::\w{1,5})?\W+".join(re.escape(word) for word in name.split())


def as_shown(name: str) -> str:
    return name.upper() if re.fullmatch(r"[a-z]{2,4} ?\d{2,3}(?: \w+)?", name) else name


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
