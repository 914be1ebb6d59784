"""Whether nothing was lost, doubled or overwritten unseen: the history against what editors were told, and replayed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import select, text
from together_editors import Deed, added_report, first_reports

from timeline.doctoring import examine
from timeline.events import Event
from timeline.store import SOURCES, Change, CorrectionError, Query, Store
from timeline.store.history import change_of
from timeline.store.tables import changes, document_changes

# What each kind of deed is called in the history.
_CALLED: Final = {"place": "correct", "date": "correct", "people": "correct"}
# Both are signed; what changes nothing leaves no line.
_SILENT: Final = ("confirm",)
_ELSEWHERE: Final = ("add", "comment", "day")

Line = tuple[str, Change]


def faults(url: str, deeds: Iterable[Deed], reports: int) -> Iterator[str]:
    """Each thing that is not as the editors were told, in words."""
    deeds = list(deeds)
    with Store.open(url) as store:
        lines = _lines(store, changes, "event_id")
        yield from _signed(deeds, lines)
        yield from _unseen(deeds, lines)
        yield from _signed_days(deeds, _lines(store, document_changes, "document_id"))
        yield from _said(store, deeds)
        yield from _documents(store, deeds, reports)
        yield from _replayed(store, lines, deeds, reports)
    yield from (
        f"doctor: {one.what}: {one.advice}"
        for one in examine(url, datetime.now(UTC))
        if one.advice and "disk" not in one.what
    )


def _lines(store: Store, table: Any, owner: str) -> list[Line]:
    """The whole history, in the order in which it was saved."""
    with store._reading() as connection:
        rows = connection.execute(select(table).order_by(table.c.id)).all()
    return [(getattr(row, owner), change_of(row, undoes=getattr(row, "undoes", None))) for row in rows]


def _signed(deeds: list[Deed], lines: list[Line]) -> Iterator[str]:
    """Each deed that was acknowledged has its line, no other has one, and none has two."""
    told = {(deed.who, deed.at): deed for deed in deeds if deed.kind not in _ELSEWHERE}
    counts = Counter((change.who, change.at) for _, change in lines)
    for key, deed in told.items():
        if deed.told == "saved" and not counts[key] and deed.kind not in _SILENT:
            yield f"lost: {deed}"
        if deed.told in ("clash", "refused") and counts[key]:
            yield f"refused, and there all the same: {deed}"
        if counts[key] > 1:
            yield f"saved {counts[key]} times: {deed}"
    for event_id, change in lines:
        deed = told.get((change.who, change.at))
        if deed is None or _CALLED.get(deed.kind, deed.kind) != change.kind:
            yield f"nobody did this to {event_id}: {change}"
        elif deed.kind in _CALLED and deed.value != (change.after if deed.kind != "people" else str(change.after)):
            yield f"saved as another value: {deed}: {change}"


def _unseen(deeds: list[Deed], lines: list[Line]) -> Iterator[str]:
    """No line stands on what its editor had not seen: of the field, of the sources, or of the event."""
    told = {(deed.who, deed.at): deed for deed in deeds if deed.kind not in _ELSEWHERE}
    before: dict[str, list[Change]] = {}
    for event_id, change in lines:
        deed = told.get((change.who, change.at))
        earlier = before.setdefault(event_id, [])
        if deed is not None and deed.kind not in _SILENT:
            fields = {change.field} if change.kind in ("correct", *_JOINING) else None
            for other in reversed(earlier):
                if other.id <= deed.last:
                    break
                if fields is None or other.field in fields:
                    yield f"{deed} was saved over what was not seen: {other}"
        earlier.append(change)


_JOINING: Final = ("merge", "split", "apart")


def _signed_days(deeds: list[Deed], lines: list[Line]) -> Iterator[str]:
    told = {(deed.who, deed.at): deed for deed in deeds if deed.kind == "day" and deed.told == "saved"}
    counts = Counter((change.who, change.at) for _, change in lines)
    yield from (f"lost: {deed}" for key, deed in told.items() if not counts[key])
    yield from (f"saved {number} times: {key}" for key, number in counts.items() if number > 1)
    last: dict[str, Change] = {}
    for document_id, change in lines:
        deed = told.get((change.who, change.at))
        earlier = last.get(document_id)
        if deed is None:
            yield f"nobody gave {document_id} this day: {change}"
        elif earlier is not None and (earlier.id > deed.last or earlier.after != change.before):
            yield f"{deed} was saved over what was not seen: {earlier}"
        last[document_id] = change


def _said(store: Store, deeds: list[Deed]) -> Iterator[str]:
    wanted = Counter(deed.value for deed in deeds if deed.kind == "comment" and deed.told == "saved")
    with store._reading() as connection:
        there = Counter(connection.execute(text("SELECT text FROM comments")).scalars())
    yield from (f"comments lost, doubled or made up: {one!r}" for one in (wanted - there) + (there - wanted))


def _documents(store: Store, deeds: list[Deed], reports: int) -> Iterator[str]:
    """Reports that several added at once are there once, each with its one account."""
    added = {int(deed.about) for deed in deeds if deed.kind == "add" and deed.told in ("saved", "failed")}
    wanted = {one.document.id for one in (*first_reports(reports), *map(added_report, added))}
    there = Counter(document.id for document in store.documents())
    yield from (
        f"report {one} is missing, doubled or made up" for one in (Counter(wanted) - there) + (there - Counter(wanted))
    )
    yield from (f"report {one.id} tells {one.events} events, not one" for one in store.documents() if one.events != 1)


def _replayed(store: Store, lines: list[Line], deeds: list[Deed], reports: int) -> Iterator[str]:
    """The history, done again by one person after the other in an empty store, gives the very same."""
    with Store.open("sqlite://") as again:
        for reading in first_reports(reports):
            again.save(reading, at=min(deed.at for deed in deeds))
        for number in sorted({int(deed.about) for deed in deeds if deed.kind == "add" and deed.told != "refused"}):
            again.save(added_report(number), at=min(deed.at for deed in deeds))
        for event_id, change in lines:
            try:
                _do_again(again, event_id, change)
            except CorrectionError as error:
                yield f"{change} cannot be done again: {error}"
        repeated = _lines(again, changes, "event_id")
        for one, other in zip(lines, repeated, strict=False):
            if _plain(one) != _plain(other):
                yield f"the history says {one}, done again it says {other}"
        if len(lines) != len(repeated):
            yield f"the history has {len(lines)} lines, done again {len(repeated)}"
        ours, theirs = _standing(store), _standing(again)
    for event_id in sorted(ours.keys() | theirs.keys()):
        if ours.get(event_id) != theirs.get(event_id):
            yield f"event {event_id} is {ours.get(event_id)}, by its history {theirs.get(event_id)}"


def _do_again(store: Store, event_id: str, change: Change) -> None:
    signed: dict[str, Any] = {"who": change.who, "at": change.at}
    others = [place.split() for place in change.after] if change.field == SOURCES else []
    match change.kind:
        case "correct":
            store.correct(event_id, change.field, change.after, **signed)
        case "confirm":
            store.confirm(event_id, change.field, **signed)
        case "dismiss":
            store.dismiss(event_id, **signed, why=change.why)
        case "merge":
            joined = {place.split()[0] for place in change.before} - {event_id}
            store.merge(event_id, joined, **signed)
        case "apart":
            store.keep_apart(event_id, next(one for one, _ in others if one != event_id), **signed)
        case "split":
            store.split(event_id, [claim for one, claim in others if one != event_id], **signed)
        case kind:
            getattr(store, kind)(event_id, **signed)


def _plain(line: Line) -> tuple[object, ...]:
    """A line without the numbers, of which a server may leave some out."""
    event_id, change = line
    return event_id, change.kind, change.field, change.before, change.after, change.who, change.at


def _standing(store: Store) -> dict[str, Event | str]:
    standing: dict[str, Event | str] = {event.id: event for event in store.find(Query())}
    return standing | {event.id: "dismissed" for event, _ in store.dismissed()}
