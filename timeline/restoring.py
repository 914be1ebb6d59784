"""Restoring a backup into a new database of either kind: whole, or not at all."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.util import CommandError
from sqlalchemy import JSON, Connection, MetaData, Table, delete, insert, inspect, text

from timeline.backups import INSTALLATION, checked_manifest, kind_of, read_rows, timeline_of
from timeline.store import HOME, StoreError, kept_timelines
from timeline.store.engine import TIMELINE, WRITES, connect, parsed_url, schema_of, take_time
from timeline.store.places import checked_id, make_place, place_of
from timeline.store.plainly import told_plainly
from timeline.store.shelf import index_documents

_BATCH: Final = 1_000


def restore(file: Path, url: str) -> dict[str, int]:
    """Puts everything of a backup into a database that has nothing yet; gives the number of rows of each part.

    Raises StoreError for a damaged file, a newer Timeline's, or a database that holds something; nothing is changed
    then.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = checked_manifest(archive)
            parts: dict[str, Any] = manifest["parts"]
            for part in parts:
                checked_id(timeline_of(part))
            with told_plainly():
                _refuse_what_is_there(url)
                if parsed_url(url).get_backend_name() == "sqlite":
                    _restore_files(archive, parts, url)
                else:
                    _restore_schemas(archive, parts, url)
    except (OSError, zipfile.BadZipFile) as error:
        raise StoreError(f"{file} cannot be read as a backup: {error}") from error
    return {name: sum(table["rows"] for table in part["tables"].values()) for name, part in parts.items()}


def _refuse_what_is_there(url: str) -> None:
    parsed = parsed_url(url)
    if parsed.get_backend_name() == "sqlite":
        holds_something = Path(str(parsed.database)).exists() or kept_timelines(url) != [HOME]
    else:
        engine = connect(url)
        with engine.begin() as connection:
            holds_something = bool(inspect(connection).get_table_names()) or kept_timelines(url) != [HOME]
        engine.dispose()
    if holds_something:
        raise StoreError("the database holds something already: a backup is restored into a new one only")


def _restore_schemas(archive: zipfile.ZipFile, parts: dict[str, Any], url: str) -> None:
    """All in one transaction."""
    with _writer(url) as connection:
        for part in _in_order(parts):
            timeline = timeline_of(part)
            make_place(connection, timeline)
            path = "DEFAULT" if timeline == HOME else schema_of(timeline)
            connection.exec_driver_sql(f"SET LOCAL search_path TO {path}")
            _fill(archive, connection, part, parts[part])


def _restore_files(archive: zipfile.ZipFile, parts: dict[str, Any], url: str) -> None:
    """Into files beside the place, which are moved there when all are whole: the main one last."""
    target = Path(str(parsed_url(url).database)).absolute()
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=target.parent) as folder:
        beside = parsed_url(url).set(database=str(Path(folder) / target.name)).render_as_string(hide_password=False)
        for part in _in_order(parts):
            with _writer(place_of(beside, timeline_of(part))) as connection:
                _fill(archive, connection, part, parts[part])
        if (others := Path(folder) / "timelines").exists():
            shutil.rmtree(target.parent / "timelines", ignore_errors=True)  # empty: that was asked before
            others.rename(target.parent / "timelines")
        (Path(folder) / target.name).rename(target)


@contextmanager
def _writer(url: str) -> Iterator[Connection]:
    engine = connect(url)
    try:
        with engine.execution_options(**{WRITES: True, TIMELINE: ""}).begin() as connection:
            take_time(connection)
            yield connection
    finally:
        engine.dispose()


def _in_order(parts: dict[str, Any]) -> list[str]:
    """Home first: the installation's tables are beside its own."""
    return sorted(parts, key=lambda part: (part == INSTALLATION, timeline_of(part) != HOME, part))


def _fill(archive: zipfile.ZipFile, connection: Connection, part: str, kept: dict[str, Any]) -> None:
    """Makes the tables as they were when the backup was made, fills them, and brings them up to date."""
    kind, revision = kind_of(part), str(kept["revision"])
    config = kind.config(connection)
    try:
        command.upgrade(config, revision)
    except CommandError as error:
        raise StoreError(
            f"the backup was made by a newer Timeline (revision {revision}); update the program"
        ) from error
    tables = [
        Table(name, MetaData(), autoload_with=connection, resolve_fks=False)
        for name in (table.name for table in kind.tables.sorted_tables)
        if name in kept["tables"]
    ]
    for table in reversed(tables):
        connection.execute(delete(table))  # what the migrations put there themselves
    for table in tables:
        _put(connection, table, read_rows(archive, f"{part}/{table.name}.jsonl", table))
    if any(table.name == "document_cards" for table in tables):
        index_documents(connection)
    kind.migrate(connection)


def _put(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    for column in table.c:
        if isinstance(column.type, JSON):
            column.type = JSON(none_as_null=True)
    while batch := list(islice(rows, _BATCH)):
        connection.execute(insert(table), batch)
    if connection.dialect.name == "postgresql":
        _count_on(connection, table)


def _count_on(connection: Connection, table: Table) -> None:
    """The next number a sequence gives is greater than all that are there."""
    for column in table.primary_key:
        named = text("SELECT pg_get_serial_sequence(quote_ident(:table), :column)")
        sequence = connection.execute(named, {"table": table.name, "column": column.name}).scalar()
        if sequence:
            last = text(f'SELECT setval(:sequence, (SELECT MAX("{column.name}") FROM "{table.name}"))')
            connection.execute(last, {"sequence": sequence})
