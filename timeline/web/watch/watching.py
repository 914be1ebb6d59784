"""Stands before all else: gives a request its number, and tells of it when it has been answered."""

import re
import secrets
import time
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timeline.log_lines import Written, tell
from timeline.web.guard.asking import header
from timeline.web.watch.meters import Meters

_ID: Final = re.compile(r"[A-Za-z0-9\-]{8,64}")
# Parts of a path that are codes or secrets, and what stands for them; whatever is no path of ours is Streamlit's.
_ROUTES: Final = (
    (re.compile(r"/api/v1/timelines/[^/]+/events/[^/]+"), "/api/v1/timelines/{id}/events/{event}"),
    (re.compile(r"/api/v1/timelines/[^/]+/(events|documents|feed)(\.\w+)?"), r"/api/v1/timelines/{id}/\1\2"),
    (re.compile(r"(/view/(?:picture|minimap|rows|revision|chronology))"), r"\1"),
    (re.compile(r"(/embed|/public|/healthz|/readyz|/metrics|/api/v1/(?:openapi\.json)?)"), r"\1"),
    (re.compile(r"/view/plotly-[\d.]+\.js"), "/view/plotly.js"),
    (re.compile(r"/_stcore/(\w+)(/.*)?"), r"/_stcore/\1"),
)  # fmt: skip


class Watch:
    """Counts and tells; never keeps a request waiting for it."""

    def __init__(self, app: ASGIApp, meters: Meters) -> None:
        """Takes what is behind it, and where to count."""
        self._app, self._meters = app, meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, number, status = time.perf_counter(), _number(scope), 500
        scope.setdefault("state", {})["request_id"] = number

        async def numbered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["x-request-id"] = number
            await send(message)

        try:
            await self._app(scope, receive, numbered)
        finally:
            seconds, route = time.perf_counter() - began, route_of(scope["path"])
            self._meters.count(_method(scope), route, status, seconds)
            who = str(scope["state"].get("who", ""))
            tell(Written(number, _method(scope), route, status, seconds * 1000, who))


def route_of(path: str) -> str:
    """The pattern a path belongs to: few, and without anything a reader chose.

    >>> route_of("/api/v1/timelines/home/events/0a1b"), route_of("/sources")
    ('/api/v1/timelines/{id}/events/{event}', 'page')
    """
    return next((told.expand(name) for shape, name in _ROUTES if (told := shape.fullmatch(path))), "page")


def _method(scope: Scope) -> str:
    known = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
    return scope["method"] if scope["method"] in known else "other"


def _number(scope: Scope) -> str:
    """The proxy's number where it gives one that can be one, so that its log and ours can be laid side by side."""
    said = header(scope, b"x-request-id")
    return said if _ID.fullmatch(said) else secrets.token_hex(8)
