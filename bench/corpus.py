"""How fast articles get into a corpus and out of it, and in how much memory."""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from biascompare import corpus, importing
from biascompare.model import Document, Notice
from biascompare.records import to_record


def write_articles(path: Path, count: int, length: int) -> None:
    """Write articles of ``length`` invented words as ``biascompare read`` prints them."""
    generator = random.Random(1)
    words = ["".join(generator.choices("abdegilmnorstu", k=1 + n % 9)) for n in range(20_000)]
    paragraphs = [" ".join(generator.choices(words, k=length // 10)) for _ in range(5_000)]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            document = Document(
                id=f"{number:016x}",
                text="\n\n".join(generator.choices(paragraphs, k=10)),
                outlet=f"Outlet {number % 40}",
                title=f"Article {number}",
                published=f"{2000 + number % 25}-{number % 12 + 1:02}-{number % 28 + 1:02}",
                language="en",
                notices=(Notice("no_author", "No author is stated."),),
            )
            file.write(json.dumps(to_record(document)) + "\n")


def _timed(name: str, count: int, act: Callable[[], object]) -> None:
    started, processor = time.perf_counter(), time.process_time()
    act()
    seconds, processor = time.perf_counter() - started, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name}: {seconds:.1f} s, of processor time {processor:.1f} s "
        f"({count / processor:,.0f}/s), peak so far {peak:,.0f} MB",
        flush=True,
    )


def main(count: int = 100_000, length: int = 600) -> None:
    """Print seconds, articles a second and peak memory of each thing done to a corpus."""
    with tempfile.TemporaryDirectory() as place:
        articles, folder = Path(place, "articles.jsonl"), Path(place, "corpus")
        write_articles(articles, count, length)
        size = articles.stat().st_size / 2**20
        print(f"corpus: {count:,} articles of {length} words, {size:,.0f} MB as JSON Lines")
        _timed("import", count, lambda: importing.import_into(folder, [articles]))
        _timed("import again", count, lambda: importing.import_into(folder, [articles]))
        _timed("show", count, lambda: corpus.overview(folder))
        _timed("read", count, lambda: sum(1 for _ in corpus.read(folder)))
        _timed("compact", count, lambda: corpus.compact(folder))
        _timed("read compacted", count, lambda: sum(1 for _ in corpus.read(folder)))
        kept = sum(part.stat().st_size for part in (folder / "parts").iterdir()) / 2**20
        print(f"parts after compaction: {kept:,.0f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
