"""The proof of editors who save at once finds nothing where nothing is wrong, and each thing that is."""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from timeline.store import Store

FOLDER = Path(__file__).parent.parent / "benchmarks"
EVENTS = 4


@pytest.fixture(scope="module", autouse=True)
def _beside_the_benchmarks() -> Iterator[None]:
    before = list(sys.path)
    sys.path.insert(0, str(FOLDER))
    yield
    sys.path[:] = before


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory, _beside_the_benchmarks: None) -> tuple[Path, list]:
    from together_editors import edit, first_reports

    path = tmp_path_factory.mktemp("together") / "timeline.sqlite3"
    with Store.open(f"sqlite:///{path}") as store:
        for reading in first_reports(EVENTS):
            store.save(reading, at=datetime.now(UTC))
    return path, edit(f"sqlite:///{path}", ["Amina", "Bo", "Chen", "Dara"], seconds=0, think=0.01, seed=1, least=25)


def found(path: Path, deeds: list) -> list[str]:
    from together_proof import faults

    return list(faults(f"sqlite:///{path}", deeds, EVENTS))


def test_what_editors_saved_at_once_is_in_the_history_and_follows_from_it(edited: tuple[Path, list]) -> None:
    path, deeds = edited
    told = {deed.told for deed in deeds}
    assert {"saved", "clash"} <= told
    assert "failed" not in told
    assert found(path, deeds) == []


WRONG: list[tuple[str, str]] = [
    (
        "INSERT INTO changes (event_id, kind, field, before, after, who, at, why) "
        "SELECT event_id, kind, field, before, after, who, at, why FROM changes WHERE id = 1",
        "saved 2 times",
    ),
    ("UPDATE changes SET who = 'Nobody' WHERE id = 2", "nobody did this"),
    ("UPDATE events SET place = 'Elsewhere' WHERE merged_into = ''", "by its history"),
    ("DELETE FROM comments", "comments lost"),
]


@pytest.mark.parametrize(("statement", "words"), WRONG)
def test_what_is_lost_doubled_or_altered_is_found(
    edited: tuple[Path, list], tmp_path: Path, statement: str, words: str
) -> None:
    path = Path(shutil.copy(edited[0], tmp_path))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
    assert words in "\n".join(found(path, edited[1]))


def test_what_was_acknowledged_and_is_not_in_the_history_is_found(edited: tuple[Path, list]) -> None:
    path, deeds = edited
    saved = next(deed for deed in deeds if deed.told == "saved" and deed.kind == "place")
    assert "lost" in "\n".join(found(path, [*deeds, replace(saved, who="Nobody")]))


def test_a_save_over_what_was_not_seen_is_found(edited: tuple[Path, list]) -> None:
    path, deeds = edited
    assert "not seen" in "\n".join(found(path, [replace(deed, last=0) for deed in deeds]))
