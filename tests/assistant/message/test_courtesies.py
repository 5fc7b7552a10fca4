"""What people put around a question is left out; what they ask, and whom it is about, stays."""

from __future__ import annotations

import pytest

from assistant.message.courtesies import strip_courtesies


def strip(text: str) -> str:
    """What is left of a message in which "KX100" and "ferry" are the topics."""
    return strip_courtesies(text, lambda words: "kx100" in words.casefold() or "ferry" in words)


ASKED = "How long may a voyage last?"
KYSYTTY = "Kauanko matka kestää?"


@pytest.mark.parametrize(
    ("greeting", "question"),
    [
        ("Hei!", KYSYTTY),
        ("Hei vaan kaikki!", KYSYTTY),
        ("Hyvää huomenta,", KYSYTTY),
        ("Moi,", KYSYTTY),
        ("Arvoisa vastaanottaja,", KYSYTTY),
        ("Hi there!", ASKED),
        ("Hello, hello!", ASKED),
        ("Dear harbour team,", ASKED),
        ("Good morning all,\n", ASKED),
        ("Hello from Tampere!", ASKED),
        ("Regards from Oulu!", ASKED),
    ],
)
def test_a_greeting_is_left_out(greeting: str, question: str) -> None:
    assert strip(f"{greeting} {question}") == question


@pytest.mark.parametrize(
    ("kindness", "question"),
    [
        ("How are you?", ASKED),
        ("I hope you are well.", ASKED),
        ("Sorry to bother you.", ASKED),
        ("No rush.", ASKED),
        ("I promised to find out.", ASKED),
        ("Toivottavasti voitte hyvin.", KYSYTTY),
        ("Mitä kuuluu?", KYSYTTY),
        ("Ei kiirettä.", KYSYTTY),
        ("Osaatteko auttaa?", KYSYTTY),
    ],
)
def test_kind_words_are_left_out(kindness: str, question: str) -> None:
    assert strip(f"{kindness} {question}") == question


@pytest.mark.parametrize(
    "message",
    [
        "Kauanko matka kestää? Kiitos!",
        "Kauanko matka kestää? Kiitos jo etukäteen!",
        "Kauanko matka kestää, kiitos?",
        "Ok kiitti! Kauanko matka kestää?",
        "Kiitos vastauksesta! Kauanko matka kestää?",
        "Kiitos, kauanko matka kestää?",
        "Ok kiitos, kauanko matka kestää?",
    ],
)
def test_thanks_are_left_out(message: str) -> None:
    assert strip(message) == KYSYTTY


@pytest.mark.parametrize("thanks", ["Thanks in advance!", "Many thanks", "Thank you so much for your help."])
def test_english_thanks_are_left_out(thanks: str) -> None:
    assert strip(f"{ASKED} {thanks}") == ASKED


@pytest.mark.parametrize(
    "sign_off",
    [
        "t. Jarkko",
        "T: Jarkko",
        "Terveisin Maija Meikäläinen",
        "Ystävällisin terveisin\nMaija Meikäläinen",
        "Kind regards,\nMarkus Lindholm",
        "Best,\nAnna",
        "Yours sincerely,\nAnna Berg, Harbour School",
        "Cheers, Tom",
    ],
)
def test_a_sign_off_is_left_out_with_its_names(sign_off: str) -> None:
    assert strip(f"{KYSYTTY}\n\n{sign_off}") == KYSYTTY


@pytest.mark.parametrize("message", [f"{ASKED} 😊", f"🙏🏽 {ASKED} :)", f"👋 Hi! {ASKED} ❤️"])
def test_emoji_are_left_out(message: str) -> None:
    assert strip(message) == ASKED


def test_a_tick_says_something() -> None:
    assert strip("Mitä ✔ tarkoittaa?") == "Mitä ✔ tarkoittaa?"


@pytest.mark.parametrize(
    "message",
    [
        "Osaisitko sanoa, kauanko matka kestää?",
        "Voisitteko ystävällisesti kertoa, kauanko matka kestää?",
        "Tietäisikö joku, kauanko matka kestää?",
        "Haluaisin tietää, kauanko matka kestää.",
        "En tiedä, kauanko matka kestää.",
        "Moi! Kertoisitko vielä, kauanko matka kestää",
        "Siis niinku kauanko matka kestää?",
        "Pikku kysymys: kauanko matka kestää?",
        "Kauanko matka kestää, osaatko sanoa?",
    ],
)
def test_finnish_openers_are_left_out(message: str) -> None:
    assert strip(message) == KYSYTTY


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Could you tell me how long a voyage may last?", "How long may a voyage last?"),
        ("Do you happen to know how long a voyage may last?", "How long may a voyage last?"),
        ("I was wondering how long a voyage may last.", "How long may a voyage last?"),
        ("It would help to know how long a voyage may last.", "How long may a voyage last?"),
        ("I was wondering whether it is too late.", "Is it too late?"),
        ("I'd like to know how much the fare is.", "How much is the fare?"),
        ("Any idea when the pier opens?", "When the pier opens?"),
        ("Quick question: how long may a voyage last?", "How long may a voyage last?"),
        ("You know, when does the pier open?", "when does the pier open?"),
        ("How long may a voyage last, any idea?", "How long may a voyage last?"),
        ("I'm looking for the fare of a cabin.", "The fare of a cabin?"),
    ],
)
def test_english_openers_are_left_out(message: str, question: str) -> None:
    assert strip(message) == question


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Rehtori kyselee, milloin laituri aukeaa.", "Milloin laituri aukeaa?"),
        ("Kollega kysyi, kauanko matka kestää?", "Kauanko matka kestää?"),
        ("Heikko Virta kysyi, kauanko matka kestää?", "Kauanko matka kestää?"),
        ("My principal asks when the pier opens.", "When the pier opens?"),
        ("The board has asked us whether it is too late.", "Is it too late?"),
        ("My boss and Jukka, our captain, ask who may come.", "Who may come?"),
    ],
)
def test_who_passes_a_question_on_is_left_out(message: str, question: str) -> None:
    assert strip(message) == question


@pytest.mark.parametrize(
    "message", ["The ferry crew asks when the pier opens.", "KX100-hankkeen rehtori kysyy, kauanko matka kestää."]
)
def test_who_passes_a_question_on_is_kept_where_it_names_the_topic(message: str) -> None:
    assert strip(message) == message


@pytest.mark.parametrize(
    "message", ["My colleague asks how long she can stay.", "Opettaja kysyy, voiko hän lähteä matkalle."]
)
def test_who_passes_a_question_on_is_kept_where_a_pronoun_needs_them(message: str) -> None:
    assert strip(message) == message


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ('A board member wrote: "Which pier opens next?"', "Which pier opens next?"),
        ('Hallituksen jäsen kirjoitti: "Mikä laituri aukeaa seuraavaksi?"', "Mikä laituri aukeaa seuraavaksi?"),
        ("“How long may a voyage last?”", "How long may a voyage last?"),
        ("**Kauanko matka kestää?**", "Kauanko matka kestää?"),
    ],
)
def test_a_quoted_question_is_asked(message: str, question: str) -> None:
    assert strip(message) == question


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("what's the what's the fare?", "what's the fare?"),
        ("When does the the pier open?", "When does the pier open?"),
        ("Mikä on mikä on hinta?", "Mikä on hinta?"),
        ("Hotelli hotelli maksaa mitä?", "Hotelli hotelli maksaa mitä?"),
    ],
)
def test_small_words_are_said_once(message: str, question: str) -> None:
    assert strip(message) == question


@pytest.mark.parametrize("message", ["Kiitos!", "Moi", "Thanks a lot!", "Kiitos paljon avusta!", "Hello", "😊"])
def test_a_message_of_nothing_but_courtesies_stays(message: str) -> None:
    assert strip(message) == message


@pytest.mark.parametrize(
    "message",
    [
        "Can we sail alone?",
        "Can we find out when the pier opens?",
        "Who should we ask about the visa?",
        "Who asks whether we agree?",
        "Kysymys matkakuluista: kuka maksaa ne?",
        "Question about travel costs: who pays them?",
        "Do we need to know how many sailors come?",
        "Do you know the fare?",
        "Is it known when the pier opens?",
        "Will we be asked whether we agree?",
        "Kenen pitää kysyä, milloin laituri aukeaa?",
        "Best practices are shared where?",
        "Best practices are what the harbour calls for.",
        "Thank you letter: is it needed?",
        "Mitä kiitoskortti maksaa?",
        "Veikko ohjaa purjehdusta.",
        "Jarkko Niemelä purjehtii, milloin laituri aukeaa?",
        "Mirkko ja Heikko lähtevät matkalle.",
    ],
)
def test_what_belongs_to_the_question_stays(message: str) -> None:
    assert strip(message) == message


@pytest.mark.parametrize(
    "message",
    [
        "The rules tell who may sail. How long may a voyage last?",
        "Säännöt kertovat, kuka saa purjehtia. Kauanko matka kestää?",
    ],
)
def test_a_sentence_that_only_tells_beside_a_question_stays(message: str) -> None:
    assert strip(message) == message


@pytest.mark.parametrize("question", ["Voiko kumppani tulla Ruotsista?", "Saako kumppanilla olla oma budjetti?"])
def test_a_partner_is_no_word_that_asks(question: str) -> None:
    assert strip(question) == question
