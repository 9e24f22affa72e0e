"""The words of a text as numbers, fast: all of an article at once, no word a Python object.

A word is a run of letters and digits, in lower case; apostrophes and hyphens part words
(``l'école`` gives ``l`` and ``école``). Its number has 64 bits, is the same on every machine
and differs from other words' (multilinear hashing; Lemire and Kaser 2014, Strongly universal
string hashing is fast).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]
    Places = NDArray[np.int64]

_CHARACTERS = 0x10000
_LONGEST = 64  # letters that tell words apart by their place


def word_numbers(text: str) -> Numbers:
    """Return the numbers of the words of ``text``, in order."""
    import numpy as np

    weighted, starts, _ = _spelled(text)
    return mix(np.add.reduceat(weighted, starts)) if len(starts) else starts.astype(np.uint64)


def words_and_stems(text: str, letters: int) -> tuple[Numbers, Numbers]:
    """Return the numbers of the words of two letters or more, and of their stems.

    A stem is a word's first ``letters`` letters: enough to bring most inflected forms of
    English, French and German together (Can et al. 2008, Information retrieval on Turkish
    texts: fixed prefixes serve as well as stemmers).
    """
    import numpy as np

    weighted, starts, places = _spelled(text)
    if not len(starts):
        return starts.astype(np.uint64), starts.astype(np.uint64)
    kept = np.append(starts[1:], len(weighted)) - starts > 1
    words = mix(np.add.reduceat(weighted, starts))
    stems = mix(np.add.reduceat(np.where(places < letters, weighted, np.uint64(0)), starts))
    return words[kept], stems[kept]


def _spelled(text: str) -> tuple[Numbers, Places, Places]:
    """Return the letters of all words, weighed by their place; where words start; the places."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    letters = _letters()[np.minimum(codes, _CHARACTERS - 1)]
    inside = np.flatnonzero(letters)
    opens = np.ones(len(inside), dtype=bool)
    np.greater(inside[1:] - inside[:-1], 1, out=opens[1:])
    starts = np.flatnonzero(opens)
    lengths = np.append(starts[1:], len(inside)) - starts if len(starts) else starts
    places = np.arange(len(inside)) - np.repeat(starts, lengths)
    return letters[inside] * _factors()[np.minimum(places, _LONGEST - 1)], starts, places


def numbers_of(words: Iterable[str]) -> Numbers:
    """Return the sorted numbers of a list of words, parts of a word on their own."""
    import numpy as np

    return np.unique(word_numbers(" ".join(words)))


def mix(numbers: Numbers) -> Numbers:
    """Return the numbers with their bits scattered (the finaliser of SplitMix64)."""
    import numpy as np

    mixed = numbers.copy()
    mixed ^= mixed >> np.uint64(30)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed


@functools.cache
def _letters() -> Numbers:
    """For each character its lower case, 0 where it is no letter and no digit."""
    import numpy as np

    return np.array(
        [ord(chr(code).lower()[0]) if chr(code).isalnum() else 0 for code in range(_CHARACTERS)],
        dtype=np.uint64,
    )


@functools.cache
def _factors() -> Numbers:
    import numpy as np

    steps = np.arange(1, _LONGEST + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return mix(steps) | np.uint64(1)
