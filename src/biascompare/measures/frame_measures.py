"""The measures of frames: rates, and where in an article a frame stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from biascompare import languages, lexicons
from biascompare.lexicons import Lexicon
from biascompare.matching import Hit
from biascompare.measures.base import Category, Example, Measure, language_name
from biascompare.measures.frame_precision import precision
from biascompare.measures.frames import headline_hits, hits, lead_hits, lexicon, strongest_frame
from biascompare.measures.prepared import Prepared
from biascompare.measures.rates import per_thousand_words, shares_per_thousand_words
from biascompare.model import Span

_SMALLEST = 10
_SOURCE = "Semetko and Valkenburg 2000; word lists written for biascompare"
_ISSUE_SOURCE = "word lists written for biascompare, for this story"

_Compute = Callable[[Prepared, str], float]
_Evidence = Callable[[Prepared, str], Sequence[Span]]


def sentence_share(prepared: Prepared, frame: str) -> float:
    """Return the share of sentences with at least one of the frame's words, 0 to 1."""
    return len(_sentences_hit(prepared, frame)) / len(prepared.sentences)


def sentence_shares(prepared: Prepared, frame: str) -> list[Span]:
    """Return each hit with its part of its sentence's share."""
    counted = _sentences_hit(prepared, frame)
    each = 1 / len(prepared.sentences)
    return [
        Span(hit.start, hit.end, hit.term, each / counted[prepared.sentence_of(hit)])
        for hit in hits(prepared, frame)
    ]


def _sentences_hit(prepared: Prepared, frame: str) -> Counter[int]:
    return Counter(prepared.sentence_of(hit) for hit in hits(prepared, frame))


def _rate(prepared: Prepared, frame: str) -> float:
    return per_thousand_words(prepared, hits(prepared, frame))


def _rate_shares(prepared: Prepared, frame: str) -> list[Span]:
    return shares_per_thousand_words(prepared, hits(prepared, frame))


def _counted(find: Callable[[Prepared, str], list[Hit]]) -> tuple[_Compute, _Evidence]:
    """Return a number of hits, and its evidence: each hit counts one."""
    return (
        lambda prepared, frame: float(len(find(prepared, frame))),
        lambda prepared, frame: [
            Span(hit.start, hit.end, hit.term, 1.0) for hit in find(prepared, frame)
        ],
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    """A way to measure a frame; ``label`` and ``explanation`` hold the frame's label."""

    name: str
    label: str
    family: str
    unit: str
    direction: str
    explanation: str
    caveat: str
    compute: _Compute
    evidence: _Evidence
    headline: bool = False


_RATE = _Kind(
    "frame_{}",
    "{}",
    "frames",
    "hits per 1,000 words",
    "higher means more words of this frame",
    "{explanation}",
    "The words show what is talked about, not what the article thinks of it: “no "
    "conflict” counts like “conflict”, so read the sentences first.",
    _rate,
    _rate_shares,
)
_ISSUE_RATE = _Kind(
    "issue_{}",
    "{}",
    "issues",
    "hits per 1,000 words",
    "higher means more words of this frame",
    "{explanation} Written for one story: in others it says little.",
    "Do not use it for articles about anything else than the story it was written for.",
    _rate,
    _rate_shares,
)
_PLACES = (
    _Kind(
        "sentences_{}",
        "{}: sentences",
        "framing",
        "share of sentences (0 to 1)",
        "higher means more sentences with words of this frame",
        "How many of the article’s sentences have a word of the frame “{label}”. {explanation}",
        "One such word is enough for a sentence to count, even in a quotation or "
        "after “no”, and long sentences are hit more easily than short ones.",
        sentence_share,
        sentence_shares,
    ),
    _Kind(
        "headline_{}",
        "{}: headline",
        "framing",
        "hits in the headline",
        "higher means more words of this frame in the headline",
        "How many words of the frame “{label}” stand in the headline. {explanation}",
        "A headline has few words, so one of them says nothing about an outlet: "
        "compare many headlines.",
        *_counted(headline_hits),
        headline=True,
    ),
    _Kind(
        "lead_{}",
        "{}: lead",
        "framing",
        "hits in the first two sentences",
        "higher means more words of this frame at the beginning",
        "How many words of the frame “{label}” stand in the lead, that is, in the first two "
        "sentences. {explanation}",
        "Two sentences are little text, so chance weighs much: compare many articles.",
        *_counted(lead_hits),
    ),
)


def measures() -> tuple[Measure, ...]:
    """Return the measures of every frame that has a lexicon, issue frames apart."""
    sets = {found.name: found.set for found in lexicons.frames()}
    general = sorted(name for name, issue in sets.items() if issue is None)
    declared = [_measure(_RATE, name) for name in general]
    declared += [_measure(kind, name) for name in general for kind in _PLACES]
    declared += [_measure(_ISSUE_RATE, name) for name, issue in sorted(sets.items()) if issue]
    return tuple(declared)


def _measure(kind: _Kind, frame: str) -> Measure:
    written = {found.language for found in lexicons.frames() if found.name == frame}
    valid = tuple(code for code in languages.CODES if code in written)
    first = lexicon(frame, valid[0])
    texts = {"label": first.label, "explanation": first.explanation}
    return Measure(
        name=kind.name.format(frame),
        label=kind.label.format(first.label),
        family=kind.family,
        unit=kind.unit,
        direction=kind.direction,
        explanation=kind.explanation.format(**texts),
        caveat=" ".join(filter(None, (caution(frame), kind.caveat))),
        source=_ISSUE_SOURCE if first.set else _SOURCE,
        example=_example(kind, first),
        compute=lambda prepared: kind.compute(prepared, frame),
        evidence=lambda prepared: kind.evidence(prepared, frame),
        languages=valid,
        smallest=1 if kind.headline else _SMALLEST,
        reads="title" if kind.headline else "text",
        judges_words=True,
        weak=weak_languages(frame),
    )


def strongest(rates: Mapping[str, Measure]) -> Category:
    """Return the category of articles by their strongest frame; ``rates`` has every measure."""
    return Category(
        name="strongest_frame",
        label="Strongest frame",
        explanation=(
            "The frame with the most words per 1,000 words of the article. Where two have "
            "equally many, or none has any, there is no strongest frame."
        ),
        caveat=(
            "Two words can be enough in a short article, so look at the rates of all frames "
            "before you say that an article is about one."
        ),
        source=_SOURCE,
        among=tuple(each for each in rates.values() if each.family == "frames"),
        compute=strongest_frame,
    )


def _example(kind: _Kind, first: Lexicon) -> Example:
    """Return the lexicon's example, one sentence with a known number of hits."""
    count = first.example_hits
    if kind.headline:
        return Example(first.example, count, first.language, title=first.example)
    if kind.compute is sentence_share:
        return Example(first.example, 1.0, first.language)
    if kind.compute is _rate:
        return Example(first.example, 1000 * count / len(first.example.split()), first.language)
    return Example(first.example, count, first.language)


def weak_languages(frame: str) -> tuple[str, ...]:
    """Return the languages in which too few of the frame's judged hits carry it."""
    return tuple(
        code
        for code in languages.CODES
        if (found := precision(frame, code)) is not None and found.weak
    )


def caution(frame: str) -> str:
    """Return in which languages judging the frame's hits has shown it weak; empty if in none."""
    weak = [language_name(code) for code in weak_languages(frame)]
    return f"Weak in {' and '.join(weak)}: too many hits mean something else." if weak else ""
