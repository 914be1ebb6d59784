"""The routes of the API. Each is a question; what answers it may take a thread."""

import gzip
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any, Final

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from timeline.dates import write_edtf
from timeline.formats import WRITERS, as_json
from timeline.log_lines import LOG
from timeline.store import DocumentQuery, NotAllowed, StoredDocument, StoreError
from timeline.web.api.asking import following, kept_by, limit_of, tag_of, unchanged, view_of
from timeline.web.api.doors import Door, permitted
from timeline.web.api.feeds import atom
from timeline.web.api.openapi import description
from timeline.web.api.page import page
from timeline.web.api.paging import page_of
from timeline.web.api.problems import ProblemError, problem
from timeline.web.speaking import noted, say_in
from timeline.web.state import knowledge

_JSON: Final = "application/json"
_MOST: Final = {"json": 1_000, "csv": 10_000, "ics": 10_000, "atom": 200}
_TITLE: Final = noted("Timeline")
_WORTH_PACKING: Final = 1_500
Answer = Callable[[Request], Response]


def api_routes() -> list[BaseRoute]:
    """All of them, as the OpenAPI document lists them."""
    one = "/api/v1/timelines/{timeline}"
    return [
        Route(f"{one}/events", _answered(_events)),
        Route(f"{one}/events.csv", _answered(lambda request: _table(request, "csv"))),
        Route(f"{one}/events.ics", _answered(lambda request: _table(request, "ics"))),
        Route(f"{one}/events.atom", _answered(_feed)),
        Route(f"{one}/events/{{event}}", _answered(_event)),
        Route(f"{one}/documents", _answered(_documents)),
        Route("/api/v1/openapi.json", _answered(_openapi)),
        Route("/api/v1/", _answered(_page)),
        Route("/api/{rest:path}", _answered(_nothing)),
    ]


def _answered(answer: Answer) -> Callable[[Request], Any]:
    def told(request: Request) -> Response:
        try:
            return answer(request)
        except ProblemError as error:
            return problem(error.status, error.detail)
        except NotAllowed:
            return problem(404, "There is no such timeline, or you may not see it.")
        except StoreError as error:
            # What is wrong with the database is for the operator, who has the log.
            LOG.error("%s", error)
            return problem(503, "The database does not answer; try again later.", {"Retry-After": "5"})

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(told, request)

    return endpoint


def _events(request: Request) -> Response:
    door, limit = permitted(request), limit_of(request, 100, _MOST["json"])
    panorama = door.now()
    tag = tag_of(request, panorama.held().columns.revision)
    if same := unchanged(request, tag):
        return same
    listed = page_of(panorama, view_of(request), request.query_params.get("cursor", ""), limit)
    body = {
        "events": [as_json(event) for event in door.store.events(listed.ids)],
        "total": listed.total,
        "next": following(request, listed.next) if listed.next else None,
    }
    return _json(body, request, kept_by(tag) | _linked(request, listed.next))


def _event(request: Request) -> Response:
    door, asked = permitted(request), str(request.path_params["event"])
    tag = tag_of(request, door.store.revision())
    if same := unchanged(request, tag):
        return same
    event = door.store.event(asked)
    if event is None:
        raise ProblemError(404, "There is no event with this id.")
    return _json(as_json(event), request, kept_by(tag))


def _table(request: Request, form: str) -> Response:
    door, limit = permitted(request), limit_of(request, 1_000, _MOST[form])
    panorama = door.now()
    tag = tag_of(request, panorama.held().columns.revision)
    if same := unchanged(request, tag):
        return same
    listed, stream = page_of(panorama, view_of(request), request.query_params.get("cursor", ""), limit), BytesIO()
    WRITERS[form].write(door.store.events(listed.ids), stream)
    headers = kept_by(tag) | _linked(request, listed.next)
    headers["Content-Disposition"] = f'attachment; filename="timeline.{form}"'
    return Response(stream.getvalue(), 200, headers, WRITERS[form].media_type)


def _feed(request: Request) -> Response:
    door, limit, view = permitted(request), limit_of(request, 50, _MOST["atom"]), view_of(request)
    panorama = door.now()
    columns = panorama.held().columns
    tag = tag_of(request, columns.revision)
    if same := unchanged(request, tag):
        return same
    dated = panorama.listed(view, None)
    undated = panorama.scene(view, ()).undated
    last = dated[: len(dated) - undated][-limit:][::-1]
    events = door.store.events([columns.ids[place].decode() for place in last.tolist()])
    known, address = knowledge(), str(request.url)
    names = known.actor_labels(view.language)
    made = atom(
        events, title=say_in(_TITLE, view.language), address=address, language=view.language,
        types=known.event_types, names=names,
    )  # fmt: skip
    return Response(made, 200, kept_by(tag), "application/atom+xml")


def _documents(request: Request) -> Response:
    door, limit = permitted(request), limit_of(request, 100, _MOST["json"])
    said = request.query_params.get("offset", "0")
    if not (said.isascii() and said.isdecimal() and len(said) < 10):
        raise ProblemError(400, "offset must be a number from 0.")
    tag = tag_of(request, door.store.revision())
    if same := unchanged(request, tag):
        return same
    found = door.store.find_documents(
        DocumentQuery(words=request.query_params.get("words", "")[:500], limit=limit, offset=int(said))
    )
    after = int(said) + len(found.documents)
    more = str(request.url.include_query_params(offset=after).replace(scheme="", netloc=""))
    body = {
        "documents": [_document(one) for one in found.documents],
        "total": found.total,
        "next": more if found.documents and after < found.total else None,
    }
    return _json(body, request, kept_by(tag))


def _document(stored: StoredDocument) -> dict[str, Any]:
    citation = stored.citation
    return {
        "id": stored.id,
        "title": citation.title,
        "archive": citation.archive,
        "url": citation.url,
        "licence": citation.licence,
        "language": stored.language,
        "created": stored.created or None,
        "date": write_edtf(stored.date.when) if stored.date.when else None,
        "events": stored.events,
    }


def _openapi(request: Request) -> Response:
    return _json(description(), request, {"Cache-Control": "public, max-age=3600"})


def _page(_request: Request) -> Response:
    return Response(page(description()), 200, {"Cache-Control": "public, max-age=3600"}, "text/html")


def _nothing(_request: Request) -> Response:
    raise ProblemError(404, "There is nothing here; /api/v1/openapi.json says what there is.")


def _linked(request: Request, cursor: str) -> dict[str, str]:
    return {"Link": f'<{following(request, cursor)}>; rel="next"'} if cursor else {}


def _json(body: Mapping[str, Any], request: Request, headers: Mapping[str, str]) -> Response:
    text = orjson.dumps(body)
    if len(text) < _WORTH_PACKING or "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(text, 200, dict(headers), _JSON)
    return Response(gzip.compress(text, 1), 200, {**headers, "Content-Encoding": "gzip"}, _JSON)


__all__ = ["Door", "api_routes"]
