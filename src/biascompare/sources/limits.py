"""The process that parses: it calls what it is asked for, within limits of time and memory.

`biascompare.sources.worker` starts it, sends it work and watches over it.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NamedTuple

from biascompare.errors import SourceError

_GRACE = 5.0  # seconds in which the watch should have ended what hangs


class Limits(NamedTuple):
    """What an item may take: seconds of processor time, seconds on the clock, bytes."""

    processor: float
    clock: float
    memory: int


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Call what is asked for until nobody asks any more."""
    answers.write(pickle.dumps(("ready", None)))
    answers.flush()
    while True:
        try:
            function, name, arguments, limits = pickle.load(requests)
        except EOFError:
            return
        _limit_memory(limits.memory)
        _limit_time(limits.processor, limits.clock + _GRACE)
        for answer in _answers(function, name, arguments):
            _limit_time(0, 0)
            answers.write(answer)
            answers.flush()
            _limit_time(limits.processor, limits.clock + _GRACE)
        _limit_time(0, 0)


def _answers(
    function: Callable[..., Any], name: str, arguments: tuple[Any, ...]
) -> Iterator[bytes]:
    try:
        for item in function(name, *arguments):
            yield pickle.dumps(("item", item), pickle.HIGHEST_PROTOCOL)
        last: tuple[str, Any] = ("end", None)
    except MemoryError:
        last = ("memory", None)
    except SourceError as error:
        last = ("fault", error)
    except Exception as error:  # noqa: BLE001 - a parser's fault costs its document, no more
        reason = f"cannot be read ({type(error).__name__}: {str(error)[:200]})"
        last = ("fault", SourceError(name, reason))
    yield pickle.dumps(last)


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """Take what is imported meanwhile out of the processor time of the document."""
    if sys.platform == "win32":
        yield
        return
    left, _ = signal.setitimer(signal.ITIMER_PROF, 0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, left)


def _limit_time(processor: float, clock: float) -> None:
    """Let the system end this process after ``processor`` or ``clock`` seconds (0: never).

    The clock is for when the process that watches is gone. Windows has neither timer: there
    the watch alone ends a parse.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, processor)
        signal.setitimer(signal.ITIMER_REAL, clock)


def _limit_memory(memory: int) -> None:
    """Allow ``memory`` bytes beyond what the process has already mapped."""
    if sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        mapped = int(file.read().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (mapped + memory, hard))


if __name__ == "__main__":
    # What a library prints must not mix with the answers.
    _answers_pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, _answers_pipe)
