"""Wording: loaded words, hedges, boosters, absolutes, first person, and marks of voice."""

from __future__ import annotations

import functools
import re

from biascompare import languages, lexicons, name_evidence
from biascompare.datafiles import TomlFile, data_folder
from biascompare.lexicons import Lexicon
from biascompare.matching import Hit, Matcher
from biascompare.measures.base import Example, Measure
from biascompare.measures.prepared import Prepared
from biascompare.measures.rates import per_thousand_words, shares_per_thousand_words
from biascompare.model import Span

_FAMILY = "wording"
_SMALLEST = 10
_CAPITAL_NAMES = ("US", "MIR")
_FIRST_PERSON = "first_person"
_NUMBER = re.compile(r"(?<![^\W_])\d(?:[\d.,' ]*\d)?(?![\d])")
_CLOSERS = "\"')]} "
_TEXT = "Is the street safe? It is! All 34 schools say so. Parents walk."
_SPEED_SOURCE = (
    "Brysbaert 2019, How many words do we read per minute?, Journal of Memory and Language 109; "
    "French and German in proportion to Trauzettel-Klosinski and Dietz 2012, IOVS 53(9)"
)


def hits(prepared: Prepared, name: str) -> list[Hit]:
    """Return the hits of one list (``hedges``) in the sentences of the article."""
    language = prepared.language or ""
    found = prepared.hits_in_sentences(_matcher(name, language))
    if name != _FIRST_PERSON and name_evidence.load(language).nouns_have_capitals:
        return found
    return [hit for hit in found if not _in_name(prepared.normalised, hit)]


def _in_name(text: str, hit: Hit) -> bool:
    """Whether a word is part of a name by its capital: ``US``, ``My Lai``, ``in May``."""
    word = text[hit.start : hit.end]
    if not word[0].isupper() or word == "I" or word.startswith("I'"):
        return False
    if word in _CAPITAL_NAMES or word.partition("'")[2][:1].isupper():
        return True
    before = text[max(0, hit.start - 2) : hit.start]
    return len(before) == 2 and before[0].isalpha() and before[1] == " " and word[1:].islower()


@functools.cache
def _lexicon(name: str, language: str) -> Lexicon:
    found = {(lexicon.name, lexicon.language): lexicon for lexicon in lexicons.wording()}
    return found[name, language]


@functools.cache
def _matcher(name: str, language: str) -> Matcher:
    lexicon = _lexicon(name, language)
    return Matcher({name: lexicon.terms}, excluded=lexicon.excluded)


def _measure(name: str) -> Measure:
    written = {found.language for found in lexicons.wording() if found.name == name}
    valid = tuple(code for code in languages.CODES if code in written)
    lexicon = _lexicon(name, valid[0])
    rate = 1000 * lexicon.example_hits / len(lexicon.example.split())
    return Measure(
        name=name if name != "loaded" else "loaded_words",
        label=lexicon.label,
        family=_FAMILY,
        unit="hits per 1,000 words",
        direction=f"higher means more {lexicon.label.lower()}",
        explanation=lexicon.explanation,
        caveat=lexicon.caveat,
        source=lexicon.source,
        example=Example(lexicon.example, rate, lexicon.language),
        compute=lambda prepared: per_thousand_words(prepared, hits(prepared, name)),
        evidence=lambda prepared: shares_per_thousand_words(prepared, hits(prepared, name)),
        languages=valid,
        smallest=_SMALLEST,
        judges_words=True,
    )


def ending_in(prepared: Prepared, mark: str) -> list[Span]:
    """Return the sentences that end in ``mark``, each with its share in percent."""
    share = 100 / len(prepared.sentences) if prepared.sentences else 0.0
    return [
        Span(sentence.start, sentence.end, mark, share)
        for sentence in prepared.sentences
        if mark in _last_marks(sentence.text)
    ]


def _last_marks(sentence: str) -> str:
    bare = sentence.rstrip(_CLOSERS)
    return bare[len(bare.rstrip("?!. ")) :]


def numbers(prepared: Prepared) -> list[Hit]:
    """Return the numbers written in figures in the article's sentences: ``34``, ``3.5``."""
    found = []
    for sentence in prepared.sentences:
        for match in _NUMBER.finditer(prepared.normalised, sentence.start, sentence.end):
            found.append(Hit(match.start(), match.end(), match.group(), "numbers"))
    return found


@functools.cache
def words_per_minute() -> dict[str, float]:
    """Return for each language the words that adults read in a minute. Raises `DataFileError`."""
    file = TomlFile(data_folder() / "lexicons" / "reading_speed.toml")
    file.string("source")
    speeds = file.values.get("words_per_minute")
    if not isinstance(speeds, dict):
        raise file.fault("expected a table [words_per_minute]")
    for code, speed in speeds.items():
        if code not in languages.CODES or not isinstance(speed, int | float) or speed <= 0:
            raise file.fault(f"expected words a minute of a known language, found {code}", code)
    return {code: float(speed) for code, speed in speeds.items()}


def _sentence_measure(
    name: str, label: str, mark: str, example: float, what: str, caveat: str
) -> Measure:
    return Measure(
        name=name,
        label=label,
        family=_FAMILY,
        unit="% of sentences",
        direction=f"higher means more {label.lower()}",
        explanation=(
            f"How many of 100 sentences end in “{mark}”. {what} Those inside quotations count too."
        ),
        caveat=caveat,
        source="counted by biascompare",
        example=Example(_TEXT, example),
        compute=lambda prepared: sum(span.share for span in ending_in(prepared, mark)),
        evidence=lambda prepared: ending_in(prepared, mark),
        smallest=_SMALLEST,
    )


def measures() -> tuple[Measure, ...]:
    """Return a measure for each list of wording, then those that need no list."""
    names = sorted({found.name for found in lexicons.wording()})
    return (
        *(_measure(name) for name in names),
        _sentence_measure(
            "questions",
            "Questions",
            "?",
            25.0,
            "Questions draw the reader in.",
            "Interviews and advice are full of questions, so compare only articles "
            "of the same kind.",
        ),
        _sentence_measure(
            "exclamations",
            "Exclamations",
            "!",
            25.0,
            "News reports seldom exclaim.",
            "Most articles have none, so a difference may rest on one or two texts "
            "or on somebody who is quoted: look at the sentences.",
        ),
        Measure(
            name="numbers",
            label="Numbers",
            family=_FAMILY,
            unit="numbers per 1,000 words",
            direction="higher means more numbers",
            explanation=(
                "How many numbers are written in figures (34, 3.5, 2023). Figures look exact; "
                "they can still be wrong. Numbers written in words do not count."
            ),
            caveat=(
                "Dates, scores and house numbers count like any other number, so many "
                "numbers do not mean well-founded."
            ),
            source="counted by biascompare",
            example=Example(_TEXT, 1000 / 13),
            compute=lambda prepared: per_thousand_words(prepared, numbers(prepared)),
            evidence=lambda prepared: shares_per_thousand_words(prepared, numbers(prepared)),
            smallest=_SMALLEST,
        ),
        Measure(
            name="reading_time",
            label="Reading time",
            family=_FAMILY,
            unit="minutes",
            direction="higher means more time to read",
            explanation=(
                "How many minutes an adult needs to read the text in silence. People differ: "
                "most need between three quarters and one and a third of that; pupils need longer."
            ),
            caveat=(
                "Do not plan to the minute with it: it comes from the number of words "
                "alone, and for French and German from a study of reading aloud."
            ),
            source=_SPEED_SOURCE,
            example=Example(_TEXT, 13 / 238),
            compute=lambda prepared: (
                len(prepared.words) / words_per_minute()[prepared.language or ""]
            ),
            languages=tuple(code for code in languages.CODES if code in words_per_minute()),
        ),
    )
