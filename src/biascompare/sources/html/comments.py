"""Readers' comments on a page, and the tree without them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from biascompare.model import Comment
from biascompare.sources.dates import iso_date
from biascompare.sources.html.blocks import text_of
from biascompare.sources.html.statements import plain
from biascompare.sources.lines import word_count
from biascompare.sources.rules import reading_rules

_LIST = re.compile(
    r"^(?:comments?|commentlist|comment-list|comments-area|kommentare)$", re.IGNORECASE
)
_POST = re.compile(
    r"(?:^|\s)(?:comment|comment-body|depth-\d+|comment-item)(?:\s|$)", re.IGNORECASE
)
_TEXT = re.compile(r"comment[-_]?(?:content|text|body|message)|(?:^|\s)text(?:\s|$)", re.IGNORECASE)
_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:author|fn|comment-?author|user-?name)(?:[\s_-]|$)", re.IGNORECASE
)
_MOST = 2_000


def take_comments(tree: HtmlElement) -> list[Comment]:
    """Return the comments of a page; their elements are taken out of ``tree``."""
    posts = list(_posts(tree))[:_MOST]
    found = [comment for post in posts if (comment := _comment(post)) is not None]
    for post in posts:
        parent = post.getparent()
        if parent is not None:
            post.drop_tree()
    return found


def _posts(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the innermost elements that hold one comment each."""
    chosen: list[HtmlElement] = []
    for element in tree.iter("li", "article", "div", "section"):
        if _is_post(element) and _in_comments(element):
            chosen.append(element)
    outer = {parent for element in chosen for parent in element.iterancestors()}
    yield from (element for element in chosen if element not in outer)


def _is_post(element: HtmlElement) -> bool:
    if "schema.org/Comment" in (element.get("itemtype") or ""):
        return True
    marks = element.get("class") or ""
    return bool(_POST.search(marks) or re.match(r"(?:li-)?comment-\d+$", element.get("id") or ""))


def _in_comments(element: HtmlElement) -> bool:
    """Tell whether the element stands in a list of comments, not in the article itself."""
    if "schema.org/Comment" in (element.get("itemtype") or ""):
        return True
    for parent in element.iterancestors():
        marks = [*(parent.get("class") or "").split(), parent.get("id") or ""]
        if any(map(_LIST.match, marks)):
            return True
    return False


def _comment(post: HtmlElement) -> Comment | None:
    body = next(
        (
            part
            for part in post.iter(etree.Element)
            if part is not post
            and (_TEXT.search(part.get("class") or "") or part.get("itemprop") == "text")
        ),
        None,
    )
    source = body if body is not None else post
    paragraphs = [plain(text_of(part)) for part in source.iter("p")]
    text = "\n\n".join(part for part in paragraphs if part) or plain(text_of(source))
    if word_count(text) == 0:
        return None
    return Comment(text, _author(post), _published(post))


def _author(post: HtmlElement) -> str | None:
    for part in post.iter(etree.Element):
        if part is not post and _AUTHOR.search(part.get("class") or ""):
            text = plain(part.text_content())
            said = reading_rules().find("commenter", text)
            name = said["nick"] if said else text.rstrip(" :")
            if 0 < word_count(name) <= 6:
                return name
    return None


def _published(post: HtmlElement) -> str | None:
    for part in post.iter("time", "a", "span"):
        date = iso_date(part.get("datetime") or plain(part.text_content()))
        if date:
            return date
    return None
