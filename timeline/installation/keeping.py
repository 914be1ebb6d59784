"""The part of `Installation` that keeps timelines: making, naming, listing, putting away and bringing back."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, insert, select, update

from timeline.installation.doors import REMEMBERED, Doors, no_timeline
from timeline.installation.records import HOME, Card, InstallationError, Reason, Visitor
from timeline.installation.rights import active_person, grant_of
from timeline.installation.secrecy import new_timeline_id
from timeline.installation.tables import members, timelines
from timeline.store import NOTHING, Action, Grant, Role, Store, Visibility, allows

_LONGEST: Final = 120
_UNSTORABLE: Final = re.compile("[\0-\x1f\x7f\ud800-\udfff]")


class Timelines(Doors):
    """Timelines, each with a database of its own. Whoever makes one owns it; it is private until they share it."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], admins: frozenset[str]) -> None:
        """As `Doors` has it."""
        super().__init__(engine, clock, admins)
        self._granted = lru_cache(maxsize=REMEMBERED)(self._grant)

    def create(self, visitor: Visitor, title: str) -> Card:
        """A new timeline. Raises NotAllowed where nobody has signed in."""
        title = checked_title(title)
        with self._writing() as connection:
            person = None if visitor.is_local else self._signed_in(connection, visitor)
            timeline_id, at = new_timeline_id(), self._clock()
            row = {"id": timeline_id, "title": title, "visibility": Visibility.PRIVATE.value, "created_at": at}
            connection.execute(insert(timelines).values(row))
            if person is not None:
                owner = {"timeline": timeline_id, "person": person.id, "role": Role.OWNER.value}
                connection.execute(insert(members).values(owner))
            self._note(connection, visitor, "create", timeline_id, title)
        return Card(timeline_id, title, Visibility.PRIVATE, at, Role.OWNER)

    def timelines(self, visitor: Visitor) -> list[Card]:
        """Those that the visitor belongs to, and for an administrator all, the home timeline first."""
        return [card for card in self._cards(visitor) if card.removed_at is None]

    def removed(self, visitor: Visitor) -> list[Card]:
        """Those put away that the visitor could bring back."""
        with self._reading() as connection:
            sees_all = self._sees_all(connection, visitor)
        put_away = (card for card in self._cards(visitor) if card.removed_at is not None)
        return [card for card in put_away if sees_all or allows(Action.DISCARD, role=card.role)]

    def card(self, visitor: Visitor, timeline_id: str) -> Card:
        """One timeline. Raises NoTimeline where there is none that the visitor may know of."""
        with self._reading() as connection:
            grant = grant_of(connection, timeline_id, visitor, self._clock())
            row = connection.execute(select(timelines).where(timelines.c.id == timeline_id)).first()
        if grant is None or row is None:
            raise no_timeline()
        return _card(row, grant.role and grant.role.value)

    def timeline(self, visitor: Visitor, timeline_id: str) -> Store:
        """The store of a timeline, which does for the visitor what they may do at that moment.

        Raises NoTimeline where there is none that the visitor may read.
        """
        if not self.grant(visitor, timeline_id).allows(Action.READ):
            raise no_timeline()
        return self.store(timeline_id).granted(lambda: self.grant(visitor, timeline_id))

    def admitted(self, visitor: Visitor, timeline_id: str) -> tuple[Store, Grant]:
        """The same for one request, which ends before a role is taken away: it is judged once.

        Raises NoTimeline where there is none that the visitor may read.
        """
        grant = self.grant(visitor, timeline_id)
        if not grant.allows(Action.READ):
            raise no_timeline()
        return self.store(timeline_id).granted(lambda: grant), grant

    def grant(self, visitor: Visitor, timeline_id: str) -> Grant:
        """What the visitor is to a timeline; nothing where there is none they may know of.

        That is so at this moment, or was within the last second: a page asks a dozen times. What this process changes
        counts at once.
        """
        return self._granted(visitor, timeline_id, self._moment())

    def _grant(self, visitor: Visitor, timeline_id: str, _moment: tuple[int, int]) -> Grant:
        with self._reading() as connection:
            return grant_of(connection, timeline_id, visitor, self._clock()) or NOTHING

    def rename(self, visitor: Visitor, timeline_id: str, title: str) -> None:
        """Gives a timeline another name."""
        title = checked_title(title)
        self._set(visitor, timeline_id, Action.CONFIGURE, "rename", title, title=title)

    def show_to(self, visitor: Visitor, timeline_id: str, visibility: Visibility) -> None:
        """Makes a timeline public, or private again."""
        said = visibility.value
        self._set(visitor, timeline_id, Action.SHARE, "show_to", said, visibility=said)

    def remove(self, visitor: Visitor, timeline_id: str) -> None:
        """Puts a timeline away: it is there for nobody until it is brought back."""
        self._set(visitor, timeline_id, Action.DISCARD, "remove", "", removed_at=self._clock())

    def restore(self, visitor: Visitor, timeline_id: str) -> None:
        """Brings a timeline back with all that was in it."""
        self._set(visitor, timeline_id, Action.DISCARD, "restore", "", was_removed=True, removed_at=None)

    def _set(
        self,
        visitor: Visitor,
        timeline_id: str,
        action: Action,
        did: str,
        about: str,
        *,
        was_removed: bool = False,
        **values: str | datetime | None,
    ) -> None:
        with self._writing() as connection:
            self._judge(connection, timeline_id, visitor, action, removed=was_removed)
            connection.execute(update(timelines).where(timelines.c.id == timeline_id).values(values))
            self._note(connection, visitor, did, timeline_id, about)

    def _cards(self, visitor: Visitor) -> list[Card]:
        with self._reading() as connection:
            person = None if visitor.token else active_person(connection, visitor.person)
            sees_all = self._sees_all(connection, visitor)
            own = (members.c.timeline == timelines.c.id) & (members.c.person == (person.id if person else None))
            asked = select(timelines, members.c.role).outerjoin(members, own)
            rows = connection.execute(
                asked.order_by(timelines.c.id != HOME, timelines.c.created_at, timelines.c.id)
            ).all()
        always = Role.OWNER.value if visitor.is_local else None
        return [_card(row, row.role or always) for row in rows if sees_all or row.role is not None]

    def _sees_all(self, connection: Connection, visitor: Visitor) -> bool:
        person = None if visitor.token else active_person(connection, visitor.person)
        return visitor.is_local or (person is not None and person.is_admin)


def checked_title(title: str) -> str:
    """A title in one line. Raises InstallationError where it is none."""
    title = " ".join(title.split())
    if not title:
        raise InstallationError(Reason.NO_TITLE, "a timeline needs a title")
    if len(title) > _LONGEST:
        raise InstallationError(Reason.TOO_LONG, f"at most {_LONGEST} characters, not {len(title)}")
    if _UNSTORABLE.search(title):
        raise InstallationError(Reason.UNSTORABLE, "the title holds a control character")
    return title


def _card(row: Row[Any], role: str | None) -> Card:
    known = None if role is None else Role(role)
    return Card(row.id, row.title, Visibility(row.visibility), row.created_at, known, row.removed_at)
