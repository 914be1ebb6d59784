"""What an operator does with people and timelines, on the machine itself: with every right, and on the record."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table

from timeline.installation import HOME, LOCAL, Installation, Person
from timeline.locating import administrators, database_url
from timeline.store import Role, StoreError

__all__ = ["StoreError", "add_person", "change_person", "create", "list_people", "list_timelines", "put_away"]


@contextmanager
def opened() -> Iterator[Installation]:
    """The installation of the database in use."""
    clock = lambda: datetime.now(UTC)  # noqa: E731 - the installation asks for the time when it needs it
    with Installation.open(database_url(), clock=clock, admins=administrators()) as place:
        yield place


def list_people(console: Console) -> None:
    """Everybody who ever signed in."""
    table = Table("number", "address", "name", "since", "")
    with opened() as place:
        for person in place.people(LOCAL):
            notes = [note for note, is_so in (("admin", person.is_admin), ("disabled", person.is_disabled)) if is_so]
            since = f"{person.added_at:%Y-%m-%d}"
            table.add_row(str(person.id), person.email, person.name, since, ", ".join(notes))
    console.print(table)


def add_person(email: str, timeline: str, role: str, console: Console) -> None:
    """Invites somebody to a timeline, and gives what they are to be sent."""
    with opened() as place:
        secret = place.invite(LOCAL, timeline or HOME, email, Role(role))
    console.print("Send this, added to the address of the installation; it stands for two weeks:", markup=False)
    console.print(f"/?invitation={secret}", markup=False, highlight=False, soft_wrap=True)


def change_person(who: str, *, disabled: bool | None = None, admin: bool | None = None) -> None:
    """Shuts somebody out or lets them in, or lets them look after the installation."""
    with opened() as place:
        person = _person(place, who)
        if disabled is not None:
            place.disable(LOCAL, person.id, disabled=disabled)
        if admin is not None:
            place.make_admin(LOCAL, person.id, admin=admin)


def list_timelines(console: Console) -> None:
    """All timelines, those put away too."""
    table = Table("id", "title", "visibility", "made", "owners", "")
    with opened() as place:
        for card in place.timelines(LOCAL):
            owners = [one.person.signature for one in place.members(LOCAL, card.id) if one.role is Role.OWNER]
            table.add_row(card.id, card.title, card.visibility, f"{card.created_at:%Y-%m-%d}", ", ".join(owners), "")
        for card in place.removed(LOCAL):
            table.add_row(card.id, card.title, card.visibility, f"{card.created_at:%Y-%m-%d}", "", "removed")
    console.print(table)


def create(title: str) -> str:
    """Makes a timeline, and gives its id."""
    with opened() as place:
        return place.create(LOCAL, title).id


def put_away(timeline: str, *, restore: bool) -> None:
    """Puts a timeline away, or brings it back."""
    with opened() as place:
        (place.restore if restore else place.remove)(LOCAL, timeline)


def _person(place: Installation, who: str) -> Person:
    """By number or address."""
    found = [one for one in place.people(LOCAL) if who.casefold() in (str(one.id), one.email)]
    if len(found) != 1:
        raise StoreError(f"{who}: no such person, or more than one; `user list` gives their numbers")
    return found[0]
