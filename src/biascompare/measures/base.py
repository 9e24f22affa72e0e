"""What a measure is, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from biascompare import languages
from biascompare.measures.prepared import Prepared
from biascompare.model import Span
from biascompare.voice import VOICE_NAMES


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that is not there, and why, in words for people."""

    reason: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the value it must have: shown in the glossary, run as a test."""

    text: str
    value: float
    language: str = "en"
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One number about an article, declared once and looped over everywhere.

    Parameters
    ----------
    name, label
        The column's name; the words on screen.
    family
        The group it is shown in: one of `biascompare.measures.FAMILIES`.
    unit, direction
        What one step means; what a higher value means ("higher is harder to read").
    languages
        The languages it is valid for; ``None`` for all.
    smallest
        The least number of words that give a sensible value.
    explanation, caveat, source
        What it is and when not to use it, both for a 14-year-old; the paper or package
        it is taken from.
    example
        A text and its value.
    compute
        The formula, called only when language and length allow.
    evidence
        The spans that made the value; their shares add up to it. ``None`` where the
        value is not made of single words.
    across_languages
        Whether values of different languages may stand on one axis.
    reads
        Which text it looks at; evidence offsets are into that text.
    judges_words
        Whether it judges which words were chosen, so that articles whose wording
        was altered are left out.
    whole_text
        Whether it is missing for one voice alone, because it tells the voices apart.
    weak
        The languages in which judging it against texts has shown that it is often wrong.
    """

    name: str
    label: str
    family: str
    unit: str
    direction: str
    explanation: str
    caveat: str
    source: str
    example: Example
    compute: Callable[[Prepared], float | Missing]
    evidence: Callable[[Prepared], Sequence[Span]] | None = None
    languages: tuple[str, ...] | None = None
    smallest: int = 1
    across_languages: bool = False
    reads: Literal["text", "title"] = "text"
    judges_words: bool = False
    whole_text: bool = False
    weak: tuple[str, ...] = ()

    def value(self, prepared: Prepared) -> float | Missing:
        """Return the value, or `Missing` with the reason: never a guess."""
        return self.missing(prepared) or self.compute(prepared)

    def warning(self, language: str | None) -> str | None:
        """Return what to say wherever its values in ``language`` are shown, if anything."""
        if language is None or language not in self.weak:
            return None
        return f"{self.label} is weak in {language_name(language)}: it is often wrong there"

    def spans(self, prepared: Prepared) -> list[Span]:
        """Return the evidence of the value; empty where it is missing or has none."""
        if self.evidence is None or self.missing(prepared):
            return []
        return list(self.evidence(prepared))

    @property
    def no_spans(self) -> str:
        """Return why a value of this measure has no spans, where it has none."""
        if self.evidence is None:
            return "the whole text makes this value, not single words of it"
        return "nothing in the text counts for this measure"

    def missing(self, prepared: Prepared) -> Missing | None:
        """Return why there can be no value, or ``None`` if there can."""
        if self.languages is not None and prepared.language not in self.languages:
            return Missing(_language_reason(prepared.language, self.languages))
        if self.judges_words and prepared.wording_altered:
            return Missing("the wording looks altered by a machine")
        if self.whole_text and prepared.voice != "all":
            return Missing("measured over all text only: it tells the voices apart")
        where = "" if prepared.voice == "all" else f" in {VOICE_NAMES[prepared.voice]}"
        if self.reads == "title":
            return None if prepared.title else Missing(f"no title{where}")
        count = len(prepared.words)
        if not count:
            return Missing(f"no text{where}")
        if count < self.smallest:
            return Missing(f"too short: {count} of {self.smallest} words needed{where}")
        return None


@dataclass(frozen=True, slots=True)
class Category:
    """What an article is by a name instead of a number: nothing is averaged over it.

    ``label``, ``explanation``, ``caveat`` and ``source`` as of a `Measure`; ``among`` are the
    measures it chooses from, missing where the first is; ``compute`` returns the name of the
    chosen, or why there is none.
    """

    name: str
    label: str
    explanation: str
    caveat: str
    source: str
    among: tuple[Measure, ...]
    compute: Callable[[Prepared], str | Missing]

    def value(self, prepared: Prepared) -> str | Missing:
        """Return the name, or `Missing` with the reason."""
        return self.among[0].missing(prepared) or self.compute(prepared)


def _language_reason(language: str | None, valid: tuple[str, ...]) -> str:
    if not language:
        return "the language is not known"
    *others, last = map(language_name, valid)
    names = f"{', '.join(others)} and {last}" if others else last
    return f"not available in this language ({language_name(language)}), only in {names}"


def language_name(code: str) -> str:
    """Return a language's name, or its code where no data file names it."""
    return languages.load(code).name if code in languages.CODES else code
