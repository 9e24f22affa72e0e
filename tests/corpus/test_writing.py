"""Adding, replacing and removing: each article once, the newest version."""

import datetime

import pytest

from biascompare import corpus
from biascompare.corpus import parts as corpus_parts
from biascompare.corpus import writing


def counts(tally):
    return tally.added, tally.already_there, tally.replaced


@pytest.mark.parametrize(
    ("given", "expected", "left"),
    [
        ([], (0, 0, 0), {}),
        ([(1, "a")], (1, 0, 0), {1: "a"}),
        ([(1, "a"), (1, "a")], (1, 1, 0), {1: "a"}),
        ([(1, "a"), (1, "b")], (1, 0, 1), {1: "b"}),
        ([(1, "a"), (2, "a"), (1, "b"), (2, "a"), (3, "a")], (3, 1, 1), {1: "b", 2: "a", 3: "a"}),
        ([(1, "a"), (1, "b"), (1, "a")], (1, 0, 2), {1: "a"}),
    ],
    ids=["nothing", "one", "twice", "changed", "some changed", "changed and back"],
)
@pytest.mark.parametrize("rows_in_part", [1, 2, 100])
def test_each_article_is_there_once(
    tmp_path, article, content, given, expected, left, rows_in_part
):
    writer = corpus.Writer(corpus.create(tmp_path / "c"), rows_in_part=rows_in_part)
    for number, author in given:
        writer.add(article(number, author=author))
    writer.settle()

    assert counts(writer.tally) == expected
    assert writer.tally.given == len(given)
    found = content(tmp_path / "c")
    assert {int(each.id, 16): each.author for each in found.values()} == left


def test_importing_again_adds_nothing(tmp_path, article, fill, content, parts):
    documents = [article(number) for number in range(35)]
    path = fill(tmp_path / "c", documents)
    before = parts(path)
    writer = corpus.Writer(corpus.open_folder(path))
    for document in documents:
        writer.add(document, "elsewhere.csv", 1)
    writer.settle()

    assert counts(writer.tally) == (0, 35, 0)
    assert parts(path) == before
    assert content(path) == {document.id: document for document in documents}


def test_the_tally_counts_only_what_is_on_the_disk(tmp_path, article, content):
    writer = corpus.Writer(corpus.create(tmp_path), rows_in_part=3)
    for number in range(8):
        grown = writer.add(article(number))
        assert grown == (number in (2, 5))
        assert writer.tally.added == len(content(tmp_path))

    writer.settle()
    assert writer.tally.added == len(content(tmp_path)) == 8


@pytest.mark.parametrize("name", ["CHARACTERS_IN_PART", "SECONDS_TO_PART"])
def test_a_part_is_written_when_much_or_long_has_waited(
    tmp_path, article, content, monkeypatch, name
):
    monkeypatch.setattr(writing, name, 0)
    writer = corpus.Writer(corpus.create(tmp_path))

    assert writer.add(article(1))
    assert len(content(tmp_path)) == 1


def test_two_writers_at_once_lose_nothing_and_see_each_other(tmp_path, article, content):
    folder = corpus.create(tmp_path)
    one, other = corpus.Writer(folder, rows_in_part=4), corpus.Writer(folder, rows_in_part=5)
    for number in range(20):
        one.add(article(number))
        other.add(article(number + 10))
    one.settle()
    other.settle()

    assert set(content(tmp_path)) == {article(number).id for number in range(30)}
    assert one.tally.added + other.tally.added == 30


def test_removed_articles_go_and_may_come_back(tmp_path, article, fill, content):
    path = fill(tmp_path / "c", [article(number) for number in range(25)])

    assert corpus.remove(path, [article(3).id, article(24).id, "no such id"]) == 2
    assert corpus.remove(path, [article(3).id]) == 0
    assert len(content(path)) == 23
    corpus.compact(path)
    assert len(content(path)) == 23
    fill(path, [article(3)])
    assert len(content(path)) == 24


def test_parts_get_later_names_although_the_clock_goes_back(tmp_path, article, fill, content):
    path = fill(tmp_path / "c", [article(1, author="old")])
    (part,) = corpus_parts.listed(corpus.open_folder(path))
    future = part.with_name("29990101T000000000000Z-00000000.parquet")
    part.rename(future)
    stamp = corpus_parts.stamp([future])

    assert stamp == datetime.datetime(2999, 1, 1, 0, 0, 0, 1, tzinfo=datetime.UTC)
    fill(path, [article(1, author="new")])
    assert content(path)[article(1).id].author == "new"


def test_articles_are_found_by_id(tmp_path, article, fill):
    path = fill(tmp_path / "c", [article(number) for number in range(25)])
    wanted = {article(7).id, article(21).id, "no such id"}

    assert list(corpus.read(path, wanted)) == [article(7), article(21)]
    assert list(corpus.read(path, [])) == []
