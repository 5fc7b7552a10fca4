"""Countries as the guide names them: the region that they lie in, or the country that a town lies in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from assistant.countries import name_of, read_countries, regions_in
from assistant.units import Unit
from assistant.words import fold
from ingest.types import Language

_HOME = "FI"  # where the asker is: no guide has to name it
_MOST = 3


class PlaceNames:
    """The names by which a guide knows countries that people name otherwise. Immutable once made."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._known: dict[Language, dict[str, dict[str, None]]] = {"fi": defaultdict(dict), "en": defaultdict(dict)}
        for language, text in {(unit.language, unit.text) for unit in units if not unit.is_list}:
            known = self._known[language]
            for name, codes in regions_in(text):
                for code in codes:
                    known[code][name] = None
            for code in read_countries(text):
                known[code][name_of(code, language)] = None

    def missing_from(self, question: str, language: Language) -> tuple[str, ...]:
        """What the guide calls the countries of the question, where the question does not say it itself.

        "Saako ottaa koulun Minskistä?" gets "Valko-Venäjä" and "neighbourhood east", if the guide names these.
        """
        folded = fold(question)
        names = {
            n: None for code in sorted(read_countries(question) - {_HOME}) for n in self._known[language].get(code, {})
        }
        return tuple(name for name in names if fold(name)[:6] not in folded)[:_MOST]
