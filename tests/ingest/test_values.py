"""Typed values read from Finnish and English text: their keys, their spans, what equals what."""

from __future__ import annotations

import re
import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.types import Language
from ingest.values import (
    Key,
    Value,
    format_amount,
    format_date,
    format_duration,
    format_percentage,
    format_time,
    read_numbers,
    read_values,
    same_value,
    supported,
)

NBSP, NARROW = "\u00a0", "\u202f"
LANGUAGES: tuple[Language, ...] = ("fi", "en")


def one(text: str) -> Value:
    """The only value of a text."""
    (value,) = read_values(text)
    return value


def keys(text: str) -> list[tuple[str, Key]]:
    return [(value.kind, value.key) for value in read_values(text)]


def number(value: float | str) -> Decimal:
    return Decimal(str(value))


@pytest.mark.parametrize(
    "text",
    [
        "5. maaliskuuta 2026",
        "5. maaliskuun 2026",
        "5.maaliskuuta 2026",
        "maaliskuun 5. päivä 2026",
        "maaliskuun 5. päivänä 2026",
        "torstaina 5.3.2026",
        "05.03.2026",
        "5. 3. 2026",
        "5/3/2026",
        "2026-03-05",
        "5 March 2026",
        "5 March, 2026",
        "March 5, 2026",
        "5th of March 2026",
        "Mar 5 2026",
        "5. maaliskuuta\n2026",
    ],
)
def test_day_in_any_form(text: str) -> None:
    assert keys(text) == [("date", (2026, 3, 5))]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("maaliskuussa 2026", (2026, 3, 0)),
        ("March 2026", (2026, 3, 0)),
        ("helmikuussa", (0, 2, 0)),
        ("in February", (0, 2, 0)),
        ("by May", (0, 5, 0)),
        ("haku 5.3. asti", (0, 3, 5)),
        ("5. maaliskuuta", (0, 3, 5)),
        ("5 March", (0, 3, 5)),
        ("1.–5.3.2026", ("range", (2026, 3, 1), (2026, 3, 5))),
        ("1.-5. maaliskuuta 2026", ("range", (2026, 3, 1), (2026, 3, 5))),
        ("1–5 March 2026", ("range", (2026, 3, 1), (2026, 3, 5))),
        ("1 to 5 March 2026", ("range", (2026, 3, 1), (2026, 3, 5))),
        ("March 1-5, 2026", ("range", (2026, 3, 1), (2026, 3, 5))),
        ("19.1.–5.3.2026", ("range", (2026, 1, 19), (2026, 3, 5))),
        ("28.12.–5.1.2026", ("range", (2025, 12, 28), (2026, 1, 5))),
        ("19 January – 5 March 2026", ("range", (2026, 1, 19), (2026, 3, 5))),
        ("tammi–maaliskuussa 2026", ("range", (2026, 1, 0), (2026, 3, 0))),
        ("January–March 2026", ("range", (2026, 1, 0), (2026, 3, 0))),
    ],
)
def test_months_days_without_a_year_and_ranges(text: str, key: Key) -> None:
    assert keys(text) == [("date", key)]


@pytest.mark.parametrize(
    "text",
    [
        "31.2.2026",
        "5.13.2026",
        "kohta 3.2.1 kertoo",
        "5.3. Budjetti",
        "you may apply",
        "the march of time",
        "March on",
    ],
)
def test_no_date(text: str) -> None:
    assert "date" not in {value.kind for value in read_values(text)}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("klo 13.00", (13, 0)),
        ("klo 13", (13, 0)),
        ("kello 13", (13, 0)),
        ("klo 13.", (13, 0)),
        ("13:00", (13, 0)),
        ("1 p.m.", (13, 0)),
        ("1 pm", (13, 0)),
        ("1:00 PM", (13, 0)),
        ("12 a.m.", (0, 0)),
        ("13.00 Suomen aikaa", (13, 0)),
        ("at 13:00 Finnish time", (13, 0)),
        ("at 13.00", (13, 0)),
        ("klo 14-16", ((14, 0), (16, 0))),
        ("klo\n15-16", ((15, 0), (16, 0))),
        ("klo 14-15´.30", ((14, 0), (15, 30))),
        ("14.30-16.00", ((14, 30), (16, 0))),
        ("14:00 to 16:00", ((14, 0), (16, 0))),
        ("3–4.30 p.m.", ((15, 0), (16, 30))),
        ("11–1 p.m.", ((11, 0), (13, 0))),
    ],
)
def test_time_of_day(text: str, key: Key) -> None:
    assert keys(text) == [("time", key)]


def test_a_range_of_hours_needs_no_word_after_a_date() -> None:
    assert keys("hakuinfo 14.1.2026 14-16 ") == [
        ("date", (2026, 1, 14)),
        ("time", ((14, 0), (16, 0))),
    ]


@pytest.mark.parametrize("text", ["klo 25", "1.5 kertaa", "14-16", "13.00"])
def test_no_time(text: str) -> None:
    assert "time" not in {value.kind for value in read_values(text)}


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("120 000 €", 120_000),
        (f"120{NBSP}000{NBSP}€", 120_000),
        (f"120{NARROW}000 €", 120_000),
        ("120.000 €", 120_000),
        ("EUR 120,000", 120_000),
        ("€120,000", 120_000),
        ("€ 120 000", 120_000),
        ("120k", 120_000),
        ("120 t€", 120_000),
        ("120 tuhatta euroa", 120_000),
        ("400 000 euroa", 400_000),
        ("35 000 euron", 35_000),
        ("4 milj.€", 4_000_000),
        ("4 milj. euroa", 4_000_000),
        ("4 M euroa", 4_000_000),
        ("4 M€", 4_000_000),
        ("EUR 4m", 4_000_000),
        ("4 MEUR", 4_000_000),
        ("4 000 000 €", 4_000_000),
        ("17,5 miljoonaa euroa", 17_500_000),
        ("EUR 17.5 million", 17_500_000),
        ("17.5 million", 17_500_000),
        ("EUR 1,500 million", 1_500_000_000),
        ("EUR 1.500 million", 1_500_000),
        ("1,500 miljoonaa euroa", 1_500_000),
        ("neljä miljoonaa euroa", 4_000_000),
        ("1 234,50 €", 1234.5),
        ("EUR 1,234.50", 1234.5),
    ],
)
def test_amount(text: str, euros: float) -> None:
    assert keys(text) == [("amount", (number(euros), number(euros), "EUR"))]


@pytest.mark.parametrize(
    "text",
    [
        "30 000–60 000 €",
        "30 000 € – 60 000 €",
        "30–60 tuhatta euroa",
        "30 000 eurosta 60 000 euroon",
        "EUR 30,000–60,000",
        "EUR 30,000 to EUR 60,000",
        "between EUR 30,000 and 60,000",
    ],
)
def test_a_range_of_amounts_is_one_value(text: str) -> None:
    assert keys(text) == [("amount", (30_000, 60_000, "EUR"))]


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("1 tai 1,5 milj.€", [1_000_000, 1_500_000]),
        ("EUR 1 or 1.5 million", [1_000_000, 1_500_000]),
        ("120 000, 250 000 tai 400 000 €", [120_000, 250_000, 400_000]),
        ("EUR 120,000, 250,000 or 400,000", [120_000, 250_000, 400_000]),
        ("EUR 30,000 and 60,000", [30_000, 60_000]),
    ],
)
def test_amounts_that_share_a_currency_are_each_a_value(text: str, euros: list[int]) -> None:
    assert keys(text) == [("amount", (amount, amount, "EUR")) for amount in euros]


@pytest.mark.parametrize("text", ["80%", "80 %", "80 prosenttia", "80 prosentin", "80 per cent", "80 percent"])
def test_percentage(text: str) -> None:
    assert keys(text) == [("percentage", (80, 80))]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12 kk", (12, "month"), None),
        ("12kk", (12, "month"), None),
        ("12 kk:n", (12, "month"), None),
        ("up to 12 months", (12, "month"), None),
        ("six months", (6, "month"), None),
        ("kahdentoista kuukauden", (12, "month"), None),
        ("twenty-four months", (24, "month"), None),
        ("a 12-month project", (12, "month"), None),
        ("3 vuoden", (3, "year"), None),
        ("kaksi vuotta", (2, "year"), None),
        ("kaksi \n\nvuotta", (2, "year"), None),
        ("2 years", (2, "year"), None),
        ("3-vuotinen", (3, "year"), None),
        ("18-vuotias", (18, "year"), None),
        ("at least two (2) years", (2, "year"), None),
        ("kaksi (2) vuotta", (2, "year"), None),
        ("4 viikkoa", (4, "week"), None),
        ("30 min", (30, "minute"), None),
        ("3 tuntia", (3, "hour"), None),
        ("12 – 36 kk", (12, "month"), (36, "month")),
        ("6-18 kk", (6, "month"), (18, "month")),
        ("3 kk-12kk", (3, "month"), (12, "month")),
        ("10 pv -3 kk", (10, "day"), (3, "month")),
        ("10 days – 3 months", (10, "day"), (3, "month")),
        ("1-\n10 pv", (1, "day"), (10, "day")),
        ("2-365 pv", (2, "day"), (365, "day")),
        ("2 tai 3 vuotta", (2, "year"), (3, "year")),
        ("two or three years", (2, "year"), (3, "year")),
        ("12 to 36 months", (12, "month"), (36, "month")),
        ("between 6 and 24 months", (6, "month"), (24, "month")),
        ("kuudesta kuukaudesta 18 kuukauteen", (6, "month"), (18, "month")),
    ],
)
def test_duration(text: str, low: Any, high: Any) -> None:
    assert keys(text) == [("duration", (low, high or low))]


@pytest.mark.parametrize("text", ["vuoden", "vuonna", "3. vuosi", "3rd year", "29\nvuotta"])
def test_no_duration(text: str) -> None:
    assert "duration" not in {value.kind for value in read_values(text)}


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("3 organisaatiota", 3, 3, "organisation"),
        ("3 koulutusorganisaatiota", 3, 3, "organisation"),
        ("at least 3 organisations", 3, 3, "organisation"),
        ("3 education and training organisations", 3, 3, "organisation"),
        ("8 partner organisations", 8, 8, "organisation"),
        ("vähintään 4 maata", 4, 4, "country"),
        ("3 ohjelmamaasta", 3, 3, "country"),
        ("kahdesta eri ohjelmamaasta", 2, 2, "country"),
        ("two different programme countries", 2, 2, "country"),
        ("1 ohjelman ulkopuolinen maa", 1, 1, "country"),
        ("3 (kolme) partneria", 3, 3, "partner"),
        ("8 partneria", 8, 8, "partner"),
        ("3 työelämäpartneria", 3, 3, "partner"),
        ("kolme henkilöä", 3, 3, "person"),
        ("max. three people", 3, 3, "person"),
        ("1-3 hlöä", 1, 3, "person"),
        ("two participants", 2, 2, "participant"),
        ("hankkeessa 3 hankkeen osallistujaa", 3, 3, "participant"),
        ("30 liikkuvuusjaksoa", 30, 30, "mobility"),
        ("30 mobility periods", 30, 30, "mobility"),
        ("40 opetustuntia", 40, 40, "lesson"),
        ("40 teaching hours", 40, 40, "lesson"),
        ("2 tai 3 maata", 2, 3, "country"),
        ("500 km", 500, 500, "km"),
        ("4 miljoonaa osallistujaa", 4_000_000, 4_000_000, "participant"),
        ("14 kohdealaa", 14, 14, ""),
        ("14 target sectors", 14, 14, ""),
        ("vähintään 3.", 3, 3, ""),
        ("enintään kaksi \nosallistujaa", 2, 2, "participant"),
    ],
)
def test_count(text: str, low: int, high: int, unit: str) -> None:
    value = one(text)
    assert (value.kind, value.key, value.unit) == ("count", (low, high), unit)


@pytest.mark.parametrize(
    "text",
    [
        "Dia 12: Hakuajat",
        "Avaintoimi 2 tukee",
        "Key Action 2 supports",
        "Lot 1-3",
        "one of the aims",
        "yhdessä muiden kanssa",
        "29\norganisaatiota",
        "https://oph.fi/7-uutista",
    ],
)
def test_no_count(text: str) -> None:
    assert read_values(text) == ()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("vuonna 2026", (2026, 2026)),
        ("hakukierroksen 2026 hankkeita", (2026, 2026)),
        ("2014-2020", (2014, 2020)),
        ("2021–2027", (2021, 2027)),
        ("2024/25", (2024, 2025)),
    ],
)
def test_year(text: str, key: Key) -> None:
    assert keys(text) == [("year", key)]


@pytest.mark.parametrize("text", ["ohjelma-2021", "uutiset/2025/tredun", "12026", "2026.5"])
def test_no_year(text: str) -> None:
    assert "year" not in {value.kind for value in read_values(text)}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("KA220", ("KA220", "")),
        ("KA220-hankkeet", ("KA220", "")),
        ("KA 220", ("KA220", "")),
        ("KA210-VET", ("KA210", "VET")),
        ("ka121vet", ("KA121", "VET")),
        ("KA2-hankkeista", ("KA2", "")),
        ("NX15", ("NX15", "")),
        ("LUM-3", ("LUM3", "")),
    ],
)
def test_code(text: str, key: Key) -> None:
    assert keys(text) == [("code", key)]


@pytest.mark.parametrize(
    ("finnish", "english"),
    [
        ("5. maaliskuuta 2026 klo 13.00", "5 March 2026, 1 p.m."),
        ("maaliskuun 5. päivänä kello 13", "March 5 at 13:00"),
        ("4 milj. €", "EUR 4,000,000"),
        ("1 tai 1,5 milj.€", "EUR 1 million or EUR 1.5 million"),
        ("80 prosenttia", "80%"),
        ("10 pv -3 kk", "10 days to 3 months"),
        ("kaksi vuotta", "24 months"),
        ("1,5 vuotta", "18 months"),
        ("2 viikkoa", "14 days"),
        ("Vähintään 4 maata ja 8 partneria", "At least four countries and 8 organisations"),
        ("1-3 hlöä", "one to three people"),
        ("40 opetustuntia", "40 teaching hours"),
        ("vuosina 2014-2020", "in 2014–2020"),
        ("KA 210-VET", "KA210-VET"),
        ("19.1.-5.3.2026", "from 19 January to 5 March 2026"),
    ],
)
def test_the_languages_agree(finnish: str, english: str) -> None:
    pairs = list(zip(read_values(finnish), read_values(english), strict=True))
    assert pairs
    assert all(same_value(a, b) and same_value(b, a) for a, b in pairs)


@pytest.mark.parametrize(
    ("one_text", "other_text"),
    [
        ("5.3.2026", "5.3.2027"),
        ("5.3.2026", "3.5.2026"),
        ("klo 13", "klo 14"),
        ("4 milj. €", "4 €"),
        ("12 kk", "12 vuotta"),
        ("6–18 kk", "6–24 kk"),
        ("3 maata", "3 organisaatiota"),
        ("3 maata", "3 vuotta"),
        ("80 %", "80 €"),
        ("KA210", "KA220"),
    ],
)
def test_different_values_differ(one_text: str, other_text: str) -> None:
    assert not same_value(one(one_text), one(other_text))
    assert not supported(one(one_text), read_values(other_text))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("enintään 18 kk", "6-18 kk"),
        ("6–18 months", "vähintään 6 kk ja enintään 18 kk"),
        ("at 14:00", "klo 14-16"),
        ("March 2026", "5.3.2026"),
        ("5 March", "5.3.2026"),
        ("5 March 2026", "19.1.–5.3.2026"),
        ("2026", "5.3.2026"),
        ("2021", "2021–2027"),
        ("at least 3", "3 organisaatiota"),
        ("40 hours", "40 opetustuntia"),
        ("8 organisations", "8 partneria"),
        ("three people", "1-3 hlöä"),
        ("KA220", "KA220-VET"),
        ("EUR 60,000", "30 000–60 000 €"),
    ],
)
def test_supported(claim: str, source: str) -> None:
    assert supported(one(claim), read_values(source))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("5 March 2026", "maaliskuussa 2026"),
        ("12 kk", "6-18 kk"),
        ("6–18 kk", "6 kk"),
        ("8 countries", "8 partneria"),
        ("KA220-VET", "KA220"),
        ("vuonna 2026", ""),
        ("EUR 4 million", "4 maata"),
    ],
)
def test_not_supported(claim: str, source: str) -> None:
    assert not supported(one(claim), read_values(source))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("4 milj. € ja 120 000 €", [4_000_000, 120_000]),
        ("1 tai 1,5 milj.€", [1_000_000, 1_500_000]),
        ("3.9.2026", [3, 2026]),
        ("3 September 2026", [3, 2026]),
        ("klo 13.30", [13, 30]),
        ("1 p.m.", [13]),
        ("6-18 kk, 80 %", [6, 18, 80]),
        ("Dia 12, kaksi maata, KA220, https://oph.fi/2025", [12]),
        ("1,5 kertaa", ["1.5"]),
        ("", []),
    ],
)
def test_numbers(text: str, numbers: list[float]) -> None:
    assert read_numbers(text) == {number(each) for each in numbers}


@pytest.mark.parametrize(
    ("write", "key", "finnish", "english"),
    [
        (format_date, (2026, 3, 5), "5.3.2026", "5 March 2026"),
        (format_date, (0, 3, 5), "5.3.", "5 March"),
        (format_date, (2026, 3, 0), "maaliskuu 2026", "March 2026"),
        (
            format_date,
            ("range", (2026, 3, 1), (2026, 3, 5)),
            "1.–5.3.2026",
            "1–5 March 2026",
        ),
        (
            format_date,
            ("range", (2026, 1, 19), (2026, 3, 5)),
            "19.1.–5.3.2026",
            "19 January – 5 March 2026",
        ),
        (format_time, (13, 0), "klo 13.00", "13:00"),
        (format_time, ((14, 0), (15, 30)), "klo 14.00–15.30", "14:00–15:30"),
        (format_amount, (number(120_000), number(120_000), "EUR"), "120 000 €", "EUR 120,000"),
        (format_amount, (number("4E6"), number("4E6"), "EUR"), "4 milj. €", "EUR 4 million"),
        (
            format_amount,
            (number(1_000_000), number(1_500_000), "EUR"),
            "1–1,5 milj. €",
            "EUR 1–1.5 million",
        ),
        (format_percentage, (number(80), number(80)), "80 %", "80%"),
        (format_duration, ((number(6), "month"), (number(18), "month")), "6–18 kk", "6–18 months"),
        (format_duration, ((number(1), "year"), (number(1), "year")), "1 vuosi", "1 year"),
        (
            format_duration,
            ((number(10), "day"), (number(3), "month")),
            "10 päivää – 3 kk",
            "10 days – 3 months",
        ),
    ],
)
def test_written_out(write: Any, key: Key, finnish: str, english: str) -> None:
    assert (write(key, "fi"), write(key, "en")) == (finnish, english)


def round_trips(kind: str, key: Key, surface: str) -> bool:
    (value,) = read_values(surface)
    return (value.kind, value.key, value.text) == (kind, key, surface)


days = st.dates(date(1950, 1, 1), date(2090, 12, 31)).map(lambda day: (day.year, day.month, day.day))
languages = st.sampled_from(LANGUAGES)
euros = st.one_of(
    st.integers(1, 10**12).map(Decimal),
    st.integers(1, 10**9).map(lambda cents: Decimal(cents) / 100),
)
units = st.sampled_from(["minute", "hour", "day", "week", "month", "year"])
terms = st.tuples(st.integers(1, 1500).map(Decimal), units)


@given(days, languages)
def test_dates_round_trip(day: Key, language: Language) -> None:
    assert round_trips("date", day, format_date(day, language))


@given(days, days, languages)
def test_date_ranges_round_trip(one_day: Key, other: Key, language: Language) -> None:
    first, last = sorted((one_day, other))
    if first != last:
        key = ("range", first, last)
        assert round_trips("date", key, format_date(key, language))


@given(st.times(), st.times(), languages)
def test_times_round_trip(start: Any, end: Any, language: Language) -> None:
    clock = (start.hour, start.minute)
    both = (clock, (end.hour, end.minute))
    assert round_trips("time", clock, format_time(clock, language))
    assert round_trips("time", both, format_time(both, language))


@given(euros, euros, languages)
def test_amounts_round_trip(one_amount: Decimal, other: Decimal, language: Language) -> None:
    low, high = sorted((one_amount, other))
    for key in ((low, low, "EUR"), (low, high, "EUR")):
        assert round_trips("amount", key, format_amount(key, language))


@given(terms, terms, languages)
def test_durations_round_trip(low: Key, high: Key, language: Language) -> None:
    for key in ((low, low), (low, high)):
        assert round_trips("duration", key, format_duration(key, language))


@given(st.integers(0, 1000).map(Decimal), languages)
def test_percentages_round_trip(share: Decimal, language: Language) -> None:
    assert round_trips("percentage", (share, share), format_percentage((share, share), language))


WORDS = """
    1 2 12 2026 13 120 000 1,5 5.3. 3.9.2026 . , : - – ( ) / € % kk pv vuotta months year EUR milj.
    euroa tai ja or to klo p.m. maaliskuuta March maa organisaatiota countries KA220 -VET kaksi two
    Dia vähintään https://a.fi/2025
"""
PIECES = st.sampled_from([*WORDS.split(), " ", " ", "\n", NBSP])


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_gives_ordered_spans_of_itself(text: str) -> None:
    end = 0
    for value in read_values(text):
        assert end <= value.start < value.end
        assert value.text == text[value.start : value.end]
        assert hash(value)
        assert same_value(value, value)
        assert supported(value, [value])
        end = value.end
    assert all(each.is_finite() for each in read_numbers(text))


# fmt: off
HOSTILE = (
    "1", "1 ", "100 ", "1,", "1.", "1.1.", "1-", "1 - ", "12 kk-", "1 tai ", "1 €,", "€", "€ ", "€1", " ",
    "1 \n", "a", "a-", "kaksi ", "two and ", "5 word ", "3 a and ", "klo ", "klo 1-", "March ", "maaliskuun ",
    "tammi–", "1.3.–", "KA", "KA2", "KA-", "https://", "1´.", "-", "1\u00a0", "12:", "maa", "_", "1a", "1_",
    "(2)", "1 (", "twenty-", "1 million ", "1m ", "Max 1 ", "2026 ", "2026-", "1 p.m. - ",
)
# fmt: on


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text_only(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        start = time.process_time()
        read_values(text)
        read_numbers(text)
        return time.process_time() - start

    # Quadratic time would take sixteen times as long for the longer text. The least of three: a pause is no growth.
    short, long = (min(seconds(length) for _ in range(3)) for length in (5_000, 20_000))
    assert long < max(12 * short, 0.05)


def test_a_paragraph_takes_under_a_millisecond() -> None:
    text = (
        "Kumppanuushankkeen (KA220-VET) haku päättyy 5. maaliskuuta 2026 klo 13.00 Suomen aikaa. "
        "Hankkeessa on vähintään 3 organisaatiota 3 ohjelmamaasta, sen kesto on 12 – 36 kk ja tuki "
        "120 000 €, 250 000 € tai 400 000 €, enintään 80 % kustannuksista. Seuraava haku 3.9.2026."
    )
    read_values(text)
    best = min(_timed(text) for _ in range(20))
    assert best < 0.003, "three times the usual time, for a busy machine"


def _timed(text: str) -> float:
    start = time.perf_counter()
    read_values(text)
    return time.perf_counter() - start


def test_the_reader_knows_no_overlap_between_a_date_and_its_year() -> None:
    text = "Haku 3.9.2026, vuosi 2026 ja 19. helmikuuta 2026"
    assert [value.kind for value in read_values(text)] == ["date", "year", "date"]
    assert len(re.findall("2026", text)) == 3
