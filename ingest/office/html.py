"""Saved web pages, through lxml: the main text under its headings, with the anchors that lead there."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree, html

from ingest.errors import DocumentError
from ingest.office.blocks import ReadBlock, ReadDocument, ReadSection
from ingest.office.numbering import number

_MOST_BYTES = 60 * 1024 * 1024
_MOST_DEPTH = 200


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DROPPED = _words(
    "script style noscript template nav header footer aside form button select textarea svg math iframe "
    "object embed canvas video audio picture source map dialog menu input label head link meta"
)
_ROLES = _words("navigation banner contentinfo search complementary dialog alert menu menubar toolbar")
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|cookie\w*|consent|share|social\w*|sidebar|footer|header|pager|"
    r"pagination|skip|related|advert\w*|banner|toolbar|search(?:box|form)?|language\w*|lang-switch\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MAIN = ("//main", "//*[@role='main']", "//article", "//*[@id='main-content' or @id='content' or @id='main']")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = _words(
    "p div section article main ul ol li dl dt dd table thead tbody tfoot tr td th caption h1 h2 h3 h4 h5 "
    "h6 pre blockquote figure figcaption details summary address hr body html fieldset center"
)
_BREAK = "\ufdd0"  # a line break that the page sets; no character of any text
_LEAST_MAIN = 0.3  # of the page's text that a main element holds at least


def read_html(path: Path) -> ReadDocument:
    """The page's sections in order; menus, banners, feet and forms are left out. `.mht` files are read too.

    Nothing is run or fetched. Raises `DocumentError` where it is too large or has no text.
    """
    raw = path.read_bytes()
    if len(raw) > _MOST_BYTES:
        raise DocumentError(f"it has {len(raw) // 1024**2} MB, which no web page has. Save it again.")
    markup, charset = _unwrap(raw)
    if not markup.strip():
        raise DocumentError("the file is empty. Save it again.")
    root = _parse(markup, charset)
    title = " ".join((root.findtext(".//title") or "").split())
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    reader = _Reader()
    reader.read(_main_of(root))
    reader.close()
    if not reader.sections:
        raise DocumentError("no text in it beside menus. Was the page saved before it had loaded?")
    return ReadDocument(title=reader.title or title, language=language, sections=tuple(reader.sections))


def _unwrap(raw: bytes) -> tuple[bytes, str | None]:
    """The page inside a web archive (MHTML), with its charset; any other file as it is."""
    if b"multipart/related" not in raw[:4096].lower() or raw.lstrip()[:1] == b"<":
        return raw, _charset(raw)
    message = email.message_from_bytes(raw, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return (payload if isinstance(payload, bytes) else b""), part.get_content_charset()
    return b"", None


def _charset(raw: bytes) -> str | None:
    """What to read the bytes as: their byte order mark, else UTF-8 where they are that, else what the page says."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        raw.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", raw[:4096], re.IGNORECASE)
        return declared[1].decode("ascii") if declared and declared[1].lower() != b"utf-8" else "windows-1252"


def _parse(markup: bytes, charset: str | None) -> Any:
    try:
        text = markup.decode(charset or "utf-8", "replace").lstrip("\ufeff").replace("\0", "")
    except LookupError:
        text = markup.decode("utf-8", "replace").replace("\0", "")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError) as exc:
        raise DocumentError(f"it is no web page ({exc}). Save it again.") from exc
    return root


def _main_of(root: Any) -> Any:
    body = root.find("body") if root.find("body") is not None else root
    whole = _length(body)
    for query in _MAIN:
        found = sorted(root.xpath(query), key=_length, reverse=True)
        if found and _length(found[0]) >= _LEAST_MAIN * whole:
            return found[0]
    return body


def _length(element: Any) -> int:
    return sum(len(text.strip()) for text in _visible(element))


def _visible(element: Any) -> Iterator[str]:
    stack: list[tuple[Any, bool]] = [(element, True)]
    while stack:
        node, is_top = stack.pop()
        if not isinstance(node.tag, str) or (not is_top and _is_dropped(node)):
            if not is_top:
                yield node.tail or ""
            continue
        yield node.text or ""
        if not is_top:
            yield node.tail or ""
        stack.extend((child, False) for child in node)


def _is_dropped(node: Any) -> bool:
    if not isinstance(node.tag, str) or node.tag in _DROPPED:
        return not (
            node.tag == "header"
            and any(isinstance(p.tag, str) and p.tag in ("main", "article") for p in node.iterancestors())
        )
    if node.get("role") in _ROLES or node.get("aria-hidden") == "true" or "hidden" in node.attrib:
        return True
    if re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", node.get("style") or ""):
        return True
    if node.tag in ("main", "article", "body", "html", *_HEADINGS):
        return False
    return bool(_CHROME.search(f"{node.get('id') or ''} {node.get('class') or ''}")) and _is_linky(node)


def _is_linky(node: Any) -> bool:
    """Mostly links, or next to no text: what a menu or a share bar is, and a paragraph is not."""
    text = len(" ".join(node.itertext()).strip())
    linked = sum(len(" ".join(a.itertext()).strip()) for a in node.iter("a", "button", "input"))
    return text < 40 or linked * 2 > text


class _Reader:
    """Walks the page, without recursion, and gathers blocks below headings."""

    def __init__(self) -> None:
        self.sections: list[ReadSection] = []
        self.title = ""
        self._path: list[tuple[int, str]] = []
        self._anchor = ""
        self._pending = ""
        self._blocks: list[ReadBlock] = []
        self._inline: list[str] = []
        self._item: int | None = None
        self._sign = ""
        self._numbers: dict[Any, str] = {}
        self._term = ""

    def read(self, root: Any) -> None:
        """Take everything below `root`."""
        stack: list[tuple[str, Any, int]] = [("open", root, 0)]
        while stack:
            step, node, lists = stack.pop()
            if step == "text":
                self._inline.append(node)
            elif step == "close":
                self._end(node)
            elif isinstance(node.tag, str) and (node is root or not _is_dropped(node)):
                self._begin(stack, node, lists)

    def _begin(self, stack: list[tuple[str, Any, int]], node: Any, lists: int) -> None:
        tag = node.tag
        self._note_anchor(node)
        if tag in _HEADINGS or tag == "summary":
            self.flush()
            self._take_heading(node, int(tag[1]) if tag in _HEADINGS else 7)
            return
        if tag == "table" and _is_data(node):
            self.flush()
            self._blocks.extend(_read_table(node))
            return
        if tag == "br":
            self._inline.append(_BREAK)
            return
        if tag in _BLOCKS:
            self.flush()
            if tag == "li":
                self._item, self._sign = max(0, lists - 1), self._numbers.pop(node, "")
            elif tag == "ol":
                self._numbers.update(_number_items(node))
        inner = lists + (tag in ("ul", "ol"))
        steps: list[tuple[str, Any, int]] = [("text", node.text or "", inner)]
        depth_left = sum(1 for _ in node.iterancestors()) < _MOST_DEPTH
        for child in node if depth_left else ():
            steps.append(("open", child, inner))
            steps.append(("text", child.tail or "", inner))
        if not depth_left:
            steps.append(("text", " ".join(" ".join(child.itertext()) for child in node), inner))
        steps.append(("close", node, inner))
        stack.extend(reversed(steps))

    def _end(self, node: Any) -> None:
        if node.tag == "dt":
            self._term = self._taken()
        elif node.tag in _BLOCKS:
            self.flush()
            if node.tag == "li":
                self._item = None

    def _taken(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self._inline).split(_BREAK))
        self._inline = []
        return "\n".join(filter(None, lines))

    def flush(self) -> None:
        """End the paragraph or list item that is being gathered."""
        text = self._taken()
        if not text or not any(char.isalnum() for char in text):
            return
        if self._term:
            text, self._term = f"{self._term.rstrip(' :')}: {text}", ""
        if self._item is not None:
            self._blocks.append(ReadBlock(kind="bullet", text=text, level=self._item, sign=self._sign))
            self._sign = ""
        else:
            self._blocks.append(ReadBlock(kind="text", text=text))

    def _note_anchor(self, node: Any) -> None:
        mark = node.get("id") or (node.get("name") if node.tag == "a" else "") or ""
        if mark and len(mark) <= 120 and not mark.isspace():
            self._pending = mark.strip()

    def _take_heading(self, node: Any, level: int) -> None:
        title = " ".join(" ".join(node.itertext()).split())
        inner = next((a.get("id") or a.get("name") for a in node.iter() if a.get("id") or a.get("name")), None)
        if not title:
            return
        if level == 1 and not self.title:
            self.title = title
        self.close()
        self._path = [(held, name) for held, name in self._path if held < level]
        self._path.append((level, title))
        self._anchor = (inner or self._pending or "")[:120]
        self._pending = ""

    def close(self) -> None:
        """End the section."""
        self.flush()
        if self._blocks:
            path = tuple(name for _, name in self._path)
            self.sections.append(ReadSection(path=path, anchor=self._anchor, blocks=tuple(self._blocks)))
            self._blocks = []


def _number_items(ordered: Any) -> Iterator[tuple[Any, str]]:
    """An ordered list's items with the numbers that a browser prints before them."""
    items = [child for child in ordered if child.tag == "li"]
    step = -1 if ordered.get("reversed") is not None else 1
    value = _integer(ordered.get("start"), len(items) if step < 0 else 1) - step
    for item in items:
        value = _integer(item.get("value"), value + step)
        yield item, f"{number(value, ordered.get('type') or '1')}."


def _integer(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else otherwise


def _is_data(table: Any) -> bool:
    """False for a table that only lays the page out: one column, or cells that hold headings or tables."""
    rows = table.xpath(".//tr[not(ancestor::table[2])]") or table.xpath(".//tr")
    widest = max((len([c for c in row if c.tag in ("td", "th")]) for row in rows), default=0)
    inner = table.xpath(".//table") or table.xpath(".//h1|.//h2|.//h3")
    return widest >= 2 and not inner


def _read_table(table: Any) -> Iterator[ReadBlock]:
    found = table.find("caption")
    caption = " ".join(" ".join(found.itertext()).split()) if found is not None else ""
    if caption:
        yield ReadBlock(kind="text", text=caption)
    spans: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        own = iter([cell for cell in row if cell.tag in ("td", "th")])
        while True:
            column = len(cells)
            left, text = spans.get(column, (0, ""))
            if left:
                spans[column] = (left - 1, text)
                cells.append(text)
                continue
            cell = next(own, None)
            if cell is None:
                break
            text = " ".join(" ".join(cell.itertext()).split())
            wide, tall = _span(cell, "colspan"), _span(cell, "rowspan")
            for offset in range(wide):
                if tall > 1:
                    spans[column + offset] = (tall - 1, text if offset == 0 else "")
                cells.append(text if offset == 0 else "")
        yield ReadBlock(kind="row", cells=tuple(cells))


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return min(int(value), 50) if value.isascii() and value.isdecimal() and int(value) > 0 else 1
