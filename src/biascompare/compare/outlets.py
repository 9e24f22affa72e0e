"""One measure, group by group and pair by pair: what differs, and how sure that is."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Protocol

import pandas as pd

from biascompare.compare import choices as choosing
from biascompare.compare.asked import asked_pairs, pairs_of
from biascompare.compare.called_groups import group_names
from biascompare.compare.choices import Choices
from biascompare.compare.groups import Group, group_of, ranked
from biascompare.compare.judging import adjusted, claim, figures, sentence
from biascompare.compare.missing_values import reasons_missing
from biascompare.compare.pairs import Pair
from biascompare.compare.samples import Articles
from biascompare.compare.verdicts import Wording
from biascompare.measure_texts import ENGLISH, unit_in

NO_OUTLET = "(no outlet)"
INFINITE = "{:,} infinite values count as missing"
NO_ACTOR_VALUE = "articles left out because it is missing whether they name the actor: {:,}"
ALONE = "there is nothing to compare {} with: the table has no other group"
_LARGE = 100_000


class Comparable(Protocol):
    """What a comparison must know of a measure: `biascompare.measures.Measure` has it."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102
    @property
    def direction(self) -> str: ...  # noqa: D102
    @property
    def across_languages(self) -> bool: ...  # noqa: D102
    def warning(self, language: str | None) -> str | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class OwnMeasure:
    """An analyst's own measure: a numeric column of a table."""

    name: str
    label: str = ""
    unit: str = ""
    direction: str = ""
    across_languages: bool = False

    def warning(self, language: str | None) -> None:
        """Return None: nobody has said where an analyst's own measure is weak."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A measure across groups, and the choices that made it.

    ``one_axis`` says whether all groups may be put on one axis: they share a language,
    the measure holds across languages, or values are positions within their language.
    """

    measure: Comparable
    groups: tuple[Group, ...]
    one_axis: bool
    pairs: tuple[Pair, ...] = ()
    choices: Choices = field(default_factory=Choices)
    notices: tuple[str, ...] = ()

    def table(self) -> pd.DataFrame:
        """Return the groups as rows."""
        return pd.DataFrame([dataclasses.asdict(group) for group in self.groups])

    def pair_table(self) -> pd.DataFrame:
        """Return the pairs as rows."""
        return pd.DataFrame([dataclasses.asdict(pair) for pair in self.pairs])


def usual_grouping(table: pd.DataFrame) -> str:
    """Return ``article`` where outlets are missing and fewer than two are named."""
    outlets = table["outlet"]
    return "article" if outlets.isna().any() and outlets.nunique() < 2 else "outlet"


def compare(
    table: pd.DataFrame,
    measure: Comparable,
    *,
    by: str = "outlet",
    outlet: str | None = None,
    against: str | None = None,
    choices: Choices | None = None,
) -> Comparison:
    """Compare the groups of a table that `biascompare.engines.measure` made.

    Parameters
    ----------
    table
        An article a row; ``outlet`` (or what ``by`` names) and a column ``measure.name``.
        ``language``, ``published``, ``story``, ``kinds`` and ``shared_copy`` are used
        where they are there.
    measure
        A measure of `biascompare.measures.MEASURES`, or an `OwnMeasure`.
    by
        What is put side by side: see `Choices.by`; ``choices`` overrides it.
    outlet, against
        One group against another, or against all the rest when ``against`` is ``None``;
        without ``outlet``, every pair.

    Raises
    ------
    UnknownNameError
        For a group or choice that does not exist.
    MissingColumnError
        For a column that a choice needs.
    """
    return compare_all(table, [measure], by=by, outlet=outlet, against=against, choices=choices)[0]


def compare_all(
    table: pd.DataFrame,
    measures: Iterable[Comparable],
    *,
    by: str = "outlet",
    outlet: str | None = None,
    against: str | None = None,
    choices: Choices | None = None,
) -> list[Comparison]:
    """Compare several measures at once; q-values are adjusted over all of them."""
    chosen = choices or Choices(by=by)
    kept = choosing.select(table, chosen)
    articles = Articles(kept, chosen, pool=chosen.scale == "within-language")
    work = functools.partial(_compared, articles, chosen, outlet, against)
    # Sorting and counting leave the interpreter free: large tables use two processors.
    with ThreadPoolExecutor(2 if len(kept) > _LARGE else 1) as pool:
        found = list(pool.map(work, measures))
    families = [(_wording(each), each.pairs) for each in found]
    lost = choosing.without_actor(table, chosen.by)
    more = (NO_ACTOR_VALUE.format(lost),) if lost else ()
    return [
        dataclasses.replace(
            each,
            pairs=pairs,
            groups=ranked(each.groups, pairs),
            notices=(*each.notices, *more),
        )
        for each, pairs in zip(found, adjusted(families), strict=True)
    ]


def sentence_in(language: str, comparison: Comparison, pair: Pair) -> str:
    """Return the sentence of one of a comparison's pairs in a language."""
    return sentence(pair, _wording(comparison, language), language)


def claim_in(language: str, comparison: Comparison, pair: Pair) -> tuple[str, str]:
    """Return a pair's sentence in two parts: who is higher, and how sure that is in figures."""
    wording = _wording(comparison, language)
    return claim(pair, wording, language), figures(pair, wording, language)


def _wording(comparison: Comparison, language: str = ENGLISH) -> Wording:
    measure = comparison.measure
    unit = measure.unit
    if comparison.choices.scale != "raw":
        unit = unit_in(language, "robust standard deviations")
    groups = group_names(comparison.choices)
    return Wording(measure.label or measure.name, unit, measure.direction, groups)


def _compared(
    articles: Articles,
    choices: Choices,
    outlet: str | None,
    against: str | None,
    measure: Comparable,
) -> Comparison:
    if measure.name not in articles.table:
        raise choosing.missing_column(articles.table, measure.name, "This comparison")
    within = choices.scale == "within-language"
    own = isinstance(measure, OwnMeasure)
    valued = articles.values(measure.name, within=within, yes_or_no=own)
    whys = reasons_missing(articles, measure, measure.name)
    groups = [
        group_of(key, valued.sample((number,)), int(articles.counts[number]), whys[number])
        for number, key in enumerate(articles.keys)
    ]
    languages = {group.language for group in groups if group.n}
    one_axis = measure.across_languages or within or len(languages) <= 1
    asked = asked_pairs(articles, outlet, against, across=measure.across_languages)
    pairs, notices = pairs_of(valued, choices, asked)
    warnings = (measure.warning(language) for language in sorted(languages, key=str))
    notices += [f"{warning}." for warning in dict.fromkeys(warnings) if warning]
    if valued.infinite:
        notices.append(INFINITE.format(valued.infinite))
    if len(groups) == 1:
        notices.append(ALONE.format(groups[0].name))
    return Comparison(measure, tuple(groups), one_axis, tuple(pairs), choices, tuple(notices))


def comparison_record(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as a JSON-ready dictionary."""
    return {
        "measure": comparison.measure.name,
        "groups": [dataclasses.asdict(group) for group in comparison.groups],
        "pairs": [dataclasses.asdict(pair) for pair in comparison.pairs],
        "one_axis": comparison.one_axis,
        "notices": list(comparison.notices),
        "choices": comparison.choices.record(),
    }
