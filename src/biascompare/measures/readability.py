"""How hard a text is to read: the declarations of the readability measures."""

from __future__ import annotations

from collections.abc import Callable

from biascompare.measures import formulas
from biascompare.measures.base import Example, Measure
from biascompare.measures.prepared import Prepared

_FAMILY = "readability"
_SMALLEST = 20
_ENGLISH = ("en",)
_GRADE = "school grades (USA)"
_HARDER = "higher is harder to read"
_TEXTSTAT = "; formula as in textstat 0.7.13"
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


def _grade(
    name: str,
    label: str,
    compute: Callable[[Prepared], float],
    value: float,
    explanation: str,
    caveat: str,
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
        caveat=caveat,
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
        caveat=(
            "It sees only how long sentences and words are, so do not use it to say "
            "whether a text is clear, or for poems, lists and interviews."
        ),
        source="Flesch 1948 (en), Kandel and Moles 1958 (fr), Amstad 1978 (de)" + _TEXTSTAT,
        example=Example(_ENGLISH_TEXT, 206.835 - 1.015 * 25 / 3 - 84.6 * 39 / 25),
        compute=formulas.flesch_reading_ease,
        languages=("en", "fr", "de"),
        smallest=_SMALLEST,
    ),
    _grade(
        "flesch_kincaid_grade",
        "Flesch–Kincaid grade",
        formulas.flesch_kincaid_grade,
        0.39 * 25 / 3 + 11.8 * 39 / 25 - 15.59,
        "The school grade in which most pupils can read the text, from the length of "
        "sentences and words.",
        "Do not take the grade at its word for news: the formula was made for "
        "manuals of the US Navy, and one grade more or less means little.",
        "Kincaid and others 1975",
    ),
    _grade(
        "gunning_fog",
        "Gunning fog index",
        formulas.gunning_fog,
        0.4 * (25 / 3 + 100 * 3 / 25),
        "The years of school needed, from the length of sentences and the share of long, "
        "uncommon words.",
        "Do not use it on texts full of names: a long name counts as a hard word "
        "although everybody may know it.",
        "Gunning 1952",
    ),
    _grade(
        "smog_index",
        "SMOG index",
        formulas.smog_index,
        1.043 * (30 * 3 / 3) ** 0.5 + 3.1291,
        "The years of school needed, from how many words have three or more syllables.",
        "Do not rely on it for short articles: it was made for thirty sentences, "
        "and in fewer a handful of long words moves it far.",
        "McLaughlin 1969",
    ),
    _grade(
        "coleman_liau_index",
        "Coleman–Liau index",
        formulas.coleman_liau_index,
        0.058 * 540 - 0.296 * 12 - 15.8,
        "The school grade, from letters instead of syllables.",
        "It counts letters and knows no words: a long word that every child knows "
        "makes a text look as hard as a rare one does.",
        "Coleman and Liau 1975",
    ),
    _grade(
        "automated_readability_index",
        "Automated readability index",
        formulas.automated_readability_index,
        4.71 * 139 / 25 + 0.5 * 25 / 3 - 21.43,
        "The school grade, from the characters of words and the length of sentences.",
        "Do not use it on texts full of web addresses, figures or abbreviations: it "
        "counts characters and takes them for words like any other.",
        "Senter and Smith 1967",
    ),
    _grade(
        "dale_chall_readability_score",
        "Dale–Chall score",
        formulas.dale_chall_readability_score,
        0.1579 * 32 + 0.0496 * 25 / 3 + 3.6365,
        "How hard the text is, from the share of words that are not in a list of some 3,000 "
        "familiar ones. 4.9 and below is easy, 10 and above is for graduates.",
        "Its list of familiar words is decades old, so names and words of today "
        "count as hard: do not use it on articles about technology.",
        "Dale and Chall 1948",
    ),
    _grade(
        "linsear_write_formula",
        "Linsear Write",
        formulas.linsear_write_formula,
        ((22 + 3 * 3) / 3 - 2) / 2,
        "The school grade of the first hundred words; long words count three times.",
        "It says nothing about a whole article: what comes after the first hundred "
        "words changes nothing.",
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
        caveat=(
            "It does not see whether a long word is familiar, and German writes as one "
            "long word what English writes as two, so a higher value there need not be "
            "harder."
        ),
        source="Björnsson 1968" + _TEXTSTAT,
        example=Example(_GERMAN_TEXT, 27 / 3 + 100 * 4 / 27, "de"),
        compute=formulas.lix,
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
        caveat=(
            "It does not see whether a long word is familiar, and German writes as one "
            "long word what English writes as two, so a higher value there need not be "
            "harder."
        ),
        source="Anderson 1983" + _TEXTSTAT,
        example=Example(_FRENCH_TEXT, 8 / 3, "fr"),
        compute=formulas.rix,
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
        caveat=(
            "Do not use it for stories, interviews or opinion: it was made for factual "
            "texts, and its school years are Austria’s."
        ),
        source="Bamberger and Vanecek 1984, first formula" + _TEXTSTAT,
        example=Example(
            _GERMAN_TEXT,
            0.1935 * 300 / 27 + 0.1672 * 9 + 0.1297 * 400 / 27 - 0.0327 * 1400 / 27 - 0.875,
            "de",
        ),
        compute=formulas.wiener_sachtextformel,
        languages=("de",),
        smallest=_SMALLEST,
    ),
)
