"""Where a speaker and a verb of speech may stand beside a quote, as patterns over classes.

Each letter is a word (see `biascompare.voice.tokens`). ``AFTER`` is matched from the end of
the quote, ``BEFORE`` from the head of its clause up to it.
"""

from __future__ import annotations

import re

# Subjects: a name with what leads to it, a role as written, a pronoun.
_PHRASE = r"(?:(?:p[DG]?|D)[awRCN]{1,4}){0,2}"
_NAME = r"D?[awRC]{0,4}(?P<name>N)"
_ROLE = r"(?P<role>(?<!p)D[awRCN]{0,3}[wRC](?:(?:pD?|D)[wRCN]{1,3}){0,2})"
_ASIDE = r"(?:,[^QVO.:;r]{1,24},|,r[^QO.:;]{1,24},)?"
_VERB = r"(?:(?P<verb>V)|(?<=[NXO,])(?P<noun_like>v))"
_REST = r"[^QVgcrM.;:|]{0,16}"
SECOND_VERB = re.compile(r",?[awj]{0,2}(?P<verb>V)[^QNOVcrM.;:|]{0,10}")

AFTER = tuple(
    re.compile(pattern)
    for pattern in (
        rf",?[aXbc]{{0,4}}(?P<verb>[Vv])[aX]{{0,2}}(?:{_NAME}|(?P<pronoun>O)|{_ROLE}(?:,(?P<apposed>N)(?=[,.|]|$))?)",
        r",?X{1,2}(?P<pronoun>O)[aX]{0,2}(?P<verb>V)",
        rf",?X{{1,2}}(?:{_NAME}|{_ROLE})[aXwpCD]{{0,5}}(?P<verb>V)(?=[,.:|]|$)",
        r",?(?P<verb>V)(?P<word>C)(?=[,.|j]|$)",
        rf",?m*M(?:{_NAME}|{_ROLE}|(?P<word>C))",
        rf"[,|]?k?(?:{_NAME}{_PHRASE}{_ASIDE},?|(?P<pronoun>O)|{_ROLE}{_ASIDE})[Xa]{{0,3}}{_VERB}",
    )
)
AFTER_BARE = AFTER[4:5]
BEFORE = tuple(
    re.compile(pattern)
    for pattern in (
        rf".*(?:(?P<name>N){_PHRASE}{_ASIDE},?|(?P<pronoun>O)|{_ROLE}{_ASIDE})[Xa]{{0,3}}{_VERB}{_REST}[:,]?$",
        rf"[^NQO]*(?P<name>N)[^NQO.;]*,(?P<verb>g){_REST}[:,]?$",
        rf".*M(?:{_NAME}|{_ROLE}|(?P<word>C)){_PHRASE}{_ASIDE},?{_REST}[:,]?$",
        rf".*,(?P<verb>V)(?:{_NAME}|{_ROLE}){_PHRASE}{_ASIDE}:$",
        rf".*k[DO]?(?P<verb>V)(?:{_NAME}|{_ROLE}){_PHRASE}{_ASIDE},?$",
        rf"(?:[wp][^NQ]{{0,6}},)?{_NAME}{_PHRASE}{_ASIDE}[^NQOVr.;]{{0,10}}:$",
        r"(?P<word>[CRN]):$",
    )
)
# On the question of a reporter answered Keller: …
BEFORE_INVERTED = (re.compile(rf"p[^OQV,]*(?P<verb>V)[aX]{{0,2}}{_NAME}{_PHRASE}{_ASIDE}:$"),)
BEFORE_VERB_SECOND = (
    re.compile(
        rf".+(?P<verb>V)[aX]{{0,2}}(?:{_NAME}|(?P<pronoun>O)|{_ROLE}){_PHRASE}{_ASIDE}{_REST}[:,]?$"
    ),
    re.compile(
        rf".*(?:(?P<name>N){_PHRASE}{_ASIDE},?|{_ROLE})[XawpCRD]{{1,6}}(?P<verb>V){_REST}[:,]?$"
    ),
)
WITHIN = re.compile(r",(?:X{1,2}O(?P<verb>V)|X?(?P<inverted>V)(?:O|D?[wRC]{0,3}(?P<name>N)))[,.]")
SPEAKS = re.compile(rf"(?P<name>N){_ASIDE},?[Xa]{{0,2}}V|Q,?[Xa]{{0,2}}V[awRD]{{0,4}}N")
APPOSED = re.compile(r"DR[pDwCN]{0,6},(?P<name>N)(?=[,.|])")
LONGEST_CLAUSE = 80  # words
OBJECT = re.compile(r"(?:p|V)D?[wRC]{0,4}$")
