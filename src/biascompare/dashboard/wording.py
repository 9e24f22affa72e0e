"""Numbers, dates and names as people write them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from biascompare import languages
from biascompare.measures import Measure
from biascompare.model import Document

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
UNKNOWN_LANGUAGE = "Language not known"
NOTHING = "–"
_TITLE_LENGTH = 44
_FIRST_WORDS = 8


def language(code: str | None) -> str:
    """Return a language's English name; an unlisted code stays as it is."""
    if not code:
        return UNKNOWN_LANGUAGE
    return languages.load(code).name if code in languages.CODES else code


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return ``1 article``, ``2,000 articles``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def number(value: float | None, decimals: int = 1) -> str:
    """Return a value with a real minus sign, or a dash where it is missing."""
    if value is None or math.isnan(value):
        return NOTHING
    text = f"{value:,.{decimals}f}"
    if float(text.replace(",", "")) == 0:
        text = text.removeprefix("-")
    return text.replace("-", "−")


def interval(low: float | None, high: float | None, decimals: int = 1) -> str:
    """Return ``low to high``, or a dash where there is no interval."""
    if low is None or high is None:
        return NOTHING
    return f"{number(low, decimals)} to {number(high, decimals)}"


def day(value: date | None) -> str:
    """Return ``17 Nov 2023``, or a dash."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}" if value else NOTHING


def days(first: date | None, last: date | None) -> str:
    """Return the stretch between two days."""
    if first is None or last is None:
        return "no dates"
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def lines(first: int | None, last: int | None) -> str:
    """Return ``3``, ``3–5``, or a dash for the whole document."""
    if first is None:
        return NOTHING
    return str(first) if last in (None, first) else f"{first}–{last}"


def listing(names: Sequence[str]) -> str:
    """Return ``a, b and c``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def languages_of(measure: Measure) -> str:
    """Return the languages of a measure, in the order of the registry of languages."""
    if measure.languages is None:
        return "all languages"
    known = [code for code in languages.CODES if code in measure.languages]
    others = [code for code in measure.languages if code not in known]
    return listing([language(code) for code in (*known, *others)])


def only_in(measure: Measure, left_out: int) -> str:
    """Return in which languages something is measured, and how many articles that leaves out."""
    without = f"{count(left_out, 'article')} in other languages"
    return f"{measure.label} is measured in {languages_of(measure)} only; {without}: no value."


def short_title(document: Document) -> str:
    """Return the title, cut at a word; the first words in quotes where there is none."""
    if document.title:
        return _cut(document.title)
    words = document.text.split()[:_FIRST_WORDS]
    return f"“{_cut(' '.join(words))} …”" if words else "(no text)"


def outlet(document: Document) -> str | None:
    """Return the outlet, or the hint marked as a hint, or ``None``."""
    if document.outlet:
        return document.outlet
    return f"hint: {document.outlet_hint}" if document.outlet_hint else None


def label(document: Document) -> str:
    """Return the outlet, or its hint, and a short title: a narrow place cuts the title."""
    name = outlet(document)
    return f"{name} – {short_title(document)}" if name else short_title(document)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _TITLE_LENGTH:
        return text
    return text[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
