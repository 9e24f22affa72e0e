"""Adding articles, as a teacher does, in a real browser."""

from __future__ import annotations

import http.server
import re
import threading

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SLOW = 60_000
BODY = "The council closed the harbour road on Monday. The mayor attacked the plan. " * 8
PASTED = f"Home | News | Sport\n# Street closed\n\nBy Mara Linde\n\n{BODY}\n"
PAGE = (
    "<html><head><title>Ferry scrapped</title></head><body><nav>Home News</nav>"
    f"<article><h1>Ferry scrapped</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>"
)
HOSTILE = (
    "# Title <script>window.hacked = 1</script>\n\n"
    '<img src="http://192.0.2.1/t.png" onerror="window.hacked = 1"> '
    "![x](http://192.0.2.1/m.png) $$\\frac12$$ [x](javascript:alert(1)) "
    f"<iframe src=http://192.0.2.1/></iframe> {BODY}"
)


@pytest.fixture(scope="module")
def adding(chromium_path, start_dashboard):
    """The address of a dashboard that may fetch from this machine."""
    return start_dashboard("--allow-private").address


@pytest.fixture
def page(visit, adding):
    """The page where articles are added."""
    visit.page.goto(f"{adding}/data?part=add")
    expect(visit.page.get_by_role("button", name="Look at it")).to_be_visible(timeout=SLOW)
    yield visit.page
    assert visit.foreign_requests() == []
    assert visit.page.get_by_test_id("stException").count() == 0


@pytest.fixture
def site():
    """A server of this machine with one page."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            found = self.path == "/ferry"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(PAGE.encode() if found else b"")

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def field(page, label):
    return page.get_by_test_id("stMain").get_by_label(label, exact=True)


def fill(page, label, text):
    field(page, label).fill(text)
    page.keyboard.press("Tab")
    expect(field(page, label)).to_have_value(text)


def settle(page):
    """Wait until the page has taken what was done."""
    page.wait_for_timeout(500)
    page.wait_for_function(
        "() => document.querySelector('[data-test-script-state=running]') === null", timeout=SLOW
    )


def paste(page, text):
    page.get_by_label("Headline, byline and text").fill(text)
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("What was found")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("button", name="Add 1 article")).to_be_visible(timeout=SLOW)


def test_paste_edit_add_compare(page):
    paste(page, PASTED)
    expect(page.locator("ol.original del").first).to_have_text("Home | News | Sport")
    expect(field(page, "Author")).to_have_value("Mara Linde")
    fill(page, "Title", "Harbour road closed")
    fill(page, "Outlet", "The Skerry Post")
    settle(page)
    page.get_by_role("button", name="Add 1 article").click()
    expect(page.locator("dl.figures")).to_contain_text("already there", timeout=SLOW)
    page.get_by_role("link", name="See how they compare").click()
    expect(page.get_by_role("heading", name="How do they compare?")).to_be_visible(timeout=SLOW)
    expect(page.locator(".opening")).to_contain_text("1 article", timeout=SLOW)
    expect(page.get_by_text("The Skerry Post").first).to_be_attached(timeout=SLOW)
    page.reload()
    expect(page.locator(".opening")).to_contain_text("1 article · 1 outlet", timeout=SLOW)


def test_drop_a_table_with_odd_columns_and_map_them(page):
    rows = "".join(f"Headline {number},Paper {number},{BODY}\n" for number in range(3))
    table = {"name": "odd.csv", "mimeType": "text/csv", "buffer": f"Kopf,Wer,Lang\n{rows}".encode()}
    page.get_by_text("Files", exact=True).click()
    page.locator("input[type=file]").set_input_files(table)
    page.get_by_role("button", name="Look at 1 file").click()
    expect(page.get_by_text("Which column holds the text")).to_be_visible(timeout=SLOW)
    for label, column in (("Text of the article", "Lang"), ("Title", "Kopf"), ("Outlet", "Wer")):
        settle(page)
        page.get_by_test_id("stExpander").get_by_role("combobox", name=label).click()
        page.get_by_role("option", name=column).click()
    settle(page)
    page.get_by_role("button", name="Read again with these columns").click()
    page.get_by_role("button", name="Add 3 articles").click(timeout=SLOW)
    expect(page.locator("dl.figures")).to_contain_text("added3", timeout=SLOW)
    expect(page.get_by_text("All 3 articles")).to_be_attached()


def test_fetch_an_address(page, site):
    page.get_by_text("Web pages", exact=True).click()
    page.get_by_label("Addresses, one a line").fill(f"{site}/ferry\n{site}/nothing")
    page.get_by_role("button", name="Fetch").click()
    expect(page.get_by_text("Could not be read")).to_be_visible(timeout=SLOW)
    expect(field(page, "Title")).to_have_value("Ferry scrapped", timeout=SLOW)
    expect(page.locator("ol.original del").first).to_have_text("Home News")
    page.get_by_role("button", name="Add 1 article").click()
    expect(page.locator("dl.figures")).to_contain_text("added1", timeout=SLOW)


def test_a_long_import_outlives_a_reload_and_can_be_stopped(page, tmp_path):
    rows = "".join(f"Headline {number},Paper,{BODY * 4} {number}\n" for number in range(8_000))
    path = tmp_path / "many.csv"
    path.write_text(f"title,outlet,text\n{rows}", encoding="utf-8")
    page.get_by_text("Files", exact=True).click()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Look at 1 file").click(timeout=SLOW)
    page.get_by_role("button", name="Add all articles").click(timeout=SLOW)
    expect(page.get_by_text("Adding articles …")).to_be_visible(timeout=SLOW)
    page.reload()
    expect(page.get_by_text("Adding articles …")).to_be_visible(timeout=SLOW)
    before = read_so_far(page)
    page.wait_for_function(
        f"() => parseInt(document.querySelector('dl.figures dd').innerText.replace(/,/g, ''))"
        f" > {before}",
        timeout=SLOW,
    )
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("heading", name="Stopped")).to_be_visible(timeout=2 * SLOW)
    assert 0 < read_so_far(page) < 8_000


def read_so_far(page):
    figure = page.locator("dl.figures dd").first.inner_text()
    return int(re.sub(r"\D", "", figure))


def test_a_hostile_text_runs_and_requests_nothing(page):
    paste(page, HOSTILE)
    expect(page.locator("ol.original")).to_contain_text("<script>")
    page.get_by_role("button", name="Add 1 article").click()
    expect(page.locator("dl.figures")).to_contain_text("added1", timeout=SLOW)
    for part in ("Overview", "Correct", "Stories"):
        page.get_by_text(part, exact=True).first.click()
        settle(page)
        assert page.evaluate("() => window.hacked") is None
    assert page.locator("[data-testid=stMain] img, .katex, iframe").count() == 0


def test_nothing_is_wider_than_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    paste(page, PASTED + "unbroken" * 80)
    wider = page.evaluate(
        "() => { const box = document.querySelector('[data-testid=stMain]');"
        " return box.scrollWidth - box.clientWidth }"
    )
    assert wider <= 0
