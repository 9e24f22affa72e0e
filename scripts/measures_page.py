"""Write docs/measures.md from the registry: run it when a measure was added or changed."""

from __future__ import annotations

from pathlib import Path

from biascompare.known_accuracy import concerning
from biascompare.measures import FAMILIES, MEASURES, Measure

PAGE = Path(__file__).parents[1] / "docs" / "measures.md"
INTRODUCTION = """\
# The measures

Made from the registry by `make docs`; `biascompare measures` prints the same. Each number
is about an article's words. “At least” is the fewest words that give a sensible value;
below it, and in other languages, the value is missing, with the reason.
"""
TITLES = {
    "length": "Length",
    "readability": "Readability",
    "tone": "Tone of wording",
    "frames": "Frames",
    "framing": "Frames: where they stand",
    "issues": "Frames of one story",
    "actors": "Actors",
    "wording": "Wording",
    "voice": "Voice",
}


def page() -> str:
    """Return the page: a section a family, a paragraph a measure, actors as a table."""
    sections = [INTRODUCTION]
    for family in FAMILIES:
        listed = [measure for measure in MEASURES.values() if measure.family == family]
        write = actor_table if family == "actors" else paragraphs
        sections.append(f"## {TITLES.get(family, family.capitalize())}\n\n{write(listed)}")
    return "\n".join(sections)


def paragraphs(measures: list[Measure]) -> str:
    return "\n".join(
        f"### {measure.label}: `{measure.name}`\n\n"
        f"{measure.explanation}\n\n"
        f"*When not to use it:* {measure.caveat}\n\n"
        f"- Unit: {measure.unit}; {measure.direction}.\n"
        f"- Languages: {languages(measure)}. At least {measure.smallest} "
        f"{'word' if measure.smallest == 1 else 'words'}"
        f"{' of the headline' if measure.reads == 'title' else ''}.\n"
        f"- Source: {measure.source}.\n"
        f"{accuracy(measure)}"
        for measure in measures
    )


def actor_table(measures: list[Measure]) -> str:
    first = measures[0]
    rows = "\n".join(f"| `{each.name}` | {each.label} | {languages(each)} |" for each in measures)
    return (
        f"Unit: {first.unit}; {first.direction}. At least {first.smallest} words. "
        f"Source: {first.source}. Any of an actor's names counts; pronouns (she, it) do not.\n\n"
        f"*When not to use it:* {first.caveat}\n\n"
        f"| Measure | How often is named | Languages |\n| --- | --- | --- |\n{rows}\n"
    )


def accuracy(measure: Measure) -> str:
    known = concerning(measure.name, measure.family)
    return "".join(f"- Accuracy known, {each.language}: {each}.\n" for each in known)


def languages(measure: Measure) -> str:
    return ", ".join(measure.languages) if measure.languages else "all"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{len(MEASURES)} measures written to {PAGE}")
