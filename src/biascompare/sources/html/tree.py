"""The characters of a page to a tree that the extractors can walk safely."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from biascompare.errors import SourceError

LONGEST_ATTRIBUTE = 4_096
"""Characters of an attribute; longer ones hold pictures or data, no facts."""
DEEPEST = 2_000
"""Elements inside one another; the parser itself gives up at 2,048."""
_XML = "{http://www.w3.org/1999/xhtml}"


def parse_page(name: str, text: str) -> HtmlElement:
    """Return the tree of a page; its scripts that hold data stay, nothing is fetched.

    The HTML parser knows no document type: an entity of the page's own is plain text.
    Raises `SourceError` for a page without elements or nested too deeply.
    """
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        tree = document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise SourceError(name, f"not an HTML page ({error}); expected an article") from None
    if any("depth" in (entry.message or "") for entry in parser.error_log):
        reason = f"more than {DEEPEST:,} elements inside one another; expected an article"
        raise SourceError(name, reason)
    for element in tree.iter(etree.Element):
        if element.tag.startswith(_XML):
            element.tag = element.tag.removeprefix(_XML)
        for key, value in element.items():
            if len(value) > LONGEST_ATTRIBUTE and element.tag != "meta":
                del element.attrib[key]
    return tree
