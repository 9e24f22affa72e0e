"""Names among the words: runs of capitals, and the surnames that stand for them later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from biascompare.voice.rules import VoiceRules


@dataclass(slots=True)
class Token:
    """A word, mark, name or quote, with its class; ``quote`` is the quote's number."""

    start: int
    end: int
    lower: str
    kind: str
    capital: bool = False
    quote: int = -1
    person: bool = False
    comma: bool = False  # Whether a quote's last mark lets its clause go on.


def with_names(tokens: list[Token], rules: VoiceRules) -> list[Token]:
    """Return the tokens with the words of a name made one token."""
    merged: list[Token] = []
    place = 0
    while place < len(tokens):
        end = _name_end(tokens, place, rules)
        if end == place:
            merged.append(tokens[place])
            place += 1
            continue
        words = tokens[place:end]
        last = words[-1]
        name = Token(words[0].start, last.end, last.lower, "C", capital=True)
        after_title = bool(merged) and merged[-1].kind == "R" and merged[-1].capital
        bare = not merged or merged[-1].kind not in "DG"
        name.person = (len(words) > 1 and bare) or after_title
        if last.kind == "G":
            name.kind, name.lower = "G", _without(last.lower, rules.possessives)
        elif len(words) > 1 or after_title:
            name.kind = "N"
        merged.append(name)
        place = end
    _know_surnames(merged, rules)
    return merged


def _without(word: str, endings: Sequence[str]) -> str:
    return next((word.removesuffix(each) for each in endings if word.endswith(each)), word)


def _name_end(tokens: list[Token], place: int, rules: VoiceRules) -> int:
    """Return where the run of capitals that begins at ``place`` ends."""
    end = place
    while end < len(tokens):
        token = tokens[end]
        if token.kind == "G":
            return end + 1
        if token.kind == "C":
            end += 1
        elif place < end and (after := _after_particles(tokens, end, rules)):
            end = after
        else:
            break
    return end


def _after_particles(tokens: list[Token], place: int, rules: VoiceRules) -> int:
    """Return where the name goes on after ``von`` or ``van der``, else 0."""
    words = tokens[place : place + 3]
    if len(words) < 2 or words[0].lower not in rules.name_particles:
        return 0
    if words[1].kind in ("C", "G"):
        return place + 1
    second = words[1].lower in rules.determiners or words[1].lower in rules.name_particles
    return place + 2 if second and len(words) > 2 and words[2].kind in ("C", "G") else 0


def _know_surnames(tokens: list[Token], rules: VoiceRules) -> None:
    """Make single capitals names where they are: surnames, or any name but for nouns."""
    surnames = {token.lower for token in tokens if token.person}
    for token in tokens:
        if token.kind == "C" and token.lower in surnames:
            token.kind, token.person = "N", True
        elif token.kind == "C" and not rules.verb_second:
            token.kind = "N"
        elif token.kind == "G":
            token.kind = "D"
