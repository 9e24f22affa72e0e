"""How fast a million measured articles are compared, filtered and put into other groups."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from biascompare.compare import Cube, OwnMeasure, compare_all
from generated import peak_megabytes

OUTLETS, DAYS, SECTIONS, MEASURES = 20, 365, 8, 10


def table(count: int) -> pd.DataFrame:
    """Return ``count`` articles with ten measures: half of them counts, half continuous."""
    generator = np.random.default_rng(1)
    outlets = generator.integers(0, OUTLETS, count)
    days = np.arange("2025-01-01", "2026-01-01", dtype="datetime64[D]").astype(str)
    described = pd.DataFrame(
        {
            "id": np.arange(count),
            "outlet": np.array([f"Outlet {number}" for number in range(OUTLETS)])[outlets],
            "language": "en",
            "published": days[generator.integers(0, DAYS, count)],
            "section": np.array([f"Section {number}" for number in range(SECTIONS)])[
                generator.integers(0, SECTIONS, count)
            ],
        }
    )
    values = {
        f"measure_{number}": generator.poisson(2, count) / 1.0
        if number % 2
        else generator.normal(outlets / 10, 1.0)
        for number in range(MEASURES)
    }
    return described.assign(**values)


def timed(name: str, work: Callable[[], object]) -> None:
    """Print the seconds that ``work`` takes, and its processor seconds."""
    started, worked = time.perf_counter(), time.process_time()
    work()
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    print(f"comparison: {name}: {seconds:.2f} s (processor {worked:.2f} s)", flush=True)


def main(count: int = 1_000_000) -> None:
    """Print the seconds of a comparison without pairs' limits, and of the cube."""
    articles = table(max(count, 100_000))
    measures = [OwnMeasure(f"measure_{number}") for number in range(MEASURES)]
    size = f"{len(articles):,} articles, {OUTLETS} outlets, {MEASURES} measures"
    timed(f"{size}, all pairs", lambda: compare_all(articles, measures))
    timed(
        f"{size}, one outlet against the rest",
        lambda: compare_all(articles, measures, outlet="Outlet 1"),
    )
    names = [measure.name for measure in measures]
    made: list[Cube] = []
    timed("the cube is made", lambda: made.append(Cube(articles, names)))
    (cube,) = made
    print(f"comparison: {cube.cells:,} cells")

    def regroup() -> None:
        for name in names:
            cube.groups(name, "section", where={"outlet": {"Outlet 1", "Outlet 2"}})

    def narrow() -> None:
        for name in names:
            cube.groups(name, first="2025-03-01", last="2025-10-31")

    timed("filter by outlet, regroup by section", regroup)
    timed("filter by date, all outlets", narrow)
    print(f"comparison: peak {peak_megabytes():,.0f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
