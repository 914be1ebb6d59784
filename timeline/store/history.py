"""People's decisions on an event: which of them stand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from timeline.store.records import EXISTENCE, Change, FieldValue
from timeline.store.tables import changes, events


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions in force, oldest first, and the undos that a redo could take back, oldest first."""

    decisions: tuple[Change, ...] = ()
    undone: tuple[tuple[Change, int], ...] = ()


def standing(history: Iterable[Change]) -> Standing:
    """An undo takes back the last decision in force; a new decision leaves nothing to redo."""
    decisions: list[Change] = []
    undone: list[tuple[Change, int]] = []
    for change in history:
        if change.kind == "undo":
            undone.append((decisions.pop(), change.id))
        elif change.kind == "redo":
            decisions.append(undone.pop()[0])
        else:
            decisions.append(change)
            undone.clear()
    return Standing(tuple(decisions), tuple(undone))


def marked(history: list[Change]) -> list[Change]:
    """The history with `undone` set on the decisions that no longer stand."""
    in_force = {change.id for change in standing(history).decisions}
    return [
        replace(change, undone=change.kind not in ("undo", "redo") and change.id not in in_force) for change in history
    ]


def is_dismissed(decisions: Iterable[Change]) -> bool:
    """Whether the last decision on the event is that it is none."""
    return any(change.field == EXISTENCE for change in decisions)


def dismissed_ids(connection: Connection) -> list[str]:
    """The events that are dismissed now."""
    once = select(changes.c.event_id).where(changes.c.field == EXISTENCE)
    return list(connection.execute(select(events.c.id).where(events.c.id.in_(once), events.c.dismissed)).scalars())


def histories(connection: Connection, event_ids: list[str]) -> dict[str, list[Change]]:
    """Each event's changes, oldest first; events without any are not in it."""
    found: dict[str, list[Change]] = {}
    # In parts, since a database takes only so many parameters.
    for start in range(0, len(event_ids), 500):
        part = changes.c.event_id.in_(event_ids[start : start + 500])
        for row in connection.execute(select(changes).where(part).order_by(changes.c.id)):
            found.setdefault(row.event_id, []).append(change_of(row, undoes=row.undoes))
    return found


def change_of(row: Any, *, undoes: int | None = None) -> Change:
    """A row of `changes` or `document_changes`, or one that was kept of them."""
    return Change(
        id=row.id,
        kind=row.kind,
        field=row.field,
        before=_value(row.before),
        after=_value(row.after),
        who=row.who,
        at=row.at,
        why=row.why,
        undoes=undoes,
    )


def _value(stored: str | list[str]) -> FieldValue:
    return stored if isinstance(stored, str) else tuple(stored)
