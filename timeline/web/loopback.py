"""Without sign-in, whoever reaches the server owns everything: so it is reached from its own machine only."""

from ipaddress import ip_address
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from timeline.web.visitors import is_shared

OPEN_TO_ALL: Final = "TIMELINE_OPEN_TO_ALL"
WHY: Final = (
    "Nobody signs in here, so this server answers its own machine only. To share a timeline, set up [auth] in "
    f"Streamlit's secrets; to let everybody who reaches this address change everything, set {OPEN_TO_ALL}=1."
)


class LoopbackOnly:
    """Refuses what comes in by another address of this machine, however the server was started."""

    def __init__(self, app: ASGIApp, *, is_open: bool) -> None:
        """`is_open`: somebody has said that everybody may."""
        self._app, self._is_open = app, is_open

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or says why not."""
        if scope["type"] not in ("http", "websocket") or self._is_open or _is_loopback(scope) or is_shared():
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await PlainTextResponse(WHY, 403)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})


def is_loopback(address: str) -> bool:
    """Whether an address to listen on leads nowhere but to this machine."""
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return address == "localhost"


def _is_loopback(scope: Scope) -> bool:
    """A socket in the file system has no address, and is this machine's own."""
    server = scope.get("server")
    return not server or server[1] is None or is_loopback(str(server[0]))
