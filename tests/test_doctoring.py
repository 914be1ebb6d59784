"""What the doctor finds, and what it advises."""

from sqlalchemy import text

from timeline.doctoring import examine
from timeline.store import Store


def advice(url: str) -> str:
    return "; ".join(finding.advice for finding in examine(url) if finding.advice)


def test_a_sound_database_needs_nothing(database_url: str) -> None:
    with Store.open(database_url, timeline="other"):
        assert advice(database_url) == ""
    assert "other: tables are up to date" in [one.what for one in examine(database_url)]


def test_older_tables_are_to_be_migrated(database_url: str) -> None:
    with Store.open(database_url) as store, store._writer.begin() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        connection.execute(text("UPDATE alembic_version SET version_num = 'r0001'"))
    assert "migrate" in advice(database_url)
    with Store(store._engine, database_url) as store, store._writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


def test_a_database_that_is_not_reached_is_said_so() -> None:
    assert "is the server running" in advice("postgresql://me:secret@127.0.0.1:1/x")
