"""How much each article counts where articles repeat each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from biascompare.compare.statistics import Numbers
from biascompare.duplicates import find_shared_copy
from biascompare.model import Document


def article_weights(
    documents: Sequence[Document], shared_copy: str
) -> tuple[list[Document], Numbers]:
    """Return the articles that count and their weights: 1, or 1/k of k copies (``weigh``).

    ``drop`` keeps of each group the article published first, of undated ones the first read.
    """
    if shared_copy == "keep":
        return list(documents), np.ones(len(documents))
    found = find_shared_copy(documents)
    if shared_copy == "weigh":
        sizes = {each: len(group) for group in found.groups for each in group}
        return list(documents), np.array([1 / sizes.get(each.id, 1) for each in documents])
    order = sorted(documents, key=lambda each: each.published or "9999")
    first: dict[int, str] = {}
    for each in order:
        if each.id in found.group:
            first.setdefault(found.group[each.id], each.id)
    kept = [
        each
        for each in documents
        if each.id not in found.group or first[found.group[each.id]] == each.id
    ]
    return kept, np.ones(len(kept))
