"""Who may read which timeline: a refusal is told to programs as any other problem."""

from starlette.requests import Request

from timeline.installation import NoTimeline
from timeline.web.api.problems import ProblemError
from timeline.web.entering import Door, entered


def permitted(request: Request) -> Door:
    """The timeline of a request; what one may not see is told as not there. Raises ProblemError."""
    try:
        return entered(request)
    except NoTimeline as error:
        raise ProblemError(404, "There is no such timeline, or you may not see it.") from error


__all__ = ["Door", "permitted"]
