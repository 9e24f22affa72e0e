"""Reading: files, folders and tables become documents."""

from biascompare.sources.registry import SAMPLE, SOURCES, Source, read

__all__ = ["SAMPLE", "SOURCES", "Source", "read"]
