"""How fast stories are found, and in how much memory: 100,000 articles of 600 words."""

from __future__ import annotations

import sys
import time

from biascompare.stories import find_stories
from generated import Timed, peak_megabytes


def main(count: int = 100_000) -> None:
    """Print seconds, articles a second, stories found and made, and peak memory."""
    documents = Timed(count)
    started, worked = time.perf_counter(), time.process_time()
    found = find_stories(documents)
    seconds = time.perf_counter() - started - documents.seconds
    worked = time.process_time() - worked - documents.seconds
    made = len({article.id[:8] for story in found for article in story.articles})
    print(
        f"stories: {count:,} articles in {seconds:.1f} s ({count / seconds:,.0f}/s, processor "
        f"{worked:.1f} s), {len(found):,} stories of {made:,} made, peak {peak_megabytes():,.0f} MB"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
