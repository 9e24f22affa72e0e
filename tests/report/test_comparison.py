"""A comparison as a file: what stands in it, how large it is, and what it asks for."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import Any, cast

import numpy as np
import pandas as pd
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from biascompare.measures import MEASURES, select
from biascompare.report import comparison, offline, printed
from biascompare.report.figures import Report

NAMES = ("flesch_reading_ease", "tone", "frame_conflict", "frame_economic")
EVERY = (*NAMES, "lix", "words", "headline_tone", "loaded_words")
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=http://192.0.2.1/x.png onerror=alert(1)>",
    "#sys.version $x$ *bold* @label <label> `raw`",
    "NUL \x00 and \x07",
    "right \u202e to left \u2066",
    "W" * 10_000,
    "",
)


def table(articles: int, outlets: tuple[str, ...] = ("Echo", "Gazette"), title: str = "A title"):
    generator = np.random.default_rng(1)
    names = [outlets[place % len(outlets)] for place in range(articles)]
    rows: dict[str, Any] = {
        "id": [f"{place:06}" for place in range(articles)],
        "outlet": names,
        "language": "en",
        "title": title,
        "published": "2026-03-01",
        "story": None,
        "label": [f"{name} – {title} {place}" for place, name in enumerate(names)],
    }
    shifts = np.array([outlets.index(name) for name in names])
    for name in EVERY:
        rows[name] = generator.normal(10, 2, articles) + 3 * shifts
    return pd.DataFrame(rows)


def made(articles: int = 40, names: tuple[str, ...] = NAMES, language: str = "en", **others: Any):
    asked = Report(table(articles, **others), select(names, MEASURES), language)
    return comparison.view(asked, None, ["articles.csv"])


class Asked(HTMLParser):
    """Everything in a page that a browser would fetch, and its headings and tables."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.headings: list[int] = []
        self.scopes: list[str | None] = []
        self.language: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        names = ("src", "href", "srcset", "data", "action", "poster", "background")
        self.fetched += [f"{tag} {name}" for name in names if name in found]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "th":
            self.scopes.append(found.get("scope"))
        if tag == "html":
            self.language = found.get("lang")


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_the_page_is_whole_and_asks_for_nothing(language):
    text = offline.page(made(language=language)).decode()
    found = Asked()
    found.feed(text.replace(offline._bundle(), ""))

    assert found.fetched == []
    assert not re.search(r"url\s*\(|@import", text.replace(offline._bundle(), ""))
    assert found.language == language
    assert found.headings[0] == 1
    assert found.headings.count(1) == 1
    assert all(
        next_ - each <= 1 for each, next_ in zip(found.headings, found.headings[1:], strict=False)
    )
    assert set(found.scopes) == {"col", "row"}


@pytest.mark.parametrize(
    ("language", "sentence", "column"),
    [
        ("en", "clear difference", "Median"),
        ("fr", "différence nette", "Médiane"),
        ("de", "deutlicher Unterschied", "Mittelwert"),
    ],
)
def test_it_speaks_the_readers_language(language, sentence, column):
    text = offline.page(made(language=language)).decode()

    assert sentence in text
    assert f">{column}<" in text


def test_clear_differences_stand_first_and_chance_is_not_called_one():
    assert "Gazette" in made().findings[0]
    (told,) = made(articles=12).findings
    assert told.endswith("no difference is clear.")


@pytest.mark.parametrize("outlets", [("Echo", "Gazette"), tuple(f"Outlet {n}" for n in range(8))])
def test_five_thousand_articles_fit_and_what_is_left_out_is_said(outlets):
    text = offline.page(
        made(5_000, EVERY, outlets=outlets, title="A title of usual length, as it is")
    )

    assert len(text) <= offline.MOST_BYTES
    assert b"are left out, so that the file stays small" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_stay_text_in_both_files(text):
    view = made(names=("tone", "frame_conflict"), outlets=(text, "Gazette"), title=text)
    page = offline.page(view).decode().replace(offline._bundle(), "")

    assert "<img" not in page
    assert "alert(1)</script>" not in page
    assert printed.page(view).startswith(b"%PDF")


def test_the_pdf_is_tagged_and_in_its_language():
    reader = PdfReader(io.BytesIO(printed.page(made(language="de"))))
    root = cast(DictionaryObject, reader.trailer["/Root"])

    assert cast(DictionaryObject, root["/MarkInfo"])["/Marked"]
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]) == "de"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("sample", "-o", "view.txt"), "ends in .html or .pdf"),
        (("sample", "-o", "view.html", "--measure", "nonsense"), "nonsense"),
        (("sample", "-o", "view.html", "--lang", "it"), "it"),
        (("nowhere", "-o", "view.html"), "nowhere"),
    ],
)
def test_what_the_command_refuses(run, tmp_path, monkeypatch, arguments, expected):
    monkeypatch.chdir(tmp_path)
    status, _, errors = run("report", *arguments)

    assert status != 0
    assert expected in errors
    assert not list(tmp_path.iterdir())


def test_the_command_writes_both_kinds(run, tmp_path):
    for name, start in (("view.html", b"<!doctype html>"), ("view.pdf", b"%PDF")):
        status, output, _ = run(
            "report", "sample", "-o", tmp_path / name, "--measure", "words,frame_conflict"
        )
        assert (status, output) == (0, "")
        assert (tmp_path / name).read_bytes().startswith(start)
        assert (tmp_path / name).stat().st_size <= offline.MOST_BYTES
