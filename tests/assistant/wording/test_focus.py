"""Of several values for several cases the answer gives the one asked for, in the statement's own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.wording.focus import focus
from ingest.types import Language

_STAYS = "Ensiaskel kestää 6–16 kuukautta, Vakiopaikka 15 kuukautta ja Ryhmälähtö 4–12 kuukautta."
_HOUR = "Talkootunnin arvo: 18 €, omalla traktorilla 38 €"
_SHARE = "Osuus: 50 %; esteettömyystöissä 70 %"
_CLINICS = "Clinics are online on 18 January 2033 at 14:00 (First Step) and on 22 February 2033 at 9:00 (Groups)."
_ROW = "Part: Quality mark; Call opens: 1 March 2033; Call closes: 22 September 2033; Start: 1 January 2034"
_FARES = "Matka: 500–999 km; Tavallinen matka: 210 €; Vähäpäästöinen matka: 260 €"
_ALLOWANCE = "Country group: B; Staff: EUR 137; Single learner: EUR 83; Learner in a group: EUR 61"
_WEEKS = "Apuraha 640 € viikolta, Norjassa ja Tanskassa 720 € viikolta."
_CEILING = "Grant share: no more than 45%, and 60% in towns with fewer than 10,000 inhabitants."
_YEAR = "Last year 143 people were helped, 612 applications came in."
_SAVING = "Tuki enintään 50 % kustannuksista, energiansäästössä 60 %."


@pytest.mark.parametrize(
    ("question", "stated", "language", "shown"),
    [
        ("Kuinka monta kuukautta Vakiopaikka kestää?", _STAYS, "fi", "Vakiopaikka 15 kuukautta"),
        ("Kauanko Ensiaskel kestää?", _STAYS, "fi", "Ensiaskel kestää 6–16 kuukautta"),
        ("Minkä arvoinen on talkootunti traktorilla?", _HOUR, "fi", "Talkootunnin arvo: omalla traktorilla 38 €"),
        ("Paljonko talkootunti on?", _HOUR, "fi", "Talkootunnin arvo: 18 €"),
        ("Montako prosenttia esteettömyystöistä saa?", _SHARE, "fi", "Osuus: esteettömyystöissä 70 %"),
        ("At what time is the clinic for groups?", _CLINICS, "en", "on 22 February 2033 at 9:00 (Groups)."),
        ("When does the quality mark call close?", _ROW, "en", "Quality mark; Call closes: 22 September 2033"),
        (
            "Mikä on tuki tavalliseen junamatkaan, kun matkaa on 600 km?",
            _FARES,
            "fi",
            "500–999 km; Tavallinen matka: 210 €",
        ),
        ("How much does one learner get a day?", _ALLOWANCE, "en", "Country group: B; Single learner: EUR 83"),
        (
            "How much does a group of learners get a day?",
            _ALLOWANCE,
            "en",
            "Country group: B; Learner in a group: EUR 61",
        ),
        ("Paljonko viikolta saa Tanskassa?", _WEEKS, "fi", "Norjassa ja Tanskassa 720 € viikolta."),
        ("Paljonko viikolta saa Ruotsissa?", _WEEKS, "fi", "Apuraha 640 € viikolta"),
        (
            "What share is covered in small towns?",
            _CEILING,
            "en",
            "Grant share: no more than 60% in towns with fewer than 10,000 inhabitants.",
        ),
        ("How many applications came in last year?", _YEAR, "en", "612 applications came in."),
        ("How many teachers may travel?", "At most 12 pupils and 2 teachers", "en", "At most 2 teachers"),
        ("How many people were helped last year?", _YEAR, "en", "Last year 143 people were helped"),
        ("Montako prosenttia energiaremontista maksetaan?", _SAVING, "fi", "energiansäästössä enintään 60 %."),
        ("When does the quality mark call open?", _ROW, "en", "Quality mark; Call opens: 1 March 2033"),
    ],
)
def test_the_part_that_is_asked_for_is_shown(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, shown: str
) -> None:
    unit = focus(unit_of(stated, language), read_question(question, language, book), book)
    assert unit.text == shown
    assert all(value.text in shown for value in unit.values)


@pytest.mark.parametrize(
    ("question", "stated", "language"),
    [
        (
            "How many village clubs must a network have at least?",
            "At least 5 partners, of which at least 2 village clubs",
            "en",
        ),
        ("Paljonko koulu saa oppilasta kohti?", "Tuki 11 € lapselta, kuitenkin enintään 5 200 € koululta", "fi"),
        ("Kuinka kauan hankkeet kestävät?", _STAYS, "fi"),  # no case is named
        ("Voiko Vakiopaikka kestää 20 kuukautta?", _STAYS, "fi"),  # a yes or no rests on the whole
        ("Mitkä ovat eri jaksojen kestot?", _STAYS, "fi"),
        (
            "Paljonko opiskelija saa päivältä?",
            "Ryhmä: B; Opettaja: 90 €; Opiskelija: 60 €; Opiskelija kesällä: 70 €",
            "fi",
        ),
        ("How many pupils and teachers may travel?", "At most 12 pupils and 2 teachers", "en"),
        ("Kauanko hanke kestää?", "Hanke kestää 12–24 kuukautta", "fi"),
    ],
)
def test_a_statement_stays_whole_where_it_is_not_clear(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language
) -> None:
    assert focus(unit_of(stated, language), read_question(question, language, book), book).text == stated
