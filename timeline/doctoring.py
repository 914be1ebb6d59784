"""Looks whether an installation is well, changes nothing, and says what to do."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, func, select

from timeline.store import StoreError, kept_timelines
from timeline.store.engine import TIMELINE, connect, parsed_url
from timeline.store.migrating import is_current
from timeline.store.places import HOME, place_of
from timeline.store.plainly import told_plainly
from timeline.store.tables import document_cards, documents, events

_LEAST_FREE: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` is empty where all is well."""

    what: str
    advice: str = ""


def examine(url: str) -> Iterator[Finding]:
    """What was found, one thing after the other."""
    try:
        timelines = kept_timelines(url)
        for timeline in timelines:
            yield from _timeline(url, timeline)
    except StoreError as error:
        yield Finding("the database", str(error))
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
                yield Finding(f"{timeline}: tables", "not those of this program: run `python -m timeline migrate`")
                return
            yield Finding(f"{timeline}: tables are up to date")
            yield _search(connection, timeline)
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
