"""Colours, sizes and fonts of the charts, in light and in dark.

The outlets' colours keep a contrast of at least 4.5:1 to the page and stay apart
under simulated colour blindness (Machado and others 2009); tests hold them to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import altair as alt

from biascompare.translations import load, translated

FONT = "'Source Sans', 'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif"
LABEL_SIZE = 14
NAME_SIZE = 16
# At axes of signed differences, where d3 would write "+0".
UNSIGNED_ZERO = "datum.value === 0 ? '0' : datum.label"
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "triangle-down")


@dataclass(frozen=True, slots=True)
class Style:
    """The colours of one mode and the words of one reader.

    ``heat`` runs from no hits to the most; ``projected`` makes everything larger.
    """

    page: str
    ink: str
    muted: str
    grid: str
    outlets: tuple[str, ...]
    heat: tuple[str, str]
    language: str = "en"
    projected: bool = False

    def text(self, name: str, **values: object) -> str:
        """Return a word of the charts in the language of the reader."""
        return translated(self.language, f"charts.{name}", **values)


LIGHT = Style(
    page="#FFFFFF",
    ink="#1B1B1B",
    muted="#595550",
    grid="#E4E0D8",
    outlets=("#0072B2", "#C44E00", "#00805C", "#B5447F", "#4B3B8F", "#1B1B1B"),
    heat=("#F2F5F7", "#6FB1DC"),
)
DARK = Style(
    page="#171614",
    ink="#ECE9E4",
    muted="#B9B4AB",
    grid="#383530",
    outlets=("#55B6EA", "#ED7930", "#0FDFA0", "#E190B9", "#9488F2", "#F5F3EE"),
    heat=("#22262A", "#1F6391"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """How one outlet is drawn: its colour by place in ``Style.outlets``, and its shape."""

    colour: int
    shape: str


def looks(outlets: Sequence[str]) -> dict[str, Look]:
    """Return a look for each outlet; colours repeat after six, then with another shape.

    Give the outlets of the whole corpus, in a fixed order, so that an outlet keeps its
    look whatever is filtered.
    """
    count = len(LIGHT.outlets)
    return {
        name: Look(place % count, SHAPES[place // count % len(SHAPES)])
        for place, name in enumerate(dict.fromkeys(outlets))
    }


def configured(chart: alt.LayerChart | alt.FacetChart, style: Style) -> alt.LayerChart:
    """Return the chart with the fonts, sizes and colours of ``style``."""
    # In place and at once: every step of a chain would copy the chart with its data.
    chart.config = configuration(style)
    return cast(alt.LayerChart, chart)


def configuration(style: Style) -> alt.Config:
    """Return the fonts, sizes and colours of ``style``."""
    return alt.Config(
        background="transparent",
        font=FONT,
        locale=_locale(style.language),
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelFont=FONT,
            titleFont=FONT,
            labelColor=style.ink,
            labelFontSize=LABEL_SIZE,
            titleFontSize=LABEL_SIZE,
            titleFontWeight="normal",
            titleColor=style.muted,
            gridColor=style.grid,
            domainColor=style.grid,
            tickColor=style.grid,
            titlePadding=8,
            labelPadding=6,
        ),
        title=alt.TitleConfig(
            font=FONT,
            fontSize=NAME_SIZE,
            anchor="start",
            color=style.ink,
            subtitleFont=FONT,
            subtitleFontSize=LABEL_SIZE,
            subtitleColor=style.muted,
            frame="group",
        ),
    )


def _locale(language: str) -> alt.Locale:
    """Return how numbers are written at axes and in tooltips."""
    texts = load(language)
    signs = {"decimal": texts["forms.decimal"], "thousands": texts["forms.thousands"]}
    percent = texts["forms.percent_sign"]
    number = alt.NumberLocale(**signs, grouping=[3], currency=["", ""], percent=percent)
    return alt.Locale(number=number)
