"""Which words of a question are its verbs, told by where they stand: they are no part of the thing it is about.

English: the word after "who"; after a helping verb and a pronoun ("do they write", "how do I sign up"); the last of a
row of words after a helping verb ("does the Touring Board decide", "do the letters stand for"); after "to"; a
participle that nothing follows which it could describe ("are costs paid by"). Finnish: the infinitive, which a
question with "voiko", "saako", "pitääkö" has, and the verb between "kuka" and its object. Where a verb could as
well be a noun, it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.stopwords import is_common, load_stopwords
from assistant.language.words import fold
from ingest.types import Language

HELPING = frozenset(["do", "does", "did", "can", "could", "may", "might", "must", "should", "shall", "will", "would"])
_BEING = frozenset(["is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"])
_SUBJECT = frozenset(["i", "we", "you", "they", "he", "she", "it", "one"])
_ADVERB = re.compile(r"also|still|even|just|ever|usually|actually|really|only|then|both|all|\w{3,}ly")
_AFTER_VERB = frozenset(
    re.findall(
        r"\w+",
        """
        the a an my our your their his her its this that these those some any it them us me him for up to in
        on at with about of off out into from by as if when over back
        """,
    )
)
_PARTICIPLE = re.compile(
    r"\w{2,}(?<!e)ed|paid|bought|sent|held|given|taken|made|kept|spent|chosen|written|known|told|found|sold|built|"
    r"meant|done|seen|run|left|lost|led|drawn|shown|brought|lent|hired|put|set|met"
)
# Verbs that name what is done as well: "can we change it? When do we tell about it?" is about the change.
_ALSO_NOUN = re.compile(
    r"change|visit|transfer|request|appeal|review|travel|move|extend|cancel|transport|film|exchange"
)
_SEVERAL = re.compile(r"[^s]s$")  # "needs": after a helping verb no verb ends so
_SUBJECT_AND_VERB = 2
_SHORT_WORD = 4
_MODAL = re.compile(
    r"(?:voi|sai?s?i?|saa|pita[ai]s?i?|taytyy|taytyi|kannatta[ai]s?i?|pysty[yi]\w*|aio\w*|halua\w*|onnistuu|tulee|"
    r"pitaisi|voisi|saisi|uskalta\w+|ehti\w*|ehdi\w*|taytyisi|joutuu|kuuluu)"
    r"(?:n|t|mme|tte|vat|isi\w*)?(?:k[oa]\w*|ks\w*)?|on|pakko|lupa|mahdollista"
)
_INFINITIVE = re.compile(
    r"\w*(?:[aeiouy](?:tt|[tdksvjm])aa|[lnrsh]taa|[oiueay]ida|uoda|ehda|ahda|nnella|skella|[^k]stella|ttella|hdella|"
    r"[ae]ta|sta|rra|lkaa|rkaa|hkaa)|hakea|lahtea|lukea|kokea|hankkia|etsia|oppia|sopia|vaatia|tutkia|viipya|pyrkia|"
    r"sallia|palvella|kysya|kutsua|saapua|asua|istua|puhua"
)
_NOUN_LIKE = re.compile(
    r"\w*(?:rahaa|tukea|avustusta|hintaa|tietoa|vuotta|kertaa|kautta|jotta|aikaa|maata|maita|toista|lupaa|kuuta|taloa|"
    r"[aeiouy]ja|[aeiouy]jia|ioita|uksia|[aeiouy]sta|[aeiouy]lta|ksesta|ssa|kulua|kuluja|osaa|[io]ta)"
)


def verb_places(words: Sequence[str], language: Language, *, doings: bool = True) -> frozenset[int]:
    """The places of the verbs in the words of a question, as they are written: a capital inside makes a name.

    Without `doings`, those that tell what is done to a thing, "repaired", "korjata", are left out.
    """
    folded = [fold(word) for word in words]
    found = _finnish(folded) if language == "fi" else _english(folded)
    if not doings:
        found = frozenset(k for k in found if k < len(words) and not _is_doing(folded[k], language))
    return frozenset(
        k for k in found if k < len(words) and (k == 0 or words[k].islower()) and not _ALSO_NOUN.fullmatch(folded[k])
    )


def _english(words: Sequence[str]) -> frozenset[int]:
    found: set[int] = set()
    small = load_stopwords("en")
    for k, word in enumerate(words):
        after = words[k + 1] if k + 1 < len(words) else ""
        later = words[k + 2] if k + 2 < len(words) else ""
        if (word == "who" and after and after not in small) or (word == "what" and later in ("as", "to", "in", "if")):
            found.add(k + 1)
        elif word in HELPING and k and words[k - 1] in (*_SUBJECT, "to", "not"):
            continue  # "may he do a placement"
        elif word in HELPING and after in _SUBJECT:
            found.add(_past_adverbs(words, k + 2))
        elif word in HELPING:
            found.add(_verb_of_row(words, k + 1))
        elif word == "to" and words[k + 2 : k + 3] and words[k + 2] in _AFTER_VERB and after not in small:
            found.add(k + 1)
        elif _PARTICIPLE.fullmatch(word) and set(words[:k]) & _BEING and not _describes(after):
            found.add(k)
    return frozenset(found)


def _describes(after: str) -> bool:
    """True where the word after a participle is one that it may describe: "paid work"."""
    return bool(after) and after not in load_stopwords("en") and _ADVERB.fullmatch(after) is None


def _past_adverbs(words: Sequence[str], place: int) -> int:
    while place < len(words) and _ADVERB.fullmatch(words[place]):
        place += 1
    return place


def _verb_of_row(words: Sequence[str], start: int) -> int:
    """The verb of a row of telling words after a helping verb; past the end where there is none to tell."""
    small = load_stopwords("en")
    first = start
    while first < len(words) and words[first] in _AFTER_VERB:
        first += 1
    stop = first
    while stop < len(words) and words[stop] not in small and not (stop > first and _ADVERB.fullmatch(words[stop])):
        if stop > first and is_common(words[stop], "en") and not _SEVERAL.search(words[stop]):
            return stop
        stop += 1
    after = words[stop] if stop < len(words) else ""
    if after and _ADVERB.fullmatch(after):
        return _past_adverbs(words, stop)
    if stop - first < _SUBJECT_AND_VERB or (after and after not in _AFTER_VERB):
        return len(words)
    if _SEVERAL.search(words[stop - 1]):
        return stop - 2 if stop - first > _SUBJECT_AND_VERB and not after else len(words)
    return stop - 1


def _finnish(words: Sequence[str]) -> frozenset[int]:
    found = {k + 1 for k, word in enumerate(words) if word in ("kuka", "ketka", "mika") and _acts(words, k + 1)}
    modal = next((k for k, word in enumerate(words) if _MODAL.fullmatch(word)), None)
    if modal is None:
        return frozenset(found)
    may = [k for k in range(modal + 1, len(words)) if is_infinitive(words[k])]
    return frozenset([*found, *may])


def is_infinitive(word: str) -> bool:
    """True for a folded Finnish word that looks like an infinitive: "korjata", "järjestää"."""
    return len(word) > _SHORT_WORD and _INFINITIVE.fullmatch(word) is not None and _NOUN_LIKE.fullmatch(word) is None


def _is_doing(word: str, language: Language) -> bool:
    return is_infinitive(word) if language == "fi" else word.endswith("ed")


def _acts(words: Sequence[str], place: int) -> bool:
    return place < len(words) and re.fullmatch(r"\w{3,}(?:aa|ee|ii|oo|uu|yy|vat)", words[place]) is not None
