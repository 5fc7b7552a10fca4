"""A correction that is a question of its own: what it leaves out is taken from the question that it corrects."""

from __future__ import annotations

import re

from assistant.conversation.corrections import ASKING_WORD, Correction
from assistant.conversation.replacements import says
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words, without_end
from assistant.message.indirect import make_direct
from assistant.names.terms import TermBook
from assistant.question.reading import Reading, read_question

# "…, a visit or a course?": the things to choose from.
_CHOICE = re.compile(r",\s+(?P<things>[^,?]+ (?:vai|or) [^,?]+)\?*$", re.IGNORECASE)
# A pronoun for which what is meant can be put; "is it possible" has none.
_STANDS_FOR = re.compile(
    r"\b(?:se|ne|h[aä]n|he|siihen|sit[aä]|heit[aä]|niit[aä]|sen|niiden|heid[aä]n|h[aä]nen|h[aä]nt[aä]|siin[aä]|siit[aä]|sill[aä]|sille|they|"
    r"them|their|its|(?<!is )(?<!was )(?<!does )it)\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"^(where|when|what|who|how \w+) (it|they|he|she) (is|are|was|were|can|will|must|should)\b", re.I
)
_CHOOSES = re.compile(r"(?:\w+ )?(?:kum(?!ppan)\w+|which)\b")
_POINTS = re.compile(
    r"\b(?:nii(?:ssa|lla|sta|hin|lle)|sinne|sielta|siella|tuo\w*|it|this|that|those|these|there|same|sama\w*)\b"
)
_HOW_MANY = re.compile(r"^(how (?:many|much)) (do|does|did|can|may|must|should|is|are|will)\b", re.I)
_TELLS = 2  # telling words of a question that stands by itself
_SAME_WORD = 0.9


def only_points(correction: Correction, earlier: Reading, book: TermBook) -> bool:
    """True for "not it ends, it begins. So when?": the earlier question with the new words says it better."""
    language, asked = earlier.language, read_question(correction.question, earlier.language, book)
    telling = [word for word in split_words(correction.question) if word not in load_stopwords(language)]
    if correction.new and not telling:
        alike = asked.asks_for("whether") == earlier.asks_for("whether")
        return alike and set(asked.expects) <= set(earlier.expects)
    if not (correction.new and correction.old and says(earlier.text, correction.old, language)):
        return False
    known = split_words(f"{earlier.text} {correction.new}")
    return all(any(likeness(word, other, language) >= _SAME_WORD for other in known) for word in telling)


def ask_instead(correction: Correction, topic: str, earlier: Reading, book: TermBook) -> str:
    """The question that a correction asks, with what it corrects to or the earlier topic where it names none."""
    language, text = earlier.language, _as_question(_INVERTED.sub(r"\1 \3 \2", make_direct(correction.question)))
    parallel = _in_parallel(text, earlier.text)
    if parallel is not None:
        return parallel
    if read_question(text, language, book).names_topic:
        return text
    choice = _CHOICE.search(earlier.text)
    if choice is not None and _CHOOSES.match(fold(text)):
        topic = choice["things"]
    elif not earlier.names_topic and (correction.new or not _leaves_out(text)):
        topic = ""
    text = _HOW_MANY.sub(rf"\1 {_without_article(correction.new)} \2", text) if correction.new else text
    new = correction.new if not set(split_words(correction.new)) <= {*split_words(text), "the", "a", "an"} else ""
    if new and (pointer := _STANDS_FOR.search(text)) is not None:
        text, new = f"{text[: pointer.start()]}{new}{text[pointer.end() :]}", ""
    if read_question(text, language, book).names_topic or read_question(new, language, book).names_topic:
        topic = "" if choice is None else topic
    added = ", ".join(part for part in (new, topic) if part)
    return f"{without_end(text)} ({added})?" if added else text


def ask_otherwise(word: str, earlier: str) -> str | None:
    """ "When, not where": the earlier question with another question word; None where it begins with none."""
    found = ASKING_WORD.match(fold(earlier))
    if ASKING_WORD.fullmatch(fold(word)) is None or found is None or not earlier[found.end() :].startswith(" "):
        return None
    return _as_question(f"{word}{earlier[found.end() :]}")


def _without_article(words: str) -> str:
    return re.sub(r"^(?:the|an?)\s+", "", words, flags=re.I)


def _in_parallel(text: str, earlier: str) -> str | None:
    """ "What can extend it?" after "What can shorten the limit?": the words of the earlier question for the pronoun."""
    new, old = without_end(text).split(), without_end(earlier).split()
    same = next((k for k, (a, b) in enumerate(zip(new, old, strict=False)) if fold(a) != fold(b)), len(new))
    if same < _TELLS or len(new) != same + 2 or not _STANDS_FOR.fullmatch(new[-1]) or len(old) <= same + 1:
        return None
    return f"{' '.join([*new[:-1], *old[same + 1 :]])}?"


def _leaves_out(text: str) -> bool:
    """True for a question that points back or says next to nothing by itself."""
    telling = [w for w in split_words(text) if w not in load_stopwords("fi") | load_stopwords("en")]
    return len(telling) < _TELLS or _POINTS.search(fold(text)) is not None or _STANDS_FOR.search(text) is not None


def _as_question(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('?! .')}?"
