"""The page's HTML: slides, sources, status lines. Every text goes through `escape`; there is no other way in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

from assistant.page.answers import Mark, answer_html
from assistant.page.jobs import Progress
from assistant.page.marking import Pieces
from assistant.page.pictures import PagePicture
from assistant.page.places import describe
from assistant.page.safe import escape, shorten
from assistant.page.slides import Block, Column, SlideLayout
from assistant.page.sources import Source
from assistant.page.texts import PageTexts
from assistant.streaming import Draft
from assistant.types import Answer
from ingest.lines import collapse
from ingest.types import Document, Language

_QUOTE_SHOWN = 320
_QUESTION_SHOWN = 1200


def line_html(text: str, css: str = "", tag: Literal["p", "h1", "h2", "h3", "h4"] = "p") -> str:
    """One line of the page's own text: a heading or a paragraph."""
    return f'<{tag} class="{css}">{escape(text)}</{tag}>'


def question_html(question: str) -> str:
    """The user's question, literally; a very long one cut."""
    return f'<div class="eg-question">{escape(shorten(question, _QUESTION_SHOWN))}</div>'


def status_html(status: str, texts: PageTexts) -> str:
    """What kind of answer this is, as an icon and words."""
    icon = f'<span class="eg-icon eg-icon-{escape(status)}" aria-hidden="true"></span>'
    return f'<p class="eg-status eg-status-{escape(status)}">{icon}{escape(texts(f"status_{status}"))}</p>'


def note_html(text: str, kind: str = "notice") -> str:
    """A remark for the reader: `notice`, `next` (what to do next), `translation` or `failure`."""
    icon = f'<span class="eg-icon eg-icon-{escape(kind)}" aria-hidden="true"></span>'
    return f'<p class="eg-note eg-note-{escape(kind)}">{icon}<span>{escape(text)}</span></p>'


def progress_html(progress: Progress, texts: PageTexts) -> str:
    """What is being done while there is no answer yet, with what is written of it so far."""
    kind = "waiting" if progress.waiting else "writing" if progress.draft else "searching"
    spinner = '<span class="eg-busy" aria-hidden="true"></span>'
    draft = draft_html(progress.draft, texts.language) if progress.draft else ""
    return f'<p class="eg-status eg-status-busy">{spinner}{escape(texts(kind))}</p>{draft}'


def draft_html(draft: Draft, language: Language) -> str:
    """The answer so far, its marks as plain numbers: what they open is shown when the answer is whole."""
    marks = {citation.index: Mark() for citation in draft.citations}
    return f'<div class="eg-answer eg-draft" lang="{language}">{answer_html(draft.text, marks)}</div>'


def copy_html(text: str, texts: PageTexts) -> str:
    """A button that the page's script lets copy a text."""
    label, done = escape(texts("copy")), escape(texts("copied"))
    icon = '<span class="eg-icon eg-icon-copy" aria-hidden="true"></span>'
    return (
        f'<button type="button" class="eg-action" data-copy="{escape(text)}" data-done="{done}">'
        f"{icon}<span>{label}</span></button>"
    )


def skip_html(texts: PageTexts) -> str:
    """A button, seen when the keyboard comes to it, that the page's script lets lead to the question box."""
    return f'<button type="button" class="eg-skip" data-skip="yes">{escape(texts("skip_link"))}</button>'


def print_html(texts: PageTexts) -> str:
    """A button that the page's script lets print the page."""
    icon = '<span class="eg-icon eg-icon-print" aria-hidden="true"></span>'
    label = escape(texts("print"))
    return f'<button type="button" class="eg-action" data-print="yes">{icon}<span>{label}</span></button>'


def details_html(summary: str, paragraphs: Iterable[str], css: str = "") -> str:
    """A heading that opens some paragraphs; keyboard and screen readers know it."""
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return f'<details class="eg-details {css}"><summary>{escape(summary)}</summary><div>{body}</div></details>'


def intro_html(documents: Iterable[Document], texts: PageTexts) -> str:
    """What the page does and which guides it knows, in the page's language where there are such."""
    known = list(documents)
    shown = [d for d in known if d.language == texts.language] or known
    items = "".join(f"<li>{escape(d.title)}{_edition(d, texts)}</li>" for d in shown)
    return (
        f'<div class="eg-intro"><p class="eg-lead">{escape(texts("lead"))}</p>'
        f"<p>{escape(texts('known_documents'))}</p><ul>{items}</ul></div>"
    )


def source_html(source: Source, title: str, answer: Answer, texts: PageTexts, numbered: bool = True) -> str:
    """A source below an answer: where it is, and its quotes under their numbers."""
    place = f'<span class="eg-place">{escape(describe(source.locator, texts))}</span>'
    quotes = []
    for citation in source.citations:
        anchor = f' id="{escape(anchor_of(answer, citation.index))}"' if numbered else ""
        number = f'<span class="eg-number">{citation.index}</span>' if numbered else ""
        quote = escape(shorten(collapse(citation.quote), _QUOTE_SHOWN))
        text = f'<q lang="{citation.language}">{quote}</q>'
        quotes.append(f'<div class="eg-quote"{anchor}>{number}{text}</div>')
    language = source.citations[0].language
    foreign = "" if language == answer.language else f" · {escape(texts(f'quote_in_{language}'))}"
    head = f'<div class="eg-source-head">{place}<span class="eg-document">{escape(title)}{foreign}</span></div>'
    return f'<div class="eg-source">{head}{"".join(quotes)}</div>'


def slide_html(layout: SlideLayout, language: Language, label: str) -> str:
    """A section like a slide: title, columns side by side, bullets, label–value rows, quotes in `<mark>`."""
    parts = []
    for alone, run in groupby(layout.columns, key=lambda column: column.stands_alone):
        columns = list(run)
        if alone and len(columns) > 1:
            parts.append('<div class="eg-columns">' + "".join(map(_column, columns)) + "</div>")
        else:
            parts.extend(map(_column, columns))
    head = f'<div class="eg-slide-label">{escape(label)}</div><h3>{_text(layout.title)}</h3>'
    return f'<article class="eg-slide" lang="{language}">{head}{"".join(parts)}</article>'


def cell_html(name: str, text: str, language: Language, missing: bool = False) -> str:
    """A cell of a comparison; `name` is the column's, shown where columns are stacked."""
    css = "eg-cell eg-missing" if missing else "eg-cell"
    label = f'<span class="eg-cell-name">{escape(name)}</span>'
    return f'<p class="{css}">{label}<span lang="{language}">{escape(text)}</span></p>'


def printed_html(text: str) -> str:
    """What a command printed, as it printed it."""
    return f'<pre class="eg-printed">{escape(text)}</pre>' if text else ""


def pair_html(one: str, other: str) -> str:
    """Two slides made by `slide_html` side by side, one below the other where it is narrow."""
    return f'<div class="eg-pair">{one}{other}</div>'


def picture_html(picture: PagePicture, texts: PageTexts) -> str:
    """A page as a picture, its quotes marked; the text below it says the same to those who cannot see it."""
    marks = "".join(
        f'<i class="eg-page-mark" style="left:{100 * m.left:.2f}%;top:{100 * m.top:.2f}%;'
        f'width:{100 * m.width:.2f}%;height:{100 * m.height:.2f}%"></i>'
        for m in picture.marks
    )
    said = escape(texts("page_picture", number=picture.number))
    return f'<figure class="eg-page"><img src="{picture.address}" alt="{said}">{marks}</figure>'


def document_html(document: Document, texts: PageTexts) -> str:
    """Which document a section is from: title, publisher, edition."""
    publisher = f"<span>{escape(document.publisher)}</span>" if document.publisher else ""
    edition = f"<span>{escape(texts('edition', edition=document.edition))}</span>" if document.edition else ""
    title = f'<strong lang="{document.language}">{escape(document.title)}</strong>'
    return f'<div class="eg-about">{title}{publisher}{edition}</div>'


def anchor_of(answer: Answer, number: int) -> str:
    """The id on the page of one source of one answer."""
    return f"source-{answer.id}-{number}"


def translation_note(document: Document, originals: dict[str, Document], texts: PageTexts) -> str:
    """The note that an unofficial translation carries, empty for an original."""
    if document.translation_of is None:
        return ""
    original = originals.get(document.translation_of)
    return texts("translation_en" if original is not None and original.language == "en" else "translation")


def _edition(document: Document, texts: PageTexts) -> str:
    if not document.edition or document.edition in document.title:
        return ""
    return f" ({escape(texts('edition', edition=document.edition).lower())})"


def _text(pieces: Pieces) -> str:
    return "".join(f"<mark>{escape(p.text)}</mark>" if p.marked else escape(p.text) for p in pieces)


def _column(column: Column) -> str:
    heading = f'<h4 class="eg-column">{escape(column.heading)}</h4>' if column.heading else ""
    return f"<section>{heading}{_blocks(column.blocks)}</section>"


def _blocks(blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    for (kind, labelled), run in groupby(blocks, key=lambda b: (b.kind, bool(b.values) and b.kind != "bullet")):
        group = list(run)
        if labelled:
            parts.append("<dl>" + "".join(map(_row, group)) + "</dl>")
        elif kind == "bullet":
            parts.append(_bullets(group))
        else:
            tag = "h4" if kind == "heading" else "p"
            parts.extend(f"<{tag}>{_text(block.content)}</{tag}>" for block in group)
    return "".join(parts)


def _row(block: Block) -> str:
    values = "".join(f"<dd>{_text(value)}</dd>" for value in block.values)
    return f"<div><dt>{_text(block.content)}</dt>{values}</div>"


def _bullets(blocks: Sequence[Block]) -> str:
    items = []
    for block in blocks:
        values = "".join(f"<li>{_text(value)}</li>" for value in block.values)
        inner = f"<ul>{values}</ul>" if values else ""
        signed = " eg-signed" if block.has_sign else ""
        items.append(f'<li class="eg-level-{min(block.level, 3)}{signed}">{_text(block.content)}{inner}</li>')
    return f"<ul>{''.join(items)}</ul>"
