"""What is in a corpus, at a glance."""

import pytest

from biascompare import corpus, sources
from biascompare.corpus.folder import MARK
from biascompare.model import Document


def test_an_empty_corpus(tmp_path):
    found = corpus.overview(corpus.create(tmp_path, "Mine").path)

    assert (found.title, found.articles, found.parts, found.bytes) == ("Mine", 0, 0, 0)
    assert (found.earliest, found.latest) == (None, None)
    assert set(found.missing.values()) == {0}


def test_the_figures_add_up(tmp_path, article, fill, parts):
    path = fill(tmp_path / "c", [article(number) for number in range(24)])
    undated = [article(number, outlet=None, published=None) for number in range(4)]
    fill(path, [*undated, article(30, published="2031", section="news", language="fr")])
    corpus.remove(path, [article(23).id])
    found = corpus.overview(path)

    assert found.articles == corpus.count(path) == 24
    assert sum(found.counts["outlet"].values()) + found.missing["outlet"] == 24
    assert found.counts["language"] == {"en": 23, "fr": 1}
    assert found.counts["section"] == {"news": 1}
    assert found.missing["published"] == found.missing["outlet"] == 4
    assert found.missing["section"] == 23
    assert (found.earliest, found.latest) == ("2025-01-13", "2025-12-12")
    assert found.parts == len(parts(path))
    assert found.bytes == sum(part.stat().st_size for part in parts(path))
    assert found.rows_replaced == 6
    assert corpus.overview_record(found)["counts"]["language"] == {"en": 23, "fr": 1}


@pytest.mark.parametrize("below", [".", "..", "a folder"])
def test_a_corpus_is_read_wherever_a_path_is(tmp_path, article, fill, content, below):
    folder = tmp_path / "outer"
    path = fill(folder / "c", [article(number) for number in range(25)])
    corpus.decide(path, {"action": "rename", "story": "s", "label": "n"})
    asked = {".": path, "..": folder, "a folder": path / ".." / "c"}[below]

    found = [each for each in sources.read([asked]) if isinstance(each, Document)]
    assert {each.id: each for each in found} == content(path)
    assert sources.CORPUS_MARK == MARK
