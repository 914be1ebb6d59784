"""The two doors to the database, one to read and one to write; everything in `Store` goes through them.

Each asks whether whoever is at it may do what they want to: no page can forget to.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from timeline.store import finding
from timeline.store.engine import TIMELINE, WRITES, connect, in_use, keep_write_ahead_log, shown, take_time
from timeline.store.errors import NotAllowed, StoreError
from timeline.store.migrating import migrate
from timeline.store.places import HOME, checked_id, make_place, place_of
from timeline.store.plainly import told_plainly
from timeline.store.policy import Action, Grant
from timeline.store.repeating import begun
from timeline.store.revisions import end_writing, revision


class Doors:
    """A database opened, and the transactions in which it is read and written."""

    def __init__(self, engine: Engine, url: str, timeline: str = HOME) -> None:
        """Takes an engine whose database has the tables; `open` is the way in."""
        self._url, self._timeline, self._lent = url, timeline, False
        self._engine = engine if timeline == HOME else engine.execution_options(**{TIMELINE: timeline})
        self._writer = self._engine.execution_options(**{WRITES: True})
        # Asked again each time: a role may be taken from somebody who has the page open.
        self._granted: Callable[[], Grant] = Grant

    @classmethod
    def open(cls, url: str, *, timeline: str = HOME) -> Self:
        """The store at a database URL, or another timeline's there; its tables are made or brought up to date.

        Raises StoreError where the database cannot be reached, is none, or is not ours.
        """
        store = cls(connect(place_of(url, timeline)), url, timeline)
        try:
            store._prepare()
        except StoreError as error:
            store.close()
            raise type(error)(f"{shown(url)}: {error}") from error
        return store

    def beside(self, timeline: str) -> Self:
        """Another timeline's store, on the same connections where it is in the same database; closed before this one.

        Raises StoreError as `open` does.
        """
        if self._granted is not Grant:
            raise NotAllowed("what may be done in another timeline is not told here")
        if self._engine.dialect.name != "postgresql":
            return self.open(self._url, timeline=timeline)
        other = type(self)(self._engine.execution_options(**{TIMELINE: ""}), self._url, checked_id(timeline))
        other._lent = True
        other._prepare()
        return other

    def _prepare(self) -> None:
        with told_plainly(), self._writer.begin() as connection:
            take_time(connection)
            make_place(connection, self._timeline)
            migrate(connection)
        # Only now, so that a file that turns out not to be ours is left as it was.
        keep_write_ahead_log(self._engine)

    def granted(self, granted: Callable[[], Grant]) -> Self:
        """The same database for somebody who may do less than everything; it is closed with the store it comes from."""
        if self._granted is not Grant:
            raise NotAllowed("a right is given by whoever has all of them")
        limited = copy(self)
        limited._granted = granted
        return limited

    def may(self, action: Action) -> bool:
        """Whether whoever uses this store may do this now."""
        return self._granted().allows(action)

    def close(self) -> None:
        """Lets go of the database, unless it is another store's too."""
        if not self._lent:
            self._engine.dispose()

    def __enter__(self) -> Self:
        """The store, closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes."""
        self.close()

    def connections(self) -> tuple[int, int]:
        """How many connections are at work, and how many may be; none that another store counts."""
        return (0, 0) if self._lent else in_use(self._engine)

    def revision(self) -> int:
        """The number of the last writing: as long as it is the same, nothing has changed."""
        with self._reading() as connection:
            return revision(connection)

    @contextmanager
    def _changing(self, event_id: str, action: Action, who: str) -> Iterator[tuple[Connection, str]]:
        """A writing transaction, and the id of the event that now tells what the id once told."""
        with self._writing(action, who) as connection:
            yield connection, finding.standing_id(connection, event_id)

    @contextmanager
    def _reading(self, action: Action = Action.READ) -> Iterator[Connection]:
        self._admit(action)
        with told_plainly(), begun(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self, action: Action, who: str = "") -> Iterator[Connection]:
        self._admit(action, who)
        with told_plainly(), begun(self._writer) as connection:
            yield connection
            end_writing(connection)

    def _admit(self, action: Action, who: str = "") -> None:
        grant = self._granted()
        if not grant.allows(action):
            raise NotAllowed(f"you may not do this here ({action.value})")
        if who and grant.who and who != grant.who:
            raise NotAllowed("nobody signs with another's name")
