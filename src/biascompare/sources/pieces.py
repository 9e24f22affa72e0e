"""What a text says itself about what it is: live blog, analysis, wire copy, cut or paid for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from biascompare.datafiles import TomlFile, data_folder
from biascompare.model import Notice
from biascompare.sources.lines import Line, word_count
from biascompare.sources.rules import comparable, expression

_LISTS = ("live", "analysis", "paywall", "cut")
_LONGEST_LABEL = 25
_LONGEST_SENTENCE = 60
_LAST_LINES = 4
_BELOW = 8
_LAST_CHARACTERS = 400
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[\w«„“\"])")
_DATELINE = re.compile(r"^.{0,60}?[(/](?P<agency>[^()\n]{2,30}?)[)/]\s?(?:[-–—:]|[A-ZÀ-Þ„«“])")
_SIGNED = re.compile(r"[(\[](?P<agency>[^()\[\]\n]{2,40})[)\]]\W*$")
_CREDIT = re.compile(r"^(?:©|\(c\)|Copyright)?\s*(?:\d{4}\s+)?(?P<agency>[^\d.]{2,40}?)\.?$", re.I)
_PARTS = re.compile(
    r"\s*[/,;|&+]\s*|\s+(?:and|et|und|avec|with|mit)\s+|^(?:avec|with|mit)\s+", re.I
)


@dataclass(frozen=True, slots=True)
class PieceRules:
    """The wording of data/reading/pieces.toml; ``agencies`` by each of their names."""

    wording: Mapping[str, tuple[re.Pattern[str], ...]]
    agencies: Mapping[str, str]
    thresholds: Mapping[str, float]

    def says(self, name: str, text: str) -> bool:
        """Tell whether ``text`` as a whole is wording of the list ``name``."""
        text = comparable(text) if name != "cut" else text.strip()
        return any(wording.match(text) for wording in self.wording[name])


@cache
def piece_rules() -> PieceRules:
    """Return the rules; raises `DataFileError` naming the line at fault."""
    file = TomlFile(data_folder() / "reading" / "pieces.toml")
    file.string("source")
    file.string("licence")
    wording = {
        name: tuple(re.compile(expression(one, "") + "$", re.I) for one in file.strings(name))
        for name in _LISTS
    }
    agencies: dict[str, str] = {}
    for agency, names in file.values["agencies"].items():
        for name in names:
            if agencies.setdefault(name, agency) != agency:
                raise file.fault(f"{name!r} stands for two agencies", name)
    numbers = {name: float(value) for name, value in file.values["thresholds"].items()}
    return PieceRules(wording, agencies, numbers)


def up_to_end(lines: Sequence[Line], kept: Sequence[Line]) -> list[str]:
    """Return the texts of ``lines`` up to a little below the last one that was kept."""
    last = max((line.number for line in kept), default=len(lines))
    return [line.text for line in lines if line.number <= last + _BELOW]


def piece_notices(lines: Sequence[str], facts: Mapping[str, str], words: int) -> list[Notice]:
    """Return what the text says about itself.

    ``lines`` are those of the page or cell up to a little below the article, with all that was
    removed from it; ``facts`` the fields that are known (title, section, author, outlet),
    ``words`` how many the article has.
    """
    filled = [line.strip() for line in lines if line.strip()]
    found = [*_kinds(filled, facts), *_agency_notice(filled, facts)]
    rules = piece_rules()
    last = list(_last_sentences(filled))
    if any(rules.says("cut", sentence) for sentence in last[-1:]):
        found.append(Notice("text_cut", f"The text is cut off: {last[-1][-40:]!r}."))
    if words < rules.thresholds["stub"] and any(rules.says("paywall", one) for one in last):
        message = f"Only the beginning is here ({words} words): the rest is for subscribers."
        found.append(Notice("paywall_stub", message))
    return found


def _kinds(lines: Sequence[str], facts: Mapping[str, str]) -> Iterator[Notice]:
    rules = piece_rules()
    labels = [facts.get("title", ""), facts.get("section", ""), *lines[:2]]
    labels = [label for label in labels if 0 < word_count(label) <= _LONGEST_LABEL]
    if any(rules.says("live", label) for label in labels):
        yield Notice("live_blog", "A live blog: many short entries under one title.")
    if any(rules.says("analysis", label) for label in labels):
        yield Notice("analysis", "An analysis or background piece: it says so.")


def _last_sentences(lines: Sequence[str]) -> Iterator[str]:
    for line in lines[-_LAST_LINES:]:
        for sentence in _SENTENCE_END.split(line[-_LAST_CHARACTERS:]):
            if word_count(sentence) <= _LONGEST_SENTENCE:
                yield sentence


def _agency_notice(lines: Sequence[str], facts: Mapping[str, str]) -> Iterator[Notice]:
    agency = _agency(lines, facts.get("author", ""))
    outlet = facts.get("outlet", "")
    if agency and piece_rules().agencies.get(outlet, outlet) != agency:
        yield Notice("wire_copy", f"Copy of a news agency: {agency}.")


def _agency(lines: Sequence[str], author: str) -> str | None:
    """Return the agency that the author, a dateline, the last line or its end names."""
    stated = [author]
    stated += [match["agency"] for line in lines[:2] if (match := _DATELINE.match(line[:120]))]
    for line in lines[-1:]:
        stated += [match["agency"] for match in (_SIGNED.search(line[-60:]),) if match]
        stated += [match["agency"] for match in (_CREDIT.match(line[:61]),) if match]
    return next(_named(stated), None)


def _named(stated: Iterable[str]) -> Iterator[str]:
    agencies = piece_rules().agencies
    for text in stated:
        for part in (text.strip(), *_PARTS.split(text.strip())):
            if part in agencies:
                yield agencies[part]
