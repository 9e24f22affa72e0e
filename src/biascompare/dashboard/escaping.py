"""The only way for text from files to reach a page as HTML.

Streamlit's labels, ``st.markdown``, ``st.write`` and ``st.table`` format Markdown and
load remote images; text from files goes through these functions and ``st.html``, or
through ``st.text``, ``st.dataframe`` and the fields of charts.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Sequence

from biascompare.model import Span

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SHORTCODE = re.compile("([:<>=-])")
DEPTHS = 4
_FITS_A_PHONE = 3  # columns, whatever stands in them
_LETTERS_OF_A_PHONE = 48
_LONGEST_CELL = 24


def plain(text: str) -> str:
    """Return ``text`` as HTML that shows exactly its characters.

    Control characters, lone surrogates and marks that turn the reading direction are
    left out, because they could change what stands around them.
    """
    return html.escape(_INVISIBLE.sub("", text), quote=True)


def label(text: str) -> str:
    """Return ``text`` as the label of a button that shows exactly its characters.

    Labels are Markdown with shortcodes for emoji, icons and colours, which a mark of no
    width takes apart, and with arrows made of signs.
    """
    shown = _SHORTCODE.sub("\\1\u2060", _INVISIBLE.sub("", text))
    return _PUNCTUATION.sub(r"\\\1", shown)


def highlighted(
    text: str, spans: Sequence[Span], strongest: float, tip: Callable[[str, float], str]
) -> str:
    """Return ``text`` as HTML with each span marked.

    Parameters
    ----------
    text, spans
        The text and what to mark; offsets outside of the text are cut to it.
    strongest
        The share with the deepest colour.
    tip
        The tooltip of a term and its share.
    """
    pieces: list[str] = []
    position = 0
    for start, end, term, share in _merged(spans):
        start, end = max(start, position), min(end, len(text))
        if start >= end:
            continue
        marked = _mark(text[start:end], share, strongest, tip(term, share))
        pieces += [plain(text[position:start]), marked]
        position = end
    return "".join(pieces) + plain(text[position:])


def table(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numeric: Collection[int] = (),
    total: bool = False,
) -> str:
    """Return an HTML table; ``numeric`` columns stand right, a ``total`` row is set off."""
    kinds = ["number" if place in numeric else "text" for place in range(len(headers))]
    head = "".join(
        f'<th scope="col" class="{kind}">{plain(header)}</th>'
        for header, kind in zip(headers, kinds, strict=True)
    )
    body = "".join(f"<tr>{_cells(row, kinds, headers)}</tr>" for row in rows)
    classes = ["numbers"]
    if total:
        classes.append("total")
    if len(headers) > _FITS_A_PHONE:
        classes.append("narrow" if _is_narrow(headers, rows, numeric) else "stacking")
    return (
        f'<table class="{" ".join(classes)}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _is_narrow(
    headers: Sequence[str], rows: Sequence[Sequence[str]], numeric: Collection[int]
) -> bool:
    """Whether the columns stand side by side on a phone: words whole, figures on one line."""
    letters = 0
    for place, header in enumerate(headers):
        cells = [row[place] for row in rows]
        if max(map(len, cells), default=0) > _LONGEST_CELL:
            return False
        words = cells if place in numeric else [word for cell in cells for word in cell.split()]
        letters += 2 + max(map(len, [*words, *header.split()]), default=0)
    return letters <= _LETTERS_OF_A_PHONE


def _cells(row: Sequence[str], kinds: Sequence[str], headers: Sequence[str]) -> str:
    return "".join(
        f'<td class="{kind}" data-column="{plain(header)}">{plain(text)}</td>'
        for text, kind, header in zip(row, kinds, headers, strict=True)
    )


def _merged(spans: Sequence[Span]) -> list[tuple[int, int, str, float]]:
    """Return the spans in order; those of the very same stretch become one."""
    found: dict[tuple[int, int], tuple[str, float]] = {}
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        term, share = found.get((span.start, span.end), ("", 0.0))
        found[span.start, span.end] = (f"{term} {span.term}".strip(), share + span.share)
    return [(start, end, term, share) for (start, end), (term, share) in found.items()]


def _mark(text: str, share: float, strongest: float, tip: str) -> str:
    depth = max(1, min(DEPTHS, round(DEPTHS * abs(share) / strongest))) if strongest else 1
    sign = "down" if share < 0 else "up"
    return f'<mark class="{sign} depth-{depth}" title="{plain(tip)}">{plain(text)}</mark>'
