"""Throughput and peak memory of reading web pages, on pages made here."""

from __future__ import annotations

import resource
import sys
import time

from biascompare.sources.html import read_html

PAGES = 200
SENTENCE = "Paragraph {number} says that the council voted on day {page} against the ferry. "


def make_page(page: int) -> bytes:
    """Return a page of about 600 words with a menu, teasers and a footer."""
    links = "".join(f"<li><a href='/{entry}'>Entry {entry}</a></li>" for entry in range(60))
    body = "".join(
        f"<p>{SENTENCE.format(number=number, page=page) * 3}</p>" for number in range(14)
    )
    return (
        f"<!doctype html><html lang='en'><head><title>Vote {page} | Halden Gazette</title>"
        "<meta property='og:site_name' content='Halden Gazette'>"
        "<meta property='article:published_time' content='2024-03-08T09:30:00+01:00'></head>"
        f"<body><nav><ul>{links}</ul></nav><article><h1>Vote {page}</h1>"
        f"<p class='byline'>By Ann Lee</p>{body}</article><aside><ul>{links}</ul></aside>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    ).encode()


def main() -> None:
    """Read the pages in one process and print pages a second and peak memory."""
    pages = [make_page(page) for page in range(PAGES)]
    list(read_html("warm.html", pages[0]))
    start = time.perf_counter()
    for number, content in enumerate(pages):
        list(read_html(f"{number}.html", content))
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = peak / 2**20 if sys.platform == "darwin" else peak / 2**10
    print(f"web pages: {PAGES / seconds:,.0f} pages/s, one process, peak {megabytes:,.0f} MB")


if __name__ == "__main__":
    main()
