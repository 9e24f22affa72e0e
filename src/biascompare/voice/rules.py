"""The words around a quote that tell who speaks: data of each language."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from biascompare import languages
from biascompare.datafiles import TomlFile, data_folder
from biascompare.languages import SpeechVerbs


@dataclass(frozen=True, slots=True)
class VoiceRules:
    """One language's words, in lower case with straight apostrophes.

    ``noun_like`` are verb forms that are as often nouns. ``roles`` may have a ``*`` at
    their head for any beginning (``*minister``). ``particles_after`` are pronouns written
    to the end of a verb (``dit-il``). ``comma_after_quote`` says whether a comma or other
    mark parts a quote from the clause after it that reports it, ``verb_second`` whether the
    verb may stand before its subject wherever the quote is.
    """

    comma_after_quote: bool
    verb_second: bool
    noun_like: frozenset[str]
    auxiliaries: frozenset[str]
    passive_auxiliaries: frozenset[str]
    source_markers: frozenset[str]
    comparing_words: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    contrast_words: frozenset[str]
    relative_words: frozenset[str]
    negations: frozenset[str]
    roles: frozenset[str]
    role_endings: tuple[str, ...]
    not_names: frozenset[str]
    work_nouns: frozenset[str]
    name_particles: frozenset[str]
    particles_after: tuple[str, ...]
    elisions: frozenset[str]
    possessives: tuple[str, ...]
    function_words: frozenset[str]
    abbreviations: frozenset[str]
    ordinal_dot: bool
    verbs: SpeechVerbs
    parted_verbs: dict[str, frozenset[str]]

    def is_role(self, lower: str) -> bool:
        """Whether the word is a title or an office."""
        return lower in self.roles or lower.endswith(self.role_endings)


_LISTS = (
    "noun_like",
    "auxiliaries",
    "passive_auxiliaries",
    "source_markers",
    "comparing_words",
    "prepositions",
    "determiners",
    "pronouns",
    "contrast_words",
    "relative_words",
    "negations",
    "not_names",
    "work_nouns",
    "name_particles",
)


@functools.cache
def load_rules(code: str) -> VoiceRules | None:
    """Load a language's rules; ``None`` where there are none. Raises `DataFileError`."""
    path = data_folder() / "languages" / "voice" / f"{code}.toml"
    if code not in languages.CODES or not path.exists():
        return None
    file, language = TomlFile(path), languages.load(code)
    for key in ("source", "licence"):
        file.string(key)
    lists = {name: frozenset(file.strings(name, required=False)) for name in _LISTS}
    roles, verbs = file.strings("roles"), language.speech_verbs
    every = verbs.neutral | verbs.doubting | verbs.other
    return VoiceRules(
        comma_after_quote=_truth(file, "comma_after_quote"),
        verb_second=_truth(file, "verb_second"),
        roles=frozenset(role for role in roles if not role.startswith("*")),
        role_endings=tuple(role[1:] for role in roles if role.startswith("*")) or ("\n",),
        particles_after=tuple(sorted(file.strings("particles_after"), key=len, reverse=True)),
        elisions=frozenset(language.elisions),
        possessives=tuple(each for each in language.possessive_suffixes if "'" in each),
        function_words=language.stop_words | language.sentences.starters,
        abbreviations=language.sentences.abbreviations | language.sentences.number_abbreviations,
        ordinal_dot=language.sentences.ordinal_dot,
        verbs=verbs,
        parted_verbs=_parted(every),
        **lists,
    )


def _truth(file: TomlFile, key: str) -> bool:
    value = file.values.get(key)
    if not isinstance(value, bool):
        raise file.fault(f"expected {key} = true or false, found {value!r}", key)
    return value


def _parted(forms: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return for each verb that is parted the particles that may stand later."""
    found: dict[str, set[str]] = {}
    for form in forms:
        verb, parted, particle = form.partition(" … ")
        if parted:
            found.setdefault(verb, set()).add(particle)
    return {verb: frozenset(particles) for verb, particles in found.items()}
