"""How hard a text is to read, by the classic formulas.

Each formula takes counts and is written with textstat 0.7.13's order of operations,
so that equal counts give an equal value to the last digit. Sentences are our own;
English syllables are textstat's (CMU dictionary, then hyphenation), French and
German ones are counted by rules.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from biascompare import languages, syllables
from biascompare.measures.base import Example, Measure
from biascompare.measures.prepared import Prepared

_FAMILY = "readability"
_SMALLEST = 20
_ENGLISH = ("en",)
_GRADE = "school grades (USA)"
_HARDER = "higher is harder to read"
_TEXTSTAT = "; formula as in textstat 0.7.13"
_MANY_SYLLABLES = 3
_LINSEAR_WORDS = 100
_CUT_SENTENCE = 2
_ENGLISH_TEXT = (
    "The council has closed the street to cars. Parents now walk their children to school. "
    "Some shopkeepers are worried about deliveries, because customers cannot park."
)
_FRENCH_TEXT = (
    "La ville ferme la rue aux voitures. Les parents accompagnent leurs enfants à pied. "
    "Les commerçants craignent de perdre une partie de leur clientèle habituelle."
)
_GERMAN_TEXT = (
    "Die Stadt sperrt die Straße für Autos. Eltern bringen ihre Kinder nun zu Fuß zur Schule. "
    "Einige Ladenbesitzer sorgen sich um ihre Lieferungen und um die Kundschaft."
)


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
    return 1.043 * (30 * (polysyllables / len(prepared.sentences))) ** 0.5 + 3.1291


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
    """Return textstat's English list of easy words (Dale and Chall's, 2,949 entries)."""
    from textstat.backend.utils import get_lang_easy_words

    return frozenset(get_lang_easy_words("en"))


def _grade(
    name: str,
    label: str,
    compute: Callable[[Prepared], float],
    value: float,
    explanation: str,
    source: str,
) -> Measure:
    """Declare one of the English grade formulas."""
    return Measure(
        name=name,
        label=label,
        family=_FAMILY,
        unit=_GRADE,
        direction=_HARDER,
        explanation=explanation,
        source=source + _TEXTSTAT,
        example=Example(_ENGLISH_TEXT, value),
        compute=compute,
        languages=_ENGLISH,
        smallest=_SMALLEST,
    )


MEASURES = (
    Measure(
        name="flesch_reading_ease",
        label="Flesch reading ease",
        family=_FAMILY,
        unit="points (about 0 to 100)",
        direction="higher is easier to read",
        explanation=(
            "Short sentences and short words give a high score. About 60 to 70 is plain "
            "language; under 30 is very hard. Each language has its own formula."
        ),
        source="Flesch 1948 (en), Kandel and Moles 1958 (fr), Amstad 1978 (de)" + _TEXTSTAT,
        example=Example(_ENGLISH_TEXT, 0.0),
        compute=flesch_reading_ease,
        languages=("en", "fr", "de"),
        smallest=_SMALLEST,
    ),
    _grade(
        "flesch_kincaid_grade",
        "Flesch–Kincaid grade",
        flesch_kincaid_grade,
        0.0,
        "The school grade in which most pupils can read the text, from the length of "
        "sentences and words.",
        "Kincaid and others 1975",
    ),
    _grade(
        "gunning_fog",
        "Gunning fog index",
        gunning_fog,
        0.0,
        "The years of school needed, from the length of sentences and the share of long, "
        "uncommon words.",
        "Gunning 1952",
    ),
    _grade(
        "smog_index",
        "SMOG index",
        smog_index,
        0.0,
        "The years of school needed, from how many words have three or more syllables.",
        "McLaughlin 1969",
    ),
    _grade(
        "coleman_liau_index",
        "Coleman–Liau index",
        coleman_liau_index,
        0.0,
        "The school grade, from letters instead of syllables.",
        "Coleman and Liau 1975",
    ),
    _grade(
        "automated_readability_index",
        "Automated readability index",
        automated_readability_index,
        0.0,
        "The school grade, from the characters of words and the length of sentences.",
        "Senter and Smith 1967",
    ),
    _grade(
        "dale_chall_readability_score",
        "Dale–Chall score",
        dale_chall_readability_score,
        0.0,
        "How hard the text is, from the share of words that are not in a list of some 3,000 "
        "familiar ones. 4.9 and below is easy, 10 and above is for graduates.",
        "Dale and Chall 1948",
    ),
    _grade(
        "linsear_write_formula",
        "Linsear Write",
        linsear_write_formula,
        0.0,
        "The school grade of the first hundred words; long words count three times.",
        "O’Hayre 1966",
    ),
    Measure(
        name="lix",
        label="LIX",
        family=_FAMILY,
        unit="points (about 20 to 70)",
        direction=_HARDER,
        explanation=(
            "Words a sentence plus the percentage of words with more than six letters. Under "
            "30 is easy, over 50 is hard. It needs no syllables, so it works in any language."
        ),
        source="Björnsson 1968" + _TEXTSTAT,
        example=Example(_GERMAN_TEXT, 0.0, "de"),
        compute=lix,
        smallest=_SMALLEST,
        across_languages=True,
    ),
    Measure(
        name="rix",
        label="RIX",
        family=_FAMILY,
        unit="long words a sentence",
        direction=_HARDER,
        explanation="How many words with more than six letters a sentence has on average.",
        source="Anderson 1983" + _TEXTSTAT,
        example=Example(_FRENCH_TEXT, 0.0, "fr"),
        compute=rix,
        smallest=_SMALLEST,
        across_languages=True,
    ),
    Measure(
        name="wiener_sachtextformel",
        label="Wiener Sachtextformel",
        family=_FAMILY,
        unit="school years (Austria)",
        direction=_HARDER,
        explanation=(
            "The school year in which a German factual text can be read, from long words, "
            "words of one syllable and the length of sentences."
        ),
        source="Bamberger and Vanecek 1984, first formula" + _TEXTSTAT,
        example=Example(_GERMAN_TEXT, 0.0, "de"),
        compute=wiener_sachtextformel,
        languages=("de",),
        smallest=_SMALLEST,
    ),
)
