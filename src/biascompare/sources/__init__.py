"""Reading: files, folders and tables become documents."""

from biascompare.sources.registry import CORPUS_MARK, SAMPLE, SOURCES, Source, places, read
from biascompare.sources.rows import ColumnsFound

__all__ = ["CORPUS_MARK", "SAMPLE", "SOURCES", "ColumnsFound", "Source", "places", "read"]
