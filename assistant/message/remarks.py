"""What comes after a question and asks nothing by itself: "List each one.", "Kaikki kohdat, kiitos."."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.names.terms import TermBook
from assistant.question.reading import Reading, is_cue, read_question

_LAST_SENTENCE = re.compile(r"(?P<question>.*\?)\s+(?P<remark>[^?]+)", re.DOTALL)
_LAST_CLAUSE = re.compile(
    r"(?P<question>.*[\w)])(?:,| –| -)\s+"
    r"(?P<remark>(?:every|each|all|kaikki|kukin|jokainen|luettele|listaa)\b[^?,]*)\?",
    re.DOTALL | re.IGNORECASE,
)
# Says how to answer: to go through all of something, to be brief, to be kind.
_HOW = re.compile(
    r"\b(?:list|name|give|tell|mention|state|show|describe|summari[sz]e|please|thanks?|briefly|enough|short|both|all|"
    r"every|each|need|want|whole|full|entire|complete|"
    r"luettel\w+|listaa|nime\w+|kerro\w*|mainits\w+|anna|kuvaile|kiitos|lyhyesti|riittaa|kaik\w+|"
    r"joka\w+|kuk[ai]\w*|kum(?!ppan)\w+|molem\w+|tarvits\w+|haluai?s\w*|haluan|koko|taydelli\w+)\b"
)
# What it is for and who asks: "for our board", "esitettä varten", "Opettajana tarvitsen …", ", teen siitä esitteen".
_PURPOSE = re.compile(
    r"\b(?:for|because|since|so that|as an?) .*|,\s.*|\b\w+(?: \w+)? varten\b|^\W*(?:\w+ )?\w{3,}na (?=\w)"
)
_NUMERAL = re.compile(
    r"\d+|two|three|four|five|six|seven|eight|nine|ten|kaksi|kolme|nelja|viisi|kuusi|seitseman|kahdeksan|yhdeksan|kymmenen"
)
_ALL = re.compile(
    r"\b(?:whole|full|entire|complete|koko|taydelli\w+|list|all|every|each|everything|"
    r"luettel\w+|listaa|kaik\w+|jokai\w+|joka ikinen|kukin|kunkin)\b"
)
_TOO = re.compile(r"\b(?:also|too|as well|then|myos|lisaksi|sitten)\b")
_ASKS = re.compile(
    r"\b(?:when|how|what|why|which|whom?|where|whether|if|milloin|koska|palj\w+|kuinka|miten|mon(?:ta|iko)\w*|mika|mita|"
    r"mitka|mi(?:hin|sta|ssa|lla|lle|lta|nka|nne|ksi)|kuka|ketka|ke(?:ta|ne\w+|ille)|kauanko|(?!koko\b)\w{2,}ko)\b"
)
_POINTS_BACK = re.compile(r"\b(?:ne|niita|niiden|nuo|those|these|them)\b")
# "Luettele ne Baltian maat.": of what was asked about, these.
_NARROWS = re.compile(
    r"(?:list|name|give|luettele|listaa|nimeä|mainitse) (?:ne|nuo|those|these|the ones) "
    r"(?P<which>[^\s.,]+(?: [^\s.,]+){0,2})[.!]?",
    re.IGNORECASE,
)
# Nouns that stand for whatever was asked about.
_ANY_THING = re.compile(
    r"(?:feature|point|item|thing|detail|one|part|case|option|alternative|name|example|word|sentence|line|adjective|"
    r"answer|list|reason|bullet)s?|"
    r"(?:koh(?:d|t)|asia|seik|piir|vaihtoehd|vaihtoehto|osa|nim|esimerk|san|lause|riv|vastau|syy|luettelo|lista)\w{0,5}"
)
# "All six aims, please": so many of whatever was asked about.
_SO_MANY = re.compile(
    rf"\W*(?:(?:luettel\w+|listaa|nime\w+|mainits\w+|kerro\w*|anna|list|name|give(?: me)?|tell(?: me)?|i need) )?"
    rf"(?:kaik\w+|all|the|ne|nuo) (?:the )?(?:{_NUMERAL.pattern}) \w+\W*(?:(?:please|kiitos|thanks?|thank you)\W*)?"
)
# What a list may be of: "List the effects." after a question for how something works.
_KIND = re.compile(
    r"(?:effect|impact|benefit|advantage|reason|aim|goal|objective|outcome|result|way|mean|step|"
    r"requirement|condition|criteri)\w{0,2}|"
    r"(?:vaikutuk|hyo[dt]|etu|edu|sy[iy]|tavoit|paamaar|tulo[ks]|tav|keino|vaihe|vaihei|vaatimuk|ehdo|ehto|kriteer)\w{0,5}"
)
# "Kaikki kuusi tavoitetta.", "All four of the aims": as many as there are, of what the question is about.
_ALL_SO_MANY = re.compile(
    rf"\W*(?:all|every one of|kaikki)(?: of)?(?: (?:the|those|these|ne|nuo))? (?:{_NUMERAL.pattern})\b"
)
_NEW_WORDS = 1
_ALIKE = 0.6


def drop_remark(reading: Reading, book: TermBook) -> Reading:
    """The question without a remark after it; one for a list where the remark wants all.

    The question itself where what follows asks for something of its own.
    """
    found = _LAST_SENTENCE.fullmatch(reading.text.strip()) or _LAST_CLAUSE.fullmatch(reading.text.strip())
    if found is None:
        return reading
    question = read_question(found["question"].rstrip("?") + "?", reading.language, book)
    if not _adds_nothing(found["remark"], question, book):
        narrower = _NARROWS.fullmatch(found["remark"].strip())
        if narrower is None:
            return reading
        question = read_question(f"{found['question'].rstrip('?')} ({narrower['which']})?", reading.language, book)
    if question.expects or question.asks_for("list") or not _ALL.search(fold(found["remark"])):
        return question
    return replace(question, asks=(*(ask for ask in question.asks if ask != "whether"), "list"))


def _adds_nothing(remark: str, question: Reading, book: TermBook) -> bool:
    """True where a remark says how to answer, and names nothing but what the question asks about."""
    text = fold(remark)
    if not _HOW.search(text) or _ASKS.search(text) or _TOO.search(text):
        return False
    own = read_question(remark, question.language, book)
    if _SO_MANY.fullmatch(text) and not own.scopes and not own.expects:
        return True
    if own.scopes - question.scopes or own.unknown_codes or set(own.expects) - set(question.expects):
        return False
    asked = split_words(question.text)
    text = _PURPOSE.sub(" ", text) if _ALL.search(_PURPOSE.sub(" ", text)) else text
    words = [w for w in split_words(text) if _is_new(w, question)]
    if len(words) == 1 and _KIND.fullmatch(words[0]) and _ALL.search(text) and _is_open(question):
        return True
    new = [w for w in words if not any(likeness(a, w, question.language) >= _ALIKE for a in asked)]
    return len(new) <= (
        _NEW_WORDS if len(words) > len(new) or _POINTS_BACK.search(text) or _ALL_SO_MANY.match(text) else 0
    )


def _is_open(question: Reading) -> bool:
    return question.asks_for("open", "list") and not question.expects and not question.asks_for("whether")


def _is_new(word: str, question: Reading) -> bool:
    """True for a word that says more than how to answer."""
    known = word in load_stopwords("fi") or word in load_stopwords("en") or is_cue(word, question.asks)
    return not known and not any(pattern.fullmatch(word) for pattern in (_HOW, _ANY_THING, _NUMERAL))
