"""The other views through Streamlit's AppTest: dates, guides, comparison, administration."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from assistant.page.texts import load_texts
from views.admin import _plain_name

APP = Path(__file__).resolve().parents[2] / "app.py"

pytestmark = pytest.mark.model


def start(view: str, locale: str = "fi-FI") -> AppTest:
    """The page at one of its addresses."""
    page = AppTest.from_file(APP, default_timeout=60)
    page.context["locale"] = locale
    page.run()
    (page._page_hash,) = [name for name, info in page._registered_pages.items() if info.get("url_pathname") == view]
    return page.run()


def shown(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.value for element in page.html if not element.value.startswith("<style"))


def occasions(page: AppTest) -> list[str]:
    return [element.value for element in page.html if element.value.startswith('<div class="eg-occasion')]


@pytest.fixture
def dates(guide_in_use: dict[str, str]) -> AppTest:
    return start("deadlines")


def test_every_call_is_listed_with_its_source(dates: AppTest) -> None:
    assert len(occasions(dates)) == 2
    assert "ke 5.3.2031 klo 13.00" in occasions(dates)[0]
    assert "32 päivän päästä" in occasions(dates)[0]
    assert "Dia 1: Hakuajat 2031" in occasions(dates)[0]
    assert "eg-occasion-next" in occasions(dates)[0]
    assert "eg-occasion-open" in occasions(dates)[1]


def test_a_date_opens_its_source(dates: AppTest) -> None:
    button = next(b for b in dates.button if (b.key or "").startswith("open-date-") and "5" in (b.key or ""))
    button.click().run()
    assert "<mark>5. maaliskuuta 2031 klo 13.00 Suomen aikaa</mark>" in shown(dates)


def test_the_dates_can_be_narrowed_down(dates: AppTest) -> None:
    dates.selectbox(key="dates-action").set_value("cooperation-partnerships").run()
    assert len(occasions(dates)) == 1
    assert "KA220" in occasions(dates)[0]
    dates.text_input(key="dates-find").set_value("ka210").run()
    assert occasions(dates) == []
    assert load_texts("fi")("dates_none") in shown(dates)


@pytest.mark.parametrize(("today", "notice"), [("2031-03-05", False), ("2031-03-07", True)])
def test_a_call_year_that_is_over_is_said(
    guide_in_use: dict[str, str], monkeypatch: pytest.MonkeyPatch, today: str, notice: bool
) -> None:
    monkeypatch.setenv("ERASMUS_GUIDE_TODAY", today)
    page = start("deadlines")
    assert ("hakukierros 2031 on ohi" in shown(page)) is notice
    assert any(link.url == "https://example.org/opas" for link in page.link_button) is notice


def test_a_document_is_read_and_searched(guide_in_use: dict[str, str]) -> None:
    page = start("guides")
    assert shown(page).count('<article class="eg-slide"') == 4
    page.text_input(key="browse-find").set_value("organisaatioiden kesto").run()
    assert shown(page).count('<article class="eg-slide"') == 1
    assert "<mark>organisaatiota</mark>" in shown(page)
    page.text_input(key="browse-find").set_value("yliopisto").run()
    assert "eg-slide" not in shown(page)
    assert "”yliopisto”" in shown(page)


def test_a_document_is_read_in_both_languages(guide_in_use: dict[str, str]) -> None:
    page = start("guides")
    page.toggle(key="browse-both").set_value(True).run()
    assert shown(page).count('<article class="eg-slide"') == 8
    assert shown(page).count('<div class="eg-pair">') == 4


def test_the_english_page_reads_the_english_document_first(guide_in_use: dict[str, str]) -> None:
    assert "Application deadlines 2031" in shown(start("guides", "en-GB"))


def test_a_hostile_document_shows_literally_in_every_view(guide_in_use: dict[str, str], hostile: str) -> None:
    for view in ("guides", "deadlines", "compare"):
        written = shown(start(view))
        assert "<script>alert" not in written
        assert "<img" not in written
        assert "<b>" not in written


def test_two_actions_are_compared_with_sources(guide_in_use: dict[str, str]) -> None:
    page = start("compare")
    assert "5. maaliskuuta 2031" in shown(page)
    assert "6. maaliskuuta 2031" in shown(page)
    assert "12 – 36 kk" in shown(page)
    assert "Oppaassa ei kerrota" in shown(page)
    page.button(key="open-compare-duration-1-0").click().run()
    assert "<mark>Hankkeen kesto: 12 – 36 kk</mark>" in shown(page)


def test_the_same_action_twice_is_not_compared(guide_in_use: dict[str, str]) -> None:
    page = start("compare")
    page.selectbox(key="compare_first-fi").set_value("cooperation-partnerships").run()
    assert load_texts("fi")("compare_same") in shown(page)


def test_the_comparison_leads_to_the_chat(guide_in_use: dict[str, str]) -> None:
    page = start("compare")
    page.button(key="compare-ask").click().run()
    assert [turn.question for turn in page.session_state["turns"]] == ["Mitä eroa on: KA210 ja KA220?"]


def test_without_a_password_there_is_no_administration(guide_in_use: dict[str, str]) -> None:
    page = AppTest.from_file(APP, default_timeout=30).run()
    assert "admin" not in {info.get("url_pathname") for info in page._registered_pages.values()}
    assert len(page.file_uploader) == 0


@pytest.fixture
def admin(guide_in_use: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("ERASMUS_GUIDE_ADMIN_PASSWORD", "correct horse")
    monkeypatch.setattr("views.admin.time", SimpleNamespace(sleep=lambda _: None))
    return start("admin")


def test_the_administration_is_behind_the_password(admin: AppTest) -> None:
    admin.text_input(key="admin-password").set_value("wrong horse")
    admin.button(key="sign-in-button").click().run()
    assert load_texts("fi")("admin_wrong") in shown(admin)
    assert "ingest" not in [button.key for button in admin.button]
    admin.text_input(key="admin-password").set_value("correct horse")
    admin.button(key="sign-in-button").click().run()
    assert "2 asiakirjaa" in shown(admin)
    admin.button(key="sign-out").click().run()
    assert "ingest" not in [button.key for button in admin.button]


def test_the_administrator_reads_the_guides_again(admin: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    admin.text_input(key="admin-password").set_value("correct horse")
    admin.button(key="sign-in-button").click().run()
    admin.button(key="ingest").click().run()
    assert load_texts("fi")("admin_done") in shown(admin)
    failed = subprocess.CompletedProcess([], 2, stdout="", stderr="corpus.toml:3: <b>no title</b>\n")
    monkeypatch.setattr("views.admin.subprocess.run", lambda *_, **__: failed)
    admin.button(key="ingest").click().run()
    assert load_texts("fi")("admin_failed") in shown(admin)
    assert "&lt;b&gt;no title" in shown(admin)


def test_the_administrator_adds_a_guide(
    admin: AppTest, guide_in_use: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(guide_in_use["ERASMUS_GUIDE_CORPUS"], corpus)
    monkeypatch.setenv("ERASMUS_GUIDE_CORPUS", str(corpus))
    admin.text_input(key="admin-password").set_value("correct horse")
    admin.button(key="sign-in-button").click().run()
    content = "# Lisäopas 2032\n\nTutustumismatkan tuki on enintään 90 euroa.\n".encode()
    admin.file_uploader(key="upload").set_value(("../../lisä <b>opas.md", content, "text/markdown")).run()
    admin.button(key="add").click().run()
    assert load_texts("fi")("admin_added") in shown(admin)
    assert "opas.md" in (corpus / "corpus.toml").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.rglob("*opas.md")] == ["lisä-b-opas.md"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [("opas.pdf", "opas.pdf"), ("../../etc/passwd", "passwd"), ("C:\\a\\b.pdf", "b.pdf"), ("..", "guide.txt"),
     ("a b;rm -rf.md", "a-b-rm--rf.md"), ("-n.txt", "n.txt"), ("x" * 300 + ".pdf", "x" * 76 + ".pdf")],
)  # fmt: skip
def test_a_files_name_cannot_lead_anywhere(given: str, kept: str) -> None:
    assert _plain_name(given) == kept
