"""A view as a tagged PDF: PDF/UA-1, its charts with the words that stand for them."""

from __future__ import annotations

from biascompare.report import chart_files, documents
from biascompare.report.thinning import thinned
from biascompare.report.view import View, remarks, written

_TEMPLATE = "view.typ"
_WIDTH = 720
_MOST_DOTS = 1_000


def page(view: View) -> bytes:
    """Return the file. Raises `biascompare.errors.BiasCompareError` where it cannot be made."""
    figures, section = [], ""
    view = thinned(view, _MOST_DOTS)
    for each in view.figures:
        found = written(view, each)
        left_out = view.say("rows_left_out", n=found.left_out) if found.left_out else ""
        told = chart_files.clean(
            {
                "title": each.title,
                "section": each.section if each.section != section else "",
                "level": 3 if each.section else 2,
                "alternative": each.alternative,
                "remarks": remarks(view, each),
                "head": found.head,
                "rows": found.rows,
                "numeric": sorted(found.numeric),
                "left_out": left_out,
            }
        )
        picture = chart_files.svg(each.spec, view.background, width=_WIDTH)
        figures.append(told | {"picture": picture})
        section = each.section
    values = {
        "title": chart_files.clean(view.title),
        "language": view.language,
        "about": chart_files.clean(list(view.about)),
        "findings": chart_files.clean(list(view.findings)),
        "figures": figures,
        "stands_out": view.say("findings"),
        "table": view.say("table"),
        "page": view.say("page"),
        "describes": view.say("describes"),
    }
    return documents.pdf(_TEMPLATE, "view", values)
