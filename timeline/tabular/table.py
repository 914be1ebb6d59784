"""A table of events as cells, and as the text its documents have: a line a row, cells parted by tabs.

A table becomes documents of at most `ROWS_A_DOCUMENT` rows, each its heading and its rows as lines, and the
evidence of an event is its row's line, or the cell that tells it. So an event is opened without reading a table of
a hundred thousand rows, each document is saved whole in a transaction of its own, and as the text does not depend
on the mapping, another mapping of the same table corrects its events instead of adding new ones.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.text import Span

ROWS_A_DOCUMENT: Final = 1_000
_CELL_ENDS: Final = "\t"
_LINE_ENDS: Final = "\n"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row; `line` is where the file has it, counted from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its headings; every row has as many cells as there are headings, and no cell holds a tab."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def parts(table: Table) -> Iterator[Table]:
    """The table in pieces, each fit to be a document."""
    whole = len(table.rows) <= ROWS_A_DOCUMENT
    for start in range(0, len(table.rows), ROWS_A_DOCUMENT):
        rows = table.rows[start : start + ROWS_A_DOCUMENT]
        name = table.name if whole else f"{table.name} ({rows[0].line}–{rows[-1].line})"
        yield Table(name, table.headings, rows)


def text_of(table: Table) -> str:
    r"""The table as text.

    >>> text_of(Table("", ("date", "place"), (Row(2, ("1815-06-09", "Vienna")),)))
    'date\tplace\n1815-06-09\tVienna'
    """
    lines = (table.headings, *(row.cells for row in table.rows))
    return _LINE_ENDS.join(_CELL_ENDS.join(cells) for cells in lines)


def cells_of(text: str) -> tuple[tuple[str, ...], list[tuple[int, tuple[str, ...]]]]:
    """A text's headings, and of each row where it begins and its cells: what `text_of` wrote, read again."""
    headings, *lines = text.split(_LINE_ENDS)
    at = len(headings) + 1
    rows = []
    for line in lines:
        rows.append((at, tuple(line.split(_CELL_ENDS))))
        at += len(line) + 1
    return tuple(headings.split(_CELL_ENDS)), rows


def span_of(start: int, cells: Sequence[str], column: int | None = None) -> Span:
    """Where a row stands in the text, or one of its cells.

    >>> span_of(11, ("1815-06-09", "Vienna"), 1)
    Span(start=22, end=28)
    """
    if column is None:
        return Span(start, start + sum(map(len, cells)) + len(cells) - 1)
    first = start + sum(len(cell) + 1 for cell in cells[:column])
    return Span(first, first + len(cells[column]))
