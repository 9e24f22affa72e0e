"""The first thing a visitor sees, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
LOADING_MILLISECONDS = 60_000


@pytest.mark.parametrize("path", ["", "/compare"])
def test_a_page_is_shown_and_asks_no_other_host(visit, path):
    visit.page.goto(visit.address + path)
    expect(visit.page.get_by_role("heading", level=1).first).to_be_visible(
        timeout=LOADING_MILLISECONDS
    )
    if path:
        chart = visit.page.get_by_test_id("stVegaLiteChart").first
        expect(chart).to_be_visible(timeout=LOADING_MILLISECONDS)
        expect(chart.locator("canvas, svg").first).to_be_visible()
    visit.page.wait_for_load_state("networkidle")

    assert "biascompare" in visit.page.title().lower()
    assert visit.page.get_by_test_id("stException").count() == 0
    assert visit.complaints == []
    assert any("/_stcore/stream" in url for url in visit.requests), "no request was recorded"
    assert visit.foreign_requests() == []


def test_a_foreign_request_is_refused_by_the_policy(visit):
    visit.page.goto(visit.address)
    visit.page.evaluate("() => fetch('http://192.0.2.1/', {mode: 'no-cors'}).catch(() => null)")

    assert any("Content Security Policy" in text for text in visit.complaints)
    assert visit.foreign_requests() == []


def test_a_foreign_request_would_be_noticed(visit):
    visit.page.goto("about:blank")
    visit.page.evaluate("() => fetch('http://192.0.2.1/', {mode: 'no-cors'}).catch(() => null)")

    assert visit.foreign_requests() == ["http://192.0.2.1/"]
