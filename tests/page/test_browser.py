"""The page in real Chromium: ask, check the source, keep the conversation, a phone; and no request leaves the host."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

Visitors = Callable[..., Any]
QUESTION = "Milloin KA210-haku päättyy?"

pytestmark = [pytest.mark.browser, pytest.mark.model, pytest.mark.timeout(180)]


@pytest.fixture(params=[pytest.param((1280, 800), id="desktop"), pytest.param((360, 740), id="phone")])
def visit(request: pytest.FixtureRequest, visit_as: Visitors) -> Any:
    return visit_as(*request.param)


def test_ask_open_the_source_and_switch_the_language(visit: Any) -> None:
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


def test_nothing_is_wider_than_the_screen(visit: Any, hostile: str) -> None:
    visit.ask("A" * 600)
    visit.ask(QUESTION)
    visit.open_source()
    visit.page.get_by_role("button", name="Seuraava").click()
    expect(visit.page.locator(".eg-slide")).to_contain_text("Dia 2/4")  # a click while the page is drawn anew is lost
    visit.page.get_by_role("button", name="Seuraava").click()
    expect(visit.page.locator(".eg-slide")).to_contain_text(hostile)
    for element in (
        "document.documentElement",
        "document.querySelector('.stMain')",
        "document.querySelector('.st-key-source-panel')",
    ):
        assert visit.page.evaluate(f"{element}.scrollWidth <= {element}.clientWidth"), element


def test_hostile_text_does_nothing_and_asks_no_host(visit: Any, hostile: str) -> None:
    visit.ask(hostile)
    expect(visit.page.locator(".eg-question")).to_have_text(hostile)
    visit.ask("Mikä on testiportaalin osoite?")
    visit.page.wait_for_timeout(500)
    assert visit.page.locator(".eg-question img, .eg-answer img, .eg-source img, .katex").count() == 0
    assert visit.page.locator("a[href*='evil.example']").count() == 0
    assert visit.dialogs == []
    assert visit.hosts == {"localhost"}


FLOODS = {
    "script": "<script>document.title='x'</script><style>h1{display:none}</style><iframe src=//evil.example></iframe>",
    "markdown image": "![x](http://evil.example/x.png) [y](javascript:alert(1)) <http://evil.example>",
    "huge word": "sana" * 900,
    "right to left": "\u202eكيف \u2066حال\u2069 تاريخ \u200f" * 20,
    "emoji": "👩‍👩‍👧‍👦🇫🇮🏳️‍🌈" * 200,
    "stacked marks": "a" + "\u0301" * 3000,
    "many lines": "\n".join("rivi" for _ in range(900)),
}


@pytest.mark.parametrize("kind", FLOODS)
def test_a_hostile_question_changes_nothing_but_its_own_text(visit: Any, kind: str) -> None:
    page = visit.page
    heading, box = page.locator("h1"), page.get_by_test_id("stChatInput").locator("textarea")
    visit.ask(FLOODS[kind])
    page.wait_for_timeout(300)
    assert page.title() == "Erasmus+ -opas"
    expect(heading).to_have_text("Kysy Erasmus+ -oppaasta")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "ltr"
    assert page.locator(".eg-question").bounding_box()["height"] < 400
    assert page.locator(".eg-question *").count() == 0
    assert page.evaluate(
        "document.querySelector('.stMain').scrollWidth <= document.querySelector('.stMain').clientWidth"
    )
    expect(box).to_be_in_viewport()
    visit.ask(QUESTION)
    expect(page.locator(".eg-answer").last).to_contain_text("5. maaliskuuta 2031")
    assert visit.hosts == {"localhost"}
    assert visit.dialogs == []


def test_a_mark_in_the_answer_opens_its_source_at_the_quote(visit: Any) -> None:
    visit.ask("Mitä eroa on KA210 ja KA220?")
    chip = visit.page.locator(".eg-answer .eg-chip").last
    chip.click()
    marked = visit.page.locator(".eg-slide mark", has_text="6. maaliskuuta 2031")
    expect(marked).to_be_in_viewport()
    expect(marked).to_have_class("eg-meant")
    expect(visit.page.locator(".eg-slide mark", has_text="5. maaliskuuta 2031")).not_to_have_class("eg-meant")
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator(".eg-slide")).to_have_count(0)
    expect(chip).to_be_focused()


def test_both_languages_of_a_source_stand_side_by_side(visit: Any) -> None:
    visit.ask(QUESTION)
    visit.open_source()
    visit.page.get_by_role("button", name="Englanti rinnalle").click()
    expect(visit.page.locator(".eg-pair .eg-slide")).to_have_count(2)
    expect(visit.page.locator(".eg-pair mark", has_text="5 March 2031 at 13:00")).to_have_count(1)
    visit.page.get_by_role("button", name="Vain yksi kieli").click()
    expect(visit.page.locator(".eg-pair")).to_have_count(0)


def test_a_reload_keeps_the_conversation_and_a_new_one_forgets_it(visit: Any) -> None:
    visit.ask(QUESTION)
    visit.page.reload()
    expect(visit.page.locator(".eg-question")).to_have_text(QUESTION)
    visit.ask("Entä KA220?")
    expect(visit.page.locator(".eg-answer").last).to_contain_text("6. maaliskuuta 2031")
    visit.page.reload()
    expect(visit.page.locator(".eg-question")).to_have_count(2)
    visit.page.get_by_role("button", name="Uusi keskustelu").click()
    expect(visit.page.locator(".eg-intro")).to_be_visible()
    visit.page.reload()
    expect(visit.page.locator(".eg-intro")).to_be_visible()
    visit.page.wait_for_timeout(1000)
    expect(visit.page.locator(".eg-question")).to_have_count(0)


def test_visitors_and_tabs_do_not_see_each_others_conversation(visit_as: Visitors) -> None:
    first = visit_as()
    first.ask(QUESTION)
    other = visit_as(locale="en-GB")
    expect(other.page.locator(".eg-question")).to_have_count(0)
    expect(other.page.locator("h1")).to_have_text("Ask the Erasmus+ guide")
    tab = first.context.new_page()
    tab.goto(first.page.url)
    expect(tab.locator(".eg-intro")).to_be_visible()
    assert "key" not in first.page.url


def test_the_views_are_links_and_the_browser_goes_back(visit: Any) -> None:
    page = visit.page
    visit.ask(QUESTION)
    page.get_by_role("link", name="Hakuajat").click()
    expect(page.locator(".eg-occasion")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"/deadlines"))
    page.get_by_role("link", name="Vertaile").click()
    expect(page.locator(".eg-cell").first).to_be_visible()
    page.go_back()
    expect(page.locator(".eg-occasion")).to_have_count(2)
    page.get_by_role("link", name="Kysy").click()
    expect(page.locator(".eg-question")).to_have_text(QUESTION)
    assert visit.hosts == {"localhost"}


def test_the_dates_are_taken_along_as_calendar_and_table(visit: Any, tmp_path: Path) -> None:
    visit.page.get_by_role("link", name="Hakuajat").click()
    for name, suffix, text in ((".ics", "ics", "BEGIN:VCALENDAR"), (".csv", "csv", "KA220")):
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name=name).click()
        assert download.value.suggested_filename == f"erasmus-hakuajat.{suffix}"
        download.value.save_as(tmp_path / name)
        assert text in (tmp_path / name).read_text(encoding="utf-8-sig")


def test_the_conversation_is_saved_and_an_answer_copied_with_its_sources(visit_as: Visitors, tmp_path: Path) -> None:
    visit = visit_as(permissions=["clipboard-read", "clipboard-write"])
    visit.ask(QUESTION)
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Tallenna tekstinä").click()
    download.value.save_as(tmp_path / "talk.md")
    assert "5. maaliskuuta 2031" in (tmp_path / "talk.md").read_text(encoding="utf-8")
    visit.page.get_by_role("button", name="Kopioi lähteineen").click()
    expect(visit.page.locator(".eg-action", has_text="Kopioitu")).to_be_visible()
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert "5. maaliskuuta 2031" in copied
    assert "Dia 1: Hakuajat 2031" in copied


def test_printing_leaves_out_what_cannot_be_used_on_paper(visit: Any) -> None:
    visit.ask(QUESTION)
    visit.page.emulate_media(media="print")
    expect(visit.page.locator(".eg-answer")).to_be_visible()
    expect(visit.page.locator(".eg-source")).to_be_visible()
    for name in (".st-key-nav", ".stBottom", ".st-key-tools", ".eg-action"):
        for element in visit.page.locator(name).all():
            expect(element).not_to_be_visible()


def test_an_answer_appears_as_it_is_written_and_can_be_stopped(visit_as: Visitors, slow_address: str) -> None:
    visit = visit_as(host=slow_address)
    visit.send(QUESTION)
    expect(visit.page.locator(".eg-draft")).to_contain_text("Pienimuotoisten")
    expect(visit.page.locator(".eg-status-busy")).to_have_text("Kirjoitan vastausta…")
    visit.page.get_by_role("button", name="Pysäytä").click()
    expect(visit.page.locator(".eg-status-stopped")).to_be_visible()
    expect(visit.page.locator(".eg-status-busy")).to_have_count(0)
    visit.page.get_by_role("button", name="Yritä uudelleen").click()
    expect(visit.page.locator(".eg-status-answered")).to_be_visible(timeout=15_000)
    expect(visit.page.locator(".eg-question")).to_have_count(1)


def test_a_slow_answer_survives_a_look_elsewhere_and_holds_nobody_up(visit_as: Visitors, slow_address: str) -> None:
    visit, other = visit_as(host=slow_address), visit_as(host=slow_address, locale="en-GB")
    visit.send(QUESTION)
    expect(visit.page.locator(".eg-draft")).to_be_visible()
    other.page.get_by_role("link", name="Deadlines").click()
    expect(other.page.locator(".eg-occasion")).to_have_count(2)
    visit.page.get_by_role("link", name="Hakuajat").click()
    expect(visit.page.locator(".eg-occasion")).to_have_count(2)
    visit.page.get_by_role("link", name="Kysy").click()
    expect(visit.page.locator(".eg-status-answered")).to_be_visible(timeout=15_000)
    expect(visit.page.locator(".eg-answer")).to_contain_text("5. maaliskuuta 2031")


def test_feedback_is_given_in_a_few_clicks(visit: Any) -> None:
    visit.ask(QUESTION)
    visit.page.locator(".st-key-down-0 button").click()
    visit.page.get_by_role("button", name="Puutteellinen").click()
    visit.page.get_by_role("button", name="Lähetä palaute").click()
    expect(visit.page.get_by_text("Kiitos palautteesta!")).to_be_visible()
