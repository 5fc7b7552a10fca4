"""What the page's tests share: a small guide of two languages with a hostile slide, ingested once."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.build import build_index
from ingest.embedder import open_embedder
from ingest.index import Index, open_index

ROOT = Path(__file__).resolve().parents[2]

# Everything that a page could take for markup. It must show as it stands here.
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> ![kuva](http://evil.example/x.png) "
    "[linkki](http://evil.example) **lihava** $a^2$ `koodi` :smile: :red[punainen] &amp;"
)

DECK_FI = f"""\
Hakuajat 2031

Pienimuotoisten kumppanuushankkeiden haku (KA210-VET):

5. maaliskuuta 2031 klo 13.00 Suomen aikaa

Kumppanuushankkeiden haku (KA220-VET):

6. maaliskuuta 2031 klo 13.00 Suomen aikaa



Kumppanuushankkeet (KA220)

• Vähintään 3 organisaatiota 3 ohjelmamaasta

• Hankkeen kesto: 12 – 36 kk

• Budjetti perustuu kertakorvaukseen (lump sum)

• 120 000 €

• 250 000 €



Vihamielinen dia

• Testiportaalin osoite on {HOSTILE}

• Toinen rivi



Mitä seuraavaksi?

• Ota meihin yhteyttä opas(@)example.org

\tDia 1: Hakuajat 2031
\tDia 2: Kumppanuushankkeet (KA220)
\tDia 3: Vihamielinen dia
\tDia 4: Mitä seuraavaksi?
"""
DECK_EN = f"""\
Application deadlines 2031

Call for small-scale partnerships (KA210-VET):

5 March 2031 at 13:00 Finnish time

Call for cooperation partnerships (KA220-VET):

6 March 2031 at 13:00 Finnish time



Cooperation partnerships (KA220)

• At least 3 organisations from 3 programme countries

• Duration of the project: 12–36 months

• The budget is based on a lump sum

• EUR 120,000

• EUR 250,000



Hostile slide

• The address of the test portal is {HOSTILE}

• Another line



What next?

• Contact us at opas(@)example.org

\tSlide 1: Application deadlines 2031
\tSlide 2: Cooperation partnerships (KA220)
\tSlide 3: Hostile slide
\tSlide 4: What next?
"""
MANIFEST = """\
[[document]]
id = "call-2031.fi"
file = "call-2031.fi.txt"
title = "Hakukierros 2031 <b>kutsu</b>"
language = "fi"
kind = "deck-text"
publisher = "Virasto & kumppanit"
edition = "2031"
url = "https://example.org/opas"
counterpart = "call-2031.en"
contact = "opas(@)example.org"

[[document]]
id = "call-2031.en"
file = "call-2031.en.txt"
title = "Call 2031 (unofficial translation)"
language = "en"
kind = "deck-text"
publisher = "Agency"
edition = "2031"
url = "https://example.org/opas"
counterpart = "call-2031.fi"
translation_of = "call-2031.fi"
contact = "opas(@)example.org"
"""


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment that points the page at the small guide."""
    corpus = tmp_path_factory.mktemp("page-corpus")
    files = {
        "corpus.toml": MANIFEST,
        "glossary.toml": (ROOT / "corpus" / "glossary.toml").read_text(encoding="utf-8"),
        "call-2031.fi.txt": DECK_FI,
        "call-2031.en.txt": DECK_EN,
    }
    for name, text in files.items():
        (corpus / name).write_text(text, encoding="utf-8")
    index = tmp_path_factory.mktemp("page-index")
    build_index(corpus, index, open_embedder("packaged", 2))
    return {"ERASMUS_GUIDE_CORPUS": str(corpus), "ERASMUS_GUIDE_INDEX": str(index)}


@pytest.fixture
def hostile() -> str:
    """What slide 3 says: text that a page could take for markup."""
    return HOSTILE


@pytest.fixture
def guide_in_use(guide: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    for name, value in guide.items():
        monkeypatch.setenv(name, value)
    return guide


@pytest.fixture(scope="session")
def index(guide: dict[str, str]) -> Index:
    return open_index(Path(guide["ERASMUS_GUIDE_INDEX"]), open_embedder("packaged", 2).name)
