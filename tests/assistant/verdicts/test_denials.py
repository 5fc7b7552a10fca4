"""Denials that answer with yes, and their mirror images that do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.polarity import is_yes
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "stated", "language", "yes"),
    [
        # the same no in question and text
        ("Is smoking forbidden?", "Smoking is forbidden in the hut.", "en", True),
        ("Is smoking forbidden?", "Smoking is not forbidden on the porch.", "en", False),
        ("Onko tupakointi kielletty?", "Tupakointi on kielletty majalla.", "fi", True),
        ("Has the boat bonus been scrapped?", "The boat bonus is no longer paid.", "en", True),
        ("Has the boat bonus been scrapped?", "The boat bonus is EUR 50.", "en", False),
        ("Onko venelisä poistunut?", "Venelisä poistuu.", "fi", True),
        ("Are late letters rejected?", "Late letters are rejected.", "en", True),
        ("Jätetäänkö myöhäinen kirje käsittelemättä?", "Myöhäistä kirjettä ei käsitellä.", "fi", True),
        ("Can a rejected singer try again?", "Rejected singers cannot try again.", "en", False),
        # nothing goes without it
        ("Do we need a helmet?", "No one may climb without a helmet.", "en", True),
        ("Tarvitaanko kypärä?", "Ilman kypärää ei saa kiivetä.", "fi", True),
        ("Is permission needed before a swim?", "Swimming without permission is not allowed.", "en", True),
        ("Do we need a helmet?", "No helmet is needed.", "en", False),
        ("Pitääkö muutoksesta ilmoittaa?", "Muutosta ei saa tehdä ilmoittamatta.", "fi", True),
        # no limit, and no other than
        ("Can a 70-year-old sing along?", "There is no upper age limit.", "en", True),
        ("Voiko eläkeläinen laulaa mukana?", "Ikärajaa ei ole.", "fi", True),
        ("Is there an age limit?", "There is no age limit.", "en", False),
        ("Onko ikärajaa?", "Ikärajaa ei ole.", "fi", False),
        ("Is rent accepted?", "No other running costs than rent are accepted.", "en", True),
        ("Is heating accepted?", "No other running costs than rent are accepted.", "en", False),
        ("Hyväksytäänkö vuokra?", "Muita kuluja kuin vuokraa ei hyväksytä.", "fi", True),
        # the contrary denied
        ("Do we have to keep the tickets?", "Tickets may not be thrown away.", "en", True),
        ("Pitääkö liput säilyttää?", "Lippuja ei saa hävittää.", "fi", True),
        ("Is the concert free?", "Nothing is charged for the concert.", "en", True),
        ("Onko konsertti ilmainen?", "Konsertista ei peritä maksua.", "fi", True),
        ("Is the prize tax-free?", "No tax is paid on the prize.", "en", True),
        ("Is the deadline strict?", "Late letters are not accepted.", "en", True),
        ("Must I be an adult?", "Minors cannot take part.", "en", True),
        # what one pays or does oneself
        ("Do I pay for lunch myself?", "Lunches are not covered.", "en", True),
        ("Do I pay for lunch myself?", "Lunches are covered.", "en", False),
        ("Pitääkö lounas maksaa itse?", "Lounaita ei korvata.", "fi", True),
        ("Pitääkö lounas maksaa itse?", "Lounas korvataan kaikille.", "fi", False),
        ("Do I have to find the choir myself?", "The office does not look for choirs.", "en", True),
        # more than a number is denied, and what one need not be
        ("Can the stay be extended?", "The stay cannot be extended by more than a month.", "en", True),
        ("Voiko jaksoa jatkaa?", "Jaksoa ei voi jatkaa yli kuukaudella.", "fi", True),
        ("Can I sing if I'm not a member?", "The singer need not be a member.", "en", True),
        # a no that is denied, what has no effect, and what goes without
        ("Is singing allowed?", "Singing is not prohibited.", "en", True),
        ("Is singing forbidden?", "Singing is not prohibited.", "en", False),
        ("Saako laulaa illalla?", "Laulaminen illalla ei ole kielletty.", "fi", True),
        ("Is it open to everyone?", "No one is excluded.", "en", True),
        ("Can I earn money on the side?", "Earnings do not reduce the prize.", "en", True),
        ("Do earnings reduce the prize?", "Earnings do not reduce the prize.", "en", False),
        ("Saako palkintoa vähemmän, jos tienaa?", "Palkka ei pienennä palkintoa.", "fi", False),
        ("Can we swap songs without permission?", "Songs may be swapped without permission.", "en", True),
        ("Voiko laulun vaihtaa ilman lupaa?", "Songs may be swapped without permission.", "en", True),
        ("Can we swap the choir without permission?", "The choir may not be swapped without permission.", "en", False),
        ("Can non-members sing?", "You do not have to be a member to sing.", "en", True),
    ],
)
def test_a_denial_may_affirm(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, yes: bool
) -> None:
    assert is_yes(read_question(question, language, book), unit_of(stated, language)) is yes
