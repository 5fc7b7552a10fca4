"""Yes or no: negation, only, limits, ranges and exceptions, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.polarity import is_yes
from assistant.question import read_question
from assistant.terms import TermBook
from assistant.units import Unit
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "stated", "language", "yes"),
    [
        # plain statements and negation
        ("Voiko oppilaitos hakea?", "Oppilaitos voi hakea tukea", "fi", True),
        ("Voiko osakeyhtiö hakea?", "Osakeyhtiö ei voi hakea tukea", "fi", False),
        ("Voiko ilman akkreditointia hakea?", "Ilman akkreditointia ei voi hakea", "fi", False),
        ("Onko matkustaminen kielletty?", "Hakijat eivät saa matkustaa", "fi", False),
        ("Can a school apply?", "Schools can apply for the grant", "en", True),
        ("Can a company apply?", "Companies cannot apply", "en", False),
        ("Can an artist apply?", "An artist may never apply alone", "en", False),
        ("Is a company eligible?", "A company isn't eligible", "en", False),
        # only
        ("Voinko lähettää useita hakemuksia?", "Hakija voi lähettää vain yhden hakemuksen", "fi", False),
        ("Can we send several applications?", "An applicant can send only one application", "en", False),
        # at least, at most, ranges
        ("Riittääkö 2 kumppania?", "Vähintään 3 kumppania", "fi", False),
        ("Riittääkö 3 kumppania?", "Vähintään 3 kumppania", "fi", True),
        ("Riittääkö kaks kumppania?", "Vähintään kaksi kumppania", "fi", True),
        ("Are 2 partners enough?", "At least 3 partners", "en", False),
        ("Are 4 partners enough?", "At least 3 partners", "en", True),
        ("Voiko hanke kestää 40 kk?", "Kesto on enintään 36 kk", "fi", False),
        ("Voiko hanke kestää 36 kk?", "Kesto on enintään 36 kk", "fi", True),
        ("Can a project last 2 years?", "A project lasts at most 36 months", "en", True),
        ("Can a project last 4 years?", "A project lasts at most 36 months", "en", False),
        ("Voiko hanke kestää 30 kk?", "Hankkeen kesto: 12–36 kk", "fi", True),
        ("Voiko hanke kestää 6 kk?", "Hankkeen kesto: 12–36 kk", "fi", False),
        ("Can a stay last 3 days?", "Length of a stay: 2–30 days", "en", True),
        ("Can a stay last 60 days?", "Length of a stay: 2–30 days", "en", False),
        ("Voiko tuki olla 70 000 €?", "Tuki on enintään 60 000 €", "fi", False),
        ("Can the grant be EUR 50,000?", "The grant is at most EUR 60,000", "en", True),
        ("Voiko tuki kattaa 90 % kuluista?", "Tuki kattaa enintään 80 % kuluista", "fi", False),
        # exceptions
        ("Voiko Sveitsi osallistua?", "Kaikki maat voivat osallistua paitsi Sveitsi", "fi", False),
        ("Voiko Norja osallistua?", "Kaikki maat voivat osallistua paitsi Sveitsi", "fi", True),
        ("Can Switzerland take part?", "All countries can take part except Switzerland", "en", False),
        ("Can Norway take part?", "All countries can take part except Switzerland", "en", True),
    ],
)
def test_the_verdict_follows_from_what_is_stated(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, yes: bool
) -> None:
    assert is_yes(read_question(question, language, book), unit_of(stated, language)) is yes


@pytest.mark.parametrize(
    ("heading", "language"), [("Hakijana ei voi olla:", "fi"), ("The following cannot apply:", "en")]
)
def test_a_negation_in_the_lead_in_counts(
    book: TermBook, unit_of: Callable[..., Unit], heading: str, language: Language
) -> None:
    question = {"fi": "Voiko osakeyhtiö hakea?", "en": "Can a company apply?"}[language]
    item = {"fi": "osakeyhtiö", "en": "a company"}[language]
    assert not is_yes(read_question(question, language, book), unit_of(item, language, "Kuka / Who", heading))
