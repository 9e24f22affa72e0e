"""Run every benchmark in a process of its own: ``python bench [ARTICLES]``.

A benchmark is a file here with a ``main``; it gets the number of articles as its argument
and prints its own figures. The table gives each process as a whole, also as a ratio to a
fixed piece of work in pure Python, which compares better across machines than seconds do.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

ARTICLES = 10_000
_YARDSTICK_ROUNDS = 400


def benchmarks() -> list[Path]:
    """Return the benchmarks: the files beside this one that have a ``main``."""
    paths = sorted(Path(__file__).parent.glob("[!_]*.py"))
    return [path for path in paths if "def main(" in path.read_text(encoding="utf-8")]


def yardstick() -> float:
    """Return the seconds of processor time that counting words takes on this machine."""
    words = [f"word{number * number % 5_003}" for number in range(10_000)]
    text = " ".join(words)
    started = time.process_time()
    for _ in range(_YARDSTICK_ROUNDS):
        Counter(word.lower() for word in text.split())
    return time.process_time() - started


def run(path: Path, articles: int) -> tuple[int, float, float, float]:
    """Run a benchmark; return its status, seconds, processor seconds and peak megabytes."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, str(path), str(articles)])
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return process.returncode, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def main(articles: int = ARTICLES) -> None:
    """Run all, print the table, and leave with status 1 if one failed."""
    one = yardstick()
    rows = []
    for path in benchmarks():
        print(f"-- {path.stem}, {articles:,} articles", flush=True)
        rows.append((path.stem, *run(path, articles)))
    print(f"\n{'':<14}{'seconds':>10}{'processor':>11}{'ratio':>8}{'peak MB':>9}")
    print(f"{'yardstick':<14}{'':>10}{one:>11.2f}{1:>8.1f}")
    for name, status, seconds, processor, peak in rows:
        failed = f"  failed with status {status}" if status else ""
        ratio = processor / one
        print(f"{name:<14}{seconds:>10.1f}{processor:>11.1f}{ratio:>8.1f}{peak:>9,.0f}{failed}")
    sys.exit(any(row[1] for row in rows))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
