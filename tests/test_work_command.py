"""`python -m timeline work`: a process that reads in what was left, and stops when it is told to."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from timeline.events import Knowledge
from timeline.installation import HOME, LOCAL, Installation
from timeline.working import Bench, work_once

ROOT = Path(__file__).parent.parent
REPORT = "The foreign ministers of Egypt and Jordan met in Amman on 7 September {year}."
COUNT = 40


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to be handled")
def test_a_process_works_until_it_is_told_to_stop_and_the_next_goes_on(tmp_path: Path, known: Knowledge) -> None:
    url = f"sqlite:///{tmp_path / 'timeline.sqlite3'}"
    files = [(f"{n}.txt", REPORT.format(year=1850 + n).encode()) for n in range(COUNT)]
    with Installation.open(url, clock=lambda: datetime.now(UTC)) as place:
        place.leave(HOME, files, LOCAL)
        first = started(url)
        awaited(lambda: place.jobs(HOME, LOCAL)[0].told > 1, first)
        first.send_signal(signal.SIGTERM)
        assert first.wait(timeout=20) == 0
        (job,) = place.jobs(HOME, LOCAL)
        assert (job.state, job.told < COUNT) == ("waiting", True)
        assert len(place.store(HOME).documents()) == job.told, "the document in hand was ended and told"
        assert work_once(Bench("next", place, known, lambda: datetime.now(UTC), Event()))
        (job,) = place.jobs(HOME, LOCAL)
        assert (job.told, job.refused, job.known, len(place.store(HOME).documents())) == (COUNT, 0, 0, COUNT)


def test_a_database_that_is_none_is_said_plainly(tmp_path: Path) -> None:
    process = started(f"sqlite:///{tmp_path / 'missing' / 'timeline.sqlite3'}")
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "choose another place" in said
    assert "Traceback" not in said


def started(url: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "TIMELINE_DATABASE_URL": url, "PYTHONPATH": str(ROOT), "TIMELINE_LOG": "json"}
    command = [sys.executable, "-m", "timeline", "work"]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)


def awaited(is_so: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    give_up = time.monotonic() + 90
    while not is_so():
        assert time.monotonic() < give_up, "it took too long"
        assert process.poll() is None, process.communicate()[1]
        time.sleep(0.05)
