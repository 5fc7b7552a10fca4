"""What a claim must pass before anybody sees it.

Each guard is code that looks at the claim, the passages that it cites and the question, never at what a model says
of itself: marks and links, the closed set of passages, the verbatim quote, typed values
(`assistant.wording.verification`), topics, negation, words, meaning (where claim and passage are in two languages),
language, and agreement with the guide's own answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answers.answering import PartAnswer
from assistant.language.detection import detect_language
from assistant.llm.claims import Claim
from assistant.llm.evidence import Evidence
from assistant.llm.grounding import Grounding, without_values
from assistant.llm.parts import values_asked, verdict_of
from assistant.names.terms import Mention
from assistant.passages.hostile import is_hostile, neutralise, visible
from assistant.passages.units import Unit
from assistant.retrieval.search import Searcher
from assistant.wording.phrases import say
from assistant.wording.sentences import finish
from assistant.wording.statements import Statement
from assistant.wording.verification import check_statement
from ingest.lines import squash
from ingest.types import Language
from ingest.values import read_values, supported

_MOST_CHARS = 500
_MOST_PASSAGES = 8
_PLACES = ("country", "place")
_TELLING = ("concept", "role")  # kinds of terms that a claim takes from its passages or the question
_NEAR = 60  # passages to look for a heading among
_LEAST_QUOTED = 8  # characters
_LEAD = re.compile(r"^(?:[-–•*]\s+|\(?\d{1,2}[.)]\s+(?=[A-ZÅÄÖ]))")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
_LINK = re.compile(
    r"[a-z][a-z0-9+.-]{1,20}://|\bwww\.|\b(?:javascript|data|mailto|file|vbscript)\s*:|\]\s*\(|!\[|"
    r"(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|org|net|eu|fi|io|info|dev|app|ru|cn|xyz|top|me|co|uk|de|se|example|test)\b(?!\.?\w)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_CHATTER = re.compile(
    r"^(?:the answer\b|answer:|question:|[aq]:|vastaus:|kysymys:)|\bI(?:'m|'d|'ll| am| would| can| think| recommend)\b|"
    r"\b(?:suosittelen|mielestäni|olen tekoäly|language model|kielimalli)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[<>`{}\\|]|\[\d+\]|^#{1,6}\s|&(?:#\w+|[a-z]+);|\$\$|~~", re.IGNORECASE)
_VERDICT: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(r"^(?:(?P<yes>kyllä|joo|juu)|(?P<no>ei))\s*[,.:!–-]", re.IGNORECASE),
    "en": re.compile(r"^(?:(?P<yes>yes)|(?P<no>no))\s*[,.:!–-]", re.IGNORECASE),
}
_QUOTE_MARKS = str.maketrans(dict.fromkeys("\"'“”„‟‘’‚‛«»‹›…", "") | dict.fromkeys("‐‑‒–—―−", "-"))


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a claim may not be shown; `reason` is told to the model once, so that it can mend it."""

    claim: Claim
    reason: str


class Guard:
    """Checks the claims of one answer."""

    def __init__(
        self, searcher: Searcher, grounding: Grounding, evidence: Evidence, parts: Sequence[PartAnswer],
        language: Language, question: str,
    ) -> None:  # fmt: skip
        self._searcher = searcher
        self._grounding = grounding
        self._evidence = evidence
        self._parts = tuple(part for part in parts if part.status == "answered")
        self._language: Language = language
        self._question = question

    def check(self, claim: Claim) -> Statement | Fault:
        """The claim as a statement with its passages, or what is wrong with it."""
        text = clean(claim.text)
        reason = self._wrong_form(text) or self._wrong_numbers(claim)
        if reason:
            return Fault(claim, reason)
        numbers = dict.fromkeys(claim.passages)
        positions = tuple(p for n in numbers if (p := self._evidence.position_of(n)) is not None)
        if not self._is_quoted(claim.quote, positions):
            return Fault(claim, "the quote does not stand in a cited passage, letter by letter")
        statement = self._complete(Statement(finish(text), positions))
        reason = self._wrong_content(statement)
        if reason:
            return Fault(claim, reason)
        statement = self._without_needless(statement, claim.quote)
        reason = self._mixes_topics(statement) or self._other_language(statement) or self._contradicts(statement)
        return Fault(claim, reason) if reason else statement

    def _wrong_content(self, statement: Statement) -> str:
        found = check_statement(statement, self._searcher.index.passages)
        if found is not None:
            return found.reason
        return self._other_mail(statement) or self._other_topic(statement) or self._ungrounded(statement)

    def _wrong_form(self, text: str) -> str:
        if not any(char.isalpha() for char in text):
            return "the text is empty"
        if len(text) > _MOST_CHARS:
            return "the text is too long"
        if _LINK.search(_MAIL.sub(" ", text)):
            return "the text holds a link"
        if _MARKUP.search(text):
            return "the text holds markup"
        if _CHATTER.search(text):
            return "the text is about the answer or its writer, not from the guide"
        if is_hostile(text):
            return "the text repeats an order"
        return ""

    def _wrong_numbers(self, claim: Claim) -> str:
        if not claim.passages:
            return "no passage is cited"
        if len(set(claim.passages)) > _MOST_PASSAGES:
            return "too many passages are cited"
        unknown = [n for n in claim.passages if self._evidence.position_of(n) is None]
        return f"there is no passage {unknown[0]}" if unknown else ""

    def _is_quoted(self, quote: str, positions: Sequence[int]) -> bool:
        """True where the quote stands in a cited passage, and is more of it than a syllable."""
        wanted = comparable(quote)
        index = self._searcher.index
        for position in positions:
            passage = index.passages[position]
            source = index.sources[passage.document_id][passage.start : passage.end]
            texts = (comparable(passage.text), comparable(source))
            if any(wanted in text and len(wanted) >= min(_LEAST_QUOTED, len(text)) for text in texts):
                return True
        return False

    def _without_needless(self, statement: Statement, quote: str) -> Statement:
        """Without the passages that the claim does not need: a citation that proves nothing is a wrong one."""
        held = self._grounding.strange_words(statement, self._units(statement), self._language)
        for position in reversed(statement.passages):
            rest = tuple(p for p in statement.passages if p != position)
            fewer = replace(statement, passages=rest)
            if not rest or not self._is_quoted(quote, rest) or self._wrong_content(fewer):
                continue
            if self._grounding.strange_words(fewer, self._units(fewer), self._language) <= held:
                statement = fewer
        return statement

    def _mixes_topics(self, statement: Statement) -> str:
        """A claim with values rests on passages about one thing: else the value of one could be given to the other."""
        if not any(value.kind not in ("code", "year") for value in read_values(statement.text)):
            return ""
        book = self._searcher.book
        scopes = [unit.scopes for unit in self._units(statement) if unit.scopes]
        wide = [own.union(*(book.ancestors(scope) for scope in own)) for own in scopes]
        apart = any(not (a & wb or b & wa) for a, wa in zip(scopes, wide, strict=True)
                    for b, wb in zip(scopes, wide, strict=True))  # fmt: skip
        return "it mixes values of several actions; write one claim for each" if apart else ""

    def _complete(self, statement: Statement) -> Statement:
        """With the headings that print what the cited passages leave out, such as the action's code."""
        passages = self._searcher.index.passages
        if check_statement(statement, passages) is None:
            return statement
        leads = [lead for position in statement.passages for lead in self._leads(position, statement.text)]
        whole = replace(statement, passages=tuple(dict.fromkeys((*leads, *statement.passages))))
        if check_statement(whole, passages) is not None:
            return statement
        needed = whole
        for lead in leads:  # no more than it takes
            fewer = replace(needed, passages=tuple(p for p in needed.passages if p != lead))
            if fewer.passages and check_statement(fewer, passages) is None:
                needed = fewer
        return needed

    def _leads(self, position: int, text: str) -> tuple[int, ...]:
        """The headings of a passage, and its neighbours that print a code which the claim names."""
        passages = self._searcher.index.passages
        own = passages[position]
        wanted = {squash(heading.rstrip(" :")) for heading in own.heading_path}
        codes = self._searcher.book.codes(text)
        found = []
        for k in range(max(0, position - _NEAR), min(len(passages), position + _NEAR)):
            other = passages[k]
            if (
                k == position
                or k not in self._grounding
                or (other.document_id, other.locator) != (own.document_id, own.locator)
            ):
                continue
            beside = other.heading_path == own.heading_path and self._searcher.book.codes(other.text)
            if squash(other.text.rstrip(" :")) in wanted or (beside and any(supported(c, beside) for c in codes)):
                found.append(k)
        return tuple(found)

    def _other_mail(self, statement: Statement) -> str:
        """An e-mail address may be written where a cited passage prints it, letter by letter."""
        cited = " ".join(self._searcher.index.passages[k].text for k in statement.passages)
        strange = any(found.group() not in cited for found in _MAIL.finditer(statement.text))
        return "an address stands in no cited passage" if strange else ""

    def _other_topic(self, statement: Statement) -> str:
        """What the claim names (an action, a country, a kind of education) its passages or their headings name too."""
        book = self._searcher.book
        asked = {m.term for m in book.link(self._question)}
        linked = book.link(statement.text)
        named = {m.term for m in linked if book.is_scope(m.term)}
        bare = book.link(without_values(statement.text))
        named |= {m.term for m in bare if self._is_telling(m) and m.term not in asked}
        cited = frozenset(term for unit in self._units(statement) for term in unit.terms)
        wider = frozenset(w for term in cited for w in book.ancestors(term))
        missing = sorted(t for t in named if t not in cited | wider and not book.ancestors(t) & cited)
        return f"the cited passages are not about {_name_of(missing[0], statement, self._searcher)}" if missing else ""

    def _is_telling(self, mention: Mention) -> bool:
        """True for countries, places, and what takes two words to name; single words stand for much else."""
        kind = self._searcher.book[mention.term].kind
        return kind in _PLACES or (kind in _TELLING and mention.stop - mention.first > 1)

    def _units(self, statement: Statement) -> tuple[Unit, ...]:
        return tuple(self._grounding.unit_of(position) for position in statement.passages)

    def _ungrounded(self, statement: Statement) -> str:
        return self._grounding.wrong(statement, self._units(statement), self._language, self._question)

    def _other_language(self, statement: Statement) -> str:
        known = self._grounding.known_words
        if detect_language(statement.text, known, self._language) != self._language:
            return "the text is in another language than the question"
        return ""

    def _contradicts(self, statement: Statement) -> str:
        """Where the guide's own answer gives yes, no or a value of the kind asked for, a claim may not give another."""
        for part in self._parts:
            verdict = verdict_of(part)
            said = _VERDICT[self._language].match(statement.text)
            if said and verdict is not None and bool(said["yes"]) != verdict:
                return f"the answer is {say('yes' if verdict else 'no', self._language)}"
        kinds = {kind for part in self._parts for kind in part.reading.expects}
        own = [value for part in self._parts for value in values_asked(part)]
        given = [v for v in read_values(statement.text) if v.kind in kinds & {v.kind for v in own}]
        if given and not any(supported(v, [o for o in own if o.kind == v.kind]) for v in given):
            return f"{given[0].text!r} is not the {given[0].kind} asked for"
        return ""


def clean(text: str) -> str:
    """A claim's text on one line, without invisible characters, list signs and emphasis."""
    plain = re.sub(r"\s+", " ", visible(text)).strip()
    return _EMPHASIS.sub("", _LEAD.sub("", plain)).strip()


def comparable(text: str) -> str:
    """A quote as it is compared: models change spaces, dashes and quotation marks, nothing else is forgiven."""
    plain = neutralise(text).translate(_QUOTE_MARKS)
    return re.sub(r"\s+", " ", plain).strip(" .,;:-").casefold()


def _name_of(term: str, statement: Statement, searcher: Searcher) -> str:
    words = re.findall(r"[^\W_]+", statement.text)
    mention = next((m for m in searcher.book.link(statement.text) if m.term == term), None)
    return " ".join(words[mention.first : mention.stop]) if mention else term
