"""People tell their case and ask about it: the verdict, the words it rests on and the slide, in the bundled guide."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.types import Slide

TODAY = date(2025, 11, 24)


@pytest.mark.parametrize(
    ("question", "begins", "says", "slide"),
    [
        ("We opened our school this spring. Are we too new for accreditation?", "Yes.", "two years", 11),
        ("Perustimme oppilaitoksen viime keväänä. Onko meillä asiaa akkreditointiin?", "Ei.", "kaksi vuotta", 11),
        ("Our trainee has four days off. Can he do a work placement in Tallinn in that time?", "No.", "10 days", 13),
        ("Riittääkö viikko oppilaalle, joka menee yksin harjoitteluun Viroon?", "Ei.", "10 pv", 13),
        ("Is a year too long for a placement abroad?", "No.", "3–12 months", 13),
        ("Our 2025 project is still running. Must it follow the new travel rule?", "No.", "2026", 14),
        ("Koskeeko uusi matkustussääntö vuoden 2024 hankkeita?", "Ei.", "2026", 14),
        ("My son gets his diploma in May. May he still go abroad in autumn?", "Yes.", "12 months", 13),
        ("She finished her training fourteen months ago. Is she too late to go?", "Yes.", "12 months", 13),
        ("Kokkimme kilpailee Norjassa. Voiko opettaja lähteä hänen kanssaan?", "Kyllä.", "tukihenkilö", 13),
        ("I mentor apprentices in a hospital. Am I allowed to take a course abroad?", "Yes.", "instructors", 13),
        ("Minulla on leipomo ja otan harjoittelijoita. Saanko itse hakea rahaa?", "Kyllä.", "Yritykset", 8),
        ("Neither of our schools is accredited. Can we apply as a consortium?", "No.", "cannot apply", 11),
        ("Emme ole akkreditoituja. Voimmeko lähettää opiskelijan Kanadaan?", "Ei.", "globaaliin", 11),
        ("Could a Belgian chef come and teach us for a month?", "Yes.", "Invited experts", 15),
        ("Voiko itävaltalainen kokki tulla meille opettamaan puoleksi vuodeksi?", "Ei.", "Kutsutut", 15),
        ("I'm leading a group in Spain. Can I fly home a week before the others?", "No.", "whole period", 13),
        ("Is Ukraine in the programme?", "No.", "Türkiye", 9),
        ("Kuuluuko Bosnia Erasmukseen?", "Ei.", "Turkki", 9),
        ("Is Serbia a programme country?", "Yes.", "Serbia", 9),
        ("Can we send students to Ukraine?", "Yes.", "No. Short-term projects", 11),
        ("Pääseekö opettaja Japaniin?", "Kyllä.", "Ei. Lyhytkestoiset", 11),
        ("Can a museum apply for Jean Monnet Teacher training?", "No.", "teacher education institution", 33),
        ("Can a school that is only thinking about applying come to a contact seminar?", "Yes.", "planning", 38),
        ("It's 300 kilometres to the school, can we just fly?", "No, not as a rule.", "500 km", 14),
        ("May we fly if it is 900 km?", "Journeys", "500 km", 14),
        ("Our only partner is in Latvia. Is that enough for KA220?", "No.", "3 organisations", 19),
        ("Meillä on kumppanit Ruotsissa ja Norjassa. Riittääkö KA220:een?", "Kyllä.", "3 organisaatiota", 19),
        ("Saako sama koulu lähettää kaksi omaa KA210-hakemusta?", "Ei.", "vain yhden kerran", 22),
        ("Can we do capacity building in India?", "No.", "Caribbean", 31),
        ("We have no firm with us. Can we still apply for a CoVE?", "No.", "At least one company", 25),
    ],
)
def test_the_verdict_rests_on_what_the_case_is_about(
    guide_assistant: Assistant, question: str, begins: str, says: str, slide: int
) -> None:
    answer = guide_assistant.ask(question, today=TODAY)
    assert answer.text.startswith(begins)
    assert says in answer.text
    assert {c.locator.number for c in answer.citations if isinstance(c.locator, Slide)} == {slide}
