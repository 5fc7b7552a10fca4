"""Actions without codes: names that head sections and begin rows of other ones."""

from __future__ import annotations

from assistant.names.headed_topics import find_headed_topics, name_of
from assistant.names.terms import TermBook
from ingest.glossary import Term
from ingest.types import Document, Language, Passage, Slide

EN = {
    "Who applies?": ("Peek: the learner", "Master Year: learner and master", "Journey Trail: the learner"),
    "Deadlines": ("Peek 3 March 2031", "Master Year 14 March 2031", "Journey Trail 4 April 2031"),
    "Peek: a taste": ("Duration: 3 days",),
    "Master Year (1/2)": ("Duration: 12 months",),
    "Journey Trail": ("Duration: 6 weeks",),
}
FI = {
    "Kuka hakee?": ("Kurkistus: oppija", "Mestarivuosi: oppija ja mestari", "Kiertopolku: oppija"),
    "Määräajat": ("Kurkistus 3.3.2031", "Mestarivuosi 14.3.2031", "Kiertopolku 4.4.2031"),
    "Kurkistus": ("Kesto: 3 päivää",),
    "Mestarivuosi": ("Kesto: 12 kuukautta",),
    "Kiertopolku": ("Kesto: 6 viikkoa",),
}


def deck(name: str, language: Language, slides: dict[str, tuple[str, ...]]) -> tuple[Document, list[Passage]]:
    passages = [
        Passage(f"{name}{number}-{k}", name, Slide(number, title), (title,), text, 0, 5)
        for number, (title, texts) in enumerate(slides.items(), start=1)
        for k, text in enumerate(texts)
    ]
    return Document(name, "Guide", language, "deck-text", "", "", "2031"), passages


def topics(slides: dict[str, tuple[str, ...]], known: tuple[Term, ...] = ()) -> set[str]:
    document, passages = deck("d", "en", slides)
    return {name for term in find_headed_topics(passages, {"d": document}, known) for name in term.en}


def test_headings_that_rows_of_several_slides_begin_with_are_topics() -> None:
    assert topics(EN) == {"Peek", "Master Year", "Journey Trail"}


def test_a_name_in_the_rows_of_one_slide_is_none() -> None:
    assert not topics({title: texts for title, texts in EN.items() if title != "Deadlines"})


def test_a_guide_whose_headings_name_known_actions_needs_none() -> None:
    known = Term(id="code:md1", kind="action", codes=("MD1",), en=("Journey Trail",))
    assert not topics(EN, (known,))


def test_the_slides_of_two_languages_give_one_topic() -> None:
    english, in_english = deck("g.en", "en", EN)
    finnish, in_finnish = deck("g.fi", "fi", FI)
    finnish = Document("g.fi", "Opas", "fi", "deck-text", "", "", "2031", "g.en")
    book = TermBook((), [*in_finnish, *in_english], {"g.fi": finnish, "g.en": english})
    assert [m.term for m in book.link("Paljonko Mestarivuodessa saa?")] == ["name:mestarivuosi"]
    assert [m.term for m in book.link("the Master Year")] == ["name:mestarivuosi"]


def test_a_name_is_what_stands_before_the_explanation() -> None:
    assert name_of("4. Local Leap: in your own village") == "Local Leap"
    assert not name_of("When to apply?")
    assert not name_of("Deadlines 2031: learners")
