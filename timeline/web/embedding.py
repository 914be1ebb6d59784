"""The timeline for other sites and for whoever has no session: the chart alone, or with its chronology; read-only."""

import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from timeline.store import NotAllowed, StoreError
from timeline.web.api.asking import view_of
from timeline.web.api.doors import Door, permitted
from timeline.web.api.problems import ProblemError
from timeline.web.chronicle import chronology_html, told
from timeline.web.guard import Settings
from timeline.web.html_document import html_document
from timeline.web.plain import tag
from timeline.web.printed import document_styles, heading
from timeline.web.routes import plotly_path
from timeline.web.speaking import direction_of, noted, say_in
from timeline.web.state import knowledge
from timeline.web.viewing import View, written
from timeline.web.zooming_words import WORDS

_ASSETS: Final = Path(__file__).with_name("assets")
_TITLE: Final = noted("Timeline")
_CUT: Final = noted("Only the first {number} are told below.")
_NOT_THERE: Final = noted("There is no such timeline here, or it is not shared with you.")
_NOT_NOW: Final = noted("The timeline cannot be shown just now; try again later.")
# What is read below the chart; the chart itself has all.
_MOST_TOLD: Final = 500
# They say which timeline, and by what right.
_PASSED_ON: Final = ("timeline", "link")


def embed_routes(settings: Settings) -> list[BaseRoute]:
    """The chart alone, which other sites may frame where the operator lets them, and the page for everybody."""
    framers = " ".join(("'self'", *settings.framers))
    return [
        Route("/embed", _answering(_chart_alone, framers)),
        Route("/public", _answering(_whole, "'self'")),
    ]


def _answering(make: Callable[[Request, Door, View], str], framers: str) -> Callable[[Request], Any]:
    headers = {
        "Content-Security-Policy": f"frame-ancestors {framers}; base-uri 'none'; form-action 'none'; object-src 'none'",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Cache-Control": "private, no-cache",
        "X-Robots-Tag": "noindex",
    }

    def told(request: Request) -> Response:
        try:
            return Response(make(request, permitted(request), view_of(request)), 200, headers, "text/html")
        except (ProblemError, NotAllowed, StoreError) as error:
            status = error.status if isinstance(error, ProblemError) else 404 if isinstance(error, NotAllowed) else 503
            return Response(_instead(status, view_of(request)), status, headers, "text/html")

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(told, request)

    return endpoint


def _instead(status: int, view: View) -> str:
    """A page that says why there is no timeline on it."""
    words = say_in(_NOT_THERE if status == 404 else _NOT_NOW, view.language)
    body = f"<main>{tag('p', words, side=direction_of(view.language))}</main>"
    return html_document(body, title=say_in(_TITLE, view.language), language=view.language, styles=document_styles())


def _chart_alone(request: Request, door: Door, view: View) -> str:
    return _document(_chart(request, door, view), view)


def _whole(request: Request, door: Door, view: View) -> str:
    known = knowledge()
    number = len(door.panorama.listed(view, None))
    events = door.store.events(door.panorama.ids(view, 0, _MOST_TOLD))
    names = known.actor_labels(view.language)
    years = told(events, door.store, types=known.event_types, names=names, language=view.language)
    head = f"<header>{heading(_TITLE, number, _MOST_TOLD, view.language, _CUT)}</header>"
    below = f'<main class="chronology">{chronology_html(years, view.language)}</main>'
    return _document(f"{head}{_chart(request, door, view)}{below}", view)


def _chart(request: Request, door: Door, view: View) -> str:
    where = {name: value for name in _PASSED_ON if (value := request.query_params.get(name, ""))}
    data = {
        "order": list(view.order),
        "hidden": list(view.hidden),
        "folded": list(view.folded),
        "view": "&".join(filter(None, (written(view), urlencode(where)))),
        "revision": door.panorama.held().columns.revision,
        "selected": "",
        "window": None,
        # A server may stand below a path of its proxy's: beside us is beside us.
        "base": ".",
        "plotly": plotly_path(),
        "direction": direction_of(view.language),
        "words": {name: say_in(text, view.language) for name, text in WORDS.items()},
        "tour": {"steps": []},
        "timeline": door.timeline,
        "where": where,
    }
    # No word in it can end the element it stands in.
    packed = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    drawn = (_ASSETS / "timeline.html").read_text("utf-8")
    proof = '<aside class="proof" aria-live="polite" hidden></aside>'
    given = f'<script type="application/json" id="data">{packed}</script>'
    return f'<div class="embed" lang="{escape(view.language)}">{drawn}</div>{proof}{given}'


def _document(body: str, view: View) -> str:
    styles = [*document_styles(), (_ASSETS / "timeline.css").read_text("utf-8")]
    styles.append(Path(__file__).with_name("embed.css").read_text("utf-8"))
    return html_document(
        body,
        title=say_in(_TITLE, view.language),
        language=view.language,
        styles=styles,
        scripts=[_script()],
        asks=True,
    )


def _script() -> str:
    """The component's own script, which a page of ours calls as Streamlit would."""
    names = ("timeline.js", "tour.js", "shared.js", "embed.js")
    script = "\n".join((_ASSETS / name).read_text("utf-8") for name in names)
    return script.replace("export default function (component)", "function mount(component)", 1)
