"""What the question's words and the guide's headings both point to: counted items, doings, readers, roles, groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
import pytest

from assistant.answers.outright import find_outright
from assistant.names.terms import TermBook
from assistant.passages.units import build_units
from assistant.question.reading import Reading, read_question
from assistant.retrieval.search import Found, Searcher
from assistant.selection.audiences import find_admitted, find_all_audiences, find_audience
from assistant.selection.groups import groups_in, prefer_group
from assistant.selection.roles import names_role, prefer_role
from ingest.types import Language
from tests.assistant.conftest import Sections, Text, make_index


def _ranked(
    reading: Reading, language: Language, texts: Sequence[Text], book: TermBook, first: str
) -> tuple[Found, Searcher]:
    """The candidates of a guide, of which the single passage with the text `first` is the best."""
    units = build_units(make_index(language, texts), book)
    best = next(k for k, unit in enumerate(units) if not unit.is_list and first in unit.text)
    order = (best, *(k for k in range(len(units)) if k != best))
    scores = np.zeros(len(units), np.float32)
    scores[best] = 1.0
    found = Found(reading, units, scores[:, None], scores, order, None)  # type: ignore[arg-type]
    return found, cast(Searcher, Sections(units, book))


_BACKED = (
    (("What the fund backs",), "Oak Treaty"),
    (("What the fund backs",), "A plan for barns"),
    (("What the fund backs",), "Elm Treaty"),
    (("What the fund backs",), "The fair of mills"),
)
_TUETUT = (
    (("Mitä rahasto edistää",), "Tammen sopimus"),
    (("Mitä rahasto edistää",), "Aittojen suunnitelma"),
    (("Mitä rahasto edistää",), "Jalavan sopimus"),
    (("Mitä rahasto edistää",), "Myllyjen markkinat"),
)


@pytest.mark.parametrize(
    ("question", "language", "texts", "told"),
    [
        ("Which two treaties does the fund back?", "en", _BACKED, "Oak Treaty; Elm Treaty"),
        ("Which two treaties named after trees are there?", "en", _BACKED, "Oak Treaty; Elm Treaty"),
        ("Mitkä kaksi sopimusta rahasto mainitsee?", "fi", _TUETUT, "Tammen sopimus; Jalavan sopimus"),
        ("Mihin kahteen sopimukseen rahasto nojaa?", "fi", _TUETUT, "Tammen sopimus; Jalavan sopimus"),
        ("Which three treaties does the fund back?", "en", _BACKED, None),
        ("Which treaties does the fund back?", "en", _BACKED, None),
        ("Mitkä kaksi saarta rahasto mainitsee?", "fi", _TUETUT, None),
    ],
)
def test_as_many_items_as_the_question_counts(
    book: TermBook, question: str, language: Language, texts: Sequence[Text], told: str | None
) -> None:
    reading = read_question(question, language, book)
    found, searcher = _ranked(reading, language, texts, book, texts[1][1])
    unit = find_outright(reading, found, searcher)
    assert (unit.text if unit else None) == told


_PROJECTS = (
    (("Cooperation partnerships",), "At least three mills take part"),
    (("Cooperation partnerships", "Forms of activity can be, for example:"), "trading old tools"),
    (("Cooperation partnerships", "Forms of activity can be, for example:"), "mending wheels together"),
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What can be done in a cooperation partnership?", "trading old tools; mending wheels together"),
        ("What can we actually do in a cooperation partnership?", "trading old tools; mending wheels together"),
        ("What kinds of activities do cooperation partnerships have?", "trading old tools; mending wheels together"),
        ("What can be done in a CoVE?", None),
        ("What can we do if a partner leaves the cooperation partnership?", None),
        ("What can we do in a cooperation partnership against broken wheels and rats?", None),
        ("Who takes part in a cooperation partnership?", None),
    ],
)
def test_what_can_be_done_in_an_action(book: TermBook, question: str, told: str | None) -> None:
    reading = read_question(question, "en", book)
    found, searcher = _ranked(reading, "en", _PROJECTS, book, "three mills")
    unit = find_outright(reading, found, searcher)
    assert (unit.text if unit else None) == told


@pytest.mark.parametrize(
    ("question", "language", "texts", "is_told"),
    [
        ("Who is this guide written for?", "en", ("This guide is long.", "It is meant for millers."), True),
        ("Whom is the handbook for?", "en", ("The handbook is intended mainly for millers.", "Mills are old."), True),
        ("Kenelle opas on tarkoitettu?", "fi", ("Opas on tarkoitettu mylläreille.", "Myllyt ovat vanhoja."), True),
        ("Who is the mill meant for?", "en", ("This guide is long.", "It is meant for millers."), False),
        ("Who is this guide written for?", "en", ("Mills are old.", "It is meant for millers."), False),
    ],
)
def test_whom_the_guide_is_for(
    book: TermBook, question: str, language: Language, texts: tuple[str, str], is_told: bool
) -> None:
    reading = read_question(question, language, book)
    found, searcher = _ranked(reading, language, [(("About",), text) for text in texts], book, texts[0])
    unit = find_outright(reading, found, searcher)
    assert (unit is not None and ("mylläreille" in unit.text or "millers" in unit.text)) is is_told


_FAIR = (
    (("Mill fairs",), "Fairs are an old way to find buyers"),
    (("Mill fairs",), "Organised by the guild, which also recruits the sellers"),
    (("Mill fairs",), "Participants can be millers and their sons"),
    (("Mill fairs",), "The applicant is one mill alone"),
)
_MARKKINAT = (
    (("Markkinat",), "Markkinat ovat vanha tapa löytää ostajia"),
    (("Markkinat",), "Järjestäjinä killat, jotka rekrytoivat myyjät"),
    (("Markkinat",), "Osallistujina voivat olla myllärit"),
    (("Markkinat",), "Hakijana yksi mylly"),
)


@pytest.mark.parametrize(
    ("question", "language", "texts", "begins"),
    [
        ("Who runs these fairs?", "en", _FAIR, "Organised"),
        ("Who picks the sellers?", "en", _FAIR, "Organised"),
        ("Who is joining these fairs?", "en", _FAIR, "Participants"),
        ("Who can apply for a fair?", "en", _FAIR, "The applicant"),
        ("Who sweeps the fair?", "en", _FAIR, "Fairs"),
        ("Can we organise a fair?", "en", _FAIR, "Fairs"),
        ("Kuka markkinoita pyörittää?", "fi", _MARKKINAT, "Järjestäjinä"),
        ("kuka noita markkinoita pitää", "fi", _MARKKINAT, "Järjestäjinä"),
        ("Ketkä markkinoille osallistuvat?", "fi", _MARKKINAT, "Osallistujina"),
        ("Minkälainen laitos saa hakea markkinoita?", "fi", _MARKKINAT, "Hakijana"),
        ("Milloin markkinat järjestetään?", "fi", _MARKKINAT, "Markkinat"),
    ],
)
def test_who_does_what(book: TermBook, question: str, language: Language, texts: Sequence[Text], begins: str) -> None:
    reading = read_question(question, language, book)
    found, _ = _ranked(reading, language, texts, book, texts[0][1])
    first = found.units[prefer_role(reading, found).order[0]]
    assert first.text.startswith(begins)
    assert names_role(reading, first) is (begins not in ("Fairs", "Markkinat"))


_TRIPS = (
    (("Trips", "Trips of learners"), "For learners"),
    (("Trips", "Trips of learners"), "For apprentices (of mills)"),
    (("Trips", "Trips of learners"), "Short trips last a week"),
    (("Trips", "Trips of learners"), "They begin in May"),
    (("Trips", "Trips of staff"), "For teachers"),
    (("Trips", "Trips of staff"), "For other helpers"),
    (("Trips", "Trips of staff"), "Long trips last a year"),
    (("Trips", "Support"), "for helpers of millers EUR 5 a day"),
)


@pytest.mark.parametrize(
    ("question", "best", "told"),
    [
        ("Which learners can go?", "Short trips", "For learners; For apprentices (of mills)"),
        ("Who are the short trips meant for?", "Short trips", "For learners; For apprentices (of mills)"),
        ("Which staff can travel?", "Long trips", "For teachers; For other helpers"),
        ("How long do the trips take?", "Short trips", None),
        ("Can learners go?", "Short trips", None),
        ("Who must travel with the learners?", "Short trips", None),
    ],
)
def test_for_whom_something_is(book: TermBook, question: str, best: str, told: str | None) -> None:
    reading = read_question(question, "en", book)
    found, searcher = _ranked(reading, "en", _TRIPS, book, best)
    unit = find_audience(reading, found, searcher)
    assert (unit.text if unit else None) == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Can an apprentice go on exchange?", "For apprentices (of mills)"),
        ("Can teachers take part in mobility?", "For teachers"),
        ("Can an apprentice go on exchange (teachers)?", "For teachers"),
        ("Can a miller go abroad?", None),
        ("Can helpers of millers go abroad?", None),
        ("Can an apprentice's mother go abroad?", None),
        ("Can an apprentice go abroad twice?", None),
        ("When can an apprentice go abroad?", None),
    ],
)
def test_who_may_go(book: TermBook, question: str, told: str | None) -> None:
    reading = read_question(question, "en", book)
    found, searcher = _ranked(reading, "en", _TRIPS, book, "Long trips")
    unit = find_admitted(reading, found, searcher)
    assert (unit.text if unit else None) == told


@pytest.mark.parametrize(
    ("question", "lists"),
    [
        ("Who can go abroad?", ["For learners; For apprentices (of mills)", "For teachers; For other helpers"]),
        (
            "Who can take part in mobility?",
            ["For learners; For apprentices (of mills)", "For teachers; For other helpers"],
        ),
        ("Who pays when I go abroad?", []),
    ],
)
def test_all_who_may_go(book: TermBook, question: str, lists: list[str]) -> None:
    reading = read_question(question, "en", book)
    found, searcher = _ranked(reading, "en", _TRIPS, book, "Long trips")
    assert [unit.text for unit in find_all_audiences(reading, found, searcher)] == lists


_GAINS = (
    (("Mills", "Effects expected on pupils:"), "better bread"),
    (("Mills", "Effects expected on pupils:"), "stronger arms"),
    (("Mills", "Effects expected on teachers:"), "new recipes"),
    (("Mills", "Effects expected on teachers:"), "more patience"),
    (("Mills", "Results for the schools that take part:"), "a bakery"),
    (("Mills", "Results for the schools that take part:"), "warm halls"),
    (("Ovens", "Made by teachers"), "brick ovens"),
    (("Ovens", "Made by teachers"), "clay ovens"),
    (("Ovens", "Made by students"), "tin ovens"),
    (("Ovens", "Made by students"), "stone ovens"),
)


@pytest.mark.parametrize(
    ("question", "best", "told"),
    [
        ("How does it affect a trainer?", "better bread", "new recipes"),
        ("What do young people gain from it?", "more patience", "better bread"),
        ("What's in it for our institution, if teachers go?", "brick ovens", "a bakery"),
        ("As a teacher, what effects on students may I expect?", "new recipes", "better bread"),
        ("What do people and schools gain?", "new recipes", "new recipes"),
        ("Which ovens do students make?", "brick ovens", "tin ovens"),
        ("Which ovens are there?", "brick ovens", "brick ovens"),
        ("Do students gain from it?", "new recipes", "new recipes"),
    ],
)
def test_the_list_for_the_group_that_is_asked_about(book: TermBook, question: str, best: str, told: str) -> None:
    reading = read_question(question, "en", book)
    found, _ = _ranked(reading, "en", _GAINS, book, best)
    assert found.units[prefer_group(reading, found).order[0]].text.startswith(told)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Miten se vaikuttaa oppilaisiin ja nuoriin?", {"learners"}),
        ("koulutus- ja nuorisoalan henkilöstössä ja nuorisotyöntekijöissä", {"staff"}),
        ("education and youth staff, youth workers", {"staff"}),
        ("Mitä oppilaitos saa?", {"organisations"}),
        ("17-vuotias ja hänen opettajansa", {"learners", "staff"}),
        ("Mylly on vanha", set()),
    ],
)
def test_groups_of_people(text: str, groups: set[str]) -> None:
    assert groups_in(text) == groups
