"""Names over columns, in as few lines as the columns have room for."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import altair as alt

from biascompare.charts.projected import FACTOR
from biascompare.charts.style import Style

_LINE = 16
_LETTER = 7.6  # pixels of a letter, widely reckoned
_GAP = 2  # letters between two names
_SHORTEST, _LONGEST = 6, 48
_UPRIGHT = 20  # letters of a line that stands upright


def column_names(names: Sequence[str], style: Style, *, narrow: int, room: int) -> alt.Axis:
    """Return the axis above columns; its names stand upright where the chart is ``narrow``.

    ``room`` are the pixels between the names and the first row; ``narrow`` is a width.
    """
    larger = FACTOR if style.projected else 1
    upright = f"width < {narrow}"
    letters = f"floor(width / {max(1, len(names))} / {_LETTER * larger:g}) - {_GAP}"
    lines = _lines_above(names, letters)
    broken = f"{upright} ? {_broken(str(_UPRIGHT))} : {_broken(f'max({_SHORTEST}, {letters})')}"
    return alt.Axis(
        title=None,
        orient="top",
        domain=False,
        ticks=False,
        labelLimit=220,
        labelPadding=alt.ExprRef(
            f"{room * larger:g} + ({upright} ? 0 : {_LINE * larger:g} * ({lines}))"
        ),
        labelOverlap=False,
        labelAngle=alt.ExprRef(f"{upright} ? -90 : 0"),
        labelAlign=alt.ExprRef(f"{upright} ? 'left' : 'center'"),
        labelBaseline=alt.ExprRef(f"{upright} ? 'middle' : 'bottom'"),
        labelOffset=alt.ExprRef(
            f"{upright} && length(datum.label) > {_UPRIGHT} ? {-larger * _LINE / 2:g} : 0"
        ),
        labelExpr=broken,
    )


def _broken(letters: str) -> str:
    """Return the expression that breaks a name into lines of as many whole words as fit.

    A longer word stays whole.
    """
    fitting = f"regexp('(.{{1,' + {letters} + '}})( |$)', 'g')"
    return f"split(trim(replace(datum.label, {fitting}, '$1\\n')), '\\n')"


def _lines_above(names: Sequence[str], letters: str) -> str:
    """Return how many lines the longest name takes beyond its first, as an expression."""
    told = last = str(_most_lines(names, _LONGEST))
    for width in range(_LONGEST - 1, _SHORTEST - 1, -1):
        more = str(_most_lines(names, width))
        if more != last:
            told, last = f"{letters} > {width} ? {told} : {more}", more
    return told


def _most_lines(names: Sequence[str], width: int) -> int:
    return max((more_lines(name, width) for name in names), default=0)


def more_lines(name: str, width: int) -> int:
    """Return how many lines a name takes beyond its first, in lines of ``width`` letters.

    >>> more_lines("Law and politics", 8), more_lines("Law and politics", 16)
    (1, 0)
    """
    broken = textwrap.wrap(name, width, break_long_words=False, break_on_hyphens=False)
    return max(0, len(broken) - 1)
