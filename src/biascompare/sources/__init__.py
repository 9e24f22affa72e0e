"""Reading: files, folders and tables become documents."""

from biascompare.sources.registry import SAMPLE, SOURCES, Source, read
from biascompare.sources.rows import ColumnsFound

__all__ = ["SAMPLE", "SOURCES", "ColumnsFound", "Source", "read"]
