"""Generated articles for the benchmarks: words drawn by Zipf's law, stories, shared copy.

A vocabulary of 200,000 invented words (random syllables), rank r drawn with a chance of
1 / (r + 2.7), as in natural text (Zipf 1949, Mandelbrot 1953). Every story has 60 words of its
own, drawn evenly from the rarer ranks; about one word in six of its articles is one of them.
"""

from __future__ import annotations

import datetime
import itertools
import resource
import time
from collections.abc import Iterator

import numpy as np

from biascompare.model import Document

VOCABULARY = 200_000
STORY_WORDS = 60
_BATCH = 3_000
_SYLLABLES = [c + v for c in "bcdfghklmnprstvwz" for v in ("a", "e", "i", "o", "u", "ar", "en")]


def vocabulary(generator: np.random.Generator) -> list[str]:
    """Return distinct invented words of one to five syllables, the shorter ones first."""
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        length = min(1 + len(words) // 40_000 + int(generator.integers(0, 2)), 5)
        words["".join(generator.choice(_SYLLABLES, length))] = None
        if length == 1 and len(words) > 100:
            words["".join(generator.choice(_SYLLABLES, 3))] = None
    return list(words)


def articles(
    count: int, *, words: int = 600, per_story: int = 5, copied: float = 0.05, seed: int = 1
) -> Iterator[Document]:
    """Yield articles: ``per_story`` a story on average; a share repeats the one before it.

    A copy keeps nine sentences in ten of the earlier article and has a title of its own. The
    first eight digits of an id are the number of the story that the article was made for.
    """
    generator = np.random.default_rng(seed)
    known = np.array(vocabulary(generator), dtype=object)
    cumulated = np.cumsum(1 / (np.arange(VOCABULARY) + 2.7))
    cumulated /= cumulated[-1]
    own = generator.integers(2_000, VOCABULARY, (max(1, count // per_story), STORY_WORDS))
    start = datetime.date(2020, 1, 1).toordinal()
    story, sentences = 0, list[str]()
    for index in range(count):
        if sentences and generator.random() < copied:
            sentences = [each for each in sentences if generator.random() < 0.9]
        else:
            story = int(generator.integers(len(own)))
            length = int(generator.integers(words // 2, words * 3 // 2))
            ranks = np.searchsorted(cumulated, generator.random(length))
            told = np.flatnonzero(generator.random(length) < 1 / 6)
            ranks[told] = own[story][(generator.random(len(told)) ** 2 * STORY_WORDS).astype(int)]
            sentences = _sentences(known[ranks].tolist())
        day = start + story % 1_500 + int(generator.integers(0, 4))
        yield Document(
            id=f"{story:08x}{index:08x}",
            text=" ".join(sentences),
            outlet=f"Outlet {index % 40}",
            title=" ".join(known[generator.choice(own[story], 5)].tolist()).capitalize(),
            published=datetime.date.fromordinal(day).isoformat(),
            language="en",
        )


class Timed:
    """Generated articles, with the time spent making them, which is not ours to count."""

    def __init__(self, count: int) -> None:
        self._articles = articles(count)
        self.seconds = self.processor_seconds = 0.0

    def __iter__(self) -> Iterator[Document]:
        while True:
            started, worked = time.perf_counter(), time.process_time()
            # Many at once: clocks are too coarse to time one.
            made = list(itertools.islice(self._articles, _BATCH))
            self.seconds += time.perf_counter() - started
            self.processor_seconds += time.process_time() - worked
            if not made:
                return
            yield from made


def peak_megabytes() -> float:
    """Return the most memory that this process has used."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _sentences(words: list[str]) -> list[str]:
    parts = (words[start : start + 20] for start in range(0, len(words), 20))
    return [" ".join(part).capitalize() + "." for part in parts]
