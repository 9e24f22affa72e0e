"""What a script may write."""

import doctest
from pathlib import Path

import pandas as pd
import pytest

import biascompare
from biascompare.compare import CLEAR, compare
from biascompare.errors import MissingColumnError, SourceError, UnknownNameError
from biascompare.measures import MEASURES


def test_the_page_can_be_typed_in(repository):
    page = repository / "docs" / "python.md"
    failed, tried = doctest.testfile(
        str(page), module_relative=False, optionflags=doctest.FAIL_FAST
    )
    assert (failed, tried > 10) == (0, True)


@pytest.mark.parametrize("name", dir(biascompare))
def test_every_name_is_there_and_documented(repository, name):
    assert getattr(biascompare, name) is not None
    assert name in (repository / "docs" / "python.md").read_text(encoding="utf-8")


def test_no_other_name_is_there():
    with pytest.raises(AttributeError, match="'contrasts'"):
        _ = biascompare.contrasts


def test_the_package_is_called_like_its_function():
    table = pd.DataFrame({"outlet": ["A"] * 12 + ["B"] * 12, "id": range(24), "lix": range(24)})
    called = biascompare.compare(table, "lix")  # type: ignore[operator]
    assert called == compare(table, MEASURES["lix"])
    assert called.pairs[0].verdict == CLEAR


def test_what_cannot_be_compared_is_named():
    table = pd.DataFrame({"outlet": ["A"], "lix": ["forty"]})
    with pytest.raises(MissingColumnError, match="tone"):
        biascompare.compare(table, "tone")  # type: ignore[operator]
    with pytest.raises(SourceError, match=r"row 1.*'forty'"):
        biascompare.compare(table, "lix")  # type: ignore[operator]
    with pytest.raises(UnknownNameError, match="lixx"):
        biascompare.measure([], "lixx")


def test_errors_are_raised_or_collected(tmp_path: Path):
    missing = tmp_path / "missing.csv"
    with pytest.raises(SourceError, match=r"missing\.csv"):
        biascompare.read(missing)
    errors: list[SourceError] = []
    assert biascompare.read(missing, errors=errors) == []
    assert len(errors) == 1
