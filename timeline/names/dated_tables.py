"""Loads the tables of what had its time: things, what was much in the news, what a dollar was worth."""

from itertools import groupby
from pathlib import Path
from typing import Final

from timeline.names.dated_names import EVERYWHERE, NamedRows
from timeline.names.rates import Currency, ExchangeRate, Rates
from timeline.names.reading import Row, columns, load_rows, member, one_date, optional_date
from timeline.names.rows import FirstDay, Prominence
from timeline.names.stories import Stories, Story

_FIRST_DAY_COLUMNS: Final = ("id", "earliest", "latest", "language", "name", "source")
_PROMINENCE_COLUMNS: Final = ("name", "from", "until", "kind")
# The names of `prominence.csv` are those of English news.
_PROMINENT_IN: Final = "en"
# People and firms go by their English names in many languages.
_NAMED_ALIKE: Final = (Prominence.PERSON, Prominence.COMPANY)
_SPELLINGS: Final = "|"


def load_first_days(folder: Path) -> list[FirstDay]:
    """`first_days.csv`."""
    return load_rows(folder / "first_days.csv", _FIRST_DAY_COLUMNS, _first_day, order=5, key=5)


def load_prominence(folder: Path) -> list[FirstDay]:
    """`prominence.csv`: English names by the years they were much in the news, a row for each spelling."""
    rows = load_rows(folder / "prominence.csv", _PROMINENCE_COLUMNS, _prominent, order=1, key=1)
    return [spelling for row in rows for spelling in row]


def load_dated_names(folder: Path) -> list[FirstDay]:
    """Both tables; what stands in both is as `first_days.csv` has it, to the day; but for people and firms."""
    first_days = load_first_days(folder)
    prominent = load_prominence(folder)
    lasting = {row.name for row in prominent if row.prominence in _NAMED_ALIKE}
    kept = [row for row in first_days if row.language != _PROMINENT_IN or row.name not in lasting]
    known = {row.name for row in kept if row.language == _PROMINENT_IN}
    return [*kept, *(row for row in prominent if row.name not in known)]


def load_stories(folder: Path) -> Stories:
    """`stories.csv`."""
    return Stories(load_rows(folder / "stories.csv", columns(Story), _story, order=1, key=1))


def load_currencies(folder: Path) -> list[Currency]:
    """`currencies.csv`."""
    return load_rows(folder / "currencies.csv", columns(Currency), lambda row: Currency(**row), order=3, key=3)


def load_exchange_rates(folder: Path) -> list[ExchangeRate]:
    """`exchange_rates.csv`."""
    return load_rows(folder / "exchange_rates.csv", columns(ExchangeRate), _exchange_rate, order=2, key=2)


def load_rates(folder: Path) -> Rates:
    """Currencies by name, and their rates."""
    rates = groupby(load_exchange_rates(folder), key=lambda rate: rate.currency)
    return Rates(NamedRows(tuple(load_currencies(folder))), {code: tuple(rows) for code, rows in rates})


def _first_day(row: Row) -> FirstDay:
    latest = optional_date(row["latest"])
    return FirstDay(row["id"], one_date(row["earliest"]), latest, row["language"], row["name"], row["source"])


def _prominent(row: Row) -> list[FirstDay]:
    kind = member(Prominence, "kind", row["kind"])
    first, last = one_date(row["from"]), optional_date(row["until"])
    spellings = row["name"].split(_SPELLINGS)
    language = EVERYWHERE if kind in _NAMED_ALIKE else _PROMINENT_IN
    return [FirstDay(spellings[0], first, last, language, name, "public record", kind) for name in spellings]


def _story(row: Row) -> Story:
    words = tuple(tuple(group.split(_SPELLINGS)) for group in row["words"].split(";"))
    return Story(row["id"], one_date(row["first"]), optional_date(row["last"]), row["language"], words)


def _exchange_rate(row: Row) -> ExchangeRate:
    return ExchangeRate(row["currency"], int(row["year"]), float(row["per_dollar"]))
