"""Tone of wording towards somebody named in a sentence. It describes words, never bias."""

from biascompare.towards.answer import LANGUAGES, Towards, towards

__all__ = ["LANGUAGES", "Towards", "towards"]
