"""Fetching: what a server may do to us, and what we do to it."""

from __future__ import annotations

import dataclasses
import gzip
import itertools
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib

import pytest

from biascompare.errors import SourceError
from biascompare.web import Page, Progress, addresses, fetch

PAGE = b"<!doctype html><p>The council voted against the ferry.</p>"


def get(urls, limits, **options):
    options = {"allow_private": True} | options
    return list(fetch([urls] if isinstance(urls, str) else urls, limits=limits, **options))


def reason(found):
    (fault,) = found
    assert isinstance(fault, SourceError), fault
    return str(fault)


def raw_deflate(content):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PAGE, {}),
        (PAGE, {"Content_Type": "text/html; charset=UTF-8"}),
        (PAGE, {"Content_Type": ""}),
        (gzip.compress(PAGE, mtime=0), {"Content_Encoding": "gzip"}),
        (gzip.compress(PAGE, mtime=0) + b"\0" * 8, {"Content_Encoding": "gzip"}),
        (
            gzip.compress(PAGE[:9], mtime=0) + gzip.compress(PAGE[9:], mtime=0),
            {"Content_Encoding": "x-gzip"},
        ),
        (zlib.compress(PAGE), {"Content_Encoding": "deflate"}),
        (raw_deflate(PAGE), {"Content_Encoding": "deflate"}),
        (PAGE, {"Content_Encoding": "identity"}),
    ],
    ids=range(9),
)
def test_a_page_is_fetched(site, hasty, body, headers):
    (page,) = get(site.say("/a", body, **headers), hasty)
    assert isinstance(page, Page)
    assert (page.content, page.kind, page.url) == (PAGE, "html", site.url("/a"))


@pytest.mark.parametrize(
    ("kind", "body", "read_as"),
    [
        ("text/html", b"<rss><channel/></rss>", "feed"),
        ("text/xml", b"<?xml version='1.0'?><!-- a --><feed/>", "feed"),
        ("application/xml", b"<!DOCTYPE html><html/>", "html"),
        ("application/xhtml+xml", b"<html/>", "html"),
        ("application/rss+xml; charset=utf-8", b"<rss/>", "feed"),
        ("application/feed+json", b"{}", "feed"),
        ("text/plain; charset=latin-1", b"Words.", "text"),
        ("text/markdown", b"# Words", "markdown"),
        ("application/octet-stream", b"<html><p>Words", "html"),
        ("application/octet-stream", b"\x89PNG", None),
        ("application/pdf", b"%PDF-1.7", None),
        ("image/png", b"\x89PNG", None),
        ("video/mp4", b"<html>", None),
        ("text/html", b"   ", None),
    ],
)
def test_kinds_of_content(site, hasty, kind, body, read_as):
    (found,) = get(site.say("/a", body, Content_Type=kind), hasty)
    if read_as is None:
        assert isinstance(found, SourceError)
        assert "expected a page" in found.reason or "empty" in found.reason
    else:
        assert found.kind == read_as


def test_what_is_told_about_us(site, hasty):
    get(site.say("/a", PAGE, Set_Cookie="a=b"), hasty)
    get(site.url("/a"), hasty)
    path, headers = site.asked[-1]
    assert path == "/a"
    assert headers["User-Agent"].startswith("biascompare/")
    assert "br" not in headers["Accept-Encoding"]
    assert not headers.keys() & {"Cookie", "Referer", "Authorization", "From"}


def test_a_login_from_the_environment_is_not_sent(site, hasty, tmp_path, monkeypatch):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    (page,) = get(site.say("/a", PAGE), hasty)
    assert isinstance(page, Page)
    assert "Authorization" not in site.asked[-1][1]


def bomb(coding):
    zeros = b"\0" * 30_000_000
    return {"gzip": gzip.compress(zeros, mtime=0), "deflate": zlib.compress(zeros)}[coding]


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_not_unpacked(site, hasty, coding):
    url = site.say("/a", bomb(coding), Content_Encoding=coding)
    assert "larger than" in reason(get(url, hasty))


@pytest.mark.parametrize(
    ("body", "headers", "wrong"),
    [
        (b"x" * 200_000, {}, "larger than"),
        (gzip.compress(b"", mtime=0) * 10_000, {"Content_Encoding": "gzip"}, "larger than"),
        (b"no gzip", {"Content_Encoding": "gzip"}, "not packed as it says"),
        (gzip.compress(PAGE, mtime=0)[:-9], {"Content_Encoding": "gzip"}, "ended early"),
        (PAGE, {"Content_Encoding": "br"}, "was not asked for"),
        (PAGE, {"Content_Encoding": "gzip, gzip"}, "was not asked for"),
        (PAGE, {"Content_Length": "5000"}, "ended early"),
    ],
)
def test_a_broken_answer(site, hasty, body, headers, wrong):
    assert wrong in reason(get(site.say("/a", body, **headers), hasty))


def endless(write):
    for _ in range(10_000):
        write(b"<p>again and again</p>")


def dripping(write):
    for _ in range(100):
        write(b"<")
        time.sleep(0.1)


def silent(_write):
    time.sleep(1.5)


@pytest.mark.parametrize(
    ("body", "wrong"),
    [(endless, "larger than"), (dripping, "no full answer"), (silent, "no full answer")],
)
def test_slow_servers_and_endless_answers_end(site, hasty, body, wrong):
    hasty = dataclasses.replace(hasty, tries=1)
    assert wrong in reason(get(site.say("/a", body), hasty))


@pytest.fixture
def rude():
    """A server that sends what it likes to every connection, header and all."""
    stop = threading.Event()

    def serve(listener, pieces):
        while not stop.is_set():
            try:
                connected, _ = listener.accept()
            except TimeoutError:
                continue
            with connected:
                try:
                    connected.recv(1000)
                    for piece in pieces():
                        connected.sendall(piece)
                        if stop.is_set():
                            return
                except OSError:
                    pass

    threads = []
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)

    def start(pieces):
        threads.append(threading.Thread(target=serve, args=(listener, pieces), daemon=True))
        threads[0].start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}/"

    yield start
    stop.set()
    for thread in threads:
        thread.join(5)
    listener.close()


def slowly(pieces):
    for piece in itertools.islice(pieces, 60):
        yield piece
        time.sleep(0.05)


@pytest.mark.parametrize(
    "pieces",
    [
        lambda: [b""],
        lambda: [b"SSH-2.0-OpenSSH_9.2\r\n"],
        lambda: [b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\nContent-Type: text/html\r\n\r\n"],
        lambda: [b"HTTP/1.1 200 OK\r\nContent-Length: a\r\nTransfer-Encoding: chunked\r\n\r\nx"],
        lambda: [b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 10_000],
        lambda: [b"HTTP/1.1 200 OK\r\nX: ", b"y" * 10_000_000],
        lambda: [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"f" * 70_000],
        lambda: slowly(itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n")),
        lambda: slowly(itertools.chain([b"HTTP/1.1 200 OK\r\nX: "], itertools.repeat(b"y"))),
        lambda: [b"HTTP/1.1 99999 OK\r\n\r\n"],
        lambda: [b"\x16\x03\x01"],
    ],
    ids=range(11),
)
def test_what_is_no_http_is_a_fault(rude, hasty, pieces):
    found = get(rude(pieces), dataclasses.replace(hasty, tries=1))
    assert reason(found)


def test_a_chunked_page(rude, hasty):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    body = b"1\r\n<\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE) - 1, PAGE[1:])
    found = get(rude(lambda: [head + body]), hasty)
    # The server says the same to /robots.txt, which is no rules: everything is allowed.
    assert [page.content for page in found] == [PAGE]


@pytest.mark.parametrize(
    ("status", "wrong"),
    [
        (204, "sent no page"),
        (304, "sent no page"),
        (401, "login"),
        (402, "subscription"),
        (403, "save the page and import"),
        (404, "check the address"),
        (410, "gone"),
        (418, "sent no page"),
        (429, "too often"),
        (451, "legal"),
        (500, "a fault"),
        (503, "a fault"),
    ],
)
def test_a_refusal_says_what_to_do(site, said, hasty, status, wrong):
    site.answers["/a"] = said(PAGE, status)
    found = reason(get(site.url("/a"), hasty))
    assert wrong in found
    assert f"HTTP {status}" in found
    assert site.paths.count("/a") == (3 if status in (429, 500, 503) else 1)


def test_a_fault_that_passes_is_tried_again(site, said, hasty):
    late = {"Retry-After": "0", "Content-Type": "text/html"}
    site.answers["/a"] = [said(status=503, headers=late), said(status=429), said(PAGE)]
    events = []
    found = get(site.url("/a"), hasty, progress=lambda step: events.append(step.event))
    assert [page.content for page in found] == [PAGE]
    assert events == ["started", "again", "again", "fetched"]


@pytest.mark.parametrize("after", ["60", "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_a_server_that_asks_for_a_long_pause_is_not_waited_for(site, said, hasty, after):
    site.answers["/a"] = said(status=503, headers={"Retry-After": after})
    assert "HTTP 503" in reason(get(site.url("/a"), hasty))
    assert site.paths.count("/a") == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(site, hasty, status):
    site.say("/b/d", PAGE)
    (page,) = get(site.redirect("/b/c", "d", status), hasty)
    assert (page.asked, page.url) == (site.url("/b/c"), site.url("/b/d"))


def test_redirects_end(site, hasty):
    for number in range(10):
        site.redirect(f"/{number}", f"/{number + 1}")
    assert "more than 5 times" in reason(get(site.url("/0"), hasty))
    assert len([path for path in site.paths if path != "/robots.txt"]) == 6
    site.say("/10", PAGE)
    (page,) = get(site.url("/5"), hasty)
    assert page.url == site.url("/10")


@pytest.mark.parametrize(
    ("target", "wrong"),
    [
        ("file:///etc/passwd", "not a web address"),
        ("ftp://127.0.0.1/", "not a web address"),
        ("http://2130706433/", "hidden way"),
        ("http://nowhere.invalid/", "not found"),
        ("http://me:secret@127.0.0.1/", "a user name or password"),
        ("http://[::1", "not a web address"),
    ],
)
def test_a_redirect_to_somewhere_else(site, hasty, target, wrong):
    found = reason(get(site.redirect("/a", target), hasty))
    assert wrong in found
    assert found.startswith(site.url("/a"))


def test_a_redirect_into_a_private_network_is_not_followed(site, hasty, monkeypatch):
    # Only the first hop is let through, as if the server were a public one.
    site.say("/inner", PAGE)
    url = site.redirect("/a", f"http://localhost:{site.port}/inner")
    checked = []

    def is_public(number):
        checked.append(number)
        return len(checked) <= 2  # robots.txt and the page itself

    monkeypatch.setattr(addresses, "is_public", is_public)
    found = reason(get(url, hasty, allow_private=False))
    assert "redirects to" in found
    assert "private network" in found
    assert len(checked) == 3
    assert "/inner" not in site.paths


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
def test_private_targets_are_not_asked(site, hasty, host):
    site.say("/a", PAGE)
    found = reason(get(site.url("/a", host), hasty, allow_private=False))
    assert "private network" in found or "not found" in found
    assert site.asked == []


def test_the_number_that_was_checked_is_the_one_that_is_asked(site, hasty, monkeypatch):
    real, looked_up = socket.getaddrinfo, []

    def getaddrinfo(host, *arguments, **options):
        if host != "news.example":
            return real(host, *arguments, **options)
        looked_up.append(host)
        # The second look-up of the same request would lead elsewhere.
        number = "127.0.0.1" if len(looked_up) % 2 else "127.0.0.2"
        return real(number, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    site.say("/a", PAGE)
    hasty = dataclasses.replace(hasty, tries=1)
    found = get(site.url("/a", "news.example"), hasty)
    # One look-up for robots.txt, one for the page: the page's leads to 127.0.0.2.
    assert looked_up == ["news.example"] * 2
    assert "no connection" in reason(found)
    assert site.paths == ["/robots.txt"]
    assert site.asked[0][1]["Host"] == f"news.example:{site.port}"


def test_one_host_is_asked_one_page_at_a_time(site, hasty):
    urls = [site.say(f"/{number}", PAGE) for number in range(6)]
    other = [site.url(f"/{number}", "localhost") for number in range(3)]
    crossing = [site.redirect("/away", site.url("/0", "localhost"))]
    found = get(urls + other + crossing, dataclasses.replace(hasty, hosts=4))
    assert len(found) == 10
    assert all(isinstance(page, Page) for page in found), found
    # Two names of one machine count as two hosts.
    assert site.most_at_once <= 2
    assert site.paths.count("/robots.txt") == 2


def test_a_host_is_left_in_peace_between_two_pages(site, hasty):
    urls = [site.say(f"/{number}", PAGE) for number in range(3)]
    get(urls, dataclasses.replace(hasty, delay=0.2))
    gaps = [later - earlier for earlier, later in itertools.pairwise(site.times)]
    assert len(gaps) == 3
    assert min(gaps) >= 0.2


def test_progress_and_an_address_given_twice(site, hasty):
    steps: list[Progress] = []
    found = get(
        [site.say("/a", PAGE), site.url("/a"), "nonsense", site.url("/missing")],
        hasty,
        progress=steps.append,
    )
    assert len(found) == 3
    assert [(step.event, step.done, step.total) for step in steps] == [
        ("failed", 1, 3),
        ("started", 1, 3),
        ("fetched", 2, 3),
        ("started", 2, 3),
        ("failed", 3, 3),
    ]
    assert get([], hasty) == []


def test_leaving_early_ends_the_rest(site, hasty):
    urls = [site.say(f"/{number}", PAGE) for number in range(50)]
    before = threading.active_count()
    pages = fetch(urls, allow_private=True, limits=dataclasses.replace(hasty, delay=0.05))
    next(pages)
    del pages
    for thread in threading.enumerate():
        if thread.name.startswith("fetch"):
            thread.join(5)
    assert threading.active_count() <= before + 1
    assert len(site.paths) < 10


@pytest.fixture
def certificate(tmp_path):
    """A certificate for localhost that nobody signed."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl")
    key, made = tmp_path / "key.pem", tmp_path / "made.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([*command, "-keyout", key, "-out", made], check=True, capture_output=True)
    return made, key


@pytest.mark.parametrize(
    ("host", "trusted", "wrong"),
    [
        ("localhost", True, None),
        ("localhost", False, "its certificate is not valid"),
        ("127.0.0.1", True, "its certificate is not valid"),
    ],
)
def test_certificates_are_the_names(certificate, hasty, monkeypatch, host, trusted, wrong):
    made, key = certificate
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(made))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)

    def serve(listener):
        for _ in range(3):
            try:
                with context.wrap_socket(listener.accept()[0], server_side=True) as connected:
                    connected.recv(1000)
                    connected.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE)
            except OSError:
                pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.5)
        thread = threading.Thread(target=serve, args=(listener,), daemon=True)
        thread.start()
        found = get(f"https://{host}:{listener.getsockname()[1]}/", hasty)
        if wrong is None:
            assert [page.content for page in found] == [PAGE]
        else:
            assert wrong in reason(found)
    thread.join(10)
