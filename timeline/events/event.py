"""Events: what happened, when, between whom, where, in whose words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from timeline.dates import When
from timeline.dating import DocumentDate
from timeline.resolution import Resolution
from timeline.text import Document, Span

# How the reason begins for a date that is no more than the report's own: what the store knows such events by.
REPORT_DAY: Final = "The sentence gives no date; this is the report's own day."


class Status(StrEnum):
    """Whether it happened."""

    PAST = "past"
    ONGOING = "ongoing"
    PLANNED = "planned"
    ANNIVERSARY = "anniversary"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of event: its label by language, PLOVER event and mode, CAMEO root, and how it is shown.

    In a symmetric event (a treaty, a meeting) no side does something to the other.
    """

    id: str
    labels: Mapping[str, str]
    plover: str
    mode: str
    cameo: str
    colour: str
    symmetric: bool

    def label(self, language: str) -> str:
        """The label in a language, in English where it has none."""
        return self.labels.get(language) or self.labels["en"]


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
    `recipients` are ISO 3166-1 alpha-3 codes or organisation acronyms, `people` are ids
    ("Surname, Given"), all sorted; `because` says why this date. A symmetric event has all parties in
    `actors` and no recipients. `plover` is a PLOVER event, perhaps with its mode, where the words are more
    exact than the type; `on_report_day` where the text does not say when, and the day is no more than the
    report's own. `id`, `confirmed` (the fields a person has settled) and `disputed` (the fields on
    which its documents differ) are the store's: empty in an event that was only just read.
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
    disputed: tuple[str, ...] = ()
    plover: tuple[str, ...] = ()
    on_report_day: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gave: its date, its resolutions, its events."""

    document: Document
    date: DocumentDate
    resolutions: tuple[Resolution, ...]
    events: tuple[Event, ...]
