"""Countries as the guide names them: the region that they lie in, or the country that a town lies in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from assistant.language.words import fold
from assistant.names.countries import HOME, is_of_trips, name_of, read_countries, regions_in, suits
from assistant.passages.units import Unit
from ingest.types import Language

_MOST = 3


class PlaceNames:
    """The names by which a guide knows countries that people name otherwise. Immutable once made."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._known: dict[Language, dict[str, dict[str, None]]] = {"fi": defaultdict(dict), "en": defaultdict(dict)}
        for language, text in dict.fromkeys((unit.language, unit.text) for unit in units if not unit.is_list):
            known = self._known[language]
            for name, codes in regions_in(text):
                for code in codes:
                    known[code][name] = None
            for code in read_countries(text):
                known[code][name_of(code, language)] = None

    def names_in(self, code: str, language: Language) -> tuple[str, ...]:
        """The names by which the documents of a language know a country: its region's, its own."""
        return tuple(self._known[language].get(code, {}))

    def missing_from(self, question: str, language: Language) -> tuple[str, ...]:
        """What the guide calls the countries and regions of the question, where the question does not say it itself.

        A trip goes by one name alone: "Can we send students to Georgia?" gets "global mobility", no region of partners.

        "Saako ottaa koulun Minskistä?" gets "Valko-Venäjä" and "neighbourhood east", if the guide names these; "outside
        Europe" gets "global mobility".
        """
        folded, known = fold(question), self._known[language]
        asked = sorted(read_countries(question) - {HOME})
        own = {name_of(code, language) for code in asked}
        names = dict.fromkeys(sorted((n for code in asked for n in known.get(code, {})), key=lambda n: n not in own))
        for _, codes in regions_in(question):
            names |= dict.fromkeys(_in_common([known.get(code, {}) for code in sorted(codes)]))
        fitting = [name for name in names if fold(name)[:6] not in folded and suits(name, folded)]
        of_trips = [name for name in fitting if is_of_trips(name, folded)]
        return tuple(of_trips or fitting)[:_MOST]


def _in_common(named: Sequence[Iterable[str]]) -> list[str]:
    """The names that all countries of a region go by."""
    first, *rest = named
    return [name for name in first if all(name in others for others in rest)]
