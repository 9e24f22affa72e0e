"""Who says a quote: a speaker and a verb of speech in the clause beside it, or nobody.

Patterns over classes of words (see `biascompare.voice.tokens`): precision comes before
recall, so that what fits no pattern, or two at once, is not attributed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from biascompare.voice.names import Token
from biascompare.voice.patterns import (
    AFTER,
    AFTER_BARE,
    APPOSED,
    BEFORE,
    BEFORE_INVERTED,
    BEFORE_VERB_SECOND,
    LONGEST_CLAUSE,
    OBJECT,
    SECOND_VERB,
    SPEAKS,
    WITHIN,
)
from biascompare.voice.rules import VoiceRules
from biascompare.voice.tokens import read_tokens

NO_SPEAKER = "no speaker and verb of speech stand beside it"
TWO_SPEAKERS = "two speakers stand beside it"
PRONOUN = "a pronoun that more than one person, or none, may stand for"


@dataclass(frozen=True, slots=True)
class Said:
    """Who speaks, as tokens: from ``first`` to ``last``; the verb, if there is one."""

    first: Token | None
    last: Token | None
    verb: Token | None
    reason: str | None = None


class Clauses:
    """The tokens of a text and, for each quote, what is said about its speaker."""

    def __init__(self, text: str, tokens: Sequence[Token], rules: VoiceRules) -> None:
        self.text = text
        self.tokens = tokens
        self.rules = rules
        self.kinds = "".join(token.kind[:1] for token in tokens)
        self.places = {token.quote: place for place, token in enumerate(tokens) if token.quote >= 0}
        self.said: dict[int, Said] = {}
        self.speakers = self._surely_people()

    def attribute(self) -> dict[int, Said]:
        """Return for each quote its speaker, or why there is none."""
        for quote, place in self.places.items():
            self.said[quote] = self._speaker(quote, place)
        return self.said

    def _surely_people(self) -> set[str]:
        """Return the surnames of those who have a title or office, or speak, in the text."""
        found = {
            token.lower
            for place, token in enumerate(self.tokens)
            if token.kind == "N" and place and self.tokens[place - 1].kind == "R"
        }
        for match in APPOSED.finditer(self.kinds):
            found.add(self.tokens[match.start("name")].lower)
        for match in SPEAKS.finditer(self.kinds):
            found.add(self.tokens[match.start("name") if match["name"] else match.end() - 1].lower)
        return found

    def in_speech_clause(self, quote: int) -> bool:
        """Whether a verb of speech stands before the quote in its sentence."""
        begin = self._sentence_start(self.places[quote])
        return any(kind in "VM" for kind in self.kinds[begin : self.places[quote]])

    def _speaker(self, quote: int, place: int) -> Said:
        after, before = self._after(place), self._before(place)
        found = after or before
        if after and before and self._differ(after, before):
            comma = self.kinds[place + 1 : place + 2] == ","
            found = before if not comma else Said(None, None, None, TWO_SPEAKERS)
        found = found or self._carried(quote, place) or self._within(place)
        return found or Said(None, None, None, NO_SPEAKER)

    def _within(self, place: int) -> Said | None:
        """Return the speaker whom the quote names between commas: « C'est, dit-elle, faux »."""
        quote = self.tokens[place]
        inner = self.text[: quote.end]
        tokens = read_tokens(inner, (), self.rules, quote.start)
        match = WITHIN.search("".join(token.kind[:1] for token in tokens))
        if match is None:
            return None
        verb = tokens[match.start("verb") if match["verb"] else match.start("inverted")]
        if match["name"]:
            return Said(tokens[match.start("name")], tokens[match.start("name")], verb)
        return self._resolved(place, verb)

    @staticmethod
    def _differ(one: Said, other: Said) -> bool:
        return bool(one.first and other.first and one.first.lower != other.first.lower)

    def _sentence_start(self, place: int) -> int:
        return max(self.kinds.rfind(".", 0, place), self.kinds.rfind("|", 0, place)) + 1

    def _after(self, place: int) -> Said | None:
        end, limit = place + 1, min(len(self.kinds), place + LONGEST_CLAUSE)
        while end < limit and (
            self.kinds[end] not in ".Q|" or (self.kinds[end] == "|" and end == place + 1)
        ):
            end += 1
        segment = self.kinds[place + 1 : end]
        # „Die Zeit“ nannte das Buch …: without a comma, the quote is the subject.
        joined = segment[:1] == "," or self.tokens[place].comma
        for pattern in AFTER if joined or not self.rules.comma_after_quote else AFTER_BARE:
            if match := pattern.match(segment):
                return self._found(match, place + 1)
        return None

    def _before(self, place: int) -> Said | None:
        begin = self._sentence_start(place)
        quote = self.kinds.rfind("Q", begin, place)
        begin = max(begin, quote + 1, place - LONGEST_CLAUSE)
        segment = self.kinds[begin:place]
        named = self.kinds[place - 1] == "V" and self.tokens[place - 1].lower
        if not segment or named in self.rules.work_nouns:  # A technique called “…”.
            return None
        patterns = BEFORE
        if self.rules.verb_second:
            patterns = BEFORE_INVERTED + BEFORE + BEFORE_VERB_SECOND
        for pattern in patterns:
            seen = segment
            while match := pattern.match(seen):
                if not self._is_object(match, segment):
                    return self._found(match, begin)
                name = match.start("name")
                seen = f"{seen[:name]}w{seen[name + 1 :]}"
        return None

    def _is_object(self, match: re.Match[str], segment: str) -> bool:
        """Whether the name found is no subject: a preposition or verb leads to it."""
        groups = match.groupdict()
        if groups.get("name") is None or "M" in segment[: match.start("name")]:
            return False
        if groups.get("verb") and match.start("verb") < match.start("name"):
            return False
        return OBJECT.search(segment[: match.start("name")]) is not None

    def _found(self, match: re.Match[str], begin: int) -> Said:
        groups = {key: value for key, value in match.groupdict().items() if value is not None}
        verb_key = next((key for key in ("verb", "verb2", "noun_like") if key in groups), None)
        verb = self.tokens[begin + match.start(verb_key)] if verb_key else None
        for key in ("apposed", "name", "word", "role"):
            if key in groups:
                first, last = match.start(key), match.end(key) - 1
                if key == "role":
                    last = self._trimmed(begin, first, last)
                return Said(self.tokens[begin + first], self.tokens[begin + last], verb)
        key = "pronoun" if "pronoun" in groups else "pronoun2"
        return self._resolved(begin + match.start(key), verb)

    def _trimmed(self, begin: int, first: int, last: int) -> int:
        """Return where the role ends: at its last capital, if a name belongs to it."""
        kinds = self.kinds[begin + first : begin + last + 1]
        capital = max(kinds.rfind("N"), kinds.rfind("C"))
        return first + capital if capital > 0 and "p" in kinds[:capital] else last

    def _resolved(self, place: int, verb: Token | None) -> Said:
        """Return whom a pronoun stands for: the one person of the sentence before."""
        begin = self._sentence_start(place)
        own = {token.lower: token for token in self.tokens[begin:place] if token.person}
        end = begin
        while end and self.kinds[end - 1] in ".|Q":
            end -= 1
        start = self._sentence_start(end)
        people = own or {token.lower: token for token in self.tokens[start:end] if token.person}
        if len(people) > 1:
            people = self._speaking(begin if own else start, place if own else begin) or people
        if len(people) == 1:
            (person,) = people.values()
            if person.lower in self.speakers:
                return Said(person, person, verb)
            return Said(None, None, verb, PRONOUN)
        quotes = [token.quote for token in self.tokens[start:begin] if token.quote >= 0]
        earlier = self.said.get(quotes[-1]) if quotes and not people else None
        if earlier and earlier.first:
            return Said(earlier.first, earlier.last, verb)
        return Said(None, None, verb, PRONOUN)

    def _speaking(self, begin: int, end: int) -> dict[str, Token]:
        """Return the people between two places who are subjects of a verb of speech."""
        found = (
            match.start("name")
            for match in SPEAKS.finditer(self.kinds, begin, end)
            if match["name"]
        )
        tokens = (self.tokens[place] for place in found)
        return {token.lower: token for token in tokens if token.person}

    def _carried(self, quote: int, place: int) -> Said | None:
        """Return the speaker of the quote before, if this one goes on with it."""
        earlier = self.said.get(quote - 1)
        if earlier is None or earlier.first is None:
            return None
        between = self.kinds[self.places[quote - 1] + 1 : place]
        begin = self._sentence_start(place)
        alone = begin == place and self.kinds[place + 1 : place + 2] in ("", ".", "|")
        paragraphs = any(
            token.lower == "\n" for token in self.tokens[self.places[quote - 1] : place]
        )
        goes_on = alone and not paragraphs and between.rstrip(".|").count(".") == 0
        split = not any(mark in between for mark in ".|;c") and self._joins(between)
        if match := SECOND_VERB.fullmatch(between):
            verb = self.tokens[self.places[quote - 1] + 1 + match.start("verb")]
            return Said(earlier.first, earlier.last, verb)
        return Said(earlier.first, earlier.last, earlier.verb) if goes_on or split else None

    def _joins(self, between: str) -> bool:
        """Whether what stands between two quotes is the attribution alone, or an and."""
        return between.endswith((",", ":")) or (len(between) <= 3 and "N" not in between)
