"""A column that is no measure is refused with the cell at fault."""

import pandas as pd
import pytest

from biascompare.compare.measured import measure_of
from biascompare.errors import SourceError


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        (["high", "2"], "row 1: column 'score': expected a number, found 'high'"),
        (["1.5", None, "x"], "row 3: column 'score': expected a number, found 'x'"),
    ],
)
def test_an_empty_cell_is_not_the_fault(cells: list[str | None], place: str) -> None:
    with pytest.raises(SourceError, match=place):
        measure_of(pd.DataFrame({"outlet": "A", "score": cells}), "score")
