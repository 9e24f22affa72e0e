"""A corpus folder of any size whose values are made up, so that nothing has to be measured."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pyarrow as pa

from biascompare import corpus, measured
from biascompare.corpus import parts
from biascompare.corpus.folder import Folder
from biascompare.corpus.rows import SCHEMA
from biascompare.engines.local import DESCRIPTION
from biascompare.measured.measuring import place, write_part
from biascompare.measures import MEASURES

OUTLETS, DAYS, SECTIONS, STORIES, AUTHORS = 20, 365, 8, 2_000, 500
_TEXTS = 1_000
_WORDS = 60
_ROWS = 50_000
_FIRST_DAY = np.datetime64("2025-01-01")
_REASON = "made up: no value"


def make(path: Path, count: int) -> None:
    """Make a corpus of ``count`` short articles at ``path``, measured already."""
    folder = corpus.create(path)
    generator = np.random.default_rng(1)
    texts = _texts(generator)
    for first in range(0, count, _ROWS):
        rows = min(_ROWS, count - first)
        described = _described(generator, first, rows)
        _write_articles(folder, described, generator.choice(texts, rows))
        _write_values(folder, described, generator)


def open_once(path: Path) -> None:
    """Put the values into columns, as the first opening does."""
    measured.open_store(path)


def _texts(generator: np.random.Generator) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    letters = np.array(list("abdegilmnorstu"))
    words = ["".join(generator.choice(letters, 1 + n % 9)) for n in range(2_000)]
    made = [" ".join(generator.choice(words, _WORDS)).capitalize() + "." for _ in range(_TEXTS)]
    return np.array(made, dtype=object)


def _described(generator: np.random.Generator, first: int, rows: int) -> dict[str, pa.Array]:
    days = _FIRST_DAY + generator.integers(0, DAYS, rows)
    numbers = np.arange(first, first + rows)
    known = {
        "outlet": ("Outlet {}", OUTLETS),
        "section": ("Section {}", SECTIONS),
        "story": ("Story {}", STORIES),
        "author": ("Author {}", AUTHORS),
    }
    drawn = {
        name: pa.DictionaryArray.from_arrays(
            pa.array(generator.integers(0, different, rows), pa.int32()),
            pa.array([form.format(number) for number in range(different)]),
        ).cast(pa.string())
        for name, (form, different) in known.items()
    }
    return {
        **drawn,
        "id": pa.array([f"{number:016x}" for number in numbers]),
        "title": pa.array([f"Article {number} about a matter of that day" for number in numbers]),
        "published": pa.array(days.astype(str)),
        "language": pa.array(["en"] * rows),
        "fingerprint": pa.array([f"{number:016x}" for number in numbers]),
    }


def _write_articles(folder: Folder, described: dict[str, pa.Array], texts: object) -> None:
    rows = len(described["id"])
    now = datetime.datetime.now(datetime.UTC)
    columns = described | {
        "text": pa.array(texts, pa.string()),
        "added_at": pa.array([now] * rows, SCHEMA.field("added_at").type),
        "removed": pa.array(np.zeros(rows, bool)),
        **{name: pa.array(["[]"] * rows) for name in ("headings", "comments", "notices")},
    }
    table = pa.table(
        [columns.get(field.name, pa.nulls(rows, field.type)) for field in SCHEMA], schema=SCHEMA
    )
    parts.write(folder, table, parts.stamp(parts.listed(folder)))


def _write_values(
    folder: Folder, described: dict[str, pa.Array], generator: np.random.Generator
) -> None:
    rows = len(described["id"])
    nothing = pa.nulls(rows, pa.string())
    columns = {name: described.get(name, nothing) for name in DESCRIPTION}
    columns["notices"], columns["voice"] = pa.array([""] * rows), pa.array(["all"] * rows)
    outlets = np.char.replace(described["outlet"].to_numpy(False).astype(str), "Outlet ", "")
    shifts = outlets.astype(float) / OUTLETS
    for place_, name in enumerate(MEASURES):
        values = _values(generator, name, shifts, place_)
        columns[name] = pa.array(values)
        codes = pa.array(np.zeros(rows, np.int32), mask=~np.isnan(values))
        columns[f"{name}_reason"] = pa.DictionaryArray.from_arrays(codes, pa.array([_REASON]))
    table = pa.table(columns | {"content": described["fingerprint"], "outlet_hint": nothing})
    write_part(place(folder), table)


def _values(
    generator: np.random.Generator, name: str, shifts: np.ndarray, number: int
) -> np.ndarray:
    if name == "words":
        return generator.integers(100, 1_500, len(shifts)).astype(float)
    if name.startswith("actor_"):
        return np.where(generator.random(len(shifts)) < 0.05, 2.0, 0.0)
    values = np.round(generator.normal(shifts + number, 1.0), 3)
    return np.where(generator.random(len(shifts)) < 0.01, np.nan, values)
