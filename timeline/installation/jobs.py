"""Long work that a page leaves to a worker. Each job is read by one worker at a time and survives its death."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, or_, select, update

from timeline.installation.doors import Doors
from timeline.installation.job_records import Job, JobOutcome, Queue, Taken
from timeline.installation.job_tables import job_files, job_outcomes, jobs
from timeline.installation.records import Visitor
from timeline.store import Action

# A worker that has said nothing for so long is taken for dead.
LEASE: Final = timedelta(seconds=10)
# What came of a job is told for so long to whoever has not seen it.
_KEPT: Final = timedelta(days=30)
# A job that was taken so often and came no step further kills its workers.
_MOST_ATTEMPTS: Final = 3
_TOLD: Final = [column for column in job_outcomes.c if column.name not in ("job_id", "position")]


class Jobs(Doors):
    """The jobs of an installation, in its database. Safe to share between threads and processes.

    What visitors ask names them; the rest is for workers, which are the program itself.
    """

    def leave(self, timeline_id: str, files: Iterable[tuple[str, bytes]], visitor: Visitor) -> str:
        """Leaves files, as (name, content), to be read into a timeline; gives the job's id."""
        job_id = secrets.token_hex(16)
        with self._writing() as connection:
            self._judge(connection, timeline_id, visitor, Action.ADD)
            stale = (jobs.c.timeline == timeline_id) & (jobs.c.ended_at < self._clock() - _KEPT)
            connection.execute(delete(jobs).where(stale))
            new = _new(job_id, timeline_id, self._signature(connection, visitor), self._clock())
            connection.execute(insert(jobs), new)
            count = 0
            for count, (name, content) in enumerate(files, 1):
                row = {"job_id": job_id, "position": count, "name": name, "content": content}
                connection.execute(insert(job_files), row)
            connection.execute(update(jobs).where(jobs.c.id == job_id).values(files=count))
        return job_id

    def take(self, worker: str) -> Taken | None:
        """The oldest job that waits, or whose worker has died or asks again, now this worker's for a while.

        A worker that asks has nothing in hand: what it had it let fall, as when the database was away.
        """
        at = self._clock()
        with self._writing() as connection:
            _give_up(connection, at)
            mine = (jobs.c.state == "running") & (jobs.c.worker == worker)
            free = select(jobs.c.id).where(_free(at) | mine).order_by(jobs.c.created_at, jobs.c.id).limit(1)
            job_id = connection.execute(free.with_for_update(skip_locked=True)).scalar()
            if job_id is None:
                return None
            held = {"state": "running", "worker": worker, "lease_until": at + LEASE, "attempts": jobs.c.attempts + 1}
            connection.execute(update(jobs).where(jobs.c.id == job_id).values(held))
            row = connection.execute(_described().where(jobs.c.id == job_id)).one()
        return Taken(job_id, worker, row.timeline, row.who, row.files, row.told, row.created_at)

    def job_file(self, taken: Taken, position: int) -> tuple[str, bytes]:
        """The name and content of a job's file, counted from 1."""
        wanted = (job_files.c.job_id == taken.job_id) & (job_files.c.position == position)
        with self._reading() as connection:
            row = connection.execute(select(job_files.c.name, job_files.c.content).where(wanted)).one()
        return row.name, bytes(row.content)

    def tell(self, taken: Taken, outcomes: Sequence[JobOutcome], told: int) -> bool:
        """Keeps outcomes, of which `told` stand before these, and holds the job for longer.

        False where the job is this worker's no more: cancelled, or taken by another that believed it dead. Then
        nothing is kept, and the worker lets go.
        """
        with self._writing() as connection:
            if not _hold(connection, taken, self._clock(), came_further=bool(outcomes)):
                return False
            rows = [_outcome(taken.job_id, told + place, one) for place, one in enumerate(outcomes, 1)]
            if rows:
                connection.execute(insert(job_outcomes), rows)
        return True

    def end(self, taken: Taken) -> None:
        """The job is done; its files are let go."""
        with self._writing() as connection:
            if _hold(connection, taken, self._clock(), came_further=False):
                _close(connection, jobs.c.id == taken.job_id, "done", self._clock())

    def give_back(self, taken: Taken) -> None:
        """Lets another worker go on with the job at once: this one is told to stop."""
        mine = (jobs.c.id == taken.job_id) & (jobs.c.worker == taken.worker) & (jobs.c.state == "running")
        freed = {"state": "waiting", "worker": "", "lease_until": None, "attempts": jobs.c.attempts - 1}
        with self._writing() as connection:
            connection.execute(update(jobs).where(mine).values(freed))

    def cancel(self, timeline_id: str, job_id: str, visitor: Visitor) -> bool:
        """Stops a job that is not over; documents read by then stay. Its worker notices at its next step."""
        with self._writing() as connection:
            self._judge(connection, timeline_id, visitor, Action.ADD)
            return _close(connection, _one(timeline_id, job_id) & _open(), "cancelled", self._clock())

    def jobs(self, timeline_id: str, visitor: Visitor) -> list[Job]:
        """The jobs of a timeline, the last first."""
        wanted = _described().where(jobs.c.timeline == timeline_id).order_by(jobs.c.created_at.desc(), jobs.c.id)
        with self._reading() as connection:
            self._judge(connection, timeline_id, visitor, Action.ADD)
            return [_job(row) for row in connection.execute(wanted)]

    def outcomes(self, timeline_id: str, job_id: str, visitor: Visitor, *, limit: int) -> list[JobOutcome]:
        """What came of a job's documents so far: refusals first, each kind in the order they were met."""
        with self._reading() as connection:
            self._judge(connection, timeline_id, visitor, Action.ADD)
            mine = select(jobs.c.id).where(_one(timeline_id, job_id))
            told = select(*_TOLD).where(job_outcomes.c.job_id.in_(mine)).limit(limit)
            ordered = told.order_by(job_outcomes.c.document_id != "", job_outcomes.c.position)
            return [JobOutcome(**row._mapping) for row in connection.execute(ordered)]

    def brought(self, taken: Taken) -> list[str]:
        """The ids of the documents that a job brought."""
        new = (job_outcomes.c.job_id == taken.job_id) & (job_outcomes.c.document_id != "") & ~job_outcomes.c.is_known
        with self._reading() as connection:
            ids = select(job_outcomes.c.document_id).where(new).order_by(job_outcomes.c.position)
            return list(connection.execute(ids).scalars())

    def queue(self) -> Queue:
        """How much is to be done."""
        counted = select(jobs.c.state, func.count(), func.min(jobs.c.created_at)).where(_open()).group_by(jobs.c.state)
        with self._reading() as connection:
            by_state = {state: (count, since) for state, count, since in connection.execute(counted)}
        waiting, since = by_state.get("waiting", (0, None))
        return Queue(waiting, by_state.get("running", (0, None))[0], since)

    def forget(self, timeline_id: str, job_id: str, visitor: Visitor) -> None:
        """Removes a job that is over, with its outcomes; the documents it brought stay."""
        with self._writing() as connection:
            self._judge(connection, timeline_id, visitor, Action.ADD)
            connection.execute(delete(jobs).where(_one(timeline_id, job_id), ~_open()))


def _one(timeline_id: str, job_id: str) -> ColumnElement[bool]:
    return (jobs.c.id == job_id) & (jobs.c.timeline == timeline_id)


def _open() -> ColumnElement[bool]:
    return jobs.c.state.in_(("waiting", "running"))


def _free(at: datetime) -> ColumnElement[bool]:
    return or_(jobs.c.state == "waiting", (jobs.c.state == "running") & (jobs.c.lease_until < at))


def _new(job_id: str, timeline: str, who: str, at: datetime) -> dict[str, Any]:
    empty = {"files": 0, "failure": "", "worker": "", "attempts": 0}
    return {"id": job_id, "timeline": timeline, "who": who, "state": "waiting", "created_at": at} | empty


def _give_up(connection: Connection, at: datetime) -> None:
    """Ends what has killed every worker that took it, so that the others behind it are not kept waiting for ever."""
    hopeless = _free(at) & (jobs.c.attempts >= _MOST_ATTEMPTS)
    _close(connection, hopeless, "failed", at, "died")


def _hold(connection: Connection, taken: Taken, at: datetime, *, came_further: bool) -> bool:
    mine = (jobs.c.id == taken.job_id) & (jobs.c.worker == taken.worker) & (jobs.c.state == "running")
    held: dict[str, Any] = {"lease_until": at + LEASE} | ({"attempts": 1} if came_further else {})
    return connection.execute(update(jobs).where(mine).values(held)).rowcount > 0


def _close(connection: Connection, which: ColumnElement[bool], state: str, at: datetime, failure: str = "") -> bool:
    ids = list(connection.execute(select(jobs.c.id).where(which)).scalars())
    over = {"state": state, "ended_at": at, "worker": "", "lease_until": None, "failure": failure}
    connection.execute(update(jobs).where(jobs.c.id.in_(ids)).values(over))
    connection.execute(delete(job_files).where(job_files.c.job_id.in_(ids)))
    return bool(ids)


def _described() -> Any:
    mine = job_outcomes.c.job_id == jobs.c.id
    told = select(func.count()).where(mine).scalar_subquery().label("told")
    begun = select(func.coalesce(func.max(job_outcomes.c.file), 0)).where(mine).scalar_subquery().label("begun")
    refused = select(func.count()).where(mine, job_outcomes.c.document_id == "").scalar_subquery().label("refused")
    known = select(func.count()).where(mine, job_outcomes.c.is_known).scalar_subquery().label("known")
    return select(jobs, told, begun, refused, known)


def _job(row: Row[Any]) -> Job:
    return Job(
        row.id, row.timeline, row.who, row.state, row.files, row.begun, row.told, row.refused, row.known, row.failure,
        row.created_at, row.ended_at,
    )  # fmt: skip


def _outcome(job_id: str, position: int, outcome: JobOutcome) -> dict[str, Any]:
    return {
        "job_id": job_id,
        "position": position,
        "file": outcome.file,
        "name": outcome.name,
        "document_id": outcome.document_id,
        "reason": outcome.reason,
        "is_known": outcome.is_known,
    }
