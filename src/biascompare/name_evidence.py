"""What makes capitalised words a name: data of each language, in ``data/names``."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from biascompare import languages
from biascompare.datafiles import TomlFile, data_folder

_SHORTEST_PART = 4
_TEXTS = ("name", "label", "source", "licence")


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """The words that speak for or against a name in one language.

    ``titles`` stand before a person's name and are no part of it; words with one of
    ``role_endings`` do so too. ``heads`` begin a name that goes on after one of the
    ``connectors``. ``noun_endings`` and ``determiners`` tell common nouns where those
    have capitals. ``common`` are frequent words; they have small letters.
    """

    language: str
    nouns_have_capitals: bool
    first_names: frozenset[str]
    particles: frozenset[str]
    organisation_endings: frozenset[str]
    places: frozenset[str]
    titles: frozenset[str]
    heads: frozenset[str]
    connectors: frozenset[str]
    not_names: frozenset[str]
    role_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    determiners: frozenset[str]
    speech_verbs: frozenset[str]
    elisions: tuple[str, ...]
    possessive_suffixes: tuple[str, ...]
    stop_words: frozenset[str]
    common: frozenset[str]

    def is_role(self, word: str) -> bool:
        """Whether ``word`` announces a person: ``President``, ``Verkehrsminister``."""
        return word in self.titles or word.lower().endswith(self.role_endings)

    def is_ordinary(self, word: str) -> bool:
        """Whether ``word`` is known as a common word of the language."""
        lower = word.lower()
        if lower in self.stop_words or self.is_noun(word):
            return True
        # Frequent words that no dictionary has are names.
        return lower in self.common and is_known(word, self.language)

    def is_noun(self, word: str) -> bool:
        """Whether the ending of ``word`` tells a common noun."""
        return word.lower().endswith(self.noun_endings)


@functools.cache
def load(language: str) -> NameEvidence:
    """Load the evidence for ``language``. Raises `DataFileError`, `UnknownNameError`."""
    words = languages.load(language)
    shared, own = _file("shared"), _file(language)
    sentences = words.sentences
    return NameEvidence(
        language=language,
        nouns_have_capitals=bool(own.values.get("nouns_have_capitals", False)),
        **{
            key: frozenset(shared.strings(key))
            for key in ("first_names", "particles", "organisation_endings", "places")
        },
        **{
            key: frozenset(own.strings(key, required=False))
            for key in ("titles", "heads", "connectors", "not_names", "determiners")
        },
        role_endings=own.strings("role_endings", required=False),
        noun_endings=own.strings("noun_endings", required=False),
        adjective_endings=own.strings("adjective_endings", required=False),
        speech_verbs=words.speech_verbs.neutral | words.speech_verbs.doubting,
        elisions=words.elisions,
        possessive_suffixes=words.possessive_suffixes,
        stop_words=words.stop_words | sentences.starters | sentences.interjections,
        common=_common(language),
    )


@functools.lru_cache(maxsize=100_000)
def is_known(word: str, language: str) -> bool:
    """Whether a dictionary of forms has ``word`` (simplemma, MIT; its lists are open)."""
    import simplemma

    return bool(simplemma.is_known(word, lang=language))


@functools.lru_cache(maxsize=100_000)
def is_compound(word: str, language: str) -> bool:
    """Whether ``word`` is put together from two words of a dictionary."""
    return any(
        is_known(word[:cut].rstrip("s"), language) and is_known(word[cut:].capitalize(), language)
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    )


@functools.cache
def first_names() -> frozenset[str]:
    """Return the first names of every language. Raises `DataFileError`."""
    return frozenset(_file("shared").strings("first_names"))


def _file(name: str) -> TomlFile:
    file = TomlFile(data_folder() / "names" / f"{name}.toml")
    for key in _TEXTS:
        file.string(key)
    if file.values["name"] != name:
        raise file.fault(f"expected name = {name!r}", "name")
    return file


def _common(language: str) -> frozenset[str]:
    file = TomlFile(data_folder() / "frequencies" / f"{language}.toml")
    shares = file.values.get("shares")
    if not isinstance(shares, dict):
        raise file.fault("expected a table [shares]")
    return frozenset(shares)
