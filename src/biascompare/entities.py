"""Names found by spaCy's pipelines instead of our rules: the optional extra ``spacy``.

Pipelines are never fetched: one that is not installed is an error that says the command.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from biascompare import languages
from biascompare.datafiles import TomlFile, data_folder
from biascompare.errors import MissingExtraError, SourceError
from biascompare.names import Name
from biascompare.text import normalise

FindNames = Callable[[str, str | None], tuple[Name, ...]]
_RELEASE = "https://github.com/explosion/spacy-models/releases/download"
_ANY = "xx"  # what spaCy calls a pipeline for every language
# Components that name no entity; left out, they cost no time.
_NOT_NEEDED = ["tagger", "parser", "senter", "lemmatizer", "attribute_ruler", "morphologizer"]
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Pipelines:
    """``models`` by language, such as ``fr_core_news_md-3.8.0``; ``kinds`` by spaCy's label."""

    models: Mapping[str, str]
    kinds: Mapping[str, str]


class _Pipeline(Protocol):
    """What is used of spaCy's ``Language``."""

    lang: str
    max_length: int
    pipe_names: Sequence[str]

    def get_pipe_meta(self, name: str) -> Any: ...  # noqa: ANN401 -- spaCy has no stubs

    def pipe(self, texts: Iterable[tuple[str, int]], *, as_tuples: bool) -> Iterator[Any]: ...


@functools.cache
def pipelines() -> Pipelines:
    """Return which pipeline a language has, and what labels mean. Raises `DataFileError`."""
    file = TomlFile(data_folder() / "names" / "spacy.toml")
    for key in ("source", "licence"):
        file.string(key)
    models, kinds = (_table(file, key) for key in ("models", "kinds"))
    for code in models:
        if code not in languages.CODES:
            raise file.fault(f"models: expected a known language, found {code!r}", code)
    return Pipelines(models, kinds)


def _table(file: TomlFile, key: str) -> dict[str, str]:
    found = file.values.get(key)
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        raise file.fault(f"expected a table [{key}] of strings", key)
    return found


def finder(folders: Iterable[Path] = ()) -> FindNames:
    """Return what finds names with spaCy, as `biascompare.names.find_names` does by rules.

    ``folders`` hold pipelines of one's own, each for the articles in its language (``xx``
    for all); other languages take the published pipelines, loaded at their first article.
    Raises `MissingExtraError` without spaCy or a pipeline, `SourceError` for a folder that
    holds none.
    """
    spacy = _spacy()
    own = {nlp.lang: nlp for nlp in (_loaded(spacy, folder) for folder in folders)}
    loaded: dict[str, _Pipeline] = {}

    def find(text: str, language: str | None) -> tuple[Name, ...]:
        if language not in languages.CODES:
            return ()
        if language not in loaded:
            loaded[language] = own.get(language) or own.get(_ANY) or _published(spacy, language)
        return _names(loaded[language], text)

    return find


def _spacy() -> ModuleType:
    if importlib.util.find_spec("spacy") is None:
        raise MissingExtraError("Finding names with spaCy", "spacy")
    return importlib.import_module("spacy")


def _published(spacy: ModuleType, language: str) -> _Pipeline:
    release = pipelines().models[language]
    model = release.partition("-")[0]
    if importlib.util.find_spec(model) is None:
        what = f"Finding names in {languages.load(language).name} with spaCy"
        wheel = f"{_RELEASE}/{release}/{release}-py3-none-any.whl"
        raise MissingExtraError(what, "spacy", package=f"the pipeline {model}", command=wheel)
    found: _Pipeline = spacy.load(model, exclude=_NOT_NEEDED)
    return found


def _loaded(spacy: ModuleType, folder: Path) -> _Pipeline:
    try:
        nlp: _Pipeline = spacy.load(folder, exclude=_NOT_NEEDED)
    except (OSError, ValueError, KeyError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        expected = "expected the folder of a spaCy pipeline, as nlp.to_disk writes it"
        raise SourceError(folder, f"{expected} ({reason})") from error
    if not any("doc.ents" in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names):
        reason = "this pipeline finds no names: expected a component ner or entity_ruler in it"
        raise SourceError(folder, reason)
    return nlp


def _names(nlp: _Pipeline, text: str) -> tuple[Name, ...]:
    """Return the names in a text, paragraph by paragraph, so that no text is too long."""
    kinds, plain = pipelines().kinds, normalise(text)
    paragraphs = [(each.group(), each.start()) for each in _PARAGRAPH.finditer(plain)]
    nlp.max_length = max(nlp.max_length, *(len(each) for each, _ in paragraphs), 1)
    return tuple(
        Name(start + each.start_char, start + each.end_char, each.text, kinds[each.label_])
        for doc, start in nlp.pipe(paragraphs, as_tuples=True)
        for each in doc.ents
        if each.label_ in kinds and any(letter.isalpha() for letter in each.text)
    )
