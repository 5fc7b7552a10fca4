"""Reading a question: what it asks for and about what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.spoken import write_out
from assistant.names.terms import TermBook
from assistant.question.cues import Ask
from assistant.question.reading import read_question
from ingest.types import Language

SMALL, PARTNERSHIP = "small-scale-partnerships", "cooperation-partnerships"


@pytest.mark.parametrize(
    ("text", "language", "ask"),
    [
        ("Milloin KA210-haku päättyy?", "fi", "deadline"),
        ("Mihin mennessä hakemus on jätettävä?", "fi", "deadline"),
        ("Mikä on viimeinen hakupäivä?", "fi", "deadline"),
        ("When does the KA220 call close?", "en", "deadline"),
        ("By when do we have to apply for KA121?", "en", "deadline"),
        ("What is the closing date for CoVE?", "en", "deadline"),
        ("deadline KA210", "en", "deadline"),
        ("Mihin kellonaikaan haku sulkeutuu?", "fi", "time"),
        ("At what time does the KA210 call close?", "en", "time"),
        ("Kauanko KA220-hanke kestää?", "fi", "duration"),
        ("KA210 kesto", "fi", "duration"),
        ("Kuinka monta kuukautta hanke voi kestää?", "fi", "duration"),
        ("How long can job shadowing last?", "en", "duration"),
        ("How many months may a KA220 project run?", "en", "duration"),
        ("Kuinka suuren osan kuluista tuki kattaa?", "fi", "share"),
        ("montako prosenttia kuluista", "fi", "share"),
        ("What percentage of the costs does the grant pay?", "en", "share"),
        ("Paljonko KA210-hankkeesta saa rahaa?", "fi", "amount"),
        ("Mikä on maksimiavustus?", "fi", "amount"),
        ("How much money can a small-scale partnership get?", "en", "amount"),
        ("Which lump sums can a cooperation partnership get?", "en", "amount"),
        ("Montako kumppania tarvitaan?", "fi", "count"),
        ("Kuinka monesta maasta kumppaneiden pitää olla?", "fi", "count"),
        ("How many partners are needed?", "en", "count"),
        ("What is the minimum number of organisations?", "en", "count"),
        ("Kehen voin ottaa yhteyttä?", "fi", "contact"),
        ("Mikä on sähköpostiosoite?", "fi", "contact"),
        ("Who can I contact?", "en", "contact"),
        ("Mistä löydän hakulomakkeen?", "fi", "place"),
        ("Where can I find the application form?", "en", "place"),
        ("Mikä on Erasmus-akkreditointi?", "fi", "definition"),
        ("What does CoVE stand for?", "en", "definition"),
        ("Mitä eroa on KA210:llä ja KA220:lla?", "fi", "comparison"),
        ("What is the difference between KA121 and KA122?", "en", "comparison"),
        ("Mitkä maat ovat ohjelmamaita?", "fi", "list"),
        ("Which countries are associated to the programme?", "en", "list"),
        ("Kuka voi hakea akkreditointia?", "fi", "who"),
        ("Who can apply for KA122?", "en", "who"),
        ("Voiko konsortio hakea KA122:ta?", "fi", "whether"),
        ("Can a consortium apply for KA122?", "en", "whether"),
        ("Is Switzerland a programme country?", "en", "whether"),
        ("Miksi kannattaa hakea?", "fi", "open"),
        ("Why should we take part?", "en", "open"),
    ],
)
def test_what_is_asked(book: TermBook, text: str, language: Language, ask: Ask) -> None:
    reading = read_question(text, language, book)
    assert reading.asks_for(ask)
    if ask in ("deadline", "time", "duration", "share", "amount", "count", "contact", "place"):
        assert reading.main == ask


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("koska ka210 haku menee umpeen", "deadline"),
        ("millon toi haku loppuu", "deadline"),
        ("mikä on ka220:n dedis", "deadline"),
        ("paljonks ka210:stä voi saada rahaa", "amount"),
        ("montaks päivää työnvarjostus saa kestää", "duration"),
        ("monelta se alkaa", "time"),
        ("onks pakko olla akkreditointi", "whether"),
        ("kauanko se hanke kestaa", "duration"),
    ],
)
def test_spoken_finnish_and_missing_marks(book: TermBook, text: str, ask: Ask) -> None:
    assert read_question(text, "fi", book).main == ask


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("Kuinka monta kuukautta hanke voi kestää?", "count"),
        ("How many months may a project run?", "count"),
        ("Montako prosenttia tuki kattaa?", "count"),
        ("What is the deadline?", "definition"),
        ("Mikä on maksimiavustus?", "definition"),
        ("When can we apply?", "whether"),
        ("Who can I contact?", "place"),
        ("Mistä portaalista lomake löytyy?", "list"),
        ("Which costs does the grant cover?", "amount"),
        ("What does the planning grant pay for?", "amount"),
        ("In which three situations is the money taken back?", "amount"),
        ("Who is the applicant when a network is formed?", "deadline"),
        ("Mihin retki vaikuttaa nuoressa?", "place"),
        ("Mitä kuluja avustus kattaa?", "amount"),
        ("Miten pitkäjakson raha maksetaan?", "duration"),
        ("Kuinka paljon aikaa saa kulua osuuksien välillä?", "share"),
    ],
)
def test_a_cue_that_another_one_explains_is_dropped(book: TermBook, text: str, dropped: Ask) -> None:
    assert not read_question(text, "fi", book).asks_for(dropped)


@pytest.mark.parametrize(
    ("text", "scopes", "unknown", "years"),
    [
        ("Milloin KA210-haku päättyy vuonna 2026?", {SMALL}, (), (2026,)),
        ("When does the KA999 call close?", set(), ("KA999",), ()),
        ("Compare KA210 and KA220", {SMALL, PARTNERSHIP}, (), ()),
        ("Erasmus+ KA210 deadline in 2027", {SMALL}, (), (2027,)),
        ("Mitä vihreä matkustaminen tarkoittaa?", set(), (), ()),
        ("Haku päättyy 5.3.2026", set(), (), ()),
        ("Saako ostaa kameran, hinta 1900 e?", set(), (), ()),
        ("Is a lens for 2000 EUR allowed?", set(), (), ()),
    ],
)
def test_what_a_question_is_about(
    book: TermBook, text: str, scopes: set[str], unknown: tuple[str, ...], years: tuple[int, ...]
) -> None:
    reading = read_question(text, "fi", book)
    assert (set(reading.scopes), reading.unknown_codes, reading.years) == (scopes, unknown, years)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Voiko konsortio hakea KA122:ta?", {"konsortio", "ka122"}),
        ("Can a consortium apply for KA122?", {"consortium", "apply", "ka122"}),
    ],
)
def test_content_words_are_kept_and_endings_and_function_words_are_none(
    book: TermBook, text: str, items: set[str]
) -> None:
    assert {item.text for item in read_question(text, "fi", book).items} == items


@pytest.mark.parametrize(
    ("text", "nouns"),
    [("Montako maata tarvitaan?", ["maata"]), ("How many different partners?", ["partners"]), ("Mikä?", [])],
)
def test_the_noun_that_is_counted(book: TermBook, text: str, nouns: list[str]) -> None:
    assert read_question(text, "fi", book).counted.split()[:1] == nouns


def test_spoken_numbers_are_written_out() -> None:
    assert write_out("Riittääkö kaks kumppania?") == "Riittääkö kaksi kumppania?"


@given(st.text(max_size=80), st.sampled_from(["fi", "en"]))
def test_any_text_can_be_read(book: TermBook, text: str, language: Language) -> None:
    reading = read_question(text, language, book)
    assert reading.text == text
    assert all(item.text for item in reading.items)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What happens if the deadline is missed?", ("open",)),
        ("Mitä tapahtuu, jos määräaika menee ohi?", ("open",)),
        ("Mitä siitä seuraa, jos raha ei riitä?", ("open",)),
        ("Milloin hankkeen voi aloittaa, jos rahaa saa kevään hausta?", ("deadline",)),
        ("How soon must we tell you about changes?", ("duration",)),
        ("Missä ajassa maksuhakemus käsitellään?", ("duration",)),
        ("Mihin rahaa saa käyttää?", ("list",)),
        ("How is the money paid?", ("open",)),
        ("Mitä myöhässä tulleelle hakemukselle tehdään?", ("open",)),
        ("Mitä hankkeessa tehdään?", ("list",)),
        ("Mitä tuki ei kata?", ()),
        ("Miksi rahaa kannattaa laittaa osaamiseen?", ("open",)),
        ("Why is the grant paid late?", ("open",)),
        ("Monelleko hän voi olla mentorina?", ("count",)),
        ("In which town is the office?", ("place",)),
        ("Mihin numeroon soitan?", ("contact",)),
        ("What is the daily allowance?", ("amount",)),
        ("Mikä on lyhtyavustuksen suuruus?", ("amount",)),
        ("Mikä on apurahan määrä?", ("amount",)),
        ("When the call opens, who may apply?", ("list", "who")),
    ],
)
def test_what_is_asked_is_read_off_the_main_clause(book: TermBook, question: str, asks: tuple[str, ...]) -> None:
    assert read_question(question, "fi", book).asks == asks


@pytest.mark.parametrize(
    "question",
    [
        "Meillä on kuusi koulua Suomesta. Täyttyykö vähimmäismäärä?",
        "Lähettäisimme 24 opiskelijaa. Pysymmekö rajoissa?",
        "poikani lähtisi vuodeksi, onnistuuko",
        "pääseeks opintosihteeri mukaan vai onko se vaan opettajille",
        "We are two schools from one town. Allowed?",
        "Twelve pupils and three teachers, does that fit?",
        "Nine schools but no company: good enough?",
        "Does the grant pay all costs?",
        "entäs jos me ollaan uusi porukka, voidaanks me hakea konsortiona",
        "meitä on viisi, käyks se",
        "Kindly confirm whether a teacher may attend the seminar.",
        "Could you tell me if a school may apply?",
        "Seven partners from five countries: large enough for the network?",
        "I heard the call is for schools, right?",
        "kuulin että koulut voi hakea, pitääkö paikkansa",
        "Do I have to attach my publication list?",
        "Can I read what the reviewers wrote about us?",
    ],
)
def test_a_yes_or_no_is_asked_for_in_the_sentence_that_asks(book: TermBook, question: str) -> None:
    asks = read_question(question, "fi", book).asks
    assert "whether" in asks
    assert "list" not in asks


@pytest.mark.parametrize(
    "question",
    [
        "My flight is 2,800 km. What do I get?",
        "We have moved to another town. When does the call close?",
        "Until which date can we ask for money?",
        "Above which sum is a statement required?",
        "Olen opettaja ja minulla on ryhmä, montako päivää saamme olla?",
        "Kestääkö A vai B kauemmin?",
    ],
)
def test_a_value_is_asked_for_after_what_is_told(book: TermBook, question: str) -> None:
    assert "whether" not in read_question(question, "fi", book).asks


@pytest.mark.parametrize(
    "text",
    [
        "Mihin maihin voi lähteä?",
        "Mihin neljään asiaan rahasto panostaa?",
        "Mistä maakunnista voi hakea?",
        "Mistä kaikista toiminnoista voi valita?",
        "Mihin investointitukea ei myönnetä?",
        "Millä eri tilaisuuksilla hakijaa autetaan?",
    ],
)
def test_what_several_things_are_is_no_question_for_a_place(book: TermBook, text: str) -> None:
    reading = read_question(text, "fi", book)
    assert reading.asks_for("list")
    assert not reading.asks_for("place")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Who cannot get money at all?", "en"),
        ("In which cases is the whole grant taken back?", "en"),
        ("Missä tapauksissa avustus peritään takaisin?", "fi"),
    ],
)
def test_who_and_in_which_cases_ask_for_no_sum(book: TermBook, text: str, language: Language) -> None:
    assert not read_question(text, language, book).asks_for("amount")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Saako olla puoleksi vuodeksi?", "Saako olla 6 kuukauden ajaksi?"),
        ("Saako olla pari viikkoa?", "Saako olla 2 viikkoa?"),
        ("Saako olla kurssilla viikon?", "Saako olla kurssilla 1 viikon?"),
        ("Kestääkö se kahden viikon?", "Kestääkö se kahden viikon?"),
        ("Entä viime vuoden?", "Entä viime vuoden?"),
        ("May it last a fortnight?", "May it last 2 weeks?"),
        ("Is it fine for a couple of months?", "Is it fine for 2 months?"),
    ],
)
def test_lengths_in_everyday_words_are_written_out(text: str, written: str) -> None:
    assert write_out(text) == written
