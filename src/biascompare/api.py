"""From files to a table of measures in two calls, for scripts and notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from biascompare import engines, sources
from biascompare.errors import SourceError
from biascompare.measures import MEASURES, Registry, select
from biascompare.model import Document
from biascompare.outlets import load_outlets
from biascompare.voice import Voice


def read(
    *paths: str | Path,
    columns: Mapping[str, str] | None = None,
    outlets: str | Path | None = None,
    errors: list[SourceError] | None = None,
) -> list[Document]:
    """Return the articles of files, folders, corpora or ``"sample"``.

    Parameters
    ----------
    columns
        Which column of a table is which field: ``{"Body Copy": "text"}``.
    outlets
        A TOML file of outlets' names, beside those that ship.
    errors
        A list that takes what cannot be read; without it the first is raised.

    Raises
    ------
    SourceError
        For a file, page or row that cannot be read.
    """
    documents = []
    known = load_outlets(Path(outlets)) if outlets else None
    for found in sources.read(paths, columns=columns, outlets=known):
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
    actors: str | Path | None = None,
) -> pd.DataFrame:
    """Return an article a row and a column for each measure called ``names`` (all if none).

    As `biascompare.engines.measure`; ``actors`` is a TOML file of actors, beside those that
    ship. Raises `UnknownNameError` for an unknown measure.
    """
    chosen = select(names or None, Registry(Path(actors)) if actors else MEASURES)
    return engines.measure(
        documents, chosen, reasons=reasons, keep_altered=keep_altered, voice=voice
    )
