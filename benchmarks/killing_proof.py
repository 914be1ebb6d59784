"""Whether what was acknowledged is there, all of it once, and everything that is there is whole."""

import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from killing_people import Ledger, report
from sqlalchemy import text

from timeline.dates import parse_edtf
from timeline.doctoring import examine
from timeline.events import Event, Evidence
from timeline.installation import HOME, LOCAL, Installation, Job
from timeline.store import Query, Store
from timeline.text import Document

_PATIENCE = 180.0
# What must find nothing, whatever was killed when.
_HALF = {
    "an event without a source": (
        "SELECT id FROM events WHERE merged_into = '' AND id NOT IN (SELECT event_id FROM claims)"
    ),
    "a claim of an event that rests in another": (
        "SELECT id FROM claims WHERE event_id IN (SELECT id FROM events WHERE merged_into <> '')"
    ),
    "a claim without its quote": "SELECT id FROM claims WHERE id NOT IN (SELECT claim_id FROM evidence)",
    "an event with a number yet to come": "SELECT id FROM events, writings WHERE events.revision > writings.revision",
    "a file of a job that is over": (
        "SELECT job_id FROM job_files WHERE job_id IN (SELECT id FROM jobs WHERE state IN ('done', 'cancelled'))"
    ),
}


def faults(url: str, ledger: Ledger) -> Iterator[str]:
    """Each thing that is not as it was said to be, in words; the worker is given time to end what waits."""
    with Installation.open(url, clock=lambda: datetime.now(UTC)) as place:
        yield from _queue(place)
        store = place.store(HOME)
        yield from _jobs(place, ledger)
        yield from _reports(store, ledger)
        yield from _corrections(store, ledger)
        with store._reading() as connection:
            for what, query in _HALF.items():
                yield from (f"{what}: {row[0]}" for row in connection.execute(text(query)))
    wrong = (found for found in examine(url, datetime.now(UTC)) if found.advice and "disk" not in found.what)
    yield from (f"doctor: {found.what}: {found.advice}" for found in wrong)


def _queue(place: Installation) -> Iterator[str]:
    give_up = time.monotonic() + _PATIENCE
    while time.monotonic() < give_up:
        queue = place.queue()
        if not queue.waiting and not queue.running:
            return
        time.sleep(0.2)
    yield f"the queue was not empty after {_PATIENCE:.0f} s: {queue}"


def _jobs(place: Installation, ledger: Ledger) -> Iterator[str]:
    jobs = {job.id: job for job in place.jobs(HOME, LOCAL)}
    maybe = {_ids(numbers): numbers for numbers in ledger.maybe}
    for job_id, numbers in ledger.uploads:
        if job_id not in jobs:
            yield f"upload {job_id} is lost"
        else:
            yield from _job(place, jobs.pop(job_id), _ids(numbers))
    for job in jobs.values():
        told = tuple(one.document_id for one in place.outcomes(HOME, job.id, LOCAL, limit=999))
        if told not in maybe:
            yield f"job {job.id} was never left so: {job}"
        else:
            yield from _job(place, job, told)


def _job(place: Installation, job: Job, ids: tuple[str, ...]) -> Iterator[str]:
    told = tuple(one.document_id for one in place.outcomes(HOME, job.id, LOCAL, limit=999))
    if (job.state, job.refused, job.known) != ("done", 0, 0) or told != ids:
        yield f"upload {job.id} was not read once, whole and in order: {job}"


def _ids(numbers: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(Document(report(number)[0]).id for number in numbers)


def _reports(store: Store, ledger: Ledger) -> Iterator[str]:
    """Every report that was acknowledged or told of is there, and every one that is there has its event."""
    uploaded = {number for _, numbers in ledger.uploads for number in numbers}
    sure = uploaded | {number for number, is_sure in ledger.reports.items() if is_sure}
    possible = sure | set(ledger.reports) | {number for numbers in ledger.maybe for number in numbers}
    texts = {Document(report(number)[0]).id: number for number in possible}
    stored = {document.id for document in store.documents()}
    lost = (number for one, number in texts.items() if number in sure and one not in stored)
    yield from (f"report {number} was acknowledged and is lost" for number in lost)
    yield from (f"document {one} was never added" for one in stored - set(texts))
    told: dict[str, list[tuple[Event, Evidence]]] = {}
    for event in store.find(Query()):
        for part in event.evidence:
            told.setdefault(part.document_id, []).append((event, part))
    for document_id in stored & set(texts):
        words, day = report(texts[document_id])
        quotes = [(event.when, part.quote) for event, part in told.get(document_id, [])]
        if quotes != [(parse_edtf(day.isoformat()), words.split(" Report ")[0])]:
            yield f"report {texts[document_id]} does not have its one event of {day}: {quotes}"


def _corrections(store: Store, ledger: Ledger) -> Iterator[str]:
    """Each event's history has every acknowledged correction once, in order, and of the others each once or not."""
    standing = {event.id: event for event in store.find(Query())}
    for event_id, asked in ledger.places.items():
        history = [str(change.after) for change in store.history(event_id) if change.kind == "correct"]
        sure = [place for place, is_sure in asked if is_sure]
        twice = [place for place, times in Counter(history).items() if times > 1]
        if [place for place in history if place in sure] != sure:
            yield f"event {event_id}: corrections were lost: {sure} were acknowledged, {history} are kept"
        if twice or not set(history) <= {place for place, _ in asked}:
            yield f"event {event_id}: its history has {history}, asked for were {asked}"
        if history and (event_id not in standing or standing[event_id].place != history[-1]):
            yield f"event {event_id} is not as it was corrected last: {history[-1]}"
