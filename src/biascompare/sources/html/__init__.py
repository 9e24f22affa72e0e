"""HTML pages, saved or fetched: the article, the facts stated about it, the comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from biascompare.model import Document
from biascompare.sources.limits import loading

LARGEST_PAGE = 5 * 2**20
"""Bytes of a page, decompressed."""


def read_html(
    name: str,
    content: bytes,
    *,
    columns: Mapping[str, str] | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Iterator[Document]:
    """Yield the article of an HTML page.

    ``url`` is where the page was found and ``charset`` what its server called its
    encoding; both may be unknown. A page has no ``columns``. A pure function of its
    arguments: nothing is fetched. Raises `SourceError` for a page that is empty, binary,
    too large, nested too deeply or without an article.
    """
    # The extractors load slowly; only a page needs them.
    with loading():
        from biascompare.sources.html.page import read_page

    yield read_page(name, content, url=url, charset=charset)


__all__ = ["LARGEST_PAGE", "read_html"]
