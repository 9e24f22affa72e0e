"""What a sentence calls a group: "articles in the section “Sport”", "those of March 2026"."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from biascompare import translations
from biascompare.compare.choices import (
    ABSENT,
    ACTOR_PREFIX,
    GROUPINGS,
    NOT_STATED,
    PRESENT,
    SELECTION,
    Choices,
)
from biascompare.compare.thresholds import thresholds
from biascompare.datafiles import TomlFile, data_folder
from biascompare.measures import MEASURES

FORMS = ("subject", "those", "short")
_MONTH, _MONTH_KEY = "month", "month_of"
_NAMING, _NOT_NAMING, _REST = "naming", "not_naming", "rest"
_MONTHS = 12
_KINDS = tuple(_MONTH_KEY if kind == _MONTH else kind for kind in GROUPINGS)
KINDS = (*_KINDS, _NAMING, _NOT_NAMING, _REST)
_ALWAYS_STATED = ("article", SELECTION)


@dataclass(frozen=True, slots=True)
class Called:
    """A group in a sentence: as its subject, as what it is set against, and in a list."""

    subject: str
    those: str
    short: str


@dataclass(frozen=True, slots=True)
class _Texts:
    kinds: Mapping[str, Called]
    none: Mapping[str, Called]
    months: tuple[str, ...]
    month: str


@dataclass(frozen=True, slots=True)
class GroupNames:
    """Calls the groups of one comparison: what they are put together by, and whose actor."""

    by: str = "outlet"
    actor: str = ""

    def called(self, name: str, language: str) -> Called:
        """Return what the group ``name`` is called in a language."""
        texts = _texts()[language]
        if name in _rest():
            return texts.kinds[_REST]
        if self.by.startswith(ACTOR_PREFIX):
            kind = {PRESENT: _NAMING, ABSENT: _NOT_NAMING}.get(name, _NAMING)
            return _filled(texts.kinds[kind], self.actor)
        kind = _MONTH_KEY if self.by == _MONTH else self.by
        if name == NOT_STATED.format(self.by) and kind in texts.none:
            return texts.none[kind]
        return _filled(texts.kinds[kind], self._written(name, texts, language))

    def _written(self, name: str, texts: _Texts, language: str) -> str:
        if self.by == "language":
            return translations.load(language).get(f"forms.language.{name}", name)
        year, _, month = name.partition("-")
        if self.by == _MONTH and month.isdecimal() and 1 <= int(month) <= _MONTHS:
            return texts.month.format(month=texts.months[int(month) - 1], year=year)
        return name


def group_names(choices: Choices) -> GroupNames:
    """Return how the groups that ``choices`` make are called."""
    if not choices.by.startswith(ACTOR_PREFIX):
        return GroupNames(choices.by)
    actor = choices.by.removeprefix(ACTOR_PREFIX)
    known = MEASURES.get(f"actor_{actor}")
    return GroupNames(
        choices.by, choices.actor or (known.label if known else actor.replace("_", " "))
    )


def beginning(template: str, name: str) -> str:
    """Return a text at the start of a sentence; a name keeps its own small letter.

    >>> beginning("articles by n-tv", "n-tv"), beginning("n-tv's articles", "n-tv")
    ('Articles by n-tv', "n-tv's articles")
    """
    return template if template.startswith(name) else template[:1].upper() + template[1:]


def _filled(called: Called, name: str) -> Called:
    return Called(*(getattr(called, form).format(name=name) for form in FORMS))


@functools.cache
def _rest() -> frozenset[str]:
    return frozenset(texts["the_rest"] for texts in thresholds().sentences.values())


@functools.cache
def _texts() -> Mapping[str, _Texts]:
    """Load and check what groups are called. Raises `biascompare.errors.DataFileError`."""
    file = TomlFile(data_folder() / "comparison" / "groups.toml")
    for key in ("source", "licence"):
        file.string(key)
    return {language: _read(file, language) for language in translations.LANGUAGES}


def _read(file: TomlFile, language: str) -> _Texts:
    own = file.values.get(language, {})
    months = own.get("months")
    if not isinstance(months, list) or len(months) != _MONTHS:
        raise file.fault(f"[{language}] expected months = a list of {_MONTHS} names", language)
    unstated = own.get("none", {})
    groups = [kind for kind in _KINDS if kind not in _ALWAYS_STATED]
    return _Texts(
        {kind: _called(file, own, language, kind) for kind in KINDS},
        {kind: _called(file, unstated, f"{language}.none", kind) for kind in groups},
        tuple(months),
        str(own.get("month")),
    )


def _called(file: TomlFile, own: Mapping[str, object], language: str, kind: str) -> Called:
    row = own.get(kind)
    if not isinstance(row, dict) or sorted(row) != sorted(FORMS):
        raise file.fault(f"[{language}] expected {kind} with {', '.join(FORMS)}", kind)
    for text in row.values():
        if set(translations.placeholders(text)) - {"name"}:
            raise file.fault(f"[{language}] {kind}: expected no place but {{name}}", text)
    spoken = language.partition(".")[0]
    return Called(*(translations.kept_together(spoken, row[form]) for form in FORMS))
