"""Signing in with a code that a class or a team shares: no account, nothing kept of anybody."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import defaultdict, deque
from collections.abc import Callable
from urllib.parse import parse_qs

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from biascompare.dashboard.serving import sign_in_page
from biascompare.dashboard.texts import of_locale
from biascompare.translations import LANGUAGES

COOKIE = "biascompare_class"
SECONDS_SIGNED_IN = 12 * 3600
MOST_WRONG, WRONG_SECONDS = 10, 300.0
"""Wrong codes that one address may send within so many seconds."""
_LONGEST_BODY = 1_000
_OPEN = frozenset({"/_stcore/health"})


class Doors:
    """Who has been let in, and who has guessed too often. Knows addresses for minutes only."""

    def __init__(self, code: str, clock: Callable[[], float] = time.time) -> None:
        self._code = plain(code).encode()
        self._key = secrets.token_bytes(32)
        self._clock = clock
        self._wrong: defaultdict[str, deque[float]] = defaultdict(deque)

    def pass_card(self) -> str:
        """Return a new cookie's value: when it ends, signed."""
        ends = str(int(self._clock()) + SECONDS_SIGNED_IN)
        return f"{ends}.{self._signature(ends)}"

    def known(self, card: str | None) -> bool:
        """Return whether a cookie's value was made here and has not ended."""
        ends, _, signature = (card or "").partition(".")
        signed = hmac.compare_digest(signature.encode(), self._signature(ends).encode())
        return signed and int(ends) > self._clock()

    def right(self, given: str, address: str) -> bool:
        """Return whether the code is right; never for an address that may not try now."""
        if self.seconds_to_wait(address):
            return False
        if hmac.compare_digest(plain(given).encode(), self._code):
            return True
        self._wrong[address].append(self._clock())
        return False

    def seconds_to_wait(self, address: str) -> float:
        """Return for how long an address may not try; 0 if it may."""
        now = self._clock()
        for known in [each for each in self._wrong if self._over(each, now)]:
            del self._wrong[known]
        wrong = self._wrong.get(address, ())
        return wrong[-MOST_WRONG] + WRONG_SECONDS - now if len(wrong) >= MOST_WRONG else 0.0

    def _over(self, address: str, now: float) -> bool:
        wrong = self._wrong[address]
        while wrong and now - wrong[0] > WRONG_SECONDS:
            wrong.popleft()
        return not wrong

    def _signature(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()


def plain(code: str) -> str:
    """Return a code as it is compared: capitals and blanks do not count."""
    return "".join(code.split()).casefold()


class ClassCode:
    """Let only those in who know the code."""

    def __init__(self, app: ASGIApp, *, code: str) -> None:
        self._app = app
        self._doors = Doors(code)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if (
            scope["type"] not in ("http", "websocket")
            or scope["path"] in _OPEN
            or self._doors.known(HTTPConnection(scope).cookies.get(COOKIE))
        ):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            answer = await self._answer(Request(scope, receive))
            await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
            return _page(request, 401)
        form = request.headers.get("content-type", "")
        if request.method != "POST" or not form.startswith("application/x-www-form-urlencoded"):
            return PlainTextResponse("Sign in first.\n", 401)
        given = await _given(request)
        address = request.client.host if request.client else ""
        if given is not None and self._doors.right(given, address):
            return self._let_in(request)
        waiting = self._doors.seconds_to_wait(address)
        return _page(request, 429 if waiting else 401, wrong=True, waiting=waiting)

    def _let_in(self, request: Request) -> Response:
        # One slash only: a second would name another host.
        there = "/" + request.url.path.lstrip("/\\")
        answer = RedirectResponse(f"{there}?{request.url.query}".rstrip("?"), 303)
        answer.set_cookie(
            COOKIE,
            self._doors.pass_card(),
            max_age=SECONDS_SIGNED_IN,
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
        return answer


async def _given(request: Request) -> str | None:
    """Return the code of a form, or None where there is none or it is too long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST_BODY:
            return None
    found = parse_qs(body.decode("utf-8", "replace")).get("code")
    return found[0] if found else None


def _page(request: Request, status: int, *, wrong: bool = False, waiting: float = 0) -> Response:
    asked = request.query_params.get("lang")
    first = request.headers.get("accept-language", "").split(",")[0].split(";")[0]
    language = asked if asked in LANGUAGES else of_locale(first)
    page = sign_in_page.page(language, wrong=wrong, waiting=waiting)
    return HTMLResponse(page, status, headers={"Cache-Control": "no-store"})
