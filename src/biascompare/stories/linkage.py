"""Average link over pairs: clusters merge while their articles are alike on average.

Pairs that are not listed count 0. Clusters that are each other's nearest merge, all of them
at once, which gives the same clusters as merging one pair after the other (reciprocal nearest
neighbours; Murtagh 1983, A survey of recent advances in hierarchical clustering algorithms).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biascompare.stories.similarity import Pairs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Reals = NDArray[np.float64]

CUT = 0.10
"""Average similarity from which two clusters are one story."""
WINDOW = 3
"""Days between two clusters within which they may tell the same news without further evidence."""
OUTSIDE = 0.8
"""What their similarity counts beyond; not 0, since stated dates are often those of a crawl or
an update, and long stories pause."""


class Clusters:
    """Clusters by the place of their first article, with the days from their first to their last.

    ``stated`` says which articles are known to be of one story (those with the same number
    from 0 on; -1: not known). They start as one cluster, and two such never merge. ``days``
    are numbers of days; an undated cluster (nan) is near to all.
    """

    def __init__(self, stated: Places, days: Reals) -> None:
        import numpy as np

        count = len(stated)
        self.of_article = _first_places(stated)
        self.sizes = np.bincount(self.of_article, minlength=count)
        self.stated = stated.copy()
        self.first, self.last = np.full(count, np.inf), np.full(count, -np.inf)
        np.fmin.at(self.first, self.of_article, days)
        np.fmax.at(self.last, self.of_article, days)

    def merge(self, left: Places, right: Places) -> Places:
        """Merge each ``right`` into its ``left``; return for each cluster what it is in now."""
        import numpy as np

        self.sizes[left] += self.sizes[right]
        self.stated[left] = np.maximum(self.stated[left], self.stated[right])
        self.first[left] = np.minimum(self.first[left], self.first[right])
        self.last[left] = np.maximum(self.last[left], self.last[right])
        target = np.arange(len(self.sizes))
        target[right] = left
        self.of_article = target[self.of_article]
        return target

    def average(self, pairs: Pairs) -> Reals:
        """Return the average similarity of the articles of each pair."""
        return pairs.similarity / (self.sizes[pairs.left] * self.sizes[pairs.right])

    def likeness(self, pairs: Pairs) -> Reals:
        """Return the average similarity of the articles of each pair, weighed by their days."""
        import numpy as np

        left, right, average = pairs.left, pairs.right, self.average(pairs)
        between = np.maximum(self.first[left], self.first[right]) - np.minimum(
            self.last[left], self.last[right]
        )
        return np.where((between > WINDOW) & np.isfinite(between), OUTSIDE * average, average)


def average_link(pairs: Pairs, stated: Places, days: Reals, cut: float = CUT) -> Places:
    """Return for each article its cluster, by the place of its first article."""
    import numpy as np

    clusters = Clusters(stated, days)
    own = clusters.of_article
    pairs = Pairs(own[pairs.left], own[pairs.right], pairs.similarity)
    pairs = _reachable(pairs, pairs.similarity >= cut, len(own))
    pairs = _lifted(pairs, np.arange(len(own)), clusters.stated)
    while len(pairs.left):
        pairs = _reachable(pairs, clusters.average(pairs) >= cut, len(own))
        likeness = clusters.likeness(pairs)
        best = np.zeros(len(stated))
        for side in (pairs.left, pairs.right):
            np.maximum.at(best, side, likeness)
        nearest = (likeness == best[pairs.left]) & (likeness == best[pairs.right])
        nearest &= likeness >= cut
        if not nearest.any():
            break
        left, right = _disjoint(pairs.left[nearest], pairs.right[nearest])
        pairs = _lifted(pairs, clusters.merge(left, right), clusters.stated)
    return clusters.of_article


def _first_places(stated: Places) -> Places:
    import numpy as np

    _, first, which = np.unique(stated, return_index=True, return_inverse=True)
    return np.where(stated < 0, np.arange(len(stated)), first[which])


def _disjoint(left: Places, right: Places) -> tuple[Places, Places]:
    """Return the pairs in order, without those that have a member in an earlier one (ties)."""
    import numpy as np

    taken: set[int] = set()
    chosen = []
    for pair in sorted(zip(left.tolist(), right.tolist(), strict=True)):
        if taken.isdisjoint(pair):
            taken.update(pair)
            chosen.append(pair)
    ends = np.array(chosen, dtype=np.int64)
    return ends[:, 0], ends[:, 1]


def _reachable(pairs: Pairs, linked: NDArray[np.bool], count: int) -> Pairs:
    """Return the pairs that linked ones connect: no others can ever be in one cluster.

    An average reaches the cut only where one of the values averaged does.
    """
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    left, right = pairs.left[linked], pairs.right[linked]
    edges = coo_array((np.ones(len(left), np.int8), (left, right)), shape=(count, count))
    _, component = connected_components(edges, directed=False)
    return pairs.where(component[pairs.left] == component[pairs.right])


def _lifted(pairs: Pairs, target: Places, stories: Places) -> Pairs:
    """Return the pairs between clusters, their similarities summed."""
    import numpy as np

    ends = target[pairs.left], target[pairs.right]
    first, second = np.minimum(*ends), np.maximum(*ends)
    left, right = stories[first], stories[second]
    apart = (first != second) & ((left < 0) | (right < 0) | (left == right))
    keys, similarity = first[apart] * len(target) + second[apart], pairs.similarity[apart]
    if not len(keys):
        return Pairs(keys, keys, np.empty(0))
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    keys, sums = keys[starts], np.add.reduceat(similarity[order], starts)
    return Pairs(keys // len(target), keys % len(target), sums)
