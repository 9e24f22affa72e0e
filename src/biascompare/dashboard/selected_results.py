"""What two selections of articles differ in: sentences, a chart, numbers."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import cast

import pandas as pd
import streamlit as st

from biascompare.charts.effects import MOST_ROWS, effects, shown_effects
from biascompare.compare import CLEAR, Comparison, Pair, Selected
from biascompare.dashboard import address, drawing, layout, reproducing, verdicts, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.reproducing import Origin
from biascompare.dashboard.texts import t
from biascompare.dashboard.verdicts import Told
from biascompare.measures import Measure

_MOST_SENTENCES = 8


def show(found: Selected, told: Sequence[Told], views: tuple[View, View]) -> None:
    """Show the pairs of one language, worded for the visitor."""
    pairs = _of_language(list(told))
    if pairs:
        _verdicts(pairs)
        _effects(found, views, pairs)
        _numbers(found, pairs)


def _of_language(told: list[Told]) -> list[Told]:
    codes = list(dict.fromkeys(pair.language or "" for _, pair in told))
    counts = {
        code: min((p.n_a, p.n_b) for _, p in told if (p.language or "") == code) for code in codes
    }
    codes.sort(key=lambda code: (not code, -min(counts[code])))
    if len(codes) < 2:
        return told
    chosen = address.segmented(
        t("frames.language"),
        codes,
        "in",
        shown={
            code: wording.language(code) if code else t("families.all_languages") for code in codes
        }.__getitem__,
    )
    return [each for each in told if (each[1].language or "") == chosen]


def _verdicts(told: list[Told]) -> None:
    clear = [each for each in told if each[1].verdict == CLEAR]
    clear.sort(key=lambda each: -abs(each[1].delta or 0))
    verdicts.show(clear[:_MOST_SENTENCES], "selected")
    if len(clear) > _MOST_SENTENCES:
        layout.remark(t("pairs.more_clear", n=len(clear) - _MOST_SENTENCES))
    layout.remark(t("selections.counted", clear=len(clear), n=len(told)))


def _effects(found: Selected, views: tuple[View, View], told: list[Told]) -> None:
    rows = pd.DataFrame(
        {
            "key": [comparison.measure.name for comparison, _ in told],
            "label": [f"{each.measure.label}: {verdicts.named(p.verdict)}" for each, p in told],
            "delta": [pair.delta for _, pair in told],
            "verdict": [pair.verdict for _, pair in told],
            "sentence": [pair.sentence for _, pair in told],
        }
    )
    drawn = shown_effects(rows)
    if drawn.empty:
        return
    names = found.parted.names
    spoken = " ".join(drawn.loc[drawn["verdict"] == CLEAR, "sentence"])
    drawing.chart(
        (views[0].key, views[1].key, "effects", str(told[0][1].language), *names),
        functools.partial(effects, drawn, names, layout.style()),
        t("selections.effects_alt", first=names[0], second=names[1])
        + (spoken or t("charts.no_clear")),
        _origin(found, views, told[0][1].language),
    )
    layout.remark(t("selections.effects_read"))
    if len(rows) > len(drawn):
        layout.remark(t("selections.effects_cut", n=MOST_ROWS, all=len(rows)))


def _origin(found: Selected, views: tuple[View, View], language: str | None) -> Origin:
    first, second = (reproducing.lines(view, [], []) for view in views)
    names = [each.measure.name for each in found.comparisons]
    calls = [
        f"names = {reproducing.quoted(names)}",
        f"called = tuple({reproducing.quoted(list(found.parted.names))})",
        "compared = biascompare.compare.compare_selections",
        "table = compared(first, table, names, names=called).table()",
        f"table = table[{reproducing.equals('language', language)}]",
    ]
    python = "\n".join([first, "first = table", "", second, *calls])
    return Origin(lambda: reproducing.only(found.table(), language=language), python)


def _numbers(found: Selected, told: list[Told]) -> None:
    columns = ("n", "difference", "interval", "delta", "q", "verdict")
    headers = [t("families.measure"), *found.parted.names]
    headers += [t(f"pairs.column.{name}") for name in columns]
    with st.expander(t("families.numbers"), type="compact"):
        families: dict[str, list[Told]] = {}
        for each in told:
            families.setdefault(cast(Measure, each[0].measure).family, []).append(each)
        for family, own in families.items():
            layout.small_heading(t(f"methods.family.{family}"))
            layout.table(headers, [_row(*each) for each in own], numeric=range(1, 8))


def _row(comparison: Comparison, pair: Pair) -> tuple[str, ...]:
    means: Mapping[tuple[str, str | None], float | None] = {
        (group.name, group.language): group.mean for group in comparison.groups
    }
    unpooled = {group.name: group.mean for group in comparison.groups}
    unit = comparison.measure.unit
    return (
        comparison.measure.label,
        *(
            wording.number(means.get((name, pair.language), unpooled.get(name)), 2, unit)
            for name in (pair.a, pair.b)
        ),
        f"{wording.whole(pair.n_a)} · {wording.whole(pair.n_b)}",
        wording.difference(pair.difference, 2, unit),
        wording.difference_interval(pair.low, pair.high, 2, unit),
        wording.number(pair.delta, 2),
        wording.number(pair.q, 3),
        verdicts.named(pair.verdict),
    )
