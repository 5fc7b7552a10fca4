"""Everyone can use the page: axe, the keyboard alone, screen readers, zoom, narrow screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Visitors = Callable[..., Any]
VIEWS = ("/deadlines", "/guides", "/compare")
QUESTIONS = {"fi-FI": "Milloin KA210-haku päättyy?", "en-GB": "When does the KA210 call close?"}
REFUSED = {"fi-FI": "Paljonko KA171-hanke saa tukea?", "en-GB": "How much funding does a KA171 project get?"}

pytestmark = [pytest.mark.browser, pytest.mark.model, pytest.mark.timeout(240)]


def violations(page: Page) -> list[str]:
    """The serious and critical violations that axe finds, with the first element of each."""
    page.wait_for_timeout(400)  # let fades end: a colour half way is no contrast
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found if v["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["fi-FI", "en-GB"])
def test_axe_finds_nothing_serious(visit_as: Visitors, locale: str, scheme: str) -> None:
    visit = visit_as(locale=locale, color_scheme=scheme)
    page = visit.page
    assert violations(page) == []
    visit.ask(QUESTIONS[locale])
    visit.ask(REFUSED[locale])
    page.locator(".eg-why summary").first.click()
    assert violations(page) == []
    page.locator(".eg-chip").first.click()
    expect(page.locator(".st-key-source-panel mark").first).to_be_visible()
    assert violations(page) == []
    page.locator(".st-key-beside button").click()
    page.locator(".st-key-down-1 button").click()
    expect(page.locator(".stForm")).to_be_visible()
    assert violations(page) == []
    for view in VIEWS:
        page.goto(visit.address.rstrip("/") + view)
        expect(page.locator("h2").first).to_be_visible()
        expect(page.locator(".eg-occasion, .eg-slide, .eg-cell").first).to_be_visible()
        assert violations(page) == []


def test_the_keyboard_alone_is_enough(visit_as: Visitors) -> None:
    visit = visit_as()
    page = visit.page
    skip = page.locator(".eg-skip")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stChatInput").locator("textarea")).to_be_focused()
    page.keyboard.type(QUESTIONS["fi-FI"])
    page.keyboard.press("Enter")
    expect(page.locator(".eg-chip").first).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('eg-chip')"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sulje lähde")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-source-panel")).to_have_count(0)
    expect(page.locator(".eg-chip").first).to_be_focused()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.eg-why summary')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".eg-why dl")).to_be_visible()


def test_every_stop_of_the_keyboard_has_a_name(visit_as: Visitors) -> None:
    visit = visit_as()
    visit.ask(QUESTIONS["fi-FI"])
    unnamed = visit.page.evaluate(
        """[...document.querySelectorAll('button, a[href], input, textarea, summary')]
        .filter((e) => e.checkVisibility() && !(e.textContent.trim() || e.ariaLabel || e.labels?.length
          || e.getAttribute('aria-labelledby') || e.placeholder)).map((e) => e.outerHTML.slice(0, 120))"""
    )
    assert unnamed == []


def test_a_finished_answer_is_announced_once(visit_as: Visitors) -> None:
    visit = visit_as()
    live = visit.page.locator("#eg-live[aria-live=polite]")
    expect(live).to_have_text("")
    visit.ask(QUESTIONS["fi-FI"])
    expect(live).to_contain_text("Vastaus oppaasta")
    expect(live).to_contain_text("5. maaliskuuta 2031")
    visit.page.evaluate("document.getElementById('eg-live').textContent = 'kuultu'")
    visit.open_source()
    visit.page.wait_for_timeout(500)
    expect(live).to_have_text("kuultu")
    visit.ask(REFUSED["fi-FI"])
    expect(live).to_contain_text("Oppaassa ei kerrota tätä")


# 640 x 400 is 1280 x 800 at 200 %.
@pytest.mark.parametrize(("width", "height"), [(360, 740), (640, 400), (320, 256)])
def test_nothing_is_cut_off_on_narrow_screens_and_at_200_percent(visit_as: Visitors, width: int, height: int) -> None:
    visit = visit_as(width, height)
    page = visit.page
    visit.ask("Mitä eroa on KA210 ja KA220?")
    visit.ask("A" * 400)
    page.locator(".eg-why summary").first.click()
    assert fits(page)
    page.locator(".eg-chip").first.click()
    expect(page.locator(".st-key-source-panel mark").first).to_be_visible()
    page.locator(".st-key-beside button").click()
    expect(page.locator(".eg-pair")).to_be_visible()
    assert fits(page)
    for view in VIEWS:
        page.goto(visit.address.rstrip("/") + view)
        expect(page.locator(".eg-occasion, .eg-slide, .eg-cell").first).to_be_visible()
        assert fits(page), view


def fits(page: Page) -> bool:
    """True where nothing must be scrolled sideways."""
    wide = page.evaluate(
        """['html', '.stMain', '.st-key-source-panel'].map((name) => document.querySelector(name))
        .filter((e) => e && e.scrollWidth > e.clientWidth).map((e) => e.className)"""
    )
    return not wide


def test_targets_are_large_enough_to_touch(visit_as: Visitors) -> None:
    visit = visit_as(360, 740)
    visit.ask(QUESTIONS["fi-FI"])
    small = visit.page.evaluate(
        """[...document.querySelectorAll('.stButton button, .eg-action, .stDownloadButton button, summary')]
        .filter((e) => e.checkVisibility()).map((e) => [e.textContent, e.getBoundingClientRect()])
        .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"""
    )
    assert small == []


def test_motion_stops_where_it_is_not_wanted(visit_as: Visitors) -> None:
    visit = visit_as(reduced_motion="reduce")
    visit.ask(QUESTIONS["fi-FI"])
    visit.open_source()
    assert (
        visit.page.evaluate("getComputedStyle(document.querySelector('.st-key-source-panel')).animationName") == "none"
    )
