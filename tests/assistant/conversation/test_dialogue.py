"""Follow-ups become questions that stand by themselves; several questions in one are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.dialogue import resolve
from assistant.names.terms import TermBook
from assistant.parts.splitting import split_question
from assistant.question.cues import Ask
from assistant.question.reading import read_question
from ingest.glossary import Term
from ingest.types import Language

SMALL, PARTNERSHIP, ACCREDITED = "small-scale-partnerships", "cooperation-partnerships", "accredited-mobility"


@pytest.mark.parametrize(
    ("earlier", "question", "language", "standalone"),
    [
        (
            "Can a mentor be followed by two at once?",
            "And with three?",
            "en",
            "Can a mentor be followed by three at once?",
        ),
        ("Can three persons go on a visit?", "What if we are five?", "en", "Can five persons go on a visit?"),
        ("Can three teachers go?", "And if four students come?", "en", "Can four students go?"),
        (
            "Are six schools from two countries enough?",
            "And from four countries?",
            "en",
            "Are six schools from four countries enough?",
        ),
        (
            "Riittääkö viisi koulua?",
            "Entä jos niitä on kuusi, kolmesta maasta?",
            "fi",
            "Riittääkö kuusi koulua, kolmesta maasta?",
        ),
        ("Voiko mentorilla olla kaksi varjostajaa?", "Entä kolme?", "fi", "Voiko mentorilla olla kolme varjostajaa?"),
        ("Voiko hanke kestää 10 kk?", "Entä 2 vuotta?", "fi", "Voiko hanke kestää 2 vuotta?"),
    ],
)
def test_a_yes_or_no_is_asked_again_with_another_number(
    book: TermBook, earlier: str, question: str, language: Language, standalone: str
) -> None:
    resolved = resolve(question, [earlier], language, book)
    assert resolved.text == standalone
    assert resolved.reading.asks_for("whether")


@pytest.mark.parametrize(
    ("history", "question", "language", "ask", "scope"),
    [
        (["Mikä on KA210-hankkeen kesto?"], "Entä KA220?", "fi", "duration", PARTNERSHIP),
        (["What is the deadline of KA121?"], "And KA220?", "en", "deadline", PARTNERSHIP),
        (["When is the deadline for KA210?", "And KA220?"], "And KA121?", "en", "deadline", ACCREDITED),
        (["Milloin CoVE-haku päättyy?"], "Ja KA210:n?", "fi", "deadline", SMALL),
        (["Milloin KA220-haku päättyy?"], "Ja mikä on maksimiavustus?", "fi", "amount", PARTNERSHIP),
        (["What are small-scale partnerships?"], "How much can we get?", "en", "amount", SMALL),
        (
            ["Milloin pienimuotoisten kumppanuushankkeiden haku päättyy?"],
            "Ja paljonko siitä saa?",
            "fi",
            "amount",
            SMALL,
        ),
        (["Mikä on CoVE?", "Montako maata siinä on?"], "ja paljonko siihen saa rahaa?", "fi", "amount", "cove"),
        (["How much is the grant for a CoVE?"], "and how long does it last?", "en", "duration", "cove"),
        (
            ["What is KA122?", "When is the call?"],
            "Can a consortium apply there?",
            "en",
            "whether",
            "short-term-projects",
        ),
        (["Minä päivänä KA210-haku sulkeutuu?"], "mihin kellonaikaan?", "fi", "time", SMALL),
        (["When is the deadline for KA210?", "And KA220?"], "And the duration?", "en", "duration", PARTNERSHIP),
        (["Milloin KA210-haku päättyy?", "kiitos!"], "Entä KA220?", "fi", "deadline", PARTNERSHIP),
        (["moi", "Kauanko KA220-hanke kestää?"], "entä KA210?", "fi", "duration", SMALL),
    ],
)
def test_a_follow_up_takes_what_it_leaves_out(
    book: TermBook, history: list[str], question: str, language: Language, ask: Ask, scope: str
) -> None:
    resolved = resolve(question, history, language, book)
    assert resolved.leans
    assert resolved.reading.asks_for(ask)
    assert resolved.reading.scopes == {scope}
    assert resolved.reading.text == resolved.text


@pytest.mark.parametrize(
    ("history", "question", "standalone"),
    [
        (["Mikä on KA210-hankkeen kesto?"], "Entä KA220?", "Mikä on KA220-hankkeen kesto?"),
        (["Paljonko KA220:stä saa rahaa?"], "Entä KA131:stä?", "Paljonko KA131:stä saa rahaa?"),
        (["Milloin KA121-haku päättyy?"], "Entä akkreditoinnin?", "Milloin akkreditoinnin haku päättyy?"),
        (["When is the deadline for KA210?"], "And in 2027?", "When is the deadline for KA210 in 2027?"),
        (["Milloin KA220-haku päättyy vuonna 2026?"], "Entä vuonna 2027?", "Milloin KA220-haku päättyy vuonna 2027?"),
        (["Milloin RV20-haku päättyy?"], "Entä RV22?", "Milloin RV22-haku päättyy?"),
        (["Milloin KA121-rahoitusta voi hakea?"], "Entä itse akkreditointia?", "Milloin akkreditointia voi hakea?"),
    ],
)
def test_the_standalone_question_reads_as_one(
    book: TermBook, history: list[str], question: str, standalone: str
) -> None:
    assert resolve(question, history, "fi", book).text == standalone


@pytest.mark.parametrize(
    ("earlier", "question", "language", "standalone"),
    [
        ("Paljonko taskuraha on yksilöpalvelussa?", "Entä tiimeissä?", "fi", "Paljonko taskuraha on tiimeissä?"),
        ("Missä ajassa raportti tehdään?", "Entä tiimeissä?", "fi", "Missä ajassa raportti tehdään tiimeissä?"),
        ("How long may it last?", "And in small towns?", "en", "How long may it last in small towns?"),
        ("What does a bus cost?", "What about a boat?", "en", "What does a bus cost (a boat)?"),
    ],
)
def test_a_new_case_is_asked_about_as_the_last_one_was(
    earlier: str, question: str, language: Language, standalone: str
) -> None:
    assert resolve(question, [earlier], language, TermBook((), (), {})).text == standalone


_CLUBS = TermBook(
    [
        Term(id="clubs", kind="action", fi=("kerhot",), en=("clubs",)),
        Term(id="rowing", kind="action", fi=("Souda ulos -kerho",), en=("Row Out",), broader="clubs"),
        Term(id="choirs", kind="action", fi=("Kerhon kuorot",), en=("Club choirs",), broader="clubs"),
        Term(id="lessons", kind="action", fi=("Pienet tunnit",), en=("Small canoes",), broader="clubs"),
        Term(id="money", kind="action", fi=("Rahakuorot",), en=("Money Choirs",)),
        Term(id="office", kind="organisation", fi=("Toimisto",), en=("Club Office",)),
        Term(id="council", kind="organisation", fi=("Neuvosto",), en=("Boat Council",)),
    ],
    (),
    {},
)


@pytest.mark.parametrize(
    ("history", "question", "language", "scope"),
    [
        (["Paljonko Souda ulos -kerho voi saada?"], "Ja kuoroissa?", "fi", "choirs"),
        (["Kuka voi hakea Souda ulos -kerhoa?"], "Entä kuka hakee kuoroja?", "fi", "choirs"),
        (["How long can Row Out last?"], "What about choirs?", "en", "choirs"),
        (["How long can Row Out last?"], "And who leads the choirs?", "en", "choirs"),
        (["How long can Row Out last?"], "And in winter?", "en", "rowing"),
        (["How long can Row Out last?"], "And the Small one?", "en", "lessons"),
    ],
)
def test_a_word_of_a_name_is_the_topic_beside_the_earlier_one(
    history: list[str], question: str, language: Language, scope: str
) -> None:
    assert resolve(question, history, language, _CLUBS).reading.scopes == {scope}


@pytest.mark.parametrize(
    ("history", "question", "language", "standalone"),
    [
        (["Voiko kaksi soutajaa jakaa airon?"], "No entä kolme?", "fi", "Voiko kolme soutajaa jakaa airon?"),
        (["Can two rowers share an oar?"], "And three?", "en", "Can three rowers share an oar?"),
        (
            ["Do Club choirs have a bus?", "And what about canoes?"],
            "Can they do that?",
            "en",
            "Do Small canoes have a bus?",
        ),
        (["What share does Row Out cover?"], "And for Money Choirs?", "en", "What share does Money Choirs cover?"),
        (
            ["Voiko Souda ulos -kerho matkustaa?"],
            "Ja mitkä veneet kelpaavat?",
            "fi",
            "Mitkä veneet kelpaavat (Souda ulos -kerho)?",
        ),
        (
            ["Can a boat be repaired?", "How early must I ask for it?"],
            "And by how many months at most?",
            "en",
            "By how many months at most (boat repaired)?",
        ),
        (
            ["Voiko veneen korjata?", "Mistä sitä pyydetään?"],
            "Ja kuinka kauan siinä menee?",
            "fi",
            "Kuinka kauan siinä menee (veneen korjata)?",
        ),
        (["Where does the Club Office work?"], "And where is the Boat Council?", "en", "where is the Boat Council?"),
    ],
)
def test_what_gives_way_in_the_earlier_question(
    history: list[str], question: str, language: Language, standalone: str
) -> None:
    assert resolve(question, history, language, _CLUBS).text == standalone


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        (
            "How long can Row Out last? And choirs?",
            "en",
            ("How long can Row Out last?", "How long can Club choirs last?"),
        ),
        ("Paljonko bussi maksaa? Entä laiva?", "fi", ("Paljonko bussi maksaa?", "Paljonko laiva maksaa?")),
        (
            "What does a bus cost in Italy, and what about in Poland?",
            "en",
            ("What does a bus cost in Italy?", "What does a bus cost in Poland?"),
        ),
        (
            "Are prizes given abroad, when it comes to sailing?",
            "en",
            ("Are prizes given abroad, when it comes to sailing?",),
        ),
        ("Missä toimisto on, entä paljonko tunti maksaa?", "fi", ("Missä toimisto on", "entä paljonko tunti maksaa?")),
    ],
)
def test_a_piece_that_leans_on_the_one_before_is_a_part(text: str, language: Language, parts: tuple[str, ...]) -> None:
    assert tuple(part.text for part in split_question(read_question(text, language, _CLUBS), _CLUBS)) == parts


@pytest.mark.parametrize(
    ("history", "question"),
    [
        ([], "Entä KA220?"),
        (["Milloin KA210-haku päättyy?"], "Mitä vihreä matkustaminen tarkoittaa?"),
        (["Who can apply for KA122?"], "What is the deadline for KA220?"),
        (["When is the KA210 deadline?", "And KA220?"], "What is the e-mail address of the Finnish Erasmus team?"),
    ],
)
def test_a_question_that_stands_alone_stays_as_it_is(book: TermBook, history: list[str], question: str) -> None:
    resolved = resolve(question, history, "fi", book)
    assert (resolved.text, resolved.leans) == (question, False)


def test_an_endless_earlier_turn_is_not_leant_on(book: TermBook) -> None:
    assert len(resolve("Entä KA220?", ["milloin " * 100_000], "fi", book).text) < 100


@given(st.text(max_size=40), st.lists(st.text(max_size=40), max_size=4))
def test_any_dialogue_can_be_resolved(book: TermBook, question: str, history: list[str]) -> None:
    resolved = resolve(question, history, "fi", book)
    assert resolved.reading.text == resolved.text
    assert question.strip() == resolved.text or resolved.leans


@pytest.mark.parametrize(
    ("text", "language", "asks", "scope"),
    [
        ("Milloin KA210-haku päättyy ja paljonko siitä saa?", "fi", ("deadline", "amount"), SMALL),
        ("When does the KA220 call close and how much money can we get?", "en", ("deadline", "amount"), PARTNERSHIP),
        ("Mikä on KA220-hankkeen kesto? Montako kumppania siinä pitää olla?", "fi", ("duration", "count"), PARTNERSHIP),
        ("KA220 duration and grant", "en", ("duration", "amount"), PARTNERSHIP),
        (
            "What is KA210, when does it close and how long does it last?",
            "en",
            ("definition", "deadline", "duration"),
            SMALL,
        ),
    ],
)
def test_several_questions_in_one_each_have_the_topic(
    book: TermBook, text: str, language: Language, asks: tuple[Ask, ...], scope: str
) -> None:
    parts = split_question(read_question(text, language, book), book)
    assert tuple(part.main for part in parts) == asks
    assert all(part.scopes == {scope} for part in parts)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Milloin KA210-haku päättyy?", "fi"),
        ("Can schools and companies apply?", "en"),
        ("Mitä eroa on KA210:llä ja KA220:lla?", "fi"),
        ("Compare the duration and grant of KA210 and KA220", "en"),
    ],
)
def test_one_question_stays_one(book: TermBook, text: str, language: Language) -> None:
    reading = read_question(text, language, book)
    assert split_question(reading, book) == (reading,)


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        (
            "Montako jäsentä piirissä on ja mitä jäsenyys maksaa?",
            "fi",
            ("Montako jäsentä piirissä on", "mitä jäsenyys maksaa?"),
        ),
        (
            "Milloin haku päättyy ja keitä lautakunnassa istuu?",
            "fi",
            ("Milloin haku päättyy", "keitä lautakunnassa istuu?"),
        ),
        (
            "Montako sivua raportissa on ja millä kielellä se tehdään?",
            "fi",
            ("Montako sivua raportissa on", "millä kielellä se tehdään (sivua raportissa)?"),
        ),
        (
            "How big is the bonus, and which islands have received it?",
            "en",
            ("How big is the bonus", "which islands have received it (bonus)?"),
        ),
        ("How long does it take and would a delay matter?", "en", ("How long does it take", "would a delay matter?")),
        (
            "Can a choir apply, and if it breaks a rule what is the penalty?",
            "en",
            ("Can a choir apply", "if it breaks a rule what is the penalty (choir)?"),
        ),
        (
            "A or B: which one is for boats and which one for cars?",
            "en",
            ("A or B: which one is for boats and which one for cars?",),
        ),
        ("Which talks are there, and on which dates?", "en", ("Which talks are there, and on which dates?",)),
        ("Onko kuoroja vielä, ja mihin saakka?", "fi", ("Onko kuoroja vielä, ja mihin saakka?",)),
        ("Mikä on silta ja mitä se on", "fi", ("Mikä on silta ja mitä se on",)),
        ("When and where is it held?", "en", ("When is it held", "where is it held?")),
        (
            "As newcomers, how do we join and how do we sing?",
            "en",
            ("As newcomers, how do we join", "how do we sing?"),
        ),
        ("What sings the choir: psalms and what else?", "en", ("What sings the choir: psalms and what else?",)),
        ("Milloin ja missä kuoro laulaa?", "fi", ("Milloin kuoro laulaa", "missä kuoro laulaa?")),
        ("Miten ratkaistaan, kuka laulaa?", "fi", ("Miten ratkaistaan, kuka laulaa?",)),
        ("Can I phone you about boats, which number?", "en", ("Can I phone you about boats, which number?",)),
        (
            "Kuinka pitkä koulutus on ja saako siihen jatkoaikaa?",
            "fi",
            ("Kuinka pitkä koulutus on", "saako siihen jatkoaikaa (koulutus)?"),
        ),
    ],
)
def test_a_question_ends_where_the_next_one_begins(text: str, language: Language, parts: tuple[str, ...]) -> None:
    empty = TermBook((), (), {})
    assert tuple(part.text for part in split_question(read_question(text, language, empty), empty)) == parts
