"""Looks whether an installation is well, changes nothing, and says what to do."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, func, select

from timeline.installation.job_tables import jobs
from timeline.installation.migrating import is_current as installation_is_current
from timeline.installation.tables import people, timelines
from timeline.store import StoreError, kept_timelines
from timeline.store.engine import TIMELINE, connect, parsed_url
from timeline.store.migrating import is_current
from timeline.store.places import HOME, place_of
from timeline.store.plainly import told_plainly
from timeline.store.tables import document_cards, documents, events
from timeline.surroundings import Finding

_LEAST_FREE: Final = 1 << 30
_MIGRATE: Final = "not those of this program: run `python -m timeline migrate`"
# A worker takes a job at once, and one at a time.
_LONGEST_WAIT: Final = timedelta(minutes=10)


def examine(url: str, at: datetime) -> Iterator[Finding]:
    """What was found, one thing after the other."""
    try:
        places = kept_timelines(url)
        for timeline in places:
            yield from _timeline(url, timeline)
        yield from _installation(url, places, at)
    except StoreError as error:
        yield Finding("the database:", str(error))
    parsed = parsed_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        folder = Path(parsed.database).absolute().parent
        free = shutil.disk_usage(folder).free if folder.exists() else 0
        said = f"free disk: {free / (1 << 30):.1f} GiB"
        yield Finding(said, "" if free > _LEAST_FREE else "make room: writing fails when the disk is full")


def _timeline(url: str, timeline: str) -> Iterator[Finding]:
    engine = connect(place_of(url, timeline))
    option = {} if timeline == HOME else {TIMELINE: timeline}
    try:
        with told_plainly(), engine.execution_options(**option).begin() as connection:
            if not is_current(connection):
                yield Finding(f"{timeline}: tables", _MIGRATE)
                return
            yield Finding(f"{timeline}: tables are up to date")
            yield _search(connection, timeline)
            yield from _sound(connection, timeline)
    finally:
        engine.dispose()


def _search(connection: Connection, timeline: str) -> Finding:
    """Whether what is searched is what is there."""
    counts = [
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (documents, document_cards, events)
    ]
    if connection.dialect.name == "sqlite":
        counts.append(int(connection.exec_driver_sql("SELECT count(*) FROM event_numbers").scalar() or 0))
    if counts[0] != counts[1] or counts[2] != counts[-1]:
        return Finding(f"{timeline}: search", "out of step: write a backup, and restore it into a new database")
    return Finding(f"{timeline}: {counts[0]} documents, {counts[2]} events, all of them searched")


def _sound(connection: Connection, timeline: str) -> Iterator[Finding]:
    """Whether a file is whole, and no row of it refers to one that is gone; PostgreSQL sees to that itself."""
    if connection.dialect.name != "sqlite":
        return
    if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        yield Finding(f"{timeline}: the file", "damaged: put it aside, and restore the last backup")
    orphans = len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())
    if orphans:
        advice = f"{orphans} refer to what is gone: write a backup, keep the file, and tell those who make the program"
        yield Finding(f"{timeline}: rows", advice)


def _installation(url: str, places: list[str], at: datetime) -> Iterator[Finding]:
    """People, their timelines, and what they have left to a worker."""
    engine = connect(url)
    try:
        with told_plainly(), engine.begin() as connection:
            current = installation_is_current(connection)
            if not current:
                words = "none yet: the app makes them" if current is None else ""
                yield Finding(f"people and timelines: tables {words}".strip(), "" if words else _MIGRATE)
                return
            yield Finding("people and timelines: tables are up to date")
            yield from _places(connection, places)
            yield from _people(connection)
            yield from _queue(connection, at)
    finally:
        engine.dispose()


def _places(connection: Connection, places: list[str]) -> Iterator[Finding]:
    known = set(connection.execute(select(timelines.c.id)).scalars())
    if not known:  # the app has not been opened here yet
        return
    for timeline in sorted(known - set(places)):
        yield Finding(f"{timeline}: its documents", "gone: its file or schema is missing; restore the last backup")
    for timeline in sorted(set(places) - known):
        yield Finding(f"{timeline}:", "belongs to nobody here: move its file or schema away, once you know what it is")


def _people(connection: Connection) -> Iterator[Finding]:
    row = connection.execute(
        select(func.count(), func.count().filter(people.c.is_admin & ~people.c.is_disabled)).select_from(people)
    ).one()
    if row[0] and not row[1]:
        yield Finding("people:", "nobody looks after the installation: `python -m timeline user admin ADDRESS`")
    elif row[0]:
        yield Finding(f"people: {row[0]}, of whom {row[1]} look after the installation")


def _queue(connection: Connection, at: datetime) -> Iterator[Finding]:
    waiting = select(func.count()).where(jobs.c.state == "waiting", jobs.c.created_at < at - _LONGEST_WAIT)
    late = connection.execute(waiting).scalar_one()
    if late and not connection.execute(select(jobs.c.id).where(jobs.c.state == "running")).first():
        yield Finding("queue:", f"{late} wait and none is at work: start `python -m timeline work`")
    else:
        yield Finding("queue: nothing waits in vain")
