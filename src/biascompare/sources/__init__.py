"""Reading: files, folders and tables become documents."""

from biascompare.sources.folders import CORPUS_MARK
from biascompare.sources.kinds import SOURCES, Source
from biascompare.sources.registry import SAMPLE, read, read_places
from biascompare.sources.rows import ColumnsFound

__all__ = ["CORPUS_MARK", "SAMPLE", "SOURCES", "ColumnsFound", "Source", "read", "read_places"]
