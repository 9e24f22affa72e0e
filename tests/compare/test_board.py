"""The same-story board: who told it, how, who was first, and cells that stay empty."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from biascompare.compare.board import (
    NO_DAY,
    NONE_NAMED,
    NOT_NAMED,
    NOT_TOLD,
    ONE_OUTLET,
    board,
    chosen_stories,
    first_outlet,
)
from biascompare.compare.outlets import NO_OUTLET
from biascompare.compare.telling import telling
from biascompare.errors import MissingColumnError, UnknownNameError
from biascompare.measures import MEASURES
from biascompare.model import Document
from biascompare.stories import find_stories


@pytest.mark.parametrize(
    ("articles", "first", "reason"),
    [
        ([], None, ONE_OUTLET),
        ([("A", "2023-11-22"), ("A", "2023-11-23")], None, ONE_OUTLET),
        ([("A", "2023-11-22"), ("B", "2023-11-23")], "A", None),
        ([("A", "2023-11-22"), ("B", "2023-11-22")], None, NOT_TOLD),
        ([("A", "2023-11-22T09:00"), ("B", "2023-11-22")], None, NOT_TOLD),
        ([("A", "2023-11-22T09:00"), ("B", "2023-11-22T08:59")], "B", None),
        ([("A", "2023-11-22T01:00+00:00"), ("B", "2023-11-21T23:00-05:00")], "A", None),
        # The same outlet twice on the day is still first.
        ([("A", "2023-11-22"), ("A", "2023-11-22"), ("B", "2023-11-23")], "A", None),
        ([("A", "2023-11-22"), ("B", None)], None, NO_DAY),
        ([("A", "2023-11-22"), ("B", "2023-11")], None, NO_DAY),
        ([("A", "2023-11-22"), ("B", "2023-12")], "A", None),
        ([(NO_OUTLET, "2023-11-21"), (NO_OUTLET, "2023-11-22")], None, NONE_NAMED),
        ([(NO_OUTLET, "2023-11-21"), ("B", "2023-11-22")], None, NOT_NAMED),
    ],
)
def test_who_was_first(articles, first, reason):
    assert first_outlet(articles) == (first, reason)
    assert first_outlet(reversed(articles)) == (first, reason)


def row(words, tone, conflict, mira, language="en"):
    return {
        "words": words, "tone": tone, "language": language,
        "frame_conflict": conflict, "frame_morality": 0.0, "actor_mira": mira,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "words", "tone", "frames", "actors"),
    [
        # 2 hits in 100 words are 20 per 1,000.
        ([row(100.0, 0.5, 20.0, 10.0)], 100.0, 0.5, [("frame_conflict", 2)], [("actor_mira", 1)]),
        ([row(100.0, 0.5, 10.0, 0.0)], 100.0, 0.5, [], []),
        # Two articles with a hit each: 2 hits.
        (
            [row(100.0, 0.5, 10.0, 0.0), row(300.0, -0.5, 1000 / 300, 0.0)],
            200.0, 0.0, [("frame_conflict", 2)], [],
        ),
        ([row(None, None, None, None) | {"frame_morality": None}], None, None, None, None),
    ],
)  # fmt: skip
def test_telling(rows, words, tone, frames, actors):
    found = telling(pd.DataFrame(rows).astype({"words": float, "tone": float}), {})

    assert found is not None
    assert (found.words, found.tone) == (words, tone)
    assert hits(found.frames) == frames
    assert hits(found.actors) == actors


def hits(found):
    return None if found is None else [(each.name, each.hits) for each in found]


def test_nothing_tells_nothing():
    assert telling(pd.DataFrame({"words": []}), {}) is None


def test_a_frame_that_is_weak_in_the_language_warns():
    weak = next(each for each in MEASURES.values() if each.family == "frames" and each.weak)
    rows = pd.DataFrame({"words": [100.0], "language": [weak.weak[0]], weak.name: [30.0]})
    found = telling(rows, MEASURES)

    assert found is not None
    assert found.frames is not None
    assert found.frames[0].warning == weak.warning(weak.weak[0])


TABLE = pd.DataFrame(
    {
        "id": ["1", "2", "3", "4"],
        "outlet": ["Echo", "Gazette", "Echo", None],
        "title": ["One", "Two", None, "Four"],
        "published": ["2023-11-22T10:00", "2023-11-22T09:00", "2023-11-23", "2023-11-24"],
        "language": ["en", "en", "fr", "en"],
        "story": ["flood", "flood", "flood", "trial"],
        "words": [100.0, 200.0, 300.0, 50.0],
        "shared_copy": ["0", "0", None, None],
    }
)


def test_every_outlet_has_a_cell_in_every_story():
    found = board(TABLE, outlets=["Echo", "Gazette", "Herald", NO_OUTLET])

    flood, trial = found.stories
    assert [(cell.outlet, cell.n) for cell in flood.cells] == [
        ("Echo", 2), ("Gazette", 1), ("Herald", 0), (NO_OUTLET, 0),
    ]  # fmt: skip
    assert [cell.n for cell in trial.cells] == [0, 0, 0, 1]
    assert (flood.first, trial.first, trial.first_reason) == ("Gazette", None, NONE_NAMED)
    assert "may still have written one" in found.caution


def test_languages_do_not_mix_in_a_cell():
    echo, gazette = board(TABLE).stories[0].cells[1:]

    assert echo.telling is None
    assert [each.telling.words for each in echo.articles if each.telling] == [100.0, 300.0]
    assert gazette.telling is not None
    assert gazette.telling.words == 200.0


def test_shared_copy_is_flagged_and_unknown_without_looking():
    first = board(TABLE).stories[0].cells[1].articles
    unknown = board(TABLE.drop(columns="shared_copy")).stories[0].cells[1].articles

    assert [each.shared_with for each in first] == [("2",), ()]
    assert [each.shared_with for each in unknown] == [None, None]


def test_frame_and_record():
    found = board(TABLE)
    frame = found.to_frame()

    assert len(frame) == len(found.stories) * len(found.outlets)
    assert frame.loc[frame["n"] == 0, "headline"].isna().all()
    assert json.loads(json.dumps(found.record()))["stories"][0]["cells"][1]["n"] == 2


def test_a_table_without_stories_says_so():
    with pytest.raises(MissingColumnError, match="story"):
        board(TABLE.drop(columns="story"))


def stories():
    return find_stories(
        Document(str(number), "A text.", outlet=outlet, title=name, story=name)
        for number, (outlet, name) in enumerate(
            [("A", "flood"), ("B", "flood"), ("A", "trial"), ("A", "strike"), ("A", "strike")]
        )
    )


@pytest.mark.parametrize(
    ("name", "most", "labels", "left_out"),
    [
        (None, None, ["flood", "strike", "trial"], 0),
        (None, 1, ["flood"], 2),
        ("trial", 1, ["trial"], 0),
    ],
)
def test_stories_of_most_outlets_come_first(name, most, labels, left_out):
    found, others = chosen_stories(stories(), name=name, most=most)

    assert [each.label for each in found] == labels
    assert others == left_out


def test_a_story_that_is_not_there_is_named():
    with pytest.raises(UnknownNameError, match=r"flod.*flood"):
        chosen_stories(stories(), name="flod")
