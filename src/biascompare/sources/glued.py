"""Words that lost the space between them ("behindthe")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from biascompare.datafiles import TomlFile, data_folder

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_LONGEST_WORD = 50
_SHORTEST_OWN = 4
_OFTEN = 3
"""Times from which a word that looks glued is one of the article's own, a name for instance."""


@dataclass(frozen=True, slots=True)
class GluedRules:
    """The words of a language, and those that stick to the next or to the previous one.

    ``most`` is the rate in 1,000 words that is still taken for chance, ``fewest`` how many
    have to be found for a notice. ``complete`` says whether the words are nearly all of them.
    """

    known: Set[str]
    first: Set[str]
    last: Set[str]
    most: float
    fewest: int
    complete: bool


@cache
def glued_rules(language: str) -> GluedRules:
    """Return the rules of data/reading; raises `DataFileError` naming the line at fault."""
    folder = data_folder()
    file = TomlFile(folder / "reading" / f"{language}.toml")
    limits = TomlFile(folder / "reading" / "rules.toml")
    both = file.strings("sticking_word")
    try:
        most, fewest = limits.values["glued_words"][language]
    except (KeyError, TypeError, ValueError):
        raise limits.fault(f"expected {language} = [rate, number]", "glued_words") from None
    return GluedRules(
        known=_english() if language == "en" else _common(language),
        first=frozenset((*both, *file.strings("sticking_first", required=False))),
        last=frozenset((*both, *file.strings("sticking_last", required=False))),
        most=float(most),
        fewest=int(fewest),
        complete=language == "en",
    )


def glued_rate(text: str, language: str, words: int) -> float:
    """Return how many of 1,000 words are two without their space, 0 where that may be chance."""
    rules = glued_rules(language)
    used = Counter(_TOKEN.findall(text.casefold().replace("’", "'")))
    known = rules.known if rules.complete else rules.known | _own(used, rules)
    glued = {
        word: count
        for word, count in used.items()
        if word not in rules.known and is_glued(word, rules, known)
    }
    if not rules.complete:
        glued = {word: count for word, count in glued.items() if count < _OFTEN}
    rate = 1000 * sum(glued.values()) / max(words, 1)
    return rate if rate > rules.most and sum(glued.values()) >= rules.fewest else 0.0


def is_glued(word: str, rules: GluedRules, known: Set[str]) -> bool:
    """Tell whether an unknown word is two ``known`` ones without their space.

    One of the two has to be a word that often loses its space ("behindthe"); two other
    known words ("boardousted") look the same as a rare compound and do not count.
    """
    plain = word.casefold().replace("’", "'")
    if not 5 <= len(plain) <= _LONGEST_WORD or {plain, plain.removesuffix("'s")} & rules.known:
        return False
    for cut in range(2, len(plain) - 1):
        first, second = plain[:cut], plain[cut:]
        if first not in known or second not in known:
            continue
        if (first in rules.first and len(second) >= 4) or (
            second in rules.last and len(first) >= 3
        ):
            return True
    return False


def _own(used: Counter[str], rules: GluedRules) -> Set[str]:
    """Return the article's own words, which the list of a language may not have."""
    long = (word for word in used if len(word) >= _SHORTEST_OWN)
    return {word for word in long if not is_glued(word, rules, rules.known)}


def _english() -> frozenset[str]:
    path = data_folder() / "languages" / "en.syllables.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    listed = (line.split("\t", 1)[1] for line in lines if "\t" in line and line[0] != "#")
    return frozenset(word for words in listed for word in words.split())


def _common(language: str) -> frozenset[str]:
    """Return the common words of a language: of news, and of grammar."""
    shares = TomlFile(data_folder() / "frequencies" / f"{language}.toml").values["shares"]
    stops = TomlFile(data_folder() / "languages" / f"{language}.toml").strings("stop_words")
    return frozenset(shares) | frozenset(stops)
