"""From articles to stories: language by language, then across languages."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from biascompare import publication
from biascompare.model import Document
from biascompare.stories import across
from biascompare.stories.anchors import FAR_ENOUGH, shown
from biascompare.stories.linkage import average_link
from biascompare.stories.model import Story, article, story
from biascompare.stories.similarity import similar_pairs
from biascompare.stories.terms import Terms, matrix, terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST_NAMED = 6


@dataclasses.dataclass(frozen=True, slots=True)
class _Cluster:
    """Articles of one language, or of one stated story, the most central headline first."""

    articles: tuple[Document, ...]
    headline: str | None
    stated: str | None


def find_stories(documents: Iterable[Document]) -> tuple[Story, ...]:
    """Return the stories of the documents, the earliest first; reads the documents once.

    Articles that state the same story are one story, and others may join it; articles that
    state different ones are never brought together. Of a document that comes twice the first
    counts. An article alone with its subject is a story of one.
    """
    kept: dict[str, Document] = {}
    words: dict[str, Terms] = {}
    for document in documents:
        if document.id not in kept:
            words[document.id] = terms(document)
            kept[document.id] = dataclasses.replace(
                document, text=document.text[:FAR_ENOUGH], comments=(), notices=()
            )
    languages: dict[str, list[Document]] = {}
    for _, document in sorted(kept.items()):  # so that the order of reading does not matter
        languages.setdefault(document.language or "", []).append(document)
    clusters = [
        cluster
        for language, articles in languages.items()
        for cluster in _clusters(articles, [words[each.id] for each in articles], language)
    ]
    found = [_story(group, shared) for group, shared in _linked(_stated_together(clusters))]
    return tuple(sorted(found, key=lambda each: (each.first_day is None, each.first_day, each.id)))


def _clusters(articles: list[Document], words: list[Terms], language: str) -> list[_Cluster]:
    import numpy as np

    pairs = similar_pairs(matrix(words, language))
    known = {name: place for place, name in enumerate(dict.fromkeys(map(_stated, articles)))}
    stated = np.array([known[_stated(each)] if _stated(each) else -1 for each in articles])
    of_article = average_link(pairs, stated, _days(articles))
    central = np.zeros(len(articles))
    inside = of_article[pairs.left] == of_article[pairs.right]
    for side in (pairs.left, pairs.right):
        np.add.at(central, side[inside], pairs.similarity[inside])
    order = np.lexsort((-central, of_article))
    starts = np.flatnonzero(np.diff(of_article[order], prepend=-1))
    groups = np.split(order, starts[1:])
    return [_cluster([articles[place] for place in group.tolist()]) for group in groups]


def _cluster(articles: list[Document]) -> _Cluster:
    stated = next((name for each in articles if (name := _stated(each))), None)
    headline = next((each.title for each in articles if each.title), None)
    return _Cluster(tuple(articles), headline, stated)


def _stated(document: Document) -> str | None:
    return (document.story or "").strip() or None


def _days(articles: Iterable[Document]) -> NDArray[np.float64]:
    import numpy as np

    days = map(publication.day, articles)
    return np.array([float(day.toordinal()) if day else np.nan for day in days])


def _stated_together(clusters: list[_Cluster]) -> list[_Cluster]:
    """Bring the languages of a stated story together."""
    groups: dict[str | int, list[_Cluster]] = {}
    for place, cluster in enumerate(clusters):
        groups.setdefault(cluster.stated or place, []).append(cluster)
    together = []
    for group in groups.values():
        largest = max(group, key=lambda each: len(each.articles))
        articles = tuple(each for cluster in group for each in cluster.articles)
        together.append(_Cluster(articles, largest.headline, largest.stated))
    return together


def _linked(clusters: list[_Cluster]) -> list[tuple[list[_Cluster], Counter[str]]]:
    """Return the clusters that are one story across languages, and what they share."""
    parts = [_part(cluster) for cluster in clusters]
    group_of = list(range(len(parts)))
    members = {place: [place] for place in group_of}
    shared: dict[int, Counter[str]] = {place: Counter() for place in group_of}
    for link in across.links(parts):
        left, right = sorted((group_of[link.left], group_of[link.right]))
        if left != right:
            if not across.may_join(
                *([parts[place] for place in members[side]] for side in (left, right))
            ):
                continue
            for place in members[right]:
                group_of[place] = left
            members[left] += members.pop(right)
            shared[left] += shared.pop(right)
        shared[left].update(link.shared)
    return [
        ([clusters[place] for place in places], shared[left]) for left, places in members.items()
    ]


def _part(cluster: _Cluster) -> across.Part:
    import numpy as np

    days = _days(cluster.articles)
    known = days[~np.isnan(days)]
    return across.Part(
        cluster.articles,
        frozenset(each.language or "" for each in cluster.articles),
        cluster.stated,
        float(known.min(initial=np.inf)),
        float(known.max(initial=-np.inf)),
    )


def _story(clusters: list[_Cluster], shared: Counter[str]) -> Story:
    stated = next((each.stated for each in clusters if each.stated), None)
    largest = max(clusters, key=lambda each: len(each.articles))
    named = ", ".join(dict.fromkeys(shown(anchor) for anchor, _ in shared.most_common(_MOST_NAMED)))
    return story(
        (article(each) for cluster in clusters for each in cluster.articles),
        stated or largest.headline,
        sure=len(clusters) == 1,
        reason=f"languages linked by what they name: {named}" if len(clusters) > 1 else None,
    )
