"""What every chart offers to take along: its table, pictures, files and the lines behind it."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable

import pandas as pd
import streamlit as st

from biascompare.dashboard import escaping
from biascompare.dashboard.reproducing import Origin
from biascompare.dashboard.texts import t
from biascompare.report import chart_files
from biascompare.report.chart_files import Spec

_MOST_ROWS = 200
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads(spec: Spec, name: str, key: str, background: str, origin: Origin | None) -> None:
    """Offer a chart's table and files; nothing is made before it is asked for.

    Parameters
    ----------
    spec
        The chart's Vega-Lite specification, its data in it.
    name
        What the files are called; any text.
    key
        What tells this chart from the others of the page.
    background
        The colour that the chart is made for.
    origin
        The chart's table where it is not simply what it draws, and lines that make it again.
    """
    place = st.popover(
        t("export.downloads"), type="tertiary", key=f"downloads {key}", on_change="rerun"
    )
    if not place.open:
        return
    with place:
        rows = chart_files.table(spec) if origin is None else origin.rows()
        _table(rows)
        _buttons(spec, rows, _file_name(name), key, background)
        if origin is not None and origin.python:
            st.text(t("export.python"))
            st.code(origin.python, language="python")


def _table(rows: pd.DataFrame) -> None:
    shown = rows.head(_MOST_ROWS)
    numeric = [place for place, kind in enumerate(shown.dtypes) if kind.kind in "if"]
    texts = shown.map(lambda value: "–" if pd.isna(value) else str(value)).values.tolist()
    st.html(escaping.table([str(name) for name in shown.columns], texts, numeric=numeric))
    if len(rows) > len(shown):
        st.text(t("export.rows_left_out", n=len(rows) - len(shown)))


def _buttons(spec: Spec, rows: pd.DataFrame, name: str, key: str, background: str) -> None:
    files: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        ("png", "png", "image/png", lambda: chart_files.png(spec, background)),
        ("svg", "svg", "image/svg+xml", lambda: chart_files.svg(spec, background).encode()),
        ("csv", "csv", "text/csv", functools.partial(chart_files.csv, rows)),
        ("excel", "xlsx", _EXCEL, functools.partial(chart_files.excel, rows)),
        ("parquet", "parquet", "application/x-parquet", lambda: chart_files.parquet(rows)),
        ("json", "vl.json", "application/json", lambda: chart_files.specification(spec)),
    )
    for kind, ending, mime, make in files:
        st.download_button(
            t(f"export.{kind}"),
            make,
            f"{name}.{ending}",
            mime,
            key=f"download {kind} {key}",
            on_click="ignore",
            width="stretch",
        )


def _file_name(text: str) -> str:
    """Return a text as a file's name that every system takes.

    >>> _file_name("Flesch reading ease, Français: …/../x")
    'flesch-reading-ease-francais-x'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))[:80].strip("-") or "chart"
