"""Folders: which of their files are sources, and which may not be followed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

from biascompare.errors import SourceError

CORPUS_MARK = "corpus.json"
"""The file that makes a folder a corpus (as in `biascompare.corpus`, which is heavy to import)."""
_PAPERWORK = {"readme", "license", "licence", "changelog", "contributing", "notice"}


def is_skipped(path: PurePath) -> bool:
    """Tell whether a file is hidden, or about its folder rather than in it."""
    hidden = any(name.startswith((".", "__MACOSX")) for name in path.parts)
    return hidden or path.stem.casefold() in _PAPERWORK


def walk(folder: Path, is_source: Callable[[Path], bool]) -> Iterator[Path | SourceError]:
    """Yield the files of a folder that are sources, in sorted order, and its corpus folders."""
    home = folder.resolve()
    for place, folders, files in os.walk(folder):
        if CORPUS_MARK in files:
            folders.clear()
            yield Path(place)
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if not is_skipped(PurePath(name)) and is_source(path):
                yield _fault(path, home) or path


def _fault(path: Path, home: Path) -> SourceError | None:
    """Refuse what leads out of the folder, and what may never end, such as a pipe."""
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(home):
            reason = "a link that leads out of the folder is not followed; give the file itself"
            return SourceError(path, reason)
        if not path.is_file():
            return SourceError(path, "a link to nothing, or not an ordinary file")
    except (OSError, RuntimeError) as error:  # a link to itself
        return SourceError(path, f"cannot be read: {error}")
    return None
