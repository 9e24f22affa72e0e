"""Where sentences end: the boundaries found against those that a person set."""

from __future__ import annotations

from biascompare import text
from biascompare.accuracy.figures import Figure, f1, of_sums, share
from biascompare.accuracy.task import Answer, Outcomes, Row, RowError, Task, check_text, shown
from biascompare.model import Document


def _check(row: Row) -> None:
    check_text(row)
    listed = row.get("sentences")
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        raise RowError(f"expected sentences = a list of texts, found {shown(row, 'sentences')}")
    if not any(each.strip() for each in listed):
        raise RowError("expected sentences = at least one sentence that is not empty")
    _boundaries(row["text"], listed)


def _answer(row: Row) -> Answer:
    whole = row["text"]
    prepared = text.prepare(Document("", whole, language=row["language"]))
    found = [whole[sentence.start : sentence.end] for sentence in prepared]
    own, true = _boundaries(whole, found), _boundaries(whole, row["sentences"])
    counts = (len(own & true), len(own), len(true), int(own == true))
    return Answer(counts, {"decision": found})


def _boundaries(whole: str, sentences: list[str]) -> set[int]:
    """Return where sentences meet, in characters that are no spaces; the text's end is none."""
    squeezed, place = _squeezed(whole), 0
    ends = []
    for sentence in sentences:
        wanted = _squeezed(sentence)
        found = squeezed.find(wanted, place)
        if found < 0:
            raise RowError(
                f"expected sentences = stretches of text, in order; {shown({'': sentence}, '')} "
                "is not there"
            )
        place = found + len(wanted)
        ends.append(place)
    return set(ends) - {0, len(squeezed)}


def _squeezed(written: str) -> str:
    return "".join(text.normalise(written).split())


def _figures(outcomes: Outcomes) -> list[Figure]:
    rows, times = list(outcomes), list(outcomes.values())
    hits, found, true, exact = (
        sum(row[column] * count for row, count in outcomes.items()) for column in range(4)
    )
    return [
        of_sums("f1", rows, times, lambda s: f1(s[:, 0], s[:, 1], s[:, 2]), n=true),
        share("precision", hits, found),
        share("recall", hits, true),
        share("exact", exact, sum(times)),
    ]


TASK = Task(
    name="sentences",
    row="{text, language, sentences: [text, …]}",
    check=_check,
    answer=_answer,
    figures=_figures,
)
