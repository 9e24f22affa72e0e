"""Numbers, dates and names as people write them, in the visitor's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from biascompare import languages, measure_translations, translations
from biascompare.dashboard import texts
from biascompare.dashboard.texts import t
from biascompare.measures import Measure
from biascompare.model import Document
from biascompare.report import forms

NOTHING = forms.NOTHING


def language(code: str | None) -> str:
    """Return a language's name, as it stands in a list; an unlisted code stays as it is."""
    return forms.language_name(texts.language(), code)


def count(number: int, noun: str) -> str:
    """Return ``1 article``, ``2,000 articles``; ``noun`` is one of the texts ``forms``."""
    return forms.count(texts.language(), number, noun)


def number(value: float | None, decimals: int = 1, unit: str = "") -> str:
    """Return a value with a real minus sign, or a dash where it is missing.

    Where ``unit`` is one of shares, in per cent.
    """
    return forms.number(texts.language(), value, decimals, unit)


def difference(value: float | None, decimals: int, unit: str) -> str:
    """Return a difference of values, or a dash; of shares, in percentage points."""
    return forms.difference(texts.language(), value, decimals, unit)


def marked(measure: Measure, language: str | None) -> str:
    """Return a measure's label, marked where judging showed it weak in ``language``."""
    return measure_translations.marked(measure, language, texts.language())


def whole(value: int) -> str:
    """Return a whole number."""
    return number(value, 0)


def percent(share: float) -> str:
    """Return a share (0 to 1) in per cent, without decimals."""
    return forms.percent(texts.language(), share)


def interval(low: float | None, high: float | None, decimals: int = 1, unit: str = "") -> str:
    """Return ``low to high``, or a dash where there is no interval."""
    return forms.interval(texts.language(), low, high, decimals, unit)


def difference_interval(low: float | None, high: float | None, decimals: int, unit: str) -> str:
    """Return ``low to high`` of a difference; of shares in percentage points, not named."""
    return forms.difference_interval(texts.language(), low, high, decimals, unit)


def day(value: date | None) -> str:
    """Return ``17 Nov 2023``, or a dash."""
    if value is None:
        return NOTHING
    return translations.day(texts.language(), value)


def published(text: str | None) -> str:
    """Return the day of an ISO date or time; what is no date stays as it is, None is empty."""
    return translations.published(texts.language(), text) if text else ""


def notice(code: str) -> str:
    """Return what a notice is about, by its code; an unlisted code in plain words."""
    key = f"notices.{code}"
    known = translations.load(texts.language())
    return known.get(key, code.replace("_", " "))


def days(first: date | None, last: date | None) -> str:
    """Return the stretch between two days."""
    if first is None or last is None:
        return t("forms.no_dates")
    return day(first) if first == last else t("forms.days", first=day(first), last=day(last))


def lines(first: int | None, last: int | None) -> str:
    """Return ``3``, ``3–5``, or a dash for the whole document."""
    if first is None:
        return NOTHING
    return str(first) if last in (None, first) else f"{first}–{last}"


def listing(names: Sequence[str]) -> str:
    """Return ``a, b and c``."""
    if len(names) == 1:
        return names[0]
    return t("forms.listing", first=", ".join(names[:-1]), last=names[-1])


def languages_of(measure: Measure) -> str:
    """Return the languages of a measure, in the order of the registry of languages."""
    if measure.languages is None:
        return t("forms.all_languages")
    known = [code for code in languages.CODES if code in measure.languages]
    others = [code for code in measure.languages if code not in known]
    return listing([forms.within_text(texts.language(), code) for code in (*known, *others)])


def only_in(measure: Measure, left_out: int) -> str:
    """Return in which languages something is measured, and how many articles that leaves out."""
    return t(
        "families.only_in",
        measure=measure.label,
        languages=languages_of(measure),
        articles=count(left_out, "article"),
    )


def outlet(document: Document) -> str | None:
    """Return the outlet, or the hint marked as a hint, or ``None``."""
    if document.outlet:
        return document.outlet
    return t("forms.hint", name=document.outlet_hint) if document.outlet_hint else None


def label(document: Document) -> str:
    """Return the outlet, or its hint, and a short title: a narrow place cuts the title."""
    name = outlet(document)
    return f"{name} – {forms.short_title(document)}" if name else forms.short_title(document)
