"""Frames: those found in a text against those that a person named."""

from __future__ import annotations

from biascompare.accuracy import engines
from biascompare.accuracy.figures import Figure, Numbers, f1, of_sums, share
from biascompare.accuracy.task import (
    Answer,
    Outcomes,
    Row,
    RowError,
    Task,
    check_text,
    shown,
)
from biascompare.measures import frames


def _check(row: Row) -> None:
    check_text(row)
    labels = row.get("labels")
    if not isinstance(labels, list) or not all(isinstance(each, str) for each in labels):
        raise RowError(f"expected labels = a list of frames, found {shown(row, 'labels')}")


def _answer(row: Row) -> Answer:
    language = row["language"]
    hits = engines.frame_hits(row["text"], language)
    decided = tuple(sorted(frames.predict(row["text"], language)))
    met = {label: frames.frame_of_label(label) for label in row["labels"]}
    true = tuple(sorted({name for name in met.values() if name in hits}))
    unmet = tuple(sorted({label for label, name in met.items() if name not in hits}))
    found = {name: terms for name, terms in hits.items() if terms}
    score = {name: len(terms) for name, terms in found.items()}
    return Answer((true, decided, unmet), {"score": score, "decision": decided, "hits": found})


def _figures(outcomes: Outcomes) -> list[Figure]:
    judged = sorted({name for true, _, _ in outcomes for name in true})
    rows = [
        [
            int(holds)
            for name in judged
            for holds in (name in true and name in found, name in found, name in true)
        ]
        for true, found, _ in outcomes
    ]
    times = list(outcomes.values())
    if not judged:
        return []
    listed = [of_sums("macro_f1", rows, times, _mean_f1)]
    for place, name in enumerate(judged):
        hits, found, true = (
            sum(row[3 * place + column] * count for row, count in zip(rows, times, strict=True))
            for column in range(3)
        )
        columns = [row[3 * place : 3 * place + 3] for row in rows]
        listed += [
            of_sums(f"{name} f1", columns, times, lambda s: f1(*s.T), n=true),
            share(f"{name} precision", hits, found),
            share(f"{name} recall", hits, true),
        ]
    return listed


def _mean_f1(sums: Numbers) -> Numbers:
    import numpy as np

    count = sums.shape[1] // 3
    each = np.stack([f1(*sums[:, 3 * place : 3 * place + 3].T) for place in range(count)])
    known = ~np.isnan(each)
    return np.asarray(np.where(known, each, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1))


def _notes(outcomes: Outcomes) -> list[str]:
    unmet = sorted({label for _, _, labels in outcomes for label in labels})
    if not unmet:
        return []
    return [f"labels that no frame here meets, not counted: {', '.join(unmet)}"]


TASK = Task(
    name="frames",
    row="{text, language, labels: [frame, …]}",
    check=_check,
    answer=_answer,
    figures=_figures,
    notes=_notes,
)
