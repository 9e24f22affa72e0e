"""The measured figures: kept as data, shown with what they concern, still what is measured."""

from __future__ import annotations

import runpy

import pytest

from biascompare.errors import DataFileError
from biascompare.known_accuracy import concerning, known_figures, load
from biascompare.measures import FAMILIES, MEASURES
from biascompare.translations import said

ROW = """\
[[figures]]
task = "tone"
concerns = "tone"
language = "fr"
data = "letters"
figure = "auc"
value = 0.8
low = 0.7
high = 0.9
n = 100
date = 2026-01-02
"""


@pytest.fixture
def scripts(repository, monkeypatch):
    monkeypatch.syspath_prepend(str(repository / "scripts"))
    return runpy.run_path(str(repository / "scripts" / "accuracy.py"))


def test_every_figure_concerns_a_measure_or_a_family():
    known = {*MEASURES, *FAMILIES}
    apart = {"towards", "pages", "stories", "voice"}

    assert {each.concerns for each in known_figures()} <= known | apart


def test_the_glossary_finds_the_figures_of_a_measure_and_its_family():
    assert {each.task for each in concerning("lix", "readability")} == {"sentences"}
    assert concerning("words", "length") == ()


@pytest.mark.parametrize("name", ["frame_{}", "headline_{}", "lead_{}", "sentences_{}"])
@pytest.mark.parametrize("frame", ["conflict", "human_interest", "security"])
def test_what_is_known_of_a_frame_is_shown_with_each_of_its_measures(frame, name):
    measure = MEASURES[name.format(frame)]
    hits = [
        each
        for each in concerning(measure.name, measure.family)
        if each.figure == f"{frame} hit precision"
    ]

    assert {each.language for each in hits} == {"de", "en", "fr"}
    assert all("carry the frame" in str(each) for each in hits)


@pytest.mark.parametrize("language", ["fr", "de"])
def test_the_data_of_what_is_known_are_named_in_every_language(language):
    shown = {
        each.data
        for measure in MEASURES.values()
        for each in concerning(measure.name, measure.family)
    }

    assert [name for name in sorted(shown) if said(language, name) == name] == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("value = 0.8", "value = 0.6"), "expected 0 ≤ low ≤ value ≤ high ≤ 1"),
        (("n = 100", 'n = "many"'), "expected n = a int"),
        (('task = "tone"\n', ""), "expected task = a str"),
        (("n = 100", "n = 100\ncolour = 3"), "colour"),
        (("date = 2026-01-02", "date = 3"), "expected date = a date"),
        (("[[figures]]", "[figures]"), "at least one"),
        ((ROW, ""), "at least one"),
    ],
)
def test_a_fault_in_the_file_is_named(tmp_path, change, expected):
    path = tmp_path / "accuracy.toml"
    path.write_text(ROW.replace(*change), encoding="utf-8")

    with pytest.raises(DataFileError, match=expected):
        load(path)


def test_what_is_written_is_read_back(tmp_path, scripts):
    path = tmp_path / "accuracy.toml"
    path.write_text(scripts["written"](known_figures()), encoding="utf-8")

    assert load(path) == known_figures()


def test_a_figure_keeps_its_date_until_it_changes(tmp_path, scripts):
    path = tmp_path / "accuracy.toml"
    path.write_text(ROW, encoding="utf-8")
    old = load(path)
    path.write_text(ROW.replace("2026-01-02", "2026-03-04"), encoding="utf-8")
    later = load(path)
    path.write_text(ROW.replace("0.8", "0.85").replace("2026-01-02", "2026-03-04"), "utf-8")
    changed = load(path)

    assert scripts["kept"](later, old) == list(old)
    assert scripts["kept"](changed, old) == list(changed)
    assert scripts["kept"]([], old) == list(old)


def test_the_figures_are_what_is_measured(scripts):
    """Measure the cheap tasks again: all that ship, and those at hand."""
    key, same, measure = scripts["_key"], scripts["_same"], scripts["measure"]
    known = {key(each): each for each in known_figures()}
    cheap = ("sentences", "tone", "frames", "quotes")
    stale = [
        str(figure)
        for data in scripts["labelled_data"].all_data()
        if data.task in cheap
        for figure in scripts["known"](data, measure(data), known_figures()[0].date)
        if key(figure) not in known or not same(figure, known[key(figure)])
    ]

    assert stale == [], "data/accuracy.toml is stale: run make accuracy"
