"""Whether something may be, or must be, in the language that is asked about: "may we write in Sámi?"."""

from __future__ import annotations

import re

from assistant.language.opposites import EXCEPT, NEGATION
from assistant.language.spoken import write_out
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.overlap import shared_by

# In English, and in Finnish by itself ("suomi") and before an ending ("suome-ksi").
_NAMES = {
    "en": ("english", "englanti", "englanni"),
    "fi": ("finnish", "suomi", "suome"),
    "sv": ("swedish", "ruotsi", "ruotsi"),
    "se": ("s[aá]mi", r"\w*saame", r"\w*saame"),
    "de": ("german", "saksa", "saksa"),
    "fr": ("french", "ranska", "ranska"),
    "et": ("estonian", "viro", "viro"),
    "ru": ("russian", "venaja", "venaja"),
    "uk": ("ukrainian", "ukraina", "ukraina"),
    "es": ("spanish", "espanja", "espanja"),
    "it": ("italian", "italia", "italia"),
    "no": ("norwegian", "norja", "norja"),
    "is": ("icelandic", "islanti", "islanni"),
    "da": ("danish", "tanska", "tanska"),
    "lv": ("latvian", "latvia", "latvia"),
    "lt": ("lithuanian", "liettua", "liettua"),
    "pl": ("polish", "puola", "puola"),
    "ar": ("arabic", "arabia", "arabia"),
}
# "A Swedish school" and "Swedish books" name no language to write in.
_OF_OTHERS = (
    r"(?!(?: \w+)? (?:schools?|universit\w+|compan\w+|organi[sz]ations?|partners?|students?|pupils?|citizens?|towns?|"
    r"banks?|teachers?|municipalit\w+|associations?|people|persons?|colleges?|firms?|books?|lessons?|courses?)\b)"
)
_IN_IT = {
    code: re.compile(rf"\b{english}\b{_OF_OTHERS}|\b{stem}(?:ksi|nkieli\w+|n kiel\w*)\b")
    for code, (english, _, stem) in _NAMES.items()
}
_BY_NAME = {code: re.compile(rf"\b{name}\b") for code, (_, name, _) in _NAMES.items()}
_LANGUAGE = re.compile(r"\b(?:languages?|\w*kiel(?:i|et|en|ena|ella|ia|ta|eksi)\w*)\b")
_WRITTEN = re.compile(r"\b(?:in (?:english|finnish|swedish)|\w+kieli\w+|\w+ksi)\b")
# "One of the official languages", "jokin muu EU-kieli": more than those that are named.
_NORDIC = re.compile(r"\b(?:nordic|scandinavian) languages?|\b(?:pohjoismai|skandinaavi)\w+ (?:\w+ )?kiel")
_NORDIC_ONES = {"sv", "da", "no", "is", "fi"}
_OTHERS = re.compile(
    r"\b(?:official|any|other|eu|another|host)\b[^,;.]{0,30}\blanguages?\b|"
    r"\b(?:virallis\w+|mu(?:u|ut|ulla|illa|uksi)|jokin|jollakin|eu)\b[^,;.]{0,30}kiel\w+"
)
_PIECES = re.compile(r"[,;.]\s+")
_BEGINNING = re.compile(r"\W*(?:(?:and|or|in|ja|tai|seka|also|myos|either|joko) )*(\w+(?: kiel\w+)?)")
_OBLIGED = re.compile(
    r"\b(?:must|(?:have|has|need|needs) to|compulsory|mandatory|obligatory|required|"
    r"(?:onko|onks) (?:\w+ )*(?:pakko|\w+tava)|"
    r"pita[ay]\w*|tayty[yk]\w*|pakolli\w+|vaaditaan\w*|edellytetaan\w*)\b"
)


def names_language(reading: Reading, unit: Unit) -> bool | None:
    """Whether the language that is asked about is among those named for the thing; None where either names none.

    Of "outline in Finnish, application in English" the piece counts that has more of the question's words.
    """
    asking = fold(write_out(asking_sentence(reading.text)))
    asked = _languages(asking, asking) or _languages(fold(write_out(reading.text)), asking)
    above = " ".join(map(fold, unit.headings[-1:]))
    text = fold(unit.text)
    if not asked or not (_LANGUAGE.search(f"{above} {text}") or _WRITTEN.search(text)):
        return None
    context = f"{above} {text}"
    piece = _piece_of(reading, EXCEPT.sub(" ", text), context, unit)
    named = _languages(piece, context)
    if not named or NEGATION[unit.language].search(piece) or _OTHERS.search(context):
        return None
    if _OBLIGED.search(asking):
        return named <= asked
    return bool(asked & named)


def _languages(text: str, context: str) -> set[str]:
    """The languages that a folded text names, also by their bare names where its context is about languages."""
    found = {code for code, pattern in _IN_IT.items() if pattern.search(text)}
    if found or _LANGUAGE.search(context):
        found |= {code for code, pattern in _BY_NAME.items() if pattern.search(text)}
    return found | _NORDIC_ONES if _NORDIC.search(text) else found


def _piece_of(reading: Reading, text: str, context: str, unit: Unit) -> str:
    """Of pieces that name languages for different things the one with most of the question's words, else all."""
    pieces: list[str] = []
    for piece in _PIECES.split(text):
        if pieces and _goes_on(piece, context):
            pieces[-1] = f"{pieces[-1]}, {piece}"
        else:
            pieces.append(piece)
    shared = [len(_said(reading, piece, unit, context)) for piece in pieces]
    best = [piece for piece, count in zip(pieces, shared, strict=True) if count == max(shared)]
    return best[0] if len(best) == 1 else text


def _goes_on(piece: str, context: str) -> bool:
    """True for a piece without a language, or that begins with one: the piece before goes on in it."""
    first = _BEGINNING.match(piece)
    return not _languages(piece, context) or (first is not None and bool(_languages(first[1], context)))


def _said(reading: Reading, piece: str, unit: Unit, context: str) -> set[str]:
    """The question's words that a piece has, without names of languages."""
    words = shared_by(reading, piece, unit.language)
    return {word for word in words if not _languages(word, context)}
