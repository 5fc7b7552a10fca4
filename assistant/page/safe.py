"""Text from documents, questions and models is data: made safe to stand in the page's HTML."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

# Control characters, and those that turn the direction of the text around them.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def plain(text: str) -> str:
    """Text without control characters and without those that turn its direction."""
    return _UNSEEN.sub("", text)


def escape(text: str) -> str:
    """Text that shows literally wherever HTML is read, in an element or an attribute."""
    return html.escape(plain(text), quote=True)


def shorten(text: str, most: int) -> str:
    """At most `most` characters, cut with an ellipsis."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def web_link(url: str) -> str:
    """The address if it is a plain http(s) one, else empty."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"\\]", url)
    return url if plain and "@" not in parts.netloc else ""
