"""Readers' comments below an article: where each one ends, and who wrote it when."""

from __future__ import annotations

from collections.abc import Sequence

from biascompare.model import Comment
from biascompare.sources.bylines import read_date
from biascompare.sources.lines import Line, is_closed, is_prose, word_count
from biascompare.sources.paragraphs import paragraphs
from biascompare.sources.removal import Removed, remove_wording, without
from biascompare.sources.threads import read_commenter

_NUMBERED = "#"


def read_comments(lines: Sequence[Line]) -> tuple[list[Comment], Removed]:
    """Return the comments in ``lines`` and the marks that were taken out between them."""
    removed = remove_wording(lines, ("anywhere", "comments", "end", "form"))
    removed = {
        number: "removed_forum_mark" if code in ("removed_share", "removed_footer") else code
        for number, code in removed.items()
    }
    removed |= _below_form(lines, removed)
    posts: list[_Post] = [_Post()]
    forum = any(line.kind == "break" for line in lines)
    for place, line in enumerate(lines):
        if line.kind == "break":
            posts.append(_Post())
        elif line.number in removed:
            if removed[line.number] == "removed_forum_mark" and posts[-1].ends_with_mark(forum):
                posts.append(_Post())
        elif (header := _header(lines, place, forum)) is not None:
            posts = _with_header(posts, header, removed, line.number)
        else:
            posts[-1].lines.append(line)
    if len([post for post in posts if post.filled]) == 1 and not posts[0].headed and not forum:
        posts = [_Post([line]) for post in posts for line in without(post.lines, removed)]
    comments = [post.comment() for post in posts if post.filled]
    return comments, removed


def _below_form(lines: Sequence[Line], removed: Removed) -> Removed:
    """Return what stands below the last form: the foot of the page, no comment."""
    form = max((n for n, code in removed.items() if code == "removed_form"), default=None)
    rest = [line for line in lines if form is not None and line.number > form]
    if any(is_prose(line) or line.kind == "break" for line in rest):
        return {}
    left = (line.number for line in rest if line.text and line.number not in removed)
    return dict.fromkeys(left, "removed_footer")


class _Post:
    """A comment while it is collected."""

    def __init__(self, lines: list[Line] | None = None) -> None:
        self.lines = lines or []
        self.author: str | None = None
        self.published: str | None = None
        self.headed = False

    @property
    def filled(self) -> bool:
        return any(line.text for line in self.lines)

    def ends_with_mark(self, forum: bool) -> bool:
        """Tell whether a mark such as "Reply" ends this post: where no spaces part posts."""
        return self.filled and not forum

    def comment(self) -> Comment:
        parts = paragraphs(self.lines)
        return Comment("\n\n".join(part.text for part in parts), self.author, self.published)


def _header(lines: Sequence[Line], place: int, forum: bool) -> dict[str, str | None] | None:
    """Return author and date if the line begins a post: "Ann says:", a date, a number."""
    text = lines[place].text
    if not text or word_count(text) > 16:
        return None
    if text.startswith(_NUMBERED) and text[1:].isdigit():
        return {}
    header = read_commenter(text, lines[place + 1 : place + 3])
    # In a thread, "Ann said:" names who is quoted, unless a date stands with it.
    if header and (not forum or header["published"]):
        return header
    date = read_date(text)
    return {"published": date.published} if date else None


def _with_header(
    posts: list[_Post], header: dict[str, str | None], removed: Removed, number: int
) -> list[_Post]:
    """Begin a post, or add to one that has just begun; a name right above a date is its author."""
    removed[number] = "removed_forum_mark"
    last = posts[-1]
    if last.filled:
        post = _Post()
        name = last.lines[-1]
        if "author" not in header and _is_name(name) and last.lines[-1].number == number - 1:
            post.author = last.lines.pop().text
            removed[name.number] = "removed_forum_mark"
        posts.append(post)
    elif last.headed and header.get("author") and last.author:
        posts.append(_Post())
    post = posts[-1]
    post.headed = True
    post.author = post.author or header.get("author")
    post.published = post.published or header.get("published")
    return posts


def _is_name(line: Line) -> bool:
    return 1 <= word_count(line.text) <= 4 and not is_closed(line.text) and len(line.text) <= 40
