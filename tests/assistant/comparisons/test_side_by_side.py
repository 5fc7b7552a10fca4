"""Actions side by side: every cell is what the guide says of that very action."""

from __future__ import annotations

import pytest

from assistant.comparisons.side_by_side import POINTS, Profile, list_profiles
from assistant.engine import Assistant
from ingest.types import Language

pytestmark = pytest.mark.model

KNOWN: dict[Language, dict[str, dict[str, str]]] = {
    "fi": {
        "small-scale-partnerships": {"partners": "Vähintään 2", "duration": "6 – 24 kk", "grant": "60 000 €"},
        "cooperation-partnerships": {"partners": "Vähintään 3", "grant": "400 000 €", "deadline": "5. maalis"},
        "cove": {"partners": "8 partneria", "duration": "4 vuotta", "grant": "4 milj", "deadline": "3.9.2026"},
        "stem-skills-foundries": {"duration": "2 vuotta", "grant": "1,5 milj"},
        "short-term-projects": {"duration": "6-18 kk", "deadline": "19. helmikuuta 2026"},
    },
    "en": {
        "small-scale-partnerships": {"partners": "At least 2 organisations", "duration": "6–24", "grant": "60,000"},
        "capacity-building-vet": {"partners": "At least 4", "duration": "3 years", "grant": "500,000"},
        "erasmus-accreditation": {"deadline": "29 September 2026"},
    },
}  # fmt: skip


@pytest.fixture(scope="module", params=["fi", "en"])
def profiles(
    request: pytest.FixtureRequest, guide_assistant: Assistant
) -> tuple[Language, Assistant, dict[str, Profile]]:
    found = list_profiles(guide_assistant.searcher, request.param)
    return request.param, guide_assistant, {profile.topic.term: profile for profile in found}


def test_the_points_of_known_actions_are_right(profiles: tuple[Language, Assistant, dict[str, Profile]]) -> None:
    language, _, found = profiles
    for term, points in KNOWN[language].items():
        for point, said in points.items():
            assert said in found[term].cells[point].text, (term, point)  # type: ignore[index]


def test_what_the_guide_leaves_open_stays_open(profiles: tuple[Language, Assistant, dict[str, Profile]]) -> None:
    _, _, found = profiles
    assert set(found["accredited-mobility"].cells) == {"deadline"}
    assert "partners" not in found["short-term-projects"].cells


def test_a_wider_action_does_not_stand_for_one_of_its_parts(
    profiles: tuple[Language, Assistant, dict[str, Profile]],
) -> None:
    _, _, found = profiles
    assert "jean-monnet" not in found
    assert "alliances-for-innovation" not in found


def test_every_cell_has_verbatim_sources(profiles: tuple[Language, Assistant, dict[str, Profile]]) -> None:
    language, assistant, found = profiles
    index = assistant.searcher.index
    assert len(found) > 8
    for profile in found.values():
        assert set(profile.cells) <= set(POINTS)
        for cell in profile.cells.values():
            assert cell.citations
            for c in cell.citations:
                assert index.sources[c.document_id][c.start : c.end] == c.quote
                assert c.language == language
