"""Who told which story? Stories in rows, outlets in columns; empty cells stay visible."""

from __future__ import annotations

import functools

import altair as alt
import pandas as pd

from biascompare.charts.column_names import column_names
from biascompare.charts.style import LABEL_SIZE, LIGHT, NAME_SIZE, Style, configured
from biascompare.compare.board_model import Board
from biascompare.translations import published

ROW = 112
_ROW_BEFORE_A_CLASS = 78  # enlarged like everything: five stories fit on the screen
_NARROW = 640
_CELL = 88  # pixels that a cell needs for a date
_LABEL = 20  # room for the first story's name under the outlets'


def story_board(board: Board, style: Style) -> alt.LayerChart:
    """Draw a cell a story and outlet: how many articles, the day of the first, shared copy.

    A cell without articles is an empty dashed box; the outlet that surely was first is
    marked with a word. Raises `ValueError` for a board without stories.
    """
    if not board.stories:
        raise ValueError("a board without stories cannot be drawn")
    cells = _cells(board, style)
    highest = int(cells["n"].max())
    y = alt.Y(
        "story:N",
        axis=None,
        scale=alt.Scale(
            domain=[each.id for each in board.stories],
            paddingInner=0.32 if style.projected else 0.4,
            paddingOuter=0.25,
        ),
    )
    x = alt.X(
        "outlet:N",
        scale=alt.Scale(domain=list(board.outlets), paddingInner=0.05, paddingOuter=0),
        axis=column_names(board.outlets, style, narrow=_NARROW, room=_LABEL),
    )
    tooltip = [
        alt.Tooltip("outlet:N", title=style.text("outlet")),
        alt.Tooltip("headline:N", title=style.text("first_headline")),
        alt.Tooltip("published:N", title=style.text("published")),
        alt.Tooltip("n:Q", title=style.text("articles")),
        alt.Tooltip("copies:N", title=style.text("shared_copy")),
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
            dy=-28 if style.projected else -39,
            fontSize=NAME_SIZE,
            fontWeight="bold",
            color=style.ink,
            limit=alt.ExprRef("width"),
        )
        .encode(x=alt.value(0), y=y, text="label:N"),
    ]
    row = _ROW_BEFORE_A_CLASS if style.projected else ROW
    chart = alt.layer(*layers).properties(height=alt.Step(row), width="container")
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
            dy=2 if style.projected else 5,
            fontSize=LABEL_SIZE,
            color=style.ink,
            lineBreak="\n",
            opacity=opacity,
        ).encode(text=f"{lower}:N"),
    ]


def _cells(board: Board, style: Style) -> pd.DataFrame:
    frame = board.to_frame()
    copies = frame["shared_copy"].fillna(0).astype(int)
    first = frame["first"].eq(True)
    days = frame["published"].fillna("").map(functools.partial(published, style.language))
    first_word = style.text("first")
    return frame.assign(
        label=frame["label"].fillna(style.text("no_headline")),
        published=days,
        count=frame["n"].astype(str) + first.map({True: f" · {first_word}", False: ""}),
        copies=copies.map(str),
        short=first.map({True: first_word, False: ""}),
        below=days + copies.map(lambda n: f"\n{style.text('copies', copies=int(n))}" if n else ""),
    )


def alternative(board: Board, style: Style = LIGHT) -> str:
    """Return what the board shows, in words: of each story who told it, who was first."""
    said = []
    for story in board.stories:
        told = [f"{cell.outlet} ({cell.n})" for cell in story.cells if cell.n]
        empty = [cell.outlet for cell in story.cells if not cell.n]
        parts = [
            ", ".join(told),
            style.text("was_first", outlet=story.first)
            if story.first
            else style.text("none_first"),
        ]
        if empty:
            parts.append(style.text("not_told", names=", ".join(empty)))
        said.append(f"{story.label or story.id}: {'; '.join(parts)}.")
    return " ".join([*said, style.text("caution")])
