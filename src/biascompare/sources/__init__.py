"""Reading: files, folders and tables become documents."""

from biascompare.sources.registry import CORPUS_MARK, SAMPLE, SOURCES, Source, places, read

__all__ = ["CORPUS_MARK", "SAMPLE", "SOURCES", "Source", "places", "read"]
