"""Wordings that deny each other: "is it voluntary?" and "taking part is compulsory"."""

from __future__ import annotations

import re

from ingest.types import Language

NEGATION: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(
        r"\b(?:ei|eivat|eika|en|et|emme|ette|eivatka|muttei|muttemme|mutteivat|ilman|kielletty|kiellettya|lakkautettu|lakkautetaan|hylataan|evataan)\b|[✗✘❌✖✕☒]"
    ),
    "en": re.compile(
        r"\b(?:(?:not|no)(?! (?:later|earlier|sooner|longer|more|less|fewer) than)|"
        r"cannot|never|without|nor|neither|none|nobody|forbidden|prohibited|banned|off[ -]limits|discontinued|refuses|"
        r"rejects|(?:is|are|be) (?:refused|rejected|denied))\b|n't\b|"
        r"[✗✘❌✖✕☒]"
    ),
}
ONLY: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(
        r"\b(?:(?<!milloin )(?<!missa )(?<!mika )(?<!kuka )(?<!mihin )(?<!mita )(?<!mista )vain|ainoastaan|"
        r"pelkastaan|yksi|yhdelle|yhden|(?<!kuin )kerran)\b"
    ),
    "en": re.compile(r"\b(?:(?<!or )(?<!or are )(?<!or is )only|solely|just|(?<!than )(?<!least )once)\b"),
}
EXCEPT = re.compile(
    r"\b(?:paitsi|lukuun ottamatta|ellei\w*|jollei\w*|except|excluding|excluded|unless)\b(?P<what>[^.;)]*)"
)
# A list's own sign before an item that is not allowed; a statement keeps it only where others have "+" or "✓".
SHUT_OUT = re.compile(r"[-–−×xX]\s")
ONE_AT_MOST = re.compile(
    r"(?:max\.?|enint\w*|korkeintaan|at most|no more than|up to|only|vain) (?:(?:to|in|for) )?(?:1|one|once|yksi|"
    r"yhden|yhteen|yhta|"
    r"yhdelle|yhdessa|yhdella|kerran)\b"
)
# What is no obstacle and what is not demanded: a negation that says yes.
NO_BAR = re.compile(
    r"\b(?:ei|eivat) (?:\w+ )?(?:esta|rajoita|haittaa|vaadita|vaadi|edellyteta|edellyta|tarvita|tarvitse|ole este|"
    r"ole valia|ole merkitysta|ole (?:\w+ )?(?:rajattu|rajoitettu|pakolli\w+|pakko|vaatimu\w+|edellyty\w+|ehto))\b|"
    r"\b(?:does|do|is|are|need|have) not (?:\w+ )?(?:a (?:requirement|condition)|prevent|restrict|limit|hinder|require|"
    r"need|matter|necessary|required|needed|compulsory|mandatory|obligatory|restricted|limited)\w*|"
    r"\b(?:both|either) (?:are|is|will) (?:fine|ok|okay|all right|accepted|allowed|do)\b|"
    r"\b(?:kumpikin (?:kay|kelpaa)|molemmat (?:kayvat|kelpaavat))\b|"
    r"\bno (?:\w+ ){1,3}?(?:is |are )?(?:required|needed|necessary)\b|"
    r"\b(?:no need|need no|no obstacle|not necessary|no longer needed|poistuu|poistunut)\b"
)
HINDERS = re.compile(
    r"\b(?:este|esteen|esteena|esteeksi|estetta|estaak\w*|estaa|estyy\w*|"
    r"stops?|stopping|prevents?|bars?|hinders?|blocks?|disqualif\w+|"
    r"(?:rul(?:e|es|ed|ing)|kick(?:s|ed)?|shuts?|lock(?:s|ed)?)(?: (?!in\b)\w+){0,4} out|haittaa\w*|haittaak\w*|"
    r"(?:stand|get|com)\w* in (?:the|our|my|its|their|your) way|(?:clos|shut)\w* (?:\w+ ){0,2}doors?|"
    r"doors? (?:\w+ ){0,4}(?:closed|shut)|"
    r"ov(?:i|et) (?:\w+ ){0,4}(?:kiinni|sulje\w+|sulkeutu\w+)|sulke\w+ (?:\w+ ){0,3}ov\w+|"
    r"kaatuu\w*|kariutuu\w*|"
    r"sulke\w+ (?:\w+ ){0,3}(?:pois|ulos|ulkopuolelle)|poissulke\w+)\b"
)

# "Two people" are no two visits: of how many people, the numbers speak.
_NO_PEOPLE = (
    r"(?! (?:\w+ )?(?:people|persons|colleagues|participants|students|learners|pupils|teachers|members|staff|employees|"
    r"hlo\w*|henki\w+|ihmi\w+|opettaja\w*|opiskelija\w*|osallistuja\w*|kollega\w*|tyontekija\w*|oppila\w+|hengen)\b)"
)
# What the question supposes, and what the text says where it is not so. A question that says both is left alone.
_OPPOSED: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (HINDERS, NO_BAR),
    (
        re.compile(
            r"\b(?:earlier|previous\w*|before|been around|old|for years|long-standing|established|vanha|vanhoja|"
            r"(?:jo )?vuosia|vuosien ajan|pitkaan|ennestaan|aiem\w+|aikaisem\w+|jo ennen|ennen vuotta|"
            r"viime vuonna|last year)\b"
        ),
        re.compile(r"\b(?:uusi|uuden|uutta|uutena|new|ensimmaista kertaa|first time)\b"),
    ),
    (
        re.compile(
            r"\b(?:erikseen|separately|separate|oman? hakemu\w+|its own|their own|jokaisen|jokaista|kutakin|kaikkien|"
            r"every|each)\b"
        ),
        re.compile(
            r"\b(?:yhteensa|yhteenlaskettu\w*|together|in total|puolesta|on behalf|in one (?:part|instalment)|"
            r"yhdessa erassa)\b"
        ),
    ),
    # alone, where two go together; kept, where it is destroyed; public, where it is secret
    # for those with experience, where it is for newcomers
    (
        re.compile(r"\b(?:experienced|seasoned|veterans?|old hands|long[ -]time|kokene\w+|konkar\w+|pitkaan mukana)\b"),
        re.compile(
            r"\b(?:(?:new|first-time) (?:\S+ )?(?:applicants?|organisations?|participants?)|newcomers|beginners|"
            r"less experience|little experience|uusille|ensikertalais\w+|vahemman kokemusta|"
            r"vahan kokemusta|aloittelij\w+)\b"
        ),
    ),
    (
        re.compile(r"\b(?:yksin|yksinaan|alone|by (?:my|him|her|our|it|them)sel(?:f|ves)|unaccompanied)\b"),
        re.compile(
            r"\b(?:aina (?:kaksi|kolme|vahintaan)|pareittain|always (?:two|three|at least)|in pairs|"
            r"(?:two|three) (?:\w+ )?(?:always|together)|never alone)\b"
        ),
    ),
    (
        re.compile(r"\b(?:kept|keep|stored?|archived?|retain(?:ed)?|sailyt\w+|arkistoi\w+|talle(?:ssa|lla))\b"),
        re.compile(r"\b(?:destroyed|deleted|erased|wiped|shredded|havitetaan|poistetaan|tuhotaan|tyhjennetaan)\b"),
    ),
    (
        re.compile(
            r"\b(?:public|published|disclosed|open to (?:everyone|all|anyone)|julki(?:nen|sia|sta)|julkaistaanko|"
            r"julkaistaan|kaikkien (?:nahta|saata)vi\w+)\b"
        ),
        re.compile(r"\b(?:confidential|secret|not published|salai(?:nen|sia|sta)|luottamukselli\w+|salassa\w*)\b"),
    ),
    (
        re.compile(r"\b(?:challenged?|appeal\w*|contest(?:ed)?|oikaisu\w*|valit\w+|riitautta\w*|muutosta)\b"),
        re.compile(r"\b(?:(?:is|are) final|(?:on|ovat) lopulli\w+)\b"),
    ),
    # one application for two, where each sends one
    (
        re.compile(
            r"\b(?:(?:the same|one|a single|a joint|a shared) (?:application|form)|"
            r"(?:samalla|yhdella|yhteisella) (?:hakemuksella|lomakkeella)|sama(?:an|ssa) hakemu\w+|"
            r"yhtei(?:nen|sen) hakemu\w+)\b"
        ),
        re.compile(
            r"\b(?:(?:each|every) (?:\w+ ){0,3}?(?:appl(?:y|ies)|sends?|fills?|submits?)|appl(?:y|ies) separately|"
            r"(?:kukin|jokainen|kumpikin) (?:\w+ ){0,3}?(?:hakee|tayttaa|lahettaa|jattaa)|hakevat erikseen)\b"
        ),
    ),
    (
        re.compile(r"\b(?:brussels|brysselin|bryssel\w*|cet|central european|keski-euroopan|london|lontoon|gmt|utc)\b"),
        re.compile(r"\b(?:suomen aikaa|finnish time)\b"),
    ),
    (
        re.compile(r"\b(?:matter|matters|merkitysta|valia|difference|make a difference|vaikut\w+)\b"),
        re.compile(r"\b(?:either|regardless|whether or not|joko|riippumatta|yhteensa)\b"),
    ),
    # by what was spent, where it is a fixed sum
    (
        re.compile(
            r"\b(?:(?:real|actual|incurred|true) (?:costs?|expenses|expenditure)|invoices?|receipts?|"
            r"(?:todelli|toteutune)\w+ (?:kulu\w*|kustannu\w*|meno\w*)|"
            r"kuitt(?:i|ej|ia|ien)\w*|kuiti\w*|lasku(?:ja|jen|illa))\b"
        ),
        re.compile(r"\b(?:lump sums?|unit costs?|flat[ -]rates?|kertakorvau\w+|yksikkokustannu\w+|kiintea\w* summa)\b"),
    ),
    # every one, where one will do
    (
        re.compile(
            r"\b(?:must|(?:have|has|need) to|pitaa\w*|taytyy\w*|onko pakko)\b.*"
            r"\b(?:every|all|each|both|kaik\w+|jokai\w+|molem\w+)\b"
        ),
        re.compile(r"\b(?:one or (?:more|several)|at least one of|any of|yksi tai useam\w+|yhden tai useam\w+)\b"),
    ),
    # a part of the time, where the whole is wanted; the beginning, where it comes only later
    (
        re.compile(
            r"\b(?:puoli(?:val|mat)\w+|puoles\w*(?:val|mat)\w+|kesken|osan (?:ajasta|jaksosta|matkasta)|ennenaikai\w+|"
            r"ennen (?:muita|loppua)|"
            r"(?:palaa\w*|palata|kotiin|lahtea pois) (?:jo|aikaisemmin|aiemmin|ennen|"
            r"\w+ (?:viikon|paivan|kuukauden) jalkeen)|halfway|midway|part of the|"
            r"(?:leav\w+|left) (?:\w+ ){1,5}(?:alone|by themselves)|(?:only|just) (?:for )?the first|"
            r"vain ensimmais\w+|palaa\w* (?:\w+ ){1,3}(?:jalkeen|paivana)|"
            r"(?:leav\w+|return\w*|home|go(?:es)? back|com\w+ back) (?:\w+ ){0,3}(?:after|before|early|earlier|sooner)|"
            r"before the (?:end|others|group|rest)|ahead of the (?:end|others|group|rest))\b"
        ),
        re.compile(
            r"\b(?:koko (?:\w+ )?(?:ajan|jakson|keston|matkan)|alusta loppuun|"
            r"whole (?:\w+ )?(?:time|period|stay|trip|duration)|"
            r"(?:full|entire) (?:\w+ )?(?:time|period|stay|trip|duration)|throughout)\b"
        ),
    ),
    (
        re.compile(
            r"\b(?:jo (?:kun|hakiessa|hakemuks\w+|hakuvaiheessa|alussa)|heti(?! kun)|"
            r"alusta (?:asti|alkaen|lahtien)|etukateen|"
            r"from the (?:beginning|start|outset)|straight ?away|immediately|right away|in advance|"
            r"already (?:when|at|in|with|on|before))\b"
        ),
        re.compile(r"\b(?:vasta|only (?:after|once|when)|not until)\b"),
    ),
    # one for all, where each has its own
    (
        re.compile(r"\b(?:same|identical|shared?|samat?|saman|samaa|samoja|samanlai\w+|yhtei\w+|yhtenai\w+)\b"),
        re.compile(
            r"\b(?:(?:its|their) own|each (?:\w+ )?(?:has|have|sets?)|differ\w*|var(?:y|ies)|"
            r"kulla\w+ (?:\w+ ){0,5}om(?:a|at|ia)|kullekin|vaihtel\w+|eroa\w*)\b"
        ),
    ),
    # some, where it is all
    (
        re.compile(
            r"\b(?:(?:limited|restricted|confined) to|(?:just|only) (?:in )?(?:some|certain|a few)|"
            r"vain (?:joihinkin|osaan|osassa|joissakin|tietty\w+|tietyi\w+)|rajattu|rajoitettu)\b"
        ),
        re.compile(r"\b(?:all|every|any|kaik\w+)\b"),
    ),
    (
        re.compile(r"\b(?:taxable|taxed|tax(?:es)?|vero(?:a|ja|t)?|verotettav\w+|veronalai\w+|verotetaanko)\b(?!-)"),
        re.compile(r"\b(?:tax[ -](?:free|exempt)|exempt from tax|verot(?:on|onta|tomia)|verovapa\w+)\b"),
    ),
    # by air, where other ways are the rule
    (
        re.compile(r"\b(?:fly|flying|flights?|by (?:air|plane)|lent(?:aa|aen|aminen|amalla|okone\w*)|lennot|lento)\b"),
        re.compile(
            r"\b(?:(?:as a rule|mainly|primarily|normally|paasaantoisesti|ensisijaisesti) (?:\w+ ){0,3}?"
            r"(?:low-emission|by (?:land|train|rail|bus|ship)|vahapaasto\w+|junalla|maateitse))\b"
        ),
    ),
    (
        re.compile(
            r"\b(?:final(?! (?:report|payment|deadline|date|instal\w+|year|event|meeting)\b)|fixed|confirmed|exact|"
            r"lopulli\w+|vahviste\w+|tarkka)\b"
        ),
        re.compile(
            r"\b(?:around|approximately|about|roughly|preliminary|provisional|tentative|estimated?|"
            r"noin|arviolta|arvio|n\.|alustav\w+|ennakkotie\w+|ennakkoarvio\w*)\b"
        ),
    ),
    (
        re.compile(
            r"\b(?:twice|again|second(?! (?:language|cycle|degree|phase|round|stage|year))|another|both|"
            rf"two{_NO_PEOPLE}|toistamiseen|"
            r"uudelleen|uudestaan|kahdesti|toisen kerran|toiselle|toinenkin|toisenkin|"
            rf"kaksi{_NO_PEOPLE}|kah(?:den|della|delle|teen|dessa|"
            rf"desta){_NO_PEOPLE})\b"
        ),
        ONE_AT_MOST,
    ),
)


def are_opposed(question: str, text: str, nearest: str) -> bool:
    """True where a folded text says the contrary of what a folded question supposes.

    Of a text that says both ("tax-free for the pupil, taxable for the tutor") the clause counts that is nearest to it.
    """
    return any(
        asked.search(question) and not said.search(question) and said.search(nearest if asked.search(text) else text)
        for asked, said in _OPPOSED
    )
