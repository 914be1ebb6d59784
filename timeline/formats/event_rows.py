"""Reads tables of known events: CSV and TSV in any encoding, XLSX; cells out, what they mean is another's matter."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any, Final

from timeline.formats.encodings import decode
from timeline.formats.outcome import Refused, base_name, tidy
from timeline.formats.unpack import declares_entities, open_zip, too_much
from timeline.tabular import Row, Table

# Bytes, of the file and of what a spreadsheet unpacks to.
_LIMIT: Final = 200_000_000
_SEPARATORS: Final = ",;\t|"
_BLANKS: Final = re.compile(r"\s+")
_CELL_LIMIT: Final = 1_000_000
_MOST_COLUMNS: Final = 200

Numbered = Iterable[tuple[int, Iterable[str]]]


def read_rows(name: str, data: bytes) -> Table | Refused:
    """The table of a file: its first row that is not empty are the headings."""
    reader = TABLES.get(PurePosixPath(base_name(name)).suffix.lower())
    if reader is None:
        return Refused(name, f"This type of file holds no table; save it as {', '.join(TABLES)} and add that.")
    if len(data) > _LIMIT:
        return Refused(name, f"The file is larger than {_LIMIT // 1_000_000} MB; split it and add the parts.")
    return reader(name, data)


def _separated(name: str, data: bytes) -> Table | Refused:
    text = decode(data)
    if text is None:
        return Refused(name, "The file holds no readable text, only binary data; save it as UTF-8 text and add that.")
    text = tidy(text).removeprefix("\ufeff")
    previous = csv.field_size_limit(_CELL_LIMIT)
    try:
        return _table(name, _numbered(text, _separator(name, text)))
    except csv.Error as error:
        return Refused(name, f"The table cannot be read ({error}); save it again as CSV and add that.")
    finally:
        csv.field_size_limit(previous)


def _separator(name: str, text: str) -> str:
    """A tab where the file's name says so, else the sign that stands most often in the first line."""
    if name.lower().endswith(".tsv"):
        return "\t"
    first = text.lstrip().partition("\n")[0]
    return max(_SEPARATORS, key=first.count)


def _numbered(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    for cells in rows:
        yield line, cells
        line = rows.line_num + 1


def _spreadsheet(name: str, data: bytes) -> Table | Refused:
    # Slow to import, and few tables are spreadsheets.
    from openpyxl import load_workbook

    damaged = Refused(name, "The spreadsheet cannot be read: it is damaged or locked; save it again as XLSX or CSV.")
    container = open_zip(data)
    if container is None:
        return damaged
    if too_much(container, len(data)):
        return Refused(name, f"The spreadsheet unpacks to more than {_LIMIT // 1_000_000} MB; split it.")
    if declares_entities(container):
        return damaged
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = ((line, map(_written, cells)) for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1))
        return _table(name, rows)
    except (KeyError, ValueError, IndexError, TypeError, OSError, SyntaxError, zipfile.BadZipFile):
        # A file made by hand or cut short fails in as many ways as it has parts.
        return damaged


def _written(value: Any) -> str:
    """A spreadsheet's value as one would write it: a day is a day, and a whole number has no point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _table(name: str, rows: Numbered) -> Table | Refused:
    """Cells on one line each; rows are filled up to the headings, and empty ones left out."""
    lines = ((line, _tidied(cells)) for line, cells in rows)
    filled = ((line, cells) for line, cells in lines if any(cells))
    _, headings = next(filled, (0, ()))
    if len(headings) < 2:
        return Refused(name, "No table was found: the first row must hold the names of its columns.")
    if len(headings) > _MOST_COLUMNS:
        return Refused(name, f"The table has more than {_MOST_COLUMNS} columns; keep those that tell of the events.")
    width = len(headings)
    body = tuple(Row(line, cells + ("",) * (width - len(cells))) for line, cells in filled)
    if not body:
        return Refused(name, "The table has no rows below the names of its columns.")
    return Table(base_name(name), _distinct(headings), body)


def _tidied(cells: Iterable[str]) -> tuple[str, ...]:
    tidied = [_BLANKS.sub(" ", tidy(cell)).strip() for cell in cells]
    while tidied and not tidied[-1]:
        tidied.pop()
    return tuple(tidied)


def _distinct(headings: Iterable[str]) -> tuple[str, ...]:
    """Headings that tell their columns apart: an empty one is a number, a second "actor" is "actor (2)"."""
    found: list[str] = []
    for number, heading in enumerate(headings, start=1):
        name, count = heading or str(number), 2
        while name in found:
            name, count = f"{heading or number} ({count})", count + 1
        found.append(name)
    return tuple(found)


TABLES: Final[Mapping[str, Callable[[str, bytes], Table | Refused]]] = {
    ".csv": _separated,
    ".tsv": _separated,
    ".xlsx": _spreadsheet,
}
