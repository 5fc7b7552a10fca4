"""What the page's tests share: a small guide with a hostile slide, ingested once, and visitors in real Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from ingest.build import build_index
from ingest.embedder import open_embedder
from ingest.index import Index, open_index

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Everything that a page could take for markup. It must show as it stands here.
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> ![kuva](http://evil.example/x.png) "
    "[linkki](http://evil.example) _lihava_ $a^2$ `koodi` :smile: :red[punainen] &amp;"
)

DECK_FI = f"""\
Hakuajat 2031

Pienimuotoisten kumppanuushankkeiden haku (KA210-VET):

5. maaliskuuta 2031 klo 13.00 Suomen aikaa

Kumppanuushankkeiden haku (KA220-VET):

6. maaliskuuta 2031 klo 13.00 Suomen aikaa



Kumppanuushankkeet (KA220)

• Vähintään 3 organisaatiota 3 ohjelmamaasta

• Hankkeen kesto: 12 – 36 kk

• Budjetti perustuu kertakorvaukseen (lump sum)

• 120 000 €

• 250 000 €



Vihamielinen dia

• Testiportaalin osoite on {HOSTILE}

• Toinen rivi



Mitä seuraavaksi?

• Ota meihin yhteyttä opas(@)example.org

\tDia 1: Hakuajat 2031
\tDia 2: Kumppanuushankkeet (KA220)
\tDia 3: Vihamielinen dia
\tDia 4: Mitä seuraavaksi?
"""
DECK_EN = f"""\
Application deadlines 2031

Call for small-scale partnerships (KA210-VET):

5 March 2031 at 13:00 Finnish time

Call for cooperation partnerships (KA220-VET):

6 March 2031 at 13:00 Finnish time



Cooperation partnerships (KA220)

• At least 3 organisations from 3 programme countries

• Duration of the project: 12–36 months

• The budget is based on a lump sum

• EUR 120,000

• EUR 250,000



Hostile slide

• The address of the test portal is {HOSTILE}

• Another line



What next?

• Contact us at opas(@)example.org

\tSlide 1: Application deadlines 2031
\tSlide 2: Cooperation partnerships (KA220)
\tSlide 3: Hostile slide
\tSlide 4: What next?
"""
MANIFEST = """\
[[document]]
id = "call-2031.fi"
file = "call-2031.fi.txt"
title = "Hakukierros 2031 <b>kutsu</b>"
language = "fi"
kind = "deck-text"
publisher = "Virasto & kumppanit"
edition = "2031"
url = "https://example.org/opas"
counterpart = "call-2031.en"
contact = "opas(@)example.org"

[[document]]
id = "call-2031.en"
file = "call-2031.en.txt"
title = "Call 2031 (unofficial translation)"
language = "en"
kind = "deck-text"
publisher = "Agency"
edition = "2031"
url = "https://example.org/opas"
counterpart = "call-2031.fi"
translation_of = "call-2031.fi"
contact = "opas(@)example.org"
"""


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment that points the page at the small guide."""
    corpus = tmp_path_factory.mktemp("page-corpus")
    files = {
        "corpus.toml": MANIFEST,
        "glossary.toml": (ROOT / "corpus" / "glossary.toml").read_text(encoding="utf-8"),
        "call-2031.fi.txt": DECK_FI,
        "call-2031.en.txt": DECK_EN,
    }
    for name, text in files.items():
        (corpus / name).write_text(text, encoding="utf-8")
    index = tmp_path_factory.mktemp("page-index")
    build_index(corpus, index, open_embedder("packaged", 2))
    return {"ERASMUS_GUIDE_CORPUS": str(corpus), "ERASMUS_GUIDE_INDEX": str(index)}


@pytest.fixture
def hostile() -> str:
    """What slide 3 says: text that a page could take for markup."""
    return HOSTILE


@pytest.fixture
def guide_in_use(guide: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, str]:
    monkeypatch.setenv("ERASMUS_GUIDE_FEEDBACK", str(tmp_path / "feedback.sqlite"))
    monkeypatch.setenv("ERASMUS_GUIDE_TODAY", "2031-02-01")
    for name, value in guide.items():
        monkeypatch.setenv(name, value)
    return guide


@pytest.fixture(scope="session")
def index(guide: dict[str, str]) -> Index:
    return open_index(Path(guide["ERASMUS_GUIDE_INDEX"]), open_embedder("packaged", 2).name)


@contextmanager
def _serve(script: str, guide: dict[str, str], folder: Path) -> Iterator[str]:
    """Serve a script with the small guide on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    own = {"ERASMUS_GUIDE_TODAY": "2031-02-01", "ERASMUS_GUIDE_FEEDBACK": str(folder / "feedback.sqlite")}
    with log.open("w") as output:
        environment = {**os.environ, **guide, **own, "PYTHONPATH": str(ROOT)}
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_until_served(f"http://localhost:{port}/_stcore/health", server, log)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=10)


def _wait_until_served(url: str, server: subprocess.Popen[bytes], log: Path, seconds: float = 60) -> None:
    stop = time.monotonic() + seconds
    while time.monotonic() < stop and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the page was not served: {log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def address(guide: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page is served."""
    with _serve("app.py", guide, tmp_path_factory.mktemp("page-server")) as served:
        yield served


@pytest.fixture(scope="session")
def slow_address(guide: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page is served whose answers come a word at a time."""
    with _serve("tests/page/slow_page.py", guide, tmp_path_factory.mktemp("slow-server")) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here (apt install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


class Visit:
    """One visitor: the page, the hosts that were asked for anything, and the dialogs that opened."""

    def __init__(self, context: BrowserContext, address: str, ready: str = ".eg-intro") -> None:
        context.set_default_timeout(20_000)
        expect.set_options(timeout=15_000)
        self.context = context
        self.address = address
        self.page: Page = context.new_page()
        self.hosts: set[str] = set()
        self.dialogs: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", lambda socket: self._note(socket.url))
        self.page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        self.page.goto(address)
        expect(self.page.locator(ready).first).to_be_visible(timeout=30_000)
        expect(self.page.locator("#eg-live")).to_be_attached()  # the page's own script has run

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob"):
            self.hosts.add(parts.hostname or "")

    def ask(self, question: str) -> None:
        answers = self.page.locator(".eg-status").count()
        self.send(question)
        expect(self.page.locator(".eg-status")).to_have_count(answers + 1)

    def send(self, question: str) -> None:
        box = self.page.get_by_test_id("stChatInput").locator("textarea")
        box.fill(question)
        box.press("Enter")

    def open_source(self, name: str = "Näytä dia 1") -> None:
        self.page.get_by_role("button", name=name).first.click()
        expect(self.page.locator(".st-key-source-panel .eg-slide")).to_be_visible()


@pytest.fixture
def visit_as(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Makes visitors: `visit_as(360, 740, locale="en-GB", color_scheme="dark", at="/deadlines", ready="h2")`."""
    contexts: list[BrowserContext] = []

    def visit(
        width: int = 1280, height: int = 800, at: str = "/", ready: str = ".eg-intro", host: str = "", **options: object
    ) -> Visit:
        settings = {"locale": "fi-FI", **options}
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **settings))  # type: ignore[arg-type]
        return Visit(contexts[-1], (host or address) + at, ready)

    yield visit
    for context in contexts:
        context.close()
