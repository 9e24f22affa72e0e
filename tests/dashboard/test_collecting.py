"""What outlives a full collection is set aside, and looked at again after a while."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from biascompare.dashboard.serving.collecting import SECONDS_BETWEEN, Aside


@pytest.fixture
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("thawed")
@pytest.mark.parametrize(
    ("phase", "generation", "seconds", "frozen"),
    [
        ("stop", 2, 0.0, True),
        ("stop", 1, 0.0, False),
        ("stop", 0, 0.0, False),
        ("start", 2, SECONDS_BETWEEN + 1, False),
    ],
)
def test_a_collection(phase: str, generation: int, seconds: float, frozen: bool) -> None:
    now = [100.0]
    aside = Aside(lambda: now[0])
    gc.unfreeze()
    if phase == "start":
        gc.freeze()
    now[0] += seconds
    aside(phase, {"generation": generation})
    assert (gc.get_freeze_count() > 0) is frozen


@pytest.mark.usefixtures("thawed")
@pytest.mark.parametrize("seconds", [0.0, SECONDS_BETWEEN - 1])
def test_what_was_set_aside_stays_for_a_while(seconds: float) -> None:
    now = [100.0]
    aside = Aside(lambda: now[0])
    gc.freeze()
    now[0] += seconds
    aside("start", {"generation": 2})
    assert gc.get_freeze_count() > 0
