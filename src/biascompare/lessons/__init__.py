"""Lessons: what a class reads, is asked, and finds out about two or more outlets."""

from biascompare.lessons.answers import Answer, Side, answer, documents_of, first_articles, table_of
from biascompare.lessons.files import load, parse, ready, to_toml
from biascompare.lessons.masking import Mask, mask_of
from biascompare.lessons.model import FORMS, KINDS, Lesson, Step, letter

__all__ = [
    "FORMS",
    "KINDS",
    "Answer",
    "Lesson",
    "Mask",
    "Side",
    "Step",
    "answer",
    "documents_of",
    "first_articles",
    "letter",
    "load",
    "mask_of",
    "parse",
    "ready",
    "table_of",
    "to_toml",
]
