"""What is asked again and again is looked up once in a moment, and no right outlives it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from timeline.installation import HOME, LOCAL, Identity, Installation, Visitor
from timeline.installation.tables import VERSION_TABLE, metadata
from timeline.store import Action, NotAllowed, Role, Visibility

BORIS = Identity("https://id.example", "boris", "boris@example.org", "Boris")


@dataclass
class Still:
    """A clock that stands until it is moved."""

    at: datetime = field(default=datetime(2026, 5, 1, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def still() -> Still:
    return Still()


@pytest.fixture
def place(database_url: str, still: Still) -> Iterator[Installation]:
    with Installation.open(database_url, clock=still) as place:
        yield place
        with place._writer.begin() as connection:
            metadata.drop_all(connection)
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {VERSION_TABLE}")


@pytest.fixture
def boris(place: Installation) -> Visitor:
    """An editor of the home timeline."""
    place.sign_in(Identity("https://id.example", "amina"))
    visitor = Visitor(person=place.sign_in(BORIS).id)
    place.accept(visitor, place.invite(LOCAL, HOME, BORIS.email, Role.EDITOR))
    return visitor


def asked(place: Installation) -> list[str]:
    """Fills with what the installation asks its database."""
    statements: list[str] = []
    event.listen(place._engine, "before_cursor_execute", lambda _c, _u, statement, *_: statements.append(statement))
    return statements


def test_a_page_that_asks_a_dozen_times_asks_the_database_once(place: Installation, boris: Visitor) -> None:
    store = place.timeline(boris, HOME)
    statements = asked(place)
    assert all(store.may(Action.ADD) for _ in range(12))
    assert place.sign_in(BORIS) == place.sign_in(BORIS)
    assert len([one for one in statements if one.startswith("SELECT")]) <= 1


def test_a_right_taken_away_here_is_gone_at_once(place: Installation, boris: Visitor) -> None:
    store = place.timeline(boris, HOME)
    assert store.may(Action.ADD)
    place.set_role(LOCAL, HOME, boris.person or 0, Role.VIEWER)
    with pytest.raises(NotAllowed):
        store.remove_document("any", who="Boris", at=datetime(2026, 5, 1, tzinfo=UTC))
    place.disable(LOCAL, boris.person or 0)
    assert not store.may(Action.READ)
    place.show_to(LOCAL, HOME, Visibility.PUBLIC)
    assert store.may(Action.READ)


def test_a_right_taken_away_by_another_process_is_gone_within_a_second(
    place: Installation, boris: Visitor, database_url: str, still: Still
) -> None:
    store = place.timeline(boris, HOME)
    with Installation.open(database_url, clock=still) as other:
        other.set_role(LOCAL, HOME, boris.person or 0, Role.VIEWER)
    still.at += timedelta(seconds=1)
    assert store.may(Action.READ)
    assert not store.may(Action.ADD)
