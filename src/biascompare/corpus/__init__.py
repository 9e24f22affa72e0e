"""The corpus: a folder of Parquet, written whole or not at all."""

from biascompare.corpus.compaction import Compaction, compact
from biascompare.corpus.decisions import all_decisions, decide, story_decisions
from biascompare.corpus.export import export
from biascompare.corpus.folder import FORMAT, MARK, Folder, create, is_corpus, open_folder
from biascompare.corpus.overview import Overview, overview, overview_record
from biascompare.corpus.reading import count, read, tables
from biascompare.corpus.writing import ROWS_IN_PART, Tally, Writer, remove

__all__ = [
    "FORMAT",
    "MARK",
    "ROWS_IN_PART",
    "Compaction",
    "Folder",
    "Overview",
    "Tally",
    "Writer",
    "all_decisions",
    "compact",
    "count",
    "create",
    "decide",
    "export",
    "is_corpus",
    "open_folder",
    "overview",
    "overview_record",
    "read",
    "remove",
    "story_decisions",
    "tables",
]
