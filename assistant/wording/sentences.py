"""Units worded as answers: the topic first where the text leaves it out, then what the guide says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import takewhile

from assistant.language.words import fold, split_words
from assistant.names.terms import TermBook
from assistant.passages.deadlines import day_of
from assistant.passages.traits import is_link, traits_of
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.overlap import shared_by
from assistant.values.days import one_day, piece_in_season
from assistant.wording.focus import focus
from assistant.wording.phrases import say
from assistant.wording.statements import Statement
from assistant.wording.verification import check_statement
from ingest.index import Index
from ingest.lines import squash
from ingest.types import Language, Passage
from ingest.values import (
    Key,
    Value,
    ValueKind,
    format_amount,
    format_date,
    format_duration,
    format_percentage,
    format_time,
    read_values,
)

_NUMBERED = re.compile(r"\s*\([^()]*\d[^()]*\)")
_CODE_AT_END = re.compile(r"(?<!\bja)(?<!\band)(?<!\btai)(?<!\bor)(?<!,)\s+[A-Z]{2,5}-?\d{1,4}(?:-[A-Z]{2,5})?$")
_ONLY_CODES = re.compile(r"(?:[A-Z]{2,5}-?\d{1,4}[\s,/–-]*)+")
_SHORT_ITEM = 60
_MOST_INLINE = 8
_LABEL_VALUE = re.compile(r"^(?P<label>[^:]{3,140}):\s+(?P<value>.+)$", re.DOTALL)
_CALL_WORDS = re.compile(r"\b(?:haku|rahoitushaku|hakuaika|call)\b|haku\b", re.IGNORECASE)
_ENDS_IN_VERB = re.compile(r"\b(?:on|ovat|is|are|päättyy|alkaa|aukeaa|sulkeutuu|closes|ends|opens|starts|begins)$")
_TOPIC_CHARS = 150
_LONGEST_LEAD = 240  # a lead-in that is said whole where items follow: its end tells for whom they are
_FRAGMENT_WORDS = 4
_TWO_LEVELS = 2
_ITEM_ENDS = re.compile(r"(?:,?\s+(?P<joins>ja|tai|sekä|and|or)|[,;])\s*$")
_SIGN = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[A-Z][.)]|[–‒—+→•▪✓✔☑-])\s+(?=[^\W\d_]\w)"
)  # a number in a row of items
_UPPER = re.compile(r"[A-ZÅÄÖ]")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_WHAT_IS = re.compile(r"\W*(?:what (?:is|are|does|do)|what.s|mika|mita|mitka)\b(?! (?:aik|paiv|kello|vuo))")
_GLOSSED = re.compile(r"\s=\s.*$")  # "TCA = Transnational Cooperation Activity"


_WRITERS: dict[ValueKind, Callable[[Key, Language], str]] = {
    "date": format_date,
    "time": format_time,
    "amount": format_amount,
    "percentage": format_percentage,
    "duration": format_duration,
}


def word_unit(unit: Unit, reading: Reading, index: Index, book: TermBook, today: date) -> tuple[Statement, ...]:
    """The statements that say what a unit says."""
    language = reading.language
    unit = one_day(focus(piece_in_season(unit, reading), reading, book), reading, today)
    if unit.language != language:
        return _word_foreign(unit, reading, index)
    if unit.is_list:
        return _word_list(unit, reading, index)
    sentence = deadline_sentence(unit, language, today)
    if sentence is not None:
        return (Statement(finish(sentence), unit.members),)
    text = unsigned(tidy(unit.text))
    topic, bare = topic_of(unit, reading, book), Statement(finish(_capital(text)), unit.members)
    if not topic:
        return (bare,)
    named = Statement(finish(f"{topic}: {text}"), (*_leads(topic, unit, index), *unit.members))
    return (named if check_statement(named, index.passages) is None else bare,)


def deadline_sentence(unit: Unit, language: Language, today: date) -> str | None:
    """ "Kumppanuushankkeiden haku (KA220-VET) päättyy 5. maaliskuuta 2026 klo 13.00": a call and its date."""
    found = _LABEL_VALUE.match(unit.text)
    if found is None or not any(v.kind == "date" for v in unit.values) or traits_of(unit).is_event:
        return None
    label, value = found["label"].strip(), found["value"].strip()
    if (
        not _CALL_WORDS.search(label)
        or _ENDS_IN_VERB.search(label)
        or any(v.kind == "date" for v in unit.values if v.end <= len(label))
    ):
        return None
    days = [day for v in unit.values if v.kind == "date" and (day := day_of(v)) is not None]
    passed = bool(days) and max(days) < today
    return say("deadline_sentence_past" if passed else "deadline_sentence", language, label=label, value=value)


def topic_of(unit: Unit, reading: Reading, book: TermBook) -> str:
    """What the text is about, where the text itself does not say: the nearest heading that does."""
    words = set(split_words(unit.text))
    named = [h for h in reversed(unit.headings) if _names_scope(h, unit, book)]
    candidates = [named[0]] if named and not unit.own_scopes else []
    is_fragment = len(words) <= _FRAGMENT_WORDS or unit.text[:1].islower() or is_link(unit.text)
    if len(unit.headings) > 1 or (unit.headings and (is_fragment or _names_what_is_asked(unit, reading))):
        candidates.append(unit.headings[-1])
    if is_fragment and reading.wants_verdict and _names_more(unit, reading):
        candidates.insert(0, unit.headings[-2])
    candidates = [c for c in candidates if not _ONLY_CODES.fullmatch(c)]
    kept = [c for c in dict.fromkeys(candidates) if not set(split_words(clean_topic(c))) <= words]
    said = [_said(c, reading) for c in kept if not c.rstrip().endswith(("?", "!"))]
    if not said and is_link(unit.text) and unit.headings:
        said = [clean_topic(unit.headings[0]).rstrip("?!")]
    return " – ".join(said)


def _said(heading: str, reading: Reading) -> str:
    """A heading as a topic; with what a short name stands for where that is asked."""
    if _GLOSSED.search(heading) and _says_what_is(reading):
        return heading.strip(" :–-")
    return _without_value(clean_topic(heading), reading)


def clean_topic(heading: str) -> str:
    """A heading without its number, without brackets that hold numbers or codes (they stand in no quote), shortened."""
    text = unsigned(_NUMBERED.sub("", _GLOSSED.sub("", heading)).strip(" :–-"))
    text = _CODE_AT_END.sub("", re.sub(r"\s+", " ", text)).strip(" ,:–-")
    if len(text) > _TOPIC_CHARS:
        text = _BRACKETS.sub("", text)
    return text if len(text) <= _TOPIC_CHARS else text[: _TOPIC_CHARS - 1].rsplit(" ", 1)[0] + "…"


def tidy(text: str) -> str:
    """A passage's text for reading: doubled stops and dangling conjunctions removed."""
    return _ITEM_ENDS.sub("", text.strip()).replace("..", ".")


def unsigned(text: str) -> str:
    """A text without the number or sign that puts it in a row of items: beside other items it tells something."""
    sign = _SIGN.match(text)
    if sign is None or (sign.group()[0].isalnum() and not _UPPER.match(text, sign.end())):
        return text  # "3. vaihe"
    return text[sign.end() :]


def _names_what_is_asked(unit: Unit, reading: Reading) -> bool:
    """True where the heading above has a word of the question that the text has not."""
    named = shared_by(reading, fold(unit.headings[-1]), unit.language)
    return bool(named - shared_by(reading, fold(unit.text), unit.language))


def _names_more(unit: Unit, reading: Reading) -> bool:
    """True where the last heading but one says what a yes or no is about: "In all project types"."""
    if len(unit.headings) < _TWO_LEVELS:
        return False
    below = shared_by(reading, fold(f"{unit.headings[-1]} {unit.text}"), unit.language)
    return bool(shared_by(reading, fold(unit.headings[-2]), unit.language) - below)


def _without_value(topic: str, reading: Reading) -> str:
    """A topic without the value at its end ("Job shadowing 2–60 days"), where no such value is asked for."""
    last = next((v for v in reversed(read_values(topic)) if v.end == len(topic)), None)
    if last is None or last.kind in reading.expects or last.kind == "date":
        return topic
    return topic[: last.start].strip(" ,:–-") or topic


def _capital(text: str) -> str:
    is_name = text[1:2].isupper()  # eTwinning
    return text if is_link(text) or is_name else text[:1].upper() + text[1:]


def finish(text: str) -> str:
    """With a full stop, where no closing mark is there."""
    return text if text.endswith((".", "!", "?", ":", "…")) or re.search(r"https?://\S+$", text) else f"{text}."


def values_of(unit: Unit, kinds: tuple[str, ...]) -> tuple[Value, ...]:
    """The unit's values of the wanted kinds."""
    return tuple(value for value in unit.values if value.kind in kinds)


def _names_scope(heading: str, unit: Unit, book: TermBook) -> bool:
    return any(m.term in unit.scopes for m in book.link(heading))


def _leads(topic: str, unit: Unit, index: Index) -> tuple[int, ...]:
    """The passages that print a topic which holds a value: a value is never shown without its source."""
    if not any(char.isdigit() for char in topic) and not _GLOSSED.search(topic):
        return ()
    wanted = {squash(h) for h in unit.headings if clean_topic(h) in topic}
    near = range(max(0, unit.members[0] - 24), unit.members[0])
    passages = index.passages
    same = (k for k in near if passages[k].locator == unit.locator and passages[k].document_id == unit.document.id)
    return tuple(k for k in same if squash(passages[k].text.rstrip(" :")) in wanted)


def _word_list(unit: Unit, reading: Reading, index: Index) -> tuple[Statement, ...]:
    links = reading.asks_for("place", "contact")
    members = tuple(k for k in unit.members if links or not is_link(index.passages[k].text)) or unit.members
    passages = [index.passages[k] for k in members]
    texts = [tidy(p.text) for p in passages]
    led = {squash(heading) for passage in passages for heading in passage.heading_path}
    leads = [squash(passage.text.rstrip(" :")) in led for passage in passages]
    title = clean_topic(_nearest_shared(unit, passages))
    glossed = unit.lead is not None and _says_what_is(reading) and _GLOSSED.search(unit.headings[-1]) is not None
    if unit.lead is not None and glossed:
        title = tidy(passages_text(index, unit.lead)).rstrip(":")
    if unit.lead is None and any(char.isdigit() for char in title):
        title = ""  # a number that no passage cited here prints
    cited = ((unit.lead,) if unit.lead is not None else ()) + members
    if len(texts) <= _MOST_INLINE and all(len(t) <= _SHORT_ITEM and ". " not in t for t in texts) and not any(leads):
        joined = _enumerate(texts, passages[-2].text if len(passages) > 1 else "")
        return (Statement(finish(f"{title}: {joined}" if title else joined), cited),)
    head: tuple[Statement, ...] = (Statement(f"{title.rstrip('?')}:", (), "intro"),) if title else ()
    led_by = tidy(passages_text(index, unit.lead)).rstrip(":") if unit.lead is not None else ""
    cut = title.endswith("…") and len(led_by) <= _LONGEST_LEAD
    if unit.lead is not None and (glossed or cut or any(char.isdigit() for char in title)):
        head = (Statement(f"{led_by}:", (unit.lead,)),)
    items = (
        Statement(text.rstrip(":") + ":" if is_lead else text, (position,), bullet=True)
        for text, position, is_lead in zip(texts, members, leads, strict=True)
    )
    return (*head, *items)


def _says_what_is(reading: Reading) -> bool:
    """True where an answer should say what a short name stands for: it is asked, or the name is all that is said."""
    return not reading.asks or reading.asks_for("definition") or _WHAT_IS.match(fold(reading.text)) is not None


def _nearest_shared(unit: Unit, passages: Sequence[Passage]) -> str:
    """The nearest heading that all items stand under; the unit's own where it is led into by one of its passages."""
    if unit.lead is not None:
        return unit.headings[-1]
    levels = zip(*(passage.heading_path for passage in passages), strict=False)
    shared = [level[0] for level in takewhile(lambda level: len(set(level)) == 1, levels)]
    return shared[-1] if shared else ""


def _enumerate(texts: Sequence[str], last_but_one: str) -> str:
    """Short items in one line, with the guide's own "or" or "and" before the last one."""
    mark = "; " if any("," in text for text in texts) else ", "
    ends = _ITEM_ENDS.search(last_but_one)
    if ends is None or not ends["joins"]:
        return mark.join(text.rstrip(".") for text in texts)
    return f"{mark.join(text.rstrip('.') for text in texts[:-1])} {ends['joins']} {texts[-1]}"


def passages_text(index: Index, position: int) -> str:
    """The text of a passage."""
    return index.passages[position].text


def _word_foreign(unit: Unit, reading: Reading, index: Index) -> tuple[Statement, ...]:
    """The value in the question's language, then the quote in its own."""
    language = reading.language
    quotes = "; ".join(tidy(index.passages[k].text) for k in unit.members) if unit.is_list else tidy(unit.text)
    opens, closes = ("”", "”") if language == "fi" else ("“", "”")
    values = [written for v in unit.values if v.kind in reading.expects and (written := _localise(v, language))]
    said = values[0] if len(set(values)) == 1 else ""  # of several values the quote says which is for what
    lead = f"{said[:1].upper()}{said[1:]}. " if said and not reading.asks_for("whether") else ""
    named = Statement(f"{lead}{say('in_other_language', language)}: {opens}{quotes}{closes}", unit.members)
    bare = Statement(f"{say('in_other_language', language)}: {opens}{quotes}{closes}", unit.members)
    return (named if check_statement(named, index.passages) is None else bare,)


def _localise(value: Value, language: Language) -> str:
    writer = _WRITERS.get(value.kind)
    return writer(value.key, language) if writer else ""
