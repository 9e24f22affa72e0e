"""Several outlets, one story, side by side.

What a script needs stands here and is loaded at first use; `docs/python.md` shows it.
"""

from __future__ import annotations

import importlib
from typing import Any

_HOMES = {
    "BiasCompareError": "errors",
    "Choices": "compare",
    "Cube": "compare",
    "ShiftChoices": "compare.shift_model",
    "WordChoices": "compare.contrast",
    "Document": "model",
    "MEASURES": "measures",
    "board": "compare.board",
    "compare_all": "compare",
    "contrast": "compare.contrast",
    "distances": "compare.distance",
    "find_stories": "stories",
    "headlines": "compare.headlines",
    "measure": "api",
    "read": "api",
    "read_table": "compare",
    "robustness": "compare",
    "shift": "compare.shift",
    "side_by_side": "compare.shared",
    "timeline": "compare.timelines",
}
_MODULE_THAT_IS_CALLED = "compare"


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name == _MODULE_THAT_IS_CALLED:
        return importlib.import_module(f"biascompare.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module 'biascompare' has no attribute {name!r}")
    return getattr(importlib.import_module(f"biascompare.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*_HOMES, _MODULE_THAT_IS_CALLED])
