"""Guides of other programmes, made up, to see whether answers hold when they lie beside the real ones.

`python -m evals.distractors FOLDER --pages 400` copies the corpus into FOLDER and adds guides as PDF, half of the
pages in Finnish and half in English: other programmes with deadlines, grants and rules of their own, worded like
the real ones. Then: `python -m ingest --corpus FOLDER` and `python -m evals --corpus FOLDER run`.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.manifest import NAME, Entry
from ingest.manifest_edit import add_entry
from ingest.settings import load_settings
from ingest.types import Language

_PAGES_A_GUIDE = 50
_MONTHS: dict[Language, tuple[str, ...]] = {
    "fi": (
        "tammikuuta",
        "helmikuuta",
        "maaliskuuta",
        "huhtikuuta",
        "toukokuuta",
        "syyskuuta",
        "lokakuuta",
        "marraskuuta",
    ),
    "en": ("January", "February", "March", "April", "May", "September", "October", "November"),
}
_PROGRAMMES: dict[Language, tuple[str, ...]] = {
    "fi": (
        "Pohjantähti",
        "Saaristosilta",
        "Kulttuuripolku",
        "Metsäverkko",
        "Jääkenttä",
        "Lumiura",
        "Rantatie",
        "Revontuli",
    ),
    "en": (
        "North Star",
        "Archipelago Bridge",
        "Culture Path",
        "Forest Net",
        "Ice Field",
        "Snow Track",
        "Shore Road",
        "Aurora",
    ),
}
_ACTIONS: dict[Language, tuple[str, ...]] = {
    "fi": (
        "kylävierailut",
        "museovaihto",
        "kuorohankkeet",
        "kirjastoyhteistyö",
        "nuorten leirit",
        "käsityöpajat",
        "festivaalituki",
    ),
    "en": (
        "village visits",
        "museum exchange",
        "choir projects",
        "library cooperation",
        "youth camps",
        "craft workshops",
        "festival support",
    ),
}
_SENTENCES: dict[Language, tuple[str, ...]] = {
    "fi": (
        "{programme}-ohjelman {action} tukevat paikallisia yhdistyksiä ja kuntia.",
        "Haku toimintoon {code} päättyy {day}. {month} {year} klo {hour}.00.",
        "Toiminnon {code} tuki on enintään {amount} euroa hanketta kohti.",
        "Hankkeen kesto on {low}–{high} kuukautta.",
        "Hakijana voi olla yhdistys, kunta tai säätiö, joka on toiminut vähintään {low} vuotta.",
        "Hankkeessa on vähintään {low} kumppania {low} eri maakunnasta.",
        "Tuesta maksetaan {share} prosenttia ennakkona ja loput loppuraportin jälkeen.",
        "Matkatuki on {small} euroa osallistujaa kohti, kun matka on {low}00–{high}00 kilometriä.",
        "Loppuraportti toimitetaan {day} päivän kuluessa hankkeen päättymisestä.",
        "Lisätietoja toiminnosta {code} antaa {programme}-toimisto arkisin klo {hour}–15.",
    ),
    "en": (
        "The {action} of the {programme} programme support local associations and municipalities.",
        "The call for action {code} closes on {day} {month} {year} at {hour}:00.",
        "The grant of action {code} is at most EUR {amount} for each project.",
        "A project lasts {low} to {high} months.",
        "The applicant is an association, a municipality or a foundation that has worked for at least {low} years.",
        "A project has at least {low} partners from {low} different counties.",
        "Of the grant {share} % is paid in advance and the rest after the final report.",
        "Travel support is EUR {small} for each participant where the distance is {low}00 to {high}00 km.",
        "The final report is delivered within {day} days of the end of the project.",
        "The {programme} office answers questions on action {code} on weekdays from {hour} to 15.",
    ),
}
_HEADER: dict[Language, tuple[str, str, str]] = {
    "fi": ("Toiminto", "Tuki", "Kesto"),
    "en": ("Action", "Grant", "Duration"),
}
_NAMES: dict[Language, tuple[str, str]] = {
    "fi": ("{programme}-ohjelman opas {year}", "Luku {number}: {action}"),
    "en": ("{programme} Programme Guide {year}", "Chapter {number}: {action}"),
}


@dataclass(frozen=True, slots=True)
class Made:
    """A guide that was made: its file, title and language."""

    path: Path
    title: str
    language: Language
    pages: int


def make_guide(path: Path, language: Language, pages: int, seed: int) -> Made:
    """Write a guide of so many A4 pages with bookmarks, running heads, bullets and tables; the same for a seed."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    chance = random.Random(f"{language}{seed}")
    programme = _PROGRAMMES[language][seed % len(_PROGRAMMES[language])]
    year = 2024 + seed // len(_PROGRAMMES[language]) % 3
    title = _NAMES[language][0].format(programme=programme, year=year)
    sheet = canvas.Canvas(str(path), pagesize=A4, invariant=True)
    sheet.setTitle(title)
    for number in range(1, pages + 1):
        action = chance.choice(_ACTIONS[language])
        heading = _NAMES[language][1].format(number=number, action=action)
        known = {
            "programme": programme,
            "action": action,
            "code": f"{programme[:2].upper()}{100 + number}",
            "year": year,
        }
        sheet.bookmarkPage(f"p{number}")
        sheet.addOutlineEntry(heading, f"p{number}", 0)
        _draw_page(sheet, chance, language, title, heading, number, known)
    sheet.save()
    return Made(path, title, language, pages)


def _draw_page(
    sheet: Any, chance: random.Random, language: Language, title: str, heading: str, number: int, known: dict[str, Any]
) -> None:
    sheet.setFont("Helvetica", 8)
    sheet.drawString(50, 815, title)
    sheet.drawCentredString(297, 22, str(number))
    sheet.setFont("Helvetica-Bold", 15)
    sheet.drawString(50, 770, heading[:70])
    sheet.setFont("Helvetica", 10)
    height = 740.0
    sentences = [_say(chance, language, known) for _ in range(26)]
    for start in range(0, 18, 3):
        for line in _wrap(" ".join(sentences[start : start + 3]), 92):
            sheet.drawString(50, height, line)
            height -= 13
        height -= 8
    for sentence in sentences[18:23]:
        for row, line in enumerate(_wrap(sentence, 86)):
            sheet.drawString(62 if row else 52, height, line if row else f"\u2022 {line}")
            height -= 13
        height -= 2
    rows = [
        _HEADER[language],
        *((f"{known['code']}-{k}", f"{chance.randrange(5, 90)} 000 €", f"{k * 3} kk") for k in range(1, 5)),
    ]
    for cells in rows:
        height -= 15
        for column, text in enumerate(cells):
            sheet.drawString(55 + 160 * column, height, text)
            sheet.rect(50 + 160 * column, height - 4, 160, 15)
    sheet.showPage()


def _say(chance: random.Random, language: Language, known: dict[str, Any]) -> str:
    low = chance.randrange(2, 9)
    values = {
        "day": chance.randrange(1, 29),
        "month": chance.choice(_MONTHS[language]),
        "hour": chance.randrange(8, 15),
        "amount": f"{chance.randrange(4, 95)} 000",
        "small": chance.randrange(20, 400),
        "share": chance.choice((30, 40, 60, 70, 80)),
        "low": low,
        "high": low + chance.randrange(3, 20),
    }
    return chance.choice(_SENTENCES[language]).format(**known, **values)


def _wrap(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def add_distractors(corpus: Path, folder: Path, pages: int) -> tuple[Made, ...]:
    """Copy `corpus` into `folder`, which must not exist, and add guides of so many pages in all."""
    shutil.copytree(corpus, folder)
    if not (folder / NAME).exists():
        raise FileNotFoundError(f"{corpus}: no {NAME}")
    made = []
    left, seed = pages, 0
    while left > 0:
        language: Language = "fi" if seed % 2 == 0 else "en"
        name = f"other-{seed + 1:02}.{language}"
        guide = make_guide(folder / f"{name}.pdf", language, min(_PAGES_A_GUIDE, left), seed // 2)
        made.append(guide)
        entry = Entry(
            id=name,
            file=guide.path.name,
            title=guide.title,
            language=language,
            kind="pdf-guide",
            edition=guide.title[-4:],
        )
        add_entry(folder, entry)
        left, seed = left - guide.pages, seed + 1
    return tuple(made)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the corpus with distractors."""
    parser = argparse.ArgumentParser(prog="python -m evals.distractors", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--corpus", metavar="DIR")
    options = parser.parse_args(arguments)
    if options.folder.exists():
        print(f"error: {options.folder} exists already. Name a new folder.", file=sys.stderr)
        return 1
    made = add_distractors(load_settings(options.corpus).corpus, options.folder, options.pages)
    print(f"{options.folder}: {len(made)} guides with {sum(guide.pages for guide in made)} pages added.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
