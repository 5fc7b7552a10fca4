"""A question put in the guide's words, before and after it was asked as it was said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answers.plainly import say_first, say_plainly
from assistant.names.terms import TermBook
from assistant.question.reading import read_question
from assistant.retrieval.search import Searcher
from ingest.embedder import open_embedder
from ingest.index import Index
from ingest.types import Language

_EN = (
    (("Mills",), "EU member states take part"),
    (("Mills",), "Preparatory visit: 1–3 people"),
    (("Mills",), "Group mobility: students take part in courses"),
    (("Mills",), "For teachers and other staff, also the librarian"),
    (("Mills",), "A consortium can apply"),
    (("Mills",), "The mills of Norway"),
)
_FI = (
    (("Myllyt",), "EU:n jäsenmaat ovat mukana"),
    (("Myllyt",), "Valmistelevat vierailut: 1–3 henkilöä"),
    (("Myllyt",), "Liikkuvuusjakso auttaa"),
    (("Myllyt",), "Muulle henkilöstölle"),
)


@pytest.fixture(scope="module")
def mills(guide_of: Callable[..., Index]) -> dict[Language, Searcher]:
    embedder = open_embedder("packaged", 2)
    return {"en": Searcher(guide_of("en", _EN), embedder), "fi": Searcher(guide_of("fi", _FI), embedder)}


@pytest.mark.parametrize(
    ("question", "language", "put"),
    [
        (
            "How many of us may go and look at the mill site beforehand?",
            "en",
            "How many of us may go on a preparatory visit?",
        ),
        ("Can two go to see the workplace before the students leave?", "en", "Can two go on a preparatory visit?"),
        ("How many can sign up for a course in Malta?", "en", "How many can take part in a course?"),
        ("Can I take my class to a mill in Estonia?", "en", "Can I take a group to a mill?"),
        ("Can I stay with a partner in Malta?", "en", None),
        ("Can I stay in Norway?", "en", None),
        ("How much does a student get in Malta?", "en", None),
        ("Is the mill open?", "en", None),
        (
            "Montako meistä saa käydä katsomassa paikkaa etukäteen?",
            "fi",
            "Montako meistä saa käydä valmistelevalla vierailulla?",
        ),
        (
            "Mitä opiskelija saa siitä, että lähtee ulkomaille?",
            "fi",
            "Mitä hyötyä liikkuvuusjaksosta on opiskelijalle?",
        ),
        ("Saako maikka olla lukuvuoden Maltalla?", "fi", "Saako opettaja olla vuodeksi?"),
    ],
)
def test_what_is_asked_where_nothing_was_found(
    book: TermBook, mills: dict[Language, Searcher], question: str, language: Language, put: str | None
) -> None:
    assert say_plainly(read_question(question, language, book), mills[language]) == put


@pytest.mark.parametrize(
    ("question", "language", "put"),
    [
        ("Can our janitor go?", "en", "Can other staff go?"),
        ("Can our librarian go?", "en", None),  # the guide has a word for her
        ("May three schools apply together?", "en", "Can a consortium apply?"),
        (
            "A student wants to go for five months. Is there something for that?",
            "en",
            "Can a student be abroad for five months?",
        ),
        ("A teacher wants to go for five months. Is there something for that?", "en", None),
        ("Voiko vahtimestari lähteä?", "fi", "Voiko muu henkilöstö lähteä?"),
        ("Voiko kaksi koulua hakea yhdessä?", "fi", None),  # a guide without consortia
        (
            "Opiskelija haluaa olla poissa viisi kuukautta. Onko siihen jotain?",
            "fi",
            "Voiko opiskelija olla ulkomailla viisi kuukautta?",
        ),
    ],
)
def test_what_is_asked_from_the_start(
    book: TermBook, mills: dict[Language, Searcher], question: str, language: Language, put: str | None
) -> None:
    assert say_first(read_question(question, language, book), mills[language]) == put


def test_who_asks_from_abroad_takes_the_place_of_we(book: TermBook, mills: dict[Language, Searcher]) -> None:
    asked = read_question("We're a mill in Kenya; what could we be partners in?", "en", book)
    assert say_plainly(asked, mills["en"]) == "what could a mill in Kenya be a partner in?"
