"""Generated articles and corpora for the tests of the corpus."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from biascompare import corpus
from biascompare.errors import CorpusError
from biascompare.model import Comment, Document, Notice

Article = Callable[..., Document]
Fill = Callable[..., Path]


def make_article(number: int, **fields: object) -> Document:
    """Return the article with this number; its id stays whatever ``fields`` say."""
    document = Document(
        id=f"{number:016x}",
        text=f"Article {number} says that the council met.\n\nWhat comes next\n\nNobody knows.",
        outlet=f"Outlet {number % 7}",
        title=f"The council meets, {number}",
        published=f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
        language="en",
        headings=("What comes next",),
        comments=(Comment("No.", "ana", None),) if number % 5 == 0 else (),
        notices=(Notice("no_url", "No address is stated."),),
    )
    return dataclasses.replace(document, **fields)  # type: ignore[arg-type]


def fill_corpus(path: Path, documents: Iterable[Document], *, rows_in_part: int = 10) -> Path:
    """Add documents to the corpus at ``path``, in small parts."""
    writer = corpus.Writer(corpus.create(path), rows_in_part=rows_in_part)
    for row, document in enumerate(documents, start=1):
        writer.add(document, "generated.jsonl", row)
    writer.settle()
    return path


@pytest.fixture(scope="session")
def article() -> Article:
    return make_article


@pytest.fixture(scope="session")
def fill() -> Fill:
    return fill_corpus


@pytest.fixture(scope="session")
def content() -> Callable[[Path], dict[str, Document]]:
    """Return a corpus by id; no article may come twice, no part may fail."""

    def content(path: Path) -> dict[str, Document]:
        found: dict[str, Document] = {}
        for each in corpus.read(path):
            assert not isinstance(each, CorpusError), str(each)
            assert each.id not in found, f"{each.id} comes twice"
            found[each.id] = each
        return found

    return content


@pytest.fixture
def parts() -> Callable[[Path], list[Path]]:
    return lambda path: sorted((path / "parts").glob("*.parquet"))
