"""How well pages are read: the body's F1 by the scorer of the article-extraction benchmark.

Runs where ``../shared/eval/pages`` is at hand. The score is that of scrapinghub's
article-extraction-benchmark (MIT), written anew from its definition: shingles of four
words, each page's matches, surplus and misses as shares of their sum, precision and
recall averaged over pages, F1 of the two averages.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import sys
from collections import Counter
from pathlib import Path

from biascompare.errors import SourceError
from biascompare.sources.html import read_html

PAGES = Path(__file__).parents[2] / "shared" / "eval" / "pages"
SIZE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    places = range(max(1, len(words) - SIZE + 1))
    return Counter(tuple(words[place : place + SIZE]) for place in places if words)


def matches(truth: str, found: str) -> tuple[int, int, int]:
    """Return how many shingles are in both, only found, and only true."""
    true, read = shingles(truth), shingles(found)
    return (true & read).total(), (read - true).total(), (true - read).total()


def share(hits: int, others: int) -> float:
    return hits / (hits + others) if hits + others else 0.0


def scores(pages: list[tuple[int, int, int]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over pages."""
    precision = statistics.mean(share(hit, more) for hit, more, _ in pages if hit + more)
    recall = statistics.mean(share(hit, less) for hit, _, less in pages if hit + less)
    return precision, recall, 2 * precision * recall / (precision + recall)


def body(key: str, url: str) -> str:
    content = gzip.decompress((PAGES / "html" / f"{key}.html.gz").read_bytes())
    try:
        return next(read_html(key, content, url=url)).text
    except SourceError:
        return ""


def page_scores() -> list[tuple[float, float, float, float]]:
    """Return each page's precision and recall, each followed by 1, or 0 where it has none."""
    truth = json.loads((PAGES / "ground-truth.json").read_text(encoding="utf-8"))
    counts = [matches(page["articleBody"], body(key, page["url"])) for key, page in truth.items()]
    return [
        (share(hit, more), float(hit + more > 0), share(hit, less), float(hit + less > 0))
        for hit, more, less in counts
    ]


def main() -> int:
    if not PAGES.is_dir():
        print(f"no pages at hand: {PAGES} is not there")
        return 1
    truth = json.loads((PAGES / "ground-truth.json").read_text(encoding="utf-8"))
    found = {
        key: matches(page["articleBody"], body(key, page["url"])) for key, page in truth.items()
    }
    precision, recall, f1 = scores(list(found.values()))
    print(f"{len(found)} pages: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")
    for key in sorted(found, key=lambda key: share(found[key][0], sum(found[key][1:])))[:10]:
        hit, more, less = found[key]
        print(f"  {key[:8]} precision {share(hit, more):.2f} recall {share(hit, less):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
