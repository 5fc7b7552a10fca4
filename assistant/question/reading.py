"""Reading a question: what is asked, about what, in which language, for which year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.language.spoken import write_out
from assistant.language.stopwords import is_common, load_stopwords
from assistant.language.words import fold, split_words
from assistant.names.place_groups import PlaceGroups, place_groups
from assistant.names.terms import Mention, TermBook
from assistant.question.cues import Ask, cue, patterns_of, read_asks
from assistant.question.renamed import Renamed
from ingest.types import Language
from ingest.values import Value, read_values

_VALUE_ASKS: tuple[Ask, ...] = ("deadline", "time", "duration", "share", "amount", "count", "contact", "place")
_COUNTED = re.compile(
    r"\b(?:montako|kuinka mon(?:ta|en|essa|esta|elle|elta)|"
    r"mon(?:ta|(?:essa|esta|elle|elta|ella|een)(?:ko|ks)?|iko|enko)|how many)\s+"
    r"(?:eri\s+|different\s+|other\s+)?(?P<noun>\w+(?:[ -]\w+){0,2})"
)
# "mihin mennessä" asks for no place, nor does "mihin maihin", "mihin neljään asiaan" or "mihin tukea ei myönnetä".
_NOT_WHERE = re.compile(
    r"\bmihin (?:mennessa|aikaan|kellon\w*|paivaan\w*|asti|saakka|kaikkeen|kahteen|kolmeen|neljaan|viiteen|kuuteen|"
    r"seitsemaan|(?:\w+ )?(?!osoittei|sivui|paikkoi)\w+(?:[aeouy]ihin|isiin|[uoy]ksiin))\b|"
    r"\bmista (?:\w+ )?(?!kaikista|\w*(?:osoit|sivu|paik|link|lomak))\w{2,}"
    r"(?:[aeouy]ista|ksista|kunnista|osista|kolkista)\b|"
    r"\bmihin (?=(?:\S+ ){0,2}?(?:\w*(?:tukea|avustusta|rahoitusta|apurahaa|rahaa)) "
    r"(?:ei |voi |saa |voidaan )?(?:saa|saada|myonn\w+|kayt\w+|anne\w+|hakea)\b)|"
    r"\bmihin (?=(?:\S+ ){0,6}?(?:vaikut\w+|perustu\w+|pyri\w+|tahta\w+|tahtaa\w*|nojaa\w*|nojau\w+|panost\w+)\b)"
)
_NAME = re.compile(r"(?<=[a-zåäö0-9,:;)] )[A-ZÅÄÖ][a-zåäö]{2,}(?![\w-])")
_MONEY = re.compile(
    r"euro|raha|avustu|tuki|tuen|rahoitus|grant|money|much|fund|"
    r"\bpaljon\w* (?:(?!aika|paiv|vuo|kuuk|tunt|viik)\w+ ){0,2}?(?:saa|saavat|saadaan)\b"
)
_HOW_MUCH_AT_ALL = re.compile(r"\bpaljon|how much|how big|how large|\bmika\b|\bwhat\b|summa|\bamount|\d")
LONGEST_CUE = 24  # a longer match is a whole question, not a phrase that asks
# "who cannot get money at all", "in which cases is the grant taken back": no sum is asked for.
_CASES = re.compile(
    r"\b(?:which|what) (?:(?:two|three|four|five|six) )?"
    r"(?:cases|reasons|conditions|situations|circumstances|grounds)\b|"
    r"\b(?:missa|milla|mista) (?:tapauksi\w+|tilantei\w+|sy[iy]\w+|ehdoi\w+|edellytyks\w+|perustei\w+)"
)
_HOW_MANY = re.compile(r"(?:montako|kuinka monta|monta|\bmoniko)(?! eur)|how many(?! eur)")
_QUESTION_WORDS = (
    r"(?:(?:at (?:most|least)|enintaan|korkeintaan|vahintaan) )?"
    r"(?:(?:roughly |about |exactly )?(?:at|by|in|on|to|for|from|until|till|with|about|above|below|under|over|within|"
    r"after|before|up to|through|roughly|noin) )?(?:paljo\w*|palj\w*|kuinka|miten|monta\w*|mones\w*|moni\w*|mon\w+|"
    r"milloin|"
    r"millo\w*|koska|kauan\w*|mika|mita|mitka|mihin|mista|missa|milla|mille|minka|minne|minä|mina|miks\w*|kuka|ketka|kene\w*|keta|"
    r"what|when|how|which|who|whom|whose|where|why|list|luettele|kerro|tell)\b"
)
_INTERROGATIVE = re.compile(rf"^\W*(?:(?:ja|no|siis|entas?|hei|and|so|well|hi)\W+)?{_QUESTION_WORDS}")
_LATER_INTERROGATIVE = re.compile(rf"[,:;–—-] (?:and |ja |siis )?{_QUESTION_WORDS}")
_HOW_MUCH_OF = re.compile(r"\bpaljon\w* (?P<noun>[a-zåäö]+(?<![sl]ta)(?<!ss[aä])(?<!ll[aä])(?<!lle)(?<!ksi))(?!\w)")
_HOW_MUCH_ASKED = re.compile(
    r"\bpaljon|how (?:much|many|big|large|high)|\bsumma|\bamount|lump sum|kertakorvau|\bsuuri|\biso"
)
_SUM = re.compile(r"\bpaljon|how much|euro|\beur\b")
_HOW_MUCH = re.compile(r"\bpaljon|how much|euro|\beur\b|lump sum|kertakorvau|avustu")
# A question for one number asks for no list, whatever follows: "what share of the costs", "kuinka paljon … voi saada".
_ONE_VALUE = re.compile(
    r"^\W*(?:paljon\w*|(?:kuinka|miten) (?:paljon|is[on]\w*|suur\w*|mon\w+|pitka\w*)|mon(?:ta\w*|iko)|"
    r"how (?:much|many|long|big)|what (?:share|percentage|proportion|part)|within what time)\b"
)
_SEVERAL = re.compile(r"\b(?:luettele|listaa|list|mitka|which|kaik\w+|all|each|kukin|ja|seka|and)\b")
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)(?! ?(?:€|e\b|eur))", re.IGNORECASE)  # "1900 e" is a sum
_BEFORE_YEAR = (
    r"(?:(?:^|\s)(?:vuonna|vuoden|vuodelle|vuodelta|vuodeksi|(?:in|for|of|during)(?: the)?(?: year)?|the year|year))\s+"
)
_SENTENCES = re.compile(r"(?<=[^\d\s][.!?])\s+(?=[^\W\d_]|\d)")
# A yes/no question by its first verb or its last words, in text without marks: "täyttyykö", "Would it", "…, ok?".
_POLAR = re.compile(
    r"^\W*(?:and )?whether\b|"
    r"(?:^|[,:;–—-] ?|\b(?:and|but|so|ja|mutta|niin|ni) )\W*(?!koko |joko |jatko )(?:\S+ ){0,2}?\w{2,}(?<!k)ko(?:han|"
    r"s)?\b|"
    r"(?:^|[,:;–—-] )(?:so |and |but |then |well |also )*"
    r"(?:is|are|can|could|may|might|must|should|do|does|did|will|would|has|have|am|was|were)\b(?:n.t)? (?:not )?"
    r"(?!you (?:please )?(?:tell|list|give|explain|show|help|say|name|mention|describe|outline|summari[sz]e|remind|"
    r"run through|go through|go over|walk (?:me|us)|let (?:me|us) know)\b)|"
    r"(?:^|[,:;–—-] )(?:still|too|big|good|fine|ok|okay|(?:\w+ )?enough|sufficient|allowed|possible|legal|valid|"
    r"eligible)\b|"
    r"(?:^|[,:;–—-] ?|\b(?:and|ja|mutta|niin|ni|no) )\W*(?:\S+ ){0,2}?(?:\w*(?:(?:aa|ee|ii|oo|uu|yy)|(?:aa|da)n)ks|"
    r"(?:on|voi|voisi?|sai?|saisi?|pitais|pitas|kay|kavis|oli|olis|ei|en|et|emme)ks)(?:e|i|u|a)?(?:han)?\b|"
    r"\b(?:confirm|check|verify|clarify|tell (?:me|us)|know|wonder(?:ing)?|ask) whether\b|"
    r"\b(?:vielako|onnistuuko|voiko|saako|saaks|voiks|paaseeko|kelpaako|riittaako|tarvitaanko|pitaako)\b"
    r"(?: \S+){0,2}\W*$|"
    r"\b(?:allowed|possible|ok|okay|all right|fine|permitted|enough|eligible|too late|in time|too early|accepted|"
    r"sallittu\w*|"
    r"right|correct|true|is that so|vai|totta|"
    r"mahdollista|mukana|pakollinen|pakollista|required|needed|supported|mandatory)(?: (?:or no|or not|vai ei|too|"
    r"also))?\W*$"
)
_LISTING = re.compile(r"\b(?:luettele\w*|listaa|list|name|mitka|ketka|which|what|mita|kuka|who)\b")
_SPACES = re.compile(r" {2,}")
_ADDED = re.compile(r"\s*\([^()]*\)$")
_LIST_AS_THING = re.compile(r"(?<!to )(?<!you )(?<!please )\blist\b")
_INDIRECT = re.compile(r"(?<=\w )(?:what|which|who|mita|mitka|ketka|kuka)\b")
_SHOWN = re.compile(
    r"\b(?:know|see|tell|show|say|stat\w+|given?|clear|defin\w+|kerro\w*|nahda|tietaa|maaritel\w+|sano\w*)\b"
)
_CONDITION = re.compile(
    r"(?:^|,\s+|(?<=\w)\s+)(?:jos|mikäli|if|in case|unless|when it comes to|mitä tulee)\s[^,?.;:]*"
    r"(?:,|(?=[?.;:])|$)|"
    r"^when (?:we|you|they|i|he|she|it|the|an?|our|my|your|their|this|that|someone|somebody|nobody)\s[^,?.;:]*,",
    re.IGNORECASE,
)
# "Tell me if a school may apply" states no condition.
_ASKS_IF = re.compile(r"\b(confirm|check|verify|tell (?:me|us)|know|wonder(?:ing)?|ask) if\b", re.IGNORECASE)
_CONSEQUENCE = re.compile(
    r"\b(?:what (?:ha(?:p|pp)ens?|would happen|if)|"
    r"what (?:should|must|can|do|to) (?:i |we |you |one )?(?:have to |need to )?do|"
    r"mita (?:sitten |siita )?(?:tapahtuu|seuraa|tehdaan|tehda)|mita (?:\S+ ){0,3}\w+lle (?:tapahtuu|tehdaan|kay)|"
    r"mita (?:meidan )?(?:pitaa|pitaisi|taytyy|kuuluu) tehda|miten (?:kay|toimitaan))\b"
)
# "by experts or by staff?", "omaan piikkiin vai ennakkona?": one of two things, to which neither yes nor no answers.
_ALTERNATIVES = re.compile(
    r"\bvai (?!(?:ei\w*|mita|niin|ei ole|en|vain|vaan|pelkastaan|(?:onko|onks|oliko) (?:se|ne|juna|\w+ jo)|joko)\b)\w|"
    r"\bor (?:(?:by|in|on|at|from|per|after|before|only|just|instead|rather|do|does|is|are|must|should|afterwards) )"
)
# "…, or is it for teachers only?": the contrary of what is asked, said once more.
_OR_ONLY = re.compile(
    r"[,;]? (?:or (?:(?:is|are|was|were|does|do) (?:it|this|that|they|these|those) )?(?:only|just|solely|merely)|"
    r"(?:vai|tai) (?:(?:onko|onks|oliko|ovatko|onkohan) (?:\w+ ){1,2})?(?:vain|vaan|pelkästään|ainoastaan))\b[^?.;\d]*",
    re.IGNORECASE,
)
_MANNER = re.compile(r"^\W*(?:how (?:is|are|was|were|will|do|does|can|should|to)|miten|milla tavalla)\b")
_WHY = re.compile(r"^\W*(?:why|miksi|mista syysta)\b(?!.*\b(?:and|ja) (?:how|when|where|kuinka|milloin|missa|palj))")
# "Who is the applicant when a network is formed?": says in which case, and asks for no date.
_WHEN_AS = re.compile(
    r"^\W*(?:who|whom|whose|what|which|how|why|where)\b(?!.*\b(?:know|see|tell|find out|check|say|show|and|or),? "
    r"when\b)(?!.*\b(?:dates?|deadlines?|days?|due|months?)\b)"
    r".*\w when (?:an?|our|my|we|you|they|someone|somebody|one|it)\b"
)
_USE = re.compile(
    r"\bmihin (?:\S+ ){0,4}?(?:kayttaa|laittaa|kaytetaan|heru)\b|"
    r"\bwhat (?:can|may|could) .*\b(?:spent|used|used for|spend)\b|"
    r"\bwhat (?:can|may|could|do|does|will|would) (?:\S+ ){1,6}?(?:pay for|cover)\b|"
    r"\b(?:what|which) (?:kind|sort|type)s? of (?:expens|cost|spending|item|thing|activit|purchase)|"
    r"\bmita (?:\S+ ){0,3}(?:kattaa|kata|katetaan|kateta|korvaa|korvata|korvataan|sisaltaa|sisally)\b|"
    r"\b(?:millai|minkalai)\w+ (?:kulu|meno|kustannu|hankin)|"
    r"\b(?:mitka|mita) (?:\w+ )?(?:kulu|meno|kustannuks|hankin)\w+|"
    r"\bwhich (?:\w+ )?(?:costs|expenses)\b|\bwhat (?:\w+ )?(?:costs|expenses) (?:are|can|may|do|does|will|is|count)\b"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the question is about: a term (with the next wider one), or a word.

    `is_name` marks a word that is written with a capital inside the question: a proper name.
    """

    text: str
    term: str | None
    wider: str | None = None
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was understood.

    `asks` are the kinds of asking, `expects` the kinds of value that would answer; `items` the
    content words and terms; `scopes` the actions and activities named; `unknown_codes` those that look
    like an action code but belong to no term; `years` the bare years; `counted` the noun after "how many". `added` are
    the guide's own words for what it asks about, in brackets at the end of `text`; `place_groups` the countries'
    codes with the groups that the glossary puts them into.
    """

    text: str
    language: Language
    asks: tuple[Ask, ...]
    expects: tuple[str, ...]
    items: tuple[Item, ...]
    terms: frozenset[str]
    scopes: frozenset[str]
    unknown_codes: tuple[str, ...]
    uncovered: tuple[str, ...]
    years: tuple[int, ...]
    counted: str
    values: tuple[Value, ...]
    places: frozenset[str]
    organisations: frozenset[str]
    added: tuple[Renamed, ...] = ()
    place_groups: tuple[PlaceGroups, ...] = ()

    def asks_for(self, *kinds: Ask) -> bool:
        """True where any of the kinds is asked."""
        return any(kind in self.asks for kind in kinds)

    @property
    def wants_verdict(self) -> bool:
        """Whether a yes or a no is wanted: no list, and no two topics side by side."""
        side_by_side = self.asks_for("comparison") and len(self.scopes) > 1
        return self.asks_for("whether") and not self.asks_for("list") and not side_by_side

    @property
    def names_topic(self) -> bool:
        """Whether an action, an activity or a code is named, one that the guide does not cover too."""
        return bool(self.scopes or self.unknown_codes or self.uncovered)

    @property
    def main(self) -> Ask:
        """The strongest kind of asking."""
        return self.asks[0] if self.asks else "open"


def read_question(text: str, language: Language, book: TermBook) -> Reading:
    """Read one question."""
    mentions = book.link(text, language=language)
    if not any(book.is_scope(mention.term) for mention in mentions):
        mentions = book.link(text, loose=True, language=language)
    codes = [value for value in read_values(text) if value.kind == "code"]
    unknown = tuple(v.text for v in codes if book.term_of_code(v) is None and not _is_known_word(v, mentions, text))
    asked = _without_contrary(main_clause(asking_sentence(text)))
    asks = _settle(read_asks(asked), asked)
    terms = frozenset(m.term for m in mentions)
    scopes = frozenset(t for t in terms if book.is_scope(t))
    return Reading(
        text=text,
        language=language,
        asks=asks,
        expects=tuple(dict.fromkeys(kind for ask in asks for kind in cue(ask).expects)),
        items=_items(text, mentions, asks, scopes, book, language),
        terms=terms,
        scopes=_narrowest(scopes, book),
        unknown_codes=unknown + book.unknown_letters(text),
        uncovered=tuple(t for t in terms if not book[t].covered),
        years=tuple(int(y) for y in _YEAR.findall(text)),
        counted=_counted(text),
        places=frozenset(t for t in terms if book.is_place(t)),
        organisations=frozenset(t for t in terms if book.is_organisation(t)),
        values=tuple(v for v in read_values(write_out(text)) if v.kind not in ("code",)),
        place_groups=place_groups(text, book),
    )


def _without_contrary(asked: str) -> str:
    """A yes/no question without "or only …" at its end, which makes no choice of it."""
    short = _OR_ONLY.sub("", asked)
    return short if short != asked and _POLAR.match(fold(short)) else asked


def asking_sentence(text: str) -> str:
    """The sentences that ask, of a message that first says how things are: "We are two schools. Is that enough?"."""
    asking = [sentence for sentence in _SENTENCES.split(text) if "?" in sentence]
    return " ".join(asking) or text


def without_added(text: str) -> str:
    """A question without the topic that was added to its end in brackets."""
    return _ADDED.sub("", text.strip(" ?."))


def without_year(text: str, year: str) -> str:
    """A question without a bare year, "in 2026", "vuoden 2026", as where it is the guide's own; dates keep it."""
    in_dates = [(value.start, value.end) for value in read_values(text) if value.kind == "date"]

    def drop(found: re.Match[str]) -> str:
        inside = any(start < found.end() and found.end() <= end for start, end in in_dates)
        return found.group() if inside else ""

    return re.sub(
        rf"{_BEFORE_YEAR}(?<![\d.]){re.escape(year)}(?::\w+)?(?![\d-]|\.\d)", drop, text, flags=re.IGNORECASE
    ).strip()


def main_clause(text: str) -> str:
    """A question without its conditions: "jos myöhästymme" asks for no deadline."""
    rest = _SPACES.sub(" ", _CONDITION.sub(" ", _ASKS_IF.sub(r"\1 whether", text))).strip(" ,")
    return rest if len(split_words(rest)) > 1 else text


def _is_known_word(value: Value, mentions: tuple[Mention, ...], text: str) -> bool:
    """True where the code's words are part of a term's name, as "STEM" or "CoVE" may be."""
    before = len(split_words(text[: value.start]))
    return any(m.first <= before < m.stop for m in mentions)


def _settle(asks: tuple[Ask, ...], text: str) -> tuple[Ask, ...]:
    """Drop cues that another one explains: "how many months" is no count, "mistä" asks for no list."""
    if _CONSEQUENCE.search(fold(text)):
        return ("open",)
    kept = list(asks)

    def drop(*kinds: Ask) -> None:
        kept[:] = [ask for ask in kept if ask not in kinds]

    if "amount" in kept and (measured := _measured(text)) is not None:
        kept[kept.index("amount")] = measured
        kept[:] = [ask for ask in dict.fromkeys(kept) if ask != "share"]  # "kuinka paljon aikaa … osuuden välillä"
    if "duration" in kept:
        drop("count", "amount") if not _MONEY.search(fold(text)) else drop("count")
    if "share" in kept:
        drop("count", "amount") if not re.search(r"euro|summa|how much money", fold(text)) else drop("count")
    if "amount" in kept and ("who" in kept or _CASES.search(fold(text))) and not _HOW_MUCH_AT_ALL.search(fold(text)):
        drop("amount")
    if "amount" in kept and "count" in kept:
        how_much = _HOW_MUCH.search(fold(text)) and not _HOW_MANY.search(fold(text))
        drop("count") if how_much or not _HOW_MANY.search(fold(text)) else drop("amount")
    if any(ask in kept for ask in _VALUE_ASKS):
        drop("definition")
    polar = _POLAR.search(fold(text))
    asks_value = _LATER_INTERROGATIVE.search(fold(text)) and (polar is None or polar.start() > 0)
    if _INTERROGATIVE.search(fold(text)) or _ALTERNATIVES.search(fold(text)) or asks_value:
        drop("whether")
    elif polar is not None:
        drop("definition", *(() if _asks_listing(fold(text), polar.start() == 0) else ("list",)))
        kept += [] if "whether" in kept else ["whether"]
    if "whether" in kept and "amount" in kept and not _HOW_MUCH_AT_ALL.search(fold(text)):
        drop("amount")
    if "place" in kept and not any(p.search(_NOT_WHERE.sub(" ", fold(text))) for ps in _place() for p in ps):
        drop("place")
    if "contact" in kept or "duration" in kept:
        drop("place")
    if _ONE_VALUE.search(fold(text)) and not _SEVERAL.search(fold(text)):
        drop("list")
    if _USE.search(fold(text)) and not _SUM.search(fold(text)):
        drop("amount", "place")
    if _MANNER.search(fold(text)) and not _HOW_MUCH_ASKED.search(fold(text)):
        drop("amount", "list")
    if _WHY.search(fold(text)):
        drop(*_VALUE_ASKS)
    if "deadline" in kept and _WHEN_AS.search(fold(text)):
        drop("deadline")
    if "time" in kept and not re.search(r"milloin|koska|paiva|when|date|day", fold(text)):
        drop("deadline")
    return tuple(kept)


def _asks_listing(text: str, is_polar: bool) -> bool:
    """True where a folded yes/no question wants a list too; a list as a thing is none."""
    if is_polar:
        text = _LIST_AS_THING.sub(" ", text)
        text = text if _SHOWN.search(text) else _INDIRECT.sub(" ", text)
    return _LISTING.search(text) is not None


def _place() -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(cue("place").patterns.values())


def _measured(text: str) -> Ask | None:
    """What "how much" measures where it is no money: "paljonko päiviä" asks for a duration."""
    found = _HOW_MUCH_OF.search(text.casefold())
    if found and found["noun"].endswith("aikaa"):
        return "duration"
    value = unit_of(found["noun"]) if found else None
    return None if value is None else "duration" if value[0] == "duration" else "count"


def unit_of(noun: str) -> tuple[str, str] | None:
    """What a noun counts, as the value reader knows it: its kind and its unit; None where it does not."""
    values = [v for v in read_values(f"3 {noun}") if v.kind in ("count", "duration")]
    if not values or (values[0].kind == "count" and not values[0].unit):
        return None
    value = values[0]
    return (value.kind, value.unit) if value.kind == "count" else (value.kind, "")


def _items(
    text: str,
    mentions: tuple[Mention, ...],
    asks: tuple[Ask, ...],
    scopes: frozenset[str],
    book: TermBook,
    language: Language,
) -> tuple[Item, ...]:
    """The content words and terms, without those that only say what kind of answer is wanted."""
    words = split_words(text)
    dated = frozenset(word for v in read_values(text) if v.kind == "date" for word in split_words(v.text))
    names = frozenset(word for found in _NAME.finditer(text) for word in split_words(found.group())) - dated
    taken = {k: m for m in mentions for k in range(m.first, m.stop)}
    stop = load_stopwords("fi") | load_stopwords("en")
    items: list[Item] = []
    for position, word in enumerate(words):
        mention = taken.get(position)
        if mention is not None:
            if position == mention.first:
                name = " ".join(words[mention.first : mention.stop])
                items.append(Item(name, mention.term, book.nearest(mention.term)))
        elif word not in stop and (len(word) > 1 or word.isdigit()):
            items.append(Item(word, None, is_name=word in names))
    spoken_for = cue_words(text, asks)
    named = tuple(i for i in items if i.term in scopes or not (i.text in spoken_for or is_cue(i.text, asks)))
    telling = tuple(i for i in named if i.term is not None or i.is_name or not is_common(i.text, language))
    named = telling or named
    return tuple(dict.fromkeys(named or items))


def cue_words(text: str, asks: tuple[Ask, ...]) -> frozenset[str]:
    """The words of the phrases that said what kind of value is wanted: "pitkä" in "kuinka pitkä"."""
    folded = fold(text)
    patterns = patterns_of(ask for ask in asks if ask in _VALUE_ASKS)
    phrases = (found.group() for p in patterns for found in p.finditer(folded))
    return frozenset(word for phrase in phrases if len(phrase) <= LONGEST_CUE for word in split_words(phrase))


def is_cue(text: str, asks: tuple[Ask, ...]) -> bool:
    """True for a word that only says what kind of value is wanted."""
    if "time" in asks:
        asks = (*asks, "deadline")
    if any(cue(ask).neutral.fullmatch(text) for ask in asks if ask in _VALUE_ASKS):
        return True
    patterns = patterns_of(ask for ask in asks if ask in _VALUE_ASKS)
    return any(found is not None and found.group() == text for found in (p.search(text) for p in patterns))


def _narrowest(scopes: frozenset[str], book: TermBook) -> frozenset[str]:
    """Without those that another one narrows down: "Erasmus+" beside "KA220"."""
    wider = frozenset(w for scope in scopes for w in book.ancestors(scope))
    return scopes - wider


def _counted(text: str) -> str:
    """The one to three words after "how many", in lower case with their marks."""
    lower = text.casefold()
    found = _COUNTED.search(fold(text)) if len(fold(text)) == len(lower) else None
    return lower[found.start("noun") : found.end("noun")] if found else ""
