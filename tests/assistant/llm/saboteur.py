"""A model that words every other question faithfully and spoils the rest, in one way after the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from zlib import crc32

from tests.assistant.llm.scripted import Asked, Reply, claims

SWEDISH = "Ansökan ska lämnas in senast i mars och bidraget betalas ut till alla skolor i Norden."
OTHER = {
    "fi": "The application must be submitted in time and the grant is paid to all schools.",
    "en": "Hakemus on jätettävä ajoissa, ja avustus maksetaan kaikille kouluille.",
}


def is_spoilt(asked: Asked) -> bool:
    """Every second question, whichever way it was asked; the second try is spoilt as the first was."""
    return crc32(asked.question.encode()) % 2 == 1


def faithful(asked: Asked) -> Reply:
    """The passages that the guide's own answer rests on come first: the first ones, word by word."""
    return Reply(claims(*((text, [number], text) for number, text in sorted(asked.passages.items())[:4])))


def wrong_numbers(asked: Asked) -> Reply:
    """The first passage with every digit changed; one is made up where it has none."""
    text = asked.passages[1]
    spoilt = re.sub(r"\d", lambda digit: str((int(digit.group()) + 3) % 10), text)
    return Reply(claims((spoilt if spoilt != text else f"{text} 77", [1], text)))


def invented_passages(asked: Asked) -> Reply:
    """A true sentence with the numbers of passages that there are not."""
    return Reply(claims((asked.passages[1], [max(asked.passages) + 1, 99], asked.passages[1])))


def invented_quotes(asked: Asked) -> Reply:
    return Reply(claims((asked.passages[1], [1], "The guide clearly says so in its introduction")))


def wrong_language(asked: Asked) -> Reply:
    quote = asked.passages[1]
    return Reply(claims((OTHER[asked.language], [1], quote), (SWEDISH, [1], quote)))


def injected_links(asked: Asked) -> Reply:
    """True sentences that lead elsewhere, in every way to write a link."""
    text = asked.passages[1]
    endings = (
        "https://evil.example/a",
        "[here](https://evil.example)",
        "www.evil.example",
        "evil.com/login",
        "<a href='https://evil.example'>x</a>",
        "![x](http://evil.example/p.png)",
        "javascript:alert(1)",
    )
    return Reply(claims(*((f"{text} {ending}", [1], text) for ending in endings)))


def made_up_words(asked: Asked) -> Reply:
    said = {
        "fi": "Tuen saa vain ystäville, ja lahjakortit kannattaa tilata ennakkoon kasinolta.",
        "en": "Only friends receive money, and gift cards should be ordered from the casino.",
    }
    return Reply(claims((said[asked.language], [1], asked.passages[1])))


def turned_round(asked: Asked) -> Reply:
    """The first passage denied."""
    text = asked.passages[1]
    said = f"Ei pidä paikkaansa: {text}" if asked.language == "fi" else f"It is not true: {text}"
    return Reply(claims((said, [1], text)))


WAYS: tuple[Callable[[Asked], Reply], ...] = (
    wrong_numbers, invented_passages, wrong_language, injected_links, invented_quotes, made_up_words, turned_round,
)  # fmt: skip


def way_for(asked: Asked) -> Callable[[Asked], Reply]:
    """How a question is spoilt: fixed for each, all ways equally often."""
    return WAYS[crc32(asked.question.encode()) // 2 % len(WAYS)]


def sabotage(asked: Asked) -> Reply:
    """The script: faithful for one half of the questions, spoilt for the other."""
    return way_for(asked)(asked) if is_spoilt(asked) else faithful(asked)
