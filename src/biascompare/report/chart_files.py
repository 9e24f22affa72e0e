"""A chart as files: its picture, its table and its specification. Nothing is fetched."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from biascompare.spreadsheets import harmless

Spec = Mapping[str, Any]
WIDTH = 900
SCALE = 2.0
# What only says how a row is drawn.
_DRAWN = frozenset({"colour", "color", "shape", "key", "opacity", "zero"})
_LONGEST_CELL = 32_000
_LONGEST_TEXT = 2_000
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def svg(spec: Spec, background: str, *, width: int = WIDTH) -> str:
    """Return the chart as SVG, ``width`` points wide where it has no width of its own."""
    import vl_convert

    made: str = vl_convert.vegalite_to_svg(
        _sized(spec, background, width), allowed_base_urls=_NOWHERE
    )
    return made


def png(spec: Spec, background: str, *, width: int = WIDTH) -> bytes:
    """Return the chart as PNG with two dots a point."""
    import vl_convert

    made: bytes = vl_convert.vegalite_to_png(
        _sized(spec, background, width), scale=SCALE, allowed_base_urls=_NOWHERE
    )
    return made


def written_in_percent(spec: object) -> Iterator[str]:
    """Yield the columns whose numbers a chart writes in per cent."""
    inner: Iterable[object] = ()
    if isinstance(spec, Mapping):
        if str(spec.get("format", "")).endswith("%") and "field" in spec:
            yield str(spec["field"])
        inner = (value for name, value in spec.items() if name not in ("data", "datasets"))
    elif isinstance(spec, list):
        inner = spec
    for each in inner:
        yield from written_in_percent(each)


# An empty list would stand for any address.
_NOWHERE = ["https://nowhere.invalid/"]


def clean(value: Any, longest: int | None = _LONGEST_TEXT) -> Any:  # noqa: ANN401
    """Return JSON-like values whose texts hold no control signs and are not endless.

    Drawing or setting a NUL would end the whole process.
    """
    if isinstance(value, str):
        return UNPRINTABLE.sub("", value)[:longest]
    if isinstance(value, Mapping):
        return {clean(key, longest): clean(each, longest) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [clean(each, longest) for each in value]
    return value


def _sized(spec: Spec, background: str, width: int) -> dict[str, Any]:
    made: dict[str, Any] = clean(spec)
    made["background"] = background
    made["config"] = {**made.get("config", {}), "background": background}
    if made.get("width") == "container":
        made["width"] = width
    return made


def table(spec: Spec) -> pd.DataFrame:
    """Return the table that a chart shows: the rows of its widest dataset.

    Columns that only say how a row is drawn are left out.
    """
    name = shown_dataset(spec)
    if name is None:
        return pd.DataFrame()
    made = pd.DataFrame(spec["datasets"][name])
    return made[[column for column in made.columns if column not in _DRAWN]]


def shown_dataset(spec: Spec) -> str | None:
    """Return the name of the dataset that is a chart's table, or None without data."""
    found = {name: rows for name, rows in spec.get("datasets", {}).items() if rows}
    return max(found, key=lambda name: (len(found[name][0]), len(found[name])), default=None)


def specification(spec: Spec) -> bytes:
    """Return the chart's Vega-Lite JSON."""
    return json.dumps(spec, ensure_ascii=False, indent=1).encode()


def csv(rows: pd.DataFrame) -> bytes:
    """Return a table as CSV; text that a spreadsheet would run is made harmless.

    The mark at its start tells spreadsheet programs that it is UTF-8.
    """
    return _defused(rows).to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def parquet(rows: pd.DataFrame) -> bytes:
    """Return a table as Parquet."""
    buffer = io.BytesIO()
    rows.to_parquet(buffer, index=False)
    return buffer.getvalue()


def excel(rows: pd.DataFrame) -> bytes:
    """Return a table as an Excel workbook; no cell is a formula."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    def cell(value: object) -> object:
        if isinstance(value, str):
            return harmless(ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST_CELL])
        return value if isinstance(value, (bool, int, float)) else harmless(str(value))

    book = Workbook(write_only=True)
    sheet = book.create_sheet("biascompare")
    sheet.append([cell(name) for name in rows.columns])
    for row in rows.astype(object).where(rows.notna(), "").values.tolist():
        sheet.append([cell(value) for value in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _defused(rows: pd.DataFrame) -> pd.DataFrame:
    made = rows.map(harmless)
    return made.rename(columns={name: harmless(name) for name in made.columns})
