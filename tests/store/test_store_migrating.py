"""A database that any earlier program left is opened with everything that was in it, in both kinds of database."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, MetaData, Table, insert, inspect, select, update
from store_readings import LATER, NOON, by_type, document, reading

from timeline.store import HOME, Query, Store
from timeline.store.engine import TIMELINE, WRITES, connect
from timeline.store.migrating import migration_config
from timeline.store.places import make_place, place_of
from timeline.store.tables import metadata

VERSIONS = Path(__file__).parents[2] / "timeline" / "store" / "migrations" / "versions"
RELEASED = sorted(path.name[:5] for path in VERSIONS.glob("r0*.py"))


def filled(store: Store) -> dict[str, list[dict[str, Any]]]:
    """The rows of a timeline with one document, a settled field and an undone decision."""
    store.save(reading(), at=NOON)
    meeting = by_type(store)["meeting"]
    store.correct(meeting.id, "place", "Хорог", who="Amina", at=LATER, why="the archive")
    store.correct(meeting.id, "date", "2021-09-08", who="Amina", at=LATER)
    store.undo(meeting.id, who="Amina", at=LATER)
    with store._reading() as connection:
        return {
            table.name: [dict(row._mapping) for row in connection.execute(select(table))]
            for table in metadata.sorted_tables
        }


def told(store: Store) -> tuple:
    found = store.find(Query())
    searched = [[one.id for one in store.find(Query(words=words))] for words in ("ministers", "хорог", "nowhere")]
    histories = [store.history(one.id) for one in found]
    kept = store.document(document().id)
    return found, searched, histories, kept.text, kept.added_at, store.known(document()).created


def put(connection: Connection, kept: dict[str, list[dict[str, Any]]]) -> None:
    """Puts rows into the tables there are, as far as these have their columns."""
    there = inspect(connection).get_table_names()
    owner = {row["id"]: row for row in kept["claims"]}
    for name in (table.name for table in metadata.sorted_tables):
        rows = [dict(row) for row in kept[name]]
        if name == "evidence" and "claims" not in there:
            rows = [row | {key: owner[row["claim_id"]][key] for key in ("event_id", "document_id")} for row in rows]
        if name == "claims" and "claims" not in there:
            name = "event_readings"
            rows = [{key: row[key] for key in row if key != "id"} for row in rows]
        if name not in there or not rows:
            continue
        table = Table(name, MetaData(), autoload_with=connection, resolve_fks=False)
        if name == "writings":
            connection.execute(update(table).values(rows[0]))
            continue
        connection.execute(insert(table), [{key: row[key] for key in row if key in table.c} for row in rows])


def left_by(earlier: str, url: str, timeline: str, kept: dict[str, list[dict[str, Any]]]) -> None:
    """Makes a timeline as an earlier program would have left it."""
    engine = connect(place_of(url, timeline))
    with engine.execution_options(**{WRITES: True, TIMELINE: timeline.removeprefix(HOME)}).begin() as connection:
        make_place(connection, timeline)
        command.upgrade(migration_config(connection), earlier)
        put(connection, kept)
    engine.dispose()


@pytest.mark.parametrize(
    ("earlier", "timeline"), [*((revision, HOME) for revision in RELEASED), (RELEASED[0], "other")]
)
def test_what_an_earlier_program_left_is_all_there(
    new_database: Callable[..., str], earlier: str, timeline: str
) -> None:
    with Store.open(present := new_database()) as store:
        kept, expected = filled(store), told(store)
    url = new_database(migrated=False) if timeline == HOME else present
    left_by(earlier, url, timeline, kept)
    with Store.open(url, timeline=timeline) as store:
        assert told(store) == expected
        store.save(reading(day=14), at=LATER)
        assert store.find(Query(words="хорог"))[0].place == "Хорог"
