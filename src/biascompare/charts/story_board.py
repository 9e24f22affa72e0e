"""Who told which story? Stories in rows, outlets in columns; empty cells stay visible."""

from __future__ import annotations

import altair as alt
import pandas as pd

from biascompare.charts.style import LABEL_SIZE, NAME_SIZE, Style, configured
from biascompare.compare.board_model import Board

ROW = 112
_NARROW = 640
_CELL = 88  # pixels that a cell needs for a date
_LABEL = 20  # room for the first story's name under the outlets'
_LINE = 16


def story_board(board: Board, style: Style) -> alt.LayerChart:
    """Draw a cell a story and outlet: how many articles, the day of the first, shared copy.

    A cell without articles is an empty dashed box; the outlet that surely was first is
    marked with a word. Raises `ValueError` for a board without stories.
    """
    if not board.stories:
        raise ValueError("a board without stories cannot be drawn")
    cells = _cells(board)
    highest = int(cells["n"].max())
    y = alt.Y(
        "story:N",
        axis=None,
        scale=alt.Scale(
            domain=[each.id for each in board.stories], paddingInner=0.4, paddingOuter=0.25
        ),
    )
    narrow = f"width < {_NARROW}"
    x = alt.X(
        "outlet:N",
        scale=alt.Scale(domain=list(board.outlets), paddingInner=0.05, paddingOuter=0),
        axis=alt.Axis(
            title=None,
            orient="top",
            domain=False,
            ticks=False,
            labelLimit=220,
            labelPadding=_LABEL + _LINE * max(name.count(" ") for name in board.outlets),
            labelOverlap=False,
            labelAngle=alt.ExprRef(f"{narrow} ? -40 : 0"),
            labelAlign=alt.ExprRef(f"{narrow} ? 'left' : 'center'"),
            labelExpr=f"{narrow} ? datum.label : split(datum.label, ' ')",
        ),
    )
    tooltip = [
        alt.Tooltip("outlet:N", title="Outlet"),
        alt.Tooltip("headline:N", title="First headline"),
        alt.Tooltip("published:N", title="Published"),
        alt.Tooltip("n:Q", title="Articles"),
        alt.Tooltip("copies:N", title="Shared copy"),
    ]
    told, empty = cells[cells["n"] > 0], cells[cells["n"] == 0]
    colour = alt.Color(
        "n:Q", scale=alt.Scale(domain=[0, highest or 1], range=list(style.heat)), legend=None
    )
    written = alt.Chart(told).encode(x=x, y=y)
    narrow_cells = f"width / {len(board.outlets)} < {_CELL}"
    layers = [
        written.mark_rect(cornerRadius=3).encode(color=colour, tooltip=tooltip),
        *_texts(written, narrow_cells, ("n", "short"), style),
        *_texts(written, f"!({narrow_cells})", ("count", "below"), style),
        *(
            [
                alt.Chart(empty)
                .mark_rect(
                    cornerRadius=3, fill=None, stroke=style.muted, strokeDash=[4, 3], opacity=0.7
                )
                .encode(x=x, y=y),
                alt.Chart(empty)
                .mark_text(fontSize=LABEL_SIZE, color=style.muted)
                .encode(x=x, y=y, text=alt.value("–")),
            ]
            if len(empty)
            else []
        ),
        alt.Chart(cells.drop_duplicates("story"))
        .mark_text(
            align="left",
            baseline="bottom",
            dy=-39,
            fontSize=NAME_SIZE,
            fontWeight="bold",
            color=style.ink,
            limit=alt.ExprRef("width"),
        )
        .encode(x=alt.value(0), y=y, text="label:N"),
    ]
    chart = alt.layer(*layers).properties(height=alt.Step(ROW), width="container")
    return configured(chart, style)


def _texts(cells: alt.Chart, shown: str, fields: tuple[str, str], style: Style) -> list[alt.Chart]:
    """Write two lines into the cells, seen only where the expression ``shown`` holds."""
    opacity = alt.ExprRef(f"{shown} ? 1 : 0")
    upper, lower = fields
    return [
        cells.mark_text(
            dy=-17, fontSize=NAME_SIZE, fontWeight="bold", color=style.ink, opacity=opacity
        ).encode(text=f"{upper}:N"),
        cells.mark_text(
            dy=5, fontSize=LABEL_SIZE, color=style.ink, lineBreak="\n", opacity=opacity
        ).encode(text=f"{lower}:N"),
    ]


def _cells(board: Board) -> pd.DataFrame:
    frame = board.to_frame()
    copies = frame["shared_copy"].fillna(0).astype(int)
    first = frame["first"].eq(True)
    days = frame["published"].fillna("").str[:10]
    return frame.assign(
        label=frame["label"].fillna("(no headline)"),
        count=frame["n"].astype(str) + first.map({True: " · first", False: ""}),
        copies=copies.map(lambda count: f"{count} articles" if count else "none"),
        short=first.map({True: "first", False: ""}),
        below=days + copies.map(lambda count: f"\n{count} shared copy" if count else ""),
    )


def alternative(board: Board) -> str:
    """Return what the board shows, in words: of each story who told it, who was first."""
    said = []
    for story in board.stories:
        told = [f"{cell.outlet} ({cell.n})" for cell in story.cells if cell.n]
        empty = [cell.outlet for cell in story.cells if not cell.n]
        first = f"first here: {story.first}" if story.first else "nobody can tell who was first"
        missing = f"; no article here by {', '.join(empty)}" if empty else ""
        said.append(f"{story.label or story.id}: {', '.join(told)}; {first}{missing}.")
    return " ".join([*said, board.caution])
