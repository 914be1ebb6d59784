"""Every target of the timeline, measured in one run and put in one table.

    make bench
    python benchmarks/targets.py --folder build/bench

Takes some ten minutes and two cores, and a gigabyte and a half in the folder, where the made-up events stay for the
next time. The rows of a million events share one server. What fails is told in its row and on the terminal, and the
rest goes on.
"""

from collections.abc import Callable, Iterator
from typing import Final

import memory
import opening
import peers
import readers
import searching
import windows
from figures import Asked, Figure, run, say
from stage import chromium, made_up, served

MANY: Final = 1_000_000


def measure(asked: Asked) -> Iterator[Figure]:
    """All rows, in the order of the targets."""
    yield from _kept_going("opening", lambda: opening.measure(asked))
    yield from _kept_going("a million events", lambda: _of_a_million(asked))
    yield from _kept_going("peers", lambda: peers.measure(asked))


def _of_a_million(asked: Asked) -> Iterator[Figure]:
    url = made_up(asked.folder, MANY)
    with chromium() as browser, served(url) as server:
        yield from _kept_going("windows", lambda: windows.of_server(browser, server))
        yield from _kept_going("readers", lambda: readers.of_server(server))
        yield from _kept_going("searching", lambda: searching.of_server(server))
        yield from _kept_going("memory", lambda: memory.of_server(browser, server))


def _kept_going(name: str, measured: Callable[[], Iterator[Figure]]) -> Iterator[Figure]:
    """A part that fails is a row that was not reached: the others took long enough to be worth keeping."""
    try:
        yield from measured()
    except Exception as error:
        told = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
        say(f"{name} failed: {told}")
        yield Figure(name, None, "", 0, told.replace("|", "/"))


if __name__ == "__main__":
    run(measure, __doc__)
