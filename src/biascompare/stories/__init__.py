"""Stories: articles about the same event, across outlets and languages."""

from biascompare.stories.decisions import Decided, apply_decisions
from biascompare.stories.finding import find_stories
from biascompare.stories.model import Article, Story, narrowed, story_of_article

__all__ = [
    "Article",
    "Decided",
    "Story",
    "apply_decisions",
    "find_stories",
    "narrowed",
    "story_of_article",
]
