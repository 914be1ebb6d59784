"""What went wrong, as RFC 9457 tells it to programs."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import orjson
from starlette.responses import Response


class ProblemError(Exception):
    """An answer that is none; the detail says what to do."""

    def __init__(self, status: int, detail: str) -> None:
        """Takes an HTTP status and a sentence."""
        super().__init__(detail)
        self.status, self.detail = status, detail


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """The answer."""
    told: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    head = {"Cache-Control": "no-store", **(headers or {})}
    return Response(orjson.dumps(told), status, head, "application/problem+json")
