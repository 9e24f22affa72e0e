"""Which articles of a measured corpus are left: a filter is a look at one column's numbers."""

from __future__ import annotations

import functools
import operator
from collections.abc import Collection, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from biascompare.compare.choices import OPINION_NOTICE
from biascompare.compare.stored import Kept, Mask, Stored, day_number
from biascompare.dashboard.selection import Selection

MOST_READ = 20_000
"""Articles of a corpus whose texts are searched; of more, the titles alone."""
_CELLS = ("outlet", "language")


def kept(stored: Stored, selection: Selection, missing: dict[str, str], key: str) -> Kept:
    """Return the articles that fit every filter; ``missing`` names a column's missing values."""
    masks = list(_masks(stored, selection, missing))
    if not masks:
        return Kept()
    where = {
        name: [("" if each == missing[name] and name == "language" else each) for each in wanted]
        for name in _CELLS
        if (wanted := selection.values.get(name))
    }
    simple = len(where) + (selection.period is not None) == len(masks)
    mask = functools.reduce(operator.and_, masks)
    if not simple:
        return Kept(key, mask, by_cell=False)
    return Kept(key, mask, by_cell=True, where=where, period=selection.period)


def titles_alone(stored: Stored, selection: Selection) -> bool:
    """Tell whether the words asked for are looked for in titles only."""
    return bool(selection.text) and len(stored) > MOST_READ


def _masks(stored: Stored, selection: Selection, missing: dict[str, str]) -> Iterator[Mask]:
    yield from _by_values(stored, selection, missing)
    for measures in (selection.actors, selection.frames):
        if measures:
            above = [stored.store.numbers(name) > 0 for name in measures]
            yield functools.reduce(operator.or_, above)
    if selection.notices:
        yield _with_code(stored, selection.notices)
    if selection.opinion in ("out", "only"):
        yield _with_code(stored, [OPINION_NOTICE]) == (selection.opinion == "only")
    if selection.period is not None:
        first, last = map(day_number, selection.period)
        yield (stored.days >= first) & (stored.days <= last)
    words = stored.store.numbers("words")
    if selection.fewest is not None:
        yield words >= selection.fewest
    if selection.most is not None:
        yield words <= selection.most
    if selection.text:
        yield _with_text(stored, selection)


def _by_values(stored: Stored, selection: Selection, missing: dict[str, str]) -> Iterator[Mask]:
    for name, none in missing.items():
        if wanted := selection.values.get(name):
            _, texts = stored.codes(name)
            chosen = set(wanted)
            yield stored.having(name, [text in chosen for text in texts], missing=none in chosen)


def _with_code(stored: Stored, wanted: Collection[str]) -> Mask:
    _, texts = stored.codes("notices")
    chosen = set(wanted)
    fits = [not chosen.isdisjoint((each or "").split()) for each in texts]
    return stored.having("notices", fits, missing=False)


def _with_text(stored: Stored, selection: Selection) -> Mask:
    if titles_alone(stored, selection):
        return _in_title(stored, selection.text)
    wanted = selection.text.casefold()
    documents = stored.documents.every()
    fits = [
        each.id for each in documents if wanted in f"{each.title or ''}\n{each.text}".casefold()
    ]
    found = pc.is_in(stored.store.column("id"), pa.array(fits, pa.string()))
    known: Mask = found.to_numpy(zero_copy_only=False)
    return known


def _in_title(stored: Stored, words: str) -> Mask:
    titles = stored.store.column("title")
    found = pc.match_substring(titles, words, ignore_case=True).fill_null(False)
    mask: Mask = found.to_numpy(zero_copy_only=False)
    return mask


def found(stored: Stored, kept: Kept, words: str) -> list[str]:
    """Return the ids of the articles left that have ``words`` in title or outlet's name."""
    _, outlets = stored.codes("outlet")
    named = [words.casefold() in each.casefold() for each in outlets]
    mask = _in_title(stored, words) | stored.having("outlet", named, missing=False)
    if kept.mask is not None:
        mask &= kept.mask
    ids: list[str] = stored.store.column("id").filter(pa.array(mask)).to_pylist()
    return ids
