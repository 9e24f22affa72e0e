"""The commands about actors: who is named where, and names that no list has yet."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biascompare.cli_inputs import Reading, actors_option, chosen_measures, sources_options
from biascompare.errors import DataFileError, UnknownNameError
from biascompare.spreadsheets import harmless

if TYPE_CHECKING:
    import pandas as pd

    from biascompare.discovery import Suggestion
    from biascompare.entities import FindNames

_COUNT = "count"


class _CountByDefault(click.Group):
    """A group whose first action may be left out: ``actors PATH…`` counts."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = [_COUNT, *args]
        return super().parse_args(context, args)


@click.group(cls=_CountByDefault)
def actors() -> None:
    """Count actors by outlet (the default), or suggest names that no list has.

    `biascompare actors PATH…` counts; `biascompare actors discover PATH…` suggests.
    """


_format_option = click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table"
)


@actors.command(_COUNT)
@sources_options
@actors_option
@click.option("--together", is_flag=True, help="Pairs named in the same sentence instead.")
@_format_option
def count(paths: tuple[str, ...], columns: tuple[str, ...], together: bool, form: str) -> None:
    """Print a row for each outlet and actor: articles, mentions, headlines, leads, share."""
    from biascompare.compare import actors as comparing

    reading = Reading(paths, columns)
    counted = comparing.together if together else comparing.count
    _print(counted(reading, chosen_measures().actors), form)
    reading.finish()


@actors.command()
@sources_options
@actors_option
@click.option("--at-least", default=2, show_default=True, help="Leave out rarer names.")
@click.option("--take", multiple=True, metavar="ID", help="Only this suggestion (repeatable).")
@click.option(
    "--write",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the suggestions to FILE, a file for --actors; add them if it exists.",
)
@click.option(
    "--engine",
    type=click.Choice(["rules", "spacy"]),
    default="rules",
    show_default=True,
    help="What finds names: the rules that ship, or spaCy (the extra spacy).",
)
@click.option(
    "--model",
    "models",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="With --engine spacy: a pipeline of one's own, for its language (repeatable).",
)
@_format_option
def discover(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    at_least: int,
    take: tuple[str, ...],
    write: Path | None,
    engine: str,
    models: tuple[Path, ...],
    form: str,
) -> None:
    """Suggest people, organisations and places that no list of actors has."""
    from biascompare import discovery

    find = _finder(engine, models)
    reading = Reading(paths, columns)
    found = discovery.discover(reading, chosen_measures().actors, at_least=at_least, find=find)
    chosen = _taken(found, take)
    if write is not None:
        _write(chosen, write)
    elif take:
        print(discovery.as_toml(chosen), end="")
    else:
        _print(_suggestion_table(chosen), form)
    reading.finish()


def _finder(engine: str, models: tuple[Path, ...]) -> FindNames:
    from biascompare import entities, names

    if engine == "spacy":
        return entities.finder(models)
    if models:
        raise click.UsageError("--model is for --engine spacy.")
    return names.find_names


def _taken(found: tuple[Suggestion, ...], take: tuple[str, ...]) -> tuple[Suggestion, ...]:
    by_id = {each.id: each for each in found}
    for identifier in take:
        if identifier not in by_id:
            raise UnknownNameError("suggested actor", identifier, by_id)
    return tuple(by_id[identifier] for identifier in take) if take else found


def _write(chosen: tuple[Suggestion, ...], path: Path) -> None:
    from biascompare import discovery, lexicons

    there = {actor.id for actor in lexicons.own_actors(path)} if path.exists() else set()
    new = [each for each in chosen if each.id not in there]
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" if there and new else "")
            file.write(discovery.as_toml(new, head=not there) if new else "")
    except OSError as error:
        raise DataFileError(path, f"cannot be written ({error.strerror})") from None
    click.echo(f"{len(new)} actors written to {path}. Check their kinds and aliases.", err=True)


def _suggestion_table(found: tuple[Suggestion, ...]) -> pd.DataFrame:
    import pandas as pd

    rows = [dataclasses.asdict(each) for each in found]
    names = ["id", "name", "kind", "mentions", "articles", "aliases", "contexts"]
    return pd.DataFrame(rows, columns=names)


def _print(table: pd.DataFrame, form: str) -> None:
    if form == "json":
        plain = table.astype(object).where(table.notna(), None)
        print(json.dumps(plain.to_dict("records"), ensure_ascii=False))
        return
    flat = table.map(_cell)
    if form == "csv":
        print(flat.map(harmless).to_csv(index=False, lineterminator="\n"), end="")
        return
    _print_grid(flat)


def _cell(value: object) -> object:
    """Return a cell on one line: lists and names by language put in a row."""
    if isinstance(value, dict):
        return ", ".join(dict.fromkeys(form for forms in value.values() for form in forms))
    return " | ".join(value) if isinstance(value, list | tuple) else value


def _print_grid(table: pd.DataFrame) -> None:
    import pandas as pd
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False)
    for name in table.columns:
        numeric = pd.api.types.is_numeric_dtype(table[name])
        grid.add_column(name.replace("_", " "), justify="right" if numeric else "left")
    for row in table.itertuples(index=False):
        cells = [f"{value:.3g}" if isinstance(value, float) else str(value) for value in row]
        grid.add_row(*map(Text, cells))
    Console(width=None if sys.stdout.isatty() else 200).print(grid)
