"""Two people at one event: what the second to save is told before anything is overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from timeline.store.errors import CorrectionError
from timeline.store.history import histories
from timeline.store.records import SOURCES, Change, FieldValue
from timeline.store.tables import changes


@dataclass(frozen=True, slots=True)
class Seen:
    """What people had before them when they decided: the last change anyone had made, and the field's value."""

    last: int
    value: FieldValue | None = None


class ConflictError(CorrectionError):
    """Others changed meanwhile what somebody was about to change, of an event or a document; nothing was saved.

    `theirs` are their changes, oldest first, none where a new reading of a report brought another value; `present` is
    the field's value now.
    """

    def __init__(self, event_id: str, field: str, theirs: Iterable[Change], present: FieldValue = "") -> None:
        """The message says who did what, for those who read only that."""
        self.event_id, self.field, self.theirs, self.present = event_id, field, tuple(theirs), present
        told = "; ".join(f"{change.who}, {change.at:%Y-%m-%d %H:%M} UTC: {_told(change)}" for change in self.theirs)
        super().__init__(f"nothing was saved, since {field} was changed meanwhile: {told or f'now {_text(present)}'}")


def last_change(connection: Connection) -> int:
    """The number of the last change to any event; one writes at a time, so later ones have greater numbers."""
    return connection.execute(select(func.max(changes.c.id))).scalar() or 0


def check_field_unchanged(
    connection: Connection, event_id: str, field: str, present: FieldValue, wanted: FieldValue, seen: Seen | None
) -> None:
    """Raises ConflictError where the field is no longer as it was seen, unless it already is as it is wanted."""
    if seen is None or wanted == present:
        return
    theirs = [change for change in _later(connection, [event_id], seen) if change.field == field]
    if theirs or (seen.value is not None and seen.value != present):
        raise ConflictError(event_id, field, theirs, present)


def check_sources_unchanged(connection: Connection, event_ids: Iterable[str], seen: Seen | None) -> None:
    """Raises ConflictError where one of the events was joined to another or parted since."""
    event_ids = list(event_ids)
    theirs = [change for change in _later(connection, event_ids, seen) if change.field == SOURCES]
    if theirs:
        raise ConflictError(event_ids[0], SOURCES, theirs)


def check_untouched(connection: Connection, event_id: str, seen: Seen | None) -> None:
    """Raises ConflictError where anything about the event was changed since."""
    if theirs := _later(connection, [event_id], seen):
        raise ConflictError(event_id, theirs[-1].field, theirs, theirs[-1].after)


def _later(connection: Connection, event_ids: list[str], seen: Seen | None) -> list[Change]:
    if seen is None:
        return []
    found = histories(connection, event_ids).values()
    return sorted((c for history in found for c in history if c.id > seen.last), key=lambda change: change.id)


def _told(change: Change) -> str:
    return f"{change.kind}, {_text(change.before)} → {_text(change.after)}"


def _text(value: FieldValue) -> str:
    return value if isinstance(value, str) else ", ".join(value)
