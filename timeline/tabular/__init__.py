"""Tables of already known events: what their columns mean, and each row as an event."""

from timeline.tabular.coding import Coder, RefusedRow, Why
from timeline.tabular.days import Understand
from timeline.tabular.guessing import guess
from timeline.tabular.mapping import (
    COLUMNS,
    FIELDS,
    MANY,
    Dates,
    Mapping,
    MappingError,
    Unknown,
    changed,
)
from timeline.tabular.reading import Tried, read_table, table_document, together, try_rows
from timeline.tabular.table import Row, Table, parts

__all__ = [
    "COLUMNS",
    "FIELDS",
    "MANY",
    "Coder",
    "Dates",
    "Mapping",
    "MappingError",
    "RefusedRow",
    "Row",
    "Table",
    "Tried",
    "Understand",
    "Unknown",
    "Why",
    "changed",
    "guess",
    "parts",
    "read_table",
    "table_document",
    "together",
    "try_rows",
]
