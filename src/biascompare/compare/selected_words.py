"""Which words set any selection of articles apart from any other."""

from __future__ import annotations

from collections.abc import Sequence

from biascompare.compare.contrast import Contrast, WordChoices, contrast_sides
from biascompare.compare.selections import Parted
from biascompare.compare.sides import Sides
from biascompare.model import Document


class SelectedSides(Sides):
    """Two selections as the sides of a contrast of words."""

    def __init__(self, documents: Sequence[Document], parted: Parted, language: str | None) -> None:
        self.outlet, self.against = parted.names
        self._parted = parted
        held = [each for each in documents if each.id in parted.a or each.id in parted.b]
        self._settle(held, language)

    def _is_own(self, document: Document) -> bool:
        return document.id in self._parted.a

    def _is_other(self, document: Document) -> bool:
        return document.id in self._parted.b


def contrast_selections(
    documents: Sequence[Document],
    parted: Parted,
    *,
    choices: WordChoices | None = None,
    limit: int = 25,
) -> Contrast:
    """Return the terms that set one selection apart from the other, in one language.

    ``documents`` holds the articles of both; others are passed over. The rest is as for
    `biascompare.compare.contrast.contrast`. Raises `BiasCompareError` where the two have no
    articles in one language.
    """
    chosen = choices or WordChoices()
    return contrast_sides(SelectedSides(documents, parted, chosen.language), chosen, limit)
