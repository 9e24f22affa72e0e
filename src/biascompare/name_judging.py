"""Judging whether capitalised words are a name, and of what kind.

A judgement is ``None`` (no name) or ``(True, kind)``, where the kind may be unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from biascompare import name_evidence
from biascompare.name_evidence import NameEvidence
from biascompare.name_tokens import Token

PERSON, ORGANISATION, PLACE = "person", "organisation", "place"
Verdict = tuple[bool, str | None] | None
_SURNAME_STARTS = ("Mc", "Mac", "Le", "La", "De", "Di", "Du", "O'", "D'", "Van", "Von", "Fitz")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the text says about its words: capitalised within sentences, small, people's."""

    inside: Counter[str]
    bare: Counter[str]
    small: frozenset[str]
    kinds: dict[str, str]


def joined_text(words: Sequence[Token]) -> str:
    """Return the words with a space between them."""
    return " ".join(token.word for token in words)


def judge_several(
    found: Sequence[Token], start: int, end: int, announced: bool, evidence: NameEvidence
) -> Verdict:
    """Judge a part of several words (of one only if it is surely a place or a person)."""
    words = found[start:end]
    whole = joined_text(words)
    if whole in evidence.places:
        return True, PLACE
    if len(words) == 1:
        return None
    first, last = words[0], words[-1]
    if first.titled and first.word not in evidence.first_names:
        return None
    if last.word in evidence.organisation_endings or first.word in evidence.heads:
        return True, ORGANISATION
    if first.word in evidence.first_names or first.initial or announced:
        return True, PERSON
    ordinary = [evidence.is_ordinary(token.word) for token in words]
    if evidence.nouns_have_capitals:
        if any(ordinary) or len(words) > 3 or any(map(evidence.is_role, (first.word, last.word))):
            return None
        before = found[start - 1].word.lower() if start and first.joined else ""
        return True, None if before in evidence.determiners else PERSON
    if first.opens and ordinary[0] and all(ordinary):
        return None
    if any(_shape(token.word) == ORGANISATION for token in words):
        return True, None
    return True, PERSON if len(words) == 2 and not any(ordinary) else None


def judge_single(
    found: Sequence[Token], index: int, *, announced: bool, evidence: NameEvidence, seen: Seen
) -> Verdict:
    """Judge a word that stands alone."""
    token = found[index]
    word = token.word
    acronym = word.isupper() and len(word) > 2
    if token.initial or len(word) < 2 or (word in evidence.not_names and not announced):
        return None
    if word.lower() in evidence.stop_words and not acronym:
        return None
    for known in (word, word[:-1] if is_genitive(word, evidence) else word):
        if known in seen.kinds:
            return True, seen.kinds[known]
    if (shape := _shape(word)) and not (token.titled and word.isupper()):
        return True, shape
    ordinary = evidence.is_ordinary(word) or word.lower() in seen.small
    if _is_person(found, index, ordinary, announced, evidence):
        return True, PERSON
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
    speaks = after in evidence.speech_verbs and not is_determined(found, index, evidence)
    return speaks or word in evidence.first_names


def _by_place(
    found: Sequence[Token], index: int, ordinary: bool, evidence: NameEvidence, seen: Seen
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


def is_genitive(word: str, evidence: NameEvidence) -> bool:
    """Whether ``word`` may end in a genitive without an apostrophe: ``Altmans``."""
    return "s" in evidence.possessive_suffixes and word.endswith("s")


def _shape(word: str) -> str | None:
    """Return the kind that a word's capitals tell: acronyms, capitals inside."""
    letters = word.replace("-", "").replace("'", "")
    if letters.isupper() and letters.isalpha():
        return ORGANISATION
    inner = any(map(str.isupper, word.split("-")[0][1:]))
    if inner and "-" not in word:
        surname = any(
            word.startswith(start) and word[len(start)].isupper() for start in _SURNAME_STARTS
        )
        return PERSON if surname else ORGANISATION
    return None


def is_determined(found: Sequence[Token], index: int, evidence: NameEvidence) -> bool:
    """Whether an article or the like stands before the word."""
    before = found[index - 1].word.lower() if index and found[index].joined else ""
    return before in evidence.determiners
