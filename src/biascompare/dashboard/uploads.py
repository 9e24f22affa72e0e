"""What a visitor drops, as files in a folder of the visitor's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def stored(folder: Path, given: Sequence[tuple[str, bytes]]) -> tuple[Path, ...]:
    """Write what was given into ``folder``, each under its own name in a folder of its own."""
    paths = []
    for number, (name, content) in enumerate(given, start=1):
        place = folder / str(number)
        place.mkdir(parents=True)
        path = place / safe_name(name)
        path.write_bytes(content)
        paths.append(path)
    return tuple(paths)


def safe_name(name: str) -> str:
    """Return a file's name without a path, signs that steer or endless tails."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*').strip()
    stem, dot, ending = plain.lstrip(".").rpartition(".")
    return f"{stem[:100]}{dot}{ending[-20:]}" or "file"
