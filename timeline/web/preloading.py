"""The first page names the chart's library in its header, so that a browser fetches both at once."""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timeline.web.routes import plotly_path

_HINT: Final = f"<{plotly_path()}>; rel=preload; as=script"


class Preload:
    """Heads the page that has the chart; the page itself would come to ask for the library a second later."""

    def __init__(self, app: ASGIApp) -> None:
        """Whatever answers."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the app does."""

        async def send_hinted(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("link", _HINT)
            await send(message)

        is_first = scope["type"] == "http" and scope["path"].removeprefix(scope.get("root_path", "")) in ("", "/")
        await self._app(scope, receive, send_hinted if is_first else send)
