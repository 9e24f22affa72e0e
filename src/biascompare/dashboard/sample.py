"""What is said about the sample corpus: its outlets are invented."""

from __future__ import annotations

from biascompare.datafiles import TomlFile, data_folder

NAME = "sample"


def note() -> str:
    """Return the corpus note. Raises `biascompare.errors.DataFileError`."""
    corpus = _file().values["corpus"]
    return f"{corpus['title']}. {corpus['note']}"


def manners() -> dict[str, str]:
    """Return how each invented outlet writes, by its name."""
    return {row["name"]: row["manner"] for row in _file().values["outlets"]}


def _file() -> TomlFile:
    return TomlFile(data_folder() / "sample" / "outlets.toml")
