"""XLSX: the table of events as a spreadsheet, each cell a text that no program runs or turns into a number.

Dates are texts too: a spreadsheet has none before 1900, and none that is known to the month only.
"""

from collections.abc import Iterable
from typing import BinaryIO, Final

from xlsxwriter import Workbook

from timeline.events import Event
from timeline.formats.table import COLUMNS, row

_SHEET: Final = "events"
# What the format itself allows: longer texts, and further rows, make a file that spreadsheet programs refuse.
_LONGEST_CELL: Final = 32_767
MOST_ROWS: Final = 1_048_576
_CUT: Final = "…"
_WIDTHS: Final = {"quotes": 60, "because": 40, "actors": 18, "people": 30, "date": 24}
_WIDTH: Final = 14


def write(events: Iterable[Event], stream: BinaryIO) -> None:
    """The first row names the columns, stays in sight and filters; what has no room in a sheet is left out."""
    book = Workbook(stream, {"constant_memory": True, "in_memory": False, "strings_to_formulas": False})
    sheet = book.add_worksheet(_SHEET)
    heading, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, _WIDTHS.get(column, _WIDTH), wrapped)
        sheet.write_string(0, place, column, heading)
    last = 0
    for last, event in zip(range(1, MOST_ROWS), events, strict=False):
        for place, cell in enumerate(row(event)):
            if cell:
                # A text whatever it begins with: `write` would make formulas, links and numbers of some.
                sheet.write_string(last, place, _fitting(cell), wrapped)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    book.close()


def _fitting(text: str) -> str:
    # Half a character has no UTF-8, and the file would not be written at all.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole if len(whole) <= _LONGEST_CELL else whole[: _LONGEST_CELL - 1] + _CUT
