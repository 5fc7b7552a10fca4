"""Finnish forms that no rule of `assistant.language.words` brings to their dictionary form: `python -m evals.forms`.

Writes `assistant/data/forms.fi.txt`: of the commonest words (wordfreq) those whose dictionary form (simplemma) is
unlike them by the rules ("rahoja" of "raha", "haetaan" of "hakea"), by dictionary form and folded. The engine needs
neither library for it: their tables take a second to load and much memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import simplemma
from wordfreq import top_n_list

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness_by_rule

FILE = Path(__file__).resolve().parents[1] / "assistant" / "data" / "forms.fi.txt"
_MOST = 120_000
_SHORTEST = 4
_KNOWN = 0.75
_HEAD = """\
# Finnish forms by dictionary form, folded, where no rule of assistant.language.words sees that they belong together.
# Made by `python -m evals.forms` from wordfreq's list of common words (CC BY-SA 4.0) and simplemma (MIT).
"""


def find_forms(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of dictionary form and form, folded, for words that carry a topic and are unlike their dictionary form."""
    common = load_stopwords("fi")
    for word in words:
        lemma = simplemma.lemmatize(word, lang="fi").lower()
        form, base = fold(word), fold(lemma)
        plain = form.isalpha() and base.isalpha() and min(len(form), len(base)) >= _SHORTEST
        if plain and form != base and not common & {form, base} and likeness_by_rule(base, form, "fi") < _KNOWN:
            yield base, form


def main() -> None:
    """Write the file."""
    bases: dict[str, set[str]] = defaultdict(set)
    for base, form in find_forms(top_n_list("fi", _MOST)):
        bases[form].add(base)
    forms: dict[str, list[str]] = defaultdict(list)
    for form, found in bases.items():
        if len(found) == 1:  # "valitan" is of "valita" and, folded, of "välittää"
            forms[next(iter(found))].append(form)
    lines = [f"{base}: {' '.join(forms[base])}\n" for base in sorted(forms)]
    FILE.write_text(_HEAD + "".join(lines), encoding="utf-8")
    print(f"{sum(map(len, forms.values()))} forms of {len(forms)} words in {FILE.name}")


if __name__ == "__main__":
    main()
