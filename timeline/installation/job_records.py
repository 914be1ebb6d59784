"""What goes in and out of the queue."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """What came of one document: its id, or the reason it was refused. `file` counts from 1."""

    file: int
    name: str
    document_id: str = ""
    reason: str = ""
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """A job as a person sees it: `begun` of its `files` were begun, `told` documents looked at so far.

    Of these `refused` were not taken and `known` were there before.
    """

    id: str
    timeline: str
    who: str
    state: str
    files: int
    begun: int
    told: int
    refused: int
    known: int
    failure: str
    created_at: datetime
    ended_at: datetime | None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state not in ("waiting", "running")


@dataclass(frozen=True, slots=True)
class Queue:
    """All jobs that are not over; `since` is when the one came that has waited longest."""

    waiting: int
    running: int
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A job in a worker's hands; `told` of its outcomes stand already, from whoever had it before."""

    job_id: str
    worker: str
    timeline: str
    who: str
    files: int
    told: int
    created_at: datetime
