"""Several processes give what one gives, in the same order."""

from __future__ import annotations

import itertools
import json
import threading
from typing import cast

import pytest

from biascompare.errors import SourceError
from biascompare.sources import read_places
from biascompare.sources import rows as row_module
from biascompare.sources.parallel import in_order
from biascompare.sources.rows import Row, documents

TEXT = "The council voted against the ferry that it had ordered itself, number {}. "


def write_folder(folder, rows):
    table = (
        "not json\n" if number == 150 else json.dumps({"text": TEXT.format(number) * 9}) + "\n"
        for number in range(rows)
    )
    (folder / "b.jsonl").write_text("".join(table), encoding="utf-8")
    for name, number in (("a.txt", 1), ("c.txt", 2)):
        (folder / name).write_text(TEXT.format(number) * 9, encoding="utf-8")
    for number in range(2):
        page = f"<html><body><article><p>{TEXT.format(number) * 9}</p></article></body></html>"
        (folder / f"d{number}.html").write_text(page, encoding="utf-8")
    (folder / "e.txt").write_bytes(b"\0")


@pytest.mark.parametrize("rows", [0, 199, 200, 1_030])
def test_the_same_in_the_same_order(tmp_path, rows):
    write_folder(tmp_path, rows)
    found = {jobs: list(map(repr, read_places([tmp_path], jobs=jobs))) for jobs in (1, 2)}
    assert found[2] == found[1]
    assert len(found[1]) == rows + 5 + (rows == 0)


def test_a_row_that_ends_its_process_costs_itself(monkeypatch):
    rows = [Row("a.csv", {"text": TEXT.format(number)}, line=number + 2) for number in range(300)]
    ended = Row("a.csv", {"text": TEXT, "published": "now"}, line=900)
    # Not text: the reader fails on it, as one with a fault of its own would.
    broken = Row("a.csv", cast(dict[str, str], {"text": 5}), line=901)
    monkeypatch.setattr(row_module, "_size", lambda _: 1)
    found = list(documents([*rows[:250], broken, ended, *rows[250:]], jobs=2))
    assert [type(each) is SourceError for each in found] == [number == 250 for number in range(302)]
    fault = found[250]
    assert isinstance(fault, SourceError)
    assert (fault.source, fault.line) == ("a.csv", 901)


@pytest.mark.parametrize("jobs", [1, 2, 8])
@pytest.mark.parametrize("failing", [None, 0, 3, 19])
def test_results_and_faults_come_in_order(jobs, failing):
    def given():
        for number in range(20):
            if number == failing:
                raise SourceError("a.csv", "ends here")
            yield number

    found: list[str] = []

    def take_all():
        found.extend(in_order(str, given(), jobs))

    if failing is None:
        take_all()
    else:
        with pytest.raises(SourceError, match="ends here"):
            take_all()
    assert found == list(map(str, range(20 if failing is None else failing)))


def test_no_more_is_taken_than_is_worked_on():
    given = iter(range(1_000))
    before = threading.active_count()
    assert list(itertools.islice(in_order(str, given, 2), 3)) == ["0", "1", "2"]
    assert next(given) <= 3 + 2 * 2
    assert threading.active_count() == before
