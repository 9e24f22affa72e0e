"""How fast shared copy is found, and in how much memory: 100,000 articles of 600 words."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator

from biascompare.duplicates import find_shared_copy
from biascompare.model import Document
from generated import articles


class _Timed:
    """Documents with the time spent making them, which is not ours to count."""

    def __init__(self, count: int) -> None:
        self._articles = articles(count)
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Document]:
        while True:
            started = time.perf_counter()
            document = next(self._articles, None)
            self.seconds += time.perf_counter() - started
            if document is None:
                return
            yield document


def main(count: int = 100_000) -> None:
    """Print seconds, articles a second, groups found and peak memory."""
    documents = _Timed(count)
    started = time.perf_counter()
    found = find_shared_copy(documents)
    seconds = time.perf_counter() - started - documents.seconds
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"duplicates: {count:,} articles in {seconds:.1f} s ({count / seconds:,.0f}/s), "
        f"{len(found.groups):,} groups, peak {peak:,.0f} MB"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
