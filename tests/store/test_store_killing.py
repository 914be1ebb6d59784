"""A process killed in the middle leaves a database that opens and holds every finished document whole."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from store_readings import NOON, TEXT, document, event, reading

from timeline.events import Reading
from timeline.store import Query, Store

ROOT = Path(__file__).resolve().parents[2]
COUNT = 200
SAVE_ALL = "import sys; from test_store_killing import save_all; save_all(sys.argv[1])"


def nth_reading(number: int) -> Reading:
    of = document(f"{TEXT} Report {number}.")
    return reading(of, tuple(event(of, part % 3, f"20{number % 90 + 10}") for part in range(number % 6 + 1)))


def save_all(url: str) -> None:
    with Store.open(url) as store:
        for number in range(COUNT):
            read = nth_reading(number)
            if not store.has(read.document.id):
                store.save(read, at=NOON)
            print(number, flush=True)


def saving_process(url: str) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(__file__).parent)])}
    command = [sys.executable, "-c", SAVE_ALL, url]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@pytest.mark.parametrize("last_seen", [0, 60, 137])
def test_a_kill_in_the_middle_loses_no_finished_document_and_the_next_run_ends_the_work(
    new_database: Callable[..., str], last_seen: int
) -> None:
    url = new_database(migrated=False)
    process = saving_process(url)
    for line in process.stdout:
        if line.strip() == str(last_seen):
            break
    process.kill()
    process.communicate(timeout=30)
    check_whole(url, at_least=last_seen + 1, at_most=COUNT - 1)
    output, _ = saving_process(url).communicate(timeout=120)
    assert output.splitlines()[-1] == str(COUNT - 1), output
    check_whole(url, at_least=COUNT, at_most=COUNT)


def check_whole(url: str, *, at_least: int, at_most: int) -> None:
    with Store.open(url) as store:
        stored = {one.id: one.events for one in store.documents()}
        assert at_least <= len(stored) <= at_most
        expected = {read.document.id: read for read in map(nth_reading, range(COUNT))}
        found = store.find(Query())
    assert stored == {document_id: len(expected[document_id].events) for document_id in stored}
    proofs = sorted((part.document_id, part.span, part.quote) for one in found for part in one.evidence)
    events = [one for document_id in stored for one in expected[document_id].events]
    assert proofs == sorted((part.document_id, part.span, part.quote) for one in events for part in one.evidence)
    # Told by many documents, each event stands once.
    told = {(one.type, one.when) for one in events}
    assert len({one.id for one in found}) == len(found)
    assert {(one.type, one.when) for one in found} == told
    if url.startswith("sqlite"):
        check_file(url.removeprefix("sqlite:///"))


def check_file(path: str) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
