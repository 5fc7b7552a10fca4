"""More wordings that deny each other, for `opposites`: "is one enough?" and "both sign it"."""

from __future__ import annotations

import re

CONTRARIES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    # one is enough, where both are needed
    (
        re.compile(
            r"\b(?:riitta\w+ (?:\w+ )*(?:toisen|toinen|yhden|yksi|pelkka)|(?:toinen|yksi|toisen|"
            r"yhden) (?:\w+ )?riitta\w+|"
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
            r"\b(?:carr(?:y|ied) (?:\w+ )*(?:over|forward)|(?:keep|kept) (?:\w+ ){0,3}(?:unspent|unused|"
            r"left ?over|rest)|"
            r"(?:unspent|unused|left ?over) (?:\w+ )*(?:be )?(?:keep|kept|used|moved|transferred|saved)|"
            r"siir\w+ (?:\w+ )*(?:seuraav\w+ vuo\w+|ensi vuo\w+)|(?:seuraavalle|ensi) vuo\w+|"
            r"(?:pitaa|kayttaa) (?:\w+ )*(?:kayttamatta jaan\w+|yli jaan\w+|loput))\b"
        ),
        re.compile(
            r"\b(?:(?:is|are|must be|has to be) (?:returned|paid back|repaid|given back)|goes back|falls? back|"
            r"reverts?|"
            r"palautuu|palautuvat|palautetaan|palautettava|peritaan takaisin)\b"
        ),
    ),
)
