"""Comparisons of every article left, where the table holds but a sample of them."""

from __future__ import annotations

from collections.abc import Sequence

from biascompare.compare import Comparison, compare_all
from biascompare.compare.summed import compare_summed, with_rest
from biascompare.compare.thresholds import thresholds
from biascompare.dashboard.articles_left import View
from biascompare.measures import Measure


def compare_in(
    view: View, measures: Sequence[Measure], outlet: str | None = None
) -> list[Comparison]:
    """Compare the outlets of the articles left, from their sums where they are too many."""
    stored, kept = view.corpus.stored, view.kept
    if not view.sampled or stored is None or kept is None:
        return compare_all(view.of(*(each.name for each in measures)), measures, outlet=outlet)
    summed = [stored.summed(measure, kept) for measure in measures]
    if outlet is not None:
        others = tuple(each for each in view.corpus.looks if each != outlet)
        name = thresholds().sentences["en"]["the_rest"]
        summed = [
            with_rest(each, outlet, stored.together(each.measure.name, kept, others), name)
            for each in summed
        ]
    return compare_summed(summed, outlet=outlet)
