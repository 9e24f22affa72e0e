"""A story: the articles about one event."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from biascompare.model import Document

_DAY = len("2023-11-22")


@dataclass(frozen=True, slots=True)
class Article:
    """What a story tells of one of its articles; missing is None."""

    id: str
    title: str | None
    outlet: str | None
    language: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, the earliest first (undated ones last).

    ``id`` is the id of the earliest article: it stays while nothing earlier comes, and finds
    the story even then. ``label`` is the stated story or the most central headline. ``sure``
    is False where languages were linked by names and numbers; ``reason`` then says by which.
    """

    id: str
    label: str | None
    articles: tuple[Article, ...]
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    first_day: str | None
    last_day: str | None
    sure: bool = True
    reason: str | None = None


def article(document: Document) -> Article:
    """Return what a story tells of ``document``."""
    return Article(
        document.id, document.title, document.outlet, document.language, document.published
    )


def story(
    articles: Iterable[Article], label: str | None, *, sure: bool = True, reason: str | None = None
) -> Story:
    """Return the story of one or more articles, put in order and summed up."""
    ordered = sorted(articles, key=_order)
    days = [each.published[:_DAY] for each in ordered if each.published]
    return Story(
        id=ordered[0].id,
        label=label,
        articles=tuple(ordered),
        outlets=tuple(sorted({each.outlet for each in ordered if each.outlet})),
        languages=tuple(sorted({each.language for each in ordered if each.language})),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        sure=sure,
        reason=reason,
    )


def narrowed(stories: Iterable[Story], identifiers: Collection[str]) -> tuple[Story, ...]:
    """Return the stories with only the articles named, where several of them are left."""
    kept = []
    for each in stories:
        own = tuple(article for article in each.articles if article.id in identifiers)
        if len(own) > 1:
            outlets = tuple(dict.fromkeys(one.outlet for one in own if one.outlet))
            kept.append(dataclasses.replace(each, articles=own, outlets=outlets))
    return tuple(kept)


def story_of_article(stories: Iterable[Story]) -> dict[str, str]:
    """Return for each article's id the id of its story."""
    return {each.id: story.id for story in stories for each in story.articles}


def _order(each: Article) -> tuple[bool, str, str]:
    return each.published is None, each.published or "", each.id
