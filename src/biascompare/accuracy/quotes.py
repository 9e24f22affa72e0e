"""Quotes and who is said to speak, against what a person marked."""

from __future__ import annotations

import re

from biascompare.accuracy import engines
from biascompare.accuracy.figures import Figure, f1, of_sums, share
from biascompare.accuracy.task import (
    Answer,
    Outcomes,
    Row,
    RowError,
    Task,
    check_stretch,
    check_text,
    shown,
)

_MARKS = "\"'`“”„‟«»‹›‘’‚‛″＂"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SPEECH = "speech"


def _check(row: Row) -> None:
    check_text(row)
    listed = row.get("quotes")
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise RowError(f"expected quotes = a list of objects, found {shown(row, 'quotes')}")
    for quote in listed:
        check_stretch(quote, row["text"])
        if not isinstance(quote.get("speaker"), str | None):
            raise RowError(f"expected speaker = a name or null, found {shown(quote, 'speaker')}")


def _answer(row: Row) -> Answer:
    whole, language = row["text"], row["language"]
    found = {_inner(whole, each.start, each.end): each for each in engines.quotes(whole, language)}
    true = {_inner(whole, each["start"], each["end"]): each for each in row["quotes"]}
    both = found.keys() & true.keys()
    # A file may leave out what is no speech: stretches that we call so do not count as wrong.
    claimed = [extent for extent, each in found.items() if extent in both or each.kind == _SPEECH]
    attributed = [extent for extent in both if found[extent].speaker is not None]
    right = [
        extent
        for extent in attributed
        if same_speaker(found[extent].speaker or "", true[extent].get("speaker"), language)
    ]
    spoken = [extent for extent, each in true.items() if each.get("speaker")]
    outcome = (len(both), len(claimed), len(true), len(right), len(attributed), len(spoken))
    listed = [
        {"start": each.start, "end": each.end, "kind": each.kind, "speaker": each.speaker}
        for each in found.values()
    ]
    return Answer(outcome, {"decision": listed})


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the extent without quotation marks and spaces at its ends."""
    while start < end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _MARKS or text[end - 1].isspace()):
        end -= 1
    return start, end


def same_speaker(found: str, true: str | None, language: str) -> bool:
    """Return whether a person would take the two names for the same speaker.

    So they are if both are names of one known actor, or if every word of the shorter one
    stands in the longer one, titles, articles and upper case aside ("Mayor Keller",
    "Maria Keller").
    """
    if not true:
        return False
    one, other = _words(found, language), _words(true, language)
    if one and other and (one <= other or other <= one):
        return True
    names = (set(map(str.casefold, each)) for each in engines.names_of_actors(language))
    return any(found.casefold() in each and true.casefold() in each for each in names)


def _words(name: str, language: str) -> set[str]:
    """Return the words of a name, without titles and offices where anything else is left."""
    words = [word.removesuffix("'s") for word in _WORD.findall(name.replace("’", "'"))]
    capital = {word.casefold() for word in words if word[:1].isupper() or word[:1].isdigit()}
    names = {word for word in capital if not engines.is_role(word, language)}
    return names or capital or {word.casefold() for word in words}


def _figures(outcomes: Outcomes) -> list[Figure]:
    rows, times = list(outcomes), list(outcomes.values())
    both, claimed, true, right, attributed, spoken = (
        sum(row[column] * count for row, count in outcomes.items()) for column in range(6)
    )
    return [
        of_sums("extent f1", rows, times, lambda s: f1(s[:, 0], s[:, 1], s[:, 2]), n=true),
        share("extent precision", both, claimed),
        share("extent recall", both, true),
        share("attribution precision", right, attributed),
        share("attribution recall", right, spoken),
        of_sums("attribution f1", rows, times, lambda s: f1(s[:, 3], s[:, 4], s[:, 5]), n=spoken),
    ]


TASK = Task(
    name="quotes",
    row="{text, language, quotes: [{start, end, speaker: a name or null}, …]}",
    check=_check,
    answer=_answer,
    figures=_figures,
)
