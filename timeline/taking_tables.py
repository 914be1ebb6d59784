"""Tables of known events into the store: all rows are coded first, then saved part by part, each part whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Final

from timeline.dating import DocumentDate
from timeline.events import Event, Knowledge, Reading
from timeline.pipeline import understand_date
from timeline.store import Saved, Store
from timeline.tabular import Coder, Mapping, Table, Tried, guess, parts, table_document, together, try_rows
from timeline.text import Citation, Document, identify

# What shows the language of a table: names alone would not.
_SHORTEST_PROSE: Final = 25
_MOST_CELLS: Final = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A document of a table, and what its rows gave."""

    document: Document
    tried: Tried


@dataclass(frozen=True)
class Plan:
    """A table coded and not yet saved."""

    parts: tuple[Part, ...]
    mapping: Mapping

    @cached_property
    def tried(self) -> Tried:
        """What all rows gave."""
        return together(part.tried for part in self.parts)


def proposed(table: Table, known: Knowledge) -> Mapping:
    """The mapping a table seems to have."""
    prose = (cell for row in table.rows for cell in row.cells if len(cell) >= _SHORTEST_PROSE)
    words = " ".join(islice(prose, _MOST_CELLS)) or " ".join(table.headings)
    return guess(table, known, understand_date, language=identify(words))


def plan(
    table: Table,
    mapping: Mapping,
    known: Knowledge,
    citation: Citation = Citation(),  # noqa: B008
) -> Iterator[tuple[int, Part]]:
    """The table's parts as they are coded, with the number of rows behind each. Raises MappingError."""
    coder = Coder(table.headings, mapping, known, understand_date)
    done = 0
    for piece in parts(table):
        document = table_document(piece, mapping, citation)
        done += len(piece.rows)
        yield done, Part(document, try_rows(document, coder))


def save(part: Part, store: Store, *, at: datetime) -> Saved:
    """Keeps one part, whole or not at all; the same again changes nothing, and what people settled stays."""
    events: tuple[Event, ...] = part.tried.events
    return store.save(Reading(part.document, DocumentDate(), (), events), at=at)
