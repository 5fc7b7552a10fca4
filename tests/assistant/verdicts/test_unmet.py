"""Conditions that a question says are not met, what is denied, and who pays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.polarity import is_yes
from ingest.types import Language

_HIRED = "Wages are covered only if a plumber has been hired"
_PALKATTU = "Palkka korvataan vain, jos putkimies on palkattu"
_ADVISER = "Neuvoja laatii suunnitelman, muttei saa allekirjoittaa sitä"


@pytest.mark.parametrize(
    ("question", "stated", "language", "yes"),
    [
        # a condition that is denied
        ("Are wages covered if no plumber was hired?", _HIRED, "en", False),
        ("Are wages covered if a plumber was hired?", _HIRED, "en", True),
        ("Korvataanko palkka, jos putkimiestä ei ole palkattu?", _PALKATTU, "fi", False),
        ("Eikö palkkaa korvata, jos putkimies on palkattu?", _PALKATTU, "fi", True),
        # in one country only
        ("May the lamp be taken to Norway?", "Lamps may be taken only to a workshop in Finland", "en", False),
        ("May the lamp be taken abroad?", "Lamps may be taken only to a workshop in Finland", "en", False),
        ("Is it paid to a foreign account?", "It is paid only to a Finnish account", "en", False),
        ("Voiko siirtyä Tukholmaan?", "Paikkaa saa vaihtaa, kunhan uusi paikka on Suomessa", "fi", False),
        ("Voiko siirtyä Turkuun?", "Paikkaa saa vaihtaa, kunhan uusi paikka on Suomessa", "fi", True),
        # at whose expense
        ("Will the fund pay our lunches?", "Everyone pays for their own lunches", "en", False),
        ("Do we pay our lunches ourselves?", "Everyone pays for their own lunches", "en", True),
        ("Does the fund cover friends?", "Can friends come? Yes, but at their own expense.", "en", False),
        ("Can friends come?", "Can friends come? Yes, but at their own expense.", "en", True),
        ("Korvataanko lounas?", "Lounas maksetaan itse", "fi", False),
        ("Järjestääkö säätiö majoituksen?", "Osallistuja järjestää majoituksen", "fi", False),
        ("Järjestääkö osallistuja majoituksen?", "Osallistuja järjestää majoituksen", "fi", True),
        ("Does the foundation book the rooms?", "Participants book the rooms", "en", False),
        # again, where it is once
        ("Can Ann go again this year? She went last year.", "One person can go once in two years", "en", False),
        ("Can Ann go twice?", "One person can go once a year", "en", False),
        ("Can Ann go again next year?", "One person can go once a year", "en", True),
        ("Voiko sama lähteä uudelleen syksyllä?", "Sama henkilö voi lähteä kerran vuodessa", "fi", False),
        # open to all, where it is secret
        ("Are the plans open to everyone?", "The plans are kept secret", "en", False),
    ],
)
def test_what_is_not_met_is_answered_with_no(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, yes: bool
) -> None:
    assert is_yes(read_question(question, language, book), unit_of(stated, language)) is yes


@pytest.mark.parametrize(
    ("question", "stated", "language", "yes"),
    [
        # a denial of the main clause after "that", and one begun with "muttei"
        ("Can a drawn lot be sold?", "Lots that have been drawn cannot be sold", "en", False),
        ("Are works shown in spring?", "Works which no one bought are shown in spring", "en", True),
        ("Saako neuvoja allekirjoittaa?", _ADVISER, "fi", False),
        ("Saako neuvoja laatia suunnitelman?", _ADVISER, "fi", True),
        # two that differ in their subjects, or in what they may be
        ("Does painting of lamps count?", "Teaching counts as work, but painting does not", "en", False),
        ("Lasketaanko lamppujen maalaus työksi?", "Opetus lasketaan työksi, mutta maalaus ei.", "fi", False),
        ("Lasketaanko opetus työksi?", "Opetus lasketaan työksi, mutta maalaus ei.", "fi", True),
        ("Voiko koulu jättää hakemuksen?", "Koulu voi olla kumppani mutta ei hakija.", "fi", False),
        ("Voiko koulu olla kumppani?", "Koulu voi olla kumppani mutta ei hakija.", "fi", True),
        ("May a smith lead a forge?", "Smiths may help at a forge but may not lead it", "en", False),
        ("May a smith help at a forge?", "Smiths may help at a forge but may not lead it", "en", True),
        # the guide's own question is no answer
        ("Do I get lamps and ropes?", "Do lamps cut the rope money? You cannot get both.", "en", False),
        # nothing is demanded
        ("Tarvitaanko lupa, jos lamppu vaihdetaan?", "Lampun voi vaihtaa ilman lupaa", "fi", False),
        ("Voiko lampun vaihtaa?", "Lampun voi vaihtaa ilman lupaa", "fi", True),
        ("Do we need more than one lamp?", "One lamp is enough", "en", False),
        ("Do small firms have to repay the loan?", "Small firms and shops are free of repayment of loans", "en", False),
        ("Must a firm be free of debts?", "Firms have to be free of debts", "en", True),
        # what a kept limit means
        ("I have debts of 200 euros. Does that stop me?", "No grants for debts of more than EUR 900", "en", False),
        ("I have debts of 1,200 euros. Does that stop me?", "No grants for debts of more than EUR 900", "en", True),
        ("Vaikuttaako viikon poissaolo?", "Enintään kahden viikon poissaolo ei vaikuta tukeen", "fi", False),
        ("We were paid 40 euros too much. Is it repaid?", "A sum under EUR 90 is not repaid", "en", False),
        ("Do Danish lamps count towards three lamps?", "At least 3 lamps, Danish lamps do not count", "en", False),
    ],
)  # fmt: skip
def test_what_a_statement_denies_is_found(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, yes: bool
) -> None:
    assert is_yes(read_question(question, language, book), unit_of(stated, language)) is yes
