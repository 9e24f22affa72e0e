"""Measure accuracy on all labelled data at hand: print it, keep it as data, renew its page.

``data/accuracy.toml`` holds the figures; the docs and the glossary are made from it. A data
set that is not at hand keeps the figures measured before.
"""

from __future__ import annotations

import datetime
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

import numpy as np

import accuracy_pages
import accuracy_stories
import labelled_data
from accuracy_page import PAGE, page
from biascompare import known_accuracy
from biascompare.accuracy import TASKS, Figure, Report, score_file
from biascompare.accuracy.figures import Numbers, of_sums, share
from biascompare.known_accuracy import KnownFigure
from biascompare.measures import MEASURES, frame_precision
from biascompare.towards import model as towards_model
from labelled_data import LabelledData

HITS_IN = {
    "en": "news articles and headlines",
    "de": "news sentences and tweets",
    "fr": "tweets and articles written for biascompare",
}
HEADER = """\
# How often biascompare was right on labelled texts. Written by `make accuracy`.
# source: the data sets named in each figure; only the figures are kept
# licence: MIT
"""


def measure(data: LabelledData) -> Report:
    """Score one data set through a file, as the command does."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(f"{json.dumps(row)}\n" for row in data.read())
        return score_file(TASKS[data.task], path)


def known(data: LabelledData, report: Report, day: datetime.date) -> Iterator[KnownFigure]:
    """Yield the figures of a report that are kept."""
    for figure in report.whole.figures:
        frame, _, part = figure.name.rpartition(" ")
        if figure.name in data.figures:
            yield from _known(data, figure, day, data.concerns, data.figures[figure.name])
        elif data.task == "frames" and part in ("precision", "recall", "f1"):
            yield from _known(data, figure, day, f"frame_{frame}", None)


def _known(
    data: LabelledData, figure: Figure, day: datetime.date, concerns: str, target: float | None
) -> Iterator[KnownFigure]:
    if figure.value is None or figure.low is None or figure.high is None:
        return
    # Rounded so that neither another machine nor another NumPy makes a difference.
    value, low, high = (round(each, 4) for each in (figure.value, figure.low, figure.high))
    about = (data.task, concerns, data.language, data.name, figure.name)
    yield KnownFigure(*about, value, min(low, value), max(high, value), figure.n, day, target)


def measured(day: datetime.date) -> Iterator[KnownFigure]:
    """Yield every figure that can be measured here, or was when a model was trained."""
    yield from trained()
    yield from judged(day)
    yield from read_right(day)
    for data in labelled_data.all_data():
        print(f"measuring {data.task}: {data.name}", file=sys.stderr)
        yield from known(data, measure(data), day)


def trained() -> Iterator[KnownFigure]:
    """Yield the figures of the model of tone towards somebody, on articles it had not seen."""
    values = json.loads(towards_model.path("en").read_text(encoding="utf-8"))
    name = "English news sentences not trained on (NewsMTSC, MIT)"
    for figure in ("macro_f1", "auc", "macro_f1_decided", "coverage"):
        value, low, high, n = values["held_out"][figure]
        day = datetime.date.fromisoformat(values["date"])
        target = 0.66 if figure == "macro_f1" else None
        about = ("towards", "towards", "en", name, figure)
        yield KnownFigure(*about, value, low, high, n, day, target)


def judged(day: datetime.date) -> Iterator[KnownFigure]:
    """Yield what was judged one by one: hits of frames, speakers of quotes in news."""
    for (frame, language), found in sorted(frame_precision.load(frame_precision.path()).items()):
        name = f"hits in {HITS_IN[language]}, judged one by one"
        data = LabelledData("frames", "frames", language, name, lambda: iter(()))
        figure = share(f"{frame} hit precision", found.right, found.judged)
        concerns = next(each for each in (f"frame_{frame}", f"issue_{frame}") if each in MEASURES)
        yield from _known(data, figure, day, concerns, None)
    lines = (labelled_data.OWN / "quotes.events.jsonl").read_text(encoding="utf-8").splitlines()
    counts = Counter(json.loads(line)["judgement"] for line in lines)
    right, wrong, missed = (counts[each] for each in ("right", "wrong", "missed"))
    name = "English news articles, quotes judged one by one (Giveme5W1H, Apache-2.0)"
    data = LabelledData("quotes", "voice", "en", name, lambda: iter(()))
    precision = share("attribution precision", right, right + wrong)
    yield from _known(data, precision, day, "voice", 0.9)
    recall = share("attribution recall", right, right + wrong + missed)
    yield from _known(data, recall, day, "voice", None)


def read_right(day: datetime.date) -> Iterator[KnownFigure]:
    """Yield how well articles are read from pages, and stories found among articles."""
    if not labelled_data.EVAL.is_dir():
        return
    print("measuring pages and stories", file=sys.stderr)
    pages = accuracy_pages.page_scores()
    stories = accuracy_stories.article_scores(labelled_data.EVAL)
    for task, name, target, rows in (
        ("pages", "saved web pages (article-extraction-benchmark, MIT)", 0.96, pages),
        ("stories", "English news articles of 35 events (Giveme5W1H, Apache-2.0)", 0.96, stories),
    ):
        times = [1] * len(rows)
        figure = of_sums("f1", rows, times, _f1_of_means)
        data = LabelledData(task, task, "en", name, lambda: iter(()), {"f1": target})
        yield from _known(data, figure, day, task, target)


def _f1_of_means(sums: Numbers) -> Numbers:
    """Return F1 of mean precision and mean recall, each over the rows that have one."""
    precision, recall = sums[:, 0] / sums[:, 1], sums[:, 2] / sums[:, 3]
    return np.asarray(2 * precision * recall / (precision + recall))


def kept(new: Iterable[KnownFigure], old: Iterable[KnownFigure]) -> list[KnownFigure]:
    """Return the new figures; old ones where theirs was not measured, or came out the same."""
    before = {_key(each): each for each in old}
    now = {_key(each): each for each in new}
    for key, each in now.items():
        if key in before and _same(each, before[key]):
            now[key] = before[key]
    left = {key: each for key, each in before.items() if key[:4] not in {k[:4] for k in now}}
    return sorted((now | left).values(), key=_order)


def _key(figure: KnownFigure) -> tuple[str, str, str, str, str]:
    return figure.task, figure.language, figure.data, figure.concerns, figure.figure


def _same(one: KnownFigure, other: KnownFigure) -> bool:
    names = [field.name for field in fields(KnownFigure) if field.name != "date"]
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _order(figure: KnownFigure) -> tuple[int, str, str, str]:
    tasks = [*TASKS, "pages", "stories"]
    return tasks.index(figure.task), figure.data, figure.language, figure.concerns


def written(figures: Iterable[KnownFigure]) -> str:
    """Return the figures as TOML."""
    blocks = [HEADER]
    for figure in figures:
        values = {field.name: getattr(figure, field.name) for field in fields(KnownFigure)}
        lines = [f"{name} = {_toml(value)}" for name, value in values.items() if value is not None]
        blocks.append("\n".join(["[[figures]]", *lines]) + "\n")
    return "\n".join(blocks)


def _toml(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


def main() -> int:
    """Measure, write the data and the page, print the table."""
    path = known_accuracy.path()
    old = known_accuracy.load(path) if path.exists() else ()
    today = datetime.datetime.now(tz=datetime.UTC).date()
    figures = kept(measured(today), old)
    path.write_text(written(figures), encoding="utf-8")
    PAGE.write_text(page(figures), encoding="utf-8")
    print(page(figures).partition("\n\n|")[2])
    return 0


if __name__ == "__main__":
    sys.exit(main())
