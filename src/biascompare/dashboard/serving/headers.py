"""Who may ask, and what a page may do: the rules that hold for every answer."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

OWN_MACHINE = frozenset({"127.0.0.1", "localhost", "[::1]"})
_HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_FIXED = {
    "X-Content-Type-Options": "nosniff",
    # Addresses hold what a visitor looks at; no other site is told of it.
    "Referrer-Policy": "no-referrer",
}
_WRONG_HOST = (
    "This dashboard answers at 127.0.0.1 only. "
    "To serve it to others, start it with: biascompare dashboard --host ADDRESS\n"
)


def policy(host: str) -> str:
    """Return the content security policy of pages served at ``host``.

    Scripts, styles, pictures and connections come from this server alone. Charts need
    ``wasm-unsafe-eval`` and styles that stand in the page.
    """
    return (
        f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {_own_scripts()}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; media-src 'self' blob:; worker-src 'self' blob:; "
        # Older browsers do not count a WebSocket to the own server among 'self'.
        f"connect-src 'self' ws://{host} wss://{host}; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    )


@functools.cache
def _own_scripts() -> str:
    """Return the hashes of the scripts that stand in Streamlit's own page."""
    page = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    digests = (hashlib.sha256(script.encode()).digest() for script in _SCRIPT.findall(page))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


class Rules:
    """Refuse requests under foreign names, and send the policy with every answer.

    A page of another site that is led to this machine by its own name (DNS rebinding)
    would otherwise count as this server's.
    """

    def __init__(self, app: ASGIApp, *, own_machine_only: bool) -> None:
        self._app = app
        self._own_machine_only = own_machine_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        found = _HOST.fullmatch(host)
        known = found is not None and (
            not self._own_machine_only or found["name"].lower() in OWN_MACHINE
        )
        if scope["type"] == "websocket":
            origin = headers.get("origin")
            # Streamlit would ask a remote host for this machine's address to judge others.
            if not known or (origin is not None and urlsplit(origin).netloc != host):
                await send({"type": "websocket.close", "code": 1008})
                return
            await self._app(scope, receive, send)
        elif not known:
            await PlainTextResponse(_WRONG_HOST, 400)(scope, receive, send)
        else:
            await self._app(scope, receive, _with_headers(send, host))


def _with_headers(send: Send, host: str) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Content-Security-Policy"] = policy(host)
            for name, value in _FIXED.items():
                headers[name] = value
        await send(message)

    return sent
