"""The outlet's words as a row of classes, one letter a word, in which patterns are sought.

=== =====================================    === =====================================
Q   a quote                                  .   the end of a sentence; | perhaps one
N   a name                                   C   another word with a capital
V   a verb of speech; v: as often a noun     X   an auxiliary; b: one of the passive
g   saying                                   a   an adverb; j: and, or
R   a title or office                        D   an article or possessive
O   he, she, they                            M   according to; k: as
p   a preposition                            c   but, while; r: who, which; n: not
=== =====================================    === =====================================

Marks stand for themselves, all other words are ``w``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from biascompare.voice.names import Token, with_names
from biascompare.voice.rules import VoiceRules
from biascompare.voice.stretches import Stretch, paragraph_gap

_TOKEN = (
    r"(?P<aside>\([^()\n]{1,60}\))|(?:[A-Z]\.){2,}|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:['’.-][^\W_]+)*['’]?|[^\w\s]"
)
_ENDS = ".!?…"
_PARTICLE_REACH = 16


def read_tokens(
    text: str, stretches: Sequence[Stretch], rules: VoiceRules, start: int = 0
) -> list[Token]:
    """Return the tokens of the outlet's text from ``start``, each quote as one token."""
    tokens = list(_raw(text, stretches, rules, start))
    for place, token in enumerate(tokens):
        if token.kind == "w":
            token.kind = _kind(tokens, place, rules)
    _mark_sources(tokens, rules)
    return with_names(tokens, rules)


def _raw(text: str, stretches: Sequence[Stretch], rules: VoiceRules, place: int) -> Iterator[Token]:
    pattern = re.compile(f"(?P<gap>{paragraph_gap(text).pattern})|{_TOKEN}")
    for number, stretch in enumerate(stretches):
        yield from _words(text, place, stretch.start, rules, pattern)
        last = text[stretch.inner_start : stretch.inner_end].rstrip("”’»\"' ")[-1:]
        yield Token(stretch.start, stretch.end, "", "Q", quote=number, comma=last in ",!?…")
        following = text[stretch.end : stretch.end + 3].lstrip(" ")[:1]
        opens = not following or following.isupper() or following in '\n„“«"‘'
        if last and last in _ENDS and opens:
            yield Token(stretch.end, stretch.end, "", "." if last == "." else "|")
        place = stretch.end
    yield from _words(text, place, len(text), rules, pattern)


def _words(
    text: str, start: int, end: int, rules: VoiceRules, pattern: re.Pattern[str]
) -> Iterator[Token]:
    previous = ""
    for match in pattern.finditer(text, start, end):
        written = match.group()
        if match["aside"]:
            continue
        if match["gap"]:
            yield Token(match.start(), match.end(), "\n", ".")
        elif written[0].isalpha() or written[0].isdigit():
            yield from _parts(match.start(), written, rules)
        elif written == "." and _abbreviated(previous, text[match.end() : match.end() + 2], rules):
            continue
        else:
            kind = "." if written in _ENDS else written
            kind = "," if kind in "–—-" else kind
            yield Token(match.start(), match.end(), written, kind)
        previous = written


def _abbreviated(word: str, following: str, rules: VoiceRules) -> bool:
    if len(word) == 1 and word.isupper():
        return True
    if word.isdigit() and rules.ordinal_dot and following.startswith(" "):
        return True
    return word in rules.abbreviations


def _parts(start: int, written: str, rules: VoiceRules) -> Iterator[Token]:
    """Yield a word's parts: an elided article, the word, a pronoun written to its end."""
    lower = written.lower().replace("’", "'")
    head, mark, rest = lower.partition("'")
    if mark and rest and f"{head}'" in rules.elisions:
        cut = len(head) + 1
        yield Token(start, start + cut, f"{head}'", "w")
        start, written, lower = start + cut, written[cut:], rest
    for particle in rules.particles_after:
        if lower.endswith(particle) and len(lower) > len(particle):
            cut = len(lower) - len(particle)
            yield _word(start, written[:cut])
            yield _word(start + cut, written[cut:], particle.rpartition("-")[2])
            return
    yield _word(start, written)


def _word(start: int, written: str, lower: str = "") -> Token:
    plain = lower or written.lower().replace("’", "'")
    return Token(start, start + len(written), plain, "w", capital=written[:1].isupper())


def _kind(tokens: list[Token], place: int, rules: VoiceRules) -> str:
    token = tokens[place]
    before = tokens[place - 1] if place else None
    if token.capital and before and before.kind not in ".|:Q":
        return _capital_kind(token, rules)
    kind = rules.kinds.get(token.lower, "w")
    if kind == "w" and _is_verb(tokens, place, rules):
        kind = "V"
    if kind == "b" and before and before.lower in ("s'", "se"):
        return "X"
    if before and ((kind in "Vv" and before.kind == "b") or (kind == "v" and before.kind == "D")):
        return "w"
    if token.capital and kind in "wR":
        return _capital_kind(token, rules)
    if kind in "Vv" and rules.participle_ending and token.lower.endswith(rules.participle_ending):
        return "g"
    adverb = kind == "w" and len(token.lower) > 4 and token.lower.endswith(rules.adverb_endings)
    return "a" if adverb else kind


def _capital_kind(token: Token, rules: VoiceRules) -> str:
    if token.lower in rules.not_names or token.lower in rules.function_words:
        return "D" if token.lower in rules.determiners else "a"
    if token.lower.endswith(rules.possessives) if rules.possessives else False:
        return "G"
    return "R" if rules.is_role(token.lower) else "C"


def _is_verb(tokens: list[Token], place: int, rules: VoiceRules) -> bool:
    """Whether the word is a verb of speech with another before it, or its particle later."""
    lower = tokens[place].lower
    if lower in rules.paired_verbs:
        return place > 0 and tokens[place - 1].lower in rules.paired_verbs[lower]
    particles = rules.parted_verbs.get(lower)
    if particles is None:
        return False
    for later in tokens[place + 1 : place + _PARTICLE_REACH]:
        if later.kind == ".":
            return False
        if later.lower in particles:
            return True
    return False


def _mark_sources(tokens: list[Token], rules: VoiceRules) -> None:
    """Mark the phrases that name a source, such as ``according to``."""
    for place, token in enumerate(tokens):
        for phrase in rules.source_phrases.get(token.lower, ()):
            words = tokens[place : place + len(phrase)]
            if tuple(each.lower for each in words) == phrase:
                for each in words:
                    each.kind = "m"
                words[-1].kind = "M"
                break
