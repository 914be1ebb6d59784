"""Fifty readers at once on a million events: how long the route that gives the picture of a window takes.

    python benchmarks/readers.py

The app runs under uvicorn in one process, the readers are threads of another, each with a connection of its own. A
reader moves the window as one does who drags without a rest: zooms in or out or moves, each move from where the last
one ended, then looks for half a second to a second and a half (one second on average) and moves again; the app itself
asks once a movement, when the mouse is let go. Every other reader looks at all events by type, the others through
filters and lanes of their own. So some fifty questions a second would come if answers took no time. Counted from the
question to the last byte of the answer, packed as browsers take it. Beside it: all fifty asking in the same instant.
"""

import http.client
import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from figures import Asked, Figure, median, p95, run, say
from stage import Server, made_up, served

MANY = 1_000_000
READERS = 50
SECONDS = 20
PAUSE = (0.5, 1.5)
BURSTS = 5
FIRST, LAST = -56_600, 20_400  # days since 1970: from 1815 to 2025
VIEWS = (
    "language=en",
    "language=en&by=actor",
    "language=ar",
    "language=en&types=visit&types=meeting",
    "language=fr&by=place",
    "language=en&precisions=day",
)
SEED = 1919


@dataclass(slots=True)
class Window:
    """What one reader sees, which moves."""

    first: float
    last: float

    def move(self, dice: random.Random) -> None:
        """One drag: further in, further out, or sideways."""
        length, act = self.last - self.first, dice.random()
        if length > 20 and act < 0.45:
            self.first += length * dice.uniform(0, 0.6)
            self.last = self.first + length * dice.uniform(0.2, 0.4)
        elif act < 0.6:
            self.first, self.last = max(self.first - length, FIRST), min(self.last + length, LAST)
        else:
            by = length * dice.uniform(-0.5, 0.5)
            self.first, self.last = self.first + by, self.last + by
        if self.last < FIRST or self.first > LAST:
            self.first, self.last = FIRST, LAST


def measure(asked: Asked) -> Iterator[Figure]:
    """The fourth row of the targets."""
    with served(made_up(asked.folder, MANY)) as server:
        yield from of_server(server)


def of_server(server: Server, seconds: float = SECONDS) -> Iterator[Figure]:
    """The same on a server that is there already."""
    say(f"1,000,000 events, {READERS} readers for {seconds:.0f} s")
    for view in VIEWS:
        _asked(_connected(server), view, Window(FIRST, LAST))
    times = dragging(server, seconds)
    told = f"{len(times) / seconds:.0f} answers a second; median {median(times):.0f} ms, worst {max(times):.0f}"
    yield Figure(f"1,000,000 events: LOD route, {READERS} readers dragging, p95", p95(times), "ms", 300, told)
    times = [time for turn in range(BURSTS) for time in at_once(server, turn)]
    told = f"all in the same instant, {BURSTS} times; median {median(times):.0f} ms, worst {max(times):.0f}"
    yield Figure(f"1,000,000 events: LOD route, {READERS} questions in one instant, p95", p95(times), "ms", None, told)


def dragging(server: Server, seconds: float) -> list[float]:
    """Milliseconds of each answer while all readers move their windows."""
    times: list[float] = []
    stop = time.monotonic() + seconds

    def read(number: int) -> None:
        dice, window, connection = random.Random(SEED + number), Window(FIRST, LAST), _connected(server)
        time.sleep(dice.uniform(0, PAUSE[1]))
        while time.monotonic() < stop:
            window.move(dice)
            times.append(_asked(connection, _view(number), window))
            time.sleep(dice.uniform(*PAUSE))

    _together(read)
    return times


def at_once(server: Server, turn: int) -> list[float]:
    """Milliseconds of each answer when all readers ask in the same instant."""
    times: list[float] = []
    gate = threading.Barrier(READERS)

    def read(number: int) -> None:
        dice, window, connection = (
            random.Random(SEED + turn * READERS + number),
            Window(FIRST, LAST),
            _connected(server),
        )
        for _ in range(1 + number % 5):
            window.move(dice)
        connection.connect()
        gate.wait()
        times.append(_asked(connection, _view(number), window))

    _together(read)
    return times


def _together(read: object) -> None:
    threads = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]  # type: ignore[arg-type]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _view(number: int) -> str:
    return VIEWS[0] if number % 2 else VIEWS[number // 2 % len(VIEWS)]


def _connected(server: Server) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=120)


def _asked(connection: http.client.HTTPConnection, view: str, window: Window) -> float:
    query = urlencode({"view": view, "first": window.first, "last": window.last, "width": 1000})
    start = time.perf_counter()
    connection.request("GET", f"/view/picture?{query}", headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"the route answered {answer.status}")
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    run(measure, __doc__)
