from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from timeline.installation import Identity, Installation, Visitor
from timeline.installation.tables import VERSION_TABLE, metadata


@dataclass
class Clock:
    """A clock that is put forward by hand."""

    at: datetime = field(default=datetime(2026, 5, 1, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def place(database_url: str, clock: Clock) -> Iterator[Installation]:
    """An installation of its own for each test, in each kind of database; nobody has signed in."""
    with Installation.open(database_url, clock=clock) as place:
        yield place
        # A database is lent to other tests, which know nothing of installations.
        with place._writer.begin() as connection:
            metadata.drop_all(connection)
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {VERSION_TABLE}")


@pytest.fixture
def sign_in(place: Installation) -> Callable[[str], Visitor]:
    """Signs somebody in by their name; their address is verified."""

    def sign_in(name: str) -> Visitor:
        identity = Identity("https://id.example", name.lower(), f"{name}@Example.org", name)
        return Visitor(person=place.sign_in(identity).id)

    return sign_in
