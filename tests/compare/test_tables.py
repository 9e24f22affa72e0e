"""Tables of other people: what is read, what is refused and how."""

import json

import numpy as np
import pandas as pd
import pytest

from biascompare.compare import OwnMeasure, compare, measure_of, read_table
from biascompare.errors import BiasCompareError

ROWS = "".join(f"{'A' if k % 2 else 'B'},{k}.5\n" for k in range(24))


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("outlet,score\nA,1.5\nB,2\n", [1.5, 2.0]),
        ("outlet;score\nA;1.5\nB;2\n", [1.5, 2.0]),
        ("outlet\tscore\nA\t1.5\nB\t2\n", [1.5, 2.0]),
        ("\ufeffoutlet,score\nA,1.5\nB,\n", [1.5, None]),
        ('outlet,score\n"A, the first",1.5\nB,inf\n', [1.5, None]),
        ("outlet,score\r\nA,1.5\r\n", [1.5]),
    ],
)
def test_tables_that_are_read(tmp_path, text, means):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8", newline="")
    table = read_table(path)
    assert [group.mean for group in compare(table, measure_of(table, "score")).groups] == means


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected a CSV or Parquet table"),
        ("outlet,score\n", "there are no rows"),
        ("Outlet,score\nA,1\n", "is it 'Outlet'"),
        ("paper,score\nA,1\n", "no column outlet"),
        ("outlet,score,score\nA,1,2\n", "line 1: column 'score' stands twice"),
        ("outlet;score\nA;1,5\n", "row 1: column 'score'.*not with a comma"),
        ("outlet,score\nA,1\nB,two\n", "row 2: column 'score'.*'two'"),
        ("outlet,tone\nA,1\n", "'score'"),
    ],
)
def test_tables_that_are_refused(tmp_path, text, message):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BiasCompareError, match=message):
        measure_of(read_table(path), "score")


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b"outlet,score\n\xff\xfe\x00,1\n")
    with pytest.raises(BiasCompareError, match=r"table\.csv: expected a CSV"):
        read_table(path)


@pytest.mark.parametrize(
    ("rows", "notice"),
    [
        ([("A", 1.0), ("B", np.inf), ("B", -np.inf)], "2 infinite values count as missing"),
        ([("A", 1.0), ("A", 2.0)], "nothing to compare A with"),
    ],
)
def test_notices(rows, notice):
    table = pd.DataFrame(rows, columns=["outlet", "score"])
    (found,) = compare(table, OwnMeasure("score")).notices
    assert notice in found


def test_a_share_of_articles_has_wilsons_interval():
    # Wilson 1927: 1 of 10 is 0.018 to 0.404; 0 of 10 is 0 to 0.278.
    table = pd.DataFrame({"outlet": ["A"] * 10 + ["B"] * 10, "named": [1] + [0] * 19})
    a, b = compare(table, OwnMeasure("named")).groups
    assert (a.low, a.high) == pytest.approx((0.0179, 0.4042), abs=1e-4)
    assert (b.low, b.high) == pytest.approx((0.0, 0.2775), abs=1e-4)


def test_zeros_alone_are_no_share():
    table = pd.DataFrame({"outlet": ["A"] * 10, "hits": [0] * 10})
    (group,) = compare(table, OwnMeasure("hits")).groups
    assert (group.low, group.high) == (0.0, 0.0)


def test_the_command_says_how_far_verdicts_hold(run, tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("outlet,score\n" + ROWS, encoding="utf-8")
    status, output, errors = run(
        "compare", "--table", path, "--measure", "score", "--robustness", "--format", "json"
    )
    assert (status, errors) == (0, "")
    (strip,) = json.loads(output)["robustness"]
    assert (strip["a"], strip["b"], strip["summary"]) == ("A", "B", "cannot tell in 1 of 1")
    assert {variant["name"] for variant in strip["variants"]} >= {"medians", "matched"}
    status, output, _ = run("compare", "--table", path, "--measure", "score", "--robustness")
    assert status == 0
    assert "A and B under other choices: cannot tell in 1 of 1" in output
    assert "not possible: the table has no column 'story'" in output


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("A,1,2\nB,2\n", "a row has more cells than the first line names"),
        ("A,1\nB,2,3\n", "expected a CSV or Parquet table"),
    ],
)
def test_rows_with_cells_beyond_the_header_are_refused(run, tmp_path, rows, message):
    (tmp_path / "own.csv").write_text(f"outlet,score\n{rows}", encoding="utf-8")
    status, _, errors = run("compare", "--table", tmp_path / "own.csv", "--measure", "score")
    assert status
    assert "own.csv" in errors
    assert message in errors


@pytest.mark.parametrize(
    ("header", "rows", "remark"),
    [
        ("outlet,id,score", "A,1,1\nA,1,2\nB,2,3\n", "1 rows have an id that stood before"),
        ("outlet,score,shared_copy", "A,1,x\nB,2,x\nB,3,\n", "2 of 3 articles share copy"),
        ("outlet,score,shared_copy", "A,1,x\nB,2,y\nB,3,\n", ""),
    ],
)
def test_what_a_table_repeats_is_said(run, tmp_path, header, rows, remark):
    (tmp_path / "own.csv").write_text(f"{header}\n{rows}", encoding="utf-8")
    status, _, errors = run("compare", "--table", tmp_path / "own.csv", "--measure", "score")
    assert status == 0
    assert remark in errors if remark else not errors.strip()
