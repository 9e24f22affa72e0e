"""The command that says how often biascompare is right, on texts with labels."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from biascompare.errors import CorpusError, SourceError

if TYPE_CHECKING:
    from biascompare.accuracy import Report
    from biascompare.accuracy.scoring import Scored

TASKS = ("sentences", "tone", "towards", "frames", "quotes")


@click.command()
@click.argument("task", type=click.Choice(TASKS), metavar="TASK")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--predictions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT",
    help="Write each row with its raw score and the decision, one JSON object a line.",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def accuracy(task: str, file: Path, predictions: Path | None, form: str) -> None:
    """Score a file of labelled texts, one JSON object a line.

    TASK is sentences {text, language, sentences}, tone {text, language, label},
    towards {text, language, start, end, label}, frames {text, language, labels} or
    quotes {text, language, quotes: [{start, end, speaker}]}. FILE may be the word sample
    for a few rows that show what is expected.
    """
    from biascompare.accuracy import TASKS as DECLARED
    from biascompare.accuracy import score_file
    from biascompare.datafiles import data_folder

    path = data_folder() / "labelled" / f"{task}.jsonl" if str(file) == "sample" else file

    if predictions and predictions.resolve() == path.resolve():
        raise CorpusError(predictions, "would overwrite the labelled file; name another file")

    def on_reject(error: SourceError) -> None:
        click.echo(f"not read: {error}", err=True)

    with _writer(predictions) as on_prediction:
        report = score_file(DECLARED[task], path, on_prediction=on_prediction, on_reject=on_reject)
    if form == "json":
        print(json.dumps(report.record(), ensure_ascii=False))
    else:
        _print_report(report)
    if report.rejected:
        sys.exit(1)


@contextlib.contextmanager
def _writer(path: Path | None) -> Iterator[Callable[[Mapping[str, Any]], None] | None]:
    if path is None:
        yield None
        return
    try:
        # Half a character cannot be written in UTF-8; replaced so, it is JSON's own \udXXX.
        file = path.open("w", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise CorpusError(path, f"cannot be written: {error.strerror}") from error
    with file:
        yield lambda row: print(json.dumps(row, ensure_ascii=False), file=file)


def _print_report(report: Report) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    groups = [each for each in report.languages if each.n]
    groups += [report.whole] if len(groups) > 1 else []
    grid = Table(box=None, pad_edge=False)
    for name in ("language", "figure", "value", "95% interval", "n"):
        grid.add_column(name, justify="left" if name in ("language", "figure") else "right")
    for group in groups:
        for cells in _cells(group):
            grid.add_row(*map(Text, cells))
    console = Console(width=None if sys.stdout.isatty() else 200)
    console.print(Text(f"{report.task}: {report.whole.n:,} rows", style="bold"))
    console.print(grid)
    for note in report.whole.notes:
        click.echo(note, err=True)
    if report.rejected:
        click.echo(f"{report.rejected:,} rows at fault were left out", err=True)


def _cells(group: Scored) -> Iterator[tuple[str, ...]]:
    for figure in group.figures:
        value = "–" if figure.value is None else f"{figure.value:.3f}"
        known = figure.low is not None and figure.high is not None
        interval = f"{figure.low:.3f} to {figure.high:.3f}" if known else "–"
        yield group.language or "all", figure.name, value, interval, f"{figure.n:,}"
