"""Plain questions over a family to the bundled guide: what the answer begins with, what it holds, its slides."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.types import Slide

pytestmark = pytest.mark.model

TODAY = date(2025, 11, 24)


@pytest.mark.parametrize(
    ("question", "begins", "slides"),
    [
        ("Which alliance lasts longest?", "Longest: Alliances for Sectoral", {26, 27, 28}),
        ("Mikä innovaatioyhteenliittymistä kestää kauimmin?", "Pisin: Alakohtaisen", {26, 27, 28}),
        ("Which alliance needs most partners?", "Most: Alliances for Sectoral", {26, 27, 28}),
        ("Which project lasts the longest?", "Longest: Centres of Vocational Excellence", {25, 27}),
        ("Mikä hanke vaatii vähiten organisaatioita?", "Vähiten: Pienimuotoiset", {20}),
        ("Does capacity building last as long as a CoVE?", "No.", {25, 29}),
        ("Is the KA210 grant as big as the KA220 grant?", "No.", {19, 20}),
        ("Which action lasts four years?", "- Centres of Vocational Excellence", {25, 27}),
        ("Mihin hankkeisiin voi saada 300 000 euroa?", "- Koulutukset opettajille", {33, 35}),
        ("Which Jean Monnet action is for a single vocational school?", "Learning EU initiatives", {34}),
        ("Mikä Jean Monnet -toiminto sopii yksittäiselle ammattikoululle?", "Opi EU:sta", {34}),
        ("Which alliance is new?", "STEM Skills Foundries", {28}),
        ("Mikä innovaatioyhteenliittymä on uusi vuonna 2026?", "STEM-alojen taitopajat", {28}),
        ("Missä hankkeissa on kertakorvaus?", "- Pienimuotoiset", {19, 20}),
        ("What lump sums are there?", "- Small-scale", {19, 20}),
        ("What is the maximum grant for alliances?", "- Alliances for Education", {26, 27, 28}),
        ("Kuka voi hakea Jean Monnet -toimintoja?", "- Koulutukset opettajille", {33, 34, 35}),
        ("What is the longest time a student can stay abroad?", "Longest: ErasmusPro", {13}),
        ("Mikä on lyhin opiskelijan jakso?", "Lyhin: Ammattitaitokilpailuissa", {13}),
        ("How long can staff stay at most?", "Longest: Teaching", {13}),
        ("How many organisations from the third country are needed?", "Capacity Building", {29}),
        ("Montako organisaatiota ohjelman ulkopuolisesta maasta tarvitaan?", "Kapasiteetin", {29}),
        ("Which projects need a company?", "Centres of Vocational", {25}),
        ("Missä toiminnoissa ei ole hakua 2026?", "- (Teacher Academies", {24}),
        ("Which kind of event is the best for newcomers to find partners?", "TCA", {38}),
        ("We have never applied before. What should we apply for?", "Small-scale partnerships", {20}),
        ("Emme ole koskaan hakeneet. Mitä meidän kannattaisi hakea?", "Pienimuotoiset", {20}),
        ("Which alliance is completely new this time?", "STEM Skills Foundries", {28}),
        ("Mikä innovaatioyhteenliittymien muodoista on aivan uusi?", "STEM-alojen taitopajat", {28}),
        ("What sets the three kinds of alliances apart?", "| | Alliances for Education", {26, 27, 28}),
        ("How do the three alliances differ from each other?", "| | Alliances for Education", {26, 27, 28}),
        ("Mikä erottaa Jean Monnet -toiminnot toisistaan?", "| | Jean Monnet", {33, 34, 35}),
        ("What is the difference between the Jean Monnet actions?", "| | Jean Monnet", {33, 34, 35}),
        ("Which project can have a partner from Brazil?", "Capacity Building", {31}),
        ("Haluamme auttaa ghanalaista ammattikoulua, mikä hanke siihen sopii?", "Kapasiteetin", {31}),
        ("Which partnership accepts partners from Moldova?", "Cooperation partnerships", {19}),
        ("Missä hankkeessa voi olla kumppani Albaniasta?", "- Kumppanuushankkeet", {19, 31}),
        ("Our school has never taken part in anything like this. Where should we start?", "Small-scale", {20}),
        ("Meillä ei ole kokemusta hankkeista. Mikä hanke olisi meille sopivin?", "Pienimuotoiset", {20}),
        ("Which project can we do with just one partner school?", "Small-scale", {20}),
        ("Missä hankkeessa pitää olla kumppaneita kahdeksasta maasta?", "Alakohtaisen", {27}),
        ("Mihin toimintoon voi hakea yksin?", "- Koulutukset opettajille", {33, 34}),
        ("What is the difference between NEO and ENFP?", "| | NEO | ENFP |", {40, 41}),
        ("Mitä eroa on ErasmusProlla ja lyhytkestoisella liikkuvuudella?", "| | ErasmusPro-jaksot", {13}),
    ],
)
def test_the_answer(guide_assistant: Assistant, question: str, begins: str, slides: set[int]) -> None:
    answer = guide_assistant.ask(question, today=TODAY)
    assert answer.status == "answered"
    assert answer.text.startswith(begins)
    assert {c.locator.number for c in answer.citations if isinstance(c.locator, Slide)} == slides


@pytest.mark.parametrize(
    ("before", "question", "holds"),
    [
        ("What alliances are there?", "Which one is new?", "STEM Skills Foundries"),
        ("Mitä innovaatioyhteenliittymiä on?", "Mikä niistä kestää pisimpään?", "Pisin: Alakohtaisen"),
        ("What Jean Monnet actions are there?", "Which of them gives the least money?", "Least: Learning EU"),
    ],
)
def test_a_follow_up_chooses_from_the_family_before(
    guide_assistant: Assistant, before: str, question: str, holds: str
) -> None:
    answer = guide_assistant.ask(question, history=[before], today=TODAY)
    assert holds in answer.text


@pytest.mark.parametrize(
    ("question", "begins", "forms"),
    [
        ("How long can a student be abroad?", "Mobility of learners", 4),
        ("Kuinka kauan opettaja voi olla ulkomailla?", "Henkilöstön liikkuvuus", 3),
        ("Kuinka pitkä on pisin opiskelijavaihto?", "Pisin: ErasmusPro 3 kk-12kk", 3),
        # one form is named
        ("How long can a teacher teach abroad?", "Mobility of staff", 0),
        ("How long can a group of students be abroad?", "Mobility of learners", 0),
    ],
)
def test_all_forms_where_none_is_named(guide_assistant: Assistant, question: str, begins: str, forms: int) -> None:
    text = guide_assistant.ask(question, today=TODAY).text
    assert text.startswith(begins)
    assert text.count("\n- ") == forms


@pytest.mark.parametrize(
    ("question", "regions"),
    [
        ("Mitä eroa on NEO:lla ja ENFP:llä?", ("Länsi-Balkan", "Etelä-Amerikka")),
        ("How do NEO and ENFP differ?", ("Western Balkans", "South America")),
    ],
)
def test_what_offices_do_stands_in_the_table(
    guide_assistant: Assistant, question: str, regions: tuple[str, str]
) -> None:
    text = guide_assistant.ask(question, today=TODAY).text
    assert all(region in text for region in regions)
    assert " = " not in text


@pytest.mark.parametrize(
    "question",
    [
        "Mikä hanke kestää viisi vuotta?",
        "Mitkä ovat KA2-hankkeiden painopisteet?",
        "How many organisations from outside the programme are needed in KA220?",
    ],
)
def test_what_no_topic_has_is_refused(guide_assistant: Assistant, question: str) -> None:
    assert guide_assistant.ask(question, today=TODAY).status == "not_in_guide"
