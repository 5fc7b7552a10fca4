"""The yes or no that the guide gives itself: in its own questions and answers, and in the cells of its tables."""

from __future__ import annotations

import re

from assistant.language.opposites import HINDERS
from assistant.language.words import fold, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.overlap import shared_by

_FAQ = re.compile(
    r"\W*(?:(?:a|v|answer|vastaus)\s*:\s*)?(?:(?P<yes>yes|kylla|on|voi(?:t|mme|tte|daan)?|saa(?:t|mme|tte)?|kay|"
    r"pitaa|taytyy|kelpaa|sopii|riittaa|"
    r"(?:it|you|they|we) (?:can|may|must|do|does|is|are)\b(?! ?not))|no|ei|en|et|emme|ette|eivat|not|never)\b(?! one)"
)
# The same under a heading that asks: a whole answer, not a word that begins a sentence ("No later than …").
_WHOLE = re.compile(r"\W*(?:(?:a|v|answer|vastaus)\s*:\s*)?\w+(?: \w+)?\W*(?:[,.;:!]|$)")
_ASKS_WHETHER = re.compile(
    r"\W*(?:(?:q|k|kysymys|question)\s*:\s*)?(?:(?:if|jos|mikali|when|"
    r"kun)\b[^,]*, )?(?:(?:\S+ ){0,2}?\w{2,}k[oa](?:han|s)?\b|"
    r"(?:is|are|can|could|may|must|should|do|does|did|will|would|has|have)\b)"
)
_BUT = re.compile(r"\b(?:but|except(?: for)?|mutta|paitsi|lukuun ottamatta)\b(?P<what>.*)", re.DOTALL)
_LEFT_OUT = re.compile(r"(?P<what>[^.,;]*) lukuun ottamatta")
_EXCEPTS = re.compile(r"\b(?:except|paitsi|lukuun ottamatta|but not|mutta(?: \w+)? ei(?:vat)?)\b")
_ANY_PROJECT = re.compile(r"\b(?:projects?|hanke|hankke\w+)\b")
_CELL = re.compile(r"(?P<label>[^:;]{1,40}): (?P<value>[^;]+)")
_CELL_YES = re.compile(r"\W*(?:yes|kylla|x\b|joo)|.*[✓✔☑]")
_CELL_NO = re.compile(r"\W*(?:no|ei|none|not)\b|\s*[–—-]\s*$|.*[✗✘❌]")
_YES_OR_NO = re.compile(r"\W*(?:yes|no|kylla|ei|joo|x|[✓✔☑✗✘❌])\W*")
_FEW = 2  # words that say nothing by themselves: "Read more"
# What a column of yes and no says of its rows: that they are accepted, or that they are wanted.
_ALLOWS = re.compile(
    r"\b(?:accepted|allowed|eligible|permitted|covered|supported|funded|paid|reimbursed|possible|"
    r"hyvaksy\w+|sallit\w*|sallittu\w*|tukikelpoi\w+|hyvaksyttav\w+|korvataan|katetaan|tuetaan|maksetaan|mahdolli\w+)\b"
)
_DEMANDS = re.compile(
    r"\b(?:required|compulsory|mandatory|obligatory|needed|necessary|pakolli\w+|vaaditaan|tarvitaan|edellytetaan)\b"
)
# A question that supposes a no: "ruled out?", "jääkö ulkopuolelle?". What is not allowed answers it with yes.
SUPPOSES_NO = re.compile(
    r"\b(?:(?:ruled|left|shut|kept|locked) out|excluded|barred|forbidden|prohibited|banned|disqualif\w+|refused|"
    r"(?:stay|remain|fall|be|is|are) (?:\w+ ){0,3}outside|left outside|"
    r"(?:not|n.t) (?:allowed|eligible|accepted|supported|funded|covered|possible)|gone for good|"
    r"dropped(?! out)|scrapped|abolished|discontinued|done away with|"
    r"poistettu|poistunut|lakkautettu|luovuttu|"
    r"off[ -]limits|closed (?:to|for)|"
    r"(?<!euroopan )(?<!eu n )(?<!eu:n )(?<!maan )(?<!suomen )(?<!ohjelman )(?<!koulun )ulkopuolel\w+|"
    r"kiellet\w+|suljettu|suljetaanko|poissuljettu|est[ay]\w*ko|evataanko|hylataanko|kielletaanko|"
    r"onko niin,? ett(?:ei|en|emme|eivat))\b"
)
# A question whether something is demanded, or costs: what is not needed, and what is free, answers it with no.
ASKS_DEMAND = re.compile(
    r"\b(?:tarvit\w+ko|tarvits\w+|tarvii\w*|tarvitaanko|vaadi\w+|vaati\w+|vaatimus\w*|edellyt\w+|ehto|ehtona|"
    r"vaikuttaako|vaikuttaaks|"
    r"maksaako|maksaaks|maksulli\w+|pita[ay]\w*ko|pitaaks|taytyyko|oltava|pitanyt|pakko|pakolli\w*)\b|"
    r"\b(?:do|does|did|must|will|would) (?:\S+ ){1,6}?(?:need|have to|cost|require|take|bring)\b|"
    r"\b(?:is|are) (?:\S+ ){1,6}?(?:required|a condition|needed|compulsory|necessary|mandatory)\b|\bmust\b|"
    r"\bneed (?:a|an|any|to)\b"
)


def given_answer(reading: Reading, unit: Unit) -> bool | None:
    """The guide's own yes or no to the question; None where the unit is no answer and no table's row."""
    asked, said = _asked_and_said(unit)
    answer = _FAQ.match(said)
    return _cell_of(reading, unit) if answer is None else _as_answered(reading, unit, asked, said, bool(answer["yes"]))


def answer_within(text: str) -> str:
    """What a folded text says after a question of its own; the text itself where it asks nothing."""
    asked, mark, answer = text.partition("?")
    return answer if mark and len(asked) > 1 and len(split_words(answer)) > _FEW else text


def _asked_and_said(unit: Unit) -> tuple[str, str]:
    """The guide's own question and what it answers, folded, also where the question is the heading; else nothing."""
    asked, mark, said = fold(unit.text).partition("?")
    if mark and len(asked) > 1:
        return asked, said
    above, text = fold(unit.headings[-1]) if unit.headings else "", fold(unit.text)
    is_answer = above.endswith("?") and _ASKS_WHETHER.match(above) and _WHOLE.match(text)
    return (above, text) if is_answer else ("", "")


def _as_answered(reading: Reading, unit: Unit, asked: str, said: str, answer: bool) -> bool:
    """The guide's own yes or no to a like question: turned round where one of the two supposes the contrary."""
    question = fold(reading.text)
    if answer:
        left_out = _BUT.search(said) or _LEFT_OUT.search(said)
        if left_out is not None and _EXCEPTS.search(left_out.group()):
            what = _ANY_PROJECT.sub(" ", left_out["what"])
            more = shared_by(reading, what, unit.language) - shared_by(reading, asked, unit.language)
            of_another = bool(reading.scopes and unit.own_scopes) and not reading.scopes & unit.own_scopes
            return of_another or not more
    if not answer:
        exception = _BUT.search(said)
        if exception is not None and shared_by(reading, exception["what"], unit.language) - shared_by(
            reading, asked, unit.language
        ):
            return True
        if (ASKS_DEMAND.search(asked) or HINDERS.search(asked)) and not ASKS_DEMAND.search(question):
            return not HINDERS.search(question)
    return answer != bool(SUPPOSES_NO.search(question))


def _cell_of(reading: Reading, unit: Unit) -> bool | None:
    """The yes or no in a table's row under the very action that is asked about; None where there is none."""
    cells = [found for piece in fold(unit.text).split("; ") if (found := _CELL.fullmatch(piece)) is not None]
    if len(cells) < 2:
        return None
    words = set(split_words(reading.text))
    for cell in cells[1:]:
        label = re.sub(r"[\s-]", "", cell["label"])
        if label in words or f"code:{label}" in reading.scopes or set(split_words(cell["label"])) <= words:
            if _CELL_NO.match(cell["value"]):
                return False
            if _CELL_YES.match(cell["value"]):
                return True
    return _only_cell(reading, cells[1:])


def _only_cell(reading: Reading, cells: list[re.Match[str]]) -> bool | None:
    """The yes or no of a row's only cell that says one, where its column and the question ask the same."""
    told = [cell for cell in cells if _YES_OR_NO.fullmatch(cell["value"])]
    if len(told) != 1 or (_ALLOWS.search(told[0]["label"]) is None and _DEMANDS.search(told[0]["label"]) is None):
        return None
    question = fold(reading.text)
    if bool(_DEMANDS.search(told[0]["label"])) != bool(ASKS_DEMAND.search(question)):
        return None
    return (_CELL_YES.match(told[0]["value"]) is not None) != bool(SUPPOSES_NO.search(question))
