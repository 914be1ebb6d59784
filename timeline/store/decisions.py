"""The part of `Store` in which people decide about events."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection

from timeline.events import Event
from timeline.store import correcting, finding
from timeline.store.conflicts import Seen, last_change
from timeline.store.doors import Doors
from timeline.store.errors import CorrectionError
from timeline.store.policy import Action
from timeline.store.records import FieldValue


class Decisions(Doors):
    """What people settle, merge, split and take back. Nothing here is lost when a document is read again.

    Whoever says what was `seen` gets ConflictError, and nothing saved, where another has changed the same since.
    """

    def last_change(self) -> int:
        """The number of the last change: to be asked for before what it will be `seen` with."""
        with self._reading() as connection:
            return last_change(connection)

    def correct(
        self, event_id: str, field: str, value: FieldValue, *,
        who: str, at: datetime, why: str = "", seen: Seen | None = None,
    ) -> Event:  # fmt: skip
        """Settles a field of `FIELDS` on a value; an empty date says that none can be known.

        Raises CorrectionError where the value is not of the field's kind.
        """
        with self._changing(event_id, Action.CORRECT, who) as (connection, standing):
            correcting.correct(connection, standing, field, value, who=who, at=at, why=why, seen=seen)
            return present(connection, standing)

    def confirm(self, event_id: str, field: str, *, who: str, at: datetime, seen: Seen | None = None) -> Event:
        """Settles a field on its present value."""
        with self._changing(event_id, Action.CONFIRM, who) as (connection, standing):
            correcting.confirm(connection, standing, field, who=who, at=at, seen=seen)
            return present(connection, standing)

    def merge(
        self, event_id: str, others: Collection[str], *,
        who: str, at: datetime, why: str = "", seen: Seen | None = None,
    ) -> Event:  # fmt: skip
        """Tells several events as one; the others' links lead to it, and `undo` brings them back.

        Raises CorrectionError where there is no other event.
        """
        with self._changing(event_id, Action.CORRECT, who) as (connection, standing):
            ids = [finding.standing_id(connection, other) for other in others]
            correcting.merge(connection, standing, ids, who=who, at=at, why=why, seen=seen)
            return present(connection, standing)

    def keep_apart(self, event_id: str, other: str, *, who: str, at: datetime, seen: Seen | None = None) -> Event:
        """Tells two events as two from now on, though they may look like one.

        Raises CorrectionError where there is no other event.
        """
        with self._changing(event_id, Action.CORRECT, who) as (connection, standing):
            other = finding.standing_id(connection, other)
            correcting.keep_apart(connection, standing, other, who=who, at=at, seen=seen)
            return present(connection, standing)

    def split(
        self, event_id: str, claim_ids: Collection[str], *,
        who: str, at: datetime, why: str = "", seen: Seen | None = None,
    ) -> Event:  # fmt: skip
        """Tells some of an event's claims as an event of their own, and gives that; they stay apart from now on.

        Raises CorrectionError where none, or all, of its claims are chosen.
        """
        with self._changing(event_id, Action.CORRECT, who) as (connection, standing):
            return present(
                connection, correcting.split(connection, standing, claim_ids, who=who, at=at, why=why, seen=seen)
            )

    def undo(self, event_id: str, *, who: str, at: datetime, seen: Seen | None = None) -> Event:
        """Takes back the last decision on the event that is in force. The history keeps both.

        Whoever may only confirm takes back only that, and only their own.
        """
        is_free = self.may(Action.CORRECT)
        with self._changing(event_id, Action.CONFIRM, who) as (connection, standing):
            if not is_free:
                correcting.check_own(connection, standing, "undo", who=who)
            correcting.take_back(connection, standing, "undo", who=who, at=at, seen=seen)
            return present(connection, standing)

    def redo(self, event_id: str, *, who: str, at: datetime, seen: Seen | None = None) -> Event:
        """Takes back the last undo, if nothing was decided since."""
        is_free = self.may(Action.CORRECT)
        with self._changing(event_id, Action.CONFIRM, who) as (connection, standing):
            if not is_free:
                correcting.check_own(connection, standing, "redo", who=who)
            correcting.take_back(connection, standing, "redo", who=who, at=at, seen=seen)
            return present(connection, standing)


def present(connection: Connection, event_id: str) -> Event:
    """The event as it stands. Raises CorrectionError where there is none."""
    event = finding.find_event(connection, event_id)
    if event is None:
        raise CorrectionError(f"no event {event_id!r}")
    return event
