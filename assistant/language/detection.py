"""Which of the two languages a question is in.

Libraries were looked at first: py3langid and lingua decide among tens of languages and are unsure of
three-word questions such as "KA220 kesto"; between just Finnish and English, function words, endings and the
corpus's own vocabulary settle nearly all of them.
"""

from __future__ import annotations

import re

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, split_words
from ingest.types import Language

_FINNISH_ENDING = re.compile(
    r"(?:ssa|sta|lla|lta|lle|ksi|tta|een|iin|aan|uun|jen|den|ien|oita|eita|ko|ks|kaan|mme|tte|vat|inen|isen|uus|yys|kset|nen|aa|oo|uu|ii|kk\w|ui|yo|ou|ai\w?|eu|[^aeou]i|rit|nit|lit|aun|ika|nta|staa|llaa)$"
)
_ENGLISH_ENDING = re.compile(
    r"(?:ing|tion|tions|ment|ship|ships|ed|ies|ly|ness|able|ity|ers|ous|ful|'s|th|ght|ck|sh|ch|ity|ce|ge)$"
)
_FOREIGN_TO_FINNISH = re.compile(r"[bcfgqwxz]|th|sh|^(?:st|pr|tr|pl|gr|fl)")


def detect_language(
    text: str, known: dict[Language, frozenset[str]] | None = None, default: Language = "fi"
) -> Language:
    """The language of a question; `default` where nothing tells.

    `known` holds the corpus's folded words per language; those found in only one are evidence.
    """
    score = 3.0 * len(re.findall(r"[äöÄÖ]", text))
    fi, en = load_stopwords("fi"), load_stopwords("en")
    for word in split_words(text):
        if any(char.isdigit() for char in word):
            continue
        if (word in fi) != (word in en):
            score += 2.0 if word in fi else -2.0
            continue
        if known is not None:
            in_fi, in_en = word in known["fi"], word in known["en"]
            if in_fi != in_en:
                score += 1.0 if in_fi else -1.0
        if len(word) > 3:
            score += 0.6 * bool(_FINNISH_ENDING.search(word)) - 0.6 * bool(_ENGLISH_ENDING.search(word))
            score -= 0.5 * bool(_FOREIGN_TO_FINNISH.search(fold(word)))
    if score == 0:
        return default
    return "fi" if score > 0 else "en"
