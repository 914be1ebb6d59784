"""What a visitor is to a timeline, looked up anew each time: the policy of the store says what that allows."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, FromClause, Integer, Row, Select, and_, bindparam, or_, select

from timeline.installation.records import Person, Scope, Visitor
from timeline.installation.secrecy import fingerprint
from timeline.installation.tables import links, members, people, timelines, tokens
from timeline.store import MEMBERS, Grant, Role, Visibility
from timeline.store.tables import UtcDateTime

_RANKS: Final = (*MEMBERS, Role.GUEST)
SCOPES: Final = {Scope.READ: Role.GUEST, Scope.REVIEW: Role.REVIEWER, Scope.WRITE: Role.EDITOR}


def grant_of(connection: Connection, timeline_id: str, visitor: Visitor, at: datetime) -> Grant | None:
    """What the visitor is to the timeline; None where they may not know that there is one."""
    row = _looked_up(connection, timeline_id, visitor, at)
    if row is None or row.removed_at is not None:
        return None
    return _grant(row, visitor, Visibility(row.visibility))


def removed_grant(connection: Connection, timeline_id: str, visitor: Visitor, at: datetime) -> Grant | None:
    """The same for a timeline that was put away: it is there for nobody but its members, public or not."""
    row = _looked_up(connection, timeline_id, visitor, at)
    if row is None or row.removed_at is None:
        return None
    return _grant(row, visitor, Visibility.PRIVATE)


def active_person(connection: Connection, number: int | None) -> Person | None:
    """A person who may sign in."""
    if number is None:
        return None
    row = connection.execute(_ACTIVE, {"person": number}).first()
    return None if row is None else person_of(row)


def person_of(row: Row[Any]) -> Person:
    """A row of `people`."""
    return Person(row.id, row.issuer, row.subject, row.email, row.name, row.is_admin, row.added_at, row.is_disabled)


def role_in(connection: Connection, timeline_id: str, person: int) -> Role | None:
    """The role of a member."""
    asked = select(members.c.role).where(members.c.timeline == timeline_id, members.c.person == person)
    role = connection.execute(asked).scalar()
    return None if role is None else Role(role)


def in_force(table: Any, at: Any) -> ColumnElement[bool]:
    """What was not revoked and has not run out."""
    return and_(table.c.revoked_at.is_(None), or_(table.c.expires.is_(None), table.c.expires > at))


def _looked_up(connection: Connection, timeline_id: str, visitor: Visitor, at: datetime) -> Row[Any] | None:
    """All that is to be known, in one question: it is asked with every request."""
    if visitor.token:
        return connection.execute(_BY_TOKEN, _secretly(timeline_id, visitor.token, at)).first()
    known = _secretly(timeline_id, visitor.link, at) | {"person": visitor.person}
    return connection.execute(_BY_PERSON, known).first()


def _secretly(timeline_id: str, secret: str, at: datetime) -> dict[str, Any]:
    return {"timeline": timeline_id, "fingerprint": fingerprint(secret) if secret else "", "at": at}


def _grant(row: Row[Any], visitor: Visitor, visibility: Visibility) -> Grant | None:
    if visitor.is_local:
        return Grant(visibility=visibility)
    # A program is what its token says, whoever's browser it came through.
    grant = _by_token(row, visibility) if visitor.token else _by_person(row, visibility)
    return grant if grant.is_something else None


def _by_person(row: Row[Any], visibility: Visibility) -> Grant:
    link = f"link {row.opened}" if row.opened is not None else ""
    guest = Role.GUEST if link else None
    if row.person is None:
        return Grant(role=guest, visibility=visibility, number=link)
    person = Person(row.person, "", "", row.email, row.name, row.is_admin, row.added_at)
    role = Role(row.role) if row.role is not None else guest
    return Grant(person.signature, role, visibility, person.is_admin, f"person {person.id}")


def _by_token(row: Row[Any], visibility: Visibility) -> Grant:
    nothing = Grant(role=None, visibility=visibility)
    if row.token is None:
        return nothing
    most: Role | None = Role.OWNER
    if row.created_by is not None:
        most = None if row.role is None else Role(row.role)
    if most is None:
        return nothing
    asked = [SCOPES[Scope(name)] for name in row.scopes.split()]
    # The best of what was asked for, and at most what its maker is now.
    rank = max(min(map(_RANKS.index, asked)), _RANKS.index(most))
    return Grant(f"{row.title} (token {row.token})", _RANKS[rank], visibility, number=f"token {row.token}")


def _of_timeline(joined: FromClause, *columns: ColumnElement[Any]) -> Select[Any]:
    asked = select(timelines.c.visibility, timelines.c.removed_at, *columns).select_from(joined)
    return asked.where(timelines.c.id == bindparam("timeline"))


def _mine(table: Any) -> ColumnElement[bool]:
    """The link or token of this timeline with the secret that was said, as long as it stands."""
    is_it = (table.c.fingerprint == bindparam("fingerprint"), table.c.timeline == timelines.c.id)
    return and_(*is_it, in_force(table, bindparam("at", type_=UtcDateTime())))


def _membership(person: ColumnElement[Any]) -> ColumnElement[bool]:
    return (members.c.timeline == timelines.c.id) & (members.c.person == person)


def _active(person: ColumnElement[Any]) -> ColumnElement[bool]:
    return (people.c.id == person) & people.c.is_disabled.is_(False)


_ACTIVE: Final = select(people).where(_active(bindparam("person", type_=Integer())))
_BY_PERSON: Final = _of_timeline(
    timelines.outerjoin(people, _active(bindparam("person", type_=Integer())))
    .outerjoin(members, _membership(people.c.id))
    .outerjoin(links, _mine(links)),
    people.c.id.label("person"), people.c.email, people.c.name, people.c.is_admin, people.c.added_at,
    members.c.role, links.c.id.label("opened"),
)  # fmt: skip
_BY_TOKEN: Final = _of_timeline(
    timelines.outerjoin(tokens, _mine(tokens))
    .outerjoin(people, _active(tokens.c.created_by))
    .outerjoin(members, _membership(people.c.id)),
    tokens.c.id.label("token"), tokens.c.name.label("title"), tokens.c.scopes, tokens.c.created_by, members.c.role,
)  # fmt: skip
