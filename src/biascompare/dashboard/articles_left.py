"""Which articles are left: the choices of the filters, applied in one pass."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from biascompare import engines
from biascompare.compare.choices import OPINION_NOTICE
from biascompare.compare.stored import Kept, Stored
from biascompare.dashboard import narrowing
from biascompare.dashboard.columns import Columns, Held, taken
from biascompare.dashboard.corpora import Corpus
from biascompare.dashboard.selection import COPIES, MOST_SEARCHED, OPINIONS, VALUES, Selection
from biascompare.duplicates import find_shared_copy
from biascompare.voice import Voice


@dataclass(frozen=True, slots=True)
class View:
    """What is left of a corpus after the filters; ``key`` stands for it in caches.

    ``refused`` names the filters that were not applied, because too many articles are left.
    """

    corpus: Corpus
    columns: Columns
    key: str
    filtered: bool
    refused: tuple[str, ...] = ()
    selection: Selection = field(default_factory=Selection)
    kept: Kept | None = None
    """Which articles of a corpus on the disk are left; ``columns`` are those of a sample."""
    total: int | None = None

    def __len__(self) -> int:
        """Return how many articles there are to look at one by one."""
        return len(self.columns)

    def of(self, *measures: str) -> pd.DataFrame:
        """Return a table that describes those articles and holds these measures, with reasons."""
        return self.columns.of(measures)

    @property
    def described(self) -> pd.DataFrame:
        """A table that describes those articles, without measures."""
        return self.columns.of(())

    @property
    def table(self) -> pd.DataFrame:
        """A table with every measure: of many articles it takes a while to make."""
        return self.columns.whole()

    @property
    def count(self) -> int:
        """How many articles are left."""
        return len(self) if self.total is None else self.total

    @property
    def sampled(self) -> bool:
        """Whether ``columns`` are those of a random sample of the articles left."""
        return self.count > len(self)

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day of the articles left, None where none has one."""
        if self.sampled and self.corpus.stored is not None and self.kept is not None:
            return self.corpus.stored.period(self.kept.mask)
        known = [day for day in self.described["day"] if isinstance(day, date)]
        return (min(known), max(known)) if known else None

    def holds(self, identifier: str) -> bool:
        """Tell whether an article is left, drawn or not."""
        if self.sampled and self.corpus.stored is not None and self.kept is not None:
            place = self.corpus.stored.documents.place(identifier)
            mask = self.kept.mask
            return place is not None and (mask is None or bool(mask[place]))
        return bool((self.described["id"] == identifier).any())

    def found(self, words: str) -> list[str]:
        """Return the ids of the articles left that have ``words`` in title or outlet's name.

        Without words, all that can be looked at one by one.
        """
        if words and self.sampled and self.corpus.stored is not None and self.kept is not None:
            return narrowing.found(self.corpus.stored, self.kept, words)
        rows = self.described
        if not words:
            return [str(each) for each in rows["id"]]
        text = rows["label"] + " " + rows["title"].fillna("") + " " + rows["outlet"].fillna("")
        fits = text.str.contains(words, case=False, regex=False)
        return [str(each) for each in rows.loc[fits, "id"]]

    def counts(self, name: str) -> pd.Series[int]:
        """Return how many of the articles left have each text of a column, most first."""
        if self.sampled and self.corpus.stored is not None and self.kept is not None:
            return self.corpus.stored.counts(name, self.kept.mask)
        return self.described[name].value_counts()


def of_one(view: View, outlet: str) -> Selection:
    """Return what the filters say where one outlet alone is wanted; what was refused stays so."""
    asked = view.selection
    return dataclasses.replace(
        asked,
        values={**asked.values, "outlet": (outlet,)},
        copies=COPIES[0] if "copy" in view.refused else asked.copies,
        voice="all" if "voice" in view.refused else asked.voice,
    )


def narrow(corpus: Corpus, selection: Selection) -> View:
    """Return the articles that fit every filter, one voice measured where that is asked."""
    if corpus.stored is not None:
        return _narrow_stored(corpus, corpus.stored, selection)
    mask = pd.Series(True, index=corpus.table.index)
    for each in _masks(corpus, selection):
        mask &= each
    table = corpus.table if mask.all() else corpus.table[mask]
    return _view(corpus, Held(table), selection, len(table))


def _narrow_stored(corpus: Corpus, stored: Stored, selection: Selection) -> View:
    kept = narrowing.kept(stored, selection, VALUES, key_of(corpus, selection))
    if kept.mask is None:
        return _view(corpus, Held(corpus.table), selection, len(stored), kept)
    found = _view(corpus, taken(stored, kept.mask), selection, int(kept.mask.sum()), kept)
    if narrowing.titles_alone(stored, selection):
        return dataclasses.replace(found, refused=(*found.refused, "text"))
    return found


def _view(
    corpus: Corpus,
    columns: Columns,
    selection: Selection,
    total: int,
    kept: Kept | None = None,
) -> View:
    """Return what is left, after the filters that look at every article's text."""
    refused = []
    if selection.copies != COPIES[0]:
        if total <= MOST_SEARCHED:
            columns = Held(_by_copies(corpus, columns.whole(), selection.copies))
            total = len(columns)
        else:
            refused.append("copy")
    if selection.voice != "all":
        if total <= MOST_SEARCHED:
            columns = Held(_in_voice(corpus, columns.whole(), selection.voice))
        else:
            refused.append("voice")
    key = key_of(corpus, selection)
    return View(corpus, columns, key, selection.used, tuple(refused), selection, kept, total)


def key_of(corpus: Corpus, selection: Selection) -> str:
    """Return what the articles left are known by in caches."""
    return repr((corpus.key, selection.key))


def _masks(corpus: Corpus, selection: Selection) -> Iterator[pd.Series[bool]]:
    table = corpus.table
    for name, missing in VALUES.items():
        if wanted := selection.values.get(name):
            yield table[name].fillna(missing).isin(wanted)
    for measures in (selection.actors, selection.frames):
        if measures:
            yield (table[list(measures)] > 0).any(axis=1)
    yield from _by_notices(table, selection)
    if selection.period is not None:
        first, last = selection.period
        days = table["day"]
        yield days.map(lambda day: day is not None and first <= day <= last).astype(bool)
    if selection.fewest is not None:
        yield (table["words"] >= selection.fewest)
    if selection.most is not None:
        yield (table["words"] <= selection.most)
    if selection.text:
        yield _with_text(corpus, selection.text)


def _by_notices(table: pd.DataFrame, selection: Selection) -> Iterator[pd.Series[bool]]:
    if selection.notices:
        yield _with_code(table, selection.notices)
    if selection.opinion != OPINIONS[0]:
        yield _with_code(table, [OPINION_NOTICE]) == (selection.opinion == "only")


def _with_code(table: pd.DataFrame, codes: Collection[str]) -> pd.Series[bool]:
    """Return which articles have a notice with one of these codes."""
    wanted = set(codes)
    notices = table["notices"].fillna("")
    return notices.map(lambda codes: not wanted.isdisjoint(codes.split())).astype(bool)


def _with_text(corpus: Corpus, text: str) -> pd.Series[bool]:
    wanted = text.casefold()
    documents = (corpus.documents[identifier] for identifier in corpus.table["id"])
    found = [wanted in f"{each.title or ''}\n{each.text}".casefold() for each in documents]
    return pd.Series(found, index=corpus.table.index, dtype=bool)


def _by_copies(corpus: Corpus, table: pd.DataFrame, copies: str) -> pd.DataFrame:
    found = find_shared_copy(corpus.documents[identifier] for identifier in table["id"])
    shared = table["id"].isin(found.group)
    if copies == "only":
        return table[shared]
    # Where the dates do not tell, the first that was read.
    firsts = [first or group[0] for first, group in zip(found.first, found.groups, strict=True)]
    return table[~shared | table["id"].isin(firsts)]


def _in_voice(corpus: Corpus, table: pd.DataFrame, voice: Voice) -> pd.DataFrame:
    documents = [corpus.documents[identifier] for identifier in table["id"]]
    measured = engines.measure(documents, list(corpus.measures.values()), reasons=True, voice=voice)
    kept = table[["day", "label"]].reset_index(drop=True)
    return measured.reset_index(drop=True).assign(day=kept["day"], label=kept["label"])
