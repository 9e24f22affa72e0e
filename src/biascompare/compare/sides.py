"""Which articles are put against which, in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from biascompare.compare.thresholds import thresholds
from biascompare.errors import BiasCompareError, UnknownNameError
from biascompare.model import Document


class Sides:
    """Who is put against whom, in which language."""

    def __init__(
        self, documents: Sequence[Document], outlet: str, against: str | None, language: str | None
    ) -> None:
        self.outlet, self._other = outlet, against
        known = sorted({each.outlet for each in documents if each.outlet})
        for name in (outlet, against):
            if name is not None and name not in known:
                raise UnknownNameError("outlet in these articles", name, known)
        if outlet == against:
            raise BiasCompareError(f"{outlet} against itself: give another outlet to --against.")
        self.against = against or thresholds().sentences["en"]["the_rest"]
        self._settle(documents, language)

    def _settle(self, documents: Sequence[Document], language: str | None) -> None:
        """Take the language that both sides have the most articles in, or the one given."""
        a = Counter(each.language for each in documents if self._is_own(each))
        b = Counter(each.language for each in documents if self._is_other(each))
        self._shared = sorted(a.keys() & b.keys(), key=lambda code: -min(a[code], b[code]))
        if language is not None:
            self._shared = [code for code in self._shared if code == language]
        if not self._shared:
            where = f"in the language {language!r}" if language else "in the same language"
            raise BiasCompareError(
                f"{self.outlet} and {self.against} have no articles {where}: choose others."
            )
        self.language = self._shared[0]
        self.documents = [each for each in documents if each.language == self.language]

    def _is_own(self, document: Document) -> bool:
        return document.outlet == self.outlet

    def _is_other(self, document: Document) -> bool:
        if self._other is not None:
            return document.outlet == self._other
        return document.outlet != self.outlet

    def members(self, documents: Sequence[Document]) -> tuple[list[bool], list[bool]]:
        """Return which articles are the one side's, and which the other's."""
        return (
            [self._is_own(each) for each in documents],
            [self._is_other(each) for each in documents],
        )

    def notices(self, in_a: NDArray[np.bool], in_b: NDArray[np.bool]) -> tuple[str, ...]:
        """Return what a reader should know about the two sides."""
        found = []
        if len(self._shared) > 1:
            others = ", ".join(str(code) for code in self._shared[1:])
            found.append(f"only articles in {self.language} are compared; also there: {others}")
        fewest = thresholds().fewest_for_verdict
        if min(in_a.sum(), in_b.sum()) < fewest:
            found.append(f"under {fewest} articles on one side: hardly any term can be clear")
        return tuple(found)
