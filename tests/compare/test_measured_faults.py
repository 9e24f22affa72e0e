"""A column that is no measure is refused with the cell at fault."""

import numpy as np
import pandas as pd
import pytest

from biascompare.compare import Choices, OwnMeasure, compare
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


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        (["yes", None], "row 1: column 'actor_x': expected a number, found 'yes'"),
        ([None, "1,5"], "row 2: column 'actor_x'.*not with a comma"),
        (["1", "0"], "row 1: column 'actor_x': expected a number, found '1'"),
    ],
)
def test_an_actor_is_counted_not_described(cells: list[str | None], place: str) -> None:
    table = pd.DataFrame({"outlet": "A", "score": 1.0, "actor_x": cells})
    with pytest.raises(SourceError, match=place):
        compare(table, OwnMeasure("score"), choices=Choices(by="actor:x"))


@pytest.mark.parametrize("cells", [[1.5, None], [None, None], [np.nan, 2]])
def test_numbers_that_are_kept_as_objects_are_numbers(cells: list[float | None]) -> None:
    table = pd.DataFrame({"outlet": "A", "score": pd.Series(cells, dtype=object)})
    known = [cell for cell in cells if cell == cell and cell is not None]
    (group,) = compare(table, measure_of(table, "score")).groups
    assert (group.n, group.missing) == (len(known), 2 - len(known))
