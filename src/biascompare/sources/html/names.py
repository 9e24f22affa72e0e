"""Bylines to names of persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from biascompare.sources.columns import plain_name
from biascompare.sources.dates import iso_date
from biascompare.sources.html.outlets import confirms
from biascompare.sources.html.words import page_words
from biascompare.sources.rules import reading_rules

_PIECE = re.compile(r"\s*(?:\||•|·|\s[–—-]\s|/|\n|\(|\)|\s[–—]|:\s)\s*")
_ADDRESS = re.compile(r"@|https?:|www\.|\.(?:com|org|net|co|de|fr|uk|io|tv)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"^[^a-zß-öø-ÿ]*$")
_MOST_WORDS = 5
_MOST_NAMES = 12
_CASED = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Credits:
    """Who a byline names: persons, and news agencies."""

    persons: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


def read_credits(
    texts: Iterable[str], outlet: str | None, host: str | None, *, strict: bool = False
) -> Credits:
    """Return the persons and agencies that ``texts`` name, in order, none twice.

    Dates, roles, addresses, accounts, desks and the outlet's own names are left out;
    ``strict`` (for wording seen on a page) also leaves out what is not clearly a name.
    """
    persons: list[str] = []
    agencies: list[str] = []
    for text in texts:
        for piece in _PIECE.split(without_label(text)):
            for candidate in page_words().joint.split(without_label(piece)):
                name = _trimmed(candidate)
                if name in page_words().agency:
                    agencies.append(name)
                elif (agency := _agency_end(name)) and _is_person(agency[0], outlet, host, strict):
                    persons.append(own_case(agency[0]))
                    agencies.append(agency[1])
                elif _is_person(name, outlet, host, strict):
                    persons.append(own_case(name))
    return Credits(tuple(_once(persons)[:_MOST_NAMES]), tuple(dict.fromkeys(agencies)))


def without_label(text: str) -> str:
    """Return ``text`` without the "By" before a name."""
    return page_words().label.sub("", text, count=1)


def _trimmed(text: str) -> str:
    name = text.strip(' ,;:.|–—-•·"“”').removesuffix("’s").strip()
    return f"{name}." if re.search(r"\b(?:Jr|Sr)$", name) else name


def _agency_end(name: str) -> tuple[str, str] | None:
    """Split "ERIC TUCKER Associated Press"; short names of agencies need no split."""
    words = name.split(" ")
    for cut in range(1, len(words)):
        end = " ".join(words[cut:])
        if end in page_words().agency and (len(words) - cut > 1 or cut > 1):
            return " ".join(words[:cut]), end
    return None


def _is_person(name: str, outlet: str | None, host: str | None, strict: bool) -> bool:
    words = name.split(" ")
    lists = page_words()
    if not name or len(words) > _MOST_WORDS or len(name) > 60 or not _CASED.search(name):
        return False
    if any(mark.isdigit() for mark in name) or _ADDRESS.search(name) or iso_date(name):
        return False
    if lists.lists_it("no_author", name) or lists.lists_it("credential", name):
        return False
    if any(lists.lists_it("organisation", word) for word in words):
        return False
    if lists.lists_it("link_word", words[0]):
        return False
    if _is_account(name) or _is_date(words) or _is_role(words) or _is_staff(name):
        return False
    return not _is_own(name, outlet, host) and _has_shape(words, strict)


def _is_account(name: str) -> bool:
    if " " in name:
        return False
    return any(account in plain_name(name) for account in page_words().lists["account"])


def _is_date(words: Sequence[str]) -> bool:
    rules = reading_rules()
    plain_words = [word.casefold().strip(".,") for word in words]
    return all(word in rules.months or word in rules.words["days"] for word in plain_words)


def _is_role(words: Sequence[str]) -> bool:
    return page_words().lists_it("role", words[-1]) or page_words().lists_it("role", words[0])


def _is_staff(name: str) -> bool:
    return reading_rules().find("staff", name) is not None


def _is_own(name: str, outlet: str | None, host: str | None) -> bool:
    """Tell whether the name is the outlet's: "Halden Sport" at The Halden Gazette."""
    plain_text, own = plain_name(name), plain_name(outlet or "")
    own = own.removeprefix("the")
    if own and (own in plain_text or (len(plain_text) > 4 and plain_text in own)):
        return True
    return confirms(host, name) and (" " not in name or len(name.split()) > 3)


def _has_shape(words: Sequence[str], strict: bool) -> bool:
    particles = reading_rules().words["name_particle"]
    cased = [word for word in words if word.upper() != word.lower()]
    if not cased:
        return not strict
    capital = [word for word in cased if word[0].isupper() or "’" in word or "'" in word]
    if not strict:
        return bool(capital) and not (len(words) == 1 and words[0].isupper() and len(words[0]) > 3)
    loose = [word for word in cased if word not in capital and word.casefold() not in particles]
    return len(words) >= 2 and not loose


def own_case(name: str) -> str:
    """Return a name written in capitals as names are written: "Ann McDonald-O'Neil"."""
    if not _CAPITALS.match(name) or len(name) <= 3 or name.upper() == name.lower():
        return name
    particles = reading_rules().words["name_particle"] | {"de", "da", "di", "del", "bin", "al"}
    words = name.split(" ")
    return " ".join(
        word.casefold() if place and word.casefold() in particles else _capitalised(word)
        for place, word in enumerate(words)
    )


def _capitalised(word: str) -> str:
    if re.fullmatch(r"(?:\w\.)+|\w", word):
        return word
    parts = re.split(r"([-'’.])", word.casefold())
    joined = "".join(part[:1].upper() + part[1:] for part in parts)
    return re.sub(r"^Mc(\w{2,})$", lambda match: "Mc" + match[1][:1].upper() + match[1][1:], joined)


def _once(names: Sequence[str]) -> list[str]:
    """Return names without those that another, longer one holds ("Troy Smith", "Troy L. Smith")."""
    kept: list[str] = []
    for name in names:
        words = set(map(plain_name, name.split()))
        same = [one for one in kept if _covers(words, set(map(plain_name, one.split())))]
        if not same:
            kept.append(name)
        elif len(name) > len(same[0]):
            kept[kept.index(same[0])] = name
    return kept


def _covers(one: set[str], other: set[str]) -> bool:
    return one <= other or other <= one
