"""Work on several processors, its results in order."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")

_AHEAD = 2  # pieces of work waiting for each processor


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def in_order(
    function: Callable[[Given], Result], given: Iterable[Given], jobs: int
) -> Iterator[Result]:
    """Yield ``function`` of each of ``given`` in order, up to ``jobs`` of them worked on at once.

    By threads: the function has to leave the work to other processes (`sources.worker`).
    What ``given`` or the function raises is raised in its place, after the results before it.
    """
    waiting: deque[Future[Result]] = deque()
    failure: Exception | None = None
    rest = iter(given)
    with ThreadPoolExecutor(jobs) as pool:
        try:
            while failure is None:
                while failure is None and len(waiting) < jobs * _AHEAD:
                    try:
                        waiting.append(pool.submit(function, next(rest)))
                    except Exception as error:  # noqa: BLE001 - raised below, in its place
                        failure = error
                if waiting:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for each in waiting:
                each.cancel()
    assert failure is not None
    if not isinstance(failure, StopIteration):
        raise failure
