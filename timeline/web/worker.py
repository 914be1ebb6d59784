"""The worker of a laptop: a thread of the app. Where many are at one timeline it is a process of its own."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Final

from timeline.locating import database_url
from timeline.names import DataError
from timeline.store import StoreError
from timeline.web.guard import SettingsError
from timeline.web.state import installation, is_new, knowledge, now
from timeline.web.visitors import is_shared
from timeline.work_process import worker_name
from timeline.working import Bench, work

_SETTING: Final = "TIMELINE_WORKER"
_PAUSE: Final = 1.0
# Longer than a document takes to be read; what is not read by then is read at the next start.
_PATIENCE: Final = 15.0


def works_here(environment: Mapping[str, str]) -> bool:
    """Whether this process reads in what is left to a worker. Raises SettingsError."""
    said = environment.get(_SETTING, "").strip().lower()
    if said not in ("", "inside", "outside"):
        raise SettingsError(f"{_SETTING}: write inside or outside: whether the app reads in long uploads itself")
    return said == "inside" if said else not is_shared()


@contextmanager
def worker_inside() -> Iterator[None]:
    """A thread that works as long as the block lasts, where this process is to."""
    if not works_here(os.environ):
        yield
        return
    stop = Event()
    thread = Thread(target=_work, args=(stop,), name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(_PATIENCE)


def _work(stop: Event) -> None:
    while not stop.is_set():
        # The first reader makes the database, and finds the samples in it for that.
        if not is_new(database_url()):
            # What cannot be opened is told to whoever opens the page.
            with suppress(StoreError, DataError):
                work(Bench(worker_name(), installation(), knowledge(), now, stop))
        stop.wait(_PAUSE)
