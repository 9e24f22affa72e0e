"""Addresses: which are asked for, and which machines are public."""

from __future__ import annotations

import socket

import pytest

from biascompare.errors import SourceError
from biascompare.web.addresses import is_public, parse, resolve


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("http://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://example.org:8443/a#part", "https://example.org:8443/a"),
        (" https://example.org/a b?c=ü&d=%C3%BC ", "https://example.org/ab?c=%C3%BC&d=%C3%BC"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("http://[2606:2800:220::1]/", "http://[2606:2800:220::1]/"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("https://example.org/a\r\nX-Header: 1", "https://example.org/aX-Header:1"),
        ("https://example.org/\ud800", "https://example.org/"),
    ],
)
def test_an_address_is_taken(url, plain):
    assert parse(url).url == plain


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "not a web address"),
        ("example.org", "not a web address"),
        ("file:///etc/passwd", "not a web address"),
        ("ftp://example.org/", "not a web address"),
        ("javascript:alert(1)", "not a web address"),
        ("gopher://127.0.0.1:25/", "not a web address"),
        ("http://", "names no host"),
        ("http://exa mple.org/", "names no host"),
        ("http://[::1", "not a web address"),
        ("http://[fe80::1%25eth0/", "not a web address"),
        ("http://example.org:99999/", "not a web address"),
        ("http://user:secret@example.org/", "a user name or password"),
        ("http://-example.org/", "names no host"),
        ("http://" + "a" * 300 + ".org/", "names no host"),
        ("http://example.org/" + "a" * 5000, "longer than"),
        ("http://2130706433/", "hidden way"),
        ("http://0x7f000001/", "hidden way"),
        ("http://0x7f.0.0.1/", "hidden way"),
        ("http://0177.0.0.1/", "hidden way"),
        ("http://017700000001/", "hidden way"),
        ("http://127.1/", "hidden way"),
        ("http://127.0.0.1./", "hidden way"),
        ("http://999.0.0.1/", "hidden way"),
        ("http://0/", "hidden way"),
    ],
)
def test_an_address_is_refused(url, reason):
    with pytest.raises(SourceError, match=reason) as caught:
        parse(url)
    assert "secret" not in str(caught.value)
    assert len(str(caught.value)) < 500


def test_digits_in_disguise_are_seen_through():
    assert parse("http://①②⑦.⓪.⓪.①/").host == "127.0.0.1"


@pytest.mark.parametrize(
    ("base", "link", "plain"),
    [
        ("https://example.org/a/b", "../c", "https://example.org/c"),
        ("https://example.org/a/b", "//other.example/c", "https://other.example/c"),
        ("https://example.org/a/b", "?page=2", "https://example.org/a/b?page=2"),
    ],
)
def test_a_relative_address_is_read_against_its_page(base, link, plain):
    assert parse(link, base).url == plain


@pytest.mark.parametrize(
    "number",
    [
        *("0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.9.9.9", "169.254.169.254"),
        *("172.16.0.1", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1"),
        *("224.0.0.1", "233.252.0.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1"),
        *("100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "fc00::1", "fd12::1", "fe80::1"),
        *("fe80::1%eth0", "fec0::1", "ff02::1", "5f00::1", "3fff::1", "not a number"),
    ],
)
def test_a_number_that_is_not_public(number):
    assert not is_public(number)


@pytest.mark.parametrize(
    "number", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8"]
)
def test_a_public_number(number):
    assert is_public(number)


def test_a_name_that_leads_home_is_refused():
    with pytest.raises(SourceError, match=r"leads to (127\.0\.0\.1|::1), .*--allow-private"):
        resolve(parse("http://localhost/"), allow_private=False)
    assert resolve(parse("http://localhost/"), allow_private=True)


def test_one_private_number_among_public_ones_is_enough(monkeypatch):
    # Names of private networks cannot be had here; this is what a resolver would say.
    def answers(*_args, **_options):
        kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*kind, ("93.184.216.34", 80)), (*kind, ("10.0.0.1", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    with pytest.raises(SourceError, match=r"leads to 10\.0\.0\.1"):
        resolve(parse("http://rebinding.example/"), allow_private=False)


def test_a_name_that_does_not_exist():
    with pytest.raises(SourceError, match=r"nowhere\.invalid was not found"):
        resolve(parse("http://nowhere.invalid/"), allow_private=True)
