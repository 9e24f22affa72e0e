"""A teacher gives a lesson; three pupils vote from three browsers of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    FilePayload,
    Page,
    ViewportSize,
    expect,
)

pytestmark = pytest.mark.browser
LOADING_MILLISECONDS = 60_000
LESSON = "school-streets.en"
WIDE: ViewportSize = {"width": 1920, "height": 1080}
PHONE: ViewportSize = {"width": 390, "height": 844}
HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> **b** $x$ :tada:'
_GO_TO = "name => document.querySelector(`[data-testid=stSidebarNav] a[href*='/${name}']`).click()"
OUTLETS = ("Corvane", "Brask", "Halden")


LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": WIDE, "color_scheme": "light"},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "color_scheme": "light"},
}
PAGE_COLOURS = {"light": "rgb(255, 255, 255)", "dark": "rgb(23, 22, 20)"}


@pytest.fixture
def look(request: pytest.FixtureRequest) -> str:
    return getattr(request, "param", "light")


@pytest.fixture
def contexts(browser: Browser, look: str) -> Iterator[list[BrowserContext]]:
    """The teacher's browser, wide or a phone, and three pupils' phones."""
    opened = [browser.new_context(**LOOKS[look], locale="en-GB")]
    phone = {**LOOKS[look], "viewport": PHONE}
    opened += [browser.new_context(**phone, locale="en-GB") for _ in range(3)]
    for context in opened:
        context.set_default_timeout(LOADING_MILLISECONDS)
    yield opened
    for context in opened:
        context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


@pytest.mark.parametrize("look", LOOKS, indirect=True)
def test_a_lesson_from_beginning_to_end(
    dashboard: str, contexts: list[BrowserContext], look: str
) -> None:
    teacher, *pupils = [context.new_page() for context in contexts]
    teacher.goto(f"{dashboard}/lesson?ready_lesson={LESSON}")
    give = teacher.get_by_role("button", name="Give this lesson")
    give.click()
    code = teacher.locator(".code b").inner_text()
    expect(teacher.locator("img.square")).to_be_visible()

    pupils[0].goto(f"{dashboard}/vote?code={code}")
    for pupil in pupils[1:]:
        pupil.goto(f"{dashboard}/vote")
        pupil.get_by_label("Code of the lesson").fill(code.lower())
        press(pupil, "Join in")
    for pupil in pupils:
        expect(pupil.get_by_text("You are in.")).to_be_visible()
    expect(teacher.locator(".joined")).to_have_text("3 phones have joined")

    assert background(teacher) == PAGE_COLOURS["dark" if look == "dark" else "light"]
    press(teacher, "Begin")
    for pupil, answer in zip(pupils, ("Newspaper A", "Newspaper B", "Newspaper B"), strict=True):
        expect(pupil.get_by_role("heading", name="Which newspaper is harder")).to_be_visible()
        press(pupil, answer)
        expect(pupil.get_by_text(f"Your answer: {answer}")).to_be_visible()
    press(pupils[2], "Newspaper A")
    expect(teacher.locator(".votes .count")).to_have_text(["2", "1", "0"])
    assert not any(name in teacher.locator("main, section").first.inner_text() for name in OUTLETS)

    pupils[1].reload()
    expect(pupils[1].get_by_text("Your answer: Newspaper B")).to_be_visible()
    assert pupils[1].evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    press(teacher, "Reveal")
    expect(teacher.locator(".result")).to_contain_text("it is Newspaper A: 66.2 against 24.9")
    expect(teacher.locator(".how-sure")).to_contain_text("Clear difference, unlikely")
    expect(teacher.locator(".of-read")).to_contain_text("Newspaper A 64.3, Newspaper B 25.1")
    expect(teacher.locator(".guessed")).to_have_text("2 of 3 guessed this.")
    expect(teacher.locator(".sentences li").first).to_be_visible()
    expect(pupils[0].get_by_text("Your answer was: Newspaper A")).to_be_visible()
    assert not any(name in teacher.locator("main, section").first.inner_text() for name in OUTLETS)

    _look_elsewhere(teacher)
    _go_on(teacher, to=2)
    _go_on(teacher, to=3)
    press(teacher, "Reveal")
    expect(teacher.get_by_text("A is The Corvane Review")).to_be_visible()
    _go_on(teacher, to=4)
    _go_on(teacher, to=5)
    _rewrite(teacher, pupils)

    press(teacher, "End the lesson")
    expect(teacher.get_by_text("every vote is deleted")).to_be_visible()
    expect(pupils[0].get_by_text("This lesson is over")).to_be_visible()


def background(page: Page) -> str:
    colour: str = page.evaluate(
        "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    )
    return colour


def _go_on(teacher: Page, to: int) -> None:
    """Press "Next" and wait for the step: pressed twice at once, it leads on once."""
    press(teacher, "Next")
    expect(teacher.get_by_text(f"Step {to} of 5")).to_be_visible()


def _look_elsewhere(teacher: Page) -> None:
    """Look at two other pages in the same visit, reload one, and come back to the lesson."""
    for name, heading in (
        ("compare", "How do they compare?"),
        ("articles", "What makes this number?"),
    ):
        teacher.evaluate(_GO_TO, name)
        expect(teacher.locator("h1:visible")).to_have_text(heading)
        back = teacher.get_by_role("link", name="Back to the lesson")
        expect(back).to_be_visible()
        expect(teacher.get_by_text(re.compile("Newspaper [AB]")).first).to_be_attached()
        assert not any(each in teacher.content() for each in OUTLETS)
    teacher.reload()
    expect(back).to_be_visible()
    assert not any(each in teacher.content() for each in OUTLETS)
    back.click()
    expect(teacher.locator(".result")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS, indirect=True)
def test_a_lesson_is_made_by_clicking_and_opened_elsewhere(
    dashboard: str,
    contexts: list[BrowserContext],
    settle: Callable[[Page], None],
    tmp_path: Path,
) -> None:
    maker, taker = (context.new_page() for context in contexts[:2])
    maker.goto(f"{dashboard}/lesson?story=School streets in Arlenport&language=en")
    settle(maker)
    outlets = maker.locator(".st-key-lesson_outlets")
    for name in ("The Brask Echo", "The Corvane Review"):
        field = outlets.locator("input")
        field.click()
        field.fill(name)
        maker.get_by_role("option", name=name).first.wait_for()
        maker.keyboard.press("Enter")
        expect(outlets.get_by_text(name)).to_be_visible()
        maker.keyboard.press("Escape")
    expect(maker.get_by_role("button", name="Save the lesson")).to_be_visible()
    settle(maker)
    with maker.expect_download() as saved:
        press(maker, "Save the lesson")
    kept = tmp_path / "my-lesson.toml"
    saved.value.save_as(kept)
    assert 'read = "School streets in Arlenport"' in kept.read_text(encoding="utf-8")

    taker.goto(f"{dashboard}/lesson")
    file = taker.locator("input[type=file]")
    broken = kept.read_text(encoding="utf-8").replace("predict", "quiz", 1)
    line = broken[: broken.index("quiz")].count("\n") + 1
    upload = FilePayload(name="broken.toml", mimeType="", buffer=broken.encode())
    file.set_input_files(upload)
    expect(taker.get_by_text(f"broken.toml, line {line}")).to_be_visible()
    file.set_input_files(kept)
    taker.get_by_role("button", name="Give this lesson").nth(1).click()
    expect(taker.locator(".code b")).to_be_visible()


def _rewrite(teacher: Page, pupils: list[Page]) -> None:
    texts = (HOSTILE, "Parents walk to the town hall", "Rude words")
    for pupil, text in zip(pupils, texts, strict=True):
        pupil.get_by_label("Your headline").fill(text)
        press(pupil, "Send")
        expect(pupil.get_by_text("Sent.")).to_be_visible()
    for pupil in pupils:
        assert "Parents walk" not in pupil.locator("body").inner_text() or pupil is pupils[1]
    teacher.get_by_text("3 headlines wait for you").click()
    for number in (1, 2):
        press(teacher, "Show")
        expect(teacher.locator(".headline.shown")).to_have_count(number)
    expect(teacher.locator(".headline.shown")).to_have_text([HOSTILE, texts[1]])
    expect(pupils[2].get_by_text(texts[1])).to_be_visible()
    assert "Rude words" not in pupils[0].locator("body").inner_text()
    for page in (teacher, *pupils):
        assert page.evaluate("window.hacked") is None
