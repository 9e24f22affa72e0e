"""From a labelled file to a report: row by row, whatever its length."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from biascompare.accuracy.figures import Figure
from biascompare.accuracy.task import NotServedError, Outcomes, RowError, Task
from biascompare.errors import SourceError


@dataclass(frozen=True, slots=True)
class Scored:
    """The figures of one language, or of all together (``language`` ``None``)."""

    language: str | None
    n: int
    figures: tuple[Figure, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """How often a task was answered rightly, by language and in all."""

    task: str
    rejected: int
    languages: tuple[Scored, ...]
    whole: Scored

    def record(self) -> dict[str, Any]:
        """Return the report as a JSON-ready dictionary."""
        by_language = {each.language: _record(each) for each in self.languages}
        start = {"task": self.task, "n": self.whole.n, "rejected": self.rejected}
        return {**start, "languages": by_language, **_record(self.whole)}


def _record(scored: Scored) -> dict[str, Any]:
    figures = [dataclasses.asdict(figure) for figure in scored.figures]
    return {"n": scored.n, "figures": figures, "notes": list(scored.notes)}


@dataclass(slots=True)
class _Tally:
    outcomes: Outcomes = field(default_factory=Counter)
    not_served: Counter[str] = field(default_factory=Counter)


def score_file(
    task: Task,
    path: Path,
    *,
    on_prediction: Callable[[Mapping[str, Any]], None] | None = None,
    on_reject: Callable[[SourceError], None] | None = None,
) -> Report:
    """Score a file of labelled rows, one JSON object a line.

    ``on_prediction`` gets each row with its line, what was answered, or why nothing was;
    ``on_reject`` a row at fault. Raises `SourceError` if the file itself cannot be read.
    """
    tallies: dict[str, _Tally] = {}
    rejected = 0
    for line, row in _rows(task, path):
        if isinstance(row, SourceError):
            rejected += 1
            prediction: Mapping[str, Any] = {"error": row.reason}
            if on_reject:
                on_reject(row)
        else:
            prediction = {**row, **_answered(task, row, tallies)}
        if on_prediction:
            on_prediction({"line": line, **prediction})
    return _report(task, tallies, rejected)


def _answered(task: Task, row: Mapping[str, Any], tallies: dict[str, _Tally]) -> Mapping[str, Any]:
    tally = tallies.setdefault(row["language"], _Tally())
    try:
        answer = task.answer(row)
    except NotServedError as why:
        tally.not_served[str(why)] += 1
        return {"score": None, "decision": None, "reason": str(why)}
    tally.outcomes[answer.outcome] += 1
    return answer.prediction


def _rows(task: Task, path: Path) -> Iterator[tuple[int, Mapping[str, Any] | SourceError]]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip(b"\xef\xbb\xbf \t\r\n"):
                    yield number, _row(task, path, number, line)
    except OSError as error:
        raise SourceError(path, f"cannot be read: {error.strerror}") from error


def _row(task: Task, path: Path, number: int, line: bytes) -> Mapping[str, Any] | SourceError:
    try:
        row = json.loads(line.decode("utf-8-sig"))
        if not isinstance(row, dict):
            raise RowError(f"expected an object {task.row}")
        task.check(row)
    except UnicodeDecodeError:
        return SourceError(path, "expected UTF-8 text", line=number)
    except (json.JSONDecodeError, RecursionError) as error:
        reason = f"expected one JSON object {task.row} on the line ({error})"
        return SourceError(path, reason, line=number)
    except RowError as fault:
        return SourceError(path, str(fault), line=number)
    return row


def _report(task: Task, tallies: Mapping[str, _Tally], rejected: int) -> Report:
    languages = tuple(_scored(task, code, tallies[code]) for code in sorted(tallies))
    notes = tuple(note for each in languages for note in each.notes)
    served = [each for each in languages if each.n]
    if len(served) == 1:
        whole = Scored(None, served[0].n, served[0].figures, notes)
        return Report(task.name, rejected, languages, whole)
    together = _Tally(sum((tally.outcomes for tally in tallies.values()), Counter()))
    figures = _scored(task, None, together).figures
    kept = tuple(each for each in figures if each.name not in task.not_across)
    whole = Scored(None, together.outcomes.total(), kept, notes)
    return Report(task.name, rejected, languages, whole)


def _scored(task: Task, language: str | None, tally: _Tally) -> Scored:
    n = tally.outcomes.total()
    figures = tuple(task.figures(tally.outcomes)) if n else ()
    told = [f"{language}: {note}" for note in task.notes(tally.outcomes)]
    told += [
        f"{language}: {count:,} rows not scored: {reason}"
        for reason, count in tally.not_served.items()
    ]
    return Scored(language, n, figures, tuple(told))
