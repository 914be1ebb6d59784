"""A backup brings everything back, into either kind of database; a damaged one brings nothing."""

import json
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from postgres import Server
from sqlalchemy import inspect, select

from timeline.backups import MANIFEST, back_up
from timeline.installation import LOCAL, Installation
from timeline.installation.tables import metadata as installation_tables
from timeline.restoring import restore
from timeline.store import DocumentQuery, Query, Role, Store, StoreError, kept_timelines
from timeline.store.engine import connect
from timeline.store.tables import metadata as store_tables

sys.path.insert(0, str(Path(__file__).parent / "store"))
from store_readings import LATER, NOON, TEXT, by_type, document, event, reading

SIGNED = {"who": "Амина", "at": LATER}


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place where nothing is yet."""
    if request.param == "sqlite":
        (tmp_path / "target").mkdir()
        yield f"sqlite:///{tmp_path / 'target' / 'new.sqlite3'}"
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.create()
    yield server.url(name)
    server.drop(name)


def fill(url: str) -> None:
    """Something in nearly every table, of two timelines and of the installation."""
    with Store.open(url) as home, home.beside("other") as other:
        for store in (home, other):
            store.save(reading(), at=NOON)
            store.save(reading(document("الوزير زار القاهرة."), ()), at=NOON)
            meeting = by_type(store)["meeting"].id
            store.correct(meeting, "place", "Хорог", why="the archive", **SIGNED)
            store.correct(meeting, "date", "2021-09-08", **SIGNED)
            store.undo(meeting, **SIGNED)
            store.views.save("Visits", "types=visit", **SIGNED)
        other.remove_document(document().id, **SIGNED)
    with Installation.open(url, clock=lambda: datetime(2026, 5, 1, tzinfo=UTC)) as place:
        place.invite(LOCAL, "home", "amina@example.org", Role.EDITOR)


NAMES = ("home", "other")


def content(url: str) -> dict[str, list]:
    """Every row of every table, of all timelines and of the installation."""
    found = {}
    for timeline in kept_timelines(url):
        with Store.open(url, timeline=timeline) as store, store._reading() as connection:
            for table in store_tables.sorted_tables:
                found[timeline, table.name] = sorted(map(repr, connection.execute(select(table))))
    engine = connect(url)
    with engine.begin() as connection:
        for table in installation_tables.sorted_tables:
            if inspect(connection).has_table(table.name):
                found["installation", table.name] = sorted(map(repr, connection.execute(select(table))))
    engine.dispose()
    return found


def test_a_backup_restores_to_an_equal_database_of_either_kind(database_url: str, target: str, tmp_path: Path) -> None:
    fill(database_url)
    written = back_up(database_url, tmp_path / "all.zip", at=NOON)
    assert sorted(written) == ["installation", "timeline-home", "timeline-other"]
    assert restore(tmp_path / "all.zip", target) == written
    assert content(target) == content(database_url)
    with Store.open(target) as store:
        assert [found.place for found in store.find(Query(words="хорог"))] == ["Хорог"]
        assert len(store.find_documents(DocumentQuery(words="القاهرة")).documents) == 1
        # What comes later gets numbers of its own.
        store.undo(by_type(store)["meeting"].id, **SIGNED)
        store.save(reading(document("Another report."), (event(document("Another report."), 1),)), at=LATER)
        assert len(store.find_documents(DocumentQuery(words="another")).documents) == 1
    with Store.open(target, timeline="other") as other:
        assert other.removed()[0].document_id == document().id


def test_a_backup_made_while_others_write_holds_whole_documents(database_url: str, tmp_path: Path) -> None:
    stop, written = threading.Event(), []

    def write(store: Store) -> None:
        while not stop.is_set() and len(written) < 60:
            of = document(f"{TEXT} Report {len(written)}.")
            store.save(reading(of, (event(of, 0), event(of, 1, f"19{len(written) + 10}"))), at=NOON)
            written.append(of.id)

    with Store.open(database_url) as store:
        writer = threading.Thread(target=write, args=(store,))
        writer.start()
        try:
            while len(written) < 3:
                assert writer.is_alive()
            before = len(written)
            back_up(database_url, tmp_path / "all.zip", at=NOON)
        finally:
            stop.set()
            writer.join()
    url = f"sqlite:///{tmp_path / 'restored.sqlite3'}"
    restore(tmp_path / "all.zip", url)
    with Store.open(url) as restored:
        kept = restored.documents()
        assert len(kept) >= before
        assert {one.id for one in kept} == set(written[: len(kept)])
        assert {one.events for one in kept} == {2}
        found = restored.find(Query())
        assert sum(len(one.evidence) for one in found) == 2 * len(kept)


def test_all_timelines_of_a_backup_are_of_one_moment(database_url: str, tmp_path: Path) -> None:
    stop = threading.Event()

    def write(home: Store, other: Store) -> None:
        for number in range(1_000):
            if stop.is_set():
                return
            for store in (home, other):
                store.save(reading(document(f"Report {number}."), ()), at=NOON)

    with Store.open(database_url) as home, Store.open(database_url, timeline="other") as other:
        home.save(reading(), at=NOON)
        writer = threading.Thread(target=write, args=(home, other))
        writer.start()
        try:
            for number in range(3):
                back_up(database_url, tmp_path / f"{number}.zip", at=NOON)
        finally:
            stop.set()
            writer.join()
    for number in range(3):
        with zipfile.ZipFile(tmp_path / f"{number}.zip") as archive:
            tables = [json.loads(archive.read(MANIFEST))["parts"][f"timeline-{name}"]["tables"] for name in NAMES]
        first, second = (part["documents"]["rows"] for part in tables)
        # The one before the first is in home alone, and perhaps the last.
        assert first - second in (1, 2)


def rewritten(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def change_manifest(members: dict[str, bytes], change: Callable[[dict], None]) -> None:
    manifest = json.loads(members[MANIFEST])
    change(manifest)
    members[MANIFEST] = json.dumps(manifest).encode()


def break_last_row(members: dict[str, bytes]) -> None:
    """As if the file were whole, and yet the database would not take a row of it."""
    name = "timeline-home/evidence.jsonl"
    row = json.loads(members[name].splitlines()[-1]) | {"id": 99, "claim_id": "nobody's"}
    members[name] += json.dumps(row).encode() + b"\n"
    kept = sha256(members[name]).hexdigest()
    change_manifest(members, lambda m: m["parts"]["timeline-home"]["tables"]["evidence"].update(sha256=kept))


def newer(members: dict[str, bytes]) -> None:
    change_manifest(members, lambda manifest: manifest["parts"]["timeline-home"].update(revision="r9999"))


def elsewhere(members: dict[str, bytes]) -> None:
    change_manifest(members, lambda m: m["parts"].update({"timeline-../up": m["parts"]["timeline-home"]}))
    for name in list(members):
        members[name.replace("timeline-home", "timeline-../up")] = members[name]


DAMAGED = {
    "no zip": (lambda file: file.write_text("a note"), "cannot be read as a backup"),
    "cut off": (lambda file: file.write_bytes(file.read_bytes()[:-500]), "cannot be read as a backup"),
    "another zip": (lambda file: rewritten(file, lambda m: m.pop(MANIFEST)), "no backup of Timeline"),
    "a part missing": (lambda f: rewritten(f, lambda m: m.pop("timeline-home/events.jsonl")), "part of it is missing"),
    "a changed row": (
        lambda f: rewritten(f, lambda m: m.update({"timeline-home/events.jsonl": b"{}\n"})),
        "timeline-home/events is not as it was written",
    ),
    "rotten": (lambda file: rot(file), "damaged"),
    "a newer program's": (lambda file: rewritten(file, newer), "newer Timeline"),
    "a way out": (lambda file: rewritten(file, elsewhere), "id of a timeline"),
    "a row that nothing takes": (lambda file: rewritten(file, break_last_row), "the database"),
}


def rot(file: Path) -> None:
    """Some bytes inside a packed member are others."""
    with zipfile.ZipFile(file) as archive:
        start = archive.getinfo("timeline-home/events.jsonl").header_offset + 120
    data = bytearray(file.read_bytes())
    data[start : start + 40] = bytes(40)
    file.write_bytes(data)


@pytest.fixture(scope="module")
def small_backup(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("small")
    with Store.open(f"sqlite:///{folder / 'small.sqlite3'}") as store:
        store.save(reading(), at=NOON)
    back_up(f"sqlite:///{folder / 'small.sqlite3'}", folder / "small.zip", at=NOON)
    return (folder / "small.zip").read_bytes()


@pytest.mark.parametrize("how", DAMAGED)
def test_a_damaged_backup_is_said_to_be_and_leaves_nothing(
    small_backup: bytes, target: str, tmp_path: Path, how: str
) -> None:
    damage, said = DAMAGED[how]
    (tmp_path / "small.zip").write_bytes(small_backup)
    damage(tmp_path / "small.zip")
    with pytest.raises(StoreError, match=said):
        restore(tmp_path / "small.zip", target)
    if target.startswith("sqlite"):
        assert list((tmp_path / "target").iterdir()) == []
        return
    engine = connect(target)
    with engine.begin() as connection:
        assert inspect(connection).get_table_names() == []
    engine.dispose()


def test_nothing_is_restored_over_what_is_there(small_backup: bytes, database_url: str, tmp_path: Path) -> None:
    with Store.open(database_url) as store:
        store.save(reading(document("Mine."), ()), at=NOON)
    (tmp_path / "small.zip").write_bytes(small_backup)
    before = content(database_url)
    with pytest.raises(StoreError, match="holds something already"):
        restore(tmp_path / "small.zip", database_url)
    assert content(database_url) == before


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_backup_is_not_written_over_another_file(database_url: str, tmp_path: Path, database_kind: str) -> None:
    (tmp_path / "all.zip").write_text("the only other copy")
    with pytest.raises(StoreError, match="there already"):
        back_up(database_url, tmp_path / "all.zip", at=NOON)
    with pytest.raises(StoreError, match="cannot write"):
        back_up(database_url, tmp_path / "missing" / "all.zip", at=NOON + timedelta(days=1))
    assert (tmp_path / "all.zip").read_text() == "the only other copy"
