"""What people decided outlives every import, compaction and sudden end."""

import json
import subprocess
import sys

import pytest

from biascompare import corpus
from biascompare.corpus.decisions import CORRECTABLE
from biascompare.errors import BiasCompareError, CorpusError, UnknownNameError
from biascompare.records import FIELDS

RENAME = {"action": "rename", "story": "s1", "label": "School streets"}
MERGE = {"action": "merge", "stories": ["s1", "s2"]}
SPLIT = {"action": "split", "story": "s1", "articles": ["0", "1"]}


def correct(document, field, value):
    return {"action": "correct", "id": document.id, "field": field, "value": value}


def without_time(found):
    return [{name: each[name] for name in each if name != "at"} for each in found]


@pytest.fixture
def path(tmp_path, article, fill):
    return fill(tmp_path / "c", [article(number) for number in range(20)])


@pytest.mark.parametrize("field", CORRECTABLE)
@pytest.mark.parametrize("value", [None, "2024-05-06"])
def test_a_corrected_field_survives_imports_and_compactions(
    path, article, fill, content, field, value
):
    corpus.decide(path, correct(article(3), field, "2001"))
    corpus.decide(path, correct(article(3), field, value))
    for _ in range(2):
        found = content(path)
        assert getattr(found[article(3).id], field) == value
        assert found[article(4).id] == article(4)
        fill(path, [article(3), article(4, author="new")])
        corpus.compact(path)
        fill(path, [article(4)])


def test_a_corrected_date_moves_the_article_in_time(path, article):
    corpus.decide(path, correct(article(3), "published", "2030-05-06T07:08:09+01:00"))

    assert corpus.overview(path).latest == "2030-05-06"


def test_the_overview_and_the_export_follow(path, article, tmp_path):
    corpus.decide(path, correct(article(3), "outlet", "The Herald"))
    corpus.decide(path, correct(article(4), "outlet", None))
    found = corpus.overview(path)
    corpus.export(path, tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()

    assert found.counts["outlet"]["The Herald"] == found.missing["outlet"] == 1
    assert found.decisions == 2
    assert "The Herald" in {json.loads(line)["outlet"] for line in lines}


def test_decisions_about_stories_are_kept_in_order(path, article, fill):
    for decision in (RENAME, MERGE, correct(article(3), "title", "T"), SPLIT):
        corpus.decide(path, decision)
    fill(path, [article(50)])
    corpus.compact(path)
    found = corpus.all_decisions(path)

    assert without_time(corpus.story_decisions(found)) == [RENAME, MERGE, SPLIT]
    assert all(each["at"] for each in found)


@pytest.mark.parametrize(
    ("decision", "error"),
    [
        ({}, UnknownNameError),
        ({"action": "delete"}, UnknownNameError),
        (RENAME | {"label": " "}, CorpusError),
        ({"action": "rename", "story": "s1"}, CorpusError),
        (MERGE | {"stories": []}, CorpusError),
        (MERGE | {"label": 3}, CorpusError),
        (MERGE | {"stories": "s1"}, CorpusError),
        (SPLIT | {"articles": [1]}, CorpusError),
        ({"action": "correct", "id": "0", "field": "text", "value": "x"}, UnknownNameError),
        ({"action": "correct", "id": "0", "field": "outlet"}, CorpusError),
        ({"action": "correct", "id": "0", "field": "title", "value": ""}, CorpusError),
        ({"action": "correct", "id": "0", "field": "published", "value": "May 3"}, CorpusError),
    ],
)
def test_a_faulty_decision_is_refused(path, decision, error):
    with pytest.raises(error):
        corpus.decide(path, decision)

    assert corpus.all_decisions(path) == ()
    assert not (path / "decisions.jsonl").exists()


@pytest.mark.parametrize("value", ["2024", "2024-05", "2024-05-06", "2024-05-06T07:08"])
def test_a_date_may_be_as_precise_as_it_is_known(path, article, content, value):
    corpus.decide(path, correct(article(3), "published", value))

    assert content(path)[article(3).id].published == value


@pytest.mark.parametrize(
    ("end", "kept"),
    [
        (b"", 1),
        (b'{"action": "ren', 1),
        (b'{"action": "rename", "story": "s2", "label": "\xc3', 1),
        (b'{"action": "rename", "story": "s2", "label": "whole"}', 2),
    ],
    ids=["whole", "torn", "torn in a letter", "without a line end"],
)
def test_a_torn_last_line_harms_nothing(path, end, kept):
    corpus.decide(path, RENAME)
    with (path / "decisions.jsonl").open("ab") as file:
        file.write(end)

    assert len(corpus.all_decisions(path)) == kept
    corpus.decide(path, MERGE)
    assert len(corpus.all_decisions(path)) == kept + 1
    assert without_time(corpus.all_decisions(path))[-1] == MERGE


@pytest.mark.parametrize("line", [b"nonsense", b"[]", b"3", b'{"action": "fly"}', b"\xff", b""])
def test_a_faulty_line_is_named(path, line):
    corpus.decide(path, RENAME)
    with (path / "decisions.jsonl").open("ab") as file:
        file.write(line + b"\n")
    with pytest.raises(CorpusError, match=r"decisions.jsonl: line 2: .*mend or remove"):
        list(corpus.read(path))


def test_two_processes_decide_at_once(path):
    program = (
        "import sys; from biascompare import corpus\n"
        "for n in range(40): corpus.decide(sys.argv[1],"
        " {'action': 'rename', 'story': sys.argv[2], 'label': f'name {n} ' * 50})"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", program, str(path), name]) for name in "ab"
    ]
    assert [process.wait() for process in processes] == [0, 0]
    found = corpus.all_decisions(path)

    assert [each["label"][:7].strip() for each in found if each["story"] == "a"] == [
        f"name {n}" for n in range(40)
    ]
    assert len(found) == 80


def test_errors_are_the_products_own(path):
    with pytest.raises(BiasCompareError, match="Closest: correct"):
        corpus.decide(path, {"action": "corect"})
    assert set(CORRECTABLE) < set(FIELDS)
