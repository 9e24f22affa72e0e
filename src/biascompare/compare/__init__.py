"""What sets outlets apart, and how sure that is."""

from biascompare.compare.outlets import CAUTIONS, Comparison, Group, compare, usual_grouping

__all__ = ["CAUTIONS", "Comparison", "Group", "compare", "usual_grouping"]
