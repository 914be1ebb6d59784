"""What a picture of very many events needs of each: no quotes, no reasons."""

from typing import NamedTuple

from timeline.dates import When
from timeline.events.event import Event, Status


class Outline(NamedTuple):
    """An event in short; `date` is EDTF, empty where undated, `documents` are the ids of those that tell of it.

    `number` is what a search by words finds it by, in the store it is from. What is settled, a person has decided.
    """

    id: str
    type: str
    status: Status
    date: str
    place: str = ""
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    is_disputed: bool = False
    is_confirmed: bool = False
    number: int = 0
    is_on_report_day: bool = False
    are_people_settled: bool = False
    are_parties_settled: bool = False

    def event(self, when: When | None) -> Event:
        """The event without its quotes; `when` is `date` read, which callers remember for many events at once."""
        return Event(
            type=self.type,
            when=when,
            status=self.status,
            actors=self.actors,
            evidence=(),
            recipients=self.recipients,
            people=self.people,
            place=self.place,
            id=self.id,
            confirmed=("date",) if self.is_confirmed else (),
            disputed=("date",) if self.is_disputed else (),
        )
