"""An article as HTML, with the words that made a value marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from biascompare import languages
from biascompare.charts.axis import decimals
from biascompare.dashboard import escaping, wording
from biascompare.dashboard.texts import t
from biascompare.measure_values import is_share
from biascompare.measures import Measure, Missing, Prepared, frames
from biascompare.model import Comment, Document, Span

_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Reading:
    """One article under one measure: its value or why there is none, and its evidence.

    ``strongest_frames`` are those with the most words, where the measure is one of frames.
    """

    document: Document
    measure: Measure
    value: float | Missing
    spans: tuple[Span, ...]
    strongest_frames: tuple[str, ...] = ()

    @property
    def strongest(self) -> float:
        """The largest share, whatever its sign."""
        return max((abs(span.share) for span in self.spans), default=0.0)

    @property
    def share_decimals(self) -> int:
        """How many decimals a share needs: one more than small values have."""
        return 3 if self.strongest < 0.1 else decimals([self.strongest])

    def tip(self, term: str, share: float) -> str:
        """Return the tooltip of a marked word."""
        told = self.share(share)
        if is_share(self.measure.unit):
            told = wording.difference(share, self.share_decimals, self.measure.unit)
        return t("reader.share_of", term=term, share=told, value=self.text)

    def share(self, share: float) -> str:
        """Return a share in figures, with its sign where signs differ."""
        text = wording.number(share, self.share_decimals, self.measure.unit)
        return f"+{text}" if share > 0 and any(span.share < 0 for span in self.spans) else text

    @property
    def text(self) -> str:
        """The value in figures."""
        if isinstance(self.value, Missing):
            return wording.NOTHING
        return wording.number(
            self.value, decimals([self.value], self.measure.unit), self.measure.unit
        )


def read(document: Document, measure: Measure) -> Reading:
    """Return an article's value and evidence, as `biascompare explain` prints them."""
    prepared = Prepared(document)
    value, spans = measure.value(prepared), tuple(measure.spans(prepared))
    found = frames.strongest_frames(prepared) if measure.family == "frames" else ()
    return Reading(document, measure, value, spans, tuple(found))


def article(reading: Reading) -> str:
    """Return the article as HTML: title, byline, headings and paragraphs."""
    document = reading.document
    title = document.title or t("reader.untitled")
    above = reading.measure.reads == "title"
    in_title = [span for span in reading.spans if above or span.in_title]
    spans = [span for span in reading.spans if not (above or span.in_title)]
    headline = _marked(reading, title, in_title) if in_title else escaping.plain(title)
    byline = escaping.plain(" · ".join(_byline(document)))
    return (
        f'<article class="reader" lang="{escaping.plain(document.language or "")}">'
        f'<h2>{headline}</h2><p class="byline">{byline}</p>{_body(reading, spans)}</article>'
    )


def plain_article(document: Document) -> str:
    """Return an article as HTML with nothing marked."""
    paragraphs = document.text.split(_BREAK)
    body = "".join(f"<p>{escaping.plain(each)}</p>" for each in paragraphs)
    title = escaping.plain(document.title or t("reader.untitled"))
    byline = escaping.plain(" · ".join(_byline(document)))
    return f'<article class="reader"><h2>{title}</h2><p class="byline">{byline}</p>{body}</article>'


def marked_article(
    document: Document, spans: Sequence[Span], tip: Callable[[str, float], str]
) -> str:
    """Return an article as HTML with ``spans`` of its text marked."""
    strongest = max((abs(span.share) for span in spans), default=0.0)
    body = _paragraphs(
        document, spans, lambda text, own: escaping.highlighted(text, own, strongest, tip)
    )
    title = escaping.plain(document.title or t("reader.untitled"))
    byline = escaping.plain(" · ".join(_byline(document)))
    return (
        f'<article class="reader" lang="{escaping.plain(document.language or "")}">'
        f'<h2>{title}</h2><p class="byline">{byline}</p>{body}</article>'
    )


def terms(reading: Reading) -> list[tuple[str, str, str]]:
    """Return the terms with how often they stand and their share, the largest first."""
    shares: dict[str, float] = {}
    times: Counter[str] = Counter()
    for span in reading.spans:
        shares[span.term] = shares.get(span.term, 0.0) + span.share
        times[span.term] += 1
    ordered = sorted(shares, key=lambda term: (-abs(shares[term]), term))
    return [(term, str(times[term]), reading.share(shares[term])) for term in ordered]


def counts(document: Document) -> list[tuple[str, str]]:
    """Return what readability and length are made of."""
    prepared = Prepared(document)
    found = [
        (t("reader.sentences"), len(prepared.sentences)),
        (t("reader.words"), len(prepared.words)),
        (t("reader.letters"), prepared.letters),
        (t("reader.long_words"), prepared.long_words),
    ]
    if prepared.language in languages.CODES:
        syllables = prepared.syllables_by_word
        found += [
            (t("reader.syllables"), sum(syllables)),
            (t("reader.three_syllables"), sum(number >= 3 for number in syllables)),
        ]
    return [(name, wording.whole(number)) for name, number in found]


def comment(each: Comment) -> str:
    """Return a reader's comment as HTML."""
    who = " · ".join(text for text in (each.author, wording.published(each.published)) if text)
    return (
        f'<article class="reader comment"><p class="byline">{escaping.plain(who)}</p>'
        f"<p>{escaping.plain(each.text)}</p></article>"
    )


def _body(reading: Reading, spans: Sequence[Span]) -> str:
    return _paragraphs(reading.document, spans, lambda text, own: _marked(reading, text, own))


def _paragraphs(
    document: Document, spans: Sequence[Span], mark: Callable[[str, Sequence[Span]], str]
) -> str:
    pieces, start = [], 0
    headings = list(document.headings)
    for paragraph in document.text.split(_BREAK):
        end = start + len(paragraph)
        own = [
            Span(span.start - start, span.end - start, span.term, span.share)
            for span in spans
            if span.start < end and span.end > start
        ]
        tag = "p"
        if headings and paragraph == headings[0]:
            tag = "h3"
            headings.pop(0)
        pieces.append(f"<{tag}>{mark(paragraph, own)}</{tag}>")
        start = end + len(_BREAK)
    return "".join(pieces)


def _marked(reading: Reading, text: str, spans: Sequence[Span]) -> str:
    return escaping.highlighted(text, spans, reading.strongest, reading.tip)


def _byline(document: Document) -> list[str]:
    parts = [wording.outlet(document), document.author, wording.published(document.published)]
    parts += [wording.language(document.language), document.section, document.story, document.url]
    return [part for part in parts if part]
