"""Finding names nobody listed: people, organisations and places, by their capitals.

Suggestions, not decisions. In English and French a capital within a sentence is
evidence enough; in German, where every noun has one, a name needs more: a first name,
a title, a mark of organisations, a list of places, or a capital run of unknown words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from biascompare import languages, name_evidence
from biascompare.name_evidence import NameEvidence
from biascompare.name_judging import (
    PERSON,
    Seen,
    is_determined,
    is_genitive,
    joined_text,
    judge_several,
    judge_single,
)
from biascompare.name_tokens import Token, runs, tokens
from biascompare.text import normalise


@dataclass(frozen=True, slots=True)
class Name:
    """A name found at ``start``–``end``.

    ``kind`` is ``person``, ``organisation``, ``place`` or, without evidence, ``None``.
    """

    start: int
    end: int
    text: str
    kind: str | None


def find_names(text: str, language: str | None) -> tuple[Name, ...]:
    """Return the names in ``text``, in order, none overlapping another.

    Titles (*Mr*, *Kanzler*) and possessive endings are no part of a name. In a language
    that is not known here nothing is found.

    >>> [(name.text, name.kind) for name in find_names("Yesterday Ada Lovelace came.", "en")]
    [('Ada Lovelace', 'person')]
    """
    if language not in languages.CODES:
        return ()
    evidence = name_evidence.load(language)
    found = tokens(normalise(text), evidence)
    parts = [part for run in runs(found, evidence) for part in _parts(found, *run, evidence)]
    seen = _seen(found, evidence)
    sure = [judge_several(found, *part, evidence) for part in parts]
    for (start, end, _), name in zip(parts, sure, strict=True):
        if name is not None and name[1] is not None:
            seen.kinds.setdefault(_taken_up_as(found[start:end], name[1]), name[1])
    names = []
    for part, name in zip(parts, sure, strict=True):
        if name is None and part[1] - part[0] == 1:
            name = judge_single(found, part[0], announced=part[2], evidence=evidence, seen=seen)
        if name is not None:
            start, end = found[part[0]].start, found[part[1] - 1].end
            names.append(Name(start, end, text[start:end], name[1]))
    return tuple(_without_genitive(names, evidence))


_Part = tuple[int, int, bool]


def _parts(found: Sequence[Token], start: int, end: int, evidence: NameEvidence) -> Iterator[_Part]:
    """Cut a run at titles and at words that are no names; say if a title came before."""
    announced, begin, index = False, start, start
    organisation = found[end - 1].word in evidence.organisation_endings | evidence.heads
    if end - start > 1 and joined_text(found[start:end]) in evidence.places:
        yield start, end, False
        return
    while index < end:
        token = found[index]
        first = token.opens and index == begin and not token.initial
        role = evidence.is_role(token.word) and index == begin
        goes_on = index + 1 < end and (organisation or token.word in evidence.heads)
        none = token.word in evidence.not_names and not goes_on and not announced
        starter = first and _starter(found, index, end, evidence) and not goes_on
        if role or none or starter or (evidence.is_role(token.word) and not organisation):
            if begin < index:
                yield begin, index, announced
            announced, begin = role or evidence.is_role(token.word), index + 1
        index += 1
    if begin < end:
        yield begin, end, announced


def _starter(found: Sequence[Token], index: int, end: int, evidence: NameEvidence) -> bool:
    """Whether the word has its capital from its place only: ``Laut Altman``."""
    word = found[index].word
    named = word in evidence.first_names and index + 1 < end
    return evidence.is_ordinary(word) and not named


def _taken_up_as(words: Sequence[Token], kind: str) -> str:
    """Return the word by which a name is taken up again: a person's surname."""
    return words[-1].word if kind == PERSON else joined_text(words)


def _seen(found: Sequence[Token], evidence: NameEvidence) -> Seen:
    """Return what the text says about its capitalised words."""
    inside, bare = Counter[str](), Counter[str]()
    small = set()
    for index, token in enumerate(found):
        determined = is_determined(found, index, evidence)
        if not token.capital or determined:
            small.add(token.word.lower() if determined else token.word)
        if token.capital:
            inside[token.word] += not token.opens
            bare[token.word] += not determined
    return Seen(inside, bare, frozenset(small), {})


def _without_genitive(names: Sequence[Name], evidence: NameEvidence) -> Iterator[Name]:
    """Take off the German genitive where the text has the name without it too."""
    written = {form for name in names for form in (name.text, name.text.split(" ")[-1])}
    for name in names:
        bare = name.text[:-1]
        if is_genitive(name.text, evidence) and (bare in written or bare.split(" ")[-1] in written):
            yield replace(name, end=name.end - 1, text=bare)
        else:
            yield name
