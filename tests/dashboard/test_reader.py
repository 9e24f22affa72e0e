"""An article as HTML, and the terms that add up to its value."""

from __future__ import annotations

import re

import pytest

from biascompare.dashboard import reader
from biascompare.measures import MEASURES, Missing
from biascompare.model import Comment, Document

HOSTILE = Document(
    id="1",
    title="<script>x()</script> A terrible ![x](http://192.0.2.1/x.png) headline",
    text="The angry <b>mayor</b> attacked.\n\nNext & last\n\nPeople wept $$x$$ over the war.",
    outlet="<i>Evil</i>",
    author="![a](http://192.0.2.1/a.png)",
    language="en",
    headings=("Next & last",),
)


def test_article_shows_markup_as_text_and_headings_as_headings() -> None:
    found = reader.article(reader.read(HOSTILE, MEASURES["tone"]))
    assert "<script" not in found
    assert "&lt;script&gt;x()&lt;/script&gt; A terrible" in found
    assert "&lt;i&gt;Evil&lt;/i&gt; · ![a](http://192.0.2.1/a.png) · English" in found
    assert "<h3>Next &amp; last</h3>" in found
    assert found.count("<p>") == 2
    assert set(re.findall(r"</?([a-z0-9]+)", found)) == {"article", "h2", "h3", "p", "mark"}


def test_headline_tone_marks_the_headline_only() -> None:
    found = reader.article(reader.read(HOSTILE, MEASURES["headline_tone"]))
    headline, body = found.split("</h2>")
    assert ">terrible</mark>" in headline
    assert "<mark" not in body


def test_the_gap_marks_headline_and_body() -> None:
    found = reader.article(reader.read(HOSTILE, MEASURES["tone_gap"]))
    headline, body = found.split("</h2>")
    assert ">terrible</mark>" in headline
    assert "<mark" in body


def test_nothing_but_the_marks_changes_the_text() -> None:
    marked = reader.article(reader.read(HOSTILE, MEASURES["tone"]))
    unmarked = reader.article(reader.read(HOSTILE, MEASURES["words"]))
    assert re.sub(r"</?mark[^>]*>", "", marked) == unmarked
    assert marked != unmarked


@pytest.mark.parametrize("name", [name for name, each in MEASURES.items() if each.evidence])
def test_shares_shown_add_up_to_the_value(name: str, sample: tuple[Document, ...]) -> None:
    for document in sample:
        reading = reader.read(document, MEASURES[name])
        if isinstance(reading.value, Missing):
            assert reading.spans == ()
            continue
        shown = [_figure(row[2]) for row in reader.terms(reading)]
        rounding = 0.5 * 10.0**-reading.share_decimals * max(1, len(shown))
        assert sum(shown) == pytest.approx(reading.value, abs=rounding + 1e-9)
        assert sum(int(row[1]) for row in reader.terms(reading)) == len(reading.spans)


def _figure(text: str) -> float:
    value = float(text.removesuffix("%").replace("−", "-"))
    return value / 100 if text.endswith("%") else value


def test_counts_need_a_known_language_for_syllables() -> None:
    names = [name for name, _ in reader.counts(Document("1", "One two.", language="en"))]
    assert "Syllables" in names
    without = [name for name, _ in reader.counts(Document("1", "Uno dos.", language="es"))]
    assert without == ["Sentences", "Words", "Letters", "Words of more than six letters"]


def test_comment() -> None:
    found = reader.comment(Comment("<b>No</b>", author="<i>", published="2024-01-01"))
    assert "&lt;i&gt; · 1 Jan 2024" in found
    assert "<p>&lt;b&gt;No&lt;/b&gt;</p>" in found
