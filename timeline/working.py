"""The worker: reads in what pages left in the queue, one job after the other, and may be killed at any moment."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Thread
from typing import Final

from timeline.events import Knowledge
from timeline.formats import Outcome, Refused, read_bytes
from timeline.gathering import date_each_other
from timeline.installation import Installation, JobOutcome, Taken
from timeline.store import Interrupted, Store, StoreError
from timeline.taking_in import take_in

_LOG: Final = logging.getLogger("timeline.working")
# Seconds between looks into an empty queue, and between signs of life while a long document is read.
_PAUSE: Final = 1.0
_SIGN_OF_LIFE: Final = 3.0


@dataclass(frozen=True, slots=True)
class Bench:
    """What a worker works with; `stop` is set when it is to end, after the document in hand."""

    name: str
    installation: Installation
    known: Knowledge
    clock: Callable[[], datetime]
    stop: Event


def work(bench: Bench) -> None:
    """Works until told to stop."""
    while not bench.stop.is_set():
        try:
            if not work_once(bench):
                bench.stop.wait(_PAUSE)
        except StoreError as error:  # the database is away: the job stays where it was
            _LOG.warning("no work for now: %s", error)
            bench.stop.wait(_PAUSE)
        except Exception:  # a fault of ours: the job is tried again, or given up after some times
            _LOG.exception("the work in hand failed")
            bench.stop.wait(_PAUSE)


def work_once(bench: Bench) -> bool:
    """Reads in the next job, if there is one. Raises StoreError where the database is away."""
    taken = bench.installation.take(bench.name)
    if taken is None:
        return False
    _LOG.info("job %s: %d files, %d documents told before", taken.job_id, taken.files, taken.told)
    with _alive(bench, taken):
        _work_off(taken, bench)
    return True


def _work_off(taken: Taken, bench: Bench) -> None:
    store = bench.installation.store(taken.timeline)
    for number, (position, outcome) in enumerate(_found(taken, bench.installation), 1):
        if number <= taken.told:
            continue
        if bench.stop.is_set():
            bench.installation.give_back(taken)
            return
        told = _taken_in(position, outcome, store, taken, bench)
        if not bench.installation.tell(taken, [told], number - 1):
            return
    _date_each_other(taken, store, bench)
    if bench.stop.is_set():
        bench.installation.give_back(taken)
    else:
        bench.installation.end(taken)


def _found(taken: Taken, installation: Installation) -> Iterator[tuple[int, Outcome]]:
    """All documents of a job with the number of their file, in an order that is the same each time."""
    for position in range(1, taken.files + 1):
        name, content = installation.job_file(taken, position)
        try:
            yield from ((position, outcome) for outcome in read_bytes(name, content))
        except Exception:  # a reader's fault is one file's, and is for the log
            _LOG.exception("job %s: file %d", taken.job_id, position)
            yield position, Refused(name, "The file could not be read.")


def _taken_in(position: int, outcome: Outcome, store: Store, taken: Taken, bench: Bench) -> JobOutcome:
    if isinstance(outcome, Refused):
        return JobOutcome(position, outcome.name, reason=outcome.reason)
    name = outcome.citation.title
    try:
        added = take_in(outcome, store, bench.known, at=bench.clock())
    except Interrupted:  # no fault of the document's: the job is taken up again
        raise
    except StoreError as error:
        return JobOutcome(position, name, reason=str(error))
    except Exception:
        _LOG.exception("job %s: a document of file %d", taken.job_id, position)
        return JobOutcome(position, name, reason="The text could not be read.")
    return JobOutcome(
        position, name, added.document_id, is_known=added.known and _was_before(added.document_id, store, taken)
    )


def _was_before(document_id: str, store: Store, taken: Taken) -> bool:
    """Whether a document was there before the job: else a worker that died had saved it and could not say so."""
    stored = store.document(document_id)
    return stored is not None and stored.added_at < taken.created_at


def _date_each_other(taken: Taken, store: Store, bench: Bench) -> None:
    new = bench.installation.brought(taken)
    for _ in date_each_other(new, store, bench.known, at=bench.clock()):
        if bench.stop.is_set() or not bench.installation.tell(taken, [], 0):
            return


@contextmanager
def _alive(bench: Bench, taken: Taken) -> Iterator[None]:
    """Keeps the job this worker's while it is at a document that takes long."""
    over = Event()

    def renew() -> None:
        while not over.wait(_SIGN_OF_LIFE):
            try:
                bench.installation.tell(taken, [], 0)
            except StoreError as error:
                _LOG.warning("job %s: no sign of life could be given: %s", taken.job_id, error)

    thread = Thread(target=renew, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
