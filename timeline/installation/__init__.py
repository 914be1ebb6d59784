"""Several people and several timelines in one place: who signs in, which timeline is whose, and who else sees it."""

from timeline.installation.installation import Installation
from timeline.installation.job_records import Job, JobOutcome, Queue, Taken
from timeline.installation.people import Identity
from timeline.installation.records import (
    HOME,
    LOCAL,
    NOBODY,
    Card,
    Entry,
    InstallationError,
    Invitation,
    Link,
    Member,
    NoTimeline,
    Person,
    Reason,
    Scope,
    Token,
    Visitor,
)

__all__ = [
    "HOME",
    "LOCAL",
    "NOBODY",
    "Card",
    "Entry",
    "Identity",
    "Installation",
    "InstallationError",
    "Invitation",
    "Job",
    "JobOutcome",
    "Link",
    "Member",
    "NoTimeline",
    "Person",
    "Queue",
    "Reason",
    "Scope",
    "Taken",
    "Token",
    "Visitor",
]
