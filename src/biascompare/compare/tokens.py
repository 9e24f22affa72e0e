"""The words of an article as they are compared: elisions parted off, compounds whole.

``l'école`` gives ``l'`` and ``école``, ``the mayor's`` gives ``the`` and ``mayor``;
hyphens stay inside (``Open-Source-Modell``). Marks and line ends part phrases.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from biascompare import languages

BREAK = 0
"""The number of whatever parts phrases: marks, line ends, what is left out."""
MASK = "\x00"
_WORD = r"\d+(?:[.,]\d+)+|[^\W_]+(?:['-][^\W_]+)*"
_MARKS = r"[^\w '-]+|[^\w ]{2,}| ['-] "
_LONE_MARKS = ("'", "-")
_ENDING_MARKS = frozenset(".,;:!?")
_AT_ONCE = 5_000  # texts


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
        self._stretches = _Stretches(self)

    @property
    def functional(self) -> NDArray[np.bool]:
        """Whether each number is that of a word of grammar or of a break."""
        return np.frombuffer(self._functional, dtype=np.uint8).astype(bool)

    def numbers(self, texts: Sequence[str]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the words' numbers of normalised texts, breaks among them, and each's text."""
        found: list[NDArray[np.int32]] = [np.empty(0, np.int32)]
        sizes: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
        for start in range(0, len(texts), _AT_ONCE):
            numbers, counts = self._stretches.numbers(texts[start : start + _AT_ONCE])
            found.append(numbers)
            sizes.append(counts)
        place = np.arange(len(texts), dtype=np.int32)
        return np.concatenate(found), np.repeat(place, np.concatenate(sizes))

    def parts(self, stretch: str) -> list[int]:
        """Return the numbers of what stands between two spaces."""
        # Nearly all are letters, perhaps with a mark at the end: those need no pattern.
        if stretch.isalpha():
            return [self._number(stretch.lower())]
        if stretch[-1:] in _ENDING_MARKS and stretch[:-1].isalpha():
            return [self._number(stretch[:-1].lower()), BREAK]
        if stretch in _LONE_MARKS:
            return [BREAK]
        return [self.add(surface) for surface in self._pattern.findall(stretch)]

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
        for suffix in self._suffixes if "'" in surface else ():
            if surface.lower().endswith(suffix) and len(surface) > len(suffix):
                return surface[: -len(suffix)]
        return surface

    def add(self, surface: str) -> int:
        """Return the number of a stretch of text, which may be new."""
        return self._number(self.word(surface))

    def _number(self, word: str) -> int:
        number = self._by_word.get(word)
        if number is None:
            number = self._by_word[word] = len(self.words)
            self.words.append(word)
            self._functional.append(self._is_functional(word))
        return number

    def _is_functional(self, word: str) -> bool:
        if not word.isalpha() and not any(map(str.isalpha, word)):
            return not self._keep_numbers
        if self._keep_grammar:
            return False
        return len(word) == 1 or word in self._stops or word.endswith("'")


class _Stretches:
    """Stretches between spaces: no word and no mark reaches over one, so each is read once."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._places: dict[bytes, int] = {}
        self._parts = array("i")
        self._ends = array("i", [0])

    def numbers(self, texts: Sequence[str]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Return the numbers of the words of texts, and how many each text has."""
        # Bytes, because a text may hold half a character (a lone surrogate).
        encoded = pa.array([text.encode("utf-8", "surrogatepass") for text in texts], pa.binary())
        split = pc.split_pattern(encoded, " ")
        coded = split.flatten().dictionary_encode()
        places = self._placed(coded.dictionary.to_pylist())
        parts = pa.ListArray.from_arrays(
            pa.array(self._ends, pa.int32()), pa.array(self._parts, pa.int32())
        )
        read = parts.take(pa.array(places)).take(coded.indices)
        whole = read.offsets.to_numpy()
        bounds = split.offsets.to_numpy()
        return read.values.to_numpy(), np.diff(whole[bounds])

    def _placed(self, stretches: list[bytes]) -> NDArray[np.int32]:
        """Return the numbers of stretches, some of which may be new."""
        known, parts, ends, read = self._places, self._parts, self._ends, self._tokens.parts
        found = np.empty(len(stretches), dtype=np.int32)
        for at, stretch in enumerate(stretches):
            place = known.get(stretch)
            if place is None:
                place = known[stretch] = len(known)
                parts.extend(read(stretch.decode("utf-8", "surrogatepass")))
                ends.append(len(parts))
            found[at] = place
        return found
