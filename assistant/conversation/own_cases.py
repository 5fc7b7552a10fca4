"""What somebody tells of their own case, to be judged by what was asked before: "We have two. OK?", "Could ours …?"."""

from __future__ import annotations

import re

from assistant.conversation.counterparts import CONDITION
from assistant.conversation.instances import asks_openly, fits
from assistant.language.question_words import QUESTION, VERB_ASKS
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, split_words
from assistant.question.reading import Reading
from ingest.numerals import NUMBER_WORDS

_IT = r"(?: (?:it|that|this|se|tama|nain|niin|toi|tuo|meille|meilta|for us))?"
_FINE = (
    r"(?:ok|okay|okey|okei|alright|all right|fine|enough|sufficient|possible|allowed|acceptable|permitted|"
    r"too (?:much|many|long|short|few|little|late|early)|a problem|good enough|"
    r"liikaa|liian \w+|mahdollista|sallittua|hyva|tarpeeksi|ongelma)"
)
_VERDICT = (
    rf"(?:(?:is|are|would|will|onko|onks|oisko|olisiko|ookko)(?: (?:it|that|this|these|they|we|se|tama|toi|tuo|nain))?"
    rf"(?: be)? )?{_FINE}{_IT}(?: (?:then|sitten|with you|nyt))?|"
    r"(?:kay|sopii|onnistuu|riittaa|kelpaa|passaa|toimii|meneeko?|haittaa)(?:ko|ks|kohan)(?: (?:se|tama|nain|tallainen|"
    r"meille|lapi))*|(?:does|will|would) (?:it|that|this) (?:count|work|do|qualify|fit|suffice|matter)|will that do|"
    r"(?:can|may) we(?: do (?:that|it|so))?|(?:voiko|saako) niin(?: tehda)?|lasketaanko (?:se|tama|sekin)|"
    r"(?:and )?(?:does|do) (?:that|they|it) count|voidaanko(?: me)?|voimmeko(?: me)?|saadaanko(?: me)?"
)
_ENDS_IN_VERDICT = re.compile(rf"^(?P<case>.{{3,}}?)(?:[.!;,–-]+\s*|\s+-\s+)(?:{_VERDICT})\W*$")
_OURS = re.compile(
    r"\bours\b|\bmeid[aä]n(?:kin)?(?= (?:\w{2,}isi(?:ko)?|voi|voiko|pitaa|tarvitsee|kestaa|on)\b)(?! \w+isi \w+ko\b)"
)
_INSTEAD = re.compile(r"(?:what if|mitas? jos)\b.*\b(?:instead|rather|taas|sen sijaan)\b")
_NUMBER = re.compile(r"(?<![\w.,:/-])(?:\d{1,3}(?![\w:/%€-])|[^\W\d_]{2,})(?![\w%€/-])")
# Words that carry a number and name nothing.
_CARRIES = re.compile(
    r"(?:of|us|we|there|if|jos|only|just|go|come|be|send|take|have|has|is|are|would|could|can|may|enough|do|in|all|ok|okay|"
    r"voi\w*|saa\w*|paas\w+|lahte\w+|tul\w+|ol\w+|on|ois\w*|meit\w+|meil\w+|meidan|me|vain|vaan|riitt\w+|kay\w*|sopi\w*|"
    r"mukaan|mukana|henkea|hengen|people|persons?|kerralla|yhta|aikaa|at|once|too|many|much|liikaa|then|sitten|even|also)"
)
_PARTITIVE = re.compile(r"(?!mei|tei|hei|niita|naita|noita)\w{2,}[aeiouy]?(?:a|ta|ia|ja)(?<!lta)")
_OF_US = re.compile(r"\b(?:meitä|heitä|niitä) (?:on|ois|olis|olisi|oltaisi)(?: \w+)? $", re.IGNORECASE)
_LONGEST, _FEW = 16, 9  # words
_SHORTEST = 4
_ONE_WORD = re.compile(r"[^\W\d_]{4,}(?:-[^\W\d_]+)*\?", re.IGNORECASE)
_ASKS = re.compile(rf"^(?:{QUESTION}{VERB_ASKS}|\w+(?:ko|ks)\b)")
_FRAGMENT = re.compile(
    r"(?:as|for|in|with|without|by|per|from|during|under|after|before|via)\s[^?.,;]+\?", re.IGNORECASE
)
_LEAST = 2  # "one" and "yksi" count nothing as often as not


def tells_own_case(question: str, reading: Reading) -> bool:
    """True where a question that names no topic asks whether somebody's own case is within what was spoken of."""
    words = split_words(question)
    if reading.names_topic or len(words) > _LONGEST:
        return False
    folded = fold(question)
    if ends_in_verdict(question):
        return True
    if _OURS.search(folded) or fits(question, reading.language):
        return True
    condition = (CONDITION.match(question) or _INSTEAD.match(folded)) and "," not in question
    return len(words) <= _FEW and (bool(condition) or _only_counts(question, reading))


def ends_in_verdict(question: str) -> bool:
    """True for something told with nothing but "OK?" after it: "We have two. Enough?"."""
    said = _ENDS_IN_VERDICT.match(fold(question).strip())
    return said is not None and "?" not in said["case"] and len(split_words(said["case"])) >= _LEAST


def is_fragment(question: str) -> bool:
    """True for "As applicant?" and "In 2031?": a few words after a preposition, with nothing that asks."""
    return _FRAGMENT.fullmatch(question.strip()) is not None and len(split_words(question)) <= _SHORTEST


def is_word_after(question: str, last: str) -> bool:
    """True for "Partners?" after "Duration?" or "Who can apply?": a word alone goes on with what such a turn asks."""
    asked = question.strip()
    if _ONE_WORD.fullmatch(asked) is None or _ASKS.match(fold(asked)) is not None:
        return False
    return len(split_words(last)) < _LEAST + 1 or asks_openly(last)


def _only_counts(question: str, reading: Reading) -> bool:
    """True for "Could four of us go?": a yes or no about a number, and nothing that is counted."""
    words = split_words(question)
    numbers = [word for word in words if _size(word) >= _LEAST]
    if not numbers or not reading.wants_verdict:
        return False
    small = load_stopwords("fi") | load_stopwords("en")
    return all(word in small or word in numbers or _CARRIES.fullmatch(word) for word in words)


def with_counted(text: str, earlier: Reading) -> str:
    """The number that a case states alone, with what the question before counts: "We have two. OK?" of partners."""
    noun = _noun_of(earlier)
    if not noun:
        return text
    for found in _NUMBER.finditer(text):
        after = text[found.end() :]
        if _OF_US.search(text[: found.start()]):
            return text
        if _size(found.group()) >= _LEAST and re.match(r"\s*[.,;!?–]|\s*$", after):
            return f"{text[: found.end()]} {noun}{after}"
    return text


def _noun_of(earlier: Reading) -> str:
    """What "how many" counts, as it may follow a number; empty where that is not told by its form."""
    words = earlier.counted.split()
    if not words or (earlier.language == "fi" and not _PARTITIVE.fullmatch(fold(words[0]))):
        return ""
    if earlier.language == "fi":
        return words[0]
    small = load_stopwords("en")
    for k, word in enumerate(words[:2]):
        if word in small:
            return ""
        if word.endswith("s") or word == "people":
            return " ".join(words[: k + 1])
    return ""


def _size(word: str) -> int:
    lower = word.lower()
    return int(lower) if lower.isdecimal() else NUMBER_WORDS.get(lower, 0)
