"""What a page says about the kind of its piece: paywall, live blog, opinion, wire copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from biascompare.model import Notice
from biascompare.sources.columns import plain_name
from biascompare.sources.html.names import Credits
from biascompare.sources.html.statements import Statements, types_of
from biascompare.sources.html.titles import parted
from biascompare.sources.html.words import page_words
from biascompare.sources.lines import Line, word_count
from biascompare.sources.pieces import piece_rules
from biascompare.sources.rules import reading_rules

_DATELINE = re.compile(
    r"^.{0,60}?\((?P<agency>[^()]{2,30})\)\s?[-–—:]|^(?P<alone>[^()\s]{2,12})\s?[-–—]\s"
)
_CREDIT_LINES = 2


def page_notices(
    said: Statements,
    lines: Sequence[Line],
    credits: Credits,
    *,
    titles: Sequence[str | None],
    outlet: str | None,
    url: str | None,
) -> Iterator[Notice]:
    """Yield a notice for each kind that the page or its text states."""
    words = page_words()
    if is_paywalled(said):
        size = sum(word_count(line.text) for line in lines)
        if size < words.stub:
            message = f"Only the beginning is here ({size} words): the rest is behind a paywall."
            yield Notice("paywall_stub", message)
        else:
            yield Notice("paywalled", "The page says that it is not free to read.")
    if (
        _has_type(said, "live_type")
        or any(map(_title_says_live, titles))
        or _address_says(url, "live_address")
    ):
        yield Notice("live_blog", "A live blog: many short entries under one title.")
    if _has_type(said, "opinion_type"):
        yield Notice("opinion_piece", "An opinion piece: the page says so.")
    elif any(map(_title_says_opinion, titles)):
        yield Notice("opinion_piece", "An opinion piece: the title says so.")
    elif _address_says(url, "opinion_address"):
        yield Notice("opinion_piece", "An opinion piece: the address says so.")
    one_name = piece_rules().agencies
    agency, outlet = _agency(lines, credits), outlet or ""
    agency = one_name.get(agency or "", agency)
    if agency and agency != one_name.get(outlet, outlet):
        yield Notice("wire_copy", f"Copy of a news agency: {agency}.")


def is_paywalled(said: Statements) -> bool:
    """Tell whether JSON-LD says that the article, or a part of it, is not free."""
    values = [said.article.get("isAccessibleForFree")]
    parts = said.article.get("hasPart")
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict):
            values.append(part.get("isAccessibleForFree"))
    return any(str(value).casefold() in ("false", "no") for value in values if value is not None)


def _has_type(said: Statements, name: str) -> bool:
    return any(page_words().lists_it(name, kind) for kind in types_of(said.article))


def _title_says_live(title: str | None) -> bool:
    head = re.split(r"\s?[:|–—-]\s", title or "", maxsplit=1)
    return len(head) == 2 and page_words().lists_it("live_title", head[0])


def _title_says_opinion(title: str | None) -> bool:
    """Tell whether a part of the title, as it stands on the page, is a label of opinion."""
    parts, marks = parted(title or "")
    return bool(marks) and any(reading_rules().find("opinion_heading", part) for part in parts)


def _address_says(url: str | None, name: str) -> bool:
    try:
        parts = urlsplit(url or "").path.split("/")[1:-1]
    except ValueError:
        return False
    return any(page_words().lists_it(name, part) for part in parts if plain_name(part))


def _agency(lines: Sequence[Line], credits: Credits) -> str | None:
    """Return the agency that a byline, a dateline or a line at the end names."""
    if credits.agencies:
        return credits.agencies[0]
    known = page_words().agency
    body = [line.text for line in lines if line.kind != "heading"]
    for text in body[:_CREDIT_LINES]:
        if match := _DATELINE.match(text):
            found = (match["agency"] or match["alone"] or "").strip()
            named = next((part for part in re.split(r"[/,]", found) if part.strip() in known), None)
            if named:
                return named.strip()
    last = body[-1].strip("()[] .") if body else ""
    return last if last in known else None
