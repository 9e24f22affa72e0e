"""The characters of a page to a tree that the extractors can walk safely."""

from __future__ import annotations

import itertools
import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from biascompare.errors import SourceError

DEEPEST = 2_000
"""Elements inside one another; the parser itself gives up at 2,048."""
MOST_ELEMENTS = 50_000
"""Elements of a page; the longest articles have a few thousand."""
_LONGEST = 4_096
_XHTML = "{http://www.w3.org/1999/xhtml}"
# The parser's time grows with the square of an element's attributes.
_LONG_TAG = re.compile(rf"<([A-Za-z][\w:-]*)([^<>]{{{_LONGEST},}})(?=[<>]|$)")
_KEPT = re.compile(
    r"\s(?:class|id|itemprop|itemtype|property|name|content|rel|href|type|datetime)\s*=\s*"
    rf"(?:\"[^\"]{{0,{_LONGEST}}}\"|'[^']{{0,{_LONGEST}}}')",
    re.IGNORECASE,
)
_MOST_KEPT = 20


def parse_page(name: str, text: str) -> HtmlElement:
    """Return the tree of a page; its scripts that hold data stay, nothing is fetched.

    The HTML parser knows no document type: an entity of the page's own is plain text.
    Raises `SourceError` for a page without elements or nested too deeply.
    """
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        tree = document_fromstring(_LONG_TAG.sub(_shortened, text).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise SourceError(name, f"not an HTML page ({error}); expected an article") from None
    if any("depth" in (entry.message or "") for entry in parser.error_log):
        reason = f"more than {DEEPEST:,} elements inside one another; expected an article"
        raise SourceError(name, reason)
    for number, element in enumerate(tree.iter(etree.Element)):
        if number >= MOST_ELEMENTS:
            reason = f"more than {MOST_ELEMENTS:,} elements; expected one article a page"
            raise SourceError(name, reason)
        if element.tag.startswith(_XHTML):
            element.tag = element.tag.removeprefix(_XHTML)
    return tree


def _shortened(match: re.Match[str]) -> str:
    """Return a long tag with those attributes that can state something; no picture's data."""
    kept = itertools.islice(_KEPT.finditer(match[2]), _MOST_KEPT)
    return f"<{match[1]}{''.join(attribute[0] for attribute in kept)}"
