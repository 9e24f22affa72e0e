"""The first page: which outlets, how many articles, what stands out."""

from __future__ import annotations

import dataclasses
import functools
from collections import Counter

import pandas as pd
import streamlit as st

from biascompare.charts.style import SHAPES, Look
from biascompare.compare import CLEAR, Comparison, Pair
from biascompare.compare.outlets import NO_OUTLET
from biascompare.compare.thresholds import thresholds
from biascompare.dashboard import escaping, layout, sample, verdicts, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.overall import compare_in
from biascompare.dashboard.texts import language, t
from biascompare.measures import Measure
from biascompare.translations import is_one

_TOLD = ("flesch_reading_ease", "tone", "quoted_share", "loaded_words", "hedges")
_MOST_SENTENCES = 6
# A family whose chooser has another name in the address: "voice" is a filter.
_CHOOSERS = {"voice": "voice_measure"}
# The shapes of the charts, so that outlets are told apart without colour.
_SIGNS = dict(zip(SHAPES, "●■◆▲✚▼", strict=True))
_MOST_OUTLETS = 12
_GO_ON = {"compare": "compare", "article": "articles", "methods": "methods"}


def show() -> None:
    """Show the page."""
    view = layout.view()
    layout.opening(t("start.title"), t("start.not_shown"), _where_from(view))
    if layout.anything_left(view):
        _figures(view)
        _outlets(view)
        layout.section(t("start.out"))
        _what_stands_out(view)
    left, right = st.columns(2, gap="large")
    with left:
        layout.section(t("start.go_on"))
        for key, page in _GO_ON.items():
            st.page_link(layout.VIEWS / f"{page}.py", label=t(f"start.go_{key}"))
    with right:
        layout.section(t("start.yours"), t("start.yours_why"))
        st.page_link(
            layout.VIEWS / "data.py",
            label=t("shell.add_own"),
            query_params={layout.PART: layout.ADDING},
        )


def _where_from(view: View) -> str:
    if view.filtered:
        every = wording.count(view.corpus.size, "article")
        return t("start.from_link", left=view.count, articles=every)
    return t("start.invented") if sample.NAME in view.corpus.paths else ""


def _figures(view: View) -> None:
    counts = {
        "articles": view.count,
        "outlets": len(view.counts("outlet")),
        "stories": len(view.counts("story")),
        "languages": len(view.counts("language")),
    }
    one = functools.partial(is_one, language())
    figures = [
        (t(f"start.one.{name}" if one(number) else f"start.{name}"), wording.whole(number))
        for name, number in counts.items()
    ]
    if view.period is not None:
        figures.append((t("start.dates"), wording.days(*view.period)))
    layout.figures(figures)


def _outlets(view: View) -> None:
    counts = view.counts("outlet")
    if without := view.count - int(counts.sum()):
        counts = pd.concat([counts, pd.Series({NO_OUTLET: without})])
    looks, colours = view.corpus.looks, layout.style().outlets
    items = []
    for name in [each for each in looks if each in counts.index][:_MOST_OUTLETS]:
        look: Look = looks[name]
        shown = t("shell.filter.no_outlet") if name == NO_OUTLET else name
        items.append(
            f'<li style="--outlet: {colours[look.colour]}">'
            f'<b><i aria-hidden="true">{_SIGNS[look.shape]}</i> {escaping.plain(shown)}</b> '
            f"{escaping.plain(wording.count(int(counts[name]), 'article'))}</li>"
        )
    st.html(f'<ul class="outlets">{"".join(items)}</ul>')
    if len(counts) > _MOST_OUTLETS:
        layout.remark(t("start.who_more", n=len(counts) - _MOST_OUTLETS))


def _what_stands_out(view: View) -> None:
    counts = view.counts("outlet")
    fewest = thresholds().fewest_for_verdict
    if len(counts) < 2:
        layout.remark(t("start.out_single"))
        return
    if (counts >= fewest).sum() < 2:
        layout.remark(t("start.out_few", n=fewest, most=int(counts.max())))
        return
    found = _compared(view.key, view)
    clear = [(each, pair) for each in found for pair in each.pairs if pair.verdict == CLEAR]
    clear.sort(key=lambda each: -abs(each[1].delta or 0))
    if clear:
        layout.remark(t("start.out_why"))
    else:
        layout.remark(t("start.out_none", n=sum(len(each.pairs) for each in found)))
    told = [
        (dataclasses.replace(each, measure=view.corpus.measures[each.measure.name]), pair)
        for each, pair in _varied(clear)[:_MOST_SENTENCES]
    ]
    verdicts.show(told, "start", functools.partial(_link, view))
    if len(clear) > _MOST_SENTENCES:
        layout.remark(t("start.out_more", n=len(clear) - _MOST_SENTENCES))


def _varied(clear: list[tuple[Comparison, Pair]]) -> list[tuple[Comparison, Pair]]:
    """Return the largest difference of each measure first, then the second largest, and so on."""
    told: Counter[str] = Counter()
    placed = []
    for comparison, pair in clear:
        told[comparison.measure.name] += 1
        placed.append((told[comparison.measure.name], comparison, pair))
    return [(comparison, pair) for _, comparison, pair in sorted(placed, key=lambda each: each[0])]


@st.cache_resource(max_entries=50, show_spinner=False)
def _compared(key: str, _view: View) -> list[Comparison]:
    registry = _view.corpus.measures
    told = [registry[name] for name in _TOLD]
    told += [measure for measure in registry.values() if measure.family == "frames"]
    return compare_in(_view, told)


def _link(view: View, comparison: Comparison) -> None:
    measure = view.corpus.measures[comparison.measure.name]
    page, asked = "compare.py", {"family": measure.family, _chooser(measure): measure.name}
    if measure.family == "frames":
        page, asked = "frames.py", {"of": measure.name}
    st.page_link(layout.VIEWS / page, label=t("start.chart"), query_params=asked)


def _chooser(measure: Measure) -> str:
    return _CHOOSERS.get(measure.family, measure.family)


if __name__ == "__main__":
    show()
