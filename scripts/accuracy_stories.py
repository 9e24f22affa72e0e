"""How well stories are found: B-cubed on news articles grouped by event.

The articles are third-party texts that do not ship: name their folder, which holds
``events/dev.jsonl`` (one article a line; ``event`` is its event). B-cubed: Bagga and Baldwin
1998, Entity-based cross-document coreferencing using the vector space model.
"""

from __future__ import annotations

import dataclasses
import random
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from biascompare import sources
from biascompare.model import Document
from biascompare.stories import find_stories, story_of_article

Events = dict[str, list[Document]]


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over the articles of ``gold``."""
    together = Counter((found[each], event) for each, event in gold.items())
    by_story = Counter(found[each] for each in gold)
    by_event = Counter(gold.values())
    shared = [(together[found[each], event], found[each], event) for each, event in gold.items()]
    precision = sum(count / by_story[story] for count, story, _ in shared) / len(gold)
    recall = sum(count / by_event[event] for count, _, event in shared) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def article_scores(folder: Path) -> list[tuple[float, float, float, float]]:
    """Return the B-cubed precision and recall of each article, each followed by 1."""
    events = read(folder / "events" / "dev.jsonl")
    articles = [each for listed in events.values() for each in listed]
    found = story_of_article(find_stories(articles))
    gold = {each.id: event for event, listed in events.items() for each in listed}
    together = Counter((found[each], event) for each, event in gold.items())
    by_story, by_event = Counter(found[each] for each in gold), Counter(gold.values())
    return [
        (shared / by_story[found[each]], 1.0, shared / by_event[event], 1.0)
        for each, event in gold.items()
        for shared in (together[found[each], event],)
    ]


def score(events: Events) -> tuple[float, float, float]:
    """Return B-cubed of the stories found among these events' articles."""
    articles = [each for listed in events.values() for each in listed]
    found = story_of_article(find_stories(articles))
    gold = {each.id: event for event, listed in events.items() for each in listed}
    return b_cubed(found, gold)


def read(path: Path) -> Events:
    """Return the articles by event, without saying so in them."""
    events: Events = {}
    for each in sources.read([path]):
        if isinstance(each, Document) and each.story:
            events.setdefault(each.story, []).append(dataclasses.replace(each, story=None))
    return events


def main(folder: Path) -> None:
    """Print B-cubed for all events, random halves of them, and small inputs."""
    events = read(folder / "events" / "dev.jsonl")
    chooser = random.Random(1)
    whole = score(events)
    print(
        f"all {len(events)} events: precision {whole[0]:.3f}, recall {whole[1]:.3f}, "
        f"F1 {whole[2]:.3f}"
    )
    halves = [
        score({each: events[each] for each in chooser.sample(sorted(events), len(events) // 2)})[2]
        for _ in range(20)
    ]
    print(f"20 random halves: F1 {sum(halves) / 20:.3f} ({min(halves):.3f} to {max(halves):.3f})")
    large = sorted(event for event, listed in events.items() if len(listed) >= 3)
    for count in (2, 5):
        small = [
            score({each: chooser.sample(events[each], 3) for each in chooser.sample(large, count)})
            for _ in range(50)
        ]
        print(
            f"50 inputs of {count} events with 3 articles: F1 {sum(s[2] for s in small) / 50:.3f}"
        )
    undated = {
        event: [dataclasses.replace(each, published=None) for each in listed]
        for event, listed in events.items()
    }
    print(f"all events, dates left out: F1 {score(undated)[2]:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
