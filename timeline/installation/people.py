"""The part of `Installation` that knows people: who has signed in, who looks after it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, Engine, func, insert, select, update

from timeline.installation.doors import REMEMBERED, Doors
from timeline.installation.records import HOME, InstallationError, Person, Reason, Visitor
from timeline.installation.rights import active_person, person_of
from timeline.installation.tables import members, people
from timeline.store import NotAllowed, Role

_LONGEST: Final = 200
# Seconds: who somebody is does not change as what they may do does.
_SAME_PERSON: Final = 10


@dataclass(frozen=True, slots=True)
class Identity:
    """What the provider says of somebody; `email` only where the provider has verified it."""

    issuer: str
    subject: str
    email: str = ""
    name: str = ""


class People(Doors):
    """People sign in; the first, or those whose addresses are configured, look after the installation."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], admins: frozenset[str]) -> None:
        """As `Doors` has it."""
        super().__init__(engine, clock, admins)
        self._signed = lru_cache(maxsize=REMEMBERED)(self._sign_in)

    def sign_in(self, identity: Identity) -> Person:
        """The person with this identity, added or brought up to date; as they were within the last ten seconds.

        Whether they are disabled is not asked here, but with each right.
        """
        return self._signed(identity, self._moment(_SAME_PERSON))

    def _sign_in(self, identity: Identity, _moment: tuple[int, int]) -> Person:
        known = replace_long(identity)
        with self._reading() as connection:
            row = connection.execute(select(people).where(people.c.key == _key(known))).first()
        if row is not None and _is_current(person_of(row), known, self._admins):
            return person_of(row)
        with self._writing() as connection:
            return self._add_or_change(connection, known)

    def person(self, visitor: Visitor) -> Person | None:
        """Who the visitor is; nobody where they have not signed in, or were disabled."""
        with self._reading() as connection:
            return None if visitor.token else active_person(connection, visitor.person)

    def people(self, visitor: Visitor) -> list[Person]:
        """Everybody who ever signed in, by address and name. Raises NotAllowed for all but administrators."""
        with self._reading() as connection:
            self._administers(connection, visitor)
            rows = connection.execute(select(people).order_by(people.c.email, people.c.name, people.c.id))
            return [person_of(row) for row in rows]

    def disable(self, visitor: Visitor, number: int, *, disabled: bool = True) -> None:
        """Shuts somebody out, or lets them in again; what they did and what they belong to stays."""
        with self._writing() as connection:
            self._administers(connection, visitor)
            person = _found(connection, number)
            if disabled and person.is_admin and not person.is_disabled:
                _check_other_admin(connection, number)
            connection.execute(update(people).where(people.c.id == number).values(is_disabled=disabled))
            self._note(connection, visitor, "disable" if disabled else "enable", about=person.signature)

    def make_admin(self, visitor: Visitor, number: int, *, admin: bool = True) -> None:
        """Lets somebody look after the installation, or no longer."""
        with self._writing() as connection:
            self._administers(connection, visitor)
            person = _found(connection, number)
            if not admin and person.is_admin:
                _check_other_admin(connection, number)
            connection.execute(update(people).where(people.c.id == number).values(is_admin=admin))
            self._note(connection, visitor, "make_admin" if admin else "unmake_admin", about=person.signature)

    def _administers(self, connection: Connection, visitor: Visitor) -> None:
        person = None if visitor.token else active_person(connection, visitor.person)
        if not (visitor.is_local or (person is not None and person.is_admin)):
            raise NotAllowed("only an administrator may do this")

    def _add_or_change(self, connection: Connection, known: Identity) -> Person:
        is_named = bool(known.email) and known.email in self._admins
        row = connection.execute(select(people).where(people.c.key == _key(known))).first()
        if row is not None:
            changed = {"email": known.email, "name": known.name, "is_admin": row.is_admin or is_named}
            connection.execute(update(people).where(people.c.id == row.id).values(changed))
            return _found(connection, row.id)
        is_first = not connection.execute(select(func.count()).select_from(people)).scalar_one()
        values = {
            "issuer": known.issuer, "subject": known.subject, "key": _key(known), "email": known.email,
            "name": known.name, "is_admin": is_named or (is_first and not self._admins), "is_disabled": False,
            "added_at": self._clock(),
        }  # fmt: skip
        person = person_of(connection.execute(insert(people).values(values).returning(people)).one())
        self._note(connection, Visitor(person=person.id), "join", about="admin" if person.is_admin else "")
        if person.is_admin:
            _give_home(connection, person)
        return person


def replace_long(identity: Identity) -> Identity:
    """The identity with its names cut to what a page can show, and its address as it is compared."""
    name = " ".join("".join(sign for sign in identity.name if sign.isprintable()).split())[:_LONGEST]
    email = identity.email.strip().casefold()
    return Identity(identity.issuer, identity.subject, email if len(email) <= _LONGEST else "", name)


def _key(identity: Identity) -> str:
    return sha256(f"{identity.issuer}\n{identity.subject}".encode()).hexdigest()


def _is_current(person: Person, known: Identity, admins: frozenset[str]) -> bool:
    becomes_admin = bool(known.email) and known.email in admins and not person.is_admin
    return (person.email, person.name) == (known.email, known.name) and not becomes_admin


def _found(connection: Connection, number: int) -> Person:
    row = connection.execute(select(people).where(people.c.id == number)).first()
    if row is None:
        raise InstallationError(Reason.NO_PERSON, f"there is no person with the number {number}")
    return person_of(row)


def _check_other_admin(connection: Connection, number: int) -> None:
    others = (people.c.id != number) & people.c.is_admin & people.c.is_disabled.is_(False)
    if connection.execute(select(people.c.id).where(others)).first() is None:
        raise InstallationError(Reason.LAST_ADMIN, "somebody has to look after the installation: this is the last one")


def _give_home(connection: Connection, person: Person) -> None:
    """What a historian had on their own belongs to whoever first looks after the installation."""
    owned = (members.c.timeline == HOME) & (members.c.role == Role.OWNER.value)
    if connection.execute(select(members.c.person).where(owned)).first() is None:
        row = {"timeline": HOME, "person": person.id, "role": Role.OWNER.value}
        connection.execute(insert(members).values(row))
