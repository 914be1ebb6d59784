"""Who may read which timeline: the one place where a request of the API, or of the embedded page, is let in."""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from timeline.locating import database_url
from timeline.store import Store
from timeline.web.api.problems import ProblemError
from timeline.web.panoramas import Panorama
from timeline.web.state import open_store, panorama_at

HOME: Final = "home"


@dataclass(frozen=True, slots=True)
class Door:
    """A timeline that the request may read."""

    timeline: str
    store: Store
    panorama: Panorama


def permitted(request: Request) -> Door:
    """The timeline of a request's path, or of its address; what one may not see is told as not there.

    Raises ProblemError.
    """
    timeline = str(request.path_params.get("timeline") or request.query_params.get("timeline") or HOME)
    if timeline != HOME:
        raise ProblemError(404, "There is no such timeline, or you may not see it.")
    return Door(timeline, open_store(database_url()), panorama_at(database_url()))
