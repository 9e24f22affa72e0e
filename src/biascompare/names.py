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
from biascompare.name_tokens import Token, runs, tokens
from biascompare.text import normalise

_PERSON, _ORGANISATION, _PLACE = "person", "organisation", "place"
_SURNAME_STARTS = ("Mc", "Mac", "Le", "La", "De", "Di", "Du", "O'", "D'", "Van", "Von", "Fitz")


@dataclass(frozen=True, slots=True)
class Name:
    """A name found at ``start``–``end``.

    ``kind`` is ``person``, ``organisation``, ``place`` or, without evidence, ``None``.
    """

    start: int
    end: int
    text: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the text says about its words: capitalised within sentences, small, people's."""

    inside: Counter[str]
    bare: Counter[str]
    small: frozenset[str]
    kinds: dict[str, str]


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
    inside = Counter(token.word for token in found if token.capital and not token.opens)
    bare = Counter(
        token.word
        for index, token in enumerate(found)
        if token.capital and not _determined(found, index, evidence)
    )
    determined = {
        token.word for index, token in enumerate(found) if _determined(found, index, evidence)
    }
    small = frozenset(token.word for token in found if not token.capital)
    seen = _Seen(inside, bare, small | frozenset(map(str.lower, determined)), {})
    sure = [_several(found, *part, evidence) for part in parts]
    for part, name in zip(parts, sure, strict=True):
        if name is not None and name[1] is not None:
            for word in _words_of(found[part[0] : part[1]], name[1]):
                seen.kinds.setdefault(word, name[1])
    names = []
    for part, name in zip(parts, sure, strict=True):
        if name is None and part[1] - part[0] == 1:
            name = _single(found, part[0], announced=part[2], evidence=evidence, seen=seen)
        if name is not None:
            start, end = found[part[0]].start, found[part[1] - 1].end
            names.append(Name(start, end, text[start:end], name[1]))
    return tuple(_without_genitive(names, evidence))


_Part = tuple[int, int, bool]
_Verdict = tuple[bool, str | None] | None


def _parts(found: Sequence[Token], start: int, end: int, evidence: NameEvidence) -> Iterator[_Part]:
    """Cut a run at titles and at words that are no names; say if a title came before."""
    announced, begin, index = False, start, start
    organisation = found[end - 1].word in evidence.organisation_endings | evidence.heads
    if end - start > 1 and _text(found[start:end]) in evidence.places:
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


def _text(words: Sequence[Token]) -> str:
    return " ".join(token.word for token in words)


def _several(
    found: Sequence[Token], start: int, end: int, announced: bool, evidence: NameEvidence
) -> _Verdict:
    """Judge a part of several words (of one only if it is surely a place or a person)."""
    words = found[start:end]
    whole = _text(words)
    if whole in evidence.places:
        return True, _PLACE
    if len(words) == 1:
        return None
    first, last = words[0], words[-1]
    if first.titled and first.word not in evidence.first_names:
        return None
    if last.word in evidence.organisation_endings or first.word in evidence.heads:
        return True, _ORGANISATION
    if first.word in evidence.first_names or first.initial or announced:
        return True, _PERSON
    ordinary = [evidence.is_ordinary(token.word) for token in words]
    if evidence.nouns_have_capitals:
        if any(ordinary) or len(words) > 3 or any(map(evidence.is_role, (first.word, last.word))):
            return None
        before = found[start - 1].word.lower() if start and first.joined else ""
        return True, None if before in evidence.determiners else _PERSON
    if first.opens and ordinary[0] and all(ordinary):
        return None
    if any(_shape(token.word) == _ORGANISATION for token in words):
        return True, None
    return True, _PERSON if len(words) == 2 and not any(ordinary) else None


def _words_of(words: Sequence[Token], kind: str) -> Sequence[str]:
    """Return the words by which a name is taken up again: people's surnames."""
    return [words[-1].word] if kind == _PERSON else [_text(words)]


def _single(
    found: Sequence[Token], index: int, *, announced: bool, evidence: NameEvidence, seen: _Seen
) -> _Verdict:
    """Judge a word that stands alone."""
    token = found[index]
    word = token.word
    acronym = word.isupper() and len(word) > 2
    if token.initial or len(word) < 2 or (word in evidence.not_names and not announced):
        return None
    if word.lower() in evidence.stop_words and not acronym:
        return None
    for known in (word, word[:-1] if _genitive(word, evidence) else word):
        if known in seen.kinds:
            return True, seen.kinds[known]
    if (shape := _shape(word)) and not (token.titled and word.isupper()):
        return True, shape
    ordinary = evidence.is_ordinary(word) or word.lower() in seen.small
    if _is_person(found, index, ordinary, announced, evidence):
        return True, _PERSON
    return (True, None) if _by_place(found, index, ordinary, evidence, seen) else None


def _is_person(
    found: Sequence[Token], index: int, ordinary: bool, announced: bool, evidence: NameEvidence
) -> bool:
    """Whether a title, a first name or a verb of speech tells a person."""
    word = found[index].word
    if announced and not (evidence.is_noun(word) if evidence.nouns_have_capitals else ordinary):
        return True
    if ordinary:
        return False
    after = found[index + 1].word if index + 1 < len(found) and found[index + 1].joined else ""
    speaks = after in evidence.speech_verbs and not _determined(found, index, evidence)
    return speaks or word in evidence.first_names


def _by_place(
    found: Sequence[Token], index: int, ordinary: bool, evidence: NameEvidence, seen: _Seen
) -> bool:
    """Whether the place of a single word, its repetition or no dictionary tells a name."""
    token = found[index]
    word, lower = token.word, token.word.lower()
    unknown = not ordinary and not name_evidence.is_known(word, evidence.language)
    if evidence.nouns_have_capitals:
        if ordinary or token.opens:
            return False
        bare = seen.bare[word] > 1 or not _described(found, index, evidence)
        compound = "-" in word or name_evidence.is_compound(word, evidence.language)
        return bare and unknown and not compound
    if token.opens:
        return (seen.inside[word] > 0 and lower not in seen.small) or (
            unknown and not token.titled and "-" not in word
        )
    return not (lower in seen.small and lower in evidence.common)


def _described(found: Sequence[Token], index: int, evidence: NameEvidence) -> bool:
    """Whether a determiner or an adjective stands before, as before common nouns."""
    before = found[index - 1].word.lower() if index and found[index].joined else ""
    if before in evidence.determiners:
        return True
    return before not in evidence.stop_words and before.endswith(evidence.adjective_endings)


def _genitive(word: str, evidence: NameEvidence) -> bool:
    return "s" in evidence.possessive_suffixes and word.endswith("s")


def _shape(word: str) -> str | None:
    """Return the kind that a word's capitals tell: acronyms, capitals inside."""
    letters = word.replace("-", "").replace("'", "")
    if letters.isupper() and letters.isalpha():
        return _ORGANISATION
    inner = any(map(str.isupper, word.split("-")[0][1:]))
    if inner and "-" not in word:
        surname = any(
            word.startswith(start) and word[len(start)].isupper() for start in _SURNAME_STARTS
        )
        return _PERSON if surname else _ORGANISATION
    return None


def _determined(found: Sequence[Token], index: int, evidence: NameEvidence) -> bool:
    before = found[index - 1].word.lower() if index and found[index].joined else ""
    return before in evidence.determiners


def _without_genitive(names: Sequence[Name], evidence: NameEvidence) -> Iterator[Name]:
    """Take off the German genitive where the text has the name without it too."""
    written = {form for name in names for form in (name.text, name.text.split(" ")[-1])}
    for name in names:
        bare = name.text[:-1]
        if _genitive(name.text, evidence) and (bare in written or bare.split(" ")[-1] in written):
            yield replace(name, end=name.end - 1, text=bare)
        else:
            yield name
