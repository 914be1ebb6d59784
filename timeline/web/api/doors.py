"""Who may read which timeline: the one place where a request of the API, or of the embedded page, is let in."""

from dataclasses import dataclass

from starlette.requests import Request

from timeline.installation import NoTimeline
from timeline.store import Store
from timeline.web.api.problems import ProblemError
from timeline.web.panoramas import Panorama
from timeline.web.state import installation, panorama_of
from timeline.web.visitors import TIMELINE, timeline_of_request, visitor_of_request


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
    timeline = str(request.path_params.get(TIMELINE) or timeline_of_request(request))
    visitor = visitor_of_request(request)
    try:
        store = installation().timeline(visitor, timeline)
    except NoTimeline as error:
        raise ProblemError(404, "There is no such timeline, or you may not see it.") from error
    if visitor.token:
        installation().note_use(visitor)
    return Door(timeline, store, panorama_of(timeline))
