"""What a visitor is to a timeline, looked up anew each time: the policy of the store says what that allows."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select

from timeline.installation.records import Person, Scope, Visitor
from timeline.installation.secrecy import fingerprint
from timeline.installation.tables import links, members, people, timelines, tokens
from timeline.store import MEMBERS, Grant, Role, Visibility

_RANKS: Final = (*MEMBERS, Role.GUEST)
SCOPES: Final = {Scope.READ: Role.GUEST, Scope.REVIEW: Role.REVIEWER, Scope.WRITE: Role.EDITOR}


def grant_of(connection: Connection, timeline_id: str, visitor: Visitor, at: datetime) -> Grant | None:
    """What the visitor is to the timeline; None where they may not know that there is one."""
    row = connection.execute(select(timelines).where(timelines.c.id == timeline_id)).first()
    if row is None or row.removed_at is not None:
        return None
    return standing_grant(connection, timeline_id, visitor, Visibility(row.visibility), at)


def standing_grant(
    connection: Connection, timeline_id: str, visitor: Visitor, visibility: Visibility, at: datetime
) -> Grant | None:
    """The same, whether the timeline is put away or not."""
    if visitor.is_local:
        return Grant(visibility=visibility)
    grant = Grant(role=None, visibility=visibility)
    if visitor.token:
        # A program is what its token says, whoever's browser it came through.
        grant = _by_token(connection, timeline_id, visitor.token, visibility, at) or grant
    else:
        grant = _by_person(connection, timeline_id, visitor.person, visibility) or grant
        link = _opened_by(connection, timeline_id, visitor.link, at) if grant.role is None and visitor.link else None
        if link is not None:
            grant = replace(grant, role=Role.GUEST, number=grant.number or f"link {link}")
    return grant if grant.is_something else None


def active_person(connection: Connection, number: int | None) -> Person | None:
    """A person who may sign in."""
    if number is None:
        return None
    row = connection.execute(select(people).where(people.c.id == number, people.c.is_disabled.is_(False))).first()
    return None if row is None else person_of(row)


def person_of(row: Row[Any]) -> Person:
    """A row of `people`."""
    return Person(row.id, row.issuer, row.subject, row.email, row.name, row.is_admin, row.added_at, row.is_disabled)


def role_in(connection: Connection, timeline_id: str, person: int) -> Role | None:
    """The role of a member."""
    asked = select(members.c.role).where(members.c.timeline == timeline_id, members.c.person == person)
    role = connection.execute(asked).scalar()
    return None if role is None else Role(role)


def in_force(table: Any, at: datetime) -> ColumnElement[bool]:
    """What was not revoked and has not run out."""
    return and_(table.c.revoked_at.is_(None), or_(table.c.expires.is_(None), table.c.expires > at))


def _by_person(connection: Connection, timeline_id: str, number: int | None, visibility: Visibility) -> Grant | None:
    person = active_person(connection, number)
    if person is None:
        return None
    role = role_in(connection, timeline_id, person.id)
    return Grant(person.signature, role, visibility, person.is_admin, f"person {person.id}")


def _opened_by(connection: Connection, timeline_id: str, secret: str, at: datetime) -> int | None:
    mine = (links.c.fingerprint == fingerprint(secret)) & (links.c.timeline == timeline_id)
    return connection.execute(select(links.c.id).where(mine, in_force(links, at))).scalar()


def _by_token(
    connection: Connection, timeline_id: str, secret: str, visibility: Visibility, at: datetime
) -> Grant | None:
    mine = (tokens.c.fingerprint == fingerprint(secret)) & (tokens.c.timeline == timeline_id)
    row = connection.execute(select(tokens).where(mine, in_force(tokens, at))).first()
    if row is None:
        return None
    most: Role | None = Role.OWNER
    if row.created_by is not None:
        maker = active_person(connection, row.created_by)
        most = None if maker is None else role_in(connection, timeline_id, maker.id)
    if most is None:
        return None
    asked = [SCOPES[Scope(name)] for name in row.scopes.split()]
    # The best of what was asked for, and at most what its maker is now.
    rank = max(min(map(_RANKS.index, asked)), _RANKS.index(most))
    return Grant(f"{row.name} (token {row.id})", _RANKS[rank], visibility, number=f"token {row.id}")
