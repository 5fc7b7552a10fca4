"""The page in real Chromium: ask, check the source, switch the language, a phone; and no request leaves the host."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

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
ROOT = Path(__file__).resolve().parents[2]
QUESTION = "Milloin KA210-haku päättyy?"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.model,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here (apt install chromium)"),
    pytest.mark.timeout(120),
]


@pytest.fixture(scope="module")
def address(guide: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page is served, on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("page-server") / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with log.open("w") as output:
        server = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **guide}, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _wait_until_served(f"http://localhost:{port}/_stcore/health", server, log)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=10)


def _wait_until_served(url: str, server: subprocess.Popen[bytes], log: Path, seconds: float = 30) -> None:
    stop = time.monotonic() + seconds
    while time.monotonic() < stop and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the page was not served: {log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


class Visit:
    """One visitor: the page, the hosts that were asked for anything, and the errors in the console."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        context.set_default_timeout(20_000)
        self.page: Page = context.new_page()
        self.hosts: set[str] = set()
        self.dialogs: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", lambda socket: self._note(socket.url))
        self.page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        self.page.goto(address)
        expect(self.page.locator(".eg-intro")).to_be_visible(timeout=30_000)

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob"):
            self.hosts.add(parts.hostname or "")

    def ask(self, question: str) -> None:
        answers = self.page.locator(".eg-status").count()
        box = self.page.get_by_test_id("stChatInput").locator("textarea")
        box.fill(question)
        box.press("Enter")
        expect(self.page.locator(".eg-status")).to_have_count(answers + 1)

    def open_source(self, name: str = "Näytä dia 1") -> None:
        self.page.get_by_role("button", name=name).first.click()
        expect(self.page.locator(".eg-slide")).to_be_visible()


@pytest.fixture(params=[pytest.param((1280, 800), id="desktop"), pytest.param((360, 740), id="phone")])
def visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="fi-FI")
    yield Visit(context, address)
    context.close()


def test_ask_open_the_source_and_switch_the_language(visit: Visit) -> None:
    page = visit.page
    visit.ask(QUESTION)
    expect(page.locator(".eg-answer")).to_contain_text("5. maaliskuuta 2031")
    expect(page.locator("html")).to_have_attribute("lang", "fi")
    visit.open_source()
    mark = page.locator(".eg-slide mark", has_text="5. maaliskuuta 2031 klo 13.00")
    expect(mark).to_be_in_viewport()
    expect(page.get_by_role("button", name="Sulje lähde")).to_be_focused()
    page.get_by_role("button", name="Seuraava").click()
    expect(page.locator(".eg-slide h3")).to_have_text("Kumppanuushankkeet (KA220)")
    page.get_by_role("button", name="Näytä englanniksi").click()
    expect(page.locator(".eg-slide h3")).to_have_text("Cooperation partnerships (KA220)")
    expect(page.locator(".eg-note-translation")).to_contain_text("suomenkielinen alkuperäinen on määräävä")
    page.get_by_role("button", name="Sulje lähde").click()
    expect(page.locator(".eg-slide")).to_have_count(0)
    page.get_by_role("radio", name="English").or_(page.get_by_role("button", name="English")).first.click()
    expect(page.locator("h1")).to_have_text("Ask the Erasmus+ guide")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile("lang=en"))
    expect(page.locator(".eg-answer")).to_contain_text("5. maaliskuuta 2031")
    assert visit.hosts == {"localhost"}


def test_nothing_is_wider_than_the_screen(visit: Visit, hostile: str) -> None:
    visit.ask("A" * 600)
    visit.ask(QUESTION)
    visit.open_source()
    visit.page.get_by_role("button", name="Seuraava").click()
    visit.page.get_by_role("button", name="Seuraava").click()
    expect(visit.page.locator(".eg-slide")).to_contain_text(hostile)
    for element in (
        "document.documentElement",
        "document.querySelector('.stMain')",
        "document.querySelector('.st-key-source-panel')",
    ):
        assert visit.page.evaluate(f"{element}.scrollWidth <= {element}.clientWidth"), element


def test_hostile_text_does_nothing_and_asks_no_host(visit: Visit, hostile: str) -> None:
    visit.ask(hostile)
    expect(visit.page.locator(".eg-question")).to_have_text(hostile)
    visit.ask("Mikä on testiportaalin osoite?")
    visit.page.wait_for_timeout(500)
    assert visit.page.locator(".eg-question img, .eg-answer img, .eg-source img, .katex").count() == 0
    assert visit.page.locator("a[href*='evil.example']").count() == 0
    assert visit.dialogs == []
    assert visit.hosts == {"localhost"}


def test_a_mark_in_the_answer_leads_to_its_source(visit: Visit) -> None:
    visit.ask(QUESTION)
    visit.page.locator(".eg-answer .eg-chip").first.click()
    expect(visit.page.locator(".eg-quote:target")).to_be_in_viewport()
    expect(visit.page.locator(".eg-quote:target")).to_contain_text("KA210")


def test_two_visitors_do_not_see_each_others_conversation(visit: Visit, browser: Browser, address: str) -> None:
    visit.ask(QUESTION)
    context = browser.new_context(locale="en-GB")
    other = Visit(context, address)
    expect(other.page.locator(".eg-question")).to_have_count(0)
    expect(other.page.locator("h1")).to_have_text("Ask the Erasmus+ guide")
    context.close()
