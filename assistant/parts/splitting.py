"""Several questions in one: where one ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.comparisons.compared_topics import with_topics
from assistant.comparisons.contest import names_measure, read_contest
from assistant.conversation.dialogue import resolve
from assistant.conversation.topic_swaps import as_written, asks_nothing
from assistant.language.question_words import asks_manner, thing_asked_for
from assistant.language.stopwords import is_common
from assistant.language.words import fold, split_words, without_end
from assistant.message.remarks import drop_remark
from assistant.names.terms import TermBook
from assistant.question.compared import read_things
from assistant.question.cues import Ask, cue
from assistant.question.reading import Reading, cue_words, is_cue, read_question
from assistant.question.things import counts_two

_ASKS = (
    r"(?:milloin|koska|kum(?:pi|pia|paa\w*|man|mas\w*|mal\w*|mat)|palj\w+|kuinka|miten|mon(?:ta\w*|es\w+|el\w+|een\w*|iko)|mikä|mitä|mitkä|"
    r"mi(?:hin|stä|ssä|llä|lle|ltä|nkä|nne|llai\w+|nkälai\w+|ksi)|kuka|ketkä|ke(?:tä|itä|ne\w+|ill\w+|iden)|kauan\w*|when|how|what|why|which|whom?|where)\b"
)
# "…, when it comes to growth", "…, when the project is over": no question begins there.
_AFTER_COMMA = (
    r"(?:(?:milloin|koska|paljonko|kuinka|montako|mikä|mitkä|mistä|missä|kuka|how|what|which|who|where)\b|"
    r"when (?:is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have)\b)"
)
_BEGINS = (
    rf"(?:can|could|is|are|was|were|do|does|did|may|must|should|will|would|\w+k[oö])\b|"
    rf"(?:(?!and\b|ja\b|sekä\b)\w+[\s,]){{0,3}}?(?!which|who|where){_ASKS}|"
    r"(?:(?:by|for|from|to|in|at|on|with|of|about) )?(?:which|whom?|where)\b|"
    rf"(?:if|jos|mikäli)\b[^,?]{{3,60}}?,?\s{_ASKS}"
)
_CUT = re.compile(
    rf"\?\s+(?=\S)|[,;]?\s+(?:ja|sekä|and|plus|&)\s+(?:myös |also |sit |sitten |then )?(?={_BEGINS})|"
    rf",\s+(?={_AFTER_COMMA}|ent[aä]s?\b)",
    re.IGNORECASE,
)
# "Entä kurssi?", "What about networks?", "And for a course?" after another question: the same about something else.
_LEANS = re.compile(
    r"(?:ent[aä]s?|entäpä|mites|what about|how about)\b|"
    r"(?:ja|and)\b(?!\s+(?:mitä|miten|how|what|when|where|who|why|which))",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"\?\s+(?=\S)|,\s+(?:(?:and|but|ja|mutta)\s+)?(?=(?:ent[aä]s?|what about|how about)\b)", re.IGNORECASE
)
_LONGEST_LEANING = 6
_BEGINNING = re.compile(_BEGINS, re.IGNORECASE)
_INTERROGATIVE = re.compile(_ASKS, re.IGNORECASE)
_PAIRED: tuple[Ask, ...] = ("deadline", "duration", "amount", "share", "count", "contact")
# Of those that were named: "…, and which is last?"
_WHICH_ONE = re.compile(
    r"(?:which one|kumpi|kumman|kumpaa\w*|"
    r"(?:which|mikä) (?:(?:is|comes|closes|opens|ends|on|tulee|sulkeutuu|päättyy|aukeaa) )?(?:the )?"
    r"(?:first|last|latest|next|viimei\w+|ensimmäi\w+|ensin|myöhei\w+))\b",
    re.IGNORECASE,
)
# "…, and on which dates?" after a question for things: when those are.
_WHEN_ALONE = re.compile(
    r"(?:and |ja )?(?:(?:on|at|by|until|till|from) )?(?:when|(?:which|what) (?:dates?|days?|times?))|"
    r"(?:ja )?(?:milloin|mihin (?:asti|saakka|mennessä)|minä päiv(?:inä|änä)|mihin aikaan)",
    re.IGNORECASE,
)
_THERE = re.compile(r"(?:is|are|was|were) there\b|on(?:ko|ks)\b", re.IGNORECASE)
# "Miten ratkaistaan, kuka saa": what is settled, known or told, and no further question.
_INDIRECT = re.compile(
    r"\w*(?:ratkai\w+|paate\w+|paatta\w+|tied[aäe]\w*|tieta\w+|selvi[aä]\w*|kerro\w*|kerto\w+|nakee|nakyy|arvioi\w*|"
    r"maarit\w+|maaray\w+|sovi\w+|laske\w+|valita\w+|valits\w+|todet\w+|osoit\w+|riippu\w+)"
)
_QUESTION_WORDS_ALONE = re.compile(
    rf"(?:(?:on|at|by|in|from|to|for) )?{_ASKS}(?: (?:aikaan|mennessä|asti|saakka|time|day|date))?", re.IGNORECASE
)
_COUNTED_PAIR = re.compile(
    r"(?P<how>.*\b(?:how many|montako|(?:kuinka|miten) monta|monta)) (?P<one>\w+(?: \w+)?) (?:and|ja|sekä) (?P<other>"
    r"\w+(?: \w+){0,2}?(?= (?:are|is|do|does|can|may|must|should|have|has|needs?|makes?|takes?|in|at|for|per)\b)|"
    r"\w+) "
    r"(?P<rest>.+)",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\bnumber of\b", re.IGNORECASE)  # no telephone
_MOST = 3
_REQUEST = re.compile(
    r"(?:please |i (?:need|want|would)|give|send|tell|show|list|name|anna|antakaa|kerro|kertokaa|laheta|listaa|"
    r"luettele|mainitse|nimea|tarvitsen|haluan|haluaisin)\b"
)
_MOST_ADDED = 4  # words of the first part that say what a further one points back to
_SHORTEST_PART = 3
# "As newcomers, how do we …", "When we bring a class, who …": who asks and when, before the first question.
_SETTING = re.compile(
    rf"(?:as|for|in|with|on|at|after|before|since|once|while|kun|hi|hello|hei|moi|"
    r"when (?:we|you|they|i|he|she|it|the|an?|our|my|your|their|this|that|some\w*|one|no\w*)\b)"
    rf"(?:(?!\b{_ASKS})[^,?]){{0,60}}",
    re.IGNORECASE,
)
_WHAT_ELSE = re.compile(
    r"(?:what|who|which|where) (?:else|more|others?)\W*|(?:mitä|mitkä|ketkä|kuka|missä) muu\w*\W*", re.IGNORECASE
)
# Who asks, before what they ask: "We are four teachers and would like to go to the same course. Okay?"
_OF_ONESELF = re.compile(
    r"\W*(?:we|i) (?:are|am|were|have|ve|re|m)\b|\W*(?:we|i).(?:re|m|ve)\b|"
    r"\W*(?:me |mina )?(?:olemme|ollaan|olen)\b|\W*(?:meilla|minulla|meita) on\b",
    re.IGNORECASE,
)
# A pronoun for what the part before is about.
REFERS = re.compile(
    r"\b(?:se|sen|si(?:ta|ita|ihen|ina|ella|elta|nne|lle|lla)|ne|nii(?:den|ta|sta|hin|lle|ssa|lla)|"
    r"han|hanen|hanelle|hanta|he|heidan|heille|(?:sellai|semmoi|semmo|tallai|moi)(?:nen|[st]\w*)|it|its|they|them|their|there|he|she|him|his|her)\b"
)
_POINTS_BACK = re.compile(r"\b(?:se|ne|sen|niiden|it|they|them)\b")
_EACH = re.compile(
    r"kum(?!ppan)\w+|molem\w+|each|both|either|they|them|ne|nii\w+|other|others|muut|muid\w+|"
    r"\w*pituu\w+|\w*maar\w+|\w*summa\w*|sums?|ceilings?|days?|dates?|paiv\w+|\w*raja\w*|limits?|upper|lower|"
    r"vahint\w+|enint\w+|minimi\w*|maksimi\w*|minimum|maximum|numbers?|figures?|luvut|luvuin|lukui\w+|er(?:o|oa)|"
    r"difference|differ|vaatimuks\w+|ehdo\w+|kerro\w*|tell|give|last|long|kest\w+|much|"
    r"vaati\w*|tarvi\w+|need\w*|requir\w+"
)


def split_question(reading: Reading, book: TermBook) -> tuple[Reading, ...]:
    """The questions that one message holds, each with the topic; the message itself where it is one.

    A new question begins at a question mark or at "and" before a question word; it takes over the
    topic where it names none. "KA220 duration and grant" asks for two values in one clause.
    """
    reading = drop_remark(reading, book)
    leaning = _split_leaning(reading, book)
    if leaning:
        return leaning
    pieces = _cut(reading)
    if 1 < len(pieces) <= _MOST + 1:
        readings = [read_question(piece, reading.language, book) for piece in pieces]
        contest = read_contest(with_topics(reading, book))
        compared = contest is not None or bool(read_things(pieces[0]))
        counted = contest.counted if contest is not None else ""
        if compared and all(_adds_nothing(r, counted) for r in readings[1:]):
            return (reading,)
        if readings[0].asks_for("comparison") and all(_WHICH_ONE.match(piece) for piece in pieces[1:]):
            return (reading,)
        of_things = readings[0].asks_for("list") or _THERE.match(pieces[0]) is not None
        if of_things and all(_WHEN_ALONE.fullmatch(piece.strip("?")) for piece in pieces[1:]):
            return (reading,)
        if all(_asks_again(r, readings[0]) for r in readings[1:]):
            return (reading,)
        named = bool(reading.scopes or reading.unknown_codes or reading.uncovered)
        by_first = readings[0].asks_for("comparison") or not all(r.asks_for("whether") for r in readings[1:])
        if compared and by_first and all(_POINTS_BACK.search(fold(r.text)) for r in readings[1:]):
            return (reading,)
        asking = bool(readings[0].asks) or _INTERROGATIVE.match(pieces[0]) is not None
        asking = asking and _OF_ONESELF.match(pieces[0]) is None
        if asking and all(_asks(r) and (r.items or (r.expects and named)) for r in readings[1:]):
            return tuple(_with_topic(r, reading, readings[0], book) for r in readings[:_MOST])
    return _split_values(reading)


def _cut(reading: Reading) -> list[str]:
    """The pieces of a message, each of which may be a question; "when and where is it held?" asks both of the same."""
    text, start = reading.text, 0
    pieces: list[str] = []
    for found in _CUT.finditer(text):
        before = text[start : found.start()].split()
        alone = found.group().strip() == ","
        if alone and before and _INDIRECT.fullmatch(fold(before[-1])):
            continue
        if _WHAT_ELSE.fullmatch(text, found.end()) or (alone and _SETTING.fullmatch(text[start : found.start()])):
            continue
        pieces.append(text[start : found.start()])
        start = found.end()
    pieces = [piece.strip(" ,;") for piece in (*pieces, text[start:]) if piece.strip(" ,;?")]
    for k in range(len(pieces) - 2, -1, -1):
        asking = _QUESTION_WORDS_ALONE.match(pieces[k + 1])
        if asking is not None and _QUESTION_WORDS_ALONE.fullmatch(pieces[k]):
            pieces[k] += pieces[k + 1][asking.end() :].rstrip("?")
    return pieces


def _split_leaning(reading: Reading, book: TermBook) -> tuple[Reading, ...]:
    """The questions of "How long can a visit be? And a course?"; none where no piece leans on the one before."""
    pieces = [piece.strip(" ,;?") for piece in _LEANING.split(reading.text) if piece.strip(" ,;?")]
    if not 1 < len(pieces) <= _MOST or not all(_leans(piece, reading, book) for piece in pieces[1:]):
        return ()
    first = read_question(f"{pieces[0]}?", reading.language, book)
    if not first.asks or first.asks_for("comparison"):
        return ()
    questions = [first.text]
    for piece in pieces[1:]:
        questions.append(resolve(f"{piece}?", questions, reading.language, book).text)
    return (first, *(read_question(question, reading.language, book) for question in questions[1:]))


def _leans(piece: str, reading: Reading, book: TermBook) -> bool:
    """True for a short piece that only names what else the question before it is about."""
    opener = _LEANS.match(piece)
    if opener is None or len(split_words(piece)) > _LONGEST_LEANING or not piece[opener.end() :].strip():
        return False
    named = read_question(piece[opener.end() :].strip(), reading.language, book)
    return asks_nothing(named) and named.main != "comparison" and bool(named.items)


def _asks(part: Reading) -> bool:
    """True for a part that says what is asked, or begins as a question does and has words of its own.

    One word is not enough where the part points back: "kuinka pitkiä ne ovat" asks more about the same.
    """
    telling = [item for item in part.items if item.term is None and not is_common(item.text, part.language)]
    alone = thing_asked_for(part.text) in {item.text for item in telling} or asks_manner(part.text)
    fewest = 2 if _POINTS_BACK.search(fold(part.text)) and not alone else 1
    return bool(part.asks) or (len(telling) >= fewest and _BEGINNING.match(part.text) is not None)


def begins_as_question(piece: str) -> bool:
    """True for a piece that begins with a verb or a question word."""
    return _BEGINNING.match(piece) is not None


def is_question(part: str) -> bool:
    """True for a part that is worded as a question; "Give me the names of all masters" is a request."""
    return _BEGINNING.match(part) is not None or _REQUEST.match(fold(part)) is None


def _asks_again(part: Reading, first: Reading) -> bool:
    """True for "which number?" after "Can I phone you?": the same value in two words, and no yes or no."""
    wanted = set(part.expects)
    short = len(split_words(part.text)) <= _SHORTEST_PART and not part.wants_verdict
    return short and bool(wanted) and wanted <= set(first.expects) and _adds_nothing(part, "")


def _adds_nothing(part: Reading, counted: str) -> bool:
    """True for what only asks for the values that a comparison shows anyway: "and how long is each?"."""
    asking = cue_words(part.text, part.asks)
    return all(
        item.term in part.asks
        or _EACH.fullmatch(item.text) is not None
        or (item.term is None and names_measure(item.text, part.asks, counted))
        or (item.term is None and (item.text in asking or is_cue(item.text, part.asks)))
        for item in part.items
    )


def _with_topic(part: Reading, whole: Reading, first: Reading, book: TermBook) -> Reading:
    """A further part with the topic in brackets; one that points back and has none, with what the first is about."""
    if part.scopes or part.unknown_codes:
        return part
    names = [item.text for item in whole.items if item.term in whole.scopes] + list(whole.unknown_codes)
    apart = ", "
    if not names and part is not first and REFERS.search(fold(part.text)):
        own = split_words(part.text)
        names, apart = [item.text for item in first.items[:_MOST_ADDED] if item.text not in own], " "
    added = apart.join(dict.fromkeys(as_written(whole.text, name) for name in names))
    return read_question(f"{without_end(part.text)} ({added})?", part.language, book) if added else part


def _split_values(reading: Reading) -> tuple[Reading, ...]:
    counted = "count" in reading.asks and _NUMBER_OF.search(reading.text) is not None
    wanted = [ask for ask in reading.asks if ask in _PAIRED and not (counted and ask == "contact")]
    if len(wanted) < 2 or "comparison" in reading.asks or "whether" in reading.asks:
        return (reading,)
    if not re.search(r"\b(?:ja|sekä|and|plus|&)\b|,", reading.text):
        return (reading,)
    return tuple(narrow(reading, ask) for ask in wanted[:_MOST])


def split_counted(reading: Reading, book: TermBook) -> tuple[Reading, ...]:
    """ "How many schools and countries make a network?" as a question for each; none where one thing is counted."""
    found = _COUNTED_PAIR.fullmatch(reading.text.strip()) if counts_two(reading) else None
    if found is None:
        return ()
    questions = (f"{found['how']} {found[which]} {found['rest']}" for which in ("one", "other"))
    return tuple(read_question(question, reading.language, book) for question in questions)


def narrow(reading: Reading, ask: Ask) -> Reading:
    """The same question with only one of the values that it asks for."""
    others = [a for a in reading.asks if a not in _PAIRED]
    return replace(reading, asks=(ask, *others), expects=cue(ask).expects)
