"""The lines of Python that read a view's articles and apply its filters."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from biascompare.compare.choices import OPINION_NOTICE
from biascompare.dashboard import keeping
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.selection import COPIES, OPINIONS, VALUES, Selection

ORDERED = ("from biascompare.report.tables import ordered", "table = ordered(table)")
"""Lines that put the articles in the order of the pages."""


def quoted(value: object) -> str:
    """Return a value as it stands in Python: texts in double quotes, whatever is in them."""
    if value is None or isinstance(value, bool):
        return repr(value)
    return json.dumps(value, ensure_ascii=True)


def read(view: View) -> Iterator[str]:
    """Yield lines that read the articles: an article by its id in ``documents``."""
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


def measure(documents: str, names: Sequence[str], voice: str = "all") -> str:
    """Return the line that measures articles: a row each in ``table``."""
    actors = keeping.options().actors
    given = [documents, *map(quoted, dict.fromkeys(names))]
    given += [f"voice={quoted(voice)}"] if voice != "all" else []
    given += [f"actors={quoted(actors.name)}"] if actors else []
    return f"table = biascompare.measure({', '.join(given)})"


def needed(selection: Selection) -> list[str]:
    """Return the measures that filters look at."""
    length = selection.fewest is not None or selection.most is not None
    return [*selection.actors, *selection.frames, *(["words"] if length else [])]


def text(selection: Selection) -> Iterator[str]:
    """Yield lines that keep the articles with a text in ``left``."""
    if selection.text:
        wanted = quoted(selection.text.casefold())
        held = f'{wanted} in f"{{each.title or str()}}\\n{{each.text}}".casefold()'
        yield f"left = [each for each in documents.values() if {held}]"


def stories(view: View) -> Iterator[str]:
    """Yield lines that fill in the stories which were found, where none is stated."""
    if view.corpus.found_stories:
        yield "# What was renamed, split or merged by hand is not in it."
        yield "told = biascompare.find_stories(documents.values())"
        yield "told = [each for each in told if len(each.articles) > 1]"
        yield "named = {one.id: each.label or each.id for each in told for one in each.articles}"
        yield 'table["story"] = table["story"].fillna(table["id"].map(named))'


def filters(selection: Selection) -> Iterator[str]:
    """Yield lines that keep the rows of ``table`` which fit every other filter."""
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


def voice(selection: Selection, names: Sequence[str]) -> Iterator[str]:
    """Yield lines that measure what is left in one voice."""
    if selection.voice != "all":
        yield 'left = [documents[each] for each in table["id"]]'
        yield measure("left", names, selection.voice)
