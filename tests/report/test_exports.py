"""Charts and pages as files: nothing in them runs, asks or is lost."""

from __future__ import annotations

import io
import re
from typing import cast

import altair as alt
import openpyxl
import pandas as pd
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from biascompare.report import chart_files, offline, printed
from biascompare.report import view as report_view
from biascompare.report.view import MOST_ROWS, Figure, View

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=http://192.0.2.1/x.png onerror=alert(1)>",
    "=HYPERLINK(1)",
    "$x^2$ #sys.version *bold* :smile:",
    "\x00\x07bell",
    "W" * 10_000,
    "lone \ud800 surrogate",
    "right \u202e to left \u2066",
    "#sys.version @label <label> `raw` // /* ] )",
    "é – “ ß",
)


def spec(labels=("A", "B")):
    labels = [each.encode(errors="ignore").decode() for each in labels]  # no table holds surrogates
    rows = pd.DataFrame({"label": list(labels), "value": [1.5] * len(labels), "colour": "#000"})
    base = alt.Chart(rows).encode(x="value:Q", y="label:N")
    return alt.layer(base.mark_bar(), base.mark_text()).properties(width="container").to_dict()


def view(labels=("A", "B"), title="A title"):
    return View(title, "en", ["About it"], [Figure(title, f"{title}: 1.5.", spec(labels))])


def test_a_chart_as_pictures():
    assert chart_files.png(spec(), "#FFFFFF").startswith(b"\x89PNG")
    assert chart_files.svg(spec(), "#171614").startswith("<svg")


def test_a_picture_fetches_nothing():
    url = "http://127.0.0.1:9/x.csv"
    with pytest.raises(ValueError, match="not allowed"):
        chart_files.svg(alt.Chart(url).mark_bar().encode(x="a:Q").to_dict(), "#FFFFFF")


@pytest.mark.parametrize(
    ("labels", "first"),
    [(["A", "B"], "A"), (["=1+1", "B"], "'=1+1"), (["@x", "B"], "'@x"), (["\x07x", "B"], "x")],
)
def test_a_table_runs_nothing_in_a_spreadsheet(labels, first):
    rows = chart_files.table(spec(labels))

    assert list(rows.columns) == ["label", "value"]
    sheet = openpyxl.load_workbook(io.BytesIO(chart_files.excel(rows))).active
    assert sheet is not None
    assert [cell.value for cell in next(sheet.iter_rows(min_row=2))] == [first, 1.5]
    found = pd.read_csv(io.BytesIO(chart_files.csv(rows)))
    assert found["label"].tolist()[0].strip("\x07") == first
    assert pd.read_parquet(io.BytesIO(chart_files.parquet(rows))).equals(rows)


def test_a_chart_without_data_has_an_empty_table():
    assert chart_files.table({}).empty
    assert chart_files.excel(pd.DataFrame()).startswith(b"PK")


def test_the_offline_page_is_small_and_names_no_host():
    page = offline.page(view())
    own = page.decode().replace(offline._bundle(), "")

    assert len(page) < offline.MOST_BYTES
    assert re.findall(r"""(?:src|href)\s*=|url\(|@import""", own) == []
    assert "default-src 'none'" in own
    assert "unsafe-eval" not in own


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    page = offline.page(view([text, "B"], title=text)).decode().replace(offline._bundle(), "")

    assert len(re.findall("<script", page)) == 3, "the bundle, the drawing and one chart"
    assert "<img" not in page
    assert printed.page(view([text, "B"], title=text)).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("written", "expected"), [(",.0%", "7%"), (",.1%", "7%"), (",.2f", "0.07"), ("", "0.07")]
)
def test_a_table_writes_its_numbers_as_its_chart_does(written, expected):
    rows = pd.DataFrame({"label": ["%"], "value": [0.07]})
    base = alt.Chart(rows).encode(x="value:Q", y="label:N")
    text = base.mark_text().encode(text=alt.Text("value:Q", format=written))
    drawn = alt.layer(base.mark_bar(), text).to_dict()
    figure = Figure("A title", "", drawn)

    assert report_view.written(View("", "en", [], [figure]), figure).rows == [["%", expected]]


def test_rows_that_are_left_out_are_said():
    page = offline.page(view([f"label {n}" for n in range(MOST_ROWS + 2)])).decode()

    assert "2 more rows are not written out" in page


def test_the_pdf_is_tagged_and_its_charts_have_words():
    reader = PdfReader(io.BytesIO(printed.page(view())))
    root = cast(DictionaryObject, reader.trailer["/Root"])

    assert cast(DictionaryObject, root["/MarkInfo"])["/Marked"]
    assert str(root["/Lang"]) == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == "A title"
    assert "A title: 1.5." in reader.pages[0].extract_text()
