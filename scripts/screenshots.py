"""Take screenshots of pages of a running dashboard: wide, on a phone, in the dark.

biascompare dashboard &
python scripts/screenshots.py --folder /tmp/pictures / /article
python scripts/screenshots.py --readme
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

README_FOLDER = Path(__file__).parents[1] / "docs" / "images"
NAMES = ("chromium", "chromium-browser", "google-chrome", "/usr/bin/chromium")


@dataclass(frozen=True)
class View:
    """A window: its name in the file's name, its size in CSS pixels, light or dark."""

    name: str
    width: int
    height: int
    colours: Literal["light", "dark"] = "light"


VIEWS = (
    View("wide", 1920, 1080),
    View("phone", 390, 844),
    View("dark", 1920, 1080, "dark"),
)


@dataclass(frozen=True)
class Picture:
    """A picture of README: the page's address, and the window's height."""

    name: str
    page: str
    height: int = 1000


README_PICTURES = (
    Picture("dashboard", "/?lang=en&language=en"),
    Picture("frames", "/frames?lang=en&language=en"),
    Picture("articles", "/articles?lang=en&language=en&measure=frame_conflict"),
    Picture("lesson", "/lesson?lang=en&ready_lesson=school-streets.en"),
)
VOTES = "AAAAABBS"
"""What the phones of the lesson's picture choose: newspaper A or B, or about the same."""


def main() -> None:
    given = arguments()
    chromium = os.environ.get("BIASCOMPARE_CHROMIUM") or next(
        (path for name in NAMES if (path := shutil.which(name))), None
    )
    if chromium is None:
        sys.exit("No Chromium: set BIASCOMPARE_CHROMIUM, or apt-get install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        if given.readme:
            for picture in README_PICTURES:
                view = View(picture.name, 1440, picture.height)
                target = README_FOLDER / f"{picture.name}.png"
                url = given.address + picture.page
                vote_at = f"{given.address}/vote?lang=en&code=" if picture.name == "lesson" else ""
                take(browser, url, view, target, full_page=False, vote_at=vote_at)
        for path in given.pages:
            for view in VIEWS:
                target = given.folder / f"{path.strip('/') or 'first'}-{view.name}.png"
                take(browser, given.address + path, view, target, full_page=True)
        browser.close()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("pages", nargs="*", help="paths such as / or /article?id=…")
    parser.add_argument("--address", default="http://127.0.0.1:8501")
    parser.add_argument("--folder", type=Path, default=Path("screenshots"))
    parser.add_argument("--readme", action="store_true", help="renew README's four pictures")
    return parser.parse_args()


def take(
    browser: Browser,
    url: str,
    view: View,
    target: Path,
    *,
    full_page: bool,
    vote_at: str = "",
) -> None:
    """Open the page, wait until it has stopped changing, and write the picture."""
    page = browser.new_page(
        viewport={"width": view.width, "height": view.height}, color_scheme=view.colours
    )
    page.goto(url)
    settle(page)
    if vote_at:
        give_lesson(browser, page, vote_at)
    if full_page:
        show_everything(page, view)
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target)
    page.close()
    print(target)


def give_lesson(browser: Browser, page: Page, vote_at: str) -> None:
    """Give the lesson that is open to a small class, up to the reveal of its first vote."""
    press(page, "Give this lesson")
    code = page.locator(".code b").inner_text()
    phones = [browser.new_page(viewport={"width": 390, "height": 844}) for _ in VOTES]
    for phone in phones:
        phone.goto(vote_at + code)
        settle(phone)
    press(page, "Begin")
    names = {"A": "Newspaper A", "B": "Newspaper B", "S": "About the same"}
    for phone, choice in zip(phones, VOTES, strict=True):
        press(phone, names[choice])
        settle(phone)
        phone.close()
    press(page, "Reveal")
    page.wait_for_selector(".result")
    settle(page)


def press(page: Page, name: str) -> None:
    """Press a button once it is there."""
    page.get_by_role("button", name=name, exact=True).first.click(timeout=60_000)


def settle(page: Page) -> None:
    """Wait until Streamlit has drawn the page: no script runs, and no chart is loading."""
    page.wait_for_selector("[data-testid=stAppViewContainer]")
    page.wait_for_selector("h1, h2", timeout=60_000)
    page.wait_for_function(
        "() => document.querySelector('[data-test-script-state=running]') === null",
        timeout=60_000,
    )
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stSkeleton]') === null", timeout=60_000
    )
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)  # charts are drawn after the last answer


def show_everything(page: Page, view: View) -> None:
    """Make the window as high as the page, which scrolls in a box of its own."""
    height = page.evaluate(
        "() => Math.max(...[...document.querySelectorAll('[data-testid=stMain], body')]"
        ".map(box => box.scrollHeight))"
    )
    page.set_viewport_size({"width": view.width, "height": min(int(height) + 20, 12_000)})
    page.wait_for_timeout(1000)


if __name__ == "__main__":
    main()
