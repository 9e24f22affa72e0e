"""Front matter: fenced with --- or +++, read line by line, never converted."""

from __future__ import annotations

import pytest

from biascompare.sources.front_matter import LARGEST_BLOCK, read_front_matter, read_labels

BLOCKS = [
    ("title: Ferry: scrapped", {"title": "Ferry: scrapped"}),
    ("title: no", {"title": "no"}),
    ("title: 'It''s late'", {"title": "It's late"}),
    ('title:  "A \\"quoted\\" word"  # note', {"title": 'A "quoted" word'}),
    ("title: C# at sea", {"title": "C# at sea"}),
    ("title: Boats # and a remark", {"title": "Boats"}),
    ("tags: [boats, 'harbour, old']", {"tags": "boats, harbour, old"}),
    ("tags:\n  - boats\n  - sea", {"tags": "boats, sea"}),
    ("author:\n  name: Ann Lee\n  mail: a@b.example", {"author": "Ann Lee"}),
    ("authors:\n  - name: Ann Lee\n  - name: Tom Ash", {"authors": "Ann Lee, Tom Ash"}),
    ("excerpt: >\n  two lines\n  of text", {"excerpt": "two lines of text"}),
    ("title: wrapped\n  over two lines", {"title": "wrapped over two lines"}),
    ("title:\ndate: 2024-03-01", {"date": "2024-03-01"}),
    ("a: &x [1]\nb: *x", {"a": "&x [1]", "b": "*x"}),
]


@pytest.mark.parametrize(("block", "expected"), BLOCKS)
def test_yaml(block, expected):
    lines = ["---", *block.split("\n"), "---", "Text."]
    assert read_front_matter(lines) == (expected, len(lines) - 1)


def test_toml():
    lines = ["+++", 'title = "Ten: days"', 'categories = ["a", "b"]', "+++", "Text."]
    assert read_front_matter(lines) == ({"title": "Ten: days", "categories": "a, b"}, 4)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [""],
        ["Text.", "---", "title: late", "---"],
        ["---", "title: never closed", "Text."],
        ["---", "no field here", "---", "Text."],
        ["---", "long: " + "x" * LARGEST_BLOCK, "---", "Text."],
        ["---", *["key: value"] * LARGEST_BLOCK, "---"],
    ],
    ids=["nothing", "blank", "late", "open", "without fields", "long value", "many lines"],
)
def test_what_is_not_front_matter_is_text(lines):
    assert read_front_matter(lines) == ({}, 0)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Title: Ferry", "Date : 2024-03-01", "", "Text."], 2),
        (["Title: Ferry", "", "Author: Ann", "Text."], 3),
        (["Title: only one", "Text."], 0),
        (["Mayor: we are done", "Council: we are not", "Text."], 0),
        ([], 0),
    ],
)
def test_labels(lines, expected):
    assert read_labels(lines, {"title", "date", "author"})[1] == expected
