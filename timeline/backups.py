"""A backup: everything in a database of either kind, as one file that goes into a database of either kind.

It is a zip archive of JSON Lines, a member a table, and a manifest with the number of rows and a checksum of each.
"""

import json
import time
import zipfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, DateTime, LargeBinary, MetaData, PoolProxiedConnection, Table, inspect, select, text

from timeline.installation import migrating as installation_migrating
from timeline.installation.tables import VERSION_TABLE
from timeline.installation.tables import metadata as installation_tables
from timeline.store import HOME, Store, StoreError, kept_timelines
from timeline.store import migrating as store_migrating
from timeline.store.engine import connect, parsed_url, schema_of, take_time
from timeline.store.places import place_of
from timeline.store.plainly import told_plainly
from timeline.store.tables import metadata as store_tables

MANIFEST: Final = "manifest.json"
FORMAT: Final = 1
INSTALLATION: Final = "installation"
_TIMELINE: Final = "timeline-"
_BATCH: Final = 1_000
# How long a moment is waited for in which nobody writes to any file, and how often it is looked for.
_PATIENCE: Final = 30.0
_PAUSE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Kind:
    """Tables that come and go together, and the line of migrations that made them."""

    tables: MetaData
    versions: str
    migrate: Callable[[Connection], None]
    config: Callable[[Connection], Any]


KINDS: Final = {
    INSTALLATION: Kind(
        installation_tables, VERSION_TABLE, installation_migrating.migrate, installation_migrating.migration_config
    ),
    _TIMELINE: Kind(store_tables, "alembic_version", store_migrating.migrate, store_migrating.migration_config),
}


def kind_of(part: str) -> Kind:
    """What a part of a backup is made of."""
    return KINDS[INSTALLATION if part == INSTALLATION else _TIMELINE]


def timeline_of(part: str) -> str:
    """Whose place a part is in."""
    return HOME if part == INSTALLATION else part.removeprefix(_TIMELINE)


def back_up(url: str, file: Path, *, at: datetime) -> dict[str, int]:
    """Writes everything to a new file, as of one moment; gives the number of rows of each part.

    Others go on writing meanwhile. Raises StoreError where the database cannot be read, or the file is there already or
    cannot be written.
    """
    timelines = kept_timelines(url)
    _bring_up_to_date(url, timelines)
    partial = file.with_name(f"{file.name}.partial")
    try:
        if file.exists():
            raise StoreError(f"{file} is there already; give the backup another name")
        with _readers(url, timelines) as reader, zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            parts = {f"{_TIMELINE}{timeline}": _written(archive, reader, timeline) for timeline in timelines}
            parts |= _installation(archive, reader)
            manifest = {"format": FORMAT, "at": at.isoformat(), "parts": parts}
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        partial.rename(file)
    except OSError as error:
        raise StoreError(f"cannot write {file}: {error.strerror}") from error
    finally:
        partial.unlink(missing_ok=True)
    return {name: sum(table["rows"] for table in part["tables"].values()) for name, part in parts.items()}


def _bring_up_to_date(url: str, timelines: list[str]) -> None:
    """Only where it is needed: whoever is writing is not to be waited for."""
    with _readers(url, timelines) as reader:
        behind = [timeline for timeline in timelines if not store_migrating.is_current(reader(timeline))]
    for timeline in behind:
        Store.open(url, timeline=timeline).close()


@contextmanager
def _readers(url: str, timelines: list[str]) -> Iterator[Callable[[str], Connection]]:
    """Gives a connection to each timeline, and all of them see the same moment."""
    with told_plainly(), ExitStack() as open_:
        if parsed_url(url).get_backend_name() == "sqlite":
            yield _of_files([place_of(url, timeline) for timeline in timelines], timelines, open_)
            return
        engine = connect(url)
        open_.callback(engine.dispose)
        home = open_.enter_context(engine.begin())
        take_time(home)

        def reader(timeline: str) -> Connection:
            path = "DEFAULT" if timeline == HOME else schema_of(timeline)
            home.exec_driver_sql(f"SET LOCAL search_path TO {path}")
            return home

        yield reader


def _of_files(places: list[str], timelines: list[str], open_: ExitStack) -> Callable[[str], Connection]:
    """A reader of each file, begun while none of them was changed; nobody who writes is kept waiting for it."""
    engines = [connect(place) for place in places]
    for engine in engines:
        open_.callback(engine.dispose)
    watches = [open_.enter_context(closing(engine.raw_connection())) for engine in engines]
    give_up = time.monotonic() + _PATIENCE
    while time.monotonic() < give_up:
        before = [_version(watch) for watch in watches]
        with ExitStack() as tried:
            readers = {
                name: tried.enter_context(engine.begin()) for name, engine in zip(timelines, engines, strict=True)
            }
            for reader in readers.values():
                # The moment of a transaction is that of its first question.
                reader.exec_driver_sql("SELECT count(*) FROM sqlite_master")
            if [_version(watch) for watch in watches] == before:
                open_.enter_context(tried.pop_all())
                return readers.__getitem__
        time.sleep(_PAUSE)
    raise StoreError("the database is too busy: it is changed without a rest; try again")


def _version(watch: PoolProxiedConnection) -> int:
    """Another one after whatever others have written."""
    cursor = watch.cursor()
    cursor.execute("PRAGMA data_version")
    return int(cursor.fetchone()[0])  # type: ignore[index]


def _installation(archive: zipfile.ZipFile, reader: Callable[[str], Connection]) -> dict[str, Any]:
    """What is known of people and their timelines; a laptop has nothing of it."""
    connection = reader(HOME)
    if not inspect(connection).has_table(VERSION_TABLE):
        return {}
    return {INSTALLATION: _part(archive, connection, INSTALLATION)}


def _written(archive: zipfile.ZipFile, reader: Callable[[str], Connection], timeline: str) -> dict[str, Any]:
    return _part(archive, reader(timeline), f"{_TIMELINE}{timeline}")


def _part(archive: zipfile.ZipFile, connection: Connection, part: str) -> dict[str, Any]:
    kind = kind_of(part)
    revision = connection.execute(text(f"SELECT version_num FROM {kind.versions}")).scalar_one()
    there = set(inspect(connection).get_table_names())
    tables = {
        table.name: _table(archive, connection, table, f"{part}/{table.name}.jsonl")
        for table in kind.tables.sorted_tables
        if table.name in there
    }
    return {"revision": revision, "tables": tables}


def _table(archive: zipfile.ZipFile, connection: Connection, table: Table, member: str) -> dict[str, Any]:
    count, digest = 0, sha256()
    # In the order of their keys, so that a row that refers to an earlier one comes after it.
    ordered = select(table).order_by(*table.primary_key)
    rows = connection.execute(ordered, execution_options={"yield_per": _BATCH})
    with archive.open(member, "w", force_zip64=True) as out:
        for row in rows:
            line = (json.dumps(dict(row._mapping), default=_plain, ensure_ascii=False) + "\n").encode()
            out.write(line)
            digest.update(line)
            count += 1
    return {"rows": count, "sha256": digest.hexdigest()}


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    raise TypeError(type(value).__name__)


def read_rows(archive: zipfile.ZipFile, member: str, table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a member, for the columns that the table has."""
    times = [column.name for column in table.c if isinstance(column.type, DateTime)]
    binaries = [column.name for column in table.c if isinstance(column.type, LargeBinary)]
    with archive.open(member) as lines:
        for line in lines:
            row = {name: value for name, value in json.loads(line).items() if name in table.c}
            row |= {name: datetime.fromisoformat(row[name]) for name in times if row.get(name)}
            yield row | {name: b64decode(row[name]) for name in binaries if row.get(name) is not None}


def checked_manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest, when every member is as it was written. Raises StoreError for a damaged file or another one."""
    try:
        manifest = json.loads(archive.read(MANIFEST))
        if manifest["format"] != FORMAT:
            raise StoreError("the backup was made by a newer Timeline; update the program")
        for part, kept in manifest["parts"].items():
            for name, table in kept["tables"].items():
                if _digest(archive, f"{part}/{name}.jsonl") != table["sha256"]:
                    raise StoreError(f"the backup is damaged: {part}/{name} is not as it was written")
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise StoreError("this is no backup of Timeline, or a part of it is missing") from error
    return dict(manifest)


def _digest(archive: zipfile.ZipFile, member: str) -> str:
    digest = sha256()
    try:
        with archive.open(member) as content:
            while chunk := content.read(1 << 20):
                digest.update(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise StoreError(f"the backup is damaged: {member} cannot be read") from error
    return digest.hexdigest()
