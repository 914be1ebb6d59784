"""The part of `Installation` that knows who belongs to a timeline, and who is asked to."""

import re
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from timeline.installation.doors import Doors
from timeline.installation.records import InstallationError, Invitation, Member, Reason, Visitor
from timeline.installation.rights import active_person, person_of, role_in
from timeline.installation.secrecy import fingerprint, new_secret
from timeline.installation.tables import invitations, members, people, timelines
from timeline.store import MEMBERS, Action, Role

# It is somebody's address when a letter sent there arrives: here it need only look like one.
_ADDRESS: Final = re.compile(r"[^@\s\0-\x1f\x7f]{1,100}@[^@\s\0-\x1f\x7f]{1,150}")
_STANDS_FOR: Final = timedelta(days=14)


class Membership(Doors):
    """People belong to timelines; a timeline always has an owner."""

    def members(self, visitor: Visitor, timeline_id: str) -> list[Member]:
        """Who belongs to it: owners first, viewers last."""
        with self._reading() as connection:
            self._judge(connection, timeline_id, visitor, Action.SEE_MEMBERS)
            asked = select(people, members.c.role).join(members, members.c.person == people.c.id)
            rows = connection.execute(asked.where(members.c.timeline == timeline_id)).all()
        found = [Member(person_of(row), Role(row.role)) for row in rows]
        return sorted(found, key=lambda one: (MEMBERS.index(one.role), one.person.signature))

    def set_role(self, visitor: Visitor, timeline_id: str, person: int, role: Role) -> None:
        """Gives a member another role. The last owner stays one."""
        with self._writing() as connection:
            self._judge(connection, timeline_id, visitor, Action.MANAGE_MEMBERS)
            self._check_leaves_owner(connection, timeline_id, person, becomes=role)
            connection.execute(update(members).where(*_one(timeline_id, person)).values(role=checked_role(role).value))
            self._note(connection, visitor, "set_role", timeline_id, f"{_name(connection, person)}: {role.value}")

    def remove_member(self, visitor: Visitor, timeline_id: str, person: int) -> None:
        """Takes somebody off a timeline; everybody may leave by themselves, but for the last owner."""
        with self._writing() as connection:
            is_own = person == visitor.person and not visitor.token
            self._judge(connection, timeline_id, visitor, Action.SEE_MEMBERS if is_own else Action.MANAGE_MEMBERS)
            self._check_leaves_owner(connection, timeline_id, person, becomes=None)
            connection.execute(delete(members).where(*_one(timeline_id, person)))
            self._note(connection, visitor, "remove_member", timeline_id, _name(connection, person))

    def invite(self, visitor: Visitor, timeline_id: str, email: str, role: Role) -> str:
        """Asks somebody to belong to a timeline; gives the secret that whoever is to come is sent."""
        email, secret = checked_address(email), new_secret()
        with self._writing() as connection:
            self._judge(connection, timeline_id, visitor, Action.MANAGE_MEMBERS)
            _check_is_no_member(connection, timeline_id, email)
            at, inviter = self._clock(), active_person(connection, visitor.person)
            # A second invitation takes the place of the first, whose secret may have gone astray.
            mine = (invitations.c.timeline == timeline_id) & (invitations.c.email == email)
            connection.execute(delete(invitations).where(mine))
            values = {
                "timeline": timeline_id, "email": email, "role": checked_role(role).value,
                "fingerprint": fingerprint(secret), "invited_by": inviter and inviter.id, "created_at": at,
                "expires": at + _STANDS_FOR,
            }  # fmt: skip
            connection.execute(insert(invitations).values(values))
            self._note(connection, visitor, "invite", timeline_id, f"{email}: {role.value}")
        return secret

    def invitations(self, visitor: Visitor, timeline_id: str) -> list[Invitation]:
        """Who is asked to belong to a timeline and has not answered."""
        with self._reading() as connection:
            self._judge(connection, timeline_id, visitor, Action.MANAGE_MEMBERS)
            return _found(connection, _standing(self._clock()).where(invitations.c.timeline == timeline_id))

    def invited_to(self, visitor: Visitor) -> list[Invitation]:
        """What the visitor is asked to: what was sent to the address that their provider has verified."""
        with self._reading() as connection:
            person = None if visitor.token else active_person(connection, visitor.person)
            if person is None or not person.email:
                return []
            return _found(connection, _standing(self._clock()).where(invitations.c.email == person.email))

    def accept(self, visitor: Visitor, secret: str) -> str:
        """Takes an invitation by its secret, and gives the timeline. Whoever belongs to it keeps the higher role."""
        with self._writing() as connection:
            return self._accept(connection, visitor, invitations.c.fingerprint == fingerprint(secret))

    def accept_own(self, visitor: Visitor, number: int) -> str:
        """Takes an invitation that was sent to the visitor's verified address."""
        with self._writing() as connection:
            person = self._signed_in(connection, visitor)
            mine = (invitations.c.id == number) & (invitations.c.email == person.email) & (invitations.c.email != "")
            return self._accept(connection, visitor, mine)

    def withdraw(self, visitor: Visitor, timeline_id: str, number: int) -> None:
        """Takes an invitation back."""
        with self._writing() as connection:
            self._judge(connection, timeline_id, visitor, Action.MANAGE_MEMBERS)
            mine = (invitations.c.id == number) & (invitations.c.timeline == timeline_id)
            email = connection.execute(delete(invitations).where(mine).returning(invitations.c.email)).scalar()
            if email is None:
                raise _no_invitation()
            self._note(connection, visitor, "withdraw", timeline_id, email)

    def _accept(self, connection: Connection, visitor: Visitor, which: Any) -> str:
        person = self._signed_in(connection, visitor)
        row = connection.execute(_standing(self._clock()).where(which)).first()
        if row is None:
            raise _no_invitation()
        before, role = role_in(connection, row.timeline, person.id), Role(row.role)
        connection.execute(delete(invitations).where(invitations.c.id == row.id))
        if before is None:
            values = {"timeline": row.timeline, "person": person.id, "role": role.value}
            connection.execute(insert(members).values(values))
        elif MEMBERS.index(role) < MEMBERS.index(before):
            connection.execute(update(members).where(*_one(row.timeline, person.id)).values(role=role.value))
        self._note(connection, visitor, "accept", row.timeline, f"{row.email}: {role.value}")
        return str(row.timeline)

    def _check_leaves_owner(
        self, connection: Connection, timeline_id: str, person: int, *, becomes: Role | None
    ) -> None:
        role = role_in(connection, timeline_id, person)
        if role is None:
            raise InstallationError(Reason.NO_MEMBER, "this person does not belong to the timeline")
        owners = (members.c.timeline == timeline_id) & (members.c.role == Role.OWNER.value)
        others = select(members.c.person).where(owners, members.c.person != person)
        if role is Role.OWNER and becomes is not Role.OWNER and connection.execute(others).first() is None:
            raise InstallationError(Reason.LAST_OWNER, "a timeline needs an owner: make somebody else one first")


def checked_role(role: Role) -> Role:
    """A role that members have. Raises ValueError for that of a guest, which comes with a link only."""
    if role not in MEMBERS:
        raise ValueError(f"no member is a {role.value}")
    return role


def checked_address(email: str) -> str:
    """An address as it is compared. Raises InstallationError where it is none."""
    email = email.strip().casefold()
    if not _ADDRESS.fullmatch(email):
        raise InstallationError(Reason.NO_ADDRESS, "this is no e-mail address")
    return email


def _standing(at: datetime) -> Select[Any]:
    joined = invitations.join(timelines, timelines.c.id == invitations.c.timeline)
    joined = joined.outerjoin(people, people.c.id == invitations.c.invited_by)
    asked = select(invitations, timelines.c.title, people.c.email.label("by_email"), people.c.name.label("by_name"))
    return asked.select_from(joined).where(invitations.c.expires > at, timelines.c.removed_at.is_(None))


def _found(connection: Connection, asked: Select[Any]) -> list[Invitation]:
    return [_invitation(row) for row in connection.execute(asked.order_by(invitations.c.id))]


def _invitation(row: Row[Any]) -> Invitation:
    by = row.by_email or row.by_name or ""
    return Invitation(row.id, row.timeline, row.title, row.email, Role(row.role), by, row.expires)


def _check_is_no_member(connection: Connection, timeline_id: str, email: str) -> None:
    joined = select(members.c.person).join(people, people.c.id == members.c.person)
    if connection.execute(joined.where(members.c.timeline == timeline_id, people.c.email == email)).first():
        raise InstallationError(Reason.ALREADY_MEMBER, "this person belongs to the timeline already")


def _no_invitation() -> InstallationError:
    return InstallationError(Reason.NO_INVITATION, "this invitation was taken, withdrawn, or has run out")


def _one(timeline_id: str, person: int) -> tuple[Any, Any]:
    return (members.c.timeline == timeline_id, members.c.person == person)


def _name(connection: Connection, number: int) -> str:
    row = connection.execute(select(people).where(people.c.id == number)).one()
    return person_of(row).signature
