"""What sets outlets apart, and how sure that is."""

import sys

from biascompare.compare.called import CallableModule
from biascompare.compare.choices import Choices
from biascompare.compare.cube import Cube
from biascompare.compare.groups import Group, cautions
from biascompare.compare.measured import actor_column, measure_of, read_table, shared_copy
from biascompare.compare.outlets import (
    NO_OUTLET,
    Comparable,
    Comparison,
    OwnMeasure,
    claim_in,
    compare,
    compare_all,
    comparison_record,
    sentence_in,
    usual_grouping,
)
from biascompare.compare.pairs import Pair
from biascompare.compare.robustness import needed_measures, robustness
from biascompare.compare.robustness_model import Strip, Variant
from biascompare.compare.selections import Parted, Selected, compare_selections, part
from biascompare.compare.verdicts import CANNOT_TELL, CLEAR, TOO_FEW_ARTICLES

__all__ = [
    "CANNOT_TELL",
    "CLEAR",
    "NO_OUTLET",
    "TOO_FEW_ARTICLES",
    "Choices",
    "Comparable",
    "Comparison",
    "Cube",
    "Group",
    "OwnMeasure",
    "Pair",
    "Parted",
    "Selected",
    "Strip",
    "Variant",
    "actor_column",
    "cautions",
    "claim_in",
    "compare",
    "compare_all",
    "compare_selections",
    "comparison_record",
    "measure_of",
    "needed_measures",
    "part",
    "read_table",
    "robustness",
    "sentence_in",
    "shared_copy",
    "usual_grouping",
]

sys.modules[__name__].__class__ = CallableModule
