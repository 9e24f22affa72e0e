"""From comparisons to rows: nothing is computed anew, nothing is lost silently."""

from __future__ import annotations

import pandas as pd
import pytest

from biascompare.charts.style import LIGHT, Look
from biascompare.compare import compare
from biascompare.compare.groups import FEW, TOO_FEW, Group, cautions
from biascompare.measures import MEASURES
from biascompare.report import tables
from biascompare.report.rows import Naming

TONE, LIX = MEASURES["tone"], MEASURES["lix"]
NAMING = Naming({"A": Look(0, "circle"), "B": Look(1, "circle")}, None, LIGHT)


def group(name: str, n: int, caution: str | None = None) -> Group:
    return Group(name, "en", n, 0, 1.0, 1.0, None, None, caution)


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([], None),
        ([group("A", 40)], None),
        ([group("A", 3, TOO_FEW)], f"Few articles an outlet (3): {cautions()[TOO_FEW]}"),
        (
            [group("A", 3, TOO_FEW), group("B", 12, FEW), group("C", 50)],
            f"Few articles an outlet (3 to 12): {cautions()[TOO_FEW]}",
        ),
        ([group("A", 12, FEW)], f"Few articles an outlet (12): {cautions()[FEW]}"),
        ([group("A", 0, "no values")], None),
    ],
)
def test_caution(groups: list[Group], expected: str | None) -> None:
    assert tables.caution(groups, "en") == expected


def articles() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "id": ["1", "2", "3", "4"],
            "outlet": ["A", "A", "B", None],
            "language": ["en", "en", "fr", None],
            "label": ["one", "two", "three", "four"],
            "lix": [30.0, 40.0, 50.0, 60.0],
            "tone": [0.1, 0.3, None, None],
            "actor_openai": [1.0, 3.0, 0.0, 0.0],
            "actor_microsoft": [2.0, 2.0, 0.0, 0.0],
            "actor_quora": [0.0, 0.0, 0.0, 0.0],
        }
    )


def test_panels_part_languages_unless_the_measure_holds_across_them() -> None:
    table = articles()
    across = tables.panels(compare(table, LIX), table, NAMING)
    assert [panel.title for panel in across] == ["All languages"]
    assert [row.label for row in across[0].rows] == [
        "A (2 articles, English)",
        "B (1 article, French)",
        "(no outlet) (1 article, Language not known)",
    ]
    apart = tables.panels(compare(table, TONE), table, NAMING)
    assert [panel.title for panel in apart] == ["English"]
    assert apart[0].rows[0].mean == pytest.approx(0.2)
    assert apart[0].articles["value"].tolist() == [0.1, 0.3]
    assert apart[0].axis.low < 0.1 < 0.3 < apart[0].axis.high


def test_articles_one_by_one_have_no_dots_below_them() -> None:
    table = articles().assign(outlet=["1", "2", "3", "4"])
    looks = {name: Look(0, "circle") for name in "1234"}
    naming = Naming(looks, dict(zip("1234", ["one", "two", "three", "four"], strict=True)), LIGHT)
    (panel,) = tables.panels(compare(table, TONE), table, naming)
    assert [row.label for row in panel.rows] == ["one", "two"]
    assert panel.articles.empty


@pytest.mark.parametrize(("count", "kept"), [(0, 0), (24, 24), (30, 24)])
def test_largest_keeps_the_order(count: int, kept: int) -> None:
    groups = [group(f"{place:02d}", place + 1) for place in range(count)]
    found = tables.largest(groups)
    assert found == groups[count - kept :]


def test_what_does_not_fit_is_counted() -> None:
    table = pd.concat(
        [articles().iloc[:1].assign(outlet=f"Outlet {place:02d}") for place in range(30)]
    )
    (panel,) = tables.panels(compare(table, TONE), table, NAMING)
    assert (len(panel.rows), panel.left_out) == (24, 6)


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("en", 8, ["actor_microsoft", "actor_openai"]),
        ("en", 1, ["actor_microsoft"]),
        ("fr", 8, []),
        (None, 8, []),
    ],
)
def test_most_named(language: str | None, number: int, expected: list[str]) -> None:
    actors = [MEASURES[name] for name in ("actor_openai", "actor_microsoft", "actor_quora")]
    found = tables.most_named(articles(), actors, language, number)
    assert [actor.name for actor in found] == expected


def test_cells_leave_groups_without_values_out() -> None:
    table = articles()
    found = tables.cells([compare(table, TONE)], "en", NAMING)
    assert [row.name for row in found.rows] == ["A"]
    assert found.highest == pytest.approx(0.2)
    assert tables.cells([compare(table, TONE)], "fr", NAMING).rows == ()
    assert tables.cells([], "en", NAMING).highest == 0.0
