"""The rows of the reference tables in `data/`, one dataclass a row: building one is its check."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from timeline.dates import Bounds, Date, bounds

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z][A-Za-z]+)?\Z")
_ALPHA2: Final = re.compile(r"[A-Z]{2}\Z")
_MONTHS: Final = 12


class Kind(StrEnum):
    """What an actor is."""

    STATE = "state"
    ORGANISATION = "organisation"
    PERSON = "person"


class Form(StrEnum):
    """What kind of name.

    `capital` is a city that stands for its state, `metonym` any other place or house; `short` is a common word
    too, and counts only beside another name of the actor; `letter` is one letter of a language without blanks that
    stands for the actor in compounds, and is part of everyday words elsewhere; `mask` holds a name of the actor and
    is something else (the Indian Ocean): it keeps a reader from finding the name inside.
    """

    NAME = "name"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    METONYM = "metonym"
    ACRONYM = "acronym"
    SURNAME = "surname"
    SHORT = "short"
    LETTER = "letter"
    MASK = "mask"


class Office(StrEnum):
    """The offices that date a text when a holder is named with them."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    STATE_COUNCILOR = "state_councilor"
    SECRETARY_GENERAL = "secretary_general"
    OTHER = "other"


class AnniversaryKind(StrEnum):
    """What an anniversary counts from."""

    INDEPENDENCE = "independence"
    FOUNDING = "founding"
    RELATIONS = "relations"
    TREATY = "treaty"


_ACTOR_ID: Final = {
    Kind.STATE: re.compile(r"[A-Z]{3}\Z"),
    Kind.ORGANISATION: re.compile(r"[A-Z][A-Z0-9]+\Z"),
    Kind.PERSON: re.compile(r"[^;]+\Z"),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A state (ISO 3166-1 alpha-3), an organisation (acronym) or a person ("Surname, Given").

    `state` is the state a person or an armed group belongs to; `since` and `until` bound the actor's existence.
    """

    id: str
    alpha2: str
    kind: Kind
    state: str
    since: Date | None
    until: Date | None
    source: str

    def __post_init__(self) -> None:
        if not _ACTOR_ID[self.kind].match(self.id):
            raise ValueError(f"{self.id!r} is no id of the kind '{self.kind}'")
        if self.alpha2 and not _ALPHA2.match(self.alpha2):
            raise ValueError(f"alpha2 is two capital letters: {self.alpha2!r}")
        _refuse_reversed(self.since, self.until)


@dataclass(frozen=True, slots=True)
class ActorName:
    """One way one language names an actor."""

    actor: str
    language: str
    form: Form
    name: str

    def __post_init__(self) -> None:
        _refuse_unnamed(self.language, self.name)


@dataclass(frozen=True, slots=True)
class Term:
    """A person in an office of a state or organisation; `end` is None while in office."""

    person: str
    office: Office
    actor: str
    start: Date
    end: Date | None
    source: str

    def __post_init__(self) -> None:
        _refuse_reversed(self.start, self.end)

    @property
    def bounds(self) -> Bounds:
        """The days on which the person may have held the office."""
        return Bounds(bounds(self.start).earliest, bounds(self.end).latest if self.end else None)

    def overlaps(self, other: "Term") -> bool:
        """Whether both were surely in office on some day: a day of handing over does not count."""
        first, second = sorted((self, other), key=lambda term: term.start.day)
        return first.end is None or first.end.day > second.start.last_day


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day whose returns are kept; `actors` are sorted."""

    id: str
    kind: AnniversaryKind
    actors: tuple[str, ...]
    date: Date
    source: str

    def __post_init__(self) -> None:
        if list(self.actors) != sorted(set(self.actors)) or not all(self.actors):
            raise ValueError(f"actors are sorted and named once: {';'.join(self.actors)!r}")
        if self.kind is AnniversaryKind.RELATIONS and len(self.actors) != 2:
            raise ValueError("relations are between two actors")


class Prominence(StrEnum):
    """What was in the news for a time, by how surely it was not before and after."""

    EVENT = "event"
    THING = "thing"
    COMPANY = "company"
    PERSON = "person"
    STATE = "state"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class FirstDay:
    """A name that no text can hold before `earliest`, and that only looks back after `latest`.

    `latest` is the last day of what is named as a thing of the present: a state, a company, a currency, a story
    in the news; None where it still is one. A `*` behind the name stands for endings. With a `prominence` the days
    are those it was much in the news, not those it was there.
    """

    id: str
    earliest: Date
    latest: Date | None
    language: str
    name: str
    source: str
    prominence: Prominence | None = None

    def __post_init__(self) -> None:
        _refuse_unnamed(self.language, self.name)
        _refuse_reversed(self.earliest, self.latest)

    @property
    def days(self) -> tuple[int, int | None]:
        """The first day and the last, of the year or month where no day is known."""
        return self.earliest.day, self.latest.last_day if self.latest else None


@dataclass(frozen=True, slots=True)
class Title:
    """How a language calls an office beside the name of its holder."""

    office: Office
    language: str
    name: str
    source: str

    def __post_init__(self) -> None:
        _refuse_unnamed(self.language, self.name)


@dataclass(frozen=True, slots=True)
class Recurring:
    """An event that comes again and is counted: its `number` fell on `year`, and one more every `every` years.

    It opens in `month` and lasts, or may fall, within so many `months`. `first` and `last` are the numbers the
    rule holds for; `last` is None where it is not known to end.
    """

    id: str
    number: int
    year: int
    every: int
    month: int
    months: int
    first: int
    last: int | None
    language: str
    name: str
    source: str

    def __post_init__(self) -> None:
        _refuse_unnamed(self.language, self.name)
        if not (1 <= self.month <= _MONTHS and self.months >= 1 and self.every >= 1):
            raise ValueError(f"months are 1 to 12, and {self.id!r} comes again after at least a year")
        if self.last is not None and self.last < self.first:
            raise ValueError("the last number is before the first")

    def year_of(self, number: int) -> int | None:
        """The year of one of them, None where the rule does not hold for it."""
        if number < self.first or (self.last is not None and number > self.last):
            return None
        return self.year + (number - self.number) * self.every


def _refuse_reversed(start: Date | None, end: Date | None) -> None:
    if start and end and end.day < start.day and end.last_day < start.day:
        raise ValueError("the end is before the start")


@lru_cache(maxsize=1 << 8)
def _is_code(language: str) -> bool:
    return _LANGUAGE.match(language) is not None


def _refuse_unnamed(language: str, name: str) -> None:
    if not _is_code(language):
        raise ValueError(f"a language is a code like 'ar': {language!r}")
    if not name or name != name.strip():
        raise ValueError(f"a name is neither empty nor padded: {name!r}")
