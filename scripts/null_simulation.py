"""Cut one outlet's articles in two at random: how often is that called a clear difference?

Writes docs/statistics.md. ``python scripts/null_simulation.py [CUTS]``; real articles are
used where ``../shared/eval/events/dev.jsonl`` exists.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from scipy import stats

import biascompare
from biascompare.compare.statistics import Numbers
from biascompare.measures import MEASURES
from biascompare.model import Document
from null_cuts import copies, halves, matched_rate, populations, rate, reprinted, shifted

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "statistics.md"
EVENTS = ROOT.parent / "shared" / "eval" / "events" / "dev.jsonl"
HALVES = (10, 15, 30, 50, 100, 500, 1_000)
EFFECTS = (0.15, 0.33, 0.47)
OTHERS = 5
MEASURES_CUTS = 600
POWER_DRAWS = 200


def measured(documents: list[Document]) -> dict[str, Numbers]:
    """Return the values of every measure that has thirty or more and is not always the same."""
    names = [measure.name for measure in MEASURES.values() if measure.family != "actors"]
    table = biascompare.measure(documents, *names)
    found = {name: table[name].dropna().to_numpy(float) for name in names}
    return {
        name: values for name, values in found.items() if len(values) >= 30 and np.ptp(values) > 0
    }


def real_articles() -> list[Document]:
    if not EVENTS.exists():
        return []
    rows = [json.loads(line) for line in EVENTS.read_text(encoding="utf-8").splitlines()]
    return [
        Document(
            id=str(number), outlet=row["outlet"], title=row["title"], text=row["text"],
            language="en",
        )
        for number, row in enumerate(rows)
    ]  # fmt: skip


def row(name: str, rates: list[float]) -> str:
    return f"| {name} | " + " | ".join(f"{rate:.3f}" for rate in rates) + " |"


def heading(first: str, sizes: tuple[int, ...]) -> list[str]:
    return [
        f"| {first} | " + " | ".join(f"{size:,}" for size in sizes) + " |",
        "| --- |" + " ---: |" * len(sizes),
    ]


def null_rows(found: Mapping[str, Numbers], cuts: int) -> list[str]:
    lines = heading("Values", HALVES)
    for name, values in found.items():
        lines.append(row(name, [rate(halves(values, n), cuts, n) for n in HALVES]))
    bell = found["bell-shaped (grade)"]
    skewed = found["skewed (words)"]
    lines.append(
        row(f"one against {OTHERS} others", [rate(halves(skewed, n, OTHERS * n), cuts, n)
                                             for n in HALVES])
    )  # fmt: skip
    for name, values in (("bell-shaped", bell), ("skewed", skewed)):
        for scattered, where in ((True, "in both"), (False, "in one")):
            rates = [rate(copies(values, n, scattered=scattered), cuts, n) for n in HALVES]
            lines.append(row(f"{name}, copies {where} weighed 1/k", rates))
    rates = [rate(reprinted(skewed, n), cuts, n) for n in HALVES]
    lines.append(row("skewed, few texts printed many times, all kept", rates))
    lines.append(row("within stories (skewed)", [matched_rate(n, cuts) for n in HALVES]))
    return lines


def power_rows(found: Mapping[str, Numbers], cuts: int) -> list[str]:
    lines = heading("Values, true δ", HALVES)
    for name in ("bell-shaped (grade)", "skewed (words)", "two humps (tone)", "heavy tails"):
        for effect in EFFECTS:
            rates = [rate(shifted(found[name], n, effect), cuts, n) for n in HALVES]
            lines.append(row(f"{name}, {effect}", rates))
    return lines


def measure_rows(found: Mapping[str, Numbers], cuts: int) -> list[str]:
    """Return the mean and the highest rate over all measures."""
    sizes = (10, 30, 100, 1_000)
    rates = {name: [rate(halves(own, n), cuts, n) for n in sizes] for name, own in found.items()}
    columns = np.array(list(rates.values()))
    worst = [f"{max(own):.3f} ({max(rates, key=lambda name: rates[name][place])})"
             for place, own in enumerate(columns.T.tolist())]  # fmt: skip
    return [
        *heading(f"{len(found)} measures", sizes),
        row("mean", columns.mean(axis=0).tolist()),
        "| highest | " + " | ".join(worst) + " |",
        "",
        f"Among {len(found)} measures with a true rate of .05 the highest would be about "
        f"{stats.binom.ppf(1 - 0.5 / len(found), cuts, 0.05) / cuts:.3f} by chance.",
    ]


def page(cuts: int) -> str:
    made = populations()
    few, draws = min(cuts, MEASURES_CUTS), min(cuts, POWER_DRAWS)
    lines = [
        "# How sure a comparison is",
        "",
        f"Written by `scripts/null_simulation.py` on {datetime.date.today().isoformat()}.",
        "",
        "## One outlet cut in two",
        "",
        "The articles of one outlet are cut in two at random. Whatever is then called a *clear "
        "difference* is an error; it may be called so in at most .05 of cuts. Columns: articles "
        f"in each half. {cuts:,} cuts each: a rate of .05 would show as "
        f"{0.05 - 2 * (0.0475 / cuts) ** 0.5:.3f} to {0.05 + 2 * (0.0475 / cuts) ** 0.5:.3f}. "
        "Halves of fewer than ten articles are always *too few articles*.",
        "",
        *null_rows(made, cuts),
        "",
        "## Every measure",
        "",
    ]
    sample = biascompare.read("sample")
    sources = [(f"The sample corpus ({len(sample)} articles, drawn again)", sample)]
    real = real_articles()
    if real:
        title = f"News articles of the Giveme5W1H clusters ({len(real)}, English)"
        sources.append((title, real))
    for title, documents in sources:
        rows = measure_rows(measured(documents), few)
        lines += [f"{title}, {few} cuts each:", "", *rows, ""]
    lines += [
        "## What is found",
        "",
        f"How often a true difference is called clear, {draws} draws each. At a δ near the "
        "smallest that counts (.147) it is a matter of chance, however many the articles.",
        "",
        *power_rows(made, draws),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000), encoding="utf-8")
