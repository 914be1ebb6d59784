"""What the doctor finds, and what it advises."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, text, update
from typer.testing import CliRunner

from timeline.cli import app
from timeline.doctoring import examine
from timeline.installation import LOCAL, Identity, Installation
from timeline.installation.tables import people, timelines
from timeline.store import Store
from timeline.surroundings import KNOWN, libraries, settings

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
SIGN_IN = """[auth]
redirect_uri = "https://timeline.example.org/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "timeline"
client_secret = "s3cret"
server_metadata_url = "https://id.example.org/.well-known/openid-configuration"
"""


def advice(url: str, at: datetime = NOON) -> str:
    return "; ".join(f"{one.what} {one.advice}" for one in examine(url, at) if one.advice)


def test_a_sound_database_needs_nothing(database_url: str) -> None:
    with Store.open(database_url, timeline="other"):
        assert advice(database_url) == ""
    assert "other: tables are up to date" in [one.what for one in examine(database_url, NOON)]


def test_older_tables_are_to_be_migrated(database_url: str) -> None:
    with Store.open(database_url) as store, store._writer.begin() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        connection.execute(text("UPDATE alembic_version SET version_num = 'r0001'"))
    assert "migrate" in advice(database_url)
    with Store(store._engine, database_url) as store, store._writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


def test_a_database_that_is_not_reached_is_said_so() -> None:
    assert "is the server running" in advice("postgresql://me:secret@127.0.0.1:1/x")


def opened(url: str) -> Installation:
    return Installation.open(url, clock=lambda: NOON)


def test_tables_of_people_that_are_older_are_to_be_migrated(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", database_url)
    result = CliRunner().invoke(app, ["migrate"])
    assert (result.exit_code, result.output) == (0, "people and timelines: up to date\nhome: up to date\n")
    assert advice(database_url) == ""
    with opened(database_url) as place:
        with place._writing() as connection:
            version = connection.execute(text("SELECT version_num FROM installation_version")).scalar_one()
            connection.execute(text("UPDATE installation_version SET version_num = 'i0000'"))
        assert "people and timelines: tables not those" in advice(database_url)
        with place._writing() as connection:
            connection.execute(text("UPDATE installation_version SET version_num = :it"), {"it": version})


def test_a_timeline_without_its_place_and_a_place_without_its_timeline_are_named(database_url: str) -> None:
    with opened(database_url) as place, Store.open(database_url, timeline="stray"):
        with place._writing() as connection:
            row = {"title": "", "visibility": "private", "created_at": NOON}
            connection.execute(insert(timelines).values(row | {"id": "lost"}))
        found = advice(database_url)
    assert "lost: its documents gone" in found
    assert "stray: belongs to nobody" in found


def test_an_installation_that_nobody_looks_after_is_said_so(database_url: str) -> None:
    with opened(database_url) as place:
        place.sign_in(Identity("https://id.example", "1", "amina@example.org", "Amina"))
        assert advice(database_url) == ""
        with place._writing() as connection:
            connection.execute(update(people).values(is_admin=False))
    assert "user admin ADDRESS" in advice(database_url)


def test_work_that_waits_with_nobody_at_it_is_told(database_url: str) -> None:
    with opened(database_url) as place:
        place.leave("home", [("a.txt", b"They met.")], LOCAL)
        assert advice(database_url, NOON + timedelta(minutes=5)) == ""
        assert "timeline work" in advice(database_url, NOON + timedelta(hours=1))


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_row_that_refers_to_what_is_gone_is_found(database_url: str, database_kind: str) -> None:
    with Store.open(database_url) as store:
        engine = store._writer
        with engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql(
                "INSERT INTO claim_keys (claim_id, key, earliest, latest) VALUES ('x', 'k', 1, 2)"
            )
    assert "refer to what is gone" in advice(database_url)


@pytest.mark.parametrize(
    ("environment", "file", "said"),
    [
        ({"TIMELINE_HOSTS": "timeline.example.org", "TIMELINE_ADMINS": "a@b.org"}, SIGN_IN, ""),
        ({}, "", ""),
        ({"TIMELINE_HOST": "x"}, "", "TIMELINE_HOST: there is no such setting"),
        ({"TIMELINE_ADMINS": "amina"}, "", "is no address"),
        ({"TIMELINE_HOSTS": "other.example.org"}, SIGN_IN, "does not name timeline.example.org"),
        ({}, SIGN_IN.replace("oauth2callback", "callback"), "does not end in"),
        ({}, SIGN_IN.replace("0123456789abcdef", ""), "cookie_secret is shorter"),
        ({}, SIGN_IN.replace("client_secret", "client_word"), "no provider has"),
        ({}, "[auth", "cannot be read"),
    ],
)
def test_settings_are_looked_at_and_no_secret_is_told(
    tmp_path: Path, environment: dict[str, str], file: str, said: str
) -> None:
    secrets = tmp_path / "secrets.toml"
    if file:
        secrets.write_text(file, "utf-8")
    found = list(settings(environment, [tmp_path / "none.toml", secrets]))
    told = "; ".join(f"{one.what} {one.advice}" for one in found if one.advice)
    assert said in told
    assert bool(told) == bool(said)
    assert not any("s3cret" in f"{one}" or "0123456789abcdef" in f"{one}" for one in found)


def test_libraries_are_compared_with_those_of_the_program(tmp_path: Path) -> None:
    listed = tmp_path / "requirements.txt"
    shutil.copy(Path(__file__).parent.parent / "requirements.txt", listed)
    assert [one.advice for one in libraries(listed)] == [""]
    listed.write_text("alembic==0.0.1\nno-such-library==1.0  # why\n", "utf-8")
    assert "alembic, no-such-library" in next(libraries(listed)).advice
    assert list(libraries(tmp_path / "none.txt")) == []


def test_every_setting_is_known_to_the_doctor() -> None:
    told = (Path(__file__).parent.parent / "docs" / "settings.md").read_text("utf-8")
    assert {name for name in KNOWN if f"`{name}`" not in told} == set()
