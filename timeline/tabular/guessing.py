"""A first mapping of a table, by its headings and by what its cells hold; the user has the last word."""

import tomllib
from collections.abc import Mapping as Map
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from timeline.dates import When
from timeline.events import Knowledge
from timeline.names import bare_name
from timeline.tabular.days import Days, Understand, numeral_order
from timeline.tabular.mapping import MANY, Dates, Mapping
from timeline.tabular.naming import Names
from timeline.tabular.table import Table

_HEADINGS: Final = Path(__file__).with_name("headings.toml")
# So many rows, taken evenly, show what a column holds.
_SAMPLE: Final = 60
_MOST: Final = 0.6
_PROSE: Final = 25


def guess(table: Table, known: Knowledge, understand: Understand, *, language: str = "") -> Mapping:
    """What the columns seem to mean."""
    step = max(1, len(table.rows) // _SAMPLE)
    sample = [row.cells for row in table.rows[::step]]
    columns = {
        heading: [cells[place] for cells in sample if cells[place].strip()]
        for place, heading in enumerate(table.headings)
    }
    order = _order(columns)
    found = _by_headings(columns)
    days = Days(order, language, understand)
    dated = [name for name, cells in columns.items() if _share([_looks_dated(c, days) for c in cells]) >= _MOST]
    # A heading may promise what the cells do not hold: "from" is a day here and a country there.
    for name in ("date", "end"):
        if found.get(name) and found[name] not in dated:
            del found[name]
    if "date" not in found and dated:
        found["date"] = dated[0]
    names = Names(known, {})
    for name in ("actors_from", "recipients_from"):
        if found.get(name) and _share([not names.actors(c, None).unknown for c in columns[found[name]]]) < _MOST:
            del found[name]
    if "actors_from" not in found:
        found |= _named(columns, set(found.values()), names)
    if "quote" not in found:
        found |= _prose(columns, set(found.values()))
    many: dict[str, Any] = {name: (column,) if name in MANY else column for name, column in found.items()}
    return Mapping(**many, dates=order, type=list(known.event_types)[-1], language=language)


def _by_headings(columns: Map[str, Sequence[str]]) -> dict[str, Any]:
    """A field's column is the one whose heading stands first in its list, as a whole or as a word of it."""
    found: dict[str, str] = {}
    bare = {heading: bare_name(heading) for heading in columns}
    for whole in (True, False):
        for name, words in _words().items():
            if name in found:
                continue
            free = [heading for heading in columns if heading not in found.values()]
            fits = [(words.index(w), h) for h in free for w in ([bare[h]] if whole else bare[h].split()) if w in words]
            if fits:
                found[name] = min(fits)[1]
    return found


@cache
def _words() -> Map[str, list[str]]:
    tables = tomllib.loads(_HEADINGS.read_text("utf-8"))
    return {name: [bare_name(word) for word in words] for name, words in tables.items()}


def _order(columns: Map[str, Sequence[str]]) -> Dates:
    """The order of days in numerals, if one of them shows it."""
    orders = {order for cells in columns.values() for cell in cells if (order := numeral_order(cell))}
    return next(iter(orders)) if len(orders) == 1 else Dates.ANY


def _looks_dated(cell: str, days: Days) -> bool:
    when: When | None = days.read(cell) if len(cell) <= _PROSE and any(c.isdigit() for c in cell) else None
    return when is not None


def _named(columns: Map[str, Sequence[str]], taken: set[str], names: Names) -> dict[str, str]:
    for heading, cells in columns.items():
        if heading not in taken and _share([not names.actors(c, None).unknown for c in cells]) >= _MOST:
            return {"actors_from": heading}
    return {}


def _prose(columns: Map[str, Sequence[str]], taken: set[str]) -> dict[str, str]:
    lengths = {h: sum(map(len, cells)) / len(cells) for h, cells in columns.items() if cells and h not in taken}
    longest = max(lengths, key=lambda heading: lengths[heading], default="")
    return {"quote": longest} if longest and lengths[longest] >= _PROSE else {}


def _share(answers: Sequence[bool]) -> float:
    return sum(answers) / len(answers) if answers else 0.0
