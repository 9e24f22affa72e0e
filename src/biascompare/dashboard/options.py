"""What the dashboard was started with."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from biascompare import corpus
from biascompare.dashboard import sample

_SAMPLE_ALONE = (sample.NAME,)


@dataclass(frozen=True, slots=True)
class Options:
    """The PATHs and options of `biascompare dashboard`."""

    paths: tuple[str, ...] = _SAMPLE_ALONE
    columns: tuple[tuple[str, str], ...] = ()
    outlets: Path | None = None
    corpus: Path | None = None
    allow_private: bool = False
    actors: Path | None = None

    @property
    def lasting(self) -> Path | None:
        """The corpus folder that articles are added to for good, if one was named."""
        if self.corpus is not None:
            return self.corpus
        return next((Path(path) for path in self.paths if corpus.is_corpus(path)), None)

    @property
    def sample_alone(self) -> bool:
        """Whether only the sample is shown, which articles of one's own take the place of."""
        return self.paths == _SAMPLE_ALONE


def parse(arguments: Sequence[str]) -> Options:
    """Return the options that `biascompare.server` hands on; unknown ones are passed over."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--column", action="append", default=[])
    parser.add_argument("--outlets", type=Path)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--actors", type=Path)
    parser.add_argument("--allow-private", action="store_true")
    known, _ = parser.parse_known_args(list(arguments))
    columns = tuple(
        (name, field) for name, _, field in (each.rpartition("=") for each in known.column)
    )
    paths = tuple(known.paths) or _SAMPLE_ALONE
    return Options(paths, columns, known.outlets, known.corpus, known.allow_private, known.actors)
