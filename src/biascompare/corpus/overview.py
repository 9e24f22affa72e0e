"""What is in a corpus, at a glance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from biascompare.corpus import decisions, parts, reading
from biascompare.corpus.folder import open_folder
from biascompare.errors import CorpusError

COUNTED = ("outlet", "language", "section", "story")
"""Fields whose values are counted."""
EXPECTED = ("outlet", "title", "author", "published", "language", "url", "section")
"""Fields that an article should have."""


@dataclass(slots=True)
class Overview:
    """The figures of a corpus; ``bytes`` is what the parts take on the disk.

    ``rows_replaced`` counts rows of older versions and removals, which a compaction drops.
    """

    title: str
    created: str
    articles: int = 0
    earliest: str | None = None
    latest: str | None = None
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    missing: dict[str, int] = field(default_factory=dict)
    parts: int = 0
    bytes: int = 0
    rows_replaced: int = 0
    decisions: int = 0
    unreadable: list[CorpusError] = field(default_factory=list)


def overview(path: str | Path) -> Overview:
    """Return the figures of a corpus; parts that cannot be read are in ``unreadable``."""
    folder = open_folder(path)
    found = Overview(folder.title, folder.created)
    found.decisions = len(decisions.all_decisions(path))
    found.counts = {name: Counter() for name in COUNTED}
    found.missing = dict.fromkeys(EXPECTED, 0)
    rows = 0
    for part in parts.listed(folder):
        try:
            found.bytes += part.stat().st_size
            with parts.opened(part) as file:
                rows += file.metadata.num_rows
        except (parts.VanishedError, FileNotFoundError, CorpusError):
            # Compacted meanwhile, or named among the unreadable below.
            continue
        found.parts += 1
    for table in reading.tables(folder, ["published_at", *COUNTED, *EXPECTED]):
        if isinstance(table, CorpusError):
            found.unreadable.append(table)
        else:
            _count(found, table)
    found.rows_replaced = max(0, rows - found.articles)
    return found


def _count(found: Overview, table: pa.Table) -> None:
    found.articles += table.num_rows
    for name in COUNTED:
        for pair in pc.value_counts(table[name]).to_pylist():
            if pair["values"] is not None:
                found.counts[name][pair["values"]] += pair["counts"]
    for name in EXPECTED:
        found.missing[name] += table[name].null_count
    ends = pc.min_max(table["published_at"]).as_py()
    days = [each.date().isoformat() for each in ends.values() if each is not None]
    if days:
        found.earliest = min(filter(None, (found.earliest, *days)))
        found.latest = max(filter(None, (found.latest, *days)))


def overview_record(found: Overview) -> dict[str, Any]:
    """Return the figures as a JSON-ready dictionary."""
    names = ("title", "created", "articles", "earliest", "latest", "missing", "parts", "bytes")
    record: dict[str, Any] = {name: getattr(found, name) for name in names}
    record |= {"rows_replaced": found.rows_replaced, "decisions": found.decisions}
    record["counts"] = {name: dict(each.most_common()) for name, each in found.counts.items()}
    record["unreadable"] = [str(error) for error in found.unreadable]
    return record
