"""From files to a table of measures in two calls, for scripts and notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from biascompare import engines, sources
from biascompare.errors import SourceError
from biascompare.measures import select_columns
from biascompare.model import Document
from biascompare.voice import Voice


def read(
    *paths: str | Path,
    columns: Mapping[str, str] | None = None,
    errors: list[SourceError] | None = None,
) -> list[Document]:
    """Return the articles of files, folders, corpora or ``"sample"``.

    Parameters
    ----------
    columns
        Which column of a table is which field: ``{"Body Copy": "text"}``.
    errors
        A list that takes what cannot be read; without it the first is raised.

    Raises
    ------
    SourceError
        For a file, page or row that cannot be read.
    """
    documents = []
    for found in sources.read(paths, columns=columns):
        if isinstance(found, Document):
            documents.append(found)
        elif errors is None:
            raise found
        else:
            errors.append(found)
    return documents


def measure(
    documents: Iterable[Document],
    *names: str,
    reasons: bool = False,
    keep_altered: bool = False,
    voice: Voice = "all",
) -> pd.DataFrame:
    """Return an article a row and a column for each measure called ``names`` (all if none).

    ``strongest_frame`` is a column too, of names instead of numbers.

    As `biascompare.engines.measure`. Raises `UnknownNameError` for an unknown measure.
    """
    chosen = select_columns(names or None)
    return engines.measure(
        documents, chosen, reasons=reasons, keep_altered=keep_altered, voice=voice
    )
