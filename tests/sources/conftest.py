"""What the tests of the readers share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from biascompare.model import Document
from biascompare.sources import read


@pytest.fixture(scope="session")
def only_document() -> Callable[..., Document]:
    """Read paths that hold one article."""

    def read_one(paths, **options) -> Document:
        (found,) = read(paths, **options)
        assert isinstance(found, Document), found
        return found

    return read_one
