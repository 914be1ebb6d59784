"""CSV: one event a row, safe to open in a spreadsheet program.

Such a program runs a cell that begins with `=`, `+`, `-` or `@` as a formula, so words from a report
that begin so get an apostrophe before them. The date columns do not: they are written by us and hold
only digits and EDTF's signs, and a year before our era (`-0043-03-15`) must stay a date other
programs can read.
"""

import csv
from collections.abc import Iterable
from typing import Final, TextIO

from timeline.dates import bounds, on_day, write_edtf
from timeline.events import Event

COLUMNS: Final = (
    "id", "date", "earliest", "latest", "status", "type", "actors", "recipients", "people", "place",
    "quotes", "documents", "because", "confirmed",
)  # fmt: skip

# Full-width forms are taken for the plain ones by programs set to East Asian languages.
_FORMULA_STARTS: Final = tuple("=+-@\t\r\n＝＋－＠")
_BYTE_ORDER_MARK: Final = "\ufeff"


def write(events: Iterable[Event], stream: TextIO) -> None:
    """Opens with a byte order mark, without which spreadsheet programs do not show Arabic.

    A stream over a file is to be opened with `encoding="utf-8", newline=""`.
    """
    stream.write(_BYTE_ORDER_MARK)
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    table.writerows(map(_row, events))


def _row(event: Event) -> list[str]:
    return [
        _safe(event.id),
        *_dates(event),
        *map(_safe, (event.status.value, event.type)),
        *(_safe("; ".join(codes)) for codes in (event.actors, event.recipients, event.people)),
        _safe(event.place),
        _safe("\n".join(evidence.quote for evidence in event.evidence)),
        _safe("; ".join(dict.fromkeys(evidence.document_id for evidence in event.evidence))),
        _safe(event.because),
        _safe("; ".join(event.confirmed)),
    ]


def _dates(event: Event) -> tuple[str, str, str]:
    """The date, its earliest and its latest day, each empty where there is none."""
    if event.when is None:
        return "", "", ""
    span = bounds(event.when)
    return write_edtf(event.when), _day(span.earliest), _day(span.latest)


def _day(number: int | None) -> str:
    return "" if number is None else write_edtf(on_day(number))


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
