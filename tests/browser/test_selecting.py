"""A click on a mark narrows the page; a chip or the keyboard widens it again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
LOADING_MILLISECONDS = 60_000
POINTS = ".mark-symbol path[aria-roledescription]"
BARS = ".mark-rect path[aria-roledescription]"


@pytest.mark.parametrize(
    ("path", "marks", "place", "chips"),
    [
        ("/compare?look=scatter", POINTS, -1, ["Outlet:"]),
        ("/compare?language=en", POINTS, -1, ["Outlet:", "Language:"]),
        ("/when?every=month&outlet=The+Brask+Echo", BARS, 0, ["Outlet:", "Dates:"]),
    ],
)
def test_a_click_on_a_mark_keeps_its_articles(visit, settle, path, marks, place, chips):
    page = visit.page
    separator = "&" if "?" in path else "?"
    page.goto(f"{visit.address}{path}{separator}lang=en")
    settle(page)  # a click on a chart that is drawn anew is lost
    chart = page.get_by_test_id("stVegaLiteChart").first
    expect(chart.locator(marks).first).to_be_visible(timeout=LOADING_MILLISECONDS)
    chart.locator(marks).nth(place).click()

    clear = page.get_by_test_id("stMain").get_by_role("button", name="Clear all")
    shown = page.locator(".st-key-chips button").filter(has_text="✕")
    expect(shown).to_have_count(len(chips), timeout=LOADING_MILLISECONDS)
    settle(page)
    for chip in chips:
        expect(shown.filter(has_text=chip)).to_have_count(1)
    assert "outlet=" in page.url
    clear.focus()
    page.keyboard.press("Enter")
    expect(shown).to_have_count(0, timeout=LOADING_MILLISECONDS)
    assert "outlet=" not in page.url
    assert visit.complaints == []


def test_a_click_on_a_single_article_opens_it(visit, settle):
    page = visit.page
    page.goto(f"{visit.address}/compare?look=scatter&marks=articles&lang=en&language=fr")
    settle(page)  # a click on a chart that is drawn anew is lost
    chart = page.get_by_test_id("stVegaLiteChart").first
    expect(chart.locator(POINTS).first).to_be_visible(timeout=LOADING_MILLISECONDS)
    chart.locator(POINTS).first.click()

    heading = page.get_by_role("heading", level=1).first
    expect(heading).to_have_text("What makes this number?", timeout=LOADING_MILLISECONDS)
    expect(page.locator("article.reader")).to_be_visible(timeout=LOADING_MILLISECONDS)
    assert "article=" in page.url
    assert "language=fr" in page.url
