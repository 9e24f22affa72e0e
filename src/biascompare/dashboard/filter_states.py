"""What the filters say, as values of an address and as a selection of a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from biascompare.dashboard.corpora import Corpus
from biascompare.dashboard.selection import VALUES, Selection
from biascompare.filter_sets import CODES, DATES, LISTS, NUMBERS, TEXT, Filters, canonical
from biascompare.voice import Voice

MOST_OFFERED = 500
"""Values of a column that are listed to choose from: those with the most articles."""
FAMILIES = {"actor": "actors", "frame": "frames"}
"""The filters by a measure above 0, and the families of those measures."""


def options(corpus: Corpus, name: str, asked: Sequence[str] = ()) -> list[str]:
    """Return what a filter with any number of values can be set to, in order.

    Of a column's values those with the most articles are offered, and those ``asked`` for.
    """
    if name in FAMILIES:
        measures = corpus.measures.values()
        return [measure.name for measure in measures if measure.family == FAMILIES[name]]
    if name == "notice":
        codes, _ = corpus.values("notices")
        return sorted({code for each in codes for code in each.split()})
    found, some_missing = corpus.values(name)
    wanted = set(asked)
    further = [each for each in found[MOST_OFFERED:] if each in wanted]
    present = sorted([*found[:MOST_OFFERED], *further], key=str.casefold)
    return [*present, VALUES[name]] if some_missing else present


def unlisted(corpus: Corpus, name: str) -> int:
    """Return how many values of a column are too many to be listed."""
    return max(0, len(corpus.values(name)[0]) - MOST_OFFERED) if name in VALUES else 0


def filters_of(selection: Selection) -> Filters:
    """Return a selection as values of an address."""
    period = selection.period or ()
    numbers = zip(NUMBERS, (selection.fewest, selection.most), strict=True)
    return canonical(
        {
            **selection.values,
            "actor": selection.actors,
            "frame": selection.frames,
            "notice": selection.notices,
            DATES: [day.isoformat() for day in period],
            **{name: [] if number is None else [str(number)] for name, number in numbers},
            TEXT: [selection.text] if selection.text else [],
            "copy": [selection.copies],
            "opinion": [selection.opinion],
            "voice": [selection.voice],
        }
    )


def selection_of(filters: Filters, corpus: Corpus) -> tuple[Selection, tuple[str, ...]]:
    """Return the selection that filters ask for, and the values that do not exist here."""
    kept = dict(canonical(filters))
    dropped: list[str] = []
    for name in (name for name in LISTS if name in kept):
        known = set(options(corpus, name, kept[name]))
        dropped += [each for each in kept[name] if each not in known]
        kept[name] = tuple(each for each in kept[name] if each in known)
    first = {name: values[0] for name, values in kept.items() if values}
    days = [date.fromisoformat(each) for each in kept.get(DATES, ())]
    numbers = (int(first[name]) if name in first else None for name in NUMBERS)
    fewest, most = numbers
    selection = Selection(
        values={name: kept[name] for name in VALUES if kept.get(name)},
        actors=kept.get("actor", ()),
        frames=kept.get("frame", ()),
        notices=kept.get("notice", ()),
        period=(days[0], days[1]) if days else None,
        fewest=fewest,
        most=most,
        text=first.get(TEXT, ""),
        copies=first.get("copy", CODES["copy"][0]),
        opinion=first.get("opinion", CODES["opinion"][0]),
        voice=cast(Voice, first.get("voice", CODES["voice"][0])),
    )
    return selection, tuple(dropped)
