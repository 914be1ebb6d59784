"""Figures of this process in Prometheus's form: requests, their durations, what is in memory, who waits for what."""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.process_collector import ProcessCollector

_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_BY_ITSELF: Final = frozenset({"/view/revision", "/healthz", "/readyz", "/metrics", "/_stcore/health"})
# Asked for when somebody looks, not kept up to date: name, what it is, and how many now.
Levels = Callable[[], Mapping[str, float]]


class Meters:
    """Counts requests; `levels` are read whenever the figures are."""

    def __init__(self, levels: Levels = dict) -> None:
        """A registry of its own, so that several may stand in one process, as in tests."""
        self._registry = CollectorRegistry()
        names = ("method", "route", "status")
        self._requests = Counter("timeline_requests", "Requests answered", names, registry=self._registry)
        self._durations = Histogram(
            "timeline_request_seconds", "Time to the end of an answer", ("route",),
            buckets=_SECONDS, registry=self._registry,
        )  # fmt: skip
        self._registry.register(_Levels(levels))
        ProcessCollector(registry=self._registry)
        self._last = time.monotonic()

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request; a route is a pattern of ours, so that there are few."""
        self._requests.labels(method, route, str(status)).inc()
        self._durations.labels(route).observe(seconds)
        if route not in _BY_ITSELF:
            self._last = time.monotonic()

    def quiet(self) -> float:
        """Seconds since somebody asked for something; what pages and watchers ask by themselves is not counted."""
        return time.monotonic() - self._last

    def text(self) -> bytes:
        """All figures, as Prometheus reads them."""
        return generate_latest(self._registry)


class _Levels:
    def __init__(self, levels: Levels) -> None:
        self._levels = levels

    def collect(self) -> Iterable[Metric]:
        for name, value in self._levels().items():
            yield GaugeMetricFamily(f"timeline_{name}", name.replace("_", " ").capitalize(), value)
