"""What proves that nothing was lost when processes were killed would see it if something were."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from timeline.events import Knowledge
from timeline.installation import HOME, LOCAL, Installation
from timeline.store import Query, data_folder_url
from timeline.taking_in import take_in
from timeline.text import Document
from timeline.working import Bench, work_once

FOLDER = Path(__file__).parent.parent / "benchmarks"
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module", autouse=True)
def _beside_the_benchmarks() -> Iterator[None]:
    before = list(sys.path)
    sys.path.insert(0, str(FOLDER))
    yield
    sys.path[:] = before


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory, known: Knowledge) -> tuple[str, Any]:
    """A database in which two reports, two uploaded files and a correction were acknowledged, and what they are."""
    from killing_people import Ledger, report

    url = data_folder_url(tmp_path_factory.mktemp("killing"))
    with Installation.open(url, clock=now) as place:
        store = place.store(HOME)
        for number in (0, 1):
            take_in(Document(report(number)[0]), store, known, at=NOON)
        job = place.leave(HOME, [(f"{number}.txt", report(number)[0].encode()) for number in (2, 3)], LOCAL)
        work_once(Bench("a worker", place, known, now, Event()))
        (event, *_) = store.find(Query())
        store.correct(event.id, "place", "Place 1", who="ada", at=NOON)
    return url, Ledger({0: True, 1: True}, {event.id: [("Place 1", True)]}, [(job, (2, 3))])


def found(url: str, ledger: Any) -> list[str]:
    from killing_proof import faults

    return list(faults(url, ledger))


def test_where_nothing_was_lost_nothing_is_found(done: tuple[str, Any]) -> None:
    assert found(*done) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda ledger: {"reports": {**ledger.reports, 7: True}}, "report 7 was acknowledged and is lost"),
        (lambda ledger: {"reports": {0: True}}, "was never added"),
        (lambda ledger: {"uploads": [*ledger.uploads, ("0" * 32, (8, 9))]}, "is lost"),
        (lambda ledger: {"uploads": [(ledger.uploads[0][0], (3, 2))]}, "not read once, whole and in order"),
        (lambda ledger: {"uploads": [], "reports": dict.fromkeys(range(4), True)}, "was never left so"),
        (
            lambda ledger: {"places": {one: [*asked, ("Place 2", True)] for one, asked in ledger.places.items()}},
            "corrections were lost",
        ),
        (lambda ledger: {"places": {key: [] for key in ledger.places}}, "asked for were"),
    ],
)
def test_what_was_lost_or_is_there_unasked_is_found(done: tuple[str, Any], change: Any, said: str) -> None:
    url, ledger = done
    assert said in "\n".join(found(url, replace(ledger, **change(ledger))))


def test_no_two_reports_tell_of_one_event() -> None:
    from killing_people import report

    told = [report(number) for number in range(3000)]
    assert len({words.split(" Report ")[0] for words, _ in told}) == 3000
