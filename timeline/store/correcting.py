"""People's decisions on events: correct, confirm, merge, split, undo, redo."""

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from typing import Literal

from sqlalchemy import Connection, insert, select

from timeline.store.checking import check_field, check_signed, checked
from timeline.store.codec import encode
from timeline.store.conflicts import Seen, check_field_unchanged, check_sources_unchanged, check_untouched
from timeline.store.errors import CorrectionError, NotAllowed
from timeline.store.history import Standing, histories, is_dismissed, standing
from timeline.store.holding import hold, put_in_place
from timeline.store.records import DISMISSED, EXISTENCE, SOURCES, Change, FieldValue
from timeline.store.refreshing import as_read, claims_of, refresh
from timeline.store.tables import changes, events
from timeline.store.values import Values, settled, values_of


def correct(
    connection: Connection, event_id: str, field: str, value: FieldValue, *,
    who: str, at: datetime, why: str, seen: Seen | None = None,
) -> None:  # fmt: skip
    """Settles a field on a value."""
    after = checked(field, value)
    values, state = _state(connection, event_id)
    present = getattr(values, field)
    check_field_unchanged(connection, event_id, field, present, after, seen)
    _decide(connection, event_id, state, Change(0, "correct", field, present, after, who, at, why))


def confirm(
    connection: Connection, event_id: str, field: str, *, who: str, at: datetime, seen: Seen | None = None
) -> None:
    """Settles a field on its present value, which is the one that was seen."""
    check_field(field)
    values, state = _state(connection, event_id)
    present = getattr(values, field)
    if seen is not None and seen.value is not None:
        check_field_unchanged(connection, event_id, field, present, seen.value, seen)
    # The reason is kept with the date: a later reading may come to another date for another reason.
    why = values.because if field == "date" else ""
    _decide(connection, event_id, state, Change(0, "confirm", field, present, present, who, at, why))


def take_back(
    connection: Connection, event_id: str, kind: Literal["undo", "redo"], *,
    who: str, at: datetime, seen: Seen | None = None,
) -> None:  # fmt: skip
    """Undoes the last decision in force, or redoes the last one undone."""
    values, state = _present_state(connection, event_id)
    check_untouched(connection, event_id, seen)
    if kind == "undo":
        if not state.decisions:
            raise CorrectionError("nothing to undo: no decision on this event is in force")
        change = state.decisions[-1]
        target, remaining = change.id, state.decisions[:-1]
    else:
        if not state.undone:
            raise CorrectionError("nothing to redo: nothing was undone since the last decision on this event")
        change, target = state.undone[-1]
        remaining = (*state.decisions, change)
    if change.field == SOURCES:
        before, after = (change.after, change.before) if kind == "undo" else (change.before, change.after)
        _record(connection, event_id, Change(0, kind, SOURCES, before, after, who, at, undoes=target))
        return
    if change.field == EXISTENCE:
        before, after = ("", DISMISSED) if kind == "redo" else (DISMISSED, "")
        _record(connection, event_id, Change(0, kind, EXISTENCE, before, after, who, at, undoes=target))
        return
    after = getattr(settled(_read(connection, event_id), remaining), change.field)
    before = getattr(values, change.field)
    _record(connection, event_id, Change(0, kind, change.field, before, after, who, at, undoes=target))


def check_own(connection: Connection, event_id: str, kind: Literal["undo", "redo"], *, who: str) -> None:
    """Raises NotAllowed where what would be taken back is not one's own confirmation."""
    _, state = _state(connection, event_id)
    last = state.decisions[-1:] if kind == "undo" else tuple(change for change, _ in state.undone[-1:])
    if any(change.kind != "confirm" or change.who != who.strip() for change in last):
        raise NotAllowed("you may take back your own confirmations only")


def merge(
    connection: Connection, event_id: str, others: Collection[str], *,
    who: str, at: datetime, why: str, seen: Seen | None = None,
) -> None:  # fmt: skip
    """Tells several events as one."""
    _state(connection, event_id)
    check_sources_unchanged(connection, [event_id, *others], seen)
    before = [place for one in (event_id, *sorted(set(others) - {event_id})) for place in _places(connection, one)]
    after = [f"{event_id} {claim_id}" for _, claim_id in map(str.split, before)]
    if before == after:
        raise CorrectionError("nothing to merge: choose at least one other event")
    _record(connection, event_id, Change(0, "merge", SOURCES, tuple(before), tuple(after), who, at, why))


def dismiss(connection: Connection, event_id: str, *, who: str, at: datetime, why: str, seen: Seen | None) -> None:
    """Says that the event is none."""
    if not why.strip():
        raise CorrectionError("say why this is no event: others will ask")
    _state(connection, event_id)
    check_untouched(connection, event_id, seen)
    _record(connection, event_id, Change(0, "dismiss", EXISTENCE, "", DISMISSED, who, at, why))


def keep_apart(
    connection: Connection, event_id: str, other: str, *, who: str, at: datetime, seen: Seen | None = None
) -> None:
    """Keeps the claims of two events where they are: the machine will not tell them as one."""
    _state(connection, event_id)
    check_sources_unchanged(connection, [event_id, other], seen)
    places = tuple(place for one in (event_id, other) for place in _places(connection, one))
    if other == event_id or not _places(connection, other):
        raise CorrectionError("nothing to keep apart: choose another event")
    _record(connection, event_id, Change(0, "apart", SOURCES, places, places, who, at))


def kept_apart(connection: Connection) -> frozenset[tuple[str, str]]:
    """The pairs of events, sorted, that people keep apart."""
    asked = select(changes.c.event_id).where(changes.c.kind == "apart").distinct()
    found = histories(connection, list(connection.execute(asked).scalars()))
    decisions = (change for history in found.values() for change in standing(history).decisions)
    pairs = (sorted({place.split()[0] for place in change.after}) for change in decisions if change.kind == "apart")
    return frozenset((one, other) for one, other in pairs)


def split(
    connection: Connection, event_id: str, claim_ids: Collection[str], *,
    who: str, at: datetime, why: str, seen: Seen | None = None,
) -> str:  # fmt: skip
    """Tells some of an event's claims as an event of their own, and gives its id."""
    _state(connection, event_id)
    check_sources_unchanged(connection, [event_id], seen)
    before = _places(connection, event_id)
    parted = sorted(claim_id for _, claim_id in map(str.split, before) if claim_id in claim_ids)
    if not parted or len(parted) == len(before):
        raise CorrectionError("nothing to split: choose some of the event's sources, and leave it some")
    new_id = sha256(f"{event_id} {parted} {at.isoformat()}".encode()).hexdigest()[:20]
    after = [f"{new_id if place.split()[1] in parted else event_id} {place.split()[1]}" for place in before]
    _record(connection, event_id, Change(0, "split", SOURCES, tuple(before), tuple(after), who, at, why))
    return new_id


def _places(connection: Connection, event_id: str) -> list[str]:
    """Where the claims of an event are told: pairs of event and claim."""
    return [f"{event_id} {claim.id}" for claim in claims_of(connection, event_id)]


def _decide(connection: Connection, event_id: str, state: Standing, change: Change) -> None:
    """Records a decision, unless the last one on the field already says so (a button pressed twice)."""
    is_settled = any(decision.field == change.field for decision in state.decisions)
    if not (is_settled and change.before == change.after):
        _record(connection, event_id, change)


def _record(connection: Connection, event_id: str, change: Change) -> None:
    check_signed(change.who, change.at, change.why)
    connection.execute(
        insert(changes).values(
            event_id=event_id,
            kind=change.kind,
            field=change.field,
            before=encode(change.before),
            after=encode(change.after),
            who=change.who.strip(),
            at=change.at,
            why=change.why.strip(),
            undoes=change.undoes,
        )
    )
    if change.field == SOURCES:
        put_in_place(connection, tuple(change.after))
    else:
        hold(connection, event_id)
        refresh(connection, event_id)


def _state(connection: Connection, event_id: str) -> tuple[Values, Standing]:
    """The event's values as they stand, and the decisions in force. Raises CorrectionError where it is dismissed."""
    values, state = _present_state(connection, event_id)
    if is_dismissed(state.decisions):
        raise CorrectionError("this was dismissed as no event; bring it back first")
    return values, state


def _present_state(connection: Connection, event_id: str) -> tuple[Values, Standing]:
    row = connection.execute(select(events.c.id).where(events.c.id == event_id)).first()
    if row is None:
        raise CorrectionError(f"no event {event_id!r}: it may have gone with a new reading of its document")
    state = standing(histories(connection, [event_id]).get(event_id, []))
    return settled(_read(connection, event_id), state.decisions), state


def _read(connection: Connection, event_id: str) -> Values:
    read = as_read(connection, event_id)
    if read is None:
        raise CorrectionError(f"event {event_id!r} has no document left that tells of it")
    return values_of(read)
