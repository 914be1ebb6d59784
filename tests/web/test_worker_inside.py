"""On a laptop the app reads in long uploads itself; where people sign in, a process beside it does."""

import time
from pathlib import Path

import pytest

from timeline.installation import HOME, LOCAL
from timeline.store import Store
from timeline.web import worker
from timeline.web.guard import SettingsError
from timeline.web.state import installation, levels
from timeline.web.worker import worker_inside, works_here

REPORT = b"The foreign ministers of Egypt and Jordan met in Amman on 7 May 1994."


@pytest.mark.parametrize(
    ("said", "is_shared", "expected"),
    [
        ("", False, True),
        ("", True, False),
        ("inside", True, True),
        (" Outside ", False, False),
    ],
)
def test_who_reads_long_uploads_is_said_or_follows_from_who_signs_in(monkeypatch, said, is_shared, expected) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(worker, "is_shared", lambda: is_shared)
    assert works_here({"TIMELINE_WORKER": said}) is expected


def test_what_cannot_be_meant_is_refused() -> None:
    with pytest.raises(SettingsError, match="TIMELINE_WORKER"):
        works_here({"TIMELINE_WORKER": "yes"})


def test_the_app_reads_in_what_was_left_and_ends_with_the_block(store: Store, url: str) -> None:
    installation().leave(HOME, [("one.txt", REPORT)], LOCAL)
    assert (levels(url)["jobs_waiting"], levels(url)["connections_in_use"]) == (1, 0)
    with worker_inside():
        give_up = time.monotonic() + 60
        while not store.documents() or levels(url)["jobs_running"]:
            assert time.monotonic() < give_up
            time.sleep(0.05)
    assert [job.state for job in installation().jobs(HOME, LOCAL)] == ["done"]
    installation().leave(HOME, [("two.txt", REPORT + b" Again.")], LOCAL)
    time.sleep(1.5)
    assert levels(url)["jobs_waiting"] == 1, "nobody works after the block"


def test_a_database_that_is_not_there_yet_is_left_to_the_first_reader(url: str) -> None:
    with worker_inside():
        time.sleep(0.3)
    assert not Path(url.removeprefix("sqlite:///")).exists()
