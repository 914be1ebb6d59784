"""What a request asks for: a view, as in the address of the app, a place in the list and how much of it."""

from dataclasses import replace
from zlib import crc32

from starlette.requests import Request
from starlette.responses import Response

from timeline.web.api.problems import ProblemError
from timeline.web.speaking import LANGUAGES, SOURCE
from timeline.web.viewing import View, read


def view_of(request: Request) -> View:
    """The filters; in a language of ours."""
    view = read(request.url.query)
    return view if view.language in LANGUAGES else replace(view, language=SOURCE)


def limit_of(request: Request, otherwise: int, most: int) -> int:
    """How many are asked for. Raises ProblemError where that is no number, or too many."""
    said = request.query_params.get("limit", str(otherwise))
    if not (said.isascii() and said.isdecimal() and len(said) < 8 and 1 <= int(said) <= most):
        raise ProblemError(400, f"limit must be a number from 1 to {most}.")
    return int(said)


def tag_of(request: Request, revision: int) -> str:
    """What an answer is known by: the timeline's last writing, and what was asked. The same again needs no answer."""
    asked = f"{request.url.path}?{request.url.query}"
    return f'W/"{revision}-{crc32(asked.encode()):08x}"'


def unchanged(request: Request, tag: str) -> Response | None:
    """The short answer to who has this one already."""
    had = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag.removeprefix("W/") in had or had == ["*"]:
        return Response(status_code=304, headers=kept_by(tag))
    return None


def kept_by(tag: str) -> dict[str, str]:
    """The headers of an answer that may be kept, and asked after."""
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie, Accept-Encoding"}


def following(request: Request, cursor: str) -> str:
    """The address of the next page."""
    return str(request.url.include_query_params(cursor=cursor).replace(scheme="", netloc=""))
