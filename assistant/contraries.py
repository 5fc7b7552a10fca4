"""More wordings that deny each other, for `opposites`: what a question supposes, and what is said where it is not so."""

from __future__ import annotations

import re

CONTRARIES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    # open to all, where it is secret
    (
        re.compile(
            r"\b(?:open to (?:everyone|all|anyone|the public)|(?:can|may) (?:anyone|everyone|others|people) (?:see|read|look)|"
            r"visible to|available to (?:everyone|anyone|all)|kaikkien (?:nahta\w+|luet\w+|saata\w+)|"
            r"nahtavissa|nakyvissa|nakyyko|nakyvatko|avoimia kaikille|avointa kaikille)\b"
        ),
        re.compile(
            r"\b(?:secret|confidential|not (?:published|disclosed|shown)|salassa|salai\w+|luottamukselli\w+|"
            r"ei (?:julkaista|luovuteta|nayteta))\b"
        ),
    ),
    # rented, where it is to be owned
    (
        re.compile(r"\b(?:vuokra\w+|rent(?:ed|al|ing|s)?|leas(?:e|ed|ing))\b"),
        re.compile(r"\b(?:omistettava|omistaa itse|on oltava (?:\w+ )?oma|must (?:be )?own(?:ed)?|has to (?:be )?own(?:ed)?)\b"),
    ),
    # more for the bigger, where size does not count
    (
        re.compile(
            r"\b(?:bigger|larger|longer|older|smaller|isompi|suurempi|iso|suuri|pidempi)\b.*\b(?:more|bigger|larger|enemman|isomman|suuremman)\b"
        ),
        re.compile(
            r"\b(?:however (?:large|big|small|long|many|old)|regardless of|no matter how|the same for (?:all|everyone)|"
            r"riippumatta|katsomatta|sama(?:n)? kaikille|yhta suuri kaikille)\b"
        ),
    ),
    # one is enough, where both are needed
    (
        re.compile(
            r"\b(?:riitta\w+ (?:\w+ )*(?:toisen|toinen|yhden|yksi|pelkka)|(?:toinen|yksi|toisen|yhden) (?:\w+ )?riitta\w+|"
            r"(?:is|are|will|would) (?:just )?one (?:\w+ )*(?:enough|sufficient|do)|(?:just|only) one of)\b"
        ),
        re.compile(r"\b(?:both|molem\w+|kumpikin|kummankin|kaikkien (?:allekirjoit\w+|suostumu\w+))\b"),
    ),
    # a day when it closes, where it is always open
    (
        re.compile(
            r"\b(?:(?:is|are) there (?:\w+ )*(?:deadline|closing (?:date|day)|(?:fixed|set) (?:date|day|time))|"
            r"have (?:a|any) (?:deadline|closing date)|"
            r"onko \w+ (?:\w+ )*(?:maaraaik\w+|takaraj\w+|maarapaiv\w+)|onko (?:maaraaika|takaraja|maarapaiva)\w*)\b"
        ),
        re.compile(
            r"\b(?:open all (?:year|the time)|all year round|at any time|any time|rolling|continuous(?:ly)?|"
            r"jatkuva\w* (?:haku|haussa)|ympari vuoden|milloin (?:vain|tahansa)|koko vuoden)\b"
        ),
    ),
    # kept for the next year, where it goes back
    (
        re.compile(
            r"\b(?:carr(?:y|ied) (?:\w+ )*(?:over|forward)|(?:keep|kept) (?:\w+ ){0,3}(?:unspent|unused|left ?over|rest)|"
            r"(?:unspent|unused|left ?over) (?:\w+ )*(?:be )?(?:keep|kept|used|moved|transferred|saved)|"
            r"siir\w+ (?:\w+ )*(?:seuraav\w+ vuo\w+|ensi vuo\w+)|(?:seuraavalle|ensi) vuo\w+|"
            r"(?:pitaa|kayttaa) (?:\w+ )*(?:kayttamatta jaan\w+|yli jaan\w+|loput))\b"
        ),
        re.compile(
            r"\b(?:(?:is|are|must be|has to be) (?:returned|paid back|repaid|given back)|goes back|falls? back|reverts?|"
            r"palautuu|palautuvat|palautetaan|palautettava|peritaan takaisin)\b"
        ),
    ),
)
