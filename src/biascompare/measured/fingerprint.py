"""What values depend on besides the articles: rules, lexicons, and the packages that count."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
from collections.abc import Iterator
from pathlib import Path

import biascompare
from biascompare.datafiles import data_folder

_DATA = ("frequencies", "languages", "lexicons", "models", "names", "reading")
_CODE = ("engines", "measures", "tone", "towards", "voice")
_NOT_MEASURING = ("cli", "server", "api", "importing", "discovery", "stories", "spreadsheets")
_PACKAGES = ("ahocorasick-rs", "py3langid", "pyphen", "simplemma", "textstat", "vadersentiment")


def fingerprint(actors: Path | None = None) -> str:
    """Return a short name for the way of measuring: another way, another name.

    ``actors`` is a user's own file of actors. Raises ``OSError`` when it cannot be read.
    """
    own = b"" if actors is None else actors.read_bytes()
    return hashlib.blake2b(_shipped() + own, digest_size=8).hexdigest()


@functools.cache
def _shipped() -> bytes:
    found = hashlib.blake2b(digest_size=16)
    for path in _files():
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for name in _PACKAGES:
        found.update(f"{name} {_version(name)}\0".encode())
    return found.digest()


def _files() -> Iterator[Path]:
    data, code = data_folder(), Path(biascompare.__file__).parent
    for name in _DATA:
        yield from sorted(path for path in (data / name).rglob("*") if path.is_file())
    for name in _CODE:
        yield from sorted((code / name).rglob("*.py"))
    yield from (
        path for path in sorted(code.glob("*.py")) if not path.stem.startswith(_NOT_MEASURING)
    )


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "absent"
