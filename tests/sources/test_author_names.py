"""Family names before given names, in tables."""

import pytest

from biascompare.sources.author_names import turned_author


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Müller, Anna", "Anna Müller"),
        ("Lee, Ann; Ash, Tom", "Ann Lee, Tom Ash"),
        ("von der Aue, Eva Maria", "Eva Maria von der Aue"),
        ("O'Neil, J. P.", "J. P. O'Neil"),
        ("Anna Müller", None),
        ("Ann Lee, Tom Ash", None),
        ("Ann Lee, Tom", None),
        ("Lee, Ann, Ash, Tom", None),
        ("Lee, Ann; Reuters", None),
        ("Reuters, Paris", None),
        ("Staff, Reuters", None),
        ("AP, AFP", None),
        ("Ann Lee, political editor", None),
        ("Lee, editor", None),
        (",", None),
        (";", None),
        ("", None),
        ("a " * 20_000 + ", B", None),
    ],
)
def test_turned_author(author, expected):
    turned, notices = turned_author(author)
    assert turned == (expected or author)
    assert [notice.code for notice in notices] == (["author_turned"] if expected else [])
