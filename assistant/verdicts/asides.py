"""What in a statement is not to the point: other clauses, brackets, and what is denied of others."""

from __future__ import annotations

import re

from assistant.language.opposites import NEGATION
from assistant.language.words import fold, split_words
from assistant.question.reading import Reading
from assistant.retrieval.overlap import shared_by
from ingest.types import Language

EVEN_IF = re.compile(r"\b(?:vaikka|vaikkei|although|even (?:if|though))\b[^.;,]*")
_BRACKETS = re.compile(r"\((?P<inner>[^()]+)\)")
_CONTRAST = re.compile(r",?\s(?:(?:mutta|but|vaan|whereas|while|kun taas)\s|(?=mutte(?:i|mme|ivat)\b))")
_CLAUSES = re.compile(rf";|[.!?]\s+|(?<=[a-z])\s[–—]\s(?=[a-z])|{_CONTRAST.pattern}")
_COMMAS = re.compile(rf",\s|{_CLAUSES.pattern}")
_VERB = re.compile(r"\b(?:voi|voivat|saa|saavat|on|ovat|can|may|is|are|must)\b")
_DENIAL_FIRST = re.compile(r"\W*(?:ei|eivat|not)\b(?! (?:saa|voi|ole|voida|saada)\b)")
_RELATIVE = re.compile(
    r"\b(?:which|who|whose|jo(?:ka|tka|ta|ita|nka|iden|ssa|issa|sta|ista|lla|illa|lle|ille)|"
    r"that (?=(?:would|do|does|did|is|are|was|were|has|have|had|can|cannot|could|will)\b))\b[^.;,]*"
)
_THOSE = re.compile(r"\b(?:those|people|persons?|anyone|everyone|applicants?|\w+s|ne|niille|he|hakija(?:t|lle)?),?\W*$")
_MAY_THEN = re.compile(r"\b(?:can|may|are|is|will|voi|voivat|saa|saavat|kay|kelpaa\w*)\b")
_TO_WHOM = re.compile(
    r"\b(?:can|may|are|is|voi|voivat|saa|saavat|\w{3,}[dtlnr]aan)\b.*\b(?:to|for|niille|heille|hakijoille|those),?\W*$"
)
_UNDONE = re.compile(r"\b(?:kesken|un\w+ed|still|viela)\b")
_MAIN_VERB = re.compile(
    r"(?:which|who|that) (?:\w+ )*?\w+ (?P<verb>(?:cannot|can|may|must|do|does|will|is|are|need)\b(?! been))"
)
_VERB_FIRST = re.compile(r"\W*(?:voi|voivat|saa|saavat|on|ovat|can|may|is|are|must)\b")
# A denial whose subject stands in the clause before: "muttei saa johtaa", "but may not lead".
_DENIED_VERB = re.compile(
    r"\W*(?:mutte(?:i|mme|ivat)|ei|eivat|(?:can|may|must|is|are|does|do|will) not|cannot) (?:saa|voi|ole|\w{3,})\b"
)
# "Teaching counts as work, but supervising does not": the two differ in their subjects alone.
_DENIAL_LAST = re.compile(r"\b(?:ei|eivat|(?:do|does|is|are|may|can|will) not|cannot)\W*$")
_SUBJECT = re.compile(
    r"\W*(?P<who>.+?) (?:voi|voivat|saa|saavat|on|ovat|can|may|is|are|must|does|do|counts?|\w+(?:taan|daan|laan|"
    r"naan|vat))\b"
)
_APPLY = re.compile(
    r"\b(?:appl(?:y|ies|ied|icants?|ications?)|ha(?:kija|kijana|kijat|kea|kee|kemu\w+|en|emme|"
    r"ettava\w*))\b"
)
_FIRST_WORDS = re.compile(r"\W*\w+ ")
_OTHERS_NOT = re.compile(r",\s(?P<who>[^,;:]{2,40})\s(?:eivat|ei|cannot|can not|may not|must not|do not|are not)\W*$")
# Last words that deny without a verb of their own: "a teacher, not a parent", "sähköpostilla, ei postitse".
_NOT_THAT = re.compile(
    r"(?:, (?:but )?| [–—-] )(?P<what>(?:not|ei)\b(?! (?:only|just|merely|vain|pelkastaan|saa|voi|ole)\b)"
    r"(?:(?!\b(?:is|are|can|may|must|will|ei|on|ovat|\w+ta[ai]n)\b)[^.,;:])*(?: eika [^.,;:]*)?)\W*$"
)
_THE_REST = re.compile(
    r"\b(?:mu(?:ut|ille|ita|iden|issa|illa|ihin)|others?|the rest|elsewhere|abroad|muualle|ulkomai\w+)\b"
)
_CAN = re.compile(r"\b(?:voi|voivat|saa|saavat|ei|eivat|mahdolli\w+|can|may|must|cannot|not|is|are|possible)\b")
_CODE = re.compile(r"\d|-[a-z]\b")
_TAKES_PART = re.compile(
    r"\b(?:mukana|mukaan|osallis\w+|kumppan\w+|partner\w*|jasen\w*|member\w*|take part|join\w*|role|roolissa|somehow|"
    r"some way|"
    r"mitenkaan|jollain|jotenkin|paase\w*|come|tulla|along|financier|rahoittaja\w*)\b"
)
_MAY = re.compile(
    r"\b(?:voi|voivat|saa|saavat|kay|mahdolli\w+|can|may|possible|must|on kuitenkin|sen on|welcome|tervetul\w+)\b"
)
_GOES_WITHOUT = re.compile(r"\b(?:without|ilman) [^.;,]*")
_ABOUT_APPLYING = re.compile(
    r"\b(?:appl\w+|hake\w*|haki\w*|hae\w*|eligible|tukikelpoi\w+|lead\w*|coordinat\w+|koordinoi\w*)\b|"
    r"\b(?:get|receive|granted|award\w*|saada|saa|saako|saavat|saavatko|myonn\w+)\b.*"
    r"\b(?:money|grant|support|funding|funds|\w*(?:rahaa|rahoitusta|tukea|avustusta|apurahaa))\b"
)
_TELLING = 5  # letters of a word that may be known inside another one
_BEGUN = 4


def clause_of(reading: Reading, text: str, language: Language, *, commas: bool = False) -> str:
    """The clause that has most of the question's words; the whole text where none has more than the others.

    Of clauses that are set against each other the one counts whose word the question names first. Where a clause
    leaves its subject to the one before ("a school cannot lead, but can take part"), that counts for neither. With
    `commas` each comma ends a clause.
    """
    clauses = [clause for clause in (_COMMAS if commas else _CLAUSES).split(text) if clause.strip()]
    if len(clauses) < 2:
        return text
    told = [_predicate(a, b, language) for a, b in zip(clauses, [*clauses[1:], ""], strict=True)]
    shared = [shared_by(reading, clause, language) for clause in told]
    applying = [clause for clause, part in zip(clauses, told, strict=True) if _APPLY.search(part)]
    if len(applying) == 1 and not any(shared) and _APPLY.search(" ".join(split_words(reading.text))):
        return applying[0]
    if not any(shared):
        shared = [shared_by(reading, clause, language) for clause in clauses]
    most = max(map(len, shared))
    best = [k for k, words in enumerate(shared) if len(words) == most]
    if len(best) == 1:
        return clauses[best[0]]
    if not commas and not _CONTRAST.search(text):
        return text
    asked = [word for item in reading.items for word in item.text.split()]
    first = next((word for word in asked if any(word in shared[k] for k in best)), None)
    first_told = [k for k in best if first in shared[k]]
    return clauses[first_told[0]] if len(first_told) == 1 else text


def _predicate(clause: str, following: str, language: Language) -> str:
    """A clause without its subject, where the following one has the same and leaves it out."""
    if _DENIAL_LAST.search(following) and (subject := _SUBJECT.match(clause)):
        return subject["who"]
    if _DENIAL_FIRST.match(following):
        verb = _VERB.search(clause)
    elif _VERB_FIRST.match(following):
        verb = NEGATION[language].search(clause) or (_VERB.search(clause) if _DENIED_VERB.match(following) else None)
    else:
        verb = _FIRST_WORDS.match(clause) if _DENIED_VERB.match(following) else None
    return clause[verb.end() :] if verb else clause


def without_relative(reading: Reading, text: str, language: Language) -> str:
    """A text without relative clauses that deny something else than what is asked about: "works which no one did"."""
    for found in reversed(list(_RELATIVE.finditer(text))):
        end = found.start() + _length_of(text, found)
        before, relative, after = text[: found.start()], text[found.start() : end], text[end:]
        alike = shared_by(reading, relative, language)
        if NEGATION[language].search(relative) and (not alike or _says_whom(reading, before, after)):
            text = before + after
    return text


def _length_of(text: str, relative: re.Match[str]) -> int:
    """How long a relative clause is: without a comma before it, it ends where the main clause has its verb."""
    apart = text[: relative.start()].rstrip().endswith(",")
    main = None if apart else _MAIN_VERB.match(relative.group())
    return main.start("verb") if main else len(relative.group())


def _says_whom(reading: Reading, before: str, after: str) -> bool:
    """True where a relative clause tells who may by what they do not have, as the question does of those who ask."""
    told = _THOSE.search(before) and (_MAY_THEN.search(after) or _TO_WHOM.search(before))
    return bool(told) and _is_undone(reading)


def _is_undone(reading: Reading) -> bool:
    """True where those who ask tell what they are not, do not have or have not done yet."""
    question = fold(reading.text)
    return bool(NEGATION[reading.language].search(question) or _UNDONE.search(question))


def without_denied_aside(reading: Reading, text: str, language: Language) -> str:
    """A text without brackets that deny something else than what is asked about: "one guest (no extra money)"."""
    for found in _BRACKETS.finditer(text):
        inner = found["inner"]
        denies = NEGATION[language].search(inner) and len(split_words(inner)) > 1 and not _CODE.search(inner)
        if denies and not shared_by(reading, inner, language):
            return text.replace(found.group(), " ")
    return text


def without_others(reading: Reading, text: str, language: Language) -> str:
    """A text without its last words where they deny of others what it says: "teachers may go, students cannot"."""
    tail = _NOT_THAT.search(text)
    if tail is not None and not _may_be(reading, tail["what"], text[: tail.start()], language):
        return text[: tail.start()]
    found = _OTHERS_NOT.search(text)
    if found is None or shared_by(reading, found["who"], language):
        return text
    if _THE_REST.search(found["who"]):
        return text if _unshared(reading, text[: found.start()], language) else text[: found.start()]
    who = [word[:-1] for word in split_words(found["who"]) if len(word) >= _TELLING]
    is_part = any(stem in word for stem in who for word in split_words(reading.text))  # "solisti" in "viulusolisti"
    return text if is_part else text[: found.start()]


def _may_be(reading: Reading, what: str, rest: str, language: Language) -> bool:
    """True where a question may be about what last words deny: it has one of them, or none of the rest."""
    begun = {word[:_BEGUN] for word in split_words(what) if len(word) >= _TELLING}  # "matkoihin", "matkustaa"
    alike = any(word[:_BEGUN] in begun for word in split_words(reading.text))
    return alike or bool(shared_by(reading, what, language)) or not shared_by(reading, rest, language)


def _unshared(reading: Reading, text: str, language: Language) -> set[str]:
    """The words of the question that a text does not have."""
    return {word for item in reading.items for word in item.text.split()} - shared_by(reading, text, language)


def allowed_aside(reading: Reading, question: str, text: str, language: Language) -> bool:
    """True where brackets allow in one role what the list they stand in shuts out: "✗ schools (may be partners)"."""
    for found in _BRACKETS.finditer(text):
        outer = text[: found.start()] + text[found.end() :]
        said = _GOES_WITHOUT.sub(" ", _CONTRAST.split(found["inner"])[0])  # "may take part without a grant"
        allows = _MAY.search(said) and not NEGATION[language].search(said)
        if allows and NEGATION[language].search(outer) and _is_of_role(reading, question, said, language):
            return True
    return False


def _is_of_role(reading: Reading, question: str, said: str, language: Language) -> bool:
    """True where a question is about a role besides applying: any part in it, or just the one that brackets name."""
    if _TAKES_PART.search(question):
        return True
    return not _ABOUT_APPLYING.search(question) and bool(shared_by(reading, said, language))


def aside_of(reading: Reading, text: str, language: Language) -> str | None:
    """What stands in brackets, where it has a verb and more of the question's words than the rest."""
    for found in _BRACKETS.finditer(text):
        inner, outer = found["inner"], text[: found.start()] + text[found.end() :]
        if _CAN.search(inner):
            within, without = shared_by(reading, inner, language), shared_by(reading, outer, language)
            if len(within - without) > len(without - within):
                return inner
    return None
