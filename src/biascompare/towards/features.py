"""What the model looks at: the words around a mention, what it does, what is done to it."""

from __future__ import annotations

from collections.abc import Iterator

from biascompare.towards.mention import NAME, Mention
from biascompare.towards.words import english

_NEAR, _CLOSE = 8, 3
_STEM = 5
_OUTSIDE = "#"
_LONGEST_INSERTION = 14


def features(mention: Mention) -> dict[str, float]:
    """Return the features of a mention, by name. Binary ones are 1, sums of tone are not."""
    found = dict.fromkeys(_words(mention), 1.0)
    found |= dict.fromkeys(_neighbours(mention), 1.0)
    found |= _grammar(mention)
    found |= _tone(mention)
    found |= dict.fromkeys(_shape(mention), 1.0)
    return {name: value for name, value in found.items() if value}


def _words(mention: Mention) -> Iterator[str]:
    """Yield words and stems anywhere, words and pairs near, words of the clause, by side."""
    words, place = mention.words, mention.place
    first, last = mention.clause
    for position, word in enumerate(words):
        if position == place:
            continue
        side, near = "l" if position < place else "r", abs(position - place) <= _NEAR
        if near and position + 1 < len(words):
            yield f"{side}2:{word} {words[position + 1]}"
        if not word[0].isalnum():
            continue
        yield f"w:{word}"
        if len(word) > _STEM:
            yield f"s:{word[:_STEM]}"
        if near:
            yield f"{side}:{word}"
        if first <= position <= last:
            yield f"c{side}:{word}"


def _neighbours(mention: Mention) -> Iterator[str]:
    before, after = mention.place - 1, mention.place + 1
    one, two = _at(mention, before), _at(mention, after)
    yield f"l1:{one}"
    yield f"r1:{two}"
    yield f"l3:{_at(mention, before - 1)} {one}"
    yield f"r3:{two} {_at(mention, after + 1)}"
    yield f"lr:{one} {two}"
    left, right = _nearest(mention, -1), _nearest(mention, 1)
    yield f"q:{left}{right}"
    yield f"ql:{left}"
    yield f"qr:{right}"
    yield f"q1:{one}|{left[0]}"
    yield f"q2:{two}|{right[0]}"


def _at(mention: Mention, position: int) -> str:
    return mention.words[position] if 0 <= position < len(mention.words) else _OUTSIDE


def _nearest(mention: Mention, side: int) -> str:
    """Return the sign of the nearest cue on one side, and how far it is."""
    places = [p for p in mention.cues if (p - mention.place) * side > 0]
    if not places:
        return "0"
    nearest = min(places, key=lambda p: abs(p - mention.place))
    far = min(3, (abs(nearest - mention.place) - (1 if side > 0 else 0)) // 3)
    return f"{'+' if mention.cues[nearest] > 0 else '-'}{far}"


def _grammar(mention: Mention) -> dict[str, float]:
    """Return what the mention does or suffers, and the word that governs it."""
    found = {**_predicate(mention), **_governor(mention), **_possessed(mention)}
    if "speaks" in found:
        found["V:speaks"] = sum(mention.valences.values()) / 4
    return found


def _predicate(mention: Mention) -> dict[str, float]:
    words = mention.words
    start = position = _verb_from(mention)
    while position < len(words) and position - start < 5 and _is_helper(words[position]):
        position += 1
    if position >= len(words) or not words[position][0].isalnum():
        return {}
    helpers, verb = words[start:position], words[position]
    kind = "pv" if not english().passive.isdisjoint(helpers) else "av"
    negated = "" if english().negations.isdisjoint(helpers) else "NOT "
    found = {f"{kind}:{negated}{verb}": 1.0, f"v:{verb[:_STEM]}": 1.0}
    if position + 1 < len(words):
        found[f"v2:{verb} {words[position + 1]}"] = 1.0
    if verb in english().speech:
        found["speaks"] = 1.0
    return found | {"V:predicate": _sum(mention, position, position + 8) / 4}


def _is_helper(word: str) -> bool:
    known = english()
    return word in known.auxiliaries or word in known.passive or word.endswith("ly")


def _verb_from(mention: Mention) -> int:
    """Return where the verb of the mention may start: names and insertions are skipped."""
    words, position = mention.words, mention.place + 1
    if _at(mention, position) == NAME:
        position += 1
    if _at(mention, position) == ",":
        window = words[position + 1 : position + _LONGEST_INSERTION]
        position = position + 2 + window.index(",") if "," in window else position
    return position + (_at(mention, position) == "who")


def _governor(mention: Mention) -> dict[str, float]:
    words, position, known = mention.words, mention.place - 1, english()
    while position >= 0 and (words[position] in known.before_names or words[position] == NAME):
        position -= 1
    if position < 0:
        return {}
    word = words[position]
    found = {f"o:{word}": 1.0}
    if word[0].isalnum():
        found[f"o5:{word[:_STEM]}"] = 1.0
    if word in known.speech:
        found["speaks"] = 1.0
    if word in known.prepositions:
        head = position - 1
        while head >= 0 and words[head] in known.before_names:
            head -= 1
        found |= {f"ph:{word}": 1.0, f"p:{words[head] if head >= 0 else _OUTSIDE} {word}": 1.0}
        found[f"V:prep {word}"] = _sum(mention, position - 4, position) / 4
    return found


def _possessed(mention: Mention) -> dict[str, float]:
    after = mention.place + 1
    if not mention.written.endswith(("'s", "s'")) and _at(mention, after) != "'":
        return {}
    found = {"poss": 1.0, f"po:{_at(mention, after)}": 1.0}
    return found | {"V:poss": _sum(mention, after, after + 4) / 4}


def _sum(mention: Mention, first: int, end: int) -> float:
    return sum(mention.valences.get(position, 0.0) for position in range(first, end))


def _tone(mention: Mention) -> dict[str, float]:
    """Return sums of positive and negative tone: all, near, close, in the clause, by side."""
    place, (first, last) = mention.place, mention.clause
    stretches = {
        "all": (0, len(mention.words)),
        "l": (place - _NEAR, place),
        "r": (place + 1, place + 1 + _NEAR),
        "l1": (place - _CLOSE, place),
        "r1": (place + 1, place + 1 + _CLOSE),
        "cl": (first, place),
        "cr": (place, last + 1),
        "lf": (0, place - _NEAR),
        "rf": (place + 1 + _NEAR, len(mention.words)),
    }
    found = {"V:compound": mention.compound, "V:quoted": mention.compound * mention.quoted}
    for kind, weights, scale in (("V", mention.valences, 3.0), ("L", mention.cues, 2.0)):
        decayed = (w / (1 + abs(p - place) / 3) for p, w in weights.items())
        found[f"{kind}:decayed"] = sum(decayed) / 2
        for name, (begin, end) in stretches.items():
            inside = [weight for p, weight in weights.items() if begin <= p < end]
            up, down = sum(w for w in inside if w > 0), sum(w for w in inside if w < 0)
            found[f"{kind}:{name}+"], found[f"{kind}:{name}-"] = up / scale, down / scale
            found[f"{kind}:{name}#"] = float((up > 0) - (down < 0))
    return found | dict.fromkeys(_toned_places(mention), 1.0)


def _toned_places(mention: Mention) -> Iterator[str]:
    for position, weight in mention.valences.items():
        distance = position - mention.place
        if 0 < abs(distance) <= _NEAR:
            side, sign = "l" if distance < 0 else "r", "+" if weight > 0 else "-"
            yield f"t:{side}{sign}{min(3, (abs(distance) - 1) // 2)}"


def _shape(mention: Mention) -> Iterator[str]:
    words, place = mention.words, mention.place
    written = mention.written.lower()
    if written in english().pronouns:
        yield "pronoun"
        yield f"pronoun:{written}"
    yield f"place:{min(4, place // 5)}"
    yield f"length:{min(6, len(words) // 10)}"
    yield f"quarter:{4 * place // len(words)}"
    yield f"names:{min(5, words.count(NAME))}"
    if mention.quoted:
        yield "quoted"
    yield from (f"has:{mark}" for mark in '"?!' if mark in words)
    if not english().negations.isdisjoint(words[max(0, place - 6) : place + 8]):
        yield "negated"
    if written.startswith(("mr", "ms", "dr")):
        yield "title"
