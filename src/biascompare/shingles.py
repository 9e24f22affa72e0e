"""Stretches of five words as numbers, and which articles have many of them in common.

Candidates are found by a sample of their stretches: those whose number is 0 modulo
`_SAMPLED`, and the smallest. Unlike a MinHash signature, which tells resemblance only, such a
sample tells containment as well (Broder 1997, On the resemblance and containment of
documents), so that a short version is found in a long one. Every candidate is then compared
stretch by stretch.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from biascompare.words import mix

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]

SHINGLE = 5
"""Words in a stretch."""
CONTAINED = 0.8
"""Share of the shorter article's stretches that must stand in the other."""
_SAMPLED = 4  # one stretch in four is looked up
_ENOUGH = 0.5 * CONTAINED  # share of sampled stretches in common that makes a candidate
_CROWD = 30  # articles with the same stretch beyond which not every pair is looked at
_CROWD_PAIRS = 2
_FACTOR = 0x9E3779B97F4A7C15  # odd, its bits well mixed


def shingles(words: NDArray[np.uint64]) -> Hashes:
    """Return the distinct 5-word stretches as sorted numbers of 32 bits; five words at least."""
    import numpy as np

    count = len(words) - SHINGLE + 1
    mixed = words[:count].copy()
    for place in range(1, SHINGLE):
        mixed *= np.uint64(_FACTOR)
        mixed += words[place : place + count]
    stretches: Hashes = np.sort((mix(mixed) >> np.uint64(32)).astype(np.uint32))
    first = np.append(True, stretches[1:] != stretches[:-1])
    distinct: Hashes = stretches[first]
    return distinct


def candidates(hashes: list[Hashes]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places with enough sampled stretches in common."""
    import numpy as np

    sampled = [_sample(each) for each in hashes]
    sizes = np.array([len(each) for each in sampled], dtype=np.int64)
    if not sizes.sum():
        return
    keys = np.concatenate(sampled).astype(np.uint64) << np.uint64(32)
    keys |= np.repeat(np.arange(len(hashes), dtype=np.uint64), sizes)
    keys.sort()
    pairs, common = np.unique(_neighbours(keys), return_counts=True)
    left, right = (pairs >> np.uint64(32)).astype(int), (pairs & np.uint64(0xFFFFFFFF)).astype(int)
    enough = common >= np.maximum(1, _ENOUGH * np.minimum(sizes[left], sizes[right]))
    yield from zip(left[enough].tolist(), right[enough].tolist(), strict=True)


def _sample(hashes: Hashes) -> Hashes:
    chosen: NDArray[np.bool] = hashes % _SAMPLED == 0
    chosen[:1] = True  # the smallest, for a text of few different stretches
    return hashes[chosen]


def _neighbours(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the pairs of places that stand at the same hash, one row for each such hash.

    Where a crowd shares a stretch (a wire report, an outlet's boilerplate) each is paired
    with the next `_CROWD_PAIRS` only, so that work grows with the crowd, not its square.
    """
    import numpy as np

    hashes, low = keys >> np.uint64(32), np.uint64(0xFFFFFFFF)
    _, sizes = np.unique(hashes, return_counts=True)
    crowded = np.repeat(sizes > _CROWD, sizes)
    found = [np.empty(0, np.uint64)]
    for step in range(1, _CROWD):
        same = hashes[step:] == hashes[:-step]
        if step > _CROWD_PAIRS:
            same &= ~crowded[step:]
        starts = np.flatnonzero(same)
        found.append((keys[starts] & low) << np.uint64(32) | keys[starts + step] & low)
    return np.concatenate(found)


def contained(left: Hashes, right: Hashes) -> bool:
    """Say whether `CONTAINED` of the stretches of the shorter article stand in the other."""
    import numpy as np

    common = len(np.intersect1d(left, right, assume_unique=True))
    return common >= CONTAINED * min(len(left), len(right))
