"""What a first visit costs a school's network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
MOST_BYTES = 2_200_000
STANDING = {"": "h1", "compare": "[data-testid=stVegaLiteChart] svg"}


@pytest.mark.parametrize("name", STANDING, ids=lambda name: name or "start")
def test_a_first_visit_is_small(
    open_tab: Callable[..., Any], dashboard: str, settle: Callable[[Page], None], name: str
) -> None:
    tab = open_tab(dashboard)
    session = tab.page.context.new_cdp_session(tab.page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))

    answer = tab.page.goto(f"{dashboard}/{name}")
    settle(tab.page)
    tab.page.wait_for_selector(STANDING[name], timeout=60_000)
    tab.page.wait_for_load_state("networkidle")

    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert len(sizes) > 5
    assert sum(sizes) <= MOST_BYTES
    assert tab.foreign_requests() == []
