"""The guard itself, before Streamlit's own pages and sockets and before our routes."""

import time
from collections.abc import Callable
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timeline.web.guard.asking import client, header, is_for_us, is_from_elsewhere
from timeline.web.guard.headers import OURS, added
from timeline.web.guard.limits import Limits
from timeline.web.guard.settings import Settings

_LONGEST_QUERY: Final = 32_768
_READING: Final = ("GET", "HEAD", "OPTIONS")
# What makes the server work; files of the page are cheap and come by the dozen.
_COSTLY: Final = {"/view/chronology": 20.0, "/embed": 2.0, "/public": 5.0}


class Guard:
    """Refuses what is not meant for us, or comes too often, and heads every answer."""

    def __init__(self, app: ASGIApp, settings: Settings, whom: Callable[[Scope], str] = lambda _: "") -> None:
        """Buckets are this process's own: several processes allow several times as much. `whom` is empty for nobody."""
        self._app, self._settings, self._whom = app, settings, whom
        self._limits = Limits(settings.a_second, settings.at_once)
        # Apart from addresses: whoever makes up tokens pushes out tokens only.
        self._users = Limits(settings.user_a_second, settings.user_at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or answers it."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if scope["type"] == "http":
            await (refusal or self._app)(scope, receive, _headed(scope, send))
        elif refusal:
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        path = scope["path"]
        if not is_for_us(scope, self._settings):
            return _said(421, "This server is not known by that name; TIMELINE_HOSTS names those it answers to.")
        if len(scope.get("query_string", b"")) > _LONGEST_QUERY:
            return _said(414, "The address is too long.")
        is_changing = scope["type"] == "http" and scope["method"] not in _READING
        if is_changing and is_from_elsewhere(scope) and not header(scope, b"authorization"):
            return _said(403, "A page of another site may not change anything here.")
        if scope["type"] == "http" and not path.startswith(OURS):
            return None
        wait = self._wait(scope)
        if wait:
            return _said(429, "Too many requests; wait a little.", {"Retry-After": str(int(wait) + 1)})
        return None

    def _wait(self, scope: Scope) -> float:
        """The address first: who is known from a cookie costs more to find out."""
        cost = next((cost for start, cost in _COSTLY.items() if scope["path"].startswith(start)), 1.0)
        wait = self._limits.wait(client(scope, self._settings.proxies), time.monotonic(), cost)
        if wait or not (whom := self._whom(scope)):
            return wait
        return self._users.wait(whom, time.monotonic(), cost)


def _said(status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(words, status, {"Cache-Control": "no-store", **(headers or {})})


def _headed(scope: Scope, send: Send) -> Send:
    """Adds what every answer carries, where it does not say otherwise itself."""

    async def send_headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            kind, is_secure = headers.get("content-type", ""), scope.get("scheme") == "https"
            for name, value in added(scope["path"], kind, is_secure=is_secure).items():
                headers.setdefault(name, value)
        await send(message)

    return send_headed
