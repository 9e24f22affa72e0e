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

README_PICTURE = Path(__file__).parents[1] / "docs" / "images" / "dashboard.png"
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
            take(browser, given.address, View("wide", 1440, 1150), README_PICTURE, full_page=False)
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
    parser.add_argument("--readme", action="store_true", help="renew README's picture")
    return parser.parse_args()


def take(browser: Browser, url: str, view: View, target: Path, *, full_page: bool) -> None:
    """Open the page, wait until it has stopped changing, and write the picture."""
    page = browser.new_page(
        viewport={"width": view.width, "height": view.height}, color_scheme=view.colours
    )
    page.goto(url)
    settle(page)
    if full_page:
        show_everything(page, view)
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target)
    page.close()
    print(target)


def settle(page: Page) -> None:
    """Wait until Streamlit has drawn the page: no script runs, and no chart is loading."""
    page.wait_for_selector("[data-testid=stAppViewContainer]")
    page.wait_for_selector("h1, h2", timeout=60_000)
    page.wait_for_function(
        "() => document.querySelector('[data-test-script-state=running]') === null",
        timeout=60_000,
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
