"""What holds on every page: nothing hinders a reader, in light, in dark and on a phone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from biascompare.dashboard.navigation import pages

pytestmark = pytest.mark.browser
SERIOUS = {"serious", "critical"}
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1440, "height": 900}
KNOWN = tomllib.loads((Path(__file__).parent / "known_faults.toml").read_text("utf-8"))["fault"]
AXE = (resources.files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = "() => axe.run(document, {resultTypes: ['violations']})"
WITHIN = "([target, within]) => Boolean(document.querySelector(target)?.closest(within))"
SIDEWAYS = """() => {
  const box = document.querySelector("[data-testid=stMain]");
  return Math.max(
    box.scrollWidth - box.clientWidth, document.documentElement.scrollWidth - innerWidth
  );
}"""
PAGES = pytest.mark.parametrize("name", pages())


@pytest.fixture(scope="module")
def tab(open_tab: Callable[..., Any], dashboard: str) -> Any:
    return open_tab(dashboard, viewport=WIDE, color_scheme="light")


def go(tab: Any, name: str, settle: Callable[[Page], None], **asked: str) -> Page:
    address = f"{tab.address}/{'' if name == 'start' else name}"
    tab.page.goto(f"{address}?{'&'.join(f'{key}={value}' for key, value in asked.items())}")
    settle(tab.page)
    page: Page = tab.page
    return page


def serious_faults(page: Page) -> list[str]:
    """Return what axe finds serious and is not known, as lines to read."""
    page.evaluate(AXE)
    return [
        f"{fault['id']}: {node['html'][:200]}: {node['failureSummary'][:200]}"
        for fault in page.evaluate(RUN_AXE)["violations"]
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
        if not known(page, fault["id"], node["target"][0])
    ]


def known(page: Page, rule: str, target: str) -> bool:
    return any(
        each["rule"] == rule and page.evaluate(WITHIN, [target, each["within"]]) for each in KNOWN
    )


@pytest.mark.parametrize("fault", KNOWN, ids=lambda fault: fault["rule"])
def test_a_known_fault_names_its_issue(fault: dict[str, str]) -> None:
    assert re.fullmatch(r"[\w.-]+/[\w.-]+#[0-9]+", fault["issue"])
    assert fault["cause"]


@PAGES
def test_axe_finds_nothing_serious(tab: Any, settle: Callable[[Page], None], name: str) -> None:
    page = go(tab, name, settle)
    found = {"light": serious_faults(page)}
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "() => getComputedStyle(document.querySelector('.stApp')).colorScheme === 'dark'"
    )
    page.wait_for_timeout(300)  # colours change over a moment
    found["dark"] = serious_faults(page)
    page.emulate_media(color_scheme="light")

    assert found == {"light": [], "dark": []}
    assert page.get_by_test_id("stException").count() == 0


def test_axe_would_find_a_fault(tab: Any, settle: Callable[[Page], None]) -> None:
    page = go(tab, "methods", settle)
    page.evaluate(
        "() => document.querySelector('[data-testid=stMain]').insertAdjacentHTML('beforeend',"
        " \"<button></button><p style='color: #AAAAAA; background: #FFFFFF'>pale</p>\")"
    )

    rules = {line.split(":")[0] for line in serious_faults(page)}

    assert rules == {"button-name", "color-contrast"}


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@PAGES
def test_a_page_fits_a_phone_and_asks_no_other_host(
    tab: Any, settle: Callable[[Page], None], name: str, language: str
) -> None:
    tab.page.set_viewport_size(PHONE)
    page = go(tab, name, settle, lang=language)
    sideways = page.evaluate(SIDEWAYS)
    tab.page.set_viewport_size(WIDE)

    assert sideways <= 0
    assert page.get_by_test_id("stException").count() == 0
    assert tab.requests
    assert tab.foreign_requests() == []
    assert tab.complaints == []
