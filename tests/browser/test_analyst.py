"""An analyst's way: import, filter, open a number, share the address, take files along."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

pytestmark = pytest.mark.browser
SLOW = 90_000
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}},
}
PAGES = {"light": "rgb(255, 255, 255)", "dark": "rgb(23, 22, 20)", "phone": "rgb(255, 255, 255)"}
QUIET = "The library opened a reading room. Visitors may sit there until eight in the evening. "
ANGRY = "The mayor attacked the plan. The union fights back, and the clash goes on. "


def table() -> bytes:
    rows = [("headline", "newspaper", "body")]
    for number in range(12):
        rows.append((f"Plan {number} attacked", "The Skerry Post", ANGRY * 8 + str(number)))
        rows.append((f"Room {number} opened", "The Quiet Times", QUIET * 8 + str(number)))
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


@pytest.mark.parametrize("look", LOOKS)
def test_from_a_table_to_files(
    open_tab: Callable[..., Any], dashboard: str, settle: Callable[[Page], None], look: str
) -> None:
    tab = open_tab(dashboard, **LOOKS[look])
    page: Page = tab.page
    bring_in(page, dashboard, settle)
    filtered(page, "The Skerry Post", settle)

    open_frames(page, settle)
    told = page.locator(".quoted li").first
    expect(told).to_contain_text("attacked", timeout=SLOW)
    expect(told.locator("mark").first).to_be_visible()
    assert "The Quiet Times" not in page.locator("[data-testid=stMain]").inner_text()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
        == (PAGES[look])
    )

    again = open_tab(dashboard, **LOOKS[look])
    again.page.goto(page.url)
    settle(again.page)
    expect(again.page.locator("h1")).to_have_text("How is it framed?")
    expect(again.page.locator(".quoted li").first).to_have_text(told.inner_text(), timeout=SLOW)

    take_along(again.page)
    for each in (tab, again):
        assert each.foreign_requests() == []
        assert each.complaints == []


def bring_in(page: Page, dashboard: str, settle: Callable[[Page], None]) -> None:
    page.goto(f"{dashboard}/data?part=add")
    settle(page)
    page.get_by_text("Files", exact=True).click()
    file = FilePayload(name="press.csv", mimeType="text/csv", buffer=table())
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Look at 1 file").click(timeout=SLOW)
    page.get_by_role("button", name="Add 24 articles").click(timeout=SLOW)
    expect(page.locator("dl.figures")).to_contain_text("added24", timeout=SLOW)
    settle(page)


def sidebar(page: Page) -> Any:
    """Return the sidebar; open it where it is closed, as on a phone."""
    button = page.get_by_test_id("stExpandSidebarButton")
    if button.is_visible():
        button.click()
        page.wait_for_timeout(600)  # it slides in
    return page.get_by_test_id("stSidebar")


def filtered(page: Page, outlet: str, settle: Callable[[Page], None]) -> None:
    field = sidebar(page).get_by_role("combobox", name="Outlet")
    field.scroll_into_view_if_needed()
    page.wait_for_timeout(600)  # a list that is open closes when the sidebar scrolls
    field.click()
    page.get_by_role("option", name=outlet).click()
    page.keyboard.press("Escape")
    settle(page)
    expect(page.get_by_test_id("stSidebar")).to_contain_text("12 of 24 articles", timeout=SLOW)


def open_frames(page: Page, settle: Callable[[Page], None]) -> None:
    sidebar(page).get_by_role("link", name="How is it framed?").click()
    expect(page.locator("h1")).to_have_text("How is it framed?", timeout=SLOW)
    settle(page)
    close = page.get_by_test_id("stSidebarCollapseButton").get_by_role("button")
    if (page.viewport_size or {"width": 0})["width"] < 700 and close.is_visible():
        close.click()


def take_along(page: Page) -> None:
    sidebar(page).get_by_role("button", name="Save this page").click()
    offline = download(page, "One file for the browser (HTML)").decode()
    assert "The Skerry Post" in offline
    assert re.findall(r"(?:src|href|action)\s*=\s*[\"']?(?:https?:)?//", offline) == []
    assert download(page, "For printing (PDF)").startswith(b"%PDF-")
    page.keyboard.press("Escape")
    close = page.get_by_test_id("stSidebarCollapseButton").get_by_role("button")
    if (page.viewport_size or {"width": 0})["width"] < 700 and close.is_visible():
        close.click()
    page.get_by_role("button", name="Table and files").first.click()
    rows = list(csv.DictReader(io.StringIO(download(page, "Table (CSV)").decode("utf-8-sig"))))
    assert rows
    assert any("The Skerry Post" in cell for cell in rows[0].values())


def download(page: Page, name: str) -> bytes:
    button = page.get_by_role("button", name=name)
    expect(button).to_be_visible(timeout=SLOW)
    with page.expect_download(timeout=SLOW) as waiting:
        button.click()
    path = waiting.value.path()
    return Path(path).read_bytes()
