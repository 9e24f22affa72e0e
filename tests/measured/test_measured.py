"""What was measured of a corpus is kept beside it, and is what measuring anew would give."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from biascompare import corpus, engines, importing, measured
from biascompare.measured import measuring
from biascompare.model import Document

TEXT = "The council met on Monday and talked about the street. " * 8


def documents(count: int, text: str = TEXT) -> list[Document]:
    return [
        Document(
            id=f"é{number:03}" if number % 2 else f"a{number:03}",
            text=text,
            title=f"Title {number}",
            outlet=[None, "Echo", "Herald"][number % 3],
            outlet_hint="Gazette" if number % 3 == 0 else None,
            published=[None, "2024-03-01", "2024-03", "0001-11-30"][number % 4],
            language=["en", "de", None][number % 3],
        )
        for number in range(count)
    ]


def add(folder: Path, found: Iterable[Document]) -> None:
    writer = corpus.Writer(corpus.create(folder))
    for each in found:
        writer.add(each)
    writer.settle()


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that takes the ids of what is measured from now on."""
    seen: list[str] = []
    measure = engines.measure

    def watching(found: Iterable[Document], *arguments: Any, **options: Any) -> pd.DataFrame:
        every = list(found)
        seen.extend(each.id for each in every)
        return measure(every, *arguments, **options)

    monkeypatch.setattr(engines, "measure", watching)
    return seen


@pytest.fixture(scope="module")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("measured") / "corpus"
    importing.import_into(folder, ["sample"], rows_in_part=30)
    measured.measure(folder)
    return folder


def test_same_values_as_measured_in_memory(
    sample_folder: Path, sample: tuple[Document, ...]
) -> None:
    store = measured.open_store(sample_folder)
    expected = engines.measure(sample, reasons=True).set_index("id").sort_index()
    found = store.frame(np.arange(store.articles), store.names).set_index("id").sort_index()
    assert set(found.columns) - set(expected.columns) == {"outlet_hint"}
    for name in expected.columns:
        numeric = pd.api.types.is_float_dtype(expected[name])
        one, two = (
            table[name].to_numpy() if numeric else table[name].astype(object).fillna("–").to_numpy()
            for table in (expected, found)
        )
        np.testing.assert_array_equal(one, two, err_msg=name)


def test_an_article_looked_up_is_the_article(
    sample_folder: Path, sample: tuple[Document, ...]
) -> None:
    found = measured.Documents(measured.open_store(sample_folder))
    assert {each.id: found[each.id] for each in sample} == {each.id: each for each in sample}
    assert sorted(found) == sorted(each.id for each in sample)
    assert "nobody" not in found
    with pytest.raises(KeyError):
        found["nobody"]


def test_odd_articles(tmp_path: Path) -> None:
    every = documents(12)
    add(tmp_path / "corpus", every)
    measured.measure(tmp_path / "corpus")
    store = measured.open_store(tmp_path / "corpus")
    found = measured.Documents(store)
    assert [found[each.id] for each in every] == every
    days = dict(zip(store.column("id").to_pylist(), store.numbers("day").tolist(), strict=True))
    assert {days[each.id] for each in every if each.published == "2024-03-01"} == {19783}
    assert {days[each.id] for each in every if each.published in (None, "2024-03")} == {
        measured.UNKNOWN_DAY
    }


def test_no_articles(tmp_path: Path) -> None:
    corpus.create(tmp_path / "corpus")
    assert measured.measure(tmp_path / "corpus") == 0
    store = measured.open_store(tmp_path / "corpus")
    assert store.articles == 0
    assert list(measured.Documents(store)) == []


def test_what_is_there_is_not_measured_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "corpus"
    first = documents(6)
    add(folder, first)
    seen = watched(monkeypatch)
    assert measured.measure(folder) == 6
    assert measured.measure(folder) == 0
    changed = dataclasses.replace(first[0], text=f"{TEXT} And more.")
    add(folder, [changed, *documents(7)[6:]])
    assert measured.measure(folder) == 2
    corpus.decide(
        folder, {"action": "correct", "id": first[1].id, "field": "title", "value": "Other"}
    )
    assert not measured.is_current(folder)
    assert measured.measure(folder) == 1
    assert (set(seen[6:8]), seen[8:]) == ({changed.id, "a006"}, [first[1].id])
    found = measured.Documents(measured.open_store(folder))
    assert found[changed.id] == changed
    assert found[first[1].id].title == "Other"
    assert measured.is_current(folder)


def test_another_way_of_measuring_measures_anew(tmp_path: Path) -> None:
    folder, actors = tmp_path / "corpus", tmp_path / "own.toml"
    add(folder, documents(3))
    measured.measure(folder)
    actors.write_text(
        '[[actors]]\nid = "council"\nname = "Council"\nkind = "organisation"\n'
        'aliases.all = ["The council"]\n',
        encoding="utf-8",
    )
    assert measured.unmeasured(folder) == 0
    assert measured.unmeasured(folder, actors) == 3
    assert measured.fingerprint() != measured.fingerprint(actors)
    measured.measure(folder, actors=actors)
    assert "actor_council" in measured.open_store(folder, actors).names
    assert "actor_council" not in measured.open_store(folder).names


def test_an_ended_run_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "corpus"
    add(folder, documents(7))
    monkeypatch.setattr(measuring, "ROWS_IN_PART", 2)
    seen = watched(monkeypatch)

    def end(done: int, every: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        measured.measure(folder, on_progress=end)
    assert measured.unmeasured(folder) == 3
    assert measured.measure(folder) == 3
    assert sorted(seen) == sorted(each.id for each in documents(7))


def test_articles_without_values_are_left_out_until_measured(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    add(folder, documents(3))
    store = measured.open_store(folder)
    assert (store.articles, store.unmeasured) == (0, 3)
    assert not measured.is_current(folder)
    measured.measure(folder)
    store = measured.open_store(folder)
    assert (store.articles, store.unmeasured) == (3, 0)
    assert measured.is_current(folder)


def test_an_article_is_found_after_compaction(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    every = documents(6)
    add(folder, every[:3])
    add(folder, every[3:])
    measured.measure(folder)
    found = measured.Documents(measured.open_store(folder))
    corpus.compact(folder)
    assert [found[each.id] for each in every] == every
    assert measured.unmeasured(folder) == 0


def test_a_torn_draft_is_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    add(folder, documents(3))
    measured.measure(folder)
    values = measuring.place(corpus.open_folder(folder))
    (values / "parts" / ".torn.parquet.tmp").write_bytes(b"PAR1")
    (values / ".columns-torn").mkdir()
    assert measured.open_store(folder).articles == 3


def test_plain_parquet(sample_folder: Path) -> None:
    values = measuring.place(corpus.open_folder(sample_folder)) / "parts"
    assert len(pd.read_parquet(values)) == 96
    about = next(values.parent.glob("columns-*")) / "about.json"
    assert json.loads(about.read_text(encoding="utf-8"))["articles"] == 96
