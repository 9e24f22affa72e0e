"""Articles are found where few lie together, and in the corpus's parts where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from biascompare import importing, measured
from biascompare.corpus import reading
from biascompare.measured import texts
from biascompare.model import Document


@pytest.mark.parametrize("most", [0, 1, 7, texts.MOST])
def test_every_article_is_found(
    most: int, tmp_path: Path, sample: tuple[Document, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "MOST", most)
    importing.import_into(tmp_path / "corpus", ["sample"], rows_in_part=30)
    measured.measure(tmp_path / "corpus")
    store = measured.open_store(tmp_path / "corpus")
    assert len(store.numbers("place_text")) == min(most, len(sample))
    found = measured.Documents(store)
    assert {each.id: found[each.id] for each in sample} == {each.id: each for each in sample}


def test_a_part_that_is_gone_leaves_its_articles_elsewhere(
    tmp_path: Path, sample: tuple[Document, ...]
) -> None:
    importing.import_into(tmp_path / "corpus", ["sample"], rows_in_part=30)
    measured.measure(tmp_path / "corpus")
    store = measured.open_store(tmp_path / "corpus")
    part, row = store.numbers("place_part"), store.numbers("place_row")
    paths = [store.parts[0].with_name("gone.parquet"), *store.parts[1:]]
    batches = texts.write(tmp_path, paths, part, row)
    assert set(part[batches == texts.ELSEWHERE].tolist()) == {0}
    planned, _ = reading.plan(store.folder)
    assert len(planned) == len(store.parts)
