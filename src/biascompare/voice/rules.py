"""The words around a quote that tell who speaks: data of each language."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from biascompare import languages
from biascompare.datafiles import TomlFile, data_folder
from biascompare.languages import SpeechVerbs
from biascompare.voice.quote import Manner

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class VoiceRules:
    """One language's words, in lower case with straight apostrophes.

    ``kinds`` gives the class of a word (see `biascompare.voice.tokens`). ``roles`` are
    titles and offices, ``role_endings`` how others end (``…minister``). ``particles_after``
    are pronouns written to the end of a verb (``dit-il``). ``comma_after_quote`` says whether
    a comma or other mark parts a quote from the clause after it that reports it,
    ``verb_second`` whether the verb may stand before its subject wherever the quote is.
    """

    comma_after_quote: bool
    verb_second: bool
    kinds: dict[str, str]
    adverb_endings: tuple[str, ...]
    participle_ending: str
    source_phrases: dict[str, tuple[tuple[str, ...], ...]]
    determiners: frozenset[str]
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
    manners: dict[str, Manner | None]
    paired_verbs: dict[str, frozenset[str]]
    parted_verbs: dict[str, frozenset[str]]

    def is_role(self, lower: str) -> bool:
        """Whether the word is a title or an office."""
        return lower in self.roles or lower.endswith(self.role_endings)


# The lists of a file by the class of their words; a word in two has the later one's.
_KINDS = {
    "comparing_words": "k",
    "adverbs": "a",
    "joining_words": "j",
    "relative_words": "r",
    "contrast_words": "c",
    "prepositions": "p",
    "determiners": "D",
    "speech_verbs": "V",
    "noun_like": "v",
    "passive_auxiliaries": "b",
    "auxiliaries": "X",
    "negations": "n",
    "pronouns": "O",
}
_PIECE = re.compile(r"[^\W_]+'|[^\W_]+(?:-[^\W_]+)*")


@functools.cache
def load_rules(code: str) -> VoiceRules | None:
    """Load a language's rules; ``None`` where there are none. Raises `DataFileError`."""
    path = data_folder() / "languages" / "voice" / f"{code}.toml"
    if code not in languages.CODES or not path.exists():
        return None
    file, language = TomlFile(path), languages.load(code)
    for key in ("source", "licence"):
        file.string(key)
    roles, verbs = file.strings("roles"), language.speech_verbs
    forms = verbs.neutral | verbs.doubting | verbs.other
    pairs = (_PIECE.findall(form) for form in forms if "…" not in form)
    phrases = [tuple(_PIECE.findall(phrase)) for phrase in file.strings("source_markers")]
    return VoiceRules(
        comma_after_quote=_truth(file, "comma_after_quote"),
        verb_second=_truth(file, "verb_second"),
        kinds=_kinds(file, roles, forms),
        adverb_endings=file.strings("adverb_endings"),
        participle_ending=_participle_ending(file),
        source_phrases=_grouped((phrase[0], phrase) for phrase in phrases),
        determiners=frozenset(file.strings("determiners")),
        roles=frozenset(role for role in roles if not role.startswith("*")),
        role_endings=tuple(role[1:] for role in roles if role.startswith("*")) or ("\n",),
        not_names=frozenset(file.strings("not_names")),
        work_nouns=frozenset(file.strings("work_nouns")),
        name_particles=frozenset(file.strings("name_particles")),
        particles_after=tuple(sorted(file.strings("particles_after"), key=len, reverse=True)),
        elisions=frozenset(language.elisions),
        possessives=tuple(each for each in language.possessive_suffixes if "'" in each),
        function_words=language.stop_words | language.sentences.starters,
        abbreviations=language.sentences.abbreviations | language.sentences.number_abbreviations,
        ordinal_dot=language.sentences.ordinal_dot,
        manners=_manners(verbs),
        paired_verbs=_sets(_grouped((pair[1], pair[0]) for pair in pairs if len(pair) == 2)),
        parted_verbs=_sets(
            _grouped((verb, particle) for verb, _, particle in _parted(forms) if particle)
        ),
    )


def _kinds(file: TomlFile, roles: Iterable[str], forms: Iterable[str]) -> dict[str, str]:
    """Return the class of each word that has one."""
    found = dict.fromkeys((role for role in roles if not role.startswith("*")), "R")
    for name, kind in _KINDS.items():
        words = forms if name == "speech_verbs" else file.strings(name)
        found.update(dict.fromkeys((word for word in words if " " not in word), kind))
    return found


def _manners(verbs: SpeechVerbs) -> dict[str, Manner | None]:
    """Return the manner of each verb; ``None`` where particle or pronoun would decide."""
    found: dict[str, Manner | None] = {}
    lists: tuple[tuple[frozenset[str], Manner | None], ...] = (
        (verbs.neutral, "neutral"),
        (verbs.doubting, "doubting"),
        (verbs.other, None),
    )
    for forms, manner in lists:
        for form in forms:
            verb = form.partition(" … ")[0] if "…" in form else _PIECE.findall(form)[-1]
            found[verb] = manner if found.get(verb, manner) == manner else None
    return found


def _parted(forms: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    return (form.partition(" … ") for form in forms)


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _sets(groups: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in groups.items()}


def _participle_ending(file: TomlFile) -> str:
    value = file.values.get("participle_ending")
    if not isinstance(value, str):
        raise file.fault(f"expected participle_ending = a string, found {value!r}")
    return value


def _truth(file: TomlFile, key: str) -> bool:
    value = file.values.get(key)
    if not isinstance(value, bool):
        raise file.fault(f"expected {key} = true or false, found {value!r}", key)
    return value
