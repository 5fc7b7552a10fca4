"""Every statement keeps what it stands under: its label, lead-in, parent bullet, table or column."""

from __future__ import annotations

import pytest

from ingest.corpus import LoadedDocument
from ingest.layout import Column
from ingest.loaders import open_loader
from ingest.passages import split_section
from ingest.types import Document, DocumentKind, Passage, Slide


def split(text: str, kind: DocumentKind = "guide-page-text") -> list[tuple[tuple[str, ...], str]]:
    """The passages of a made document: what each stands under, and its text."""
    document = Document("d", "Title", "fi", kind, "", "", "")
    sections = open_loader(kind)(document, text)
    passages = [p for section in sections for p in split_section(document, text, section)]
    return [(p.heading_path, p.text) for p in passages]


def slide(text: str) -> list[tuple[tuple[str, ...], str]]:
    """The passages of a titled slide, without the title's own and the title above each."""
    source = f"Otsikko\n\n{text}\n\tDia 1: Otsikko\n\tDia 2: Toinen\n"
    return [(path[1:], said) for path, said in split(source, "deck-text") if said not in ("Otsikko", "Toinen")]


def on_slide(real_documents: dict[str, LoadedDocument], document_id: str, number: int) -> list[Passage]:
    found = real_documents[document_id].passages
    return [p for p in found if isinstance(p.locator, Slide) and p.locator.number == number]


@pytest.mark.parametrize(
    ("document_id", "text", "quote"),
    [
        (
            "vet-call-2026.fi",
            "Pienimuotoisten kumppanuushankkeiden haku (KA210-VET): 5. maaliskuuta 2026 klo 13.00 Suomen aikaa",
            "Pienimuotoisten kumppanuushankkeiden haku (KA210-VET):\n\n5. maaliskuuta 2026 klo 13.00 Suomen aikaa",
        ),
        (
            "vet-call-2026.en",
            "Call for small-scale partnerships (KA210-VET): 5 March 2026 at 13:00 Finnish time",
            "Call for small-scale partnerships (KA210-VET):\n\n5 March 2026 at 13:00 Finnish time",
        ),
    ],
)
def test_a_label_and_its_value_are_one_passage(
    document_id: str, text: str, quote: str, real_documents: dict[str, LoadedDocument]
) -> None:
    (passage,) = [p for p in on_slide(real_documents, document_id, 17) if "KA210" in p.text]
    assert passage.text == text
    assert real_documents[document_id].source[passage.start : passage.end] == quote


@pytest.mark.parametrize(
    ("document_id", "number", "text"),
    [
        ("vet-call-2026.fi", 19, "Budjetti perustuu kertakorvaukseen (lump sum): 120 000 €, 250 000 €, 400 000 €"),
        ("vet-call-2026.fi", 20, "Budjetti perustuu kertakorvaukseen (lump sum): 30 000 €, 60 000 €"),
        ("vet-call-2026.en", 19, "The budget is based on a lump sum: EUR 120,000, EUR 250,000, EUR 400,000"),
        ("vet-call-2026.en", 20, "The budget is based on a lump sum: EUR 30,000, EUR 60,000"),
        ("vet-call-2026.fi", 44, "Kyselytunti lyhytkestoisen liikkuvuushankkeen hakijalle: 5.2.2026 klo 14-15´.30"),
        ("revontuli-2027.fi", 9, "Tuki maksetaan kertakorvauksena (lump sum): 8 000 €, 16 000 €"),
    ],
)
def test_values_in_lines_of_their_own_stay_with_what_they_are_values_of(
    document_id: str, number: int, text: str, real_documents: dict[str, LoadedDocument]
) -> None:
    assert text in [p.text for p in on_slide(real_documents, document_id, number)]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (
            "Haku (KA1):\n\n5.3.2026\n\nHaku (KA2):\n\n6.3.2026",
            [((), "Haku (KA1): 5.3.2026"), ((), "Haku (KA2): 6.3.2026")],
        ),
        ("Kesto:\n\nnoin vuosi", [((), "Kesto: noin vuosi")]),
        ("• Kesto: 4 vuotta\n\n• Tuki: 80 %", [((), "Kesto: 4 vuotta"), ((), "Tuki: 80 %")]),
        ("Muodot:\n\n• yksi\n\n• kaksi", [((), "Muodot:"), (("Muodot",), "yksi"), (("Muodot",), "kaksi")]),
        ("Edistää\n• laatua\n• iloa", [((), "Edistää"), (("Edistää",), "laatua"), (("Edistää",), "iloa")]),
        (
            "• Edellyttää:\n• suunnitelmaa, joka on kirjoitettu\n• Ei edellytä kokemusta",
            [
                ((), "Edellyttää:"),
                (("Edellyttää",), "suunnitelmaa, joka on kirjoitettu"),
                (("Edellyttää",), "Ei edellytä kokemusta"),
            ],
        ),
        (
            "• Edellyttää:\n• suunnitelmaa, joka on kirjoitettu\n\n• Myös konsortio voi hakea",
            [
                ((), "Edellyttää:"),
                (("Edellyttää",), "suunnitelmaa, joka on kirjoitettu"),
                ((), "Myös konsortio voi hakea"),
            ],
        ),
        (
            "▪ Vähintään 8 partneria, joista\n- yksi yritys\n- yksi koulu\n▪ Kesto 4 vuotta",
            [
                ((), "Vähintään 8 partneria, joista"),
                (("Vähintään 8 partneria, joista",), "yksi yritys"),
                (("Vähintään 8 partneria, joista",), "yksi koulu"),
                ((), "Kesto 4 vuotta"),
            ],
        ),
        ("Ryhmä 2-30 pv\n\n Ohjaaja mukana\n", [((), "Ryhmä 2-30 pv"), (("Ryhmä 2-30 pv",), "Ohjaaja mukana")]),
    ],
    ids=lambda value: value[:20].replace("\n", "/") if isinstance(value, str) else "",
)
def test_lead_ins_labels_and_nested_bullets(text: str, passages: list[tuple[tuple[str, ...], str]]) -> None:
    assert slide(text) == passages


@pytest.mark.parametrize(
    ("heading", "rows"),
    [("Aukiolo", ("Maanantai 9–15", "Tiistai 10–16")), ("Deadlines", ("KA122: 19.2.2026", "KA210: 5.3.2026"))],
)
def test_a_heading_over_rows_ends_with_them(heading: str, rows: tuple[str, str]) -> None:
    text = f"{heading}\n{rows[0]}\n{rows[1]}\n\nMuuta kerrottavaa on vielä.\n\n• yksi"
    assert slide(text)[:4] == [
        ((), heading),
        ((heading,), rows[0]),
        ((heading,), rows[1]),
        ((), "Muuta kerrottavaa on vielä."),
    ]


def test_rows_lead_no_list() -> None:
    assert slide("Aukiolo\nMaanantai 9–15\nTiistai 10–16\n\n• yksi")[-1] == ((), "yksi")


@pytest.mark.parametrize("signs", ["+–", "✓✗"])
def test_what_is_not_allowed_is_no_part_of_what_is(signs: str) -> None:
    yes, no = signs
    text = f"Kulut:\n{yes} palkat\n{yes} vuokra\n{no} alkoholi\n{no} sakot"
    assert slide(text) == [((), "Kulut:")] + [
        (("Kulut",), said) for said in (f"{yes} palkat", f"{yes} vuokra", f"{no} alkoholi", f"{no} sakot")
    ]


def test_a_step_of_one_word_is_a_sentence_with_the_next() -> None:
    assert slide("1. Lähetä. Vahvistus tulee heti.\n2. Odota päätöstä.")[0] == ((), "1. Lähetä. Vahvistus tulee heti.")


def test_a_lead_in_with_a_paragraph_of_its_own_leads_no_bullets() -> None:
    passages = slide("Verkostojen hakuaika on:\n\nVerkostot (RV50) 14.10.2027\n\n• Hakemus jätetään verkossa")
    assert passages[-1] == ((), "Hakemus jätetään verkossa")


def test_links_gathered_at_the_end_stand_under_no_lead_in() -> None:
    text = "ESEP\n\n• https://esep.eu\n\nEPALE\n\n• https://epale.eu\n\nhttps://esep.eu\nhttps://epale.eu"
    assert [path for path, said in slide(text) if said.startswith("http")] == [("ESEP",), ("EPALE",), (), ()]


def test_the_lead_in_that_titles_a_slide_does_not_stand_above_the_next() -> None:
    source = "Paikalliset:\n\nKokeilut\n\nTalot\n\nKeskitetty:\n\nVerkostot\n\nTalvet\n\tDia 1\n\tDia 2: Toinen\n"
    passages = {said: path for path, said in split(source, "deck-text")}
    assert passages["Kokeilut"] == ("Paikalliset",)
    assert passages["Verkostot"] == ("Keskitetty",)


def test_a_sentence_keeps_the_label_of_the_one_before() -> None:
    assert slide("• Vihreä matka: Se tehdään junalla. Laivakin käy joskus.") == [
        ((), "Vihreä matka: Se tehdään junalla."),
        (("Vihreä matka",), "Laivakin käy joskus."),
    ]


@pytest.mark.parametrize("call", ["Huom!", "Huom.", "Note!"])
def test_a_lone_call_stays_with_its_sentence(call: str) -> None:
    assert slide(f"• {call} Muutos koskee vuotta 2026.") == [((), f"{call} Muutos koskee vuotta 2026.")]


TABLE = """\
Shares:

| Action | First | Last |
|---|---:|---|
| Pilot (RV1) | 90 % | – |
| | 40 % | 60 % | extra |

Paid in May.
"""


def test_a_table_is_read_row_by_row_with_its_headers() -> None:
    (lead, header, first, second, after) = split(f"# Payments\n\n{TABLE}", "markdown")
    assert lead == (("Payments",), "Shares:")
    assert header == (("Payments", "Shares"), "Action – First – Last")
    assert first == (("Payments", "Shares"), "Action: Pilot (RV1); First: 90 %; Last: –")
    assert second == (("Payments", "Shares"), "Action: ; First: 40 %; Last: 60 %; extra")
    assert after == (("Payments",), "Paid in May.")


def test_a_table_ends_where_its_rows_do() -> None:
    assert split("| Share | Paid |\n|---|---|\n| 40 % | May |\nThe rest follows.")[-2:] == [
        (("| Share | Paid |",), "Share: 40 %; Paid: May"),
        (("| Share | Paid |",), "The rest follows."),
    ]


@pytest.mark.parametrize("text", ["|---|---|", "a\n\n|\n\nb", "| |"])
def test_a_table_without_rows_does_no_harm(text: str) -> None:
    assert all(said.strip("|") for _, said in split(text))


COLUMNS = {
    ("vet-call-2026.fi", 9): {
        "Osallistuminen kumppanina mahdollista vain tietyissä hanketyypeissä": [
            "Ohjelmaan assosioitumattomat, kolmannet maat",
            "Tarkista aina",
        ],
        "Kaikissa hanketyypeissä": [
            "EU:n jäsenmaat ja",
            "Ohjelmaan assosioituneet",
            "Islanti",
            "Liechtenstein",
            "Norja",
            "Turkki",
            "Pohjois-Makedonia",
            "Serbia",
        ],
    },
    ("vet-call-2026.en", 9): {
        "Participation as a partner is possible only in certain project types": [
            "Third countries not associated",
            "Always check",
        ],
        "In all project types": [
            "EU Member States",
            "Third countries associated",
            "Iceland",
            "Liechtenstein",
            "Norway",
            "Türkiye",
            "North Macedonia",
            "Serbia",
        ],
    },
    ("vet-call-2026.fi", 11): {
        "Erasmus-akkreditoitujen rahoitus": [
            "Akkreditointihaku",
            "Rahoitusta vuoteen",
            "Edellyttää:",
            "Kansainvälisen",
            "Organisaatio on",
            "Ei edellytä",
            "Mahdollistaa",
            "Myös konsortio",
        ],
        "Lyhytkestoiset liikkuvuushankkeet (KA122)": [
            "Rahoitushaku helmikuussa",
            "Hankemuotoinen",
            "Max 30",
            "Ei mahdollisuutta",
            "Konsortiot eivät",
        ],
    },
    ("vet-call-2026.en", 11): {
        "Funding for organisations with Erasmus accreditation": [
            "Accreditation call",
            "Funding until 2027",
            "Requires:",
            "A strategic",
            "The organisation has",
            "Does not require",
            "Also makes",
            "A consortium can",
        ],
        "Short-term projects for mobility of learners and staff (KA122)": [
            "Funding call in February",
            "Project-based",
            "Max. 30",
            "No possibility",
            "Consortia cannot",
        ],
    },
    ("vet-call-2026.fi", 13): {
        "Oppijoiden liikkuvuus (opiskelijat, oppisopimusopiskelijat, vastavalmistuneet)": [
            "Opiskelijoille",
            "Oppisopimusopiskelijoille",
            "Vastavalmistuneille",
            "Lyhytkestoinen",
            "ErasmusPro",
            "Ammattitaitokilpailuissa",
            "Mahdollinen tukihenkilö",
            "Ryhmäliikkuvuus",
            "Opettaja(t)",
            "Vertaisryhmä",
        ],
        "Henkilöstön liikkuvuus (opettajat, muu henkilöstö, työpaikkaohjaajat)": [
            "Opettajille",
            "Työpaikkaohjaajille",
            "Työnvarjostus",
            "Vastaanottavasta",
            "Samaa mentoria",
            "Opetusjaksot",
            "Osallistuja antaa",
            "Kurssit",
            "Henkilö voi",
            "Samalle kurssille",
        ],
    },
    ("vet-call-2026.en", 13): {
        "Mobility of learners (learners, apprentices, recent graduates)": [
            "For learners",
            "For apprentices",
            "For recent",
            "Short-term 10",
            "ErasmusPro",
            "Competing",
            "Possible accompanying",
            "Group mobility",
            "Teacher(s)",
            "Peer group",
        ],
        "Mobility of staff (teachers, other staff, workplace instructors)": [
            "For teachers",
            "For workplace",
            "Job shadowing",
            "The receiving",
            "The same mentor",
            "Teaching or training",
            "The participant",
            "Courses",
            "A person",
            "Max. three",
        ],
    },
}


@pytest.mark.parametrize(("document_id", "number"), COLUMNS, ids=lambda value: str(value))
def test_every_statement_of_a_two_column_slide_stands_under_its_column(
    document_id: str, number: int, real_documents: dict[str, LoadedDocument]
) -> None:
    columns = COLUMNS[document_id, number]
    found: dict[str, list[str]] = {heading: [] for heading in columns}
    for passage in on_slide(real_documents, document_id, number):
        under = [heading for heading in columns if heading in passage.heading_path]
        assert len(under) <= 1
        for heading in under:
            found[heading].append(passage.text)
    for heading, beginnings in columns.items():
        assert len(found[heading]) == len(beginnings)
        for text, beginning in zip(found[heading], beginnings, strict=True):
            assert text.startswith(beginning)


def test_a_column_ends_where_the_layout_says() -> None:
    source = "Otsikko\n\n• yksi\n\n• kaksi\n\n• kolme\n\tDia 1: Otsikko\n\tDia 2: Toinen\n"
    document = Document("d", "D", "fi", "deck-text", "", "", "")
    section, _ = open_loader("deck-text")(document, source)
    columns = (Column(heading="Palsta", first="yksi", last="kaksi"),)
    passages = split_section(document, source, section, columns)
    assert [(p.text, p.heading_path) for p in passages] == [
        ("Otsikko", ("Otsikko",)),
        ("yksi", ("Otsikko", "Palsta")),
        ("kaksi", ("Otsikko", "Palsta")),
        ("kolme", ("Otsikko",)),
    ]


@pytest.mark.parametrize(
    ("document_id", "headings"),
    [
        (
            "vet-call-2026.fi",
            {
                "Erasmus-akkreditointi": "Avaintoimi 1: Oppimiseen liittyvä henkilöiden liikkuvuus",
                "Kapasiteetinvahvistamishankkeet": "Avaintoimi 2: Organisaatioiden ja oppilaitosten välinen yhteistyö",
                "Jean Monnet -verkostot": "Jean Monnet -toiminnot",
            },
        ),
        (
            "vet-call-2026.en",
            {
                "Erasmus accreditation": "Key Action 1: Learning mobility of individuals",
                "Capacity Building projects": "Key Action 2: Cooperation among organisations and institutions",
                "Jean Monnet Networks": "Jean Monnet actions",
            },
        ),
    ],
    ids=["fi", "en"],
)
@pytest.mark.parametrize("number", [10, 16, 24, 32])
def test_actions_on_overview_slides_stand_under_their_key_action(
    document_id: str, headings: dict[str, str], number: int, real_documents: dict[str, LoadedDocument]
) -> None:
    under = {p.text: p.heading_path for p in on_slide(real_documents, document_id, number)}
    for action, heading in headings.items():
        assert under[action] == (heading,)
