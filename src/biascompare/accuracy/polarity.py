"""Tone of a text, and tone towards somebody in it: −1, 0 or 1 against a person's label."""

from __future__ import annotations

from collections import Counter

from biascompare.accuracy import engines
from biascompare.accuracy.figures import Figure, Numbers, auc, f1, of_sums, share
from biascompare.accuracy.task import (
    Answer,
    Outcomes,
    Row,
    RowError,
    Task,
    check_stretch,
    check_text,
    shown,
)

LABELS = (-1, 0, 1)


def _check(row: Row) -> None:
    check_text(row)
    label = row.get("label")
    if isinstance(label, bool) or label not in LABELS:
        raise RowError(f"expected label = −1, 0 or 1, found {shown(row, 'label')}")


def _check_towards(row: Row) -> None:
    _check(row)
    check_stretch(row, row["text"])


def _tone(row: Row) -> Answer:
    score, decision = engines.tone(row["text"], row["language"])
    outcome = (int(row["label"]), decision, decision, score)
    return Answer(outcome, {"score": score, "decision": decision})


def _towards(row: Row) -> Answer:
    found = engines.towards(row["text"], row["language"], row["start"], row["end"])
    outcome = (int(row["label"]), found.label, found.nearest, found.score)
    return Answer(
        outcome, {"score": found.score, "decision": found.nearest, "abstained": found.label is None}
    )


def _figures(outcomes: Outcomes) -> list[Figure]:
    decided = {outcome: times for outcome, times in outcomes.items() if outcome[1] is not None}
    n, n_decided = sum(outcomes.values()), sum(decided.values())
    by_label: dict[int, list[float]] = {label: [] for label in LABELS}
    for (label, _, _, score), times in outcomes.items():
        by_label[label].extend([score] * times)
    listed = [
        _macro_f1("macro_f1", Counter(dict(outcomes)), 2),
        auc("auc", by_label[1], by_label[-1]),
        share("accuracy", _right(outcomes, 2), n),
        share("coverage", n_decided, n),
    ]
    if n_decided < n:
        listed += [
            _macro_f1("macro_f1_decided", Counter(decided), 1),
            share("accuracy_decided", _right(Counter(decided), 1), n_decided),
        ]
    return listed


def _right(outcomes: Outcomes, place: int) -> int:
    return sum(times for outcome, times in outcomes.items() if outcome[0] == outcome[place])


def _macro_f1(name: str, outcomes: Outcomes, place: int) -> Figure:
    """Return the mean F1 of the labels that occur, given or decided."""
    cells: Counter[tuple[int, int]] = Counter()
    for outcome, times in outcomes.items():
        cells[outcome[0], outcome[place]] += times
    rows = [
        [
            number
            for each in LABELS
            for number in (int(label == each == given), int(given == each), int(label == each))
        ]
        for label, given in cells
    ]
    return of_sums(name, rows, list(cells.values()), _mean_f1)


def _mean_f1(sums: Numbers) -> Numbers:
    import numpy as np

    each = np.stack([f1(*sums[:, 3 * place : 3 * place + 3].T) for place in range(3)])
    known = ~np.isnan(each)
    return np.asarray(np.where(known, each, 0).sum(axis=0) / known.sum(axis=0))


def _notes(outcomes: Outcomes) -> list[str]:
    abstained = sum(times for outcome, times in outcomes.items() if outcome[1] is None)
    return [f"abstained: {abstained:,} of {sum(outcomes.values()):,}"] if abstained else []


TONE = Task(
    name="tone",
    row="{text, language, label: −1, 0 or 1}",
    check=_check,
    answer=_tone,
    figures=_figures,
    notes=_notes,
    not_across=("auc",),
)
TOWARDS = Task(
    name="towards",
    row="{text, language, start, end, label: −1, 0 or 1}",
    check=_check_towards,
    answer=_towards,
    figures=_figures,
    notes=_notes,
    not_across=("auc",),
)
