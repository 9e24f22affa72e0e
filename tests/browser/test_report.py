"""The file of a comparison, opened from the disk: it draws its charts and asks for nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
HOSTILE = "<img src=http://192.0.2.1/x.png> </script><script>document.title='taken'</script>"
# What Vega-Lite says of every chart whose height comes from its rows.
FITTED = 'WARN Dropping "fit-y" because spec has discrete height.'
ARTICLE = "The council met on Monday. The mayor attacked the plan, and the members fought on. "


@pytest.fixture(scope="module")
def report(run_biascompare, tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    table = folder / "articles.csv"
    rows = [
        f'"{HOSTILE} {place % 2}","{HOSTILE} {place}","{ARTICLE * 5} {place}",en,2026-01-03'
        for place in range(8)
    ]
    table.write_text("\n".join(["outlet,title,text,language,published", *rows]), "utf-8")
    target = folder / "view.html"
    done = run_biascompare("report", str(table), "-o", str(target), "--measure", "tone,lix,words")
    assert done.returncode == 0, done.stderr
    return target


@pytest.mark.parametrize("width", [1280, 390])
def test_the_file_draws_its_charts_and_asks_for_nothing(browser: Browser, report, width) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True)
    page = context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(report.as_uri())
    figures = page.locator("figure")
    assert figures.count() > 2
    figures.last.locator(".chart svg").wait_for()
    for each in figures.all():
        each.locator(".chart svg").wait_for()

    assert [url for url in requests if not url.startswith("data:")] == [report.as_uri()]
    assert set(complaints) <= {FITTED}
    assert page.title() != "taken"
    assert page.locator("main img, main iframe, main a").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
