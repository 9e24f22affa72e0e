"""Readers' comments below an article: where they begin, and where each one ends."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from biascompare.model import Comment
from biascompare.sources.bylines import read_date
from biascompare.sources.lines import Line, is_closed, is_prose, word_count
from biascompare.sources.paragraphs import paragraphs
from biascompare.sources.removal import Removed, remove_wording, without
from biascompare.sources.rules import comparable, reading_rules

_NUMBERED = "#"


def split_comments(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[int]]:
    """Return the article's lines, the comments' lines, and the lines that begin the comments."""
    lines = list(lines)
    for find in (_forum_start, _section_start, _posts_start):
        place = find(lines)
        if place is not None:
            begins = lines[place].kind != "break" and find is _section_start
            mark = [lines[place].number] if begins else []
            return lines[:place], lines[place + len(mark) :], mark
    return lines, [], []


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
    header = _named(text, lines[place + 1 : place + 3])
    # In a thread, "Ann said:" names who is quoted, unless a date stands with it.
    if header and (not forum or header["published"]):
        return header
    date = read_date(text)
    return {"published": date.published} if date else None


def _named(text: str, below: Sequence[Line]) -> dict[str, str | None] | None:
    """Read "Ann says:": the colon, or a date in it or below it, tells it from a heading."""
    found = reading_rules().find("commenter", text)
    if not found:
        return None
    rest = comparable(text)[found.end("nick") :].split(" ")
    ends = (" ".join(rest[place:]).strip(" ,:»") for place in range(1, len(rest)))
    date = next((date.published for end in ends if (date := read_date(end))), None)
    dated = date or any(read_date(line.text) for line in below if line.text)
    # "Ann says:" needs no date; "Ann on …" does.
    if not dated and (not text.endswith(":") or found.re.pattern.endswith(".*$")):
        return None
    return {"author": found["nick"].strip(" ,:"), "published": date}


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


def _forum_start(lines: Sequence[Line]) -> int | None:
    """Return the end of a thread's first post: the first line of only spaces.

    Such a line also spaces paragraphs in some blogs. It ends posts where forum marks
    stand below it, or where it touches text on both sides in a page whose paragraphs
    are parted by blank lines.
    """
    rules = reading_rules()
    cut = rules.kind("cut")
    prose = next((place for place, line in enumerate(lines) if is_prose(line)), len(lines))
    start = max((place for place, line in enumerate(lines) if cut.matches(line)), default=prose)
    breaks = [place for place in _breaks(lines) if place > start]
    if not breaks or not any(line.text for line in lines[breaks[0] :]):
        return None
    several = any(len(_text_lines(lines[a:b])) > 1 for a, b in itertools.pairwise(breaks))
    signs = (line for line in lines[start:] if line.text and word_count(line.text) <= 20)
    marked = several and any(rules.find("forum_sign", line.text) for line in signs)
    touching = sum(_touches(lines, place) for place in breaks)
    blank = any(not line.text and line.kind != "break" for line in lines)
    shaped = blank and touching >= 3 and touching >= 0.6 * len(breaks)
    return breaks[0] if marked or shaped else None


def _breaks(lines: Sequence[Line]) -> list[int]:
    return [place for place, line in enumerate(lines) if line.kind == "break"]


def _text_lines(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.text]


def _touches(lines: Sequence[Line], place: int) -> bool:
    around = [lines[near] for near in (place - 1, place + 1) if 0 <= near < len(lines)]
    return all(line.text for line in around)


def _section_start(lines: Sequence[Line]) -> int | None:
    """Return the heading of a comments' section below running text ("3 comments")."""
    rules = reading_rules()
    body = next((place for place, line in enumerate(lines) if is_prose(line)), len(lines))
    for place in range(body + 1, len(lines)):
        text = lines[place].text
        if not text or word_count(text) > 20:
            continue
        counted = rules.find("comments_start", text) and not text.startswith("0")
        if not counted and not rules.find("comments_bare", text):
            continue
        below = lines[place + 1 :]
        if _only_forms(below):
            return None
        if counted or _posts(below):
            return place
    return None


def _only_forms(lines: Sequence[Line]) -> bool:
    """Tell whether nothing but an empty form and a footer follows."""
    removed = remove_wording(lines, ("anywhere", "end", "edges"))
    return not any(line.text and line.number not in removed for line in lines)


def _posts_start(lines: Sequence[Line]) -> int | None:
    """Return the first of two or more posts below running text."""
    body = next((place for place, line in enumerate(lines) if is_prose(line)), len(lines))
    heads = [place for place in _posts(lines) if place > body]
    return heads[0] if len(heads) >= 2 else None


def _posts(lines: Sequence[Line]) -> list[int]:
    """Return where posts begin: an author's line with a date in it or below it."""
    heads = []
    filled = [(place, line) for place, line in enumerate(lines) if line.text]
    for (place, line), (_, below) in itertools.pairwise(filled):
        named = word_count(line.text) <= 6 and not is_prose(line)
        dated = named and read_date(below.text) and not read_date(line.text)
        if dated or (_named(line.text, ()) or {}).get("published"):
            heads.append(place)
    return heads
