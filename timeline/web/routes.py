"""The routes beside Streamlit, in the same process: what the zooming timeline asks for while the reader moves it."""

import gzip
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import orjson
import plotly
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from timeline.dates import Bounds
from timeline.installation import NoTimeline
from timeline.log_lines import LOG
from timeline.store import NotAllowed, Pulse, StoreError
from timeline.web.entering import entered
from timeline.web.error_words import error_in_words
from timeline.web.listing import caption, rows
from timeline.web.pictures import EPOCH, minimap, picture
from timeline.web.printed import printed
from timeline.web.speaking import LANGUAGES, SOURCE, noted, say_in
from timeline.web.state import installation, knowledge, names_in
from timeline.web.viewing import View, read

# The library plotly.py ships: the page needs no other host.
PLOTLY: Final = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
_WIDEST: Final = 8_000
_MOST_ROWS: Final = 500
_MOST_OFFSET: Final = 100_000_000
_FOR_A_YEAR: Final = {"Cache-Control": "public, max-age=31536000, immutable"}
_NEVER_KEPT: Final = {"Cache-Control": "no-store"}
_GZIP: Final = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
_WORTH_PACKING: Final = 1_500
# Seconds in which two who ask are told the same.
_ALIKE: Final = 0.25
_NO_DATABASE: Final = noted("The database does not answer; try again later.")


def routes() -> list[BaseRoute]:
    """All of them."""
    return [
        Route("/view/picture", _answering(_picture)),
        Route("/view/minimap", _answering(_minimap)),
        Route("/view/rows", _answering(_rows)),
        Route("/view/revision", _revision),
        Route("/view/chronology", _chronology),
        Route(f"/view/plotly-{plotly.__version__}.js", _plotly),
    ]


def plotly_path() -> str:
    """Where the page finds the library, without its leading slash."""
    return f"view/plotly-{plotly.__version__}.js"


def _answering(answer: Callable[[Request], Mapping[str, Any]]) -> Callable[[Request], Any]:
    """A route that works in a thread, so that a heavy answer keeps no other reader waiting."""

    def told(request: Request) -> Response:
        try:
            return _json(answer(request), request)
        except StoreError as error:
            words, status = _refusal(error, request)
            return _json({"error": words}, request, status=status)

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(told, request)

    return endpoint


def _picture(request: Request) -> Mapping[str, Any]:
    asked, view = request.query_params, _view(request)
    return picture(
        entered(request).now(),
        view,
        _names(view.language),
        knowledge().event_types,
        first=_day(asked.get("first")),
        last=_day(asked.get("last")),
        width=max(_number(asked.get("width"), 1000, _WIDEST), 200),
    )


def _minimap(request: Request) -> Mapping[str, Any]:
    view = _view(request)
    return minimap(entered(request).now(), view, _names(view.language), knowledge().event_types)


def _rows(request: Request) -> Mapping[str, Any]:
    asked, view = request.query_params, _view(request)
    first, last = _day(asked.get("first")), _day(asked.get("last"))
    listed = rows(
        entered(request).now(),
        view,
        _names(view.language),
        knowledge().event_types,
        window=None if first is None or last is None else Bounds(first, last),
        sort=asked.get("sort", ""),
        backwards="backwards" in asked,
        offset=_number(asked.get("offset"), 0, _MOST_OFFSET),
        limit=_number(asked.get("limit"), 100, _MOST_ROWS),
    )
    return {**listed, "caption": caption(listed["total"], view.language, is_window=first is not None)}


async def _revision(request: Request) -> Response:
    """Whether anything has changed: asked every other second by every open page, and mostly answered with nothing."""
    try:
        pulse = await run_in_threadpool(_pulse, request)
    except StoreError as error:
        words, status = _refusal(error, request)
        return _json({"error": words}, request, status=status)
    tag = f'"{sha256(repr(pulse).encode()).hexdigest()[:20]}"'
    headers = {"ETag": tag, **_NEVER_KEPT}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return JSONResponse({"revision": pulse.revision, "event": pulse.event_id, "mark": pulse.mark}, headers=headers)


def _pulse(request: Request) -> Pulse:
    timeline = entered(request).timeline
    return _pulse_of(timeline, request.query_params.get("event", ""), int(time.monotonic() / _ALIKE))


@lru_cache(maxsize=256)
def _pulse_of(timeline: str, event: str, _moment: int) -> Pulse:
    """The same for all who ask within a moment: a newsroom looks at one timeline."""
    return installation().store(timeline).pulse(event)


async def _chronology(request: Request) -> Response:
    try:
        page = await run_in_threadpool(_printed, request)
    except StoreError as error:
        words, status = _refusal(error, request)
        return Response(words, status, _NEVER_KEPT, "text/plain")
    return Response(page, 200, _NEVER_KEPT, "text/html")


def _printed(request: Request) -> str:
    asked, view = request.query_params, _view(request)
    door, known = entered(request), knowledge()
    names = _names(view.language)
    return printed(door.now(), door.store, view, names, known.event_types, at_once="print" in asked)


def _refusal(error: StoreError, request: Request) -> tuple[str, int]:
    """What is said of an error, and with which status; the operator has what is wrong with the database in the log."""
    code = _view(request).language
    if isinstance(error, NoTimeline | NotAllowed):
        return error_in_words(error, code), 404
    LOG.error("%s", error)
    return say_in(_NO_DATABASE, code), 503


async def _plotly(request: Request) -> Response:
    if not _takes_gzip(request):
        return Response(PLOTLY.read_bytes(), 200, _FOR_A_YEAR, "text/javascript")
    return Response(_packed_plotly(), 200, _FOR_A_YEAR | _GZIP, "text/javascript")


@lru_cache(maxsize=1)
def _packed_plotly() -> bytes:
    return gzip.compress(PLOTLY.read_bytes(), 6)


def _view(request: Request) -> View:
    """The view that is asked for, in a language of ours: a route is asked for anything."""
    view = read(request.query_params.get("view", ""))
    return view if view.language in LANGUAGES else replace(view, language=SOURCE)


@lru_cache(maxsize=16)
def _names(language: str) -> Mapping[str, str]:
    return names_in(language)


def _day(text: str | None) -> int | None:
    """A day number of days since 1970, which is what a browser counts in; None where it is no number."""
    try:
        return int(float(text or "") // 1) + EPOCH
    except (ValueError, OverflowError):
        return None


def _number(text: str | None, otherwise: int, most: int) -> int:
    return min(int(text), most) if text and text.isascii() and text.isdecimal() and len(text) < 10 else otherwise


def _json(body: Mapping[str, Any], request: Request, *, status: int = 200) -> Response:
    text = orjson.dumps(body)
    if len(text) < _WORTH_PACKING or not _takes_gzip(request):
        return Response(text, status, _NEVER_KEPT, "application/json")
    return Response(gzip.compress(text, 3), status, _NEVER_KEPT | _GZIP, "application/json")


def _takes_gzip(request: Request) -> bool:
    return "gzip" in request.headers.get("accept-encoding", "")
