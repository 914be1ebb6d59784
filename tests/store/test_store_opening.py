import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect
from store_readings import NOON, document, event, reading

from timeline.store import Query, Store, StoreError, data_folder_url
from timeline.store.migrating import migration_config
from timeline.store.tables import metadata

ROOT = Path(__file__).resolve().parents[2]


def in_other_process(code: str, *arguments: str) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(__file__).parent)])}
    command_line, pipe = [sys.executable, "-c", code, *arguments], subprocess.PIPE
    return subprocess.Popen(command_line, env=environment, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, text=True)


# What searching needs is of the database's own kind, beside SQLAlchemy's tables.
OF_SEARCHING = ("ix_events_search", "ix_document_cards_words", "events.number", "document_cards.words")


def is_of_sqlalchemy(name: str | None, kind: str, parents: dict[str, str | None]) -> bool:
    if kind == "table":
        return not str(name).startswith(("event_search", "event_numbers", "document_search"))
    return name not in OF_SEARCHING and f"{parents.get('table_name')}.{name}" not in OF_SEARCHING


def test_the_migrations_make_the_tables_the_program_knows(store: Store) -> None:
    with store._engine.begin() as connection:
        ours = MigrationContext.configure(connection, opts={"include_name": is_of_sqlalchemy})
        assert compare_metadata(ours, metadata) == []


def test_the_migrations_can_be_taken_back(new_database: Callable[..., str]) -> None:
    with Store.open(new_database(migrated=False)) as store, store._writer.begin() as connection:
        command.downgrade(migration_config(connection), "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]


def test_a_database_is_opened_again_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = data_folder_url(tmp_path / "a?b c%20" / "é#")
    with Store.open(url) as store:
        store.save(reading(), at=NOON)
    monkeypatch.chdir(tmp_path)
    with Store.open(url) as store:
        assert len(store.find(Query())) == 3
    assert [path.name for path in (tmp_path / "a?b c%20" / "é#").iterdir()] == ["timeline.sqlite3"]


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_sqlite_keeps_its_promises(store: Store) -> None:
    """Foreign keys hold, readers do not wait for writers, and a commit is on the disk."""
    with store._engine.begin() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode", "synchronous", "busy_timeout")
        }
    assert settings == {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2, "busy_timeout": 10_000}


def note(folder: Path) -> str:
    (folder / "note.txt").write_text("some note that somebody wrote " * 200)
    return f"sqlite:///{folder / 'note.txt'}"


def other_program(folder: Path) -> str:
    connection = sqlite3.connect(folder / "other.sqlite3")
    connection.execute("CREATE TABLE recipes (id INTEGER)")
    connection.close()
    return f"sqlite:///{folder / 'other.sqlite3'}"


def newer_timeline(folder: Path) -> str:
    url = data_folder_url(folder)
    Store.open(url).close()
    with sqlite3.connect(folder / "timeline.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9999'")
    connection.close()
    return url


CANNOT_OPEN = [
    (lambda folder: "nonsense", "not a database URL"),
    (lambda folder: "", "not a database URL"),
    (lambda folder: "mysql://me:secret@host/x", "sqlite or postgresql only"),
    (lambda folder: "sqlite+nothing:///x", "driver"),
    (lambda folder: f"sqlite:///{folder}/missing/x.sqlite3", "folder is missing"),
    (lambda folder: f"sqlite:///{folder}", "folder is missing, or it may not be written"),
    (note, "not a database"),
    (other_program, "another program's database .it holds 'recipes'"),
    (newer_timeline, "newer Timeline .revision r9999.*update the program"),
]


@pytest.mark.parametrize(("make", "message"), CANNOT_OPEN)
def test_what_cannot_be_opened_is_said_and_left_as_it_is(tmp_path: Path, make, message: str) -> None:
    url = make(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(StoreError, match=message) as refusal:
        Store.open(url)
    assert "secret" not in str(refusal.value)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_that_may_not_be_written_is_said_so(tmp_path: Path) -> None:
    url = data_folder_url(tmp_path)
    Store.open(url).close()
    file = (tmp_path / "timeline.sqlite3").as_uri().removeprefix("file://")
    # Asked of SQLite itself, since the administrator may write to every file.
    with (
        pytest.raises(StoreError, match="may not be written to"),
        Store.open(f"sqlite:///file:{file}?mode=ro&uri=true") as store,
    ):
        store.save(reading(), at=NOON)


def test_a_data_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot make the data folder"):
        data_folder_url(tmp_path / "file" / "data")


OPEN_AND_SAVE = """
import sys
from store_readings import NOON, document, reading, TEXT
from timeline.store import Store
sys.stdin.readline()
with Store.open(sys.argv[1]) as store:
    for number in range(5):
        store.save(reading(document(TEXT + f" {sys.argv[2]} {number}")), at=NOON)
"""


def test_two_processes_open_a_fresh_database_at_once_and_write(new_database: Callable[..., str]) -> None:
    url = new_database(migrated=False)
    processes = [in_other_process(OPEN_AND_SAVE, url, name) for name in ("first", "second", "third")]
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    outputs = [process.communicate(timeout=60)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], outputs
    with Store.open(url) as store:
        assert len(store.documents()) == 15
        assert [len(found.evidence) for found in store.find(Query())] == [15, 15, 15]


def test_threads_share_a_store(store: Store) -> None:
    store.save(reading(events=(event(document()),)), at=NOON)
    (meeting,) = store.find(Query())
    failures: list[Exception] = []

    def correct(name: str) -> None:
        try:
            for number in range(10):
                store.correct(meeting.id, "place", f"{name} {number}", who=name, at=NOON)
                store.find(Query())
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=correct, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(store.history(meeting.id)) == 40
    assert [change.before for change in store.history(meeting.id)[1:]] == [
        change.after for change in store.history(meeting.id)[:-1]
    ]
