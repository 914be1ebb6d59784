"""The whole app, with routes beside it by which a program does what people do at its pages: what `killing.py` kills.

Each route calls what the page of that name calls, in the app's own process, and answers when the page would say that it
is done. On loopback only, and no part of what is installed.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

sys.path.insert(0, str(Path(__file__).parent.parent))

from app import app as whole
from timeline.installation import HOME, LOCAL
from timeline.store import Query, StoreError
from timeline.taking_in import take_in
from timeline.text import Citation, Document
from timeline.web.state import installation, knowledge, now

WHO = "the benchmark"


def _report(said: Any) -> Any:
    """As *Add this report* does."""
    store = installation().store(HOME)
    document = Document(said["text"], citation=Citation(title=said["title"]))
    added = take_in(document, store, knowledge(), at=now())
    return {"known": added.known, "events": [event.id for event in store.find(Query(documents=(document.id,)))]}


def _correction(said: Any) -> Any:
    """As the panel of an event does."""
    event = installation().store(HOME).correct(said["event"], "place", said["place"], who=WHO, at=now())
    return {"place": event.place}


def _upload(said: Any) -> Any:
    """As *Add these files* does."""
    files = [(name, text.encode()) for name, text in said["files"]]
    return {"job": installation().leave(HOME, files, LOCAL)}


def _jobs(_said: Any) -> Any:
    """As the panel of jobs does."""
    return [[job.id, job.state, job.told] for job in installation().jobs(HOME, LOCAL)]


def _route(deed: Callable[[Any], Any]) -> Route:
    async def answer(request: Request) -> Response:
        said = await request.json()
        try:
            return JSONResponse(await run_in_threadpool(deed, said))
        except StoreError as error:
            return JSONResponse({"error": str(error)}, 503)

    return Route(f"/try/{deed.__name__.strip('_')}", answer, methods=["POST"])


def beside(app: ASGIApp) -> ASGIApp:
    """The app, and the routes."""
    tries = Starlette(routes=[_route(deed) for deed in (_report, _correction, _upload, _jobs)])

    async def both(scope: Scope, receive: Receive, send: Send) -> None:
        is_tried = scope["type"] == "http" and scope["path"].startswith("/try/")
        await (tries if is_tried else app)(scope, receive, send)

    return both


if __name__ == "__main__":
    uvicorn.run(beside(whole), host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
