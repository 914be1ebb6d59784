"""The two doors to the database, one to read and one to write; everything in `Store` goes through them."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from timeline.store import finding
from timeline.store.engine import WRITES, connect, keep_write_ahead_log, shown
from timeline.store.errors import StoreError
from timeline.store.migrating import migrate
from timeline.store.plainly import told_plainly
from timeline.store.revisions import end_writing, revision


class Doors:
    """A database opened, and the transactions in which it is read and written."""

    def __init__(self, engine: Engine) -> None:
        """Takes an engine whose database has the tables; `open` is the way in."""
        self._engine = engine
        self._writer = engine.execution_options(**{WRITES: True})

    @classmethod
    def open(cls, url: str) -> Self:
        """The store at a database URL, its tables made or brought up to date.

        Raises StoreError where the database cannot be reached, is none, or is not ours.
        """
        store = cls(connect(url))
        try:
            with told_plainly(), store._writer.begin() as connection:
                migrate(connection)
            # Only now, so that a file that turns out not to be ours is left as it was.
            keep_write_ahead_log(store._engine)
        except StoreError as error:
            store.close()
            raise StoreError(f"{shown(url)}: {error}") from error
        return store

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        """The store, closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes."""
        self.close()

    def revision(self) -> int:
        """The number of the last writing: as long as it is the same, nothing has changed."""
        with self._reading() as connection:
            return revision(connection)

    @contextmanager
    def _changing(self, event_id: str) -> Iterator[tuple[Connection, str]]:
        """A writing transaction, and the id of the event that now tells what the id once told."""
        with self._writing() as connection:
            yield connection, finding.standing_id(connection, event_id)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told_plainly(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told_plainly(), self._writer.begin() as connection:
            yield connection
            end_writing(connection)
