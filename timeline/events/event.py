"""Events: what happened, when, between whom, where, in whose words."""

from dataclasses import dataclass
from enum import StrEnum

from timeline.dates import When
from timeline.dating import DocumentDate
from timeline.resolution import Resolution
from timeline.text import Document, Span


class Status(StrEnum):
    """Whether it happened."""

    PAST = "past"
    ONGOING = "ongoing"
    PLANNED = "planned"
    ANNIVERSARY = "anniversary"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of event: PLOVER event and mode, CAMEO root, and how the timeline shows it."""

    id: str
    label: str
    plover: str
    mode: str
    cameo: str
    colour: str
    symmetric: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of one document that support an event."""

    document_id: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Event:
    """One happening.

    `type` is an `EventType.id`; `when` is None where the text allows no date; `actors` and
    `recipients` are ISO 3166-1 alpha-3 codes or organisation acronyms, sorted; `because` says why
    this date. A symmetric event has all parties in `actors` and no recipients. `id` and `confirmed`
    (the fields a person has settled) are the store's: empty in an event that was only just read.
    """

    type: str
    when: When | None
    status: Status
    actors: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    recipients: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    place: str = ""
    because: str = ""
    id: str = ""
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gave: its date, its resolutions, its events."""

    document: Document
    date: DocumentDate
    resolutions: tuple[Resolution, ...]
    events: tuple[Event, ...]
