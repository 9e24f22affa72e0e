"""What a quote is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["speech", "scare", "title"]
Manner = Literal["neutral", "doubting"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of text in quotation marks, and who is said to have said it.

    Parameters
    ----------
    start, end
        Where it stands, with its marks; nested quotes are part of it.
    inner_start, inner_end
        The same without the marks.
    kind
        ``speech``; ``scare`` for a few words set apart from the outlet's own without a
        verb of speech; ``title`` for works and names.
    closed
        Whether a closing mark was found; if not, it ends with its paragraph.
    speaker
        The speaker as the text writes it, or ``None`` with the ``reason``.
    actor
        The id of the speaker in the actor lists, if known there.
    speaker_start, verb_start
        Where speaker and verb stand.
    verb, manner
        The verb that reports it, as written, and whether it is a neutral verb or one that
        leaves open whether it is true; ``None`` for other verbs and none.
    reason
        Why nobody is named as the speaker.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    kind: Kind
    closed: bool = True
    speaker: str | None = None
    actor: str | None = None
    verb: str | None = None
    manner: Manner | None = None
    reason: str | None = None
    speaker_start: int | None = None
    verb_start: int | None = None
