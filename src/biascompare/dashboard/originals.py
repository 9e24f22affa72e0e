"""What a visitor gave, as text, to stand beside what was made of it."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from biascompare.dashboard import escaping
from biascompare.dashboard.texts import said, t
from biascompare.errors import SourceError
from biascompare.model import Document, Notice
from biascompare.sources.characters import decode
from biascompare.sources.html.encoding import decode_page
from biascompare.sources.kinds import source_in
from biascompare.sources.worker import limited
from biascompare.web import Page

MOST_LINES = 600
"""Lines of an original that are shown."""
_LONGEST = 2_000
_LARGEST = 5 * 2**20
_HEAD = 4_000
_TABLES = {"CSV", "JSON Lines", "JSON"}


@dataclass(frozen=True, slots=True)
class Original:
    """A text as it was given: of one article, or the first lines of a ``table``."""

    text: str
    table: bool = False


def of_file(path: Path) -> Original | None:
    """Return the text of a file that holds one article; of a table its first lines.

    None for what is no text, or too large to be shown.
    """
    source = source_in(path)
    if source is None:
        return None
    if source.name in _TABLES:
        with path.open("rb") as file:
            return _first_lines(path.name, file.read(_HEAD))
    if source.streams or path.stat().st_size > _LARGEST:
        return None
    return _original(path.name, path.read_bytes(), source.name == "web page", None)


def of_page(page: Page) -> Original | None:
    """Return the text of a page that was fetched; None for a feed."""
    if page.kind == "feed":
        return None
    return _original(page.url, page.content, page.kind == "html", page.charset)


def _first_lines(name: str, content: bytes) -> Original | None:
    try:
        # The last letter may be cut in two.
        return Original(codecs.getincrementaldecoder("utf-8-sig")().decode(content), table=True)
    except UnicodeDecodeError:
        try:
            return Original(decode(name, content)[0], table=True)
        except SourceError:
            return None  # Reading it says the same, with the reason.


def _original(name: str, content: bytes, is_page: bool, charset: str | None) -> Original | None:
    try:
        if not is_page:
            return Original(decode(name, content)[0])
        return Original(limited(_page_text, name, content, charset))
    except SourceError:
        # Reading it says the same, with the reason.
        return None


def _page_text(name: str, content: bytes, charset: str | None) -> str:
    """Return the text of a page's blocks, a line each."""
    from lxml import html

    page = html.document_fromstring(decode_page(name, content, charset)[0])
    for unseen in page.xpath("//script | //style | //noscript | //template | //head | //comment()"):
        unseen.drop_tree()
    for block in page.iter(*_BLOCKS):
        block.text = f"\n{block.text or ''}"
        block.tail = f"\n{block.tail or ''}"
    lines = (" ".join(line.split()) for line in page.text_content().splitlines())
    return "\n".join(line for line in lines if line)


_BLOCKS = (
    *("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "section", "article", "nav"),
    *("header", "footer", "aside", "figure", "figcaption", "br", "blockquote", "ul", "ol", "form"),
)


def shown(original: Original, document: Document) -> str:
    """Return an original as HTML, line by line.

    Lines that a notice names are marked and say why; so are lines that are no part of
    ``document``. Those of a table are as they are.
    """
    lines = original.text.splitlines()[:MOST_LINES]
    if original.table:
        return _listed(f"<li>{_plain(line)}</li>" for line in lines)
    said = {
        number: notice
        for notice in document.notices
        if notice.first_line is not None
        for number in range(notice.first_line, (notice.last_line or notice.first_line) + 1)
    }
    kept = _letters(" ".join((document.title or "", document.author or "", document.text)))
    return _listed(_line(line, said.get(number), kept) for number, line in enumerate(lines, 1))


def _listed(rows: Iterable[str]) -> str:
    return f'<ol class="original" tabindex="0">{"".join(rows)}</ol>'


def _plain(line: str) -> str:
    return escaping.plain(line[:_LONGEST] + ("…" if len(line) > _LONGEST else "")) or "&nbsp;"


def _line(line: str, notice: Notice | None, kept: str) -> str:
    body = _plain(line)
    if notice is not None and not notice.code.startswith("removed"):
        return f'<li><mark title="{escaping.plain(said(notice.message))}">{body}</mark></li>'
    if notice is None and _letters(line) in kept:
        return f"<li>{body}</li>"
    reason = said(notice.message) if notice is not None else t("data.not_part")
    return f'<li><del title="{escaping.plain(reason)}">{body}</del></li>'


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def left_out(original: Original) -> int:
    """Return how many lines of an original are not shown."""
    return max(0, len(original.text.splitlines()) - MOST_LINES)
