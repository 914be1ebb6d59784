"""Routes for whoever looks after the service: does it live, is it ready, how does it do."""

import hmac
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from typing import Any, Final

from anyio import move_on_after
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from timeline.store import StoreError
from timeline.web.watch.meters import Meters

# A load balancer asks every few seconds, and takes no answer for a no.
_PATIENCE: Final = 3.0
_FRESH: Final = {"Cache-Control": "no-store"}


def health_routes(is_ready: Callable[[], bool], meters: Meters, token: str = "") -> list[BaseRoute]:
    """`is_ready` asks the database and may take its time; figures are for this machine, or for who has the token."""

    async def healthz(_request: Request) -> Response:
        return _said("alive", 200)

    async def readyz(_request: Request) -> Response:
        ready = False
        with move_on_after(_PATIENCE):
            # What is wrong is for the log: who may ask this may be anybody.
            ready = await run_sync(_answers, is_ready, abandon_on_cancel=True)
        return _said("ready", 200) if ready else _said("not ready", 503)

    async def metrics(request: Request) -> Response:
        if not _may_see(request, token):
            return Response("Not Found", 404, _FRESH, "text/plain")
        text = await run_sync(meters.text)
        return Response(text, 200, _FRESH, "text/plain; version=0.0.4")

    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]


def _answers(is_ready: Callable[[], bool]) -> bool:
    try:
        return is_ready()
    except StoreError:
        return False


def _said(status: str, code: int) -> Response:
    told: Mapping[str, Any] = {"status": status}
    return JSONResponse(told, code, _FRESH)


def _may_see(request: Request, token: str) -> bool:
    said = request.headers.get("authorization", "")
    if token:
        return hmac.compare_digest(said.encode(), f"Bearer {token}".encode())
    # What a proxy passes on comes from anywhere, though the proxy stands here.
    sender = request.client.host if request.client else ""
    return "x-forwarded-for" not in request.headers and "forwarded" not in request.headers and _is_here(sender)


def _is_here(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
