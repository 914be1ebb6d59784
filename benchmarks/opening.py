"""Time to the painted timeline: the samples, and 10,000 events cold and after a change of filter.

    python benchmarks/opening.py

Painted is the frame after the first picture of the events was drawn, counted from the start of the navigation, in a
headless Chromium. Warm: this reader has been here before. Cold: the server has just been started, and the browser has
nothing of it. A change of filter is an actor picked in the sidebar: from the Enter key to the painted picture of what
is left, with Streamlit's run of the page between.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from figures import Asked, Figure, median, run, say
from stage import chromium, made_up, opened, reader, redrawn, served

MANY = 10_000


def measure(asked: Asked) -> Iterator[Figure]:
    """The first two rows of the targets."""
    with chromium() as browser:
        say("samples, warm")
        yield Figure("sample timeline, warm: navigation to painted", _samples(browser, asked), "s", 2.5, "median")
        url = made_up(asked.folder, MANY)
        say("10,000 events, cold")
        yield Figure("10,000 events, cold: navigation to painted", _cold(browser, url, asked), "s", 5, "median")
        say("10,000 events, filter change")
        yield Figure("10,000 events: filter change to painted", _filtered(browser, url, asked), "ms", 300, "median")


def _samples(browser: Any, asked: Asked) -> float | None:
    with (
        tempfile.TemporaryDirectory() as folder,
        served(f"sqlite:///{Path(folder) / 'samples.sqlite3'}", warm=False) as server,
        reader(browser) as page,
    ):
        # The first visit reads the samples in.
        opened(page, server.address)
        return median([opened(page, server.address) / 1000 for _ in range(asked.repeats)])


def _cold(browser: Any, url: str, asked: Asked) -> float | None:
    times = []
    for _ in range(asked.repeats):
        with served(url, warm=False) as server, reader(browser) as page:
            times.append(opened(page, server.address) / 1000)
    return median(times)


def _filtered(browser: Any, url: str, asked: Asked) -> float | None:
    with served(url) as server, reader(browser) as page:
        opened(page, server.address)
        # The first run of the page after the chart is on it fills what the others find filled.
        return median([_picked(page) for _ in range(asked.repeats + 1)][1:])


def _picked(page: Any) -> float:
    """Takes the next actor in the list, and waits for the picture."""
    chooser = page.get_by_role("combobox", name="Actors")
    chooser.click()
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    time = redrawn(page, lambda: page.keyboard.press("Enter"))
    page.keyboard.press("Escape")
    page.wait_for_timeout(1500)
    return time


if __name__ == "__main__":
    run(measure, __doc__)
