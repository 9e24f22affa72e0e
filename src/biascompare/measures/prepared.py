"""An article as the measures see it: counted once, used by all.

Words, letters and syllables are counted as textstat 0.7.13 counts them (MIT), so
that its formulas give its values; sentences are our own, because textstat's break
at abbreviations and decimals.
"""

from __future__ import annotations

import bisect
import functools
import re
from dataclasses import dataclass, replace

from biascompare import syllables, text
from biascompare.matching import Hit, Matcher
from biascompare.model import Document, Sentence
from biascompare.voice import Quote, Voice, find_quotes, keep_voice

_LEAD_SENTENCES = 2
_OTHER_APOSTROPHE = re.compile(r"'(?!t|s|d|ve|ll|re)")
_PUNCTUATION_BUT_APOSTROPHE = re.compile(r"[^\w\s']")
_PUNCTUATION = re.compile(r"[^\w\s]")
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: ``written`` as it stands, ``plain`` as textstat lists it."""

    written: str
    plain: str


class Prepared:
    """A document with its sentences, words and counts, each made when first needed.

    ``keep_altered`` puts an article back whose wording looks altered by a machine.
    ``voice`` keeps the outlet's own words or the quoted ones alone, in the headline too:
    all else is blanked by spaces, so that offsets hold.
    """

    def __init__(
        self, document: Document, *, keep_altered: bool = False, voice: Voice = "all"
    ) -> None:
        self.document = document
        self.language = document.language
        self.voice = voice
        self.title = self._headline()
        self.wording_altered = not keep_altered and any(
            notice.code == "wording_altered" for notice in document.notices
        )
        self._hits: dict[Matcher, list[Hit]] = {}

    def _headline(self) -> str | None:
        title = self.document.title
        if not title or self.voice == "all":
            return title
        kept = keep_voice(title, find_quotes(title, self.language), self.voice)
        return kept if _LETTER.search(kept) else None

    @functools.cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quoted stretches of the whole text, whatever the voice."""
        return find_quotes(self.document.text, self.language)

    @functools.cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body, headings left out; of the voice, where it has words."""
        every = text.prepare(self.document)
        if self.voice == "all":
            return every
        return tuple(
            sentence for whole in every if _LETTER.search((sentence := self._in_voice(whole)).text)
        )

    def _in_voice(self, whole: Sentence) -> Sentence:
        kept = self.normalised[whole.start : whole.end]
        return replace(whole, text=kept + whole.text[len(kept) :])

    @functools.cached_property
    def lead_end(self) -> int:
        """Where the lead ends: the body's first two sentences, whatever the paragraphs."""
        lead = self.sentences[:_LEAD_SENTENCES]
        return lead[-1].end if lead else 0

    @functools.cached_property
    def normalised(self) -> str:
        """The text of the voice with normalised quotation marks, offset for offset."""
        plain = text.normalise(self.document.text)
        return plain if self.voice == "all" else keep_voice(plain, self.quotes, self.voice)

    @functools.cached_property
    def tokens(self) -> list[str]:
        """The stretches between spaces, sentence after sentence."""
        return [token for sentence in self.sentences for token in sentence.text.split()]

    @functools.cached_property
    def words_by_sentence(self) -> list[list[Word]]:
        """For each sentence its words."""
        return [
            [word for token in sentence.text.split() if (word := plain_word(token)) is not None]
            for sentence in self.sentences
        ]

    @functools.cached_property
    def words(self) -> list[Word]:
        """The tokens that hold a letter or digit once punctuation is taken away."""
        return [word for words in self.words_by_sentence for word in words]

    def hits_in_sentences(self, matcher: Matcher) -> list[Hit]:
        """Return a matcher's hits that lie within a sentence, headings left out."""
        if matcher not in self._hits:
            found = matcher.find(self.normalised)
            self._hits[matcher] = [hit for hit in found if self._in_one_sentence(hit)]
        return self._hits[matcher]

    def sentence_of(self, hit: Hit) -> int:
        """Return which sentence a hit begins in, from 0; -1 before the first."""
        return bisect.bisect_right(self._starts, hit.start) - 1

    def _in_one_sentence(self, hit: Hit) -> bool:
        index = self.sentence_of(hit)
        return index >= 0 and hit.end <= self.sentences[index].end

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @functools.cached_property
    def letters(self) -> int:
        """Letters and digits, punctuation not counted."""
        return sum(len(_PUNCTUATION.sub("", token)) for token in self.tokens)

    @functools.cached_property
    def characters(self) -> int:
        """Characters other than spaces."""
        return sum(len(token) for token in self.tokens)

    @functools.cached_property
    def long_words(self) -> int:
        """Words of more than six letters."""
        return sum(len(_PUNCTUATION.sub("", token)) > 6 for token in self.tokens)

    @functools.cached_property
    def syllables_by_word(self) -> list[int]:
        """For each word its syllables; the language must be known."""
        language = self.language or ""
        if language == "en":
            return [syllables.count(word.plain, language) for word in self.words]
        return [syllables.count(word.written, language) for word in self.words]


@functools.lru_cache(maxsize=200_000)
def plain_word(token: str) -> Word | None:
    """Return the word in a stretch between spaces, or ``None`` if it is only marks.

    >>> plain_word('"well-known,"')
    Word(written='well-known', plain='wellknown')
    """
    plain = _PUNCTUATION_BUT_APOSTROPHE.sub("", _OTHER_APOSTROPHE.sub("", token))
    if not plain:
        return None
    return Word(_written(token) or plain, plain)


def _written(token: str) -> str:
    start, end = 0, len(token)
    while start < end and not token[start].isalnum():
        start += 1
    while end > start and not token[end - 1].isalnum():
        end -= 1
    return token[start:end]
