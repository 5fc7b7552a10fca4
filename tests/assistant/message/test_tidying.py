"""A message becomes the question that it asks: small letters, full words, no courtesies; its answer stays the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.engine import Assistant
from assistant.message.tidying import Tidier
from assistant.question.reading import without_year
from assistant.types import Answer

TODAY = date(2026, 1, 15)
LIMIT = 4000


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("MILLOIN KA210-HAKU PÄÄTTYY?", "Milloin KA210-haku päättyy?"),
        ("WHEN DOES THE KA210 CALL CLOSE?", "When does the KA210 call close?"),
        ("MIKÄ ON EPALE?", "Mikä on EPALE?"),
        ("MITÄ EPALESTA SAA TIETÄÄ JA MILLOIN?", "Mitä EPALESTA saa tietää ja milloin?"),
        ("WHAT DOES THE GUIDE SAY ABOUT TCA EVENTS?", "What does the guide say about TCA events?"),
        ("HAKU PÄÄTTYY 5.3.2026 KLO 13?", "Haku päättyy 5.3.2026 klo 13?"),
        ("HELLO! HOW LONG MAY A COURSE LAST? THANKS!", "How long may a course last?"),
    ],
)
def test_capitals_are_lowered_but_for_codes_and_the_guide_s_own(message: str, question: str, tidier: Tidier) -> None:
    assert tidier.tidy(message) == question


@pytest.mark.parametrize("message", ["KA210", "TCA JA EPALE", "Mikä on TCA?", "Mitä BIP ja ECHE ovat?"])
def test_signs_and_short_messages_keep_their_capitals(message: str, tidier: Tidier) -> None:
    assert tidier.tidy(message) == message


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ('"Milloin haku päättyy?"', "Milloin haku päättyy?"),
        ("“When does the call close?”", "When does the call close?"),
        ("'When does the call close?'", "When does the call close?"),
        ("»Milloin haku päättyy?»", "Milloin haku päättyy?"),
    ],
)
def test_quotes_around_the_message_are_left_out(message: str, question: str, tidier: Tidier) -> None:
    assert tidier.tidy(message) == question


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Do u need a visa?", "Do you need a visa?"),
        ("Are we gonna get a grant?", "Are we going to get a grant?"),
        ("When does teh call close?", "When does the call close?"),
        ("Write to u@oph.fi or www.u.fi", "Write to u@oph.fi or www.u.fi"),
    ],
)
def test_chat_words_are_written_out(message: str, question: str, tidier: Tidier) -> None:
    assert tidier.tidy(message) == question


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Mistähän rahat tulevat?", "Mistä rahat tulevat?"),
        ("Onkohan haku auki?", "Onko haku auki?"),
        ("Milloinkohan haku päättyy?", "Milloin haku päättyy?"),
        ("Saakohan tukea matkaan?", "Saako tukea matkaan?"),
        ("Paljonkohan tuki on?", "Paljonko tuki on?"),
        ("Kukahan neuvoo?", "Kuka neuvoo?"),
    ],
)
def test_endings_of_musing_are_left_out(message: str, question: str, tidier: Tidier) -> None:
    assert tidier.tidy(message) == question


@pytest.mark.parametrize("message", ["Voiko tukea mitenkään korottaa?", "Mihin tähän kirjoitetaan?", "Kuka tahansa"])
def test_other_endings_stay(message: str, tidier: Tidier) -> None:
    assert tidier.tidy(message) == message


@pytest.mark.parametrize("message", ["Kiitos!", "Moi", "Tho?", "?!", "😊"])
def test_a_message_without_a_question_stays(message: str, tidier: Tidier) -> None:
    assert tidier.tidy(message) == message


SOME = [
    "hei, ",
    "kiitos ",
    "ko ",
    "milloin ",
    "asks, ",
    "whether ",
    "'s ",
    "the the ",
    "?",
    "!",
    "\n",
    '"',
    "😊",
    "KA210 ",
]
SOME += [
    "kumpanuushanketta ",
    "organiations ",
    "could you tell me ",
    "x,",
    "a.",
    "1.1.2026 ",
    "mitähän ",
    "HAKU ",
    "tho ",
]
HOSTILE = st.tuples(st.sampled_from(SOME) | st.text(min_size=1, max_size=6), st.sampled_from([40, LIMIT])).map(
    lambda drawn: (drawn[0] * LIMIT)[: drawn[1]]
)


@settings(deadline=None, max_examples=60)
@given(message=st.text(max_size=400) | st.lists(st.sampled_from(SOME), max_size=60).map("".join) | HOSTILE)
def test_any_message_comes_back_as_text(message: str, tidier: Tidier) -> None:
    tidied = tidier.tidy(message)
    assert isinstance(tidied, str)
    assert bool(tidied) == bool(message.strip())


@pytest.mark.parametrize("repeated", SOME)
def test_a_long_message_of_one_thing_over_and_over_is_tidied(repeated: str, tidier: Tidier) -> None:
    message = (repeated * LIMIT)[:LIMIT]
    assert bool(tidier.tidy(message)) == bool(message.strip())


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Milloin haku on vuonna 2026?", "Milloin haku on?"),
        ("When is the call in 2026?", "When is the call?"),
        ("Onko haku auki 5.3.2026?", "Onko haku auki 5.3.2026?"),
        ("Milloin haku on vuonna 2027?", "Milloin haku on vuonna 2027?"),
        ("Is it open on 5 March 2026?", "Is it open on 5 March 2026?"),
    ],
)
def test_the_guide_s_own_year_is_left_out_but_dates_keep_it(text: str, bare: str) -> None:
    assert without_year(text, "2026") == bare


def said(answer: Answer) -> tuple[str, str, tuple[object, ...]]:
    return answer.status, answer.text, tuple((c.locator, c.quote) for c in answer.citations)


SAME = [
    (
        "Milloin KA210-haku päättyy?",
        (
            "Hei! Milloin KA210-haku päättyy? Kiitos jo etukäteen!",
            "Kiitos, milloin KA210-haku päättyy?",
            "MILLOIN KA210-HAKU PÄÄTTYY?",
            "Milloin KA210-haku paattyy?",
            "Milloin KA210-haku päättty?",
            "Hei,\n\nmilloin KA210-haku päättyy?\n\nYstävällisin terveisin\nMaija Meikäläinen",
            "Osaisitko sanoa, milloin KA210-haku päättyy?",
            "Rehtori kyselee, milloin KA210-haku päättyy.",
        ),
    ),
    (
        "Which lump sums can a cooperation partnership get?",
        (
            "Hello! Which lump sums can a cooperation partnership get? Many thanks!",
            "WHICH LUMP SUMS CAN A COOPERATION PARTNERSHIP GET?",
            "Which lump sums can a cooperation parnership get?",
            "Dear team,\n\nWhich lump sums can a cooperation partnership get?\n\nKind regards,\nMarkus Lindholm",
            "Could you please tell me which lump sums a cooperation partnership can get?",
        ),
    ),
    (
        "Kauanko työnvarjostus voi kestää?",
        ("Kauanko tyonvarjostus voi kestaa?", "Tietäisikö joku, kauanko työnvarjostus voi kestää? :)"),
    ),
    ("Milloin huippuyksiköiden haku on?", ("Milloin huippuyksiköiden haku on vuonna 2026?",)),
]


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "message"), [(question, message) for question, messages in SAME for message in messages]
)
def test_a_message_gets_the_answer_to_its_question(question: str, message: str, guide_assistant: Assistant) -> None:
    answer = guide_assistant.ask(message, today=TODAY)
    assert answer.status == "answered"
    assert said(answer) == said(guide_assistant.ask(question, today=TODAY))


@pytest.mark.model
def test_a_follow_up_is_tidied_before_it_is_completed(guide_assistant: Assistant) -> None:
    plain = guide_assistant.ask("Entä opetusjaksot?", ["Kauanko työnvarjostus voi kestää?"], TODAY)
    polite = guide_assistant.ask("Ok kiitti! Entäs opetusjaksot?", ["Hei! Kauanko työnvarjotus voi kestää?"], TODAY)
    assert polite.status == "answered"
    assert said(polite) == said(plain)


@pytest.mark.model
@pytest.mark.parametrize("message", ["Kiitos!", "Moi", "Thanks a lot!", "Hello"])
def test_greetings_and_thanks_alone_are_small_talk(message: str, guide_assistant: Assistant) -> None:
    answer = guide_assistant.ask(message, today=TODAY)
    assert (answer.status, answer.citations) == ("out_of_scope", ())


@pytest.mark.model
def test_the_answer_keeps_the_question_as_it_was_typed(guide_assistant: Assistant) -> None:
    typed = "Hei! Milloin KA210-haku paattyy? Kiitos!"
    answer = guide_assistant.ask(typed, today=TODAY)
    assert (answer.question, answer.standalone_question) == (typed, "Milloin KA210-haku päättyy?")
