"""What the benchmarks of the timeline stand on: made-up events, the app as a server, and a browser before it."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from figures import ROOT, say

sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import ADVICE, executable  # noqa: E402
from crowd import fill  # noqa: E402

from timeline.store import Store  # noqa: E402

# Notes when a chart is on the screen: the frame after it was drawn is painted when its timeout comes. What the reader
# did last is on the same clock; `event.timeStamp` is when it was done, not when the page came round to it.
RECORDER = """
window.drawn = [];
window.acted = 0;
const act = (event) => { if (event.isTrusted) window.acted = event.timeStamp; };
for (const kind of ["keydown", "pointerdown", "click", "wheel"]) addEventListener(kind, act, true);
document.addEventListener("timeline:drawn", (event) => {
  const { count, mode } = event.target.closest(".tl").dataset;
  requestAnimationFrame(() => setTimeout(() => window.drawn.push({ at: performance.now(), count: +count, mode })));
}, true);
"""
VIEWPORT = {"width": 1400, "height": 1000}


@dataclass(frozen=True, slots=True)
class Server:
    """The app in a process of its own."""

    address: str
    pid: int


def made_up(folder: Path, number: int) -> str:
    """The URL of a database of so many made-up events, made where the folder has none yet."""
    folder.mkdir(parents=True, exist_ok=True)
    path = (
        folder / f"c{number // 1_000_000}m.sqlite3" if number >= 1_000_000 else folder / f"c{number // 1000}k.sqlite3"
    )
    if not path.exists():
        say(f"making {number:,} events")
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        with Store.open(f"sqlite:///{unfinished}") as store:
            fill(store, number)
        unfinished.rename(path)
    return f"sqlite:///{path}"


@contextmanager
def served(url: str, *, warm: bool = True) -> Iterator[Server]:
    """The app under uvicorn on a database; when warm, it has its events in memory before anyone asks."""
    port = _free_port()
    # All the readers here come from one address, and would be slowed down as one.
    environment = {**os.environ, "TIMELINE_DATABASE_URL": url, "TIMELINE_RATE": "0"}
    command = [sys.executable, "-m", "uvicorn", "app:app", "--port", str(port), "--no-access-log"]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            server = Server(f"http://127.0.0.1:{port}", process.pid)
            _await(server, process, log)
            if warm:
                fetched(f"{server.address}/view/minimap?view=language%3Den", timeout=600)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=30)


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless browser that goes nowhere by itself."""
    from playwright.sync_api import sync_playwright

    path = executable()
    if path is None:
        sys.exit(ADVICE)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--enable-precise-memory-info"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@contextmanager
def reader(browser: Any, *, limit: float = 60) -> Iterator[Any]:
    """A page of a reader who has never been here: nothing is cached, and nothing leaves this machine."""
    context = browser.new_context(viewport=VIEWPORT, service_workers="block")
    page = context.new_page()
    page.set_default_timeout(limit * 1000)
    page.add_init_script(RECORDER)
    yield page
    context.close()


def opened(page: Any, address: str) -> float:
    """Milliseconds from the navigation to the painted chart."""
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.drawn.length")
    return float(page.evaluate("window.drawn[0].at"))


def redrawn(page: Any, act: Callable[[], Any]) -> float:
    """Milliseconds from what the reader does to the chart it leads to, painted."""
    page.evaluate("window.drawn = []")
    act()
    page.wait_for_function("() => window.drawn.some((one) => one.at > window.acted)")
    return float(page.evaluate("window.drawn.find((one) => one.at > window.acted).at - window.acted"))


def fetched(address: str, *, timeout: float = 60) -> bytes:
    """What an address answers, from this machine only."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=timeout) as answer:
        return bytes(answer.read())


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(server: Server, process: "subprocess.Popen[bytes]", log: IO[bytes]) -> None:
    give_up = time.monotonic() + 90
    while time.monotonic() < give_up and process.poll() is None:
        try:
            fetched(f"{server.address}/_stcore/health", timeout=2)
            return
        except OSError:
            time.sleep(0.05)
    log.seek(0)
    raise RuntimeError(f"the app did not start: {log.read()[-2000:].decode(errors='replace')}")
