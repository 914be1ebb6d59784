"""Against vis-timeline and TimelineJS3: the same events in the same browser, to painted and to redrawn after a pan.

    python benchmarks/peers.py

Both come from the npm registry into the folder, and are served from there. Each page is opened once to fill the
browser's cache, and then measured; ours is the whole app as its reader gets it, on a server that has its events in
memory, the peers are bare pages with nothing else on them, whose data lie ready in the peer's own form. Painted is the
frame after the first drawing: `timeline:drawn` of ours, `changed` of vis-timeline, `loaded` of TimelineJS3, counted
from the start of the navigation. The pan is a wheel turned sideways over the chart in all three; redrawn is the frame
after vis-timeline and ours say that they have drawn, and the very next frame for TimelineJS3, which moves what it drew
at first. A page that is not painted within the limit is not tried again. Undated events are left out for the peers,
who cannot show them; of several possible days they get the first.
"""

import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

import psutil
from figures import Asked, Figure, median, run, say
from stage import chromium, made_up, reader, served

from timeline import pipeline
from timeline.dates import bounds, civil, parse_edtf
from timeline.events import EventType, Outline
from timeline.store import Store
from timeline.views import event_label

SIZES: Final = (1_000, 10_000, 100_000)
PACKAGES: Final = ("vis-timeline@8.5.4", "@knight-lab/timelinejs@3.9.11")
PEERS: Final = {"vis": ("vis-timeline 8.5", "#chart"), "timelinejs": ("TimelineJS3 3.9", ".tl-timenav")}
OURS: Final = "Timeline"
# How much slower than the better peer we may be at each size.
SHARE: Final = {1_000: 1.5, 10_000: 1.0, 100_000: 1.0}
PAGES: Final = Path(__file__).with_name("pages")
PANS: Final = 5


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds to painted and to redrawn, of one timeline at one size; empty where it did not finish."""

    painted: Sequence[float]
    redrawn: Sequence[float]


def measure(asked: Asked) -> Iterator[Figure]:
    """The seventh row of the targets."""
    folder = asked.folder / "peers"
    _install(folder)
    with _files(folder) as address:
        for size in SIZES:
            url = made_up(asked.folder, size)
            _write(folder, url, size)
            theirs = {
                name: _times(f"{address}/{key}.html?events={size}", over, f"{name}, {size:,}", asked)
                for key, (name, over) in PEERS.items()
            }
            with served(url) as server:
                ours = _times(server.address, ".tl-chart", f"{OURS}, {size:,}", asked)
            yield from compared(size, ours, theirs, asked.limit)


def compared(size: int, ours: Times, theirs: dict[str, Times], limit: float) -> Iterator[Figure]:
    """Ours with the better peer's median as the target, then the peers'; a peer that did not finish took the limit."""
    for what, part in (("painted", "painted"), ("redrawn after a pan", "redrawn")):
        times = {name: median(getattr(of_peer, part)) for name, of_peer in theirs.items()}
        best = min((limit * 1000 if value is None else value) for value in times.values())
        told = f"{SHARE[size]:g} × the better peer"
        yield Figure(f"{size:,} events, {what}: {OURS}", median(getattr(ours, part)), "ms", SHARE[size] * best, told)
        for name, value in times.items():
            told = f"not within {limit:.0f} s" if value is None else f"{len(getattr(theirs[name], part))} times"
            yield Figure(f"{size:,} events, {what}: {name}", value, "ms", None, told)


def _times(address: str, over: str, told: str, asked: Asked) -> Times:
    from playwright.sync_api import Error

    painted: list[float] = []
    redrawn: list[float] = []
    say(told)
    stop = time.monotonic() + asked.limit
    try:
        # A browser each: a page of a hundred thousand may take its own with it.
        with _ended_after(4 * asked.limit), chromium() as browser, reader(browser, limit=asked.limit) as page:
            _painted(page, address)
            for _ in range(asked.repeats):
                painted.append(_painted(page, address))
                if time.monotonic() > stop:
                    break
            page.wait_for_timeout(1500)
            redrawn = [_panned(page, over) for _ in range(PANS)]
    except Error as error:  # a page that takes too long, or dies
        say(f"{told}: {str(error).splitlines()[0]}")
    return Times(painted, redrawn)


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """Ends the pages that are still at work by then: one that never rests is not even closed by its browser."""

    def end() -> None:
        for process in psutil.Process().children(recursive=True):
            with suppress(psutil.Error):
                if "--type=renderer" in process.cmdline():
                    process.kill()

    timer = threading.Timer(seconds, end)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _painted(page: Any, address: str) -> float:
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.drawn.length")
    return float(page.evaluate("window.drawn[0].at ?? window.drawn[0]"))


def _panned(page: Any, over: str) -> float:
    page.locator(over).first.hover()
    page.evaluate("window.drawn = []")
    page.mouse.wheel(200, 0)
    # The wheel comes to the page in its own time, so what was done before is told from it by the emptied list.
    page.wait_for_function("() => window.drawn.some((one) => (one.at ?? one) > window.acted)")
    time = page.evaluate("window.drawn.map((one) => one.at ?? one).find((at) => at > window.acted) - window.acted")
    page.wait_for_timeout(1200)
    return float(time)


def _install(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "node_modules" / "vis-timeline").exists():
        say(f"npm install {' '.join(PACKAGES)}")
        npm = shutil.which("npm")
        if npm is None:
            sys.exit(
                "The peers come from the npm registry, and there is no npm here: install Node.js, or leave them out."
            )
        command = (npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES)
        subprocess.run(command, check=True, stdout=sys.stderr)
    for page in PAGES.glob("*.html"):
        shutil.copy(page, folder)


@contextmanager
def _files(folder: Path) -> Iterator[str]:
    """A folder as a site on this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_address[1]}"
        site.shutdown()


def _write(folder: Path, url: str, size: int) -> None:
    """The events of a store in each peer's own form."""
    known = pipeline.knowledge()
    names = dict(known.actor_labels("en"))
    with Store.open(url) as store, store.outlines() as outlines:
        told = [_told(outline, names, known.event_types) for outline in outlines.changed if outline.date]
    groups = sorted({event["group"] for event in told})
    vis = {"items": list(map(_for_vis, told)), "groups": [{"id": group, "content": group} for group in groups]}
    (folder / f"vis-{size}.json").write_text(json.dumps(vis, ensure_ascii=False), "utf-8")
    timelinejs = json.dumps(list(map(_for_timelinejs, told)), ensure_ascii=False)
    (folder / f"timelinejs-{size}.json").write_text(timelinejs, "utf-8")


def _told(outline: Outline, names: Mapping[str, str], types: Mapping[str, EventType]) -> dict[str, Any]:
    span = bounds(parse_edtf(outline.date))
    first = span.earliest if span.earliest is not None else span.latest
    last = span.latest if span.latest is not None else first
    return {
        "id": outline.id,
        "label": event_label(outline.event(None), types=types, names=names, language="en"),
        "group": types[outline.type].labels["en"],
        "first": civil(first or 0),
        "last": civil(last or 0),
    }


def _for_vis(event: dict[str, Any]) -> dict[str, Any]:
    item = {"id": event["id"], "content": event["label"], "group": event["group"], "start": _iso(event["first"])}
    return item if event["first"] == event["last"] else item | {"end": _iso(event["last"])}


def _for_timelinejs(event: dict[str, Any]) -> dict[str, Any]:
    item = {
        "unique_id": event["id"],
        "text": {"headline": event["label"]},
        "group": event["group"],
        "start_date": _parts(event["first"]),
    }
    return item if event["first"] == event["last"] else item | {"end_date": _parts(event["last"])}


def _iso(day: tuple[int, int, int]) -> str:
    return f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"


def _parts(day: tuple[int, int, int]) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), day, strict=True))


if __name__ == "__main__":
    run(measure, __doc__)
