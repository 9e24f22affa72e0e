"""The five seed articles, where they are at hand, read as their README says."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from biascompare.sources.characters import clean, physical_lines

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not at hand")


@dataclass(frozen=True)
class Expected:
    file: str
    language: str
    body: tuple[tuple[int, int], ...]
    headings: tuple[int, ...] = ()
    title: str | int | None = None
    outlet: str | None = None
    outlet_hint: str | None = None
    author: str | None = None
    published: str | None = None
    comments: tuple[tuple[int, int], ...] = ()
    removed: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    warnings: frozenset[str] = frozenset()


EXPECTED = [
    Expected(
        "000_2eb4e3378a4a7d30.txt",
        language="en",
        title="A Rollercoaster at OpenAI",
        author="Jesse",
        published="2023-11-22T04:44:45-05:00",
        body=((9, 23),),
        headings=(11, 14, 17, 20),
        removed={"removed_front_matter": [(1, 7)], "removed_sign_off": [(25, 25)]},
        warnings=frozenset({"no_outlet"}),
    ),
    Expected(
        "001_be417ef62e37a246.txt",
        language="en",
        body=((1, 10),),
        headings=(5, 7),
        removed={"removed_form": [(11, 11)]},
        warnings=frozenset({"no_title", "no_outlet", "no_date"}),
    ),
    Expected(
        "002_f5abdbe671276917.txt",
        language="en",
        outlet_hint="TechCrunch",
        body=((43, 50), (53, 64)),
        headings=(47, 55),
        removed={"removed_navigation": [(1, 42)], "removed_promotion": [(51, 52)]},
        warnings=frozenset(
            {"no_title", "no_outlet", "no_date"}
            | {"glued_words", "spaced_punctuation", "wording_altered"}
        ),
    ),
    Expected(
        "003_57cb59f9b86207fa.txt",
        language="fr",
        title=1,
        outlet_hint="IAForAll",
        body=((2, 14),),
        headings=(2, 4, 6, 8),
        warnings=frozenset({"no_outlet", "no_date", "opinion_piece", "glued_sentence_end"}),
    ),
    Expected(
        "004_5430bbde0f76e578.txt",
        language="de",
        title="OpenAI: Sam Altman ist zurück",
        outlet="DrWindows",
        author="Martin Geuß",
        body=((17, 31),),
        comments=(
            *((39, 45), (48, 51), (53, 56), (59, 66), (68, 74)),
            *((76, 82), (85, 90), (92, 104), (106, 106)),
        ),
        removed={
            "removed_advertising": [(1, 1), (5, 5), (38, 38), (108, 108)],
            "removed_navigation": [(3, 3), (9, 11)],
            "removed_byline": [(13, 13)],
            "removed_image_credit": [(14, 14)],
            "removed_cut_notice": [(34, 36)],
            "removed_forum_mark": [(47, 47), (58, 58), (84, 84), (109, 109)],
        },
        warnings=frozenset({"no_date", "comments_longer"}),
    ),
]


def _lines(file: str) -> list[str]:
    raw = physical_lines((SEEDS / file).read_text(encoding="utf-8"))
    return ["", *(clean(line).removeprefix("### ") for line in raw)]


def _range(lines: list[str], *ranges: tuple[int, int]) -> list[str]:
    return [line for first, last in ranges for line in lines[first : last + 1] if line]


@pytest.fixture(params=EXPECTED, ids=lambda expected: expected.file[:3])
def seed(request, only_document):
    expected = request.param
    document = only_document([SEEDS / expected.file])
    return expected, document, _lines(expected.file)


def test_fields(seed):
    expected, document, lines = seed
    title = lines[expected.title] if isinstance(expected.title, int) else expected.title
    found = (document.title, document.outlet, document.outlet_hint, document.author)
    assert found == (title, expected.outlet, expected.outlet_hint, expected.author)
    assert (document.published, document.language) == (expected.published, expected.language)


def test_body_is_exactly_the_lines_of_the_article(seed):
    expected, document, lines = seed
    assert document.text.split("\n\n") == _range(lines, *expected.body)


def test_headings(seed):
    expected, document, lines = seed
    assert document.headings == tuple(lines[number] for number in expected.headings)


def test_comments_hold_exactly_their_lines(seed):
    expected, document, lines = seed
    found = [comment.text.split() for comment in document.comments]
    assert found == [" ".join(_range(lines, place)).split() for place in expected.comments]
    assert {comment.author for comment in document.comments} <= {None}


def test_removed_lines_are_noticed(seed):
    expected, document, _ = seed
    found: dict[str, list[tuple[int, int]]] = {}
    for notice in document.notices:
        if notice.code.startswith("removed_"):
            found.setdefault(notice.code, []).append((notice.first_line, notice.last_line))
    assert found == expected.removed


def test_warnings(seed):
    expected, document, _ = seed
    codes = {notice.code for notice in document.notices}
    assert {code for code in codes if not code.startswith("removed_")} == expected.warnings


def test_where_an_opinion_and_a_glued_end_stand(only_document):
    document = only_document([SEEDS / "003_57cb59f9b86207fa.txt"])
    places = {notice.code: notice.first_line for notice in document.notices}
    assert (places["opinion_piece"], places["glued_sentence_end"]) == (8, 14)
