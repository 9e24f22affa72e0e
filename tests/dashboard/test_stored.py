"""A corpus that stays on the disk shows what one in memory shows."""

from __future__ import annotations

import dataclasses
import html
import re
import shutil
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from biascompare import importing, measured
from biascompare.compare import compare, stored
from biascompare.compare.periods import Every
from biascompare.compare.summed import CLASSES, classes, edges
from biascompare.compare.timeline_model import ARTICLES
from biascompare.compare.timelines import timeline
from biascompare.dashboard import evidence, reading
from biascompare.dashboard.articles_left import narrow
from biascompare.dashboard.corpora import Corpus
from biascompare.dashboard.navigation import pages
from biascompare.dashboard.overall import compare_in
from biascompare.dashboard.selection import NONE, Selection
from biascompare.measures import MEASURES
from biascompare.translations import translated

Open = Callable[..., AppTest]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("stored") / "corpus"
    importing.import_into(place, ["sample"])
    measured.measure(place)
    measured.open_store(place)
    return place


@pytest.fixture(scope="module")
def on_disk(folder: Path) -> Corpus:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "MOST_HELD", 0)
        found = reading.read((str(folder),), {})
    assert found.stored is not None
    return found


def test_few_measured_articles_are_held(folder: Path, in_memory: Corpus) -> None:
    found = reading.read((str(folder),), {})
    assert found.stored is None
    assert dict(found.documents) == dict(in_memory.documents)
    assert found.table["id"].tolist() == in_memory.table["id"].tolist()


@pytest.fixture(scope="module")
def in_memory(on_disk: Corpus) -> Corpus:
    return reading.read(("sample",), {})


SELECTIONS = {
    "everything": Selection(),
    "outlet": Selection(values={"outlet": ("The Brask Echo",)}),
    "no story": Selection(values={"story": (NONE,)}),
    "section": Selection(values={"section": (NONE,), "language": ("en",)}),
    "author": Selection(values={"author": (NONE,)}),
    "actor": Selection(actors=("actor_openai",)),
    "frame": Selection(frames=("frame_conflict", "frame_morality")),
    "notice": Selection(notices=("no_author",)),
    "period": Selection(period=(date(2023, 11, 20), date(2024, 3, 31))),
    "length": Selection(fewest=150, most=300),
    "text": Selection(text="SCHOOL"),
    "opinion": Selection(opinion="only"),
    "no opinion": Selection(opinion="out", values={"language": ("fr", "de")}),
    "copies": Selection(copies="first"),
    "only copies": Selection(copies="only"),
    "nothing": Selection(text="no such words anywhere"),
}


@pytest.mark.parametrize("name", SELECTIONS)
def test_a_selection_leaves_the_same_rows(name: str, on_disk: Corpus, in_memory: Corpus) -> None:
    one, two = narrow(in_memory, SELECTIONS[name]), narrow(on_disk, SELECTIONS[name])
    assert one.table["id"].tolist() == two.table["id"].tolist()
    assert (two.count, two.sampled, two.refused) == (len(one.table), False, ())
    assert two.period == one.period
    assert two.counts("outlet").to_dict() == one.counts("outlet").to_dict()
    for column in ("label", "day", "published", "title", "tone", "words", "notices", "story"):
        left, right = (
            view.table[column].astype(object).where(view.table[column].notna(), None).tolist()
            for view in (one, two)
        )
        assert left == right, column


def test_the_same_articles_and_colours(on_disk: Corpus, in_memory: Corpus) -> None:
    assert list(on_disk.looks) == list(in_memory.looks)
    assert on_disk.fingerprint == in_memory.fingerprint
    assert on_disk.size == in_memory.size
    assert on_disk.period == in_memory.period
    for each in ("outlet", "language", "section", "author", "notices", "story"):
        names, missing = in_memory.values(each)
        found, also = on_disk.values(each)
        assert (sorted(names), missing) == (sorted(found), also), each


@pytest.mark.parametrize("place", ["on_disk", "in_memory"])
@pytest.mark.parametrize("name", ["everything", "outlet"])
def test_a_column_joins_what_is_left_at_once(
    place: str, name: str, request: pytest.FixtureRequest
) -> None:
    """Pandas warns where each column has a block of memory to itself: all of them are copied."""
    left = narrow(request.getfixturevalue(place), SELECTIONS[name]).table
    with warnings.catch_warnings():
        warnings.simplefilter("error", pd.errors.PerformanceWarning)
        assert left.assign(more=1)["more"].sum() == len(left)


@pytest.mark.parametrize("page", pages())
def test_every_page_reads_the_same(
    page: str, folder: Path, tmp_path: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_HELD", 0)
    # What was loaded from the same folder is kept by the server.
    folder = shutil.copytree(folder, tmp_path / "corpus")
    # Of a large corpus one family of measures is shown at a time, unless asked.
    asked = {"family": "all"} if page == "compare" else {}
    one, two = open_page(page, str(folder), address=asked), open_page(page, address=asked)
    assert not one.exception
    # Only the sample's own words about itself differ.
    said = {each for each in _words(two) if "invented" not in each}
    lost = said - set(_words(one))
    assert lost == set()


def _words(page: AppTest) -> list[str]:
    bodies = [each.proto.body for each in page.get("html")]
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split()) for body in bodies]


@pytest.mark.parametrize("name", ["tone", "words", "frame_conflict", "flesch_reading_ease"])
@pytest.mark.parametrize("chosen", ["everything", "outlet", "period", "length", "opinion"])
def test_means_of_all_where_a_sample_is_drawn(
    name: str, chosen: str, on_disk: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = narrow(on_disk, SELECTIONS[chosen])
    monkeypatch.setattr(stored, "SAMPLE", 5)
    part = narrow(dataclasses.replace(on_disk, table=on_disk.table[:5]), SELECTIONS[chosen])
    assert (len(part.table), part.count, part.sampled) == (5, whole.count, True)
    (found,) = compare_in(part, [MEASURES[name]])
    expected = compare(whole.table, MEASURES[name])
    for one, two in zip(expected.groups, found.groups, strict=True):
        assert (two.name, two.language, two.n, two.missing) == (
            one.name,
            one.language,
            one.n,
            one.missing,
        )
        assert two.mean == pytest.approx(one.mean)
    for a, b in zip(expected.pairs, found.pairs, strict=True):
        assert (b.a, b.b, b.language, b.n_a, b.n_b) == (a.a, a.b, a.language, a.n_a, a.n_b)
        assert b.difference == pytest.approx(a.difference)
        assert b.delta == pytest.approx(a.delta)
        assert b.p == pytest.approx(a.p)


@pytest.mark.parametrize("every", ["day", "week", "month"])
@pytest.mark.parametrize("name", ["articles", "tone", "words"])
@pytest.mark.parametrize("chosen", ["everything", "outlet", "length", "period"])
def test_timelines_of_all_where_a_sample_is_drawn(
    name: str, every: Every, chosen: str, on_disk: Corpus
) -> None:
    measure = ARTICLES if name == "articles" else MEASURES[name]
    whole = narrow(on_disk, SELECTIONS[chosen])
    assert on_disk.stored is not None
    assert whole.kept is not None
    found = on_disk.stored.timeline(measure, whole.kept, every)
    expected = timeline(whole.table, measure, every=every)
    assert (found.one_axis, found.undated) == (expected.one_axis, expected.undated)
    for one, two in zip(expected.lines, found.lines, strict=True):
        assert (two.name, two.language) == (one.name, one.language)
        for a, b in zip(one.points, two.points, strict=True):
            assert (b.period, b.start, b.n, b.missing) == (a.period, a.start, a.n, a.missing)
            assert b.value == (None if a.value is None else pytest.approx(a.value))


def test_one_outlet_against_the_rest(on_disk: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "SAMPLE", 5)
    part = narrow(on_disk, Selection(period=(date(2023, 1, 1), date(2026, 1, 1))))
    whole = on_disk.table
    (found,) = compare_in(part, [MEASURES["words"]], "The Brask Echo")
    expected = compare(whole, MEASURES["words"], outlet="The Brask Echo")
    assert [(each.a, each.b, each.n_a, each.n_b) for each in found.pairs] == [
        (each.a, each.b, each.n_a, each.n_b) for each in expected.pairs
    ]
    for a, b in zip(expected.pairs, found.pairs, strict=True):
        assert b.difference == pytest.approx(a.difference)
        assert b.delta == pytest.approx(a.delta)


@pytest.mark.parametrize(
    ("values", "most"),
    [([], 1), ([1.0], 1), ([1.0, 2.0, 2.0, float("nan")], 2), (list(range(5_000)), CLASSES)],
)
def test_classes_keep_the_order(values: list[float], most: int) -> None:
    given = np.array(values, dtype=np.float64)
    found = classes(given, edges(given)) if len(given) else given
    known = [number for number, value in zip(found, given, strict=True) if value == value]
    assert list(known) == sorted(known)
    assert len(set(known)) <= most


def test_a_sample_is_said(
    folder: Path, tmp_path: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_HELD", 0)
    monkeypatch.setattr(stored, "SAMPLE", 40)
    copied = shutil.copytree(folder, tmp_path / "corpus")
    text = " ".join(_words(open_page("compare", str(copied))))
    assert "96 articles are left" in text
    assert "from 40 that were drawn at random" in text


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["readability"]),
        ({"family": "tone"}, ["tone"]),
        ({"family": "all"}, ["readability", "tone", "frames", "wording", "actors"]),
        ({"family": "none such"}, ["readability"]),
    ],
)
def test_a_large_corpus_shows_a_family_at_a_time(
    folder: Path,
    tmp_path: Path,
    open_page: Open,
    monkeypatch: pytest.MonkeyPatch,
    asked: dict[str, str],
    expected: list[str],
) -> None:
    monkeypatch.setattr(reading, "MOST_HELD", 0)
    copied = shutil.copytree(folder, tmp_path / "corpus")
    words = " ".join(_words(open_page("compare", str(copied), address=asked)))
    families = ["readability", "tone", "frames", "wording", "actors"]
    assert [each for each in families if translated("en", f"families.{each}") in words] == expected


@pytest.mark.parametrize(
    "words", ["school", "SCHOOL STREETS", "halden gaz", "no such words", ".*", "é"]
)
@pytest.mark.parametrize("chosen", ["length", "outlet", "period"])
def test_articles_are_searched_beyond_the_sample(
    on_disk: Corpus,
    in_memory: Corpus,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    chosen: str,
) -> None:
    monkeypatch.setattr(stored, "SAMPLE", 4)
    sampled, whole = narrow(on_disk, SELECTIONS[chosen]), narrow(in_memory, SELECTIONS[chosen])
    texts = whole.described[["title", "outlet"]].fillna("").agg(" ".join, axis=1).str.casefold()
    fits = whole.described.loc[[words.casefold() in each for each in texts], "id"]
    assert len(sampled) == 4
    assert sorted(sampled.found(words)) == sorted(whole.found(words)) == sorted(fits)
    assert {each for each in in_memory.documents if sampled.holds(each)} == set(
        whole.described["id"]
    )
    assert not sampled.holds("no such article")


@pytest.mark.parametrize("beside", [(), ("The Halden Gazette",), ("The Halden Gazette", "none")])
def test_an_outlets_sentences_are_the_same_whatever_stands_beside(
    on_disk: Corpus, monkeypatch: pytest.MonkeyPatch, beside: tuple[str, ...]
) -> None:
    monkeypatch.setattr(stored, "SAMPLE", 8)
    measure = MEASURES["frame_conflict"]
    alone, among = (
        narrow(on_disk, Selection(values={"outlet": ("The Brask Echo", *others)}))
        for others in ((), beside)
    )
    found = [evidence.of_outlet(each, "The Brask Echo", "en", measure) for each in (alone, among)]
    assert found[0]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "names",
    [(), ("tone",), ("words", "tone", "words"), ("tone", "no such measure")],
)
@pytest.mark.parametrize("values", [{}, {"outlet": ("no such outlet",)}, {"language": ("de",)}])
def test_columns_taken_one_by_one_are_those_of_the_whole(
    on_disk: Corpus, values: dict[str, tuple[str, ...]], names: tuple[str, ...]
) -> None:
    view = narrow(on_disk, Selection(values=values))
    taken, whole = view.of(*names), view.table
    assert len(taken) == len(whole) == len(view)
    for name in taken:
        assert taken[name].astype(object).where(taken[name].notna(), None).tolist() == (
            whole[name].astype(object).where(whole[name].notna(), None).tolist()
        )
    known = [name for name in names if name in MEASURES]
    assert {*known, *(f"{name}_reason" for name in known), "day", "label"} <= set(taken)
