"""The words of an article as they are compared: elisions parted off, compounds whole.

``l'école`` gives ``l'`` and ``école``, ``the mayor's`` gives ``the`` and ``mayor``;
hyphens stay inside (``Open-Source-Modell``). Marks and line ends part phrases.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from biascompare import languages

BREAK = 0
"""The number of whatever parts phrases: marks, line ends, what is left out."""
MASK = "\x00"
_WORD = r"\d+(?:[.,]\d+)+|[^\W_]+(?:['-][^\W_]+)*"
_MARKS = r"[^\w '-]+|[^\w ]{2,}| ['-] "


@dataclass(frozen=True, slots=True)
class Token:
    """A word in its place; offsets are into `Document.text`."""

    word: str
    start: int
    end: int


class Tokens:
    """Turns the texts of one language into numbers of words; keeps what each number means.

    ``functional[number]`` tells words of grammar (and, without ``numbers``, numbers): they
    stand within a phrase, never alone or at its edge. ``stop_words`` keeps words of grammar.
    """

    def __init__(
        self, language: str | None, *, numbers: bool = False, stop_words: bool = False
    ) -> None:
        known = languages.load(language) if language in languages.CODES else None
        self._stops = known.stop_words if known and not stop_words else frozenset()
        self._keep_grammar, self._keep_numbers = stop_words, numbers
        suffixes = known.possessive_suffixes if known else ()
        self._suffixes = tuple(suffix for suffix in suffixes if suffix.startswith("'"))
        elisions = "|".join(re.escape(head) for head in known.elisions) if known else ""
        heads = rf"(?<!\w)(?i:{elisions})(?=\w)|" if elisions else ""
        self._pattern = re.compile(f"{heads}{_WORD}|{_MARKS}")
        self.words: list[str] = [""]
        self._functional = bytearray([1])
        self._by_word: dict[str, int] = {"": BREAK}
        self._numbers = _Numbers(self)

    @property
    def functional(self) -> NDArray[np.bool]:
        """Whether each number is that of a word of grammar or of a break."""
        return np.frombuffer(self._functional, dtype=np.uint8).astype(bool)

    def numbers(self, text: str) -> array[int]:
        """Return the number of each word of a normalised text, breaks among them."""
        return array("i", map(self._numbers.__getitem__, self._pattern.findall(text)))

    def tokens(self, text: str) -> Iterator[Token]:
        """Yield the words of a normalised text with their offsets; a break is the word ''."""
        for match in self._pattern.finditer(text):
            word = self.word(match[0])
            end = match.end()
            if word and not match[0].endswith("'"):
                end = match.start() + len(self._stem(match[0]))
            yield Token(word, match.start(), end)

    def word(self, surface: str) -> str:
        """Return the word that a stretch of text is, '' for marks."""
        return self._stem(surface).lower() if surface[0].isalnum() else ""

    def _stem(self, surface: str) -> str:
        for suffix in self._suffixes:
            if surface.lower().endswith(suffix) and len(surface) > len(suffix):
                return surface[: -len(suffix)]
        return surface

    def add(self, surface: str) -> int:
        """Return the number of a stretch of text, which may be new."""
        word = self.word(surface)
        if word not in self._by_word:
            self._by_word[word] = len(self.words)
            self.words.append(word)
            self._functional.append(self._is_functional(word))
        return self._by_word[word]

    def _is_functional(self, word: str) -> bool:
        if not any(character.isalpha() for character in word):
            return not self._keep_numbers
        short = len(word) == 1 or word.endswith("'")
        return not self._keep_grammar and (short or word in self._stops)


class _Numbers(dict[str, int]):
    """The number of each stretch of text that was met, in any writing."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens

    def __missing__(self, surface: str) -> int:
        number = self[surface] = self._tokens.add(surface)
        return number
