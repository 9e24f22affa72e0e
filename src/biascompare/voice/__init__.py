"""Whose words stand in an article: the outlet's own, or somebody's in quotation marks."""

from biascompare.voice.filtering import VOICE_NAMES, VOICES, Voice, keep_voice
from biascompare.voice.finding import find_quotes
from biascompare.voice.quote import Kind, Manner, Quote

__all__ = [
    "VOICES",
    "VOICE_NAMES",
    "Kind",
    "Manner",
    "Quote",
    "Voice",
    "find_quotes",
    "keep_voice",
]
