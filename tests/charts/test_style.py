"""Colours that everybody can read and tell apart."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from biascompare.charts.style import DARK, LIGHT, SHAPES, Style, looks

READABLE = 4.5
APART = 10.0
STYLES = pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
SIGHTS = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
Vector = NDArray[np.float64]


def linear(colour: str) -> Vector:
    values = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(first: str, second: str) -> float:
    light, dark = sorted(float((TO_XYZ @ linear(each))[1]) for each in (first, second))[::-1]
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: Vector) -> Vector:
    scaled = (TO_XYZ @ np.clip(rgb, 0, 1)) / WHITE
    curved = np.where(scaled > 216 / 24389, np.cbrt(scaled), (24389 / 27 * scaled + 16) / 116)
    return np.array(
        [
            116 * curved[1] - 16,
            500 * (curved[0] - curved[1]),
            200 * (curved[1] - curved[2]),
        ]
    )


def between(start: str, end: str, share: float) -> str:
    mixed = [
        round(
            (1 - share) * int(start[place : place + 2], 16)
            + share * int(end[place : place + 2], 16)
        )
        for place in (1, 3, 5)
    ]
    return "#" + "".join(f"{value:02X}" for value in mixed)


def test_contrast_is_the_published_one() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.01)


@STYLES
def test_text_and_outlets_are_readable_on_the_page(style: Style) -> None:
    colours = (style.ink, style.muted, *style.outlets)
    assert [each for each in colours if contrast(each, style.page) < READABLE] == []


@STYLES
def test_values_are_readable_on_every_cell_of_the_heat_map(style: Style) -> None:
    cells = [between(*style.heat, step / 20) for step in range(21)]
    assert [cell for cell in cells if contrast(style.ink, cell) < READABLE] == []


@STYLES
@pytest.mark.parametrize("sight", SIGHTS)
def test_outlets_are_told_apart(style: Style, sight: str) -> None:
    seen = [lab(SIGHTS[sight] @ linear(each)) for each in style.outlets]
    nearest = min(
        float(np.linalg.norm(one - other)) for one, other in itertools.combinations(seen, 2)
    )
    assert nearest >= APART


def test_looks_are_kept_and_never_the_same() -> None:
    names = [f"Outlet {place}" for place in range(len(LIGHT.outlets) * len(SHAPES))]
    found = looks([*names, *names])
    assert len(set(found.values())) == len(names)
    assert looks(names[:3]) == {name: found[name] for name in names[:3]}
    assert looks([]) == {}
