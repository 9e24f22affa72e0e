"""Markdown to plain lines: the marks go, the words and their order stay."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from biascompare.sources.characters import clean
from biascompare.sources.lines import Line

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,})\s*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*\s?){3,}|(?:-\s?){3,}|(?:_\s?){3,})$")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)")
_QUOTE = re.compile(r"^ {0,3}(?:>\s?)+")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s+\S+.*$")
_TABLE_RULE = re.compile(r"^\s*(?:\|\s*)?(?::?-{2,}:?\s*\|\s*)+:?-*:?\s*$")
# Every stretch is bounded: a page may hold nothing but opening marks.
_TEMPLATE = re.compile(
    r"\{%.{0,300}?%\}|\{\{.{0,300}?\}\}|\{:\s?[.#][^}]{0,300}\}|\{[.#][\w\-]{1,100}\}"
)
_IMAGE = re.compile(r"!\[[^\]]{0,500}\](?:\([^)]{0,1000}\)|\[[^\]]{0,200}\])")
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]{0,200}\]){0,500})\]"
    r"(?:\((?:[^()]|\([^()]{0,500}\)){0,1000}\)|\[[^\[\]]{0,200}\])"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^>\s]{1,1000})>")
_FOOTNOTE = re.compile(r"\[\^[^\]]{1,100}\]:?")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>")
_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(.{1,500}?)(?<!`)\1(?!`)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1")
_STRESS = re.compile(r"(?<![\w*])\*(?=[^\s*])(.{1,500}?)(?<=[^\s*])\*(?![\w*])")
_STRESS_BELOW = re.compile(r"(?<![\w_])_(?=[^\s_])(.{1,500}?)(?<=[^\s_])_(?![\w_])")
_STRUCK = re.compile(r"~~(?=\S)(.{1,500}?)(?<=\S)~~")
_ONLY_LINK = re.compile(r"^\s*(?:[-*+]\s+)?\[[^\]]*\]\([^)]*\)\s*$")


def looks_like_markdown(raw: Sequence[str]) -> bool:
    """Tell whether a plain text is Markdown: it has headings with hash marks."""
    return any(_HEADING.match(line) and _HEADING.match(line)[2] for line in raw)  # type: ignore[index]


def markdown_lines(raw: Sequence[str], first: int = 1) -> list[Line]:
    """Return the lines of a Markdown text without its marks; ``first`` numbers the first one."""
    lines: list[Line] = []
    raw = _without_comments(raw)
    fenced = False
    for number, source in enumerate(raw, start=first):
        if _FENCE.match(source):
            fenced = not fenced
            lines.append(Line(number, ""))
        elif fenced:
            lines.append(Line(number, clean(source), "item"))
        elif _UNDERLINE.match(source) and lines and _can_be_underlined(lines[-1]):
            level = 1 if "=" in source else 2
            lines[-1] = Line(lines[-1].number, lines[-1].text, "heading", level)
            lines.append(Line(number, ""))
        else:
            lines.append(_line(number, source))
    return lines


def _can_be_underlined(line: Line) -> bool:
    return bool(line.text) and line.kind == "text" and len(line.text) <= 120


def _without_comments(raw: Sequence[str]) -> list[str]:
    """Blank out HTML comments, which may run over several lines; the lines are kept."""
    text = "\n".join(raw)
    kept: list[str] = []
    place = 0
    while (start := text.find("<!--", place)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        kept += [text[place:start], "\n" * text.count("\n", start, end)]
        place = end + 3
    return "".join([*kept, text[place:]]).split("\n")


def _line(number: int, source: str) -> Line:
    if _RULE.match(source) or _REFERENCE.match(source) or _TABLE_RULE.match(source):
        return Line(number, "")
    if heading := _HEADING.match(source):
        return Line(number, plain(heading[2]), "heading", len(heading[1]))
    kind = "text"
    if _ONLY_LINK.match(source):
        kind, source = "link", _ITEM.sub("", source)
    elif _QUOTE.match(source):
        kind, source = "quote", _ITEM.sub("", _QUOTE.sub("", source))
    elif _ITEM.match(source):
        kind, source = "item", _ITEM.sub("", source)
    elif source.lstrip().startswith("|") and source.rstrip().endswith("|"):
        kind, source = "item", source.strip().strip("|").replace("|", " ")
    text = plain(source)
    kind = "break" if not text and "\u00a0" in source else kind
    return Line(number, text, kind)


def plain(text: str) -> str:
    """Return inline Markdown as plain words: links give their text, images nothing."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[match.lastindex or 0])
        return f"\x00{len(kept) - 1}\x00"

    text = _TEMPLATE.sub("", _IMAGE.sub("", text.replace("\x00", "")))
    text = _ESCAPE.sub(keep, _CODE.sub(keep, text))
    text = _LINK.sub(r"\1", _AUTOLINK.sub(r"\1", _FOOTNOTE.sub("", text)))
    text = html.unescape(_TAG.sub("", _BREAK.sub(" ", text)) if "<" in text else text)
    for pattern, group in ((_STRONG, r"\2"), (_STRESS, r"\1"), (_STRESS_BELOW, r"\1")):
        text = pattern.sub(group, text)
    text = _STRUCK.sub(r"\1", text)
    text = re.sub("\x00(\\d+)\x00", lambda match: kept[int(match[1])], text)
    return clean(text)
