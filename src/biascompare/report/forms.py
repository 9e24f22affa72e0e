"""Numbers, counts and names of languages as people write them, in a reader's language."""

from __future__ import annotations

import math

from biascompare import languages, measure_values, translations
from biascompare.model import Document
from biascompare.translations import translated

NOTHING = "–"
_TITLE_LENGTH = 44
_FIRST_WORDS = 8


def language_name(reader: str, code: str | None) -> str:
    """Return a language's name, as it stands in a list; an unlisted code stays as it is."""
    name = within_text(reader, code)
    return name[:1].upper() + name[1:] if code in languages.CODES else name


def within_text(reader: str, code: str | None) -> str:
    """Return a language's name, as it stands in a sentence."""
    if not code:
        return translated(reader, "forms.unknown_language")
    if code in translations.LANGUAGES:
        return translated(reader, f"forms.language.{code}")
    return languages.load(code).name if code in languages.CODES else code


def count(reader: str, number: int, noun: str) -> str:
    """Return ``1 article``, ``2,000 articles``; ``noun`` is one of the texts ``forms``."""
    return translated(reader, f"forms.{noun}", n=number)


def number(reader: str, value: float | None, decimals: int = 1, unit: str = "") -> str:
    """Return a value with a real minus sign, or a dash where it is missing.

    Where ``unit`` is one of shares, in per cent.
    """
    if value is None or math.isnan(value):
        return NOTHING
    return measure_values.written(reader, value, decimals, unit)


def difference(reader: str, value: float | None, decimals: int, unit: str) -> str:
    """Return a difference of values, or a dash; of shares, in percentage points."""
    if value is None or math.isnan(value):
        return NOTHING
    return measure_values.difference(reader, value, decimals, unit)


def percent(reader: str, share: float) -> str:
    """Return a share (0 to 1) in per cent, without decimals."""
    return translated(reader, "forms.percent", n=number(reader, 100 * share, 0))


def interval(
    reader: str, low: float | None, high: float | None, decimals: int = 1, unit: str = ""
) -> str:
    """Return ``low to high``, or a dash where there is no interval."""
    if low is None or high is None:
        return NOTHING
    low_end, high_end = (number(reader, each, decimals, unit) for each in (low, high))
    return translated(reader, "forms.interval", low=low_end, high=high_end)


def difference_interval(
    reader: str, low: float | None, high: float | None, decimals: int, unit: str
) -> str:
    """Return ``low to high`` of a difference; of shares in percentage points, not named."""
    if low is None or high is None:
        return NOTHING
    low_end, high_end = (
        measure_values.points(reader, each, decimals, unit) for each in (low, high)
    )
    return translated(reader, "forms.interval", low=low_end, high=high_end)


def short_title(document: Document) -> str:
    """Return the title, cut at a word; the first words in quotes where there is none."""
    if document.title:
        return cut(document.title)
    words = document.text.split()[:_FIRST_WORDS]
    return f"“{cut(' '.join(words))} …”" if words else NOTHING


def plain_label(document: Document) -> str:
    """Return the outlet (a hint with a question mark) and a short title, in any language."""
    return label(document.outlet, document.outlet_hint, short_title(document))


def label(outlet: str | None, hint: str | None, title: str) -> str:
    """Return what `plain_label` does, of a short title."""
    name = outlet or (f"{hint}?" if hint else None)
    return f"{name} – {title}" if name else title


def cut(text: str) -> str:
    """Return a title, cut at a word."""
    text = " ".join(text.split())
    if len(text) <= _TITLE_LENGTH:
        return text
    return text[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
