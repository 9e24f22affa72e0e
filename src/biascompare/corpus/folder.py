"""The folder of a corpus: what lies where in it, and how it begins.

``corpus.json`` holds the format's version, the title and when it was made.
``parts/*.parquet`` hold the articles; every file is whole, and none is ever changed.
``decisions.jsonl`` holds what people decided: corrected fields, stories renamed, split, merged.
"""

from __future__ import annotations

import contextlib
import datetime
import json
from dataclasses import dataclass
from pathlib import Path

from biascompare.corpus import durable
from biascompare.errors import CorpusError

FORMAT = 1
"""The version of the format that is written; older ones are read."""
MARK = "corpus.json"
"""The file that makes a folder a corpus."""


@dataclass(frozen=True, slots=True)
class Folder:
    """An opened corpus folder."""

    path: Path
    title: str
    created: str

    @property
    def parts(self) -> Path:
        """Return the folder of the parts."""
        return self.path / "parts"

    @property
    def decisions(self) -> Path:
        """Return the file of people's decisions."""
        return self.path / "decisions.jsonl"

    @property
    def lock(self) -> Path:
        """Return the file that a compaction locks."""
        return self.path / ".lock"


def is_corpus(path: str | Path) -> bool:
    """Tell whether ``path`` is a corpus folder."""
    return Path(path, MARK).is_file()


def create(path: str | Path, title: str | None = None) -> Folder:
    """Open the corpus at ``path``, or make an empty one there.

    Raises `CorpusError` when something else stands there.
    """
    place = Path(path)
    if is_corpus(place):
        return open_folder(place)
    if place.exists() and (not place.is_dir() or _foreign(place)):
        raise CorpusError(place, "not a corpus and not empty; name a new or an empty folder")
    try:
        (place / "parts").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusError(place, f"cannot be made: {error.strerror or error}") from error
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    mark = {"format": FORMAT, "title": title or place.resolve().name, "created": now}
    with durable.replacing(place / MARK) as file:
        file.write(json.dumps(mark, ensure_ascii=False, indent=2).encode("utf-8") + b"\n")
    with contextlib.suppress(OSError):
        durable.sync_folder(place.resolve().parent)
    return open_folder(place)


def _foreign(place: Path) -> bool:
    # An import that was ended at its very first moment leaves these.
    return any(
        not path.name.startswith(f".{MARK}") and not (path.name == "parts" and path.is_dir())
        for path in place.iterdir()
    )


def open_folder(path: str | Path) -> Folder:
    """Open the corpus at ``path``.

    Raises `CorpusError` when it is none, a newer one, or without its parts.
    """
    place = Path(path)
    mark = place / MARK
    try:
        values = json.loads(mark.read_text(encoding="utf-8"))
        version = int(values["format"])
        folder = Folder(place, str(values["title"]), str(values["created"]))
    except (FileNotFoundError, NotADirectoryError):
        advice = "make one with: biascompare import PATH --corpus DIR"
        raise CorpusError(place, f"not a corpus folder (it has no {MARK}); {advice}") from None
    except OSError as error:
        raise CorpusError(mark, f"cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError):
        reason = 'expected {"format": 1, "title": "…", "created": "…"}'
        raise CorpusError(mark, f"{reason}; the parts are unharmed, write it anew") from None
    if version > FORMAT:
        reason = f"format {version}, this version of biascompare reads up to {FORMAT}; update it"
        raise CorpusError(mark, reason)
    if not folder.parts.is_dir():
        reason = "the folder with the articles is gone; put it back, or delete the corpus's folder"
        raise CorpusError(folder.parts, f"{reason} and import them again")
    return folder
