"""Each visitor's own data, and the door that others come through, in real browsers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
SLOW = 90_000
CODE = "harbour7"
ELSEWHERE = "127.0.0.2"
BODY = "The council closed the harbour road on Monday. The mayor attacked the plan. " * 8
PASTED = f"# Street closed\n\nBy Mara Linde\n\n{BODY}\n"
MEGABYTES_ALLOWED = 50


@pytest.fixture(scope="module")
def served(chromium_path: str, start_dashboard: Callable[..., Any]) -> str:
    """The address of a dashboard that other machines could ask, behind a class code."""
    if sys.platform != "linux":
        pytest.skip("127.0.0.2 is this machine only on Linux")
    address: str = start_dashboard("--host", ELSEWHERE, "--class-code", CODE).address
    return address


def sign_in(page: Page, code: str) -> None:
    page.get_by_label("Code").fill(code)
    page.get_by_role("button").click()


def paste(page: Page) -> None:
    page.get_by_label("Headline, byline and text").fill(PASTED)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Add 1 article").click(timeout=SLOW)
    expect(page.locator("dl.figures")).to_contain_text("added1", timeout=SLOW)


def test_only_those_with_the_code_come_in(
    open_tab: Callable[..., Any], served: str, settle: Callable[[Page], None]
) -> None:
    tab = open_tab(served)
    assert tab.page.goto(f"{served}/frames?of=frame_conflict").status == 401
    assert "The Brask Echo" not in tab.page.content()
    sign_in(tab.page, "harbour8")
    expect(tab.page.get_by_role("alert")).to_be_visible()
    sign_in(tab.page, "Harbour 7")
    settle(tab.page)

    expect(tab.page.locator("h1")).to_have_text("How is it framed?")
    assert tab.page.url.startswith(f"{served}/frames?of=frame_conflict")
    assert tab.foreign_requests() == []


def test_what_one_adds_no_other_sees(
    open_tab: Callable[..., Any], served: str, settle: Callable[[Page], None]
) -> None:
    one, other = open_tab(served), open_tab(served)
    for tab in (one, other):
        tab.page.goto(f"{served}/data?part=add")
        sign_in(tab.page, CODE)
        settle(tab.page)
    paste(one.page)
    one.page.goto(f"{served}/articles?{one.page.url.partition('?')[2]}")
    settle(one.page)
    expect(one.page.locator("article.reader")).to_contain_text("Street closed")

    other.page.goto(f"{served}/articles")
    settle(other.page)
    assert "Street closed" not in other.page.content()
    other.page.goto(f"{served}/articles?visit=AAAAAAAAAAAAAAAAAAAAAA")
    settle(other.page)
    assert "Street closed" not in other.page.content()
    expect(other.page.locator("article.reader")).to_be_visible()


def test_a_file_that_is_too_large_is_refused(
    open_tab: Callable[..., Any], served: str, settle: Callable[[Page], None], tmp_path: Path
) -> None:
    tab = open_tab(served)
    tab.page.goto(f"{served}/data?part=add")
    sign_in(tab.page, CODE)
    settle(tab.page)
    tab.page.get_by_text("Files", exact=True).click()
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate((MEGABYTES_ALLOWED + 1) * 1024 * 1024)
    tab.page.locator("input[type=file]").set_input_files(path)

    expect(tab.page.get_by_text("50.0MB or smaller")).to_be_visible(timeout=SLOW)
    expect(tab.page.get_by_role("button", name="Look at 1 file")).to_have_count(0)
