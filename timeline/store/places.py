"""Where each timeline is kept: a schema of its own in PostgreSQL, a file of its own beside the main one in SQLite.

Nothing but the place names the timeline, so that no query can reach from one into another. The first, `home`, is where
it always was: PostgreSQL's own schema, or the main file.
"""

import re
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, text

from timeline.store.engine import TIMELINE, WRITES, connect, parsed_url, schema_of
from timeline.store.errors import StoreError
from timeline.store.plainly import told_plainly

HOME: Final = "home"
_ID: Final = re.compile("[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)
_FOLDER: Final = "timelines"
_ENDING: Final = ".sqlite3"


def checked_id(timeline: str) -> str:
    """The id, which then is safe in the name of a file and of a schema. Raises StoreError where it is none."""
    if not _ID.fullmatch(timeline):
        raise StoreError("not the id of a timeline: up to 40 small letters, digits, - and _ are")
    return timeline


def place_of(url: str, timeline: str) -> str:
    """The URL of the database a timeline is in; the folder for its file is made where it is not there."""
    parsed = parsed_url(url)
    if checked_id(timeline) == HOME or parsed.get_backend_name() != "sqlite":
        return url
    file = _file(parsed, timeline)
    try:
        file.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make the folder {file.parent}: {error.strerror}") from error
    return parsed.set(database=str(file)).render_as_string(hide_password=False)


def make_place(connection: Connection, timeline: str) -> None:
    """The schema of a timeline, where it is not there yet; a file makes itself."""
    if timeline == HOME or connection.dialect.name != "postgresql":
        return
    named = text("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = :name")
    # Asked first, since who may use a schema need not be allowed to make one.
    if connection.execute(named, {"name": schema_of(timeline).strip('"')}).first() is None:
        connection.execute(text(f"CREATE SCHEMA {schema_of(timeline)}"))


def kept_timelines(url: str) -> list[str]:
    """The ids of the timelines that have a place in or beside the database, home first."""
    parsed = parsed_url(url)
    names = _files(parsed) if parsed.get_backend_name() == "sqlite" else _schemas(url)
    return [HOME, *sorted(name for name in names if _ID.fullmatch(name) and name != HOME)]


def drop_timeline(url: str, timeline: str) -> None:
    """Takes a timeline away with all that is in it, for good. Raises StoreError for home, which only goes by hand."""
    if checked_id(timeline) == HOME:
        raise StoreError("the home timeline cannot be dropped; drop the database")
    parsed = parsed_url(url)
    if parsed.get_backend_name() == "sqlite":
        file = _file(parsed, timeline)
        for path in (file, *(file.with_name(f"{file.name}-{part}") for part in ("wal", "shm", "journal"))):
            path.unlink(missing_ok=True)
        return
    engine = connect(url)
    # As its last writer: whoever writes to it now ends first.
    last = engine.execution_options(**{WRITES: True, TIMELINE: timeline})
    try:
        with told_plainly(), last.begin() as connection:
            connection.execute(text(f"DROP SCHEMA IF EXISTS {schema_of(timeline)} CASCADE"))
    finally:
        engine.dispose()


def _files(url: URL) -> set[str]:
    if not _has_file(url):
        return set()
    return {path.name.removesuffix(_ENDING) for path in _file(url, HOME).parent.glob(f"*{_ENDING}")}


def _schemas(url: str) -> set[str]:
    engine, prefix = connect(url), schema_of("").strip('"')
    try:
        with told_plainly(), engine.begin() as connection:
            named = text("SELECT nspname FROM pg_catalog.pg_namespace WHERE starts_with(nspname, :prefix)")
            return {name.removeprefix(prefix) for name in connection.execute(named, {"prefix": prefix}).scalars()}
    finally:
        engine.dispose()


def _has_file(url: URL) -> bool:
    return url.database not in (None, "", ":memory:") and not str(url.database).startswith("file:")


def _file(url: URL, timeline: str) -> Path:
    if not _has_file(url):
        raise StoreError("only one timeline is kept in this kind of database")
    return Path(str(url.database)).absolute().parent / _FOLDER / f"{timeline}{_ENDING}"
