"""Signing in with OpenID Connect, at a provider of this machine that lets a reader in."""

from __future__ import annotations

import functools
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
CLIENT = "newsroom"
SECRET = "kept by the provider and the dashboard alone"


class Provider(ThreadingHTTPServer):
    """An OpenID provider that knows one client and asks its readers nothing."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig"})
        self.nonces: dict[str, str] = {}
        self.asked: list[str] = []

    @functools.cached_property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def metadata(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def token(self, code: str) -> dict[str, Any]:
        now = int(time.time())
        claims = {
            "iss": self.address,
            "sub": "reader-1",
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": self.nonces[code],
            "email": "reader@example.org",
        }
        signed = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)
        return {"access_token": "1", "token_type": "Bearer", "expires_in": 300, "id_token": signed}


class Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.server.asked.append(parts.path)
        if parts.path == "/authorize":
            wanted = {name: values[0] for name, values in parse_qs(parts.query).items()}
            assert wanted["client_id"] == CLIENT
            code = f"code-{len(self.server.nonces)}"
            self.server.nonces[code] = wanted["nonce"]
            back = urlencode({"code": code, "state": wanted["state"]})
            self.send_response(302)
            self.send_header("Location", f"{wanted['redirect_uri']}?{back}")
            self.end_headers()
        elif parts.path == "/keys":
            self.say({"keys": [self.server.key.as_dict(private=False)]})
        else:
            self.say(self.server.metadata())

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        form = parse_qs(self.rfile.read(length).decode())
        self.server.asked.append(self.path)
        self.say(self.server.token(form["code"][0]))

    def say(self, found: dict[str, Any]) -> None:
        body = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as server:
        answering = threading.Thread(target=server.serve_forever, daemon=True)
        answering.start()
        yield server
        server.shutdown()
        answering.join()


@pytest.fixture
def served(chromium_path: str, start_dashboard: Callable[..., Any], provider: Provider) -> str:
    """The address of a dashboard that asks this provider who comes."""
    secrets = f"""
[auth]
redirect_uri = "ADDRESS/oauth2callback"
cookie_secret = "a long secret that signs the cookies of this test"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.address}/.well-known/openid-configuration"
"""
    address: str = start_dashboard("--openid", secrets=secrets).address
    return address


def test_only_those_who_sign_in_see_the_pages(
    open_tab: Callable[..., Any],
    served: str,
    provider: Provider,
    settle: Callable[[Page], None],
) -> None:
    tab = open_tab(served)
    page: Page = tab.page
    page.goto(f"{served}/frames?lang=en")
    sign_in = page.get_by_role("button", name="Sign in")
    expect(sign_in).to_be_visible()
    assert "Brask" not in page.content()
    assert page.locator("h1").count() == 0
    sign_in.click()

    settle(page)
    expect(page.get_by_text("The Brask Echo").first).to_be_attached()
    assert "/token" in provider.asked
    page.get_by_test_id("stSidebar").get_by_role("button", name="Sign out").click()
    expect(sign_in).to_be_visible()
    assert "Brask" not in page.content()
    assert tab.foreign_requests() == []
