"""A million events under one reader's finger: time from a change of the window to the redrawn chart, and its bytes.

    python benchmarks/windows.py

One reader, alone, in a headless Chromium. Each step is a key pressed on the chart (plus and minus zoom, arrows move by
a fifth, 0 shows all) or a click in the strip below, down from two centuries to some days and up again, at places that a
seed picks, so that most windows were never asked for before. Counted from the key to the frame after the new picture
was drawn: the wait for more keys, the server, the way back and the drawing. Between two steps the reader rests, so that
the page's address and its table have followed. Bytes are those of the answer as they went over the wire.
"""

import random
from collections.abc import Callable, Iterator
from typing import Any

from figures import Asked, Figure, median, p95, percentile, run, say
from stage import Server, chromium, made_up, opened, reader, redrawn, served

MANY = 1_000_000
STEPS = 80
# Down into time and up again; at "strip" the reader clicks where the window is not.
DIVE = (
    "0",
    "+",
    "+",
    "strip",
    "+",
    "ArrowRight",
    "+",
    "+",
    "ArrowLeft",
    "+",
    "+",
    "+",
    "ArrowRight",
    "+",
    "-",
    "-",
    "-",
)
REST = 1100  # milliseconds; the address follows 700 after the last movement
SEED = 1815


def measure(asked: Asked) -> Iterator[Figure]:
    """The third row of the targets."""
    with chromium() as browser, served(made_up(asked.folder, MANY)) as server:
        yield from of_server(browser, server)


def of_server(browser: Any, server: Server, steps: int = STEPS) -> Iterator[Figure]:
    """The same on a server that is there already."""
    say(f"1,000,000 events, {steps} changes of the window")
    with reader(browser) as page:
        sizes = _sizes(page)
        opened(page, server.address)
        page.wait_for_timeout(3000)
        sizes.clear()
        times = [_step(page, act) for act in _acts(page, steps)]
    told = f"{len(times)} steps; median {median(times):.0f} ms, worst {max(times):.0f}"
    yield Figure("1,000,000 events: window change to redrawn, alone, p95", p95(times), "ms", 150, told)
    kilobytes = [size / 1000 for size in sizes]
    told = f"median {median(kilobytes) or 0:.1f} kB, largest {percentile(kilobytes, 1) or 0:.1f}"
    yield Figure("1,000,000 events: on the wire a step, p95", p95(kilobytes), "kB", 60, told)


def _acts(page: Any, steps: int) -> Iterator[Callable[[], Any]]:
    dice = random.Random(SEED)
    for index in range(steps):
        key = DIVE[index % len(DIVE)]
        if key == "strip":
            # Most events lie late in the strip, and the window in its middle.
            yield lambda: _click(page, dice.choice((0.25, 0.7, 0.8, 0.9)) + dice.uniform(-0.05, 0.05))
        else:
            yield lambda key=key: page.locator(".tl-chart").press(key)  # type: ignore[misc]


def _click(page: Any, share: float) -> None:
    strip = page.locator(".tl-map")
    box = strip.bounding_box()
    strip.click(position={"x": box["width"] * share, "y": box["height"] / 2}, force=True)


def _step(page: Any, act: Callable[[], Any]) -> float:
    time = redrawn(page, act)
    page.wait_for_timeout(REST)
    return time


def _sizes(page: Any) -> list[float]:
    """Fills as pictures come in."""
    sizes: list[float] = []
    pictures: set[str] = set()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def sent(event: dict[str, Any]) -> None:
        if "/view/picture" in event["request"]["url"]:
            pictures.add(event["requestId"])

    def finished(event: dict[str, Any]) -> None:
        if event["requestId"] in pictures:
            sizes.append(event["encodedDataLength"])

    session.on("Network.requestWillBeSent", sent)
    session.on("Network.loadingFinished", finished)
    return sizes


if __name__ == "__main__":
    run(measure, __doc__)
