"""Measuring documents one after another, in this process."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from biascompare.measures import Category, Measure, Missing, Prepared, select_columns
from biascompare.model import Document
from biascompare.voice import Voice

DESCRIPTION = (
    "id",
    "outlet",
    "title",
    "published",
    "language",
    "story",
    "author",
    "section",
    "notices",
    "voice",
)
"""Columns that describe an article: ``notices`` holds its notices' codes, parted by spaces,
``voice`` whose words were measured."""
_FIELDS = DESCRIPTION[:8]
REASON = "{}_reason"


def measure(
    documents: Iterable[Document],
    measures: Sequence[Measure | Category] | None = None,
    *,
    reasons: bool = False,
    keep_altered: bool = False,
    voice: Voice = "all",
) -> pd.DataFrame:
    """Return one row an article: its description, the voice, then a column a measure.

    Parameters
    ----------
    documents
        The articles.
    measures
        Which measures and categories, in order; all when ``None``.
    reasons
        Whether a column ``<measure>_reason`` follows each measure: why its value is
        missing, else empty.
    keep_altered
        Whether articles whose wording looks altered count in measures of wording.
    voice
        Whose words are measured: ``all``, the ``outlet``'s own, or ``quoted`` speech.
    """
    chosen = select_columns() if measures is None else tuple(measures)
    rows = [
        _row(Prepared(document, keep_altered=keep_altered, voice=voice), chosen, reasons)
        for document in documents
    ]
    table = pd.DataFrame(rows, columns=_columns(chosen, reasons))
    numbers = (each.name for each in chosen if isinstance(each, Measure))
    # Copied into few blocks of memory: by column, every later column would be slow to add.
    return table.astype(dict.fromkeys(numbers, float)).copy()


def _columns(measures: Sequence[Measure | Category], reasons: bool) -> list[str]:
    columns = list(DESCRIPTION)
    for chosen in measures:
        columns.append(chosen.name)
        if reasons:
            columns.append(REASON.format(chosen.name))
    return columns


def _row(
    prepared: Prepared, measures: Sequence[Measure | Category], reasons: bool
) -> dict[str, object]:
    document = prepared.document
    row: dict[str, object] = {name: getattr(document, name) for name in _FIELDS}
    row["notices"] = " ".join(dict.fromkeys(notice.code for notice in document.notices))
    row["voice"] = prepared.voice
    for chosen in measures:
        value = chosen.value(prepared)
        missing = isinstance(value, Missing)
        row[chosen.name] = None if missing else value
        if reasons:
            row[REASON.format(chosen.name)] = value.reason if isinstance(value, Missing) else None
    return row
