"""The OpenAPI 3.1 document: what the routes take and give, for programs that write clients."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from timeline.events import Status
from timeline.web.viewing import OURS

_OF_THE_SCREEN: Final = frozenset(("by", "calendar", "order", "hidden", "folded"))
_MEANINGS: Final = {
    "types": "Kinds of event, any of them.",
    "statuses": f"Any of {', '.join(Status)}; without it all but what was denied.",
    "actors": "Codes of states, organisations or people, any of them.",
    "pairs": "Two codes parted by a space: both take part.",
    "years": "First and last year, either may be missing: 1815..1914, 1815..",
    "words": "Words that stand in the quotes, or name an actor or a kind.",
    "language": "The language of labels and titles: en, ar, zh, fr, ru or es.",
}
_TEXT: Final = {"type": "string"}
_TEXTS: Final = {"type": "array", "items": _TEXT}
_PERHAPS: Final = {"type": ["string", "null"]}
_NUMBER: Final = {"type": "integer", "minimum": 0}


def description() -> dict[str, Any]:
    """The whole document."""
    one = "/api/v1/timelines/{timeline}"
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Timeline",
            "version": "1",
            "description": "Dated events with the words that prove them. Dates are EDTF; offsets are code points.",
        },
        "paths": {
            f"{one}/events": _path("Events in order of time, undated ones last", "Events", _listing(1_000)),
            f"{one}/events.csv": _path("The same as CSV", "text/csv", _listing(10_000)),
            f"{one}/events.ics": _path("The dated ones as a calendar", "text/calendar", _listing(10_000)),
            f"{one}/events.atom": _path("The latest as a feed", "application/atom+xml", [*_filters(), _limit(200)]),
            f"{one}/events/{{event}}": _path("One event", "Event", [_in_path("event")]),
            f"{one}/documents": _path("The documents, the last added first", "Documents", _documents()),
        },
        "components": {"schemas": _schemas(), "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{}, {"token": []}],
    }


def _path(summary: str, gives: str, parameters: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    kind = gives if "/" in gives else "application/json"
    schema = _TEXT if "/" in gives else {"$ref": f"#/components/schemas/{gives}"}
    failed = {"$ref": "#/components/schemas/Problem"}
    problem = {"description": "What went wrong", "content": {"application/problem+json": {"schema": failed}}}
    answers: dict[str, Any] = {
        "200": {
            "description": summary,
            "headers": {"ETag": {"schema": _TEXT}, "Link": {"schema": _TEXT}},
            "content": {kind: {"schema": schema}},
        },
        "304": {"description": "As you have it"},
        **dict.fromkeys(("400", "404", "503"), problem),
    }
    return {"get": {"summary": summary, "parameters": [_in_path("timeline"), *parameters], "responses": answers}}


def _listing(most: int) -> list[dict[str, Any]]:
    cursor = {"name": "cursor", "in": "query", "description": "From `next` of the page before.", "schema": _TEXT}
    return [*_filters(), _limit(most), cursor]


def _filters() -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "query",
            "description": _MEANINGS.get(name, "Any of them."),
            "schema": _TEXT if name in ("years", "words", "language") else _TEXTS,
        }
        for name in sorted(OURS - _OF_THE_SCREEN)
    ]


def _documents() -> list[dict[str, Any]]:
    words = {"name": "words", "in": "query", "description": "Words of the title or the text.", "schema": _TEXT}
    return [words, _limit(1_000), {"name": "offset", "in": "query", "schema": _NUMBER}]


def _limit(most: int) -> dict[str, Any]:
    return {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": most}}


def _in_path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": _TEXT}


def _schemas() -> dict[str, Any]:
    evidence = _object(document=_TEXT, start=_NUMBER, end=_NUMBER, quote=_TEXT)
    return {
        "Event": _object(
            id=_TEXT, date=_PERHAPS, earliest=_PERHAPS, latest=_PERHAPS,
            status={"enum": [status.value for status in Status]}, type=_TEXT, actors=_TEXTS, recipients=_TEXTS,
            people=_TEXTS, place=_TEXT, evidence={"type": "array", "items": evidence}, because=_TEXT, confirmed=_TEXTS,
        ),
        "Events": _object(events=_list_of("Event"), total=_NUMBER, next=_PERHAPS),
        "Document": _object(
            id=_TEXT, title=_TEXT, archive=_TEXT, url=_TEXT, licence=_TEXT, language=_TEXT,
            created=_PERHAPS, date=_PERHAPS, events=_NUMBER,
        ),
        "Documents": _object(documents=_list_of("Document"), total=_NUMBER, next=_PERHAPS),
        "Problem": _object(type=_TEXT, title=_TEXT, status=_NUMBER, detail=_TEXT),
    }  # fmt: skip


def _list_of(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
