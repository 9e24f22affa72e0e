"""What the commands read: paths, columns, and the articles behind them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from biascompare.errors import SourceError

if TYPE_CHECKING:
    from rich.console import Console

    from biascompare.measures import Registry
    from biascompare.model import Document
    from biascompare.outlets import Outlets
    from biascompare.sources import ColumnsFound

Command = Callable[..., Any]
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
columns_option = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=FIELD",
    help="Read a table's column NAME as text, title, outlet, published, … (may be repeated).",
)
keep_altered_option = click.option(
    "--keep-altered",
    is_flag=True,
    help="Measure the wording of articles whose wording looks altered as well.",
)
voice_option = click.option(
    "--voice",
    type=click.Choice(["all", "outlet", "quoted"]),
    default="all",
    show_default=True,
    help="Whose words count: all, the outlet's own, or quoted speech.",
)


def _file_option(flag: str, text: str) -> Callable[[Command], Command]:
    """Return an option whose file is kept with the running command: see `_kept_file`."""

    def keep(context: click.Context, _: click.Parameter, value: Path | None) -> None:
        context.meta[f"biascompare{flag}"] = value

    return click.option(
        flag,
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        expose_value=False,
        callback=keep,
        help=text,
    )


def _kept_file(flag: str) -> Path | None:
    context = click.get_current_context(silent=True)
    return context.meta.get(f"biascompare{flag}") if context else None


outlets_option = _file_option(
    "--outlets",
    "List outlets under the names of FILE, a TOML file: 'Fox News' = ['Fox Online News'].",
)
actors_option = _file_option(
    "--actors",
    "Look for the actors of FILE as well, a TOML file; 'only = true' in it: instead.",
)


def chosen_outlets() -> Outlets:
    """Return the names of outlets, with those of the running command's --outlets."""
    from biascompare.outlets import load_outlets

    return load_outlets(outlets_file())


def outlets_file() -> Path | None:
    """Return the file of the running command's --outlets."""
    return _kept_file("--outlets")


def chosen_actors() -> Path | None:
    """Return the file of the running command's --actors."""
    return _kept_file("--actors")


def chosen_measures() -> Registry:
    """Return the measures, with the actors of the running command's --actors."""
    from biascompare.measures import Registry

    return Registry(chosen_actors())


def sources_options(command: Command) -> Command:
    """Give a command the arguments PATH…, --column and --outlets."""
    return paths_argument(columns_option(outlets_option(command)))


def measuring_options(command: Command) -> Command:
    """Give a command --actors, --keep-altered and --voice: what is measured, and of whom."""
    return actors_option(keep_altered_option(voice_option(command)))


def parted(names: str) -> list[str]:
    """Return the names that commas part; none from nothing."""
    return [name.strip() for name in names.split(",") if name.strip()]


class Told:
    """Say which columns were taken, once for the files of a folder that have the same."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._said: set[tuple[str, ...]] = set()

    def __call__(self, found: ColumnsFound) -> None:
        """Print ``found`` on one line."""
        shape = (*found.mapping, *found.mapping.values(), *found.unused)
        if shape not in self._said:
            self._said.add(shape)
            self._console.print(str(found), markup=False, highlight=False, soft_wrap=True)


class Reading:
    """Documents read one by one; what cannot be read is named on standard error."""

    def __init__(self, paths: Sequence[str], columns: Sequence[str]) -> None:
        self._paths = paths
        self._columns = mapping(columns)
        self._failures = 0

    def __iter__(self) -> Iterator[Document]:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        from biascompare import sources

        console = Console(stderr=True)
        columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
        with Progress(*columns, console=console, transient=True) as progress:
            task = progress.add_task("read", total=None)
            documents = sources.read(
                self._paths,
                columns=self._columns,
                outlets=chosen_outlets(),
                on_columns=Told(console),
            )
            for found in documents:
                if isinstance(found, SourceError):
                    self._failures += 1
                    text = f"not read: {found}"
                    console.print(text, style="red", markup=False, highlight=False, soft_wrap=True)
                    continue
                yield found
                progress.advance(task)

    def finish(self) -> None:
        """Leave with status 1 if anything could not be read."""
        if self._failures:
            sys.exit(1)


def mapping(columns: Sequence[str]) -> Mapping[str, str]:
    """Return ``NAME=FIELD`` options as a mapping; raises `click.BadParameter`."""
    pairs = {}
    for column in columns:
        name, equals, field = column.rpartition("=")
        if not equals or not name or not field:
            raise click.BadParameter(
                f"{column!r}: expected NAME=FIELD, such as 'Body copy=text'.",
                param_hint="--column",
            )
        pairs[name] = field
    return pairs
