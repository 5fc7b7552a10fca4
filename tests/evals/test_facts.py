"""Facts are found by value, by stem and by lemma, and nothing else is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.cases import Fact
from evals.facts import read_answer, says, strip_marks
from ingest.types import Language
from ingest.values import format_amount, format_date, format_duration


def said(answer: str, *forms: str, name: str = "fact", language: Language = "fi") -> bool:
    return says(read_answer(answer, language), Fact(name=name, accepted=forms))


@pytest.mark.parametrize(
    ("answer", "form"),
    [
        ("Haku päättyy 5.3.2026 klo 13 [1].", "5. maaliskuuta 2026"),
        ("Haku päättyy 5.3.2026 klo 13 [1].", "5 March 2026, 1 p.m."),
        ("The grant is EUR 4,000,000.", "4 milj. €"),
        ("Tuki on 60 000 €.", "EUR 60,000"),
        ("Kesto on 6–24 kk", "6–24 months"),
        ("80% of the costs", "80 %"),
        ("at least three organisations", "3 organisaatiota"),
        ("enintään 30 liikkuvuusjaksoa", "30"),
        ("Hakija on ammatillisen koulutuksen järjestäjä", "järjestä"),
        ("EU:n maat", "EU"),
        ("kumppanuushankkeen kesto", "kumppanuushanke"),
        ("**Osallisuus** ja _vihreys_", "osallisuu"),
        ("between 2\nand 30 days", "2 and 30 days"),
        ("2 – 30 pv", "2–30 pv"),
        ("kirjoita: erasmus.ammatillinen@oph.fi", "erasmus.ammatillinen"),
        ("vähintään 4 eri maata", "4 maata"),
    ],
)
def test_says(answer: str, form: str) -> None:
    assert said(answer, form)


@pytest.mark.parametrize(
    ("answer", "form"),
    [
        ("Haku päättyy 6.3.2026", "5.3.2026"),
        ("Haku päättyy 5.3.2025", "5. maaliskuuta 2026"),
        ("Tuki on 130 000 €", "30 000 €"),
        ("Tuki on 1.4 million", "4 million"),
        ("[3] Ei mainita", "3"),
        ("Haku on 3. syyskuuta 2026", "3"),
        ("Summa on 30 000 euroa", "30"),
        ("2 organisations in 3 countries", "3 organisations"),
        ("esiosallisuus", "osallisuu"),
        ("eivät", "ei"),
        ("ammatillisen koulutuksen haku", "koulutusalu"),
        ("ilmaston lämpö", "lämpö saaste"),
        ("", "5.3.2026"),
    ],
)
def test_does_not_say(answer: str, form: str) -> None:
    assert not said(answer, form)


def test_any_form_is_enough() -> None:
    assert said("a coach", "bus", "coach", language="en")


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [("Kyllä, voi hakea. Ei silti aina.", "kyllä"), ("**Ei.** Vain järjestäjä.", "ei"), ("- Ei voi", "ei voi")],
)
def test_a_verdict_is_the_first_word(answer: str, verdict: str) -> None:
    assert said(answer, verdict, name="verdict")


@pytest.mark.parametrize("answer", ["Hakea voi, kyllä.", "Eivät", "", "Kylläpä"])
def test_a_verdict_elsewhere_is_none(answer: str) -> None:
    assert not said(answer, "kyllä", "ei", name="verdict")


def test_marks_and_emphasis_are_no_text() -> None:
    assert strip_marks("**Tuki** on 60 000 € [1][2] . Ks. a_b@c.fi [1, 3]") == "Tuki on 60 000 €. Ks. a_b@c.fi"


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_dates_across_languages(one: date, other: date) -> None:
    finnish = format_date((one.year, one.month, one.day), "fi")
    english = format_date((other.year, other.month, other.day), "en")
    assert said(f"Haku päättyy {finnish}.", english) == (one == other)


@given(st.integers(1000, 9_999_999), st.integers(1000, 9_999_999))
def test_amounts_across_languages(one: int, other: int) -> None:
    finnish = format_amount((Decimal(one), Decimal(one), "EUR"), "fi")
    english = format_amount((Decimal(other), Decimal(other), "EUR"), "en")
    assert said(f"Tuki on {finnish}.", english) == (one == other)


@given(st.integers(1, 11), st.integers(12, 60), st.sampled_from(["day", "month"]))
def test_durations_across_languages(low: int, high: int, unit: str) -> None:
    key = ((Decimal(low), unit), (Decimal(high), unit))
    assert said(f"Kesto on {format_duration(key, 'fi')}.", format_duration(key, "en"))
