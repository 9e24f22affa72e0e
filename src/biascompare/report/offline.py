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

from biascompare.report.chart_files import UNPRINTABLE
from biascompare.report.view import Figure, View, written

MOST_BYTES = 2_000_000
_STYLE = """
:root { color-scheme: light; }
body { font: 1.05rem/1.55 "Source Sans", "Segoe UI", Helvetica, Arial, sans-serif;
  color: #1B1B1B; background: #FFF; margin: 0 auto; padding: 1.5rem 1.25rem 4rem;
  max-width: 62rem; overflow-wrap: anywhere; }
h1, h2 { font-family: Georgia, serif; line-height: 1.2; }
.about { color: #595550; margin: .2rem 0; }
figure { margin: 2.5rem 0; }
.chart { width: 100%; overflow-x: auto; }
figcaption { margin-top: .5rem; }
table { border-collapse: collapse; font-size: .95rem; }
th, td { border-bottom: 1px solid #D9D4CA; padding: .3rem .7rem .3rem 0; text-align: left; }
.table { overflow-x: auto; }
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
    """Return the file."""
    scripts = [_bundle(), _DRAW]
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    policy = (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    about = "".join(f'<p class="about">{_plain(each)}</p>' for each in view.about)
    figures = "".join(_figure(view, place, each) for place, each in enumerate(view.figures))
    text = (
        f'<!doctype html><html lang="{_plain(view.language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_plain(view.title)}</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>{_plain(view.title)}</h1>{about}{figures}"
        f'<p class="about">{_plain(view.say("describes"))}</p></main>'
        + "".join(f"<script>{script}</script>" for script in scripts)
        + "</body></html>"
    )
    return text.encode()


def _figure(view: View, place: int, figure: Figure) -> str:
    spec = json.dumps(figure.spec, ensure_ascii=True).replace("<", "\\u003c")
    return (
        f"<figure><h2>{_plain(figure.title)}</h2>"
        f'<div class="chart" role="img" aria-label="{_plain(figure.alternative)}" '
        f'data-chart="chart-{place}"></div>'
        f'<script type="application/json" id="chart-{place}">{spec}</script>'
        f"<figcaption>{_plain(figure.alternative)}</figcaption>{_table(view, figure)}</figure>"
    )


def _table(view: View, figure: Figure) -> str:
    head, rows, left_out = written(view, figure)
    cells = "".join(f'<th scope="col">{_plain(name)}</th>' for name in head)
    body = "".join(
        f"<tr>{''.join(f'<td>{_plain(text)}</td>' for text in row)}</tr>" for row in rows
    )
    more = f"<p>{_plain(view.say('rows_left_out', n=left_out))}</p>" if left_out else ""
    return (
        f"<details><summary>{_plain(view.say('table'))}</summary>"
        f'<div class="table" tabindex="0"><table><thead><tr>{cells}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>{more}</details>"
    )


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
