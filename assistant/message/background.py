"""What people say of themselves before they ask: "I work at a college and …"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.language.question_words import QUESTION, VERB_ASKS
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words

_OF_SELF = re.compile(
    r"\b(?:i|we|my|our|us|i.m|we.re|i.ve|we.ve|olen|oon|olemme|ollaan|teen|teemme|tehdaan|minun|mun|meidan|meilla|mulla|"
    r"minulla|ma|mina|me|hoidan|hoidamme|vastaan|autan|luin|kuulin|aloitin|opetan|kokoan|kokoamme|kirjoitan|"
    r"(?:suunnittel|tyoskentel|opiskel|valmistel|selvittel)e(?:n|mme)|kirjoitamme|yritan|yritamme|mietimme|mietin|"
    r"pohdimme|pohdin|paivitan|selvitan|selvitamme|johdan|koordinoin|koordinoimme|\w{3,}mme)\b"
)
_OF_US = re.compile(
    r"\b(?:i|we|my|our|us|me|mine|nyt|ma|mina|minun|mun|mulla|mulle|minulla|minulle|meidan|meilla|meille|meita|mekin|olisin|"
    r"(?!paljon|kauan|monen|\w+aan)\w{2,}(?:nko|mmeko|nks|mme)|voin|saan|voisin|saisin|olen|haen|menen|lahden|pystyn|tarvitsen)\b"
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|this|that|these|those|such|so|then|there|he|she|him|her|his|their|han|hanen|hanta|hanelle|hanella|heidan|heita|heille|se|sen|sita|siita|siihen|silla|siina|sille|ne|"
    r"niita|niiden|niista|niihin|tama|taman|tata|tasta|tahan|nama|naiden|semmo\w+|sellai\w+|tallai\w+|silloin)\b"
)
# Whoever asks finds it in the same place.
_FINDING = re.compile(
    r"^(?:where (?:can|could|do|would|might) (?:i|we)|"
    r"mista (?:mina |ma |me )?(?:loydan|loydamme|loytaisin|loytaisimme|saan|saisin))\b"
)
_FIRST_CLAUSE = re.compile(r"[^,]*?(?=,| (?:ja|and) |$)")
_ASKED = re.compile(rf"(?:^|[,:] ){QUESTION}")
_WHETHER = re.compile(
    r"^(?:whether\b|(?:\S+ ){0,3}?\w{2,}k(?:o|ohan|os|s)\b(?<!paljonko)(?<!montako)(?<!kauanko)(?<!moniko)"
    + VERB_ASKS
    + ")"
)
_FOLLOWS = re.compile(r"(?:entas?|entapa|mites|(?:and )?what about|(?:and )?how about)\b")
_ALIKE = 0.75
_STANDS_ALONE = 3  # words of its own that a question needs so that what is said before it may be left out


def drop_background(sentences: Sequence[str], tells: Callable[[str], bool]) -> list[str]:
    """The sentences without what people say of themselves, where the question after it stands by itself.

    "I work at a college. How long may a course last?" asks the same without its first sentence; "We are a company.
    May we apply?" does not. A sentence that `tells` what is asked about stays.
    """
    first = next((k for k, sentence in enumerate(sentences) if sentence.rstrip().endswith("?")), 0)
    if not stands_alone(sentences[first] if sentences else ""):
        return list(sentences)
    asked = sentences[first]
    follows = _FOLLOWS.match(fold(asked)) is not None

    def counts(said: str) -> bool:
        return tells(said) or _ASKED.search(fold(said)) is not None or _says_whose_case(said, asked)

    before = [said for said in sentences[:first] if not (follows or _OF_SELF.search(fold(said))) or counts(said)]
    return [*before, *sentences[first:]]


def _says_whose_case(sentence: str, question: str) -> bool:
    """True for a yes-or-no question of which a word is in the sentence: "our town", "may a town apply?"."""
    if not _WHETHER.search(fold(question)):
        return False
    small = load_stopwords("fi") | load_stopwords("en")
    asked = [word for word in split_words(question) if word not in small]
    said = [word for word in split_words(sentence) if word not in small]
    return any(likeness(a, b, language) >= _ALIKE for a in asked for b in said for language in ("fi", "en"))


def stands_alone(question: str) -> bool:
    """True where a question names what it is about, and does not depend on who asks; a follow-up need not."""
    asked = fold(question)
    if _FOLLOWS.match(asked):
        return True
    clause = _FIRST_CLAUSE.match(asked)
    if _POINTS_BACK.search(clause.group() if clause else asked):
        return False
    small = load_stopwords("fi") | load_stopwords("en")
    own = [word for word in split_words(asked) if word not in small]
    return len(own) >= _STANDS_ALONE and (_OF_US.search(asked) is None or _FINDING.match(asked) is not None)
