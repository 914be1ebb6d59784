"""A server that restarts or hangs, and what its errors give away."""

import threading
import time

import pytest
from postgres import Server
from sqlalchemy import text
from store_readings import NOON, by_type, reading

from timeline.store import Store, StoreError
from timeline.store.errors import Interrupted
from timeline.store.policy import Action
from timeline.store.repeating import repeated

SIGNED = {"who": "Amina", "at": NOON}
pytestmark = pytest.mark.parametrize("database_kind", ["postgresql"])


@pytest.fixture(scope="module")
def own_server():
    """A server that may be ended while others use theirs."""
    server = Server()
    server.start()
    yield server
    server.stop()


def test_the_next_request_works_after_the_server_was_restarted(own_server: Server, database_kind: str) -> None:
    with Store.open(own_server.url(own_server.create())) as store:
        store.save(reading(), at=NOON)
        own_server.restart()
        assert len(store.documents()) == 1
        own_server.restart()
        assert store.correct(by_type(store)["meeting"].id, "place", "Rome", **SIGNED).place == "Rome"


def test_a_request_waits_for_a_server_that_is_just_starting(own_server: Server, database_kind: str) -> None:
    with Store.open(own_server.url(own_server.create())) as store:
        own_server.kill()
        starting = threading.Timer(0.5, own_server.start)
        starting.start()
        assert store.save(reading(), at=NOON).added == 3
        starting.join()


def cut_off(store: Store) -> None:
    """Ends the connections of everybody but the one who asks."""
    with store._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_what_was_interrupted_leaves_nothing_and_is_done_when_repeated(store: Store, database_kind: str) -> None:
    tries = []

    def save() -> None:
        with store._writing(Action.ADD) as connection:
            connection.execute(text("UPDATE writings SET revision = revision + 100"))
            tries.append(1)
            if len(tries) == 1:
                cut_off(store)
            connection.execute(text("SELECT 1"))

    before = store.revision()
    with pytest.raises(Interrupted):
        save()
    assert store.revision() == before
    tries.clear()
    repeated(save)
    assert (len(tries), store.revision()) == (2, before + 100)


def test_what_stays_interrupted_is_said_in_the_end(store: Store, database_kind: str) -> None:
    tries = []

    def fail() -> None:
        tries.append(1)
        raise Interrupted("gone")

    with pytest.raises(Interrupted):
        repeated(fail)
    assert len(tries) == 3


TELLING = [
    ("SELECT CAST('a secret text' AS integer)", "does not take a value"),
    ("INSERT INTO events (id) VALUES ('a secret text')", "does not take a value"),
    ("SET LOCAL statement_timeout = 20; SELECT pg_sleep(5) /* a secret text */", "took too long"),
]


@pytest.mark.parametrize(("statement", "said"), TELLING)
def test_an_error_of_the_server_tells_nothing_of_a_document(
    store: Store, database_kind: str, statement: str, said: str
) -> None:
    def run() -> None:
        with store._writing(Action.ADD) as connection:
            for part in statement.split(";"):
                connection.exec_driver_sql(part)

    with pytest.raises(StoreError, match=said) as refusal:
        run()
    assert "secret" not in str(refusal.value)


UNREACHABLE = [
    "postgresql://me:secret@127.0.0.1:1/timeline",
    "postgresql://me:secret@/timeline?host=/nowhere",
]


@pytest.mark.parametrize("url", UNREACHABLE)
def test_a_server_that_is_not_there_is_said_without_the_password(database_kind: str, url: str) -> None:
    begun = time.monotonic()
    with pytest.raises(StoreError, match="is the server running") as refusal:
        Store.open(url)
    assert "secret" not in str(refusal.value)
    assert time.monotonic() - begun < 20


def test_limits_stand_unless_the_url_says_otherwise(store: Store, database_url: str, database_kind: str) -> None:
    def limit(store: Store, name: str) -> str:
        with store._reading() as connection:
            return connection.exec_driver_sql(f"SHOW {name}").scalar()

    assert limit(store, "statement_timeout") == "1min"
    assert limit(store, "idle_in_transaction_session_timeout") == "2min"
    with Store.open(database_url + "&options=-c%20statement_timeout%3D7s") as other:
        assert limit(other, "statement_timeout") == "7s"


def test_a_connection_that_comes_back_is_as_it_was(store: Store, database_kind: str) -> None:
    """A migration may take its time; whoever has the connection next may not."""
    for _ in range(2):
        with store._reading() as connection:
            assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "1min"
            assert connection.exec_driver_sql("SHOW search_path").scalar() == '"$user", public'
        store.beside("other").close()
