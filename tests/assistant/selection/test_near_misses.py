"""A value is an answer only where the passage tells of the moment or the kind of thing that is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.selection.near_misses import misses, names_too_few
from ingest.types import Language

_CALL = "Lantern Grant: 5 March 2031 at 13:00"
_HAKU = "Lyhtyavustus: 5.3.2031 klo 13.00"


@pytest.mark.parametrize(
    ("question", "text", "language", "missed"),
    [
        ("When are the results announced?", _CALL, "en", True),
        ("When is the grant paid?", _CALL, "en", True),
        ("When does the application form open?", _CALL, "en", True),
        ("Milloin päätökset tulevat?", _HAKU, "fi", True),
        ("Milloin loppuraportti jätetään?", _HAKU, "fi", True),
        ("Mihin aikaan hallitus kokoontuu?", _HAKU, "fi", True),
        ("When is the call?", _CALL, "en", False),
        ("Milloin haku on?", _HAKU, "fi", False),
        ("When are the results announced?", "Decisions: 5 May 2031", "en", False),
        ("Milloin päätökset tulevat?", "Tulokset kerrotaan 5.5.2031", "fi", False),
        ("When does the evening start?", "Lantern evening: 5 May 2031, 17:00–19:00", "en", False),
        ("The board meets on 2 March. When does the lantern call close?", _CALL, "en", False),
        ("Hallitus kokoontuu 2.3. Pitäisi tietää, milloin lyhtyhaku menee kiinni", _HAKU, "fi", False),
        ("Do the results come in March?", _CALL, "en", False),
    ],
)
def test_the_moment_is_that_of_the_passage(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, missed: bool
) -> None:
    assert misses(read_question(question, language, book), unit_of(text, language)) is missed


@pytest.mark.parametrize(
    ("question", "text", "language", "missed"),
    [
        ("At what time must the lamp be lit?", "The lamp is lit on 5 March 2031.", "en", True),
        ("At what time must the lamp be lit?", "The lamp is lit by noon.", "en", False),
        ("Moneltako lyhty sytytetään?", "Lyhty palaa 4 tuntia päivässä.", "fi", True),
        ("Moneltako lyhty sytytetään?", "Lyhty sytytetään klo 18.", "fi", False),
        ("Montako prosenttia kuluista katetaan?", "Tuki on 55 euroa osallistujaa kohden.", "fi", True),
        ("What percentage of the costs is covered?", "Half of the costs are covered.", "en", False),
        ("How many hours a week must I teach?", "Teaching 2–365 days", "en", True),
        ("Montako tuntia viikossa opetetaan?", "Opetusta 8 tuntia viikossa.", "fi", False),
        ("application which langauge", _CALL, "en", True),
        ("Millä kielellä hakemus kirjoitetaan?", "Hakemus täytetään suomeksi tai ruotsiksi.", "fi", False),
        ("Who chairs the jury?", "The jury has 7 farmers and one vet.", "en", True),
        ("Who decides on the grants?", "Grants follow the guild's own rules", "en", True),
        ("Kuka päättää avustuksista?", "Avustukset myöntää kilta", "fi", False),
        ("What is the minimum grant?", "Maximum grant: EUR 85,000", "en", True),
        ("What is the minimum grant?", "Grant: EUR 5,000–85,000", "en", False),
        ("Mikä on pienin avustus?", "Avustus on enintään 900 €", "fi", True),
        ("Mikä on pienin avustus?", "Avustus on 500 €", "fi", False),
        ("Kuka on raadin puheenjohtaja?", "Raatia johtaa Aino Virta.", "fi", False),
        ("How many lamps may a house have at most?", "At least 3 lamps", "en", True),
        ("How many lamps may a house have at most?", "3–5 lamps", "en", False),
        ("Montako lamppua talossa saa olla enintään?", "Vähintään 3 lamppua", "fi", True),
        ("Montako lamppua talossa saa olla enintään?", "Vähintään 3, enintään 5 lamppua", "fi", False),
        ("At least how many lamps must a house have?", "At most 5 lamps", "en", True),
        ("Why was oil left out?", "Oil is left out of the lamps", "en", True),
        ("Why was oil left out?", "Oil is left out because it smokes", "en", False),
        ("Miksi öljy jätettiin pois?", "Öljy ei kuulu lamppuihin", "fi", True),
        ("Miksi öljy jätettiin pois?", "Öljy ei kuulu lamppuihin, koska se savuaa", "fi", False),
        ("Why must a house have six lamps?", "At least 6 lamps", "en", True),
        ("Why must a house have six lamps?", "At least 6 lamps, so that it can be seen", "en", False),
        ("Why should a house have lamps?", "Lamps can be seen", "en", False),
        ("Miksi lamppuja saa olla vain kuusi?", "Enintään 6 lamppua", "fi", True),
        ("Miksi lamppuja kannattaa ostaa?", "Lamput näkyvät kauas", "fi", False),
        ("How many watchmen may one company send?", "The same lamp may be watched by at most two people", "en", True),
        (
            "How many watchmen may watch the same lamp?",
            "The same lamp may be watched by at most two people",
            "en",
            False,
        ),
        ("Montako vartijaa samasta yrityksestä saa tulla?", "Samaa lamppua saa vartioida kaksi", "fi", True),
        ("Montako vartijaa samasta yrityksestä saa tulla?", "Samasta yrityksestä saa tulla kaksi", "fi", False),
        ("Who has written the lamp book?", "Lamp book: https://example.org", "en", True),
        ("Who has written the lamp book?", "Lamp book, written by Aino Virta", "en", False),
        ("Mikä lamppu on tärkein?", "Lamput: punainen, keltainen", "fi", True),
        ("Which lamp matters most?", "The red lamp is the most important", "en", False),
        ("Where is the lamp evening held?", "Lamp evening 5 May 2031 at 17:00–19:00", "en", True),
        ("Where is the lamp evening held?", "Lamp evening 5 May 2031 at 17:00–19:00 in Oulu", "en", False),
        ("What share do the grants cover?", "Grant: EUR 900", "en", True),
        ("What share do the grants cover?", "The grant covers 80% of the costs", "en", False),
    ],
)
def test_the_kind_of_thing_is_told(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, missed: bool
) -> None:
    assert misses(read_question(question, language, book), unit_of(text, language)) is missed


@pytest.mark.parametrize(
    ("question", "text", "language", "missed"),
    [
        ("Which industries are targeted?", "14 target sectors", "en", True),
        ("Mitkä ovat kohdealat?", "Vähintään 14 kohdealaa", "fi", True),
        ("How many industries are targeted?", "14 target sectors", "en", False),
        ("Which industries are targeted?", "Steel and glass", "en", False),
    ],
)
def test_a_count_names_nothing(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, missed: bool
) -> None:
    assert misses(read_question(question, language, book), unit_of(text, language)) is missed


@pytest.mark.parametrize(
    ("question", "text", "language", "missed"),
    [
        ("By what date must the lamps be finished?", _CALL, "en", True),
        ("By what date must the lamps be finished?", "Lamps are completed by 5 May 2031", "en", False),
        ("Mihin päivään mennessä työ on aloitettava?", _HAKU, "fi", True),
        ("Mihin mennessä työ pitää tehdä?", "Työ on tehtävä viimeistään 5.5.2031", "fi", False),
        ("By what date must we apply?", "The work must be started no later than 5 May 2031", "en", True),
        ("By what date must we apply?", "Lantern Grant: 5 May 2031", "en", False),
        ("Mihin mennessä avustusta pitää hakea?", "Työ on aloitettava viimeistään 5.5.2031", "fi", True),
        ("Mihin mennessä avustusta pitää hakea?", "Hakemus jätetään viimeistään 5.5.2031", "fi", False),
    ],
)
def test_doing_the_work_is_no_applying(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, missed: bool
) -> None:
    assert misses(read_question(question, language, book), unit_of(text, language)) is missed


@pytest.mark.parametrize(
    ("question", "text", "language", "missed"),
    [
        # a matter that the passage does not name, in questions for yes or no too
        ("Must I register for the lantern evening?", "Lantern evening 5 May 2031, 17:00–19:00", "en", True),
        ("Must I register for the lantern evening?", "Sign up for the lantern evening on the web", "en", False),
        ("Pitääkö lyhtyiltaan ilmoittautua?", "Lyhtyilta 5.5.2031 klo 17–19", "fi", True),
        ("Is there a minimum age for lamp lighters?", "Lamp lighters work 3–12 months", "en", True),
        ("Is there a minimum age for lamp lighters?", "Lamp lighters are at least 18 years old", "en", False),
        ("Onko lampun sytyttäjillä ikäraja?", "Sytyttäjän on oltava täysi-ikäinen", "fi", False),
        ("Onko lampun sytyttäjillä ikäraja?", "Sytyttäjän työ kestää 4 vuotta", "fi", True),
        ("Onko lampun sytyttäjillä ikäraja?", "Uuden lampun saa aikaisintaan vuoden kuluttua", "fi", True),
        ("Onko lampun sytyttäjillä ikäraja?", "Sytyttäjä: vähintään 17 vuotta", "fi", False),
        ("How old must the association be?", "An association that has worked for two years", "en", False),
        ("Kuinka vanha yhdistyksen pitää olla?", "Yhdistys on toiminut kaksi vuotta", "fi", False),
        ("Kuinka vanha sytyttäjän pitää olla?", "Yhdistys on toiminut kaksi vuotta", "fi", True),
        ("Which lamp is easier to get?", "Lamps of two kinds", "en", True),
        ("What does a guild find it easier to win?", "A guild with new lamps attracts members", "en", False),
        ("Does a lighter need a licence?", "The lighter must be independent of the guild", "en", True),
        ("Does a lighter need a licence?", "The lighter shows a certificate", "en", False),
        ("Tarvitseeko sytyttäjä kielitodistuksen?", "Sytyttäjä on paikalla 3 kk", "fi", True),
        ("Tarvitseeko sytyttäjä kielitodistuksen?", "Todistusta kielitaidosta ei vaadita", "fi", False),
        ("Is there an upper limit on partners?", "The budget is a lump sum: EUR 12,000", "en", True),
        ("Is there an upper limit on partners?", "No more than 6 partners", "en", False),
        ("Onko kumppanien määrällä ylärajaa?", "Kumppaneita 3–6", "fi", False),
        ("Peritäänkö rahat takaisin, jos jakso jää kesken?", "Jakso 3–12 kk", "fi", True),
        ("Is the grant paid back if we stop?", "Those who stop return the grant", "en", False),
        ("Can a stay be split in two trips?", "Stay 2–60 days", "en", True),
        ("Voiko jakson jakaa kahteen osaan?", "Jakso 2–60 päivää", "fi", True),
        ("Voiko jakson jakaa kahteen osaan?", "Jakso on yhtäjaksoinen", "fi", False),
        ("Mikä on sytyttäjän päiväraha?", "Sytyttäjä: avustus enintään 900 €", "fi", True),
        ("What is the daily allowance?", "Lighters: EUR 40 per day", "en", False),
        ("Who signs for the guild?", "The applicant is the guild", "en", True),
        ("How much is reserved for the lamps?", "Grant: up to EUR 900 per lamp", "en", True),
        ("How much is reserved for the lamps?", "Money available: lamps EUR 90,000", "en", False),
        ("Paljonko lampuille on varattu rahaa?", "Avustus: enintään 900 € lampulta", "fi", True),
        ("Paljonko lampuille on varattu rahaa?", "Jaossa lampuille 90 000 €", "fi", False),
        ("Which is easier to get, the lamp or the wick grant?", "Grants: EUR 900 and EUR 300", "en", True),
        ("Kumpi on suositumpi, lamppu vai sydän?", "Lamppu on kilpailluin hakemus", "fi", False),
        ("When is the interim report due?", "Final report: 5 May 2031", "en", True),
        ("Milloin väliraportti jätetään?", "Väliraportti puolivälissä 5.5.2031", "fi", False),
        # a limit for "the same" is one for that
        ("Can three people go to one house for a stay?", "The same mentor may take at most two guests.", "en", True),
        ("Can one mentor take three people?", "The same mentor may take at most two guests.", "en", False),
        ("Saako kolme henkilöä lähteä samaan taloon?", "Samaa mestaria voi seurata enintään kaksi.", "fi", True),
        ("Saako kolme henkilöä seurata yhtä mestaria?", "Samaa mestaria voi seurata enintään kaksi.", "fi", False),
        ("Saako kolme henkilöä tulla?", "Samana päivänä voi tulla enintään kaksi.", "fi", False),
        # the matter in other words
        ("May we light the lamp again?", "You cannot light it if you have already had a lamp.", "en", False),
        ("Voiko lampun sytyttää uudestaan?", "olet jo ollut sytyttäjänä", "fi", False),
        ("Voiko lampun sytyttää uudestaan?", "Johtaja sytyttää lampun, jos ilta on pimeä", "fi", True),
        ("Vaikuttaako puolison palkka?", "Vain omat tulosi vaikuttavat.", "fi", False),
        ("Vaikuttaako puolison palkka?", "Valinnan tulos kerrotaan.", "fi", True),
        ("Käykö sytyttäjäksi henkilö, joka ei saa palkkaa?", "vapaaehtoinen", "fi", False),
        ("Can the lamp be postponed?", "It may be lit later.", "en", False),
        ("Must the signatory's signature be shown?", "A power of attorney is enough.", "en", False),
        ("Voiko oppaan vaihtaa toiseen?", "Tilalle tulee uusi opas.", "fi", False),
    ],
)
def test_the_matter_is_named(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, missed: bool
) -> None:
    assert misses(read_question(question, language, book), unit_of(text, language)) is missed


@pytest.mark.parametrize(
    ("question", "text", "language", "few"),
    [
        ("Name the fourteen lamp sectors.", "Steel; Glass; Wood; Wool; Clay; Oil; 14 target sectors", "en", True),
        ("Luettele neljätoista kohdealaa.", "Teräs; Lasi; Puu; Villa; Savi; Öljy; 14 kohdealaa", "fi", True),
        ("Which are the 14 target sectors?", "At least 8 countries with 12 organisations", "en", True),
        ("Mitkä ovat ne neljätoista kohdealaa?", "Vähintään 8 maata, 12 organisaatiota", "fi", True),
        ("What are the four colours?", "Red, green, blue and white", "en", False),
        ("Which grants are open to 14 schools?", "The lantern grant", "en", False),
    ],
)
def test_so_many_are_named(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, few: bool
) -> None:
    assert names_too_few(read_question(question, language, book), unit_of(text, language)) is few


@pytest.mark.parametrize(
    ("question", "text", "language", "missed"),
    [
        ("When does the second round of lamps close?", "Lamps: 5 March 2031", "en", True),
        ("When does the second round of lamps close?", "Lamps: one round, 5 March 2031", "en", True),
        ("When does the second round of lamps close?", "Lamps, round 2: 5 March 2031", "en", False),
        ("When does the second round of lamps close?", "Lamps: 5 March 2031 and 5 September 2031", "en", False),
        ("When does the autumn round of lamps close?", "Lamps: 5 March 2031", "en", True),
        ("When does the autumn round of lamps close?", "Lamps: 5 September 2031", "en", False),
        ("Milloin lamppujen neljäs jakso päättyy?", "3. jakso: 31.10.2031", "fi", True),
        ("Milloin lamppujen kolmas jakso päättyy?", "3. jakso: 31.10.2031", "fi", False),
        ("Mihin aikaan 19.2. hakulomake jätetään?", "Lamput: 19.2.2031 klo 13.00", "fi", False),
        ("Milloin lamppujen kesäkierros päättyy?", "syyskierros 6.9.2031", "fi", True),
        ("Milloin lamppujen syyshaku päättyy?", "syyskierros 6.9.2031", "fi", False),
    ],
)
def test_the_round_is_the_one_asked_about(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, missed: bool
) -> None:
    assert misses(read_question(question, language, book), unit_of(text, language)) is missed


@pytest.mark.parametrize(
    ("question", "text", "language", "missed"),
    [
        ("What proof of rowing do you want?", "Rowing: travel by oars.", "en", True),
        ("What proof of rowing do you want?", "Keep the receipts of rowing.", "en", False),
        ("Can the lantern be taken away from us?", "A lantern does not prevent you from rowing.", "en", True),
        ("Can the lantern be taken away from us?", "The lantern is withdrawn for misuse.", "en", False),
        ("Can the captain pass the lantern on to us?", "The captain has rowed for two years.", "en", True),
        ("Voiko kapteeni luovuttaa lyhdyn meille?", "Kapteeni on soutanut kaksi vuotta.", "fi", True),
        ("Voiko kapteeni luovuttaa lyhdyn meille?", "Lyhdyn saa siirtää naapurille.", "fi", False),
        ("May we move leftover oars money into sails?", "The grant supports sails.", "en", True),
        ("Which ports do rowers choose most often?", "Ports: Turku, Vaasa, Kemi", "en", True),
        ("Which ports do rowers choose most often?", "The most popular port is Kemi.", "en", False),
        ("How is the size of the lump sum chosen?", "The budget is based on a lump sum: EUR 20, EUR 40.", "en", True),
        ("How is the size of the lump sum chosen?", "The sum depends on the oars.", "en", False),
        ("your whatsapp channel?", "Join our mailing list: https://soutu.example", "en", True),
        ("Your WhatsApp channel?", "WhatsApp: 040 555 0101", "en", False),
        ("how do I fill in the oar form", "The budget is EUR 20.", "en", True),
        ("Maksetaanko pursiseuralle siitä jotain?", "Pursiseurat, jotka ottavat soutajia", "fi", True),
        ("Maksetaanko pursiseuralle siitä jotain?", "Pursiseurat saavat tukea 20 €", "fi", False),
        ("How many crews get picked per port?", "14 ports", "en", True),
        ("Saako pitkästä kokemuksesta lisäpisteitä?", "Kapteeni on soutanut kaksi vuotta.", "fi", True),
    ],
)
def test_new_matters_are_named(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, missed: bool
) -> None:
    assert misses(read_question(question, language, book), unit_of(text, language)) is missed


@pytest.mark.parametrize(
    ("question", "text", "missed"),
    [
        ("When must the rowing begin?", "Calls of the Commission, applied for from Turku: 5 March 2031", True),
        ("When must the rowing begin?", "Rowing from 5 March 2031", False),
        ("Until which day is the lantern call open?", "Lantern call: 5 March 2031 at 13:00", False),
    ],
)
def test_a_beginning_is_from_a_day_on(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, missed: bool
) -> None:
    assert misses(read_question(question, "en", book), unit_of(text, "en")) is missed
