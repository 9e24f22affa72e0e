"""Who wrote an article and when, as lines of its page state it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from biascompare.sources.dates import iso_date
from biascompare.sources.lines import Line, is_closed, word_count, words
from biascompare.sources.rules import reading_rules

_PARTS = re.compile(r"\s*(?:\||•|·|\s[–—]\s|\s-\s)\s*")
_AFTER_NAME = re.compile(r"^(?:$|\s?[,(|•·/]|\s[–—-]\s|\.$)")
_LONGEST = 300
_CLOCK = re.compile(r"^\d{1,2}[:.]\d{2}(?!\d)\D{0,12}$")
_SIGN_OFF = re.compile(r"^[-–—~]+\s?([A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){0,3})\.?$")
_NAME_LINE = re.compile(r"^[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){0,2}$")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line states: an author, a date, or both; ``updated`` marks a date of change."""

    author: str | None = None
    published: str | None = None
    updated: bool = False


def read_byline(text: str) -> Byline | None:
    """Return what ``text`` states if it is a byline or a date and nothing else."""
    if len(text) > _LONGEST or word_count(text) > 20:
        return None
    text = text.replace(" :", ":")
    whole = read_date(text) or _post_header(text)
    if whole is not None:
        return whole
    author, published, odd = None, None, 0
    for part in _PARTS.split(text):
        if reading_rules().find("updated_label", part) or _CLOCK.match(part):
            continue
        found = read_date(part)
        both = None if found else _dated_author(part)
        name = read_author(part)
        if both:
            author, published = author or both.author, published or both.published
        elif found is not None and not found.updated:
            published = published or found.published
        elif name is not None:
            author = author or name
        elif part and found is None:
            odd += word_count(part)
    if (author is None and published is None) or odd > (4 if author else 3):
        return None
    return Byline(author, published)


def read_date(text: str) -> Byline | None:
    """Return the date if the whole of ``text`` is one, with or without a label before it."""
    rules = reading_rules()
    if len(text) > _LONGEST or not any(map(str.isdigit, text)) or word_count(text) > 12:
        return None
    if date := iso_date(text):
        return Byline(published=date)
    for name in ("published_label", "updated_label"):
        for label in rules.wording[name]:
            match = label.match(text)
            rest = text[match.end() :] if match else ""
            if match and (date := iso_date(rest.strip(" :,|")) or _day_of(rest)):
                return Byline(published=date, updated=name == "updated_label")
    return None


def _day_of(rest: str) -> str | None:
    word = reading_rules().any_word("date_word")
    rest = re.sub(rf"^\W*(?:{word})\s+", "", rest, flags=re.IGNORECASE)
    return iso_date(rest.strip(" :,|"))


def read_author(text: str) -> str | None:
    """Return the author if ``text`` is a byline: a label and a name, with a role or not."""
    for rule in reading_rules().wording["byline"]:
        match = rule.match(text)
        if not match or _is_label(match["name"]):
            continue
        rest = text[match.end() :]
        others = _others(rest)
        if _AFTER_NAME.match(rest[len(others) :]) and word_count(rest) <= 10:
            return (match["name"] + others).rstrip(".")
    return None


def _dated_author(text: str) -> Byline | None:
    """Read "Posted on 3 May 2024 by ann" and "By Ann Lee on 3 May 2024"."""
    if not any(mark.isdigit() for mark in text):
        return None
    parts = text.split(" ")
    for cut in range(1, len(parts)):
        left, right = " ".join(parts[:cut]).rstrip(","), " ".join(parts[cut:])
        if (author := read_author(right) or _nickname(right)) and (date := read_date(left)):
            return Byline(author, None if date.updated else date.published)
        if (author := read_author(left)) and (date := read_date(right) or _day(right)):
            return Byline(author, None if date.updated else date.published)
    return None


def _post_header(text: str) -> Byline | None:
    """Read a forum's "Post by ann » 3 May 2024, 10:15"."""
    found = reading_rules().find("commenter", text) if "»" in text else None
    if not found or "date" not in found.groupdict():
        return None
    date = read_date(found["date"])
    return Byline(found["nick"].strip(), date.published) if date else None


def _day(text: str) -> Byline | None:
    date = _day_of(text)
    return Byline(published=date) if date else None


def _nickname(text: str) -> str | None:
    """Return the one word behind "by", which beside a date may be a user's name."""
    label, _, nick = text.rpartition(" ")
    probe = f"{label} Name"
    return nick if nick and label and read_author(probe) == "Name" else None


def _others(rest: str) -> str:
    """Return the other authors with whom ``rest`` goes on: ", Tom Ash and Ann Lee"."""
    rules = reading_rules()
    name, word = rules.name, rules.any_word("and_word")
    match = re.match(rf"(?:, {name})*,? (?:{word}|&) {name}", rest)
    return match[0] if match else ""


def _is_label(name: str) -> bool:
    first = words(name)[:1]
    return not first or first[0].isdigit()


def sign_off(lines: Sequence[Line], author: str | None = None) -> tuple[str, list[int]] | None:
    """Return the name that signs the article at its end, and the lines it takes.

    ``-Jesse`` on a line of its own, a name below a valediction ("Best wishes,"), or
    the name of the known ``author`` alone.
    A dash below a quotation names who is quoted, and is left alone.
    """
    filled = [line for line in lines if line.text]
    if len(filled) < 2:
        return None
    last, before = filled[-1], filled[-2]
    if match := _SIGN_OFF.match(last.text):
        quoted = before.text.rstrip().endswith(("”", '"', "»", "“"))
        if (is_closed(before.text) or before.kind == "heading") and not quoted:
            return match[1].rstrip("."), [last.number]
    if _NAME_LINE.match(last.text) and is_closed(before.text):
        # Markdown reads "- Jesse" as a list of one.
        listed = last.kind == "item" and before.kind != "item"
        if listed or last.text in ((author or "").split(" ")[0], author):
            return last.text, [last.number]
    rules = reading_rules()
    greeting, _, name = last.text.partition(",")
    if name and rules.find("valediction", greeting) and _NAME_LINE.match(name.strip()):
        return name.strip(), [last.number]
    if rules.find("valediction", before.text) and _NAME_LINE.match(last.text):
        return last.text, [before.number, last.number]
    return None
