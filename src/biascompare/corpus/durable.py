"""Files that are whole or not there at all, whatever ends the process that writes them."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from biascompare.errors import CorpusError

TEMPORARY = ".tmp"
"""How temporary names end; they begin with a dot, which other readers of Parquet skip."""
_ABANDONED_SECONDS = 24 * 3600
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write; it takes the name ``path`` when it is whole and on the disk.

    Raises `CorpusError` when the disk is full or the folder cannot be written; what stood
    at ``path`` before stays as it was then.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}{TEMPORARY}")
    try:
        with draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
        sync_folder(path.parent)
    except OSError as error:
        raise unwritten(path, error) from error
    finally:
        draft.unlink(missing_ok=True)


def unwritten(path: Path, error: OSError) -> CorpusError:
    """Return the error about a file that cannot be written, with what to do."""
    if error.errno in _FULL:
        advice = "the disk is full or a quota is reached; make room and give the same command again"
    else:
        advice = f"cannot be written: {error.strerror or error}"
    return CorpusError(path, f"{advice}. Everything written before is unharmed.")


def sync_folder(folder: Path) -> None:
    """Put the names in ``folder`` on the disk; Windows does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove the temporary files of processes that ended long ago."""
    for path in folder.glob(f".*{TEMPORARY}"):
        with contextlib.suppress(OSError):
            # Younger ones may belong to an import that is still going on.
            if time.time() - path.stat().st_mtime > _ABANDONED_SECONDS:
                path.unlink()


@contextlib.contextmanager
def locked(path: Path, *, wait: bool) -> Iterator[None]:
    """Hold the lock file ``path``; the system lets go of it when the process ends.

    With ``wait`` false, raises `CorpusError` when another process holds it.
    """
    with path.open("ab") as file:
        if not _lock(file, wait=wait):
            raise CorpusError(path.parent, "another process is compacting it; try again later")
        try:
            yield
        finally:
            _unlock(file)


if os.name == "nt":
    import msvcrt

    def _lock(file: IO[Any], *, wait: bool) -> bool:
        while True:
            file.seek(0)
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            except OSError:
                if not wait:
                    return False
                time.sleep(0.05)
            else:
                return True

    def _unlock(file: IO[Any]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined]

else:
    import fcntl

    def _lock(file: IO[Any], *, wait: bool) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True

    def _unlock(file: IO[Any]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
