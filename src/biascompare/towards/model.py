"""The linear model of tone towards somebody named in an English sentence.

Multinomial: each feature adds a weight to negative, neutral and positive. Trained by
``scripts/train_towards.py``; the file says on what, when, and how often it was right.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from biascompare.datafiles import data_folder
from biascompare.errors import DataFileError

LABELS = (-1, 0, 1)
_TEXTS = ("language", "data", "licence", "date")
Weights = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, in steps of ``1 / scale`` logits, for negative, neutral, positive.

    ``abstain_below`` is the probability under which no label is given.
    """

    weights: Mapping[str, Weights]
    intercept: Weights
    scale: float
    abstain_below: float

    def probabilities(self, features: Mapping[str, float]) -> tuple[float, float, float]:
        """Return how probable negative, neutral and positive are."""
        negative, neutral, positive = (float(weight) for weight in self.intercept)
        for name, value in features.items():
            if weights := self.weights.get(name):
                negative += value * weights[0]
                neutral += value * weights[1]
                positive += value * weights[2]
        logits = [each / self.scale for each in (negative, neutral, positive)]
        top = max(logits)
        one, two, three = (math.exp(each - top) for each in logits)
        total = one + two + three
        return one / total, two / total, three / total


def path(language: str) -> Path:
    """Return the file of a language's model, whether or not it is there."""
    return data_folder() / "models" / f"towards.{language}.json"


@functools.cache
def load(language: str) -> Model:
    """Load a model. Raises `DataFileError` if it is missing or faulty."""
    return read(path(language))


def read(file: Path) -> Model:
    """Read and check a model. Raises `DataFileError`."""
    try:
        values = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataFileError(file, "the file does not exist") from None
    except ValueError as error:
        raise DataFileError(file, f"not valid JSON: {error}") from None
    for key in _TEXTS:
        if not isinstance(values.get(key), str) or not values[key]:
            raise DataFileError(file, f"expected {key} = a text that is not empty")
    weights = {name: _weights(file, name, each) for name, each in values["weights"].items()}
    intercept = _weights(file, "intercept", values["intercept"])
    scale, band = values.get("scale"), values.get("abstain_below")
    if not isinstance(scale, int | float) or scale <= 0:
        raise DataFileError(file, "expected scale = a number above 0")
    if not isinstance(band, int | float) or not 0 <= band < 1:
        raise DataFileError(file, "expected abstain_below = a number, 0 to 1")
    return Model(weights, intercept, scale, band)


def _weights(file: Path, name: str, value: object) -> Weights:
    if not isinstance(value, list) or [type(each) for each in value] != [int, int, int]:
        raise DataFileError(file, f"{name!r}: expected three whole numbers, found {value!r}")
    return value[0], value[1], value[2]
