"""The one door of all our routes: who asks for which timeline is judged here, before anything of it is touched."""

from dataclasses import dataclass

from starlette.requests import Request

from timeline.store import Store
from timeline.web.panoramas import Panorama
from timeline.web.state import installation, panorama_of
from timeline.web.visitors import TIMELINE, timeline_of_request, visitor_of_request


@dataclass(frozen=True, slots=True)
class Door:
    """A timeline that the request may read, and does so with the right of who asks."""

    timeline: str
    store: Store
    panorama: Panorama

    def now(self) -> Panorama:
        """All events as they are at this moment, for one answer."""
        return self.panorama.as_of(self.panorama.held())


def entered(request: Request) -> Door:
    """The timeline of a request's path, or of its address. Raises NoTimeline where who asks may not read it."""
    timeline, visitor = (
        str(request.path_params.get(TIMELINE) or timeline_of_request(request)),
        visitor_of_request(request),
    )
    # The log names who asks by number; what the secret was, it never hears.
    request.state.who = f"person {visitor.person}" if visitor.person is not None else ""
    store, grant = installation().admitted(visitor, timeline)
    request.state.who = grant.number
    if visitor.token:
        installation().note_use(visitor)
    return Door(timeline, store, panorama_of(timeline))
