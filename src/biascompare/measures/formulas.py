"""How hard a text is to read, by the classic formulas.

Each formula takes counts and is written with textstat 0.7.13's order of operations,
so that equal counts give an equal value to the last digit. Sentences are our own;
English syllables are textstat's (CMU dictionary, then hyphenation), French and
German ones are counted by rules.
"""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path

from biascompare import languages, syllables
from biascompare.errors import BiasCompareError
from biascompare.measures.prepared import Prepared

_MANY_SYLLABLES = 3
_LINSEAR_WORDS = 100
_CUT_SENTENCE = 2


def flesch_reading_ease(prepared: Prepared) -> float:
    """Return base − a·(words a sentence) − b·(syllables a word), a and b by language.

    Flesch 1948 (en), Kandel and Moles 1958 (fr), Amstad 1978 (de). Higher is easier.
    """
    formula = languages.load(prepared.language or "").flesch
    return (
        formula.base
        - formula.sentence_length * _words_per_sentence(prepared)
        - formula.syllables_per_word * _syllables_per_word(prepared)
    )


def flesch_kincaid_grade(prepared: Prepared) -> float:
    """Return 0.39·(words a sentence) + 11.8·(syllables a word) − 15.59."""
    return 0.39 * _words_per_sentence(prepared) + 11.8 * _syllables_per_word(prepared) - 15.59


def gunning_fog(prepared: Prepared) -> float:
    """Return 0.4·(words a sentence + per cent of hard words).

    Hard: three or more syllables and not in textstat's list of easy words.
    """
    share = 100 * _difficult_words(prepared, _MANY_SYLLABLES) / len(prepared.words)
    return 0.4 * (_words_per_sentence(prepared) + share)


def smog_index(prepared: Prepared) -> float:
    """Return 1.043·√(30·(words of three or more syllables)/sentences) + 3.1291."""
    polysyllables = _words_of_many_syllables(prepared)
    root: float = (30 * (polysyllables / len(prepared.sentences))) ** 0.5
    return 1.043 * root + 3.1291


def coleman_liau_index(prepared: Prepared) -> float:
    """Return 0.058·(letters a 100 words) − 0.296·(sentences a 100 words) − 15.8."""
    letters = prepared.letters / len(prepared.words) * 100
    sentences = len(prepared.sentences) / len(prepared.words) * 100
    return (0.058 * letters) - (0.296 * sentences) - 15.8


def automated_readability_index(prepared: Prepared) -> float:
    """Return 4.71·(characters a word) + 0.5·(words a sentence) − 21.43."""
    characters = prepared.characters / len(prepared.tokens)
    return (4.71 * characters) + (0.5 * _words_per_sentence(prepared)) - 21.43


def dale_chall_readability_score(prepared: Prepared) -> float:
    """Return 0.1579·(per cent of hard words) + 0.0496·(words a sentence), + 3.6365 above 5%.

    Hard: not in textstat's list of easy words.
    """
    share = 100 * _difficult_words(prepared, 0) / len(prepared.words)
    score = (0.1579 * share) + (0.0496 * _words_per_sentence(prepared))
    return score + 3.6365 if share > 5 else score


def linsear_write_formula(prepared: Prepared) -> float:
    """Return the Linsear Write grade of the first 100 words.

    Words of three or more syllables count three, others one; the sum is divided by
    the sentences; above 20 it is halved, else it is halved less one. As in textstat,
    a last sentence that the cut leaves with one or two words is not counted.
    """
    words, sentences = _first_words(prepared)
    points = 0
    for word in words:
        counted = syllables.count(word, "en")
        points += 3 if counted >= _MANY_SYLLABLES else int(counted > 0)
    number = float(points / sentences)
    return (number - 2 if number <= 20 else number) / 2


def lix(prepared: Prepared) -> float:
    """Return words a sentence + per cent of words of more than six letters (Björnsson 1968)."""
    return _words_per_sentence(prepared) + 100 * prepared.long_words / len(prepared.words)


def rix(prepared: Prepared) -> float:
    """Return words of more than six letters a sentence (Anderson 1983)."""
    return prepared.long_words / len(prepared.sentences)


def wiener_sachtextformel(prepared: Prepared) -> float:
    """Return the first Vienna formula for factual German texts (Bamberger and Vanecek 1984)."""
    count = len(prepared.words)
    many = 100 * _words_of_many_syllables(prepared) / count
    single = 100 * sum(number == 1 for number in prepared.syllables_by_word) / count
    long = 100 * prepared.long_words / count
    length = _words_per_sentence(prepared)
    return (0.1935 * many) + (0.1672 * length) + (0.1297 * long) - (0.0327 * single) - 0.875


def _words_per_sentence(prepared: Prepared) -> float:
    return len(prepared.words) / len(prepared.sentences)


def _syllables_per_word(prepared: Prepared) -> float:
    return sum(prepared.syllables_by_word) / len(prepared.words)


def _words_of_many_syllables(prepared: Prepared) -> int:
    return sum(number >= _MANY_SYLLABLES for number in prepared.syllables_by_word)


def _difficult_words(prepared: Prepared, threshold: int) -> int:
    easy = _easy_words()
    return sum(
        number >= threshold and word.plain.lower() not in easy
        for word, number in zip(prepared.words, prepared.syllables_by_word, strict=True)
    )


def _first_words(prepared: Prepared) -> tuple[list[str], int]:
    if len(prepared.tokens) <= _LINSEAR_WORDS:
        return [word.plain for word in prepared.words], len(prepared.sentences)
    words: list[str] = []
    sentences = 0
    for sentence in prepared.words_by_sentence:
        own = [word.plain for word in sentence[: _LINSEAR_WORDS - len(words)]]
        if not own:
            break
        sentences += len(own) == len(sentence) or len(own) > _CUT_SENTENCE
        words.extend(own)
    return words, max(1, sentences)


@functools.cache
def _easy_words() -> frozenset[str]:
    """Return textstat's English list of easy words (Dale and Chall's, 2,949 entries).

    The file is read without importing textstat, which would load all of NLTK.
    """
    found = importlib.util.find_spec("textstat")
    if found is None or found.origin is None:
        raise BiasCompareError("textstat is not installed: pip install textstat==0.7.13")
    words = Path(found.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(line.strip() for line in words.read_text(encoding="utf-8").splitlines())
