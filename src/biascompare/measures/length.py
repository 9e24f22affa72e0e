"""How long articles, sentences and words are."""

from __future__ import annotations

from biascompare.measures.base import Example, Measure
from biascompare.measures.prepared import Prepared

_FAMILY = "length"
_SOURCE = "words and letters as counted by textstat 0.7.13; sentences by biascompare"
_TEXT = "The school is closed to cars. Parents walk."


def words(prepared: Prepared) -> float:
    """Return the number of words; ``well-known`` and ``don't`` are one word each."""
    return float(len(prepared.words))


def sentences(prepared: Prepared) -> float:
    """Return the number of sentences, headings not counted."""
    return float(len(prepared.sentences))


def sentence_length(prepared: Prepared) -> float:
    """Return the mean number of words in a sentence."""
    return len(prepared.words) / len(prepared.sentences)


def word_length(prepared: Prepared) -> float:
    """Return the mean number of letters in a word."""
    return prepared.letters / len(prepared.words)


MEASURES = (
    Measure(
        name="words",
        label="Words",
        family=_FAMILY,
        unit="words",
        direction="higher is longer",
        explanation="How many words the article has, without headline and sub-headings.",
        caveat=(
            "Length is not quality: a short piece can say what matters, and a long one "
            "may only repeat itself."
        ),
        source=_SOURCE,
        example=Example(_TEXT, 8.0),
        compute=words,
    ),
    Measure(
        name="sentences",
        label="Sentences",
        family=_FAMILY,
        unit="sentences",
        direction="higher is longer",
        explanation="How many sentences the article has, without headline and sub-headings.",
        caveat=(
            "It grows with the length of the article, so do not use it to say how a "
            "text is written: take the sentence length."
        ),
        source=_SOURCE,
        example=Example(_TEXT, 2.0),
        compute=sentences,
    ),
    Measure(
        name="sentence_length",
        label="Sentence length",
        family=_FAMILY,
        unit="words a sentence",
        direction="higher means longer sentences",
        explanation="How many words a sentence has on average. Long sentences ask more of readers.",
        caveat=(
            "Do not call a text hard for this alone: a long list of easy words makes a "
            "long sentence too, and a short sentence can be hard."
        ),
        source=_SOURCE,
        example=Example(_TEXT, 4.0),
        compute=sentence_length,
    ),
    Measure(
        name="word_length",
        label="Word length",
        family=_FAMILY,
        unit="letters a word",
        direction="higher means longer words",
        explanation="How many letters a word has on average.",
        caveat=(
            "Do not compare languages by it: German writes as one long word what "
            "English writes as two."
        ),
        source=_SOURCE,
        example=Example(_TEXT, 34 / 8),
        compute=word_length,
    ),
)
