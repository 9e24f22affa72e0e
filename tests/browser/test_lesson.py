"""A teacher gives a lesson; three pupils vote from three browsers of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

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
PHONE: ViewportSize = {"width": 390, "height": 844}
HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> **b** $x$ :tada:'
_GO_TO = "name => document.querySelector(`[data-testid=stSidebarNav] a[href*='/${name}']`).click()"
OUTLETS = ("Corvane", "Brask", "Halden")


@pytest.fixture
def contexts(browser: Browser) -> Iterator[list[BrowserContext]]:
    opened = [browser.new_context(viewport={"width": 1920, "height": 1080}, locale="en-GB")]
    opened += [browser.new_context(viewport=PHONE, locale="en-GB") for _ in range(3)]
    for context in opened:
        context.set_default_timeout(30_000)
    yield opened
    for context in opened:
        context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def test_a_lesson_from_beginning_to_end(dashboard: str, contexts: list[BrowserContext]) -> None:
    teacher, *pupils = [context.new_page() for context in contexts]
    teacher.goto(f"{dashboard}/lesson?ready_lesson={LESSON}")
    give = teacher.get_by_role("button", name="Give this lesson")
    give.click(timeout=LOADING_MILLISECONDS)
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
    for step in (2, 3):
        press(teacher, "Next")
        expect(teacher.get_by_text(f"Step {step} of 5")).to_be_visible(timeout=30_000)
    press(teacher, "Reveal")
    expect(teacher.get_by_text("A is The Corvane Review")).to_be_visible(timeout=30_000)
    for step in (4, 5):
        press(teacher, "Next")
        expect(teacher.get_by_text(f"Step {step} of 5")).to_be_visible(timeout=30_000)
    _rewrite(teacher, pupils)

    press(teacher, "End the lesson")
    expect(teacher.get_by_text("every vote is deleted")).to_be_visible()
    expect(pupils[0].get_by_text("This lesson is over")).to_be_visible()


def _look_elsewhere(teacher: Page) -> None:
    """Look at two other pages in the same visit, reload one, and come back to the lesson."""
    looked_at = {"compare": "How do they compare?", "articles": "What makes this number?"}
    for name, title in looked_at.items():
        teacher.evaluate(_GO_TO, name)
        back = teacher.get_by_role("link", name="Back to the lesson")
        expect(back).to_be_visible(timeout=LOADING_MILLISECONDS)
        # The page before it stays until this one is drawn.
        expect(teacher.get_by_role("heading", name=title)).to_be_visible(
            timeout=LOADING_MILLISECONDS
        )
        shown = teacher.get_by_text(re.compile("Newspaper [ABC]"))
        expect(shown.first).to_be_attached(timeout=LOADING_MILLISECONDS)
        assert not any(each in teacher.content() for each in OUTLETS)
    teacher.reload()
    expect(back).to_be_visible(timeout=LOADING_MILLISECONDS)
    assert not any(each in teacher.content() for each in OUTLETS)
    back.click()
    expect(teacher.locator(".result")).to_be_visible()


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
        field.click(timeout=LOADING_MILLISECONDS)
        field.fill(name)
        maker.get_by_role("option", name=name).first.wait_for()
        maker.keyboard.press("Enter")
        expect(outlets.get_by_text(name)).to_be_visible(timeout=30_000)
        maker.keyboard.press("Escape")
    expect(maker.get_by_role("button", name="Save the lesson")).to_be_visible(timeout=30_000)
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
    file.set_input_files(upload, timeout=LOADING_MILLISECONDS)
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
    for _ in range(2):
        press(teacher, "Show")
        teacher.wait_for_timeout(1500)
    expect(teacher.locator(".headline.shown")).to_have_text([HOSTILE, texts[1]])
    expect(pupils[2].get_by_text(texts[1])).to_be_visible()
    assert "Rude words" not in pupils[0].locator("body").inner_text()
    for page in (teacher, *pupils):
        assert page.evaluate("window.hacked") is None
