"""What an operator sees: a line a request, whether the service lives and is ready, and figures to draw."""

from timeline.log_lines import begin_log, tell_failure
from timeline.web.watch.health import health_routes
from timeline.web.watch.meters import Meters
from timeline.web.watch.watching import Watch

__all__ = ["Meters", "Watch", "begin_log", "health_routes", "tell_failure"]
