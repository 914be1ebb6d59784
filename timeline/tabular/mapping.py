"""What the columns of a table mean, as its user says."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any, Final

from timeline.events import Status


class Dates(StrEnum):
    """How a table writes dates. `any` is EDTF, ISO 8601 or words; the others are days in numerals."""

    ANY = "any"
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class Unknown(StrEnum):
    """What becomes of a row that names an actor nobody knows."""

    REFUSE = "refuse"
    LEAVE_OUT = "leave_out"


class MappingError(ValueError):
    """A mapping that does not fit; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Columns by their headings, and what holds for every row.

    `date` is the day, or the first day where `end` has the last; `type` and `status` hold where their columns are
    empty or there are none; `with_actors` and `with_recipients` are codes added to every row; `names` are pairs of a
    name as the table writes it and the code it stands for, which is empty for one to be left out. `language` is
    that of dates in words.
    """

    date: str = ""
    end: str = ""
    type_from: str = ""
    status_from: str = ""
    actors_from: tuple[str, ...] = ()
    recipients_from: tuple[str, ...] = ()
    people_from: tuple[str, ...] = ()
    place: str = ""
    quote: str = ""
    source: str = ""
    dates: Dates = Dates.ANY
    type: str = ""
    status: Status = Status.PAST
    with_actors: tuple[str, ...] = ()
    with_recipients: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    unknown: Unknown = Unknown.REFUSE
    language: str = ""


# The fields that name columns, one or several.
COLUMNS: Final = (
    "date", "end", "type_from", "status_from", "actors_from", "recipients_from", "people_from", "place", "quote",
    "source",
)  # fmt: skip
MANY: Final = frozenset(("actors_from", "recipients_from", "people_from", "with_actors", "with_recipients"))
FIELDS: Final = tuple(field.name for field in fields(Mapping))
_KINDS: Final = {"dates": Dates, "status": Status, "unknown": Unknown}


def to_json(mapping: Mapping) -> str:
    """The mapping as it is kept with the documents of its table."""
    chosen = {name: value for name, value in asdict(mapping).items() if value != getattr(Mapping(), name)}
    return json.dumps(chosen, ensure_ascii=False)


def from_json(text: str) -> Mapping:
    """The mapping that `to_json` wrote. Raises MappingError for anything else."""
    try:
        stored = json.loads(text)
    except ValueError as error:
        raise MappingError(f"no mapping: {text[:80]!r}") from error
    if not isinstance(stored, dict) or not stored.keys() <= set(FIELDS):
        raise MappingError(f"no mapping: {text[:80]!r}")
    return Mapping(**{name: _value(name, value) for name, value in stored.items()})


def _value(name: str, value: Any) -> Any:
    if name in _KINDS:
        try:
            return _KINDS[name](value)
        except ValueError as error:
            raise MappingError(f"{name}: {value!r} is none of {', '.join(_KINDS[name])}") from error
    if name == "names":
        return tuple((str(written), str(code)) for written, code in value)
    return tuple(map(str, value)) if name in MANY else str(value)


def changed(mapping: Mapping, pairs: Sequence[tuple[str, str]], names: Sequence[tuple[str, str]] = ()) -> Mapping:
    """A mapping with some fields anew, of pairs of field and value as a command line has them.

    A field of several comes once for each. Raises MappingError where there is no such field or value.

    >>> changed(Mapping(date="start"), [("type", "visit"), ("date", "day")]).date
    'day'
    """
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name not in FIELDS or name == "names":
            raise MappingError(f"{name!r} is none of {', '.join(field for field in FIELDS if field != 'names')}")
        found[name] = [*found.get(name, []), *filter(None, [value])] if name in MANY else value
    return replace(mapping, **{name: _value(name, value) for name, value in found.items()}, names=tuple(names))
