"""CSV: one event a row, safe to open in a spreadsheet program.

Such a program runs a cell that begins with `=`, `+`, `-` or `@` as a formula, so words from a report
that begin so get an apostrophe before them. The date columns do not: they are written by us and hold
only digits and EDTF's signs, and a year before our era (`-0043-03-15`) must stay a date other
programs can read.
"""

import csv
from collections.abc import Iterable
from typing import BinaryIO, Final

from timeline.events import Event
from timeline.formats.table import COLUMNS, DATES, row
from timeline.formats.writer import as_text

# Full-width forms are taken for the plain ones by programs set to East Asian languages.
_FORMULA_STARTS: Final = tuple("=+-@\t\r\n＝＋－＠")
_BYTE_ORDER_MARK: Final = "\ufeff"


def write(events: Iterable[Event], stream: BinaryIO) -> None:
    """Opens with a byte order mark, without which spreadsheet programs do not show Arabic."""
    with as_text(stream) as text:
        text.write(_BYTE_ORDER_MARK)
        table = csv.writer(text)
        table.writerow(COLUMNS)
        table.writerows(map(_row, events))


def _row(event: Event) -> list[str]:
    cells = zip(COLUMNS, row(event), strict=True)
    return [cell if column in DATES else _safe(cell) for column, cell in cells]


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
