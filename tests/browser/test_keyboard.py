"""Everything can be reached and seen with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Page, expect

pytestmark = pytest.mark.browser
MOST_STOPS = 90
FEWEST_LOOKED_AT = 20
# Where the keyboard stands: its words, its place, and whether the page scrolled it into view.
STANDING_AT = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const box = here.getBoundingClientRect();
  const named = here.getAttribute("aria-label")
    || (here.tagName === "MAIN" ? "" : here.innerText) || here.value || "";
  const label = here.closest("[data-testid]")?.querySelector("label")?.innerText || "";
  return {
    name: `${label} ${named}`.trim(),
    part: here.closest("[data-testid=stSidebar]") ? "sidebar" : "page",
    box: {x: box.x, y: box.y, width: box.width, height: box.height},
  };
}"""


@pytest.fixture(scope="module")
def tab(open_tab: Callable[..., Any], dashboard: str) -> Any:
    return open_tab(dashboard, viewport={"width": 1440, "height": 900}, reduced_motion="reduce")


def stops(page: Page, until: str) -> list[dict[str, Any]]:
    """Press Tab until something of this name is reached; return all that was passed."""
    found: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        here = page.evaluate(STANDING_AT)
        if here is not None:
            found.append(here)
            if until in here["name"]:
                return found
    pytest.fail(f"“{until}” is not reached: {[each['name'] for each in found]}")


def test_the_tab_key_reaches_pages_filters_and_the_table_of_a_chart(
    tab: Any, settle: Callable[[Page], None]
) -> None:
    tab.page.goto(f"{tab.address}/frames")
    settle(tab.page)

    passed = stops(tab.page, "Numbers, with 95% intervals")

    names = [each["name"] for each in passed]
    order = ["How is it framed?", "Lesson", "English", "Outlet", "Story", "Projector view"]
    places = [next((n for n, name in enumerate(names) if each in name), None) for each in order]
    assert None not in places, names
    assert places == sorted(p for p in places if p is not None)
    assert [each["name"] for each in passed if each["box"]["width"] == 0] == []


def test_the_table_of_a_chart_opens_by_keyboard(tab: Any, settle: Callable[[Page], None]) -> None:
    tab.page.goto(f"{tab.address}/frames")
    settle(tab.page)
    stops(tab.page, "Numbers, with 95% intervals")
    tab.page.keyboard.press("Enter")

    expect(tab.page.locator("[data-testid=stExpander] table.numbers:visible").first).to_be_visible()


def test_a_page_opens_by_keyboard(tab: Any, settle: Callable[[Page], None]) -> None:
    tab.page.goto(f"{tab.address}/frames")
    settle(tab.page)
    stops(tab.page, "How is it measured?")
    tab.page.keyboard.press("Enter")

    expect(tab.page.get_by_role("heading", level=1)).to_have_text("How is it measured?")


def test_focus_is_seen(tab: Any, settle: Callable[[Page], None]) -> None:
    page: Page = tab.page
    page.goto(f"{tab.address}/frames")
    settle(page)
    unseen, looked_at = [], 0
    for _ in range(40):
        page.keyboard.press("Tab")
        here = page.evaluate(STANDING_AT)
        if here is None or here["box"]["height"] == 0:
            continue
        looked_at += 1
        page.wait_for_timeout(60)
        box = page.evaluate(STANDING_AT)["box"]
        around = FloatRect(
            x=max(0, box["x"] - 8),
            y=max(0, box["y"] - 8),
            width=box["width"] + 16,
            height=min(box["height"] + 16, 200),
        )
        with_focus = page.screenshot(clip=around, caret="hide")
        page.evaluate("() => { window.left = document.activeElement; window.left.blur() }")
        page.wait_for_timeout(60)
        without = page.screenshot(clip=around, caret="hide")
        page.evaluate("() => window.left.focus({focusVisible: true})")
        if with_focus == without:
            unseen.append(here["name"])
    assert looked_at > FEWEST_LOOKED_AT
    assert unseen == []
