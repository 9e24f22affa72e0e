"""The projector's view of every page: large letters, one chart at a time, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from biascompare.dashboard.navigation import pages

pytestmark = pytest.mark.browser
SMALLEST_TEXT, SMALLEST_CHART_TEXT = 24, 22
CHARTED = ("compare", "stories", "frames", "actors", "words", "when")
# Letters as they stand on the screen: a drawing may be scaled.
SMALLER = """(smallest) => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || element.closest("style, script")) continue;
    if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    const drawing = element.closest("svg[class*=marks]");
    if (element.closest("[data-testid=stIconMaterial]")) continue;
    const matrix = drawing ? element.getScreenCTM() : {a: 1, b: 0};
    const scale = Math.hypot(matrix.a, matrix.b);
    const size = parseFloat(getComputedStyle(element).fontSize) * scale;
    if (size < (drawing ? smallest.chart : smallest.text) - 0.01) {
      found.push(`${size.toFixed(1)} ${element.tagName}: ${element.textContent.slice(0, 40)}`);
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def room(open_tab: Callable[..., Any], dashboard: str) -> Any:
    return open_tab(dashboard)


def look(page: Page, charts: int) -> None:
    """Check what stands before the class."""
    shown = page.locator("[data-testid=stVegaLiteChart] svg:visible")
    expect(shown).to_have_count(charts, timeout=30_000)
    sizes = {"text": SMALLEST_TEXT, "chart": SMALLEST_CHART_TEXT}
    assert page.evaluate(SMALLER, sizes) == []
    assert page.get_by_test_id("stException").count() == 0


@pytest.mark.parametrize("name", pages())
def test_every_letter_reaches_the_last_row(
    room: Any, settle: Callable[[Page], None], name: str
) -> None:
    page: Page = room.page
    page.goto(f"{room.address}/{'' if name == 'start' else name}?view=projector")
    settle(page)

    look(page, charts=int(name in CHARTED))


def test_next_and_back_by_keyboard(room: Any, settle: Callable[[Page], None]) -> None:
    page: Page = room.page
    page.goto(f"{room.address}/compare?view=projector")
    settle(page)
    title, stage = page.locator("h1:visible"), page.locator(".stage")
    first = stage.inner_text()

    page.keyboard.press("ArrowRight")
    expect(stage).not_to_have_text(first, timeout=60_000)
    settle(page)
    look(page, charts=1)
    page.keyboard.press("ArrowLeft")
    expect(stage).to_have_text(first, timeout=60_000)
    expect(title).to_have_text("How do they compare?")
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_text("What do these articles tell, and how?", timeout=60_000)
    page.keyboard.press("ArrowRight")
    expect(title).to_have_text("How do they compare?", timeout=60_000)
    assert "view=projector" in page.url
