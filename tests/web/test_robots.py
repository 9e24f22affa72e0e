"""robots.txt: who may read what, and how fast."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from biascompare.errors import SourceError
from biascompare.web import Page, fetch
from biascompare.web.connection import Answer
from biascompare.web.robots import read_robots

PAGE = b"<p>The council voted against the ferry.</p>"
URL = "https://example.org/news/a"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /news/", False),
        ("User-agent: *\nDisallow: /news/\nAllow: /news/a", True),
        ("User-agent: *\nDisallow: /*/a$", False),
        ("User-agent: biascompare\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: BiasCompare\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: otherbot\nDisallow: /", True),
        ("User-agent: otherbot\nUser-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow:", True),
        ("user agent: * # everyone\r\ndisallow: /", False),
        ("<html><p>Not found</p></html>", True),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("\0Disallow: /", True),
    ],
)
def test_rules(text, allowed):
    robots = read_robots(Answer(200, {}, text.encode()))
    assert robots.allows(URL) is allowed


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(404, True), (403, True), (410, True), (302, True), (429, False), (500, False), (503, False)],
)
def test_without_a_readable_file(status, allowed):
    robots = read_robots(Answer(status, {}, b""))
    assert robots.allows(URL) is allowed
    assert allowed or str(status) in robots.refusal


def test_a_hostile_file_stays_small():
    agents = b"".join(b"User-agent: bot%d\n" % number for number in range(10_000))
    rules = b"".join(b"Disallow: /%d*a*b*c\n" % number for number in range(15_000))
    robots = read_robots(Answer(200, {}, agents + b"User-agent: *\n" + rules))
    assert robots.allows(URL)


def test_pages_are_kept_out_and_the_file_is_asked_for_once(site, hasty):
    site.say("/robots.txt", b"User-agent: *\nDisallow: /closed/")
    urls = [site.say("/open", PAGE), site.say("/closed/a", PAGE), site.say("/closed/b", PAGE)]
    found = list(fetch(urls, allow_private=True, limits=hasty))
    assert [type(each) for each in found] == [Page, SourceError, SourceError]
    assert all("robots.txt" in str(each) for each in found[1:])
    assert sorted(site.paths) == ["/open", "/robots.txt"]


def test_a_redirect_does_not_lead_around_the_rules(site, hasty):
    site.say("/robots.txt", b"User-agent: *\nDisallow: /closed/")
    site.say("/closed/a", PAGE)
    url = site.redirect("/open", "/closed/a")
    (found,) = fetch([url], allow_private=True, limits=hasty)
    assert isinstance(found, SourceError)
    assert "robots.txt" in found.reason
    assert "/closed/a" not in site.paths


def test_the_file_may_be_redirected(site, hasty):
    site.redirect("/robots.txt", site.url("/rules", "localhost"))
    site.say("/rules", b"User-agent: *\nDisallow: /closed/")
    urls = [site.say("/open", PAGE), site.say("/closed/a", PAGE)]
    found = list(fetch(urls, allow_private=True, limits=hasty))
    assert [type(each) for each in found] == [Page, SourceError]


def test_a_host_with_a_fault_is_not_asked_for_its_pages(site, said, hasty):
    site.answers["/robots.txt"] = said(status=503)
    urls = [site.say(f"/{number}", PAGE) for number in range(5)]
    found = list(fetch(urls, allow_private=True, limits=hasty))
    assert all("HTTP 503" in str(each) for each in found)
    assert site.paths == ["/robots.txt"] * hasty.tries


@pytest.mark.parametrize(
    ("asked", "longest", "least"), [("0.3", 10.0, 0.3), ("1e9", 0.2, 0.2), ("nonsense", 10.0, 0)]
)
def test_a_crawl_delay_is_heeded_within_reason(site, hasty, asked, longest, least):
    site.say("/robots.txt", f"User-agent: *\nCrawl-delay: {asked}".encode())
    urls = [site.say(f"/{number}", PAGE) for number in range(3)]
    limits = dataclasses.replace(hasty, longest_delay=longest)
    assert len(list(fetch(urls, allow_private=True, limits=limits))) == 3
    # The server's own clock, from the first page on: the file itself came before its rule.
    gaps = [later - earlier for earlier, later in itertools.pairwise(site.times[1:])]
    assert min(gaps) >= least
