"""The part of `Installation` that shares a timeline with those who do not belong to it: secret links, tokens."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, insert, select, update

from timeline.installation.doors import Doors
from timeline.installation.keeping import checked_title
from timeline.installation.records import InstallationError, Link, Reason, Scope, Token, Visitor
from timeline.installation.rights import active_person, in_force
from timeline.installation.secrecy import fingerprint, new_secret
from timeline.installation.tables import links, people, tokens
from timeline.store import Action

# Keeping each use of a token would make a writer of every reader.
_NOTED_EVERY: Final = timedelta(hours=1)
_MOST_NOTED: Final = 10_000
_LONGEST_VIEW: Final = 4_000


class Sharing(Doors):
    """A secret is told once, to whoever makes it, and cannot be had again."""

    def add_link(self, visitor: Visitor, timeline_id: str, *, expires: datetime | None = None, view: str = "") -> str:
        """A secret with which anybody may read the timeline, until it runs out or is revoked."""
        return self._add(links, visitor, timeline_id, expires, view=view[:_LONGEST_VIEW])

    def links(self, visitor: Visitor, timeline_id: str) -> list[Link]:
        """The links to a timeline, the last made first."""
        return [
            Link(row.id, row.created_at, _maker(row), row.expires, row.revoked_at, row.view)
            for row in self._listed(links, visitor, timeline_id)
        ]

    def revoke_link(self, visitor: Visitor, timeline_id: str, number: int) -> None:
        """Makes a link open nothing any more."""
        self._revoke(links, visitor, timeline_id, number)

    def link_view(self, visitor: Visitor, timeline_id: str) -> str:
        """What a link was made to show first."""
        mine = (links.c.fingerprint == fingerprint(visitor.link)) & (links.c.timeline == timeline_id)
        with self._reading() as connection:
            return str(
                connection.execute(select(links.c.view).where(mine, in_force(links, self._clock()))).scalar() or ""
            )

    def add_token(
        self,
        visitor: Visitor,
        timeline_id: str,
        name: str,
        scopes: Collection[Scope],
        *,
        expires: datetime | None = None,
    ) -> str:
        """A secret with which a program may do what its scopes name, and never more than its maker."""
        said = " ".join(sorted(Scope(scope).value for scope in scopes)) or Scope.READ.value
        return self._add(tokens, visitor, timeline_id, expires, name=checked_title(name), scopes=said)

    def tokens(self, visitor: Visitor, timeline_id: str) -> list[Token]:
        """The tokens of a timeline, the last made first."""
        return [
            Token(
                row.id, row.name, tuple(map(Scope, row.scopes.split())), row.created_at, _maker(row), row.expires,
                row.revoked_at, row.last_used,
            )
            for row in self._listed(tokens, visitor, timeline_id)
        ]  # fmt: skip

    def revoke_token(self, visitor: Visitor, timeline_id: str, number: int) -> None:
        """Makes a token open nothing any more."""
        self._revoke(tokens, visitor, timeline_id, number)

    def note_use(self, visitor: Visitor) -> None:
        """Keeps that a token was used, to the hour."""
        at, secret = self._clock(), fingerprint(visitor.token)
        if (noted := self._noted.get(secret)) is not None and noted > at - _NOTED_EVERY:
            return
        if len(self._noted) >= _MOST_NOTED:
            self._noted.clear()
        self._noted[secret] = at
        mine = (tokens.c.fingerprint == secret) & in_force(tokens, at)
        is_due = tokens.c.last_used.is_(None) | (tokens.c.last_used < at - _NOTED_EVERY)
        with self._reading() as connection:
            due = connection.execute(select(tokens.c.id).where(mine, is_due)).scalar()
        if due is not None:
            with self._writing() as connection:
                connection.execute(update(tokens).where(tokens.c.id == due).values(last_used=at))

    def _add(self, table: Any, visitor: Visitor, timeline_id: str, expires: datetime | None, **values: str) -> str:
        secret, at = new_secret(), self._clock()
        if expires is not None and expires <= at:
            raise InstallationError(Reason.PAST, "it would have run out already")
        with self._writing() as connection:
            self._judge(connection, timeline_id, visitor, Action.SHARE)
            maker = active_person(connection, visitor.person)
            row = {"fingerprint": fingerprint(secret), "created_by": maker and maker.id, "created_at": at}
            row |= {"timeline": timeline_id, "expires": expires, **values}
            number = connection.execute(insert(table).values(row).returning(table.c.id)).scalar_one()
            self._note(connection, visitor, f"add_{table.name[:-1]}", timeline_id, values.get("name", f"{number}"))
        return secret

    def _listed(self, table: Any, visitor: Visitor, timeline_id: str) -> list[Row[Any]]:
        with self._reading() as connection:
            self._judge(connection, timeline_id, visitor, Action.SHARE)
            joined = table.outerjoin(people, people.c.id == table.c.created_by)
            asked = select(table, people.c.email.label("by_email"), people.c.name.label("by_name"))
            mine = asked.select_from(joined).where(table.c.timeline == timeline_id)
            return list(connection.execute(mine.order_by(table.c.id.desc())))

    def _revoke(self, table: Any, visitor: Visitor, timeline_id: str, number: int) -> None:
        with self._writing() as connection:
            self._judge(connection, timeline_id, visitor, Action.SHARE)
            mine = (table.c.id == number) & (table.c.timeline == timeline_id) & table.c.revoked_at.is_(None)
            revoking = update(table).where(mine).values(revoked_at=self._clock()).returning(table.c.id)
            if connection.execute(revoking).first() is None:
                raise InstallationError(Reason.NOTHING_THERE, "it is not there, or was revoked before")
            self._note(connection, visitor, f"revoke_{table.name[:-1]}", timeline_id, f"{number}")


def _maker(row: Row[Any]) -> str:
    return row.by_email or row.by_name or ""
