"""One row of a table as an event, or why it is none."""

from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from timeline.dates import When
from timeline.events import Event, EventType, Evidence, Knowledge, Status
from timeline.names import bare_name
from timeline.tabular.days import Days, Understand, stretch
from timeline.tabular.mapping import COLUMNS, Mapping, MappingError, Unknown
from timeline.tabular.naming import Named, Names
from timeline.tabular.table import span_of

Cells: TypeAlias = tuple[str, ...]


class Why(StrEnum):
    """Why a row is no event."""

    CELLS = "cells"
    DATE = "date"
    ORDER = "order"
    TYPE = "type"
    STATUS = "status"
    ACTOR = "actor"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is no event: its line in the file, why, and the words that are to blame."""

    line: int
    why: Why
    words: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """A row's event, without its evidence, the column that tells it, and the names that were left out."""

    event: Event
    quoted: int | None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Coder:
    """Codes the rows of a table by a mapping. Raises MappingError where the mapping does not fit the headings."""

    headings: tuple[str, ...]
    mapping: Mapping
    known: Knowledge
    understand: Understand

    def __post_init__(self) -> None:
        for name in COLUMNS:
            for heading in _several(getattr(self.mapping, name)):
                if heading not in self.headings:
                    raise MappingError(f"{name}: there is no column {heading!r}, only {', '.join(self.headings)}")
        if self.mapping.type and self.mapping.type not in self.known.event_types:
            kinds = ", ".join(self.known.event_types)
            raise MappingError(f"type: {self.mapping.type!r} is none of {kinds}")
        codes = (*self.mapping.with_actors, *self.mapping.with_recipients, *(code for _, code in self.mapping.names))
        for code in codes:
            if code and code not in self.known.actors:
                raise MappingError(f"{code!r} is no code of an actor, such as FRA or UN")

    def code(self, line: int, cells: Cells, because: str) -> Coded | RefusedRow:
        """The event of a row, or why it is none; `because` says where its date stands."""
        if len(cells) != len(self.headings):
            return RefusedRow(line, Why.CELLS, str(len(cells)))
        when = self._when(line, cells)
        if isinstance(when, RefusedRow):
            return when
        kind, status = self._kind(cells), self._status(cells)
        if kind is None:
            return RefusedRow(line, Why.TYPE, self._cell(cells, self.mapping.type_from))
        if status is None:
            return RefusedRow(line, Why.STATUS, self._cell(cells, self.mapping.status_from))
        return self._parties(line, cells, Event(kind.id, when, status, (), (), because=self._because(cells, because)))

    def _when(self, line: int, cells: Cells) -> When | RefusedRow | None:
        said = [self._cell(cells, column) for column in (self.mapping.date, self.mapping.end) if column]
        words = [cell for cell in said if cell]
        found = [self.days.read(cell) for cell in words]
        for cell, when in zip(words, found, strict=True):
            if when is None:
                return RefusedRow(line, Why.DATE, cell)
        read = [when for when in found if when is not None]
        if len(read) < 2:
            return read[0] if read else None
        return stretch(read[0], read[1]) or RefusedRow(line, Why.ORDER, " – ".join(words))

    def _parties(self, line: int, cells: Cells, event: Event) -> Coded | RefusedRow:
        actors = self._named(cells, self.mapping.actors_from, event.when)
        recipients = self._named(cells, self.mapping.recipients_from, event.when)
        unknown = (*actors.unknown, *recipients.unknown)
        if unknown and self.mapping.unknown is Unknown.REFUSE:
            return RefusedRow(line, Why.ACTOR, "; ".join(unknown))
        doing = {*actors.codes, *self.mapping.with_actors}
        done_to = {*recipients.codes, *self.mapping.with_recipients} - doing
        if not doing | done_to:
            return RefusedRow(line, Why.NOBODY)
        if self.known.event_types[event.type].symmetric or not doing:
            doing, done_to = doing | done_to, set()
        texts = [self._cell(cells, column) for column in self.mapping.people_from]
        people = {one for text in texts for one in self.names.people(text, doing | done_to, event.when)}
        coded = replace(
            event,
            actors=tuple(sorted(doing)),
            recipients=tuple(sorted(done_to)),
            people=tuple(sorted(people)),
            place=self._cell(cells, self.mapping.place),
        )
        return Coded(coded, self._quoted(cells), unknown)

    def _named(self, cells: Cells, columns: tuple[str, ...], when: When | None) -> Named:
        found = [self.names.actors(cell, when) for column in columns if (cell := self._cell(cells, column))]
        codes = {code for named in found for code in named.codes}
        return Named(tuple(sorted(codes)), tuple(name for named in found for name in named.unknown))

    def _kind(self, cells: Cells) -> EventType | None:
        word = bare_name(self._cell(cells, self.mapping.type_from))
        return self._kinds.get(word) if word else self.known.event_types.get(self.mapping.type)

    def _status(self, cells: Cells) -> Status | None:
        word = self._cell(cells, self.mapping.status_from).casefold()
        return next((status for status in Status if status == word), None) if word else self.mapping.status

    def _because(self, cells: Cells, where: str) -> str:
        columns = [name for name in (self.mapping.date, self.mapping.end, self.mapping.source) if name]
        said = [f"{name}: {cell}" for name in columns if (cell := self._cell(cells, name))]
        return " · ".join([where, *said])

    def _quoted(self, cells: Cells) -> int | None:
        column = self.mapping.quote
        return self._places[column] if column and self._cell(cells, column) else None

    def _cell(self, cells: Cells, column: str) -> str:
        return cells[self._places[column]].strip() if column else ""

    @cached_property
    def _places(self) -> Map[str, int]:
        return {heading: place for place, heading in enumerate(self.headings)}

    @cached_property
    def days(self) -> Days:
        """Reads the table's dates."""
        return Days(self.mapping.dates, self.mapping.language, self.understand)

    @cached_property
    def names(self) -> Names:
        """Finds the table's actors."""
        return Names(self.known, {bare_name(written): code for written, code in self.mapping.names})

    @cached_property
    def _kinds(self) -> Map[str, EventType]:
        """The types by their ids, and by their labels in any language."""
        kinds = self.known.event_types.values()
        return {bare_name(word): kind for kind in kinds for word in (*kind.labels.values(), kind.id)}


def evidence(document_id: str, text: str, start: int, cells: Cells, quoted: int | None) -> Evidence:
    """The words of a row that tell its event."""
    span = span_of(start, cells, quoted)
    return Evidence(document_id, span, span.cut(text))


def _several(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else tuple(filter(None, (value,)))
