"""Charts for a projector: letters large enough, values untouched."""

from __future__ import annotations

from typing import Any

import pytest

from biascompare.charts.projected import SMALLEST, enlarged


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ({}, {}),
        ({"mark": {"fontSize": 10}}, {"mark": {"fontSize": SMALLEST}}),
        ({"config": {"axis": {"labelFontSize": 20}}}, {"config": {"axis": {"labelFontSize": 32}}}),
        ({"height": {"step": 50}}, {"height": {"step": 80}}),
        ({"layer": [{"mark": {"dy": -10}}]}, {"layer": [{"mark": {"dy": -16}}]}),
        ({"data": {"values": [{"size": 3}]}}, {"data": {"values": [{"size": 3}]}}),
        ({"datasets": {"a": [{"step": 3}]}}, {"datasets": {"a": [{"step": 3}]}}),
        ({"mark": {"limit": {"expr": "width"}}}, {"mark": {"limit": {"expr": "width"}}}),
    ],
)
def test_enlarged(spec: dict[str, Any], expected: dict[str, Any]) -> None:
    assert enlarged(spec) == expected
