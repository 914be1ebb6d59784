"""The worker reads in what was left, whoever died over it before, and never the same twice."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest

from timeline import working
from timeline.installation import HOME, LOCAL, Installation
from timeline.installation.tables import VERSION_TABLE, metadata
from timeline.store import Interrupted, StoreError
from timeline.working import Bench, work, work_once

CALL = "The Chinese president spoke by phone with his Tajik counterpart on 7 September 2021."
VISIT = "The French foreign minister visited Tunis on 3 March 2019."
FILES = [("call.txt", CALL.encode()), ("empty.txt", b""), ("visit.txt", VISIT.encode())]


class Clock:
    """Real time, put forward by hand where a worker is to be taken for dead."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def place(database_url, clock) -> Iterator[Installation]:
    with Installation.open(database_url, clock=clock) as place:
        yield place
        # A database is lent to other tests, which know nothing of installations.
        with place._writer.begin() as connection:
            metadata.drop_all(connection)
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {VERSION_TABLE}")


@pytest.fixture
def bench(place, known, clock) -> Callable[[str], Bench]:
    return lambda name: Bench(name, place, known, clock, Event())


def told(place, job_id):
    outcomes = place.outcomes(HOME, job_id, LOCAL, limit=99)
    return sorted((one.file, bool(one.document_id), bool(one.reason), one.is_known) for one in outcomes)


def test_a_job_is_read_in_and_each_file_is_told_of(place, bench):
    job_id = place.leave(HOME, FILES, LOCAL)
    assert work_once(bench("a"))
    assert told(place, job_id) == [(1, True, False, False), (2, False, True, False), (3, True, False, False)]
    assert [job.state for job in place.jobs(HOME, LOCAL)] == ["done"]
    assert sorted(document.citation.title for document in place.store(HOME).documents()) == ["call.txt", "visit.txt"]
    assert not work_once(bench("a"))


def test_what_was_there_before_is_told_as_known(place, bench):
    place.leave(HOME, FILES[:1], LOCAL)
    assert work_once(bench("a"))
    again = place.leave(HOME, FILES, LOCAL)
    assert work_once(bench("a"))
    assert told(place, again) == [(1, True, False, True), (2, False, True, False), (3, True, False, False)]


class Killed(BaseException):
    """As if the process ended here."""


@pytest.mark.parametrize("step", range(5))
@pytest.mark.parametrize("saved", [True, False])
def test_another_worker_ends_what_a_killed_one_began(place, bench, clock, monkeypatch, step, saved):
    """Killed after a document was saved and before that was told, or before it was saved."""
    steps = iter(range(100))
    original = working.take_in

    def deadly(*args, **more):
        added = original(*args, **more) if saved else None
        if next(steps) == step:
            raise Killed
        return added or original(*args, **more)

    texts = [(f"{year}.txt", f"{VISIT[:-5]}{year}.".encode()) for year in (2015, 2016, 2017)]
    job_id = place.leave(HOME, [*texts, *FILES], LOCAL)
    monkeypatch.setattr(working, "take_in", deadly)
    with pytest.raises(Killed):
        work_once(bench("dead"))
    monkeypatch.setattr(working, "take_in", original)
    assert not work_once(bench("too early"))
    clock.ahead += timedelta(minutes=2)
    assert work_once(bench("other"))
    assert told(place, job_id) == [(n, n != 5, n == 5, False) for n in range(1, 7)]
    assert len(place.store(HOME).documents()) == 5


def test_a_cancelled_job_stops_after_the_document_in_hand(place, bench, monkeypatch):
    job_id = place.leave(HOME, FILES, LOCAL)
    original = working.take_in

    def cancelled(*args, **more):
        place.cancel(HOME, job_id, LOCAL)
        return original(*args, **more)

    monkeypatch.setattr(working, "take_in", cancelled)
    assert work_once(bench("a"))
    assert [job.state for job in place.jobs(HOME, LOCAL)] == ["cancelled"]
    assert len(place.store(HOME).documents()) == 1


def test_a_text_that_cannot_be_read_is_told_and_the_others_are_read(place, bench, monkeypatch):
    original = working.take_in

    def faulty(document, *args, **more):
        if "Tajik" in document.text:
            raise ZeroDivisionError
        return original(document, *args, **more)

    monkeypatch.setattr(working, "take_in", faulty)
    job_id = place.leave(HOME, FILES, LOCAL)
    assert work_once(bench("a"))
    assert told(place, job_id) == [(1, False, True, False), (2, False, True, False), (3, True, False, False)]


def test_a_worker_told_to_stop_leaves_the_rest_to_another(place, bench, monkeypatch):
    mine = bench("a")
    original = working.take_in

    def stopped(*args, **more):
        mine.stop.set()
        return original(*args, **more)

    monkeypatch.setattr(working, "take_in", stopped)
    place.leave(HOME, FILES, LOCAL)
    work(mine)
    assert [(job.state, job.told) for job in place.jobs(HOME, LOCAL)] == [("waiting", 1)]
    assert work_once(bench("b"))
    assert [(job.state, job.told) for job in place.jobs(HOME, LOCAL)] == [("done", 3)]


def test_two_workers_at_once_read_each_job_once(place, bench, database_url, clock, known, monkeypatch):
    """Each with connections of its own, as in two processes."""
    read, original = [], working.take_in

    def noted(document, *args, **more):
        read.append(document.text)
        return original(document, *args, **more)

    monkeypatch.setattr(working, "take_in", noted)
    ids = [place.leave(HOME, [(f"{n}-{part}.txt", f"{VISIT} {n} {part}".encode()) for part in "xy"], LOCAL)
           for n in range(6)]  # fmt: skip
    with Installation.open(database_url, clock=clock) as other_place:
        workers = [bench("a"), Bench("b", other_place, known, clock, Event())]
        threads = [Thread(target=lambda one=one: [work_once(one) for _ in range(6)]) for one in workers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [told(place, job_id) for job_id in ids] == [[(1, True, False, False), (2, True, False, False)]] * 6
    assert sorted(read) == sorted(set(read)), "no document was read twice"
    assert len(place.store(HOME).documents()) == 12


def test_a_fault_after_the_reading_does_not_end_the_worker(place, bench, monkeypatch):
    mine = bench("a")
    tries = iter(range(10))

    def faulty(*args, **more):
        if next(tries) == 1:
            mine.stop.set()
        raise ZeroDivisionError

    monkeypatch.setattr(working, "work_once", faulty)
    monkeypatch.setattr(working, "_PAUSE", 0.01)
    work(mine)
    assert next(tries) == 2


def test_what_the_database_interrupts_is_no_fault_of_the_document(place, bench, monkeypatch):
    original, tries = working.take_in, iter(range(10))

    def interrupted(*args, **more):
        if next(tries) == 1:
            raise Interrupted("the database says: shutting down")
        return original(*args, **more)

    monkeypatch.setattr(working, "take_in", interrupted)
    job_id = place.leave(HOME, FILES, LOCAL)
    mine = bench("a")
    with pytest.raises(Interrupted):
        work_once(mine)
    assert work_once(mine)
    assert told(place, job_id) == [(1, True, False, False), (2, False, True, False), (3, True, False, False)]


def test_a_worker_waits_while_the_database_is_away(place, bench, monkeypatch):
    mine = bench("a")
    tries = iter(range(10))

    def away(_name):
        if next(tries) == 2:
            mine.stop.set()
        raise StoreError("the database is away")

    monkeypatch.setattr(place, "take", away)
    monkeypatch.setattr(working, "_PAUSE", 0.01)
    work(mine)
    assert next(tries) == 3
