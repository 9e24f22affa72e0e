"""How fast the words that set two outlets apart are found: 10,000 articles of 600 words."""

from __future__ import annotations

import sys
import time

from biascompare.compare.contrast import contrast
from generated import Timed, peak_megabytes


def main(count: int = 10_000) -> None:
    """Print seconds, terms and peak memory."""
    documents = list(Timed(count))
    started, worked = time.perf_counter(), time.process_time()
    found = contrast(documents, "Outlet 0")
    seconds = time.perf_counter() - started
    worked = time.process_time() - worked
    print(
        f"contrast: {count:,} articles in {seconds:.1f} s (processor {worked:.1f} s), "
        f"{found.tested:,} terms, {found.clear:,} clear, peak {peak_megabytes():,.0f} MB"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
