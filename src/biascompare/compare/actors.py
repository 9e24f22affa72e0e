"""Who is named where: actors by outlet, and who is named together with whom."""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

import pandas as pd

from biascompare import text
from biascompare.compare.outlets import NO_OUTLET
from biascompare.measures import Prepared
from biascompare.measures.actors import KnownActors
from biascompare.model import Document

LEAD_SENTENCES = 2
COLUMNS = (
    "outlet", "actor", "name", "kind",
    "articles", "mentions", "per_thousand_words", "headline", "lead", "share",
)  # fmt: skip
TOGETHER = ("outlet", "first", "second", "sentences", "articles")


@dataclass(slots=True)
class _Counts:
    """What is counted of one outlet, by actor."""

    words: int = 0
    articles: Counter[str] = field(default_factory=Counter)
    mentions: Counter[str] = field(default_factory=Counter)
    headline: Counter[str] = field(default_factory=Counter)
    lead: Counter[str] = field(default_factory=Counter)


def count(documents: Iterable[Document], known: KnownActors) -> pd.DataFrame:
    """Return a row for each outlet and actor named there, the most named first.

    ``articles``, ``headline`` and ``lead`` count the articles that name the actor at
    all, in the headline, and in the first two sentences. ``share`` is the part of all
    mentions of known actors in the outlet, 0 to 1. Headlines are no part of
    ``mentions``.
    """
    outlets: dict[str, _Counts] = defaultdict(_Counts)
    for document in documents:
        _add(outlets[document.outlet or NO_OUTLET], document, known)
    actors = {actor.id: actor for actor in known.actors}
    rows = []
    for outlet, counts in outlets.items():
        every = counts.mentions.total()
        for key in sorted(counts.articles, key=lambda key: (-counts.mentions[key], key)):
            mentions = counts.mentions[key]
            rows.append(
                (
                    outlet, key, actors[key].name, actors[key].kind,
                    counts.articles[key], mentions,
                    1000 * mentions / counts.words if counts.words else None,
                    counts.headline[key], counts.lead[key],
                    mentions / every if every else None,
                )
            )  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS).sort_values(
        "outlet", kind="stable", ignore_index=True
    )


def _add(counts: _Counts, document: Document, known: KnownActors) -> None:
    prepared = Prepared(document)
    hits = known.mentions(prepared)
    title = text.normalise(document.title or "")
    headline = {hit.key for hit in known.matcher(prepared.language).find(title)}
    lead_end = prepared.sentences[:LEAD_SENTENCES][-1].end if prepared.sentences else 0
    counts.words += len(prepared.words)
    counts.mentions.update(hit.key for hit in hits)
    counts.articles.update({hit.key for hit in hits} | headline)
    counts.headline.update(headline)
    counts.lead.update({hit.key for hit in hits if hit.end <= lead_end})


def together(documents: Iterable[Document], known: KnownActors) -> pd.DataFrame:
    """Return the pairs of actors named in one sentence, by outlet, the most frequent first."""
    sentences: Counter[tuple[str, str, str]] = Counter()
    articles: Counter[tuple[str, str, str]] = Counter()
    names = {actor.id: actor.name for actor in known.actors}
    for document in documents:
        outlet = document.outlet or NO_OUTLET
        found = [(outlet, *pair) for pair in _pairs(Prepared(document), known)]
        sentences.update(found)
        articles.update(set(found))
    ordered = sorted(sentences, key=lambda key: (key[0], -sentences[key], key))
    rows = [
        (outlet, names[first], names[second], sentences[key], articles[key])
        for key in ordered
        for outlet, first, second in [key]
    ]
    return pd.DataFrame(rows, columns=TOGETHER)


def _pairs(prepared: Prepared, known: KnownActors) -> Iterator[tuple[str, str]]:
    starts = [sentence.start for sentence in prepared.sentences]
    named: dict[int, set[str]] = defaultdict(set)
    for hit in known.mentions(prepared):
        named[bisect.bisect_right(starts, hit.start)].add(hit.key)
    for keys in named.values():
        yield from combinations(sorted(keys), 2)
