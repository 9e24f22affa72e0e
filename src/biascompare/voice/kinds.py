"""What stands in quotation marks: speech, a few words held at a distance, or a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biascompare.voice.attribution import Said
from biascompare.voice.names import Token
from biascompare.voice.quote import Kind
from biascompare.voice.rules import VoiceRules
from biascompare.voice.stretches import Stretch

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MOST_WORDS = 4
_LONGEST_TITLE = 8
_SMALL_WORD = 4
_ENDS = (".", "!", "?", "…")


def kind_of(
    text: str,
    stretch: Stretch,
    said: Said,
    leading: Sequence[Token],
    in_speech_clause: bool,
    rules: VoiceRules,
) -> Kind:
    """Return the kind of a quote from its words, its speaker and the words before it."""
    inner = text[stretch.inner_start : stretch.inner_end]
    words = _WORD.findall(inner)
    first_capital = inner[:1].isupper()
    ends = inner.endswith(_ENDS)
    beside = "".join(token.kind[0] for token in leading[-2:])
    near = leading[-2:] if "." not in beside else ()
    after_noun = any(token.lower in rules.work_nouns for token in near)
    attributed = said.first is not None and (len(words) < 2 or inner.endswith((",", *_ENDS)))
    named = after_noun or (not attributed and _reads_as_title(words, leading, rules))
    # American English puts comma and full stop inside: only capitals tell then.
    marked = inner.endswith((",", *_ENDS)) and (len(words) < 2 or rules.verb_second)
    if first_capital and named and not marked and len(words) <= _LONGEST_TITLE:
        return "title"
    if said.first is not None or said.verb is not None or in_speech_clause:
        return "speech"
    if len(words) <= _MOST_WORDS and not (ends and first_capital):
        return "scare"
    return "speech"


def _reads_as_title(words: Sequence[str], leading: Sequence[Token], rules: VoiceRules) -> bool:
    """Whether capitals make it a name: of every longer word, or where only names have one."""
    opens = not leading or leading[-1].kind in ".|:"
    if opens or not words:
        return False
    if rules.verb_second:  # Every noun has a capital: only an article at its head tells.
        return len(words) > 1 and words[0].lower() in rules.determiners
    long = [word for word in words if len(word) >= _SMALL_WORD]
    return all(word[0].isupper() for word in long) if len(words) > 1 else len(leading) > 0
