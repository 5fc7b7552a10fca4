"""What parts of a message were answered with, made one answer: cited, verified, with its notices."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.answering import PartAnswer
from assistant.answers.disagreement import Disagreements, tell
from assistant.parts.splitting import is_question
from assistant.question.reading import without_added
from assistant.retrieval.search import Searcher
from assistant.types import Answer, Citation, Status
from assistant.wording.citations import Citer, write_text
from assistant.wording.phrases import say
from assistant.wording.statements import Statement, say_once
from assistant.wording.verification import is_verbatim, verify
from ingest.editions import group_editions, series_of
from ingest.types import Language
from ingest.values import read_values

_MOST_DISAGREEMENTS = 2


class Composer:
    """Makes answers of what was found. What an answer cites stands in its source letter by letter."""

    def __init__(self, searcher: Searcher) -> None:
        self._index = searcher.index
        self._disagreements = Disagreements(
            searcher.index, searcher.units, searcher.book, searcher.retrieval.counterparts
        )

    def compose(self, question: str, standalone: str, language: Language, parts: Sequence[PartAnswer]) -> Answer:
        """The answer to a message with these parts; what is left open is named, with whom to ask."""
        answered = [p for p in parts if p.status == "answered"]
        told = say_once([verify(p.statements, self._index.passages)[0] for p in parts])
        checked = list(zip(parts, told, strict=True))
        shown = [(p, statements) for p, statements in checked if any(s.role == "claim" for s in statements)]
        confidence = min((p.confidence for p in parts), default=0.0)
        if not shown or (not answered and parts[0].status != "not_in_guide"):
            return self.refuse(question, standalone, language, parts)
        citer = Citer(self._index)
        text = "\n\n".join(write_text(statements, citer) for _, statements in shown)
        open_parts = [p for p, _ in checked if p.status != "answered"]
        status: Status = "answered" if not open_parts else "partial" if answered else "not_in_guide"
        if open_parts:
            text = "\n\n".join([text, *self._say_open(open_parts, language, citer, named=bool(answered))])
        return self.make(question, standalone, language, status, text, citer.citations, confidence)

    def _say_open(self, parts: Sequence[PartAnswer], language: Language, citer: Citer, named: bool) -> list[str]:
        """What the guide leaves open, part by part, and whom to ask."""
        lines = []
        for part in parts:
            own = next((s.text for s in part.statements if s.role == "intro"), "")
            asked = without_added(part.reading.text)
            request = "not_in_guide_part" if is_question(asked) else "not_in_guide_request"
            key = request if named else "not_in_guide"
            said = say(key, language, part=_as_part(asked, language))
            lines.append(own or said)
        wants_contact = any(part.reading.asks_for("contact") for part in parts)
        contact = None if wants_contact else self._contact(language)
        if contact is not None:
            lines[-1] += f" {contact.text} {citer.cite(contact.passages)}"
        return lines

    def refuse(self, question: str, standalone: str, language: Language, parts: Sequence[PartAnswer]) -> Answer:
        """The answer to a message that the guide does not answer, with the nearest places."""
        status: Status = "not_in_guide" if any(p.status != "out_of_scope" for p in parts) else "out_of_scope"
        if status == "out_of_scope":
            return self.plain(question, standalone, language, status, say("out_of_scope", language))
        citer = Citer(self._index)
        text = " ".join(self._say_open(parts[:1], language, citer, named=False))
        confidence = max(p.confidence for p in parts)
        answer = self.make(question, standalone, language, status, text, citer.citations, confidence)
        related = Citer(self._index)
        related.cite(k for p in parts for k in p.related)
        return replace(answer, related=related.citations)

    def _contact(self, language: Language) -> Statement | None:
        """Whom to ask, where a document names a contact that its own text prints."""
        index = self._index
        for document in sorted(index.documents.values(), key=lambda d: (d.language != language, -len(d.edition))):
            if not document.contact:
                continue
            for position, passage in enumerate(index.passages):
                if passage.document_id == document.id and document.contact in passage.text:
                    text = say("ask_contact", language, contact=document.contact)
                    return Statement(f"{text}", (position,))
        return None

    def make(
        self,
        question: str,
        standalone: str,
        language: Language,
        status: Status,
        text: str,
        citations: tuple[Citation, ...],
        confidence: float,
    ) -> Answer:
        """An answer with its notices; citations that do not stand in their sources are left out."""
        sound = tuple(c for c in citations if is_verbatim(c, self._index.sources))
        return Answer(
            id=uuid.uuid4().hex[:12],
            question=question,
            standalone_question=standalone,
            language=language,
            status=status,
            text=text,
            citations=sound,
            notices=(*self._notices(sound, language), *self._disagreeing(sound, standalone, language, text)),
            confidence=round(confidence, 3),
        )

    def plain(self, question: str, standalone: str, language: Language, status: Status, text: str) -> Answer:
        """An answer that cites nothing."""
        return self.make(question, standalone, language, status, text, (), 0.0)

    def _notices(self, citations: Sequence[Citation], language: Language) -> tuple[str, ...]:
        documents = [self._index.documents[c.document_id] for c in citations]
        notices = []
        if any(d.language != language for d in documents):
            notices.append(say("translated_quote", language))
        if any(d.translation_of for d in documents):
            notices.append(say("unofficial_translation", language))
        editions = group_editions(self._index.documents.values())
        quoted = dict.fromkeys(d.edition for d in documents if len({e.edition for e in editions[series_of(d)]}) > 1)
        if quoted:
            notices.append(say("edition", language, edition=", ".join(quoted)))
        return tuple(notices)

    def _disagreeing(
        self, citations: Sequence[Citation], question: str, language: Language, text: str
    ) -> tuple[str, ...]:
        """Where another place has another value for what the answer states; earlier editions where no year is named."""
        if not citations:
            return ()
        names_year = any(value.kind in ("year", "date") for value in read_values(question))
        found = self._disagreements.find(citations, read_values(text), editions=not names_year)
        return tuple(tell(one, language) for one in found[:_MOST_DISAGREEMENTS])


def _as_part(asked: str, language: Language) -> str:
    """A part of a message as it goes into the sentence that names it: a clause in Finnish, a question in English."""
    if asked[1:2].isupper():  # a name or code
        return asked
    return (asked[:1].lower() if language == "fi" else asked[:1].upper()) + asked[1:]
