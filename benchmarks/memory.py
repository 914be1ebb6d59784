"""What a million events take in memory: of the server, and of one reader's browser.

    python benchmarks/memory.py

The server is asked for what fills it: the page, every way of laning, a search, the table. Then its resident set is read
as the system counts it (and, where the system keeps it, the highest it ever was). The browser's is the JavaScript heap
in use of a page that has zoomed and moved some, after a collection of garbage, as Chromium's protocol counts it.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from figures import Asked, Figure, run, say
from stage import Server, chromium, fetched, made_up, opened, reader, redrawn, served

MANY = 1_000_000
VIEWS = tuple(f"language=en&by={by}" for by in ("type", "actor", "pair", "place", "source", "collection"))
KEYS = ("+", "+", "ArrowRight", "+", "+", "+", "ArrowLeft", "+", "+", "+", "-", "0")


def measure(asked: Asked) -> Iterator[Figure]:
    """The sixth row of the targets."""
    with chromium() as browser, served(made_up(asked.folder, MANY)) as server:
        yield from of_server(browser, server)


def of_server(browser: Any, server: Server) -> Iterator[Figure]:
    """The same on a server that is there already."""
    say("1,000,000 events, memory")
    with reader(browser) as page:
        opened(page, server.address)
        for key in KEYS:
            redrawn(page, lambda key=key: page.locator(".tl-chart").press(key))  # type: ignore[misc]
        heap = _heap(page)
    for view in (*VIEWS, "language=en&words=Vienna"):
        for route in ("picture", "minimap", "rows"):
            fetched(f"{server.address}/view/{route}?{urlencode({'view': view})}", timeout=120)
    yield Figure("1,000,000 events: server, resident", resident(server.pid), "MiB", 1024, _highest(server.pid))
    yield Figure("1,000,000 events: browser heap", heap, "MB", 60, "after a collection of garbage")


def resident(pid: int) -> float:
    """MiB of a process in memory."""
    told = subprocess.run(("ps", "-o", "rss=", "-p", str(pid)), capture_output=True, text=True, check=True)
    return int(told.stdout) / 1024


def _highest(pid: int) -> str:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return ""
    most = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return f"never more than {int(most.split()[1]) / 1024:,.0f} MiB"


def _heap(page: Any) -> float:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    figures = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(figures["JSHeapUsedSize"]) / 1e6


if __name__ == "__main__":
    run(measure, __doc__)
