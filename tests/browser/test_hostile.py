"""Articles that try to take the page over, on every page, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from biascompare.dashboard.navigation import GROUPS

pytestmark = pytest.mark.browser
PAGES = [name for names in GROUPS.values() for name in names]
ELSEWHERE = "http://192.0.2.1"
GIANT = "Wortungetüm" * 60
SCRIPT = "<script>window.hacked = 1</script>"
PICTURE = f'<img src="{ELSEWHERE}/a.png" onerror="window.hacked = 1">'
STYLE = "<style>.stApp, body { background: #FF00FF !important } h1 { display: none }</style>"
BREAKING = "</p></div></article></td></table><div style='position:fixed;inset:0'>"
SVG = "<svg onload='window.hacked = 1'></svg>"
MARKDOWN = f"**loud** _soft_ [press](javascript:window.hacked=1) ![x]({ELSEWHERE}/m.png) `code`"
LATEX = r"$$\frac{1}{2}$$ $x^2$"
CODES = ":red[danger] :rainbow[x] :material/home: :tada: :streamlit: :green-badge[ok]"
FRAME = f"<iframe src='{ELSEWHERE}/f'></iframe><iframe srcdoc='<script>top.hacked = 1</script>'>"
TEMPLATE = "{{constructor.constructor('window.hacked = 1')()}} ${window.hacked = 1} %(x)s {0}"
OUTLETS = (
    f"{SCRIPT} Post",
    f"{PICTURE} Echo {GIANT[:120]}",
    f"{MARKDOWN} {LATEX} {CODES} Times",
)
STORIES = (f"{STYLE} strike", f"{MARKDOWN} {CODES}", GIANT)
SECTIONS = (SVG, CODES, LATEX)
BODY = (
    "The minister attacked the plan on Monday. “A terrible risk for our children,” said "
    "Angela Merkel in Berlin. The union fears a conflict over costs, and the court will decide. "
) * 5
ATTACKS = (SCRIPT, PICTURE, STYLE, BREAKING, SVG, MARKDOWN, LATEX, CODES, FRAME, TEMPLATE, GIANT)
# What only a page that was taken over has.
TAKEN_OVER = """() => ({
  ran: window.hacked !== undefined,
  elements: [...document.querySelectorAll(
    ".katex, iframe, a[href^='javascript'], img[src*='192.0.2.1'], [class*=stMarkdownColored],"
    + " .stMarkdownBadge, [onerror], [onload]"
  )].map(each => each.outerHTML.slice(0, 200)),
  styles: [...document.querySelectorAll("style")].filter(
    each => each.textContent.includes("FF00FF")
  ).length,
  formatted: [...document.querySelectorAll("strong, b, em, code, a")].filter(
    each => ["loud", "soft", "press", "code"].includes(each.innerText.trim())
  ).map(each => each.outerHTML.slice(0, 200)),
  icons: [...document.querySelectorAll("[data-testid=stIconMaterial]")].filter(
    each => each.innerText.trim() === "home"
  ).length,
  party: document.body.innerText.includes("🎉"),
  background: getComputedStyle(document.querySelector(".stApp")).backgroundColor,
  heading: getComputedStyle(document.querySelector("h1")).display,
  covering: document.elementsFromPoint(innerWidth / 2, innerHeight / 2).filter(
    each => each.getAttribute("style")?.includes("inset")
  ).length,
})"""
UNTOUCHED = {
    "ran": False,
    "elements": [],
    "styles": 0,
    "formatted": [],
    "icons": 0,
    "party": False,
    "background": "rgb(255, 255, 255)",
    "heading": "block",
    "covering": 0,
}
SIDEWAYS = """() => {
  const box = document.querySelector("[data-testid=stMain]");
  return Math.max(
    box.scrollWidth - box.clientWidth, document.documentElement.scrollWidth - innerWidth
  );
}"""


def articles() -> Iterator[dict[str, str]]:
    """Give articles whose every field attacks."""
    for number in range(12):
        attack = ATTACKS[number % len(ATTACKS)]
        yield {
            "title": f"{attack} {number}: angry words about the strike",
            "text": f"{BODY}\n\n{attack}\n\n{' '.join(ATTACKS)} {number}",
            "outlet": OUTLETS[number % len(OUTLETS)],
            "author": f"{ATTACKS[-1 - number % len(ATTACKS)]} Writer",
            "section": SECTIONS[number % len(SECTIONS)],
            "story": STORIES[number // 3 % len(STORIES)],
            "published": f"2026-03-{number + 1:02}",
            "url": "javascript:window.hacked=1",
            "language": "en",
            "image": f"{ELSEWHERE}/field.png",
        }


@pytest.fixture(scope="module")
def hostile(
    chromium_path: str,
    start_dashboard: Callable[..., Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """The address of a dashboard on hostile articles."""
    path: Path = tmp_path_factory.mktemp("hostile") / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, articles())), encoding="utf-8")
    address: str = start_dashboard(str(path)).address
    return address


@pytest.fixture(scope="module")
def phone(open_tab: Callable[..., Any], hostile: str) -> Any:
    return open_tab(hostile, viewport={"width": 390, "height": 844}, color_scheme="light")


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_article_changes_no_page(
    phone: Any, settle: Callable[[Page], None], name: str
) -> None:
    page: Page = phone.page
    page.goto(f"{phone.address}/{'' if name == 'start' else name}")
    settle(page)

    assert page.evaluate(TAKEN_OVER) == UNTOUCHED
    assert page.evaluate(SIDEWAYS) <= 0
    assert phone.foreign_requests() == []
    assert page.get_by_test_id("stException").count() == 0
    assert [each for each in phone.complaints if "192.0.2.1" in each] == []
