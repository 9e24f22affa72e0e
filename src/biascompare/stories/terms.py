"""Articles as vectors of their words, by how much each word tells (TF-IDF).

How rare a word is, is learned from the articles and, so that six articles are weighed as
well as a hundred thousand, from word frequencies that ship: `BACKGROUND` articles' worth of
them. A word of grammar weighs nothing.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from biascompare import languages
from biascompare.datafiles import TomlFile, data_folder
from biascompare.model import Document
from biascompare.words import numbers_of, words_and_stems

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Numbers = NDArray[np.uint64]
    Reals = NDArray[np.float64]

TITLE_WEIGHT = 3
"""How often a word of the headline counts."""
LEAD = 200
"""Words of subject matter that are read: what happened stands first."""
_FAR_ENOUGH = LEAD * 15  # characters
BACKGROUND = 500
STEM = 7
"""Letters of a word that count, so that its forms are one term."""


@dataclass(frozen=True, slots=True)
class Terms:
    """An article's distinct words as numbers, and how often each counts."""

    words: Numbers
    counts: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Words by the share (0-1) of articles that use them; ``floor`` for all words not listed."""

    language: str
    source: str
    licence: str
    floor: float
    shares: dict[str, float]


def terms(document: Document) -> Terms:
    """Return the article's first `LEAD` words, the headline's first, those of grammar left out."""
    import numpy as np

    headline = f"{document.title or ''}\n" * TITLE_WEIGHT
    words, stems = words_and_stems(headline + document.text[:_FAR_ENOUGH], STEM)
    grammar = _stop_words(document.language)
    places = np.minimum(np.searchsorted(grammar, words), len(grammar) - 1)
    read = np.sort(stems[grammar[places] != words][:LEAD])
    starts = np.flatnonzero(np.append(True, read[1:] != read[:-1])[: len(read)])
    counts = np.diff(np.append(starts, len(read)))
    return Terms(read[starts], counts.astype(np.float32))


def matrix(articles: list[Terms], language: str | None) -> csr_array:
    """Return one row of length 1 for each article, one column for each word of two or more."""
    import numpy as np
    from scipy.sparse import csr_array

    sizes = np.array([len(each.words) for each in articles])
    known, columns, found = np.unique(
        np.concatenate([each.words for each in articles]), return_inverse=True, return_counts=True
    )
    weights = _rarity(known, found, len(articles), language)[columns]
    weights *= 1 + np.log(np.concatenate([each.counts for each in articles]))
    rows = np.repeat(np.arange(len(articles)), sizes)
    lengths = np.sqrt(np.bincount(rows, weights**2, minlength=len(articles)))
    weights /= np.maximum(lengths, 1e-12)[rows]
    shared = found[columns] > 1
    places = np.cumsum(found > 1) - 1
    return csr_array(
        (weights[shared].astype(np.float32), (rows[shared], places[columns[shared]])),
        shape=(len(articles), int((found > 1).sum())),
    )


def _rarity(words: Numbers, found: NDArray[np.int64], articles: int, language: str | None) -> Reals:
    """Return minus the logarithm of the share of articles that are expected to use a word."""
    import numpy as np

    background = frequencies().get(language or "")
    if background is None:
        return np.log((articles + 1) / found)
    numbers, shares = _shares_by_number(background.language)
    places = np.minimum(np.searchsorted(numbers, words), len(numbers) - 1)
    expected = np.where(numbers[places] == words, shares[places], background.floor)
    return -np.log((BACKGROUND * expected + found) / (BACKGROUND + articles))


@functools.cache
def frequencies() -> dict[str, Frequencies]:
    """Load the word frequencies by language. Raises `DataFileError`."""
    folder = data_folder() / "frequencies"
    return {path.stem: read_frequencies(path) for path in sorted(folder.glob("*.toml"))}


def read_frequencies(path: Path) -> Frequencies:
    """Read and check one file of word frequencies. Raises `DataFileError`."""
    file = TomlFile(path)
    language = file.string("language")
    if path.name != f"{language}.toml":
        raise file.fault(f"expected the file name {language}.toml", language)
    floor = file.values.get("floor")
    shares = file.values.get("shares")
    if not isinstance(floor, float) or not 0 < floor < 1:
        raise file.fault("expected floor = a share between 0 and 1", "floor")
    if not isinstance(shares, dict) or not shares:
        raise file.fault("expected [shares] with a word = share on each line", "shares")
    for word, share in shares.items():
        if not isinstance(share, float) or not floor <= share <= 1:
            raise file.fault(f"{word}: expected a share from {floor} to 1, found {share!r}", word)
    return Frequencies(language, file.string("source"), file.string("licence"), floor, shares)


@functools.cache
def _shares_by_number(language: str) -> tuple[Numbers, Reals]:
    import numpy as np

    used = frequencies()[language].shares
    listed = list(used)
    stems, places = np.unique(
        np.concatenate([words_and_stems(word, STEM)[1] for word in listed]), return_inverse=True
    )
    # An article uses a stem unless it uses none of its words.
    unused = np.ones(len(stems))
    np.multiply.at(unused, places, 1 - np.array([used[word] for word in listed]))
    return stems, 1 - unused


@functools.cache
def _stop_words(language: str | None) -> Numbers:
    import numpy as np

    if language not in languages.CODES:
        return np.zeros(1, np.uint64)
    return numbers_of(languages.load(language).stop_words)
