"""An import that is ended at any moment, then given again, is an import that was not ended."""

import json
import signal
import subprocess
import sys
import time

import pytest

from biascompare import corpus, importing
from biascompare.errors import CorpusError
from biascompare.records import to_record

ARTICLES = 3_000
IMPORT = """
import sys
from biascompare import importing
importing.import_into(
    sys.argv[1],
    sys.argv[2:],
    rows_in_part=250,
    on_progress=lambda summary: print(summary.added, flush=True),
)
"""


@pytest.fixture(scope="module")
def lines(tmp_path_factory, article):
    """Return a file of articles, some of which come twice, the second time with an author."""
    path = tmp_path_factory.mktemp("killed") / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            author = "late" if number >= ARTICLES - 100 else None
            same = number if author is None else number - 1_000
            file.write(json.dumps(to_record(article(same, author=author))) + "\n")
    return path


def started(folder, *paths):
    return subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(folder), *map(str, paths)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.mark.parametrize(("reports", "seconds"), [(0, 0.3), (1, 0.005), (6, 0.02)])
def test_an_ended_import_goes_on(tmp_path, lines, content, reports, seconds):
    process = started(tmp_path / "c", lines)
    assert process.stdout is not None
    reported = [int(process.stdout.readline()) for _ in range(reports)]
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    rest = process.stdout.read().split()
    durable = int(rest[-1]) if rest else max(reported, default=0)
    if corpus.is_corpus(tmp_path / "c"):
        assert len(content(tmp_path / "c")) >= durable
    else:
        assert durable == 0
    done = importing.import_into(tmp_path / "c", [lines])
    importing.import_into(tmp_path / "whole", [lines])

    found = content(tmp_path / "c")
    assert found == content(tmp_path / "whole")
    assert len(found) == ARTICLES - 100
    assert done.read == ARTICLES
    assert sum(each.author == "late" for each in found.values()) == 100


def test_two_imports_at_once_lose_nothing_and_readers_see_whole_parts(
    tmp_path, lines, article, content
):
    others = tmp_path / "others.jsonl"
    with others.open("w", encoding="utf-8") as file:
        for number in range(2_000, 4_000):
            file.write(json.dumps(to_record(article(number))) + "\n")
    corpus.create(tmp_path / "c")
    processes = [started(tmp_path / "c", lines), started(tmp_path / "c", others)]
    sizes = []
    while any(process.poll() is None for process in processes):
        found = list(corpus.read(tmp_path / "c"))
        assert not [each for each in found if isinstance(each, CorpusError)]
        sizes.append(len(found))
        corpus.compact(tmp_path / "c")
    for process in processes:
        process.communicate()
        assert process.returncode == 0

    assert sizes == sorted(sizes)
    found = content(tmp_path / "c")
    assert set(found) == {article(number).id for number in range(4_000)}
    assert corpus.compact(tmp_path / "c").articles == 4_000
