"""All lessons that are being given, in memory alone, by the code of the class.

What a class has sent is gone when the lesson is ended, and hours after it was last touched.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from biascompare.dashboard.lesson.run import Run
from biascompare.lessons import Answer, Lesson, Mask
from biascompare.model import Document

MOST_RUNS = 200
SECONDS_AFTER_LAST_TOUCH = 4 * 3600.0
# Without letters and figures that look alike on a projector.
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 5


@dataclass(slots=True)
class _Runs:
    known: dict[str, Run] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


def begin(
    lesson: Lesson,
    articles: Mapping[str, Document],
    answers: Mapping[int, Answer],
    mask: Mask,
    table: pd.DataFrame,
) -> Run:
    """Return a new run of a lesson; the oldest makes room where there are too many."""
    runs = _runs()
    with runs.lock:
        _forget_old(runs)
        code = _new_code(runs)
        run = Run(lesson, articles, answers, mask, table, code, secrets.token_urlsafe(16))
        runs.known[code] = run
    return run


def of_code(code: str) -> Run | None:
    """Return the run that a code of the class belongs to, in whatever case it was typed."""
    plain = "".join(code.split()).upper()
    return _runs().known.get(plain)


def of_key(key: str) -> Run | None:
    """Return the run that a teacher's key belongs to, None if it has ended."""
    runs = list(_runs().known.values())
    found = (run for run in runs if secrets.compare_digest(run.key.encode(), key.encode()))
    return next(found, None)


def end(run: Run) -> None:
    """End a run: nothing of it stays."""
    run.end()
    runs = _runs()
    with runs.lock:
        runs.known.pop(run.code, None)


def _forget_old(runs: _Runs) -> None:
    now = time.monotonic()
    by_age = sorted(runs.known.values(), key=lambda run: run.touched)
    too_many = max(0, len(by_age) - MOST_RUNS + 1)
    for place, run in enumerate(by_age):
        if place < too_many or now - run.touched > SECONDS_AFTER_LAST_TOUCH:
            run.end()
            del runs.known[run.code]


def _new_code(runs: _Runs) -> str:
    while True:
        code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
        if code not in runs.known:
            return code


@st.cache_resource(show_spinner=False)
def _runs() -> _Runs:
    return _Runs()
