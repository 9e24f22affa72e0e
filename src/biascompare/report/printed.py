"""A view as a tagged PDF: PDF/UA-1, its charts with the words that stand for them."""

from __future__ import annotations

from biascompare.report import chart_files, documents
from biascompare.report.view import View, written

_TEMPLATE = "view.typ"
_WIDTH = 640


def page(view: View) -> bytes:
    """Return the file. Raises `biascompare.errors.BiasCompareError` where it cannot be made."""
    figures = []
    for each in view.figures:
        head, rows, left_out = written(view, each)
        figures.append(
            {
                "title": chart_files.clean(each.title),
                "alternative": chart_files.clean(each.alternative),
                "picture": chart_files.svg(each.spec, view.background, width=_WIDTH),
                "head": chart_files.clean(head),
                "rows": chart_files.clean(rows),
                "left_out": view.say("rows_left_out", n=left_out) if left_out else "",
            }
        )
    values = {
        "title": chart_files.clean(view.title),
        "language": view.language,
        "about": chart_files.clean(view.about),
        "figures": figures,
        "table": view.say("table"),
        "page": view.say("page"),
        "describes": view.say("describes"),
    }
    return documents.pdf(_TEMPLATE, "view", values)
