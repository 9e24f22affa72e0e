"""What commands share that take articles or a measured table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from biascompare.cli_inputs import (
    Reading,
    chosen_measures,
    columns_option,
    outlets_option,
)
from biascompare.errors import UnknownNameError

if TYPE_CHECKING:
    from biascompare.compare import Choices
    from biascompare.measures import Measure

Command = Callable[..., Any]
_optional_paths = click.argument("paths", nargs=-1, metavar="[PATH...]")
_table_option = click.option(
    "--table",
    "table_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take the rows of a CSV or Parquet table instead of articles: nothing is measured.",
)
format_option = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table"
)


def table_options(command: Command) -> Command:
    """Give a command the argument [PATH…] and --column, --outlets and --table."""
    return _optional_paths(columns_option(outlets_option(_table_option(command))))


def reading_or_table(
    paths: Sequence[str], columns: Sequence[str], table_file: Path | None
) -> Reading | Path:
    """Return the articles or the table's file; raises `click.UsageError` for both or neither."""
    if paths and table_file is None:
        return Reading(paths, columns)
    if not paths and table_file is not None:
        return table_file
    raise click.UsageError("Give PATH, or a measured table with --table FILE: one of the two.")


def actor_measure(by: str | None) -> list[Measure]:
    """Return the measure that grouping by an actor needs, none for other groupings.

    Raises `UnknownNameError` for an actor that no list has.
    """
    from biascompare.compare.choices import ACTOR_COLUMN
    from biascompare.compare.measured import actor_column

    column, known = actor_column(by), chosen_measures()
    if column is None:
        return []
    if column not in known:
        actors = [name.removeprefix(ACTOR_COLUMN) for name in known if ACTOR_COLUMN in name]
        raise UnknownNameError("actor", column.removeprefix(ACTOR_COLUMN), actors)
    return [known[column]]


def choices_of(by: str, **chosen: Any) -> Choices:  # noqa: ANN401
    """Return the choices, with the name of the actor that ``by`` may name."""
    from biascompare.compare import Choices, actor_column

    known = chosen_measures().get(actor_column(by) or "")
    return Choices(by=by, actor=known.label if known else None, **chosen)
