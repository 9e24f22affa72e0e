"""A view as one HTML file that asks nobody for anything.

The charts are drawn by a copy of Vega in the file. The file's own content security policy
lets nothing else run and nothing be fetched.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import html
import json

from biascompare.errors import BiasCompareError
from biascompare.report.chart_files import UNPRINTABLE
from biascompare.report.thinning import STEPS, thinned
from biascompare.report.view import Figure, View, Written, remarks, written
from biascompare.translations import number

MOST_BYTES = 2_000_000
_STYLE = """
:root { color-scheme: light; }
body { font: 1.05rem/1.55 "Source Sans", "Segoe UI", Helvetica, Arial, sans-serif;
  color: #1B1B1B; background: #FFF; margin: 0 auto; padding: 1.5rem 1.25rem 4rem;
  max-width: 62rem; overflow-wrap: anywhere; }
h1, h2, h3 { font-family: Georgia, serif; line-height: 1.2; }
h1 { font-size: 2.3rem; margin: 0 0 1rem; }
h2 { font-size: 1.6rem; margin: 3.5rem 0 0; padding-top: 1rem; border-top: 2px solid #1B1B1B; }
h3, h2.alone { font-size: 1.2rem; margin: 0 0 .8rem; padding: 0; border: 0; }
.about { color: #595550; margin: .2rem 0; }
h2.alone + .findings { margin-top: .6rem; }
.about + h2 { margin-top: 2rem; }
.findings { margin: 2rem 0; padding: 0; list-style: none; }
.findings li { border-left: 4px solid #0072B2; padding: .15rem 0 .15rem .9rem; margin: .6rem 0; }
figure { margin: 1.8rem 0 2.5rem; }
figcaption p { margin: .4rem 0; }
.chart { width: 100%; overflow-x: auto; }
figcaption { margin-top: .5rem; }
summary { cursor: pointer; padding: .4rem 0; color: #005A8C; }
table { border-collapse: collapse; font-size: .95rem; font-variant-numeric: tabular-nums; }
thead th { border-bottom: 2px solid #1B1B1B; vertical-align: bottom; }
tbody th { font-weight: 600; }
thead th { overflow-wrap: normal; }
th.number, td.number { text-align: right; }
td.number { white-space: nowrap; }
th, td { border-bottom: 1px solid #D9D4CA; padding: .3rem .7rem .3rem 0; text-align: left; }
.table { overflow-x: auto; }
@media (max-width: 30rem) { body { padding: 1rem .8rem 3rem; } h1 { font-size: 1.8rem; } }
@media print {
  @page { margin: 1.6cm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2, h3 { break-after: avoid; }
  figure, tr, .findings li { break-inside: avoid; }
  .table, .chart { overflow: visible; }
  summary { display: none; }
  table { font-size: 8.5pt; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
:focus-visible { outline: 3px solid #005A8C; outline-offset: 2px; }
"""
# The interpreter in the place of compiled expressions: the policy forbids eval.
_DRAW = """
for (const place of document.querySelectorAll("[data-chart]")) {
  const spec = JSON.parse(document.getElementById(place.dataset.chart).textContent);
  vegaEmbed(place, spec, {actions: false, renderer: "svg", ast: true,
    loader: {load: () => Promise.reject(new Error("nothing is fetched"))}});
}
"""


def page(view: View) -> bytes:
    """Return the file, at most `MOST_BYTES`: where there are many dots, with fewer of them.

    Raises `biascompare.errors.BiasCompareError` where even that is too large.
    """
    made = _page(view)
    for most in STEPS:
        if len(made) <= MOST_BYTES:
            return made
        made = _page(thinned(view, most))
    if len(made) > MOST_BYTES:
        megabytes = number(view.language, len(made) / 1e6, 1)
        raise BiasCompareError(view.say("too_large", megabytes=megabytes))
    return made


def _page(view: View) -> bytes:
    scripts = [_bundle(), _DRAW]
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    policy = (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    about = "".join(f'<p class="about">{_plain(each)}</p>' for each in view.about)
    findings = "".join(f"<li>{_plain(each)}</li>" for each in view.findings)
    if findings:
        heading = _plain(view.say("findings"))
        findings = f'<h2 class="alone">{heading}</h2><ul class="findings">{findings}</ul>'
    text = (
        f'<!doctype html><html lang="{_plain(view.language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_plain(view.title)}</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>{_plain(view.title)}</h1>{about}{findings}{_figures(view)}"
        f'<p class="about">{_plain(view.say("describes"))}</p></main>'
        + "".join(f"<script>{script}</script>" for script in scripts)
        + "</body></html>"
    )
    return text.encode()


def _figures(view: View) -> str:
    made, section = [], ""
    for place, figure in enumerate(view.figures):
        if figure.section and figure.section != section:
            made.append(f"<h2>{_plain(figure.section)}</h2>")
        section = figure.section
        made.append(_figure(view, place, figure))
    return "".join(made)


def _figure(view: View, place: int, figure: Figure) -> str:
    spec = json.dumps(figure.spec, ensure_ascii=True).replace("<", "\\u003c")
    title = _plain(figure.title)
    heading = f"<h3>{title}</h3>" if figure.section else f'<h2 class="alone">{title}</h2>'
    below = "".join(f"<p>{_plain(each)}</p>" for each in remarks(view, figure))
    return (
        f"<figure>{heading}"
        f'<div class="chart" role="img" aria-label="{_plain(figure.alternative)}" '
        f'data-chart="chart-{place}"></div>'
        f'<script type="application/json" id="chart-{place}">{spec}</script>'
        f"<figcaption><p>{_plain(figure.alternative)}</p>{below}</figcaption>"
        f"{_table(view, figure)}</figure>"
    )


def _table(view: View, figure: Figure) -> str:
    found = written(view, figure)
    cells = "".join(
        f'<th scope="col"{_number(found, place)}>{_plain(name)}</th>'
        for place, name in enumerate(found.head)
    )
    body = "".join(f"<tr>{_row(found, row)}</tr>" for row in found.rows)
    more = f"<p>{_plain(view.say('rows_left_out', n=found.left_out))}</p>" if found.left_out else ""
    title = _plain(view.say("table"))
    return (
        f"<details><summary>{title}</summary>"
        f'<div class="table" tabindex="0" role="region" aria-label="{title}">'
        f"<table><thead><tr>{cells}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>{more}</details>"
    )


def _row(found: Written, row: list[str]) -> str:
    """Return a row's cells; its first is what the others are about."""
    first, *others = row or [""]
    cells = (
        f"<td{_number(found, place)}>{_plain(text)}</td>" for place, text in enumerate(others, 1)
    )
    return f'<th scope="row"{_number(found, 0)}>{_plain(first)}</th>{"".join(cells)}'


def _number(found: Written, place: int) -> str:
    return ' class="number"' if place in found.numeric else ""


def _plain(text: str) -> str:
    return html.escape(UNPRINTABLE.sub("", text), quote=True)


@functools.cache
def _bundle() -> str:
    import vl_convert

    # The end of a script would end it in the middle.
    bundle: str = vl_convert.javascript_bundle()  # type: ignore[call-arg]
    return bundle.replace("</script", "<\\/script")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
