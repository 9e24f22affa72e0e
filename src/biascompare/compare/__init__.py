"""What sets outlets apart, and how sure that is."""

from biascompare.compare.outlets import Comparison, Group, compare

__all__ = ["Comparison", "Group", "compare"]
