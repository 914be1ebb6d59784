"""What a picture of very many events needs of each: no quotes, no reasons."""

from typing import NamedTuple

from timeline.events.event import Status


class Outline(NamedTuple):
    """An event in short; `date` is EDTF, empty where undated, `documents` are the ids of those that tell of it."""

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
