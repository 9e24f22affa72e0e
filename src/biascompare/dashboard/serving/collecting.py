"""Collecting garbage: Streamlit asks for a full collection after every run of a page.

It would look at everything that is kept for the next visitor again, ten times a second with
a class at work. So what has outlived a collection is set aside, and looked at now and then.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from typing import Any

SECONDS_BETWEEN = 15.0
"""After so long a collection looks at what was set aside as well."""
_ALL = 2


class Aside:
    """What to do before and after a collection; ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._looked = clock()

    def __call__(self, phase: str, info: Mapping[str, Any]) -> None:
        """Set what is left after a full collection aside."""
        if info["generation"] != _ALL:
            return
        if phase == "stop":
            gc.freeze()
        elif self._clock() - self._looked > SECONDS_BETWEEN:
            self._looked = self._clock()
            gc.unfreeze()


def begin() -> None:
    """Set aside what is there now, and after each full collection what is left."""
    gc.freeze()
    gc.callbacks.append(Aside())
