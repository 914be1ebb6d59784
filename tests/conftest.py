"""What tests of several rooms share."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from postgres import Databases, Server

from timeline import pipeline
from timeline.store import Store, data_folder_url
from timeline.text import Document, Domain

# How long an example takes depends on who else is at work; speed is measured in benchmarks/.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def known():
    """The reference data, loaded once."""
    return pipeline.knowledge()


@pytest.fixture(scope="session")
def read(known):
    """Reads a text as a document: `read(text, "en", "2021-09-07")`."""

    def read_text(text, language="", created="", domain=Domain.NEWS):
        return pipeline.read(Document(text, language, created, domain), known)

    return read_text


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server for all tests, started for the first that needs it."""
    server = Server()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with empty tables: to copy it is quicker than to run the migrations."""
    folder = tmp_path_factory.mktemp("migrated")
    Store.open(data_folder_url(folder)).close()
    return folder / "timeline.sqlite3"


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Server) -> Databases:
    """Databases with empty tables, used again by test after test: making them takes longer than most."""
    return Databases(postgres)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Which database the test is run on; it is run on both."""
    return request.param


@pytest.fixture
def new_database(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Makes databases with empty tables and gives their URLs; `migrated=False`: without tables, and to be altered."""
    if database_kind == "postgresql":
        with request.getfixturevalue("migrated_postgres").lent() as new_postgres:
            yield new_postgres
        return
    file, numbers = request.getfixturevalue("migrated_sqlite"), count()

    def new_sqlite(*, migrated: bool = True) -> str:
        url = data_folder_url(folder := tmp_path / f"database {next(numbers)}")
        if migrated:
            shutil.copy(file, folder)
        return url

    yield new_sqlite


@pytest.fixture
def database_url(new_database: Callable[..., str]) -> str:
    """The URL of a database with empty tables."""
    return new_database()
