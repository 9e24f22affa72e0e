"""The lines of Python that make a chart's table again, and the table itself.

The lines read the same articles, apply the filters of the view and end with ``table``; a
test runs those of every chart.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from biascompare.compare import Comparison
from biascompare.compare.choices import OPINION_NOTICE
from biascompare.dashboard import keeping
from biascompare.dashboard.selection import COPIES, OPINIONS, VALUES, Selection, View
from biascompare.lessons.hiding import HiddenDocuments

ORDERED = ("from biascompare.report.tables import ordered", "table = ordered(table)")
"""Lines that put the articles in the order of the pages."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A chart's table, and lines that make it again; no lines where they would not fit."""

    rows: Callable[[], pd.DataFrame]
    python: str = ""


def lines(view: View, names: Sequence[str], calls: Iterable[str]) -> str:
    """Return lines that read and measure what ``view`` shows, then make ``calls``.

    ``names`` are the measures, all where there are none. ``calls`` find the articles by id
    in ``documents`` and an article a row in ``table``. No lines where a lesson hides names.
    """
    if isinstance(view.corpus.documents, HiddenDocuments):
        return ""
    selection = view.selection
    chosen = [*names, *(_needed(selection) if names else ())]
    return "\n".join(
        [
            "import biascompare",
            "",
            *_read(view),
            *_text(selection),
            _measure("left" if selection.text else "documents.values()", chosen),
            *(_stories(view) if selection.values.get("story") or not names else ()),
            *_filters(selection),
            *_voice(selection, chosen),
            *calls,
        ]
    )


def groups(
    view: View, found: Sequence[Comparison], before: Sequence[str] = (), **fixed: str | None
) -> Origin:
    """Return the origin of a chart of groups' means, of one or several measures.

    ``before`` are lines before the comparison; ``fixed`` the values of columns, such as
    ``language``, that the chart is about.
    """
    names = [each.measure.name for each in found]
    made = "[biascompare.compare(table, name).table().assign(measure=name) for name in names]"
    calls = [
        *before,
        f"names = {quoted(names)}",
        f"parts = {made}",
        "table = pandas.concat(parts, ignore_index=True)",
        *(f"table = table[{equals(name, value)}]" for name, value in fixed.items()),
        'table = table[table["n"] > 0]',
    ]

    def rows() -> pd.DataFrame:
        parts = [each.table().assign(measure=each.measure.name) for each in found]
        table = only(pd.concat(parts, ignore_index=True), **fixed)
        return table[table["n"] > 0]

    return Origin(rows, lines(view, names, ["import pandas", *calls]))


def documents_of(language: str | None, most: int, number: int, seed: int) -> list[str]:
    """Return lines that take a language's articles, at most ``most`` of the ``number``."""
    own = f'own = table.loc[table["language"].fillna("") == {quoted(language or "")}, "id"]'
    sampled = [f"own = own.sample({most}, random_state={seed})"] if number > most else []
    return [*ORDERED, own, *sampled, "own = [documents[each] for each in own]"]


def quoted(value: object) -> str:
    """Return a value as it stands in Python: texts in double quotes, whatever is in them."""
    if value is None or isinstance(value, bool):
        return repr(value)
    return json.dumps(value, ensure_ascii=True)


def only(table: pd.DataFrame, **fixed: str | None) -> pd.DataFrame:
    """Return the rows whose columns hold these values, which may be missing."""
    for name, value in fixed.items():
        table = table[table[name].isna() if value is None else table[name] == value]
    return table


def equals(column: str, value: str | None) -> str:
    """Return the condition that a column holds a value, which may be missing."""
    place = f"table[{quoted(column)}]"
    return f"{place}.isna()" if value is None else f"{place} == {quoted(value)}"


def _read(view: View) -> Iterator[str]:
    options = keeping.options()
    given = [quoted(_path(path, options.paths)) for path in view.corpus.paths]
    if options.columns:
        given.append(f"columns={quoted(dict(options.columns))}")
    if options.outlets:
        given.append(f"outlets={quoted(options.outlets.name)}")
    if view.corpus.paths != options.paths:
        yield "# The articles that were added: name the place where you keep them."
    yield f"found = biascompare.read({', '.join(given)})"
    yield "documents = {each.id: each for each in found}"


def _path(path: str, started: Sequence[str]) -> str:
    """Return a path as it was given; of what was added, and of folders above, only the name."""
    return path if path in started and not Path(path).is_absolute() else Path(path).name


def _measure(documents: str, names: Sequence[str], voice: str = "all") -> str:
    actors = keeping.options().actors
    given = [documents, *map(quoted, dict.fromkeys(names))]
    given += [f"voice={quoted(voice)}"] if voice != "all" else []
    given += [f"actors={quoted(actors.name)}"] if actors else []
    return f"table = biascompare.measure({', '.join(given)})"


def _needed(selection: Selection) -> list[str]:
    """Return the measures that filters look at."""
    length = selection.fewest is not None or selection.most is not None
    return [*selection.actors, *selection.frames, *(["words"] if length else [])]


def _text(selection: Selection) -> Iterator[str]:
    if selection.text:
        wanted = quoted(selection.text.casefold())
        held = f'{wanted} in f"{{each.title or str()}}\\n{{each.text}}".casefold()'
        yield f"left = [each for each in documents.values() if {held}]"


def _stories(view: View) -> Iterator[str]:
    """Yield lines that fill in the stories which were found, where none is stated."""
    if view.corpus.found_stories:
        yield "# What was renamed, split or merged by hand is not in it."
        yield "told = biascompare.find_stories(documents.values())"
        yield "told = [each for each in told if len(each.articles) > 1]"
        yield "named = {one.id: each.label or each.id for each in told for one in each.articles}"
        yield 'table["story"] = table["story"].fillna(table["id"].map(named))'


def _filters(selection: Selection) -> Iterator[str]:
    for name, missing in VALUES.items():
        if wanted := selection.values.get(name):
            column = f"table[{quoted(name)}].fillna({quoted(missing)})"
            yield f"table = table[{column}.isin({quoted(list(wanted))})]"
    for measures in (selection.actors, selection.frames):
        if measures:
            yield f"table = table[(table[{quoted(list(measures))}] > 0).any(axis=1)]"
    if selection.notices or selection.opinion != OPINIONS[0]:
        yield 'codes = table["notices"].fillna("").str.split().map(set)'
    if selection.notices:
        held = f"~codes.map({quoted(list(selection.notices))}.isdisjoint)"
        yield f"table, codes = table[{_set(held)}], codes[{_set(held)}]"
    if selection.opinion != OPINIONS[0]:
        sign = "" if selection.opinion == "only" else "~"
        opinion = f"codes.map(lambda each: {quoted(OPINION_NOTICE)} in each).astype(bool)"
        yield f"table = table[{sign}{opinion}]"
    yield from _between(selection)
    yield from _copies(selection)


def _set(text: str) -> str:
    return text.replace("[", "{", 1).replace("]", "}", 1)


def _between(selection: Selection) -> Iterator[str]:
    if selection.period is not None:
        first, last = (quoted(day.isoformat()) for day in selection.period)
        yield 'days = table["published"].str[:10]'
        yield f"table = table[(days.str.len() == 10) & days.between({first}, {last})]"
    if selection.fewest is not None:
        yield f'table = table[table["words"] >= {selection.fewest}]'
    if selection.most is not None:
        yield f'table = table[table["words"] <= {selection.most}]'


def _copies(selection: Selection) -> Iterator[str]:
    if selection.copies == COPIES[0]:
        return
    yield "from biascompare.duplicates import find_shared_copy"
    yield from ORDERED
    yield 'copies = find_shared_copy(documents[each] for each in table["id"])'
    yield 'shared = table["id"].isin(copies.group)'
    if selection.copies == "only":
        yield "table = table[shared]"
        return
    yield "pairs = zip(copies.first, copies.groups)"
    yield "firsts = {first or group[0] for first, group in pairs}"
    yield 'table = table[~shared | table["id"].isin(firsts)]'


def _voice(selection: Selection, names: Sequence[str]) -> Iterator[str]:
    if selection.voice != "all":
        yield 'left = [documents[each] for each in table["id"]]'
        yield _measure("left", names, selection.voice)
