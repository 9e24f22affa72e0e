"""pandas, DuckDB and Dask read a corpus without our code."""

import subprocess
import sys

import pandas as pd
import pytest

from biascompare import corpus
from biascompare.corpus.rows import SCHEMA

READERS = {
    "pandas": "import pandas; table = pandas.read_parquet(sys.argv[1] + '/parts')",
    "DuckDB": "import duckdb; table = duckdb.sql("
    "f\"SELECT * FROM '{sys.argv[1]}/parts/*.parquet'\").df()",
    "Dask": "import dask.dataframe; "
    "table = dask.dataframe.read_parquet(sys.argv[1] + '/parts').compute()",
}
PRINT = """
assert "biascompare" not in sys.modules
days = table.sort_values("id")["published_at"]
print(len(table), table["id"].nunique(), table["outlet"].nunique())
print(days.iloc[0].isoformat(), str(days.dt.tz))
print(table.sort_values("id")["text"].iloc[1][:9])
print(*table.sort_values("id")["comments"].iloc[:2])
print(*table.columns)
"""
LATEST = "SELECT count(*) FROM (SELECT * FROM '{}/parts/*.parquet' QUALIFY row_number() OVER" + (
    " (PARTITION BY id ORDER BY added_at DESC) = 1) WHERE NOT removed"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory, article, fill):
    path = fill(tmp_path_factory.mktemp("readers") / "c", [article(n) for n in range(25)])
    (path / "parts" / ".draft.parquet.0.tmp").write_bytes(b"half of a part")
    return path


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_parts_are_plain_parquet(path, reader):
    ended = subprocess.run(
        [sys.executable, "-c", f"import sys; {reader}{PRINT}", str(path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    sizes, day, text, comments, columns = ended.stdout.splitlines()
    assert sizes == "25 25 7"
    assert day.startswith("2025-01-01T00:00:00+00:00 ")
    assert text == "Article 1"
    assert comments == '[{"author": "ana", "published": null, "text": "No."}] []'
    assert columns.split() == SCHEMA.names


def test_the_newest_rows_are_one_query_away(tmp_path, article, fill):
    import duckdb

    path = fill(tmp_path / "c", [article(number) for number in range(25)])
    fill(path, [article(3, author="new")])
    corpus.remove(path, [article(4).id])

    latest = duckdb.sql(LATEST.format(path))
    assert latest is not None
    assert latest.fetchall() == [(24,)]
    assert len(pd.read_parquet(path / "parts")) == 27
    corpus.compact(path)
    assert len(pd.read_parquet(path / "parts")) == 24
