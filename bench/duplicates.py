"""How fast shared copy is found, and in how much memory: 100,000 articles of 600 words."""

from __future__ import annotations

import sys
import time

from biascompare.duplicates import find_shared_copy
from generated import Timed, peak_megabytes


def main(count: int = 100_000) -> None:
    """Print seconds, articles a second, groups found and peak memory."""
    documents = Timed(count)
    started, worked = time.perf_counter(), time.process_time()
    found = find_shared_copy(documents)
    seconds = time.perf_counter() - started - documents.seconds
    worked = time.process_time() - worked - documents.seconds
    print(
        f"duplicates: {count:,} articles in {seconds:.1f} s ({count / seconds:,.0f}/s, "
        f"processor {worked:.1f} s), {len(found.groups):,} groups, peak {peak_megabytes():,.0f} MB"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
