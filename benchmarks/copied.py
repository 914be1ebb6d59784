"""Made-up events in PostgreSQL: copied from the file that holds them already, past the app, by COPY."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import psycopg
from figures import ROOT, say
from psycopg import sql
from sqlalchemy import Table, make_url

sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from postgres import Server  # noqa: E402
from stage import made_up  # noqa: E402

from timeline.store import Store  # noqa: E402
from timeline.store.tables import metadata  # noqa: E402

# What is read is measured, and can be made again: nothing here need outlive a power cut.
_SETTINGS: Final = {
    "shared_buffers": "256MB",
    "maintenance_work_mem": "256MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
}
_INDEXES: Final = """
SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE c.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
"""


@contextmanager
def in_postgres(folder: Path, number: int) -> Iterator[str]:
    """The URL of a database of so many made-up events, on a server of its own; the folder keeps both."""
    server, name = Server(_SETTINGS, kept=folder / "postgres"), f"made_up_{number}"
    server.start()
    try:
        if not server.execute(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"):
            say(f"copying {number:,} events into PostgreSQL")
            server.execute("DROP DATABASE IF EXISTS unfinished WITH (FORCE)")
            server.execute("CREATE DATABASE unfinished")
            Store.open(server.url("unfinished")).close()
            _copy(Path(make_url(made_up(folder, number)).database or ""), server)
            server.execute("VACUUM (ANALYZE)", "unfinished")
            server.execute(f"ALTER DATABASE unfinished RENAME TO {name}")
        yield server.url(name)
    finally:
        server.stop()


def _copy(file: Path, server: Server) -> None:
    reached = psycopg.connect(host=str(server.folder), user="timeline", dbname="unfinished")
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as source, reached as target:
        # References were checked when the file was made; indexes are made quicker at the end.
        target.execute("SET session_replication_role = replica")
        indexes: list[tuple[Any, ...]] = target.execute(_INDEXES).fetchall()
        for name, _ in indexes:
            target.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        for table in metadata.sorted_tables:
            _copy_table(table, source, target)
        for _, definition in indexes:
            target.execute(definition)


def _copy_table(table: Table, source: sqlite3.Connection, target: "psycopg.Connection[Any]") -> None:
    columns = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)
    target.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.Identifier(table.name)))
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), columns)
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    with target.cursor() as cursor, cursor.copy(into) as copy:
        for row in source.execute(f'SELECT {names} FROM "{table.name}"'):
            copy.write_row(row)
