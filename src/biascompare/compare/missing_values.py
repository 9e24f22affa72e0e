"""Why articles of a group have no value: the reason that most of them give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from biascompare.compare.samples import Articles, Key
from biascompare.engines.local import REASON
from biascompare.measures import Measure
from biascompare.measures.base import language_name

NOT_FOR_LANGUAGE = "it can only be measured in {}"


def reasons_missing(articles: Articles, measure: object, name: str) -> list[str | None]:
    """Return for each group why its articles have no value, ``None`` where nobody knows.

    From the table's column of reasons; without one, from the measure's languages.
    """
    column = REASON.format(name)
    if column in articles.table:
        return _most_frequent(articles, articles.table[column])
    return [_of_language(measure, key) for key in articles.keys]


def _most_frequent(articles: Articles, given: pd.Series[str]) -> list[str | None]:
    codes, texts = pd.factorize(given)
    width = len(texts)
    counts = np.bincount(
        articles.codes[codes >= 0].astype(np.intp) * width + codes[codes >= 0],
        minlength=len(articles.keys) * width,
    ).reshape(len(articles.keys), width)
    return [_of_group(own, list(texts)) for own in counts]


def _of_group(
    counts: np.ndarray[tuple[int, ...], np.dtype[np.intp]], texts: Sequence[str]
) -> str | None:
    """Return the most frequent kind of reason, in the words of its most frequent example.

    "too short: 8 of 100 words needed" and "too short: 9 of …" are one kind.
    """
    kinds: Counter[str] = Counter()
    examples: dict[str, tuple[int, str]] = {}
    for place in np.flatnonzero(counts).tolist():
        number, text = int(counts[place]), texts[place]
        kind = text.partition(":")[0]
        kinds[kind] += number
        examples[kind] = max(examples.get(kind, (0, "")), (number, text), key=lambda each: each[0])
    if not kinds:
        return None
    (kind, number), *_ = kinds.most_common(1)
    often, example = examples[kind]
    return example if often == number else f"{kind} (as in: {example.partition(':')[2].strip()})"


def _of_language(measure: object, key: Key) -> str | None:
    if not isinstance(measure, Measure) or measure.languages is None or not key.language:
        return None
    if key.language in measure.languages:
        return None
    *others, last = map(language_name, measure.languages)
    return NOT_FOR_LANGUAGE.format(f"{', '.join(others)} and {last}" if others else last)
