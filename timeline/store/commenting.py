"""What people say to each other about an event. A comment that is changed leaves the old one in the database."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, or_, select, update

from timeline.store.among import among
from timeline.store.checking import check_signed
from timeline.store.errors import CorrectionError, NotAllowed
from timeline.store.records import Comment
from timeline.store.tables import comments, events

_LONGEST: Final = 4_000
# All control characters but the ends of lines and tabs, which a person types.
_UNSTORABLE: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def comment(connection: Connection, event_id: str, text: str, *, who: str, at: datetime) -> Comment:
    """Says something about an event that is there."""
    if connection.execute(select(events.c.id).where(events.c.id == event_id)).first() is None:
        raise CorrectionError(f"no event {event_id!r}: it may have gone with a new reading of its document")
    if not text.strip():
        raise CorrectionError("the comment is empty")
    return _say(connection, event_id, text, None, who=who, at=at)


def change_comment(
    connection: Connection, number: int, text: str, *, who: str, at: datetime, may_remove: bool
) -> Comment:
    """Says something else instead, or nothing, which takes it back: one's own, or, to remove it, another's."""
    row = connection.execute(_versions(number).order_by(comments.c.id.desc()).limit(1)).first()
    if row is None or not row.text:
        raise CorrectionError("this comment is no longer there")
    first = connection.execute(select(comments.c.who).where(comments.c.id == number)).scalar_one()
    if first != who.strip() and (text.strip() or not may_remove):
        raise NotAllowed("a comment is changed by the one who wrote it")
    return _say(connection, row.event_id, text, number, who=who, at=at)


def standing_comments(connection: Connection, event_id: str) -> list[Comment]:
    """What is said of an event and of those joined to it, in the order it was first said."""
    said: dict[int, Comment] = {}
    for version in all_comments(connection, event_id):
        first = said.get(version.id, version)
        said[version.id] = replace(first, text=version.text, changed_at=None if first is version else version.at)
    return [one for one in said.values() if one.text]


def all_comments(connection: Connection, event_id: str) -> list[Comment]:
    """Everything that was ever said, in the order it was: a comment has one line for each time it was changed."""
    told = {event_id}
    while more := _joined_to(connection, told) - told:
        told |= more
    said = select(comments).where(among(connection, comments.c.event_id, told))
    rows = connection.execute(said.order_by(comments.c.id))
    return [_comment(row) for row in rows]


def _joined_to(connection: Connection, told: set[str]) -> set[str]:
    joined = select(events.c.id).where(among(connection, events.c.merged_into, told))
    return set(connection.execute(joined).scalars())


def _versions(number: int) -> Any:
    return select(comments).where(or_(comments.c.id == number, comments.c.changes == number))


def _say(connection: Connection, event_id: str, text: str, changes: int | None, *, who: str, at: datetime) -> Comment:
    check_signed(who, at)
    values = {"event_id": event_id, "text": _checked(text), "who": who.strip(), "at": at, "changes": changes}
    row = connection.execute(insert(comments).values(values).returning(comments)).one()
    # The event counts as changed, so that whoever looks at it sees what is said.
    connection.execute(update(events).where(events.c.id == event_id).values(id=event_id))
    return _comment(row)


def _checked(text: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if len(text) > _LONGEST:
        raise CorrectionError(f"comment: at most {_LONGEST} characters, not {len(text)}")
    if _UNSTORABLE.search(text):
        raise CorrectionError("comment: it holds a control character")
    return text


def _comment(row: Row[Any]) -> Comment:
    return Comment(row.changes or row.id, row.event_id, row.text, row.who, row.at)
