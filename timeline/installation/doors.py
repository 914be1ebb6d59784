"""How the installation is opened, read and written, and how every request is judged."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from types import TracebackType
from typing import Final, Self

from sqlalchemy import Connection, Engine, insert, select

from timeline.installation.migrating import migrate
from timeline.installation.records import HOME, NoTimeline, Person, Visitor
from timeline.installation.rights import active_person, grant_of, removed_grant
from timeline.installation.tables import journal, timelines
from timeline.store import Action, Grant, NotAllowed, Store, StoreError, Visibility
from timeline.store.engine import WRITES, connect, in_use
from timeline.store.plainly import told_plainly
from timeline.store.repeating import begun

# Answers that are kept for a moment, of each kind.
REMEMBERED: Final = 1_000


class Doors:
    """The database of an installation, and the stores of its timelines."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], admins: frozenset[str]) -> None:
        """Takes an engine whose database has the tables; `open` is the way in."""
        self._engine, self._clock = engine, clock
        self._writer = engine.execution_options(**{WRITES: True})
        self._admins = frozenset(address.strip().casefold() for address in admins)
        self._stores: dict[str, Store] = {}
        # When the use of a token was last looked at, by its fingerprint: not with every request.
        self._noted: dict[str, datetime] = {}
        self._lock = Lock()
        # Writings of this process: what was looked up before one of them is looked up anew.
        self._written = 0

    @classmethod
    def open(cls, url: str, *, clock: Callable[[], datetime], admins: frozenset[str] = frozenset()) -> Self:
        """The installation at a database URL, with its home timeline. People with addresses in `admins` look after it.

        Raises StoreError where the database cannot be reached, is none, or is not ours.
        """
        home = Store.open(url)
        installation = cls(connect(url), clock, admins)
        installation._stores[HOME] = home
        try:
            with told_plainly(), installation._writer.begin() as connection:
                migrate(connection)
                _count_home(connection, clock())
        except StoreError:
            installation.close()
            raise
        return installation

    def close(self) -> None:
        """Lets go of all databases."""
        for store in self._stores.values():
            store.close()
        self._engine.dispose()

    def __enter__(self) -> Self:
        """The installation, closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes."""
        self.close()

    def store(self, timeline_id: str) -> Store:
        """A timeline's store with every right: for the program itself, never for a visitor."""
        with self._lock:
            if timeline_id not in self._stores:
                self._stores[timeline_id] = self._open(timeline_id)
            return self._stores[timeline_id]

    def connections(self) -> tuple[int, int]:
        """How many connections to databases are at work in this process, and how many may be at once."""
        with self._lock:
            counted = [in_use(self._engine), *(store.connections() for store in self._stores.values())]
        return sum(used for used, _ in counted), sum(most for _, most in counted)

    def _open(self, timeline_id: str) -> Store:
        return self._stores[HOME].beside(timeline_id)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told_plainly(), begun(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with told_plainly(), begun(self._writer) as connection:
                yield connection
        finally:
            self._written += 1

    def _moment(self, seconds: int = 1) -> tuple[int, int]:
        """The same for what happens within so many seconds of each other, if this process has written nothing since."""
        return self._written, int(self._clock().timestamp()) // seconds

    def _judge(
        self, connection: Connection, timeline_id: str, visitor: Visitor, action: Action, *, removed: bool = False
    ) -> Grant:
        """The visitor's grant, which allows the action. Raises NoTimeline, or NotAllowed where they may know of it."""
        if removed:
            grant = self._of_removed(connection, timeline_id, visitor)
        else:
            grant = grant_of(connection, timeline_id, visitor, self._clock())
        if grant is None:
            raise no_timeline()
        if not grant.allows(action):
            raise NotAllowed(f"you may not do this here ({action.value})")
        return grant

    def _of_removed(self, connection: Connection, timeline_id: str, visitor: Visitor) -> Grant | None:
        # What is put away is nobody's to read, public or not: only those who could bring it back know of it.
        grant = removed_grant(connection, timeline_id, visitor, self._clock())
        return grant if grant is not None and grant.allows(Action.DISCARD) else None

    def _signed_in(self, connection: Connection, visitor: Visitor) -> Person:
        """The person who asks. Raises NotAllowed where nobody has signed in."""
        person = active_person(connection, visitor.person)
        if person is None or visitor.token:
            raise NotAllowed("sign in first")
        return person

    def _signature(self, connection: Connection, visitor: Visitor) -> str:
        person = active_person(connection, visitor.person)
        return person.signature if person is not None else "the operator" if visitor.is_local else "somebody"

    def _note(self, connection: Connection, visitor: Visitor, did: str, timeline_id: str = "", about: str = "") -> None:
        """Keeps who did what when, with what was done or not at all."""
        who = self._signature(connection, visitor)
        row = {"at": self._clock(), "who": who, "did": did, "timeline": timeline_id, "about": about}
        connection.execute(insert(journal).values(row))


def no_timeline() -> NoTimeline:
    """What is said of a timeline that is not there, and of one that the visitor may not know of."""
    return NoTimeline("there is no such timeline, or it is not shared with you")


def _count_home(connection: Connection, at: datetime) -> None:
    """The timeline that was there before there were others is one of them; it was made at no time we know."""
    if connection.execute(select(timelines.c.id).where(timelines.c.id == HOME)).first() is None:
        row = {"id": HOME, "title": "", "visibility": Visibility.PRIVATE.value, "created_at": at}
        connection.execute(insert(timelines).values(row))
