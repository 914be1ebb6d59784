"""Connections: SQLite so that two processes can share a file, PostgreSQL as it is."""

import sqlite3
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from typing import Any, Final
from zlib import crc32

import psycopg
from psycopg import IsolationLevel
from sqlalchemy import URL, Connection, Engine, QueuePool, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError, NoSuchModuleError

from timeline.store.codec import to_json
from timeline.store.errors import StoreError

_FILE_NAME: Final = "timeline.sqlite3"
_KINDS: Final = ("sqlite", "postgresql")
_LOCK_SECONDS: Final = 10
# No reader waits forever for a connection.
_POOL: Final = {"pool_size": 15, "max_overflow": 0, "pool_timeout": 10, "pool_recycle": 1800}
# One that was idle for longer is asked whether it still lives before it is used.
_FRESH_SECONDS: Final = 1.0
_RETURNED: Final = "returned"
_CONNECT_SECONDS: Final = 5
# Longer than anything a page asks for takes; a reader that fell asleep in a transaction is woken by its end.
_STATEMENT_SECONDS: Final = 60
_IDLE_SECONDS: Final = 120
WRITES: Final = "timeline_writes"
# Which timeline a transaction is for, where several are in one database.
TIMELINE: Final = "timeline_id"
# Any number will do, so long as no other program on the server locks the same one.
_WRITER_LOCK: Final = 1_815_06_09


def data_folder_url(folder: Path) -> str:
    """The URL of the database in a folder, which is made where it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make the data folder {folder}: {error.strerror}; choose another one") from error
    return URL.create("sqlite", database=str(folder.absolute() / _FILE_NAME)).render_as_string()


def connect(url: str) -> Engine:
    """An engine for the URL. Nothing is opened yet."""
    parsed = parsed_url(url)
    # An error's message is logged, and what was to be written is not for the log.
    options: dict[str, Any] = {"json_serializer": to_json, "hide_parameters": True}
    if parsed.get_backend_name() == "postgresql":
        engine = _create(parsed, options | _POOL | {"connect_args": _limits(parsed)})
        event.listen(engine, "begin", _begin_postgresql)
        event.listen(engine, "checkin", _returned)
        event.listen(engine, "checkout", partial(_ask_if_idle, engine))
        return engine
    if parsed.database in (None, "", ":memory:"):
        # One connection, or every thread would find an empty database of its own.
        options |= {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    engine = _create(parsed, options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _limits(url: URL) -> dict[str, Any]:
    """How long the server may take; what the URL says itself stands."""
    limits = {
        "connect_timeout": _CONNECT_SECONDS,
        "application_name": "timeline",
        "options": f"-c statement_timeout={_STATEMENT_SECONDS}s "
        f"-c idle_in_transaction_session_timeout={_IDLE_SECONDS}s",
    }
    return {name: value for name, value in limits.items() if name not in url.query}


def in_use(engine: Engine) -> tuple[int, int]:
    """How many of an engine's connections are at work, and how many may be at once; none where it has no pool."""
    pool = engine.pool
    return (pool.checkedout(), pool.size() + pool._max_overflow) if isinstance(pool, QueuePool) else (0, 0)


def take_time(connection: Connection) -> None:
    """Lets this transaction's statements take as long as they need: a million rows are not migrated in a minute."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")


def shown(url: str | URL) -> str:
    """The URL without its password."""
    return make_url(url).render_as_string(hide_password=True)


def parsed_url(url: str) -> URL:
    """The URL in its parts. Raises StoreError where it is none of a database we know."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        # The text itself may hold a password, so it is not repeated.
        raise StoreError(
            "not a database URL; write for example sqlite:////home/me/timeline.sqlite3 "
            "or postgresql://user:password@host/timeline"
        ) from error
    if parsed.get_backend_name() not in _KINDS:
        raise StoreError(f"{shown(parsed)}: the timeline is kept in {' or '.join(_KINDS)} only")
    return parsed


def _create(url: URL, options: dict[str, Any]) -> Engine:
    try:
        return create_engine(url, **options)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(f"{shown(url)}: the driver of this database is not installed ({error})") from error


def keep_write_ahead_log(engine: Engine) -> None:
    """Lets readers of an SQLite file go on while another writes; the file remembers it.

    Waits for a process that is at the same: SQLite's own busy timeout does not cover this switch.
    """
    if engine.dialect.name != "sqlite":
        return
    give_up = time.monotonic() + _LOCK_SECONDS
    with closing(engine.raw_connection()) as connection:
        while True:
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > give_up:
                    raise StoreError(f"cannot share the file between processes: {error}") from error
            time.sleep(0.02)


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions are begun by us: the driver would begin them late and let two writers lock each other out.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {_LOCK_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    # NORMAL would outlive a killed process; FULL keeps a correction through a power cut too, for a few ms each.
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once, so that it waits for others instead of failing half-way."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _returned(_connection: object, record: Any) -> None:
    record.info[_RETURNED] = time.monotonic()


def _ask_if_idle(engine: Engine, connection: Any, record: Any, _proxy: object) -> None:
    """The server may have ended while nobody asked.

    A connection that just worked is taken to work still, unless something was said on it unasked: that it has ended.
    """
    is_fresh = time.monotonic() - record.info.get(_RETURNED, float("-inf")) < _FRESH_SECONDS
    try:
        if not is_fresh or _is_readable(connection):
            engine.dialect.do_ping(connection)
    except (psycopg.Error, ValueError) as error:  # a socket that is closed already is no socket
        raise DisconnectionError from error


def _is_readable(connection: Any) -> bool:
    with DefaultSelector() as selector:
        selector.register(connection, EVENT_READ)
        return bool(selector.select(0))


def _begin_postgresql(connection: Connection) -> None:
    """As in SQLite: a reader sees one moment, and one writes at a time to a timeline.

    Two writers could else both make the tables, or both add the same document.
    """
    options = connection.get_execution_options()
    timeline, writes = options.get(TIMELINE, ""), options.get(WRITES, False)
    # The driver says it with its BEGIN, which comes with the first statement.
    driver: Any = connection.connection.driver_connection
    driver.isolation_level = None if writes else IsolationLevel.REPEATABLE_READ
    driver.read_only = None if writes else True
    if timeline:
        # Of this transaction alone: the next on the connection may be another timeline's.
        connection.exec_driver_sql(f"SET LOCAL search_path TO {schema_of(timeline)}")
    if writes:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_lock_of(timeline)})")


def schema_of(timeline: str) -> str:
    """The schema of a timeline, quoted; its id was checked, so it holds no quote."""
    return f'"timeline_{timeline}"'


def _lock_of(timeline: str) -> str:
    """Two timelines of one lock would wait for each other, and nothing worse."""
    return f"{_WRITER_LOCK}, {crc32(timeline.encode()) - (1 << 31)}" if timeline else str(_WRITER_LOCK)
