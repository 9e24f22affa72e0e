"""Who gets in with a class code, and who does not."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from biascompare.dashboard.serving.class_code import (
    COOKIE,
    MOST_WRONG,
    SECONDS_SIGNED_IN,
    WRONG_SECONDS,
    ClassCode,
    Doors,
)
from biascompare.dashboard.serving.headers import Rules, policy
from biascompare.errors import BiasCompareError
from biascompare.server import ADDRESS, made_up
from biascompare.server import Doors as Asked

CODE = "KLASSE7B"
HTML = {"accept": "text/html"}


def application(*, code: str | None = CODE, own_machine_only: bool = False) -> Starlette:
    async def page(request: object) -> PlainTextResponse:
        return PlainTextResponse("the page")

    async def socket(websocket: WebSocket) -> None:
        await websocket.accept()

    found = [Middleware(Rules, own_machine_only=own_machine_only)]
    found += [Middleware(ClassCode, code=code)] if code else []
    routes = [
        Route("/_stcore/health", page),
        WebSocketRoute("/stream", socket),
        Route("/{rest:path}", page, methods=["GET", "PUT"]),
    ]
    return Starlette(routes=routes, middleware=found)


@dataclass(frozen=True)
class Answer:
    """What an application sent."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Visitor:
    """One who asks an application, and keeps its cookie."""

    asked: Starlette
    cookie: str = ""

    def ask(
        self,
        method: str,
        target: str,
        *,
        headers: Mapping[str, str] = MappingProxyType({}),
        form: Mapping[str, str] | None = None,
    ) -> Answer:
        body = urlencode(form or {}).encode()
        given = {"host": "testserver", "cookie": self.cookie, **headers}
        if form is not None:
            given["content-type"] = "application/x-www-form-urlencoded"
        sent = self._sent("http", method, target, given, [{"type": "http.request", "body": body}])
        start = sent[0]
        found = {name.decode(): value.decode() for name, value in start["headers"]}
        self.cookie = found.get("set-cookie", self.cookie).split(";")[0]
        text = b"".join(message.get("body", b"") for message in sent[1:]).decode()
        return Answer(start["status"], found, text)

    def connects(self, **headers: str) -> bool:
        given = {"host": "testserver", "cookie": self.cookie, **headers}
        sent = self._sent("websocket", "GET", "/stream", given, [{"type": "websocket.connect"}])
        return bool(sent[0]["type"] == "websocket.accept")

    def _sent(self, kind, method, target, headers, received):
        path, _, query = target.partition("?")
        scope = {
            "type": kind,
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": ("192.0.2.1", 50_000),
            "server": ("testserver", 80),
        }
        sent = []

        async def receive():
            return received.pop(0)

        async def send(message):
            sent.append(message)

        # A thread of its own: the browser tests leave a loop running in this one.
        with ThreadPoolExecutor(max_workers=1) as threads:
            threads.submit(asyncio.run, self.asked(scope, receive, send)).result()
        return sent


@pytest.fixture
def visitor() -> Visitor:
    return Visitor(application())


@pytest.mark.parametrize("given", [CODE, " klasse 7b ", "KlAsSe7B"])
def test_the_code_lets_in_and_leads_back(visitor, given):
    answer = visitor.ask("POST", "/compare?lang=de", form={"code": given})

    assert (answer.status, answer.headers["location"]) == (303, "/compare?lang=de")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert visitor.ask("GET", "/compare").text == "the page"
    assert visitor.connects()


@pytest.mark.parametrize("given", ["", "KLASSE7", "KLASSE7BB", "é", "'; --", "x" * 900])
def test_another_code_does_not(visitor, given):
    assert visitor.ask("POST", "/", form={"code": given}).status == 401
    assert visitor.ask("GET", "/", headers=HTML).status == 401


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/", 401),
        ("GET", "/static/js/index.js", 401),
        ("PUT", "/_stcore/upload_file/a/b", 401),
        ("GET", "/_stcore/health", 200),
    ],
)
def test_nothing_but_the_health_check_is_open(visitor, method, path, expected):
    assert visitor.ask(method, path).status == expected


@pytest.mark.parametrize(
    "card", ["", "9999999999.", "9999999999.0", "x.y", "9999999999.é", "." * 5, "1" * 5_000]
)
def test_a_made_up_cookie_is_refused(visitor, card):
    answer = visitor.ask("GET", "/", headers={**HTML, "cookie": f"{COOKIE}={card}"})

    assert answer.status == 401


def test_no_web_socket_without_the_code(visitor):
    assert not visitor.connects()


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example", "///evil.example"])
def test_signing_in_leads_to_no_other_host(visitor, path):
    answer = visitor.ask("POST", path, form={"code": CODE})

    assert answer.status == 303
    assert re.match(r"/(?![/\\])", answer.headers["location"])


def test_a_long_form_is_not_read(visitor):
    answer = visitor.ask("POST", "/", form={"code": CODE, "more": "x" * 10_000})

    assert answer.status == 401


def test_guessing_is_stopped_and_may_go_on_later():
    now = [1000.0]
    doors = Doors(CODE, lambda: now[0])
    for _ in range(MOST_WRONG):
        assert not doors.right("wrong", "192.0.2.1")

    assert not doors.right(CODE, "192.0.2.1"), "the right code must not tell itself apart"
    assert doors.right(CODE, "192.0.2.2"), "others are not kept out"
    now[0] += WRONG_SECONDS + 1
    assert doors.right(CODE, "192.0.2.1")


def test_a_cookie_ends():
    now = [1000.0]
    doors = Doors(CODE, lambda: now[0])
    card = doors.pass_card()

    assert doors.known(card)
    assert not Doors(CODE, lambda: now[0]).known(card), "a server started anew knows no card"
    now[0] += SECONDS_SIGNED_IN
    assert not doors.known(card)


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [("de-CH,de;q=0.9", "Klassencode"), ("fr", "Code de la classe"), ("", "Class code")],
)
def test_the_page_speaks_the_browser_s_language(visitor, accepted, expected):
    page = visitor.ask("GET", "/", headers={**HTML, "accept-language": accepted}).text

    assert expected in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("host", "own_machine_only", "expected"),
    [
        ("127.0.0.1:8501", True, 200),
        ("LOCALHOST:8501", True, 200),
        ("[::1]:8501", True, 200),
        ("evil.example", True, 400),
        ("127.0.0.1.evil.example:8501", True, 400),
        ("school.example:8501", False, 200),
        ("a b", False, 400),
        ("x; script-src *", False, 400),
    ],
)
def test_the_name_asked_for(host, own_machine_only, expected):
    visitor = Visitor(application(code=None, own_machine_only=own_machine_only))
    answer = visitor.ask("GET", "/", headers={"host": host})

    assert answer.status == expected
    if expected == 200:
        assert answer.headers["content-security-policy"] == policy(host)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://testserver.evil.example"]
)
def test_a_page_of_another_site_cannot_connect(origin):
    visitor = Visitor(application(code=None))

    assert visitor.connects(origin="http://testserver")
    assert not visitor.connects(origin=origin)


@pytest.mark.parametrize(
    ("asked", "handed"),
    [
        (Asked(), {}),
        (Asked(code=CODE), {"BIASCOMPARE_CLASS_CODE": CODE}),
        (
            Asked("0.0.0.0", CODE),
            {"BIASCOMPARE_FOR_OTHERS": "1", "BIASCOMPARE_CLASS_CODE": CODE},
        ),
        (
            Asked("0.0.0.0", openid=True),
            {"BIASCOMPARE_FOR_OTHERS": "1", "BIASCOMPARE_OPENID": "1"},
        ),
    ],
)
def test_what_is_handed_to_the_server(asked, handed):
    assert asked.environment() == handed


def test_other_machines_never_come_without_signing_in():
    assert len(Asked("0.0.0.0").environment()["BIASCOMPARE_CLASS_CODE"]) == len(made_up())
    assert Asked(ADDRESS).environment() == {}


@pytest.mark.parametrize("code", ["", "12345", "1 2 3 4 5"])
def test_a_short_code_is_refused(code):
    with pytest.raises(BiasCompareError, match="at least 6"):
        Asked("0.0.0.0", code).environment()
