"""Views that readers keep under a name: what to look at, as an address says it; the store knows no more of them."""

import re
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import Enum, auto
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from timeline.store.checking import check_signed
from timeline.store.tables import saved_views

Door = Callable[[], AbstractContextManager[Connection]]

LONGEST_NAME: Final = 200
_UNSTORABLE: Final = re.compile("[\0-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view's name and address, and who kept it so."""

    id: int
    name: str
    address: str
    who: str
    at: datetime


class Refusal(Enum):
    """Why a view is not kept as asked."""

    EMPTY = auto()
    TOO_LONG = auto()
    UNSTORABLE = auto()
    TAKEN = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class SavedViews:
    """The saved views of a store, behind its two doors."""

    reading: Door
    writing: Door

    def all(self) -> list[SavedView]:
        """All of them, by name."""
        columns = [column for column in saved_views.c if column.name != "key"]
        with self.reading() as connection:
            found = [SavedView(*row) for row in connection.execute(select(*columns))]
        return sorted(found, key=lambda view: name_key(view.name))

    def save(self, name: str, address: str, *, who: str, at: datetime) -> SavedView | Refusal:
        """Keeps a view under a name that no other has, whatever its case."""
        check_signed(who, at)
        name = _tidy(name)
        if refusal := _refused(name):
            return refusal
        with self.writing() as connection:
            if _holder(connection, name) is not None:
                return Refusal.TAKEN
            values = {"name": name, "address": address, "who": who, "at": at}
            adding = insert(saved_views).values(**values, key=_mark(name)).returning(saved_views.c.id)
            return SavedView(connection.execute(adding).scalar_one(), name, address, who, at)

    def change(
        self, view_id: int, *, who: str, at: datetime, name: str | None = None, address: str | None = None
    ) -> SavedView | Refusal:
        """Renames a view or puts another in its place; gives it as it was before."""
        check_signed(who, at)
        tidy = None if name is None else _tidy(name)
        if tidy is not None and (refusal := _refused(tidy)):
            return refusal
        with self.writing() as connection:
            before = _found(connection, view_id)
            if before is None:
                return Refusal.GONE
            after = replace(before, name=tidy or before.name, address=address or before.address, who=who, at=at)
            if _holder(connection, after.name) not in (None, view_id):
                return Refusal.TAKEN
            _put(connection, after)
            return before

    def remove(self, view_id: int) -> SavedView | Refusal:
        """Removes a view; gives it, so that `restore` can bring it back."""
        with self.writing() as connection:
            before = _found(connection, view_id)
            connection.execute(delete(saved_views).where(saved_views.c.id == view_id))
        return Refusal.GONE if before is None else before

    def restore(self, view: SavedView) -> SavedView | Refusal:
        """Puts a view back as it was, whether it is there now or not."""
        with self.writing() as connection:
            if _holder(connection, view.name) not in (None, view.id):
                return Refusal.TAKEN
            if _found(connection, view.id) is None:
                connection.execute(insert(saved_views).values(**asdict(view), key=_mark(view.name)))
            else:
                _put(connection, view)
        return view


def name_key(name: str) -> str:
    """What two names share that a reader would take for one.

    >>> name_key("Visits  IN 2021") == name_key("visits in 2021")
    True
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join("".join(sign for sign in folded if unicodedata.category(sign) != "Cf").split())


def _mark(name: str) -> str:
    """Of one length, since a name may be longer when it is levelled than an index of PostgreSQL holds."""
    return sha256(name_key(name).encode()).hexdigest()


def _tidy(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()))


def _refused(name: str) -> Refusal | None:
    if _UNSTORABLE.search(name):
        return Refusal.UNSTORABLE
    if not name_key(name):
        return Refusal.EMPTY
    return Refusal.TOO_LONG if len(name) > LONGEST_NAME else None


def _found(connection: Connection, view_id: int) -> SavedView | None:
    row = connection.execute(select(saved_views).where(saved_views.c.id == view_id)).first()
    return None if row is None else SavedView(row.id, row.name, row.address, row.who, row.at)


def _holder(connection: Connection, name: str) -> int | None:
    """The id of the view that has this name."""
    return connection.execute(select(saved_views.c.id).where(saved_views.c.key == _mark(name))).scalar()


def _put(connection: Connection, view: SavedView) -> None:
    values = {**asdict(view), "key": _mark(view.name)}
    connection.execute(update(saved_views).where(saved_views.c.id == view.id).values(**values))
