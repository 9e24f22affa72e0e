"""The wording rules of pages, from data/reading: what goes, and what names the facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from biascompare.datafiles import TomlFile, data_folder
from biascompare.sources.lines import Line, is_prose, word_count

LANGUAGES = ("en", "fr", "de")
_SLOT = re.compile(r"(\*|\{name\}|\{nick\}|\{count\}|\{date\})")
_LISTS = (
    *("byline", "about_author", "valediction", "published_label", "updated_label", "staff"),
    *("comments_start", "comments_bare", "commenter", "forum_sign", "outlet_hint"),
    *("promotion_label", "heading_word", "opinion_section", "opinion_heading", "opinion_sentence"),
)
_WORDS = (
    *("date_word", "before_time", "after_time", "day_month_word", "ordinal_end", "and_word"),
    *("name_particle", "name_title", "days"),
)
LONGEST_WORDING = 70
"""Words above which no line is wording of a page."""
LONGEST_SEARCHED = 5_000
"""Characters of a paragraph in which wording is looked for."""
_OPEN_ENDED = ("byline", "published_label", "updated_label")
_START = re.compile(r"[^\w(@©Δ]+")
_SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_END = _SPACES + ":;.…,|»›>→↓↗▾▼*•·-–—"
_SPACED_MARK = re.compile(r"\s+(?=[:;!?])")


@dataclass(frozen=True, slots=True)
class Kind:
    """Lines of one kind that are removed: which wording, how long, where, and as what."""

    name: str
    code: str
    message: str
    longest: int
    where: str
    prose: bool
    wording: re.Pattern[str]

    def matches(self, line: Line) -> bool:
        """Tell whether the whole line is wording of this kind."""
        return kind_of(line, (self,)) is not None


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """All rules; ``wording`` holds the expressions of each list, ``name`` a name's.

    ``literals`` are the longest fixed parts of the wordings, in lower case and in the same
    order: a text without it cannot match, and that is seen much sooner.
    """

    kinds: tuple[Kind, ...]
    wording: dict[str, tuple[re.Pattern[str], ...]]
    literals: dict[str, tuple[str, ...]]
    shapes: dict[str, str]
    thresholds: dict[str, float]
    months: dict[str, int]
    words: dict[str, frozenset[str]]
    name: str

    def kind(self, name: str) -> Kind:
        """Return the kind called ``name``."""
        return next(kind for kind in self.kinds if kind.name == name)

    def find(self, name: str, text: str) -> re.Match[str] | None:
        """Return how ``text`` matches the list ``name``, the first wording first."""
        text = comparable(text[:LONGEST_SEARCHED])
        lowered = text.lower()
        for literal, rule in zip(self.literals[name], self.wording[name], strict=True):
            if literal in lowered and (found := rule.search(text)):
                return found
        return None

    def any_word(self, name: str) -> str:
        """Return an expression that matches any word of the list ``name``."""
        return "|".join(sorted(map(re.escape, self.words[name]), key=len, reverse=True))

    def messages(self) -> dict[str, str]:
        """Return the message for each code of removal."""
        return {kind.code: kind.message for kind in self.kinds} | self.shapes


def kind_of(line: Line, kinds: Iterable[Kind]) -> Kind | None:
    """Return the first of ``kinds`` whose wording the whole line is, or None."""
    count = word_count(line.text)
    if not line.text or count > LONGEST_WORDING:
        return None
    text, prose = comparable(line.text), is_prose(line)
    for kind in kinds:
        if count <= kind.longest and (kind.prose or not prose) and kind.wording.match(text):
            return kind
    return None


@lru_cache(maxsize=512)
def comparable(text: str) -> str:
    """Return ``text`` as rules compare it: straight apostrophes, no marks at its ends."""
    text = text.replace("’", "'").replace("‘", "'")
    if any(mark in text for mark in ":;!?"):
        text = _SPACED_MARK.sub("", text)
    start = _START.match(text)
    return text[start.end() if start else 0 :].rstrip(_END).strip()


def name_expression(particles: Iterable[str], titles: Iterable[str]) -> str:
    """Return the expression of a name: capitalised words, with particles between them."""
    title, particle = "|".join(titles), "|".join(particles)
    word = r"[A-ZÀ-ÖØ-Þ0-9][\w’'\-]{0,40}(?:\.\w[\w’'\-]{0,20}){0,3}"
    token = rf"(?:(?:[A-ZÀ-ÖØ-Þ]\.-?){{1,3}}|(?:{title})\.|{word})"
    return rf"(?-i:(?<!\w){token}(?: (?:(?:{particle}) ){{0,2}}{token}){{0,4}})"


def expression(wording: str, name: str) -> str:
    """Return the regular expression of a wording with ``*``, {name}, {nick}, {count}, {date}."""
    slots = {
        "*": ".*",
        "{name}": f"(?P<name>{name})",
        "{nick}": r"(?P<nick>\S+(?: \S+){0,3})",
        "{count}": r"\d[\d.,]*",
        "{date}": r"(?P<date>\S.{3,60})",
    }
    return "".join(slots.get(part) or re.escape(part) for part in _parts(wording))


def _parts(wording: str) -> list[str]:
    return _SLOT.split(_SPACED_MARK.sub("", wording).rstrip(":"))


def _literal(wording: str) -> str:
    return max((part for part in _parts(wording) if not _SLOT.match(part)), key=len).lower()


@cache
def reading_rules() -> ReadingRules:
    """Return the rules of data/reading; raises `DataFileError` naming the line at fault."""
    folder = data_folder() / "reading"
    common = TomlFile(folder / "rules.toml")
    files = [TomlFile(folder / f"{language}.toml") for language in LANGUAGES]
    for file in (common, *files):
        file.string("source")
        file.string("licence")
    words = {name: frozenset(_listed(files, name)) for name in _WORDS}
    name = name_expression(sorted(words["name_particle"]), sorted(words["name_title"]))
    return ReadingRules(
        kinds=tuple(_kinds(common, files, name)),
        wording={listed: _wordings(files, listed, name) for listed in _LISTS},
        literals={listed: tuple(map(_literal, _listed(files, listed))) for listed in _LISTS},
        shapes=dict(common.values["shapes"]),
        thresholds={key: float(value) for key, value in common.values["thresholds"].items()},
        months=dict(_months(files)),
        words=words | {"days": frozenset(map(str.casefold, words["days"]))},
        name=name,
    )


def _listed(files: Iterable[TomlFile], name: str) -> list[str]:
    listed = (word for file in files for word in file.strings(name, required=False))
    return list(dict.fromkeys(listed))


def _kinds(common: TomlFile, files: list[TomlFile], name_of: str) -> Iterator[Kind]:
    for name, facts in common.values["kinds"].items():
        plain = (expression(word, name_of) for word in _listed(files, name))
        alternatives = "|".join(one.replace("?P<name>", "?:") for one in plain)
        try:
            yield Kind(
                name=name,
                code=facts["code"],
                message=facts["message"],
                longest=int(facts["longest"]),
                where=facts["where"],
                prose=bool(facts["prose"]),
                wording=re.compile(f"(?:{alternatives})$", re.IGNORECASE),
            )
        except KeyError as error:
            raise common.fault(f"kinds.{name}: expected {error.args[0]} = …", name) from None


def _wordings(files: list[TomlFile], listed: str, name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_whole(word, listed, name) for word in _listed(files, listed))


def _whole(wording: str, listed: str, name: str) -> re.Pattern[str]:
    # Searching is quicker in long paragraphs than a leading ".*".
    body = expression(wording, name)
    start = "" if body.startswith(".*") else "^"
    # Bylines go on after the name ("…, political editor"); the reader of bylines looks at that.
    end = "" if listed in _OPEN_ENDED else "$"
    return re.compile(start + body.removeprefix(".*") + end, re.IGNORECASE)


def _months(files: list[TomlFile]) -> Iterator[tuple[str, int]]:
    for file in files:
        for key in ("months", "months_short"):
            names = file.strings(key)
            if len(names) != 12:
                raise file.fault(f"{key}: expected 12 names, found {len(names)}", key)
            for number, name in enumerate(names, start=1):
                yield name.casefold(), number
