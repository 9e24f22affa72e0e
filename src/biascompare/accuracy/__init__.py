"""How often biascompare is right on texts that people have labelled."""

from __future__ import annotations

from collections.abc import Mapping

from biascompare.accuracy import frames, polarity, quotes, sentences
from biascompare.accuracy.figures import Figure
from biascompare.accuracy.scoring import Report, score_file
from biascompare.accuracy.task import Task

__all__ = ["TASKS", "Figure", "Report", "Task", "score_file"]

TASKS: Mapping[str, Task] = {
    task.name: task
    for task in (sentences.TASK, polarity.TONE, polarity.TOWARDS, frames.TASK, quotes.TASK)
}
