"""A reader without a browser: speaks Streamlit's protocol on its socket, and asks our routes what a page would ask.

It keeps what the server said of each widget, changes a filter as a click does, and knows when the page is as asked: the
script has run, and the picture, the strip and the rows of the new view are here. Nothing is drawn.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

# What a chart, a strip and a table ask for when their view is another one.
_ASKED: Final = {"timeline": (("picture", {"width": "1000"}), ("minimap", {})), "table": (("rows", {"limit": "100"}),)}
_WIDGETS: Final = ("multiselect", "text_input", "button_group", "number_input")
_PATIENCE: Final = 60.0
# A browser asks again where the server has just let go of a quiet connection; this one lets go of it sooner.
_KEPT: Final = httpx.Limits(keepalive_expiry=3.0)


@dataclass(slots=True)
class LightReader:
    """One open page."""

    socket: ClientConnection
    http: httpx.AsyncClient
    query: str = ""
    page: str = ""
    states: dict[str, tuple[str, Any]] = field(default_factory=dict)
    widgets: dict[str, Any] = field(default_factory=dict)
    views: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    async def open(self, query: str = "") -> float:
        """Seconds until the page is there."""
        self.query = query
        return await self._run()

    async def choose(self, label: str, values: Iterable[str]) -> float:
        """Another choice in a list of the sidebar; seconds until the page is as asked."""
        widget = self.widgets[label]
        self.states[widget.id] = ("string_array_value", list(values))
        return await self._run()

    async def type(self, label: str, words: str) -> float:
        """Words typed into a field of the sidebar."""
        self.states[self.widgets[label].id] = ("string_value", words)
        return await self._run()

    async def follow(self, pause: float = 1.5) -> None:
        """Asks for others' changes as a page does, until it is cancelled."""
        etag = ""
        while True:
            began = time.perf_counter()
            asked = {"view": self.views.get("timeline", ""), "event": ""}
            answer = await self.http.get("/view/revision", params=asked, headers={"If-None-Match": etag})
            if answer.status_code not in (200, 304):
                self.faults.append(f"revision {answer.status_code}")
            etag = answer.headers.get("etag", etag)
            await asyncio.sleep(max(pause, 3 * (time.perf_counter() - began)))

    async def _run(self) -> float:
        began = time.perf_counter()
        message = BackMsg(rerun_script=self._state())
        await self.socket.send(message.SerializeToString())
        asking: list[asyncio.Task[None]] = []
        async with asyncio.timeout(_PATIENCE):
            while True:
                told = ForwardMsg.FromString(await self.socket.recv())  # type: ignore[arg-type]
                self._hear(told, asking)
                if told.WhichOneof("type") == "script_finished":
                    break
            await asyncio.gather(*asking)
        return time.perf_counter() - began

    def _state(self) -> ClientState:
        state = ClientState(query_string=self.query, page_script_hash=self.page)
        state.cached_message_hashes.extend(sorted(self.kept))
        for name, (kind, value) in self.states.items():
            widget = state.widget_states.widgets.add(id=name)
            if kind == "string_array_value":
                widget.string_array_value.data.extend(value)
            else:
                setattr(widget, kind, value)
        return state

    def _hear(self, told: ForwardMsg, asking: list["asyncio.Task[None]"]) -> None:
        if told.metadata.cacheable:
            self.kept.add(told.hash)
        match told.WhichOneof("type"):
            case "page_info_changed":
                self.query = told.page_info_changed.query_string
            case "new_session":
                self.page = told.new_session.page_script_hash
            case "delta" if told.delta.WhichOneof("type") == "new_element":
                self._drawn(told.delta.new_element, asking)

    def _drawn(self, element: Any, asking: list["asyncio.Task[None]"]) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception" or (kind == "alert" and element.alert.format == element.alert.ERROR):
            self.faults.append(str(getattr(element, kind))[:300])
        elif kind in _WIDGETS:
            widget = getattr(element, kind)
            self.widgets[widget.label] = widget
            if kind == "multiselect" and widget.set_value:
                self.states[widget.id] = ("string_array_value", list(widget.raw_values))
        elif kind == "bidi_component":
            asking += self._mounted(element.bidi_component)

    def _mounted(self, component: Any) -> Iterable["asyncio.Task[None]"]:
        name = component.component_name.removeprefix("timeline.")
        view = json.loads(component.json)["view"] if name in _ASKED else ""
        if not view or self.views.get(name) == view:
            return
        self.views[name] = view
        for route, more in _ASKED[name]:
            yield asyncio.create_task(self._fetch(route, {"view": view, **more}))

    async def _fetch(self, route: str, query: Mapping[str, str]) -> None:
        answer = await self.http.get(f"/view/{route}", params=query)
        if answer.status_code != 200:
            self.faults.append(f"{route} {answer.status_code}")


@asynccontextmanager
async def reading(address: str, cookies: Mapping[str, str]) -> AsyncIterator[LightReader]:
    """A reader at the app's address, with the cookies of a browser."""
    spoken = "; ".join(f"{name}={value}" for name, value in cookies.items())
    headers = {"cookie": spoken} if spoken else {}
    tongues: Any = ["streamlit", cookies.get("_streamlit_xsrf", "")]
    # Positions count: an empty one could not be written.
    tongues = [tongue for tongue in tongues if tongue]
    where = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with (
        connect(where, origin=address, subprotocols=tongues, additional_headers=headers, max_size=None) as socket,  # type: ignore[arg-type]
        httpx.AsyncClient(base_url=address, headers=headers, timeout=_PATIENCE, limits=_KEPT) as http,
    ):
        yield LightReader(socket, http)
