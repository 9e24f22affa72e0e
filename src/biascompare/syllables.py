"""Syllables of words: by table and hyphenation in English, by rules elsewhere.

The rules are data (``data/languages``): rewrites that silence or part vowels, groups of
vowels that make one syllable, and words that no rule catches.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pyphen

from biascompare import languages
from biascompare.errors import DataFileError
from biascompare.language_rules import SyllableRules, SyllableTable

# Parts of a word: at marks, before a capital within it (YouTube), around digits.
_PARTING = re.compile(r"[\W_]+|(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_ELIDED = re.compile(r"[b-df-hj-np-tv-xzç]['’]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
_LONGEST_SPELLED = 3


@functools.lru_cache(maxsize=200_000)
def count(word: str, language: str) -> int:
    """Return the number of syllables of ``word``: 1 at least, 0 if it is empty.

    English as textstat 0.7.13 counts: the first pronunciation in the CMU dictionary,
    else hyphenation. French and German as spoken and as hyphenated with care; numbers
    count 1, short or vowelless acronyms their letters.

    Raises `UnknownNameError` for a language without rules, `DataFileError` when its
    table is faulty.
    """
    spoken = languages.load(language)
    rules = spoken.syllables
    if not word:
        return 0
    if isinstance(rules, SyllableTable):
        return _looked_up(word.lower(), rules)
    if word.lower() in rules.words:
        return rules.words[word.lower()]
    if not _LETTER.search(word):
        return 1
    if _DOTTED.fullmatch(word):
        return sum(map(str.isalpha, word))
    shouted = spoken.stop_words if word.isupper() else frozenset()
    parts = [part for part in _PARTING.split(_ELIDED.sub(" ", word)) if part]
    return max(1, sum(_part(part, rules, shouted) for part in parts))


def _part(part: str, rules: SyllableRules, shouted: frozenset[str]) -> int:
    """Count a part without marks; a bare small consonant (a-t-il) is 0.

    ``shouted`` are words that are not acronyms though they stand in capitals.
    """
    lower = part.lower()
    if lower in rules.words:
        return rules.words[lower]
    if part.isdigit():
        return 1
    acronym = part.isupper() and lower not in shouted
    if acronym and (len(part) <= _LONGEST_SPELLED or not rules.nucleus.search(lower)):
        return len(part)
    for pattern, replacement in rules.rewrites:
        lower = pattern.sub(replacement, lower)
    return len(rules.nucleus.findall(lower))


def _looked_up(word: str, table: SyllableTable) -> int:
    counted = _counts(table.path).get(word)
    if counted is not None:
        return counted
    return len(_hyphenator(table.hyphenation).positions(word)) + 1


@functools.cache
def _hyphenator(name: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=name)


@functools.cache
def _counts(path: Path) -> dict[str, int]:
    """Read ``count TAB words``, a line a count. Raises `DataFileError`."""
    counts: dict[str, int] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise DataFileError(path, "the table of syllables does not exist") from None
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        syllables, tab, words = line.partition("\t")
        if not tab or not syllables.isdigit():
            raise DataFileError(path, "expected a number, a tab and words", line=number)
        counts.update(dict.fromkeys(words.split(" "), int(syllables)))
    return counts
