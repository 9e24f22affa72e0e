"""What is said about the sample corpus: its outlets are invented."""

from __future__ import annotations

from collections.abc import Mapping

from biascompare.dashboard.texts import language
from biascompare.datafiles import TomlFile, data_folder
from biascompare.translations import kept_together

NAME = "sample"


def note() -> str:
    """Return the corpus note. Raises `biascompare.errors.DataFileError`."""
    corpus = _file().values["corpus"]
    return f"{_said(corpus, 'title')}. {_said(corpus, 'note')}"


def manners() -> dict[str, str]:
    """Return how each invented outlet writes, by its name."""
    return {row["name"]: _said(row, "manner") for row in _file().values["outlets"]}


def _said(row: Mapping[str, str], name: str) -> str:
    """Return a text in the visitor's language; English stands under the plain name."""
    return kept_together(language(), row.get(f"{name}_{language()}") or row[name])


def _file() -> TomlFile:
    return TomlFile(data_folder() / "sample" / "outlets.toml")
